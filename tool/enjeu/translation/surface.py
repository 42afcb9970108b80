"""A French sentence as models read it best, and what they make of it as the press writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from enjeu.escapes import without_escapes
from enjeu.translation.addresses import with_own_addresses, with_short_addresses
from enjeu.translation.asking import asked_from
from enjeu.translation.broken import whole_names
from enjeu.translation.casing import plain_opening, small_opening, soften, with_opening_of
from enjeu.translation.copies import without_copies
from enjeu.translation.courts import sentenced, with_plain_terms
from enjeu.translation.denials import with_whole_denials
from enjeu.translation.figures import anglicised, readable, righted
from enjeu.translation.forenames import with_own_forenames
from enjeu.translation.hearsay import as_hearsay
from enjeu.translation.homographs import with_known_verbs
from enjeu.translation.known_words import known_words
from enjeu.translation.labels import without_label
from enjeu.translation.press_style import as_english_has_it, in_press_style
from enjeu.translation.rare_words import mended
from enjeu.translation.recipients import to_recipients
from enjeu.translation.reporting import in_order
from enjeu.translation.slips import without_slips
from enjeu.translation.stand_ins import Loan
from enjeu.translation.tenses import in_simple_past
from enjeu.translation.trade import with_plain_deals
from enjeu.translation.wordings import as_it_was_meant, reworded

if TYPE_CHECKING:
    from enjeu.translation.names import TermBook

# French in other words, before the model; and English put right beside its French, behind it. In this order.
_BEFORE = (
    readable, as_english_has_it, reworded, with_plain_terms, with_plain_deals, with_whole_denials, with_known_verbs,
    in_order,
)  # fmt: skip
_BEHIND = (
    in_press_style, as_it_was_meant, to_recipients, as_hearsay, asked_from, sentenced, in_simple_past, without_slips,
)  # fmt: skip


@dataclass(frozen=True)
class Source:
    """What a model is given for the sentence `french`: `text`, with stand-ins for `addresses`.

    `small` is the same with a small letter where the capital of its first word may hide the word.
    """

    french: str
    text: str
    small: str
    addresses: dict[str, Loan]
    label: str  # the English of what stands before the sentence: "LIVE - "


def source_of(french: str, known: Mapping[str, str], length: Callable[[str], int]) -> Source:
    """The sentence in the words, the figures, the case and the order that models know best.

    `known` are words in the case that they have elsewhere in the article, `length` is the model's number of pieces.
    """
    label, sentence = without_label(without_escapes(french))
    short, addresses = with_short_addresses(sentence)
    text = soften(short, known)
    for step in _BEFORE:
        text = step(text)
    text, small = (opening(text, known, known_words("fr"), length) for opening in (plain_opening, small_opening))
    return Source(french, text, small, addresses, label)


def with_figures_and_opening(source: Source, english: str) -> str:
    """A candidate with its figures as English writes them, whole names, and the opening that its French has."""
    return with_opening_of(source.french, anglicised(source.text, whole_names(source.french, english)))


def finished(source: Source, english: str, terms: TermBook) -> tuple[str, tuple[int, ...]]:
    """The English that is shown, and the indexes of the terms that it has."""
    french = source.french
    english = mended(source.text, righted(source.text, english), terms.untouched)
    english = with_own_forenames(french, without_copies(source.text, english, terms.left_alone))
    for step in _BEHIND:
        english = step(french, english)
    english, found = terms.repair(french, with_own_addresses(french, english, source.addresses))
    return source.label + english, found
