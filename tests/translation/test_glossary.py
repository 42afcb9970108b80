"""The user's terms: what a glossary file may hold, what is refused, and what becomes of the terms in English."""

import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from enjeu.errors import UsageError
from enjeu.records import Passage
from enjeu.translation import passages_of
from enjeu.translation.glossary import Glossary
from enjeu.translation.names import TermBook


def passages(*sentences: str) -> list[Passage]:
    return passages_of(sentences)


def repaired(french: str, english: str, entries: dict[str, str], keep: tuple[str, ...] = ()) -> str:
    return TermBook.for_article(passages(french), Glossary(entries, keep)).repair(french, english)[0]


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "terms.tsv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_file_gives_entries_and_terms_to_keep(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "\ufeff# terms of the desk\r\n\r\ndirigeant\truler\r\ngilets jaunes\r\n  train  blindé \t armored train\r\n",
    )
    glossary = Glossary.load(path)
    assert glossary.entries == {"dirigeant": "ruler", "train blindé": "armored train"}
    assert glossary.keep == ("gilets jaunes",)


def test_the_list_of_terms_to_keep_is_a_file_of_its_own(tmp_path: Path) -> None:
    keep = tmp_path / "keep.txt"
    keep.write_text("# brands\nLe Monde\nRassemblement national\n", "utf-8")
    assert Glossary.load(None, keep).keep == ("Le Monde", "Rassemblement national")
    assert Glossary.load(None, None) == Glossary({})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ok\tfine\nbad\t\n", "line 2: no English"),
        ("a\tb\tc\n", "line 1: 3 columns"),
        ("ok\tfine\nchar léger  light tank\n", "line 2: no tab"),
        ("\tenglish\n", "line 1"),
        ("---\tdash\n", "line 1: '---' holds no word"),
        ("mot\t***\n", "line 1: '***' holds no word"),
        ("mot\tword\x1b[31m\n", "line 1: a term holds control characters"),
        ("mot\tword\nmot\tterm\n", "line 2: 'mot' has another English on line 1"),
        (b"caf\xe9\tcoffee\n", "not UTF-8"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, text: str | bytes, said: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(UsageError, match=r"terms\.tsv") as raised:
        Glossary.load(path)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_missing_file_is_a_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        Glossary.load(tmp_path / "none.tsv")


def test_the_signature_tells_terms_apart_and_ignores_their_order() -> None:
    one, two = Glossary({"a": "b", "c": "d"}, ("e",)), Glossary({"c": "d", "a": "b"}, ("e",))
    assert one.signature() == two.signature()
    assert len({one.signature(), Glossary({"a": "b"}).signature(), Glossary({"a": "b"}, ("c\td",)).signature()}) == 3


@pytest.mark.parametrize(
    ("french", "english", "entries", "expected"),
    [
        ("Les obus russes.", "The Russian obus.", {"obus": "shell"}, "The Russian shell."),
        ("Deux drones volent.", "Two drones fly.", {"drone": "UAV"}, "Two UAVs fly."),
        ("L'accord d'armement est signé.", "The accord d'armement is signed.", {"accord d'armement": "arms deal"},
         "The arms deal is signed."),
        ("Des accords commerciaux.", "Accords commerciaux.", {"accord commercial": "trade deal"}, "trade deals."),
        ("Pékin se tait.", "Beijing is silent.", {"Pékin": "Peking"}, "Peking is silent."),
        ("La Chine et la porcelaine.", "China and the china.", {"Chine": "PRC"}, "PRC and the PRC."),
        ("Total gagne.", "Total (TotalEnergies) and Total win.", {"Total": "Total (TotalEnergies)"},
         "Total (TotalEnergies) and Total (TotalEnergies) win."),
        ("Le GIEC parle.", "The GIEC speaks.", {"GIEC": "climate panel"}, "The climate panel speaks."),
    ],
)  # fmt: skip
def test_a_term_gets_the_english_that_the_user_wants(
    french: str, english: str, entries: dict[str, str], expected: str
) -> None:
    assert repaired(french, english, entries) == expected


WITH_ARTICLE = {"Élysée": "the Élysée", "ministère des Armées": "the Armed Forces Ministry", "Bercy": "the Treasury"}


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("L'Élysée a parlé.", "The Élysée spoke.", "The Élysée spoke."),
        ("L'Élysée a parlé.", "Elysée spoke.", "The Élysée spoke."),
        ("La cour de l'Élysée.", "The Élysée courtyard.", "The Élysée courtyard."),
        ("Selon Bercy, non.", "According to Bercy, no.", "According to the Treasury, no."),
        ("Un conseiller de Bercy part.", "A Bercy adviser leaves.", "A Treasury adviser leaves."),
        ("Le patron de Bercy part.", "Bercy's boss leaves.", "The Treasury's boss leaves."),
        ("Le ministère des Armées livre.", "The the Armed Forces Ministry delivers.",
         "The Armed Forces Ministry delivers."),
        ("Le ministère des Armées livre.", "The ministère des Armées delivers.", "The Armed Forces Ministry delivers."),
        ("Son ministère des Armées livre.", "His ministère des Armées delivers.",
         "His Armed Forces Ministry delivers."),
        ("Non, dit Bercy. L'Élysée se tait.", "No, Bercy says. The Élysée is silent.",
         "No, the Treasury says. The Élysée is silent."),
        ("Le théâtre ferme.", "The the theatre closes.", "The the theatre closes."),
        ("C'est lui, Bercy.", "That is it: the Treasury.", "That is it: the Treasury."),
    ],
)  # fmt: skip
def test_english_with_an_article_has_it_once_and_none_behind_another_word(
    french: str, english: str, expected: str
) -> None:
    assert repaired(french, english, WITH_ARTICLE) == expected
    assert repaired(french, expected, WITH_ARTICLE) == expected


def test_an_article_before_a_term_does_not_make_another_name_of_it() -> None:
    book = TermBook.for_article(passages("Selon l'Élysée, c'est non."), Glossary({"Élysée": "the French presidency"}))
    assert book.repair("Selon l'Élysée, c'est non.", "According to the Élysée, it is no.")[0] == (
        "According to the French presidency, it is no."
    )
    longer = TermBook.for_article(passages("La Corée du Nord tire."), Glossary({"Nord": "north"}))
    assert longer.repair("La Corée du Nord tire.", "North Korea shoots.")[0] == "North Korea shoots."


def test_the_report_tells_where_a_term_of_the_article_was_not_put_in() -> None:
    sentences = ("Les obus tombent.", "Un obus est tombé.", "Les chars roulent.")
    book = TermBook.for_article(passages(*sentences), Glossary({"obus": "shell", "char": "tank", "mine": "mine"}))
    report = {t.french: (t.sentences, t.missed) for t in book.report({0: [0]}, {0: "The shells fall."})}
    assert report == {"obus": ((0,), (1,)), "char": ((), (2,)), "mine": ((), ())}


def test_a_term_to_keep_stands_in_french() -> None:
    french = "Le Rassemblement national gagne."
    assert repaired(french, "The National Rally wins.", {}, ("Rassemblement national",)) == (
        "The Rassemblement national wins."
    )


def test_the_glossary_wins_over_the_gazetteer() -> None:
    assert repaired("Moscou refuse.", "Moscow refuses.", {"Moscou": "Moskva"}) == "Moskva refuses."


def test_the_model_s_own_translation_of_a_term_is_replaced() -> None:
    french = "Les missiles balistiques inquiètent Séoul."
    book = TermBook.for_article(passages(french), Glossary({"missile balistique": "long-range rocket"}))
    assert book.untranslated() == ("missile balistique",)
    book = book.with_translations({"missile balistique": "Ballistic missile."})
    assert book.repair(french, "The ballistic missiles worry Seoul.")[0] == "The long-range rockets worry Seoul."


def test_a_term_is_never_put_inside_another_word() -> None:
    assert repaired("Le car part.", "The carpet and the scar.", {"car": "coach"}) == "The carpet and the scar."


def test_a_term_that_the_sentence_does_not_hold_changes_nothing() -> None:
    assert repaired("Rien de neuf.", "The obus is new.", {"obus": "shell"}) == "The obus is new."


def test_the_report_names_what_was_applied_and_what_was_not_found() -> None:
    sentences = ("Les obus tombent.", "Pékin se tait.")
    book = TermBook.for_article(passages(*sentences), Glossary({"obus": "shell", "char": "tank"}, ("Le Monde",)))
    applied: dict[int, list[int]] = {}
    repaired: dict[int, str] = {}
    for number, (french, english) in enumerate(zip(sentences, ("The obus fall.", "Beijing is silent."), strict=True)):
        repaired[number], used = book.repair(french, english)
        for term in used:
            applied.setdefault(term, []).append(number)
    report = {t.french: (t.english, t.origin, t.sentences) for t in book.report(applied, repaired)}
    assert report == {
        "obus": ("shell", "glossary", (0,)),
        "char": ("tank", "glossary", ()),
        "Le Monde": ("Le Monde", "keep", ()),
        "Pékin": ("Beijing", "name", (1,)),
    }


def test_terms_are_text_and_not_patterns() -> None:
    entries = {r"C++ (2.*)": r"\1 \g<0>", ".*": "x"} | {"a|b": "either", "[prix]": "$price^"}
    assert repaired("Le [prix] monte.", "The prix rises.", entries) == "The $price^ rises."
    assert repaired("Une suite.", "A sequel.", entries) == "A sequel."


def test_ten_thousand_terms_cost_little() -> None:
    entries = {f"terme{n} commun": f"term {n}" for n in range(10_000)}
    french = "Le terme42 commun et la suite de la phrase, longue comme il faut."
    start = time.process_time()
    book = TermBook.for_article(passages(french), Glossary(entries))
    for _ in range(100):
        text, _ = book.repair(french, "The terme42 commun and the rest of the sentence.")
    assert text == "The term 42 and the rest of the sentence."
    assert time.process_time() - start < 3


@given(
    st.dictionaries(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12), max_size=6),
    st.text(),
    st.text(),
)
@example({"0": ":"}, "0", "0")
@example({}, "TOGOLAIS", "TOGOLAIS")
def test_any_glossary_on_any_text_is_safe_and_a_second_repair_changes_nothing(
    entries: dict[str, str], french: str, english: str
) -> None:
    book = TermBook.for_article(passages(french), Glossary(entries))
    once, used = book.repair(french, english)
    if not used:  # then all that changed is what changes without a glossary: "TOGOLAIS" is "Togolese"
        assert once == TermBook.for_article(passages(french), Glossary({})).repair(french, english)[0]
    assert book.repair(french, once)[0] == once
