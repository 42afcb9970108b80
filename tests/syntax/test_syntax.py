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
