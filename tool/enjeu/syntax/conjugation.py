"""Forms of French verbs: from a form back to its infinitive, its mood and its tense.

Regular verbs are conjugated by rule, irregular ones by the principal parts of their family (a shared ending).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

# infinitive ends in: present (1s 3s), stem of nous, 3p, future stem, past participle, simple past (3s 3p), subjunctive
_FAMILIES = {
    "tenir": ("tiens tient", "ten", "tiennent", "tiendr", "tenu", "tint tinrent", "tienne"),
    "venir": ("viens vient", "ven", "viennent", "viendr", "venu", "vint vinrent", "vienne"),
    "frir": ("fre fres", "fr", "frent", "frir", "fert", "frit frirent", "fre"),
    "vrir": ("vre vres", "vr", "vrent", "vrir", "vert", "vrit vrirent", "vre"),
    "cevoir": ("çois çoit", "cev", "çoivent", "cevr", "çu", "çut çurent", "çoive"),
    "devoir": ("dois doit", "dev", "doivent", "devr", "dû", "dut durent", "doive"),
    "pouvoir": ("peux peut", "pouv", "peuvent", "pourr", "pu", "put purent", "puisse"),
    "vouloir": ("veux veut", "voul", "veulent", "voudr", "voulu", "voulut voulurent", "veuille"),
    "savoir": ("sais sait", "sav", "savent", "saur", "su", "sut surent", "sache"),
    "prévoir": ("prévois prévoit", "prévoy", "prévoient", "prévoir", "prévu", "prévit prévirent", "prévoie"),
    "falloir": ("faux faut", "fall", "faillent", "faudr", "fallu", "fallut fallurent", "faille"),
    "voir": ("vois voit", "voy", "voient", "verr", "vu", "vit virent", "voie"),
    "avoir": ("ai a", "av", "ont", "aur", "eu", "eut eurent", "ait"),
    "être": ("suis est", "ét", "sont", "ser", "été", "fut furent", "soit"),
    "aller": ("vais va", "all", "vont", "ir", "allé", "alla allèrent", "aille"),
    "faire": ("fais fait", "fais", "font", "fer", "fait", "fit firent", "fasse"),
    "prendre": ("prends prend", "pren", "prennent", "prendr", "pris", "prit prirent", "prenne"),
    "mettre": ("mets met", "mett", "mettent", "mettr", "mis", "mit mirent", "mette"),
    "quérir": ("quiers quiert", "quér", "quièrent", "querr", "quis", "quit quirent", "quière"),
    "dire": ("dis dit", "dis", "disent", "dir", "dit", "dit dirent", "dise"),
    "crire": ("cris crit", "criv", "crivent", "crir", "crit", "crivit crivirent", "crive"),
    "lire": ("lis lit", "lis", "lisent", "lir", "lu", "lut lurent", "lise"),
    "mentir": ("mens ment", "ment", "mentent", "mentir", "menti", "mentit mentirent", "mente"),
    "sentir": ("sens sent", "sent", "sentent", "sentir", "senti", "sentit sentirent", "sente"),
    "partir": ("pars part", "part", "partent", "partir", "parti", "partit partirent", "parte"),
    "sortir": ("sors sort", "sort", "sortent", "sortir", "sorti", "sortit sortirent", "sorte"),
    "servir": ("sers sert", "serv", "servent", "servir", "servi", "servit servirent", "serve"),
    "courir": ("cours court", "cour", "courent", "courr", "couru", "courut coururent", "coure"),
    "naître": ("nais naît", "naiss", "naissent", "naîtr", "nu", "nut nurent", "naisse"),
    "raître": ("rais raît", "raiss", "raissent", "raîtr", "ru", "rut rurent", "raisse"),
    "clure": ("clus clut", "clu", "cluent", "clur", "clu", "clut clurent", "clue"),
    "uire": ("uis uit", "uis", "uisent", "uir", "uit", "uisit uisirent", "uise"),
    "suivre": ("suis suit", "suiv", "suivent", "suivr", "suivi", "suivit suivirent", "suive"),
    "vivre": ("vis vit", "viv", "vivent", "vivr", "vécu", "vécut vécurent", "vive"),
    "croire": ("crois croit", "croy", "croient", "croir", "cru", "crut crurent", "croie"),
    "aindre": ("ains aint", "aign", "aignent", "aindr", "aint", "aignit aignirent", "aigne"),
    "oindre": ("oins oint", "oign", "oignent", "oindr", "oint", "oignit oignirent", "oigne"),
    "eindre": ("eins eint", "eign", "eignent", "eindr", "eint", "eignit eignirent", "eigne"),
    "rompre": ("romps rompt", "romp", "rompent", "rompr", "rompu", "rompit rompirent", "rompe"),
    "envoyer": ("envoie envoies", "envoy", "envoient", "enverr", "envoyé", "envoya envoyèrent", "envoie"),
    "valoir": ("vaux vaut", "val", "valent", "vaudr", "valu", "valut valurent", "vaille"),
    "cueillir": ("cueille cueilles", "cueill", "cueillent", "cueiller", "cueilli", "cueillit cueillirent", "cueille"),
    "soudre": ("sous sout", "solv", "solvent", "soudr", "solu", "solut solurent", "solve"),
    "vaincre": ("vaincs vainc", "vainqu", "vainquent", "vaincr", "vaincu", "vainquit vainquirent", "vainque"),
    "mourir": ("meurs meurt", "mour", "meurent", "mourr", "mort", "mourut moururent", "meure"),
    "suffire": ("suffis suffit", "suffis", "suffisent", "suffir", "suffi", "suffit suffirent", "suffise"),
    "pourvoir": ("pourvois pourvoit", "pourvoy", "pourvoient", "pourvoir", "pourvu", "pourvut pourvurent", "pourvoie"),
    "battre": ("bats bat", "batt", "battent", "battr", "battu", "battit battirent", "batte"),
}


class Form(NamedTuple):
    """What a verb form is: its infinitive and one of pres, imp, fut, cond, past, subj, inf, pp, ppr."""

    lemma: str
    mood: str


def conjugate(infinitive: str) -> Iterable[tuple[str, str]]:
    """All (form, mood) of a verb that the press uses (no second person singular)."""
    yield infinitive, "inf"
    family = max((f for f in _FAMILIES if infinitive.endswith(f)), key=len, default=None)
    if family:
        before = infinitive[: -len(family)]
        singular, nous, third, future, participle, past, subjunctive = _FAMILIES[family]
        parts = ([before + p for p in singular.split()], before + nous, before + third, before + future)
        yield from _forms(*parts, before + participle, [before + p for p in past.split()], [before + subjunctive])
        if infinitive == "être":
            yield from (("étant", "ppr"), ("sommes", "pres"), ("êtes", "pres"), ("soient", "subj"))
        elif infinitive == "avoir":
            yield from (("ayant", "ppr"), ("aient", "subj"))
        elif infinitive == "devoir":
            yield from (("due", "pp"), ("dus", "pp"), ("dues", "pp"))
    elif infinitive.endswith("er"):
        yield from _first_group(infinitive[:-2])
    elif infinitive.endswith("ir"):
        stem = infinitive[:-1]
        present, past_forms = [stem + "s", stem + "t"], [stem + "t", stem + "rent"]
        yield from _forms(present, stem + "ss", stem + "ssent", infinitive, stem, past_forms, [stem + "sse"])
    elif infinitive.endswith("re"):
        stem = infinitive[:-2]
        present, past_forms = [stem + "s", stem], [stem + "it", stem + "irent"]
        yield from _forms(present, stem, stem + "ent", stem + "r", stem + "u", past_forms, [stem + "e"])


def _forms(
    present: list[str], nous: str, third: str, future: str, participle: str, past: list[str], subjunctive: list[str]
) -> Iterable[tuple[str, str]]:
    for form in (*present, nous + "ons", nous + "ez", third):
        yield form, "pres"
    for ending in ("ais", "ait", "ions", "iez", "aient"):
        yield nous + ending, "imp"
        yield future + ending, "cond"
    for ending in ("ai", "as", "a", "ons", "ez", "ont"):
        yield future + ending, "fut"
    for form in past:
        yield form, "past"
    for form in subjunctive:
        yield from ((form, "subj"), (form + "nt", "subj"))
    yield nous + "ant", "ppr"
    plural = participle if participle.endswith("s") else participle + "s"
    for form in (participle, participle + "e", plural, participle + "es"):
        yield form, "pp"


def _first_group(stem: str) -> Iterable[tuple[str, str]]:
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    mute = {stem}
    if stem[-1] == "y":
        mute.add(stem[:-1] + "i")
    elif len(stem) > 2 and stem[-2] in "eé":
        mute.add(stem[:-2] + "è" + stem[-1])
        if stem[-1] in "lt":
            mute.add(stem + stem[-1])
    for base in mute:
        yield from ((base + "e", "pres"), (base + "es", "pres"), (base + "ent", "pres"))
        for ending in ("ai", "as", "a", "ons", "ez", "ont"):
            yield base + "er" + ending, "fut"
        for ending in ("ais", "ait", "ions", "iez", "aient"):
            yield base + "er" + ending, "cond"
    yield from ((soft + "ons", "pres"), (stem + "ez", "pres"), (soft + "a", "past"), (stem + "èrent", "past"))
    yield from ((soft + "ais", "imp"), (soft + "ait", "imp"), (soft + "aient", "imp"), (soft + "ant", "ppr"))
    for ending in ("é", "ée", "és", "ées"):
        yield stem + ending, "pp"
