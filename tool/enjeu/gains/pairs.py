"""What passes both ways: exchanges of two things, and agreements."""

from __future__ import annotations

from collections.abc import Iterator

from enjeu.gains.candidates import Candidate, Emitter
from enjeu.gains.dictionary import category_of
from enjeu.gains.factuality import read
from enjeu.gains.frames import Frame
from enjeu.gains.phrases import Phrase, Renderer
from enjeu.records import Status

_AGREEMENTS = {
    "accord": "agreement", "alliance": "alliance", "partenariat": "partnership", "compromis": "compromise",
    "coalition": "coalition", "pacte": "pact", "rapprochement": "rapprochement", "trêve": "truce",
}  # fmt: skip
_AGREEING = {
    "conclure", "signer", "trouver", "sceller", "passer", "nouer", "annoncer", "parvenir", "aboutir", "former",
    "négocier", "valider", "obtenir", "renouveler", "prolonger", "reconduire",
}  # fmt: skip
_TAKING = {"obtenir", "recevoir", "toucher", "percevoir", "bénéficier", "demander", "réclamer", "exiger", "offrir"}
_READY = {"prêt", "favorable", "disposé", "ouvert"}


class Pairs(Emitter):
    """Reads gains that take two parties."""

    def _agreements(self, found: list[Candidate]) -> Iterator[Candidate]:
        """An agreement between parties of whom nothing else is told: to each, that with the others."""
        told = {c.receiver for c in found if c.status is not Status.DENIED}
        for s, tree in enumerate(self.cast.trees):
            for i, word in enumerate(tree.words):
                if word.tag != "NOUN" or word.lemma not in _AGREEMENTS:
                    continue
                parties = self._agreeing(s, i)
                reading = read(tree, i, "reported", self.lexicon)
                if len(parties) != 2 or parties & told or reading.blocked or reading.denied:
                    continue
                frame = Frame(
                    "noun", frozenset({word.lemma}), "agreeing", "self", "reported", 0.6, category="diplomacy"
                )
                subject = next((h for _, h in self._phrases_after(tree, i, {"sur"}, tree.clause_end(i))), None)
                inner = Renderer(tree, self._names(s)).phrase(subject) if subject is not None else None
                for key in sorted(parties):
                    other = self.cast.parties[next(iter(parties - {key}))]
                    text = f"{_AGREEMENTS[word.lemma]} with {other.name}" + (f" on {inner.text}" if inner else "")
                    phrase = Phrase(text, i, inner.end if inner else i + 1, "diplomacy", bool(inner and inner.unsure))
                    yield from self._emit(s, i, i, frame, frozenset({key}), parties - {key}, phrase, reading)

    def _agreeing(self, s: int, i: int) -> frozenset[str]:
        """The parties of an agreement: "entre A et B"; "avec B" and who concludes it; who conclude it together."""
        tree = self.cast.trees[s]
        between = next((k for k in range(i + 1, min(i + 6, len(tree))) if tree.lows[k] == "entre"), None)
        if between is not None:
            end = next(
                (k for k in range(between + 1, len(tree)) if tree[k].is_verb or tree[k].tag == "PUNCT"), len(tree)
            )
            return frozenset(key for k in range(between + 1, end) if (key := self.cast.at(s, k)))
        above = tree.verb_above(i)
        ready = next((g for g in tree.governors(i) if tree[g].lemma in _READY), None)
        if ready is not None:
            doers = self.cast.resolve(s, tree.subject(ready))
        elif above is not None and tree[above].lemma in _AGREEING:
            doers = self.cast.resolve(s, self._roles(tree, above)[0])
        else:
            return frozenset()
        partner = next((h for _, h in self._phrases_after(tree, i, {"avec"}, tree.clause_end(i))), None)
        return doers | (self.cast.resolve(s, partner) if partner is not None else frozenset())

    def _exchanges(self, found: list[Candidate]) -> Iterator[Candidate]:
        """What comes back in "X demande A en échange de B": the giver of one is the receiver of the other."""
        for s, tree in enumerate(self.cast.trees):
            for k in () if tree.is_question else range(len(tree)):
                size = next(
                    (
                        len(p.split())
                        for p in self.lexicon.exchange
                        if len(p.split()) > 1
                        and [w if w != "d'" else "de" for w in tree.lows[k : k + len(p.split())]] == p.split()
                    ),
                    0,
                )
                if not size:
                    continue
                head = next((h for h in range(k + size, min(k + size + 6, len(tree))) if tree[h].tag == "NOUN"), None)
                if head is None:
                    continue
                told = [c for c in found if c.sentence == s and c.at < k]
                if not told:
                    yield from self._in_return(s, k, head)
                before = [c for c in told if c.givers]
                if not before:
                    continue
                other = before[-1]
                for h in self._list_from(s, head, set()):
                    if (
                        not category_of(tree, h)
                        or len(other.givers) != 1
                        or any(f.thing == "genitive" for f in self.lexicon.nouns.get(tree[h].lemma, ()))
                    ):
                        continue
                    phrase = self._rendered(s, [h], set())
                    giver = next(iter(other.givers))
                    yield Candidate(
                        giver,
                        frozenset({other.receiver}),
                        phrase,
                        tree[h].lemma,
                        other.status,
                        other.speaker,
                        phrase.category or "other",
                        0.7,
                        s,
                        "en échange de",
                        {"receiver": giver, "giver": other.receiver, "thing": tree.text(phrase.start, phrase.end)},
                        other.cues,
                        (),
                        h,
                    )

    def _in_return(self, s: int, k: int, head: int) -> Iterator[Candidate]:
        """What is given for a deed: "accepte de reprendre le travail en échange d'une prime": to who does it."""
        tree = self.cast.trees[s]
        verb = next((w.index for w in reversed(tree.words[:k]) if w.is_verb and w.tag[0] == "V"), None)
        if verb is None or tree[verb].lemma in _TAKING:
            return
        above = next((g for g in [verb, *tree.governors(verb)] if tree[g].mood != "inf"), verb)
        receiver = self.cast.resolve(s, self._roles(tree, above)[0])
        if receiver and category_of(tree, head):
            frame = Frame("pair", frozenset({tree[verb].lemma}), "subject", "object", "planned", 0.65)
            reading = read(tree, above, "planned", self.lexicon)
            phrase = self._rendered(s, [head], set())
            yield from self._emit(s, above, head, frame, receiver, frozenset(), phrase, reading)
