"""Articles from folders and tables, here and at URLs."""

import base64
import json

import pytest

from enjeu.batch.sources import find_articles
from enjeu.errors import InputError, NoArticle, UnreadableInput, UsageError


def lines(path, *rows):
    path.write_bytes(b"".join(row if isinstance(row, bytes) else json.dumps(row).encode() + b"\n" for row in rows))
    return str(path)


def test_every_line_is_an_article_read_from_its_place(tmp_path):
    table = lines(
        tmp_path / "a.jsonl",
        {"id": "x", "text": "été"},
        b"\n",
        {"id": 7, "name": "page.html", "bytes": base64.b64encode(b"<p>\xe9").decode()},
        {"text": "sans nom"},
    )
    jobs = find_articles(table, str(tmp_path)).jobs
    assert [(job.id, job.name) for job in jobs] == [("x", "x"), ("7", "page.html"), ("line-4", "line-4")]
    assert [job.article.read() for job in jobs[::-1]] == [b"sans nom", b"<p>\xe9", "été".encode()]


def test_a_line_that_is_no_article_is_one_all_the_same_and_says_why(tmp_path):
    table = lines(tmp_path / "a.jsonl", b'{"id": "cut", "te\n', {"id": "bare"}, {"id": "odd", "bytes": "?"}, b"[1]\n")
    jobs = find_articles(table, str(tmp_path)).jobs
    assert len(jobs) == 4
    for job, fault in zip(
        jobs, ("no JSON object", "neither text nor bytes", "no Base64", "no JSON object"), strict=True
    ):
        with pytest.raises(InputError, match=rf"a\.jsonl, line \d: .*{fault}"):
            job.article.read()


def test_two_rows_of_one_id_are_refused_before_the_work(tmp_path):
    table = lines(tmp_path / "a.jsonl", {"id": "x", "text": "un"}, {"id": "x", "text": "deux"})
    with pytest.raises(UsageError, match="'x'"):
        find_articles(table, str(tmp_path))


def test_ids_that_are_no_unicode_are_written_out(tmp_path):
    (job,) = find_articles(lines(tmp_path / "a.jsonl", b'{"id": "a\\ud800", "text": "\\ud800"}\n'), "out").jobs
    assert job.id == "a\\ud800"
    assert job.article.read() == b"?"


def test_rows_of_parquet_are_read_by_row_group(tmp_path):
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    rows = [{"name": f"{n}.txt", "text": f"texte {n}" if n != 3 else None, "other": n} for n in range(5)]
    parquet.write_table(arrow.Table.from_pylist(rows), tmp_path / "a.parquet", row_group_size=2)
    jobs = find_articles(str(tmp_path / "a.parquet"), "out").jobs
    assert [job.id for job in jobs] == [f"{n}.txt" for n in range(5)]
    assert jobs[4].article.read() == b"texte 4"
    assert jobs[0].article.read() == b"texte 0"
    with pytest.raises(NoArticle, match="row 2 of group 2"):
        jobs[3].article.read()
    whole = bytearray((tmp_path / "a.parquet").read_bytes())
    whole[4:40] = b"?" * 36  # the first row group
    (tmp_path / "c.parquet").write_bytes(whole)
    with pytest.raises(UnreadableInput, match=r"c\.parquet: is damaged in row group 1"):
        find_articles(str(tmp_path / "c.parquet"), "out")
    (tmp_path / "b.parquet").write_bytes(b"PAR1")
    with pytest.raises(UnreadableInput, match=r"b\.parquet"):
        find_articles(str(tmp_path / "b.parquet"), "out")


def test_briefs_may_go_above_their_articles_but_not_in_their_place(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("Le texte.")
    (job,) = find_articles(str(tmp_path / "articles"), str(tmp_path)).jobs
    assert job.article.read() == b"Le texte."
    table = lines(tmp_path / "briefs.jsonl", {"text": "Oui."})
    with pytest.raises(UsageError, match="would take its place"):
        find_articles(table, str(tmp_path))


def test_a_folder_at_a_url_is_a_folder(tmp_path):
    import fsspec

    memory = fsspec.filesystem("memory")
    for name in ("a.txt", "b/a.txt", "b/c.tiff", ".d/e.txt", "out/f.html"):
        memory.pipe_file(f"/desk/{name}", name.encode())
    source = find_articles("memory://desk", "memory://desk/out")
    assert [job.id for job in source.jobs] == ["a.txt", "b/a.txt"]
    assert len({job.stem for job in source.jobs}) == 2
    assert source.jobs[1].article.read() == b"b/a.txt"
    assert source.passed_over == ["b/c.tiff"]
    memory.pipe_file("/desk/rows.jsonl", b'{"id": "x", "text": "oui"}\n')
    assert find_articles("memory://desk/rows.jsonl", "out").jobs[0].article.read() == b"oui"
    with pytest.raises(UnreadableInput, match="no such file"):
        find_articles("memory://none/rows.jsonl", "out")
    with pytest.raises(UsageError, match="gopher"):
        find_articles("gopher://desk", "out")
