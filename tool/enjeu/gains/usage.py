"""Verbs of the lexicon where they stand in another sense, or tell who somebody is, and give nobody anything."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from enjeu.gains.dictionary import is_human
from enjeu.gains.frames import lexicon
from enjeu.gains.things import FACILITIES
from enjeu.gains.wordlists import words
from enjeu.syntax import Tree, Word

_HELPING = {"aider", "soutenir", "protéger", "accompagner"}
_BACKING = {"soutenir", "appuyer", "parrainer", "épauler"}
_UNREAL = {"devoir", "préférer", "aimer", "vouloir", "pouvoir"}  # "aurait dû", "aurait aimé": it did not
_FORCING = {"obliger", "contraindre", "forcer", "sommer"}
_REFORMS = {"réforme", "mesure", "loi", "projet", "plan", "texte", "règle"}
_LEANT_ON = words("leant_on")
_PREDICATED = ("xcomp", "obj", "advcl", "amod", "acl")
_MADE = words("made")
_CALLED = {"secours", "aide", "pompiers", "police"}
_NOUNS = {"secours", "presse"}  # forms of verbs, as the parser may take them: "un point presse"


def tells_no_gain(tree: Tree, i: int) -> bool:
    """Whether the verb at word `i` only says who speaks, what an association is for, or belongs to an idiom."""
    word, behind = tree[i], tree.lows[i + 1 : i + 2]
    if word.low in _NOUNS or tree.is_behind_quotation(i):
        return True  # '"...", soutient l'élu'
    if word.lemma in {"remettre", "rendre"} and behind == ["en"] and tree[min(i + 2, len(tree) - 1)].is_noun:
        return True  # "remettre en cause un accord"
    if word.lemma in {"concerner", "cibler"} and any(tree[k].lemma in _REFORMS for k in tree.children[i]):
        return True  # "la réforme concernera les salariés"
    if word.lemma == "importer" and tree.lows[i - 1] in {"peu", "qu'"}:
        return True  # "peu importe le résultat"
    if word.lemma == "souhaiter" and {"lui", "leur", "vous"} & set(tree.lows[max(0, i - 2) : i]):
        return True  # "lui souhaitent un prompt rétablissement"
    if word.lemma == "rendre" and _makes_so(tree, i):
        return True  # "a été rendue obligatoire pour tous"
    if word.lemma == "appuyer" and word.label in {"acl", "amod"} and tree.lows[i - 1] in {"soutien", "demande"}:
        return True  # "un soutien appuyé"
    if word.lemma == "appuyer" and _LEANT_ON & {w.lemma for w in tree.words[i + 1 : i + 5]}:
        return True  # "s'est appuyée sur une expertise"
    if word.lemma == "appeler" and behind == ["de"] and tree.lows[i + 3 : i + 4] in (["vœux"], ["voeux"]):
        return True  # "un dialogue appelé de ses vœux"
    if word.lemma == "viser" and tree.is_passive(i):
        return True  # "1.800 postes sont visés"
    if word.lemma == "appeler" and _CALLED & set(tree.lows[i + 1 : i + 5]):
        return True  # "a appelé les secours", "à l'aide"
    if word.lemma == "confier" and behind in (["à"], ["au"], ["aux"]) and {":", '"'} & set(tree.lows[i + 2 : i + 14]):
        return True  # 'a confié à la radio : "..."'
    if word.lemma in _BACKING and (word.mood == "ppr" or _is_epithet(tree, i)):
        return True  # "les rebelles, soutenus par l'Iran, ..."
    above = [tree[g] for g in tree.governors(i)]
    if word.mood == "inf" and any(g.lemma in _FORCING for g in above):
        return True  # "obligée de lui remettre 7.000 euros"
    unreal = [g.index for g in _wished(tree, i) if g.lemma in _UNREAL and g.mood == "pp"]
    if any({"aurait", "auraient"} & set(tree.lows[max(0, g - 2) : g]) for g in unreal):
        return True  # "l'Etat aurait dû récupérer ...", "auraient préféré obtenir ..."
    return word.lemma in _HELPING and _tells_which(tree, i)


def _wished(tree: Tree, i: int) -> Iterator[Word]:
    """The verbs of whose wish or duty the verb at word `i` is, nearest first."""
    for above in tree.governors(i):
        if tree[i].label not in {"xcomp", "ccomp", "conj"}:
            return
        yield tree[above]
        i = above


def _is_epithet(tree: Tree, i: int) -> bool:
    """Whether a participle says of whom one speaks, and tells no news."""
    return tree[i].mood == "pp" and tree[i].label == "acl" and not tree.kids(i, "aux", "aux:pass")


def has_other_use(verb: str, objects: Collection[str]) -> bool:
    """Whether a verb gives nothing with one of these objects (lemmas): "recevoir une lettre"."""
    return not lexicon().other_uses.get(verb, frozenset()).isdisjoint(objects)


def is_other_use(tree: Tree, i: int, objects: Collection[str], kinds: Collection[str], given: bool) -> bool:
    """Whether the verb at word `i`, with somebody to receive, gives nothing.

    `objects`: their lemmas; `kinds`: of who would receive; `given`: whether somebody is said to give.
    """
    if has_other_use(tree[i].lemma, objects):
        return True
    match tree[i].lemma:
        case "acheter" | "réserver" | "commander" | "racheter" if set(kinds) == {"group"}:
            return True  # "les usagers achètent des billets"
        case "acheter" | "réserver" | "commander":
            return set(kinds) == {"person"} and not given  # "elle était sortie acheter des médicaments"
        case "voter":
            return bool(objects)  # "a voté l'interdiction pour les agents"
        case "recevoir":
            return any(is_human(tree, o) for o in tree.objects(i))  # "a reçu les opposants"
        case "rallier":
            return not given  # "pouvant rallier de nombreuses personnes"
        case "encourager":  # to urge somebody is not to support him
            return any(tree[c].mood == "inf" for c in tree.kids(i, "xcomp", "obl", "advcl"))
    return False


def undergoes(tree: Tree, i: int) -> bool:
    """Whether the verb at word `i` is what the subject has done to it: "se faire voler"."""
    above = tree[i].head
    making = above >= 0 and tree[above].lemma == "faire" and tree[i].mood == "inf"
    return making and any(tree.lows[k] in {"se", "s'"} for k in range(max(0, above - 3), above))


def _makes_so(tree: Tree, i: int) -> bool:
    """Whether "rendre" at word `i` makes something so, and gives nothing back: "rendre le masque obligatoire"."""
    behind = tree.words[i + 1 : i + 7]
    made = any(w.lemma in _MADE or w.low in {"plus", "moins", "très"} for w in behind)
    return made or any(tree[k].tag == "ADJ" and tree[k].label != "amod" for k in tree.kids(i, *_PREDICATED))


def _tells_which(tree: Tree, i: int) -> bool:
    """Whether a clause in the present says what an association or a service is for: "une ONG qui aide les Roms"."""
    described = tree[i].head if tree[i].label == "acl:relcl" else -1
    if described < 0 or tree.mood(i) != "pres":
        return False
    return tree[described].lemma in FACILITIES
