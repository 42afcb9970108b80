"""The bilingual dictionary of things that are gained: what a French noun is in English, and of which kind.

A glossary made by hand, with categories; a list mined from parallel text and the translator's dictionary of the press,
both without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from enjeu.folding import fold
from enjeu.gains.gazetteer import demonyms, gazetteer
from enjeu.gains.wordlists import words
from enjeu.syntax import Tree, singular
from enjeu.tables import rows
from enjeu.translation.rare_words import press_words


class Entry(NamedTuple):
    """A glossary entry: its English, its category ("" for what is no gain by itself) and whether it has a plural."""

    english: str
    category: str
    mass: bool


_IRREGULAR = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "fisherman": "fishermen",
    "aircraft": "aircraft", "troop": "troops", "means": "means", "talks": "talks", "thanks": "thanks",
    "spacecraft": "spacecraft", "member of parliament": "members of parliament", "right of veto": "rights of veto",
    "work of art": "works of art", "prisoner of war": "prisoners of war",
    "way out of the crisis": "ways out of the crisis",
}  # fmt: skip
_MAN = re.compile(r"(?<!hu)(?<!ger)(?<!ro)man$")  # "spokesman"
MEASURES = words("measures")
SUPPLIES = words("supplies")
_TIMES = words("times")
OF_WORDS = {"de", "d'", "du", "des"}
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
    for french, kind, english, category, mass in rows("gains", "glossary.tsv"):
        if kind == "adj":
            adjectives[fold(french)] = english
        else:
            nouns.setdefault(_key(french.split()), Entry(english, category, bool(mass)))
            if singular(french) != french and " " not in french:
                plurals[french] = Entry(english, category, True)
    return nouns, adjectives, plurals


@cache
def mined() -> dict[str, str]:
    """French words (lower case, singular) and their English as the press has it, or else parallel text."""
    mined_words = {french: english for french, english in rows("gains", "words.tsv.xz")}
    return mined_words | {f: english[0] for f, english in press_words().items()}


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
        if words[-1] in OF_WORDS | {"l'", "la", "le", "les", "à", "a"}:
            continue
        if size == 1 and (entry := _glossary()[2].get(words[0])):
            return entry, i + 1
        if entry := nouns.get(_key(words)):
            if size == 1 and _is_act(tree, i):
                entry = _AS_ACTS[tree[i].lemma]
            if size == 1 and tree[i].lemma == "marché" and any(w.lemma in _AWARDING for w in tree.words):
                entry = Entry("contract", "trade", mass=False)
            return entry, i + size
    return None


_AS_ACTS = {"action": Entry("action", "", mass=False), "participation": Entry("participation", "", mass=True)}
_AWARDING = {"remporter", "décrocher", "attribuer", "adjuger", "soumissionner"}
_MARKET = words("market")


def _is_act(tree: Tree, i: int) -> bool:
    """Whether what may be a share of a company is something done: nothing else here is of the stock market."""
    return tree[i].lemma in _AS_ACTS and not any(w.lemma in _MARKET or "%" in w.text for w in tree.words)


def is_in_glossary(word: str) -> bool:
    """Whether a French word (lower case) is in the glossary, by itself."""
    nouns, adjectives, _ = _glossary()
    return (fold(singular(word)),) in nouns or fold(word) in adjectives


def is_in_dictionary(word: str) -> bool:
    """Whether a French word (lower case) is in the glossary or in the mined list."""
    return is_in_glossary(word) or singular(word) in mined()


def in_english(word: str) -> str:
    """The English of a French word in the mined list, "" where it is not there."""
    return mined().get(word, "")


def is_fixed(tree: Tree, i: int) -> bool:
    """Whether a phrase of several words that the glossary counts as a gain starts at the noun."""
    found = lookup(tree, i)
    return bool(found and found[1] > i + 1 and found[0].category)


_HUMAN = re.compile(
    r"(?:(?<!a)er|or|ist|ian|ee|man|woman|person|people|child|member|parent|friend|citizen|resident|victim|applicant"
    r"|participant|official|civilian|student|tenant|claimant|migrant|assistant|guard|expert|client|relative|player)s?$"
)
_THINGS_IN_ER = words("things_in_er")


_OF_THINGS = {"technology", "arms", "energy", "food"}  # categories: a semiconductor is nobody


def human_group(tree: Tree, i: int) -> str:
    """The English plural of a plural noun for people, "" for any other word."""
    word = tree[i]
    if word.tag != "NOUN" or word.lemma in {word.low, "acteur"} or word.text[0].isupper():
        return ""  # "les acteurs locaux" are anybody
    found = lookup(tree, i)
    english = found[0].english if found and found[1] == i + 1 else mined().get(word.lemma, "")
    if (
        not english
        or (found and found[0].category in _OF_THINGS)
        or english in _THINGS_IN_ER | {"person", "people", "man", "member", "boyfriend"}
        or not _HUMAN.search(english)
    ):
        return ""
    return plural(english.removesuffix("s"))


def is_human(tree: Tree, i: int) -> bool:
    """Whether a noun that the glossary does not know names a person: "un rabbin", "des équipementiers"."""
    english = mined().get(tree[i].lemma, "")
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
    if tree[i].lemma in MEASURES | SUPPLIES and (found is None or found[1] == i + 1):
        for k in range(i + 1, min(i + 4, len(tree) - 1)):
            if tree.lows[k] in OF_WORDS | {"en"} or (tree[i].lemma == "accès" and tree.lows[k] in {"à", "au", "aux"}):
                head = next((h for h in range(k + 1, min(k + 4, len(tree))) if tree[h].tag == "NOUN"), None)
                of_what = category_of(tree, head) if head else ""
                return of_what if tree[i].lemma in MEASURES and head else of_what or own
            if tree[k].tag != "ADJ":
                break
    return own


def is_known_plain(tree: Tree, i: int) -> bool:
    """Whether the glossary knows the noun and says that it is no gain by itself."""
    found = lookup(tree, i)
    return bool(found and not found[0].category)


_HEAD_FIRST = re.compile(r" (?:of|in|at) | off$")


def plural(noun: str) -> str:
    """The plural of an English noun or compound."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if inner := _HEAD_FIRST.search(noun):  # "days off", "rights of way"
        return plural(noun[: inner.start()]) + noun[inner.start() :]
    if " " in noun and noun.rsplit(" ", 1)[1] in _IRREGULAR:
        before, last = noun.rsplit(" ", 1)
        return f"{before} {_IRREGULAR[last]}"
    if _MAN.search(noun):
        return noun[:-2] + "en"
    if noun.endswith("s") and not noun.endswith(("ss", "us")):
        return noun
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def adjective_in_english(french: str) -> str:
    """The English of a French adjective, the word itself where unknown."""
    return known_adjective(french) or french


def known_adjective(french: str) -> str | None:
    """The English of a French adjective in any of its forms, None where unknown."""
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
    return next((english for t in (french, singular(french), *tries) if (english := mined().get(t))), None)
