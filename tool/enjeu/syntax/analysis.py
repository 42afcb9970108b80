"""From a French sentence to its tree: words, tags, base forms and heads."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from enjeu.reading.dates import MONTH_NAMES
from enjeu.syntax.asides import is_behind_date, parse_with_asides
from enjeu.syntax.conjugation import Form
from enjeu.syntax.lemmas import guess_infinitive, guess_mood, singular, verb_forms
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
    tokens, titled = _fused(cut, text, names)
    tokens = [t._replace(text=_CURRENCIES[t.text], tag="NOUN") if t.text in _CURRENCIES else t for t in tokens]
    tokens = [t._replace(text="À", tag="ADP") if _is_bare_a(tokens, i) else t for i, t in enumerate(tokens)]
    if parser is None:
        tokens = [t._replace(tag=_mended(tokens, i, forms)) for i, t in enumerate(tokens)]
        heads, labels = parse_with_asides([t.text for t in tokens], [t.tag for t in tokens], parse)
        _give_subject([t.tag for t in tokens], heads, labels)
        _hang_on_verb([t.low for t in tokens], [t.tag for t in tokens], heads, labels)
        _count_by_noun([t.low for t in tokens], [t.tag for t in tokens], heads, labels)
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
    return Tree(words, titled)


def _give_subject(tags: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Hang a noun that was left without a head on the verb after it that has no subject: "la direction s'est engagée".

    The parser often leaves it so before a reflexive pronoun.
    """
    roots = [i for i, head in enumerate(heads) if head < 0]
    for noun, verb in pairwise(roots):
        own = any(head == verb and labels[i].startswith("nsubj") for i, head in enumerate(heads))
        group = min([verb, *(i for i, head in enumerate(heads) if head == verb and labels[i].startswith("aux"))])
        between = any(tag in {"VFIN", "AFIN"} for tag in tags[noun + 1 : group])
        if tags[noun] in {"NOUN", "PROPN", "PRON"} and tags[verb][0] == "V" and not own and not between:
            heads[noun], labels[noun] = verb, "nsubj"


def _hang_on_verb(lows: Sequence[str], tags: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Hang what happens before or after on the verb, not on its object: "a suspendu sa grève après avoir obtenu X"."""
    for mark, low in enumerate(lows):
        verb = heads[mark]
        if low not in {"après", "avant"} or labels[mark] != "mark" or labels[verb] != "acl":
            continue
        above = heads[verb]
        while above >= 0 and tags[above][0] not in "VA":
            above = heads[above]
        if above >= 0:
            heads[verb], labels[verb] = above, "advcl"


_ABOUT = {"près", "plus", "moins"}


def _count_by_noun(lows: Sequence[str], tags: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Give the place of "près" and "plus" to what is counted: "près de 12 milliards iront aux communes"."""
    for i, low in enumerate(lows[:-2]):
        if low not in _ABOUT or lows[i + 1] not in {"de", "d'"} or labels[i][:4] not in {"nsub", "obj"}:
            continue
        noun = next((k for k in range(i + 2, min(i + 6, len(lows))) if heads[k] == i and tags[k] == "NOUN"), None)
        if noun is not None:
            heads[noun], labels[noun] = heads[i], labels[i]
            heads[i], labels[i] = noun, "advmod"


_CURRENCIES = {"€": "euros", "$": "dollars", "£": "livres"}
_HONORIFICS = {"M.", "MM.", "Mme", "Mmes", "Mlle", "Me", "Mgr"}


def _fused(tokens: list[Token], text: str, names: frozenset[str]) -> tuple[list[Token], frozenset[int]]:
    """Tokens without quotes and honorifics, known names in one piece; and the indices that honorifics stood before."""
    out: list[Token] = []
    titled: set[int] = set()
    i = 0
    while i < len(tokens):
        size = 1
        if tokens[i].text == '"' or (tokens[i].text in _HONORIFICS and i + 1 < len(tokens)):
            if tokens[i].text != '"':
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
    return out, frozenset(titled)


def _is_bare_a(tokens: list[Token], i: int) -> bool:
    """Whether a word is "À" without its accent, as capitals are often set: "A ce jour"."""
    return tokens[i].text == "A" and i + 1 < len(tokens) and tokens[i + 1].tag in {"DET", "NOUN", "PROPN", "NUM"}


_OFTEN_NOUNS = {
    "prime", "aide", "garantie", "commande", "offre", "demande", "retraite", "indemnité", "actionnaire", "salarié",
    "syndicat", "employé", "assuré", "retraité", "bénévole", "volontaire", "jeune", "public", "privé", "crédit",
}  # fmt: skip


_AS_NOUNS = {"pouvoir", "devoir", "savoir", "lever", "coucher", "rire", "souvenir", "avenir", "être", "dîner"}


def _lacks_verb(tokens: list[Token], i: int) -> bool:
    """Whether the clause has no finite verb before word `i`."""
    for token in reversed(tokens[:i]):
        if token.tag in {"PUNCT", "SCONJ", "CCONJ"}:
            break
        if token.tag in {"VFIN", "AFIN"}:
            return False
    return True


def _mended(tokens: list[Token], i: int, forms: dict[str, list[Form]]) -> str:
    """The tag of a word, put right where the list of verb forms knows better than the tagger."""
    token = tokens[i]
    after = tokens[i + 1].tag if i + 1 < len(tokens) else ""
    if token.tag == "ADJ" and singular(token.low) in _OFTEN_NOUNS and i and after != "NOUN":
        place = tokens[i - 1].tag
        if place == "DET" or (place == "NOUN" and after == "ADP" and i > 1):
            return "NOUN"
    if token.tag == "PROPN" and token.low.removeprefix("mi-") in MONTH_NAMES:
        return "NOUN"
    if token.tag == "NOUN" and i == 1 and token.text.istitle() and tokens[0].low in {"l'", "la", "le"}:
        return "PROPN"  # "L'Arménie", of which the tagger knows nothing but the start of the sentence
    if token.low == "face" and i + 1 < len(tokens) and tokens[i + 1].low in {"à", "au", "aux"}:
        return "ADP"
    if token.low in {"que", "qu'"} and is_behind_date(tokens[max(0, i - 6) : i]):
        return "SCONJ"  # a day has no relative clause
    if token.low in {"bon", "bons"} and i and tokens[i - 1].tag in {"DET", "NUM"} and after == "ADP":
        return "NOUN"  # "un bon d'achat"
    moods = {f.mood for f in forms.get(token.low, ())}
    before = tokens[i - 1].tag if i else ""
    if token.tag in {"NOUN", "ADJ"} and moods & MOODS["FIN"] and before not in {"DET", "ADP", "ADJ", "NUM", ""}:
        return "VFIN"
    if token.tag in {"NOUN", "ADJ"} and moods & MOODS["FIN"] and before == "ADJ" and after == "DET":
        if tokens[i - 2].tag == "NOUN" and _lacks_verb(tokens, i):
            return "VFIN"  # "le secrétaire général réclame une hausse"
    if token.tag == "ADV" and moods & MOODS["FIN"] and len(token.low) > 4:
        many = token.low.endswith("ent") and before in {"ADJ", "VPP"}  # "les personnels hospitaliers réclament"
        if many or before in {"NOUN", "PROPN", "PRON"}:
            return "VFIN"
    if (
        token.tag in {"NOUN", "ADJ", "PROPN"}
        and "inf" in moods
        and token.text.islower()
        and (before in {"ADP", "VFIN"} or tokens[i - 1].low == "nouveau")  # "pourront de nouveau travailler"
        and len(token.text) > 4
        and token.low not in {"pouvoir", "devoir", "savoir"}
    ):
        return "VINF"
    if token.tag == "NOUN" and "inf" in moods and token.low not in _AS_NOUNS and i > 1 and before == "DET":
        behind = tokens[i - 2].low in {"de", "d'", "à", "pour", "sans"}
        if behind and tokens[i - 1].low in {"le", "la", "les", "l'"}:
            return "VINF"  # "réclame de le rendre obligatoire"
    if (
        token.tag in {"VFIN", "AFIN"}
        and i
        and before == "DET"
        and tokens[i - 1].low in {"un", "une", "cette", "sa", "son", "ses"}
    ):
        return "NOUN"
    if token.tag == "VFIN" and not moods & MOODS["FIN"] and token.low.endswith(("é", "ée", "és", "ées", "ie", "ies")):
        return "VPP"
    return token.tag
