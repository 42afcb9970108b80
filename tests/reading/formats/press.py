"""Press articles as readers save them: web pages with all that sites put around, Word files, and PDFs of print."""

from __future__ import annotations

import io

TITLE = "Pêche : Paris et Londres trouvent un accord sur les licences"
STANDFIRST = "Après dix heures de discussions, les deux pays se sont entendus mercredi sur 120 licences de pêche."
BODY = (
    "La France et le Royaume-Uni ont mis fin mercredi à plusieurs mois de tensions. Selon le ministère de la Mer, "
    "Londres accordera 120 licences supplémentaires aux pêcheurs français d'ici à la fin de l'année.",
    "« C'est une bonne nouvelle, mais nous resterons vigilants », a réagi M. Olivier Leprêtre, président du comité "
    "régional des pêches des Hauts-de-France. En échange, Paris renonce aux mesures de rétorsion annoncées en octobre.",
    "Les ports de Boulogne-sur-Mer et de Granville, où 80 % des navires dépendent des eaux britanniques, attendaient "
    "cet accord depuis le mois de janvier. Le gouvernement versera aussi 60 millions d'euros aux armateurs qui n'ont "
    "pas obtenu de licence.",
)
HEADING = "Des contrôles renforcés"
CLOSING = (
    "Londres a obtenu que des contrôles conjoints aient lieu dans les ports normands à partir du 1er mars. Les deux "
    "capitales se retrouveront au printemps pour un premier bilan."
)
SENTENCES = 8  # of the body and the closing paragraph
AROUND = (
    "Nous et nos 312 partenaires utilisons des cookies pour mesurer l'audience de notre site.",
    "Inscrivez-vous à notre newsletter et recevez chaque matin l'essentiel de l'actualité.",
    "Météo : de la neige est attendue jeudi sur le nord du pays.",
    "Tous droits réservés. Toute reproduction est interdite sans autorisation.",
    "Cet article est réservé aux abonnés.",
)


def daily() -> bytes:
    """A daily's page: cookie banner, menus, share buttons, figure, an aside in the text, related articles, comments."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in BODY[:2])
    return f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">
<title>{TITLE} - Le Courrier des Ports</title><meta property="og:title" content="{TITLE}">
<meta property="og:site_name" content="Le Courrier des Ports"><meta property="og:type" content="article">
<meta property="article:published_time" content="2021-12-08T18:04:00+01:00">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}"}}</script>
<style>.a {{ color: red }}</style></head><body>
<div id="cookie-banner" class="cookie-consent"><p>{AROUND[0]}</p><button>Tout accepter</button></div>
<header><a href="/">Le Courrier des Ports</a><nav><ul><li><a href="/une">À la une</a></li>
<li><a href="/monde">Monde</a></li><li><a href="/economie">Économie</a></li></ul></nav></header>
<main><article><header><h1>{TITLE}</h1><p class="chapo">{STANDFIRST}</p>
<div class="meta">Par <a href="/auteur">Jeanne Martin</a> | Publié le 8 décembre 2021 à 18h04</div>
<ul class="share"><li>Partager sur Facebook</li><li>Partager sur Twitter</li></ul></header>
<figure><img src="a.jpg"><figcaption>Un chalutier au large de Granville. PAUL ROY / AFP</figcaption></figure>
{text}<aside class="related"><h3>Lire aussi</h3>
<ul><li><a href="/b">Brexit : la pêche, une bataille sans fin</a></li></ul></aside>
<p>{BODY[2]}</p><h2>{HEADING}</h2><p>{CLOSING}</p>
<div class="newsletter"><p>{AROUND[1]}</p></div></article>
<section class="comments"><h3>Commentaires</h3><p>Marc : encore un accord qui ne sera pas respecté.</p></section>
<aside class="sidebar"><h3>Les plus lus</h3><ul><li><a href="/c">{AROUND[2]}</a></li></ul></aside></main>
<footer><p>{AROUND[3]}</p><a href="/cgu">Mentions légales</a></footer></body></html>""".encode()


def old_site() -> bytes:
    """A page of tables and line breaks in Latin-1, as smaller papers still have."""
    text = "<br><br>".join((*BODY, f"<b>{HEADING}</b>", CLOSING))
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<title>{TITLE}</title></head><body><table><tr><td><a href="/">Accueil</a><br><a href="/regions">Régions</a></td>
<td><h1>{TITLE}</h1><font size="2">Mis à jour le 08/12/2021</font><br><br><div>{text}</div></td></tr></table>
<center>{AROUND[3]}</center></body></html>""".encode("cp1252")


def word() -> bytes:
    """A Word file as an agency sends it: styles, a caption, a footer, and a table with figures."""
    from docx import Document

    document = Document()
    document.core_properties.title = TITLE
    document.sections[0].footer.paragraphs[0].text = "Agence des Ports - diffusion interne"
    document.add_heading(TITLE, level=0)
    document.add_paragraph("Par Jeanne Martin")
    for paragraph in BODY[:2]:
        document.add_paragraph(paragraph)
    document.add_paragraph("Un chalutier au large de Granville", style="Caption")
    document.add_paragraph(BODY[2])
    document.add_heading(HEADING, level=1)
    document.add_paragraph(CLOSING)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def printed(columns: int, pages: int = 1) -> bytes:
    """A printed page: justified narrow columns with hyphens at line ends, a running head, a page number."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    width, height = A4
    column = (width - 100) / columns
    frames = [Frame(50 + i * column, 60, column - 14, height - 140, id=f"c{i}") for i in range(columns)]

    def edges(canvas: Canvas, _: object) -> None:
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(50, height - 40, "Le Courrier des Ports - jeudi 9 décembre 2021")
        canvas.drawString(width / 2, 30, str(canvas.getPageNumber()))

    style = ParagraphStyle(
        "text", fontName="Times-Roman", fontSize=11, leading=13, spaceAfter=6, alignment=4, embeddedHyphenation=1
    )
    head = ParagraphStyle("head", parent=style, fontName="Times-Bold", fontSize=15, leading=18, spaceAfter=10)
    story: list[object] = [Paragraph(TITLE, head)]
    for _ in range(pages):
        story += [Paragraph(_hyphenated(text), style) for text in BODY]
        story.append(Paragraph(HEADING, ParagraphStyle("h", parent=style, fontName="Times-Bold")))
        story.append(Paragraph(_hyphenated(CLOSING), style))
    stream = io.BytesIO()
    BaseDocTemplate(stream, pagesize=A4, pageTemplates=[PageTemplate(frames=frames, onPage=edges)]).build(story)
    return stream.getvalue()


# Where a printer may part the longer words of the article.
PARTED = ("licen-ces", "sup-plé-men-taires", "ten-sions", "minis-tère", "rétor-sion", "britan-niques", "gouver-nement")


def _hyphenated(text: str) -> str:
    for word in PARTED:
        text = text.replace(word.replace("-", ""), word.replace("-", "\u00ad"))
    return text
