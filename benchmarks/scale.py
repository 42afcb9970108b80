"""Batches of many articles: speed against two simpler ways, memory, and the same briefs from every way of running.

    python benchmarks/scale.py --corpora ../shared/corpora [--articles 1000] [--sample 20] [--write]

Articles a second of `enjeu batch` against a loop of `enjeu brief`, and against transformers translating the same
articles with the same weights, one after the other in one process; peak memory for a tenth of the articles and for all;
then all again on two Ray workers, and in a batch that is killed and resumed, byte by byte against the first.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from desk import briefs, enjeu, make_articles, memory, processors, run
from enjeu.reading import read_file
from enjeu.translation import Engine, find_translator, load_translator
from results import write_section

KILLS = 3
_PAUSE = 0.5  # seconds between two looks at the memory


def batch(desk: Path, work: Path, *more: object) -> tuple[float, int]:
    """Brief the articles in `desk` into a new folder `work`; the seconds it took, and its peak memory in bytes."""
    command = ["batch", desk, "--out", work / "out", "--outputs", work, "--format", "json", "--quiet", *more]
    started = time.monotonic()
    process = subprocess.Popen(enjeu(*command), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peak = 0
    while process.poll() is None:
        peak = max(peak, memory(process.pid))
        time.sleep(_PAUSE)
    if process.returncode:
        assert process.stderr is not None
        raise SystemExit(f"enjeu batch failed: {process.stderr.read().decode()}")
    return time.monotonic() - started, peak


def one_by_one(articles: Sequence[Path], work: Path) -> float:
    """Seconds for `enjeu brief` of each article, a process each."""
    started = time.monotonic()
    for article in articles:
        run("brief", article, "--output", work / f"{article.stem}.json", "--outputs", work, "--quiet")
    return time.monotonic() - started


def time_transformers(articles: Sequence[Path]) -> None:
    """In a process of its own: print the seconds that transformers takes for the articles' sentences, loaded models."""
    translator = load_translator(find_translator(None), Engine.TORCH, processors())
    sentences = [[passage.fr for passage in read_file(article).passages] for article in articles]
    translator.translate(sentences[0][:2])
    started = time.monotonic()
    for of_one in sentences:
        translator.translate(of_one)
    print(time.monotonic() - started)


def transformers(articles: Sequence[Path]) -> float:
    """The seconds of `time_transformers`."""
    command = [sys.executable, __file__, "--time-transformers", *map(str, articles)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[-1])


def killed_and_resumed(desk: Path, work: Path, jobs: int, seconds: float) -> dict[str, bytes]:
    """The briefs of a batch that is killed a few times while it should take `seconds`, then let go to its end."""
    command = ["batch", desk, "--out", work / "out", "--outputs", work, "--format", "json", "--jobs", jobs, "--quiet"]
    for _ in range(KILLS):
        process = subprocess.Popen(
            enjeu(*command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(seconds / (KILLS + 1))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    run(*command)
    return briefs(work / "out")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--sample", type=int, default=20, help="articles for the two simpler ways")
    parser.add_argument("--jobs", type=int, default=min(8, processors()))
    parser.add_argument("--write", action="store_true", help="put the tables into RESULTS.md")
    parser.add_argument("--time-transformers", nargs="+", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.time_transformers:
        time_transformers(options.time_transformers)
        return

    count, few, jobs = options.articles, max(1, options.articles // 10), options.jobs
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        make_articles(options.corpora, work / "desk", count)
        make_articles(options.corpora, work / "few", few)
        articles = sorted((work / "desk").iterdir())
        sample = articles[:: max(1, count // options.sample)][: options.sample]
        run("brief", sample[0], "--outputs", work / "warm", "--quiet")  # converts the model, where that is yet to do

        loop = one_by_one(sample, work / "loop") / len(sample)
        torch = transformers(sample) / len(sample)
        few_seconds, few_peak = batch(work / "few", work / "batch-few", "--jobs", jobs)
        seconds, peak = batch(work / "desk", work / "batch", "--jobs", jobs)
        expected = briefs(work / "batch" / "out")
        again, _ = batch(work / "desk", work / "batch", "--jobs", jobs)
        ray_seconds, _ = batch(work / "desk", work / "ray", "--jobs", 2, "--on", "ray")
        on_ray = briefs(work / "ray" / "out")
        resumed = killed_and_resumed(work / "desk", work / "killed", jobs, seconds)
        alone = {f"{article.stem}.json": (work / "loop" / f"{article.stem}.json").read_bytes() for article in sample}

    def same(found: dict[str, bytes], wanted: Sequence[str]) -> str:
        return f"{sum(found.get(name) == expected[name] for name in wanted)} of {len(wanted):,}"

    each = seconds / count
    body = "\n".join(
        [
            "## Many articles",
            "",
            f"{count:,} articles of 8 to 12 sentences of OrangeSum and a title, in JSON, nothing in the cache; the two "
            f"simpler ways on {len(sample)} of them, in the same run. `enjeu batch` with {jobs} workers.",
            "",
            "| way | articles a second | seconds an article | `enjeu batch` is faster |",
            "|---|---|---|---|",
            f"| `enjeu batch`, {count:,} articles | {1 / each:.2f} | {each:.2f} | |",
            f"| the same again, from the cache | {count / again:.0f} | {again / count:.3f} | |",
            f"| `enjeu batch --on ray`, 2 workers, its start included | {count / ray_seconds:.2f} "
            f"| {ray_seconds / count:.2f} | {ray_seconds / seconds:.1f} x |",
            f"| `enjeu brief` in a loop | {1 / loop:.2f} | {loop:.2f} | **{loop / each:.1f} x** |",
            f"| transformers, translation alone, an article at a time | {1 / torch:.2f} | {torch:.2f} "
            f"| **{torch / each:.1f} x** |",
            "",
            f"Peak memory of all processes: {few_peak / 1e6:.0f} MB for {few} articles ({few_seconds:.0f} s), "
            f"{peak / 1e6:.0f} MB for {count:,} ({seconds:.0f} s): {peak / few_peak - 1:+.1%}.",
            "",
            f"Briefs that are, to the byte, those of the first batch: {same(alone, [*alone])} by `enjeu brief`, "
            f"{same(on_ray, [*expected])} by two Ray workers, "
            f"{same(resumed, [*expected])} by a batch killed {KILLS} times and resumed.",
        ]
    )
    print(body)
    if options.write:
        write_section("scale", body)


if __name__ == "__main__":
    main()
