"""A digest on a terminal. Text from articles is cleaned once on entry and shown as `Text`, never as rich markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from enjeu.records import Digest, Disagreement, Event, Paper, Sentence, SharedGain, Status
from enjeu.render import digest_parts, parts
from enjeu.render.clean import clean, clean_record, one_line
from enjeu.render.tables import numbered_list
from enjeu.render.terminal import STATUS_STYLES, WIDEST, heading, print_blocks, without_gain

_NARROW = 100  # columns below which what is beside a gain goes under it
_LIST = 72  # columns below which a table of gains has no room for the gains


def print_digest(digest: Digest, console: Console, *, cached: bool = False, written: Sequence[Path] = ()) -> None:
    """Print the whole digest; `written` are the files it also went to, `cached` says that nothing was computed."""
    digest = clean_record(digest)
    width = min(console.width, WIDEST)
    blocks: list[RenderableType] = []
    if len(digest.events) != 1 or digest.alone:
        head = Text(digest_parts.title(digest), style="bold")
        facts = Text(" · ".join(digest_parts.facts(digest)), style="cyan")
        blocks.append(Panel(Group(head, facts), box=box.ROUNDED, border_style="cyan"))
    for event in digest.events:
        blocks += _event(event, digest, width)
    blocks += _alone(digest)
    blocks += _account(digest, cached, written)
    print_blocks(console, blocks)


def _event(event: Event, digest: Digest, width: int) -> list[RenderableType]:
    number = f"{event.number} · " if len(digest.events) > 1 else ""
    told = [parts.count(len(event.papers), "paper"), digest_parts.period(event, digest)]
    lines = [Text(number + one_line(event.title), style="bold"), Text(" · ".join(filter(None, told)), style="cyan")]
    lines += [Text("together by " + one_line(" · ".join(digest_parts.grounds(event))), style="dim")]
    panel = Panel(Group(*lines), box=box.ROUNDED, border_style="cyan")
    return [
        panel,
        _papers([digest_parts.papers(digest)[i] for i in event.papers], event),
        *_summary(event),
        *_gains(event, width),
        *_disagreements(event, digest),
        *_timeline(event),
        Text(),
    ]


def _papers(papers: Iterable[Paper], event: Event | None = None) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column()
    for paper in papers:
        text = Text(one_line(paper.name))
        text.append(f"  {one_line(' · '.join(digest_parts.paper_facts(paper)))}", style="dim")
        if event is not None:
            text.append(f" · likeness {event.grounds.likeness[paper.id]:.2f}", style="dim")
        for copy in digest_parts.copies(paper):
            text.append(f"\nalso in {one_line(copy)}", style="yellow")
        grid.add_row(paper.id, text)
    return grid


def _summary(event: Event) -> list[RenderableType]:
    text = Text()
    for sentence in event.summary:
        if text:
            text.append(" ")
        text.append(one_line(sentence.text))
        text.append(f" [{digest_parts.cite(sentence.evidence)}]", style="dim")
    return [*heading("Summary", "the papers' own sentences"), text] if text else []


def _gains(event: Event, width: int) -> list[RenderableType]:
    head = heading("What each side gains", "letters: papers; numbers: sentences; ≠: papers differ")
    if not event.sides:
        return [*head, Text("No side was found in these papers.", style="dim")]
    rest = without_gain(event.sides)
    numbered = digest_parts.bullets(event)
    if not numbered:
        return [*head, *rest]
    disputed = {disagreement.gain for disagreement in event.disagreements}
    if width < _LIST:
        return [*head, numbered_list(_entry(b, event, b.number in disputed) for b in numbered), *rest]
    narrow = width < _NARROW
    table = Table(box=box.ROUNDED, border_style="dim", header_style="dim", expand=True)
    table.add_column("Side", style="bold", max_width=11 if narrow else width // 6, overflow="fold")
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column("Gain", ratio=3)
    table.add_column("Papers", no_wrap=True)
    table.add_column("Status", no_wrap=narrow, ratio=None if narrow else 1)
    if not narrow:
        table.add_column("Evidence", style="dim", ratio=1)
    for side, group in groupby(numbered, key=lambda bullet: bullet.side):
        table.add_section()
        name = Text(one_line(side.name))
        for number, _, gain in group:
            text = _gain(gain, number in disputed)
            if told := digest_parts.attribution(gain):
                text.append("\n" + one_line(" · ".join(told)), style="dim")
            evidence = " · ".join(_evidence(gain))
            if narrow:
                text.append(f"\n{evidence}", style="dim")
            held = Text("\n").join(_statuses(gain))
            row = (name, str(number), text, _backing(gain.papers, event), held)
            table.add_row(*row, *([] if narrow else [evidence]))
            name = Text()
    return [*head, table, *rest]


def _entry(bullet: digest_parts.Bullet, event: Event, disputed: bool) -> tuple[str, int, Text, list[Text]]:
    """A gain where there is no room for a table."""
    number, side, gain = bullet
    backing = Text(f"{len(gain.papers)} of {len(event.papers)}")
    said = [Text(one_line(words), style="dim") for words in digest_parts.attribution(gain)]
    cited = [Text(place, style="dim") for place in _evidence(gain)]
    return one_line(side.name), number, _gain(gain, disputed), [*_statuses(gain), backing, *said, *cited]


def _gain(gain: SharedGain, disputed: bool) -> Text:
    text = Text(one_line(gain.text))
    return text.append(" ≠", style="yellow") if disputed else text


def _evidence(gain: SharedGain) -> list[str]:
    return [f"{report.paper}{parts.numbers(report.evidence)}" for report in gain.reports]


def _backing(papers: Sequence[str], event: Event) -> Text:
    """How many papers, and which."""
    text = Text(f"{len(papers)} of {len(event.papers)}", style="" if len(papers) > 1 else "dim")
    if len(papers) == 1:
        return text.append(f" {papers[0]}")
    lines = [" ".join(papers[start : start + 5]) for start in range(0, min(len(papers), 20), 5)]
    more = len(papers) - 20
    return text.append("\n" + "\n".join(lines) + (f"\n+{more} more" if more > 0 else ""), style="dim")


def _statuses(gain: SharedGain) -> list[Text]:
    """The status of most, then every other with the papers that have it."""
    (most, _), *others = digest_parts.statuses(gain)
    told = [Text.assemble((status.value, STATUS_STYLES[status]), (f" {' '.join(of)}", "dim")) for status, of in others]
    return [Text(most.value, style=STATUS_STYLES[most]), *told]


def _disagreements(event: Event, digest: Digest) -> list[RenderableType]:
    if not event.disagreements:
        return []
    known = digest_parts.sentences(digest)
    return [*heading("Where the papers differ"), *(_disagreement(d, known) for d in event.disagreements)]


def _disagreement(disagreement: Disagreement, known: Mapping[tuple[str, int], Sentence]) -> RenderableType:
    head = Text("≠ ", style="yellow")
    head.append(one_line(digest_parts.about(disagreement)), style="default")
    head.append(f"  {digest_parts.difference(disagreement)}", style="dim")
    lines = []
    for position in disagreement.positions:
        style = STATUS_STYLES[Status(position.claim)] if disagreement.kind != "figures" else "bold"
        lines.append(
            Text.assemble((one_line(position.claim), style), (f" [{digest_parts.cite(position.evidence)}]", "dim"))
        )
    if denial := digest_parts.denial(disagreement, known):
        number, sentence = denial
        quoted = (f"{number}: {one_line(sentence.en)}", "italic")
        lines.append(Text.assemble(quoted, (f" ({one_line(sentence.fr)})", "dim")))
    return Group(head, Padding(Group(*lines), (0, 0, 0, 2)))


def _timeline(event: Event) -> list[RenderableType]:
    if not event.timeline:
        return []
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="cyan", no_wrap=True)
    grid.add_column()
    for moment in event.timeline:
        text = Text(one_line(moment.text))
        text.append(f" [{digest_parts.cite(moment.evidence)}]", style="dim")
        grid.add_row(parts.day(moment.date), text)
    return [*heading("Timeline"), grid]


def _alone(digest: Digest) -> list[RenderableType]:
    if not digest.alone:
        return []
    papers = digest_parts.papers(digest)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column()
    for lone in digest.alone:
        paper = papers[lone.paper]
        text = Text(one_line(paper.name))
        facts = [*digest_parts.paper_facts(paper), digest_parts.alone_facts(lone)]
        text.append(f"  {one_line(' · '.join(facts))}", style="dim")
        for copy in digest_parts.copies(paper):
            text.append(f"\nalso in {one_line(copy)}", style="yellow")
        if lone.summary:
            text.append(f"\n{one_line(lone.summary.text)}")
        text.append(f"\n{one_line(paper.source.path)}", style="dim")
        grid.add_row(paper.id, text)
    return [*heading("Alone", "no other paper tells of the same event"), grid]


def _account(digest: Digest, cached: bool, written: Sequence[Path]) -> list[RenderableType]:
    facts = Text(" · ".join([*digest_parts.facts(digest), *(["digest from cache"] if cached else [])]), style="green")
    lines = [Text(one_line(f"Not read: {line}"), style="yellow") for line in digest.missing]
    lines += [Text(f"Written to {clean(str(path))}", style="dim", overflow="fold") for path in written]
    return [*([Text()] if digest.alone else []), facts, *lines]
