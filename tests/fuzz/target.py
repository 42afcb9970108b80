"""What must hold for any bytes under any name."""

from __future__ import annotations

from enjeu.errors import InputError
from enjeu.reading.article import read_bytes
from enjeu.records import Article

SUFFIXES = (".txt", ".md", ".html", ".pdf", ".docx")


def read(data: bytes) -> None:
    """An article that covers its text and can be written as JSON, or one line that names the file."""
    name = "a" + SUFFIXES[data[0] % len(SUFFIXES)] if data else "a.txt"
    try:
        article = read_bytes(data[1:], name, force=True)
    except InputError as error:
        said = str(error)
    else:
        _check(article)
        return
    assert said.startswith(f"{name}: ")
    assert "\n" not in said


def _check(article: Article) -> None:
    position = 0
    for start, end in sorted((s.start, s.end) for s in (*article.passages, *article.set_aside)):
        assert position <= start < end
        assert not article.text[position:start].strip()
        position = end
    assert not article.text[position:].strip()
    assert Article.model_validate_json(article.model_dump_json()) == article
