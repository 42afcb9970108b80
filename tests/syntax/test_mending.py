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
        ('Il a également réclamé "que le gouvernement accepte la réforme".', "réclamé", "il"),
        ("Les abonnés aux TER avaient déjà obtenu un remboursement.", "obtenu", "abonnés"),
        ("Le médecin, Jean Petit, qui avait tout avoué en 1993, demande sa libération.", "demande", "médecin"),
        ("Des tonnes de poulet avec une teneur anormale ont été distribuées.", "distribuées", "tonnes"),
        ("Réclamé de longue date par les syndicats, ce congé avait fait l'objet de pétitions.", "fait", "congé"),
        ("C'est Anna Petit, qui avait, parmi les premières, demandé un délai.", "demandé", "anna"),
        ("Réclamé de longue date par les syndicats, ce congé avait fait l'objet de pétitions.", "réclamé", "congé"),
        ("La hausse salariale de 6% réclamée par les syndicats n'est pas justifiée.", "réclamée", "hausse"),
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
        ("Le maire demande qu'il n'y ait pas de départs forcés.", "ait", "départs"),
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


@pytest.mark.parametrize(
    ("text", "asks", "deed"),
    [
        ("Le Medef appelle le gouvernement à accélérer la réforme.", "appelle", "accélérer"),
        ("L'Elysée a exigé d'Alexandre Benalla qu'il s'explique sur ses missions.", "exigé", "explique"),
        ("L'association demande au gouvernement qu'il retire sa réforme.", "demande", "retire"),
    ],
)
def test_what_one_asks_hangs_on_the_asking(text: str, asks: str, deed: str) -> None:
    tree = tree_of(text)
    assert tree[word(tree, deed)].head == word(tree, asks)


def test_what_a_copula_makes_a_predicate_is_no_object() -> None:
    tree = tree_of("Anna Petit souhaite mettre un terme à ce comportement qui est une source d'angoisse.")
    assert "source" not in [tree.lows[k] for k in tree.objects(word(tree, "souhaite"))]


def test_an_ordinal_is_one_word() -> None:
    assert tree_of("Il habite le 20e arrondissement.").lows[3] == "20e"


@pytest.mark.parametrize("text", ["La Russie veut moins de sanctions.", "Les patrons veulent moins de sanctions."])
def test_what_there_is_less_of_hangs_on_less(text: str) -> None:
    tree = tree_of(text)
    assert tree[word(tree, "sanctions")].head == word(tree, "moins")
