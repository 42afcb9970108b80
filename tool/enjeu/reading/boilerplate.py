"""What of a page is the article, and what the site put around it, with a reason for each stretch set aside.

A wrong "set aside" loses a sentence of the article; a wrong "keep" leaves a stray line in the brief. So each rule needs
evidence of its own (a stock phrase, a credit, a date and nothing else), rules that judge by looks alone (capitalised
nouns, the wording of menus) hold only before the first and after the last paragraph of prose, and doubt keeps a line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from enjeu.reading.blocks import ITEM, Block
from enjeu.reading.bylines import is_byline, without_publication
from enjeu.reading.captions import caption_reason, follows_label, is_label
from enjeu.reading.code import find_code
from enjeu.reading.dates import FRENCH_DATE, labels_publishing, publication_prefix, read_date, says_publishing
from enjeu.reading.mail import header_lines, subject_start
from enjeu.reading.phrases import Reason, names, stock_phrase
from enjeu.reading.wording import CLOSERS, ends_sentence, has_verb, is_names, is_prose, single_spaced, words
from enjeu.records import Kind

TITLE_WORDS = 35
HEADING_WORDS = 15
RUBRIC_WORDS = 6
POINTER_WORDS = 5
CLOSING_WORDS = 15
HEAD_PARTS = 20
STANDFIRST_PARTS = 2
LAYOUT_WORDS = 40
DUPLICATE_WORDS = 10

SEE_ALSO = re.compile(
    r"(?<=[.!?»\"”…])\s*((?:[>→»►▶⇒]+\s?|\[)?(?:(?:À|A) (?:lire|voir)(?: aussi| également)?\s?:"
    r"|(?:(?:À|A) (?:lire|voir) (?:aussi|également)|Lire (?:aussi|également)|Voir aussi)\s?:?)"
    r"\s*[A-ZÀ-ÖØ-Þ«\"“][^\r\n]*)$"
)
AFTER_DATE = " \t\r\n\u00a0\u202f.|•·-–—:)"
DATE_REACH = 200
MARK_REACH = 300
INNER_END = re.compile(r"[.!?…]\s+[«\"“]?[A-ZÀ-ÖØ-Þ]|[.]\W*$")
INNER_STOP = re.compile(r"[a-zà-ÿ»]{3}[.!?…]\s*[»\"”]?,?\s+\S")
PAGE_MARK = re.compile(
    r"[a-z]{1,4}[-_]?\d{1,6}|(?:page\s)?\d{1,4}(?:\s?(?:/|sur|de)\s?\d{1,4})?|[-–—]\s?\d{1,4}\s?[-–—]|p\.\s?\d{1,4}"
    r"|(?:https?://|www\.)\S+|[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+|[a-z\-]{2,12}(?:/[a-z]{2,8})+|#\w+(?:\s+#\w+)*",
    re.IGNORECASE,
)
MASTHEAD = re.compile(r"(.{2,60}?)(?:,|\s[-–—|·•])\s(?:le\s)?(?:[a-z]+di\s|dimanche\s)?\d[\w ./-]{3,20}", re.IGNORECASE)
LOWER_CODE = re.compile(r"[a-z]{1,4}[-_]?\d{1,6}")

# How agencies set a heading into the line: "... a-t-il dit.- Silence total -M. Keïta n'a plus parlé."
INTERTITLE = re.compile(
    r"(?:^|(?<=[.!?»\"”…]))\s*[-–—] (?P<heading>[A-ZÀ-ÖØ-Þ«\"“](?:[^-–—.;\r\n]|(?<=\w)-(?=\w)){1,70}[^\s\-–—.;])"
    r" [-–—]\s*(?=[A-ZÀ-ÖØ-Þ«\"“]|$)"
)
# The wording of sites speaking to their reader. No one word tells; several, in the second person, at the end, do.
INTERFACE = re.compile(
    r"\b(?:notifications?|newsletters?|abonn(?:é|er|ez|ement|ements|ée?s)|inscri(?:re|vez|ption|t)|cookies|navigateur"
    r"|navigation|cliqu(?:er|ez|ant)|clic|lien|page|site|compte|mot de passe|e-?mails?|adresse|préférences?"
    r"|préférée?s?|choix|sauvegardée?s?|enregistrée?s?|mises? à jour|temps réel|sujets?|centres? d'intérêt|intérêts"
    r"|recevoir|recevez|connect(?:er|ez|é)|partag(?:er|ez)|comment(?:er|ez|aires?)|application|télécharg(?:er|ez)"
    r"|publicités?|offres?|alertes?|confidentialité|consentement|partenaires|facebook|twitter|instagram|whatsapp"
    r"|accepter|refuser|paramètres|désinscrire|sélection|rubriques?)\b",
    re.IGNORECASE,
)
READER = re.compile(
    r"\b(?:vous|votre|vos|recevez|retrouvez|inscrivez|abonnez|cliquez|suivez|téléchargez"
    r"|je (?:ne )?(?:m'|refuse|choisis|gère|reçois|souhaite|crée|paramètre|valide|veux)"
    r"|j'(?:accepte|ai déjà|ai compris)"
    r"|m(?:on|es) (?:compte|abonnement|profil|préférences|choix|alertes|centres)"
    r"|no(?:tre|s) (?:newsletters?|notifications?|alertes?|application|site|politique|articles|sélection))\b",
    re.IGNORECASE,
)
# Reasons that stand in the middle of articles too, and so do not tell that the article is over.
INSIDE = frozenset(
    {
        *(Reason.AGENCY, Reason.CAPTION, Reason.CREDIT, Reason.DUPLICATE, Reason.ADVERTISING, Reason.PLAYER),
        *(Reason.CODE, Reason.TIMESTAMP, Reason.BYLINE, Reason.RELATED, Reason.PAGE),
    }
)
# Reasons that a label or a name alone can give, in a headline as well: "Cartes : Visa et Mastercard cèdent".
BY_LABEL = frozenset({Reason.CAPTION, Reason.BYLINE, Reason.COPYRIGHT, Reason.TAGS})
QUOTE = re.compile(r"[«»“”\"]")


@cache
def _agency_mark() -> re.Pattern[str]:
    """An agency's sign behind the last sentence: "(AFP)", "(avec AFP et Reuters)", "© 2023 AFP"."""
    agency = names("agency")
    listed = rf"\((?:avec |source ?: ?|©\s?)?{agency}(?:\s?[/,]\s?{agency}| et (?:avec )?{agency})*\)"
    return re.compile(rf"(?<=[.!?»\"”…])\s*((?:{listed}|©\s?(?:\d{{4}}\s)?{agency})\s*\.?)$", re.IGNORECASE)


@dataclass(slots=True)
class Part:
    """The stretch [start, end) of the text: set aside when it has a reason, else kept as `kind`."""

    start: int
    end: int
    text: str
    heading: bool = False
    solid: bool = False
    reason: str | None = None
    kind: Kind = Kind.TEXT
    row: int | None = None

    @property
    def is_cell(self) -> bool:
        """Whether it stands in a row of a table and is no sentence: a figure or a label, not the site's."""
        sentence = is_prose(self.text) or (ends_sentence(self.text) and has_verb(self.text))
        return self.row is not None and not self.heading and not sentence


def sort_out(text: str, blocks: Sequence[Block], title: str | None = None) -> list[Part]:
    """The blocks as parts, in order, each kept (with its kind) or set aside (with the reason).

    `title` is the title that the file's format gives, if any; its first occurrence in the text is kept as the title.
    """
    parts = _with_mail_header(text, [part for block in blocks for part in _split(text, block)])
    known = _find_known_title(parts, title)
    if known is not None:
        known.kind = Kind.TITLE
    _mark_lines(text, [part for part in parts if part is not known])
    _keep_entries(parts)
    first, last = _running_text(parts)
    head, tail = parts[:first], parts[last + 1 :]
    _forget_layout(parts, first)
    for part in (*head, *tail):
        if part.reason is None and part is not known:
            part.reason = _edge_reason(part)
    _mark_duplicates(parts)
    if known is None:
        known = _choose_title(head, parts)
    if known is None and title is None:
        _restore_title(head)
    _mark_rubrics(head)
    _mark_closing(tail)
    _mark_headings(parts, first)
    return [piece for part in parts for piece in _intertitles(text, part)]


def _forget_layout(parts: Sequence[Part], first: int) -> None:
    """Rows with paragraphs in them, or before the `first`, are no table's: old pages set menus and articles in them."""
    prose: Counter[int | None] = Counter()
    for part in parts:
        if part.row is not None and is_prose(part.text):
            prose[part.row] += len(words(part.text))
    for i, part in enumerate(parts):
        if i < first or prose[part.row] >= LAYOUT_WORDS:
            part.row = None


def _with_mail_header(text: str, parts: list[Part]) -> list[Part]:
    """The parts, those of a mail's header set aside, all but the words of its subject."""
    count = header_lines([part.text for part in parts])
    header: list[Part] = []
    for part in parts[:count]:
        part.reason = Reason.TIMESTAMP if read_date(part.text) else Reason.MAIL
        header.append(part)
        begins = part.start + (subject_start(text[part.start : part.end]) or 0)
        if part.start < begins < part.end:
            header.append(Part(begins, part.end, single_spaced(text[begins : part.end]), heading=True))
            part.end, part.reason = part.start + len(text[part.start : begins].rstrip()), Reason.MAIL
            part.text = single_spaced(text[part.start : part.end])
    return header + parts[count:]


def _intertitles(text: str, part: Part) -> Iterator[Part]:
    """The part, cut where an agency set a heading into the running line; the dashes around it belong to nothing."""
    start = part.start
    if part.reason is None and part.kind is Kind.TEXT:
        for match in INTERTITLE.finditer(text[part.start : part.end]):
            a, b = (part.start + x for x in match.span("heading"))
            if len(words(text[a:b])) > HEADING_WORDS:
                continue
            if text[start : part.start + match.start()].strip():
                yield _piece(text, part, start, part.start + match.start(), Kind.TEXT)
            yield _piece(text, part, a, b, Kind.HEADING)
            start = part.start + match.end()
    if start == part.start:
        yield part
    elif text[start : part.end].strip():
        yield _piece(text, part, start, part.end, Kind.TEXT)


def _piece(text: str, part: Part, start: int, end: int, kind: Kind) -> Part:
    return Part(start, end, single_spaced(text[start:end]), part.heading, part.solid, None, kind, part.row)


def _split(text: str, block: Block) -> Iterator[Part]:
    """The block, parted where code, a date before its words, or a mark or pointer behind them is not the article's."""

    def part(start: int, end: int, reason: str | None = None) -> Part:
        return Part(start, end, single_spaced(text[start:end]), block.heading, block.solid, reason, row=block.row)

    def prose(start: int, end: int) -> Iterator[Part]:
        prefix = publication_prefix(text[start : min(end, start + DATE_REACH)])
        if prefix and text[start + prefix : end].strip(AFTER_DATE):
            following = end - len(text[start + prefix : end].lstrip(AFTER_DATE))
            yield part(start, start + len(text[start:following].rstrip()), Reason.TIMESTAMP)
            start = following
        behind: list[Part] = []
        for pattern, reason in ((_agency_mark(), Reason.AGENCY), (SEE_ALSO, Reason.RELATED)):
            found = pattern.search(text, max(start, end - MARK_REACH), end)
            if (
                found is not None
                and text[start : found.start()].strip()
                and not INNER_END.search(found[1].rstrip(".)"))
            ):
                behind.append(part(found.start(1), end, reason))
                end = start + len(text[start : found.start()].rstrip())
        yield part(start, end)
        yield from reversed(behind)

    if block.aside is not None:
        yield part(block.start, block.end, block.aside)
        return
    position = block.start
    for start, end in find_code(text[block.start : block.end]):
        if text[position : block.start + start].strip():
            yield from prose(position, block.start + len(text[block.start : block.start + start].rstrip()))
        yield part(block.start + start, block.start + end, Reason.CODE)
        position = block.start + end
    position += len(text[position : block.end]) - len(text[position : block.end].lstrip())
    if position < block.end:
        yield from prose(position, block.end)


def _find_known_title(parts: Sequence[Part], title: str | None) -> Part | None:
    if title is None:
        return None
    wanted = _key(title)
    return next((part for part in parts[:15] if part.reason is None and _key(part.text) == wanted), None)


def _key(text: str) -> str:
    return " ".join(words(text.casefold().replace("’", "'")))


def _mark_lines(text: str, parts: Sequence[Part]) -> None:
    """Reasons that a line carries in itself, wherever it stands, and the captions that a label announces."""
    for i, part in enumerate(parts):
        if part.reason is not None:
            continue
        if is_label(part.text):
            part.reason = Reason.CAPTION
            if i + 2 < len(parts) and parts[i + 1].reason is None:
                following = parts[i + 1]
                gap = text[following.end : parts[i + 2].start].count("\n")
                if follows_label(following.text, gap):
                    following.reason = Reason.CAPTION
            elif i + 2 == len(parts) and parts[i + 1].reason is None and not ends_sentence(parts[i + 1].text):
                parts[i + 1].reason = Reason.CAPTION
            continue
        part.reason = _line_reason(part.text)
        if part.reason == Reason.RELATED and _bare_pointer(part.text) and i + 1 < len(parts):
            following = parts[i + 1]
            if following.reason is None and not (following.heading or following.solid) and _is_headline(following.text):
                following.reason = Reason.RELATED


_SIGNED = re.compile(r"(?<=\d)\s+[Pp]ar\s+(?=\w)")  # "Publié le 2 janvier à 08h15 par Jean Dupont"


def _bare_pointer(text: str) -> bool:
    return len(words(text)) <= POINTER_WORDS and not re.search(r":\s*\w", text)


def _is_headline(text: str) -> bool:
    return 3 <= len(words(text)) <= 25 and not text.endswith((".", "…", ":", ",", ";")) and not ITEM.match(text)


def _line_reason(text: str) -> str | None:
    if not words(text):
        return Reason.PAGE
    if _is_publication(text):
        return Reason.TIMESTAMP
    date, *author = _SIGNED.split(text, maxsplit=1)
    if is_byline(text, edge=False) or (author and _is_publication(date) and is_byline(f"Par {author[0]}", edge=True)):
        return Reason.BYLINE
    signed = without_publication(text)  # "AFP, publié le vendredi 2 janvier 2026"
    if signed != text and re.fullmatch(rf"{names('outlet')}(?:(?: avec| et|,) {names('outlet')})*", signed):
        return Reason.BYLINE
    return stock_phrase(text) or caption_reason(text)


def _is_publication(text: str) -> bool:
    return publication_prefix(text) == len(text) and says_publishing(text)


def _edge_reason(part: Part) -> str | None:
    """Reasons that hold only before the first and after the last paragraph of prose."""
    text = part.text
    if part.is_cell:  # its figures are no page numbers, its days not that of publication, its names no rubrics
        found = stock_phrase(text, edge=True)
        return None if found is Reason.RUBRIC else found
    if PAGE_MARK.fullmatch(text) and (text[0].islower() or not LOWER_CODE.fullmatch(text.lower())):
        return Reason.PAGE
    if publication_prefix(text) == len(text) or is_masthead(text):
        return Reason.TIMESTAMP
    if is_byline(text, edge=True):
        return Reason.BYLINE
    found = stock_phrase(text, edge=True)
    return None if found is Reason.RUBRIC and text.endswith(".") else found


def is_masthead(text: str) -> bool:
    """Whether the text is a paper's or a place's name and a date: "LE SOIR - Bruxelles, mardi 4 juin 2024"."""
    found = MASTHEAD.fullmatch(text)
    return bool(found and read_date(text) and is_names(found[1].replace(",", " ")))


def _keep_entries(parts: Sequence[Part]) -> None:
    """A day and an hour, written out, alone between paragraphs: an entry of a chronology, not when it was published."""
    prose = _paragraphs(parts)
    inside = range(prose[0] + 1, prose[-1]) if prose else range(0)
    entries = [
        parts[i]
        for i in inside
        if parts[i].reason == Reason.TIMESTAMP
        and FRENCH_DATE.search(parts[i].text)
        and not labels_publishing(parts[i].text)
        and parts[i - 1].reason is None
        and parts[i + 1].reason is None
    ]
    for part in entries:
        part.reason = None


def _running_text(parts: Sequence[Part]) -> tuple[int, int]:
    """The indices of the first and the last part that is prose of the article.

    Without any prose nothing counts as an edge, for there is nothing to tell it from.
    """
    prose = _paragraphs(parts)
    if not prose:
        return 0, len(parts) - 1
    return max(prose[0], _after_signature(parts, prose)), prose[-1]


def _paragraphs(parts: Sequence[Part]) -> list[int]:
    """The indices of the parts that are prose of the article; a headline is none, for all its end mark."""
    lines = [(i, part) for i, part in enumerate(parts) if part.reason is None and part.kind is Kind.TEXT]
    prose = [i for i, part in lines if is_prose(part.text) and not _is_interface(part.text)]
    if len(prose) > 1 and prose[0] == lines[0][0] and _is_exclaimed(parts[prose[0]].text):
        prose.pop(0)
    return prose


def _after_signature(parts: Sequence[Part], prose: Sequence[int]) -> int:
    """The index after the byline or date that stands behind a standfirst; 0 when it stands nowhere near the top."""
    signed = (i for i, part in enumerate(parts[:HEAD_PARTS]) if part.reason in (Reason.BYLINE, Reason.TIMESTAMP))
    last = max(signed, default=-1)
    if not sum(i < last for i in prose) <= STANDFIRST_PARTS < len(prose):
        return 0
    return next((i for i in prose if i > last), last + 1)


def _is_exclaimed(text: str) -> bool:
    """Whether a first line is a headline for all its end mark: "Que veut Moscou ?", "Ces ministres menacés...".

    An article's first paragraph is more than one question, and ends in a full stop.
    """
    bare = text.rstrip(CLOSERS)
    return len(words(text)) <= TITLE_WORDS and (not bare.endswith(".") or bare.endswith("..."))


def _is_interface(text: str) -> bool:
    """Whether a site speaks here to its reader: the second person or a button's "je", and several words of menus."""
    if QUOTE.search(text) or len(words(text)) > 60:
        return False
    plain = text.replace("’", "'")
    return bool(READER.search(plain)) and len({found.lower() for found in INTERFACE.findall(plain)}) > 1


def _mark_duplicates(parts: Sequence[Part]) -> None:
    """Lines that repeat an earlier one: headlines, and sentences too long to be a refrain."""
    seen: set[str] = set()
    for part in parts:
        if part.reason is None:
            key = _key(part.text)
            least = DUPLICATE_WORDS if ends_sentence(part.text) else DUPLICATE_WORDS // 2
            if key in seen and len(words(key)) >= least and part.kind is not Kind.TITLE:
                part.reason = Reason.DUPLICATE
            seen.add(key)


def _choose_title(head: Sequence[Part], parts: Sequence[Part]) -> Part | None:
    """The part of the head that is the title: a heading of the format, or the first line that says something."""
    lines = [part for part in head if part.reason is None and _could_be_title(part)]
    if not lines and len(parts) > 1 and parts[0].reason is None and parts[0].heading:
        lines = [parts[0]]
    telling = [part for part in lines if len(words(part.text)) > 3 and not _is_rubric(part.text)]
    chosen = next((part for part in telling if part.heading), None) or next(iter(telling or lines), None)
    if chosen is not None:
        chosen.kind = Kind.TITLE
    return chosen


def _restore_title(head: Sequence[Part]) -> None:
    """Where nothing else can be the title, a first line that says something is it, whatever label it begins with."""
    for part in head[:1]:
        telling = len(words(part.text)) > 3 and has_verb(part.text) and not INNER_STOP.search(part.text)
        if part.reason in BY_LABEL and telling and _could_be_title(part):
            part.reason, part.kind = None, Kind.TITLE


def _is_rubric(text: str) -> bool:
    """Whether a line is names that say nothing; "Sommet Trump-Poutine en Alaska" does."""
    return is_names(text) and not re.search(r"\b(?:en|à|au|aux|sur|pour|contre|vs)\b", text)


def _could_be_title(part: Part) -> bool:
    text = part.text
    if (
        len(words(text)) > TITLE_WORDS
        or (text[0].islower() and text.split()[0].islower())
        or text.endswith((",", ";", ":"))
    ):
        return False
    return part.heading or _is_exclaimed(text)


def _mark_rubrics(head: Sequence[Part]) -> None:
    """Lines of capitalised nouns beside the title: rubrics, places, and names of authors next to a byline or a date."""
    for i, part in enumerate(head):
        if part.reason is None and part.kind is Kind.TEXT and not part.heading and is_names(part.text.rstrip(".")):
            count = len(words(part.text))
            if count <= RUBRIC_WORDS and not has_verb(part.text):
                beside = {near.reason for near in (*head[max(i - 1, 0) : i], *head[i + 1 : i + 2])}
                signed = beside & {Reason.BYLINE, Reason.TIMESTAMP} and 2 <= count <= 4
                if signed:
                    part.reason = Reason.BYLINE
                elif not part.text.endswith("."):
                    part.reason = Reason.RUBRIC


def _mark_closing(tail: Sequence[Part]) -> None:
    """After the article, from the first line that is surely the site's: its notices, menus and lists of headlines."""
    opened = listing = False
    for part in tail:
        if part.reason is not None:
            listing = listing or (part.reason == Reason.RELATED and _bare_pointer(part.text))
            opened = opened or listing or part.reason not in INSIDE
        elif opened and _is_interface(part.text):
            part.reason = Reason.NOTIFICATION
        elif part.is_cell:
            continue
        elif listing and not part.solid and _is_headline(part.text):
            part.reason = Reason.RELATED
        elif opened and not part.solid and _is_fragment(part.text):
            part.reason = Reason.NAVIGATION


def _is_fragment(text: str) -> bool:
    return not ends_sentence(text) and len(words(text)) <= CLOSING_WORDS and not has_verb(text)


def _mark_headings(parts: Sequence[Part], first: int) -> None:
    """A format that marks its headings is believed; elsewhere they are told by their looks and by what follows."""
    kept = [(i, part) for i, part in enumerate(parts) if part.reason is None]
    marked = any(part.heading for _, part in kept[1:])
    for position, (i, part) in enumerate(kept):
        if part.kind is Kind.TITLE:
            continue
        if part.is_cell:
            part.kind = Kind.CELL
        elif part.heading:
            lead = position == 1 and kept[0][1].kind is Kind.TITLE and part.text.endswith(".")
            part.kind = Kind.TEXT if lead else Kind.HEADING  # a standfirst that is marked as a heading
        elif not marked and position + 1 < len(kept) and _looks_like_heading(part.text):
            # Before the running text a line with a verb is the standfirst.
            part.kind = Kind.HEADING if i > first or not has_verb(part.text) else Kind.TEXT


def _looks_like_heading(text: str) -> bool:
    count = len(words(text))
    if count > HEADING_WORDS or text[0].islower() or ITEM.match(text) or text.endswith((",", ";", ":", "…", ".")):
        return False
    if INNER_STOP.search(text):
        return False
    return not ends_sentence(text) or (text.endswith(("?", "? »")) and count <= HEADING_WORDS - 3)
