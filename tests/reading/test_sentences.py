"""What users of the cuts rely on: nothing lost, hard cases cut right, doubt flagged, hostile text in linear time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enjeu.reading.sentences import split_sentences
from enjeu.records import Flag

CASES = Path(__file__).parents[2] / "benchmarks" / "data" / "splitting_fr.txt"


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in split_sentences(text)]


def hard_cases() -> list[tuple[str, str, list[str]]]:
    """Set, text and wanted sentences of each block; the file's head says how it is written."""
    cases = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            part, _, marked = line.replace("⏎", "\n").split("\t")
            cases.append((part, marked.replace("¦", ""), [piece.strip() for piece in marked.split("¦")]))
    return cases


@pytest.mark.parametrize(("part", "share"), [("tuned", 0.98), ("held-out", 0.95)])
def test_nearly_all_hard_blocks_are_cut_exactly(part: str, share: float) -> None:
    cases = [(text, wanted) for name, text, wanted in hard_cases() if name == part]
    wrong = [text for text, wanted in cases if cut(text) != wanted]
    assert len(wrong) <= (1 - share) * len(cases), "\n".join(wrong)


@pytest.mark.parametrize(
    "marked",
    [
        "« Nous tiendrons. ¦L'hiver sera long », dit-il. ¦La salle applaudit.",
        "« Qui paiera ? » a demandé le maire. ¦Silence.",
        "« Assez ! », s'emporte-t-elle.",
        "«Le gel des prix tuera l'élevage. ¦\"C'est écrit\", soupire un éleveur.",
        "L'effondrement de tout ce système . » ¦La suite dépend de Moscou.",
        "Selon M. Le Guen, Mme Faure et le gén. Morel, l'art. 5 ne joue pas.",
        "La ville fut prise en 52 av. J.-C. ¦Elle brûla.",
        "J.-C. Juncker quitte Bruxelles.",
        "George W. Bush, J.-P. Martin et R. T. Erdogan étaient là.",
        "Il manque de l'eau, du pain, etc. ¦Les secours tardent.",
        "La note atteint 1.200.000 euros, soit 12.5 % de plus. ¦C'est trop.",
        "Il hésite... puis signe. ¦Et après ? ¦Rien.",
        "Le coût : énorme ; le gain : nul.",
        "Le chef du parti (d.) et Paul Roy saluent la foule.",
        "« C'est une erreur », a-t-il écrit sur X. ¦Le ministre a répondu.",
        "Il l'a dit sur le réseau social X. ¦Emmanuel Macron se tait.",
        "Elle l'a supprimé de son blog, puis de X. ¦« C'était une erreur », dit-elle.",
        "Tous attendaient le jour J. ¦Les troupes sont là.",
        "Elle dirige la R&D. ¦Le titre monte, comme celui de H&M. ¦Les salariés attendent.",
        "Un livre écrit par A. Le Goff et J. De Smet, que cite M. « Propre ».",
        "Le juge entend Ali B. ¦M. Dupont, lui, nie.",
        "Le prés. Traoré et le gouv. Petit se voient au bord des prés. ¦Marie les attend.",
        "1. Les faits",
        "Voyez lemonde.fr ou www.exemple.com/Une.html. ¦C'est ouvert.",
        "— Tu viens ? ¦— Non.",
        "Il écrit à l'ONU.¦Devenu célèbre, il se tait.",
        "« Il n'est plus là' ».¦M. Roy confirme.",
        "C'est non, a-t-il insisté.¦- « Aucune relation » -¦Le président nie.",
        "L'U.S.Army et J.DUPONT sont là.",
        "La loi est votée⏎sans débat. ¦Le Sénat proteste.",
        "Le conseil vote la fin.¦Le ministre s'en va.",
        "Il était avec son adjoint Kang Nam¦J’ai vu le hangar.",
        "Le pays sort d'une famine¦La Chine comble le vide.",
        "PARIS MONTE AU CRÉNEAU¦Bruxelles s'en est saisie.",
        'Il n\'exclut "rien"par BFMTV¦Richard Durand a vite répondu.',
        "Rétropédalage¦Sollicité par la presse, le ministère a dit non.",
        "REACTing, SNCFConnect, AstraZeneca, WhatsApp et FranceInfo restent entiers.",
        "YouTube, LaREM, le MoDem, BlaBlaCar, LinkedIn et DiCaprio restent entiers.",
        "La réunion a eu lieu en avril 2019quelques mois après.",
    ],
)
def test_crucial_case_is_cut_exactly(marked: str) -> None:
    marked = marked.replace("⏎", "\n")
    assert cut(marked.replace("¦", "")) == [piece.strip() for piece in marked.split("¦")]


@pytest.mark.parametrize(
    "text",
    [
        "Le pays sort d'une famineLa Chine comble le vide.",
        "Il était avec Kang NamJ’ai vu le hangar.",
        "La réunion a eu lieu en avril 2019quelques mois après.",
    ],
)
def test_lost_space_is_flagged_wherever_it_leaves_a_doubt(text: str) -> None:
    assert all(flags == (Flag.GLUED,) for _, _, flags in split_sentences(text))


@pytest.mark.parametrize(
    "text",
    [
        "Le conseil vote la fin.Le ministre s'en va.",
        "YouTube et l'iPhone d'OpenAI : le CAC40 suit le PhD de McDonald.",
        "La 75e session s'ouvre à 18h50 au 3ème étage.",
    ],
)
def test_sound_text_is_not_flagged(text: str) -> None:
    assert all(flags == () for _, _, flags in split_sentences(text))


def test_doubt_flags_only_the_sentence_that_holds_it() -> None:
    text = "Tout va bien. La réunion a eu lieu en avril 2019quelques mois après. Tout va mal."
    assert [bool(flags) for _, _, flags in split_sentences(text)] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "wanted"), [("", []), (" \n\t ", []), (" … ", ["…"]), ("« »", ["« »"]), ("Non", ["Non"])]
)
def test_block_without_sentences_loses_nothing(text: str, wanted: list[str]) -> None:
    assert cut(text) == wanted


def test_sentence_cut_out_of_its_block_stays_whole() -> None:
    pieces = [piece for _, text, _ in hard_cases() for piece in cut(text)]
    broken = [piece for piece in pieces if cut(piece) != [piece]]
    assert len(broken) <= 0.01 * len(pieces), "\n".join(broken)


PRESS = st.lists(
    st.sampled_from(
        [
            *"abÉZ19.!?…,;:«»“”\"'’()[]-–—•\n \u00a0\u202f@/",
            "M. ",
            "J.-C. ",
            "etc. ",
            "Le ",
            "il ",
            "2019",
            "mois",
            "(...)",
            " »",
        ]
    ),
    max_size=60,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(st.one_of(PRESS, st.text(max_size=80)))
def test_cuts_hold_every_visible_character_in_order(text: str) -> None:
    reached = 0
    for start, end, _ in split_sentences(text):
        assert text[reached:start].strip() == ""
        assert text[start:end] == text[start:end].strip() != ""
        reached = end
    assert text[reached:].strip() == ""


@pytest.mark.parametrize("unit", [".", '"', "A.", "aA", "« ", '." ', "M. ", " ", "(a?) ", "\n- "])
def test_megabyte_of_hostile_text_takes_seconds(unit: str) -> None:
    text = " " * 1000 + "x" + unit * (1_000_000 // len(unit))
    begin = time.process_time()
    split_sentences(text)
    assert time.process_time() - begin < 30
