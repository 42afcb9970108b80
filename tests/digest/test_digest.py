"""The digest as a whole, on the seeds and on a folder of mixed events."""

import json

import jsonschema
import pytest

from enjeu.digest import make_digest
from enjeu.digest.disagreements import of_gains
from enjeu.digest.meetings import Meetings
from enjeu.digest.papers import papers
from enjeu.digest.sentences import said
from enjeu.digest.sides import Parties
from enjeu.digest.timeline import moments
from enjeu.records import (
    Brief,
    Digest,
    DigestSentence,
    Event,
    Kind,
    Report,
    Sentence,
    SharedGain,
    SharedSide,
    Side,
    Status,
    Summary,
    SummarySentence,
)
from enjeu.render.schema import DIGEST_SCHEMA_FILE, digest_schema, digest_schema_text
from enjeu.summary.salience import is_dangling
from enjeu.summary.words import tokens
from tests.digest.briefs import named, seeds

MIXED = ("strike_morning", "dam_north", "garden", "strike_evening", "strike_agency", "dam_south")


@pytest.fixture(scope="module")
def mixed() -> Digest:
    return make_digest(named(*MIXED))


@pytest.fixture(scope="module")
def summit() -> Digest:
    return make_digest(seeds())


def files(digest: Digest, event: Event) -> set[str]:
    paths = {paper.id: paper.source.path for paper in digest.papers}
    return {paths[i].rpartition("/")[2].removesuffix(".txt") for i in event.papers}


def test_the_five_seeds_are_one_event_and_none_is_alone(summit: Digest) -> None:
    assert [len(event.papers) for event in summit.events] == [5]
    assert summit.alone == ()


def test_both_sides_of_the_seeds_have_gains_with_the_papers_behind_each(summit: Digest) -> None:
    sides = {side.name: side for side in summit.events[0].sides}
    arms = next(g for g in sides["Russia"].gains if g.category == "arms")
    food = next(g for g in sides["North Korea"].gains if g.category == "food")
    assert arms.papers == ("A", "B", "C", "D", "E")
    assert arms.giver == "North Korea"
    assert len(food.papers) >= 3
    for gain in (gain for side in sides.values() for gain in side.gains):
        assert set(gain.papers) == {report.paper for report in gain.reports}
        assert all(report.evidence for report in gain.reports)


def test_the_names_of_a_side_from_all_papers_are_together(summit: Digest) -> None:
    russia = next(side for side in summit.events[0].sides if side.name == "Russia")
    assert {"Moscow", "Moscou", "Poutine"} <= set(russia.aliases)


def test_the_denials_of_the_arms_deal_are_shown_against_it(summit: Digest) -> None:
    denial = next(d for d in summit.events[0].disagreements if d.kind == "denial")
    claims = {position.claim: {piece.paper for piece in position.evidence} for position in denial.positions}
    assert denial.about.startswith("Russia: ")
    assert {"B", "C", "D"} <= claims["denied"]
    assert "D" in claims["reported"]


@pytest.mark.parametrize(
    ("told", "denied", "kinds"),
    [
        ("7 millions de roubles d'argent frais", "l'argent", ["denial"]),
        ("7 millions de roubles", "des millions de roquettes", []),
    ],
)
def test_a_denial_is_of_the_thing_and_not_of_a_number_that_both_count_with(
    told: str, denied: str, kinds: list[str]
) -> None:
    reports = papers(
        [_saying(f"Pyongyang a donné {told} à la Russie."), _saying(f"La Russie nie avoir reçu {denied}.")]
    )
    report = Report(paper="A", text="money", status=Status.REPORTED, confidence=1, evidence=(1,))
    money = SharedGain(text="money", status=Status.REPORTED, category="money", papers=("A",), reports=(report,))
    russia = SharedSide(name="Russia", aliases=("Russie",), papers=("A", "B"), gains=(money,))
    assert [d.kind for d in of_gains([russia], said(reports))] == kinds


def _saying(french: str) -> Brief:
    """A brief of one sentence, without a headline."""
    garden = named("garden")[0]
    sentence = Sentence(id=1, start=0, end=len(french), fr=french, en=french, paragraph=1)
    return garden.model_copy(
        update={"source": garden.source.model_copy(update={"title": None}), "sentences": (sentence,), "sides": ()}
    )


def test_a_paper_without_a_headline_is_called_by_its_first_words() -> None:
    long, short = papers([_saying("Le port de Larmor a rouvert hier après la grève."), _saying("Tout va bien.")])
    assert (long.paper.name, long.paper.title) == ("Le port de Larmor a rouvert hier après…",) * 2
    assert short.paper.name == "Tout va bien"


@pytest.mark.parametrize("first", ["Il est mort samedi à Vannes.", "Verra-t-on des roses à Vannes ?"])
def test_a_lone_paper_is_told_by_a_sentence_that_stands_alone(first: str) -> None:
    garden = named("garden")[0]
    ids = [s.id for s in garden.sentences if s.kind is Kind.TEXT]
    sentences = tuple(
        s.model_copy(update={"fr": first, "en": first}) if s.id == ids[0] else s for s in garden.sentences
    )
    whole = [s for s in sentences if s.id in ids[:2]]
    summary = Summary(
        text="",
        kind="extractive",
        sentences=tuple(SummarySentence(text=s.en, evidence=(s.id,), supported=True) for s in whole),
    )
    lone = make_digest([garden.model_copy(update={"sentences": sentences, "summary": summary})]).alone[0]
    assert lone.summary is not None
    assert lone.summary.text == whole[1].en


def test_two_events_and_a_lone_article_are_told_apart(mixed: Digest) -> None:
    strike, dam = (files(mixed, event) for event in mixed.events)
    assert strike - {"strike_evening", "strike_agency"} == {"strike_morning"}
    assert dam == {"dam_north", "dam_south"}
    assert len(mixed.alone) == 1
    assert mixed.alone[0].summary is not None
    assert "jardin" in mixed.alone[0].summary.text


def test_no_brief_is_lost(mixed: Digest) -> None:
    placed = [i for event in mixed.events for i in event.papers] + [lone.paper for lone in mixed.alone]
    assert sorted(placed) == sorted(paper.id for paper in mixed.papers)
    paths = [p.source.path for p in mixed.papers] + [c.source.path for p in mixed.papers for c in p.copies]
    assert len(paths) == len(MIXED)
    assert len(set(paths)) == len(MIXED)


def test_an_agency_text_in_two_papers_is_one_report(mixed: Digest) -> None:
    held = [paper for paper in mixed.papers if paper.copies]
    assert len(held) == 1
    assert held[0].copies[0].shared >= 0.8
    files_ = {held[0].source.path, held[0].copies[0].source.path}
    assert {path.rpartition("/")[2] for path in files_} == {"strike_evening.txt", "strike_agency.txt"}


def test_what_one_paper_plans_and_another_denies_is_a_disagreement(mixed: Digest) -> None:
    dam = mixed.events[1]
    denial = next(d for d in dam.disagreements if d.kind == "denial")
    assert "electricity" in denial.about
    assert [position.claim for position in denial.positions] == ["planned", "denied"]


def test_different_amounts_of_one_gain_are_a_disagreement(mixed: Digest) -> None:
    amounts = next(d for d in mixed.events[1].disagreements if d.kind == "figures")
    assert {position.claim[:23] for position in amounts.positions} == {
        "40 million cubic metres",
        "55 million cubic metres",
    }
    assert amounts.gain is not None


def test_different_counts_of_one_crowd_are_a_disagreement(mixed: Digest) -> None:
    counts = [d for d in mixed.events[0].disagreements if d.kind == "figures"]
    assert [{position.claim for position in d.positions} for d in counts] == [{"1,800", "900"}]


def test_the_grounds_say_what_is_shared(mixed: Digest) -> None:
    grounds = mixed.events[0].grounds
    assert "Larmor" in grounds.names
    assert "dockers" in grounds.words
    assert not any(other.endswith(f" {name}") for name in grounds.names for other in grounds.names)
    assert grounds.days == ("03-11",)
    assert min(grounds.likeness.values()) > 0.5


def test_every_sentence_of_the_summary_cites_a_paper_and_none_is_there_twice(summit: Digest) -> None:
    sentences = summit.events[0].summary
    assert len(sentences) >= 3
    assert all(s.evidence and s.evidence[0].sentences for s in sentences)
    assert len({s.text for s in sentences}) == len(sentences)
    assert len({s.evidence[0].paper for s in sentences}) > 1


def test_one_meeting_comes_once_in_the_summary_and_cites_every_paper_that_tells_of_it(summit: Digest) -> None:
    french = {(paper.id, s.id): s.fr for paper in summit.papers for s in paper.sentences}
    told = [s for s in summit.events[0].summary if {"Kim", "Poutine"} <= {*tokens(french[_first(s)])}]
    meeting = next(s for s in told if "discuter" in french[_first(s)])
    assert {piece.paper for piece in meeting.evidence} == {"A", "B", "C", "D", "E"}
    assert not any("sommet" in s.text or "réunion" in s.text for s in told if s is not meeting)


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Anna Berg a rencontré lundi Paul Dahl.", "Paul Dahl et Anna Berg se sont réunis lundi à Oslo.", True),
        ("Anna Berg a rencontré lundi Paul Dahl.", "Une réunion entre Anna Berg et Paul Dahl a eu lieu.", True),
        ("Anna Berg a rencontré lundi Paul Dahl.", "Anna Berg et Paul Dahl se retrouveront vendredi.", False),
        ("Anna Berg a discuté avec le maire avant de recevoir Paul Dahl.", "Anna Berg rencontre Paul Dahl.", False),
    ],
)
def test_a_meeting_is_that_of_the_same_two_on_the_same_day(one: str, other: str, is_one: bool) -> None:
    sides = (Side(name="Norway", aliases=("Anna Berg",)), Side(name="Denmark", aliases=("Paul Dahl",)))
    reports = papers([_saying(text).model_copy(update={"sides": sides}) for text in (one, other)])
    first, second = said(reports)
    assert Meetings(Parties(reports)).is_one(first, second) == is_one


def test_no_sentence_of_the_summary_of_several_papers_points_back(summit: Digest) -> None:
    french = {(paper.id, s.id): s.fr for paper in summit.papers for s in paper.sentences}
    assert not any(is_dangling(french[_first(s)]) for s in summit.events[0].summary)


def _first(sentence: DigestSentence) -> tuple[str, int]:
    """The paper and the id of the sentence that one of a digest is made of."""
    return sentence.evidence[0].paper, sentence.evidence[0].sentences[0]


@pytest.mark.parametrize(
    ("other", "joined"),
    [
        ("Un sommet réunira le 12 mars à Oslo Anna Berg et le dirigeant danois.", True),
        ("Les deux dirigeants se retrouveront le 12 mars à Oslo.", True),
        ("Anna Berg a signé le 12 mars le budget danois de la pêche.", False),
        ("La rencontre entre Anna Berg et le maire de Brest est prévue le 12 mars.", False),
        ("Après sa rencontre avec Anna Berg, le dirigeant danois a visité le 12 mars un musée.", False),
        ("Anna Berg ne rencontrera pas le dirigeant danois le 12 mars.", False),
    ],
)
def test_a_meeting_of_one_day_is_one_moment_whatever_its_words(other: str, joined: bool) -> None:
    sides = (Side(name="Norway", aliases=("Anna Berg",)), Side(name="Denmark", aliases=("danois",)))
    texts = ("Anna Berg va rencontrer le dirigeant danois le 12 mars 2024.", other)
    reports = papers([_saying(text).model_copy(update={"sides": sides}) for text in texts])
    dated = [m for m in moments(reports, said(reports), Meetings(Parties(reports))) if m.evidence[0].sentences]
    assert [{piece.paper for piece in m.evidence} for m in dated] == ([{"A", "B"}] if joined else [{"A"}, {"B"}])


def test_every_citation_can_be_followed(summit: Digest, mixed: Digest) -> None:
    for digest in (summit, mixed):
        held = {(paper.id, s.id) for paper in digest.papers for s in paper.sentences}
        for event in digest.events:
            pieces = [c for s in event.summary for c in s.evidence] + [c for m in event.timeline for c in m.evidence]
            pieces += [c for d in event.disagreements for p in d.positions for c in p.evidence]
            cited = {(c.paper, i) for c in pieces for i in c.sentences}
            cited |= {(r.paper, i) for s in event.sides for g in s.gains for r in g.reports for i in r.evidence}
            assert cited <= held


def test_the_same_briefs_give_the_same_digest() -> None:
    assert make_digest(named(*MIXED)) == make_digest(named(*MIXED))


def test_one_brief_is_alone_and_none_is_an_empty_digest() -> None:
    one = make_digest(named("garden"))
    assert (len(one.papers), one.events, len(one.alone)) == (1, (), 1)
    assert make_digest([]) == Digest(enjeu=one.enjeu)


def test_briefs_made_elsewhere_may_hold_odd_dates_and_cite_what_they_do_not_have() -> None:
    north, south = named("dam_north", "dam_south")
    gains = tuple(g.model_copy(update={"evidence": (999,)}) for g in north.sides[0].gains)
    odd = north.model_copy(
        update={
            "source": north.source.model_copy(update={"date": "mardi"}),
            "sides": (north.sides[0].model_copy(update={"gains": gains}), *north.sides[1:]),
        }
    )
    digest = make_digest([odd, south])
    assert [event.papers for event in digest.events] == [("A", "B")]
    assert all(moment.date.startswith("2024") for moment in digest.events[0].timeline)
    assert all(999 not in r.evidence for s in digest.events[0].sides for g in s.gains for r in g.reports)


def test_the_same_file_twice_is_one_report() -> None:
    digest = make_digest(named("garden", "garden"))
    assert len(digest.papers) == 1
    assert digest.papers[0].copies[0].shared == 1


def test_the_json_satisfies_the_published_schema_and_reads_back(mixed: Digest) -> None:
    assert DIGEST_SCHEMA_FILE.read_text("utf-8") == digest_schema_text()
    jsonschema.Draft202012Validator(digest_schema()).validate(json.loads(mixed.to_json()))
    assert Digest.model_validate_json(mixed.to_json()) == mixed
