"""Names that open a sentence, where a capital tells nothing: "Menton réduit" is the town, as a chin has an article."""

from __future__ import annotations

from functools import lru_cache

from enjeu.syntax.tagging import tag
from enjeu.translation.gazetteer import word_list

_NOUNS = {"NOUN", "PROPN", "ADJ", "X"}
_BEHIND_VERBS = {"DET", "NUM", "SCONJ"}  # "Fusillade mortelle à Lyon" has none: an adjective is taken for one


@lru_cache(maxsize=1 << 10)
def named_opening(french: str) -> str:
    """The first word, in small letters, where it is a name; "" where it need not be one.

    A noun in the singular has an article before its verb, even in a headline ("Grève à la SNCF", "Policiers blessés").
    """
    words = [token for token in tag(french) if token.tag != "PUNCT" or token.text == ","][:3]
    if not words or not words[0].text.istitle():
        return ""
    first, tags = words[0], [token.tag for token in words[1:]]
    if first.low in word_list("names_too"):
        return first.low
    acts = tags[:1] == ["AFIN"] or (tags[:1] == ["VFIN"] and tags[1:] and tags[1] in _BEHIND_VERBS)
    return first.low if acts and first.tag in _NOUNS and first.low[-1] not in "sx" else ""
