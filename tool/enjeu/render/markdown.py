"""A brief as a Markdown file that a desk can file as it is: YAML front matter, CommonMark, GFM tables and footnotes.

Every string of the article, and every name a user gave, goes through `escape`, `quoted` or `_label`; what is left is
written here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from enjeu.records import Brief, Flag, Kind, Sentence
from enjeu.render import parts
from enjeu.render.clean import clean_record, one_line

# CommonMark's own marks, then those of GitHub (~ $ |), Obsidian (= % #) and of site generators' templates ({ }); last
# what makes a link of a bare address. (Of one with @ GitHub makes a mail link whatever is escaped.)
_MARKS = re.compile(r"[\\`*_\[\]<>&|~$#=%^{}]|(?<=[a-z]):(?=//)|(?<=www)\.", re.IGNORECASE)
_BLOCK_START = re.compile(r"(\d{1,9})([.)])|([-+:])")
_YAML_MARKS = re.compile(r"[<>&`\[\]]")
_LABEL_UNSAFE = re.compile(r"[^\w .,'()/+–—’€£-]")
_LABEL_LENGTH = 60


def to_markdown(brief: Brief) -> str:
    """The whole brief, ending in a newline. The same brief always gives the same text."""
    brief = clean_record(brief)
    blocks = [
        _front_matter(brief),
        *_title(brief),
        *_summary(brief),
        *_gains(brief),
        *_exchange(brief),
        *_names_and_numbers(brief),
        *_translation(brief),
        *_bilingual(brief),
        *_set_aside(brief),
        *_account(brief),
        *_footnotes(brief),
    ]
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """`text` on one line, such that any Markdown reader shows it as it is: no mark-up, no HTML, no template."""
    text = _MARKS.sub(r"\\\g<0>", one_line(text))
    if start := _BLOCK_START.match(text):
        text = f"{start[1]}\\{text[start.start(2) :]}" if start[1] else f"\\{text}"
    return text


def quoted(text: str) -> str:
    """A YAML double-quoted scalar; JSON's escapes are a subset of YAML's.

    Marks of HTML, links and code are written as escapes, for readers that take front matter for Markdown.
    """
    return _YAML_MARKS.sub(lambda mark: f"\\u{ord(mark[0]):04x}", json.dumps(one_line(text), ensure_ascii=False))


def _label(text: str) -> str:
    """A quoted Mermaid label, anything with a meaning to Mermaid or HTML as a character code."""
    text = one_line(text)
    if len(text) > _LABEL_LENGTH:
        text = text[:_LABEL_LENGTH].rsplit(" ", 1)[0] + "…"
    return _LABEL_UNSAFE.sub(lambda match: f"#{ord(match[0])};", text) or "–"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A GFM table; the cells are escaped already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _cite(ids: Iterable[int]) -> str:
    return "".join(f"[^s{number}]" for number in ids)


def _front_matter(brief: Brief) -> str:
    """Strings only, all of them quoted. `date` is a whole day or absent: site generators refuse a part of one."""
    source = brief.source
    fields = {
        "title": parts.english_title(brief),
        "title_fr": parts.french_title(brief),
        "date": source.date if len(source.date or "") == len("2023-09-05") else None,
        "published": source.date,
        "outlet": source.outlet,
        "language": source.language,
        "source": source.path,
        "schema": brief.schema_,
        "sha256": source.sha256,
        "signature": parts.signature_line(brief),
    }
    lines = [f"{key}: {quoted(value)}" for key, value in fields.items() if value]
    lines += ["sides:", *(f"  - {quoted(side.name)}" for side in brief.sides)] if brief.sides else []
    return "\n".join(["---", *lines, "---"])


def _title(brief: Brief) -> list[str]:
    lines = [f"# {escape(parts.english_title(brief)) or 'Untitled'}"]
    if french := escape(parts.french_title(brief) or ""):
        lines.append(f"*{french}*")
    return [*lines, escape(" · ".join(parts.facts(brief)))]


def _summary(brief: Brief) -> list[str]:
    known = {s.id for s in brief.sentences}
    pieces = []
    for text, evidence, supported in parts.summary_sentences(brief.summary):
        doubt = "" if supported else " *(not supported by the article)*"
        pieces.append(f"{escape(text)}{_cite(i for i in evidence if i in known)}{doubt}")
    kind = f"*Summary {parts.summary_note(brief)}.*".replace("Summary the", "The")
    return ["## Summary", " ".join(pieces), kind]


def _gains(brief: Brief) -> list[str]:
    heading = "## What each side gains"
    if not brief.sides:
        return [heading, "No side was found in this article."]
    rows = []
    bullets = parts.bullets(brief)
    for number, side, gain in bullets:
        said = [escape(gain.giver or ""), gain.status.value, escape(gain.claimed_by or "")]
        rows.append([escape(side.name), str(number), escape(gain.text), *said, parts.numbers(gain.evidence)])
    blocks = [heading]
    if rows:
        blocks.append(table(["Side", "#", "Gain", "From", "Status", "According to", "Evidence"], rows))
    blocks += map(escape, parts.without_gain(brief.sides))
    for side in brief.sides:
        if side.gains:
            blocks.append(f"### {escape(side.name) or '–'}")
            blocks.append("\n".join(_bullet(brief, bullet) for bullet in bullets if bullet.side is side))
    return blocks


def _bullet(brief: Brief, bullet: parts.Bullet) -> str:
    gain = bullet.gain
    said = " · ".join([gain.status.value, *map(escape, parts.attribution(gain)), f"confidence {gain.confidence:.0%}"])
    lines = [f"- **{bullet.number}. {escape(gain.text) or '–'}** · {said}"]
    for sentence in parts.cited(brief, gain.evidence):
        lines.append(f"  - Sentence {sentence.id}: {with_doubt(sentence)}")
        if Flag.LEFT_IN_FRENCH not in sentence.flags:
            lines[-1] += "\\"
            lines.append(f"    *{escape(sentence.fr) or '–'}*")
    return "\n".join(lines)


def _exchange(brief: Brief) -> list[str]:
    """A Mermaid diagram; one arrow for what one party gives another firmly, one for what is only sought or possible."""
    flows = parts.flows(brief)
    if not flows:
        return []
    names = dict.fromkeys(name for flow in flows for name in (flow.giver, flow.receiver))
    nodes = {name: f"p{number}" for number, name in enumerate(names, 1)}
    lines = ["```mermaid", "flowchart LR"]
    lines += [f'  {node}["{_label(name)}"]' for name, node in nodes.items()]
    for flow in flows:
        for firm, arrow in ((True, "-->"), (False, "-.->")):
            gains = [bullet.gain for bullet in flow.bullets if parts.is_firm(bullet.gain.status) is firm]
            if gains:
                label = "<br/>".join(f"{_label(gain.text)} ({gain.status.value})" for gain in gains)
                lines.append(f'  {nodes[flow.giver]} {arrow}|"{label}"| {nodes[flow.receiver]}')
    return ["### Who gives what to whom", "\n".join([*lines, "```"]), f"*{parts.exchange_key(brief)}*"]


def _names_and_numbers(brief: Brief) -> list[str]:
    blocks = []
    if found := parts.terms_found(brief):
        told = parts.tells_origins(found)
        rows = [
            [escape(t.french), escape(t.english), *([parts.ORIGIN_WORDS[t.origin]] * told), parts.numbers(t.sentences)]
            for t in found
        ]
        blocks.append(table(["French", "English", *(["From"] * told), "Sentences"], rows))
    if missed := parts.terms_missed(brief):
        listed = ", ".join(f"{escape(term.french)} ({parts.numbers(term.missed)})" for term in missed)
        blocks.append(f"In the article, and not put into the English: {listed}.")
    if missing := parts.terms_missing(brief):
        blocks.append("Not found in the article: " + ", ".join(escape(term.french) for term in missing) + ".")
    if figures := parts.figures(brief):
        rows = [[escape(figure), parts.numbers(ids)] for figure, ids in figures]
        blocks.append(table(["Figure", "Sentences"], rows))
    return ["## Names and numbers", *blocks] if blocks else []


def _translation(brief: Brief) -> list[str]:
    blocks = ["## Translation"]
    for paragraph in parts.paragraphs(brief):
        kind = paragraph[0].kind
        text = parts.between(paragraph).join(filter(None, map(english, paragraph))) or "–"
        if kind is Kind.HEADING:
            blocks.append(f"### {text}")
        elif kind is not Kind.TITLE:
            blocks.append(text)
    return blocks


def english(sentence: Sentence) -> str:
    """The English of a sentence, or its French marked as such."""
    if Flag.LEFT_IN_FRENCH in sentence.flags:
        return f"{escape(sentence.fr)} *(left in French)*"
    return escape(sentence.en)


def with_doubt(sentence: Sentence) -> str:
    """The same, and whether it is unsure: where a sentence is quoted as evidence."""
    unsure = f" *({parts.FLAG_WORDS[Flag.UNSURE]})*" if Flag.UNSURE in sentence.flags else ""
    return english(sentence) + unsure


def _bilingual(brief: Brief) -> list[str]:
    rows = [[str(s.id), escape(s.fr), with_doubt(s)] for s in brief.sentences]
    fold = "<details>\n<summary>French and English, sentence by sentence</summary>"
    return ["## Both languages", fold, table(["#", "French", "English"], rows), "</details>"]


def _set_aside(brief: Brief) -> list[str]:
    if not brief.set_aside:
        return []
    rows = [[escape(piece.reason), escape(piece.text)] for piece in brief.set_aside]
    return ["## Set aside", "Read, and not taken for the article.", table(["Reason", "Text"], rows)]


def _account(brief: Brief) -> list[str]:
    lines = [f"- {' · '.join(parts.coverage_parts(brief.coverage))}"]
    for words, ids in parts.flagged(brief):
        lines.append(f"- {words[0].upper()}{words[1:]}: sentence{'s' * (len(ids) > 1)} {parts.numbers(ids)}")
    lines += [f"- Warning: {escape(warning)}" for warning in brief.warnings]
    # Site generators look for templates in code blocks too; indented JSON itself never has these marks side by side.
    signature = re.sub(
        r"\{(?=[{%#])", r"\\u007b", json.dumps(brief.signature.model_dump(), indent=1, ensure_ascii=False)
    )
    made = f"The same file (SHA-256 {escape(brief.source.sha256)}) and the same signature give the same brief:"
    return ["## How this brief was made", "\n".join(lines), made, f"```json\n{signature}\n```"]


def _footnotes(brief: Brief) -> list[str]:
    """One for each sentence that the summary cites, in order.

    "Sentence" comes first so that a reader without footnotes cannot take an article's text for a link's address.
    """
    ids = dict.fromkeys(i for _, evidence, _ in parts.summary_sentences(brief.summary) for i in evidence)
    notes = []
    for sentence in parts.cited(brief, ids):
        french = "" if Flag.LEFT_IN_FRENCH in sentence.flags else f" (*{escape(sentence.fr) or '–'}*)"
        notes.append(f"[^s{sentence.id}]: Sentence {sentence.id}: {english(sentence)}{french}")
    return notes
