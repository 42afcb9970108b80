"""Names: one English form across an article, whatever its French spellings and whatever the translation left."""

import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from enjeu.records import Passage
from enjeu.translation import Translator, passages_of, translate_passages
from enjeu.translation.names import TermBook
from enjeu.translation.proper_names import find_names
from enjeu.translation.transliteration import anglicised


def passages(*sentences: str) -> list[Passage]:
    return passages_of(sentences)


def repaired(french: str, english: str, *others: str) -> str:
    return TermBook.for_article(passages(french, *others)).repair(french, english)[0]


def english_of(*sentences: str) -> dict[str, str]:
    return {s.french: s.english for name in find_names(passages(*sentences)) for s in name.spellings}


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Prigojine", "Prigozhin"), ("Loukachenko", "Lukashenko"), ("Porochenko", "Poroshenko"),
        ("Oulioukaïev", "Ulyukayev"), ("Tikhanovskaïa", "Tikhanovskaya"), ("Saakachvili", "Saakashvili"),
        ("Kobakhidzé", "Kobakhidze"), ("Chtcherbakova", "Shcherbakova"), ("Ouchakov", "Ushakov"),
        ("Sergueï Choulguine", "Sergei Shulgin"), ("Viatcheslav Volodine", "Vyacheslav Volodin"),
        ("Madaoui al-Rachid", "Madawi al-Rashid"), ("Saïd ben Nasser al-Ghamdi", "Said bin Nasser al-Ghamdi"),
        ("Avichaï Mandelblit", "Avichai Mandelblit"), ("Alexandre Soukhov", "Alexander Sukhov"),
    ],
)  # fmt: skip
def test_names_of_known_origin_are_spelt_the_english_way(french: str, english: str) -> None:
    assert english_of(f"Il a vu {french} hier.")[french] == english


@pytest.mark.parametrize(
    "name",
    [
        "Bouchard", "Jacques Chirac", "Touraine", "Ouest-France", "Martine Aubry", "Marion Cotillard", "Bouygues",
        "Jean-Luc Mélenchon", "Casanova", "Hitchcock", "Eddy Mitchell", "Geneviève", "Lamartine", "Poutou",
        "Alain Krakovitch", "Vladimir Jankélévitch", "Al Pacino", "Abou Diaby", "YouGov", "Charline Jouve",
        "Chouviat", "Michalski", "Tchang", "Villeneuve", "Haïm Korsia", "Loïc Prigent", "Marchenko",
    ],
)  # fmt: skip
def test_other_names_keep_their_spelling(name: str) -> None:
    assert " ".join(anglicised(name.split())) == name
    assert english_of(f"Il a vu {name} hier.").get(name, name) == name


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Choïgou", "Shoigu"), ("Choigou", "Shoigu"), ("Choïgu", "Shoigu"), ("Shoigu", "Shoigu"),
        ("Zelenski", "Zelensky"), ("Nétanyahou", "Netanyahu"), ("Netanyahou", "Netanyahu"), ("Pékin", "Beijing"),
        ("Kim Jong-un", "Kim Jong Un"), ("Kim Jong Un", "Kim Jong Un"), ("Genève", "Geneva"), ("Londres", "London"),
        ("Corée du Nord", "North Korea"), ("ONU", "UN"), ("OTAN", "NATO"), ("UE", "EU"), ("mer Noire", "Black Sea"),
        ("Otan", "NATO"), ("Onu", "UN"), ("Fifa", "FIFA"),
        ("Conseil de sécurité", "Security Council"), ("AIEA", "IAEA"), ("Abou Dhabi", "Abu Dhabi"),
        ("Tchétchénie", "Chechnya"), ("Etats-Unis", "United States"), ("États-Unis", "United States"),
        ("Nations Unies", "United Nations"), ("Côte d’Ivoire", "Ivory Coast"), ("Afrique du Sud", "South Africa"),
    ],
)  # fmt: skip
def test_the_gazetteer_knows_names_of_world_news(french: str, english: str) -> None:
    assert english_of(f"Hier, selon {french}, rien.")[french] == english


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Choïgou est parti.", "Choïgou has left.", "Shoigu has left."),
        ("Choïgou est parti.", "Choigou's plane has left.", "Shoigu's plane has left."),
        ("Kim Jong-un rit.", "Kim Jong-un laughs.", "Kim Jong Un laughs."),
        ("Le ministre Sergueï Choïgou rit.", "Minister Sergueï Choigu laughs.", "Minister Sergei Shoigu laughs."),
        ("Pékin et Moscou.", "Pekin and Moscou.", "Beijing and Moscow."),
        ("L'ONU et l'OTAN.", "The ONU and the OTAN.", "The UN and the NATO."),
        ("Des ONG protestent.", "ONGs protest.", "ONGs protest."),
        ("L'UE parle aux États-Unis.", "The UE talks to the US.", "The EU talks to the US."),
        ("Les soldats tchétchènes.", "The tchétchènes soldiers.", "The Chechen soldiers."),
        ("Les Tchétchènes partent.", "The Tchétchènes leave.", "The Chechens leave."),
        ("L'analyste Jack Watling parle.", "Analyst Jack Wathling speaks.", "Analyst Jack Watling speaks."),
        ("Kiev résiste.", "Kiev resists.", "Kyiv resists."),
        ("La Chine produit.", "China produces china.", "China produces china."),
    ],
)
def test_the_translation_gets_the_canonical_form(french: str, english: str, expected: str) -> None:
    assert repaired(french, english) == expected


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Poutine a des options.", "He has options."),  # no trace of the name: nothing is put in
        ("Markov parle du marché.", "Market talks go on."),
        ("L'Institut asiatique publie.", "The Asian Institute publishes."),
        ("L'Université fédérale.", "The Federal University."),
        ("L'UE décide.", "The queue decides, as UEFA does."),
        ("Les services de l'OMS.", "The services of those who know."),
        ("Kim rit.", "Him laughs."),
        ("Vladimir Poutine et Marine Martin.", "Vladimir Putin and Marine Martin."),
    ],
)
def test_words_that_are_not_the_name_stay(french: str, english: str) -> None:
    assert repaired(french, english) == english


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        (
            "L'échec du sommet entre Kim et Donald Trump.",
            "The failure of Kim and Donald.",
            "The failure of Kim and Donald Trump.",
        ),
        ("Vladimir Poutine et Kim se sont vus.", "Vladimir and Kim have met.", "Vladimir Putin and Kim have met."),
        # A capital behind it may be the rest of the name, and another bearer of the forename has his own.
        ("Angela Merkel est à Paris.", "Angela Mkr is in Paris.", "Angela Mkr is in Paris."),
        ("Jean Castex et Jean Morel.", "Jean Castex and Jean Morel.", "Jean Castex and Jean Morel."),
    ],
)
def test_a_surname_that_was_lost_is_put_behind_its_forename(french: str, english: str, expected: str) -> None:
    assert repaired(french, english) == expected


def test_spellings_of_one_name_are_one_term_of_the_report() -> None:
    sentences = ("Le ministre Sergueï Choïgou est là.", "Puis Choigou est parti.", "Shoigu reviendra, dit Shoigu.")
    english = ("Minister Sergei Choigou is here.", "Then Choigou left.", "Shoigu will be back, Shoigu says.")
    book = TermBook.for_article(passages(*sentences))
    applied: dict[int, list[int]] = {}
    repaired: dict[int, str] = {}
    for number, (fr, en) in enumerate(zip(sentences, english, strict=True)):
        text, used = book.repair(fr, en)
        repaired[number] = text
        assert "Shoigu" in text
        assert "Choi" not in text
        for term in used:
            applied.setdefault(term, []).append(number)
    (term,) = book.report(applied, repaired)
    assert (term.french, term.english, term.origin) == ("Sergueï Choïgou", "Sergei Shoigu", "name")
    assert term.sentences == (0, 1, 2)


def test_a_surname_alone_is_written_as_beside_its_forename() -> None:
    english = english_of("L'économiste Sergueï Kamynine parle.", "Selon Kamynine, tout va.")
    assert (english["Sergueï Kamynine"], english["Kamynine"]) == ("Sergei Kamynin", "Kamynin")


def test_a_slip_in_a_frequent_name_is_seen_through() -> None:
    usual = "Hier Kim Jong-un a parlé."
    assert english_of(usual, usual, usual, "Puis Kim Young-un a ri.")["Kim Young-un"] == "Kim Jong Un"


def test_accents_left_out_once_are_put_back() -> None:
    english = english_of("Selon Édouard Ferrand, oui.", "Pour Édouard Ferrand, oui.", "Or Edouard Ferrand se tait.")
    assert english["Edouard Ferrand"] == "Édouard Ferrand"


def test_two_people_of_one_surname_stay_two() -> None:
    names = {
        n.english for n in find_names(passages("Ici Marine Lebrun parle.", "Là Martin Lebrun dort.", "Et Lebrun ?"))
    }
    assert {"Marine Lebrun", "Martin Lebrun", "Lebrun"} <= names


def test_a_place_in_a_person_s_name_is_not_a_place() -> None:
    assert repaired("Hollande a refusé.", "Holland refused.", "Le président François Hollande l'a dit.") == (
        "Hollande refused."
    )
    assert repaired("Le peintre Laurent Vienne expose.", "Painter Laurent Vienne exhibits.") == (
        "Painter Laurent Vienne exhibits."
    )


def test_capitals_at_the_start_of_a_sentence_make_no_name() -> None:
    assert find_names(passages("Hier, il a plu.", "Demain sera beau.", "Interrogé, il se tait.")) == ()


def test_names_of_the_same_spelling_in_both_languages_are_not_reported() -> None:
    book = TermBook.for_article(passages("John Kirby parle à Washington."))
    english, used = book.repair("John Kirby parle à Washington.", "John Kirby speaks in Washington.")
    assert book.report({term: [0] for term in used}, {0: english}) == ()


def test_a_name_that_is_the_same_in_the_english_of_the_article_is_not_reported() -> None:
    book = TermBook.for_article(passages("La COVID recule."))
    english, used = book.repair("La COVID recule.", "COVID recedes.")
    assert book.report({term: [0] for term in used}, {0: english}) == ()


@pytest.mark.parametrize(
    ("french", "english", "told"),
    [
        ("L'Assemblée générale des Nations unies vote.", "The United Nations General Assembly votes.",
         "United Nations General Assembly"),
        ("L'Assemblée générale des Nations unies vote.", "The UN General Assembly votes.", "UN General Assembly"),
        ("La COVID recule.", "Covid recedes.", "Covid"),
        ("La Corée du Nord tire.", "North Korea's army shoots.", "North Korea"),
    ],
)  # fmt: skip
def test_a_name_is_reported_in_the_form_that_the_english_has(french: str, english: str, told: str) -> None:
    book = TermBook.for_article(passages(french))
    repaired, used = book.repair(french, english)
    (term,) = book.report({term: [0] for term in used}, {0: repaired})
    assert term.english == told
    assert told in repaired


def test_an_article_in_capitals_gives_no_names_by_case() -> None:
    assert english_of("LE MINISTRE RENCONTRE SON COUSIN GERMAIN") == {}
    assert english_of("POUTINE REÇOIT LE MINISTRE À PÉKIN")["PÉKIN"] == "Beijing"


WORDS = st.sampled_from(
    """
    Choïgou Choigu Shoigu Sergueï Sergei Kim Jong-un Jong Un Pékin Beijing Pekin le la de du Moscou Moscow Poutine
    Putin's Corée Nord North Korea US ONU UN Mexico Mexique City tchétchènes Chechen . , : « » al-Sissi Sisi ben bin
    """.split()  # noqa: SIM905
)
SENTENCES = st.lists(WORDS, max_size=12).map(" ".join)


@example("Choïgou Moscou Moscou", "Choïgou Choïgou Moscou")
@given(SENTENCES | st.text(), SENTENCES | st.text())
def test_a_second_repair_changes_nothing(french: str, english: str) -> None:
    book = TermBook.for_article(passages(french))
    once = book.repair(french, english)[0]
    assert book.repair(french, once)[0] == once


def test_what_a_translation_lost_is_put_into_english_for_a_second_one() -> None:
    french = "Pékin et Prigojine se taisent."
    book = TermBook.for_article(passages(french))
    assert book.prepare(french, "Beijing and Prigogine are silent.") == french
    assert book.prepare(french, "Beijing is silent.") == "Pékin et Prigozhin se taisent."
    assert book.prepare(french, "") == "Beijing et Prigozhin se taisent."


@given(st.text())
def test_a_sentence_without_terms_is_never_changed(english: str) -> None:
    french = "il pleut depuis trois jours."
    assert TermBook.for_article(passages(french)).repair(french, english) == (english, ())


def test_names_need_no_heavy_library() -> None:
    code = (
        "import sys, enjeu.translation.names as n; n.TermBook.for_article([]);"
        "print({'torch', 'babel', 'spacy', 'transformers', 'ctranslate2'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_name_of_common_words_that_stays_as_it_is_comes_through(translator: Translator) -> None:
    texts = ["C'est ce que rapporte Le Parisien.", "Un homme a été arrêté dans les Bouches-du-Rhône."]
    passages = passages_of(texts)
    paper, place = translate_passages(passages, translator, TermBook.for_article(passages)).sentences
    assert "Le Parisien" in paper.en
    assert "Bouches-du-Rhône" in place.en


def test_a_form_to_replace_is_not_hidden_by_one_to_leave_that_it_holds() -> None:
    passages = passages_of(["Le député Les Républicains a parlé.", "La République en marche a gagné."])
    terms = TermBook.for_article(passages)
    assert terms.repair(passages[0].fr, "The MP Less Republicans spoke.")[0] == "The MP Les Républicains spoke."
    assert terms.repair(passages[0].fr, "The Republicans spoke.")[0] == "The Republicans spoke."
    assert terms.repair(passages[1].fr, "The Republic on the Move won.")[0] == "La République en marche won."


def test_a_name_that_is_made_of_words_stays_and_the_words_do_not(translator: Translator) -> None:
    french = passages(
        "La Société générale va supprimer 900 postes.",
        "Les Restos du cœur manquent de bénévoles.",
        "Une société générale de transport a été créée.",
    )
    bank, charity, company = translate_passages(french, translator, TermBook.for_article(french)).sentences
    assert "Société Générale" in bank.en
    assert "Restos du Cœur" in charity.en
    assert company.en == "A general transport company was created."


def test_a_surname_with_an_article_is_one_by_itself() -> None:
    context = "Hier, Marine Le Pen a parlé."
    assert repaired("Le Pen en tête", "The Pen in the lead", context) == "Le Pen in the lead"
    assert repaired("Le Pen promet", "Le Pen promises", context) == "Le Pen promises"
    assert repaired("Le pen est cassé", "The pen is broken", context) == "The pen is broken"
