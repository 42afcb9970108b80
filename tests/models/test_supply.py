"""No weights are loaded that are not those released or fetched, and none that could run code.

The Hub is a server on this machine that speaks its protocol: what huggingface_hub asks of it is real.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from enjeu import models
from enjeu.errors import ModelError
from enjeu.models import Located, carried_for, locate
from enjeu.translation import load_translator
from tests.hostile.process import PACKAGE

NAME = "desk/tiny-fr-en"


@pytest.fixture
def copy(tmp_path: Path) -> Located:
    """The carried translator in a folder where it can be spoilt."""
    model = carried_for("translator")
    assert model is not None
    folder = tmp_path / "fr-en"
    shutil.copytree(model.folder, folder)
    return Located(model.id, folder, model.weights, model.files)


@pytest.mark.parametrize("name", ["model-00002-of-00003.safetensors", "vocab.json", "source.spm", "config.json"])
def test_a_carried_model_with_one_bit_changed_is_not_loaded(copy: Located, name: str) -> None:
    copy.check()
    data = bytearray((copy.folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copy.folder / name).write_bytes(data)
    with pytest.raises(ModelError, match=rf"^enjeu/fr-en: {name} is not the file that was released[^\n]*$"):
        load_translator(copy)


def test_a_carried_model_that_lacks_a_file_is_not_loaded(copy: Located) -> None:
    (copy.folder / "target.spm").unlink()
    with pytest.raises(ModelError, match=r"target\.spm"):
        load_translator(copy)


@pytest.mark.parametrize("beside", ["adapter.safetensors", "extra.json"])
def test_pickled_weights_are_not_taken_whatever_lies_beside_them(tmp_path: Path, beside: str) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(b"pickle")
    (tmp_path / "config.json").write_text('{"model_type": "marian"}')
    (tmp_path / beside).write_bytes(b"{}")
    with pytest.raises(ModelError, match="can run code"):
        locate(str(tmp_path), option="--translator", offline=True)


class Hub:
    """The part of the Hub that a download needs: a model's list of files at a commit, and the files."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.asked: list[str] = []
        hub = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.partition("?")[0]
                hub.asked.append(path)
                name = path.rpartition("/")[2]
                if path.startswith("/api/models/"):
                    described: object = [
                        {"type": "file", "path": file, "size": len(data), "oid": hashlib.sha1(data).hexdigest()}
                        for file, data in hub.files.items()
                    ]
                    if "/tree/" not in path:
                        siblings = [{"rfilename": file} for file in hub.files]
                        described = {"id": NAME, "sha": hub.commit, "siblings": siblings}
                    body = json.dumps(described).encode()
                    self.send_response(200)
                    self.send_header("Content-Type", "application/json")
                elif hub.commit in path and name in hub.files:
                    body = hub.files[name]
                    self.send_response(200)
                    self.send_header("X-Repo-Commit", hub.commit)
                    self.send_header("ETag", f'"{hashlib.sha256(body).hexdigest()}"')
                else:
                    body = b""
                    self.send_response(404)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if self.command == "GET":
                    self.wfile.write(body)

            do_HEAD = do_GET

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)

    @property
    def commit(self) -> str:
        return hashlib.sha1(repr(self.files).encode()).hexdigest()


@pytest.fixture
def hub() -> Iterator[Hub]:
    hub = Hub()
    hub.files = {
        "config.json": b'{"model_type": "marian"}',
        "model.safetensors": b"first",
        "run.py": b"evil",
        "a.bin": b"x",
    }
    threading.Thread(target=hub.server.serve_forever, daemon=True).start()
    yield hub
    hub.server.shutdown()


@pytest.fixture
def desk(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of its own for what is fetched."""
    monkeypatch.setenv("ENJEU_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hub"))
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{hub.server.server_port}")
    monkeypatch.setenv("PYTHONPATH", PACKAGE)
    for offline in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"):  # other tests in this process ask for it
        monkeypatch.delenv(offline, raising=False)
    return tmp_path


def program(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, because huggingface_hub reads its settings when it is imported."""
    command = [sys.executable, "-m", "enjeu", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def found(offline: bool = False) -> dict[str, str]:
    code = (
        "import sys; from enjeu.models import locate\n"
        f"m = locate('{NAME}', option='--translator', offline={offline}); m.check(); print(m.weights, m.folder)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
    if run.returncode:
        return {"error": run.stderr.splitlines()[-1]}
    commit, _, folder = run.stdout.strip().partition(" ")
    return {"commit": commit, "folder": folder}


def test_a_name_means_what_it_meant_when_it_was_fetched_until_it_is_pulled_again(hub: Hub, desk: Path) -> None:
    first = hub.commit
    pulled = program("models", "pull", NAME)
    assert pulled.returncode == 0, pulled.stderr
    assert first in pulled.stderr
    folder = Path(pulled.stdout.strip())
    assert sorted(path.name for path in folder.iterdir()) == ["config.json", "model.safetensors"]
    lock = json.loads((desk / "cache" / "models.lock.json").read_text())
    assert lock["models"][NAME]["commit"] == first
    assert lock["models"][NAME]["files"]["model.safetensors"] == hashlib.sha256(b"first").hexdigest()

    hub.files["model.safetensors"] = b"second"
    assert hub.commit != first
    assert found(offline=True) == found() == {"commit": first, "folder": str(folder)}

    assert program("models", "pull", NAME).returncode == 0
    assert found()["commit"] == hub.commit != first


def test_a_fetched_model_that_was_changed_is_not_loaded(hub: Hub, desk: Path) -> None:
    folder = Path(program("models", "pull", NAME).stdout.strip())
    weights = (folder / "model.safetensors").resolve()
    weights.write_bytes(b"other")
    assert f"{NAME}: model.safetensors is not the file that was released" in found(offline=True)["error"]
    verified = program("models", "verify")
    assert verified.returncode == 1
    assert "model.safetensors" in verified.stdout


def test_a_model_without_safetensors_is_not_fetched(hub: Hub, desk: Path) -> None:
    del hub.files["model.safetensors"]
    pulled = program("models", "pull", NAME)
    assert pulled.returncode == 3
    assert "pickled weights (.bin) can run code" in pulled.stderr
    assert not [path for path in hub.asked if path.endswith((".bin", ".py"))]


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"schema": "enjeu.models/1", "models": {"a/b": {}}}', "\0"])
def test_a_damaged_lock_stops_fetched_models_and_no_others(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENJEU_CACHE", str(tmp_path))
    (tmp_path / "models.lock.json").write_text(content)
    with pytest.raises(ModelError, match=r"models\.lock\.json: is damaged[^\n]*enjeu models pull"):
        models.locate(NAME, option="--translator", offline=True)
    carried = carried_for("translator")
    assert carried is not None
    carried.check()
