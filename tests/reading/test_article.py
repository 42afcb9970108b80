import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enjeu.errors import NoArticle, NotFrench
from enjeu.reading.article import read_bytes
from enjeu.reading.encoding import plain
from enjeu.records import Article, Kind

LINES = st.sampled_from(
    [
        "Le gouvernement a signé lundi un accord avec les syndicats.",
        "Publié le 5 mai 2023 à 17h59 Le ministre a parlé. Il n’a rien dit… (AFP)",
        "« Non », a-t-il dit. « Jamais ! »Le maire se tait.",
        "Image:",
        "Mis à jour le 05/05/2023 à 17h59 | Par Jean Dupont",
        "Publié le 5 mai 2023 – Le ministre a parlé (avec AFP) hier.",
        "Un titre sans point",
        "Lire aussi : Un autre titre",
        "Retour en haut",
        "Vos choix ont été enregistrés sur votre compte.",
        "Une légende. PAUL MARTIN / AFP",
        'Il part. window.a = new B({"c": 1}); Elle reste.',
        "— M. X. est à 3,5 km ; n° 4.",
        "***",
        "fr-01",
    ]
)
NOISE = st.text(alphabet=st.sampled_from("aéÉM .!?«»\"'(/|©:…-1\t\u00a0\u202f\u200b\x1b"), min_size=1, max_size=60)
GAPS = st.sampled_from(["\n", "\n\n", "\r\n\r\n", " \n \n\n", "\u2028", "\f"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    pieces = draw(st.lists(st.one_of(LINES, NOISE), min_size=1, max_size=12))
    return "".join(piece + draw(GAPS) for piece in pieces)


def check_cover(article: Article) -> None:
    stretches = sorted([*article.passages, *article.set_aside], key=lambda stretch: stretch.start)
    position = 0
    for stretch in stretches:
        assert stretch.start >= position
        assert not article.text[position : stretch.start].strip()
        assert article.text[stretch.start : stretch.end].strip() == article.text[stretch.start : stretch.end]
        position = stretch.end
    assert not article.text[position:].strip()
    for passage in article.passages:
        assert passage.fr == " ".join(article.text[passage.start : passage.end].split())
    assert [passage.id for passage in article.passages] == list(range(len(article.passages)))
    paragraphs = [passage.paragraph for passage in article.passages]
    assert paragraphs == sorted(paragraphs)


@settings(max_examples=150, deadline=None)
@given(texts())
def test_passages_and_lines_set_aside_cover_the_text_exactly_once_in_order(text: str) -> None:
    try:
        article = read_bytes(text.encode(), "a.txt", force=True)
    except NoArticle:
        return
    assert article.text == plain(text)
    check_cover(article)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_an_article_or_one_clear_line(text: str) -> None:
    data = text.encode("utf-8", errors="surrogatepass")
    try:
        check_cover(read_bytes(data, "a.txt", force=True))
    except NoArticle as error:
        message = str(error)
    else:
        message = "a.txt: "
    assert message.startswith("a.txt: ")
    assert "\n" not in message


FRENCH = "Le gouvernement a signé lundi un accord avec les syndicats. Les salaires augmenteront."
SPANISH = "El gobierno firmó el lunes un acuerdo con los sindicatos. Los salarios van a subir este año."


def test_another_language_is_refused_by_name_and_forced_with_a_warning() -> None:
    with pytest.raises(NotFrench, match=r"^nota\.txt: seems to be Spanish, not French; use --force to go on$"):
        read_bytes(SPANISH.encode(), "nota.txt")
    article = read_bytes(SPANISH.encode(), "nota.txt", force=True)
    assert article.warnings == ("seems to be Spanish, not French",)
    assert article.source.language == "es"


def test_the_language_is_that_of_the_article_not_of_the_menus() -> None:
    with pytest.raises(NotFrench, match="Spanish"):
        read_bytes(f"{SPANISH}\n\nPartager sur Facebook\n\nRetour en haut\n\nAbonnez-vous".encode(), "nota.txt")


def test_source_tells_hash_encoding_and_words() -> None:
    article = read_bytes(FRENCH.encode("cp1252"), "note.txt")
    assert article.source.encoding == "cp1252"
    assert article.source.words == 13
    assert len(article.source.sha256) == 64


def test_a_page_of_menus_alone_holds_no_article() -> None:
    with pytest.raises(NoArticle, match="holds no article"):
        read_bytes("Partager sur Facebook\n\nPublicité\n\nAbonnez-vous\n\nRetour en haut".encode(), "menu.txt")


def test_offsets_count_both_characters_of_a_windows_line_end() -> None:
    article = read_bytes(FRENCH.replace(". ", ".\r\n\r\n").encode(), "note.txt")
    second = article.passages[1]
    assert article.text[second.start : second.end] == "Les salaires augmenteront."
    assert second.start == FRENCH.index("Les salaires") + 3


def test_title_and_headings_come_before_their_text_in_reading_order() -> None:
    article = read_bytes(
        f"Accord sur les salaires publics\n\n{FRENCH}\n\nUn geste attendu\n\n{FRENCH[:60]}".encode(), "n"
    )
    assert [passage.kind for passage in article.passages] == [Kind.TITLE, Kind.TEXT, Kind.TEXT, Kind.HEADING, Kind.TEXT]
    assert [passage.paragraph for passage in article.passages] == [0, 1, 1, 2, 3]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Publié le 2 janvier 2026 à 08h15 par Jean Dupont avec AFP", "2026-01-02"),
        ("Mis à jour le 3 janvier 2026 à 9h00. Publié le 2 janvier 2026 à 8h15", "2026-01-02"),
        ("Publié le 2 janvier 2026 à 8h15, mis à jour le 3 janvier 2026 à 9h00", "2026-01-02"),
    ],
)
def test_the_date_is_that_of_publication_whoever_signs(line: str, date: str) -> None:
    body = "Le gouvernement a signé lundi un accord avec les banques. Il l'a dit hier."
    text = f"La Serbie obtient un prêt\n\n{line}\n\n{body}"
    article = read_bytes(text.encode(), "a.txt")
    assert article.source.date == date
    assert [part.text for part in article.set_aside] == [line]


@pytest.mark.parametrize(
    "own",
    ['---\ntitle: "Titre"\nschema: "enjeu.brief/1"\n---\n', '{\n "schema": "enjeu.brief/1",\n "x": "'],
)
def test_what_enjeu_wrote_itself_is_no_article(own: str) -> None:
    french = "Le président a signé mardi un accord avec la Russie sur la livraison de pétrole."
    with pytest.raises(NoArticle, match=r"^a: was written by enjeu; give the article that it was made from$"):
        read_bytes((own + french).encode(), "a")
    assert read_bytes(french.encode(), "a").passages
