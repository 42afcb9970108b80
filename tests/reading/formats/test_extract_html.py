import pytest

from enjeu.errors import NoArticle
from enjeu.reading.article import read_bytes
from enjeu.records import Kind

PAGE = """<!DOCTYPE html><html lang="fr"><head><meta charset="{charset}">
<title>Kim à Moscou : un accord | Le Quotidien</title>
<meta property="og:site_name" content="Le Quotidien">
<meta property="og:title" content="Kim à Moscou : un accord - Le Quotidien">
<meta property="article:published_time" content="2023-09-13T08:00:00+02:00"></head><body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/monde">Monde</a></li></ul></nav>
<article><h1>Kim à Moscou : un accord</h1>
<p>Le dirigeant nord-coréen a été reçu <strong>mercredi</strong> par
le président, selon <a href="x">l’agence Tass</a>.</p>
<p>Publicité</p>
<h2>Des obus contre du blé</h2><p>Pyongyang livrera des obus.<br>Moscou enverra du blé et du pétrole.</p>
<ul><li>Dix mille tonnes de blé</li><li>Deux satellites</li></ul>
<blockquote><p>« C’est un échange équitable », a dit un diplomate.</p></blockquote>
<script>window.x = 1;</script></article><footer>© 2023 Le Quotidien</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_the_article_of_a_page_is_read_with_its_structure_and_metadata(charset: str) -> None:
    article = read_bytes(PAGE.format(charset=charset).encode(charset), "a.html")
    source = article.source
    assert (source.title, source.date, source.outlet) == ("Kim à Moscou : un accord", "2023-09-13", "Le Quotidien")
    assert [(passage.kind, passage.fr) for passage in article.passages] == [
        (Kind.TITLE, "Kim à Moscou : un accord"),
        (Kind.TEXT, "Le dirigeant nord-coréen a été reçu mercredi par le président, selon l’agence Tass."),
        (Kind.HEADING, "Des obus contre du blé"),
        (Kind.TEXT, "Pyongyang livrera des obus."),
        (Kind.TEXT, "Moscou enverra du blé et du pétrole."),
        (Kind.TEXT, "Dix mille tonnes de blé"),
        (Kind.TEXT, "Deux satellites"),
        (Kind.TEXT, "« C’est un échange équitable », a dit un diplomate."),
    ]
    assert [line.text for line in article.set_aside] == ["Publicité"]


def test_a_page_on_standard_input_is_told_by_its_first_bytes() -> None:
    assert read_bytes(PAGE.format(charset="utf-8").encode(), "-").source.outlet == "Le Quotidien"


def test_a_short_page_is_cut_as_it_is_shown() -> None:
    page = (
        "<html><body><article><h1>Direct : la crise agricole</h1><div><time>10h30</time><h2>Une aide</h2><p>Le "
        "gouvernement a promis une aide aux agriculteurs.</p></div><div><p>« La région paiera », a dit le maire.</p>"
        "</div><noscript>Activez JavaScript pour lire la suite.</noscript></article></body></html>"
    )
    passages = read_bytes(page.encode(), "a.html").passages
    assert [(passage.kind, passage.fr) for passage in passages if passage.fr != "10h30"] == [
        (Kind.TITLE, "Direct : la crise agricole"),
        (Kind.HEADING, "Une aide"),
        (Kind.TEXT, "Le gouvernement a promis une aide aux agriculteurs."),
        (Kind.TEXT, "« La région paiera », a dit le maire."),
    ]


def test_a_short_page_is_read() -> None:
    page = "<html><body><p>Moscou a dit non aux avions de Kiev.</p></body></html>"
    assert [passage.fr for passage in read_bytes(page.encode(), "a.html").passages] == [
        "Moscou a dit non aux avions de Kiev."
    ]


@pytest.mark.parametrize("body", ["", "<script>var a = 1;</script>", "<div>" * 30_000, "<!--" * 1000])
def test_a_page_without_article_is_told_in_one_line(body: str) -> None:
    with pytest.raises(NoArticle, match=r"^a\.html: [^\n]+$"):
        read_bytes(f"<html><body>{body}".encode(), "a.html")


def test_half_a_surrogate_pair_in_a_page_does_no_harm() -> None:
    page = "<html><body><p>Moscou a dit non &#xD800; aux avions &#0; de Kiev et des alliés.</p></body></html>"
    read_bytes(page.encode(), "a.html").model_dump_json()


def test_sentences_of_a_page_that_are_not_its_article_are_set_aside_and_not_lost() -> None:
    cookies = "Nous utilisons des <b>cookies</b> pour améliorer votre expérience."
    page = PAGE.format(charset="utf-8").replace("</article>", f"</article><div class='cookie'>{cookies}</div>")
    article = read_bytes(page.encode(), "a.html")
    assert [(line.text, line.reason) for line in article.set_aside if line.text != "Publicité"] == [
        ("Nous utilisons des cookies pour améliorer votre expérience.", "outside the article")
    ]
    assert article.passages == read_bytes(PAGE.format(charset="utf-8").encode(), "a.html").passages


LEAD = "Les deux groupes se sont mis d'accord sur leur capital, après des mois de discussions."
STORY = (
    "Le constructeur français va réduire sa part dans son partenaire de 43 % à 15 %, ont-ils annoncé lundi.",
    "En échange, son partenaire va investir dans la filiale électrique du groupe, à hauteur de 15 %, dit-il.",
    "Les actions seront placées dans une fiducie, où les droits de vote seront neutralisés, disent-ils.",
    "L'accord doit encore être approuvé par les conseils d'administration et par les autorités.",
    "Les syndicats ont salué une décision attendue depuis des années par les salariés des deux groupes, dit un tract.",
)


@pytest.mark.parametrize("marked", ["p class='article__desc'", "div id='chapo'", "h2 class='figStandfirst'", "p"])
@pytest.mark.parametrize("headline", ["Les deux groupes d'accord", "Un accord après des mois"])
def test_a_standfirst_in_the_head_of_a_page_opens_the_text(marked: str, headline: str) -> None:
    teaser = "Le prix du blé monte encore cette année."
    page = (
        f'<html lang="fr"><head><title>Les deux groupes d\'accord</title><meta name="description" content="{LEAD}">'
        f"</head><body><div><h3>Le blé</h3><p class='teaser__desc'>{teaser}</p></div><main><article>"
        f"<header class='article__header'><h1>{headline}</h1><{marked}>{LEAD}</{marked.split()[0]}></header>"
        f"<section class='article__content'>{''.join(f'<p>{line}</p>' for line in STORY)}</section></article>"
        "</main></body></html>"
    )
    article = read_bytes(page.encode(), "a.html")
    assert [passage.fr for passage in article.passages if passage.kind is not Kind.TITLE][-6:] == [LEAD, *STORY]
    assert [line.text for line in article.set_aside] == [teaser]


def test_what_the_page_itself_hides_is_not_read() -> None:
    hidden = "<p hidden>La Chine paiera le blé.</p><template><p>La Chine paiera le pétrole.</p></template>"
    page = PAGE.format(charset="utf-8").replace("<h2>", f"{hidden}<h2>")
    article = read_bytes(page.encode(), "a.html")
    assert "Chine" not in article.text
