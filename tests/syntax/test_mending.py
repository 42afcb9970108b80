"""What parser and tagger often get wrong is put right: who does what to what."""

import pytest

from enjeu.gains.frames import lexicon
from enjeu.syntax import Tree, analyse


def tree_of(text: str) -> Tree:
    return analyse(text, lexicon().infinitives())


def word(tree: Tree, text: str) -> int:
    return tree.lows.index(text)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Les prêts dont bénéficie l'entreprise seront prolongés.", "bénéficie", "entreprise"),
        ("Les prêts dont bénéficie l'entreprise seront prolongés.", "prolongés", "prêts"),
        ("Les salariés, dont le salaire sera augmenté, ont repris le travail.", "repris", "salariés"),
        ("Les salariés, dont le salaire sera augmenté, ont repris le travail.", "augmenté", "salaire"),
        ("A l'issue des négociations, les pilotes se sont engagés.", "engagés", "pilotes"),
        ("Quatre syndicats ont suspendu leur appel après avoir obtenu des garanties.", "obtenu", "syndicats"),
        ("Près de 12 milliards d'euros iront aux communes.", "iront", "milliards"),
        ("Le pays a réservé des doses à Sanofi et GSK - 60 caisses sont promises au Mali.", "promises", "caisses"),
        ("Toujours hospitalisé jeudi soir, le secrétaire de la fédération a été entendu.", "entendu", "secrétaire"),
        ("S'il a reconnu les faits, l'élu frontiste a refusé de payer.", "refusé", "élu"),
    ],
)
def test_the_subject(text: str, verb: str, subject: str) -> None:
    tree = tree_of(text)
    found = tree.subject(word(tree, verb))
    assert found is not None
    assert tree.lows[found] == subject


@pytest.mark.parametrize(
    ("text", "verb", "thing"),
    [
        ("L'aide que l'Etat a accordée à Renault a été critiquée.", "accordée", "aide"),
        ("La subvention que réclame l'association sera versée.", "réclame", "subvention"),
        ("Elle aurait perçu plus d'un million d'euros.", "perçu", "million"),
    ],
)
def test_the_object(text: str, verb: str, thing: str) -> None:
    tree = tree_of(text)
    assert thing in [tree.lows[k] for k in tree.objects(word(tree, verb))]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Les personnels hospitaliers réclament des lits.", "réclament"),
        ("Le secrétaire général réclame une hausse.", "réclame"),
        ("Il a promis de la recevoir.", "recevoir"),
    ],
)
def test_a_verb_is_a_verb(text: str, verb: str) -> None:
    tree = tree_of(text)
    assert tree[word(tree, verb)].tag[0] == "V"


def test_what_is_thought_is_no_relative_clause() -> None:
    tree = tree_of("La promesse que l'Etat paiera la note rassure.")
    assert tree[word(tree, "paiera")].label != "acl:relcl"
