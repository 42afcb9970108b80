"""How many of an article's pronouns are the right English ones: as each sentence gives them, and in context.

    python benchmarks/pronouns.py [--write]

`data/pronouns.jsonl.xz`: 140 articles of OrangeSum's test part (CC BY-SA 4.0); for each French pronoun that the English
answered with one of its own, whether he, she or it (him, his ...) is right. Language models annotated them as they did
the articles of `training/pronouns`, none of which is among these. What was no pronoun of the third person, or should be
none, is left out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from enjeu.records import Sentence
from enjeu.syntax.tagging import tag
from enjeu.translation import find_translator, load_translator, passages_of, translate_passages
from enjeu.translation.antecedents import in_context
from enjeu.translation.names import TermBook
from enjeu.translation.pronouns import Role, Who, answered
from jsonl import read_jsonl
from results import write_section

ROLES = {"he, she, it": Role.SUBJECT, "his, her, its": Role.POSSESSIVE, "him, her, it": Role.OTHER}


def written(sentences: list[Sentence]) -> dict[tuple[int, int], tuple[Role, Who]]:
    """What the English makes of each French pronoun, by its sentence and place."""
    return {
        (n, french.start): (french.role, english.who)
        for n, s in enumerate(sentences)
        for english, french in answered(tag(s.fr), (s.fr, s.en)).items()
    }


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--write", action="store_true", help="put the table into RESULTS.md")
    options = parser.parse_args()
    model = find_translator(None)
    translator = load_translator(model)
    counts: Counter[tuple[str, Role]] = Counter()
    articles = 0
    for record in read_jsonl(Path(__file__).parent / "data" / "pronouns.jsonl.xz"):
        articles += 1
        passages = passages_of(record["sentences"])
        alone = list(translate_passages(passages, translator, TermBook.for_article(passages)).sentences)
        before, after = written(alone), written(in_context(alone))
        for s, start, right, _ in record["pronouns"]:
            if (s, start) in before and (s, start) in after:
                role, old = before[s, start]
                new = after[s, start][1]
                counts["all", role] += 1
                counts["before", role] += old == right
                counts["after", role] += new == right
                counts["put right", role] += new == right != old
                counts["put wrong", role] += old == right != new
    out = [
        "## Pronouns in context",
        "",
        f"{articles} articles of OrangeSum's test part; model `{model.id}`, weights `{model.weights[:12]}`.",
        "",
        "| pronouns | how many | right, sentence by sentence | right, in context | put right | put wrong |",
        "|---|---|---|---|---|---|",
    ]
    for name, roles in [*((n, [r]) for n, r in ROLES.items()), ("all", list(ROLES.values()))]:
        total = {key: sum(counts[key, role] for role in roles) for key, _ in counts}
        shares = [f"{total[key] / total['all']:.1%}" for key in ("before", "after")]
        out.append(f"| {name} | {total['all']} | {' | '.join(shares)} | {total['put right']} | {total['put wrong']} |")
    body = "\n".join(out)
    print(body)
    if options.write:
        write_section("pronouns", body)


if __name__ == "__main__":
    main()
