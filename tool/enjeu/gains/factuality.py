"""How far a gain has come, and who says so: modality, tense, negation and attribution, with their scope."""

from __future__ import annotations

from dataclasses import dataclass, field

from enjeu.gains.frames import Lexicon
from enjeu.gains.wordlists import words
from enjeu.records import Status
from enjeu.syntax import Tree

_READY = words("ready")
_ABLE = words("able")
_DATES = words("dates")
_SCOPE = words("scope")
# "le paiement des droits", "des centaines de produits", "une hausse des indemnités"
_SEEN_THROUGH = words("handing") | words("counts") | {"hausse", "augmentation", "revalorisation"}
_OPEN_WHEN_NEGATED = {"exclure", "refuser", "écarter", "opposer", "interdire"}
_TOLD = {"à", "auprès de", "devant", "sur", "dans"}  # to whom and where something is said
_QUANTITIES = {"plus", "davantage", "beaucoup", "moins"}
_ADVOCATING = {"prononcer", "positionner", "plaider", "militer"}  # "pour" something
_BUT = {"néanmoins", "toutefois", "cependant", "pourtant", "autant", "revanche"}
_RANK = {Status.REPORTED: 0, Status.PLANNED: 1, Status.POSSIBLE: 2, Status.SOUGHT: 3}


@dataclass
class Reading:
    """What was read of one predicate.

    `blocked` says why it is no gain at all, "" where it may be one; `denied` says by what word somebody denies it.
    """

    status: Status
    cues: list[str] = field(default_factory=list)
    blocked: str = ""
    denied: str = ""
    refused: bool = False
    speaker: int | None = None

    def lower(self, status: Status, cue: str) -> None:
        """Take a status that is further from fact than the present one."""
        if _RANK[status] > _RANK[self.status]:
            self.status = status
            self.cues.append(cue)


def read(tree: Tree, i: int, status: str, lexicon: Lexicon) -> Reading:
    """The status of the predicate at word `i`, what blocks it, and whose claim it is."""
    modality = lexicon.modality
    reading = Reading(Status(status))
    if tree.is_negated(i):
        reading.blocked = f"negated: {tree[i].text}"
    _read_mood(tree, i, reading, modality)
    if tree[i].mood == "inf" and "comment" in tree.lows[max(0, i - 2) : i]:
        reading.blocked = reading.blocked or "comment"  # "comment protéger ses enfants"
    _read_aim(tree, i, reading, modality)
    seen = i
    for g in tree.governors(i):
        label = _label(tree, seen)
        if label not in _SCOPE or (
            label == "conj" and tree[g].is_verb and tree[seen].mood not in {"inf", ""} and tree[seen].is_verb
        ):
            seen = g
            continue
        if seen == i and label in {"appos", "conj"} and _stands_apart(tree, i):
            break  # "..., une victoire pour X": of the whole, whatever is denied or refused in it
        word = tree[g]
        if any(tree.lows[c] == "rien" for c in tree.kids(g, "obj")):
            reading.blocked = reading.blocked or "rien"  # "il n'y a rien pour soutenir X"
        if label == "acl:relcl" and tree[g].label.startswith("nsubj"):
            break  # "la banque, qui finance le parti, réclame ...": the claim is not about the financing
        if (
            tree[seen].is_noun
            and word.is_noun
            and label != "conj"
            and tree.preposition(seen) != "avec"  # "réclament un statut, avec une hausse des indemnités"
            and word.lemma not in _SEEN_THROUGH
            and not (tree[i].label == "acl" and tree[i].head == seen and tree.preposition(seen) == "de")
            and not any(word.lemma in words for key, words in modality.items() if key.endswith("nouns"))
        ):
            break
        if label == "conj" and not (tree[seen].mood == "inf" and word.mood == "inf"):
            if word.is_noun and tree.preposition(seen) == "de" != tree.preposition(g):
                _read_noun(tree, g, reading, modality)  # "un objectif de santé et de soutien": of the objective, too
            seen = g
            continue
        if seen == i and tree[i].is_noun and word.is_verb and tree.is_negated(g):
            reading.blocked = reading.blocked or f"not {word.text}"
        inside_relative = label == "acl:relcl"
        if word.is_verb and not inside_relative:
            _read_verb(tree, g, seen, reading, modality)
            _read_aim(tree, g, reading, modality)
        elif word.is_noun and label in {"acl", "nmod"}:
            _read_noun(tree, g, reading, modality)
        elif word.low in _READY | _ABLE:
            if tree.is_negated(g):
                reading.blocked = reading.blocked or f"not {word.text}"
            reading.lower(Status.POSSIBLE if word.low in _ABLE else Status.PLANNED, word.text)
        seen = g
    if (
        tree[i].mood == "inf"
        and reading.status is Status.REPORTED
        and any(tree.lows[c] in {"pour", "afin"} for c in tree.kids(i, "mark"))
    ):
        reading.lower(Status.SOUGHT, "pour")
    _read_around(tree, i, reading, modality)
    return reading


def _label(tree: Tree, i: int) -> str:
    """The label of a word; that of "plus" in "réclamer plus de moyens" is the object's."""
    quantity = tree.lows[i] in _QUANTITIES and tree.lows[i + 1 : i + 2] in (["de"], ["d'"])
    return "obj" if quantity and tree[i].label == "advmod" else tree[i].label


def _stands_apart(tree: Tree, i: int) -> bool:
    """Whether a noun opens its own phrase behind a comma: ", une victoire"."""
    first = min([i, *tree.kids(i, "det", "amod")])
    return tree.lows[first] in {"un", "une"} and tree.lows[first - 1 : first] == [","]


def _is_future(tree: Tree, i: int) -> bool:
    """Whether a verb tells what is to come; a conditional does, of what was said: "il a promis qu'il livrerait"."""
    if tree.mood(i) != "cond":
        return tree.mood(i) == "fut"
    if tree[i].label != "ccomp" or not {"que", "qu'"} & {tree.lows[m] for m in tree.kids(i, "mark")}:
        return False
    above = tree[i].head
    return tree[above].mood == "imp" or (tree[above].mood == "pp" and tree.mood(above) not in {"cond", "fut"})


def _read_mood(tree: Tree, i: int, reading: Reading, modality: dict[str, frozenset[str]]) -> None:
    word = tree[i]
    if not word.is_verb:
        return
    mood = tree.mood(i)
    if _is_future(tree, i):
        reading.lower(Status.PLANNED, f"future: {word.text}")
    elif mood == "cond":
        reading.lower(Status.POSSIBLE, f"conditional: {word.text}")
    elif mood == "subj" or (_is_under_if(tree, i) and not _concedes(tree, i, modality)):
        reading.lower(Status.POSSIBLE, f"hypothesis: {word.text}")
    elif word.lemma == "pouvoir" and mood == "pres":
        reading.lower(Status.POSSIBLE, word.text)


def _read_aim(tree: Tree, i: int, reading: Reading, modality: dict[str, frozenset[str]]) -> None:
    """What a noun says of the infinitive that it is: "l'objectif est de donner du travail", "l'idée est de ..."."""
    if tree[i].mood != "inf" or not tree.kids(i, "cop"):
        return
    for c in tree.kids(i, "nsubj"):
        if tree[c].lemma == "idée":
            reading.lower(Status.SOUGHT, tree[c].text)
        else:
            _read_noun(tree, c, reading, modality)


def _is_under_if(tree: Tree, i: int) -> bool:
    return any(tree.lows[c] in {"si", "s'"} for c in tree.kids(i, "mark"))


def _concedes(tree: Tree, i: int, modality: dict[str, frozenset[str]]) -> bool:
    """Whether a clause with "si" grants what is so: what follows it has happened, or is set against it.

    "Si le texte satisfait le syndicat, les salariés ont voté la grève": none. "... ont promis de reprendre": one.
    """
    above = tree[i].head
    if tree[i].label != "advcl" or above < i or tree.mood(i) not in {"pres", "pp"}:
        return False
    told = tree.mood(above)
    happened = told == "pp" and tree[above].lemma not in modality["planned"] | modality["report"]
    return happened or (told == "pres" and bool(_BUT & {tree.lows[c] for c in tree.kids(above, "advmod", "obl")}))


def _read_verb(tree: Tree, g: int, child: int, reading: Reading, modality: dict[str, frozenset[str]]) -> None:
    word = tree[g]
    lemma = word.lemma
    negated = tree.is_negated(g)
    label = _label(tree, child)
    more = label == "obl" and any(
        tree.lows[c] in {"davantage", "plus"} for c in tree.kids(g, "advmod") if g < c < child
    )
    complement = label in {"xcomp", "ccomp", "obj", "csubj"} or (
        label in {"obl", "advcl"} and (tree[child].mood == "inf" or more) and child > g
    )
    if lemma in modality["refused"] and not negated and complement:
        reading.refused = True
        if lemma in modality["deny"]:
            reading.denied = f"denied: {word.text}"
            reading.speaker = tree.subject(g) if reading.speaker is None else reading.speaker
        else:
            reading.blocked = reading.blocked or f"{lemma}"
    if complement and negated and lemma in _OPEN_WHEN_NEGATED:
        reading.lower(Status.POSSIBLE, f"not {word.text}")  # "n'exclut pas de verser une prime"
        return
    if complement or label.startswith("nsubj"):
        if negated and lemma not in modality["report"] - {"penser", "croire"} and not reading.blocked:
            reading.blocked = f"not {word.text}"
        if lemma == "permettre" and tree.mood(g) == "pp":
            pass  # "les mesures ont permis la réouverture": it has come
        elif lemma in modality["sought"]:
            reading.lower(Status.SOUGHT, word.text)
        elif lemma == "pouvoir" and (tree.mood(g) == "fut" or (word.head >= 0 and tree[word.head].lemma == "aller")):
            reading.lower(Status.PLANNED, word.text)
        elif lemma in modality["possible"]:
            reading.lower(Status.POSSIBLE, word.text)
        elif lemma in modality["planned"]:
            reading.lower(Status.PLANNED, word.text)
    if lemma in _ADVOCATING and label in {"obl", "obj"} and tree.preposition(child) == "pour" and not negated:
        reading.lower(Status.SOUGHT, word.text)
    mood = tree.mood(g)
    if lemma not in modality["report"] and _is_future(tree, g):
        reading.lower(Status.PLANNED, f"future: {word.text}")
    elif mood == "cond" and lemma not in modality["report"]:
        reading.lower(Status.POSSIBLE, f"conditional: {word.text}")
    if any(tree.lows[c] == "si" for c in tree.kids(g, "mark")) and not _concedes(tree, g, modality):
        reading.lower(Status.POSSIBLE, "si")
    if lemma in modality["report"] and label in {"ccomp", "parataxis", "obj"} and reading.speaker is None:
        reading.speaker = tree.subject(g)
        if lemma in modality["deny"]:
            reading.denied = f"denied: {word.text}"


def _read_noun(tree: Tree, g: int, reading: Reading, modality: dict[str, frozenset[str]]) -> None:
    noun = tree[g].lemma
    if noun in modality["refused_nouns"]:
        reading.blocked = reading.blocked or f"{noun}"
    elif noun in modality["sought_nouns"]:
        reading.lower(Status.SOUGHT, noun)
    elif noun in modality["possible_nouns"]:
        reading.lower(Status.POSSIBLE, noun)
    elif noun in modality["planned_nouns"]:
        reading.lower(Status.PLANNED, noun)


def _read_around(tree: Tree, i: int, reading: Reading, modality: dict[str, frozenset[str]]) -> None:
    """Adverbs near the predicate, "selon X", and a reporting clause set after what is reported."""
    for k in range(max(0, i - 4), min(len(tree), i + 5)):
        if tree.lows[k] in modality["possible_adverbs"]:
            reading.lower(Status.POSSIBLE, tree.lows[k])
    if reading.speaker is not None:
        return
    for k, low in enumerate(tree.lows):
        if low in {"selon", "d'après"} or (low == "après" and k and tree.lows[k - 1] == "d'"):
            case = tree[k].head if tree[k].label == "fixed" else k
            after = (h for h in range(k + 1, min(k + 5, len(tree))) if tree[h].is_noun)
            head = tree[case].head if tree[case].label == "case" else next(after, k + 1)
            if 0 <= head < len(tree):
                reading.speaker = head
                return
        if k <= i or not tree[k].is_verb or tree[k].tag[0] != "V":
            continue
        if tree[k].lemma in modality["report"] or tree.is_behind_quotation(k):
            if any(tree.lows[c].startswith("-") for c in tree.kids(k, "nsubj", "expl")):
                reading.speaker = -1  # "a-t-il déclaré à l'AFP": not the agency
                return
            subject = tree.subject_behind(k)
            first = min([k, *tree.kids(k, "aux")])
            first -= first > 0 and tree.lows[first - 1] in {"s'", "se"}
            if subject is None and first and tree.lows[first - 1] in {",", '"'}:
                subject = next(
                    (
                        c
                        for c in range(k + 1, min(k + 7, len(tree)))
                        if tree[c].is_noun and tree.lows[c] not in _DATES and tree.preposition(c) not in _TOLD
                    ),
                    None,
                )
            if subject is not None and not tree.lows[subject].startswith("-"):
                reading.speaker = subject
                return
