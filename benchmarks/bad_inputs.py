"""What the user sees of every bad input: `python -m benchmarks.bad_inputs [--write]`.

Each input of `tests/hostile/inputs.py` is given to the real program in a process of its own. `--write` replaces the
table in docs/hostile-input.md.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.results import write_section
from enjeu.render.clean import one_line
from tests.hostile.inputs import accepted, refused
from tests.hostile.process import Done, enjeu_process

PAGE = Path(__file__).parents[1] / "docs" / "hostile-input.md"


def rows(folder: Path) -> Iterator[tuple[str, Done, str]]:
    """Each input's name, what running the program on it cost, and what it said."""
    for place in ("refused", "accepted"):
        (folder / place).mkdir()
    outputs = folder / "outputs"
    for name, path, _ in refused(folder / "refused"):
        done = enjeu_process("brief", path, "--outputs", outputs)
        said = one_line(done.err.decode()).replace(f"{one_line(str(folder / 'refused'))}/", "")
        yield name, done, said.replace(one_line(str(folder / "refused")), "FOLDER")
    for name, path in accepted(folder / "accepted"):
        done = enjeu_process("brief", path, "--json", "--outputs", outputs)
        brief = json.loads(done.out)
        coverage = brief["coverage"]
        said = f"a brief: {coverage['translated']} of {coverage['sentences']} sentences translated"
        if left := len(coverage["left_in_french"]):
            said += f", {left} left in French"
        if aside := coverage["set_aside"]:
            said += f", {aside} set aside"
        yield name, done, "; ".join([said, *brief["warnings"]])


def main() -> None:
    """Run every input, print the table, write it on request."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help=f"replace the table in {PAGE.name}")
    write = parser.parse_args().write
    lines = ["| input | exit | what the user sees | CPU s | peak MB |", "|---|---:|---|---:|---:|"]
    with tempfile.TemporaryDirectory() as folder:
        for name, done, said in rows(Path(folder)):
            told = said.replace("|", "\\|").replace("<", "&lt;")
            lines.append(f"| {name} | {done.code} | {told} | {done.seconds:.1f} | {done.megabytes:.0f} |")
            print(lines[-1], flush=True)
    if write:
        write_section("bad-inputs", "\n".join(lines), PAGE)


if __name__ == "__main__":
    main()
