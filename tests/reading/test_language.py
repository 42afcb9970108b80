import subprocess
import sys

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


DENSE = (
    "Philippe Martin, maire de Biarritz, ouvre le sommet. Qui paie la facture ? La ville a avancé un million d'euros, "
    "l'État deux millions. Des hôtels affichent complet, elle refuse du monde au centre. Ils étaient deux cents, une "
    "centaine avec badge, trente aux barrages, dans le froid. Nous avons compté vingt agents sur le port, a raconté "
    "Louis Morel, ancien policier, où le vent soufflait fort. Mais le maire a maintenu le marché nocturne. Ce matin, "
    "Anne Petit, libraire, a fermé boutique : trop peu de clients, trop de bruit. Marc Lopez, boulanger, a perdu la "
    "moitié de la recette de la semaine, et a demandé réparation. La préfecture a promis de répondre avant la fin de "
    "la semaine prochaine, et de verser un acompte de mille euros à chaque commerce fermé le temps de la réunion."
)


def test_dense_french_is_known_by_the_variety_of_its_function_words() -> None:
    program = (
        "import sys\n"
        "from enjeu.reading.language import identify\n"
        "print(identify(sys.argv[1]).code, 'py3langid' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program, DENSE], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["fr", "False"]  # without the identifier, which takes 77 MB
