import hashlib
import json
import os
import stat
import subprocess
import sys

import jsonschema
import pytest

from enjeu.records import Brief, Flag
from enjeu.render.schema import brief_schema


def brief_of(done):
    assert done.returncode == 0, done.stderr
    return Brief.model_validate_json(done.stdout)


def test_a_brief_is_printed_and_kept_as_markdown(enjeu_run, articles, outputs):
    done = enjeu_run("brief", articles / "article0.txt")
    assert done.returncode == 0, done.stderr
    assert "What each side gains" in done.stdout
    kept = outputs / "article0.md"
    assert str(kept) in "".join(done.stdout.split())
    assert kept.read_text("utf-8").startswith("---\n")


def test_the_second_brief_comes_from_the_cache_and_is_the_same(enjeu_run, articles):
    first, second = (enjeu_run("brief", articles / "article1.txt", "--json") for _ in range(2))
    assert brief_of(first) == brief_of(second)
    assert "brief from cache" in enjeu_run("brief", articles / "article1.txt", COLUMNS="400").stdout


def test_json_satisfies_the_published_schema(enjeu_run, articles):
    done = enjeu_run("brief", articles / "article0.txt", "--json")
    jsonschema.validate(json.loads(done.stdout), brief_schema())


def test_several_articles_give_one_line_of_json_each(enjeu_run, articles):
    files = sorted(articles.iterdir())
    done = enjeu_run("brief", *files, "--json")
    paths = [Brief.model_validate_json(line).source.path for line in done.stdout.splitlines()]
    assert paths == [str(file) for file in files]


def test_stdin_gives_the_same_brief_and_leaves_no_file(enjeu_run, articles, outputs):
    before = set(outputs.glob("*.md"))
    text = (articles / "article0.txt").read_bytes()
    from_stdin = brief_of(enjeu_run("brief", "-", "--json", stdin=text))
    from_file = brief_of(enjeu_run("brief", articles / "article0.txt", "--json"))
    assert from_stdin.sentences == from_file.sentences
    assert from_stdin.source.path == "stdin"
    assert enjeu_run("brief", "-", stdin=text).returncode == 0
    assert set(outputs.glob("*.md")) == before


def test_the_name_of_the_output_says_its_format(enjeu_run, articles, tmp_path):
    for suffix, beginning in {"md": "---\n", "json": "{", "html": "<!", "txt": "╭"}.items():
        done = enjeu_run("brief", articles / "article0.txt", "-o", tmp_path / f"brief.{suffix}")
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        assert (tmp_path / f"brief.{suffix}").read_text("utf-8").lower().startswith(beginning)


def test_a_brief_does_not_take_the_place_of_its_article(enjeu_run, articles, tmp_path):
    article = tmp_path / "article.txt"
    article.write_bytes((articles / "article0.txt").read_bytes())
    done = enjeu_run("brief", article, "-o", tmp_path / "." / "article.txt")
    assert done.returncode == 2
    assert "give --output another name" in done.stderr
    assert article.read_bytes() == (articles / "article0.txt").read_bytes()


def test_articles_of_one_name_keep_their_own_markdown(enjeu_run, articles, tmp_path):
    for place in (0, 1):
        folder = tmp_path / str(place)
        folder.mkdir()
        (folder / "depeche.txt").write_bytes((articles / f"article{place}.txt").read_bytes())
    for _ in range(2):
        for place in (0, 1):
            assert (
                enjeu_run("brief", tmp_path / str(place) / "depeche.txt", "--outputs", tmp_path / "out").returncode == 0
            )
    kept = sorted((tmp_path / "out").glob("*.md"))
    assert len(kept) == 2
    assert kept[0].read_text("utf-8") != kept[1].read_text("utf-8")


def test_no_markdown_and_no_cache_leave_nothing_behind(enjeu_run, articles, tmp_path):
    out = tmp_path / "out"
    done = enjeu_run("brief", articles / "article0.txt", "--no-markdown", "--no-cache", "--outputs", out)
    assert done.returncode == 0, done.stderr
    assert not out.exists()


def test_a_longer_summary_does_not_translate_again(enjeu_run, articles, outputs):
    enjeu_run("brief", articles / "article0.txt")
    before = set((outputs / "cache" / "translation").rglob("*.json"))
    assert enjeu_run("brief", articles / "article0.txt", "--length", "long").returncode == 0
    assert set((outputs / "cache" / "translation").rglob("*.json")) == before


def test_named_sides_are_the_sides_of_the_brief(enjeu_run, articles):
    brief = brief_of(enjeu_run("brief", articles / "article0.txt", "--json", "--sides", "Russia, Ruritania"))
    assert [side.name for side in brief.sides] == ["Russia", "Ruritania"]
    assert brief.sides[1].gains == ()
    assert brief.sides[1].note


def test_a_damaged_cache_entry_is_said_once_and_mended(enjeu_run, articles, outputs):
    clean = enjeu_run("brief", articles / "article2.txt", "--json")
    digest = hashlib.sha256((articles / "article2.txt").read_bytes()).hexdigest()
    for entry in (outputs / "cache" / "brief").rglob(f"{digest}-*.json"):
        entry.write_bytes(entry.read_bytes()[:-40])
    mended = enjeu_run("brief", articles / "article2.txt", "--json")
    assert mended.stdout == clean.stdout
    assert mended.stderr.count("\n") == 1
    assert "damaged" in mended.stderr
    assert enjeu_run("brief", articles / "article2.txt", "--json").stderr == ""


def test_what_was_set_aside_is_shown_when_asked_for(enjeu_run, articles, tmp_path):
    file = tmp_path / "article.txt"
    file.write_bytes("Crédit photo, Getty Images\n\n".encode() + (articles / "article0.txt").read_bytes())
    assert "Getty Images" not in enjeu_run("brief", file, "--no-markdown").stdout
    assert "Getty Images" in enjeu_run("brief", file, "--no-markdown", "--show-set-aside").stdout


def test_evidence_is_quoted_in_both_languages_when_asked_for(enjeu_run, articles):
    plain = enjeu_run("brief", articles / "article0.txt").stdout
    shown = " ".join(enjeu_run("brief", articles / "article0.txt", "--show-evidence", COLUMNS="90").stdout.split())
    brief = brief_of(enjeu_run("brief", articles / "article0.txt", "--json"))
    cited = {number for side in brief.sides for gain in side.gains for number in gain.evidence}
    assert cited
    for sentence in (sentence for sentence in brief.sentences if sentence.id in cited):
        english = sentence.en + " (translation unsure)" * (Flag.UNSURE in sentence.flags)
        assert " ".join(f"{sentence.id} {english} {sentence.fr}".split()) in shown
        assert sentence.fr not in " ".join(plain.split())


def test_what_is_there_is_written_through_and_not_replaced(articles, environment, tmp_path):
    def brief_to(output):
        command = [sys.executable, "-m", "enjeu", "brief", articles / "article0.txt", "--format", "md", "-o", output]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    linked, link, pipe = tmp_path / "linked.md", tmp_path / "link.md", tmp_path / "pipe.md"
    linked.write_text("old")
    linked.chmod(0o600)
    link.symlink_to(linked)
    assert brief_to(link).wait(120) == 0
    assert link.is_symlink()
    assert linked.read_text("utf-8").startswith("---\n")
    assert stat.S_IMODE(linked.stat().st_mode) == 0o600
    os.mkfifo(pipe)
    writing = brief_to(pipe)
    assert pipe.read_bytes() == linked.read_bytes()
    assert writing.wait(120) == 0
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_dash_as_output_is_stdout(enjeu_run, articles, tmp_path):
    plain = enjeu_run("brief", articles / "article0.txt", "--format", "md").stdout
    assert enjeu_run("brief", articles / "article0.txt", "--format", "md", "-o", "-", cwd=tmp_path).stdout == plain
    assert not list(tmp_path.iterdir())


def test_a_brief_is_shown_though_its_markdown_cannot_be_kept(enjeu_run, articles, tmp_path):
    (tmp_path / "file").write_text("no folder")
    done = enjeu_run(
        "brief", articles / "article0.txt", articles / "article1.txt", "--outputs", tmp_path / "file", "--no-cache"
    )
    assert done.returncode == 1
    assert done.stdout.count("What each side gains") == 2
    assert done.stderr.count("the Markdown brief could not be kept") == 2


@pytest.mark.parametrize(
    ("redirection", "words"),
    [("brief - <&-", "stdin: is closed; give a file"), ("--version >&-", "stdout is closed"), ("none 2>&- >&-", "")],
)
def test_a_closed_stream_is_told_in_one_line(environment, redirection, words):
    done = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m enjeu {redirection}'],
        env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 1
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == bool(words)
