"""Articles made of sentences, and what is told of their sides."""

from enjeu.gains import find_sides
from enjeu.records import Sentence, Side


def sentences(*texts: str) -> list[Sentence]:
    return [Sentence(id=i, start=0, end=len(t), fr=t, en=t, paragraph=0) for i, t in enumerate(texts)]


def sides(*texts: str, title: str | None = None, named: tuple[str, ...] = ()) -> dict[str, Side]:
    return {s.name: s for s in find_sides(sentences(*texts), title, named)}


def bullets(side: Side) -> str:
    return " | ".join(g.text for g in side.gains)
