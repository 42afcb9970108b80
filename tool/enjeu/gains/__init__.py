"""What each side of a story gets, is to get, wants or could get, each bullet with its evidence and its reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from enjeu.records import Brief, Gain, Sentence, Side

if TYPE_CHECKING:
    from enjeu.syntax import Parser

__all__ = ["Explained", "explain", "find_sides"]


class Explained(NamedTuple):
    """A bullet with the side that it belongs to; its `why` tells predicates, roles, cues and guards."""

    side: Side
    gain: Gain


def find_sides(
    sentences: Sequence[Sentence],
    title: str | None,
    named: Sequence[str] = (),
    translate: Callable[[Sequence[str]], list[str]] | None = None,
    parser: Parser | None = None,
    terms: Mapping[str, str] | None = None,
) -> tuple[Side, ...]:
    """The sides of an article and their gains, the most present side first.

    `sentences`: the article, French and English, in order. `title`: its French title. `named`: sides given by the user
    in either language; they replace those that would be found. `translate`: French phrases to English, used for words
    that the package's own glossary does not know. `parser`: in place of the carried one. `terms`: the user's, French to
    English, which sides and bullets have before any other. A side without gains bears a
    note that says so; an article in which nobody can be a side gives an empty tuple.
    """
    from enjeu.gains.extraction import Extractor, read_cast
    from enjeu.gains.frames import lexicon
    from enjeu.gains.gazetteer import long_names
    from enjeu.gains.learned.candidates import Learnt
    from enjeu.gains.merging import bystanders, choose_sides, merge
    from enjeu.gains.readable import reader
    from enjeu.syntax import analyse

    words = lexicon()
    verbs = words.infinitives()
    names = long_names()
    readable = reader(sentence.fr for sentence in sentences)
    trees = [analyse(readable(sentence.fr), verbs, names, parser) for sentence in sentences]
    cast = read_cast(trees, analyse(readable(title), verbs, names, parser) if title else None, named, terms)
    told = Extractor(cast, words).candidates()
    candidates = [*told, *Learnt(cast, words, told).candidates()]
    sides = choose_sides(cast, candidates)
    return merge([*sides, *bystanders(cast, sides)], cast, candidates, sentences, translate)


def explain(brief: Brief, number: int) -> Explained:
    """Bullet `number` of a brief, counted from 1 over the sides in order; IndexError where there is none."""
    bullets = [Explained(side, gain) for side in brief.sides for gain in side.gains]
    if not 1 <= number <= len(bullets):
        raise IndexError(f"the brief has {len(bullets)} bullets, numbered from 1")
    return bullets[number - 1]
