"""He, she or it, his, her or its: an article's pronouns, put right by what they stand for in it.

`mentions` says who and what an article speaks of, `ranking` which mention a pronoun stands for.
"""

from __future__ import annotations

from collections.abc import Sequence

from enjeu.records import Flag, Sentence
from enjeu.translation.antecedents.ranking import Guesses, Reading, carried, chances
from enjeu.translation.pronouns import answered, rewritten

SURE = 0.15  # more chance than for what the English has


def in_context(sentences: Sequence[Sentence]) -> list[Sentence]:
    """An article's sentences, in its order, with the English pronouns that the article as a whole asks for."""
    reading = Reading([s.fr for s in sentences])
    pairs = [
        {} if Flag.LEFT_IN_FRENCH in s.flags else answered(tree.words, (s.fr, s.en))
        for s, tree in zip(sentences, reading.trees, strict=True)
    ]
    guesses: Guesses = {(n, f.word): e.who for n, pair in enumerate(pairs) for e, f in pair.items()}
    reading.read(carried(), guesses)
    out = []
    for n, (sentence, pair) in enumerate(zip(sentences, pairs, strict=True)):
        changes = {}
        for english, french in pair.items():
            if french.role is not french.role.IMPERSONAL:
                found = chances(reading.candidates(n, french, english.who), carried())
                best = max(found, key=lambda who: found[who])
                if found[best] > found.get(english.who, 0.0) + SURE:
                    changes[english] = (best, french.role)
        out.append(sentence.model_copy(update={"en": rewritten(sentence.en, changes)}) if changes else sentence)
    return out
