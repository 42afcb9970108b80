"""Draws `docs/brief.svg`, README's picture: what a real run of `enjeu brief` prints. `make screenshot`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

PICTURE = Path(__file__).with_name("brief.svg")
ROOT = Path(__file__).parents[1]
SEED = "seeds/003_f0b6dedbf44acbc7.txt"
WIDTH = 100

# Rich's recorder refers to a font on the network; the picture shows the reader's own instead.
_REMOTE_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def screenshot() -> str:
    """The picture as SVG that asks for nothing from outside."""
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.assemble(("$ ", "green"), f"enjeu brief {SEED}"))
    console.print(Text.from_ansi(_printed().rstrip()))
    return _REMOTE_FONT.sub("", console.export_svg(title="enjeu", unique_id="enjeu"))


def _printed() -> str:
    """What the program prints on a terminal that knows colours."""
    environment = {**os.environ, "COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    for name in ("NO_COLOR", "ENJEU_OUTPUTS"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "enjeu", "brief", SEED, "--offline"]
    with tempfile.TemporaryDirectory() as scratch:  # an empty outputs folder, so that nothing comes from a cache
        Path(scratch, "seeds").symlink_to(ROOT / "seeds")
        done = subprocess.run(command, cwd=scratch, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


if __name__ == "__main__":
    PICTURE.write_text(screenshot(), encoding="utf-8")
