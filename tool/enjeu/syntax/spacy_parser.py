"""An installed spaCy pipeline in place of the carried tagger and parser.

spaCy gets enjeu's own words, so that offsets and names of several words stay what they are, and gives their tags and
heads. Its pipelines for French are trained on the same kind of treebank as ours (Universal Dependencies), so the labels
need no translation.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from enjeu.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

_FORMS = {"Fin": "FIN", "Inf": "INF"}


@dataclass(frozen=True)
class InstalledPipeline:
    """A French spaCy pipeline on this disk: its name and version, its folder, and a hash of all its files."""

    id: str
    folder: Path
    weights: str


def find_pipeline(spec: str) -> InstalledPipeline:
    """The pipeline that the user named: an installed package ("fr_core_news_md") or a folder. Raises ModelError."""
    folder = Path(spec) if Path(spec).is_dir() else _package(spec)
    # A package holds its pipeline in a folder named after its version.
    found = next((p.parent for p in [folder / "meta.json", *sorted(folder.glob("*/meta.json"))] if _is_whole(p)), None)
    if found is None:
        raise ModelError(f"--parser {spec}: holds no spaCy pipeline (a folder with config.cfg and meta.json)")
    try:
        meta = json.loads((found / "meta.json").read_text("utf-8"))
        language, name, version = str(meta["lang"]), str(meta["name"]), str(meta["version"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"--parser {spec}: its meta.json cannot be read") from error
    if language != "fr":
        raise ModelError(f"--parser {spec}: is a pipeline for {language!r}; gains are read from the French")
    digest = hashlib.sha256()
    for path in sorted(p for p in found.rglob("*") if p.is_file()):
        digest.update(f"{path.relative_to(found).as_posix()}\0".encode() + path.read_bytes())
    return InstalledPipeline(f"{language}_{name} {version}", found, digest.hexdigest())


def _package(spec: str) -> Path:
    try:
        found = importlib.util.find_spec(spec) if spec.isidentifier() else None
    except (ImportError, ValueError):
        found = None
    if found is None or not found.submodule_search_locations:
        raise ModelError(
            f"--parser {spec}: no such folder, and no installed package; try: python -m spacy download fr_core_news_md"
        )
    return Path(found.submodule_search_locations[0])


def _is_whole(meta: Path) -> bool:
    return meta.is_file() and (meta.parent / "config.cfg").is_file()


class SpacyParser:
    """Tags and heads from a spaCy pipeline."""

    def __init__(self, pipeline: InstalledPipeline) -> None:
        """Load it. Raises ModelError where it cannot be, or gives no parts of speech or no heads."""
        try:
            import spacy
        except ImportError:
            raise ModelError("--parser needs spaCy: pip install 'enjeu[spacy]'") from None
        try:
            self._nlp: Language = spacy.load(pipeline.folder, exclude=["ner"])
        except Exception as error:  # spaCy and its parts raise many kinds
            reason = " ".join(str(error).split())[:120]
            raise ModelError(f"--parser {pipeline.id}: spaCy cannot load it ({reason})") from error
        made = {attribute for name in self._nlp.pipe_names for attribute in self._nlp.get_pipe_meta(name).assigns}
        if "token.dep" not in made or not {"token.pos", "token.morph"} & made:
            raise ModelError(f"--parser {pipeline.id}: gives no dependencies, or no parts of speech")

    def __call__(self, words: Sequence[str]) -> tuple[list[str], list[int], list[str]]:
        """Tag, index of the head (-1 for the root) and label of each word."""
        from spacy.tokens import Doc

        if not words:
            return [], [], []
        # A name of several words is one word here; to spaCy it is to look like one.
        doc = self._nlp(Doc(self._nlp.vocab, words=[word.replace(" ", "-") for word in words]))
        roots = [token.i for token in doc if token.head.i == token.i]
        heads, labels = [], []
        for token in doc:
            if token.i == roots[0]:
                heads.append(-1)
                labels.append("root")
            elif token.head.i == token.i:  # spaCy made two sentences of it
                heads.append(roots[0])
                labels.append("parataxis")
            else:
                heads.append(token.head.i)
                labels.append(token.dep_)
        return [_tag(token) for token in doc], heads, labels


def _tag(token: Any) -> str:
    """A part of speech as the carried tagger writes it: forms of verbs told apart."""
    pos = token.pos_ or "X"
    if pos not in {"VERB", "AUX"}:
        return str(pos)
    form = next(iter(token.morph.get("VerbForm")), "Fin")
    tense = next(iter(token.morph.get("Tense")), "")
    kind = _FORMS.get(form) or ("PR" if tense == "Pres" or token.text.lower().endswith("ant") else "PP")
    return pos[0] + kind
