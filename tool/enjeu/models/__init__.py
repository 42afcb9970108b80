"""The models: those the package carries, and where those of others are found.

A carried model is a folder here with a `manifest.json`: its id, its role, and the SHA-256 of each of its files. What a
model on the Hub is, `lock.py` remembers. No file is loaded that is not the one that was released or fetched.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from enjeu.errors import ModelError
from enjeu.models.lock import Lock, Pin

_HERE = Path(__file__).parent
# Families, by `model_type`, whose models translate or summarise; those of T5 do both.
SEQ2SEQ = {
    **dict.fromkeys(("marian", "m2m_100", "mbart"), "translator"),
    **dict.fromkeys(("bart", "pegasus", "pegasus_x", "led", "bigbird_pegasus", "longt5"), "summarizer"),
    **dict.fromkeys(("t5", "mt5", "umt5"), "translator or summarizer"),
}
ELSEWHERE = "set ENJEU_CACHE to a folder that can be written"  # where `cache_folder` cannot be
_WEIGHTS = ("*.safetensors", "*.json", "*.spm", "*.model", "*.txt")


def cache_folder() -> Path:
    """Where converted models are kept: `ENJEU_CACHE`, else the platform's cache folder for enjeu."""
    if chosen := os.environ.get("ENJEU_CACHE"):
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("enjeu", appauthor=False)


@dataclass(frozen=True)
class CarriedModel:
    """A model inside the package. `files` maps each file's name to its SHA-256."""

    id: str
    role: str
    path: Path
    files: dict[str, str]

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum((self.path / name).stat().st_size for name in self.files if (self.path / name).exists())

    @property
    def weights(self) -> str:
        """One hash for all files, as signatures carry it."""
        return hashlib.sha256(json.dumps(self.files, sort_keys=True).encode()).hexdigest()

    def damaged(self) -> list[str]:
        """Names of files that are missing or are not what the manifest says."""
        return _damaged(self.path, self.files)


def file_hash(path: Path) -> str | None:
    """SHA-256 of a file, None where there is none."""
    try:
        with path.open("rb") as f:
            return hashlib.file_digest(f, "sha256").hexdigest()
    except OSError:
        return None


@cache
def carried() -> tuple[CarriedModel, ...]:
    """Every model the package carries."""
    found = []
    for manifest in sorted(_HERE.glob("*/manifest.json")):
        fields = json.loads(manifest.read_text("utf-8"))
        found.append(CarriedModel(fields["id"], fields["role"], manifest.parent, fields["files"]))
    return tuple(found)


def verify() -> dict[str, list[str]]:
    """Damaged files of each carried model and of each that was fetched, by id; a fetched one that is gone has none."""
    found = {model.id: model.damaged() for model in carried()}
    for name, pin in lock().pins().items():
        if (folder := _snapshot(name, pin)) is not None:
            found[name] = _damaged(folder, pin.files)
    return found


def lock() -> Lock:
    """What names on the Hub meant when their models were fetched."""
    return Lock(cache_folder() / "models.lock.json")


@dataclass(frozen=True)
class Located:
    """A model on this disk: what it is called, its folder, the hash or commit of its weights.

    `files` holds the SHA-256 that each file must have, where that is known from elsewhere than from the files.
    """

    id: str
    folder: Path
    weights: str
    files: dict[str, str] | None = None

    def check(self) -> None:
        """Raise ModelError unless every file is the one that was released or fetched. To be called before loading."""
        if damaged := _damaged(self.folder, self.files or {}):
            raise ModelError(
                f"{self.id}: {damaged[0]} is not the file that was released, so the model is not loaded; "
                "install enjeu again, or for a fetched model run: enjeu models pull ID"
            )


@dataclass(frozen=True)
class PulledModel:
    """A model of the Hub that is on this disk, at one revision. `kind` is the `model_type` of its configuration."""

    id: str
    kind: str
    revision: str
    size: int
    path: Path


def pulled() -> list[PulledModel]:
    """The sequence-to-sequence models in the Hub's cache with weights that enjeu would load, by id and revision."""
    from huggingface_hub import scan_cache_dir
    from huggingface_hub.errors import CacheNotFound

    try:
        repositories = scan_cache_dir().repos
    except (CacheNotFound, OSError):
        return []
    found = []
    for repository in repositories:
        for revision in repository.revisions if repository.repo_type == "model" else ():
            kind = model_kind(revision.snapshot_path)
            if kind in SEQ2SEQ and _has_safetensors(revision.snapshot_path):
                size, place = revision.size_on_disk, revision.snapshot_path
                found.append(PulledModel(repository.repo_id, kind, revision.commit_hash, size, place))
    return sorted(found, key=lambda model: (model.id, model.revision))


def model_kind(folder: Path) -> str:
    """The `model_type` that a model's configuration names; empty where there is none."""
    try:
        fields = json.loads((folder / "config.json").read_text("utf-8"))
        return str(fields.get("model_type", ""))
    except (OSError, ValueError, AttributeError):
        return ""


def carried_for(role: str) -> Located | None:
    """The carried model for `role`, such as `translator`; None when the package carries none."""
    for model in carried():
        if model.role == role:
            return Located(model.id, model.path, model.weights, model.files)
    return None


def locate(spec: str, *, option: str, offline: bool, renew: bool = False) -> Located:
    """Find the model that the user named: a local folder, or a Hub id with an optional `@revision`.

    A Hub model is downloaded unless `offline`: at the commit that it had when it was first fetched or, with `renew`, at
    the one that it has now. Only weights in safetensors are taken, and no code. Raises ModelError.
    """
    folder = Path(spec)
    if folder.is_dir():
        _need_safetensors(folder, f"{option} {spec}: the folder")
        digest = hashlib.sha256()
        for path in sorted(p for pattern in _WEIGHTS for p in folder.glob(pattern)):
            digest.update(f"{path.name}\0{file_hash(path)}\0".encode())
        return Located(folder.name, folder, digest.hexdigest())
    if spec.partition("@")[0].count("/") != 1 or spec.startswith((".", "/", "~")):
        raise ModelError(f"{option} {spec}: no such folder, and not a Hub id (organisation/name)")
    pin = None if renew else lock().pins().get(spec)
    try:
        place = _fetch(spec, pin, offline=offline)
    except Exception as error:  # the Hub's client raises many kinds; every one of them means: not to be had
        why = "it is not on this disk (--offline)" if offline else f"it cannot be fetched ({type(error).__name__})"
        advice = "check its name and the connection" if renew else "leave the option out to do without it"
        raise ModelError(f"{option} {spec}: {why}; {advice}") from error
    _need_safetensors(place, f"{option} {spec}: this revision")
    if pin is None:
        names = sorted(path.name for pattern in _WEIGHTS for path in place.glob(pattern))
        pin = Pin(place.name, {name: file_hash(place / name) or "" for name in names})
        lock().put(spec, pin)
    return Located(spec.partition("@")[0], place, place.name, pin.files)


def _fetch(spec: str, pin: Pin | None, *, offline: bool) -> Path:
    """The folder of a Hub model's files, downloaded if need be; it is called by its commit."""
    repository, _, revision = spec.partition("@")
    if offline:
        os.environ["HF_HUB_OFFLINE"] = "1"  # read when huggingface_hub is imported
    from huggingface_hub import snapshot_download

    return Path(
        snapshot_download(
            repository,
            revision=pin.commit if pin else revision or None,
            allow_patterns=list(_WEIGHTS),
            local_files_only=offline,
        )
    )


def _snapshot(spec: str, pin: Pin) -> Path | None:
    try:
        return _fetch(spec, pin, offline=True)
    except Exception:  # not on this disk
        return None


def _has_safetensors(folder: Path) -> bool:
    """Whether the folder holds a whole model's weights in safetensors.

    By these names transformers takes them and never the pickled ones that may lie beside them.
    """
    return any((folder / name).is_file() for name in ("model.safetensors", "model.safetensors.index.json"))


def _need_safetensors(folder: Path, where: str) -> None:
    if not _has_safetensors(folder):
        raise ModelError(f"{where} holds no model.safetensors; pickled weights (.bin) can run code and are not taken")


def _damaged(folder: Path, files: dict[str, str]) -> list[str]:
    return [name for name, expected in files.items() if file_hash(folder / name) != expected]
