"""What the learnt reader looks at: which words may name a gain, which parties may get it, and what is told of both.

A feature is a short string: its weight counts where it is there. Each kind begins with a name of its own ("verb=").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from enjeu.gains.candidates import Candidate
from enjeu.gains.dictionary import category_of, is_human, is_time
from enjeu.gains.factuality import read
from enjeu.gains.roles import Roles
from enjeu.gains.things import SUMS
from enjeu.gains.wordlists import words
from enjeu.syntax import Tree

_NOT_THINGS, _LOSSES, _EMPTY = words("not_things"), words("losses"), words("empty")
_OWN = {"son", "sa", "ses", "leur", "leurs"}
_US = {"nous", "notre", "nos", "on", "je", "j'", "mon", "ma", "mes", "me", "m'"}
_MAIN = 4  # main sides that may get what a sentence tells without naming anybody
_FAR = 8  # words up a tree that are looked at


class Thing(NamedTuple):
    """A word that may name a gain: its features, and the base forms whose meaning is looked up (see `reader`)."""

    at: int
    features: list[str]
    meanings: tuple[str, str, str]  # of the word, of the verb above it, of the noun above it
    verb: int | None  # the verb above it


class Place(NamedTuple):
    """Where a party stands in a sentence: how it is there, and the word; None where it is not named."""

    how: str
    at: int | None


class Features:
    """The features of an article, whose parties and frames were read by `roles` and gave the candidates `told`."""

    def __init__(self, roles: Roles, told: Sequence[Candidate]) -> None:
        """`told`: what the frames found, in any order."""
        self.roles, self.cast, self.lexicon = roles, roles.cast, roles.lexicon
        self._told: defaultdict[int, list[Candidate]] = defaultdict(list)
        self._traffic: Counter[str] = Counter()
        for c in told:
            self._told[c.sentence].append(c)
            self._traffic[c.receiver] += round(100 * c.weight)
        self._all_told = len(told)
        ranked = sorted(self.cast.parties, key=lambda key: -self.cast.parties[key].mentions)
        self._rank = {key: min(n, 6) for n, key in enumerate(ranked)}

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(w.lemma for tree in self.cast.trees for w in tree.words if _is_content(tree, w.index))

    @cached_property
    def _title(self) -> set[str]:
        return {w.lemma for w in self.cast.titled.words} if self.cast.titled else set()

    @cached_property
    def _modal(self) -> dict[str, list[str]]:
        """The lists of the lexicon's modality that each verb or noun is in."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name, lemmas in sorted(self.lexicon.modality.items()):
            for lemma in lemmas:
                found[lemma].append(name)
        return found

    def is_thing(self, s: int, i: int) -> bool:
        """Whether a word may name a gain: a noun, an infinitive, a percentage, a clause with "que"."""
        tree = self.cast.trees[s]
        word = tree[i]
        if word.tag == "VINF":
            return word.mood == "inf"
        if word.is_verb:
            return word.label == "ccomp" and any(tree.lows[c] in {"que", "qu'"} for c in tree.kids(i, "mark"))
        if word.tag == "NUM":
            return word.text.endswith("%")
        if word.tag != "NOUN" or not word.text[0].islower() or len(word.low) < 3 or is_time(tree, i):
            return False
        key = self.cast.at(s, i)
        return key is None or self.cast.parties[key].kind == "group"

    def things(self, s: int) -> Iterator[Thing]:
        """The words of sentence `s` that may name a gain, with their features."""
        shared = list(self._of_sentence(s))
        for i in range(len(self.cast.trees[s])):
            if self.is_thing(s, i):
                verb = self.cast.trees[s].verb_above(i)
                features = [*self._of_word(s, i), *self._of_verb(s, i, verb), *self._of_story(s, i), *shared]
                yield Thing(i, features, self._meanings(s, i, verb), verb)

    def _meanings(self, s: int, i: int, verb: int | None) -> tuple[str, str, str]:
        tree = self.cast.trees[s]
        noun = next((g for g in _chain(tree, i)[1:4] if tree[g].is_noun), tree[i].head)
        return tree[i].lemma, "" if verb is None else tree[verb].lemma, "" if noun < 0 else tree[noun].lemma

    def _of_word(self, s: int, i: int) -> Iterator[str]:
        """The word itself, what hangs on it, what it hangs on."""
        tree = self.cast.trees[s]
        word, head = tree[i], tree[i].head
        place, category = _place(tree, i), word.tag if word.is_verb else category_of(tree, i) or "-"
        yield from ("always", f"category={category}", f"place={place}", f"tag={word.tag}", f"{place} {category}")
        yield "article=" + next((tree.lows[c] for c in tree.kids(i, "det") if c < i), "-")
        yield f"lemma={word.lemma}"
        yield f"ending={word.lemma[-4:]}"
        listed = (word.lemma in _NOT_THINGS, word.lemma in _LOSSES, word.lemma in _EMPTY, word.lemma in SUMS)
        yield "listed=" + "".join("01"[flag] for flag in listed)
        yield f"noun frame={word.lemma in self.lexicon.nouns:d}"
        yield f"human={word.tag == 'NOUN' and is_human(tree, i):d}{self.cast.at(s, i) is not None:d}"
        prepositions = [tree.preposition(c) for c in tree.kids(i, "nmod")]
        counted = any(tree[c].tag == "NUM" for c in tree.children[i])
        yield f"counted={counted:d}"
        yield f"of={'de' in prepositions:d}"
        yield f"to={bool({'à', 'pour'} & set(prepositions)):d}"
        for c in tree.children[i]:
            if tree[c].tag in {"ADJ", "VPP"}:
                yield f"adjective={tree[c].lemma}"
            if preposition := tree.preposition(c):
                yield f"complement={preposition.split()[0]} {bool(self.cast.resolve(s, c)):d}"
        yield f"above={tree[head].lemma if head >= 0 else 'root'}"
        yield f"tag above={tree[head].tag if head >= 0 else 'root'}"
        for g in _chain(tree, i)[1:6]:
            yield f"ancestor={tree[g].lemma}"
        noun = next((g for g in _chain(tree, i)[1:4] if tree[g].is_noun), None)
        if noun is not None:
            yield f"noun above={tree[noun].lemma}"
            yield f"noun above {place} {tree[noun].lemma in self.lexicon.nouns:d}"
            yield from (f"noun above is {name}" for name in self._modal.get(tree[noun].lemma, ()))

    def _of_verb(self, s: int, i: int, verb: int | None) -> Iterator[str]:
        """The verb above the word, as it stands, and the one above that."""
        tree = self.cast.trees[s]
        reading = read(tree, i if tree[i].is_verb or verb is None else verb, "reported", self.lexicon)
        yield f"reading={reading.status.value}"
        yield f"blocked={bool(reading.blocked):d}{bool(reading.denied):d}{reading.refused:d}"
        if verb is None:
            yield "verb=-"
            return
        lemma = tree[verb].lemma
        own = next((x for x in _chain(tree, i) if tree[x].head == verb), None)
        role = "far" if own is None else _place(tree, own)
        yield from (f"verb={lemma}", f"verb={lemma} {role}", f"mood={tree.mood(verb)}", f"direct={own == i:d}")
        flags = (tree.is_negated(verb), tree.is_passive(verb), tree.is_reflexive(verb))
        yield from (f"{name}={flag:d}" for name, flag in zip(("negated", "passive", "reflexive"), flags, strict=True))
        yield f"verb place={_relation(tree, verb)}"
        frames = self.lexicon.verbs.get(lemma, ())
        yield f"verb frame={bool(frames):d}"
        for frame in frames:
            yield f"frame={frame.receiver}/{frame.thing}/{frame.giver} {role}"
            yield f"frame status={frame.status}"
        for name in self._modal.get(lemma, ()):
            yield from (f"verb is {name}", f"verb is {name} {role}")
        if own == i:
            yield f"direct verb={lemma} {role} {tree[i].tag}"
            yield from (f"direct verb is {name} {role} {tree[i].tag}" for name in self._modal.get(lemma, ()))
        for c in tree.kids(verb, "obl", "iobj", "obj"):
            if c != i and self.cast.resolve(s, c):
                yield from (f"party beside={_place(tree, c)}", f"{role} party beside={_place(tree, c)}")
        subject = tree.subject(verb)
        yield "subject=" + ("none" if subject is None else "party" if self.cast.resolve(s, subject) else "other")
        if (over := tree.verb_above(verb)) is not None:
            yield from (f"over={tree[over].lemma}", f"over mood={tree.mood(over)}")
            yield f"over negated={tree.is_negated(over):d}"
            yield f"over={tree[over].lemma} {_relation(tree, verb)}"
            yield from (f"over is {name}" for name in self._modal.get(tree[over].lemma, ()))

    def _of_sentence(self, s: int) -> Iterator[str]:
        """Where in the article the sentence stands, and what is told in it."""
        tree = self.cast.trees[s]
        yield from (f"third={min(s // 3, 4)}", f"first={s == 0:d}", f"said={bool(self.cast.quotations.told_in(s)):d}")
        shared = sum(w.lemma in self._title for w in tree.words if _is_content(tree, w.index))
        yield f"title shared={min(3, shared)}"
        yield f"parties={min(len({m.key for m in self.cast.mentions[s]}), 4)}"
        yield f"told here={min(len(self._told[s]), 3)}"
        yield f"told in all={min(self._all_told, 6)}"

    def _of_story(self, s: int, i: int) -> Iterator[str]:
        """How often the article uses the word, and what frames found there."""
        lemma = self.cast.trees[s][i].lemma
        yield from (f"times={min(self._counts[lemma], 4)}", f"in title={lemma in self._title:d}")
        told = self._told_of(s, i)
        yield f"told={round(10 * max((c.weight for c in told), default=0))}"
        yield f"told at={any(c.at == i for c in told):d}"

    def _told_of(self, s: int, i: int) -> list[Candidate]:
        return [c for c in self._told[s] if c.phrase.start <= i < c.phrase.end]

    def receivers(self, s: int) -> dict[str, list[Place]]:
        """The parties that may get what sentence `s` tells of: named, meant, speaking, named before, or main."""
        cast, tree = self.cast, self.cast.trees[s]
        found: defaultdict[str, list[Place]] = defaultdict(list)
        for m in cast.mentions[s]:
            head = cast.head_of(tree, m)
            found[m.key].append(Place("name", head))
            for key in sorted(cast.beside(s, head) - {m.key}):
                found[key].append(Place("beside", head))
        before = cast.subject_of(s - 1) if s else frozenset()
        for i, word in enumerate(tree.words):
            if cast.at(s, i):
                continue
            if word.low in _OWN and (word.tag == "DET" or word.low != "leur"):
                how, keys = "whose", (cast.subject_of(s) or before) if word.tag == "DET" else frozenset()
            elif word.tag in {"PRON", "NOUN", "ADJ"} or word.low in {"lui", "leur"}:
                how, keys = "pronoun" if word.tag == "PRON" else "noun", cast.resolve(s, i)
            else:
                how, keys = "", frozenset()
            for key in sorted(keys):
                found[key].append(Place(how, i))
            if word.low in _US:
                for key in sorted(self.roles.sayer(s, i)):
                    found[key].append(Place("us", i))
        unnamed = {
            "says": sorted(cast.quotations.told_in(s)),
            "before": sorted(before),
            "named before": [m.key for m in cast.mentions[s - 1]] if s else [],
            "main": cast.main[:_MAIN],
            "title": [key for key, party in cast.parties.items() if party.in_title],
        }
        for how, named in unnamed.items():
            for key in named:
                found[key].append(Place(how, None))
        return found

    def of_pair(self, s: int, thing: Thing, key: str, places: Sequence[Place]) -> list[str]:
        """The features of a party as the one that gets a thing of sentence `s`."""
        return [*self._of_party(key, places), *self._of_path(s, thing, places), *self._of_told(s, thing.at, key)]

    def _of_party(self, key: str, places: Sequence[Place]) -> Iterator[str]:
        party, main = self.cast.parties[key], self.cast.main
        yield from (f"kind={party.kind}", f"titled={party.in_title:d}", f"rank={self._rank[key]}")
        yield f"side={main.index(key) if key in main else 9}"
        yield f"acts={min(party.acts, 4)}"
        hows = sorted({place.how for place in places})
        yield "there=" + "+".join(hows)
        yield from (f"there {how}" for how in hows)
        if all(place.at is None for place in places):
            yield from ("unnamed", f"unnamed {party.kind}")

    def _of_path(self, s: int, thing: Thing, places: Sequence[Place]) -> Iterator[str]:
        """How one comes through the tree from the party to the thing, from its nearest place."""
        tree = self.cast.trees[s]
        found = [
            (len(way[1]) + len(way[2]), place, *way)
            for place in places
            if place.at is not None and place.at != thing.at and (way := _way(tree, place.at, thing.at))
        ]
        if not found:
            yield "no path"
            return
        length, place, top, up, down = min(found, key=lambda way: way[0])
        at = place.at
        assert at is not None
        mine, its = (_place(tree, side[-1]) if side else "self" for side in (up, down))
        yield from (f"named by {place.how}", f"length={min(length, 7)}", f"party place={_place(tree, at)}")
        yield from (f"relation={mine}>{its}", f"top={tree[top].lemma} {mine}", f"top tag={tree[top].tag} {mine}")
        yield "path=" + "|".join(_place(tree, x) for x in up) + ">" + "|".join(_place(tree, x) for x in reversed(down))
        yield f"lengths={min(len(up), 4)}-{min(len(down), 4)}"
        for kind, frames in (("verb", self.lexicon.verbs), ("noun", self.lexicon.nouns)):
            for frame in frames.get(tree[top].lemma, ()):
                yield f"top {kind} frame={frame.receiver}/{frame.thing} {mine}>{its}"
        yield from (f"top is {name} {mine}" for name in self._modal.get(tree[top].lemma, ()))
        yield from (f"party first={at < thing.at:d}", f"words between={min(abs(at - thing.at) // 3, 6)}")
        inside = thing.at in _chain(tree, at)[1:]
        yield f"inside={_place(tree, at) if inside else '-'}"
        left, right = sorted((at, thing.at))
        keys = {self.cast.at(s, at)}
        between = {m.key for m in self.cast.mentions[s] if left < m.start < right} - keys
        yield f"parties between={min(len(between), 3)}"
        if thing.verb is not None:
            yield from self._of_role(tree, at, thing.verb)
        if (own := tree.verb_above(at)) is not None:
            yield f"same verb={own == thing.verb:d}"

    def _of_role(self, tree: Tree, at: int, verb: int) -> Iterator[str]:
        """The part of the party in what the verb above the thing tells."""
        up = _chain(tree, at)
        if tree.subject(verb) == at:
            role = "passive subject" if tree.is_passive(verb) else "subject"
        elif at in tree.objects(verb):
            role = "object"
        elif verb in up:
            role = next((_place(tree, x) for x in up if tree[x].head == verb), "self")
        else:
            role = "out"
        lemma = tree[verb].lemma
        yield from (f"role={role}", f"role={role} {lemma}", f"role={role} {tree[verb].mood}")
        yield from (f"role={role} {name}" for name in self._modal.get(lemma, ()))
        for frame in self.lexicon.verbs.get(lemma, ()):
            yield f"role={role} {frame.receiver}/{frame.thing}/{frame.giver}"

    def _of_told(self, s: int, i: int, key: str) -> Iterator[str]:
        """What frames found of this party, here and elsewhere."""
        told = self._told_of(s, i)
        mine = [c for c in told if c.receiver == key]
        yield f"gets it={bool(mine):d}{any(c.at == i for c in mine):d} {bool(told):d}"
        yield f"gets it by={round(10 * max((c.weight for c in mine), default=0))}"
        gives_here = any(key in c.givers for c in self._told[s])
        yield f"gives={any(key in c.givers for c in told):d}{gives_here:d}"
        yield f"gets in all={min(self._traffic[key] // 50, 5)}"


def _is_content(tree: Tree, i: int) -> bool:
    return tree[i].is_noun or tree[i].tag[0] == "V"


def _relation(tree: Tree, i: int) -> str:
    """The label of a word, without its subtype."""
    return tree[i].label.split(":")[0]


def _place(tree: Tree, i: int) -> str:
    """The label of a word with its preposition: "obl.à"."""
    preposition = tree.preposition(i)
    return f"{_relation(tree, i)}.{preposition.split()[0]}" if preposition else _relation(tree, i)


def _chain(tree: Tree, i: int) -> list[int]:
    """A word and those above it."""
    out = [i]
    for g in tree.governors(i):
        out.append(g)
        if len(out) > _FAR:
            break
    return out


def _way(tree: Tree, start: int, end: int) -> tuple[int, list[int], list[int]] | None:
    """The lowest word above both, and the words below it on either side, from the bottom up."""
    up, down = _chain(tree, start), _chain(tree, end)
    top = next((g for g in up if g in down), None)
    return None if top is None else (top, up[: up.index(top)], down[: down.index(top)])
