"""Write the countries, regions and cities that CLDR names in French and English: the data file `territories.tsv`.

    python -m training.gazetteer.build tool/enjeu/translation/data/territories.tsv

CLDR comes with babel. Hand-made lists (places, organisations, persons, demonyms) lie beside the result and win over it.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from pathlib import Path

import babel
from babel import Locale

# Codes of statistical groupings and of names that are no name in the press.
LEFT_OUT = {"ZZ", "XA", "XB", "QO", "EZ", "UN", "001", "005", "013", "021", "054", "057", "419", "UM", "ISO"}

# French names that are also forenames, common words or places in France: a match would mostly be wrong.
AMBIGUOUS = {
    "Canton", "Center", "Cordoba", "Dominique", "Détroit", "Georgetown", "Grenade", "Mahé", "Marquises", "Maurice",
    "Monde", "Saint-Barthélemy", "Saint-Christophe", "Saint-Jean", "Saint-Martin", "Saint-Pierre", "Saint-Thomas",
    "Saint-Vincent", "Vincennes", "ville inconnue",
}  # fmt: skip

# What English-language papers write where CLDR has a political or a bibliographic form.
PRESS = {
    "Côte d’Ivoire": "Ivory Coast",
    "Congo-Brazzaville": "Congo-Brazzaville",
    "Congo-Kinshasa": "DR Congo",
    "R.A.S. chinoise de Hong Kong": "Hong Kong",
    "R.A.S. chinoise de Macao": "Macau",
    "Turquie": "Turkey",
    "Myanmar (Birmanie)": "Myanmar",
    "Territoires palestiniens": "Palestinian territories",
    "Ville du Vatican": "Vatican City",
    "Le Vatican": "The Vatican",
    "Tirana": "Tirana",
    "Alma Ata": "Almaty",
    "Laâyoune": "Laayoune",
    "N’Djamena": "N'Djamena",
    "Caïmans": "Cayman Islands",
    "Fidji": "Fiji",
    "Comores": "Comoros",
    "Bermudes": "Bermuda",
    "Îles Canaries": "Canary Islands",
    "Îles Féroé": "Faroe Islands",
    "Afrique centrale": "Central Africa",
    "Afrique occidentale": "West Africa",
    "Afrique orientale": "East Africa",
    "Afrique septentrionale": "North Africa",
    "Afrique de l’Ouest": "West Africa",
    "Afrique australe": "Southern Africa",
    "Asie de l’Est": "East Asia",
    "Asie du Sud": "South Asia",
    "zone euro": "eurozone",
}


def plain(name: str) -> str:
    """A CLDR name as a newspaper sets it: straight apostrophes, `and`, `Saint`, no country in brackets."""
    name = re.sub(r"\s*[(\[].*?[)\]]", "", name).replace("’", "'").replace(" & ", " and ")
    return re.sub(r"\bSt\. ", "Saint ", name.split(", ")[0])


def unaccented(name: str) -> str:
    """The name without its diacritics."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def rows() -> dict[str, str]:
    """French name -> English name, of every territory and exemplar city that both languages name."""
    french, english = Locale("fr"), Locale("en")
    named = [(french.territories[code], english.territories.get(code, "")) for code in sorted(french.territories)
             if code not in LEFT_OUT]  # fmt: skip
    for zone, names in sorted(french.time_zones.items()):
        city = english.time_zones.get(zone, {}).get("city")
        # Without an English name the zone's own is left, which has lost its accents where French kept them.
        bare = zone.split("/")[-1].replace("_", " ")
        if "city" in names and (city or unaccented(names["city"]) != bare):
            named.append((names["city"], city or bare))
    found: dict[str, str] = {}
    for name, translated in named:
        if name not in AMBIGUOUS and plain(name) not in AMBIGUOUS and translated:
            found.setdefault(plain(name), plain(PRESS.get(name, translated)))
    return found


def main() -> None:
    """The command."""
    summary = (__doc__ or "").split("\n")[0]
    parser = argparse.ArgumentParser(prog="python -m training.gazetteer.build", description=summary)
    parser.add_argument("out", type=Path)
    path: Path = parser.parse_args().out
    head = (
        f"# French and English names of territories and cities from Unicode CLDR, through babel {babel.__version__}.\n"
        "# Copyright © 1991-2025 Unicode, Inc. Licence: Unicode-3.0 (https://www.unicode.org/license.txt).\n"
        "# Made by training/gazetteer/build.py; edit that, not this.\n"
        "# French<TAB>English\n"
    )
    path.write_text(head + "".join(f"{f}\t{e}\n" for f, e in sorted(rows().items())), "utf-8")


if __name__ == "__main__":
    main()
