"""Constructions of the press that the model misreads, in other words of the same sense; each was tried by itself.

"À l'époque ministre" came out as "at the time of the minister", "Quel avenir ?" as "What a future?", "aux cheveux
longs" as "in the long hair", "Par contre les hôpitaux" as "by contrast to hospitals".
"""

from __future__ import annotations

import re

_NO_ARTICLE = r"(?!(?:où|des?|du|la|le|les|une?|en|au|aux|et|il|elle|on|par)\b|l['’]|d['’])"
_AT_THE_TIME = re.compile(rf"(?<=, )à l['’]époque (?={_NO_ARTICLE}[a-zà-ÿ-]+)")
_LINKS = re.compile(
    r"^(Par contre|En revanche|Du coup|Au contraire) (?=(?:les?|la|une?|des|ce|cette|ces|ses?|son|sa)\b|l['’])"
)
_VOWELS = set("aeiouyéèêâîhœ")
_BARE_QUESTION = re.compile(r"^(?P<what>Quel(?P<gender>le)?(?P<many>s)?) (?P<noun>[a-zà-ÿœ-]+) ?\?$")
_EYES = r"yeux (?:bleu|vert|noir|marron|clair|brid|rougi|sombre|gris)\w*"
_LOOKS = re.compile(rf"\baux (?=(?:\w+ )?(?:(?:cheveux|épaules|moustaches)\b|{_EYES}))")


def reworded(french: str) -> str:
    """The French with such constructions in plainer words."""
    french = _AT_THE_TIME.sub("alors ", french)
    french = _LINKS.sub(r"\1, ", french)
    french = _BARE_QUESTION.sub(_whole_question, french)
    return _LOOKS.sub("avec des ", french)


def _whole_question(match: re.Match[str]) -> str:
    noun, is_are = match["noun"], "sont" if match["many"] else "est"
    the = "les " if match["many"] else "l'" if noun[0] in _VOWELS else "la " if match["gender"] else "le "
    return f"{match['what']} {is_are} {the}{noun} ?"


_SHARE = re.compile(r"\bune? [\w-]+ sur (?:deux|trois|quatre|cinq|six|dix)\b", re.IGNORECASE)
_SHARE_SAID = re.compile(r"\b([Aa])n? ([a-z-]+) (?:on|in|out of) (two|three|four|five|six|ten)\b")
_WITHIN = re.compile(r"\bd['’]ici (?:à )?\d")
_WITHIN_SAID = re.compile(r"\bby (?=(?:the )?\d+ (?:days?|weeks?|months?|years?|hours?)\b)")
# "Si le texte est voté, les impôts vont baisser": on what is done hangs what will be. "S'est estompée" is past.
_DONE = r"(?<!s['’])\b(?:est|sont) (?:\w+ )?\w+(?:é|i|u)e?s?\b"
_TO_COME = r"(?:[a-zà-ÿ]+(?:ra|ront|rez)\b|(?:va|vont) [a-zà-ÿ]+(?:er|ir|re)\b)"
_IF = re.compile(rf"^[\"« ]*Si\b(?![^.;:]*\b(?:certes|donc|bien)\b)[^.;:]*{_DONE}[^.;:]*, [^,]*\b{_TO_COME}")


def as_it_was_meant(french: str, english: str) -> str:
    """The English with one in three, within so many days, and "if" where what follows hangs on it."""
    if _SHARE.search(french):
        english = _SHARE_SAID.sub(lambda m: f"{'One' if m[1] == 'A' else 'one'} {m[2]} in {m[3]}", english)
    if _WITHIN.search(french):
        english = _WITHIN_SAID.sub("within ", english)
    if _IF.search(french):
        english = re.sub(r"^([\"“ ]*)While\b(?: ever\b)?", r"\1If", english)
    return english
