import pytest

from enjeu.summary.quotes import closed, quoted


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


def test_the_inside_of_a_quotation_gets_its_marks() -> None:
    assert closed("We are tired.", "Nous sommes fatigués.", inside=True) == '"We are tired."'
    assert closed('"We are tired.', "« Nous sommes fatigués.", inside=True) == '"We are tired."'


@pytest.mark.parametrize(
    ("texts", "told_in"),
    [
        # The speaker stands where the quotation opens, where it ends, or beside it.
        (["Le maire a dit : « Nous essayons.", "Nous sommes fatigués.", "Rien ne vient. »"], {1: (0,), 2: (0,)}),
        (['"Nous essayons.', "Nous sommes fatigués.", 'Rien ne vient", dit-il.'], {0: (2,), 1: (2,)}),
        (["Le maire est las.", '"Nous essayons."', "Il partira."], {1: (0, 2)}),
        # Part of a sentence, and marks of which one was left out.
        (['Un "cessez-le-feu" est signé.', "Il dure."], {}),
        (['"Nous essayons.', "La ville est calme.", 'Un "accord" est signé.'], {}),
        (["Rien ne vient », dit-il.", "La ville est calme."], {}),
    ],
)
def test_a_quotation_knows_the_sentences_that_say_whose_it_is(
    texts: list[str], told_in: dict[int, tuple[int, ...]]
) -> None:
    assert {i: quotation.told_in for i, quotation in quoted(texts).items()} == told_in
