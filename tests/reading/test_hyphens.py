import pytest

from enjeu.reading.hyphens import keeps_hyphen, rejoined


@pytest.mark.parametrize(
    "parted",
    [
        "pro-posé",
        "mi-litaires",
        "Au-cun",
        "ex-plique",
        "euro-péen",
        "pro-chain",
        "contre-partie",
        "l’ex-pulsion",
        "MI-NISTRE",
        "au-jourd",
        "l'é-cole",
        "Mi-guel",
        "Char-les",
    ],
)
def test_a_word_that_a_printer_parted_is_one(parted: str) -> None:
    first, second = parted.split("-", 1)
    assert not keeps_hyphen(first, second, frozenset())


@pytest.mark.parametrize(
    "compound",
    [
        "dix-sept",
        "état-major",
        "savoir-faire",
        "israélo-palestinien",
        "porte-parole",
        "nord-coréen",
        "l'ex-ministre",
        "a-t-il",
        "dit-on",
        "vice-président",
        "au-delà",
        "lui-même",
        "Île-de-France",
        "Bouches-du-Rhône",
        "Notre-Dame",
        "mi-mars",
        "t-shirt",
    ],
)
def test_a_compound_keeps_its_hyphen(compound: str) -> None:
    first, second = compound.split("-", 1)
    assert keeps_hyphen(first, second, frozenset())


def test_the_text_itself_counts_before_the_lists_of_words() -> None:
    assert keeps_hyphen("contre", "partie", {"contre-partie"})
    assert not keeps_hyphen("état", "major", {"étatmajor"})


@pytest.mark.parametrize(
    ("parted", "word"),
    [
        ("ate-liers", "ateliers"),
        ("porte-parole", "porte-parole"),
        ("l'expul-sion", "l'expulsion"),
        ("pré-et", None),
        ("Xar-bul", None),
    ],
)
def test_a_word_is_put_together_only_where_a_list_has_it(parted: str, word: str | None) -> None:
    first, second = parted.split("-", 1)
    assert rejoined(first, second, frozenset()) == word
