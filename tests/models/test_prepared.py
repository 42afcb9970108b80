"""Converted models that are of no more use are found and removed, and no other."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from enjeu.models import carried_for, lock
from enjeu.models.lock import Pin
from enjeu.translation.ctranslate import HASHES, ORIGIN, conversion
from enjeu.translation.prepared import prepared, prune_prepared

DAY = 86_400.0
CARRIED = carried_for("translator")
COMMIT = "c" * 40


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENJEU_CACHE", str(tmp_path / "cache"))


def made(place: Path, *, origin: Path | None = None, days_ago: float = 3.0) -> Path:
    """A converted model that was last used some days ago."""
    place.mkdir(parents=True)
    (place / "model.bin").write_bytes(b"0" * 1000)
    (place / HASHES).write_text("{}")
    if origin is not None:
        (place / ORIGIN).write_text(str(origin))
    used = time.time() - days_ago * DAY
    for path in (place / HASHES, place):
        os.utime(path, (used, used))
    return place


def other_version(place: Path) -> Path:
    return place.with_name(place.name.rpartition("-ct")[0] + "-ct1.2")


def test_only_what_is_of_no_more_use_is_removed(tmp_path: Path) -> None:
    assert CARRIED is not None
    lock().put("desk/fr-en", Pin(COMMIT, {}))
    (tmp_path / "mine").mkdir()
    kept = {
        made(conversion(CARRIED.weights)),
        made(conversion(CARRIED.weights, "float32")),
        made(conversion(COMMIT)),
        made(conversion("1" * 64), origin=tmp_path / "mine"),
        made(conversion("2" * 64), days_ago=0.1),  # perhaps by another installation
        made(conversion("x").parent / "notes"),  # nothing of ours
    }
    gone = {
        made(other_version(conversion(CARRIED.weights))),
        made(conversion("3" * 64)),
        made(conversion("4" * 64), origin=CARRIED.folder),  # what was carried once
        made(conversion("5" * 64), origin=tmp_path / "removed"),
        made(conversion(CARRIED.weights).with_name(conversion(CARRIED.weights).name.replace("int8x64", "int8"))),
        made(conversion("x").parent / "tmpab12_xyz"),  # a conversion that was killed
    }
    removed = prune_prepared()
    assert {path for path in kept | gone if path.exists()} == kept
    assert removed.files >= 2 * len(gone)
    assert prune_prepared().files == 0


def test_each_is_named_after_its_model_with_its_size_and_last_use(tmp_path: Path) -> None:
    assert CARRIED is not None
    (tmp_path / "mine").mkdir()
    made(conversion("1" * 64), origin=tmp_path / "mine", days_ago=1.5)
    made(conversion(CARRIED.weights), days_ago=0.1)
    made(conversion("3" * 64))
    found = prepared()
    assert [(one.model, one.needed, one.removable) for one in found] == [
        (CARRIED.id, True, False),
        (str(tmp_path / "mine"), True, False),
        ("–", False, True),
    ]
    assert found[2].size >= 1002
    assert abs(time.time() - found[1].used.timestamp() - 1.5 * DAY) < 600


def test_where_nothing_is_prepared_there_is_nothing_to_remove() -> None:
    assert prepared() == []
    assert prune_prepared().files == 0
