"""A realistic brief with every status, three sides and every flag; `hostile_brief` puts one text in all its fields."""

from typing import Any

from enjeu.records import (
    Brief,
    Coverage,
    Flag,
    Gain,
    Kind,
    Sentence,
    SetAside,
    Side,
    Signature,
    Source,
    Status,
    Summary,
    SummarySentence,
    Term,
    Why,
)

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "<!-- comment --><b>bold</b>",
    "</title></style></textarea>",
    "[click](javascript:alert(1))",
    "![pixel](https://evil.example/p.png)",
    "<https://evil.example/> and https://evil.example/a_b",
    "[ref]: https://evil.example 'title'",
    "[^s1]: a footnote [^s2]",
    "# heading",
    "- item",
    "+ item",
    "12. item",
    "3) item",
    "> quote",
    "---\ntitle: broken\n---",
    "===\n===",
    "```mermaid\ngraph TD\n```",
    "~~~\ncode\n~~~",
    "a | b | c\n--|--|--\nd | e | f",
    "**bold** _em_ `code` ~~del~~ ==mark== $x$ %%hidden%%",
    "&lt;b&gt; &amp; &#x3c;script&#x3e;",
    "{{ 7 * 7 }} {% include 'x' %} {# c #}",
    "yaml: [a, b]: 'it''s' \"quoted\" \\ back\\slash",
    "[/oops] [red]markup[/red] [link=https://evil.example]x[/link]",
    "\x1b]52;c;ZWNobyBoaQ==\x07\x1b[2J\x9b31mred\x1b[0m",
    "\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "admin\u202egnp.exe \u200bzero\u2066width\ufeff",
    "half a pair \ud83d alone",
    "subgraph end; click a href; A-->B",
    '#quot; #35; "quoted" `tick`',
    "\\",
    "*",
    "\u00a0",
)

_TEXT: list[tuple[int, Kind, str, str, tuple[Flag, ...]]] = [
    (0, Kind.TITLE, "Moscou et Pyongyang : ce que chacun gagne d’une alliance militaire",
     "Moscow and Pyongyang: what each gains from a military alliance", ()),
    (1, Kind.TEXT, "Kim Jong Un est arrivé mardi en Russie, à bord de son train blindé, pour y "
     "rencontrer Vladimir Poutine.",
     "Kim Jong Un arrived in Russia on Tuesday, aboard his armoured train, to meet Vladimir Putin.", ()),
    (1, Kind.TEXT, "La Russie cherche à obtenir des obus d’artillerie et des munitions pour sa guerre en Ukraine, "
     "selon des responsables américains.",
     "Russia is seeking artillery shells and ammunition for its war in Ukraine, according to American officials.", ()),
    (1, Kind.TEXT, "Pyongyang a déjà livré 10 000 tonnes de munitions en août 2023.",
     "Pyongyang already delivered 10,000 tonnes of ammunition in August 2023.", (Flag.NUMBERS,)),
    (2, Kind.HEADING, "CE QUI EST EN JEU", "What is at stake", (Flag.CAPITALS,)),
    (3, Kind.TEXT, "En échange, la Corée du Nord recevra du blé et du pétrole russes avant la fin de l’année.",
     "In exchange, North Korea will receive Russian wheat and oil before the end of the year.", (Flag.RETRIED,)),
    (3, Kind.TEXT, "Elle pourrait aussi obtenir une aide technique pour ses satellites espions, a estimé un chercheur "
     "du Centre d’études de sécurité de Séoul, qui suit le programme spatial nord-coréen depuis plus de 15 ans.",
     "It could also obtain technical help for its spy satellites, said a researcher at the Centre for Security "
     "Studies in Seoul, who has followed North Korea's space programme for more than 15 years.", (Flag.SPLIT,)),
    (4, Kind.TEXT, "Le Kremlin dément toute livraison de technologie nucléaire.",
     "The Kremlin denies any delivery of nuclear technology.", ()),
    (4, Kind.TEXT, "« On verra bien », a lâché M. Choïgou",
     "\"We shall see,\" Mr Shoigu said", (Flag.FRAGMENT, Flag.UNSURE)),
    (5, Kind.TEXT, "Ni vu ni connu, je t’embrouille, dit-on à Vladivostok.",
     "Ni vu ni connu, je t’embrouille, dit-on à Vladivostok.", (Flag.LEFT_IN_FRENCH,)),
    (5, Kind.TEXT, "Séoul et Washington, qui suivent la visite de près, promettent de nouvelles "
     "sanctions.Le Japon aussi.",
     "Seoul and Washington, which are watching the visit closely, promise new sanctions. So does Japan.",
     (Flag.GLUED,)),
]  # fmt: skip


def _sentences() -> tuple[Sentence, ...]:
    made, at = [], 0
    for number, (paragraph, kind, fr, en, flags) in enumerate(_TEXT, 1):
        made.append(
            Sentence(id=number, start=at, end=at + len(fr), fr=fr, en=en, paragraph=paragraph, kind=kind, flags=flags)
        )
        at += len(fr) + 2
    return tuple(made)


def sample_brief() -> Brief:
    """The brief of an article on a summit, as the pipeline would make it."""
    why = Why(
        predicate="chercher à obtenir",
        language="both",
        roles={"receiver": "La Russie", "thing": "des obus d’artillerie et des munitions"},
        cues=("cherche à",),
        guards=("receiver named in the sentence", "no negation"),
    )
    return Brief(
        source=Source(
            path="seeds/sommet_vladivostok.txt",
            sha256="9f2c7d5e" * 8,
            title="Moscou et Pyongyang : ce que chacun gagne d’une alliance militaire",
            date="2023-09-12",
            outlet="La Dépêche de l’Est",
            language="fr",
            encoding="utf-8",
            words=1204,
        ),
        signature=Signature(
            enjeu="0.1.0",
            stages={
                "translation": {"model": "enjeu-fr-en", "weights": "sha256:41bd0c", "beams": "4"},
                "summary": {"model": "extractive", "length": "medium"},
                "gains": {"frames": "1"},
            },
        ),
        coverage=Coverage(sentences=11, translated=10, retried=2, left_in_french=(10,), set_aside=3),
        sentences=_sentences(),
        set_aside=(
            SetAside(start=900, end=950, text="Crédit photo, Getty Images\nLégende image, Le train", reason="caption"),
            SetAside(start=960, end=980, text="il y a 23 minutes", reason="age of the page"),
            SetAside(start=990, end=1040, text="Gérer mes préférences de notification", reason="notice"),
        ),
        terms=(
            Term(french="Choïgou", english="Shoigu", origin="name", sentences=(9,)),
            Term(french="Vladimir Poutine", english="Vladimir Putin", origin="name", sentences=(2,)),
            Term(french="satellites espions", english="spy satellites", origin="glossary", sentences=(7,)),
            Term(french="Kim Jong Un", english="Kim Jong Un", origin="keep", sentences=(2,)),
            Term(french="missile balistique", english="ballistic missile", origin="glossary"),
            Term(french="Quai d’Orsay", english="the Foreign Ministry", origin="glossary", missed=(3, 5)),
        ),
        summary=Summary(
            text="Kim Jong Un has come to Russia, which wants North Korean shells for its war in Ukraine. North Korea "
            "will receive wheat and oil, and could obtain help for its spy satellites. China approves.",
            kind="abstractive",
            sentences=(
                SummarySentence(
                    text="Kim Jong Un has come to Russia, which wants North Korean shells for its war in Ukraine.",
                    evidence=(2, 3),
                    supported=True,
                ),
                SummarySentence(
                    text="North Korea will receive wheat and oil, and could obtain help for its spy satellites.",
                    evidence=(6, 7),
                    supported=True,
                ),
                SummarySentence(text="China approves.", evidence=(), supported=False),
            ),
        ),
        sides=(
            Side(
                name="Russia",
                aliases=("Russie", "Moscou", "Moscow", "le Kremlin"),
                gains=(
                    Gain(
                        text="10,000 tonnes of ammunition delivered in August 2023",
                        giver="North Korea",
                        status=Status.REPORTED,
                        category="arms",
                        confidence=0.93,
                        evidence=(4,),
                    ),
                    Gain(
                        text="Artillery shells and ammunition for its war in Ukraine",
                        giver="North Korea",
                        status=Status.SOUGHT,
                        claimed_by="American officials",
                        category="arms",
                        confidence=0.88,
                        evidence=(3, 4),
                        why=(why,),
                    ),
                ),
            ),
            Side(
                name="North Korea",
                aliases=("Corée du Nord", "Pyongyang"),
                gains=(
                    Gain(
                        text="Russian wheat and oil before the end of the year",
                        giver="Russia",
                        status=Status.PLANNED,
                        category="food and energy",
                        confidence=0.81,
                        evidence=(6,),
                    ),
                    Gain(
                        text="Technical help for its spy satellites",
                        giver="Russia",
                        status=Status.POSSIBLE,
                        claimed_by="a researcher at the Centre for Security Studies in Seoul",
                        category="technology",
                        confidence=0.64,
                        evidence=(7,),
                    ),
                    Gain(
                        text="Nuclear technology",
                        giver="Russia",
                        status=Status.DENIED,
                        claimed_by="the Kremlin",
                        category="technology",
                        confidence=0.9,
                        evidence=(8,),
                    ),
                ),
            ),
            Side(name="United States", aliases=("États-Unis", "Washington"), note="no gain found in this article"),
        ),
        warnings=("no byline was found",),
    )


def hostile_brief(text: str) -> Brief:
    """`sample_brief` with `text` in front of, or in place of, every string that comes from an article or a user."""
    fixed = {"schema", "status", "kind", "origin", "language", "sha256", "flags", "date", "encoding"}

    def poison(value: Any, key: str = "") -> Any:
        if key in fixed:
            return value
        if isinstance(value, str):
            return text
        if isinstance(value, dict):
            return {name: poison(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [poison(item, key) for item in value]
        return value

    return Brief.model_validate(poison(sample_brief().model_dump(mode="json", by_alias=True)))
