"""Which mention a pronoun stands for: a linear model over where and what each one is (Denis and Baldridge, 2008).

Each mention before a pronoun is a candidate with a score; so is what the English says already, and that it is no
mention at all. The chance that the pronoun is he, she or it is the share of the candidates of that kind. Trained by
`training/pronouns`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from enjeu.syntax import Tree, analyse
from enjeu.syntax.tagging import normalise
from enjeu.tables import rows
from enjeu.translation.antecedents.mentions import OF_EITHER_SEX, Kind, Mention, People, mentions_in
from enjeu.translation.gazetteer import sex_of_noun
from enjeu.translation.pronouns import French, Role, Who, french_pronouns
from enjeu.translation.quoted import quoted

BACK = 4  # sentences that are looked at before a pronoun's own
ENOUGH = 24  # candidates, and no sentence before is looked at
SURE = 0.15  # more chance than for what the English has
SURER = 0.4  # the same, of a pronoun that the French does not have
_UNREAD = {Who.HE: 0.65, Who.SHE: 0.75}  # chance that "il" is a he and "elle" a she, as long as nothing is learnt
Weights = Mapping[str, float]
Guesses = Mapping[tuple[int, int], Who]  # what the English makes of the pronoun in a sentence, at a word


class Candidate(NamedTuple):
    """What a pronoun could stand for, the features that speak for it, and the log of its chance to be of that sex."""

    who: Who
    features: tuple[str, ...]
    offset: float = 0.0


@cache
def carried() -> Weights:
    """The weights in the package."""
    return {feature: float(weight) for feature, weight in rows("translation", "antecedents.tsv.xz")}


def chances(candidates: Sequence[Candidate], weights: Weights) -> dict[Who, float]:
    """The chance of each of he, she and it."""
    scores = [c.offset + sum(weights.get(f, 0.0) for f in c.features) for c in candidates]
    most = max(scores)
    found: defaultdict[Who, float] = defaultdict(float)
    for candidate, score in zip(candidates, scores, strict=True):
        found[candidate.who] += math.exp(score - most)
    total = sum(found.values())
    return {who: share / total for who, share in found.items()}


def choice(candidates: Sequence[Candidate], written: Who, weights: Weights, sure: float = SURE) -> Who:
    """Whom the pronoun stands for: what the English has, unless another is surer by far."""
    known = chances(candidates, weights)
    best = max(known, key=lambda who: known[who])
    return best if known[best] > known.get(written, 0.0) + sure else written


class Reading:
    """An article's French sentences, read for what its pronouns stand for."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = [normalise(text) for text in texts]
        self.trees: list[Tree] = [analyse(text, frozenset()) for text in texts]
        people = People(self.texts, self.trees)
        self._quoted = [quoted(text) for text in self.texts]
        self.mentions: list[list[Mention]] = []
        for s, (text, tree) in enumerate(zip(self.texts, self.trees, strict=True)):
            found = mentions_in(text, tree, people)
            for mention in found:
                mention.is_quoted = self._is_quoted(s, tree[mention.index].start)
            self.mentions.append(found)
        self._times = Counter(mention.key for found in self.mentions for mention in found)

    def read(self, weights: Weights | None, guesses: Guesses) -> None:
        """Say of each pronoun that is a subject what it may be, in the article's order.

        `guesses`: where and as what the English has them.
        """
        for mention in chain.from_iterable(self.mentions):
            mention.chances = {}  # of another reading
        for s, found in enumerate(self.mentions):
            for mention in found:
                if mention.gender and mention.kind is Kind.PRONOUN:
                    guess = guesses.get((s, mention.index))
                    if weights is None:
                        sure = _UNREAD[mention.gender]
                        mention.chances = {mention.gender: sure, Who.IT: 1 - sure}
                    else:
                        start = self.trees[s][mention.index].start
                        pronoun = French(mention.index, start, Role.SUBJECT, mention.gender)
                        mention.chances = chances(self.candidates(s, pronoun, guess), weights)

    def pronouns(self, s: int) -> list[French]:
        """Those of a sentence."""
        return french_pronouns(self.trees[s].words)

    def candidates(self, s: int, pronoun: French, guess: Who | None) -> list[Candidate]:
        """What a pronoun of sentence `s` could stand for; `guess` is what the English has."""
        tree, i = self.trees[s], pronoun.word
        role = Role.SUBJECT if pronoun.role is Role.IMPLIED else pronoun.role
        gender = pronoun.gender
        owned = tree[i].head if role is Role.POSSESSIVE else -1
        verb = _clause(tree, i)
        topic = f"of {tree[owned].lemma}" if owned >= 0 else f"does {tree[verb].lemma if tree[verb].is_verb else '-'}"
        kin = owned >= 0 and bool(sex_of_noun(tree.lows[owned]))
        places = _Places(tree, i, verb, owned, role)
        found: list[Candidate] = []
        seen: set[str] = set()
        nearest = nearest_human = passed = 0
        unsexed = False
        for back in range(min(s, BACK) + 1):
            for mention in reversed(self.mentions[s - back]):
                where = places.of(mention) if back == 0 else f"{min(back, 3)}{'s' if mention.is_subject else 'o'}"
                is_read = mention.kind is not Kind.PRONOUN or mention.chances
                agrees = not gender or not mention.gender or mention.gender is gender
                if not where or not is_read or not agrees:
                    continue
                human = mention.kind in {Kind.PERSON, Kind.HUMAN}
                unsexed = unsexed or mention.key in OF_EITHER_SEX  # "la victime", and "elle", may be a man
                quoted = f"{self._is_quoted(s, pronoun.start):d}{mention.is_quoted:d}{back == 0:d}{human:d}"
                features = [
                    f"where {where}",
                    f"kind {mention.kind}",
                    f"where {where} {mention.kind}",
                    f"gender {'' if not gender else '=' if mention.gender else '?'}",
                    f"quoted {quoted}",
                    f"times {mention.kind} {min(4, int(math.log2(self._times[mention.key])))}",
                ]
                if back == 0 and where != "after":
                    nearest += 1
                    features.append(f"nearest {min(nearest, 4)}")
                if (human or mention.kind is Kind.PRONOUN) and where != "after":
                    nearest_human += 1
                    features.append(f"nearest human {min(nearest_human, 4)}")
                if mention.key in seen:
                    features.append("again")
                features.append(f"passed {min(passed, 2)} {mention.kind}")
                passed += mention.is_subject and where != "after"
                seen.add(mention.key)
                features = [f"{role} {f}" for f in features]
                features.append(f"{topic} {'pronoun' if mention.kind is Kind.PRONOUN else human}")
                if kin:
                    features.append(f"kin {human}")
                found += _as_candidates(mention, features, gender, guess, role)
            if len(found) > ENOUGH:
                break
        found.append(Candidate(Who.IT, (f"{role} nothing", f"{topic} False")))
        for who in Who:
            said = (f"{role} said {who is guess:d}", f"{role} said {guess} {who}")
            found.append(Candidate(who, said))
        return [c for c in found if not gender or unsexed or c.who in {gender, Who.IT}]

    def _is_quoted(self, s: int, place: int) -> bool:
        return any(start <= place < end for start, end in self._quoted[s])


class _Places:
    """Where the mentions of a pronoun's own sentence stand to it."""

    def __init__(self, tree: Tree, i: int, verb: int, owned: int, role: Role) -> None:
        self._tree, self._i, self._verb, self._owned = tree, i, verb, owned
        above = _clause(tree, verb)
        of_above = above != verb and tree[above].is_verb
        self._matrix = tree.subject(above) if of_above else None
        self._subject = tree.subject(verb) if tree[verb].is_verb and role is not Role.SUBJECT else None

    def of(self, mention: Mention) -> str:
        """ "own" for the subject of its clause, "matrix" for that of the clause above; "" for what it cannot be."""
        m, tree = mention.index, self._tree
        if m in {self._i, self._owned}:
            return ""
        if m > self._i:
            return "after" if mention.is_subject else ""
        if self._owned >= 0 and tree[self._owned].head == m:
            return "governor"
        here = _clause(tree, m) == self._verb
        if m == self._subject or (here and mention.is_subject):
            return "own"
        if m == self._matrix:
            return "matrix"
        return "subject" if mention.is_subject else "clause" if here else "sentence"


def _as_candidates(
    mention: Mention, features: list[str], gender: Who | None, guess: Who | None, role: Role
) -> Iterator[Candidate]:
    """A mention as what it may be: a thing, a person of one sex or of either, a pronoun that is read already."""
    if mention.kind is Kind.PRONOUN:
        for who, chance in mention.chances.items():
            if chance > 0.02:
                yield Candidate(who, tuple(features), math.log(chance))
    elif not mention.sexes:
        yield Candidate(Who.IT, tuple(features))
    elif len(mention.sexes) == 1:
        yield Candidate(mention.sexes[0], tuple(features))
    else:
        sexes = (gender,) if gender and mention.key not in OF_EITHER_SEX else mention.sexes
        for who in sexes:
            yield Candidate(who, (*features, f"{role} either {who is guess:d}"), -math.log(len(sexes)))


def _clause(tree: Tree, i: int) -> int:
    """The verb that a word hangs on, however far above; the top one's own index where there is none."""
    for _ in range(8):
        head = tree[i].head
        if head < 0:
            break
        if tree[head].tag in {"VFIN", "VPP", "VINF", "VPR"}:
            return head
        i = head
    return i
