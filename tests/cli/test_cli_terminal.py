import os
import re
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty")


@pytest.fixture
def on_terminal(environment):
    """Runs the program with one of its streams on a terminal of 80 columns; gives what came out there."""

    def run(stream, *arguments, **more):
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-m", "enjeu", *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            env={**environment, "TERM": "xterm-256color", "COLUMNS": "80", **more},
            **{"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: theirs},
        )
        os.close(theirs)
        seen = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            seen += part
        os.close(ours)
        assert process.wait(120) == 0
        return seen.decode()

    return run


def test_progress_names_the_stages_on_a_terminal(on_terminal, articles):
    seen = on_terminal("stderr", "brief", articles / "article0.txt", "--no-cache")
    assert "article0.txt · translating" in seen


def test_quiet_and_cached_runs_draw_no_progress(on_terminal, articles):
    assert on_terminal("stderr", "brief", articles / "article0.txt", "--no-cache", "--quiet") == ""
    on_terminal("stderr", "brief", articles / "article0.txt", "--quiet")
    assert on_terminal("stderr", "brief", articles / "article0.txt") == ""


def test_a_brief_is_coloured_on_a_terminal_unless_no_color_is_set(on_terminal, articles):
    colour = re.compile(r"\x1b\[(?:\d+;)*3[0-9](?:;\d+)*m")
    assert colour.search(on_terminal("stdout", "brief", articles / "article0.txt"))
    assert not colour.search(on_terminal("stdout", "brief", articles / "article0.txt", NO_COLOR="1"))


def test_no_line_of_a_brief_is_wider_than_the_terminal(on_terminal, articles):
    from rich.cells import cell_len

    plain = re.sub(r"\x1b\[[0-9;]*m", "", on_terminal("stdout", "brief", articles / "article0.txt"))
    assert max(cell_len(line) for line in plain.splitlines()) <= 80


def test_a_translation_is_followed_by_what_became_of_its_sentences(on_terminal, articles):
    assert re.search(r"\d+ of \d+ sentences translated", on_terminal("stderr", "translate", articles / "article0.txt"))
    on_terminal("stderr", "translate", articles / "article0.txt", "--quiet")
    assert on_terminal("stderr", "translate", articles / "article0.txt", "--quiet") == ""


def test_steps_that_cannot_be_counted_are_not_counted(on_terminal, articles):
    assert "?" not in on_terminal("stderr", "brief", articles / "article0.txt", "--no-cache").replace("[?25", "")


def test_the_first_brief_says_what_it_prepares_and_the_second_does_not(on_terminal, articles, tmp_path):
    models = {"ENJEU_CACHE": str(tmp_path)}
    said = "preparing the translation model: once on this machine"
    assert "not yet; the first brief does it" in on_terminal("stdout", "doctor", **models)
    first, second = (on_terminal("stderr", "brief", articles / "article0.txt", "--no-cache", **models) for _ in "12")
    assert said in first
    assert said not in second
    assert "not yet; the first brief does it" not in on_terminal("stdout", "doctor", **models)


@pytest.mark.parametrize(("columns", "bar"), [("40", False), ("80", True)])
def test_of_a_long_name_goes_what_the_stage_and_the_count_need(on_terminal, articles, tmp_path, columns, bar):
    long = tmp_path / "2023-09-05_agence_sommet_de_vladivostok_version_longue.txt"
    long.write_bytes((articles / "article0.txt").read_bytes())
    seen = re.sub(
        r"\x1b\[[0-9;?]*[a-zA-Z]", "", on_terminal("stderr", "translate", long, "--no-cache", COLUMNS=columns)
    )
    lines = re.split(r"[\r\n]+", seen)
    counting = [line for line in lines if re.search(r"2023-09-05_\w*… · translating .*\d+/\d+", line)]
    assert counting
    assert all(("━" in line) is bar for line in counting)
    assert max(map(len, counting)) <= int(columns)
