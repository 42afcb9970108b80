"""README and docs/: what they say can be typed, linked, read and run is so."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from docs.commands import PAGE, commands, reference
from enjeu.cli.app import app
from enjeu.render.schema import brief_schema

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
IDS = [str(page.relative_to(ROOT)) for page in PAGES]
TEXT = "Paris livre des obus à Kiev\n\nLa France a livré des obus à l’Ukraine mardi. L’Ukraine demande des missiles.\n"


def _blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def _anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


def test_the_command_reference_is_that_of_the_help_texts() -> None:
    assert PAGE.read_text("utf-8") == reference(), "the help texts have changed: make docs"


def test_every_command_has_an_example_in_the_reference() -> None:
    sections = PAGE.read_text("utf-8").split("\n## ")[1:]
    assert len(sections) == len(list(commands())) > 15
    for section in sections:
        assert re.search(rf"Example: .*\b{section.splitlines()[0]}\b", section)


def _parsed(words: list[str]) -> tuple[Any, list[str]]:
    """The command that the words name, and the words after it."""
    from typer.main import get_command

    command: Any = get_command(app)
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]
    return command, words


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_command_line_on_a_page_exists_with_its_options(page: Path) -> None:
    lines = [line for block in _blocks(page, "(?:text|bash)?") for line in block.splitlines()]
    calls = [found for line in lines for found in re.findall(r"(?:^|\| |\$\()(enjeu [^|)>]*)", line)]
    for call in calls if page != PAGE else ():
        command, words = _parsed(shlex.split(call, comments=True)[1:])
        assert not hasattr(command, "commands") or words in (["--help"], ["--install-completion"], ["--version"]), call
        known = {name for param in command.params for name in (*param.opts, *param.secondary_opts)} | {"--help"}
        used = {word.split("=")[0] for word in words if re.match("--?[a-z]", word)}
        assert used <= known, f"{call}: {used - known}"


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_link_on_a_page_leads_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    targets = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'(?:src|href)="([^"]+)"', text)
    for target in targets:
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        assert there.exists(), target
        assert not anchor or anchor in _anchors(there), target


def test_every_page_can_be_reached_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [page.name for page in (ROOT / "docs").glob("*.md") if f"docs/{page.name}" not in readme] == []


def test_the_python_on_every_page_runs(tmp_path: Path) -> None:
    """Each page is one program; all run in one process, so that the models are loaded once."""
    (tmp_path / "article.txt").write_text(TEXT, "utf-8")
    programs = {str(page): "\n".join(_blocks(page, "python")) for page in PAGES if _blocks(page, "python")}
    assert len(programs) >= 4
    run_each = "import json, sys\nfor page, text in json.load(sys.stdin).items(): exec(compile(text, page, 'exec'), {})"
    command = [sys.executable, "-c", run_each]
    done = subprocess.run(
        command, input=json.dumps(programs), cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_key_of_the_contract_is_explained() -> None:
    page = (ROOT / "docs" / "json.md").read_text("utf-8")
    schema = brief_schema()
    keys = {key for record in (schema, *schema["$defs"].values()) for key in record.get("properties", ())}
    assert {key for key in keys if f"`{key}`" not in page} == set()


def test_every_status_and_flag_is_explained() -> None:
    from enjeu.records import Status
    from enjeu.render.parts import FLAG_WORDS

    page = (ROOT / "docs" / "reading-a-brief.md").read_text("utf-8")
    for word in (*Status, *FLAG_WORDS.values()):
        assert f"| {word} |" in page


def test_the_picture_in_the_readme_is_a_real_brief_and_asks_for_nothing_from_outside() -> None:
    picture = (ROOT / "docs" / "brief.svg").read_text("utf-8")
    words = " ".join("".join(ET.fromstring(picture).itertext()).replace("\u00a0", " ").split())
    for part in ("$ enjeu brief seeds/", "What each side gains", "sentences translated", "North Korea", "Written to"):
        assert part in words
    assert not re.search(r"url\((?!#)|href|@import|<script", picture)
