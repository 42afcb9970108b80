"""English that stands in a French article: a statement quoted in the original, a title, a caption."""

from __future__ import annotations

from enjeu.reading.language import FUNCTION_WORDS, LETTERS
from enjeu.reading.wording import vocabulary

# Words of English that French does not have.
_ENGLISH = vocabulary(
    """
    the of and to in that is was were has have had with from by at it its his her their they which who will would be
    been not this these said she we you your our what when there about than more into
    """
)
_FRENCH = FUNCTION_WORDS | vocabulary("le la les de et un pas plus se ne que y en")
_LEAST = 4  # words
_SHARE = 0.25  # of the words; of 220,706 sentences of the French press three have so many, and all three are English


def is_english(text: str) -> bool:
    """Whether a sentence is English already."""
    words = [word.lower() for word in LETTERS.findall(text)]
    english, french = (sum(word in kind for word in words) for kind in (_ENGLISH, _FRENCH))
    return len(words) >= _LEAST and english > _SHARE * len(words) and not french
