"""English for short French noun phrases, put together from a bilingual glossary.

Order is changed as English wants it: adjectives go before the noun, "obus d'artillerie" becomes "artillery shells",
"levée des sanctions" becomes "lifting of sanctions". A word that neither the hand-made glossary nor the list mined from
parallel text knows makes the phrase `unsure`; the caller may then ask a translation model.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Container, Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from enjeu.folding import fold
from enjeu.gains.gazetteer import demonyms, gazetteer
from enjeu.gains.wordlists import words
from enjeu.syntax import Tree, singular


class Entry(NamedTuple):
    """A glossary entry: its English, its category ("" for what is no gain by itself) and whether it has a plural."""

    english: str
    category: str
    mass: bool


class Phrase(NamedTuple):
    """A rendered noun phrase: English, the words [start, end) it stands for, category, whether a word was unknown."""

    text: str
    start: int
    end: int
    category: str
    unsure: bool


_IRREGULAR = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "fisherman": "fishermen",
    "aircraft": "aircraft", "troop": "troops", "means": "means", "talks": "talks", "thanks": "thanks",
    "spacecraft": "spacecraft", "member of parliament": "members of parliament", "right of veto": "rights of veto",
    "work of art": "works of art", "prisoner of war": "prisoners of war",
    "way out of the crisis": "ways out of the crisis",
}  # fmt: skip
_WITH_ARTICLE = words("with_article")
_MEASURES = words("measures")
_SUPPLIES = words("supplies")
_OF = words("of")
_PREPOSITIONS = {
    "pour": "for", "contre": "against", "sur": "on", "dans": "in", "en": "in", "avec": "with", "entre": "between",
    "sans": "without", "vers": "to", "chez": "at", "à": "to", "au": "to the", "aux": "to the", "envers": "towards",
    "face": "facing",
}  # fmt: skip
_DETERMINERS = {
    "certains": "some", "certaines": "some", "plusieurs": "several", "quelques": "some", "deux": "two",
    "trois": "three", "quatre": "four", "cinq": "five", "six": "six", "sept": "seven", "huit": "eight",
    "neuf": "nine", "dix": "ten", "onze": "eleven", "douze": "twelve", "treize": "thirteen", "quatorze": "fourteen",
    "quinze": "fifteen", "seize": "sixteen", "vingt": "twenty", "trente": "thirty", "quarante": "forty",
    "cinquante": "fifty", "soixante": "sixty",
    "cent": "a hundred", "mille": "a thousand", "son": "its", "sa": "its", "ses": "its", "leur": "their",
    "leurs": "their", "nos": "our", "notre": "our", "mon": "my", "ma": "my", "mes": "my", "toute": "all",
    "tout": "all", "tous": "all", "toutes": "all", "aucun": "no", "aucune": "no", "plus": "more", "davantage": "more",
    "moins": "less", "chaque": "each",
}  # fmt: skip
_SILENT = words("silent")
_COMPARATIVES = {
    "grand": "greater", "petit": "smaller", "fort": "stronger", "gros": "bigger", "haut": "higher",
    "large": "broader", "bas": "lower", "long": "longer", "élevé": "higher",
}  # fmt: skip
_TIMES = words("times")
_OF_WORDS = {"de", "d'", "du", "des"}
_FORMS = (
    ("ales", "al"), ("ale", "al"), ("aux", "al"), ("elles", "el"), ("elle", "el"), ("ives", "if"), ("ive", "if"),
    ("euses", "eux"), ("euse", "eux"), ("iennes", "ien"), ("ienne", "ien"), ("ières", "ier"), ("ière", "ier"),
    ("ères", "er"), ("ère", "er"), ("rices", "eur"), ("rice", "eur"), ("ettes", "et"), ("ette", "et"), ("ques", "c"),
    ("que", "c"), ("gues", "g"), ("gue", "g"), ("ouvelles", "ouveau"), ("ouvelle", "ouveau"), ("onnes", "on"),
    ("onne", "on"), ("gères", "ger"), ("osses", "os"), ("osse", "os"), ("ches", "c"), ("che", "c"), ("ctes", "ct"),
    ("ète", "et"), ("ètes", "et"), ("eilles", "eil"), ("eille", "eil"),
)  # fmt: skip


@cache
def _glossary() -> tuple[dict[tuple[str, ...], Entry], dict[str, str], dict[str, Entry]]:
    nouns: dict[tuple[str, ...], Entry] = {}
    plurals: dict[str, Entry] = {}
    adjectives: dict[str, str] = {}
    for line in (files("enjeu.gains") / "data" / "glossary.tsv").read_text(encoding="utf-8").splitlines():
        french, kind, english, category, mass = line.split("\t")
        if kind == "adj":
            adjectives[fold(french)] = english
        else:
            nouns.setdefault(_key(french.split()), Entry(english, category, bool(mass)))
            if singular(french) != french and " " not in french:
                plurals[french] = Entry(english, category, True)
    return nouns, adjectives, plurals


@cache
def _mined() -> dict[str, str]:
    packed = (files("enjeu.gains") / "data" / "words.tsv.xz").read_bytes()
    rows = (line.split("\t") for line in lzma.decompress(packed).decode().splitlines())
    return {french: english for french, english in rows}


@lru_cache(16_000)
def _pieces(word: str) -> tuple[str, ...]:
    """A word as the glossary is keyed: singular, without accents, contractions undone, articles left out."""
    out: list[str] = []
    for piece in re.findall(r"[a-zà-ÿœ]+'|[^']+", word.lower()):
        out.append(
            "de" if piece in {"d'", "du", "des", "de"} else "à" if piece in {"au", "aux"} else fold(singular(piece))
        )
    return tuple(w for w in out if w not in {"l'", "la", "le", "les", "a"})


def _key(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(piece for word in words for piece in _pieces(word))


@cache
def _longest() -> int:
    return max(len(k) for k in _glossary()[0])


def lookup(tree: Tree, i: int) -> tuple[Entry, int] | None:
    """The longest glossary entry that starts at word `i`, and the index after it."""
    nouns = _glossary()[0]
    entry: Entry | None
    for size in range(min(_longest() + 2, len(tree) - i), 0, -1):
        words = tree.lows[i : i + size]
        if words[-1] in _OF_WORDS | {"l'", "la", "le", "les", "à", "a"}:
            continue
        if size == 1 and (entry := _glossary()[2].get(words[0])):
            return entry, i + 1
        if entry := nouns.get(_key(words)):
            return entry, i + size
    return None


def is_in_dictionary(word: str) -> bool:
    """Whether a French word (lower case) is in the glossary or in the mined list."""
    nouns, adjectives, _ = _glossary()
    return (fold(singular(word)),) in nouns or fold(word) in adjectives or singular(word) in _mined()


def in_english(word: str) -> str:
    """The English of a French word in the mined list, "" where it is not there."""
    return _mined().get(word, "")


def is_fixed(tree: Tree, i: int) -> bool:
    """Whether a phrase of several words that the glossary counts as a gain starts at the noun."""
    found = lookup(tree, i)
    return bool(found and found[1] > i + 1 and found[0].category)


_HUMAN = re.compile(
    r"(?:(?<!a)er|or|ist|ian|ee|man|woman|person|people|child|member|parent|friend|citizen|resident|victim|applicant"
    r"|participant|official|civilian|student|tenant|claimant|migrant|assistant|guard|expert|client|relative|player)s?$"
)
_THINGS_IN_ER = words("things_in_er")


def human_group(tree: Tree, i: int) -> str:
    """The English plural of a plural noun for people, "" for any other word."""
    word = tree[i]
    if word.tag != "NOUN" or word.lemma in {word.low, "acteur"} or word.text[0].isupper():
        return ""  # "les acteurs locaux" are anybody
    found = lookup(tree, i)
    english = found[0].english if found and found[1] == i + 1 else _mined().get(word.lemma, "")
    if (
        not english
        or english in _THINGS_IN_ER | {"person", "people", "man", "member", "boyfriend"}
        or not _HUMAN.search(english)
    ):
        return ""
    return plural(english.removesuffix("s"))


def is_human(tree: Tree, i: int) -> bool:
    """Whether a noun that the glossary does not know names a person: "un rabbin", "des équipementiers"."""
    english = _mined().get(tree[i].lemma, "")
    return bool(lookup(tree, i) is None and english not in _THINGS_IN_ER and _HUMAN.search(english))


def is_end(tree: Tree, i: int) -> bool:
    """Whether it is the end of something, not of a time: "la fin du blocus"."""
    if tree.lows[i] != "fin" or tree.lows[i + 1 : i + 2] not in (["de"], ["du"], ["des"], ["d'"]):
        return False
    ended = next((h for h in range(i + 2, min(i + 5, len(tree))) if tree[h].is_noun), None)
    return ended is not None and not is_time(tree, ended)


def is_time(tree: Tree, i: int) -> bool:
    """Whether a noun tells when or how long: "mardi", "trois ans"."""
    time = tree[i].lemma in _TIMES or tree.lows[i] in _TIMES or tree.lows[i].startswith("mi-")
    # "dix ans de travail" and "la fin du blocus" are something to be had
    return time and not is_fixed(tree, i) and not is_end(tree, i)


def category_of(tree: Tree, i: int) -> str:
    """The category of the noun at word `i`; "" where it is unknown or no gain by itself.

    A measure or a supply is of the kind of what it measures or supplies: "grandes quantités de munitions".
    """
    found = None if is_time(tree, i) else lookup(tree, i)
    own = found[0].category if found else ""
    if tree[i].lemma in _MEASURES | _SUPPLIES and (found is None or found[1] == i + 1):
        for k in range(i + 1, min(i + 4, len(tree) - 1)):
            if tree.lows[k] in _OF_WORDS | {"en"} or (tree[i].lemma == "accès" and tree.lows[k] in {"à", "au", "aux"}):
                head = next((h for h in range(k + 1, min(k + 4, len(tree))) if tree[h].tag == "NOUN"), None)
                of_what = category_of(tree, head) if head else ""
                return of_what if tree[i].lemma in _MEASURES and head else of_what or own
            if tree[k].tag != "ADJ":
                break
    return own


def is_known_plain(tree: Tree, i: int) -> bool:
    """Whether the glossary knows the noun and says that it is no gain by itself."""
    found = lookup(tree, i)
    return bool(found and not found[0].category)


def plural(noun: str) -> str:
    """The plural of an English noun or compound."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if " of " in noun:
        head, rest = noun.split(" of ", 1)
        return f"{plural(head)} of {rest}"
    if " " in noun and noun.rsplit(" ", 1)[1] in _IRREGULAR:
        before, last = noun.rsplit(" ", 1)
        return f"{before} {_IRREGULAR[last]}"
    if noun.endswith("s") and not noun.endswith(("ss", "us")):
        return noun
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def adjective_in_english(french: str) -> str:
    """The English of a French adjective, the word itself where unknown."""
    return _adjective(french) or french


def _adjective(french: str) -> str | None:
    if french in demonyms():
        return gazetteer()[demonyms()[french]].adjective
    table = _glossary()[1]
    tries = [fold(french), fold(singular(french))]
    for ending, masculine in _FORMS:
        if french.endswith(ending):
            tries.append(fold(french[: -len(ending)] + masculine))
    bare = french.removesuffix("s")
    if bare.endswith("e"):
        tries += [fold(bare[:-1]), fold(bare[:-2])]
    for form in tries:
        if form in table:
            return table[form]
    mined = _mined()
    return next((mined[t] for t in (french, singular(french), *tries) if t in mined), None)


def number_in_english(text: str) -> str:
    """A French figure in English: "1.500.000,5" and "30 %" become "1,500,000.5" and "30%"."""
    text = re.sub(r"(?<=\d)[\s\u00a0\u202f.](?=\d{3}\b)", "\0", text)
    return text.replace(",", ".").replace("\0", ",").replace(" %", "%")


class Renderer:
    """Renders noun phrases of one sentence. `stop` holds the words at which a phrase must end (other roles)."""

    def __init__(self, tree: Tree, names: dict[int, tuple[int, str]], stop: Container[int] = ()) -> None:
        """`names`: first word of a name -> (index after it, English name)."""
        self.tree = tree
        self.names = names
        self.stop = stop
        self.unsure = False

    def phrase(self, head: int, *, tail: bool = True) -> Phrase:
        """The phrase around the noun `head`: its adjectives, its complements and, with `tail`, what it is for."""
        self.unsure = False
        start = head
        while start and start - 1 not in self.stop and self._goes_before(start - 1):
            start -= 1
        text, end = self._noun_phrase(start, None if self.tree[head].tag == "NUM" else head, depth=0, tail=tail)
        return Phrase(" ".join(text.split()), start, end, category_of(self.tree, head), self.unsure)

    def _goes_before(self, i: int) -> bool:
        word = self.tree[i]
        if word.low in {"plus", "davantage"}:
            return self.tree.lows[i + 1] in _OF_WORDS or (
                self.tree[i + 1].tag == "ADJ" and i > 0 and self.tree[i - 1].tag == "DET"
            )
        if word.tag in {"DET", "NUM"}:
            return True
        if word.tag == "ADJ" or (word.tag == "VPP" and word.label == "amod"):
            return not (i and self.tree[i - 1].is_noun and self.tree[i].low not in {"grandes", "grands"})
        if word.low in {"d'", "de"} and i:
            before = self.tree[i - 1]
            return (
                before.low in {"plus", "davantage", "moins", "beaucoup", "tant"}
                or (before.tag == "NUM")
                or before.tag in {"VINF", "VFIN", "ADV"}
            )
        return False

    def _noun_phrase(self, start: int, head: int | None, depth: int, tail: bool) -> tuple[str, int]:
        tree = self.tree
        front: list[str] = []
        i = start
        while i < len(tree) and i not in self.stop and i != head:
            word = tree[i]
            if i in self.names and word.tag not in {"ADJ", "DET"}:
                break
            if word.tag == "NUM" or (word.text[0].isdigit() and word.tag != "ADJ"):
                front.append(
                    number_in_english(word.text) if word.text[0].isdigit() else _DETERMINERS.get(word.low, word.low)
                )
                if i + 2 < len(tree) and tree.lows[i + 1] in {"à", "ou"} and tree[i + 2].tag == "NUM":
                    front += ["or" if tree.lows[i + 1] == "ou" else "to", number_in_english(tree[i + 2].text)]
                    i += 2
                if word.text.endswith("%") and i + 1 < len(tree) and tree.lows[i + 1] in _OF_WORDS:
                    i += 1
            elif (
                word.low in {"plus", "moins"}
                and i + 2 < len(tree)
                and tree.lows[i + 1] in _OF_WORDS
                and tree[i + 2].text[0].isdigit()
            ):
                front.append("over" if word.low == "plus" else "under")
                i += 1
            elif word.low == "au" and tree.lows[i + 1 : i + 2] in (["moins"], ["plus"]):
                front.append("at least" if tree.lows[i + 1] == "moins" else "at most")
                i += 1
            elif word.low in _DETERMINERS:
                front.append(_DETERMINERS[word.low])
            elif word.low in _SILENT or word.tag == "DET":
                pass
            elif word.tag in {"ADJ", "VPP"} and not (lookup(tree, i) and not (head and head > i)):
                if front and front[-1] == "more":
                    front[-1] = _COMPARATIVES.get(singular(word.low).removesuffix("e"), f"more {self._adjective(i)}")
                elif (english := self._adjective(i)) in {"first", "last", "next"} and front and front[-1][0].isdigit():
                    front.insert(-1, english)
                else:
                    front.append(self._adjective(i))
            elif word.tag == "ADV":
                pass
            else:
                break
            i += 1
        if i >= len(tree) or i in self.stop or tree[i].tag in {"CCONJ", "PUNCT", "PRON", "VFIN", "AFIN"}:
            return " ".join(front), i
        if i in self.names:
            end, name = self.names[i]
            return " ".join([*front, f"the {name}" if depth and name in _WITH_ARTICLE else name]), end
        noun, i, _ = self._noun(i, front)
        back: list[str] = []
        after: list[str] = []
        lemma = singular(tree.lows[head if head is not None and head >= start else i - 1])
        while i < len(tree) and i not in self.stop:
            word = tree[i]
            if (
                (word.tag == "ADJ" and word.low not in {"tel", "telle", "tels", "telles"})
                or (word.tag == "VPP" and not after and self._is_adjective(i))
                or (word.low in demonyms() and word.tag != "PROPN")
            ):
                # English wants them the other way round: "missiles balistiques russes", "Russian ballistic missiles"
                (after if after else back).insert(len(after), self._adjective(i))
                i += 1
            elif (
                word.low == "et"
                and i + 1 < len(tree)
                and tree[i + 1].tag == "ADJ"
                and back
                and tree[i - 1].tag == "ADJ"
                and not after
            ):
                back[0] = f"{back[0]} and {self._adjective(i + 1)}"
                i += 2
            elif (
                word.low in {"très", "plus", "moins", "toujours", "tout"}
                and i + 1 < len(tree)
                and tree[i + 1].tag == "ADJ"
            ):
                if word.low == "plus":
                    back.append(
                        _COMPARATIVES.get(
                            singular(tree.lows[i + 1]).removesuffix("e"), f"more {self._adjective(i + 1)}"
                        )
                    )
                    i += 1
                i += 1
            elif (
                word.tag == "NOUN"
                and not after
                and word.text.islower()
                and tree[i - 1].tag == "NOUN"
                and i - 1 == (head if head is not None else i - 1)
                and not is_time(tree, i)
                and noun
            ):  # "âge pivot": "pivot age"
                inner, i, _ = self._noun(i, ())
                noun = f"{_as_modifier(inner)} {noun}"
            elif (
                word.low in _OF_WORDS
                and depth < 3
                and tree.lows[i + 1 : i + 2] != ["ici"]
                and tree.lows[i + 2 : i + 3] != ["part"]
                and self._starts_noun(i + 1)
                and i + 1 not in self.stop
            ):
                inner, end = self._noun_phrase(i + 1, None, depth + 1, tail=False)
                if not inner:
                    break
                bare = (
                    word.low in {"de", "d'"}
                    and tree[i + 1].tag not in {"DET", "NUM", "PRON"}
                    and (i + 1) not in self.names
                )
                if not noun:
                    noun, after = inner, after
                elif (
                    lemma in _MEASURES
                    or lemma in _OF
                    or after
                    or not bare
                    or len(inner.split()) > 3
                    or inner.split()[0][0].isdigit()
                ):
                    if (
                        lemma in {"million", "milliard"}
                        and not front
                        and tree.lows[max(0, (head or i - 1) - 1)] == "un"
                    ):
                        front.append("one")
                    joint = "" if lemma in {"million", "milliard"} and front else "to" if lemma == "accès" else "of"
                    article = (
                        "the"
                        if word.low in {"du"}
                        and not inner[0].isupper()
                        and joint == "of"
                        and not inner.startswith(("its", "their", "the "))
                        else ""
                    )
                    after += [joint, article, inner]
                else:
                    noun = f"{_as_modifier(inner)} {noun}"
                i = end
            elif (
                word.low == "en"
                and lemma in _SUPPLIES
                and self._starts_noun(i + 1)
                and tree.lows[i + 1] != "matière"
                and i + 1 not in self.names
            ):
                inner, i = self._noun_phrase(i + 1, None, depth + 1, tail=False)
                after += ["of", inner]
            elif (
                tail
                and word.low == "en"
                and tree.lows[i + 1 : i + 3]
                and tree.lows[i + 1] == "matière"
                and i + 3 < len(tree)
            ):
                inner, i = self._noun_phrase(i + 3, None, depth + 1, tail=False)
                noun = f"{_as_modifier(inner)} {noun}" if len(inner.split()) <= 2 else noun
            elif (
                tail
                and word.tag == "ADP"
                and word.low in _PREPOSITIONS
                and i - start < 12
                and self._starts_noun(i + 1)
                and not (word.low in {"à", "au", "aux", "en", "dans"} and not self._takes(lemma, i))
            ):
                inner, end = self._noun_phrase(i + 1, None, depth + 1, tail=word.low == "pour")
                if not inner:
                    break
                article = (
                    "the "
                    if tree.lows[i + 1] in {"la", "le", "l'"} and not inner[0].isupper() and not inner.startswith("its")
                    else ""
                )
                after += [_PREPOSITIONS[word.low], article + inner]
                i = end
            else:
                break
        return " ".join([*front, *back, noun, *after]), i

    def _takes(self, lemma: str, i: int) -> bool:
        """Whether a noun keeps a complement with "à", "en" or "dans"."""
        if self.tree.lows[i] in {"à", "au", "aux"}:
            return lemma in {
                "accès",
                "retour",
                "droit",
                "soutien",
                "adhésion",
                "entrée",
                "opposition",
                "aide",
                "participation",
                "candidature",
            }
        return (
            i + 1 in self.names
            or (i + 2 in self.names and self.tree[i + 1].tag == "DET")
            or lemma in {"guerre", "investissement", "guerre d'usure"}
        )

    def _starts_noun(self, i: int) -> bool:
        for k in range(i, min(i + 4, len(self.tree))):
            if k in self.stop:
                return False
            word = self.tree[k]
            if word.is_noun or k in self.names or (word.tag in {"X", "NUM"}):
                return True
            if word.low == "moins" and self.tree.lows[k - 1] == "au":
                continue
            if word.tag not in {"DET", "ADJ", "ADV", "VPP"} and word.low not in _SILENT:
                return False
        return False

    def _is_adjective(self, i: int) -> bool:
        after = self.tree.lows[i + 1] if i + 1 < len(self.tree) else "."
        return after not in {"par", "à", "au", "aux", "en", "dans", "depuis", "pour", "sur"} and (
            after in {",", ".", ";", "et", "ou", "pour", "de", "d'", ")", '"'} or i + 1 >= len(self.tree)
        )

    def _adjective(self, i: int) -> str:
        found = _adjective(self.tree.lows[i])
        if found is None:
            self.unsure = True
            return self.tree.lows[i]
        return found

    def _noun(self, i: int, front: Sequence[str]) -> tuple[str, int, Entry | None]:
        tree = self.tree
        found = lookup(tree, i)
        word = tree[i]
        many = (singular(word.low) != word.low and word.tag != "PROPN") or any(
            re.match(r"\d", f) and f not in {"1", "0"} and not f.endswith("%") for f in front
        )
        if not many and word.tag != "PROPN" and word.low.endswith(("s", "x")) and singular(word.low) == word.low:
            many = not (
                (i and tree.lows[i - 1] in {"un", "le", "l'", "ce", "cet", "son", "du", "au", "mon", "leur"})
                or tree[i - 1].tag == "ADJ"
            )
        before = self.tree.lows[max(0, i - 2) : i]
        sterling = before[:1] in (["millions"], ["milliards"], ["million"], ["milliard"]) and before[-1] in _OF_WORDS
        if word.low == "livres" and (sterling or any(f[0].isdigit() for f in front)):
            return "pounds", i + 1 + (tree.lows[i + 1 : i + 2] == ["sterling"]), None
        if found:
            entry, end = found
            if any(k in self.stop for k in range(i, end)):
                entry, end = (lookup(tree, i) or found)[0], i + 1
            counted = word.low.rstrip("s") in {"million", "milliard"} and bool(front)
            return (plural(entry.english) if many and not entry.mass and not counted else entry.english), end, entry
        if word.tag == "PROPN" or (word.text[0].isupper() and i):
            end = i + 1
            while end < len(tree) and end not in self.stop and tree[end].tag == "PROPN":
                end += 1
            return tree.text(i, end), end, None
        mined = _mined()
        english = mined.get(word.low) if singular(word.low) == word.low else mined.get(singular(word.low))
        if english is None:
            self.unsure = True
            return word.low, i + 1, None
        return (plural(english) if many else english), i + 1, None


def _as_modifier(noun: str) -> str:
    """An English noun as it stands before another: in the singular, but for those that are always plural."""
    if noun in {"arms", "sales", "goods"} or noun[0].isupper():
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "news", "gas")) else noun
