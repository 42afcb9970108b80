import pytest

from enjeu.summary.quotes import closed


@pytest.mark.parametrize(
    ("english", "french", "wanted"),
    [
        # It opens here and goes on in the next sentence.
        ('"We have tried for years.', "« Nous essayons depuis des années.", '"We have tried for years."'),
        (
            'The minister announced: "Buses will run tomorrow.',
            'Le ministre a annoncé : "Les bus circuleront demain.',
            'The minister announced: "Buses will run tomorrow."',
        ),
        # It opened before and ends here.
        ('Everyone knows," he insisted.', 'Tout le monde le sait", insiste-t-il.', '"Everyone knows," he insisted.'),
        # Whole, or lost by the translator: nobody knows where.
        ('"We sign," he said.', '"Nous signons", a-t-il dit.', '"We sign," he said.'),
        ('"We stay, the union said.', '"On reste", dit le syndicat.', '"We stay, the union said.'),
        ("Nobody spoke.", "Personne n'a parlé.", "Nobody spoke."),
    ],
)
def test_a_quotation_over_sentences_is_closed_around_one(english: str, french: str, wanted: str) -> None:
    assert closed(english, french) == wanted
