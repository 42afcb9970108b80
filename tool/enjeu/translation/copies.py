"""French words that the model left as they are, put into English: "victime of the system".

A model that has learned to copy names copies a word now and then, most often one with a capital at the start of a
sentence ("Baisse de 4 %" -> "Baisse of 4%"). `data/common_words.tsv.xz`, by training/lexicon, has the English of the
words that are not rare, `small_words.tsv`, by hand, that of some small ones; `rare_words` has the others.
"""

from __future__ import annotations

import re
from functools import cache

from enjeu.folding import fold
from enjeu.tables import rows
from enjeu.translation.forms import Word, cased_like, words
from enjeu.translation.gazetteer import word_list
from enjeu.translation.known_words import WORD, known_words
from enjeu.translation.openings import named_opening
from enjeu.translation.proper_names import opens_sentence
from enjeu.translation.rare_words import rare_words

MOST = 2  # words of a sentence; where there are more, a clause was left in French
_NEAR = 20  # characters before a word in which its English may stand already
_LINK_BEFORE = re.compile(r"\b(?:(?:de|du|des|et|[Ll]e|[Ll]a|[Ll]es|au|aux) |[dlL]['’])$")
_LINK_BEHIND = re.compile(r" (?:(?:de|du|des|et|au|aux) |d['’])")
_IN_A_ROW = re.compile(r"[^\W\d_]+|[^\w\s'’]")


@cache
def common_words() -> dict[str, str]:
    """A French word in small letters -> its English; none of these is an English word as well."""
    tables = ("common_words.tsv.xz", "small_words.tsv")
    return {french: english for name in tables for french, english in rows("translation", name)}


def _english(word: str) -> str:
    return common_words().get(word) or next(iter(rare_words().get(word, ())), "")


def copies(french: str, english: str, leave: frozenset[str] = frozenset()) -> set[str]:
    """The words of the French (small letters) that the English has as they are, but is no language for.

    A word that bears a capital where no sentence begins is a name; words to `leave` (small letters) are names, or the
    user's. What is no word of the French press, and what is an English word, is no copy.
    """
    found = words(french)
    named = {w.text.lower() for w in found if w.text[0].isupper() and not _may_be_any(french, w)}
    named.add(named_opening(french))
    there = {w.text.lower() for w in found} & set(map(str.lower, WORD.findall(english)))
    return (there & known_words("fr")) - known_words("en") - named - leave


def _may_be_any(french: str, word: Word) -> bool:
    """Whether a word with a capital may be any word: it opens a sentence, and is not alone in brackets, "(Orne)"."""
    alone = french[word.start - 1 : word.start] == "(" and french[word.end : word.end + 1] == ")"
    return opens_sentence(french, word) and not alone


def half_french(french: str, english: str) -> int:
    """How many small words of the French stand in the English beside a word that is not from the French.

    "The pope des gourmets" has one, "the town of Villeneuve-sur-Lot" and "Le Fantôme de l'opéra" have none.
    """
    there = {fold(w.text) for w in words(french)}
    tokens = [m for m in _IN_A_ROW.finditer(english) if not _hyphened(english, m)]
    small = [m.group() in word_list("small_french") and m.group() in there for m in tokens]
    found = 0
    for n, is_small in enumerate(small):
        before = next((k for k in range(n - 1, -1, -1) if not small[k]), None)
        after = next((k for k in range(n + 1, len(tokens)) if not small[k]), None)
        beside = [tokens[k].group() for k in (before, after) if k is not None and tokens[k].group()[0].isalpha()]
        found += is_small and any(fold(word) not in there for word in beside)
    return found


def _hyphened(text: str, word: re.Match[str]) -> bool:
    return text[word.start() - 1 : word.start()] == "-" or text[word.end() : word.end() + 1] == "-"


def without_copies(french: str, english: str, leave: frozenset[str] = frozenset()) -> str:
    """The English with its few `copies` put into English, each with the capital that it has.

    A whole clause in French is left: no list translates it. So is a word of a title that was kept ("Cuisinier du
    siècle"): half of it in English would be neither.
    """
    found = copies(french, english, leave)

    def right(match: re.Match[str]) -> str:
        word = match[0]
        kept = _LINK_BEFORE.search(english, 0, match.start()) or _LINK_BEHIND.match(english, match.end())
        better = _english(word.lower()) if word.lower() in found and not kept else ""
        if not better or re.search(rf"\b{re.escape(better)}\b", english[max(0, match.start() - _NEAR) : match.end()]):
            return word  # "not worth the chandelle": its English is there already
        return cased_like(word, better)

    return WORD.sub(right, english) if 0 < len(found) <= MOST else english
