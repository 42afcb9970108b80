"""Sentence boundaries of French press prose.

Three readings of a block are laid over each other: its layout (blank lines, list items), the marks that can end a
sentence, and the words that lost the space between them. A mark is judged by the word before it (abbreviation, initial,
list number, function word) and by what follows its closing quotes and brackets (capital, small letter, digit, quote,
dash). Quotation marks never open a region that must be closed: an unbalanced one costs one cut, not the paragraph.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from enjeu.records import Flag


class Cut(NamedTuple):
    """A sentence as the slice [start, end) of its block, without surrounding white space."""

    start: int
    end: int
    flags: tuple[Flag, ...] = ()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that open a sentence and are no part of a name. Articles open sentences and surnames alike (Le Pen, De Gaulle).
_PLAIN_OPENERS = _words(
    """
    Un Une Au Aux Il Elle Ils Elles On Nous Vous Je Tu Ce Cet Cette Ces Cela Celui Celle Ceux Celles Ça Ceci Son Sa Ses
    Leur Leurs Mon Ma Mes Notre Nos Votre Vos Dans En Pour Par Avec Sans Sous Sur Chez Vers Entre Depuis Pendant Durant
    Avant Après Dès Selon Malgré Contre Face Outre Mais Et Ou Or Donc Ni Puis Ensuite Enfin Alors Ainsi Aussi Cependant
    Toutefois Pourtant Néanmoins Quand Lorsque Comme Si Que Qui Quoi Où Dont Quel Quelle Quels Quelles Pourquoi Comment
    Combien Parce Puisque Afin Tout Toute Tous Toutes Chaque Certains Certaines Plusieurs Aucun Aucune Rien Personne
    Quelques Hier Demain Ici Là Voici Voilà Toujours Jamais Déjà Encore Peu Beaucoup Trop Très Même Non Oui Ne Pas Faut
    Également Actuellement Récemment Finalement Désormais Autre Autres Parmi Lundi Mardi Mercredi Jeudi Vendredi Samedi
    Dimanche À A Grâce Contrairement Contacté Contactée Interrogé Interrogée Car Plus Moins Deux Trois Quatre Cinq Six
    Sept Huit Dix Bien Bref Surtout Seul Seule Seuls Reste Âgé Âgée Né Née Près Lors Suite Quant Autant Tandis
    """
)
_OPENERS = _PLAIN_OPENERS | _words("Le La Les De Du Des")
_BRAND_ENDS = _words("Car Plus Six A À Si Or Bien Pas Tu Ma On En Ou Un Son Sa Au Par Sur")  # BlaBlaCar, LinkedIn
_ELIDED = re.compile(r"(?:[JLCDSNM]|Qu|Jusqu|Lorsqu|Puisqu|Quelqu|Aujourd)['’](?=[^\W\d_])")
# Some sources lose capitals, accented ones above all: "en personne. ça pourrait changer".
_SMALL_OPENERS = _words("à ça il elle ils elles on nous je cela ceci c j l mais le la les un une ce cette ces en dans")

# A name or a reference follows, whatever its first letter.
_TITLES = _words(
    """
    MM Mme Mmes Mlle Mlles Mgr Mgrs Dr Drs Pr Prs Me Mes Mr Mrs Ms Prof Gén gén Gal gal Cne Capt capt Lt lt Lieut lieut
    Cdt cdt Cmdt Adj adj Sgt sgt St Ste Sts Stes Bd bd Bld bld Av av Ave cf Cf vs éd trad Rev Sen Rep Gov
    """
)
# The same, but these are also words or end a phrase: "au col. Le peloton", "etc. Les prix".
_SOFT_TITLES = _words("col Col cap Cap pl dir amir ex Ex ch hon me mes coll env gouv")
_REFERENCES = _words(
    """
    art Art n no nos nº n° N° No p pp vol Vol chap fig tél Tél fax réf al ann éd janv févr fév avr juil sept oct nov déc
    dép arr Inc Ltd Corp Co Cie cie Bros Jr Sr apr hab max min approx num tom
    """
)
_UNLESS_OPENER = _SOFT_TITLES | _REFERENCES
_ABBREVIATIONS = _TITLES | _UNLESS_OPENER
# An ellipsis after one of these is a pause: "le nom de... Paul Renard".
_FUNCTION_WORDS = _words(
    """
    le la les l un une des de du d à au aux et ou ni en dans par pour sur sous avec sans chez vers que qu qui ce cette
    ces son sa ses mon ma mes leur leurs est sont très si comme m mm mme dit
    """
)
# Nouns that a single letter completes: "le plan B. Le ministre".
_LETTERED = _words(
    """
    plan vitamine vitamines catégorie hépatite grippe groupe ligne série classe bâtiment type note point option porte
    hall annexe liste lettre niveau zone division jour génération
    """
)
# Words before the network X: "a-t-il écrit sur X. Emmanuel Macron".
_POSTED = _words("sur réseau social compte plateforme message")
# A person follows these, so that an article may be the surname's: "selon J. Le Goff".
_NAMERS = _words("et ou de à par pour avec selon chez")
_EXCLAIMED_NAMES = _words("Yahoo Hop Joomla")
_SINGULAR = _words("le Le du au")
_DOMAINS = _words("com fr org net js io be ch eu tv info app ai gouv co")
# First halves of names in camel case that begin with a small letter: easyJet, bioMérieux, franceTV.
_CAMEL_STARTS = _words("easy mac open bio med france micro neo air beau pro arte jet next fast trans euro deep")

# What opens a sentence behind a heading: "DésamourInterrogé sur ...", "Sibeth NdiayeInterrogée sur ..."
_PARTICIPLE = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{4,}(?:é|ée|és|ées)")

_UP = "A-ZÀ-ÖØ-ÞŒŸ"
_LOW = "a-zß-öø-ÿœ"
_CLOSERS = "»”)]›"
_OPENING = "«“„([‹"
_QUOTES = frozenset('«“„"')
_DASHES = "-–—"
_BULLETS = "•▪■●◦‣"
_MARK = re.compile(r"[.!?…]+")
_WORD = re.compile(r"[^\W\d_]+")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_INITIALS = re.compile(rf"[{_UP}][{_LOW}]?(?:\.?-[{_UP}][{_LOW}]?)+")
_ERA = re.compile(r"(?:av|apr|avant|après)\.?\s+J\.-C\Z")
_WEB = re.compile(r"[@/#_\\=&]|www\.", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"\W*(?:\d{1,3}|[^\W\d_]|[IVX]+)")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LINE_ITEM = re.compile(r"\n[^\S\n]*(?=(?:[—–•▪■●◦‣*-]|\d{1,2}[.)°]|[a-z]\))\s)")
_BULLET = re.compile(rf"(?:(?<=[^\s{_BULLETS}])|(?<=[;:] ))[{_BULLETS}]")
# Agency style: "- Geste social -Il promet", '…, a-t-il dit.- "Aucune relation" -Le président'.
_SUBHEAD = re.compile(rf"(?:(?<=\S )|(?<=[.!?…»\"”]))- [^-–—.\n]{{2,60}} -(?=[\"«“]?[{_UP}])")
_TITLE_AHEAD = re.compile(r"(?:MM?\.|Mme|Mlle|Me)\s")
_TOUCHING = re.compile(
    rf"(?<=[{_LOW})»\"”])(?=[{_UP}])|(?<=[{_UP}]{{2}})(?=[{_UP}][{_LOW}])|(?<=[{_LOW}{_UP}])(?=[\"«“]\s?[{_UP}])"
    rf"|(?<=[0-9])(?=[{_UP}{_LOW}]{{2}})"
)


class _Block:
    """One block of text and what the rules ask of its places. Every look-up is local, which keeps the pass linear."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.closing = self._closing_quotes()

    def _closing_quotes(self) -> set[int]:
        """Positions of the straight quotes that close, told by the white space around them, else by the one before."""
        text, closing, is_open = self.text, set(), False
        position = text.find('"')
        while position >= 0:
            before = text[position - 1 : position] or " "
            after = text[position + 1 : position + 2] or " "
            free_left = before.isspace() or before in "(['’«"
            free_right = after.isspace() or after in ".,;:!?…)]»"
            closes = is_open if free_left == free_right else free_right
            if closes:
                closing.add(position)
            is_open = not closes
            position = text.find('"', position + 1)
        return closing

    def word_at(self, position: int) -> str:
        match = _WORD.match(self.text, position, position + 40)
        return match.group() if match else ""

    def word_before(self, position: int) -> str:
        """Letters with inner stops, hyphens and degree signs that end at `position`, less an elided article."""
        text, start = self.text, position
        while start > 0 and position - start < 30 and (text[start - 1].isalpha() or text[start - 1] in ".-°º"):
            start -= 1
        return text[start:position].lstrip(".-")

    def in_web_address(self, position: int) -> bool:
        """Whether what surrounds `position`, up to white space, is an address, a handle or a tag."""
        left, right = self.text[max(0, position - 40) : position], self.text[position : position + 40]
        around = (left[-1:].strip() and left.split()[-1]) + (right[:1].strip() and right.split()[0])
        return bool(_WEB.search(around))

    def skip_spaces(self, position: int) -> int:
        while position < len(self.text) and self.text[position].isspace():
            position += 1
        return position

    def opens(self, position: int, words: frozenset[str] = _OPENERS) -> bool:
        return self.word_at(position) in words or bool(_ELIDED.match(self.text, position))

    def after_closers(self, position: int) -> int:
        """The end of the closing quotes, brackets and stray marks after a mark; one space may stand before each."""
        text, closed = self.text, False
        while position < len(text):
            at = position + 1 if text[position].isspace() else position
            char, following = text[at : at + 1], text[at + 1 : at + 2]
            if not char:
                break
            apostrophe = char in "'’*" and at == position and not following.strip()
            if char in _CLOSERS or at in self.closing or apostrophe:
                closed = True
            elif not (char in "!?" or (char == "." and closed and following != ".")):
                break
            position = at + 1
        return position


def _is_abbreviation(block: _Block, mark: int, following: int) -> bool:
    """Whether the full stop at `mark` belongs to the word before it; the word at `following` has a capital."""
    word = block.word_before(mark)
    opener = block.opens(following)
    if "." in word or "-" in word:
        if word == "J.-C" and _ERA.search(block.text, max(0, mark - 12), mark):
            return False
        if _ACRONYM.fullmatch(word):
            return not opener
        if _INITIALS.fullmatch(word):
            return True
        word = word.rpartition("-")[2]
    if len(word) == 1:
        return not _letter_ends(block, word, mark, following)
    if word == "art" and block.text[mark - 4 : mark - 3] in ("'", "’"):
        return False  # "de l'art"
    if word == "prés":
        return block.word_before(mark - 5) in _SINGULAR and not opener  # "le prés. Roy", not "dans les prés. Marie"
    return word in _TITLES or (word in _UNLESS_OPENER and not opener)


def _letter_ends(block: _Block, letter: str, mark: int, following: int) -> bool:
    """Whether a letter before a full stop ends a sentence ("le plan B. Le") or is an initial ("George W. Bush")."""
    text, before = block.text, mark - 2
    if before >= 0 and (text[before].isdigit() or text[before] == "/" or text[before - 1 : before].isdigit()):
        return True  # a unit: "100 m", "18h", "80 km/h"
    previous = block.word_before(before) if before >= 0 and text[before].isspace() else ""
    quoted = not _QUOTES.isdisjoint(text[mark:following])
    if before >= 0 and text[before] == "&":
        return quoted or block.opens(following)  # a name of two letters: "R&D. Le", "H&M. Les"
    if letter.islower():
        return bool(previous) and block.opens(following) and letter not in "pn"
    if previous.lower() in _LETTERED or (letter == "X" and previous.lower() in _POSTED):
        return True
    if previous[:1].isupper() and len(previous) > 1:
        titled = "." not in previous and bool(_TITLE_AHEAD.match(text, following))  # "Ali B. M. Roy nie"
        return previous not in _OPENERS and (titled or block.opens(following))
    if letter == "M" or not previous:
        return False
    named = previous in _NAMERS and letter != "X"
    return quoted or block.opens(following, _PLAIN_OPENERS if named else _OPENERS)


def _ends_sentence(block: _Block, start: int, end: int, after: int, sentence: int) -> bool:
    """Whether the mark [start, end), its closers read up to `after`, ends the sentence that began at `sentence`."""
    text, mark = block.text, block.text[start:end]
    place = block.skip_spaces(after)
    if place >= len(text) or text[place] in ",;:/":
        return False
    said = text[sentence:start] if start - sentence <= 12 else "more"
    if not any(map(str.isalnum, said)) or (mark == "." and _LIST_NUMBER.fullmatch(said)):
        return False
    if place == after and not _is_safe_without_space(block, start, end, after):
        return False
    ellipsis = "…" in mark or mark.startswith("..")
    if ellipsis and text[start - 1] in "([" and text[after - 1] != ".":
        return block.opens(place)
    if text[after - 1] == ")" and text.rfind("(", max(sentence, start - 400), start) > sentence:
        return False  # an aside within the sentence: "(enfin !)"
    return text[place] in _BULLETS or _next_is_sentence(block, start, mark, place, ellipsis)


def _next_is_sentence(block: _Block, start: int, mark: str, place: int, ellipsis: bool) -> bool:
    """Whether what begins at `place` is a sentence of its own, seen from the mark at `start`."""
    text = block.text
    dashed = text[place] in _DASHES
    word, quoted = place + dashed, False
    while word < len(text) and word - place < 8 and (text[word].isspace() or text[word] in _OPENING + "\"'’‘"):
        quoted = quoted or text[word] in '«“„"'
        word += 1
    first = text[word : word + 1]
    if not first:
        return False
    if first in ".…":
        return not ellipsis
    previous = block.word_before(start)
    if first.isdigit():
        numbered = len(previous) == 1 or previous in _ABBREVIATIONS or "°" in previous
        return not (ellipsis or (dashed and mark != ".") or (mark == "." and numbered))
    if first.islower() and not text[word + 1 : word + 2].isupper():
        shortened = 0 < len(previous) < 4 or "." in previous or previous in _ABBREVIATIONS
        return mark == "." and not dashed and not shortened and (quoted or block.word_at(word) in _SMALL_OPENERS)
    if mark == ".":
        return not _is_abbreviation(block, start, word)
    return previous not in (_FUNCTION_WORDS if ellipsis else _EXCLAIMED_NAMES)


def _is_safe_without_space(block: _Block, start: int, end: int, after: int) -> bool:
    """Whether a mark that touches the next word can end a sentence: "fin.Le", but not "lemonde.fr" or "M.Dupont"."""
    text, mark = block.text, block.text[start:end]
    char, before, previous = text[after], text[start - 1], block.word_before(start)
    if after > end:
        return char.isupper() or char in _OPENING + _BULLETS + '"'
    if char in _BULLETS:
        return True
    if block.in_web_address(start):
        return False
    if char in _OPENING + '"':
        return mark != "." or len(previous) != 1
    capital = char.isupper() and (text[after + 1 : after + 2].islower() or bool(_ELIDED.match(text, after)))
    if mark != ".":
        return capital and before != "("
    word = block.word_at(after)
    if word.lower() in _DOMAINS or "." in previous or len(previous) == 1 or previous in _ABBREVIATIONS:
        return False
    if char.isdigit():
        return len(previous) >= 3 and previous.islower() and not re.match(r"\d+\.\d", text[after : after + 8])
    if not (before.islower() or before.isdigit()):
        # "…à RSF.Devenu le symbole": an acronym ends there, a name in capitals and a code go on ("J.DUPONT", "A.B").
        acronym = 2 <= len(previous) <= 6 and previous.isupper() and capital and len(word) > 3 and word[1:].islower()
        return acronym or block.opens(after) or bool(_TITLE_AHEAD.match(text, after))
    titled = bool(_TITLE_AHEAD.match(text, after))  # "en 2009.M. Dupont est convoqué"
    return capital or titled or (word.isupper() and len(word) >= 3 and before.islower())


def _touching(block: _Block, at: int) -> bool | None:
    """What to do where two words touch at `at`: True to cut, False to flag only, None where nothing is wrong."""
    text = block.text
    before, after = text[at - 1], text[at]
    if after in '"«“':
        opens = at not in block.closing and before.islower() and block.opens(block.skip_spaces(at + 1))
        return True if opens else None
    if before in "»”" or at - 1 in block.closing:
        return True
    if before == '"' or block.in_web_address(at):
        return None
    right = block.word_at(at)
    following = text[at + len(right) : at + len(right) + 1]
    opener = bool(_ELIDED.match(text, at)) or (right in _OPENERS and (following.isspace() or following == ","))
    if before.isdigit():
        return _touching_digit(text, at, right, opener)
    if before == ")":
        return True if opener else None
    if opener and right not in _BRAND_ENDS:
        return True if before.islower() or len(right) > 1 else None
    left = block.word_before(at)
    if len(left) > 3 and (_ends_heading(text, at, left, right) or (left.istitle() and _PARTICIPLE.fullmatch(right))):
        return True
    if len(left) < 3 or not left.islower() or left in _CAMEL_STARTS:
        return None
    if right in _OPENERS or (right in ("M", "MM") and following == "."):
        return True
    if len(right) < 2 or (right.isupper() and len(left) < 5):
        return False
    return right[1:].islower() or right.isupper()


def _ends_heading(text: str, at: int, left: str, right: str) -> bool:
    """Whether words in capitals end where an ordinary one begins: "MONTE AU CRÉNEAUBruxelles", "par BFMTVRichard"."""
    if not left.isupper() or len(right) < 4 or not right[1:].islower():
        return False
    before = text[max(0, at - len(left) - 30) : at - len(left)].split()[-1:]
    return bool(before) and (before[0].endswith("par") or (len(before[0]) > 1 and before[0].isupper()))


def _touching_digit(text: str, at: int, right: str, opener: bool) -> bool | None:
    start = at
    while start > 0 and at - start < 8 and text[start - 1].isdigit():
        start -= 1
    if start > 0 and text[start - 1].isalpha():
        return None  # a code: "B52Bomber"
    if opener and right[1:].islower():
        return True
    ordinal = right.startswith(("ième", "ieme", "ème", "eme"))
    return False if len(right) >= 4 and not ordinal else None


def _borders(block: _Block) -> tuple[dict[int, bool], list[int]]:
    """Where sentences begin, each with whether the source lacks a space there; and the doubtful places left uncut."""
    text = block.text
    borders: dict[int, bool] = {}
    doubtful: list[int] = []
    for pattern in (_BLANK_LINE, _LINE_ITEM, _SUBHEAD):
        borders.update((match.end(), False) for match in pattern.finditer(text))
    borders.update((match.start(), False) for match in _SUBHEAD.finditer(text) if text[match.start() - 1] != " ")
    borders.update((match.start(), False) for match in _BULLET.finditer(text))
    for match in _TOUCHING.finditer(text):
        verdict = _touching(block, match.start())
        if verdict:
            borders.setdefault(match.start(), True)
        elif verdict is False:
            doubtful.append(match.start())

    fixed = sorted(borders)
    passed = sentence = position = 0
    while mark := _MARK.search(text, position):
        start, end = mark.span()
        while passed < len(fixed) and fixed[passed] <= start:
            sentence = max(sentence, fixed[passed])
            passed += 1
        position = block.after_closers(end)
        if _ends_sentence(block, start, end, position, sentence):
            borders[position] = False
            sentence = block.skip_spaces(position)
    return borders, doubtful


def sentences_of(text: str) -> list[str]:
    """The sentences of a block, for those who need no offsets and no flags."""
    return [text[cut.start : cut.end] for cut in split_sentences(text)]


def split_sentences(text: str) -> list[Cut]:
    """Cut a block (a paragraph, a heading, a title) into sentences.

    The cuts are in order, do not overlap, and hold every character of `text` that is not white space. `Flag.GLUED` is
    on both sides of a cut made where the source has neither stop nor space, and on a sentence where words that touch
    were left together.
    """
    borders, doubtful = _borders(_Block(text))
    edges = [0, *sorted(borders), len(text)]
    doubts = iter([*doubtful, len(text) + 1])
    doubt = next(doubts)
    cuts: list[Cut] = []
    orphan: int | None = None  # start of punctuation that has no sentence before it
    for begin, finish in itertools.pairwise(edges):
        piece = text[begin:finish]
        glued = borders.get(begin, False) or borders.get(finish, False)
        while doubt < finish:
            glued = True
            doubt = next(doubts)
        if not piece.strip():
            continue
        start, end = finish - len(piece.lstrip()), begin + len(piece.rstrip())
        if any(map(str.isalnum, piece)):
            cuts.append(Cut(start if orphan is None else orphan, end, (Flag.GLUED,) if glued else ()))
            orphan = None
        elif cuts:
            cuts[-1] = cuts[-1]._replace(end=end)
        elif orphan is None:
            orphan = start
    if orphan is not None:
        cuts.append(Cut(orphan, len(text.rstrip())))
    return cuts
