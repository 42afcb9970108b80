import os
from pathlib import Path

import pytest

from enjeu.errors import NoArticle, UnreadableInput
from enjeu.reading import article_files, other_files, read_file
from enjeu.reading.article import read_bytes
from enjeu.reading.limits import MAX_BYTES

FRENCH = "Le gouvernement a signé lundi un accord avec les syndicats. Les salaires augmenteront."


def test_every_supported_file_of_a_folder_is_found_sorted_at_any_depth(tmp_path: Path) -> None:
    names = ["b.txt", "a.md", "sub/c.HTML", "sub/deep/d.pdf", "sub/e.docx"]
    others = [".hidden.txt", ".git/x.txt", "notes.json", "~$e.docx", "image.png"]
    for name in names + others:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert article_files(tmp_path) == sorted(tmp_path / name for name in names)
    assert other_files(tmp_path) == [tmp_path / "image.png", tmp_path / "notes.json"]


def test_briefs_and_caches_of_enjeu_are_no_articles(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text('---\nschema: "enjeu.brief/1"\ntitle: "A : b"\n---\n# A\n')
    (tmp_path / "a.html").write_text('<html><head><meta name="generator" content="enjeu 0.1.0"></head></html>')
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55")
    (tmp_path / "cache" / "b.txt").write_text("x")
    (tmp_path / "mine.md").write_text("# Un article\n\nCe que disent les schémas `enjeu.brief/1` et enjeu.digest/1.")
    (tmp_path / "press.html").write_text('<html><head><meta name="keywords" content="enjeux, climat"></head></html>')
    assert article_files(tmp_path) == [tmp_path / "mine.md", tmp_path / "press.html"]


def test_a_folder_that_cannot_be_listed_is_said_and_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "closed").mkdir()
    scan = os.scandir

    def closed(path: str) -> object:  # as for anybody but root, who may run the tests
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(UnreadableInput, match="closed: cannot be listed"):
        article_files(tmp_path)


def test_loops_of_links_end_and_a_linked_file_is_listed_once(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("x")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    (tmp_path / "sub" / "again.txt").symlink_to(tmp_path / "sub" / "a.txt")
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere.txt")
    assert [path.name for path in article_files(tmp_path)] == ["a.txt"]
    assert [path.name for path in other_files(tmp_path)] == ["dead.txt"]


def test_a_file_is_no_folder_of_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(UnreadableInput, match="is not a folder"):
        article_files(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.txt", "no such file; check the name"),
        ("folder", "is a folder; give a file, or use `enjeu batch"),
        ("x" * 300 + ".txt", "cannot be read (File name too long)"),
        ("nul\x00.txt", "cannot be read"),
        ("pipe", "is not a regular file; pipe it in with `-` instead"),
    ],
)
def test_what_cannot_be_opened_is_told_in_one_line_that_names_it(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableInput) as caught:
        read_file(tmp_path / name)
    assert str(caught.value).startswith(str(tmp_path / name))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FRENCH)
    path.chmod(0)
    with pytest.raises(UnreadableInput, match="may not be read; check its permissions"):
        read_file(path)


def test_a_file_of_the_limit_or_more_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES)
    with pytest.raises(UnreadableInput, match=r"big\.txt: has 50 MB, the limit is 50 MB"):
        read_file(path)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is a PNG image"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 50, "is an old Word or Office document"),
        (b"{\\rtf1 bonjour}", "is an RTF document"),
        (b"abc\x00def", "is not text but binary data"),
    ],
)
def test_what_holds_no_text_is_told_in_one_line_that_names_it(data: bytes, message: str) -> None:
    with pytest.raises(NoArticle) as caught:
        read_bytes(data, "a.txt")
    assert str(caught.value).startswith(f"a.txt: {message}")
    assert ";" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_and_its_bytes_give_the_same_article(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(FRENCH.encode())
    assert read_file(path) == read_bytes(FRENCH.encode(), str(path))
