"""What is given or got: nouns that fill the slot of the thing, listed, accepted or refused, put into English."""

from __future__ import annotations

import re

from enjeu.gains.dictionary import OF_WORDS, category_of, is_end, is_fixed, is_human, is_known_plain, is_time
from enjeu.gains.frames import Frame
from enjeu.gains.gazetteer import groups
from enjeu.gains.names import COMPANY_NOUNS
from enjeu.gains.phrases import Phrase, Renderer
from enjeu.gains.roles import HARMS, POSSESSIVES, PREPOSITIONS
from enjeu.gains.slots import Slots
from enjeu.gains.wordlists import words
from enjeu.syntax import Tree

_LISTING = {"notamment", "comme", "telles", "tels", "principalement", "dont"}
_EMPTY = words("empty")
_LOSSES = words("losses")
_NOT_THINGS = words("not_things")
FACILITIES = words("facilities")
_HARDSHIPS = words("hardships")
_LIKED = words("liked")
_TIES = words("ties")
BLOCS = words("blocs")
_LISTED = {  # what a frame's `things` of these names are
    "dispute": words("disputes"),
    "bloc": BLOCS,
    "listing": {"liste"},
    "hardship": words("cuts"),
    "harm": _LOSSES | HARMS | _HARDSHIPS,
    "contest": words("contests"),
    "apology": {"excuse", "regret"},
    "takeover": {"rachat", "acquisition", "achat", "absorption"},
    "verdict": words("verdicts"),
    "standing": {"statut", "droit", "qualité", "titre", "indépendance"},
    "contract": {"contrat", "bail", "mandat"},
    "relief goods": words("relief_goods"),
    "hosted": {"siège", "sommet", "jeu", "coupe", "championnat", "exposition", "usine", "centre", "festival", "étape"},
}
_ASSURANCES = words("assurances")
_ON_OTHERS = words("on_others")
_VEHICLES = {"radio", "navire", "avion", "train", "bus", "camion", "bateau", "vol"}  # for who runs them, if not counted
_PREMISES = words("premises")
_WANTED = words("wanted")
_RATES = {
    "an": "a year", "mois": "a month", "semaine": "a week", "jour": "a day", "heure": "an hour", "action": "a share",
    "titre": "a share", "personne": "a person", "enfant": "a child", "foyer": "a household", "salarié": "an employee",
    "tonne": "a tonne", "hectare": "a hectare", "kilo": "a kilo", "litre": "a litre",
}  # fmt: skip
_LAND = {"village", "localité", "hameau", "ville"}
_CAPTIVES = {"prisonnier", "otage", "détenu", "captif", "soldat", "militaire", "combattant"}
BURDENS = words("burdens") | {"prix", "péage", "tva", "droit", "délai", "malus", "poste", "restriction", "prélèvement"}
_COUNTED = {"jobs", "money", "support", "relief", "trade", "shares"}
SUMS = {"million", "milliard", "euro", "dollar", "livre"}
_GREAT = {"million", "milliard", "millier"}
_DOZENS = {"dizaine", "vingtaine", "trentaine", "cinquantaine", "centaine", "millier"}
_POINTING = {"somme", "montant", "enveloppe", "chiffre"}
_MANNERS = {"façon", "manière", "sorte", "matière", "mesure"}
_INTRODUCING = words("introducing")
VESSELS = words("vessels")
POSTS = re.compile(
    r"président(?!iel)|ministre|directeur|directrice|direction|chef|secrétaire|maire|député|pdg|patron|poste|gouverneur|chancelier|sénateur"
    r"|commissaire|entraîneur|capitaine|tête|présidence|ambassadeur|préfet|porte-parole|représentant|procureur|recteur|archevêque"
    r"|candidat|sélectionneur|médiateur|émissaire|rapporteur|administrateur"
)


class Things(Slots):
    """Finds and renders the things of a predicate."""

    def _things(
        self, s: int, i: int, frame: Frame, subject: int | None, objects: list[int], stop: set[int]
    ) -> list[int]:
        tree = self.cast.trees[s]
        heads: list[int] = []
        for slot in frame.thing.split("|"):
            if slot == "object":
                fit = [o for o in objects if tree[o].is_noun or tree[o].tag in {"NUM", "X"}]
                fit = [o for o in fit if tree.preposition(o) != "sans"]  # "se procurer sans difficulté des masques"
                heads = (
                    [o for o in fit if not is_time(tree, o) and tree.lows[o] not in {"peu", "plus", "moins", "près"}]
                    or (
                        []
                        if tree.is_bare_participle(i) or self._is_told_before(tree, i)
                        else self._noun_after(tree, i, stop)
                    )
                    or self._sum_after(tree, i, stop)
                )
            elif slot == "subject":
                sums = subject is not None and (tree[subject].is_noun or tree[subject].text.endswith("%"))
                heads = [subject] if subject is not None and sums else []
            elif slot in {"de", "sur", "à", "en", "pour", "par", "dans", "contre", "genitive", "taken"}:
                forms = PREPOSITIONS["de" if slot in {"genitive", "taken"} else slot]
                end = tree.clause_end(i)
                for k, head in self._phrases_after(tree, i, forms, end):
                    if k >= i + 12 and tree[head].head != i:
                        break
                    if slot == "genitive" and "," in tree.lows[i:k]:
                        break
                    if slot in {"de", "à", "pour"} and any(w.mood == "inf" for w in tree.words[i + 1 : k]):
                        break  # "se féliciter d'avoir obtenu la fin de la grève"
                    taken = slot == "taken" or frame.things == "firm" or self._is_counted(tree, head, frame)
                    if k not in stop and head not in stop and (taken or not self.cast.resolve(s, head)):
                        heads = [head]
                        break
                if not heads and slot == "de" and tree[i].label == "acl:relcl" and tree[i].head >= 0:
                    antecedent = tree[i].head  # "l'aide dont bénéficie X"
                    heads = [antecedent] if "dont" in tree.lows[antecedent + 1 : i] else []
            if heads:
                break
        heads = [self._inner(tree, h) for h in heads]
        listed = [h for head in heads for h in self._list_from(s, head, stop)]
        joined = (c for head in heads for c in tree.kids(head, "conj"))
        further = (c for c in joined if self._goes_on(tree, c))
        return listed + [
            c for c in further if c > max(listed, default=0) and c - heads[0] < 30 and tree[c].tag == "NOUN"
        ]

    @staticmethod
    def _is_told_before(tree: Tree, i: int) -> bool:
        """Whether the object is what a relative clause is about: "les documents que X a remis à Y"."""
        return any(tree.lows[o] in {"que", "qu'"} and tree[o].tag == "PRON" for o in tree.kids(i, "obj"))

    @staticmethod
    def _goes_on(tree: Tree, i: int) -> bool:
        """Whether a noun joined to another goes on with a list: behind "et", or before it and with an article."""
        if links := tree.kids(i, "cc"):  # "mais aussi une prime"
            return any(tree.lows[k] != "mais" or tree.lows[k + 1] in {"aussi", "également"} for k in links)
        ahead = tree.words[i + 1 : min(i + 16, tree.clause_end(i))]
        return bool(tree.kids(i, "det")) and any(w.label == "cc" and w.low in {"et", "ou"} for w in ahead)

    @staticmethod
    def _inner(tree: Tree, head: int) -> int:
        """What a noun that only introduces another is about: "le versement d'une prime", "le montant de l'aide"."""
        if tree[head].lemma not in _INTRODUCING:
            return head
        if tree[head].lemma == "mise" and tree.lows[head + 1 : head + 3] not in (["en", "place"], ["à", "disposition"]):
            return head  # "la mise en oeuvre de l'accord"
        for k in range(head + 1, min(head + 5, len(tree))):
            if tree.lows[k] in {"de", "d'", "du", "des"}:
                inner = next((h for h in range(k + 1, min(k + 5, len(tree))) if tree[h].tag == "NOUN"), None)
                return inner if inner is not None and not is_time(tree, inner) else head
        return head

    @staticmethod
    def _sum_after(tree: Tree, i: int, stop: set[int]) -> list[int]:
        """A sum that the clause states without making it an object: "percevoir jusqu'à 110 millions d'euros"."""
        for k in range(i + 1, min(tree.clause_end(i), i + 12)):
            if tree[k].mood == "inf":
                return []  # the sum is of that verb: "proposer de relever la prime à 400 euros"
            if k not in stop and tree[k].lemma in SUMS and (tree[k - 1].tag == "NUM" or tree.lows[k - 1] == "des"):
                return [k]
            if tree[k].tag == "NOUN" and tree[k - 1].tag == "NUM" and tree.lows[k - 3 : k - 1] == ["jusqu'", "à"]:
                return [] if is_time(tree, k) else [k]  # "obtenir jusqu'à 150.000 flacons"
        return []

    def _noun_after(self, tree: Tree, i: int, stop: set[int]) -> list[int]:
        first = i + 1
        if first in stop:
            first += 1
            while first < len(tree) and (
                tree[first].tag in {"PROPN", "X"}
                or (tree[first].tag == "DET" and tree.lows[first] not in {"un", "une", "des"})
                or (
                    tree[first].tag in {"NOUN", "ADJ"}
                    and (tree[first - 1].tag == "DET" or tree.lows[first - 1] in {"à", "au", "aux", "du", "de", "d'"})
                )
                or (tree[first].tag == "ADJ")
                or (
                    tree.lows[first] in {"du", "de", "des"}
                    and first + 1 < len(tree)
                    and tree[first + 1].text[0].isupper()
                )
                or (tree[first].text[0].isupper())
            ):
                first += 1
        for k in range(first, min(first + 6, len(tree))):
            word = tree[k]
            if word.tag == "NOUN" and is_time(tree, k) and tree[k - 1].tag != "NUM":
                continue  # "réclament mardi des masques"
            if "sans" in tree.lows[k - 1 : k + 1]:
                continue  # "se procurer sans difficulté des masques"
            if word.low == "d'" and k + 1 < len(tree) and tree.lows[k + 1] in {"un", "une"}:
                return []
            if (
                k in stop
                or word.tag in {"VFIN", "VINF", "AFIN", "SCONJ"}
                or word.low
                in {"que", "qui", "à", "au", "aux", "auprès", "par", "pour", "en", "dans", "sur", ".", ";", ","}
            ):
                return []
            if word.tag == "NOUN" and k > i + 1 and tree[k - 1].tag == "ADP" and tree[k - 1].low in {"de", "d'"}:
                return []  # "réclame aux présidents de fédérations d'envoyer un chèque"
            if word.tag == "NOUN" or (word.tag == "NUM" and word.text.endswith("%")):
                return [k]
        return []

    def _list_from(self, s: int, head: int, stop: set[int]) -> list[int]:
        """The noun and those listed with it ("de nourriture et de devises", "des armes, notamment des obus")."""
        tree = self.cast.trees[s]
        heads = [head]
        renderer = Renderer(tree, self._names(s), stop)
        end = renderer.phrase(head, tail=False).end
        while end < len(tree):
            k = end
            jumped = False
            while k < len(tree) and (
                tree.lows[k]
                in _LISTING
                | {
                    "et",
                    "ou",
                    ",",
                    "ainsi",
                    "voire",
                    "puis",
                    "même",
                    "surtout",
                    "plus",
                    "que",
                    "qu'",
                    "encore",
                    "également",
                    "bien",
                    "y",
                    "compris",
                    "des",
                    "de",
                    "d'",
                    "du",
                    "la",
                    "le",
                    "les",
                    "l'",
                    "un",
                    "une",
                    "(",
                    "-",
                    "–",
                }
                or tree[k].tag in {"DET", "NUM"}
                or (tree.lows[k] == "en" and tree.lows[k - 1] in {"et", "ou"})
                or (tree[k].tag == "ADJ" and jumped)
            ):
                jumped = jumped or tree.lows[k] in _LISTING | {"et", "ou", ",", "ainsi", "voire", "–", "-"}
                k += 1
            if not jumped or k >= len(tree) or k in stop or tree[k].tag != "NOUN" or tree[k].label.startswith("nsubj"):
                break
            bare = tree[k - 1].low in {"et", "ou"} and tree[k - 2].tag == "ADJ"
            if bare:  # two adjectives, one of them taken for a noun: "dangereux et destructeur"
                break
            comma_only = not any(w in _LISTING | {"et", "ou", "ainsi", "voire"} for w in tree.lows[end:k])
            if comma_only and not any(w in {"et", "ou"} for w in tree.lows[k : min(len(tree), k + 12)]):
                break
            if comma_only and not tree[k].label.startswith(("conj", "appos", "obj", "nmod", "obl")):
                break
            if self.cast.resolve(s, k):
                break
            heads.append(k)
            end = max(renderer.phrase(k, tail=False).end, k + 1)
        if len(heads) > 1 and tree[head].lemma in _EMPTY:
            return heads[1:]
        return heads

    def _accepts(self, s: int, head: int, frame: Frame) -> bool:
        """Whether the noun `head` is something to be had, of the kind that the frame wants."""
        tree = self.cast.trees[s]
        word = tree[head]
        if frame.things in {"hardship", "harm"}:
            return bool(self._is_listed(s, head, frame.things))  # of these less is the gain
        if self._is_too_little(tree, head, demanded="réclamer" in frame.lemmas):
            return False
        if tree.lows[max(0, head - 2) : head] in (["moins", "de"], ["moins", "d'"]) and word.lemma not in SUMS:
            return word.lemma in BURDENS or frame.status == "sought"  # "obtenir moins de moyens" is none
        if (listed := self._is_listed(s, head, frame.things)) is not None:
            return listed
        receives, anything = frame.receiver.startswith("subject"), frame.things in {"open", "gain"}
        if frame.status == "sought" and (word.lemma in _ON_OTHERS or self._is_better_price(tree, head)):
            return anything
        if word.lemma == "interdiction" and receives and frame.things == "open":
            return True  # "ont obtenu l'interdiction du chalutage"
        if is_end(tree, head):
            return receives and anything
        handed = word.lemma in _LAND and self._is_counted(tree, head, frame)
        no_thing = word.lemma in _NOT_THINGS and frame.things != "post" and not (handed or is_fixed(tree, head))
        return not no_thing and word.lemma not in _LOSSES and self._is_of_kind(s, head, frame)

    def _is_too_little(self, tree: Tree, head: int, *, demanded: bool) -> bool:
        """Whether what is said of the noun makes it no gain: a rise of what nobody likes, little of it, nothing.

        A rise or a cut that is `demanded` is liked by who demands it.
        """
        none = any(tree.lows[c] in {"aucun", "aucune", "nul", "nulle"} for c in tree.kids(head, "det"))
        counted = tree[head].lemma in _DOZENS and any(w.lemma in _NOT_THINGS for w in tree.words[head + 1 : head + 3])
        if counted:
            return True  # "une dizaine d'appels"
        times = tree.lows[head] == "reprises" and tree.lows[head - 2 : head - 1] == ["à"]  # "à plusieurs reprises"
        if tree[head].lemma == "suppression" and any(w.lemma in _LIKED for w in tree.words[head + 1 : head + 4]):
            return True  # "l'arrêt des fermetures et des suppressions d'emplois"
        if not (demanded or self._is_good(tree, head)) or tree.lows[head] == "rien" or none or times:
            return True
        if tree.lows[head - 1 : head + 1] in (["l'", "action"], ["du", "terrain"]):
            return True  # "saluer l'action de X" is about no shares, "céder du terrain" about no land
        less = next((k for k in range(max(1, head - 4), head) if tree.lows[k] == "moins"), None)
        if tree[head].lemma in SUMS and less is not None and tree.lows[less - 1] != "au":
            return True  # "ceux qui gagnent moins de 2.000 euros"
        return "peu" in tree.lows[max(0, head - 3) : head] and tree.lows[head - 1] in {"de", "d'"}

    def _is_listed(self, s: int, head: int, things: str) -> bool | None:
        """Whether the noun is one of those that a frame's `things` of this name are; None where they are not listed."""
        tree = self.cast.trees[s]
        word = tree[head]
        match things:
            case "company":
                return word.lemma in COMPANY_NOUNS and not self.cast.resolve(s, head)
            case "firm":
                owners = self.cast.resolve(s, head)
                named = bool(owners) and all(self.cast.parties[k].kind == "organisation" for k in owners)
                return named or (word.lemma in COMPANY_NOUNS and not owners)
            case "stake":
                said = tree.lows[head + 1 : head + 8]
                if word.lemma == "participation":
                    return any(low == "capital" or "%" in low for low in said)
                share = word.text.endswith("%") or word.lemma in {"majorité", "part", "action", "totalité"}
                return share and (
                    bool({"capital", "parts", "actions"} & {word.low, *said}) or self._is_of_firm(s, head)
                )
            case "tie":
                return word.lemma in _TIES or word.low in _TIES
            case "debt":
                of = {w.lemma for w in tree.words[head + 1 : head + 7]} if word.lemma in SUMS else set[str]()
                return "dette" in {word.lemma, *of}
        of = {w.lemma for w in tree.words[head + 1 : head + 3]} if word.lemma in _GREAT else set[str]()
        return bool({word.lemma, *of} & _LISTED[things]) if things in _LISTED else None

    def _is_of_firm(self, s: int, head: int) -> bool:
        """Whether a share is that of a company: "27 % d'OpenAI"."""
        tree = self.cast.trees[s]
        return tree.lows[head + 1 : head + 2] in (["de"], ["d'"], ["du"]) and any(
            self.cast.parties[key].kind == "organisation"
            for k in range(head + 2, min(head + 4, len(tree)))
            for key in self.cast.resolve(s, k)
        )

    def _is_of_kind(self, s: int, head: int, frame: Frame) -> bool:
        """Whether the noun, which is no loss, is of a kind that the frame wants."""
        tree = self.cast.trees[s]
        word, category = tree[head], category_of(tree, head)
        match frame.things:
            case "any":
                return True
            case "post":
                return bool(POSTS.search(word.low)) and tree.preposition(head) != "avec"
            case "people":
                return word.tag == "PROPN" or category in {"people", "jobs"} or word.lemma in groups()
            case "asset" if word.is_noun and (word.tag == "PROPN" or not is_time(tree, head)):
                key = self.cast.at(s, head)
                nobody = key is None or self.cast.parties[key].kind == "organisation"
                return nobody and word.lemma not in _NOT_THINGS
        own = any(tree.lows[c] in POSSESSIVES for c in tree.kids(head, "det"))
        if self._is_counted(tree, head, frame) or (own and word.low in COMPANY_NOUNS and frame.things == "open"):
            return True  # "vendre sa filiale Equans"
        if self.cast.resolve(s, head):
            return False
        if word.text.endswith("%") or word.tag == "NUM":
            after = next((h for h in range(head + 1, min(head + 4, len(tree))) if tree[h].is_noun), None)
            if after is None or tree[after].lemma in _NOT_THINGS or "grève" in tree.lows[after + 1 : after + 4]:
                return False
            return bool(category_of(tree, after)) or frame.things == "open"
        match frame.things:
            case "money":
                paid = {"euros", "dollars", "livres"} & set(tree.lows[head : head + 6])
                sum_of = word.lemma in SUMS | {"total", "somme", "montant"} and bool(paid)
                return sum_of or (category in {"money", "support"} and word.lemma not in SUMS | {"prix"})
            case "jobs":
                more = word.lemma in {"prime", "augmentation", "revalorisation", "hausse"}
                return more or (category == "jobs" and word.lemma not in {"départ", "effectif", "temps"})
            case "open":
                no_thing = is_known_plain(tree, head) or is_human(tree, head)
                return bool(category) or (word.tag == "NOUN" and word.text.islower() and not no_thing)
            case "complement":
                follower = tree[head + 1] if head + 1 < len(tree) else word
                vague = follower.low in {"historique", "final", "définitif"}
                return follower.low in {"de", "d'", "à", "pour", "sur"} or (follower.tag == "ADJ" and not vague)
        return bool(category)

    @staticmethod
    def _is_counted(tree: Tree, head: int, frame: Frame) -> bool:
        """Whether what would be a party is a thing, being counted: "80 Rafale", "300 policiers", "300 magasins"."""
        if frame.things not in {"open", "gain", "asset"}:
            return False
        if tree[head].lemma in _PREMISES:
            return any(tree.lows[c] in {"un", "une"} or tree[c].tag == "NUM" for c in tree.kids(head, "det", "nummod"))
        counted = tree[head - 1].tag == "NUM" and tree.lows[head - 1] not in {"un", "une"}
        wanted = tree[head].lemma in _WANTED and frame.giver != "subject"
        handed = tree[head].lemma in _CAPTIVES | _LAND and frame.giver == "subject"  # "a remis dix otages à X"
        return counted and (tree[head].text[0].isupper() or wanted or handed or tree[head].lemma in _VEHICLES)

    @staticmethod
    def _is_better_price(tree: Tree, head: int) -> bool:
        near = {w.lemma for w in tree.words[max(0, head - 2) : head + 3]}
        return tree[head].lemma == "prix" and bool(near & {"meilleur", "juste", "rémunérateur"})

    @staticmethod
    def _is_good(tree: Tree, i: int, asked: bool = True) -> bool:
        """Whether a rise is of what one likes to have more of, or `asked` for; any other noun is good by itself."""
        liked = any(w.lemma in _LIKED for w in tree.words[i + 1 : i + 5])
        if tree[i].lemma in {"hausse", "augmentation"}:
            known = tree.lows[i + 1 : i + 2] != ["des"] and "tarif" not in tree.lows[i + 1 : i + 7]
            return liked or (known and (asked or tree[min(i + 2, len(tree) - 1)].tag == "NUM"))
        if tree[i].lemma in {"baisse", "réduction", "suppression"}:
            if any(w.tag == "NUM" for w in tree.words[i + 2 : i + 5]) and tree.lows[i + 1 : i + 2] == ["de"]:
                # "une réduction de 30%", to whoever gets it
                return not liked
            tax = any(w.text.isupper() and len(w.text) > 2 and w.low != "pib" for w in tree.words[i + 1 : i + 5])
            return not liked and (tax or any(w.lemma in BURDENS for w in tree.words[i + 1 : i + 7]))
        return True

    def _grouped(self, s: int, heads: list[int]) -> list[list[int]]:
        """Listed things as bullets: arms together, other kinds each alone."""
        groups: list[list[int]] = []
        for head in heads:
            category = category_of(self.cast.trees[s], head)
            if (
                groups
                and category in {"arms", "technology"}
                and category_of(self.cast.trees[s], groups[-1][0]) == category
            ):
                groups[-1].append(head)
            else:
                groups.append([head])
        return groups

    def _rendered(self, s: int, heads: list[int], stop: set[int]) -> Phrase:
        if len(heads) == 1 and (sum_meant := self._sum_meant(s, heads[0])):
            return sum_meant
        renderer = Renderer(self.cast.trees[s], self._names(s), stop)
        parts = [renderer.phrase(h, tail=h == heads[-1]) for h in heads]
        parts[-1] = self._with_sum(s, self._beyond(s, self._with_name(s, heads[-1], parts[-1], stop), stop))
        tree = self.cast.trees[s]
        parts[-1] = _at_its_rate(tree, parts[-1])
        end, unsure = parts[-1].end, any(p.unsure for p in parts)
        assured = tree.lows[end : end + 1] in (["que"], ["qu'"]) and tree[heads[-1]].lemma in _ASSURANCES
        free = tree.lows[end : end + 1] == ["de"] and tree[end - 1].lemma in VESSELS and end - 1 > heads[-1]
        whom = tree.lows[end : end + 1] in (["contre"], ["envers"]) and tree.lows[end + 2 : end + 3] == ["qui"]
        if assured or whom or (free and tree[min(end + 1, len(tree) - 1)].mood == "inf"):
            # "la garantie que ...", "le maintien de la possibilité de ...", "contre ceux qui ...": for the translator
            unsure = True
            end = next(
                (k for k in range(end + 1, min(end + 18, len(tree))) if tree[k].tag == "PUNCT"),
                min(end + 18, len(tree)),
            )
        return Phrase(joined([p.text for p in parts]), parts[0].start, end, parts[0].category, unsure)

    def _with_name(self, s: int, head: int, phrase: Phrase, stop: set[int]) -> Phrase:
        """The phrase with the name that stands right behind its noun: "jeweller Tiffany"."""
        tree = self.cast.trees[s]
        name = next((m for m in self.cast.mentions[s] if m.start == phrase.end and m.start not in stop), None)
        if name is None:
            return phrase
        behind = any(tree[k].head == head and not tree.kids(k, "case") for k in range(name.start, name.end))
        called = tree.text(name.start, name.end)  # a brand goes before its thing: "20 Iskander missiles"
        number, thing = re.match(r"((?:[\d.,]+ )?)(.*)", phrase.text, re.DOTALL).groups()  # type: ignore[union-attr]
        text = f"{number}{called} {thing}" if phrase.category else f"{phrase.text} {called}"
        if thing.endswith("%"):
            text = f"{phrase.text} of {called}"
        return phrase._replace(text=text, end=name.end) if behind else phrase

    def _sum_meant(self, s: int, head: int) -> Phrase | None:
        """The sum that "cette somme" points back to, with what is said of it here."""
        tree = self.cast.trees[s]
        if tree[head].lemma not in _POINTING or not head or tree.lows[head - 1] not in {"cette", "ce"}:
            return None
        for t in range(s, max(-1, s - 3), -1):
            earlier = self.cast.trees[t]
            for h in range((head if t == s else len(earlier)) - 1, 0, -1):
                if earlier[h].lemma in SUMS and earlier[h - 1].tag == "NUM":
                    text = Renderer(earlier, self._names(t)).phrase(h, tail=False).text
                    return Phrase(text, head - 1, head + 1, "money", False)
        return None

    def _with_sum(self, s: int, phrase: Phrase) -> Phrase:
        """The phrase with the sum set after it: "une prime, de 400 euros", "sa retraite, soit 800.000 euros par an"."""
        tree = self.cast.trees[s]
        if phrase.category not in _COUNTED or any(c.isdigit() for c in phrase.text):
            return phrase
        k = phrase.end
        if k >= len(tree) or tree.lows[k] not in {",", "(", "de", "d'", "-", "pouvant", "allant"}:
            return phrase
        for h in range(k + 1, min(k + 9, len(tree))):
            if tree[h].tag in {"VFIN", "AFIN"} or tree.lows[h] in {";", ".", "et"}:
                break
            if tree[h].lemma in SUMS and tree[h - 1].tag == "NUM":
                inner = Renderer(tree, self._names(s)).phrase(h, tail=False)
                return phrase._replace(text=f"{phrase.text} ({inner.text})", end=inner.end)
        return phrase

    def _beyond(self, s: int, phrase: Phrase, stop: set[int]) -> Phrase:
        """The phrase with what it is for behind the receiver: "un soutien à X au Conseil de sécurité"."""
        tree = self.cast.trees[s]
        if phrase.end not in stop:
            return phrase
        k = phrase.end + 1
        while k < len(tree) and (self.cast.at(s, k) or tree[k].tag == "DET"):
            k += 1
        if (
            k + 1 >= len(tree)
            or k == phrase.end + 1
            or tree.lows[k] not in {"au", "pour", "contre"}
            or tree[k + 1].mood == "inf"
        ):
            return phrase
        head = next((h for h in range(k + 1, min(k + 5, len(tree))) if tree[h].is_noun), None)
        if head is None:
            return phrase
        inner = Renderer(tree, self._names(s), stop).phrase(head)
        link = {"au": "at the", "pour": "for", "contre": "against"}[tree.lows[k]]
        article = (
            "the "
            if link != "at the" and tree.lows[k + 1] in {"la", "le", "l'"} and not inner.text[0].isupper()
            else ""
        )
        return phrase._replace(
            text=f"{phrase.text} {link} {article}{inner.text}", end=inner.end, unsure=phrase.unsure or inner.unsure
        )

    def _with_complement(self, s: int, i: int, phrase: Phrase) -> Phrase:
        """The phrase with what the verb says of it: "indemniser X à hauteur de 100 euros pour ses pertes"."""
        tree = self.cast.trees[s]
        end = min(tree.clause_end(i), i + 14)
        for forms, joint in (
            ({"hauteur"}, "of"),
            ({"pour"}, "for"),
            ({"contre", "face"}, "against"),
            (OF_WORDS, "of"),
        ):
            for k in range(i + 1, end):
                if tree.lows[k] not in forms or tree[k].mood == "inf":
                    continue
                first = k + 2 if tree.lows[k] in {"hauteur", "face"} else k + 1
                head = next((h for h in range(first, min(first + 5, end)) if tree[h].tag in {"NOUN", "NUM"}), None)
                if (
                    head is None
                    or self.cast.resolve(s, head)
                    or is_time(tree, head)
                    or tree[first].mood == "inf"
                    or tree.lows[first] == "ici"
                ):
                    continue
                if (
                    forms is OF_WORDS
                    and not tree[head].low.startswith(("million", "milliard", "euro"))
                    and not self._is_complement(tree, i, k, head)
                ):
                    continue
                inner = Renderer(tree, self._names(s)).phrase(head)
                return phrase._replace(
                    text=f"{phrase.text} {joint} {inner.text}", end=inner.end, unsure=phrase.unsure or inner.unsure
                )
        return phrase

    @staticmethod
    def _is_complement(tree: Tree, i: int, k: int, head: int) -> bool:
        """Whether the noun behind the "de" at `k` is the verb's: a date that stands between has no complement."""
        above = tree[head].head
        if tree[k].tag != "ADP" or tree[k].head < 0 or tree[head].lemma in _MANNERS:
            return False
        return above == i or (above > i and is_time(tree, above))

    def _duration(self, s: int, i: int) -> str:
        tree = self.cast.trees[s]
        for k in range(i, min(i + 5, len(tree))):
            if tree.lows[k] in {"pendant", "pour"}:
                head = next(
                    (
                        h
                        for h in range(k + 1, min(k + 7, len(tree)))
                        if tree.lows[h] in {"mois", "an", "ans", "années", "semaines", "jours", "période"}
                    ),
                    None,
                )
                if head is not None:
                    return " for " + Renderer(tree, {}).phrase(head).text
        return ""


def joined(parts: list[str]) -> str:
    """What is listed, with commas and "and"."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def _at_its_rate(tree: Tree, phrase: Phrase) -> Phrase:
    """A sum with that for which it is paid each time: "340 euros par an", "48 euros par action"."""
    last = phrase.text.rpartition(" ")[2]
    per, unit = (*tree.lows[phrase.end : phrase.end + 2], "", "")[:2]
    if per != "par" or unit not in _RATES or last not in {"euros", "dollars", "pounds"}:
        return phrase
    return phrase._replace(text=f"{phrase.text} {_RATES[unit]}", end=phrase.end + 2)
