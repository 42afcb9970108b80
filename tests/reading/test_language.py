import pytest

from enjeu.reading.language import identify


@pytest.mark.parametrize(
    "text",
    [
        "Poutine a des options limitées.",
        "Le chat dort.",
        "LA RUSSIE PROPOSE UNE TRÊVE À KIEV",
        "Président Macron",
        "« J’ai dit non », répète-t-il.",
        "Bonjour",
    ],
)
def test_short_french_is_french(text: str) -> None:
    assert identify(text).code == "fr"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("El presidente ruso se reunió este miércoles con el líder norcoreano en el Extremo Oriente.", "Spanish"),
        ("The Russian president met the North Korean leader on Wednesday in the Far East of the country.", "English"),
        ("Il presidente russo ha incontrato mercoledì il leader nordcoreano nell'Estremo Oriente.", "Italian"),
        ("O presidente russo encontrou-se nesta quarta-feira com o líder norte-coreano.", "Portuguese"),
        ("El president rus s'ha reunit aquest dimecres amb el líder nord-coreà a l'Extrem Orient.", "Catalan"),
        ("Der russische Präsident hat am Mittwoch den nordkoreanischen Machthaber getroffen.", "German"),
        ("Президент России встретился в среду с лидером Северной Кореи на Дальнем Востоке.", "Russian"),
    ],
)
def test_other_languages_are_called_by_their_english_name(text: str, name: str) -> None:
    assert identify(text).name == name


@pytest.mark.parametrize("text", ["Kim Jong Un", "Moscou menace Washington", "2023"])
def test_a_few_names_are_taken_for_french_and_the_doubt_is_told(text: str) -> None:
    assert identify(text)[0::2] == ("fr", False)
