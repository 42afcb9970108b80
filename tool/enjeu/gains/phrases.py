"""English for short French noun phrases, put together from a bilingual glossary.

Order is changed as English wants it: adjectives go before the noun, "obus d'artillerie" becomes "artillery shells",
"levée des sanctions" becomes "lifting of sanctions". A word that the dictionary does not know makes the phrase
`unsure`; the caller may then ask a translation model.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from enjeu.folding import fold
from enjeu.gains.dictionary import (
    MEASURES,
    OF_WORDS,
    SUPPLIES,
    Entry,
    category_of,
    is_time,
    known_adjective,
    lookup,
    mined,
    plural,
)
from enjeu.gains.gazetteer import demonyms
from enjeu.gains.wordlists import words
from enjeu.numerals import ENGLISH, FRENCH
from enjeu.summary.figures import figures
from enjeu.syntax import Tree, singular
from enjeu.translation.idioms import idioms

# Adjectives that say nothing without what comes behind them: a phrase ends before them.
_TAKING_MORE = {form + end for form in ("tel", "désireux", "soucieux", "susceptible", "dit") for end in ("", "s")}
_TAKING_MORE |= {"telle", "telles", "dite", "dites", "désireuse", "désireuses", "soucieuse", "soucieuses"}


class Phrase(NamedTuple):
    """A rendered noun phrase: English, the words [start, end) it stands for, category, whether a word was unknown."""

    text: str
    start: int
    end: int
    category: str
    unsure: bool


_WITH_ARTICLE = words("with_article")
_OF = words("of")
_PREPOSITIONS = {
    "pour": "for", "contre": "against", "sur": "on", "dans": "in", "en": "in", "avec": "with", "entre": "between",
    "sans": "without", "vers": "to", "chez": "at", "à": "to", "au": "to the", "aux": "to the", "envers": "towards",
    "face": "facing",
}  # fmt: skip
_DETERMINERS = {french: ENGLISH[n] for n, french in FRENCH.items() if 2 <= n <= 16 or n in range(20, 70, 10)} | {
    "certains": "some", "certaines": "some", "plusieurs": "several", "quelques": "some",
    "cent": "a hundred", "mille": "a thousand", "son": "its", "sa": "its", "ses": "its", "leur": "their",
    "leurs": "their", "nos": "our", "notre": "our", "mon": "my", "ma": "my", "mes": "my", "toute": "all",
    "tout": "all", "tous": "all", "toutes": "all", "aucun": "no", "aucune": "no", "plus": "more", "davantage": "more",
    "moins": "less", "chaque": "each",
}  # fmt: skip
_SILENT = words("silent")
_THEIR = (["ses"], ["leurs"], ["nos"], ["mes"])
_GENERAL = words("general")
_HIGH_OR_LOW = (words("burdens") | {"prix", "salaire"}) - {"sanction", "échéance", "mensualité"}  # counted
_COMPARATIVES = {
    "grand": "greater", "petit": "smaller", "fort": "stronger", "gros": "bigger", "haut": "higher",
    "large": "broader", "bas": "lower", "long": "longer", "élevé": "higher",
}  # fmt: skip
_DEFINITE = {"le", "la", "l'", "les", "du", "des", "ce", "cet", "cette", "ces"}
_TAKING_TO = words("taking_to")
_BEFORE_NOUNS = {"prochain", "dernier", "futur", "premier", "dernièr", "premièr"}  # adjectives
_HANDED = words("handed")
_FROM = re.compile(r"(?:issu|originaire)e?s?")  # "des élèves issus de quartiers pauvres"
_CHANGES = {"hausse", "augmentation", "baisse", "diminution", "réduction"}  # "a cut in the tax", "a cut of 30%"
_GREAT = {"million", "milliard", "millier", "dizaine", "centaine"}
_NO_NOUNS = {"CCONJ", "SCONJ", "ADP", "PUNCT", "PRON", "VFIN", "AFIN"}  # "une part de 35% dans la mine"
FARTHEST = 12  # words from the head of a phrase to what it is for


def number_in_english(text: str) -> str:
    """A French figure in English: "1.500.000,5" and "30 %" become "1,500,000.5" and "30%"."""
    text = re.sub(r"(?<=\d)[\s\u00a0\u202f.](?=\d{3}\b)", "\0", text)
    return text.replace(",", ".").replace("\0", ",").replace(" %", "%")


def compound_number(word: str) -> str | None:
    """A French number of several words joined by hyphens, in digits: "quatre-vingt-dix-sept" is "97"."""
    found = figures(word) if "-" in word else []
    whole = len(found) == 1 and found[0].text == fold(word).replace("-", " ")
    return f"{min(found[0].values):.0f}" if whole else None


@dataclass
class _Made:
    """An English noun phrase in the making; of the French: where it starts, its noun, if known, and its base form."""

    start: int
    head: int | None
    depth: int  # of how many phrases it is a part
    front: list[str] = field(default_factory=list)
    back: list[str] = field(default_factory=list)
    noun: str = ""
    after: list[str] = field(default_factory=list)
    lemma: str = ""

    def text(self) -> str:
        """The words in their English order."""
        if self.front[:1] == ["less"] and self.noun.endswith("s"):
            self.front[0] = "fewer" if self.lemma not in _HIGH_OR_LOW else "lower"
        return " ".join([*self.front, *self.back, self.noun, *self.after])


class Renderer:
    """Renders noun phrases of one sentence. `stop` holds the words at which a phrase must end (other roles)."""

    def __init__(self, tree: Tree, names: dict[int, tuple[int, str]], stop: Container[int] = ()) -> None:
        """`names`: first word of a name -> (index after it, English name)."""
        self.tree = tree
        self.names = names
        self.stop = stop
        self.unsure = False
        self._idioms = idioms_of(tree)

    def phrase(self, head: int, *, tail: bool = True) -> Phrase:
        """The phrase around the noun `head`: its adjectives, its complements and, with `tail`, what it is for."""
        self.unsure = False
        start = head
        while start and start - 1 not in self.stop and self._goes_before(start - 1):
            start -= 1
        no_noun = self.tree[head].tag == "NUM" or self._leads_idiom(head)
        text, end = self._noun_phrase(start, None if no_noun else head, depth=0, tail=tail)
        return Phrase(" ".join(text.split()), start, end, category_of(self.tree, head), self.unsure)

    def _goes_before(self, i: int) -> bool:
        word = self.tree[i]
        if word.low == "moins":
            return self.tree.lows[i + 1] in {"de", "d'"} and self.tree.lows[i - 1 : i] not in (["au"], ["le"])
        if word.low in {"plus", "davantage"}:
            return self.tree.lows[i + 1] in OF_WORDS or (
                self.tree[i + 1].tag == "ADJ" and i > 0 and self.tree[i - 1].tag == "DET"
            )
        if word.tag == "NUM":
            return self.tree[i + 1].tag != "DET"  # "accordé au Samu 93 un renfort"
        if word.tag == "DET":
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
        """English of the phrase from word `start` on, whose noun is `head` where that is known; and its end."""
        tree, made = self.tree, _Made(start, head, depth)
        i = self._before_noun(made, start, head)
        if i >= len(tree) or i in self.stop or tree[i].tag in _NO_NOUNS:
            return " ".join(made.front), i
        if i in self.names:
            end, name = self.names[i]
            return " ".join([*made.front, f"the {name}" if depth and name in _WITH_ARTICLE else name]), end
        made.noun, i, _ = self._noun(i, made.front)
        made.lemma = singular(tree.lows[head if head is not None and head >= start else i - 1])
        readers = [self._origin, self._adjective_behind, self._noun_behind, self._of, self._supply]
        readers += [self._matter, self._complement] if tail else []
        while i < len(tree) and i not in self.stop:
            behind = next(filter(None, (reader(made, i) for reader in readers)), None)
            if behind is None:
                break
            i = behind
        return made.text(), i

    def _before_noun(self, made: _Made, start: int, head: int | None) -> int:
        """Read what stands before the noun: numbers, determiners, adjectives. Returns where the noun is."""
        tree, front = self.tree, made.front
        i = start
        while i < len(tree) and i not in self.stop and i != head:
            word = tree[i]
            if (i in self.names and word.tag not in {"ADJ", "DET"}) or self._opens_idiom(i, head):
                break
            if word.tag == "NUM" or (word.text[0].isdigit() and word.tag != "ADJ"):
                i = self._number(made, i)
                continue
            after = tree.lows[i + 1 : i + 2]
            if word.low in {"plus", "moins"} and self._before_number(i):
                front.append("over" if word.low == "plus" else "under")
                if tree.lows[i + 2] in {"un", "une"}:
                    front.append("one" if tree.lows[i + 3] in {"million", "milliard"} else "a")
                i += 1
            elif word.low == "au" and after in (["moins"], ["plus"]):
                front.append("at least" if after == ["moins"] else "at most")
                i += 1
            elif word.low in {"un", "une"} and tree[min(i + 1, len(tree) - 1)].lemma in {"euro", "dollar", "livre"}:
                front.append("one")
            elif word.low in _DETERMINERS:
                front.append(_DETERMINERS[word.low])
            elif word.low in _SILENT or word.tag in {"DET", "ADV"}:
                pass
            elif (
                word.tag in {"ADJ", "VPP"} and not (lookup(tree, i) and not (head and head > i))
            ) or self._leads_idiom(i):
                if front and front[-1] == "more":
                    front[-1] = self._comparative(i)
                elif (english := self._adjective(i)) in {"first", "last", "next"} and front and front[-1][0].isdigit():
                    front.insert(-1, english)
                else:
                    front.append(self._adjective(i))
            else:
                break
            i += 1
        return i

    def _opens_idiom(self, i: int, head: int | None) -> bool:
        """Whether an adjective is the first word of a set phrase that holds the noun: "les grandes surfaces"."""
        end = self._idioms[i][0] if i in self._idioms else i
        within = range(i + 1, end)
        return (
            self.tree[i].tag == "ADJ"
            and (head is None or head in within)
            and not any(k in self.stop for k in within)
            and (any(self.tree[k].tag == "NOUN" for k in within) or self._leads_idiom(i - 1))
        )

    def _leads_idiom(self, i: int) -> bool:
        """Whether an adjective taken for a noun stands before a set phrase: "la prochaine politique agricole"."""
        tree, after = self.tree, i + 1
        return (
            i >= 0
            and after in self._idioms
            and tree[i].tag == "NOUN"
            and tree[after].tag == "ADJ"
            and singular(tree.lows[i]).removesuffix("e") in _BEFORE_NOUNS
        )

    def _number(self, made: _Made, i: int) -> int:
        """Read a figure, a range of figures ("2 à 3") or a percentage "of" something."""
        tree, word = self.tree, self.tree[i]
        digits = word.text[0].isdigit()
        spelt = _DETERMINERS.get(word.low) or compound_number(word.low) or word.low
        made.front.append(number_in_english(word.text) if digits else spelt)
        if i + 2 < len(tree) and tree.lows[i + 1] in {"à", "ou"} and tree[i + 2].tag == "NUM":
            made.front += ["or" if tree.lows[i + 1] == "ou" else "to", number_in_english(tree[i + 2].text)]
            i += 2
        if tree.lows[i + 1 : i + 2] in (["de"], ["d'"]) and tree.lows[i + 2 : i + 3] in _THEIR:
            made.front.append("of")  # "700 de ses membres"
            return i + 2
        if word.text.endswith("%") and i + 1 < len(tree) and tree.lows[i + 1] in OF_WORDS:
            i += 1
            determiner = tree.lows[i + 1 : i + 2] if tree.lows[i] in {"de", "d'"} else tree.lows[i : i + 1]
            if determiner and determiner[0] in _DEFINITE:  # but "30% de réduction" is "a 30% reduction"
                made.front.append("of the")
            elif tree[min(i + 1, len(tree) - 1)].tag == "DET":
                made.front.append("of")
        return i + 1

    def _before_number(self, i: int) -> bool:
        """Whether "de" and digits come next: "plus de 30"."""
        tree = self.tree
        if i + 2 >= len(tree) or tree.lows[i + 1] not in OF_WORDS:
            return False
        great = tree.lows[i + 2] in {"un", "une"} and tree.lows[i + 3 : i + 4] and singular(tree.lows[i + 3]) in _GREAT
        return tree[i + 2].text[0].isdigit() or bool(great)

    def _comparative(self, i: int) -> str:
        return _COMPARATIVES.get(singular(self.tree.lows[i]).removesuffix("e"), f"more {self._adjective(i)}")

    def _adjective_behind(self, made: _Made, i: int) -> int | None:
        """Read an adjective behind the noun. Returns where it ends, None where there is none."""
        tree, word = self.tree, self.tree[i]
        follows = tree[i + 1].tag == "ADJ" if i + 1 < len(tree) else False
        if word.low in _HANDED and tree.lows[i + 1 : i + 2] and tree.lows[i + 1] in {"à", "au", "aux", "par"}:
            return None  # "les garanties offertes aux salariés": said of whom
        if (
            (word.tag == "ADJ" and word.low not in _TAKING_MORE)
            or (word.tag == "VPP" and not made.after and self._is_adjective(i))
            or (word.low in demonyms() and word.tag != "PROPN")
        ):
            # English wants them the other way round: "missiles balistiques russes", "Russian ballistic missiles"
            (made.after or made.back).insert(len(made.after), self._adjective(i))
            return i + 1
        if word.low == "et" and follows and made.back and tree[i - 1].tag == "ADJ" and not made.after:
            made.back[0] = f"{made.back[0]} and {self._adjective(i + 1)}"
            return i + 2
        if word.low == "plus" and follows:
            made.back.append(self._comparative(i + 1))
            return i + 2
        if word.low == "non" and follows:
            made.back.append(f"non-{self._adjective(i + 1)}")
            return i + 2
        return i + 1 if word.low in {"très", "moins", "toujours", "tout"} and follows else None

    def _origin(self, made: _Made, i: int) -> int | None:
        """Read where somebody or something is from: "issus de quartiers pauvres"."""
        tree, word = self.tree, self.tree[i]
        if word.tag == "NOUN" or not _FROM.fullmatch(word.low) or tree.lows[i + 1 : i + 2] == []:
            return None
        if tree.lows[i + 1] not in OF_WORDS or i + 2 in self.stop or not self._starts_noun(i + 2):
            return None
        inner, end = self._noun_phrase(i + 2, None, made.depth + 1, tail=False)
        made.after += ["from", f"the {inner}" if self._is_definite(i + 1) and inner[:1].islower() else inner]
        return end

    def _noun_behind(self, made: _Made, i: int) -> int | None:
        """Read a noun that stands behind the noun as an adjective does: "âge pivot" is "pivot age"."""
        tree, word = self.tree, self.tree[i]
        common = word.tag == "NOUN" and word.text.islower() and not is_time(tree, i)
        if not common or made.after or not made.noun or tree[i - 1].tag != "NOUN" or made.head not in {None, i - 1}:
            return None
        inner, end, _ = self._noun(i, ())
        if made.lemma in _GREAT:  # "5 millions €"
            made.noun = f"{made.noun} {inner}"
        else:
            made.noun = f"{_as_modifier(inner)} {made.noun}"
        return end

    def _of(self, made: _Made, i: int) -> int | None:
        """Read a complement with "de": before the noun in English where it is short and bare, else with "of"."""
        tree, word = self.tree, self.tree[i]
        if word.low not in OF_WORDS or made.depth >= 3 or i + 1 in self.stop or not self._starts_noun(i + 1):
            return None
        if tree.lows[i + 1 : i + 2] == ["ici"] or tree.lows[i + 2 : i + 3] == ["part"]:
            return None
        inner, end = self._noun_phrase(i + 1, None, made.depth + 1, tail=False)
        if not inner:
            return None
        if not made.noun:
            made.noun = inner
            return end
        bare = word.low in {"de", "d'"} and tree[i + 1].tag not in {"DET", "NUM", "PRON"} and i + 1 not in self.names
        other = self._joined_of(i, end) if bare else None
        if other is not None:
            joined, end = self._noun_phrase(other, None, made.depth + 1, tail=False)
            inner = f"{inner} {'or' if tree.lows[other - 2] == 'ou' else 'and'} {joined}"
        few = other is None and len(inner.split()) <= 3 and "of" not in inner.split()
        short = bare and few and not inner.split()[0][0].isdigit()
        if short and not made.after and made.lemma not in MEASURES and made.lemma not in _OF:
            made.noun = f"{_as_modifier(inner)} {made.noun}"
            return end
        acronym = inner.removeprefix("the ")
        if acronym in _WITH_ARTICLE and acronym.isupper() and not made.after and made.noun.isalpha():
            made.back.insert(0, acronym)  # "new EU sanctions", "the UN Security Council"
            return end
        millions = made.lemma in {"million", "milliard"}
        if millions and not made.front and tree.lows[max(0, (made.head or i - 1) - 1)] == "un":
            made.front.append("one")
        joint = "" if millions and made.front else "of"
        if made.lemma == "accès":  # "l'accès de ses banques au marché"
            joint = "for" if {"à", "au", "aux"} & set(tree.lows[end : end + 1]) else "to"
        if made.lemma in _CHANGES and not any(c.isdigit() for c in inner.split()[0]):
            joint, made.noun = "in", made.noun.replace("discount", "reduction")
        if made.lemma in _CHANGES | {"revalorisation", "majoration"}:
            inner = re.sub(r"^([\d.,]+%) of\b", r"\1 in", inner)  # "an increase of 6% in the wages"
        whose = inner[0].isupper() or inner.startswith(("its", "their", "the ", "all "))
        the = "the" if self._is_definite(i) and joint in {"of", "in"} and not whose else ""
        if tree.lows[i + 1] in {"un", "une"} and inner[0].islower() and not inner.startswith(("a ", "an ", "one ")):
            the = "an" if inner[0] in "aeiou" else "a"  # "un délai d'un an"
        made.after += [joint, the, inner]
        return end

    def _joined_of(self, i: int, end: int) -> int | None:
        """Where a second bare complement starts, joined to that from `i` to `end`: "de calme et de sécurité"."""
        tree = self.tree
        first = end + 2
        if tree.lows[end : end + 1] not in (["et"], ["ou"]) or tree.lows[end + 1 : first] not in (["de"], ["d'"]):
            return None
        if first in self.stop or first in self.names or not self._starts_noun(first):
            return None
        one, two = (self._first_noun(at) for at in (i + 1, first))
        joined = one is not None and two is not None and tree[two].head == one
        return first if joined and tree[first].tag != "DET" else None

    def _first_noun(self, i: int) -> int | None:
        return next((k for k in range(i, min(i + 4, len(self.tree))) if self.tree[k].is_noun), None)

    def _is_definite(self, i: int) -> bool:
        """Whether English has "the" behind "of" too: "du" and "de la", save before what is spoken of in general."""
        tree, du = self.tree, self.tree.lows[i] == "du"
        noun = next((k for k in range(i + 1 if du else i + 2, min(i + 5, len(tree))) if tree[k].is_noun), None)
        if noun is None or tree[noun].lemma in _GENERAL:
            return du and noun is None
        entry = lookup(tree, noun)
        material = entry is not None and entry[0].mass and entry[0].category in {"food", "energy"}  # "le prix du lait"
        return not material and (du or tree.lows[i + 1] in {"la", "l'"})

    def _supply(self, made: _Made, i: int) -> int | None:
        """Read what a supply is of: "approvisionnement en gaz" is "supply of gas"."""
        tree = self.tree
        if tree.lows[i] != "en" or made.lemma not in SUPPLIES or i + 1 in self.names or not self._starts_noun(i + 1):
            return None
        if tree.lows[i + 1] == "matière":
            return None
        inner, end = self._noun_phrase(i + 1, None, made.depth + 1, tail=False)
        made.after += ["of", inner]
        return end

    def _matter(self, made: _Made, i: int) -> int | None:
        """Read "en matière de": what follows goes before the noun."""
        tree = self.tree
        if tree.lows[i] != "en" or tree.lows[i + 1 : i + 2] != ["matière"] or i + 3 >= len(tree):
            return None
        inner, end = self._noun_phrase(i + 3, None, made.depth + 1, tail=False)
        if len(inner.split()) <= 2:
            made.noun = f"{_as_modifier(inner)} {made.noun}"
        return end

    def _complement(self, made: _Made, i: int) -> int | None:
        """Read what the thing is for, against or about: "pour la guerre en Ukraine"."""
        tree, word = self.tree, self.tree[i]
        if word.tag != "ADP" or word.low not in _PREPOSITIONS or not self._starts_noun(i + 1):
            return None
        if i - made.start >= FARTHEST:
            return None
        if word.low in {"à", "au", "aux", "en", "dans"} and not self._takes(made.lemma, i):
            return None
        if tree.lows[i + 1] == "travers":
            return None  # "son soutien à travers un message"
        inner, end = self._noun_phrase(i + 1, None, made.depth + 1, tail=word.low == "pour")
        if not inner:
            return None
        definite = (
            tree.lows[i + 1] in {"la", "le", "l'"}
            and not (inner[0].isupper() or inner.startswith(("its", "the ")))
            and tree[min(i + 2, len(tree) - 1)].lemma not in _GENERAL
            and not (word.low == "sur" and self._is_mass(i + 2))  # "un accord sur le bois"
            and " " in self._idioms.get(i + 2, (0, " "))[1]  # "l'interruption volontaire de grossesse" is abortion
        )
        general = word.low == "au" and tree[i + 1].lemma in _GENERAL  # "le retour au travail"
        made.after += ["to" if general else _PREPOSITIONS[word.low], f"the {inner}" if definite else inner]
        return end

    def _is_mass(self, i: int) -> bool:
        found = lookup(self.tree, i) if i < len(self.tree) else None
        return found is not None and found[0].mass

    def _takes(self, lemma: str, i: int) -> bool:
        """Whether a noun keeps a complement with "à", "en" or "dans"."""
        if self.tree.lows[i] in {"à", "au", "aux"}:
            return lemma in _TAKING_TO
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
        found = known_adjective(self.tree.lows[i])
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
        sterling = before[:1] in (["millions"], ["milliards"], ["million"], ["milliard"]) and before[-1] in OF_WORDS
        if word.low == "livres" and (sterling or any(f[0].isdigit() for f in front)):
            return "pounds", i + 1 + (tree.lows[i + 1 : i + 2] == ["sterling"]), None
        if word.low == "livre" and tree.lows[max(0, i - 1) : i] in (["la"], ["une"], ["sa"]):
            return "currency", i + 1, None  # a pound or a lira; a book is "le livre"
        if i in tree.terms and not any(k in self.stop for k in range(i, tree.terms[i][0])):
            end, term = tree.terms[i]
            return term, end, found[0] if found and found[1] <= end else None
        longer = i in self._idioms and self._idioms[i][0] > (found[1] if found else i + 1)
        if longer and word.lemma not in MEASURES:  # "mètres cubes d'eau" are metres of water
            end, phrase = self._idioms[i]
            if not any(k in self.stop for k in range(i, end)):
                return phrase, end, None
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
        english = mined().get(word.low if singular(word.low) == word.low else singular(word.low))
        if english is None:
            self.unsure = True
            return word.low, i + 1, None
        return (plural(english) if many else english), i + 1, None


@lru_cache(512)  # a tree is rendered many times
def idioms_of(tree: Tree) -> dict[int, tuple[int, str]]:
    """First word of a set phrase of several words -> the index after it, and its English."""
    text, starts = tree.line
    ends = {start + len(tree[i].text): i + 1 for start, i in starts.items() if tree[i].tag != "ADP"}
    found: dict[int, tuple[int, str]] = {}
    for one in idioms(text):
        inner = next((s for s, i in starts.items() if s >= one.start and tree[i].tag not in {"ADP", "DET"}), one.end)
        within = idioms(text[inner : one.end]) if inner > one.start else ()  # "à l'aide sociale"
        for shift, phrase in [(0, one), *((inner, other) for other in within)]:
            first, end = starts.get(shift + phrase.start), ends.get(shift + phrase.end)
            if first is not None and end is not None and end > first + 1:
                found[first] = end, phrase.english[0]
    return found


def _as_modifier(noun: str) -> str:
    """An English noun as it stands before another: in the singular, but for those that are always plural."""
    if noun in {"arms", "sales", "goods"} or noun[0].isupper():
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "news", "gas")) else noun
