"""What of an article's names and figures is in its English: as the model writes it, and after the guards.

    python benchmarks/press.py --corpora ../shared/corpora [--articles 100] [--write]

On articles of OrangeSum's test part, which no list, rule or model was made on. Names are those that English spells as
French does, people's and others', that are no common words; figures are those that the French writes in digits; set
phrases are those of the translator's own list, lost where the English shows none of the meanings that it gives.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import islice
from pathlib import Path

from enjeu.reading.sentences import sentences_of
from enjeu.records import Passage
from enjeu.translation import find_translator, load_translator, passages_of, translate_passages
from enjeu.translation.copies import copies
from enjeu.translation.guards import french_numbers, missing_numbers
from enjeu.translation.idioms import idioms
from enjeu.translation.known_words import WORD, invented
from enjeu.translation.names import TermBook
from enjeu.translation.rare_words import lost_words
from enjeu.translation.stand_ins import Kind
from jsonl import read_jsonl
from results import write_section


def tally(passages: list[Passage], english: list[str], terms: TermBook) -> Counter[str]:
    """How many names, figures, set phrases and words there are, and how many of them are lost or made up."""
    found = Counter[str]()
    for passage, text in zip(passages, english, strict=True):
        for key, lost_in in (("", ""), ("lost ", text)):
            for name in terms.lost_names(passage.fr, lost_in):
                found[key + ("people" if name.kind is Kind.PERSON else "others")] += 1
        if french_numbers(passage.fr):
            found["figures"] += 1
            found["lost figures"] += bool(missing_numbers(passage.fr, text))
        found["left in French"] += len(copies(passage.fr, text, terms.left_alone))
        phrases = {phrase.start for phrase in idioms(passage.fr)}
        found["phrases"] += len(phrases)
        found["lost phrases"] += sum(start in phrases for start, _, _ in lost_words(passage.fr, text))
        found["words"] += sum(word.islower() for word in WORD.findall(text))
        found["made up"] += len(invented(passage.fr, text))
    return found


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--write", action="store_true", help="put the table into RESULTS.md")
    options = parser.parse_args()

    model = find_translator(None)
    translator = load_translator(model)
    records = read_jsonl(options.corpora / "summaries-eval" / "orangesum_fr_test400.jsonl.xz")
    texts = [record["document"] for record in islice(records, options.articles)]
    rows = {"the model alone": Counter[str](), "with the guards": Counter[str]()}
    for text in texts:
        passages = passages_of(sentences_of(text))
        terms = TermBook.for_article(passages)
        plain = [candidates[0].text for candidates in translator.translate([p.fr for p in passages])]
        guarded = [s.en for s in translate_passages(passages, translator, terms).sentences]
        for row, english in zip(rows.values(), (plain, guarded), strict=True):
            row.update(tally(passages, english, terms))
    out = [
        "## Names and figures of the press",
        "",
        f"The first {options.articles} articles of OrangeSum's test part; model `{model.id}`, weights "
        f"`{model.weights[:12]}`, CTranslate2 int8, beam 4.",
        "",
        "| English | people's names lost | other names lost | sentences with a figure lost "
        "| set phrases lost | words made up | words left in French |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, row in rows.items():
        lost = [f"{row['lost ' + k] / row[k]:.1%} of {row[k]}" for k in ("people", "others", "figures", "phrases")]
        shares = [f"{row[k] / row['words']:.2%}" for k in ("made up", "left in French")]
        out.append(f"| {name} | {' | '.join(lost)} | {shares[0]} of {row['words']} | {shares[1]} |")
    body = "\n".join(out)
    print(body)
    if options.write:
        write_section("press", body)


if __name__ == "__main__":
    main()
