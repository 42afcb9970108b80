import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enjeu.batch.naming import claim, folder_for, output_stems, safe_stem
from enjeu.errors import UsageError

NAMES = st.text(st.characters(exclude_characters="/\x00", exclude_categories=()), min_size=1, max_size=200).filter(
    lambda name: name not in (".", "..")
)


def stems(*names):
    found = output_stems(names)
    return [found[name] for name in names]


def test_a_plain_name_is_kept():
    assert stems("001_été.txt", "b/l'accord du 3 mai.html") == ["001_été", "l'accord du 3 mai"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a/x.txt", "b/x.txt"),
        ("x.txt", "x.md"),
        ("Été.txt", "été.txt"),
        ("\u00e9.txt", "e\u0301.txt"),
        ("ß.txt", "SS.txt"),
    ],
)
def test_names_that_some_file_system_takes_for_one_get_two_outputs(first, second):
    one, other = stems(first, second)
    keys = {unicodedata.normalize("NFKC", stem).casefold() for stem in (one, other)}
    assert len(keys) == 2


def test_names_do_not_change_when_the_folder_is_listed_in_another_order():
    names = ["a/x.txt", "b/x.txt", "y.txt"]
    assert output_stems(names) == output_stems(names[::-1])


def test_the_id_of_a_row_is_no_file_name():
    assert stems("Le 12.5", "depeche-7.txt") == ["Le 12.5", "depeche-7"]


def test_a_file_that_bears_the_marked_name_of_another_keeps_it():
    marked = stems("a/x.txt", "b/x.txt")[0]
    assert len(set(stems("a/x.txt", "b/x.txt", f"{marked}.txt"))) == 3
    assert stems("a/x.txt", "b/x.txt", f"{marked}.txt")[2] == marked


@pytest.mark.parametrize(
    "name",
    [
        "..\\..\\x.txt",
        "\x1b]52;c;aGk=\x07.txt",
        "\u202egpj.txt",
        "-rf.txt",
        "-.x.txt",
        "--.bashrc",
        "- a.txt",
        "CON.txt",
        "con.notes.txt",
        "...txt",
        " .txt",
        "a\nb.txt",
    ],
)
def test_hostile_names_become_harmless_ones(name):
    (stem,) = stems(name)
    assert stem.isprintable()
    assert not set(stem) & set('<>:"/\\|?*')
    assert not stem.startswith(("-", ".", " "))
    assert stem.partition(".")[0].casefold() != "con"


@given(st.lists(NAMES, min_size=1, max_size=6, unique=True))
def test_whatever_the_names_outputs_stay_in_their_folder_apart_and_short(names):
    ids = [f"{place}/{name}" for place, name in enumerate(names)]
    found = output_stems(ids)
    assert len({unicodedata.normalize("NFKC", stem).casefold() for stem in found.values()}) == len(ids)
    for stem in found.values():
        assert Path("briefs", f"{stem}.json").parent == Path("briefs")
        assert 0 < len(stem.encode()) < 200


@given(NAMES)
def test_making_a_name_safe_twice_is_making_it_safe_once(name):
    assert safe_stem(safe_stem(name)) == safe_stem(name)


def test_two_batches_of_one_name_have_a_folder_each_and_find_it_again(tmp_path):
    first = folder_for("/a/x", tmp_path, "x")
    assert first == tmp_path / "x"
    claim(first, "/a/x")
    second = folder_for("/b/x", tmp_path, "x")
    assert second.name.startswith("x-")
    claim(second, "/b/x")
    assert [folder_for(source, tmp_path, "x") for source in ("/b/x", "/a/x")] == [second, first]
    assert folder_for("/c/x", tmp_path, "x") not in (first, second)


def test_a_folder_of_the_users_own_is_no_place_for_a_batch_that_names_none(tmp_path):
    (tmp_path / "x").mkdir()
    assert folder_for("/a/x", tmp_path, "x").name == "x"  # empty
    (tmp_path / "x" / "notes.md").write_text("mine")
    assert folder_for("/a/x", tmp_path, "x").name != "x"
    (tmp_path / "y").write_text("a file")
    assert folder_for("/a/y", tmp_path, "y").name != "y"


def test_of_two_batches_that_begin_at_once_one_is_refused(tmp_path):
    chosen = [folder_for(source, tmp_path, "x") for source in ("/a/x", "/b/x")]
    claim(chosen[0], "/a/x")
    claim(chosen[0], "/a/x")  # again, later
    with pytest.raises(UsageError, match="another batch"):
        claim(chosen[1], "/b/x")
