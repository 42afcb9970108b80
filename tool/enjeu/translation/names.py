"""All terms of one article, put into its English: glossary, terms to keep in French, and names, in that order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Literal

from enjeu.folding import fold
from enjeu.records import Passage, Term
from enjeu.translation.forms import Form, FormIndex, Match, Word, form, joined, splice, stands_at, with_english, words
from enjeu.translation.gazetteer import gazetteer, word_list
from enjeu.translation.glossary import Glossary
from enjeu.translation.known_words import known_words
from enjeu.translation.proper_names import Name, find_names, opens_sentence
from enjeu.translation.rare_words import press_words
from enjeu.translation.senses import told_in
from enjeu.translation.stand_ins import Kind, LostName
from enjeu.translation.transliteration import similarity

_ROUNDS = 4  # of repair; nearly always the second finds nothing to do
# How alike a word must be to a name to be taken for it; at the start of a sentence any word has a capital.
_ALIKE, _ALIKE_AT_START = 0.8, 0.9

_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "its", "his", "her", "their", "our"})


@dataclass(frozen=True)
class _Target:
    """What a French form is to become: the term's index, its English, forms to replace and forms to leave."""

    term: int
    french: str
    english: str
    replaced: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    person: bool = False
    inflected: bool = False

    @cached_property
    def wanted(self) -> Form:
        return form(self.english)

    @cached_property
    def longer(self) -> tuple[str, ...]:
        """Forms to replace that hold one to leave ("Less Republicans"), which would hide them."""
        left = {fold(a) for a in self.accepted}
        return tuple(
            r for r in self.replaced if any(a in fold(r) != a for a in left) and fold(r) not in fold(self.english)
        )


@dataclass(frozen=True)
class _Entry:
    """A term as it is reported; a name in the first of its `forms` that the English has."""

    french: str
    english: str
    origin: Literal["name", "glossary", "keep"]
    silent: bool = False
    forms: tuple[str, ...] = ()


@dataclass
class _Sentence:
    """One English sentence under repair: its words, which of them are spoken for, and the edits to make."""

    text: str
    found: list[Word]
    taken: bytearray
    edits: list[tuple[int, int, str]] = field(default_factory=list)

    def places(self, wanted: Form) -> list[int]:
        """Word indexes where a form stands free, from left to right."""
        size = len(wanted.keys)
        return [
            n
            for n in range(len(self.found) - size + 1)
            if size and not any(self.taken[n : n + size]) and stands_at(self.text, self.found, n, wanted)
        ]

    def take(self, n: int, size: int, new: str | None = None) -> None:
        """Words [n, n + size) are a term's; `new` replaces them where it differs.

        Of a term with an article ("the Armed Forces Ministry") that goes where another word has its place, and gets a
        capital where it opens a sentence as what it replaces did.
        """
        self.taken[n : n + size] = b"\1" * size
        start, end = self.found[n].start, self.found[n + size - 1].end
        new = self.text[start:end] if new is None else new
        if n and self.found[n - 1].key in _DETERMINERS and joined(self.text, self.found[n - 1], self.found[n]):
            new = new.removeprefix("the ")
        elif new.startswith("the ") and self.text[start].isupper() and opens_sentence(self.text, self.found[n]):
            new = f"T{new[1:]}"
        if self.text[start:end] != new:
            self.edits.append((start, end, new))


def _plural(english: str) -> str:
    if english.endswith(("s", "x", "ch", "sh")):
        return english if english.endswith("s") else english + "es"
    if english.endswith("y") and english[-2:-1] not in "aeiou":
        return english[:-1] + "ies"
    return english + "s"


def _uncommon(french: str) -> bool:
    """Whether at most half of a name's words, and not its only one, are words of the language."""
    parts = [w.text.lower() for w in words(french) if w.key not in word_list("particles")]
    common = sum(part in known_words("fr") for part in parts)
    return common == 0 or (len(parts) > 1 and 2 * common <= len(parts))


def _is_kept(french: str) -> bool:
    """Whether the gazetteer says that a name is the same in English."""
    entry = gazetteer().entries.get(form(french))
    return entry is not None and fold(entry.english) in {fold(f) for f in entry.french}


def _kind(before: str, name: _Target) -> Kind:
    """What a name behind these words is taken for."""
    if name.person:
        return Kind.PERSON
    if name.french.isupper():
        return Kind.BODY
    return Kind.PLACE if re.search(r"\b(?:à|en|vers|depuis)\s+$", before) else Kind.OTHER


class TermBook:
    """All terms for one article: glossary entries, do-not-translate terms and names, in that order of precedence."""

    def __init__(
        self,
        glossary: Glossary,
        names: Sequence[Name],
        passages: Sequence[Passage] = (),
        learned: Mapping[str, str] | None = None,
    ) -> None:
        self._glossary, self._names, self._passages = glossary, names, passages
        self._learned = dict(learned or {})
        self._entries: list[_Entry] = []
        self._known: list[tuple[str, ...]] = []
        self._targets: FormIndex[_Target] = FormIndex()
        for french, english in glossary.entries.items():
            self._add_glossary(french, english, "glossary")
        for french in glossary.keep:
            self._add_glossary(french, french, "keep")
        self._present: dict[int, set[int]] = {}  # the passages that hold each of the user's terms
        for p in passages:
            for match in self._targets.find(p.fr, words(p.fr)):
                self._present.setdefault(match.value.term, set()).add(p.id)
        for name in names:
            self._add_name(name)

    @classmethod
    def for_article(cls, passages: Sequence[Passage], glossary: Glossary | None = None) -> TermBook:
        """The terms of an article of these passages; `glossary` wins over the names that are found."""
        return cls(glossary or Glossary({}), find_names(passages), passages)

    def _add_glossary(self, french: str, english: str, origin: Literal["glossary", "keep"]) -> None:
        entry = gazetteer().entries.get(form(french))
        known = (entry.english, *entry.replaced, *entry.accepted) if entry else ()
        if french in self._learned:
            known += (self._learned[french].strip(" .!?\"'"),)
        known += press_words().get(french.lower(), ())[:1]  # what the model writes beside other words
        known = tuple(k for k in known if words(k) and fold(k) != fold(english))
        self._targets.add(
            form(french, inflected=True),
            _Target(len(self._entries), french, english, known, inflected=True),
        )
        self._known.append(known)
        self._entries.append(_Entry(french, english, origin))

    def _add_name(self, name: Name) -> None:
        term = len(self._entries)
        forms = tuple(chain.from_iterable((s.english, *s.accepted) for s in name.spellings))
        self._entries.append(_Entry(name.french, name.english, "name", not name.changes, forms))
        others = tuple(dict.fromkeys(s.french for s in name.spellings))
        for spelling in name.spellings:
            if self._is_users_own(spelling.french):
                continue
            same = tuple(o for o in others if len(words(o)) == len(words(spelling.french)))
            replaced = tuple(r for r in (*spelling.replaced, *same) if fold(r) != fold(spelling.english))
            target = _Target(term, spelling.french, spelling.english, replaced, spelling.accepted, name.person)
            self._targets.add(form(spelling.french), target)

    def _is_users_own(self, name: str) -> bool:
        """Whether a name is one of the user's terms with an article before it: "l'Élysée" would hide "Élysée"."""
        first, *rest = words(name)
        return first.key in word_list("articles") and bool(rest) and name[rest[0].start :] in self._glossary.every()

    @cached_property
    def untouched(self) -> frozenset[str]:
        """In small letters, the words of the user's own terms, in both languages, and of names that stay in French.

        Not of every name: "Pâques" and "Éducation" have a capital and are words to be put into English.
        """
        own = (text for e in self._entries if e.origin != "name" for text in (e.french, e.english))
        kept = (e.french for e in self._entries if e.origin == "name" and _is_kept(e.french))
        return frozenset(w.text.lower() for text in chain(own, kept) for w in words(text))

    @cached_property
    def left_alone(self) -> frozenset[str]:
        """`untouched`, and the French words of all names that were found, in small letters."""
        names = (e.french for e in self._entries if e.origin == "name")
        return self.untouched | {w.text.lower() for french in names for w in words(french)}

    @cached_property
    def senses(self) -> frozenset[int]:
        """The senses of ambiguous words that the article tells."""
        return told_in(p.fr for p in self._passages)

    def untranslated(self) -> tuple[str, ...]:
        """Glossary terms of the article, as the glossary has them, of which it is not known what the model makes.

        Their translations, given to `with_translations`, let `repair` find them in an English sentence.
        """
        return tuple(
            dict.fromkeys(
                entry.french
                for n, entry in enumerate(self._entries)
                if entry.origin != "name" and n in self._present and not self._known[n]
            )
        )

    def with_translations(self, english: Mapping[str, str]) -> TermBook:
        """These terms, with the model's own English of glossary terms, which `repair` will then replace."""
        return TermBook(self._glossary, self._names, self._passages, {**self._learned, **english})

    def prepare(self, french: str, lost_in: str) -> str:
        """The French as the model should read it a second time: with what the English `lost_in` lost in English.

        A model copies a rare name or a term more surely when it reads it in English, but translates what it knows
        better from plain French: so only terms of which `lost_in` shows no trace are written in English, and the second
        translation is kept where `repair` then finds more terms. The same text where none was lost.
        """
        source = words(french)
        matches = self._targets.find(french, source)
        met = self._met(french, lost_in, matches)[1]
        lost = [m for m in matches if not met[m.value] and fold(m.value.english) != fold(m.value.french)]
        return with_english(french, [(source[m.first].start, source[m.last - 1].end, m.value.english) for m in lost])

    def lost_names(self, french: str, english: str) -> list[LostName]:
        """Names in the French of which the English has no trace, or not as often, and that it should spell out.

        A name of common words ("Santé publique", "Parlement") may have been translated, and is passed over, unless
        the gazetteer has it as one that stays ("Le Parisien").
        """
        source = words(french)
        matches = self._targets.find(french, source)
        met = self._met(french, english, matches)[1]
        mentions = Counter(m.value for m in matches)
        lost: list[LostName] = []
        for match in matches:
            target = match.value
            is_name = self._entries[target.term].origin == "name"
            to_spell = is_name and (_uncommon(target.french) or _is_kept(target.french))
            if met[target] < mentions[target] and to_spell:
                start, end = source[match.first].start, source[match.last - 1].end
                lost.append(LostName(start, end, target.english, _kind(french[:start], target)))
        return lost

    def told(self, french: str, english: str) -> int:
        """How many of the terms that the French mentions the English does, after `repair`; each as often as there."""
        matches = self._targets.find(french, words(french))
        met = self._repaired(french, english, matches)[1]
        return sum(min(met[target], times) for target, times in Counter(m.value for m in matches).items())

    def repair(self, french: str, english: str) -> tuple[str, tuple[int, ...]]:
        """The English with every term of the French sentence in its canonical form, and the indexes of those terms.

        A form that is there already is confirmed; the French spelling, a known variant or a near spelling of a
        person's name is replaced; a term of which there is no trace is left alone, never inserted.
        """
        english, met = self._repaired(french, english, self._targets.find(french, words(french)))
        return english, tuple(sorted({target.term for target in met if met[target]}))

    def _repaired(self, french: str, english: str, matches: Sequence[Match[_Target]]) -> tuple[str, Counter[_Target]]:
        """The repaired English, and how often each target is found in it.

        What a repair makes may be read anew beside its neighbours, so it is repeated until nothing changes. What was
        found once counts, as an English of marks alone (the user's glossary may have one) has no words to be found by.
        """
        met: Counter[_Target] = Counter()
        for _ in range(_ROUNDS):
            sentence, found = self._met(french, english, matches)
            met |= found
            before, english = english, splice(english, sentence.edits)
            if english == before:
                break
        return english, met

    def _met(self, french: str, english: str, matches: Sequence[Match[_Target]]) -> tuple[_Sentence, Counter[_Target]]:
        """The edits that the English needs, and how often each target is then found in it."""
        source, found = words(french), words(english)
        sentence = _Sentence(english, found, bytearray(len(found)))
        mentions = Counter(m.value for m in matches)
        order = sorted(mentions, key=lambda t: -len(t.wanted.keys))
        met: Counter[_Target] = Counter()
        for target in order:
            met[target] += self._replace_known(sentence, target, target.longer)
        for target in order:
            met[target] += self._confirm(sentence, target)
        for target in order:
            met[target] += self._replace_known(sentence, target, (target.french, *target.replaced))
        keys = {w.key for w in source}
        for match in matches:
            target = match.value
            if target.person and met[target] < mentions[target]:
                where = match.first / max(1, len(source))
                met[target] += self._replace_alike(sentence, target, keys, where)
        self._put_peoples_right(sentence, french, source)
        return sentence, met

    def _confirm(self, sentence: _Sentence, target: _Target) -> int:
        count = 0
        for text in (target.english, *target.accepted):
            wanted = form(text, inflected=target.inflected)
            for n in sentence.places(wanted):
                size = len(wanted.keys)
                stands = sentence.text[sentence.found[n].start : sentence.found[n + size - 1].end]
                differs = text is target.english and not target.inflected and stands.casefold() != text.casefold()
                sentence.take(n, size, text if differs else None)
                count += 1
        return count

    def _replace_known(self, sentence: _Sentence, target: _Target, texts: Sequence[str]) -> int:
        count = 0
        for text in dict.fromkeys(texts):
            wanted = form(text, inflected=target.inflected)
            for n in sentence.places(wanted):
                last = sentence.found[n + len(wanted.keys) - 1]
                several = target.inflected and last.key != wanted.keys[-1] and last.key.endswith(("s", "x"))
                sentence.take(n, len(wanted.keys), _plural(target.english) if several else target.english)
                count += 1
        return count

    def _replace_alike(self, sentence: _Sentence, target: _Target, source: set[str], where: float) -> int:
        """Word by word, for a person's name whose words stand apart or are misspelt; 1 where all is told."""
        french, english = words(target.french), words(target.english)
        if len(french) != len(english):
            return 0
        others = source - {w.key for w in french}
        last: tuple[int, int] | None = None  # the last of the name's words that is there, and where
        sought = there = 0
        for k, (old, new) in enumerate(zip(french, english, strict=True)):
            if len(new.text) < 4 or not new.text[0].isupper():
                continue
            sought += 1
            n = self._alike(sentence, old.text, new.text, others, where)
            if n is not None:
                sentence.take(n, 1, new.text)
                last = k, n
                there += 1
        if last is None or (" " not in target.french and there < sought):  # half of a town is no town
            return 0
        return int(last[0] == len(english) - 1) or self._complete(sentence, target, *last)

    def _complete(self, sentence: _Sentence, target: _Target, k: int, n: int) -> int:
        """The rest of a name put behind its word `k`, which is word `n`, where it was lost: "Donald" alone.

        Not where a capital follows, which may be the rest, misspelt beyond knowing.
        """
        start, end = sentence.found[n].start, sentence.found[n].end
        name = words(target.english)[k]
        if sentence.text[end:].startswith(target.english[name.end :]):
            return 1
        follower = sentence.found[n + 1] if n + 1 < len(sentence.found) else None
        if follower and follower.text[0].isupper() and joined(sentence.text, sentence.found[n], follower):
            return 0
        sentence.edits = [e for e in sentence.edits if e[:2] != (start, end)]
        sentence.edits.append((start, end, target.english[name.start :]))
        return 1

    def _alike(self, sentence: _Sentence, old: str, new: str, others: set[str], where: float) -> int | None:
        """The free word of the sentence that stands for a name's word, by its likeness, then by its place.

        Never one of `others`, the words that the French sentence has besides the name.
        """
        common = gazetteer().english_words
        best: tuple[float, float, int] | None = None
        for n, word in enumerate(sentence.found):
            if sentence.taken[n] or not word.text[0].isupper() or len(word.text) < 4:
                continue
            start = opens_sentence(sentence.text, word)
            if word.key == fold(new) or (word.key == fold(old) and (not start or len(old) > 5)):
                score = 1.0
            elif word.key in common or word.key in word_list("english_capitals") or word.key in others:
                continue
            else:
                score = max(similarity(word.text, new), similarity(word.text, old))
                if score < (_ALIKE_AT_START if start else _ALIKE) or (start and len(word.text) < 6):
                    continue
            ranked = (score, -abs(n / len(sentence.found) - where), n)
            best = max(best, ranked) if best else ranked
        return best[2] if best else None

    def _put_peoples_right(self, sentence: _Sentence, french: str, source: Sequence[Word]) -> None:
        """English for adjectives and nouns of peoples that were left standing in French."""
        for match in gazetteer().demonyms.find(french, source):
            standing = form(french[source[match.first].start : source[match.last - 1].end].lower())
            adjective, people = match.value
            if standing.keys in (form(adjective).keys, form(people).keys):
                continue
            for n in sentence.places(standing):
                noun = sentence.found[n].text[0].isupper()
                sentence.take(n, len(standing.keys), people if noun else adjective)

    def report(self, applied: Mapping[int, Sequence[int]], english: Mapping[int, str]) -> tuple[Term, ...]:
        """Terms with the sentences where they were put in or found right; glossary terms also those that lack them.

        Names that are the same in both languages, and names of which the English has no trace, are left out. A name is
        told in a form that stands in the `english` sentences: "Covid" where they have nowhere "Covid-19".
        """
        terms: list[Term] = []
        for n, entry in enumerate(self._entries):
            where = tuple(sorted(set(applied.get(n, ()))))
            texts = [english[i] for i in where]
            stands = next((f for f in entry.forms if any(f in text for text in texts)), entry.english)
            if entry.origin != "name" or (where and not entry.silent and stands != entry.french):
                missed = tuple(sorted(self._present.get(n, set()) - {*where}))
                terms.append(
                    Term(french=entry.french, english=stands, origin=entry.origin, sentences=where, missed=missed)
                )
        return tuple(terms)
