import pytest

from enjeu.gains.frames import lexicon
from enjeu.syntax import Tree, analyse, singular
from enjeu.syntax.conjugation import conjugate
from enjeu.syntax.tagging import cut_words, normalise


def tree_of(sentence: str) -> Tree:
    return analyse(sentence, lexicon().infinitives(), frozenset({"corée du nord"}))


def word(tree: Tree, text: str) -> int:
    return next(w.index for w in tree.words if w.text == text)


def test_words_keep_their_offsets_in_the_sentence() -> None:
    sentence = "L’Iran a-t-il livré « 1.500 obus » à l’armée ?"
    cuts = cut_words(normalise(sentence))
    assert [c[0] for c in cuts] == [
        "L'",
        "Iran",
        "a",
        "-t-il",
        "livré",
        '"',
        "1.500",
        "obus",
        '"',
        "à",
        "l'",
        "armée",
        "?",
    ]
    assert all(len(text) == end - start for text, start, end in cuts)
    assert sentence[cuts[1][1] : cuts[1][2]] == "Iran"


def test_irregular_verbs_are_recognised_in_every_mood() -> None:
    forms = dict(conjugate("obtenir"))
    assert forms["obtient"] == "pres"
    assert forms["obtiendrait"] == "cond"
    assert forms["obtenues"] == "pp"
    assert dict(conjugate("acheter"))["achètera"] == "fut"
    assert dict(conjugate("renvoyer"))["renverra"] == "fut"
    assert dict(conjugate("accueillir"))["accueilleront"] == "fut"
    assert dict(conjugate("résoudre"))["résolues"] == "pp"
    assert dict(conjugate("accepter"))["acceptait"] == "imp"


def test_a_passive_has_its_thing_as_surface_subject() -> None:
    tree = tree_of("Des avions ont été livrés à la Pologne par les États-Unis.")
    verb = word(tree, "livrés")
    assert tree.is_passive(verb)
    subject = tree.subject(verb)
    assert subject is not None
    assert tree[subject].text == "avions"


def test_an_infinitive_has_the_subject_of_the_verb_above_it() -> None:
    tree = tree_of("Moscou cherche à obtenir des munitions.")
    subject = tree.subject(word(tree, "obtenir"))
    assert subject is not None
    assert tree[subject].text == "Moscou"


def test_an_infinitive_under_a_request_has_the_person_asked_as_subject() -> None:
    tree = tree_of("Le président veut convaincre son homologue de vendre des avions.")
    subject = tree.subject(word(tree, "vendre"))
    assert subject is not None
    assert tree[subject].text == "homologue"


def test_a_negated_verb_is_seen_as_negated() -> None:
    tree = tree_of("La France ne livrera pas d'armes à Kiev.")
    assert tree.is_negated(word(tree, "livrera"))
    assert not tree_of("La France livrera des armes à Kiev.").is_negated(
        word(tree_of("La France livrera des armes à Kiev."), "livrera")
    )


def test_a_name_of_several_words_is_one_word_of_the_tree() -> None:
    tree = tree_of("La Corée du Nord fournit des obus.")
    assert "Corée du Nord" in [w.text for w in tree.words]


def test_singulars_of_french_nouns() -> None:
    plurals = ["revenus", "essais", "obus", "pays", "journaux", "bateaux", "accès", "jours", "secours"]
    singulars = ["revenu", "essai", "obus", "pays", "journal", "bateau", "accès", "jour", "secours"]
    assert [singular(w) for w in plurals] == singulars


@pytest.mark.parametrize(
    ("sentence", "verb", "thing"),
    [
        ("Le maire s'est félicité d'avoir obtenu, en contrepartie, la fin de la grève.", "obtenu", "fin"),
        ("Le groupe a promis, dans un message interne consulté par l'AFP, une prime aux salariés.", "promis", "prime"),
        ("La Chine doit réduire de façon drastique ses stocks.", "réduire", "stocks"),
        ("Le gouvernement avait déjà renfloué en urgence l'entreprise.", "renfloué", "entreprise"),
        ("La ville (20.000 habitants) a reçu vendredi une subvention.", "reçu", "subvention"),
    ],
)  # fmt: skip
def test_what_stands_between_a_verb_and_its_object_does_not_part_them(sentence: str, verb: str, thing: str) -> None:
    tree = tree_of(sentence)
    assert [tree[o].text for o in tree.objects(word(tree, verb))] == [thing]


def test_what_is_announced_on_a_day_is_what_was_announced() -> None:
    tree = tree_of("Le groupe a annoncé vendredi 20 septembre qu'il allait verser 320 millions d'euros au fisc.")
    verb = tree[word(tree, "allait")]
    assert (verb.label, tree[verb.head].text) == ("ccomp", "annoncé")


def test_a_phrase_before_the_subject_is_no_aside_of_the_verb_before_it() -> None:
    tree = tree_of("Une fois l'accord signé, dans la nuit, la ministre a demandé un effort.")
    subject = tree.subject(word(tree, "demandé"))
    assert subject is not None
    assert tree[subject].text == "ministre"


def test_a_tree_has_one_root_and_every_word_hangs_on_it() -> None:
    for sentence in (
        "Il dit : (oui), vendredi, a été, en outre, : ; ( ) ( rien",
        "(Reuters) - A Paris : le maire a dit jeudi soir : nous voulons une aide ; vite.",
        ": ;",
        "( ( ( ) ) )",
    ):
        tree = tree_of(sentence)
        assert [w.head for w in tree.words].count(-1) == 1, sentence
        for w in tree.words:
            above = [*tree.governors(w.index)]
            assert len(above) == len(set(above)) < len(tree), sentence


def test_a_capital_without_its_accent_is_the_preposition() -> None:
    tree = tree_of("A Paris, le maire a reçu une aide.")
    assert (tree[0].tag, tree[0].low) == ("ADP", "à")
