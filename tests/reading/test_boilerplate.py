from pathlib import Path

import pytest

from enjeu.reading import read_file
from enjeu.reading.article import read_bytes
from enjeu.records import Article, Kind

PAGES = Path(__file__).parent / "pages"
SEEDS = Path(__file__).parents[2] / "seeds"


def aside(article: Article) -> list[tuple[str, str]]:
    return [(line.reason, line.text) for line in article.set_aside]


def kept(article: Article, kind: Kind = Kind.TEXT) -> list[str]:
    return [passage.fr for passage in article.passages if passage.kind is kind]


def seed(number: int) -> Article:
    [path] = SEEDS.glob(f"{number:03}_*.txt")
    return read_file(path)


def test_seed_with_image_labels() -> None:
    article = seed(0)
    assert aside(article) == [
        ("caption", "Image:"),
        ("caption", "Le 75e anniversaire de l’armée nord-coréenne a été célébré en février"),
        ("caption", "Image:"),
        (
            "caption",
            "Le dirigeant nord-coréen Kim Jong Un et le ministre russe de la Défense Sergueï Choïgu lors d’une visite "
            "en juillet",
        ),
    ]
    assert kept(article, Kind.HEADING) == ["Poutine a des options limitées", "Deux États unis par la notoriété"]
    assert article.source.title is None
    assert article.passages[0].kind is Kind.TEXT


def test_seed_with_screen_reader_labels_and_a_date_glued_to_the_title() -> None:
    article = seed(1)
    assert [(reason, text[:42]) for reason, text in aside(article)] == [
        ("timestamp", "date 2023-09"),
        ("caption", "Crédit photo, Getty Images Légende image, "),
        ("byline", "Author, George Wright et Jean Mackenzie"),
        ("byline", "Role, BBC News"),
        ("timestamp", "il y a 23 minutes"),
        *[("caption", "Crédit photo, Getty Images Légende image, ")] * 3,
    ]
    assert kept(article, Kind.HEADING) == ["Ce qui est en jeu", "Le dilemme à l'ONU", "La question de la rencontre"]
    assert article.source.title == "Ce que la Corée du Nord et la Russie gagnent d’une alliance militaire"
    assert kept(article, Kind.TITLE) == [article.source.title]
    assert (article.source.date, article.source.outlet) == ("2023-09", "BBC News")


def test_seed_with_a_rubric_line_and_a_notification_block() -> None:
    article = seed(2)
    reasons = [reason for reason, _ in aside(article)]
    assert reasons[0] == "rubric"
    assert aside(article)[1][1] == "Accepter et avancer"
    assert aside(article)[-1] == ("navigation", "Retour en haut")
    assert reasons[2:7] == ["notification"] * 5
    assert kept(article)[-1].endswith("qu'il puisse y avoir des éléments de discussion à ce sujet.")
    assert "Les deux dirigeants autoritaires ont toutes les raisons de s'entendre." in kept(article)


def test_seed_with_an_update_line_a_glued_photographer_and_a_page_code() -> None:
    article = seed(3)
    assert [(reason, text[-20:]) for reason, text in aside(article)] == [
        ("timestamp", "ptembre 2023 – 17h59"),
        ("caption", "main.YURI KADOBNOVAP"),
        ("page mark", "fr-01"),
    ]
    assert article.source.date == "2023-09-05"
    assert kept(article)[0].endswith("se retrouveront à Vladivostok en septembre")


def test_seed_without_boilerplate_keeps_its_dateline_and_loses_nothing() -> None:
    article = seed(4)
    assert article.set_aside == ()
    assert article.passages[0].fr.startswith("SÉOUL — Les ventes d’armes")


PROSE = {
    "evening_daily": (
        "La Turquie négocie avec Moscou la reprise des exportations de céréales en mer Noire",
        "2023-10-12",
        "Le Monde",
        ["Ankara espère obtenir un accord avant l’hiver, mais le Kremlin pose ses conditions.", "Le gouvernement turc"],
        "Bruxelles refuse pour le moment.",
        {"rubric", "byline", "timestamp", "sharing", "subscription", "caption"},
    ),
    "morning_daily": (
        "Pénurie de médicaments : Bercy promet 160 millions d'euros aux industriels",
        "2024-02-21",
        None,
        ["Le ministre de l'Économie a présenté mercredi"],
        "La question reste celle du prix.",
        {"byline", "timestamp", "sharing", "media player", "advertising", "related article", "newsletter", "comments"},
    ),
    "agency": (
        "ADDIS-ABEBA (AFP) - L'Ethiopie et le Somaliland signent un accord sur un accès à la mer",
        "2024-01-01",
        "AFP",
        ["ADDIS-ABEBA, 1 jan 2024 (AFP) - L'Ethiopie a obtenu lundi"],
        'La Somalie a aussitôt dénoncé "une agression" et rappelé son ambassadeur.',
        {"agency mark", "page mark", "copyright"},
    ),
    "regional_daily": (
        "Pêche. Les ligneurs bretons obtiennent un sursis de six mois",
        "2024-03-13",
        "Ouest-France",
        ["Les ligneurs du Finistère pourront continuer"],
        "« On se contentera de six mois », soupire un patron.",
        {"rubric", "byline", "timestamp", "subscription", "caption", "related article", "comments", "sharing"},
    ),
    "radio": (
        "Niger: la junte demande le départ des soldats américains",
        "2024-03-17",
        "RFI",
        ["Le régime militaire a dénoncé samedi"],
        "Elles espèrent des livraisons d'armes et des instructeurs.",
        {"navigation", "timestamp", "caption", "byline", "advertising", "related article", "newsletter", "sharing"},
    ),
    "left_daily": (
        "Grève à la SNCF : les syndicats arrachent une prime de 400 euros",
        "2024-02-18",
        "Libé",
        ["La direction a cédé après trois jours de conflit."],
        "La direction promet en outre cent embauches.",
        {"cookie notice", "rubric", "subscription", "caption", "byline", "timestamp", "related article", "copyright"},
    ),
    "wrapped_mail": (
        "La Belgique livrera trente avions F-16 à l'Ukraine d'ici 2028",
        "2024-06-04",
        "LE SOIR",
        ["Le Premier ministre belge et le président ukrainien ont signé mardi à Bruxelles un accord de sécurité."],
        "Kiev demande depuis deux ans des avions occidentaux, que ses pilotes apprennent à manier au Danemark et en "
        "Roumanie.",
        {"timestamp", "page mark"},
    ),
}


@pytest.mark.parametrize("page", PROSE)
def test_the_article_of_a_dirty_page_is_kept_whole_and_the_rest_is_set_aside(page: str) -> None:
    title, date, outlet, first, last, reasons = PROSE[page]
    article = read_file(PAGES / f"{page}.txt")
    assert (article.source.title, article.source.date, article.source.outlet) == (title, date, outlet)
    text = kept(article)
    for expected, found in zip(first, text, strict=False):
        assert found.startswith(expected)
    assert text[-1] == last
    assert {line.reason for line in article.set_aside} >= reasons


def test_headings_inside_a_dirty_page_are_kept_as_headings() -> None:
    assert kept(read_file(PAGES / "evening_daily.txt"), Kind.HEADING) == ["Une facture de 2 milliards de dollars"]
    assert kept(read_file(PAGES / "left_daily.txt"), Kind.HEADING) == ["Que contient l’accord ?"]


def page(*lines: str) -> Article:
    return read_bytes("\n\n".join(lines).encode(), "page.txt")


FIRST = "Le gouvernement a signé lundi un accord avec les syndicats de la fonction publique."
LAST = "Les salaires augmenteront de trois pour cent, a précisé le ministre devant la presse."


def test_advice_to_readers_that_ends_an_article_is_kept() -> None:
    article = page(FIRST, "Vous pouvez vous inscrire sur le site de la mairie avec votre adresse e-mail.")
    assert article.set_aside == ()


def test_words_of_menus_are_headings_inside_the_running_text() -> None:
    article = page(FIRST, "Réactions", LAST, "International", FIRST.replace("lundi", "mardi"))
    assert kept(article, Kind.HEADING) == ["Réactions", "International"]


def test_a_refrain_is_kept_and_a_repeated_paragraph_is_set_aside_once() -> None:
    article = page(FIRST, "Non, c'est non.", LAST, "Non, c'est non.", FIRST)
    assert aside(article) == [("duplicate", FIRST)]


def test_a_label_without_caption_does_not_take_the_next_paragraph_with_it() -> None:
    assert aside(page(FIRST, "Image:", LAST)) == [("caption", "Image:")]


def test_a_caption_with_its_credit_is_no_title() -> None:
    assert page("Le roi salue la foule. Jean Petit / AFP", FIRST, LAST).source.title is None


def test_clock_times_of_a_live_report_are_kept() -> None:
    assert page(FIRST, "17h15", LAST, "16h40", FIRST.replace("lundi", "hier")).set_aside == ()


def test_a_question_is_a_title_and_a_first_paragraph_is_not() -> None:
    assert page("Que cherche Moscou en mer Noire ?", FIRST, LAST).source.title == "Que cherche Moscou en mer Noire ?"
    assert page(FIRST, LAST).source.title is None


def test_marks_behind_the_last_sentence_are_parted_from_it() -> None:
    article = page(FIRST, LAST + " (AFP)")
    assert aside(article) == [("agency mark", "(AFP)")]
    assert kept(article)[-1] == LAST


def test_a_pointer_glued_behind_a_paragraph_is_parted_from_it() -> None:
    article = page(FIRST, LAST + " À lire aussi : Les profs attendent encore")
    assert aside(article) == [("related article", "À lire aussi : Les profs attendent encore")]


def test_a_pointer_with_sentences_behind_it_is_left_alone() -> None:
    assert page(FIRST, LAST + " Lire aussi : Les profs attendent. La suite viendra demain.").set_aside == ()


@pytest.mark.parametrize("heading", ["Silence total", '"Pas en arrière"', "Haut-Karabakh : la trêve", "Objectif 2030"])
def test_a_heading_that_an_agency_set_into_the_line_is_parted_from_the_sentences(heading: str) -> None:
    article = page(f"{FIRST}- {heading} -{LAST}")
    assert kept(article, Kind.HEADING) == [heading]
    assert kept(article) == [*kept(page(FIRST)), *kept(page(LAST))]
    assert all(" ".join(article.text[p.start : p.end].split()) == p.fr for p in article.passages)


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre - il l'a dit lundi - Renonce à son projet de loi sur les retraites.",
        "Les deux groupes ont signé. - Le texte sera rendu public mardi. - Il tient en dix pages.",
        "La ligne Paris - Lyon - Marseille sera fermée. Trois trains sont supprimés.",
    ],
)
def test_dashes_of_a_sentence_are_no_heading(text: str) -> None:
    assert kept(page(FIRST, text), Kind.HEADING) == []


FIRST = "Le travail reprendra lundi matin dans les deux ateliers du site. Le préfet a salué un accord équilibré."
SECOND = "La direction a signé mercredi soir avec trois syndicats sur quatre. Elle promet de garder le site."


def headings(*lines: str) -> list[str]:
    return kept(read_bytes("\n\n".join(lines).encode(), "a.txt"), Kind.HEADING)


def test_the_entries_of_a_chronology_are_kept() -> None:
    entries = ["Le 7 octobre 2023, à 6 h 30", "Le 9 octobre 2023, à 18 h"]
    assert headings("Un accord à Cholet", FIRST, entries[0], SECOND, entries[1], FIRST[:64]) == entries


@pytest.mark.parametrize(
    "lines",
    [
        ["04/07/2025 à 12:10"],
        ["Par Jean Dupont", "Le 4 juillet 2025 à 12h10"],
        ["Publié le 4 juillet 2025 à 12h10"],
    ],
)
def test_a_day_and_an_hour_that_a_site_gives_behind_the_standfirst_are_set_aside(lines: list[str]) -> None:
    assert headings("Un accord à Cholet", FIRST, *lines, SECOND) == []
