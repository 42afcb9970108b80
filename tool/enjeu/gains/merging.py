"""From candidates to bullets: who the sides are, which candidates say the same thing, which are worth telling."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from enjeu.gains.candidates import Candidate
from enjeu.gains.names import Party
from enjeu.gains.parties import DEPARTEMENTS
from enjeu.gains.senses import in_its_sense
from enjeu.gains.sides import Cast
from enjeu.gains.wordlists import words
from enjeu.records import Gain, Sentence, Side, Status, Why
from enjeu.translation.known_words import WORD, made_up

NOTHING = "no gain found in this article"
NOWHERE = "not named in this article"
_LEAST = 0.5
_MOST = 11
_SIDES = 5  # sides told at most
_SURE = 0.7  # a gain of this weight makes its receiver a side, however seldom it is named
_FIGURE = 0.2  # what a sum or a number adds to a wording
_UNSURE = 0.6  # what unsure English takes from it
# Who gains nothing is told as a side where the article is about it: of 875 such parties (no persons) in 520 annotated
# articles 539 reach this presence, 387 of them sides to the annotators, and 113 of the 336 others.
_PRESENCE = 5
_CURRENCIES = {"euros", "dollars", "pounds", "million", "billion"}
_FIGURES = re.compile(r"\d")
_BARE_SUM = re.compile(r"[\d.,]+(?: (?:million|billion|additional))* (?:euros|dollars|pounds)")
_ANYBODY = {"People", "Members", "Leaders", "Presidents", "Officials", "Participants"}
_MATERIAL = words("material")
_PLAIN = re.compile(r"[a-z0-9%.]+")
_STOP = words("stop")
_NUMBERS = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
_ARMS = {"arms", "armam", "weapo", "ammun", "munit", "equip", "milit"}  # stems of what names no kind of them
_BARE = {"support", "aid", "help", "backing", "assistance", "greater support"}
_STATUS_ORDER = (Status.REPORTED, Status.PLANNED, Status.SOUGHT, Status.POSSIBLE)

Translate = Callable[[Sequence[str]], list[str]]


def choose_sides(cast: Cast, found: Sequence[Candidate]) -> tuple[str, ...]:
    """The parties between which things pass, five at most, the most present first; the user's alone if any.

    A party counts by its mentions, more when it is named in the title or early, and by what it gives and gets.
    """
    if cast.named:
        return cast.named
    found = [c for c in found if c.status is not Status.DENIED]
    traffic: defaultdict[str, float] = defaultdict(float)
    for c in found:
        traffic[c.receiver] += c.weight
        for giver in c.givers:
            traffic[giver] += 0.8 * c.weight
    scores: dict[str, float] = {}
    for key, party in cast.parties.items():
        if not party.mentions:
            continue
        presence = party.mentions + 2 * party.acts + (1 if party.first < 3 else 0)
        scores[key] = (presence + 4) * 1.6 * (1 + traffic[key]) if party.in_title else presence * (1 + traffic[key])
        if key == "United Nations":
            scores[key] *= 0.3
        if party.kind in {"person", "organisation"} and not traffic[key] and not (party.in_title and party.acts):
            scores[key] *= 0.5 if party.acts > 1 else 0.2
    ranked = sorted(scores, key=lambda k: (-scores[k], k))
    if not found:  # nothing passes between anybody: those that the article is about
        told = [k for k in ranked if k != "People" and _is_told_of(cast.parties[k])]
        lands = [k for k in ranked if k not in told and cast.parties[k].kind == "country"]
        return tuple([*told, *(k for k in lands if not _is_home(k, cast))][:5])
    if not ranked:
        return ()
    best = scores[ranked[0]]
    share = [
        k
        for k in ranked
        if scores[k] >= 0.12 * best and (traffic[k] or cast.parties[k].in_title or cast.parties[k].mentions >= 4)
        if traffic[k] or not _is_home(k, cast)
    ]
    actors = [k for k in share if cast.parties[k].kind != "organisation" or cast.parties[k].acts > 1 or traffic[k]]
    chosen = (actors if len(actors) > 1 else share)[:4]
    winners: defaultdict[str, float] = defaultdict(float)
    for c in found:
        winners[c.receiver] = max(winners[c.receiver], c.weight)
    # Between countries, only they are sides.
    if len(chosen) < 2 or any(cast.parties[k].kind != "country" for k in chosen[:2]):
        others = [
            k
            for k in ranked
            if k not in chosen
            and winners[k]
            >= (_SURE if cast.parties[k].mentions < 2 and cast.parties[k].kind != "group" else _SURE - 0.1)
        ]
        chosen += others[: _SIDES - len(chosen)]
    chosen.sort(key=lambda k: (not cast.parties[k].in_title, -scores[k]))
    if len(chosen) < 2:
        more = [k for k in ranked if k not in chosen and cast.parties[k].mentions >= 2 and not _is_home(k, cast)]
        chosen += more[: 2 - len(chosen)]
    return tuple(chosen)


def _is_home(key: str, cast: Cast) -> bool:
    """Whether a country is but where the news of home affairs takes place."""
    return cast.domestic and key == "France" and not cast.parties[key].acts


def _is_told_of(party: Party) -> bool:
    """Whether an article in which nobody gains anything is about a party."""
    return party.acts > 1 or party.in_title or party.mentions > 3 or (party.kind == "person" and party.acts > 0)


def bystanders(cast: Cast, sides: Sequence[str]) -> tuple[str, ...]:
    """Who acts beside the sides: parties of the story even if nothing comes their way, the most present first.

    Between countries, only they are sides.
    """
    if cast.named or not any(cast.parties[key].kind != "country" for key in sides[:2]):
        return ()
    parties = cast.parties
    others = [key for key in parties if key not in sides and _has_a_part(parties[key])]
    others.sort(key=lambda key: (not parties[key].in_title, -parties[key].acts, -parties[key].mentions))
    return tuple(others[: _SIDES - len(sides)])


def _has_a_part(party: Party) -> bool:
    """Whether a party acts in the story: more than a name that is dropped, and not just anybody."""
    if party.kind == "person":
        return party.in_title or (party.acts > 0 and party.mentions > 3)
    if party.name in _ANYBODY:
        return False
    return party.acts > 0 and party.mentions > 1


def _is_present(party: Party, sentences: int) -> bool:
    """Whether an article is about a party; persons are named seldom and are sides all the same."""
    presence = party.mentions + 2 * party.acts + 2 * party.in_title
    return party.kind == "person" or presence >= min(_PRESENCE, sentences / 2)


def merge(
    sides: Sequence[str],
    cast: Cast,
    found: Sequence[Candidate],
    sentences: Sequence[Sentence],
    translate: Translate | None,
) -> tuple[Side, ...]:
    """The sides with their bullets, in order of weight, duplicates joined with all their evidence."""
    kept: dict[str, list[list[Candidate]]] = {key: [] for key in sides}
    # A side that the user names and the article does not: what stands for some company does not stand for it.
    named = {key for key in sides if cast.parties[key].mentions or cast.parties[key].in_title}
    for c in sorted(found, key=lambda c: (c.status is Status.DENIED, -c.weight)):
        past = c.learnt and cast.history.is_past(c.sentence, c.at)  # frames looked already
        if c.receiver not in named or past or not _is_told(c, cast, sides):
            continue
        for cluster in kept[c.receiver]:
            if _same(cluster, c):
                cluster.append(c)
                break
        else:
            if c.status is not Status.DENIED:  # a denial alone tells of no gain
                kept[c.receiver].append([c])
    out = []
    for key in sides:
        party = cast.parties[key]
        clusters = sorted(kept[key], key=lambda cluster: (-_weight(cluster), cluster[0].sentence))
        gains = tuple(_bullet(cluster, sides, cast, sentences, translate) for cluster in clusters[:_MOST])
        aliases = tuple(a for a in party.aliases if a != party.name)
        note = None if gains else NOTHING if key in named else NOWHERE
        out.append(Side(name=party.name, aliases=aliases, note=note, gains=gains))
    if cast.named:
        return tuple(out)
    givers = {gain.giver for side in out for gain in side.gains}
    told = [
        s
        for key, s in zip(sides, out, strict=True)
        if s.gains or s.name in givers or _is_present(cast.parties[key], len(sentences))
    ]
    return tuple(told or (s for s in out if s.name.lower() not in DEPARTEMENTS))


def _is_told(c: Candidate, cast: Cast, sides: Sequence[str]) -> bool:
    between_countries = all(cast.parties[key].kind == "country" for key in sides[:2])
    third = (
        between_countries
        and any(
            cast.parties[g].kind != "person" and (cast.parties[g].mentions > 1 or cast.parties[g].kind == "country")
            for g in c.givers
        )
        and not c.givers & set(sides)
        and not _is_against(c, cast, sides)
    )
    if third and not cast.named and (c.category not in _MATERIAL or c.status is not Status.REPORTED):
        return False
    return c.weight >= _LEAST


def _is_against(c: Candidate, cast: Cast, sides: Sequence[str]) -> bool:
    """Whether what a third party is asked for is against the other side: "appelle l'UE à des sanctions contre X"."""
    lows = cast.trees[c.sentence].lows
    against = (m for m in cast.mentions[c.sentence] if "contre" in lows[max(0, m.start - 2) : m.start])
    return any(m.key in sides and m.key != c.receiver for m in against)


def _stems(text: str) -> set[str]:
    return {w[:5] for w in _PLAIN.findall(text.lower()) if w not in _STOP}


def _same(cluster: Sequence[Candidate], c: Candidate) -> bool:
    first = cluster[0]
    if first.givers and c.givers and not first.givers & c.givers:
        return False
    mine, other = _stems(first.phrase.text), _stems(c.phrase.text)
    if first.category == c.category == "arms":
        # Tanks that were sent are not the jets that are hoped for; "arms" may be either.
        same = first.status is c.status or first.sentence == c.sentence or bool(mine & other)
        return same or bool((mine | other) & _ARMS)
    if not mine or not other:
        return False
    sums, others = ({w for w in words if w[0].isdigit() or w in _NUMBERS} for words in (mine, other))
    if sums and others and not sums & others:
        return False
    if any(
        o.sentence == c.sentence and o.predicate != c.predicate and o.category == c.category and abs(o.at - c.at) < 8
        for o in cluster
    ):
        return True  # "reverser cette somme sous forme de don": one thing told by two words
    if first.head == c.head and (mine <= other or other <= mine or first.category in {"food", "energy", "technology"}):
        return True
    if c.phrase.text in _BARE or first.phrase.text in _BARE:
        return first.category == c.category or (c.sentence == first.sentence and (mine <= other or other <= mine))
    overlap = len(mine & other) / min(len(mine), len(other))
    return overlap > 0.5 or (overlap == 0.5 and first.category == c.category)


def _weight(cluster: Sequence[Candidate]) -> float:
    return max(c.weight for c in cluster) + 0.1 * len({c.sentence for c in cluster})


def _bullet(
    cluster: Sequence[Candidate],
    sides: Sequence[str],
    cast: Cast,
    sentences: Sequence[Sentence],
    translate: Translate | None,
) -> Gain:
    status = _status(cluster)
    told = [c for c in cluster if c.status is not Status.DENIED]
    sure = [c for c in told if c.status is status]
    told = [c for c in told if c in sure or not _FIGURES.search(c.phrase.text)] if sure else told  # 800 were asked for
    framed = [c for c in told if not c.learnt] or told  # whose words a bullet takes
    best = max(framed, key=lambda c: (_clarity(c), min(len(c.phrase.text.split()), 7), -c.sentence))
    text = _wording(framed, best)
    if (best.phrase.unsure or _strange(text)) and translate is not None:
        source = best.roles.get("thing", "")
        english = _cleaned(translate([source])[0])
        if not english.startswith(best.lead) and not _stems(best.lead) & _stems(english):
            english = f"{best.lead} {english}"
        text = _better(text, english, len(source.split()))
    told_by = sentences[best.sentence]
    if told_by.en != told_by.fr:
        text = in_its_sense(text, best.roles.get("thing", ""), told_by.en)
    givers: Counter[str] = Counter(g for c in cluster for g in sorted(c.givers))
    giver = givers.most_common(1)[0][0] if givers else None
    named = cast.parties[giver].name if giver else ""
    if giver and giver not in sides and not any(name.lower() in text.lower() for name in (giver, named)):
        text = f"{text} from {named}"
    ordered = sorted(cluster, key=lambda c: (c.sentence, c.at))
    return Gain.model_validate(
        {
            "text": text,
            "from": cast.parties[giver].name if giver else None,
            "status": status,
            "claimed_by": _claimant(sure or told),
            "category": best.category,
            "confidence": round(min(0.95, _weight(cluster) - 0.05), 2),
            "evidence": tuple(sorted({sentences[c.sentence].id for c in cluster})),
            "why": tuple(
                Why(predicate=c.predicate, language="fr", roles=c.roles, cues=c.cues, guards=c.guards) for c in ordered
            ),
        }
    )


def _status(cluster: Sequence[Candidate]) -> Status:
    """How far a gain has come: as most say, or denied by anybody where the article itself does not report it."""
    votes: dict[Status, float] = defaultdict(float)
    for c in cluster:
        votes[c.status] += c.weight
    told = any(c.status is Status.REPORTED and c.speaker is None for c in cluster)
    return Status.DENIED if votes[Status.DENIED] and not told else max(_STATUS_ORDER, key=lambda s: votes.get(s, 0.0))


def _claimant(told: Sequence[Candidate]) -> str | None:
    """Who says so, where the article itself nowhere does."""
    first = max(told, key=lambda c: c.weight)
    return first.speaker if all(c.speaker for c in told) else None


def _clarity(c: Candidate) -> float:
    """How well a wording stands for a bullet: sure of its English, with the figure, and saying of what a sum is."""
    text = c.phrase.text
    figure = any(x.isdigit() for x in text) * _FIGURE
    vague = _BARE_SUM.fullmatch(text) or text.startswith("some ")
    bare = 0.3 if vague else 0.5 if text in _CURRENCIES else 0
    return round(c.weight, 1) + figure - bare - _UNSURE * c.phrase.unsure


def _wording(told: Sequence[Candidate], best: Candidate) -> str:
    """The best wording, with the other kinds of arms that the article names beside it."""
    parts = [best.phrase.text]
    if best.category == "arms":
        for c in told:
            other = c.phrase.text
            if (
                not c.phrase.unsure
                and len(other.split()) <= 3
                and len(parts) < 3
                and not _stems(other) & _stems(" ".join(parts))
            ):
                parts.insert(0, other)
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def _better(ours: str, theirs: str, length: int) -> str:
    """The model's phrase where it fits ours: as long as its source, a stem in common, no word twice; else our own.

    Nor may it have more words that are none than ours has French ones, or leave these out.
    """
    words = theirs.lower().split()
    if 0 < _strange(theirs) >= _strange(ours) or (_strange(ours) and _stems(theirs) <= _stems(ours)):
        return ours
    fits = 0 < len(words) <= 1.6 * max(length, len(ours.split())) + 2 and len(set(words)) >= 0.75 * len(words)
    return theirs if fits and _stems(ours) & _stems(theirs) else ours


def _strange(text: str) -> int:
    """How many words of a text are no English ones."""
    return sum(made_up(word) for word in WORD.findall(text))


def _cleaned(text: str) -> str:
    """A translated phrase without its article and full stop."""
    text = re.sub(r"^(?:the|a|an|some|of|from)\s+", "", text.strip().rstrip("."), flags=re.IGNORECASE)
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
