import json
import logging
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enjeu.cache import SCHEMA, STALE_AFTER, Cache, State, canonical, unfinished, write_atomically

A, B = "a" * 64, "b" * 64
SIGNATURE = {"model": "marian", "weights": "0f" * 32, "beam": 4}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)

WRITER = """
import sys
from pathlib import Path
from enjeu.cache import Cache
cache = Cache(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    value = {"number": number % 7, "text": f"phrase {number % 7} " * 40_000}
    cache.put("translation", sys.argv[2] * 64, {"n": number % 7}, value)
"""

CLIENT = """
import random, sys
from pathlib import Path
from enjeu.cache import Cache
chance = random.Random(int(sys.argv[2]))
cache = Cache(Path(sys.argv[1]))
for _ in range(300):
    number = chance.randrange(12)
    digest = f"{number:x}" * 64
    value = cache.get("brief", digest, {"n": number})
    if value is None or chance.random() < 0.3:
        cache.put("brief", digest, {"n": number}, [number] * 2_000)
    elif value != [number] * 2_000:
        sys.exit("poisoned")
    if chance.random() < 0.01:
        cache.clear()
"""


def _only_entry(cache):
    (entry,) = cache.entries()
    return entry.path


def test_a_value_comes_back_under_the_same_three_keys_only(tmp_path):
    cache = Cache(tmp_path)
    cache.put("summary", A, SIGNATURE, {"text": "« Été »", "n": [1, 2.5, None]})
    assert cache.get("summary", A, dict(reversed(SIGNATURE.items()))) == {"text": "« Été »", "n": [1, 2.5, None]}
    assert cache.get("translation", A, SIGNATURE) is None
    assert cache.get("summary", B, SIGNATURE) is None
    assert cache.get("summary", A, {**SIGNATURE, "beam": 5}) is None


def test_a_value_comes_back_with_its_keys_in_their_order(tmp_path):
    cache = Cache(tmp_path)
    cache.put("gains", A, SIGNATURE, {"b": {"z": 1, "y": 2}, "a": 3})
    assert json.dumps(cache.get("gains", A, SIGNATURE)) == '{"b": {"z": 1, "y": 2}, "a": 3}'


def test_a_cache_without_a_folder_keeps_nothing():
    cache = Cache(None)
    cache.put("summary", A, SIGNATURE, 1)
    assert cache.get("summary", A, SIGNATURE) is None
    assert list(cache.entries()) == []
    assert cache.prune().files == cache.clear().files == 0


@settings(max_examples=40, deadline=None)
@given(value=JSON, signature=st.dictionaries(st.text(), JSON, max_size=4))
def test_any_json_value_survives_the_round_trip(tmp_path_factory, value, signature):
    cache = Cache(tmp_path_factory.mktemp("cache"))
    cache.put("stage", A, signature, value)
    assert cache.get("stage", A, signature) == value


@given(first=JSON, second=JSON)
def test_two_values_share_a_canonical_form_only_when_they_are_the_same_json(first, second):
    same = json.dumps(first, sort_keys=True) == json.dumps(second, sort_keys=True)
    assert (canonical(first) == canonical(second)) == same


def test_an_entry_is_readable_json_that_says_what_it_is(tmp_path):
    cache = Cache(tmp_path)
    cache.put("summary", A, SIGNATURE, "text")
    path = _only_entry(cache)
    record = json.loads(path.read_text())
    assert path.parent == tmp_path / "summary" / "aa"
    assert record["schema"] == SCHEMA
    assert (record["stage"], record["sha256"], record["signature"]) == ("summary", A, SIGNATURE)


def test_a_bit_flipped_in_any_byte_is_a_miss(tmp_path):
    cache = Cache(tmp_path)
    cache.put("summary", A, SIGNATURE, {"text": "L'été, « ici » \ud800", "figures": [1, 1e-05]})
    path = _only_entry(cache)
    whole = path.read_bytes()
    for position in range(len(whole)):
        flipped = bytearray(whole)
        flipped[position] ^= 1 << position % 8
        path.write_bytes(flipped)
        assert cache.get("summary", A, SIGNATURE) is None, position


def test_an_entry_cut_at_any_place_is_a_miss(tmp_path):
    cache = Cache(tmp_path)
    cache.put("summary", A, SIGNATURE, list(range(30)))
    path = _only_entry(cache)
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert cache.get("summary", A, SIGNATURE) is None, length


def test_a_damaged_entry_is_said_once_and_the_next_result_replaces_it(tmp_path, caplog):
    cache = Cache(tmp_path)
    cache.put("summary", A, SIGNATURE, "text")
    _only_entry(cache).write_bytes(b"\x00" * 50)
    with caplog.at_level(logging.WARNING, "enjeu"):
        assert cache.get("summary", A, SIGNATURE) is None
        assert cache.get("summary", A, SIGNATURE) is None
    assert [record.message.split(":")[0] for record in caplog.records] == [
        "a damaged cache entry is set aside and made again"
    ]
    cache.put("summary", A, SIGNATURE, "text")
    assert cache.get("summary", A, SIGNATURE) == "text"


def test_a_sound_entry_in_the_place_of_another_is_a_miss(tmp_path):
    cache = Cache(tmp_path)
    cache.put("summary", A, SIGNATURE, "of a")
    of_a = _only_entry(cache)
    cache.put("summary", B, SIGNATURE, "of b")
    (of_b,) = (entry.path for entry in cache.entries() if entry.sha256 == B)
    of_b.write_bytes(of_a.read_bytes())
    assert cache.get("summary", B, SIGNATURE) is None
    assert [state for _, state in cache.verify()] == [State.SOUND, State.DAMAGED]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b'"enjeu.cache/1"',
        b"[" * 100_000,
        b'{"schema":"enjeu.cache/1"}',
        b'{"schema":7}',
        b"\xff\xfe",
    ],
)
def test_files_that_enjeu_did_not_write_are_misses(tmp_path, content):
    cache = Cache(tmp_path)
    cache.put("summary", A, SIGNATURE, "text")
    _only_entry(cache).write_bytes(content)
    assert cache.get("summary", A, SIGNATURE) is None
    assert [state for _, state in cache.verify()] == [State.DAMAGED]


def test_an_entry_of_another_version_is_foreign_and_replaced(tmp_path):
    cache = Cache(tmp_path)
    cache.put("summary", A, SIGNATURE, "text")
    path = _only_entry(cache)
    path.write_text(json.dumps({"schema": "enjeu.cache/0", "value": "old"}))
    assert cache.get("summary", A, SIGNATURE) is None
    assert [state for _, state in cache.verify()] == [State.FOREIGN]
    cache.put("summary", A, SIGNATURE, "new")
    assert cache.get("summary", A, SIGNATURE) == "new"


def test_prune_takes_what_is_unusable_and_leaves_what_is_sound(tmp_path):
    cache = Cache(tmp_path)
    for digit in "abcd":
        cache.put("summary", digit * 64, SIGNATURE, digit)
    damaged, foreign, *_ = (entry.path for entry in cache.entries())
    damaged.write_bytes(damaged.read_bytes()[:-9])
    foreign.write_text('{"schema": "enjeu.cache/9"}')
    stale, fresh = unfinished(damaged), unfinished(damaged)
    for path in (stale, fresh):
        path.write_bytes(b"{")
    os.utime(stale, (time.time() - 2 * STALE_AFTER,) * 2)
    stranger = tmp_path / "summary" / "notes.txt"
    stranger.write_text("mine")
    assert cache.prune().files == 3
    assert fresh.exists()
    assert stranger.exists()
    assert [state for _, state in cache.verify()] == [State.SOUND] * 2
    assert cache.prune(older_than=-1).files == 2


def test_prune_takes_what_is_not_wanted_any_more(tmp_path):
    cache = Cache(tmp_path)
    for weights in ("old", "new"):
        cache.put("translation", A, {"translation": {"weights": weights}}, weights)
    assert cache.prune(unwanted=lambda signature: signature["translation"]["weights"] == "old").files == 1
    assert cache.get("translation", A, {"translation": {"weights": "new"}}) == "new"


@settings(max_examples=60)
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7), cut=st.booleans())
def test_no_flipped_bit_and_no_cut_passes_for_the_entry(tmp_path_factory, place, bit, cut):
    cache = Cache(tmp_path_factory.mktemp("cache"))
    cache.put("summary", A, SIGNATURE, {"text": "Séoul — l'accord", "n": [1, 2.5, None]})
    path = _only_entry(cache)
    data = bytearray(path.read_bytes())
    at = int(place * len(data))
    if cut:
        del data[at:]
    else:
        data[at] ^= 1 << bit
    path.write_bytes(data)
    assert cache.get("summary", A, SIGNATURE) is None
    assert [state for _, state in cache.verify()] != [State.SOUND]
    assert cache.prune().files == 1


def test_clear_takes_one_stage_or_all_and_no_file_of_others(tmp_path):
    cache = Cache(tmp_path)
    cache.put("summary", A, SIGNATURE, 1)
    cache.put("translation", A, SIGNATURE, 2)
    (tmp_path / "notes.txt").write_text("mine")
    assert cache.clear("summary").files == 1
    assert cache.get("translation", A, SIGNATURE) == 2
    assert cache.clear().files == 1
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["CACHEDIR.TAG", "notes.txt"]


def test_writers_killed_at_random_leave_nothing_that_is_read_as_whole_and_is_not(tmp_path):
    chance = random.Random(7)
    for _ in range(6):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), "a"])
        time.sleep(0.3 + chance.random() * 0.3)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    states = [state for _, state in Cache(tmp_path).verify()]
    assert states
    assert set(states) == {State.SOUND}


def test_eight_processes_on_one_cache_poison_nothing(tmp_path):
    clients = [
        subprocess.Popen([sys.executable, "-c", CLIENT, str(tmp_path), str(seed)], stderr=subprocess.PIPE, text=True)
        for seed in range(8)
    ]
    assert [(client.communicate()[1], client.returncode) for client in clients] == [("", 0)] * 8
    assert all(state is State.SOUND for _, state in Cache(tmp_path).verify())
    assert not list(tmp_path.rglob("*.tmp"))


def _read_only(folder):
    """Make a folder unwritable even for root, who ignores permission bits; None where that is not possible."""
    folder.chmod(0o555)
    try:
        (folder / "probe").touch()
    except OSError:
        return ["true"]
    (folder / "probe").unlink()
    bind = subprocess.run(["mount", "--bind", "-o", "ro", folder, folder], capture_output=True, check=False)
    return ["umount", folder] if bind.returncode == 0 else None


def test_a_read_only_cache_still_serves_and_complains_once(tmp_path, caplog):
    cache = Cache(tmp_path)
    cache.put("summary", A, SIGNATURE, "kept")
    undo = _read_only(tmp_path)
    if undo is None:
        pytest.skip("this user can write everywhere, and may not mount")
    try:
        with caplog.at_level(logging.WARNING, "enjeu"):
            for digit in "bcd":
                cache.put("summary", digit * 64, SIGNATURE, "lost")
        assert cache.get("summary", A, SIGNATURE) == "kept"
        assert cache.get("summary", B, SIGNATURE) is None
        assert len(caplog.records) == 1
        assert "going on without" in caplog.text
    finally:
        subprocess.run(undo, check=True)
        tmp_path.chmod(0o755)


def test_a_cache_whose_place_is_a_file_is_no_cache(tmp_path, caplog):
    (tmp_path / "cache").write_text("in the way")
    cache = Cache(tmp_path / "cache")
    cache.put("summary", A, SIGNATURE, 1)
    cache.put("summary", B, SIGNATURE, 1)
    assert cache.get("summary", A, SIGNATURE) is None
    assert sum("cannot be written" in record.message for record in caplog.records) == 1


@pytest.fixture
def small_disk(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "enjeu-test", disk]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("a file system cannot be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_loses_the_entry_and_nothing_else(small_disk, caplog):
    cache = Cache(Path(small_disk))
    digests = [f"{number:064x}" for number in range(12)]
    for digest in digests:
        cache.put("summary", digest, SIGNATURE, "x" * 50_000)
    found = [cache.get("summary", digest, SIGNATURE) for digest in digests]
    assert 0 < sum(value is not None for value in found) < 12
    assert set(found) == {None, "x" * 50_000}
    assert not list(small_disk.rglob("*.tmp"))
    assert sum("cannot be written" in record.message for record in caplog.records) == 1
    cache.clear()
    cache.put("summary", A, SIGNATURE, "again")
    assert cache.get("summary", A, SIGNATURE) == "again"


def test_a_file_that_cannot_be_written_is_named_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "brief.md").mkdir()
    with pytest.raises(OSError, match=r"brief\.md'$"):
        write_atomically(tmp_path / "brief.md", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["brief.md"]
