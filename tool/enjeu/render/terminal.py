"""A brief on a terminal. Article text is cleaned once on entry and shown as `Text`, never as rich markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from rich import box
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from enjeu.records import Brief, Flag, Gain, Kind, Sentence, SharedSide, Side, Status
from enjeu.render import parts
from enjeu.render.clean import clean, clean_record, one_line
from enjeu.render.tables import Listing, Packed, numbered_list

STATUS_STYLES = {
    Status.REPORTED: "green",
    Status.PLANNED: "cyan",
    Status.SOUGHT: "yellow",
    Status.POSSIBLE: "magenta",
    Status.DENIED: "red",
}
WIDEST = 120  # columns; longer lines are hard to read
_SIDE_BY_SIDE = 100  # columns from which French and English stand next to each other
_NARROW = 72  # columns below which the name of a side has to be broken
_LIST = 60  # columns below which a table of gains has no room for the gains
_NAMES = 8  # names shown under a brief; its other forms list them all


class BatchRow(NamedTuple):
    """What became of one file of a batch; `error` is the line to show where it failed."""

    file: str
    title: str | None = None
    sentences: int = 0
    gains: int = 0
    seconds: float = 0.0
    cached: bool = False
    error: str | None = None


def print_brief(
    brief: Brief,
    console: Console,
    *,
    show_set_aside: bool = False,
    show_evidence: bool = False,
    cached: bool = False,
    written: Sequence[Path] = (),
) -> None:
    """Print the whole brief; `written` are the files it also went to, `cached` says that nothing was computed."""
    brief = clean_record(brief)
    blocks = [_title(brief), *_summary(brief), *_gains(brief, min(console.width, WIDEST))]
    if show_evidence:
        blocks += _evidence(brief, {i for bullet in parts.bullets(brief) for i in bullet.gain.evidence}, console)
    if show_set_aside:
        blocks += _set_aside(brief)
    blocks += _account(brief, cached, written)
    print_blocks(console, blocks)


def print_set_aside(brief: Brief, console: Console) -> None:
    """Print what was not taken for the article, each with the reason."""
    print_blocks(console, _set_aside(clean_record(brief)))


def print_translation(brief: Brief, console: Console, bilingual: bool = False) -> None:
    """Print the English by paragraphs, or each sentence in both languages.

    Into a pipe or a file the English is not wrapped: one paragraph is one line.
    """
    brief = clean_record(brief)
    if bilingual:
        print_blocks(console, [_both_languages(brief.sentences, console)])
        return
    unwrapped = not console.is_terminal
    for number, paragraph in enumerate(parts.paragraphs(brief)):
        if number:
            console.print()
        text = Text(parts.between(paragraph)).join(_english(sentence) for sentence in paragraph)
        console.print(text, soft_wrap=unwrapped, width=None if unwrapped else min(console.width, WIDEST))


def print_why(side: Side, gain: Gain, brief: Brief, console: Console, number: int | None = None) -> None:
    """Print why bullet `number` is there: predicate, roles, cues and guards of every finding, then its evidence."""
    brief, side, gain = clean_record(brief), clean_record(side), clean_record(gain)
    head = _facts_grid(
        [
            ("Side", Text(_with_aliases(side))),
            ("From", Text(gain.giver or "not said")),
            ("Status", _status(gain.status)),
            ("According to", Text(gain.claimed_by or "the article itself")),
            ("Category", Text(gain.category)),
            ("Confidence", Text(f"{gain.confidence:.0%}")),
        ]
    )
    bullet = Text(one_line(gain.text), style="bold")
    if number is not None:
        bullet = Text(f"{number}  ", style="dim") + bullet
    blocks: list[RenderableType] = [Panel(Group(bullet, Text(), head), box=box.ROUNDED, border_style="cyan")]
    for number, why in enumerate(gain.why, 1):
        rows = [("Predicate", Text(f"{why.predicate} ({_WHY_LANGUAGES[why.language]})"))]
        rows += [(role.capitalize(), Text(one_line(filler))) for role, filler in why.roles.items()]
        rows += [("Status cues", Text(", ".join(why.cues) or "none"))]
        rows += [("Guards", Text(", ".join(why.guards) or "none"))]
        blocks += [*heading(f"Finding {number}" if len(gain.why) > 1 else "Finding"), _facts_grid(rows)]
    if not gain.why:
        blocks += [*heading("Finding"), Text("This brief holds no account of how the bullet was found.")]
    print_blocks(console, blocks + _evidence(brief, set(gain.evidence), console))


_LISTED = 100  # files of a batch that are shown one by one
_BATCH_COLUMNS = ("File", "Title", "Sentences", "Gains", "Seconds")
_NO_CELLS = [Text()] * 4


def print_batch(rows: Sequence[BatchRow], console: Console) -> None:
    """Print a table of a batch's files, those that failed with their reason, and the count of both.

    Of many files that are done, only the first are listed.
    """
    done = [row for row in rows if row.error is None]
    failed = [row for row in rows if row.error is not None]
    more = [(Text(f"and {len(done) - _LISTED:,} more", style="dim"), *_NO_CELLS)] if len(done) > _LISTED else []
    listed = [*map(_batch_row, done[:_LISTED]), *more, *map(_batch_row, failed)]
    errors = [Text(one_line(row.error), style="red") for row in failed if row.error is not None]
    cached = sum(row.cached for row in done)
    total = Text(f"{len(done):,} of {parts.count(len(rows), 'file')} done")
    total.append(f" · {cached} from cache · {sum(row.seconds for row in rows):.1f} s of work", style="dim")
    if errors:
        total.append(f" · {len(errors)} failed:", style="bold red")
    print_blocks(console, [Listing(_BATCH_COLUMNS, listed, right=_BATCH_COLUMNS[2:]), total, *errors])


def _batch_row(row: BatchRow) -> Sequence[Text]:
    file = Text(one_line(row.file))
    if row.error is not None:
        return [file, *[Text("–", style="dim")] * 3, Text("failed", style="red")]
    seconds = Text("cached", style="dim") if row.cached else Text(f"{row.seconds:.1f}")
    title = Text(one_line(row.title)) if row.title else Text("–", style="dim")
    return [file, title, Text(f"{row.sentences:,}"), Text(str(row.gains)), seconds]


_WHY_LANGUAGES = {"fr": "seen in the French", "en": "seen in the English", "both": "seen in both languages"}


def print_blocks(console: Console, blocks: Iterable[RenderableType], widest: int = WIDEST) -> None:
    """Print blocks no wider than `widest`; what goes into a file or a pipe has no spaces at the ends of lines."""
    if console.is_terminal:
        for block in blocks:
            console.print(block, width=min(console.width, widest))
        return
    # Rich fills lines up to the edge; in a file or a mail that is noise.
    with console.capture() as captured:
        for block in blocks:
            console.print(block, width=min(console.width, widest))
    console.file.write("\n".join(line.rstrip(" ") for line in captured.get().split("\n")))


def heading(text: str, note: str = "") -> list[RenderableType]:
    """A blank line and a heading, with a word on what is under it."""
    line = Text(text, style="bold")
    if note:
        line.append(f"  {note}", style="not bold dim")
    return [Text(), line]


def _title(brief: Brief) -> RenderableType:
    lines: list[RenderableType] = [Text(one_line(parts.english_title(brief)), style="bold")]
    if french := parts.french_title(brief):
        lines.append(Text(one_line(french), style="dim"))
    lines += [Text(), Packed(Text(one_line(fact), style="cyan") for fact in parts.facts(brief))]
    return Panel(Group(*lines), box=box.ROUNDED, border_style="cyan")


def _summary(brief: Brief) -> list[RenderableType]:
    text = Text()
    for sentence, evidence, supported in parts.summary_sentences(brief.summary):
        if text:
            text.append(" ")
        text.append(one_line(sentence))
        if evidence:
            text.append(f" [{parts.numbers(evidence)}]", style="dim")
        if not supported:
            text.append(" (not supported by the article)", style="yellow")
    return [*heading("Summary", parts.summary_note(brief)), text]


def _gains(brief: Brief, width: int) -> list[RenderableType]:
    numbered = parts.bullets(brief)
    hint = "evidence: sentence numbers, quoted by enjeu explain FILE #"
    head = heading("What each side gains", hint if numbered else "")
    if not brief.sides:
        return [*head, Text("No side was found in this article.", style="dim")]
    rest = without_gain(brief.sides)
    if not numbered:
        return [*head, *rest]
    if width < _LIST:
        return [*head, numbered_list(map(_entry, numbered)), *rest]
    broadest = 8 if width < _NARROW else width // 5
    table = Table(box=box.ROUNDED, border_style="dim", header_style="dim", expand=True)
    table.add_column("Side", style="bold", max_width=broadest, overflow="fold")
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column("Gain", ratio=1, overflow="fold")
    table.add_column("Status", no_wrap=True)
    table.add_column("Evidence", style="dim", max_width=10)
    for side, group in groupby(numbered, key=lambda bullet: bullet.side):
        table.add_section()
        name = Text(one_line(side.name))
        for number, _, gain in group:
            text = Text(one_line(gain.text))
            if said := parts.attribution(gain):
                text.append("\n" + one_line(" · ".join(said)), style="dim")
            ids = Text(parts.numbers(gain.evidence))
            table.add_row(name, Text(str(number)), text, _status(gain.status), ids)
            name = Text()
    return [*head, table, *rest]


def without_gain(sides: Sequence[Side | SharedSide]) -> list[RenderableType]:
    """The sides of which no gain is found, in one line."""
    return [Text(one_line(line), style="dim") for line in parts.without_gain(sides)]


def _entry(bullet: parts.Bullet) -> tuple[str, int, Text, list[Text]]:
    """A gain where there is no room for a table."""
    number, side, gain = bullet
    said = [_status(gain.status), *(Text(one_line(words), style="dim") for words in parts.attribution(gain))]
    cited = Text(f" [{parts.numbers(gain.evidence)}]", style="dim")
    return one_line(side.name), number, Text(one_line(gain.text)) + cited, said


def _status(status: Status) -> Text:
    return Text(status.value, style=STATUS_STYLES[status])


def _evidence(brief: Brief, ids: set[int], console: Console) -> list[RenderableType]:
    return [*heading("Evidence"), _both_languages(parts.cited(brief, sorted(ids)), console)]


def _both_languages(sentences: Sequence[Sentence], console: Console) -> RenderableType:
    """Sentence by sentence: side by side where there is room, the French under the English where there is not."""
    wide = min(console.width, WIDEST) >= _SIDE_BY_SIDE
    table = Table(
        box=None, show_header=False, padding=(0, 2, 1, 0), collapse_padding=False, pad_edge=False, expand=True
    )
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column(ratio=1)
    if wide:
        table.add_column(ratio=1)
    for sentence in sentences:
        english, french = _english(sentence), Text(one_line(sentence.fr), style="dim")
        left = Flag.LEFT_IN_FRENCH in sentence.flags
        both = [english, french] if wide else [english if left else Text("\n").join([english, french])]
        table.add_row(Text(str(sentence.id)), *both)
    return table


def _english(sentence: Sentence) -> Text:
    if Flag.LEFT_IN_FRENCH in sentence.flags:
        return Text.assemble((one_line(sentence.fr), "italic yellow"), (" (left in French)", "yellow"))
    is_headline = sentence.kind in (Kind.TITLE, Kind.HEADING)
    shown = Text(one_line(sentence.en), style="bold" if is_headline else "")
    return shown.append(f" ({parts.FLAG_WORDS[Flag.UNSURE]})", "yellow") if Flag.UNSURE in sentence.flags else shown


def _set_aside(brief: Brief) -> list[RenderableType]:
    head = heading("Set aside", "read, and not taken for the article")
    if not brief.set_aside:
        return [*head, Text("Nothing.", style="dim")]
    return [*head, _facts_grid((piece.reason, Text(one_line(piece.text))) for piece in brief.set_aside)]


def _facts_grid(rows: Iterable[tuple[str, RenderableType]]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", max_width=20)
    grid.add_column(overflow="fold")
    for label, shown in rows:
        grid.add_row(Text(one_line(label)), shown)
    return grid


def _account(brief: Brief, cached: bool, written: Sequence[Path]) -> list[RenderableType]:
    """How the brief was come by: coverage, flags, names, warnings, files."""
    rows: list[tuple[str, RenderableType]] = []
    style = "yellow" if brief.coverage.left_in_french else "green"
    coverage = Packed(Text(part, style=style) for part in parts.coverage_parts(brief.coverage))
    rows += [("Left in French", _numbered(s.id, s.fr)) for s in parts.left_in_french(brief)]
    others = [item for item in parts.flagged(brief) if item[0] != parts.FLAG_WORDS[Flag.LEFT_IN_FRENCH]]
    if others:
        rows.append(("Flagged", Packed(_flag(words, ids) for words, ids in others)))
    rows += _terms(brief)
    if model := brief.signature.stages.get("translation", {}).get("model"):
        rows.append(("Translator", Text(one_line(model))))
    rows += [("Warning", Text(one_line(warning), style="yellow")) for warning in brief.warnings]
    rows += [("Written to", Text(clean(str(path)), overflow="fold")) for path in written]
    rows.append(("Source", Text(one_line(brief.source.path) + (" · brief from cache" if cached else ""))))
    return [Text(), coverage, _facts_grid(rows)]


def _numbered(number: int, text: str) -> Text:
    return Text.assemble((f"[{number}] ", "dim"), (one_line(text), "italic yellow"))


def _flag(words: str, ids: Sequence[int]) -> Text:
    return Text.assemble(words, (f" [{parts.numbers(ids)}]", "dim"))


def _terms(brief: Brief) -> list[tuple[str, RenderableType]]:
    """What was put in for names, the most frequent ones, and for every entry of the user's lists."""
    found = parts.terms_found(brief)
    rows: list[tuple[str, RenderableType]] = []
    names = [term for term in found if term.origin == "name" and term.french != term.english]
    names.sort(key=lambda term: -len(term.sentences))
    texts = [Text(one_line(f"{term.french} → {term.english}")) for term in names[:_NAMES]]
    if more := len(names) - len(texts):
        texts.append(Text(f"{more} more", style="dim"))
    if texts:
        rows.append(("Names", Packed(texts)))
    if entries := [Text(one_line(f"{t.french} → {t.english}")) for t in found if t.origin == "glossary"]:
        rows.append(("Glossary", Packed(entries)))
    if kept := [Text(one_line(term.french)) for term in found if term.origin == "keep"]:
        rows.append(("Kept", Packed(kept)))
    if missed := [_flag(one_line(term.french), term.missed) for term in parts.terms_missed(brief)]:
        rows.append(("Not put in", Packed(missed)))
    if missing := [Text(one_line(term.french)) for term in parts.terms_missing(brief)]:
        rows.append(("Not found", Packed(missing)))
    return rows


def _with_aliases(side: Side) -> str:
    return one_line(side.name) + (f" ({', '.join(map(one_line, side.aliases))})" if side.aliases else "")
