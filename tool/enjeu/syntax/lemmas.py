"""Base forms: infinitive and mood of a verb form, singular of a noun."""

from __future__ import annotations

from functools import cache, lru_cache

from enjeu.syntax.conjugation import Form, conjugate


@cache
def verb_forms(lemmas: frozenset[str]) -> dict[str, list[Form]]:
    """What each form of these verbs can be."""
    forms: dict[str, list[Form]] = {}
    for lemma in sorted(lemmas):
        for form, mood in conjugate(lemma):
            forms.setdefault(form, []).append(Form(lemma, mood))
    return forms


_INVARIABLE = {
    "cours", "secours", "concours", "parcours", "discours", "recours", "velours", "alentours", "avis", "permis",
    "mois", "fois", "bois", "tapis", "palais", "relais", "rabais", "devis", "sursis", "tennis", "compromis", "colis",
    "débris", "mépris", "acquis", "marais", "engrais", "depuis", "jamais", "mais", "puis", "bonus", "obus", "blocus",
    "processus", "consensus", "virus", "campus", "refus", "abus", "bus", "dessus", "surplus", "corpus", "terminus",
    "malus", "tous", "vous", "nous", "os", "gros", "trois", "six", "irakis", "polonais", "japonais", "chinois",
    "hongrois", "suédois", "danois", "portugais", "néerlandais", "finlandais", "irlandais", "islandais", "libanais",
    "sénégalais", "camerounais", "pakistanais", "soudanais", "thaïlandais", "congolais", "gabonais", "togolais",
    "béninois", "mauvais", "précis", "gaulois", "bourgeois", "londres", "états-unis", "etats-unis", "nations-unies",
    "fonds", "pays", "poids", "bras", "cas", "pas", "repas", "héros", "propos", "repos", "dos", "fils", "tiers",
    "univers", "divers", "envers", "vers", "revers", "moins", "plus", "dans", "sans", "sous", "hors", "lors", "alors",
    "toujours",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def singular(noun: str) -> str:
    """The singular of a French noun or adjective, by rule, in lower case."""
    if noun.endswith("aux") and len(noun) > 4 and not noun.endswith(("eaux",)):
        return noun[:-3] + "al"
    if noun.endswith(("eaux", "eux")) and len(noun) > 4:
        return noun[:-1]
    if (
        noun.endswith("s")
        and not noun.endswith(("ss", "ès", "emps", "orps", "nçais", "glais"))
        and noun not in _INVARIABLE
    ):
        return noun[:-1]
    return noun


def guess_mood(form: str, kind: str) -> str:
    """The mood of a verb form that no known verb explains."""
    if kind == "FIN":
        return "cond" if form.endswith(("rait", "raient")) else "fut" if form.endswith(("ra", "ront")) else "pres"
    return {"INF": "inf", "PP": "pp", "PR": "ppr"}[kind]


_ENDINGS = {
    "PP": (("ées", "er"), ("ée", "er"), ("és", "er"), ("é", "er"), ("ies", "ir"), ("ie", "ir"), ("is", "ir"),
           ("i", "ir")),
    "FIN": (("aient", "er"), ("èrent", "er"), ("eront", "er"), ("eraient", "er"), ("erait", "er"), ("era", "er"),
            ("ait", "er"), ("ent", "er"), ("a", "er"), ("e", "er")),
    "PR": (("eant", "er"), ("ant", "er")),
    "INF": (),
}  # fmt: skip


def guess_infinitive(form: str, kind: str) -> str:
    """The infinitive of a verb form that no known verb explains: that of a regular verb."""
    for ending, infinitive in _ENDINGS[kind]:
        if form.endswith(ending) and len(form) > len(ending) + 2:
            return form[: -len(ending)] + infinitive
    return form
