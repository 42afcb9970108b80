import pytest

from enjeu.summary.pruning import prune


def worth_of(*words: str):
    """A text is worth the words that it holds of these."""
    return lambda text: float(sum(word in text for word in words))


@pytest.mark.parametrize(
    ("text", "words", "shorter"),
    [
        (
            "Pyongyang pourrait chercher des technologies auprès de la Russie pour renforcer ses ambitions militaires.",
            ("Pyongyang", "technologies", "Russie"),
            "Pyongyang pourrait chercher des technologies auprès de la Russie.",
        ),
        (
            "Le ministre a confirmé samedi son intention de remplir le réservoir du barrage.",
            ("ministre", "confirmé", "intention", "réservoir", "barrage"),
            "Le ministre a confirmé son intention de remplir le réservoir du barrage.",
        ),
        (
            "Le ministre a confirmé mardi 3 juin son intention de remplir le réservoir du barrage.",
            ("ministre", "confirmé", "intention", "réservoir", "barrage"),
            "Le ministre a confirmé son intention de remplir le réservoir du barrage.",
        ),
        (
            "L'Iran, un proche allié, a déjà fourni de grandes quantités de balles et de drones.",
            ("Iran", "fourni", "balles", "drones"),
            "L'Iran a déjà fourni de grandes quantités de balles et de drones.",
        ),
        (
            "Les deux dirigeants ont échangé des lettres cette année et continué à se flatter.",
            ("dirigeants", "lettres"),
            "Les deux dirigeants ont échangé des lettres cette année.",
        ),
    ],
)
def test_the_branch_that_says_least_goes(text: str, words: tuple[str, ...], shorter: str) -> None:
    assert prune(text, worth_of(*words)) == shorter


@pytest.mark.parametrize(
    "text",
    [
        # What a denial governs, a quotation, a source, an argument, a date that something is due by.
        "Le groupe n'a pas livré les avions pour aider son concurrent russe cette année.",
        "« Nous signerons l'accord avec eux pour sauver les emplois de la région », a dit le maire.",
        "Le ministre a présenté son plan aux députés, selon des responsables américains cités par la presse.",
        "Le syndicat exige une hausse des salaires et une prime de fin d'année.",
        "Le verdict des onze juges devrait être connu d'ici jeudi au plus tard.",
        '"Je veux que rien ne soit comme avant"',  # the last word is a branch of its own
    ],
)
def test_what_the_sense_hangs_on_stays(text: str) -> None:
    assert prune(text, worth_of(text.split()[1])) == text


def test_what_is_worth_its_length_stays() -> None:
    text = "Pyongyang pourrait chercher des technologies auprès de la Russie pour renforcer ses ambitions militaires."
    assert prune(text, worth_of("renforcer", "ambitions", "militaires")) == text
