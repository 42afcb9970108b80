import pytest

from enjeu.records import Brief, Coverage, Flag, Gain, Kind, Side, Status
from enjeu.render import parts
from enjeu.render.html import to_html
from enjeu.render.markdown import to_markdown
from tests.render.sample import sample_brief


def _with(brief: Brief, **changes: object) -> Brief:
    return brief.model_copy(update=changes)


@pytest.mark.parametrize(
    ("iso", "written"),
    [("2023", "2023"), ("2023-09", "September 2023"), ("2023-09-05", "5 September 2023"), ("hier", "hier")],
)
def test_a_date_is_written_out(iso: str, written: str) -> None:
    assert parts.day(iso) == written


def test_bullets_are_numbered_through_all_sides() -> None:
    assert [(b.number, b.side.name, b.gain.status) for b in parts.bullets(sample_brief())] == [
        (1, "Russia", Status.REPORTED),
        (2, "Russia", Status.SOUGHT),
        (3, "North Korea", Status.PLANNED),
        (4, "North Korea", Status.POSSIBLE),
        (5, "North Korea", Status.DENIED),
    ]


def test_the_title_falls_back_to_the_french_one_and_then_to_the_file() -> None:
    brief = sample_brief()
    untitled = _with(brief, sentences=tuple(s for s in brief.sentences if s.kind is not Kind.TITLE))
    assert parts.english_title(brief) == "Moscow and Pyongyang: what each gains from a military alliance"
    assert parts.french_title(brief) == brief.source.title
    assert parts.english_title(untitled) == brief.source.title
    assert parts.french_title(untitled) is None
    nameless = _with(untitled, source=brief.source.model_copy(update={"title": None}))
    assert parts.english_title(nameless) == "sommet_vladivostok"


def test_one_of_a_thing_is_singular() -> None:
    assert " · ".join(parts.coverage_parts(Coverage(sentences=1, translated=1, retried=0, set_aside=1))) == (
        "1 of 1 sentence translated · 0 left in French · 0 retried · 1 line set aside"
    )


def test_what_is_denied_and_what_has_no_giver_flows_from_nobody() -> None:
    flows = parts.flows(sample_brief())
    assert [(f.giver, f.receiver, [b.number for b in f.bullets]) for f in flows] == [
        ("North Korea", "Russia", [1, 2]),
        ("Russia", "North Korea", [3, 4]),
    ]


def test_the_key_of_the_drawing_counts_what_is_not_in_it() -> None:
    brief = sample_brief()
    assert parts.exchange_key(brief).endswith("Not drawn: 1 gain denied.")
    gains = tuple(gain.model_copy(update={"giver": None}) for gain in brief.sides[0].gains)
    anonymous = _with(brief, sides=(brief.sides[0].model_copy(update={"gains": gains}), *brief.sides[1:]))
    assert parts.exchange_key(anonymous).endswith("Not drawn: 1 gain denied and 2 gains of which no giver is named.")
    firm = brief.sides[0].model_copy(update={"gains": brief.sides[0].gains[:1]})
    assert "Not drawn" not in parts.exchange_key(_with(brief, sides=(firm,)))


def test_sides_without_a_gain_are_told_together_apart_from_those_that_no_article_names() -> None:
    russia, *_, states = sample_brief().sides
    japan, mars = Side(name="Japan"), Side(name="Mars", note="not named in this article")
    assert parts.without_gain((russia, states, japan, mars)) == [
        "No gain found for: United States, Japan",
        "Not named in this article: Mars",
    ]
    assert parts.without_gain((states, japan)) == ["No gain found for any side: United States, Japan"]
    assert parts.without_gain((russia,)) == []


def test_headings_stand_apart_from_paragraphs() -> None:
    ids = [[s.id for s in paragraph] for paragraph in parts.paragraphs(sample_brief())]
    assert ids == [[1], [2, 3, 4], [5], [6, 7], [8, 9], [10, 11]]


def test_figures_come_with_their_units() -> None:
    assert parts.figures(sample_brief()) == [("10,000 tonnes", (4,)), ("August 2023", (4,)), ("15 years", (7,))]


@pytest.mark.parametrize(
    ("english", "figure"),
    [
        ("It cost $3.2 billion.", "$3.2 billion"),
        ("Inflation of 12% was seen.", "12%"),
        ("On the 75th anniversary.", "75th anniversary"),
        ("In 2019 after the talks.", "2019"),
        ("A 425-mile journey", "425-mile"),
        ("He came on 10 March 2023 at 9.30 pm.", "10 March 2023"),
        ("On March 10 it rained.", "March 10"),
        ("Inflation of 7% shoots up.", "7%"),
        ("It lay 80 km away.", "80 km"),
        ("A man aged 71 died.", "aged 71"),
        ("Some 155 new cases were seen.", "155 new cases"),
        ("There were 12 dead.", "12 dead"),
        ("It won 290,000 of them.", "290,000"),
    ],
)
def test_a_figure_is_cut_where_its_unit_ends(english: str, figure: str) -> None:
    brief = sample_brief()
    sentence = brief.sentences[1].model_copy(update={"en": english})
    assert parts.figures(_with(brief, sentences=(sentence,))) == [(figure, (2,))]


@pytest.mark.parametrize(
    "english",
    [
        "Covid-19 reveals the gap of the G7.",
        "It began at 20:00.",
        "John, 71, left on Tuesday 28.",
        "6 out of ten left.",
    ],
)
def test_a_number_that_says_nothing_by_itself_is_no_figure(english: str) -> None:
    brief = sample_brief()
    sentence = brief.sentences[1].model_copy(update={"en": english})
    assert parts.figures(_with(brief, sentences=(sentence,))) == []


def test_a_citation_of_a_sentence_that_is_not_there_is_passed_over() -> None:
    assert [s.id for s in parts.cited(sample_brief(), (3, 999, 2))] == [3, 2]


@pytest.mark.parametrize(
    ("text", "giver", "claimant", "said"),
    [
        ("rice", "China", None, ["from China"]),
        ("rice from China", "China", None, []),
        ("weapons from the United States", "United States", "officials", ["according to officials"]),
        ("rice from Chinatown", "China", None, ["from China"]),
        ("oil", "United States", "Kremlin", ["from the United States", "according to the Kremlin"]),
        ("oil", "Russia", "Russia", ["from Russia", "by its own account"]),
        ("oil from Russia", "Russia", "Russia", ["according to Russia"]),
        ("oil", None, None, []),
    ],
)
def test_giver_and_claimant_are_said_once_and_as_english_says_them(
    text: str, giver: str | None, claimant: str | None, said: list[str]
) -> None:
    gain = Gain(
        text=text, giver=giver, claimed_by=claimant, status=Status.REPORTED, category="", confidence=1, evidence=(1,)
    )
    assert parts.attribution(gain) == said


def test_a_summary_names_its_sentences_whose_translation_is_unsure() -> None:
    brief = sample_brief()
    assert "unsure" not in parts.summary_note(brief)
    first = brief.summary.sentences[0].evidence[0]
    doubtful = _with(
        brief,
        sentences=tuple(
            s.model_copy(update={"flags": (Flag.UNSURE,)}) if s.id == first else s for s in brief.sentences
        ),
    )
    note = f"translation unsure: sentence {first}"
    assert parts.summary_note(doubtful).endswith(note)
    assert note in to_markdown(doubtful)
    assert note in to_html(doubtful)
    assert f'<span class="unsure" title="translation unsure">{brief.sentences[first - 1].en}' in to_html(doubtful)


def test_a_term_of_the_article_that_was_not_put_in_is_not_said_to_be_missing_from_it() -> None:
    brief = sample_brief()
    assert [term.french for term in parts.terms_missed(brief)] == ["Quai d’Orsay"]
    assert [term.french for term in parts.terms_missing(brief)] == ["missile balistique"]
    lines = to_markdown(brief).splitlines()
    assert "In the article, and not put into the English: Quai d’Orsay (3, 5)." in lines
    assert "Not found in the article: missile balistique." in lines
    page = to_html(brief)
    assert page.count("not put in:") == 1
    assert page.count("not found") == 1


def test_the_cells_of_a_row_stand_on_one_line_with_dots_between_them() -> None:
    brief = sample_brief()
    last = brief.sentences[-1]
    cells = [
        last.model_copy(update={"id": 20 + n, "fr": fr, "en": en, "kind": Kind.CELL, "paragraph": 90, "flags": ()})
        for n, (fr, en) in enumerate([("Blé", "Wheat"), ("5 000 tonnes", "5,000 tonnes")])
    ]
    brief = _with(brief, sentences=(*brief.sentences, *cells))
    assert "Wheat · 5,000 tonnes" in to_markdown(brief).splitlines()
    assert "Wheat</span> · <span" in to_html(brief)
    assert "Blé</span> · <span" in to_html(brief)
