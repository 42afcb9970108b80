"""`--offline` never opens a socket: the real program runs under an audit hook that ends it at the first one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

GUARDED = """
import os, sys

def no_socket(event, args):
    if event.startswith("socket."):
        os.write(2, f"SOCKET {event} {args!r}\\n".encode())
        os._exit(99)

sys.addaudithook(no_socket)
from enjeu.cli.app import main
sys.argv = ["enjeu", *sys.argv[1:]]
main()
"""


def guarded(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", GUARDED, *arguments], capture_output=True, text=True)


def test_the_guard_itself_sees_a_socket() -> None:
    program = GUARDED.split("from enjeu")[0] + "import socket; socket.create_connection(('127.0.0.1', 9), timeout=1)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True).returncode == 99


@pytest.mark.parametrize("engine", ["ctranslate2", "torch"])
def test_a_brief_offline_opens_no_socket(engine: str, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Le président russe a rencontré le dirigeant nord-coréen mercredi en Russie.", "utf-8")
    done = guarded("brief", str(article), "--offline", "--no-cache", "--engine", engine, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert '"schema": "enjeu.brief/1"' in done.stdout


def test_a_hub_model_that_is_not_here_is_refused_offline_without_a_socket(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Le président russe a rencontré le dirigeant nord-coréen mercredi en Russie.", "utf-8")
    done = guarded("brief", str(article), "--offline", "--no-cache", "--translator", "nobody/opus-mt-fr-en")
    assert done.returncode == 3, done.stderr
    assert "nobody/opus-mt-fr-en" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
