"""Build the gazetteer of countries: `python -m training.gazetteer OUT.tsv`.

Names come from Babel's copy of CLDR territories (Unicode licence), capitals, demonyms and other names from
`countries.txt` beside this file. One line a country: English name, demonyms (French, all forms), demonym (English),
names as French=English, formal English name; the items of a cell are separated by "|".
"""

from __future__ import annotations

import argparse
from pathlib import Path

_ENDINGS = (
    ("ien", "ienne"), ("éen", "éenne"), ("yen", "yenne"), ("ton", "tonne"), ("yan", "yane"), ("rian", "riane"),
    ("grec", "grecque"), ("turc", "turque"), ("ais", "aise"), ("ois", "oise"),
)  # fmt: skip
_SHORT = {
    "CZ": "Czech Republic", "MM": "Myanmar", "HK": "Hong Kong", "PS": "Palestinians", "CG": "Congo",
    "CD": "DR Congo", "BA": "Bosnia and Herzegovina", "CI": "Ivory Coast", "TR": "Turkey", "MK": "North Macedonia",
}  # fmt: skip


def forms(demonym: str) -> list[str]:
    """The four forms of a French demonym."""
    if not demonym:
        return []
    feminine = next((demonym[: -len(a)] + b for a, b in _ENDINGS if demonym.endswith(a)), None)
    if feminine is None:
        feminine = demonym if demonym.endswith("e") else demonym + "e"
    plural = demonym if demonym.endswith(("s", "x", "z")) else demonym + "s"
    return list(dict.fromkeys([demonym, feminine, plural, feminine + "s"]))


def main() -> None:
    """Write the gazetteer."""
    from babel import Locale

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    out = parser.parse_args().out
    french, english = Locale("fr").territories, Locale("en").territories
    lines = []
    for line in (Path(__file__).parent / "countries.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        code, capitals, demonym, adjective, others = line.split("|")
        pairs = [p.split("=") for p in f"{capitals},{others}".split(",") if p]
        name = _SHORT.get(code, english[code])
        names = dict([(french[code].replace("’", "'"), name), *pairs])
        formal = "" if english[code] == name else english[code]
        both = "|".join(f"{f}={e}" for f, e in names.items())
        lines.append("\t".join([name, "|".join(forms(demonym)), adjective, both, formal]))
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
