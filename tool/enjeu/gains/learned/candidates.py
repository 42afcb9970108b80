"""Candidates of what the learnt reader takes for gains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from enjeu.gains.candidates import Candidate, Emitter
from enjeu.gains.factuality import read
from enjeu.gains.frames import Frame, Lexicon
from enjeu.gains.learned.features import Features, Place, Thing
from enjeu.gains.learned.reader import carried
from enjeu.gains.phrases import Phrase, Renderer
from enjeu.gains.sides import Cast
from enjeu.gains.things import VESSELS
from enjeu.gains.usage import has_other_use, tells_no_gain
from enjeu.gains.wordlists import words
from enjeu.records import Status
from enjeu.syntax import Tree

LEAST = 0.2  # likelihood from which a gain is told
_WEIGHT, _MORE = 0.5, 0.3  # of a candidate: the least, and what the square root of its likelihood adds
SURE = 0.6  # likelihood that it is one party's and no other's
_NO_GAINS = words("not_things") | words("losses")
_EXPENSES = words("expenses")
_LESSENING = {
    "limiter", "restreindre", "réduire", "diminuer", "abaisser", "plafonner", "supprimer", "retirer", "suspendre",
    "annuler", "amputer", "priver", "révoquer", "geler", "raboter", "rogner", "refuser", "rejeter", "casser",
    "invalider",
}  # fmt: skip
_LOSING = {"perdre", "coûter", "payer", "débourser", "dépenser", "acquitter", "céder", "gaspiller"}
_RETURNS = {"échange", "retour", "contrepartie", "compensation"}
_LONGEST = 20  # words of a phrase


class Learnt(Emitter):
    """Finds what is likely to be a gain in an article, beside the candidates `told` by frames."""

    def __init__(self, cast: Cast, lexicon: Lexicon, told: Sequence[Candidate]) -> None:
        """`told`: what frames found."""
        super().__init__(cast, lexicon)
        self._told = told
        self._reader = carried()

    def candidates(self) -> list[Candidate]:
        """All candidates that no frame has found, in order of the text."""
        features = Features(self, self._told)
        found: list[Candidate] = []
        for s, tree in enumerate(self.cast.trees):
            if tree.is_question:
                continue
            likely = [(t, p) for t in features.things(s) if (p := self._reader.gain(t.features, t.meanings)) >= LEAST]
            receivers = features.receivers(s) if likely else {}
            for thing, p in likely:
                found.extend(self._of_thing(features, s, thing, p, receivers))
        return found

    def _of_thing(
        self, features: Features, s: int, thing: Thing, p: float, receivers: dict[str, list[Place]]
    ) -> Iterator[Candidate]:
        """What one thing is to those that are likely to get it."""
        own = self.cast.at(s, thing.at)
        parties = {key: places for key, places in receivers.items() if key != own}
        pairs = [features.of_pair(s, thing, key, places) for key, places in parties.items()]
        for (key, places), q in zip(parties.items(), self._reader.whose(pairs) if pairs else (), strict=True):
            if (
                p * q >= LEAST
                and q >= SURE
                and not self._is_told(s, thing.at)
                and (phrase := self._phrase(s, thing, places))
            ):
                yield from self._candidates(s, thing, key, phrase, p * q)

    def _is_told(self, s: int, i: int) -> bool:
        """Whether a frame found who gets this."""
        return any(c.sentence == s and (c.at == i or c.phrase.start <= i < c.phrase.end) for c in self._told)

    def _phrase(self, s: int, thing: Thing, places: Sequence[Place]) -> Phrase | None:
        """The thing in English; what the dictionary has no noun for is `unsure`, for the translator."""
        tree, i = self.cast.trees[s], thing.at
        if (done := _done_to_it(tree, thing)) is not None:
            return self._deed(s, done)
        if not tree[i].is_verb:
            stop = {p.at for p in places if p.at is not None and p.how != "whose"} - {i}
            phrase = self._rendered(s, [i], stop)
            deeds = self._purposes(s, i, phrase.end) if tree[i].lemma in VESSELS else []
            return deeds[0] if deeds else phrase  # "la possibilité de rouvrir"
        if tree[i].mood == "inf" and (deed := self._deed(s, i)):
            return deed
        start = min([i, *(k for k in tree.kids(i, "mark", "nsubj", "aux", "expl") if k < i)])
        end = _end(tree, i)
        noun = next((k for k in range(start, end) if tree[k].tag == "NOUN"), None)
        if noun is None or end - start > _LONGEST:
            return None
        inner = Renderer(tree, self._names(s)).phrase(noun, tail=False)
        return Phrase(inner.text, start, end, inner.category, True)

    def _candidates(self, s: int, thing: Thing, key: str, phrase: Phrase, p: float) -> Iterator[Candidate]:
        """The thing as a candidate, unless something speaks against it as it would against what a frame found."""
        tree = self.cast.trees[s]
        cue = thing.at if thing.verb is None else thing.verb
        status = self._reader.status(thing.features)
        frame = Frame("learnt", frozenset(), "", "", status.value, _WEIGHT + _MORE * p**0.5, things="open")
        if self._is_still(key) or self._gives(s, thing, key) or tells_no_gain(tree, cue):
            return
        if self._is_no_gain(s, thing, key) or not (tree[thing.at].is_verb or self._accepts(s, thing.at, frame)):
            return
        reading = read(tree, cue, status.value, self.lexicon)
        giver = self._giver(s, thing, key, reading.status)
        for c in self._emit(s, cue, thing.at, frame, frozenset({key}), giver, phrase, reading):
            guards = (*c.guards, f"told like the gains of annotated articles: {p:.2f}")
            yield replace(c, guards=guards, learnt=True)

    def _is_no_gain(self, s: int, thing: Thing, key: str) -> bool:
        """Whether the thing is a loss, is to become less, is more of what nobody likes, or is paid to somebody else."""
        tree, i = self.cast.trees[s], thing.at
        lessened = (
            thing.verb is not None
            and tree[thing.verb].lemma in _LESSENING
            and i in (*tree.objects(thing.verb), *tree.kids(thing.verb, "nsubj:pass"))
        )
        if thing.verb is not None and has_other_use(tree[thing.verb].lemma, [tree[i].lemma]):
            return True  # "saluer sa contribution"
        if tree[i].lemma in _RETURNS and tree.preposition(i) == "en":
            return True  # "en échange de ces obus"
        if tree[i].lemma in _NO_GAINS or lessened or not self._is_good(tree, i, asked=False):
            return True  # "limiter l'exonération", "une augmentation du nombre de voitures"
        paid = [i, *tree.objects(i)] if tree[i].is_verb else [i]  # "reprendre les paiements aux opérateurs"
        return any(tree[o].lemma in _EXPENSES and self._parties_of(s, o, "à").parties - {key} for o in paid)

    def _gives(self, s: int, thing: Thing, key: str) -> bool:
        """Whether the verb above says that this party gives or loses it: "le parti remboursera un million"."""
        tree = self.cast.trees[s]
        if thing.verb is None or tree.is_passive(thing.verb):
            return False
        lemma = tree[thing.verb].lemma
        givers = {f.giver for f in self.lexicon.verbs.get(lemma, ()) if "object" in f.thing.split("|")}
        away = lemma in _LOSING or givers == {"subject"}
        return away and key in self.cast.resolve(s, tree.subject(thing.verb))

    def _giver(self, s: int, thing: Thing, key: str, status: Status) -> frozenset[str]:
        """Who gives it, where the verb above says so: who is asked for it, or the subject of a verb of giving."""
        if thing.verb is None:
            return frozenset()
        tree, verb = self.cast.trees[s], thing.verb
        if status is Status.SOUGHT:
            asked = (self.cast.resolve(s, c) for c in tree.kids(verb, "obl", "iobj") if tree.preposition(c) == "à")
            return next(filter(None, asked), frozenset()) - {key}
        gives = any(frame.giver == "subject" for frame in self.lexicon.verbs.get(tree[verb].lemma, ()))
        return self.cast.resolve(s, tree.subject(verb)) - {key} if gives else frozenset()


def _done_to_it(tree: Tree, thing: Thing) -> int | None:
    """The verb that says what is to be done to the thing, which is the gain: "que la taxe soit supprimée".

    So does the participle in "voir la taxe supprimée".
    """
    if thing.verb is None:
        return None
    if tree[thing.verb].lemma == "voir":
        return next((c for c in tree.children[thing.at] if c > thing.at and tree[c].mood == "pp"), None)
    passive = tree[thing.verb].label == "ccomp" and tree.is_passive(thing.verb)
    return thing.verb if passive and tree[thing.at].label.startswith("nsubj") else None


def _end(tree: Tree, i: int) -> int:
    """Where the clause of the verb at word `i` ends: behind what hangs on it, at the first strong mark."""
    below = {i}
    for k in range(i + 1, len(tree)):
        if tree.lows[k] in {",", ";", ":", "(", ")", "."} or not below & set(tree.governors(k)):
            return k
    return len(tree)
