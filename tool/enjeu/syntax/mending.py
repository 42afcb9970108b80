"""What the tagger and the parser often take for something else, put right by what is known of the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from enjeu.reading.dates import MONTH_NAMES
from enjeu.syntax.asides import is_behind_date
from enjeu.syntax.conjugation import Form
from enjeu.syntax.lemmas import singular
from enjeu.syntax.tagging import Token
from enjeu.syntax.tree import MOODS, is_verb_tag

_OFTEN_NOUNS = {
    "prime", "aide", "garantie", "commande", "offre", "demande", "retraite", "indemnité", "actionnaire", "salarié",
    "syndicat", "employé", "assuré", "retraité", "bénévole", "volontaire", "jeune", "public", "privé", "crédit",
}  # fmt: skip
_PEOPLE = {"prisonnier", "militaire", "civil", "blessé", "réfugié", "déplacé", "étranger", "détenu", "élu", "militant"}
_OF_NATIONS = tuple(
    f"{ending}{e}{s}" for ending in ("ain", "ien", "ais", "ois") for e in ("", "e", "ne") for s in ("", "s")
)
_BEFORE_NOUNS = {"fort", "forte", "forts", "fortes", "lourd", "lourde", "vaste", "double", "triple"}
_NO_VERBS = {"loyer", "foyer", "dossier", "papier", "chantier", "atelier", "quartier", "métier", "danger", "hiver"}
_AS_NOUNS = {"pouvoir", "devoir", "savoir", "lever", "coucher", "rire", "souvenir", "avenir", "être", "dîner"}
_ABOUT = {"près", "plus", "moins"}
_QUANTITIES = {"moins", "plus", "davantage"}
_CLITICS = {"ne", "n'", "se", "s'", "en", "y", "lui", "leur", "le", "la", "l'", "les", "nous", "vous", "me", "te"}
_RUBRIC = 12  # words within which the colon behind a rubric stands
_IN_PHRASE = {"NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP"}
_COUNTED_AS = {"nsubj", "nsubj:pass", "obj", "obl"}
# "la promesse que X paiera": these say what is thought or said, and no relative clause follows
_THOUGHTS = {
    "fait", "idée", "preuve", "garantie", "promesse", "assurance", "crainte", "espoir", "certitude", "sentiment",
    "impression", "signe", "condition", "hypothèse", "risque", "conviction", "rumeur", "moment", "fois",
}  # fmt: skip
_IMPERSONAL = {
    "falloir", "agir", "rester", "suffire", "arriver", "sembler", "paraître", "convenir", "importer", "pleuvoir",
    "exister", "manquer", "venir", "valoir", "faire", "avoir", "être", "apparaître", "résulter", "ressortir", "tarder",
}  # fmt: skip
# who is asked is the object: "appelle le gouvernement à agir"; or has "à" before it: "demande au gouvernement d'agir"
_ASKING = {
    "appeler", "inviter", "exhorter", "pousser", "inciter", "presser", "autoriser", "convaincre", "forcer", "obliger",
    "contraindre", "encourager", "persuader", "prier", "sommer", "supplier", "enjoindre",
}  # fmt: skip
_ASKING_OF = {"demander", "proposer", "permettre", "conseiller", "recommander", "suggérer", "ordonner", "réclamer"}
_WAYS = {"manière", "façon", "sorte"}
_BESIDE = {"conj", "nmod", "appos", "flat"}  # labels of what stands beside a noun
_WITH = {"avec", "sans", "pour", "par", "dans", "sur", "en", "chez", "contre", "entre", "sous", "vers", "selon"}
_ASKING_THAT = {"demander", "exiger", "réclamer", "obtenir"}


def mended_tag(tokens: list[Token], i: int, forms: dict[str, list[Form]]) -> str:
    """The tag of a word, put right where the list of verb forms knows better than the tagger."""
    token = tokens[i]
    after = tokens[i + 1].tag if i + 1 < len(tokens) else ""
    if is_verb_tag(token.tag) and token.text.isupper() and len(token.text) > 1 and not _is_shouted(tokens):
        return "PROPN"  # "les abonnés aux TER"
    if token.low == "leur" and token.tag == "DET" and after == "VFIN":
        return "PRON"  # "leur apporte son soutien"
    if token.tag == "ADJ" and singular(token.low) in _OFTEN_NOUNS and i and after != "NOUN":
        place = tokens[i - 1].tag
        if place == "DET" or (place == "NOUN" and after == "ADP" and i > 1):
            return "NOUN"
    if _are_swapped(tokens, i):
        return "NOUN"
    if i and _are_swapped(tokens, i - 1):
        return "ADJ"
    if token.tag == "NOUN" and after == "NOUN" and i and tokens[i - 1].tag == "DET" and token.low in _BEFORE_NOUNS:
        return "ADJ"  # "une forte remise"
    if token.tag == "VINF" and singular(token.low) in _NO_VERBS:
        return "NOUN"
    if token.tag == "PROPN" and token.low.removeprefix("mi-") in MONTH_NAMES:
        return "NOUN"
    if token.tag == "NOUN" and i == 1 and token.text.istitle() and tokens[0].low in {"l'", "la", "le"}:
        return "PROPN"  # "L'Arménie", of which the tagger knows nothing but the start of the sentence
    if token.low == "face" and i + 1 < len(tokens) and tokens[i + 1].low in {"à", "au", "aux"}:
        return "ADP"
    if token.low in {"que", "qu'"} and is_behind_date(tokens[max(0, i - 6) : i]):
        return "SCONJ"  # a day has no relative clause
    if token.low in {"bon", "bons"} and i and tokens[i - 1].tag in {"DET", "NUM"} and after == "ADP":
        return "NOUN"  # "un bon d'achat"
    moods = {f.mood for f in forms.get(token.low, ())}
    before = tokens[i - 1].tag if i else ""
    if token.tag in {"NOUN", "ADJ"} and moods & MOODS["FIN"] and before not in {"DET", "ADP", "ADJ", "NUM", ""}:
        return "VFIN"
    if token.tag in {"NOUN", "ADJ"} and moods & MOODS["FIN"] and i > 1 and tokens[i - 1].low == "en":
        # "La Guinée en attend 45.000 emplois"; forms in -e are nouns, too: "en hausse", "en marche"
        behind = tokens[i - 2].tag in {"NOUN", "PROPN", "PRON"} or tokens[i - 2].low == ","
        if behind and not token.low.endswith(("e", "es")) and _lacks_verb(tokens, i - 2):
            return "VFIN"
    between = before == "ADJ" and after == "DET" and tokens[i - 2].tag == "NOUN"
    if token.tag in {"NOUN", "ADJ"} and moods & MOODS["FIN"] and between and _lacks_verb(tokens, i):
        return "VFIN"  # "le secrétaire général réclame une hausse"
    if token.tag == "ADV" and moods & MOODS["FIN"] and len(token.low) > 4:
        many = token.low.endswith("ent") and before in {"ADJ", "VPP"}  # "les personnels hospitaliers réclament"
        if many or before in {"NOUN", "PROPN", "PRON"}:
            return "VFIN"
    if (
        token.tag in {"NOUN", "ADJ", "PROPN"}
        and "inf" in moods
        and token.text.islower()
        and (before in {"ADP", "VFIN"} or tokens[i - 1].low == "nouveau")  # "pourront de nouveau travailler"
        and len(token.text) > 4
        and token.low not in {"pouvoir", "devoir", "savoir"}
    ):
        return "VINF"
    if token.tag == "NOUN" and "inf" in moods and token.low not in _AS_NOUNS and i > 1 and before == "DET":
        behind = tokens[i - 2].low in {"de", "d'", "à", "pour", "sans"}
        if behind and tokens[i - 1].low in {"le", "la", "les", "l'"}:
            return "VINF"  # "réclame de le rendre obligatoire"
    if (
        token.tag in {"VFIN", "AFIN"}
        and i
        and before == "DET"
        and tokens[i - 1].low in {"un", "une", "cette", "sa", "son", "ses"}
    ):
        return "NOUN"
    if token.tag == "VFIN" and not moods & MOODS["FIN"] and token.low.endswith(("é", "ée", "és", "ées", "ie", "ies")):
        return "VPP"
    return token.tag


def _are_swapped(tokens: list[Token], i: int) -> bool:
    """Whether a noun and the adjective behind it were taken for each other: "dix prisonniers américains"."""
    return (
        0 < i < len(tokens) - 1
        and (tokens[i].tag, tokens[i + 1].tag) == ("ADJ", "NOUN")
        and tokens[i - 1].tag in {"DET", "NUM"}
        and singular(tokens[i].low) in _OFTEN_NOUNS | _PEOPLE
        and tokens[i + 1].text.islower()
        and tokens[i].low.endswith("s") == tokens[i + 1].low.endswith("s")
        and tokens[i + 1].low.endswith(_OF_NATIONS)
    )


def _is_shouted(tokens: list[Token]) -> bool:
    """Whether the sentence is set in capitals."""
    return 2 * sum(token.text.isupper() for token in tokens) > len(tokens)


def _lacks_verb(tokens: list[Token], i: int) -> bool:
    """Whether the clause has no finite verb before word `i`."""
    for token in reversed(tokens[:i]):
        if token.tag in {"PUNCT", "SCONJ", "CCONJ"}:
            break
        if token.tag in {"VFIN", "AFIN"}:
            return False
    return True


def mend(tokens: Sequence[Token], heads: list[int], labels: list[str], forms: Mapping[str, Sequence[Form]]) -> None:
    """Change heads and labels, in place, where the tree can be seen to be wrong. `forms`: what each word may be of."""
    lows, tags = [t.low for t in tokens], [t.tag for t in tokens]
    verbs = [
        {f.lemma for f in forms.get(low, ())} if is_verb_tag(tag) else set()
        for low, tag in zip(lows, tags, strict=True)
    ]
    _make_personal(verbs, lows, heads, labels)
    _turn_round(tags, heads, labels)
    _leave_circumstance(lows, heads, labels)
    _find_object(lows, heads, labels)
    _name_predicate(lows, tags, heads, labels)
    _hang_on_asking(verbs, lows, tags, heads, labels)
    _ask_that(verbs, lows, tags, heads, labels)
    _part_rubric(lows, tags, heads, labels)
    _give_subject(tags, heads, labels)
    _find_subject(lows, tags, heads, labels)
    _free_subject(lows, tags, heads, labels)
    _hang_on_verb(lows, tags, heads, labels)
    _free_source(lows, tags, heads, labels)
    _count_by_noun(lows, tags, heads, labels)
    _hang_on_quantity(lows, tags, heads, labels)
    for i, low in enumerate(lows):
        if low in {"que", "qu'"} and i and labels[i] in {"mark", "obj"}:
            _make_relative(i, tags, lows, heads, labels)
        if low in {"que", "qu'", "dont"} and i:
            _give_back_subject(i, tags, heads, labels)
        if low == "qui" and labels[i].startswith("nsubj"):
            _free_antecedent(i, heads[i], tags, heads, labels)
            _agree_with_noun(i, tags, lows, heads, labels)
        if low == "dont" and heads[i] >= 0 and labels[heads[i]].startswith("nsubj"):
            _free_antecedent(i, heads[heads[i]], tags, heads, labels)


def _before(head: int, label: str, lows: Sequence[str], heads: list[int], labels: list[str]) -> set[str]:
    """The words with a label that stand before their head."""
    return {lows[k] for k in range(head) if heads[k] == head and labels[k] == label}


def _make_personal(verbs: Sequence[set[str]], lows: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Make "il" a subject where the verb can have one: "il a réclamé que ..." is no "il faut que ..."."""
    for i, label in enumerate(labels):
        verb = heads[i]
        if label != "expl:subj" or lows[i] != "il" or verb < 0 or not verbs[verb] or verbs[verb] & _IMPERSONAL:
            continue
        below = [k for k in range(len(heads)) if heads[k] == verb and k != i]
        if not any(labels[k] in {"aux:pass", "nsubj"} or lows[k] in {"se", "s'"} for k in below):
            labels[i] = "nsubj"


def _turn_round(tags: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Hang a participle before the sentence on its subject: "Réclamé par les syndicats, ce congé | a été accordé"."""
    root = next((i for i, head in enumerate(heads[:2]) if head < 0), None)
    if root is None or tags[root] != "VPP":
        return
    below = [k for k in range(len(heads)) if heads[k] == root]
    if any(labels[k].startswith(("aux", "cop", "nsubj")) for k in below):
        return
    for verb in (k for k in below if labels[k] in {"advcl", "conj", "ccomp", "parataxis"} and is_verb_tag(tags[k])):
        finite = tags[verb] == "VFIN" or any(heads[k] == verb and tags[k] == "AFIN" for k in range(verb))
        subject = next((k for k in range(root, verb) if heads[k] == verb and labels[k].startswith("nsubj")), None)
        if finite and subject is not None:
            heads[verb], labels[verb] = -1, "root"
            heads[root], labels[root] = subject, "acl"
            for k in below:
                if k > verb and labels[k] == "punct":
                    heads[k] = verb
            return


def _part_rubric(lows: Sequence[str], tags: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Take no rubric before a colon for a subject: "Mali : Barrick | verse 430 millions"."""
    colon = next((i for i, low in enumerate(lows[:_RUBRIC]) if low == ":"), 0)
    if any(is_verb_tag(tag) and tag != "VPP" for tag in tags[:colon]):
        return
    for k in range(colon):
        if heads[k] > colon and labels[k].startswith(("nsubj", "obj", "obl")):
            labels[k] = "parataxis"


def _leave_circumstance(lows: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Take no phrase with a preposition for a second subject: "du poulet avec une teneur en eau | a été distribué"."""
    for noun, label in enumerate(labels):
        if not label.startswith("nsubj") or not _before(noun, "case", lows, heads, labels) & _WITH:
            continue
        other = (k for k in range(noun) if heads[k] == heads[noun] and labels[k].startswith("nsubj"))
        if (subject := next(other, None)) is not None:
            heads[noun], labels[noun] = subject, "nmod"


def _name_predicate(lows: Sequence[str], tags: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Take no noun for an object that a copula makes a predicate: "ce comportement, qui est une source d'angoisse"."""
    for noun, label in enumerate(labels):
        if label not in {"obj", "obl", "nmod"} or tags[noun] != "NOUN":
            continue
        below = [k for k in range(noun) if heads[k] == noun]
        who = next((k for k in below if lows[k] == "qui" and labels[k].startswith("nsubj")), None)
        if who is None or not any(labels[k] == "cop" for k in below):
            continue
        before = next((k for k in range(who - 1, -1, -1) if tags[k] in {"NOUN", "PROPN"}), None)
        if before is not None and not _is_below(before, noun, heads):
            heads[noun], labels[noun] = before, "acl:relcl"


def _find_object(lows: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Make an object of what a verb has none of: "qu'il n'y ait pas de départs"."""
    for noun, label in enumerate(labels):
        of = next((k for k in range(noun) if heads[k] == noun and labels[k] == "case" and lows[k] in {"de", "d'"}), 0)
        none = of and lows[of - 1] in {"pas", "jamais"} and {"ne", "n'"} & set(lows[max(0, of - 6) : of])
        if label not in {"obl", "nmod"} or not none or not 0 <= heads[noun] < of or lows[noun] in _WAYS:
            continue
        if not any(heads[k] == noun and labels[k] == "det" for k in range(of, noun)):  # "n'agit pas de la sorte"
            labels[noun], labels[of] = "obj", "det"


def _hang_on_asking(
    verbs: Sequence[set[str]], lows: Sequence[str], tags: Sequence[str], heads: list[int], labels: list[str]
) -> None:
    """Hang what somebody is asked to do on the verb, not on him: "appelle le gouvernement à agir"."""
    for i, label in enumerate(labels):
        noun = heads[i]
        asks = heads[noun] if noun >= 0 else -1
        if label != "acl" or tags[i] != "VINF" or not 0 <= asks < noun < i:
            continue
        case = _before(noun, "case", lows, heads, labels)
        mark = _before(i, "mark", lows, heads, labels)
        of_object = verbs[asks] & _ASKING and labels[noun] == "obj" and not case and mark & {"à", "de", "d'"}
        of_other = verbs[asks] & _ASKING_OF and case & {"à", "au", "aux"} and mark & {"de", "d'"}
        if of_object or of_other:
            heads[i], labels[i] = asks, "xcomp"


def _ask_that(
    verbs: Sequence[set[str]], lows: Sequence[str], tags: Sequence[str], heads: list[int], labels: list[str]
) -> None:
    """Hang what is asked of somebody on the verb: "demande à l'Etat qu'il y ait une enquête" is no relative clause."""
    for que, low in enumerate(lows):
        verb = heads[que]
        noun = heads[verb] if verb >= 0 else -1
        asks = heads[noun] if noun >= 0 else -1
        if low not in {"que", "qu'"} or labels[que] != "mark" or not labels[verb].startswith("acl"):
            continue
        case = _before(noun, "case", lows, heads, labels)
        if 0 <= asks < noun < que and verbs[asks] & _ASKING_THAT and case & {"à", "au", "aux", "de", "d'", "du", "des"}:
            heads[verb], labels[verb] = asks, "ccomp"


def _free_subject(lows: Sequence[str], tags: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Take the noun behind a circumstance for the subject: "À l'issue des discussions, les pilotes ont obtenu ..."."""
    for noun, label in enumerate(labels):
        if not label.startswith("nsubj") or not _before(noun, "case", lows, heads, labels):
            continue
        listed = (k for k in range(noun + 1, len(heads)) if heads[k] == noun and labels[k] == "conj")
        subject = next((k for k in listed if tags[k] in {"NOUN", "PROPN"}), None)
        if subject is None or "," not in lows[noun:subject]:
            continue
        if not any(heads[k] == subject and labels[k] == "cc" for k in range(noun, subject)):
            heads[subject], labels[subject], labels[noun] = heads[noun], label, "obl"


def _give_subject(tags: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Hang a noun that was left without a head on the verb after it that has no subject: "la direction s'est engagée".

    The parser often leaves it so before a reflexive pronoun.
    """
    roots = [i for i, head in enumerate(heads) if head < 0]
    for noun, verb in pairwise(roots):
        own = any(head == verb and labels[i].startswith("nsubj") for i, head in enumerate(heads))
        group = min([verb, *(i for i, head in enumerate(heads) if head == verb and labels[i].startswith("aux"))])
        between = any(tag in {"VFIN", "AFIN"} for tag in tags[noun + 1 : group])
        if tags[noun] in {"NOUN", "PROPN", "PRON"} and tags[verb][0] == "V" and not own and not between:
            heads[noun], labels[noun] = verb, "nsubj"


def _find_subject(lows: Sequence[str], tags: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Take the noun phrase right before a verb without subject for its subject: "... - 60 doses sont promises".

    Where one clause is set beside another by a dash or a comma, the parser may hang its subject on the clause before.
    """
    with_subject = {heads[k] for k, label in enumerate(labels) if "subj" in label}
    for group, tag in enumerate(tags):
        if tag != "VFIN" and not (tag == "AFIN" and labels[group].startswith("aux")):
            continue
        verb = heads[group] if tag == "AFIN" else group
        if verb in with_subject or labels[verb] == "acl:relcl":
            continue
        noun = _phrase_before(group, lows, tags)
        if noun is None or heads[noun] == verb:
            continue
        passive = any(heads[k] == verb and labels[k] == "aux:pass" for k in range(len(heads)))
        if heads[verb] == noun:
            heads[verb], labels[verb] = heads[noun], labels[noun] if heads[noun] < 0 else "parataxis"
        elif _is_below(verb, noun, heads):
            continue
        heads[noun], labels[noun] = verb, "nsubj:pass" if passive else "nsubj"
        with_subject.add(verb)


def _phrase_before(verb: int, lows: Sequence[str], tags: Sequence[str]) -> int | None:
    """The head of the noun phrase that ends right before a verb and begins with its clause."""
    last = verb - 1
    while last >= 0 and (tags[last] == "ADV" or lows[last] in _CLITICS):
        last -= 1
    first = last
    while first >= 0 and tags[first] in _IN_PHRASE:
        first -= 1
    opens = first < 0 or tags[first] in {"PUNCT", "SCONJ"}
    if first == last or not opens or tags[first + 1] == "ADP":
        return None
    return next((k for k in range(first + 1, last + 1) if tags[k] in {"NOUN", "PROPN"}), None)


def _is_below(i: int, above: int, heads: Sequence[int]) -> bool:
    while i >= 0 and i != above:
        i = heads[i]
    return i == above


def _hang_on_verb(lows: Sequence[str], tags: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Hang what happens before or after on the verb, not on its object: "a suspendu sa grève après avoir obtenu X"."""
    for mark, low in enumerate(lows):
        verb = heads[mark]
        if low not in {"après", "avant"} or labels[mark] != "mark" or labels[verb] != "acl":
            continue
        above = heads[verb]
        while above >= 0 and tags[above][0] not in "VA":
            above = heads[above]
        if above >= 0:
            heads[verb], labels[verb] = above, "advcl"


def _free_source(lows: Sequence[str], tags: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Hang who says so on the verb, not beside another party: "livrera des chars à l'Ukraine, selon Varsovie"."""
    for mark, low in enumerate(lows):
        source = heads[mark]
        said = low == "selon" or (low == "après" and lows[mark - 1 : mark] == ["d'"])
        if not said or labels[mark] not in {"case", "fixed"} or source <= mark or labels[source] not in _BESIDE:
            continue
        above = heads[source]
        while above >= 0 and tags[above][0] not in "VA":
            above = heads[above]
        if above >= 0:
            heads[source], labels[source] = above, "obl"


def _count_by_noun(lows: Sequence[str], tags: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Give the place of "près" and "plus" to what is counted: "a reçu près de 12 milliards"."""
    for i, low in enumerate(lows[:-2]):
        if low not in _ABOUT or lows[i + 1] not in {"de", "d'"} or labels[i] not in _COUNTED_AS:
            continue
        if labels[i] == "obl" and not (i and heads[i] == i - 1):
            continue
        noun = next((k for k in range(i + 2, min(i + 6, len(lows))) if heads[k] == i and tags[k] == "NOUN"), None)
        if noun is not None:
            heads[noun], labels[noun] = heads[i], "obj" if labels[i] == "obl" else labels[i]
            heads[i], labels[i] = noun, "advmod"
            heads[i + 1], labels[i + 1] = i, "fixed"


def _hang_on_quantity(lows: Sequence[str], tags: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Hang what there is more or less of on these, not on the verb before: "veulent moins de sanctions"."""
    for i in range(1, len(lows) - 2):
        if lows[i] not in _QUANTITIES or lows[i + 1] not in {"de", "d'"} or tags[i + 2] != "NOUN":
            continue
        if is_verb_tag(tags[i - 1]) and heads[i] == heads[i + 2] == i - 1 and labels[i + 2] == "obl":
            heads[i + 2] = i


def _make_relative(que: int, tags: Sequence[str], lows: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Name a clause behind a noun what it is: a relative one, or what the noun says ("la promesse que X paiera")."""
    verb = heads[que]
    noun = heads[verb] if verb >= 0 else -1
    own = any(heads[k] == verb and labels[k] == "obj" and k > verb for k in range(len(heads)))
    told = noun >= 0 and tags[noun] == "NOUN" and singular(lows[noun]) not in _THOUGHTS
    if told and verb > que > noun and labels[que] == "mark" and labels[verb] == "acl" and not own:
        labels[verb] = "acl:relcl"
    if own and verb > que > noun >= 0 and singular(lows[noun]) in _THOUGHTS and labels[verb] == "acl:relcl":
        labels[verb], labels[que] = "acl", "mark"


def _agree_with_noun(qui: int, tags: Sequence[str], lows: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Hang a relative clause on the noun before it, if the verb agrees with that alone: "l'avis des juges, qui ont"."""
    verb = heads[qui]
    noun = heads[verb] if verb >= 0 and labels[verb].startswith("acl") else -1
    finite = next((k for k in range(qui + 1, len(lows)) if tags[k] in {"VFIN", "AFIN"}), None)
    near = next((k for k in range(qui - 1, -1, -1) if tags[k] in {"NOUN", "PROPN"}), None)
    if finite is None or near is None or noun < 0 or near <= noun or _is_below(near, verb, heads):
        return
    many = lows[finite].endswith(("ent", "ont"))
    if tags[noun] == "NOUN" and tags[near] == "NOUN" and _is_plural(lows[near]) == many != _is_plural(lows[noun]):
        heads[verb] = near


def _is_plural(noun: str) -> bool:
    return singular(noun) != noun


def _give_back_subject(pronoun: int, tags: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Part a relative clause from the verb behind it: "les prêts dont bénéficie Alstom | seront prolongés".

    The parser gives the subject that stands behind its verb to the next.
    """
    verb = pronoun + 1
    if verb >= len(heads) or tags[verb] != "VFIN" or not labels[verb].startswith("acl"):
        return
    noun = heads[verb]
    near = range(verb + 1, min(verb + 5, len(heads)))
    subject = next((k for k in near if labels[k].startswith("nsubj") and heads[k] > k), None)
    if subject is None or heads[noun] >= 0 or any(heads[k] == verb and labels[k] == "nsubj" for k in range(len(heads))):
        return
    main = heads[subject]
    if heads[main] == verb:
        heads[subject], labels[subject], labels[noun] = verb, "nsubj", labels[subject]
        heads[main], labels[main] = -1, "root"
        heads[noun], labels[verb] = main, "acl:relcl"


def _free_antecedent(pronoun: int, verb: int, tags: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """Part a relative clause from that of its noun: "les salariés, dont le salaire augmentera, | ont repris".

    `verb` is that of the relative clause, on which the parser hung the noun and the main verb.
    """
    before = (k for k in range(pronoun) if verb > pronoun and heads[k] == verb and labels[k].startswith("nsubj"))
    noun = next(before, None)
    if noun is None:
        return
    main = next((k for k in range(verb + 1, len(heads)) if heads[k] == verb and labels[k] == "conj"), None)
    if main is None or tags[main][0] != "V" or any(heads[k] == main and "subj" in labels[k] for k in range(len(heads))):
        return
    heads[main], labels[main] = heads[verb], labels[verb]
    heads[noun] = main
    heads[verb], labels[verb] = noun, "acl:relcl"
