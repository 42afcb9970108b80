"""What can be told of a stretch of French by its surface: does it end, does it hold a verb, is it prose."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*[’']?")
CLOSERS = "\"'”’»)]} \t\r\n\u00a0\u202f"


def vocabulary(listing: str) -> frozenset[str]:
    """The words of a listing."""
    return frozenset(listing.split())


# Forms so frequent that most French sentences hold one; the endings below find most of the others.
FREQUENT_VERBS = vocabulary(
    """
    est sont était étaient sera seront serait seraient fut furent soit soient êtes sommes suis a ont avait avaient
    aura auront aurait auraient eut eurent ait aient avons avez ai fait font va vont peut peuvent doit doivent veut
    veulent faut dit disent sait savent voit voient met mettent prend prennent vient viennent tient tiennent devient
    reste restent semble semblent permet cherche cherchent estime estiment affirme affirment annonce annoncent
    explique assure accuse refuse dénonce réclame exige rejette confirme dément rappelle ajoute indique précise promet
    obtient reçoit gagne perd ouvre ferme signe lance livre propose demande souhaite vise menace accorde impose interdit
    autorise prévoit envisage poursuit continue augmente baisse c'est s'est n'est qu'il n'a s'agit l'a m'a
    t'a n'ont s'en d'être
    """
)
VERB_ENDING = re.compile(
    r"(?:[aeiouy]ient|aient|(?<!f)ait|èrent|irent|urent|er(?:a|ont|ait|ons|ez|as|ai)|ir(?:a|ont|ait)|dra|dront|drait"
    r"|[^m]ent|ez|issent|issait)$"
)
NOT_VERBS = vocabulary(
    """
    chez assez nez trait portrait extrait lait souhait attrait retrait parfait effet récent présent président agent
    argent accident occident orient content urgent client patient parent talent absent différent souvent vent cent
    opéra caméra
    """
)


def single_spaced(text: str) -> str:
    """The text with every run of white space made one space."""
    return " ".join(text.split())


def words(text: str) -> list[str]:
    """The words of the text; an elided article stays with its noun, so that "l'accord" is one word."""
    return WORD.findall(text)


def ends_sentence(text: str) -> bool:
    """Whether the text ends in a full stop, question mark, exclamation mark or ellipsis, closing quotes apart."""
    return text.rstrip(CLOSERS).endswith((".", "!", "?", "…"))


@lru_cache(maxsize=4096)
def has_verb(text: str) -> bool:
    """Whether a word of the text looks like a finite verb. It errs towards yes: what has a verb is kept."""
    for word in words(text.lower().replace("’", "'")):
        for form in {word, word.rpartition("'")[2]}:
            if form in FREQUENT_VERBS or (len(form) > 3 and form not in NOT_VERBS and VERB_ENDING.search(form)):
                return True
    return False


def is_prose(text: str) -> bool:
    """Whether the text is surely running prose: a whole sentence of some length, or simply long."""
    count = len(words(text))
    return count >= 25 or (count >= 7 and ends_sentence(text) and has_verb(text))


SMALL_WORDS = vocabulary(
    """
    de du des d la le les l en et à au aux sur pour par vs
    """
)


def is_names(text: str) -> bool:
    """Whether the text is capitalised words and small words alone: "Corée du Nord", "Difficultés Société Sécurité"."""
    if re.search(r"[.!?…:;«»\"()]", text):
        return False
    found = re.findall(r"[^\W_]+(?:-[^\W_]+)*", text)
    capitals = [word for word in found if word[0].isupper() or word[0].isdigit()]
    rest = [word for word in found if not (word[0].isupper() or word[0].isdigit())]
    return bool(capitals) and capitals[0] == found[0] and all(word in SMALL_WORDS for word in rest)
