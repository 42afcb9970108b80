"""Shorter French sentences by cutting branches off their trees.

What may go is what a clause stands without, whatever it says: a clause of purpose, time or manner, an apposition to a
name, a relative clause about a name, a second verb joined by "et", a date. What a denial, a condition or a source
governs stays, and so does every subject, object and complement. The branch that says least for its length goes first
(sentence compression on dependency trees: Filippova and Strube, 2008).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from enjeu.reading.dates import DAY_NAMES
from enjeu.summary.compression import MIN_WORDS_LEFT, is_kept, is_whole
from enjeu.summary.words import count_words
from enjeu.syntax import Tree, analyse

LOOSE = 0.85  # of the sentence's own worth a word: a branch that is worth less than this goes
_ADVERBIAL = {"pour", "afin", "en", "après", "avant", "depuis"}
_RELATIVES = {"qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"}
_FINITE = {"VFIN", "AFIN"}
_STOPS = {",", ".", ";", ":", "!", "?"}
# The day of the news says little; a month or a year is often what the sentence is about.
_DAY = re.compile(
    rf"(?:{'|'.join(DAY_NAMES)})"
    r"(?: (?:matin|soir|après-midi))?(?: \d{1,2}(?:er)?(?: \w+)?)?",
    re.IGNORECASE,
)


def prune(text: str, value: Callable[[str], float]) -> str:
    """The sentence without the branches that say little for their length; `value` is what a piece of text is worth."""
    while (shorter := _without_worst(text, value)) != text:
        text = shorter
    return text


def _without_worst(text: str, value: Callable[[str], float]) -> str:
    size, whole = count_words(text), value(text)
    best, shortest = LOOSE * whole / max(size, 1), text
    tree = analyse(text, frozenset())
    for first, last in _branches(tree):
        start, end = tree[first].start, tree[last].end
        piece = text[start:end]
        density = value(piece) / max(count_words(piece), 1)
        if density >= best or is_kept(piece) or not is_whole(text[:start]):  # nothing goes out of a quotation
            continue
        rest = _cut_out(text, start, end, takes_up=last + 2 < len(tree) and _takes_up(tree, last + 2))
        says = any(w.tag in _FINITE and not first <= w.index <= last for w in tree.words)
        if says and count_words(rest) >= MIN_WORDS_LEFT:
            best, shortest = density, rest
    return shortest


def _branches(tree: Tree) -> Iterator[tuple[int, int]]:
    """First and last word of each branch that may go."""
    for word in tree.words:
        if word.head < 0:
            continue
        covered = sorted(_below(tree, word.index))
        while covered and tree[covered[-1]].text in _STOPS:
            covered.pop()
        while covered and tree[covered[0]].text in _STOPS:
            covered.pop(0)
        in_one_piece = bool(covered) and covered[-1] - covered[0] + 1 == len(covered)
        if in_one_piece and _may_go(tree, word.index, covered[0], covered[-1]):
            yield covered[0], covered[-1]


def _below(tree: Tree, i: int) -> set[int]:
    found, left = {i}, [i]
    while left:
        new = [child for child in tree.children[left.pop()] if child not in found]
        found.update(new)
        left += new
    return found


def _may_go(tree: Tree, i: int, first: int, last: int) -> bool:
    """Whether the sentence stands without the branch of word `i`, which is the words from `first` to `last`."""
    word, head = tree[i], tree[tree[i].head]
    if any(tree[g].is_verb and tree.is_negated(g) for g in tree.governors(i)):
        return False
    if word.label.startswith(("obl", "nmod", "advmod")):
        before = tree[first - 1] if first else None
        day = _DAY.fullmatch(tree.text(first, last + 1)) is not None
        return day and (before is None or (before.tag not in {"ADP", "ADV", "DET", "NUM"} and before.low != "ici"))
    after = tree[last + 1] if last + 1 < len(tree) else None
    if after is not None and after.text not in _STOPS:
        return False  # the branch is longer than the parser thinks
    if after is not None and after.text == "," and last + 2 < len(tree) and tree[last + 2].tag == word.tag:
        return False  # the first of several
    set_off = first > 0 and tree[first - 1].text == ","
    opening = tree.lows[first : min(first + 2, last + 1)]
    relative = opening[0] in _RELATIVES or (tree[first].tag == "ADP" and bool(_RELATIVES & set(opening)))
    finite = any(tree[k].tag in _FINITE for k in range(first, last + 1))
    if word.label == "conj":
        joined = tree[first].low == "et" and tree[first - 1].text not in _STOPS
        shared = bool(tree.kids(i, "obj")) and not tree.kids(head.index, "obj")  # "améliorer et renforcer ses missiles"
        return joined and word.is_verb and head.is_verb and word.tag == head.tag and not shared
    if finite and not relative:
        return False  # more than the branch, or a clause that is not what it seems
    if word.label == "advcl":
        return tree[first].low in _ADVERBIAL or (set_off and word.mood == "ppr")
    if word.label in {"appos", "acl:relcl"}:
        return set_off and (relative or head.tag == "PROPN")
    return word.label in {"acl", "amod"} and word.is_verb and set_off


def _takes_up(tree: Tree, i: int) -> bool:
    """Whether the clause goes on after an interruption with this word: its verb, or what its verb asks for."""
    return tree[i].tag in _FINITE or tree[i].low in {"ne", "n'", "se", "s'", "à", "de", "d'"}


def _cut_out(text: str, start: int, end: int, *, takes_up: bool) -> str:
    """The text without [start, end) and its commas; `takes_up`: what comes next needs none."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if not before:
        after = after.lstrip(", ")
        return after[:1].upper() + after[1:]
    if before.endswith(","):
        if after.startswith(",") and takes_up:
            before, after = before[:-1], after[1:].lstrip()
        elif after[:1] in {*_STOPS, ""}:
            before = before[:-1]
    return before + ("" if after[:1] in {",", ".", ""} else " ") + after
