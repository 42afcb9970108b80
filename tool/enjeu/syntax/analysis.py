"""From a French sentence to its tree: words, tags, base forms and heads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from enjeu.syntax.asides import parse_with_asides
from enjeu.syntax.lemmas import guess_infinitive, guess_mood, singular, verb_forms
from enjeu.syntax.mending import mend, mended_tag
from enjeu.syntax.parsing import parse
from enjeu.syntax.tagging import Token, cut_words, normalise, tag
from enjeu.syntax.tree import MOODS, OBJECT_CONTROL, Tree, Word


class Parser(Protocol):
    """Anything that reads the syntax of French words. `spacy_parser` has one besides the carried."""

    def __call__(self, words: Sequence[str]) -> tuple[list[str], list[int], list[str]]:
        """Tag (as `tagging` calls them), index of the head (-1 for the root) and label (UD) of each word."""
        ...


def analyse(
    sentence: str, verbs: frozenset[str], names: frozenset[str] = frozenset(), parser: Parser | None = None
) -> Tree:
    """The tree of a French sentence.

    `verbs`: the infinitives to recognise. `names`: names of several words, in lower case, each of which becomes one
    word of the tree ("Corée du Nord"), which spares the parser a choice. `parser`: in place of the carried one.
    """
    forms = verb_forms(verbs | OBJECT_CONTROL)
    text = normalise(sentence)
    cut = tag(sentence) if parser is None else [Token(word, "", start, end) for word, start, end in cut_words(text)]
    tokens, titled, marks = _fused(cut, text, names)
    tokens = [t._replace(text=_CURRENCIES[t.text], tag="NOUN") if t.text in _CURRENCIES else t for t in tokens]
    tokens = [t._replace(text="À", tag="ADP") if _is_bare_a(tokens, i) else t for i, t in enumerate(tokens)]
    if parser is None:
        tokens = [t._replace(tag=mended_tag(tokens, i, forms)) for i, t in enumerate(tokens)]
        heads, labels = parse_with_asides([t.text for t in tokens], [t.tag for t in tokens], parse)
        mend(tokens, heads, labels, forms)
    else:
        tags, heads, labels = parser([t.text for t in tokens])
        tokens = [t._replace(tag=mark) for t, mark in zip(tokens, tags, strict=True)]
    words = []
    for i, token in enumerate(tokens):
        lemma, mood, mark = token.low, "", token.tag
        known = forms.get(token.low, [])
        if mark[0] in "VA" and mark[1:] in MOODS:
            fitting = [f for f in known if f.mood in MOODS[mark[1:]]] or known
            if fitting:
                lemma, mood = fitting[0]
            else:
                mood = guess_mood(token.low, mark[1:])
                lemma = guess_infinitive(token.low, mark[1:])
        elif mark in {"NOUN", "ADJ"}:
            lemma = singular(token.low)
        words.append(Word(i, token.text, token.low, mark, lemma, mood, heads[i], labels[i], token.start, token.end))
    return Tree(words, titled, marks)


_CURRENCIES = {"€": "euros", "$": "dollars", "£": "livres"}
_HONORIFICS = {"M.", "MM.", "Mme", "Mmes", "Mlle", "Me", "Mgr"}


def _fused(
    tokens: list[Token], text: str, names: frozenset[str]
) -> tuple[list[Token], frozenset[int], tuple[int, ...]]:
    """Tokens without quotes and honorifics, known names in one piece; and which ones honorifics and quotes preceded."""
    out: list[Token] = []
    titled: set[int] = set()
    marks: list[int] = []
    i = 0
    while i < len(tokens):
        size = 1
        if tokens[i].text == '"' or (tokens[i].text in _HONORIFICS and i + 1 < len(tokens)):
            if tokens[i].text == '"':
                marks.append(len(out))
            else:
                titled.add(len(out))
            i += 1
            continue
        if tokens[i].text[0].isupper():
            size = next(
                (
                    n
                    for n in range(min(6, len(tokens) - i), 1, -1)
                    if text[tokens[i].start : tokens[i + n - 1].end].lower() in names
                ),
                1,
            )
        first, last = tokens[i], tokens[i + size - 1]
        out.append(first if size == 1 else Token(text[first.start : last.end], "PROPN", first.start, last.end))
        i += size
    return out, frozenset(titled), tuple(marks)


def _is_bare_a(tokens: list[Token], i: int) -> bool:
    """Whether a word is "À" without its accent, as capitals are often set: "A ce jour"."""
    return tokens[i].text == "A" and i + 1 < len(tokens) and tokens[i + 1].tag in {"DET", "NOUN", "PROPN", "NUM"}
