import os
import shutil
import subprocess
import sys

import pytest

from docs.commands import commands

HEAVY = {
    "babel", "ctranslate2", "docx", "jinja2", "numpy", "py3langid", "pypdf", "sentencepiece", "spacy", "torch",
    "trafilatura", "transformers",
}  # fmt: skip


def imported_by(run, *arguments):
    """Top-level modules that a run of the program imports, as Python itself reports them."""
    done = run(*arguments, PYTHONPROFILEIMPORTTIME="1")
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    assert len(lines) > 50
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


@pytest.mark.parametrize("command", list(commands()), ids=" ".join)
def test_every_help_text_ends_with_an_example(enjeu_run, command):
    done = enjeu_run(*command, "--help", COLUMNS="80")
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= 80
    last = done.stdout.strip().splitlines()[-1].strip()
    assert last.startswith("Example: ")
    assert "enjeu " + " ".join(command) in last


def test_help_loads_nothing_heavy(enjeu_run):
    assert not imported_by(enjeu_run, "--help") & HEAVY


def seconds_used(run):
    """Processor seconds of `run()`, a process that it waits for; the least of three."""
    resource = pytest.importorskip("resource")
    used = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(used)


def test_a_cached_brief_loads_nothing_heavy_and_takes_little_time(enjeu_run, articles):
    article = articles / "article0.txt"
    enjeu_run("brief", article)
    assert not imported_by(enjeu_run, "brief", article) & HEAVY

    def cached():
        assert "brief from cache" in enjeu_run("brief", article, COLUMNS="400").stdout

    def libraries():  # what the program stands on, loaded and left: the measure of the machine, fast or slow
        subprocess.run([sys.executable, "-c", "import pydantic, rich.markdown, typer.rich_utils"], check=True)

    assert seconds_used(cached) < 3 * seconds_used(libraries)


def test_without_arguments_the_help_is_shown(enjeu_run):
    assert "Usage: enjeu" in enjeu_run().stdout


def test_the_version_is_that_of_the_package(enjeu_run):
    from enjeu import __version__

    assert enjeu_run("--version").stdout == f"enjeu {__version__}\n"


def test_completion_of_a_command_name_works(enjeu_run):
    done = enjeu_run(_ENJEU_COMPLETE="complete_bash", COMP_WORDS="enjeu tr", COMP_CWORD="1")
    assert done.stdout.split() == ["translate"]


def test_bash_completes_commands_options_and_values(environment, tmp_path):
    """The script that --show-completion prints, loaded by a real bash that is asked as the Tab key asks it."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    (tmp_path / "enjeu").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m enjeu "$@"\n')
    (tmp_path / "enjeu").chmod(0o755)
    script = """
        source <(enjeu --show-completion bash)
        ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _enjeu_completion enjeu; echo ${COMPREPLY[*]}; }
        ask enjeu ca; ask enjeu brief --glo; ask enjeu brief --length ""; ask enjeu models v
    """
    settings = {
        "PATH": f"{tmp_path}{os.pathsep}{environment['PATH']}",
        "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1",
    }
    done = subprocess.run(
        [bash, "-c", script], capture_output=True, text=True, env={**environment, **settings}, check=False
    )
    assert done.stdout.splitlines() == ["cache", "--glossary", "short medium long", "verify"], done.stderr


def test_output_is_utf8_where_the_locale_says_otherwise(enjeu_run, articles):
    done = enjeu_run("brief", articles / "article0.txt", LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0
    assert "╭" in done.stdout


def test_no_escape_sequence_goes_into_a_pipe(enjeu_run, articles):
    done = enjeu_run("brief", articles / "article0.txt", TERM="xterm-256color")
    assert "\x1b" not in done.stdout + done.stderr
    assert done.stderr == ""


def test_a_reader_that_leaves_early_is_no_error(articles, environment):
    command = f"{sys.executable} -m enjeu brief {articles}/*.txt --json | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, env=environment, check=False)
    assert done.stdout == b'{"schema":'
    assert done.stderr == b""


def test_a_full_output_is_said(articles, environment):
    command = f"{sys.executable} -m enjeu brief {articles}/article0.txt > /dev/full"
    done = subprocess.run(["bash", "-c", command], capture_output=True, env=environment, check=False)
    assert done.returncode == 1
    assert done.stderr == b"enjeu: output: No space left on device\n"
