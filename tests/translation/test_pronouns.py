"""French pronouns and the English ones that answer them."""

import pytest

from enjeu.syntax.tagging import tag
from enjeu.translation.pronouns import Role, Who, answered, as_in_whole, english_pronouns, french_pronouns, rewritten


@pytest.mark.parametrize(
    ("french", "roles"),
    [
        ("Elle a vendu sa maison.", [Role.SUBJECT, Role.POSSESSIVE]),
        ("Il faut vendre la maison.", [Role.IMPERSONAL]),
        ("Il n'y a plus de maison.", [Role.IMPERSONAL]),
        ("Il est essentiel que la maison soit vendue.", [Role.IMPERSONAL]),
        ("Il semble que la maison soit vendue.", [Role.IMPERSONAL]),
        ("On ne sait pas ce qu'il s'est passé.", [Role.IMPERSONAL]),
        ("Il n'est pas facile pour un maire de juger.", [Role.IMPERSONAL]),
        ("Est-il possible de venir ?", [Role.IMPERSONAL]),
        ("Reste-t-il du pain ?", [Role.IMPERSONAL]),
        ("Il est maire de Lyon.", [Role.SUBJECT]),
        ("Il est soupçonné d'avoir volé.", [Role.SUBJECT]),
        ("Il est mort d'un cancer.", [Role.SUBJECT]),
        ("Il est convaincu que la loi passera.", [Role.SUBJECT]),
        ("Il agit seul, et dit ce qu'il veut.", [Role.SUBJECT, Role.SUBJECT]),
        ("Il est venu avec elle.", [Role.SUBJECT, Role.OTHER]),
        ("Le parti va-t-il vendre son siège ?", [Role.POSSESSIVE]),
        ('"Oui", a-t-il dit.', [Role.SUBJECT]),
        ("Le maire l'a vue avec lui.", [Role.OTHER, Role.OTHER]),
        ("Le son de la cloche.", []),
        ("Le maire affirme avoir vu le feu, et ne pas l'avoir éteint.", [Role.IMPLIED, Role.OTHER]),
        ("Le maire dit avoir une idée, il doit avoir menti.", [Role.SUBJECT]),
    ],
)
def test_what_french_pronouns_do(french: str, roles: list[Role]) -> None:
    assert [p.role for p in french_pronouns(tag(french))] == roles


def test_what_english_pronouns_do() -> None:
    found = english_pronouns("She sold her house to her, and it is his; the IT firm saw itself.")
    assert [(p.role, p.who) for p in found] == [
        (Role.SUBJECT, Who.SHE),
        (Role.POSSESSIVE, Who.SHE),
        (Role.OTHER, Who.SHE),
        (Role.NEUTRAL, Who.IT),
        (Role.POSSESSIVE, Who.HE),
        (Role.REFLEXIVE, Who.IT),
    ]


@pytest.mark.parametrize(
    ("french", "gender"),
    [
        ("Elle est venue avec lui.", Who.HE),
        ("Le maire lui a parlé.", None),
        ("Nous la connaissons bien.", Who.SHE),
        ("Le maire l'a salué.", None),
        ("Le maire est venu lui-même.", Who.HE),
        ("Son auto est partie.", None),
    ],
)
def test_a_pronoun_has_its_own_gender_or_none(french: str, gender: Who | None) -> None:
    assert french_pronouns(tag(french))[-1].gender is gender


@pytest.mark.parametrize(
    ("english", "role"),
    [
        ("He saw her yesterday.", Role.OTHER),
        ("He saw her again.", Role.OTHER),
        ("He saw her car.", Role.POSSESSIVE),
        ("He told her that.", Role.OTHER),
    ],
)
def test_whose_her_is(english: str, role: Role) -> None:
    assert english_pronouns(english)[-1].role is role


def changed(french: str, english: str, who: Who) -> str:
    """The English with every answered pronoun turned into that of `who`."""
    pairs = answered(tag(french), (french, english))
    return rewritten(english, dict.fromkeys(pairs, who))


@pytest.mark.parametrize(
    ("french", "english", "she"),
    [
        ("Il a vendu sa maison.", "He sold his house.", "She sold her house."),
        ("Le maire lui a vendu son auto.", "The mayor sold it his car.", "The mayor sold her her car."),
        ("Il s'est vendu lui-même.", "It sold itself.", "She sold herself."),
        ("Le préfet est venu avec elle.", "The prefect came with it.", "The prefect came with her."),
        ("Selon elle, le maire part.", "According to it, the mayor leaves.", "According to her, the mayor leaves."),
        ("Le maire veut qu'elle parte.", "The mayor wants it to leave.", "The mayor wants her to leave."),
        ("Le maire a dit qu'elle part.", "The mayor said it left.", "The mayor said she left."),
        ("Le maire sait qu'elle va mieux.", "The mayor knows that it's better.", "The mayor knows that she's better."),
        ("SON AUTO EST PARTIE.", "ITS CAR IS GONE.", "HER CAR IS GONE."),
    ],
)
def test_each_form_has_its_like(french: str, english: str, she: str) -> None:
    assert changed(french, english, Who.SHE) == she


def test_what_is_nobody_is_told_from_what_is_somebody() -> None:
    french, english = "Elle a dit qu'il faut la vendre.", "It said that it is necessary to sell."
    assert [f.role for f in answered(tag(french), (french, english)).values()] == [Role.SUBJECT, Role.IMPERSONAL]


def test_a_shortened_sentence_has_the_pronouns_of_the_whole() -> None:
    whole = (
        "Hier, la ministre a dit qu'elle vendra sa maison et qu'il faut en vendre d'autres.",
        "Yesterday, the minister said that she will sell her house and that it is necessary to sell others.",
    )
    part = ("La ministre a dit qu'elle vendra sa maison.", "The minister said that it will sell his house.")
    assert as_in_whole(part, whole) == "The minister said that she will sell her house."


def test_a_pronoun_that_the_whole_does_not_have_stays() -> None:
    whole = ("Le maire vendra sa maison.", "The mayor will sell the house.")
    part = ("Le maire vendra sa maison.", "The mayor will sell his house.")
    assert as_in_whole(part, whole) == part[1]


def test_nobody_stays_nobody_in_a_shortened_sentence() -> None:
    whole = ("Hier, il est probable qu'il pleuve.", "Yesterday, he is likely to be raining.")
    part = ("Il est probable qu'il pleuve.", "It is likely to be raining.")
    assert as_in_whole(part, whole) == part[1]
