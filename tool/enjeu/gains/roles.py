"""Who acts, who speaks, whose a thing is: what is read off a tree before the slots of a frame are filled."""

from __future__ import annotations

from collections.abc import Iterator

from enjeu.folding import fold
from enjeu.gains.dictionary import is_human, is_time
from enjeu.gains.factuality import read
from enjeu.gains.frames import Frame, Lexicon
from enjeu.gains.gazetteer import demonyms, gazetteer, groups, organisations, places
from enjeu.gains.parties import AUTHORITIES
from enjeu.gains.phrases import Renderer
from enjeu.gains.sides import Cast
from enjeu.gains.wordlists import words
from enjeu.syntax import Tree
from enjeu.syntax.tree import OBJECT_CONTROL

PREPOSITIONS = {
    "à": {"à", "au", "aux"},
    "de": {"de", "d'", "du", "des"},
    **{word: {word} for word in ("en", "pour", "par", "sur", "entre", "contre", "envers", "dans")},
}
_BLAMING = {"accuser", "soupçonner", "suspecter", "reprocher", "blâmer"}
BIDS = words("bids")
HARMS = words("harms")
NATIONALS = words("nationals")
_FIRST_PERSON = {"je", "j'", "nous", "notre", "nos", "mon", "ma", "mes"}
ASKING = {
    "demander", "réclamer", "exiger", "appeler", "exhorter", "inviter", "presser", "plaider", "prononcer", "insister",
}  # fmt: skip
_HELPS = words("helps")
_TAKING = words("taking")
_AID = {"soutien", "aide", "appui", "secours", "subvention", "concours"}
PAY = words("pay")
_SPEAKING = AUTHORITIES | words("sources")
POSSESSIVES = {"sa", "son", "ses", "leur", "leurs"}
_RETURNS = {"échange", "retour", "contrepartie"}
_ARTICLES_OF_NAMES = {"Le", "La", "Les", "L'"}  # with a capital in mid-sentence: "selon Le Parisien"
# after "à" or "de": fixed phrases that are no complement, "à partir de", "au moins"
_FIXED = {
    "partir", "compter", "cause", "travers", "propos", "hauteur", "moins", "savoir", "peu", "ce", "ici",
}  # fmt: skip


class Roles:
    """Reads the roles of the predicates of an article whose parties are known."""

    def __init__(self, cast: Cast, lexicon: Lexicon) -> None:
        """`cast`: the parties and their mentions; `lexicon`: the frames."""
        self.cast = cast
        self.lexicon = lexicon

    def _names(self, s: int) -> dict[int, tuple[int, str]]:
        countries = gazetteer()
        tree = self.cast.trees[s]
        names = {}
        for m in self.cast.mentions[s]:
            party = self.cast.parties[m.key]
            if party.kind == "group":
                continue
            text = tree.text(m.start, m.end)
            if text[0].islower():
                continue  # "le gouvernement polonais", "le constructeur": common nouns
            if party.kind in {"country", "institution"} and m.key in countries:
                country = countries[m.key]
                text = next((e for f, e in country.names.items() if fold(f) == fold(text)), country.name)
            text, end = organisations().get(fold(text), text), m.end
            for behind in (m.end + 1, m.end):  # "Sahara occidental", of which only the first is a name
                if place := places().get(fold(tree.text(m.start, behind)) if behind <= len(tree) else ""):
                    text, end = place, behind
                    break
            for other in self.cast.mentions[s]:  # "le Conseil de sécurité de l'ONU", two names of one party
                whole = organisations().get(fold(tree.text(m.start, other.end))) if other.start > m.end else None
                text, end = (whole, other.end) if whole else (text, end)
            names[m.start] = tree.terms.get(m.start, (end, text))
        return names

    def _phrases_after(self, tree: Tree, i: int, forms: set[str], end: int) -> Iterator[tuple[int, int]]:
        """(preposition, head) of the prepositional phrases after word `i`, up to a participle with its own."""
        for k in range(i + 1, end):
            if (tree[k].tag == "VPR" and k > i + 1) or tree.lows[k : k + 2] == ["d'", "après"]:
                return
            if (
                tree.lows[k] in forms
                and tree[k].tag in {"ADP", "DET"}
                and not _opens_no_complement(tree, k)
                and not _FIXED & set(tree.lows[k + 1 : k + 2])
                and not (k + 1 < len(tree) and tree[k + 1].tag in {"VINF", "AINF"})
            ):
                head = tree[k].head
                if not (head > k and tree[head].tag in {"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ"}) or head - k > 6:
                    head = next((h for h in range(k + 1, min(k + 6, end)) if tree[h].is_noun), -1)
                if head > k:
                    yield k, head

    def _is_town(self, s: int, head: int, k: int) -> bool:
        """Whether "à X" says where: X is neither a person nor a country, never acts, and bears no article."""
        key = self.cast.at(s, head)
        bare = any(m.start == k + 1 and m.start <= head < m.end for m in self.cast.mentions[s])
        return bool(key and bare and self._is_still(key))

    def _is_still(self, key: str) -> bool:
        """Whether a party never acts and is no person, group or country: mostly a town."""
        party = self.cast.parties[key]
        return party.kind == "organisation" and not party.acts

    def _is_place(self, key: str) -> bool:
        """Whether a party may as well be a place."""
        return self.cast.parties[key].kind == "country" or self._is_still(key)

    def _favoured(self, s: int, i: int) -> frozenset[str]:
        """The receiver in "X s'est vu accorder Y" and "X se fait livrer Y": the subject of "se voir" or "se faire"."""
        tree = self.cast.trees[s]
        above = tree[i].head
        if (
            above < 0
            or tree[above].lemma not in {"voir", "faire"}
            or not tree.is_reflexive(above)
            or tree[i].mood not in {"inf", "pp"}
        ):
            return frozenset()
        subject = tree.subject(above)
        if subject is None:  # the parser may leave it beside the verb
            subject = next((w.index for w in tree.words[:above] if w.head < 0 and w.is_noun), None)
        return self.cast.resolve(s, subject)

    @staticmethod
    def _agent(tree: Tree, i: int) -> int | None:
        """The doer named with "par"; behind another complement, where the parser may hang it on that."""
        beside = next((c for c in tree.kids(i, "obl", "obl:agent") if tree.preposition(c) == "par"), None)
        near = range(i + 1, min(tree.clause_end(i), i + 6))
        further = (tree[k].head for k in near if tree.lows[k] == "par" and i in tree.governors(tree[k].head))
        return beside if beside is not None else next(further, None)

    def _holder(self, s: int, i: int) -> frozenset[str]:
        """Whose thing a noun is: "par X" before "de X" ("l'invasion de l'Ukraine par la Russie"), or a demonym.

        Of what is laid upon somebody it is his: "l'amende infligée à X par Y".
        """
        tree = self.cast.trees[s]
        end = tree.clause_end(i)
        inflicted = any(w.lemma in {"infliger", "imposer", "prononcer"} for w in tree.words[i + 1 : min(end, i + 10)])
        for preposition in ("à", "de") if inflicted else ("par", "de"):
            for k, head in self._phrases_after(tree, i, PREPOSITIONS[preposition], min(end, i + 14)):
                if any(w in {",", ";"} for w in tree.lows[i:k]):
                    break
                if found := self.cast.resolve(s, head):
                    return found
        for k in range(i + 1, min(i + 4, len(tree))):
            if nation := self.cast.nation(tree.lows[k]):
                return frozenset({nation})
        for _, goods in self._phrases_after(tree, i, {"sur"}, end):  # "les restrictions sur le vin australien"
            for c in tree.kids(goods, "amod"):
                if nation := self.cast.nation(tree.lows[c]):
                    return frozenset({nation})
        return frozenset()

    def _roles(self, tree: Tree, i: int) -> tuple[int | None, list[int]]:
        """The deep subject and objects of a verb; "davantage de trains" is an object, too."""
        subject, objects = self._bare_roles(tree, i)
        return subject, _counted_object(tree, i) or objects

    def _bare_roles(self, tree: Tree, i: int) -> tuple[int | None, list[int]]:
        if tree[i].lemma == "mettre" and tree[i].mood == "pp" and not tree.kids(i, "aux:pass"):
            return tree.subject(i), tree.objects(i)
        if (blamed := self._blamed(tree, i)) is not None:
            return blamed, tree.objects(i)
        if tree.is_passive(i):
            agent = self._agent(tree, i)
            surface = self._without_place(tree, tree.subject(i))
            if surface is None or is_time(tree, surface):
                first = min([i, *tree.kids(i, "aux")])
                bare = (k for k in range(first) if tree[k].tag == "NOUN" and not tree.kids(k, "case"))
                surface = next((k for k in bare if not is_time(tree, k)), None) if first < i else surface
            return agent, [surface] if surface is not None else []
        subject = tree.subject(i)
        first = min([i, *tree.kids(i, "aux")])
        if (
            tree[first].tag in {"VFIN", "AFIN"}
            and first
            and not tree.kids(i, "nsubj")
            and self._ends_name(tree, first - 1)
        ):
            return first - 1, tree.objects(i)
        if subject is None or (tree[subject].tag == "ADJ" and tree[subject].low not in demonyms()):
            near = next(
                (
                    k
                    for k in range(i - 1, max(-1, i - 4), -1)
                    if tree[k].is_noun or tree[k].tag in {"PUNCT", "VFIN", "VINF"}
                ),
                None,
            )
            if near is not None and tree[near].tag == "PROPN":
                return near, tree.objects(i)
            subject = (
                next(
                    (
                        w.index
                        for w in tree.words
                        if w.label.startswith("nsubj") and w.index < i and w.tag in {"NOUN", "PROPN", "PRON"}
                    ),
                    subject,
                )
                if tree[i].tag == "VFIN"
                else subject
            )
        return subject, tree.objects(i)

    def _blamed(self, tree: Tree, i: int) -> int | None:
        """Who is blamed for what the infinitive or gerund at word `i` tells: "accuse X de nuire en réclamant Y"."""

        def is_infinitive(k: int) -> bool:
            return tree[k].mood == "inf" or any(tree[c].tag == "AINF" for c in tree.kids(k, "aux"))

        deed, above = i, tree[i].head
        while above >= 0 and is_infinitive(above):
            by_doing = tree[deed].mood == "ppr" and tree[deed].label == "advcl"
            if not by_doing and (not is_infinitive(deed) or tree[above].lemma in OBJECT_CONTROL):
                return None
            deed, above = above, tree[above].head
        marks = {tree.lows[m] for m in tree.kids(deed, "mark")}
        if above < 0 or not is_infinitive(deed) or not {"de", "d'"} & marks:
            return None
        verb = tree[above].head if tree[above].is_noun else above  # the parser may hang the deed on who is blamed
        if verb < 0 or tree[verb].lemma not in _BLAMING:
            return None
        if tree.is_passive(verb):
            return tree.subject(verb)
        return next((c for c in tree.kids(verb, "obj", "iobj", "obl") if c < deed), None)

    @staticmethod
    def _without_place(tree: Tree, subject: int | None) -> int | None:
        """The subject; not the place before it, where the parser took that: "en Bretagne, le pass est remboursé"."""
        if subject is None or not any(tree.lows[c] in {"en", "dans", "à"} for c in tree.kids(subject, "case")):
            return subject
        return next((c for c in tree.kids(subject, "appos") if not tree.kids(c, "case")), None)

    @staticmethod
    def _ends_name(tree: Tree, k: int) -> bool:
        """Whether a name ends right before a finite verb that has no subject of its own: the parser missed it."""
        return tree[k].tag == "PROPN" and tree[k].label in {"nmod", "obl", "obj", "flat", "appos"}

    def _asked(self, s: int, i: int, subject: int | None) -> tuple[frozenset[str], frozenset[str]] | None:
        """Receiver and giver in "la demande que X fait à Y est de lui fournir ...": who asks is who gets.

        Empty where "lui" depends on a third party ("dépend de Z pour lui fournir ..."), None where neither holds.
        """
        tree = self.cast.trees[s]
        nouns = [k for k in range(i) if tree[k].lemma in {"demande", "requête", "exigence", "souhait"}]
        governor = next((tree[g] for g in tree.governors(i) if tree[g].lemma in {"dépendre", "compter"}), tree[i])
        clitic = any(tree.lows[k] in {"lui", "leur"} for k in range(max(0, i - 2), i))
        if tree[i].mood == "inf" and clitic and governor.lemma in {"dépendre", "compter"}:
            return frozenset(), frozenset()
        if (
            tree[i].mood != "inf"
            or not nouns
            or not any(tree.lows[k] in {"lui", "leur"} for k in range(max(0, i - 2), i))
        ):
            return None
        keys = [m.key for m in self.cast.mentions[s] if nouns[-1] < m.start < i]
        return (frozenset(keys[:1]), frozenset(keys[1:2])) if keys else None

    def _left_out(self, s: int, i: int, frame: Frame, subject: int | None) -> frozenset[str]:
        """The receiver that a verb of giving leaves out: the other main side, where no third party is named after."""
        tree = self.cast.trees[s]
        if (
            tree.lows[0] == "pour"
            and frame.thing != "deed"
            and {"à", "pour", "subject"} & set(frame.receiver.split("|"))
            and not _says_what_is(tree, i)
            and (frame.giver == "subject" or frame.receiver == "subject")
            and (topic := next((m for m in self.cast.mentions[s] if m.start <= 2), None))
        ):
            return frozenset({topic.key})
        if frame.giver == "subject" and "pour" in frame.receiver.split("|"):
            for k in range(i):  # "pour un salarié au smic, la prime sera augmentée"
                set_apart = tree.lows[k] == "pour" and "," in tree.lows[k:i] and 0 <= tree[k].head < i
                set_apart = set_apart and (not k or tree[k - 1].tag in {"PUNCT", "SCONJ", "CCONJ"})
                if set_apart and (found := self.cast.resolve(s, tree[k].head)):
                    return found
        if frame.giver == "subject" and _is_in_return(tree, i):
            giver = self.cast.resolve(s, subject)
            return self.cast.other_main(giver) if giver else giver
        if frame.giver == "subject" and {"à", "pour"} & set(frame.receiver.split("|")):
            giver = self.cast.resolve(s, subject)
            helped = tuple(key for key in self.cast.main[:1] if not self._is_still(key))
            if giver and not giver & set(helped) and any(tree[o].lemma in _AID for o in tree.objects(i)):
                return frozenset(helped)  # "l'Etat a assuré son soutien": to whom the story is about
        if (
            frame.giver != "subject"
            or frame.weight < 0.7
            or not frame.lemmas & {"fournir", "payer"}
            or tree[i].lemma in {"consacrer", "affecter", "destiner", "dédier", "confier"}  # for what it says
            or not {"à", "other"} & set(frame.receiver.split("|"))
            or frame.things == "any"
        ):
            return frozenset()
        giver = self.cast.resolve(s, subject)
        after = {m.key for m in self.cast.mentions[s] if m.start > i}
        other = self.cast.other_main(giver)
        if any(self.cast.parties[k].kind != "country" for k in other | giver):
            least = min((self.cast.parties[k].mentions for k in other | giver), default=0)
            if any(4 * self.cast.parties[k].mentions > least for k in self.cast.main[2:]):
                return frozenset()  # one of the others may be meant
        return other if giver and not after - other - giver else frozenset()

    def _helped(self, s: int, i: int) -> frozenset[str]:
        """For whose sake: "pour aider les entreprises, l'Etat garantit 300 milliards d'euros de prêts"."""
        tree = self.cast.trees[s]
        for c in [1, *tree.kids(i, "advcl", "obl", "acl", "xcomp")]:
            if tree[c].mood == "inf" and tree[c].lemma in _HELPS and "pour" in tree.lows[max(0, c - 3) : c]:
                for o in tree.objects(c):
                    if found := self.cast.resolve(s, o) or self._holder(s, o):
                        return found
        return frozenset()

    def _is_asked_for(self, tree: Tree, i: int) -> bool:
        """Whether a verb asks for or gets the noun, so that "à X" names the giver: "demander un soutien à X"."""
        if any(w.lemma in _TAKING and w.is_verb for w in tree.words[max(0, i - 5) : i]):
            return True  # "soutirer de l'argent à X"
        if tree.lows[i - 1] in {"de", "d'"} and tree[i - 2].lemma in {"demande", "requête", "appel", "recherche"}:
            return True
        for k in range(i - 1, max(-1, i - 8), -1):
            if tree[k].is_verb and tree[k].tag[0] == "V":
                return any("à" in f.giver.split("|") for f in self.lexicon.verbs.get(tree[k].lemma, ()))
        return False

    def _giver_above(self, s: int, i: int) -> frozenset[str]:
        """Who gives what a noun tells: the subject of the verb it hangs on ("Kim a promis un soutien à ...")."""
        tree = self.cast.trees[s]
        for g in tree.governors(i):
            if tree[g].is_verb:
                subject, _ = self._roles(tree, g)
                return self.cast.resolve(s, subject)
            if tree[g].is_noun and (tree[i].label == "root" or tree[g].head < 0):
                subject = next(iter(tree.kids(g, "nsubj")), None)
                return self.cast.resolve(s, subject)
        subject = next(iter(tree.kids(i, "nsubj")), None)
        return self.cast.resolve(s, subject)

    def sayer(self, s: int, i: int) -> frozenset[str]:
        """The party that says what the clause of word `i` says, by a reporting verb or "selon"."""
        speaker = read(self.cast.trees[s], i, "reported", self.lexicon).speaker
        quotations = self.cast.quotations
        if speaker == -1:
            return quotations.told_in(s) or (self.cast.subject_of(s - 1) if s else frozenset())
        return self.cast.resolve(s, speaker) if speaker is not None else quotations.speaker_of(s)

    def _gives_above(self, tree: Tree, i: int) -> bool:
        """Whether the verb that a noun hangs on is one of giving or announcing."""
        above = tree.verb_above(i)
        frames = self.lexicon.verbs.get(tree[above].lemma, ()) if above is not None else ()
        return any(f.giver == "subject" for f in frames)

    def _who_asks(self, s: int, i: int, receiver: frozenset[str]) -> int | None:
        """The word that names who asks for what others get: "X appelle l'Etat à soutenir les entreprises"."""
        tree = self.cast.trees[s]
        asking = next((g for g in tree.governors(i) if tree[g].lemma in ASKING and not tree.is_negated(g)), None)
        subject = self._roles(tree, asking)[0] if asking is not None else None
        return None if subject is None or self.cast.resolve(s, subject) & receiver else subject

    def _quoted(self, s: int, receiver: str) -> str | None:
        """Who says the whole of a sentence that stands in a quotation, where that is somebody else than its side."""
        tree = self.cast.trees[s]
        if any(0 < mark < len(tree) - 1 for mark in tree.marks) or _FIRST_PERSON & set(tree.lows):
            return None  # "notre pays soutient X": who says so tells of himself
        names = (self.cast.parties[k].name for k in self.cast.quotations.speaker_of(s) - {receiver})
        return next(names, None)

    def _speaker(self, s: int, speaker: int | None, receiver: str) -> str | None:
        if speaker is None:
            return self._quoted(s, receiver)
        tree = self.cast.trees[s]
        if speaker == -1:
            found = self.cast.subject_of(s - 1) if s else frozenset()
            return next(iter(found), None)
        if speaker >= len(tree):
            return None
        for m in self.cast.mentions[s]:
            if m.start <= speaker < m.end and self.cast.parties[m.key].kind != "group":
                name = self.cast.parties[m.key].name  # of "le gouvernement", "le constructeur"
                return self._names(s).get(m.start, (m.end, name))[1]
        if tree[speaker].tag == "PROPN":
            start, end = speaker, speaker + 1
            while end < len(tree) and (tree[end].tag == "PROPN" or tree[end].text.istitle()):
                end += 1
            while start and (tree[start - 1].tag == "PROPN" or tree[start - 1].text in _ARTICLES_OF_NAMES):
                start -= 1
            return tree.text(start, end)
        if tree[speaker].tag != "NOUN" or not _can_speak(tree, speaker):
            return None
        if any(tree.lows[k] in POSSESSIVES for k in tree.kids(speaker, "det")):
            return None  # "sa femme": whose, a bullet cannot say
        for k in range(speaker + 1, min(speaker + 8, len(tree))):
            if tree[k].tag == "PROPN" and tree.lows[k - 1] not in {"de", "du", "d'", "l'", "la", "à"}:
                return self._speaker(s, k, receiver)
            if tree[k].tag == "PUNCT" or tree[k].is_verb:
                break
        phrase = Renderer(tree, self._names(s)).phrase(speaker, tail=False)
        who = phrase.text.replace("first ministerial post", "prime minister").replace("ministerial post", "minister")
        return None if phrase.unsure else who  # the glossary's "post" is for those who get one


def _can_speak(tree: Tree, i: int) -> bool:
    """Whether a noun names somebody, or a paper in which somebody says so."""
    lemma = tree[i].lemma
    return lemma in _SPEAKING or lemma in groups() or tree.lows[i] in groups() or is_human(tree, i)


def _opens_no_complement(tree: Tree, k: int) -> bool:
    """Whether a preposition belongs to a fixed phrase, to an infinitive, or is none: "en raison de", "contre des X"."""
    low, before, behind = tree.lows[k], tree.lows[k - 1], tree.lows[k + 1 : k + 2]
    if low == "pour" and behind and tree[k + 1].tag == "PRON":
        return tree[min(k + 2, len(tree) - 1)].mood == "inf"  # "pour y cacher des migrants"
    return (
        (low == "des" and tree[k - 1].tag == "ADP")
        or (low in PREPOSITIONS["à"] and before in {"face", "grâce", "quant"})
        or (before in {"raison", "cause", "vue", "dépit"} and tree.lows[k - 2] in {"en", "à"})
        or (low == "en" and behind in (["raison"], ["vue"], ["dépit"]))
    )


def _is_in_return(tree: Tree, i: int) -> bool:
    """Whether a verb says what is done for the other side: "il a levé des sanctions en échange", "en retour, il livre".

    Not "en échange de X", which names the price.
    """
    for k in range(1, min(tree.clause_end(i) + 1, len(tree))):
        if tree.lows[k - 1] == "en" and tree.lows[k] in _RETURNS:
            return tree.lows[k] == "retour" or tree.lows[k + 1 : k + 2] not in (["de"], ["d'"], ["du"], ["des"])
    return False


def _says_what_is(tree: Tree, i: int) -> bool:
    """Whether "pour X" says who thinks so, before the verb at word `i`: "pour Pékin, il s'agit de ..."."""
    return any(tree.lows[k - 1] == "," and tree.lows[k] in {"il", "c'", "ce", "cela"} for k in range(2, min(i, 7)))


def _counted_object(tree: Tree, i: int) -> list[int]:
    """What "davantage de" or "un peu de" right behind the verb counts."""
    for quantity in (["davantage"], ["un", "peu"]):
        of = i + 1 + len(quantity)
        if tree.lows[i + 1 : of] == quantity and tree.lows[of : of + 1] in (["de"], ["d'"]):
            return next(([k] for k in range(of + 1, min(of + 4, len(tree))) if tree[k].tag == "NOUN"), [])
    return []
