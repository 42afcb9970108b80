"""He, she or it, his, her or its: an article's pronouns, put right by what they stand for in it.

`mentions` says who and what an article speaks of, `ranking` which mention a pronoun stands for.
"""

from __future__ import annotations

from collections.abc import Sequence

from enjeu.records import Flag, Sentence
from enjeu.translation.antecedents.ranking import SURE, SURER, Guesses, Reading, carried, choice
from enjeu.translation.pronouns import Role, Who, agreeing, answered, rewritten

_AS_IT_WAS = {Flag.LEFT_IN_FRENCH, Flag.ENGLISH}


def in_context(sentences: Sequence[Sentence]) -> list[Sentence]:
    """An article's sentences, in its order, with the English pronouns that the article as a whole asks for."""
    reading = Reading([s.fr for s in sentences])
    pairs = [
        {} if _AS_IT_WAS & set(s.flags) else answered(tree.words, (s.fr, s.en))
        for s, tree in zip(sentences, reading.trees, strict=True)
    ]
    guesses: Guesses = {(n, f.word): e.who for n, pair in enumerate(pairs) for e, f in pair.items()}
    reading.read(carried(), guesses)
    out = []
    for n, (sentence, pair) in enumerate(zip(sentences, pairs, strict=True)):
        changes = {}
        for english, french in pair.items():
            if french.role is Role.IMPERSONAL:
                who = Who.IT if english.role is Role.SUBJECT else english.who
            else:
                sure = SURER if french.role is Role.IMPLIED else SURE
                who = choice(reading.candidates(n, french, english.who), english.who, carried(), sure)
            if who is not english.who:
                changes[english] = who
        text = agreeing(rewritten(sentence.en, changes)) if pair else sentence.en
        out.append(sentence.model_copy(update={"en": text}) if text != sentence.en else sentence)
    return out
