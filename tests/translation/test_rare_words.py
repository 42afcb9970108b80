"""Rare words that a small model drops are found missing, and many are brought back."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from enjeu.models import locate
from enjeu.translation import Translator, find_translator, load_translator, passages_of, translate_passages
from enjeu.translation.glossary import Glossary
from enjeu.translation.known_words import made_up
from enjeu.translation.names import TermBook
from enjeu.translation.rare_words import lost_words, mended, rare_words

FIXED = (Path(__file__).parent / "fixed_sentences.txt").read_text("utf-8").splitlines()


def test_a_rare_word_without_trace_is_lost_and_any_form_of_its_english_is_a_trace() -> None:
    french = "Le paria a reçu des obus."
    assert [english for _, _, english in lost_words(french, "He received them.")] == ["pariah", "shells"]
    assert lost_words(french, "The pariah received shelling.") == []
    (start, end, _), _ = lost_words(french, "He received them.")
    assert french[start:end] == "paria"


def test_a_word_that_only_begins_alike_is_no_trace() -> None:
    french = "L'acquittement est probable."
    assert [english for _, _, english in lost_words(french, "The acquiring is likely.")] == ["acquittal"]
    assert lost_words(french, "He is likely to be acquitted.") == []


def test_names_and_common_words_are_none_of_its_business() -> None:
    assert lost_words("Les Obus de Marseille ont gagné, dit le ministre.", "They won.") == []
    assert not {"ministre", "président", "gouvernement", "avec"} & rare_words().keys()


def test_fewer_rare_words_are_lost_after_the_ladder_than_before_it(translator: Translator) -> None:
    passages = passages_of(FIXED)
    plain = [candidates[0].text for candidates in translator.translate(FIXED)]
    mended = [s.en for s in translate_passages(passages, translator, TermBook.for_article(passages)).sentences]

    def lost(english: list[str]) -> int:
        return sum(len(lost_words(fr, en)) for fr, en in zip(FIXED, english, strict=True))

    assert lost(plain) > 10  # else there is nothing to mend
    assert lost(mended) <= 0.8 * lost(plain)


def test_words_of_the_press_that_parliament_lacks_are_put_into_english(translator: Translator) -> None:
    texts = ["La plupart des noyades sont évitables.", "La trottinette avait disparu."]
    english = [s.en for s in translate_passages(passages_of(texts), translator, TermBook.for_article([])).sentences]
    assert "drownings" in english[0]
    assert "scooter" in english[1]


def test_a_word_that_cannot_be_said_does_not_garble_the_sentence(translator: Translator) -> None:
    text = "Les tickets restaurant pourront être utilisés les week-end et les jours fériés, jusqu'à la fin de l'année."
    passages = passages_of([text])
    english = translate_passages(passages, translator, TermBook.for_article(passages)).sentences[0].en
    assert "public holidays" in english
    assert "restaurant" in english or "voucher" in english  # asked for beside the holidays, it was "Leaving myself"


def test_a_body_in_small_letters_is_no_made_up_word() -> None:
    assert not made_up("council")
    assert made_up("councilr")


def test_both_lists_are_read_to_their_ends() -> None:
    assert rare_words()["abattoir"][0] == "slaughterhouse"  # the first by hand, behind the last that was mined
    assert all(word.isprintable() and english for word, english in rare_words().items())
    assert "workedabattoir" not in {word for english in rare_words().values() for word in english}


def test_a_word_has_the_sense_that_the_press_gives_it(translator: Translator) -> None:
    text = "La Corée du Nord a besoin de nourriture et de devises."
    passages = passages_of([text])
    (sentence,) = translate_passages(passages, translator, TermBook.for_article(passages)).sentences
    assert "currenc" in sentence.en


def test_a_made_up_word_gets_the_english_of_the_french_word_that_it_is_like() -> None:
    french = "L'artillerie a tiré sur les skieurs."
    assert mended(french, "The artilleria fired at the skirs.") == "The artillery fired at the skiers."
    assert mended(french, "The artillerie fired at the skiers.") == "The artillery fired at the skiers."
    assert mended(french, "Artillery, that is artilleria.") == "Artillery, that is artillery."


def test_words_that_there_are_and_names_are_left_alone() -> None:
    french = "L'artillerie de Skieurs a tiré."
    for english in ("The artillery of Skieurs fired.", "The artist of Artilleria fired.", "The wxcvbn fired."):
        assert mended(french, english) == english


def test_a_pronoun_is_no_trace_of_what_somebody_does() -> None:
    french = "Tout va bien, ironise-t-il."
    assert [english for _, _, english in lost_words(french, "All is well, he ironises.")] == ["he quips"]
    assert lost_words(french, "All is well, he quipped.") == []
    assert mended(french, "All is well, he ironises.") == "All is well, he quips."


def test_a_name_written_with_a_capital_shows_its_french_adjective() -> None:
    assert lost_words("un port breton", "a Breton port") == []
    assert [english for _, _, english in lost_words("un port breton", "a port")] == ["Breton"]


def test_the_first_word_of_a_sentence_may_be_a_rare_one_but_not_a_name() -> None:
    found = lost_words("Interpellés mardi, ils nient.", "They deny it on Tuesday.")
    assert [english for _, _, english in found] == ["Arrested"]
    assert lost_words("Interpellés Dupont et Durand nient.", "They deny.") == []
    assert lost_words("Paris souhaite maintenir le feu.", "They want to maintain the fire.") == []


def test_a_word_of_a_name_is_not_asked_for() -> None:
    french = "Selon Le Canard enchaîné, c'est faux."
    assert [english for _, _, english in lost_words(french, "That is false.")] != []
    assert lost_words(french, "That is false.", frozenset({"enchaîné"})) == []


def test_a_name_of_common_words_stays_as_it_is(translator: Translator) -> None:
    passages = passages_of(["Valeurs actuelles publie une enquête.", "Le Canard enchaîné accuse la ministre."])
    english = translate_passages(passages, translator, TermBook.for_article(passages)).sentences
    assert [s.en for s in english] == [
        "Valeurs actuelles publish an investigation.",
        "Le Canard enchaîné accuses the minister.",
    ]


def test_an_acronym_that_is_a_word_in_english_is_put_into_english(translator: Translator) -> None:
    passages = passages_of(["Le gouvernement veut étendre la PMA à toutes les femmes.", "La SNCF a parlé."])
    rights, railway = translate_passages(passages, translator, TermBook.for_article(passages)).sentences
    assert "assisted reproduction" in rights.en
    assert "SNCF" in railway.en


def test_the_user_s_own_terms_are_not_mended(translator: Translator) -> None:
    assert mended("Des obus.", "Some obus.", frozenset({"obus"})) == "Some obus."
    text = "La Corée du Nord a livré des obus à la Russie mardi."
    passages = passages_of([text])
    terms = TermBook.for_article(passages, Glossary({}, ("obus",)))
    (sentence,) = translate_passages(passages, translator, terms).sentences
    assert "shells" not in sentence.en


def test_the_dictionary_has_no_say_with_a_model_that_was_not_taught_by_it(
    tmp_path: Path, translator: Translator
) -> None:
    for path in find_translator(None).folder.iterdir():
        if path.name != "shortlist.safetensors":
            (tmp_path / path.name).write_bytes(path.read_bytes())
    other = load_translator(locate(str(tmp_path), option="--translator", offline=True))

    def lost(one: Translator) -> int:
        passages = passages_of(FIXED)
        sentences = translate_passages(passages, one, TermBook.for_article([])).sentences
        return sum(len(lost_words(s.fr, s.en)) for s in sentences)

    assert lost(other) > 1.5 * lost(translator)


@pytest.mark.parametrize("name", ["press_words.tsv", "idioms.tsv"])
def test_the_dictionary_can_be_kept_by_hand(name: str) -> None:
    lines = files("enjeu.translation").joinpath("data", name).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    assert len({french for french, *_ in rows}) == len(rows)
    assert [french for french, *_ in rows] == sorted(french for french, *_ in rows)
    for french, *english in rows:
        assert french[0].islower(), french
        assert french == " ".join(french.split()), french
        assert english, french
        assert all(one == one.strip() and one.isprintable() for one in english), french


@pytest.mark.parametrize(
    ("french", "literal", "english"),
    [
        ("Il supprime des niches fiscales.", "It abolishes fiscal niches.", "tax breaks"),
        ("Le procès reprend lundi, faute de quorum.", "The process resumes on Monday, fault of quorum.", "for lack of"),
        ("Elle a été placée en garde à vue.", "She was placed in guard in view.", "custody"),
    ],
)
def test_a_phrase_put_into_english_word_by_word_is_lost(french: str, literal: str, english: str) -> None:
    assert any(english in wanted for _, _, wanted in lost_words(french, literal))


def test_a_word_with_a_capital_is_no_name_that_stays(translator: Translator) -> None:
    passages = passages_of(["Selon le ministère de l'Éducation, le week-end de Pâques a été calme."])
    (sentence,) = translate_passages(passages, translator, TermBook.for_article(passages)).sentences
    assert "Education" in sentence.en
    assert "Easter" in sentence.en
