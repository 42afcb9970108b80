"""Does the article say so: a written sentence against the sentences that are to carry it, in English and in French.

Overlap finds the evidence; then figures, dates, names and polarity act as vetoes, the use that entity checks are good
for (as a score of faithfulness they are weak). The French has the last word on figures and dates: a translation that
changed one is not evidence for it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from enjeu.folding import fold
from enjeu.records import Sentence
from enjeu.summary.figures import figures
from enjeu.summary.words import FUNCTION_WORDS, content, lexicon, stem, tokens

MAX_EVIDENCE = 3
NEAR = 1  # a name may stand this many sentences before the evidence: who is "he" here was named there
MAX_WORDS = 70
MIN_SHARE = 0.33  # of a written sentence's content words that its evidence must hold
LINK_SHARE = 0.3  # of a written sentence, by weight, that a sentence must say to vouch for a figure, date or name in it

ProblemKind = Literal["number", "date", "name", "polarity", "content", "form"]
FACTS = ("number", "date", "name")  # what a reader takes over as it stands


class Problem(NamedTuple):
    """Something a written sentence says and its evidence does not."""

    kind: ProblemKind
    what: str


_CALENDAR = {
    word: (kind, n)
    for kind, rows in lexicon()["calendar"].items()
    for row in rows
    for n, word in enumerate(row.split())
}
_NEGATION = re.compile(rf"\b(?:{'|'.join(lexicon()['polarity']['negations'])})\b|n['’]t\b")
_ENGLISH_NOT = re.compile(r"\b(?:not|never|cannot)\b|n['’]t\b", re.IGNORECASE)
_EXPLICIT = re.compile(r"\b(?:not|never|no|nor|neither|none|nobody|nothing|without|cannot)\b|n['’]t\b", re.IGNORECASE)
_EXPLETIVE = re.compile(
    r"\bnot (?:only|just|least|yet clear)\b|\bno (?:longer|less|later|fewer|more than)\b|\bwhether or not\b",
    re.IGNORECASE,
)

# A long stem takes any ending, a short one only those of a verb.
_OPPOSITES = [
    tuple(
        re.compile(rf"\b(?:{'|'.join(s + ('[a-z]*' if len(s) > 4 else '(?:s|ed)?') for s in pole.split())})\b")
        for pole in pair
    )
    for pair in lexicon()["polarity"]["opposites"]
]
_EXONYMS: dict[str, str] = lexicon()["names"]["exonyms"]
_SPELLINGS = [pair.split("=") for pair in lexicon()["names"]["spellings"].split()]
_RUN = re.compile(r"[A-ZÀ-Þ][^\W\d_]*(?:[ -](?:(?:of|the|for|and|de|du|des|la|le|et) ){0,2}[A-ZÀ-Þ][^\W\d_]*)*")
_TITLES = frozenset(lexicon()["names"]["titles"].split())


class Verdict(NamedTuple):
    """The sentences that carry a written one, best first, and what it says beyond them."""

    evidence: tuple[Sentence, ...]
    problems: tuple[Problem, ...]


def check(text: str, sentences: Sequence[Sentence]) -> Verdict:
    """Find the evidence for `text` (English) in the sentences of an article, in reading order, and hold it to that."""
    bags = [set(content(s.en)) for s in sentences]
    found = _evidence(text, bags)
    wrong = _held_to(text, sentences, found)
    missed = {p.what for p in wrong if p.kind == "name"}
    for problem in wrong:
        if problem.kind in FACTS and len(found) <= MAX_EVIDENCE:
            known = {n for n in full_names(text) if problem.what in n.split() and set(n.split()) - missed}
            found += _vouchers(text, problem, known, sentences, bags, found)
    evidence = tuple(sentences[i] for i in found)
    return Verdict(evidence, (*_form(text), *(_held_to(text, sentences, found) if wrong else [])))


def _held_to(text: str, sentences: Sequence[Sentence], found: Sequence[int]) -> list[Problem]:
    near = sorted({j for i in found for j in range(max(0, i - NEAR), i + 1)})
    return problems(text, [sentences[i] for i in found], [sentences[j] for j in near])


def _weights(text: str, bags: Sequence[set[str]]) -> dict[str, float]:
    """What each content stem of the text is worth as a link to the article: more if few sentences hold it."""
    spread = Counter(word for bag in bags for word in bag)
    return {word: 1 / math.sqrt(spread[word]) for word in content(text) if word in spread}


def _vouchers(
    text: str,
    problem: Problem,
    known: set[str],
    sentences: Sequence[Sentence],
    bags: Sequence[set[str]],
    found: Sequence[int],
) -> list[int]:
    """The sentence that says what the problem misses, and enough else of the text to be about the same thing.

    For part of a name that is `known` by another part any sentence will do that has it whole: it says who "Obama" is.
    """
    weights = _weights(text, bags)
    own = set(map(stem, problem.what.split()))
    wanted = LINK_SHARE * sum(weights.values())
    best, most = None, 0.0
    for j, bag in enumerate(bags):
        if j in found or problem in _facts(text, [sentences[j]], [sentences[j]]):
            continue
        shared = bag & weights.keys() - own
        link = sum(weights[w] for w in shared)
        if any(name in sentences[j].en for name in known):
            link += wanted
        elif len(shared) < 2 or link < wanted:
            continue
        if link > most:
            best, most = j, link
    return [] if best is None else [best]


def _evidence(text: str, bags: Sequence[set[str]]) -> list[int]:
    """Indices, best first, at most `MAX_EVIDENCE`, of sentences whose English together holds most of the text's words.

    `bags` are the content stems of the sentences. Greedy cover, a word that few sentences hold counting more. A further
    sentence must add at least two words, one of them neither name nor figure, and a tenth of what the text says: a
    name alone never buys in a sentence of its own.
    """
    left = _weights(text, bags)
    whole = sum(left.values())
    plain = left.keys() - {stem(name) for name in names(text)} - {word for word in left if word[0].isdigit()}
    found: list[int] = []
    while left and len(found) < MAX_EVIDENCE:
        gains = [sum(left[word] for word in bag & left.keys()) for bag in bags]
        best = max(range(len(bags)), key=gains.__getitem__)
        new = bags[best] & left.keys()
        if found and (len(new) < 2 or not new & plain or gains[best] < whole * 0.1):
            break
        found.append(best)
        left = {word: weight for word, weight in left.items() if word not in bags[best]}
    return found


def problems(text: str, evidence: Sequence[Sentence], near: Sequence[Sentence] = ()) -> list[Problem]:
    """What `text` (English) says that `evidence` does not; empty when it is supported.

    Names may also stand in the sentences `near` it.
    """
    if not evidence:
        return [Problem("content", text)]
    return [
        *_facts(text, evidence, near or evidence),
        *_polarity(text, evidence),
        *_content(text, " ".join(s.en for s in evidence)),
    ]


def _facts(text: str, evidence: Sequence[Sentence], around: Sequence[Sentence]) -> list[Problem]:
    english = " ".join(s.en for s in evidence)
    french = " ".join(s.fr for s in evidence)
    return [
        *_figures(text, french),
        *_dates(text, english, french),
        *_names(text, " ".join(s.en for s in around), " ".join(s.fr for s in around)),
    ]


def is_repetitive(text: str) -> bool:
    """Whether a text doubles a word or says a phrase of three words twice, as generators that lose the thread do."""
    words = [fold(w) for w in tokens(text)]
    phrases = Counter(zip(words, words[1:], words[2:], strict=False))
    return any(a == b and a.isalpha() for a, b in pairwise(words)) or any(
        n > 1 and sum(w not in FUNCTION_WORDS for w in phrase) > 1 for phrase, n in phrases.items()
    )


def _form(text: str) -> list[Problem]:
    """A written sentence that is not one: repetitive, broken off, endless."""
    ended = text.rstrip("\"'”’») ")[-1:] in tuple(".!?…")
    return [] if ended and len(text.split()) <= MAX_WORDS and not is_repetitive(text) else [Problem("form", text)]


def _figures(text: str, french: str) -> list[Problem]:
    known = figures(french)
    return [Problem("number", f.text) for f in figures(text, claims=True) if not any(f.agrees(k) for k in known)]


def _dates(text: str, english: str, french: str) -> list[Problem]:
    known = {_CALENDAR[w] for w in map(fold, tokens(french)) if w in _CALENDAR}
    found = []
    for word in tokens(text):
        name = fold(word)
        if name not in _CALENDAR or not word[0].isupper() or _CALENDAR[name] in known:
            continue
        if name in ("may", "march") and name in fold(english).split():
            continue  # a person, a verb or a demonstration
        found.append(Problem("date", word))
    return found


@cache
def _skeleton(word: str) -> str:
    """Consonants of a name, with the spellings that transliterations swap made one (Choïgou and Shoigu)."""
    word = fold(word)
    for several, one in _SPELLINGS:
        word = word.replace(several, one)
    return re.sub(r"(.)\1+", r"\1", word[:1] + re.sub(r"[aeiouh]", "", word[1:]))


def same_name(a: str, b: str) -> bool:
    """Whether two words may be spellings of one name in French and in English."""
    a, b = fold(a), fold(b)
    if a == b or (len(a) > 3 and len(b) > 3 and (a.rstrip("s") == b.rstrip("s"))):
        return True
    if a.isascii() and len(a) == len(b) <= 4 and sorted(a) == sorted(b):
        return True  # acronyms turn round: NATO and OTAN, EU and UE
    if min(len(a), len(b)) < 4:
        return False
    if a[:4] == b[:4] and abs(len(a) - len(b)) <= 4:
        return True
    if _skeleton(a) == _skeleton(b) and len(_skeleton(a)) > 1:
        return True
    return a[0] == b[0] and SequenceMatcher(None, a, b).ratio() >= 0.78


def names(text: str) -> list[str]:
    """Capitalised words of an English sentence that are neither its first word nor a title, a month or a day."""
    found = []
    start = True
    for token in re.findall(r"[^\W\d_]+|[.!?:\"“”«»]", text):
        if not token[0].isalpha():
            start = True
            continue
        word = fold(token)
        plain = word in _TITLES or word in _CALENDAR or (word in FUNCTION_WORDS and not token.isupper())
        if token[0].isupper() and len(token) > 1 and not start and not plain:
            found.append(token)
        start = False
    return found


def full_names(text: str) -> list[str]:
    """Runs of capitalised words, small words inside them allowed: "Barack Obama", "Bank of England"."""
    return _RUN.findall(text)


def _initials(name: str) -> str:
    return "".join(w[0] for w in re.findall(r"[^\W\d_]+", name) if w[0].isupper())


def _abbreviated(text: str, source: str) -> set[str]:
    """Names of `text` that are the initials of a name in `source`, or words of a name whose initials are there."""
    initials = {_initials(run) for run in full_names(source)}
    short = {w for w in tokens(source) if w.isupper() and len(w) > 2}
    found = {w for w in tokens(text) if w.isupper() and len(w) > 2 and w in initials}
    return found.union(*(run.split() for run in full_names(text) if _initials(run) in short))


def _names(text: str, english: str, french: str) -> list[Problem]:
    pool = sorted({w for w in (*tokens(english), *tokens(french)) if w[0].isupper() and len(w) > 1})
    folded = " " + " ".join(re.findall(r"[\w'-]+", fold(text))) + " "
    source = fold(re.sub(r"\bUSA?\b", "U.S.", f"{french} {english}")).replace("’", "'")
    foreign = {
        w
        for en, fr in _EXONYMS.items()
        if f" {en} " in folded and any(x in source for x in fr.split("|"))
        for w in en.split()
    }
    lower = {stem(w) for w in (*tokens(english), *tokens(french))}
    known = _abbreviated(text, f"{english}. {french}")
    return [
        Problem("name", name)
        for name in names(text)
        if fold(name) not in foreign
        and name not in known
        and name not in pool
        and stem(name) not in lower
        and not any(same_name(name, other) for other in pool)
    ]


def is_negated(text: str) -> bool:
    """Whether a sentence of either language denies, refuses or negates something."""
    return bool(_NEGATION.search(fold(text)))


def _negated(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each English negation with the content stems that it governs (the next two)."""
    found = []
    clean = _EXPLETIVE.sub(" ", text)
    for match in _ENGLISH_NOT.finditer(clean):
        found.append((match.group(), tuple(content(clean[match.end() :])[:2])))
    return found


def _polarity(text: str, evidence: Sequence[Sentence]) -> list[Problem]:
    found = []
    mine = set(content(text))
    # Negated here, in none of the sentences that carry it.
    carrying = [s for s in evidence if len(mine & set(content(s.en))) >= 2] or list(evidence[:1])
    for cue, scope in _negated(text):
        near = [s for s in carrying if not scope or set(scope) & set(content(s.en))] or carrying
        if not any(is_negated(s.en) or is_negated(s.fr) for s in near):
            found.append(Problem("polarity", " ".join((cue, *scope))))
    # Negated there, taken over without the negation.
    if not _EXPLICIT.search(text):
        for s in carrying:
            found += [
                Problem("polarity", " ".join((cue, *scope)))
                for cue, scope in _negated(s.en)
                if len(scope) == 2 and set(scope) <= mine and is_negated(s.fr)
            ]
    # Turned round by an opposite.
    own, theirs = fold(text), fold(" ".join(s.en for s in evidence))
    for pair in _OPPOSITES:
        for here, there in (pair, pair[::-1]):
            mine_here = here.findall(own)
            if mine_here and not there.search(own) and there.search(theirs) and not here.search(theirs):
                found.append(Problem("polarity", " ".join(sorted(set(mine_here)))))
    return found


def _content(text: str, english: str) -> list[Problem]:
    wanted = set(content(text))
    missing = wanted - set(content(english))
    return [Problem("content", " ".join(sorted(missing)))] if len(missing) > len(wanted) * (1 - MIN_SHARE) else []
