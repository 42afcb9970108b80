"""Quality and speed of the carried translator.

    python benchmarks/translation.py --corpora ../shared/corpora [--lines 400] [--write]

BLEU and chrF by sacrebleu on newstest2013, newstest2014, FLORES-101 devtest and, of OrangeSum's training part, 615
sentences (`data/press.tsv`) and 457 headlines and standfirsts (`data/heads.tsv`) that language models translated and
no training saw (both CC BY-SA 4.0), beam 4; tokens a second and peak memory of CTranslate2 int8 against transformers on
the same weights, each in a process of its own; figures kept; what the guards did; how much worse the sentences are that
the tool flags as unsure.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import sacrebleu

from enjeu.records import Flag
from enjeu.translation import Engine, find_translator, load_translator, passages_of, translate_passages
from enjeu.translation.guards import french_numbers, missing_numbers
from enjeu.translation.names import TermBook
from results import write_section

OWN = {"press": "sentences", "heads": "headlines and standfirsts"}
SETS = ("newstest2013", "newstest2014", "flores101-devtest", *OWN)
PEERS = {  # published: mozilla/firefox-translations-models, evaluation/bleu-results.md; newstest2014, FLORES-test
    "Microsoft": (42.3, 47.0, "API"),
    "Google": (40.6, 46.7, "API"),
    "opus-mt": (38.0, 41.7, "~300 MB"),
    "Firefox base-memory": (37.7, 42.9, "31.6 MB"),
    "NLLB": (37.5, 41.9, "-"),
    "Firefox tiny": (37.3, 42.1, "17.1 MB"),
    "Argos": (35.3, 39.5, "-"),
}
TURNS = 5  # of each engine: a run takes seconds, and other work on the machine as much as a third of them


def pairs(corpora: Path, name: str, lines: int | None) -> tuple[list[str], list[str]]:
    """French and English sides of an evaluation set."""
    folder = Path(__file__).parent / "data" if name in OWN else corpora / "fr-en-eval"
    rows = (folder / f"{name}.tsv").read_text("utf-8").splitlines()[:lines]
    split = [row.split("\t") for row in rows]
    return [r[0] for r in split], [r[1] for r in split]


def peak_memory() -> float:
    """Most memory that this process held, in MB.

    Not by `ru_maxrss`: on Linux that survives exec, so it may be what the process that started this one held.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status.read_text())[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def time_engine(engine: str, corpora: Path, lines: int) -> None:
    """In a process of its own: translate `lines` sentences of newstest2014, print seconds, tokens, peak memory."""
    french, _ = pairs(corpora, "newstest2014", lines)
    translator = load_translator(find_translator(None), Engine(engine))
    translator.translate(french[:8])
    started = time.perf_counter()
    english = [candidates[0].text for candidates in translator.translate(french)]
    seconds = time.perf_counter() - started
    tokens = sum(translator.length(text) for text in english)
    peak = peak_memory()
    print(json.dumps({"seconds": seconds, "tokens": tokens, "peak_mb": peak, "english": english}))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--lines", type=int, help="only the first lines of each set")
    parser.add_argument("--speed-lines", type=int, default=300)
    parser.add_argument("--write", action="store_true", help="put the tables into RESULTS.md")
    parser.add_argument("--time-engine", choices=["torch", "ctranslate2"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.time_engine:
        time_engine(options.time_engine, options.corpora, options.speed_lines)
        return

    model = find_translator(None)
    size = sum(f.stat().st_size for f in model.folder.iterdir()) / 1e6
    translator = load_translator(model)
    out = [
        "## Translation",
        "",
        f"Model `{model.id}`, weights `{model.weights[:12]}`, {size:.0f} MB, CTranslate2 int8, beam 4.",
        "",
    ]
    out += [
        "| set | sentences | BLEU | chrF | with guards: BLEU | chrF | retried | left in French | figures kept |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    ours: dict[str, float] = {}
    doubts = ["| set | flagged unsure | their chrF | that of the others |", "|---|---|---|---|"]
    for name in SETS:
        french, english = pairs(options.corpora, name, options.lines)
        plain = [candidates[0].text for candidates in translator.translate(french)]
        bleu, chrf = sacrebleu.BLEU(), sacrebleu.CHRF()
        ours[name] = bleu.corpus_score(plain, [english]).score
        guarded = translate_passages(passages_of(french), translator, TermBook.for_article([])).sentences
        shown = [s.en for s in guarded]
        with_figures = [(s.fr, s.en) for s in guarded if french_numbers(s.fr)]
        kept = sum(not missing_numbers(f, e) for f, e in with_figures)
        retried = sum(Flag.RETRIED in s.flags for s in guarded)
        left = sum(Flag.LEFT_IN_FRENCH in s.flags for s in guarded)
        n = len(french)
        out.append(
            f"| {name} | {n} | {ours[name]:.1f} | {chrf.corpus_score(plain, [english]).score:.1f} "
            f"| {bleu.corpus_score(shown, [english]).score:.1f} | {chrf.corpus_score(shown, [english]).score:.1f} "
            f"| {retried / n:.1%} | {left / n:.2%} | {kept / max(1, len(with_figures)):.1%} of {len(with_figures)} |"
        )
        unsure = [Flag.UNSURE in s.flags for s in guarded]
        apart = [[x for x in zip(shown, english, unsure, strict=True) if x[2] is doubt] for doubt in (True, False)]
        scores = [chrf.corpus_score([x[0] for x in part], [[x[1] for x in part]]).score for part in apart]
        doubts.append(f"| {name} | {sum(unsure) / n:.1%} | {scores[0]:.1f} | {scores[1]:.1f} |")
    out += [""]
    out += [
        f"`{name}`: {what} of OrangeSum's training part, their English by language models, kept out of training."
        for name, what in OWN.items()
    ]
    out += ["", 'Sentences that are flagged "translation unsure", behind the guards, and the others:', "", *doubts]
    out += ["", f"Signatures: BLEU `{bleu.get_signature()}`, chrF `{chrf.get_signature()}`.", ""]
    out += ["| system | newstest2014 BLEU | FLORES BLEU | size |", "|---|---|---|---|"]
    wmt14, flores101 = ours["newstest2014"], ours["flores101-devtest"]
    out.append(f"| **enjeu, carried** | {wmt14:.1f} | {flores101:.1f} (devtest) | {size:.0f} MB |")
    out += [f"| {name} (published) | {wmt} | {flores} | {what} |" for name, (wmt, flores, what) in PEERS.items()]

    turns: dict[str, list[dict[str, Any]]] = {"torch": [], "ctranslate2": []}
    for _ in range(TURNS):
        for engine, told in turns.items():
            command = [sys.executable, __file__, "--time-engine", engine, "--corpora", str(options.corpora)]
            done = subprocess.run(
                [*command, "--speed-lines", str(options.speed_lines)], capture_output=True, text=True, check=True
            )
            told.append(json.loads(done.stdout.splitlines()[-1]))
    runs = {engine: sorted(told, key=lambda run: run["seconds"])[TURNS // 2] for engine, told in turns.items()}
    french, english = pairs(options.corpora, "newstest2014", options.speed_lines)
    bleus = {e: sacrebleu.BLEU().corpus_score(r["english"], [english]).score for e, r in runs.items()}
    rate = {e: r["tokens"] / r["seconds"] for e, r in runs.items()}
    memory = {e: r["peak_mb"] for e, r in runs.items()}
    both = zip(runs["torch"]["english"], runs["ctranslate2"]["english"], strict=True)
    same = sum(a == b for a, b in both) / len(french)
    between = sacrebleu.CHRF().corpus_score(runs["ctranslate2"]["english"], [runs["torch"]["english"]]).score
    out += [
        "",
        f"Same weights, same beam, first {len(french)} sentences of newstest2014, the middle of {TURNS} runs in turn:",
        "",
        "| engine | target tokens a second | against transformers | peak memory | against transformers | BLEU |",
        "|---|---|---|---|---|---|",
    ]
    for engine, label in (("torch", "transformers float32"), ("ctranslate2", "CTranslate2 int8")):
        out.append(
            f"| {label} | {rate[engine]:.0f} | {rate[engine] / rate['torch']:.1f} x | {memory[engine]:.0f} MB "
            f"| {memory[engine] / memory['torch']:.2f} x | {bleus[engine]:.1f} |"
        )
    out += ["", f"Sentences with the very same English from both: {same:.1%}; chrF between the two: {between:.1f}."]
    body = "\n".join(out)
    print(body)
    if options.write:
        write_section("translation", body)


if __name__ == "__main__":
    main()
