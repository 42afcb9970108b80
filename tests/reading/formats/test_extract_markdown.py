import pytest

from enjeu.reading.article import read_bytes
from enjeu.records import Kind

ARTICLE = """---
title: "Accord : Kiev obtient des avions"
date: 2024-06-04
source: Le Quotidien
---

La Belgique livrera **trente avions**, selon [le ministre](https://example.org/a?b=c). Elle l'a promis *mardi*.

![Un avion sur la piste](avion.jpg)

## Ce que Kiev promet

- ne pas frapper la Russie
- rendre compte chaque mois

2023. Une année que le ministre n'oublie pas.
"""


def test_marks_are_gone_and_words_are_kept() -> None:
    article = read_bytes(ARTICLE.encode(), "a.md")
    assert [(passage.kind, passage.fr) for passage in article.passages[:6]] == [
        (Kind.TITLE, "Accord : Kiev obtient des avions"),
        (Kind.TEXT, "La Belgique livrera trente avions, selon le ministre."),
        (Kind.TEXT, "Elle l'a promis mardi."),
        (Kind.HEADING, "Ce que Kiev promet"),
        (Kind.TEXT, "ne pas frapper la Russie"),
        (Kind.TEXT, "rendre compte chaque mois"),
    ]
    assert article.text.endswith("2023. Une année que le ministre n'oublie pas.")
    assert [(line.reason, line.text) for line in article.set_aside] == [("caption", "Un avion sur la piste")]


def test_footnotes_struck_words_and_code_are_no_part_of_a_sentence() -> None:
    text = (
        "Le gouvernement a promis une aide de 50 millions d’euros[^1] aux ~~paysans~~ agriculteurs.\n\n"
        "```\nprint(1)\n```\n\n[^1]: Selon le ministère, elle viendra mardi.\n"
    )
    article = read_bytes(text.encode(), "a.md")
    assert [passage.fr for passage in article.passages] == [
        "Le gouvernement a promis une aide de 50 millions d’euros aux agriculteurs.",
        "Selon le ministère, elle viendra mardi.",
    ]
    assert [(line.reason, line.text) for line in article.set_aside] == [
        ("outside the article", "paysans"),
        ("embedded code", "print(1)"),
    ]


def test_front_matter_gives_title_date_and_outlet() -> None:
    source = read_bytes(ARTICLE.encode(), "a.md").source
    assert (source.title, source.date, source.outlet) == (
        "Accord : Kiev obtient des avions",
        "2024-06-04",
        "Le Quotidien",
    )


def test_a_title_that_the_text_has_too_is_read_once() -> None:
    text = "---\ntitle: Un accord\n---\n# Un accord\n\nLe gouvernement a signé lundi avec les syndicats.\n"
    titles = [passage.fr for passage in read_bytes(text.encode(), "a.md").passages if passage.kind is Kind.TITLE]
    assert titles == ["Un accord"]


BODY = "Le travail reprendra lundi matin dans les deux ateliers du site. Le préfet a salué un accord équilibré.\n"


@pytest.mark.parametrize(
    ("front", "title"),
    [
        (
            "---\ntitle: >-\n  Accord à Cholet\n  sur les salaires\ndate: 2025-07-04\n---",
            "Accord à Cholet sur les salaires",
        ),
        ("---\ntitle: |\n  Accord à Cholet\ndatePublished: 2025-07-04\n---", "Accord à Cholet"),
        ("---\ntitle: 'L''accord de Cholet'\ndate: 2025-07-04\n---", "L'accord de Cholet"),
        ('---\ntitle: "L\'accord \\"historique\\""\ndate: 2025-07-04\n---', 'L\'accord "historique"'),
        ('---\ntitle: L\'accord "historique"\ndate: 2025-07-04\n---', 'L\'accord "historique"'),
        ('+++\ntitle = "L\'accord de Cholet"\ndate = 2025-07-04T08:00:00Z\n+++', "L'accord de Cholet"),
    ],
)
def test_front_matter_is_read_as_it_is_written(front: str, title: str) -> None:
    article = read_bytes(f"{front}\n\n{BODY}".encode(), "a.md")
    assert (article.source.title, article.source.date) == (title, "2025-07-04")
    assert " ".join(passage.fr for passage in article.passages) == f"{title} {BODY.strip()}"


def test_the_standfirst_of_the_front_matter_is_set_aside_not_lost() -> None:
    front = "---\ntitle: Un accord à Cholet\ndescription: La CGT refuse de signer.\n---\n\n"
    article = read_bytes(f"{front}{BODY}".encode(), "a.md")
    assert [line.text for line in article.set_aside] == ["La CGT refuse de signer."]


def test_a_plus_before_a_figure_is_no_mark_of_a_list() -> None:
    article = read_bytes(f"{BODY}\n+ 2,4 % d'augmentation pour les ouvriers\n+ un local\n".encode(), "a.md")
    assert article.text.endswith("+ 2,4 % d'augmentation pour les ouvriers\n\nun local")


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ("+ 2,4 % pour les ouvriers\n\n- 3 % de postes", "+ 2,4 % pour les ouvriers\n\n- 3 % de postes"),
        ("- 3 % de postes", "- 3 % de postes"),
        ("- 3 % pour les ouvriers\n- 2 % pour les cadres", "3 % pour les ouvriers\n\n2 % pour les cadres"),
        ("Ils obtiennent :\n\n- 3 % d'augmentation", "Ils obtiennent :\n\n3 % d'augmentation"),
        ("- un local", "un local"),
    ],
)
def test_a_minus_alone_before_a_figure_is_its_sign(items: str, text: str) -> None:
    article = read_bytes(f"{BODY}\n{items}\n\n{BODY}".encode(), "a.md")
    assert article.text == f"{BODY}\n{text}\n\n{BODY}".strip()


def test_a_figure_that_is_no_item_but_a_block_within_one_is_read() -> None:
    assert read_bytes(f"{BODY}\n- <div>\n\n      3 %\n".encode(), "a.md").text.endswith("3 %")


@pytest.mark.parametrize(
    "source",
    [
        f"---\ntitle: Un accord\n---\n\n{BODY}",
        f"# Un accord\n\n{BODY}\n## La CGT refuse\n\n{BODY}",
        f"# Un accord\n\n{BODY}\nVoir [le texte](https://journal.example/accord).\n",
    ],
)
def test_markdown_from_standard_input_is_told_by_its_marks(source: str) -> None:
    article = read_bytes(source.encode(), "-")
    assert article.source.title == "Un accord"
    assert not any(mark in article.text for mark in ("#", "title:", "]("))


def test_one_mark_does_not_make_a_text_markdown() -> None:
    source = f"# Un accord\n\n{BODY}"
    assert read_bytes(source.encode(), "-").text == source
