"""Trainers side by side, as real processes."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys, time
from pathlib import Path
from training.seq2seq.peers import Peers

folder = Path(sys.argv[1])
made = folder / "made"

def prepare():
    with made.open("a") as file:
        time.sleep(1)
        file.write("whole\\n")

peers = Peers(1.0)
peers.after_first(prepare)
(folder / f"seen-{peers.rank}").write_text(made.read_text())
"""


def test_what_is_made_once_is_whole_when_the_others_read_it(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, "utf-8")
    torchrun = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node", "2", str(program), str(tmp_path)]
    done = subprocess.run(torchrun, capture_output=True, text=True, env={"PATH": "", "PYTHONPATH": str(ROOT)})
    assert done.returncode == 0, done.stderr[-2000:]
    assert [(tmp_path / f"seen-{rank}").read_text("utf-8") for rank in (0, 1)] == ["whole\n", "whole\n"]
