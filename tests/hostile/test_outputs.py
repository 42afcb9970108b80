"""One article that attacks whatever shows it, through the real pipeline: the bytes of every output are looked at."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import lxml.html
import pytest
import yaml
from markdown_it import MarkdownIt

from enjeu.cache import Cache
from enjeu.pipeline import Options, Pipeline
from enjeu.render.html import to_html
from enjeu.render.markdown import to_markdown
from enjeu.render.schema import brief_schema
from tests.hostile.inputs import MARKUP_ATTACKS, TITLE_ATTACKS, accepted, attack_article
from tests.hostile.process import PACKAGE, enjeu_process

# C0 but the newline, DEL, C1, and what changes direction or shows nothing: as bytes of UTF-8.
UNSAFE = re.compile(
    rb"[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf|"
    rb"\xed[\xa0-\xbf]"
)
STYLE = re.compile(rb"\x1b\[[0-9;]*m")  # rich's own colours and weights
FORMS = ("table", "json", "md", "html")


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("outputs")


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its name attacks too."""
    path = tmp_path_factory.mktemp("attack") / "--- [x](javascript:a) \x1b]52;c;YQ==\x07\u202e.txt"
    path.write_text(attack_article(TITLE_ATTACKS[0]))
    return path


@pytest.fixture(scope="module")
def shown(article: Path, outputs: Path) -> dict[str, bytes]:
    """What each form of the brief prints."""
    found = {}
    for form in FORMS:
        done = enjeu_process("brief", article, "--format", form, "--outputs", outputs, "--show-set-aside")
        assert done.code == 0, done.err
        assert done.err == b""
        found[form] = done.out
    return found


@pytest.mark.parametrize("form", FORMS)
def test_no_output_holds_a_byte_that_drives_a_terminal(shown: dict[str, bytes], form: str) -> None:
    assert UNSAFE.findall(shown[form]) == []
    assert b"syndicats" in shown[form] or b"unions" in shown[form]


@pytest.mark.parametrize(
    "arguments",
    [
        ("translate", "--bilingual"),
        ("translate", "--json"),
        ("translate", "--lines"),
        ("cache", "list"),
        ("cache", "list", "--json"),
        ("cache", "show"),
    ],
    ids=" ".join,
)
def test_no_other_command_prints_such_a_byte(
    shown: dict[str, bytes], article: Path, outputs: Path, arguments: tuple[str, ...]
) -> None:
    given = [*arguments, article] if arguments[0] == "translate" or arguments[1] == "show" else arguments
    done = enjeu_process(*given, "--outputs", outputs)
    assert done.code == 0, done.err
    assert UNSAFE.findall(done.out + done.err) == []
    assert done.out


def test_on_a_terminal_nothing_but_colours_moves(shown: dict[str, bytes], article: Path, outputs: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "enjeu", "brief", str(article), "--outputs", str(outputs), "--quiet"],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": PACKAGE, "TERM": "xterm-256color", "COLUMNS": "100"},
    )
    os.close(theirs)
    seen = b""
    try:
        while part := os.read(ours, 65_536):
            seen += part
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert process.wait(60) == 0
    assert STYLE.search(seen)
    assert UNSAFE.findall(STYLE.sub(b"", seen).replace(b"\r\n", b"\n")) == []


def test_the_json_is_the_contract_and_holds_the_article_whole(shown: dict[str, bytes]) -> None:
    brief = json.loads(shown["json"])
    jsonschema.validate(brief, brief_schema())
    stretches = [(line["start"], line["text"]) for line in brief["set_aside"]]  # a script is code, and set aside
    stretches += [(sentence["start"], sentence["fr"]) for sentence in brief["sentences"]]
    told = "".join("".join(text.split()) for _, text in sorted(stretches))
    for attack in MARKUP_ATTACKS:
        assert "".join(attack.split()) in told, attack
    assert "\x1b]52;" in told  # as the file has it: what is safe to print is escaped, not changed


def test_the_html_has_its_own_elements_alone_and_a_policy_that_lets_nothing_in(shown: dict[str, bytes]) -> None:
    root = lxml.html.document_fromstring(shown["html"])
    assert len(root.xpath("//script")) == 1
    assert len(root.xpath("//style")) == 1
    assert not root.xpath("//img|//iframe|//object|//embed|//link|//base|//audio|//video|//@src|//@style|//@srcset")
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
    assert all(link.startswith("#") for link in root.xpath("//@href"))
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert len(policy) == 1
    rules = dict(rule.split(" ", 1) for rule in policy[0].split("; "))
    assert rules.keys() == {"default-src", "style-src", "script-src", "base-uri", "form-action"}
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert all(re.fullmatch(r"'sha256-[\w+/=]+'", rules[kind]) for kind in ("style-src", "script-src"))
    assert b"unsafe" not in shown["html"].split(b"</head>")[0]
    assert "<script>alert(1)</script>" in root.text_content()


def _markdown_is_sound(markdown: str) -> dict[str, Any]:
    head, _, _ = markdown.removeprefix("---\n").partition("\n---\n")
    fields: dict[str, Any] = yaml.safe_load(head)
    sides = fields.pop("sides", [])
    assert isinstance(sides, list)
    assert all(isinstance(value, str) for value in (*fields.values(), *sides))
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown.split("\n---\n", 1)[1])
    kinds = [token.type for block in tokens for token in (block, *(block.children or ()))]
    assert {"link_open", "image", "html_inline", "code_inline", "code_block", "hr"}.isdisjoint(kinds)
    html = [token.content for token in tokens if token.type == "html_block"]
    assert html == ["<details>\n<summary>French and English, sentence by sentence</summary>\n", "</details>\n"]
    return fields


def test_the_markdown_has_no_link_image_or_html_and_its_front_matter_is_strings(shown: dict[str, bytes]) -> None:
    fields = _markdown_is_sound(shown["md"].decode())
    assert "\x1b" not in fields["source"]


def test_no_title_breaks_out_of_the_front_matter() -> None:
    plain = (
        Pipeline(Options(), Cache(None)).brief(data="Le ministre a dit non lundi à Paris.".encode(), name="a.txt").brief
    )
    for title in TITLE_ATTACKS:
        brief = plain.model_copy(update={"source": plain.source.model_copy(update={"title": title, "outlet": title})})
        _markdown_is_sound(to_markdown(brief))
        assert len(lxml.html.document_fromstring(to_html(brief)).xpath("//script")) == 1


def test_no_brief_is_written_outside_the_folder_for_outputs(tmp_path: Path) -> None:
    outputs = tmp_path / "a" / "b" / "outputs"
    outputs.mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    names = ("..\\..\\x.txt", "....txt", "con.txt", "$(id).txt", "a;b|c.txt")
    for name in names:
        (tmp_path / "a" / name).write_text(f"Le ministre a dit non lundi à {name}.")
    done = enjeu_process("brief", *sorted((tmp_path / "a").glob("*.txt")), "--outputs", outputs, "--no-cache")
    assert done.code == 0, done.err
    written = {path for path in tmp_path.rglob("*") if path.suffix == ".md"}
    assert len(written) == len(names)
    assert {path.parent for path in written} == {outputs}
    assert len(sorted(tmp_path.rglob("*"))) == len(before) + 2 * len(names)


def test_what_looks_bad_and_holds_an_article_becomes_a_brief(tmp_path: Path) -> None:
    files = dict(accepted(tmp_path))
    done = enjeu_process("brief", *files.values(), "--json", "--outputs", tmp_path / "outputs")
    assert done.code == 0, done.err
    briefs = [json.loads(line) for line in done.out.decode().splitlines()]
    assert len(briefs) == len(files)
    for name, brief in zip(files, briefs, strict=True):
        coverage = brief["coverage"]
        assert coverage["sentences"] == coverage["translated"] + len(coverage["left_in_french"]), name
        assert coverage["sentences"] > 0, name
    assert UNSAFE.findall(done.out) == []
    assert done.seconds < 120
    assert done.megabytes < 1_000
