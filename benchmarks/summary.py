"""Quality of summaries and of the check that guards them.

    python benchmarks/summary.py --corpora ../shared/corpora --gold tests/gold [--briefs DIR] [--write]

Coverage of what the gold says a summary must hold, beside lead-3 and random-3 and the lead cut to the same length;
ROUGE on CNN/DM-100 beside the systems that are in the file; new trigrams; what the faithfulness check catches in
sentences that were corrupted, and how often it stops good ones. DIR holds briefs of the gold articles (`enjeu batch
--format json`); with it coverage and faithfulness are measured on the English too.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

from rouge import Rouge, ngrams, rouge, words

from enjeu.records import Brief, Kind, Sentence
from enjeu.summary import Length, Translate, summarise
from enjeu.summary.faithfulness import FACTS, check, names, problems
from enjeu.summary.figures import figures
from enjeu.summary.words import content, count_words, english_sentences
from jsonl import read_jsonl
from results import write_section

HELD = 0.6  # a point is covered when this share of its content words is in the summary
RANDOM_DRAWS = 20
POINTS_IN_FRENCH = Path(__file__).parent / "data" / "summary_points_fr.json"


class Gold(NamedTuple):
    """A gold article: its sentences, the title that the reader found, and what its summary must hold."""

    name: str
    sentences: list[Sentence]
    title: str | None
    points: list[str]


def plain(blocks: Iterable[Sequence[str]]) -> list[Sentence]:
    """Sentences, by paragraph, of an article that needs no translation: its own text on both sides."""
    texts = [(p, t) for p, block in enumerate(blocks) for t in block]
    return [Sentence(id=i, start=0, end=0, fr=t, en=t, paragraph=p) for i, (p, t) in enumerate(texts)]


def as_it_is(texts: Sequence[str]) -> list[str]:
    """The translator of a measurement in French alone."""
    return list(texts)


def in_french(gold: Gold) -> Translate:
    """What translates phrases of an article in a measurement in French alone."""
    return as_it_is


def english_blocks(document: str) -> list[list[str]]:
    """Sentences of English prose by paragraph."""
    return [english_sentences(block) for block in document.splitlines()]


def french_blocks(document: str) -> list[list[str]]:
    """Sentences of French prose by paragraph."""
    from enjeu.reading.sentences import sentences_of

    return [sentences_of(block) for block in document.splitlines()]


def gold_files(folder: Path) -> Iterator[tuple[dict[str, Any], Path]]:
    """Each annotation with the article that it annotates."""
    for path in sorted(folder.glob("*/*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "summary_points" in gold:
            seed = Path(__file__).parent.parent / "seeds" / str(gold["source"])
            yield gold, seed if seed.is_file() else path.with_suffix(".txt")


def french_gold(folder: Path) -> list[Gold]:
    """The gold as the reader cuts it, with the points in French."""
    from enjeu.reading import read_file

    points = json.loads(POINTS_IN_FRENCH.read_text(encoding="utf-8"))
    found = []
    for gold, path in gold_files(folder):
        if gold["id"] not in points:
            continue
        article = read_file(path)
        sentences = [Sentence(**p.model_dump(), en=p.fr) for p in article.passages]
        found.append(Gold(gold["id"], sentences, article.source.title, points[gold["id"]]))
    return found


def english_gold(folder: Path, briefs: Path) -> list[Gold]:
    """The gold in the English of its briefs."""
    found = []
    for gold, path in gold_files(folder):
        file = briefs / f"{path.stem}.json"
        if file.is_file():
            brief = Brief.model_validate_json(file.read_text(encoding="utf-8"))
            found.append(Gold(gold["id"], list(brief.sentences), brief.source.title, gold["summary_points"]))
    return found


def press_gold(folder: Path, cache: Path) -> tuple[list[Gold], list[Gold]]:
    """The 120 articles whose points were annotated: in French on both sides, and as the tool translates them."""
    articles = {record["id"]: record for record in read_jsonl(folder / "wide.jsonl.xz")}
    points = {record["id"]: record["points"] for record in read_jsonl(folder / "points.jsonl.xz")}
    french, english = [], []
    for name, brief in briefs_of({name: articles[name]["text"] for name in points}, cache):
        title = articles[name]["title"]
        texts = [s.model_copy(update={"en": s.fr, "flags": (), "confidence": None}) for s in brief.sentences]
        french.append(Gold(name, texts, title, [p["fr"] for p in points[name]]))
        english.append(Gold(name, list(brief.sentences), title, [p["en"] for p in points[name]]))
    return french, english


def second_annotator(golds: Sequence[Gold], folder: Path) -> str:
    """What the points of another annotator cover of these, cut to each length, where he annotated the article, too."""
    others = {r["id"]: [p["fr"] for p in r["points"]] for r in read_jsonl(folder / "points_second.jsonl.xz")}
    read = [gold for gold in golds if gold.name in others]
    found = []
    for length in Length:
        cuts = {gold.name: cut(others[gold.name], length.words) for gold in read}
        shares = [share(point, cuts[gold.name]) for gold in read for point in gold.points]
        found.append(f"{100 * mean(x >= HELD for x in shares):.1f}")
    return (
        f"Another annotator's points of {len(read)} of them, cut to 40, 80 and 150 words, cover {' / '.join(found)} %."
    )


def share(point: str, text: str) -> float:
    """Share of a point's content words, stemmed, that are in the text."""
    wanted = set(content(point))
    return len(wanted & set(content(text))) / len(wanted)


def coverage_table(golds: Sequence[Gold], translator: Callable[[Gold], Translate]) -> str:
    """Points covered by our summary and by the baselines, whole and at the length of ours."""
    lines = [
        "| length | words | enjeu | lead, same length | random, same length | lead-3 | random-3 "
        "| mean recall: enjeu | lead | random |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for length in Length:
        rows: dict[str, list[float]] = {k: [] for k in ("enjeu", "lead", "random", "lead-3", "random-3")}
        sizes = []
        for gold in golds:
            text = [s.en for s in gold.sentences if s.kind is Kind.TEXT]
            ours = summarise(gold.sentences, gold.title, length, translate=translator(gold)).text
            size = len(ours.split())
            sizes.append(count_words(ours))
            draw = random.Random(gold.name)
            drawn = [draw.sample(text, len(text)) for _ in range(RANDOM_DRAWS)]
            for point in gold.points:
                rows["enjeu"].append(share(point, ours))
                rows["lead"].append(share(point, cut(text, size)))
                rows["lead-3"].append(share(point, " ".join(text[:3])))
                rows["random"] += [share(point, cut(order, size)) for order in drawn]
                rows["random-3"] += [share(point, " ".join(order[:3])) for order in drawn]
        held = {k: f"{100 * mean(x >= HELD for x in v):.1f}" for k, v in rows.items()}
        recall = {k: f"{100 * mean(v):.1f}" for k, v in rows.items()}
        cells = [held[k] for k in ("enjeu", "lead", "random", "lead-3", "random-3")]
        cells += [recall[k] for k in ("enjeu", "lead", "random")]
        lines.append(f"| {length} | {mean(sizes):.0f} | {' | '.join(cells)} |")
    return "\n".join(lines)


def cut(texts: Sequence[str], size: int) -> str:
    """The first `size` words."""
    return " ".join(" ".join(texts).split()[:size])


def tokenised_sentences(text: str) -> list[str]:
    """Sentences of CNN/DM's tokenised lower-case text, where a closing quote or bracket goes with what it closes."""
    return [
        m.group().strip()
        for m in re.finditer(r"\S.*?(?:(?<= )[.!?](?=\s|$)|$)(?:\s(?:''|-rrb-|\)|')(?=\s|$))*", text, re.DOTALL)
    ]


def rouge_table(corpora: Path) -> tuple[str, str]:
    """ROUGE of the English stage and of all systems in the file, and the novelty of each one's trigrams."""
    records = list(read_jsonl(corpora / "summaries-eval" / "realsumm_cnndm100_systems.jsonl.xz"))
    texts: dict[str, list[str]] = {name: [r["systems"][name] for r in records] for name in records[0]["systems"]}
    documents = [tokenised_sentences(r["document"]) for r in records]
    texts["**enjeu, medium**"] = [summarise(plain([d]), None, Length.MEDIUM).text for d in documents]
    texts["lead-3"] = [" ".join(d[:3]) for d in documents]
    texts["lead, as long as enjeu"] = [
        cut(d, len(t.split())) for d, t in zip(documents, texts["**enjeu, medium**"], strict=True)
    ]
    texts["random-3"] = [" ".join(random.Random(i).sample(d, min(3, len(d)))) for i, d in enumerate(documents)]
    rows = []
    for name, summaries in texts.items():
        scores = [rouge(s, r["summary"]) for s, r in zip(summaries, records, strict=True)]
        new = [novelty(s, r["document"]) for s, r in zip(summaries, records, strict=True)]
        size = mean(len(words(s)) for s in summaries)
        rows.append((Rouge(*(100 * mean(column) for column in zip(*scores, strict=True))), name, size, 100 * mean(new)))
    rows.sort(key=lambda row: -row[0].two)
    lines = ["| system | ROUGE-1 | ROUGE-2 | ROUGE-L | words | new trigrams, % |", "|---|---:|---:|---:|---:|---:|"]
    lines += [f"| {n} | {s.one:.1f} | {s.two:.1f} | {s.longest:.1f} | {w:.0f} | {x:.1f} |" for s, n, w, x in rows]
    beaten = sum(
        name in records[0]["systems"] for _, name, _, _ in rows[[r[1] for r in rows].index("**enjeu, medium**") :]
    )
    return "\n".join(lines), f"enjeu's ROUGE-2 is above {beaten} of the {len(records[0]['systems'])} systems'."


def unseen_table(corpora: Path) -> str:
    """ROUGE on the freelance writers' summaries and on OrangeSum's test articles."""
    writers = list(read_jsonl(corpora / "summaries-eval" / "zhang_freelance_writer.jsonl.xz"))
    orange = list(read_jsonl(corpora / "summaries-eval" / "orangesum_fr_test400.jsonl.xz"))
    sets: dict[str, tuple[Length, bool, list[tuple[list[list[str]], str]]]] = {
        "freelance writers": (
            Length.MEDIUM, False, [(english_blocks(r["document"]), r["summary"]) for r in writers],
        ),
        "OrangeSum, French": (Length.SHORT, True, [(french_blocks(r["document"]), r["summary"]) for r in orange]),
    }  # fmt: skip
    lines = ["| articles | n | enjeu, R-1/2/L | lead, as long | lead-3 | random-3 |", "|---|---:|---:|---:|---:|---:|"]
    for name, (length, french, pairs) in sets.items():
        columns: list[list[Rouge]] = [[], [], [], []]
        for i, (blocks, summary) in enumerate(pairs):
            ours = summarise(plain(blocks), None, length, translate=as_it_is if french else None).text
            found = [s for block in blocks for s in block]
            drawn = " ".join(random.Random(i).sample(found, min(3, len(found))))
            texts = (ours, cut(found, len(ours.split())), " ".join(found[:3]), drawn)
            for column, text in zip(columns, texts, strict=True):
                column.append(rouge(text, summary))
        cells = ["/".join(f"{100 * mean(x):.1f}" for x in zip(*column, strict=True)) for column in columns]
        lines.append(f"| {name} | {len(pairs)} | {' | '.join(cells)} |")
    return "\n".join(lines)


def novelty(summary: str, document: str) -> float:
    """Share of the summary's trigrams that the document lacks."""
    ours, theirs = set(ngrams(words(summary), 3)), set(ngrams(words(document), 3))
    return len(ours - theirs) / len(ours) if ours else 0.0


Corruption = Callable[[str, list[str], random.Random], str | None]


def swap_number(text: str, elsewhere: list[str], draw: random.Random) -> str | None:
    """Another figure of the same article in the place of one of the sentence's, or one digit changed."""
    own = re.findall(r"(?<![\w.,])\d+(?:[.,]\d+)*(?!\w)", text)
    if not own:
        return None
    old = draw.choice(own)
    others = [n for n in re.findall(r"(?<![\w.,])\d+(?:[.,]\d+)*(?!\w)", " ".join(elsewhere)) if n not in own]
    digit = str((int(old[0]) % 9) + 1)
    new = draw.choice(others) if others and draw.random() < 0.5 else digit + old[1:]
    return re.sub(rf"(?<![\w.,]){re.escape(old)}(?!\w)", new, text, count=1)


def swap_name(text: str, elsewhere: list[str], draw: random.Random) -> str | None:
    """Another name of the same article in the place of one of the sentence's."""
    own = names(text)
    others = sorted({n for t in elsewhere for n in names(t) if len(n) > 2} - set(own))
    if not own or not others:
        return None
    return re.sub(rf"\b{re.escape(draw.choice(own))}\b", draw.choice(others), text, count=1)


def swap_polarity(text: str, _: list[str], draw: random.Random) -> str | None:
    """A negation put in after an auxiliary, or taken out."""
    if re.search(r"\b(?:is|are|was|were|has|have|had|will|would|could|should|can|may|must|does|did|do) not\b", text):
        return re.sub(r"\b(\w+) not\b", r"\1", text, count=1)
    if re.search(r"n['’]t\b", text):
        return None
    changed, n = re.subn(
        r"\b(is|are|was|were|has|have|had|will|would|could|should|must)\b(?! not)", r"\1 not", text, count=1
    )
    return changed if n else None


CORRUPTIONS: dict[str, Corruption] = {"figure": swap_number, "name": swap_name, "polarity": swap_polarity}
FOREIGN = "sentence of another article"


class Claim(NamedTuple):
    """A sentence held to be true of an article, with the article."""

    text: str
    article: list[Sentence]


def human_summaries(corpora: Path) -> list[Claim]:
    """English summaries by freelance writers, sentence by sentence: their wording is far from the article's."""
    found = []
    for record in read_jsonl(corpora / "summaries-eval" / "zhang_freelance_writer.jsonl.xz"):
        article = plain(english_blocks(record["document"]))
        found += [Claim(s, article) for s in english_sentences(record["summary"]) if count_words(s) > 4]
    return found


def highlights(corpora: Path, start: int, end: int) -> list[Claim]:
    """CNN's story highlights against their stories."""
    found = []
    for record in islice(read_jsonl(corpora / "summaries" / "cnn_story_highlights_en.jsonl.xz"), start, end):
        article = plain(english_blocks(record["document"]))
        found += [Claim(s, article) for s in english_sentences(record["summary"]) if count_words(s) > 4]
    return found


def translations(corpora: Path, name: str, count: int) -> list[Claim]:
    """English sentences of a newstest against their French: the part of the check that crosses languages."""
    rows = (corpora / "fr-en-eval" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [row.split("\t")[:2] for row in rows]
    window = 15  # sentences of the test set run on within an article
    found = []
    for i in range(0, min(count, len(pairs) - window)):
        block = pairs[i // window * window : i // window * window + window]
        article = [Sentence(id=j, start=0, end=0, fr=f, en=e, paragraph=0) for j, (f, e) in enumerate(block)]
        if pairs[i][1].endswith((".", '"', "?")):  # the others are headlines, which no summary holds
            found.append(Claim(pairs[i][1], article))
    return found


def checker_table(sets: dict[str, list[Claim]]) -> str:
    """False alarms on true sentences; of the sentences that pass, how many are stopped once corrupted."""
    lines = [
        "| true sentences from | n | stopped, % | of them absent, % | figure, date, name, polarity, content, form | "
        + " | ".join(f"caught: {name}" for name in (*CORRUPTIONS, FOREIGN))
        + " |",
        "|---|---:|---:|---:|---|" + "---:|" * (len(CORRUPTIONS) + 1),
    ]
    for source, claims in sets.items():
        draw = random.Random(0)
        alarms: dict[str, int] = {}
        stopped = absent = 0
        caught: dict[str, list[bool]] = {name: [] for name in (*CORRUPTIONS, FOREIGN)}
        for index, claim in enumerate(claims):
            found = check(claim.text, claim.article).problems
            for kind in {p.kind for p in found}:
                alarms[kind] = alarms.get(kind, 0) + 1
            if found:
                stopped += 1
                absent += any(p.kind in FACTS and p in problems(claim.text, claim.article) for p in found)
                continue
            elsewhere = [s.en for s in claim.article]
            foreign = claims[(index + len(claims) // 2) % len(claims)].text
            caught[FOREIGN].append(bool(check(foreign, claim.article).problems))
            for name, corrupt in CORRUPTIONS.items():
                false = corrupt(claim.text, elsewhere, draw)
                if false and false != claim.text:
                    caught[name].append(bool(check(false, claim.article).problems))
        kinds = ", ".join(str(alarms.get(k, 0)) for k in ("number", "date", "name", "polarity", "content", "form"))
        cells = [f"{100 * mean(v):.0f} % of {len(v)}" if v else "-" for v in caught.values()]
        lines.append(
            f"| {source} | {len(claims)} | {100 * stopped / len(claims):.1f} | {100 * absent / len(claims):.1f} "
            f"| {kinds} | {' | '.join(cells)} |"
        )
    return "\n".join(lines)


def conflicts(golds: Sequence[Gold], translator: Callable[[Gold], Translate]) -> str:
    """Summary sentences with a figure, a date or a name that is not in the French that they cite, at any length."""
    bad, count, numbers, short = 0, 0, 0, 0
    new: list[float] = []
    for gold in golds:
        by_id = {s.id: s for s in gold.sentences}
        english = " ".join(s.en for s in gold.sentences)
        for length in Length:
            summary = summarise(gold.sentences, gold.title, length, translate=translator(gold))
            new.append(novelty(summary.text, english))
            for s in summary.sentences:
                evidence = [by_id[i] for i in s.evidence]
                found = problems(s.text, evidence)
                bad += any(p.kind in FACTS for p in found)
                count += 1
                numbers += len(figures(s.text))
                short += count_words(s.text) < sum(count_words(e.en) for e in evidence)
    return (
        f"{bad} of {count} summary sentences (with {numbers} figures) of {len(golds)} articles hold a figure, date or "
        f"name that their evidence lacks; {short} are shorter than what they cite; "
        f"{100 * mean(new):.1f} % of their trigrams are not in the article's English."
    )


def orangesum(corpora: Path, count: int) -> list[Gold]:
    """OrangeSum's test articles in French on both sides."""
    records = list(islice(read_jsonl(corpora / "summaries-eval" / "orangesum_fr_test400.jsonl.xz"), count))
    return [Gold(r["id"], plain(french_blocks(r["document"])), None, []) for r in records]


def translated(corpora: Path, count: int, folder: Path) -> list[Gold]:
    """The first `count` of OrangeSum's test articles as the tool translates them; `folder` is its cache."""
    records = list(islice(read_jsonl(corpora / "summaries-eval" / "orangesum_fr_test400.jsonl.xz"), count))
    texts = {record["id"]: record["document"] for record in records}
    return [Gold(name, list(b.sentences), b.source.title, []) for name, b in briefs_of(texts, folder)]


def briefs_of(texts: Mapping[str, str], folder: Path) -> Iterator[tuple[str, Brief]]:
    """Articles by name, each with its brief; `folder` is the cache."""
    from enjeu.cache import Cache
    from enjeu.pipeline import Options, Pipeline

    pipeline = Pipeline(Options(), Cache(folder))
    for name, text in texts.items():
        yield name, pipeline.brief(data=text.encode(), name=f"{name}.txt").brief


def carried() -> Callable[[Gold], Translate]:
    """What translates phrases of an article with the carried model, as the summary stage gets it."""
    from enjeu.translation import find_translator, load_translator, translate_phrases
    from enjeu.translation.names import TermBook

    model = load_translator(find_translator(None))

    def of(gold: Gold) -> Translate:
        terms = TermBook.for_article(gold.sentences)
        return lambda texts: translate_phrases(texts, model, terms)

    return of


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--gold", type=Path, default=Path("tests/gold"))
    parser.add_argument("--briefs", type=Path)
    parser.add_argument("--articles", type=int, default=0, help="of OrangeSum to translate, for the last guarantee")
    parser.add_argument("--cache", type=Path, default=Path("outputs"), help="where translated articles are kept")
    parser.add_argument("--write", action="store_true", help="put the section into RESULTS.md")
    options = parser.parse_args()
    table, place = rouge_table(options.corpora)
    claims = {
        "freelance writers' summaries": human_summaries(options.corpora),
        "CNN highlights 1-300": highlights(options.corpora, 0, 300),
        "CNN highlights 301-600, unseen": highlights(options.corpora, 300, 600),
        "newstest2014, French and English": translations(options.corpora, "newstest2014", 1500),
        "newstest2013, French and English, unseen": translations(options.corpora, "newstest2013", 1500),
    }
    translator = carried()
    body = f"""## Summaries

### Points of the gold that a summary covers, %

A point is covered when at least {HELD:.0%} of its content words (stemmed) are in the summary. Selection by itself, on
the French (points in French, `data/summary_points_fr.json`), so that no translation is in the way:

{coverage_table(french_gold(options.gold), in_french)}
"""
    if options.briefs:
        golds = english_gold(options.gold, options.briefs)
        body += f"""
In English, as the translator that made the {len(golds)} briefs renders it:

{coverage_table(golds, translator)}

{conflicts(golds, translator)}
"""
    french, english = press_gold(options.gold, options.cache)
    body += f"""
{len(french)} other articles of the press, {sum(len(g.points) for g in french)} points annotated by language models \
(`tests/gold/README.md`; the models of the selection were not fitted on them), in French:

{coverage_table(french, in_french)}

{second_annotator(french, options.gold)}

In English:

{coverage_table(english, translator)}

OrangeSum's test articles, French alone: {conflicts(orangesum(options.corpora, 400), in_french)}
"""
    if options.articles:
        body += f"""
The first {options.articles} of them through the translator: \
{conflicts(translated(options.corpora, options.articles, options.cache), translator)}
"""
    body += f"""
### CNN/DM-100, the English stage alone

Plain ROUGE F1 (lower case, no stemming, ROUGE-L over the whole text), one scorer for all rows; the other systems'
outputs are those published with REALSumm.

{table}

{place}

### Articles outside the training

Models and tunings of the selection come from the training corpora alone (OrangeSum's training articles, CNN
highlights, Guardian, GUM); these articles were scored again after each change. No title is given here, short
summaries for OrangeSum, medium ones for the writers.

{unseen_table(options.corpora)}

### The faithfulness check

Each true sentence is checked against the sentences that the check itself finds in the article. Those that pass are
corrupted: a figure exchanged or a digit changed, a name exchanged for another of the same article, a negation put in or
taken out; last, a sentence about something else altogether. "Absent" are those among the stopped that have a figure, a
date or a name which is nowhere in the article (CNN's opinion pages name their authors only in the highlights): true
perhaps, but not of this text. Only the rows marked unseen had no part in making the
rules.

{checker_table(claims)}
"""
    print(body)
    if options.write:
        write_section("summary", body)


if __name__ == "__main__":
    main()
