"""Names that the model cannot write come through all the same."""

from __future__ import annotations

from enjeu.translation import Translator, passages_of, translate_passages
from enjeu.translation.names import TermBook
from enjeu.translation.stand_ins import Kind, Loan, LostName, put_back, with_stand_ins

SENTENCES = {
    "Gérald Darmanin reste au gouvernement.": "Gérald Darmanin",
    "Le député {} a refusé de répondre.": "Sacha Houlié",
    "La ministre {} a rencontré les syndicats mardi.": "Élisabeth Moreno",
    "Les salariés de {} ont voté la grève.": "Camaïeu",
    "Selon {}, le projet sera abandonné.": "Mediapart",
    "Le groupe {} votera contre la loi.": "EELV",
    "La maire de {} demande des moyens.": "Grande-Synthe",
    "Un incendie a détruit une usine à {}.": "Noirmoutier",
    "{} et sa femme ont quitté le pays.": "Jérôme Cahuzac",
    "Le procès de {} s'ouvrira lundi.": "Cédric Chouviat",
}


def test_every_name_is_in_the_english(translator: Translator) -> None:
    texts = [french.format(name) for french, name in SENTENCES.items()]
    passages = passages_of(texts)
    found = translate_passages(passages, translator, TermBook.for_article(passages)).sentences
    for sentence, name in zip(found, SENTENCES.values(), strict=True):
        assert sentence.en.count(name.split()[-1]) == 1, sentence.en  # a forename may be left out


def test_names_that_english_holds_are_not_lost_and_words_are_no_names() -> None:
    french = "Le patron de Camaïeu et Gérald Darmanin parlent au Parlement."
    terms = TermBook.for_article(passages_of([french]))
    assert terms.lost_names(french, "The head of Camaïeu and Gérald Darmanin speak to the House.") == []
    lost = terms.lost_names(french, "The head of the company speaks to the House.")
    assert [(name.english, name.kind) for name in lost] == [
        ("Camaïeu", Kind.OTHER),
        ("Gérald Darmanin", Kind.PERSON),
    ]


def test_each_name_is_put_back_where_its_stand_in_stands() -> None:
    french = "Houlié et Smith ont vu Houlié à Guingamp."
    houlie = [LostName(m, m + 6, "Houlié", Kind.PERSON) for m in (0, 23)]
    place = LostName(french.index("Guingamp"), len(french) - 1, "Guingamp", Kind.PLACE)
    text, loans = with_stand_ins(french, [*houlie, place])
    assert text == "Blair et Smith ont vu Blair à Madrid."
    assert loans == {"Blair": Loan("Houlié", 2), "Madrid": Loan("Guingamp", 1)}
    assert put_back("Blair and Smith saw Blair in Madrid.", loans) == "Houlié and Smith saw Houlié in Guingamp."
    assert put_back("Blair and Smith met in Madrid.", loans) is None
    assert put_back("Blair and Smith saw Blairites and Blair in Madrid.", loans) is not None


def test_more_names_than_stand_ins_are_left_as_they_are() -> None:
    french = "Aa, Bb, Cc, Dd, Ee, Ff"
    lost = [LostName(4 * n, 4 * n + 2, french[4 * n : 4 * n + 2], Kind.PERSON) for n in range(6)]
    text, loans = with_stand_ins(french, lost)
    assert len(loans) == 5
    assert text.endswith(", Ff")


def test_a_name_with_an_article_gets_no_second_one() -> None:
    loans = {"Boeing": Loan("Le Monde", 1)}
    assert put_back("On Sunday, Le Boeing revealed it.", loans) == "On Sunday, Le Monde revealed it."
    assert put_back("It is in the Boeing.", loans) == "It is in Le Monde."
    assert put_back("The Boeing plant", {"Boeing": Loan("Renault", 1)}) == "The Renault plant"
