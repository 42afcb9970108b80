import json
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

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


TITLE = "Port : les dockers et la direction reprennent les pourparlers"
LINES = (
    "La direction du port et les dockers ont repris les pourparlers lundi matin, après onze jours de grève.",
    "Le syndicat réclame une hausse de salaire de six pour cent et la fin des contrats courts.",
    "La préfecture a proposé une médiation, que les deux camps ont acceptée sans enthousiasme.",
    "Les armateurs menacent de détourner leurs navires vers Anvers si le blocage dure encore.",
    "Selon la chambre de commerce, chaque jour d'arrêt coûte quatre millions d'euros à la région.",
    "Le gouvernement promet de verser une aide de vingt millions aux entreprises touchées.",
    "Une nouvelle réunion doit se tenir jeudi au siège de la fédération, à Paris.",
    "Les grévistes voteront ensuite la suite à donner au mouvement, à main levée.",
)


def page(inside: str = "", *, title: str = TITLE, h1: str | None = None, head: str = "", end: str = "") -> bytes:
    """A page of eight sentences, with `inside` behind the fourth and `end` behind the last."""
    lines = [f"<p>{line}</p>" for line in LINES]
    body = "".join([*lines[:4], inside, *lines[4:], end])
    heading = f"<h1>{title}</h1>" if h1 is None else h1
    return (
        f'<html lang="fr"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><article>{heading}{body}</article></body></html>"
    ).encode()


def texts(data: bytes, name: str = "a.html") -> list[str]:
    """What is kept, title and the eight sentences apart; those must be there, in order."""
    kept = [passage.fr for passage in read_bytes(data, name).passages if passage.kind is not Kind.TITLE]
    assert [line for line in kept if line in LINES] == list(LINES)
    return [line for line in kept if line not in LINES]


@pytest.mark.parametrize(
    "box", ["div class='article-content'", "section class='article-body'", "div itemprop='articleBody'"]
)
@pytest.mark.parametrize("between", ["<div class='ad'>Publicité</div>", "<aside><p>À lire aussi</p></aside>"])
def test_a_body_in_two_boxes_is_one_text(box: str, between: str) -> None:
    tag = box.split()[0]
    data = (
        page(f"</{tag}>{between}<{box}>")
        .replace(b"</h1>", f"</h1><{box}>".encode())
        .replace(b"</article>", f"</{tag}></article>".encode())
    )
    assert texts(data) == []


@pytest.mark.parametrize(
    ("markup", "sentence"),
    [
        (
            "Le texte fut signé le <time datetime='2021-03-07'>7 mars 2021</time> par eux.",
            "Le texte fut signé le 7 mars 2021 par eux.",
        ),
        ("Le préfet parle d'un <q>bon compromis</q> pour tous.", "Le préfet parle d'un « bon compromis » pour tous."),
        ("Le préfet cite la loi <code>L110</code> aux deux camps.", "Le préfet cite la loi L110 aux deux camps."),
        ("Le préfet reviendra<sup><a href='#n1'>1</a></sup> lundi à Rouen.", "Le préfet reviendra lundi à Rouen."),
        ("Le préfet viendra le 1<sup>er</sup> mai au port.", "Le préfet viendra le 1er mai au port."),
    ],
)
def test_marks_inside_a_sentence_take_nothing_from_it(markup: str, sentence: str) -> None:
    assert texts(page(f"<p>{markup}</p>")) == [sentence]


def test_a_line_in_bold_before_a_break_is_a_heading() -> None:
    data = page("<p><strong>Un accord au forceps</strong><br>Le préfet avait jeté l'éponge en avril.</p>")
    kinds = {passage.fr: passage.kind for passage in read_bytes(data, "a.html").passages}
    assert kinds["Un accord au forceps"] is Kind.HEADING
    assert kinds["Le préfet avait jeté l'éponge en avril."] is Kind.TEXT


@pytest.mark.parametrize(
    "box", ["<p>Newsletter</p><p>S’inscrire</p>", "<p>À lire aussi</p><p><a href='/x'>Fos tourne au ralenti</a></p>"]
)
def test_a_list_at_the_end_is_no_menu(box: str) -> None:
    demands = ["une hausse de salaire de 6 %", "la fin des contrats courts"]
    listed = "".join(f"<li>{demand}</li>" for demand in demands)
    assert texts(page(end=f"<h2>Ce que veut la CGT</h2><div>{box}</div><ul>{listed}</ul>")) == [
        "Ce que veut la CGT",
        *demands,
    ]


def test_answers_about_offers_and_partners_are_no_notice_of_the_site() -> None:
    answer = "Nos partenaires ont refusé notre offre, mais le choix leur appartient encore."
    assert texts(page(end=f"<div><p>Newsletter</p><p>S’inscrire</p></div><p>{answer}</p>")) == [answer]


@pytest.mark.parametrize(
    "link",
    [
        "<p><a href='/x'>Grève : ce qu’il faut savoir sur le conflit</a></p>",
        "<p>(Re)lire : <a href='/x'>La grève en cinq questions</a></p>",
        "<div><a href='/x'><span>Abonnés</span><h3>La grève en cinq questions</h3></a></div>",
    ],
)
def test_a_block_that_is_but_a_link_leads_elsewhere(link: str) -> None:
    assert texts(page(link)) == []


def test_a_heading_with_a_link_to_itself_and_a_sentence_with_a_link_stay() -> None:
    data = page("<h2><a href='#suite'>La suite</a></h2><p><a href='/x'>Le préfet</a> viendra lundi à Rouen.</p>")
    assert texts(data) == ["La suite", "Le préfet viendra lundi à Rouen."]


@pytest.mark.parametrize(
    ("title", "h1", "head", "found"),
    [
        (TITLE, None, "<meta property='og:title' content='Le Havre : ce que veulent les dockers'>", TITLE),
        (TITLE, f"<h1><span>Économie</span> {TITLE}</h1>", f"<meta property='og:title' content='{TITLE}'>", TITLE),
        (TITLE, f"<h1>{TITLE}</h1>", f"<meta property='og:title' content='{TITLE} | Le Phare'>", TITLE),
        (f"{TITLE} - Le Phare", "", "<meta property='og:site_name' content='Le Phare'>", TITLE),
        (TITLE, f"<h1>Votre vie privée nous importe</h1><h1>{TITLE}</h1>", "", TITLE),
        ("Grève – M. Attal reçoit les syndicats", None, "", "Grève – M. Attal reçoit les syndicats"),
    ],
)
def test_the_headline_is_the_one_that_the_page_shows_and_stands_once(
    title: str, h1: str | None, head: str, found: str
) -> None:
    data = page(title=title, h1=h1, head=head)
    assert read_bytes(data, "a.html").source.title == found
    assert not [text for text in texts(data) if "Votre vie privée" not in text]


NEWS = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2024-02-03",
    "publisher": {"@id": "#o"},
    "video": {"@type": "VideoObject", "datePublished": "2021-01-07"},
}
SITE = [{"@type": "WebSite", "name": "phare.fr"}, {"@type": "Organization", "@id": "#o", "name": "Le Phare"}]
OTHERS = {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2021-01-07"}]}


@pytest.mark.parametrize("described", [{"@graph": [*SITE, NEWS]}, [OTHERS, *SITE, NEWS], None])
def test_date_and_outlet_are_those_of_the_article(described: object) -> None:
    head = (
        f'<script type="application/ld+json">{json.dumps(described)}</script>'
        if described
        else "<meta property='og:site_name' content='Le Phare'>"
        "<meta property='article:published_time' content='2024-02-03T10:00:00+01:00'>"
    )
    aside = "<aside><time datetime='2024-02-07'>7 février 2024</time></aside>"
    source = read_bytes(page(head=head, end=aside), "a.html").source
    assert (source.date, source.outlet) == ("2024-02-03", "Le Phare")


def test_the_date_that_a_page_prints_goes_before_any_other_on_it() -> None:
    data = page(
        h1=f"<h1>{TITLE}</h1><p>Publié le 3 février 2024 à 8h</p>",
        end="<aside><time datetime='2024-02-07'>hier</time></aside>",
    )
    assert read_bytes(data, "a.html").source.date == "2024-02-03"


def test_an_article_that_scripts_would_unfold_is_read() -> None:
    data = (
        page()
        .replace(b"<article>", b"<p>Chargement</p><div hidden id='S:0'><article>")
        .replace(b"</article>", b"</article></div>")
    )
    assert texts(data) == []


def test_a_page_of_which_nothing_but_the_headline_is_there_is_refused() -> None:
    data = f"<html><body><p>Accueil</p><h1>{TITLE}</h1></body></html>".encode()
    with pytest.raises(NoArticle):
        read_bytes(data, "a.html")


@pytest.mark.parametrize("name", ["a.mhtml", "a.html", "-"])
def test_a_page_saved_as_a_single_file_is_read(name: str) -> None:
    saved = MIMEMultipart("related", type="text/html")
    saved["Subject"], saved["MIME-Version"] = TITLE, "1.0"
    saved.attach(MIMEText(page().decode(), "html", "utf-8"))
    saved.attach(MIMEText("body { color: red }", "css", "utf-8"))
    assert texts(b"From: <Saved by Blink>\r\n" + saved.as_bytes(), name) == []


def test_readers_comments_are_no_part_of_the_article() -> None:
    comment = "Encore une grève qui va coûter cher au pays."
    data = page(end=f"<section class='article__comments'><h4>Jean</h4><p>{comment}</p></section>")
    assert texts(data) == []
    assert comment in [line.text for line in read_bytes(data, "a.html").set_aside]
