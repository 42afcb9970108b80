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
        ("Il est maire de Lyon.", [Role.SUBJECT]),
        ("Le parti va-t-il vendre son siège ?", [Role.POSSESSIVE]),
        ('"Oui", a-t-il dit.', [Role.SUBJECT]),
        ("Le maire l'a vue avec lui.", [Role.OTHER, Role.OTHER]),
        ("Le son de la cloche.", []),
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


def changed(french: str, english: str, who: Who) -> str:
    """The English with every answered pronoun turned into that of `who`."""
    pairs = answered(tag(french), (french, english))
    return rewritten(english, {e: (who, f.role) for e, f in pairs.items()})


@pytest.mark.parametrize(
    ("french", "english", "she"),
    [
        ("Il a vendu sa maison.", "He sold his house.", "She sold her house."),
        ("Le maire lui a vendu son auto.", "The mayor sold it his car.", "The mayor sold her her car."),
        ("Il s'est vendu lui-même.", "It sold itself.", "She sold herself."),
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
