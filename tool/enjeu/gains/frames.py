"""The lexicon of predicates: `frames.toml`, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Frame:
    """A predicate and the slots of its roles. Empty slots are not looked for. See the head of `frames.toml`."""

    kind: str
    lemmas: frozenset[str]
    receiver: str
    thing: str
    status: str
    weight: float
    giver: str = ""
    things: str = "any"
    english: str = ""
    category: str = ""
    needs: str = ""
    light_verb: str = ""
    reflexive: bool = False
    only_refused: bool = False
    active: bool = False


@dataclass(frozen=True)
class Lexicon:
    """All frames, by kind of predicate, and the words that set a status."""

    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    lights: dict[str, tuple[Frame, ...]]
    deeds: dict[str, tuple[str, str]]
    wishes: frozenset[str]
    permission: frozenset[str]
    other_uses: dict[str, frozenset[str]]
    exchange: tuple[str, ...]
    modality: dict[str, frozenset[str]]

    def infinitives(self) -> frozenset[str]:
        """Every verb that some part of the extractor must recognise."""
        modal = (v for key, words in self.modality.items() if not key.endswith(("nouns", "adverbs")) for v in words)
        return frozenset(
            {
                *self.verbs,
                *self.lights,
                *self.deeds,
                *self.wishes,
                *modal,
                "être",
                "avoir",
                "faire",
                "pouvoir",
                "trouver",
                "mettre",
                "conclure",
                "signer",
                "voir",
                "perdre",
                "passer",
                "grimper",
                "progresser",
            }
        )


def _frames(kind: str, rows: list[dict[str, Any]]) -> list[Frame]:
    """The frames of one kind; a row of several light verbs, or whose English differs by verb, makes one for each."""
    frames = []
    for row in rows:
        english = row.get("english", "")
        if isinstance(english, dict):
            frames += [_frame(kind, {**row, "lemmas": [verb], "english": text}) for verb, text in english.items()]
        elif isinstance(row.get("verb"), list):
            frames += [_frame(kind, {**row, "verb": verb}) for verb in row["verb"]]
        else:
            frames.append(_frame(kind, row))
    return frames


def _frame(kind: str, row: dict[str, Any]) -> Frame:
    rest = {k: v for k, v in row.items() if k not in {"lemmas", "noun", "verb"}}
    return Frame(kind=kind, lemmas=frozenset(row.get("lemmas") or row["noun"]), light_verb=row.get("verb", ""), **rest)


def _by_lemma(frames: list[Frame]) -> dict[str, tuple[Frame, ...]]:
    table: dict[str, list[Frame]] = {}
    for frame in frames:
        for lemma in [frame.light_verb] if frame.light_verb else sorted(frame.lemmas):
            table.setdefault(lemma, []).append(frame)
    return {lemma: tuple(found) for lemma, found in table.items()}


@cache
def lexicon() -> Lexicon:
    """The lexicon that the package carries."""
    data = tomllib.loads((files("enjeu.gains") / "frames.toml").read_text(encoding="utf-8"))
    return Lexicon(
        verbs=_by_lemma(_frames("verb", data["verb"])),
        nouns=_by_lemma(_frames("noun", data["noun"])),
        lights=_by_lemma(_frames("light", data["light"])),
        deeds={verb: (row[0], row[1]) for verb, row in data["deeds"].items()},
        wishes=frozenset(v for row in data["wish"] for v in row["lemmas"]),
        permission=frozenset(data["permission"]["lemmas"]),
        other_uses={verb: frozenset(objects) for verb, objects in data["other_uses"].items()},
        exchange=tuple(data["exchange"]["phrases"]),
        modality={key: frozenset(words) for key, words in data["modality"].items()},
    )
