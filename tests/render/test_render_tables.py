import io

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from enjeu.render.tables import Listing, Packed

NAMES = ("File", "Input", "Results", "Latest")
ROWS = [("sommet.txt", "94fbfcc332", "5", "2026-12-01 13:41"), ("l’alliance.html", "5ba865e9fc", "12", "–")]


def _shown(listing: Listing | Packed, width: int) -> list[str]:
    out = io.StringIO()
    Console(file=out, width=width, no_color=True).print(listing)
    lines = out.getvalue().splitlines()
    assert max(map(cell_len, lines)) <= width
    return [line.rstrip() for line in lines]


def _listing(*rows: tuple[str, ...], names: tuple[str, ...] = NAMES) -> Listing:
    return Listing(names, [[Text(cell) for cell in row] for row in rows], right=("Results",))


def test_with_room_rows_stand_under_the_names_of_their_columns() -> None:
    lines = _shown(_listing(*ROWS), 80)
    head, first, second = lines[1], lines[3], lines[4]
    assert head.split() == list(NAMES)
    assert [first.index(cell) for cell in ("sommet", "94fb", "2026")] == [
        head.index(name) for name in ("File", "Input", "Latest")
    ]
    assert first.index("5 ") == head.index("Results") + len("Results") - 1  # figures end where their column ends
    assert second.split() == ["l’alliance.html", "5ba865e9fc", "12", "–"]


def test_without_room_each_row_stands_by_itself_and_says_what_its_cells_are() -> None:
    assert _shown(_listing(*ROWS), 40) == [
        "",
        "  sommet.txt",
        "    Input 94fbfcc332 · Results 5 ·",
        "    Latest 2026-12-01 13:41",
        "  l’alliance.html",
        "    Input 5ba865e9fc · Results 12",
        "",
    ]


@pytest.mark.parametrize("width", range(30, 121))
def test_no_word_is_broken_at_any_width(width: int) -> None:
    said = "\n".join(_shown(_listing(*ROWS), width))
    for word in (*NAMES[1:], *(word for row in ROWS for cell in row for word in cell.split() if word != "–")):
        assert word in said


def test_a_path_longer_than_the_terminal_is_folded_not_cut() -> None:
    path = "/var/lib/enjeu/" + "0123456789abcdef" * 8
    for width in (30, 40, 80):
        lines = _shown(_listing(("prepared", path), names=("Part", "Found")), width)
        assert path in "".join(line.removeprefix("  prepared").replace("Found", "").strip() for line in lines)


def test_without_rows_the_names_of_the_columns_are_left() -> None:
    assert _shown(_listing(), 80)[1].split() == list(NAMES)
    assert len(_shown(_listing(), 20)) == 2
