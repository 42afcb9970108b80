"""Nothing of a text is lost or told twice, whatever the text: by splitting, by sorting out, by any format."""

from __future__ import annotations

import io
import itertools
from contextlib import suppress

from docx import Document
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from enjeu.errors import InputError
from enjeu.reading.article import read_bytes
from enjeu.reading.blocks import find_blocks
from enjeu.reading.boilerplate import sort_out
from enjeu.reading.encoding import SURELY_READ_TWICE, decode, plain
from enjeu.reading.formats.page import BROKEN
from enjeu.reading.sentences import split_sentences

# Pieces of French press text and of what surrounds it, joined in every order, with any character between.
PIECES = st.sampled_from(
    [
        *(
            "Le ministre a signé lundi un accord",
            "M. Dupont",
            "a-t-il dit",
            "n° 4",
            "av. J.-C.",
            "3,5 %",
            "10 000 €",
            "A. B.",
        ),
        *("« ", " »", "“", "”", '"', "(", ")", "...", "…", ".", " .", "!", "?", ":", ";", ",", "•", "— ", "- ", "1. "),
        *(
            "famineLa Chine",
            "NamJ'ai",
            "lemonde.fr",
            "https://a.fr/b?c=d",
            "@nom",
            "Image:",
            "Crédit photo, AFP",
            "Lire aussi : ",
        ),
        *(
            "Publié le 5 mai 2023 à 17h59",
            "il y a 23 minutes",
            "Par Jean Dupont",
            "Partager",
            "(AFP)",
            "YURI KADO",
            "fr-01",
        ),
        *(
            "Vos préférences de notification",
            "var a = {'b': 1};",
            "<script>",
            "\n",
            "\n\n",
            "\r\n",
            "\u2028",
            "\u00a0",
            "\t",
            "\x0c",
        ),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=25).map(" ".join) | st.lists(PIECES).map("".join) | st.text()
PATIENT = settings(deadline=None)  # the machine may be busy


@PATIENT
@given(TEXTS)
def test_sentences_and_the_gaps_between_them_are_the_text(text: str) -> None:
    cuts = split_sentences(text)
    edges = [0, *itertools.chain.from_iterable((cut.start, cut.end) for cut in cuts), len(text)]
    assert edges == sorted(edges)
    gaps = [text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]
    assert not "".join(gaps).strip()
    told = itertools.chain.from_iterable(
        itertools.zip_longest(gaps, (text[c.start : c.end] for c in cuts), fillvalue="")
    )
    assert "".join(told) == text
    assert all(text[cut.start : cut.end] == text[cut.start : cut.end].strip() != "" for cut in cuts)


@PATIENT
@given(TEXTS, st.none() | st.text(max_size=30))
def test_what_is_kept_and_what_is_set_aside_are_the_text(text: str, title: str | None) -> None:
    parts = sort_out(text, find_blocks(text), title)
    position = 0
    for part in parts:
        assert not text[position : part.start].strip()
        assert part.text == " ".join(text[part.start : part.end].split()) != ""
        position = part.end
    assert not text[position:].strip()


@PATIENT
@given(TEXTS)
def test_a_decoded_text_is_the_one_that_was_encoded(text: str) -> None:
    text = BROKEN.sub("", text)
    assume(not SURELY_READ_TWICE.search(text))  # it is put right
    try:
        assert decode(text.encode(), "a.txt").text == plain(text.removeprefix("\ufeff"))
    except InputError:
        assert any(character < " " or "\x7f" <= character < "\xa0" for character in text)


@PATIENT
@given(st.binary(max_size=300) | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary(max_size=3))
def test_any_bytes_are_text_or_refused_and_what_is_text_can_be_written(data: bytes, damage: bytes) -> None:
    with suppress(InputError):
        decode(data + damage + data, "a.txt").text.encode()


@PATIENT
@given(st.lists(TEXTS.map(lambda text: "".join(c for c in text if c.isprintable()).strip()).filter(len), max_size=5))
def test_a_word_document_is_read_whole(paragraphs: list[str]) -> None:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    try:
        article = read_bytes(stream.getvalue(), "a.docx", force=True)
    except InputError:
        return
    assert article.text.split() == plain(" ".join(paragraphs)).split()
    spans = sorted((s.start, s.end) for s in (*article.passages, *article.set_aside))
    covered = "".join(article.text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(article.text.split())
