from typing import Literal

import pytest

from enjeu.summary.compression import compress, short_names, shorten


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        ("However, the talks failed on Tuesday.", "The talks failed on Tuesday."),
        ("But Moscow has not answered the letter.", "Moscow has not answered the letter."),
        ("The party (founded in 1972) owes money.", "The party owes money."),
        ("Russia - a major producer of oil - will pay the bill.", "Russia will pay the bill."),
    ],
)
def test_what_hangs_loose_goes(text: str, shorter: str) -> None:
    assert compress(text) == shorter


@pytest.mark.parametrize(
    "text",
    [
        "The shells (according to US officials) were delivered in May.",
        "The plan – not yet approved – costs 60 million euros.",
        "According to US officials, Kim will travel to Russia.",
        "So far the two sides have met three times.",
        "The 2020-2024 rights cost 800 million euros a year.",
        "But no.",
        "The share of the satisfied (39%) has risen, and so have profits (7.4 billion euros in 2017).",
        "La part des satisfaits (18 %) baisse, et les ventes (12.000 euros) aussi.",
    ],
)
def test_sources_figures_conditions_and_the_sentence_itself_stay(text: str) -> None:
    assert compress(text) == text


def worthless(text: str) -> float:
    """A whole sentence is worth something, a clause of it nothing."""
    return 100.0 if len(text.split()) > 11 else 0.0


@pytest.mark.parametrize(
    ("language", "text", "shorter"),
    [
        (
            "fr",
            "Le président russe, qui était en visite à Pékin, a signé un accord sur le gaz.",
            "Le président russe a signé un accord sur le gaz.",
        ),
        (
            "fr",
            "Lors d'un déplacement, le ministre a présenté un plan de 3,5 milliards, qui sera voté en juin.",
            "Le ministre a présenté un plan de 3,5 milliards.",
        ),
        (
            "en",
            "The president, who was visiting Beijing, has signed an agreement on gas, including 3,500 jobs.",
            "The president has signed an agreement on gas.",
        ),
    ],
)
def test_a_clause_that_says_little_goes(language: Literal["fr", "en"], text: str, shorter: str) -> None:
    assert shorten(text, language, worthless) == shorter


@pytest.mark.parametrize(
    "text",
    [
        "L'accord sur le gaz, qui n'a pas été signé, devait rapporter trois milliards à Moscou.",
        "Moscou livrera du gaz et du pétrole à Pékin, dont les besoins augmentent selon l'agence.",
        "Le texte protège les ouvriers, qui ont fait grève, les cadres, les apprentis et les retraités.",
        "A Paris, le ministre a dit : « Nous signerons, en juin, un accord. »",
        "En France, dont il est le président, rien.",
    ],
)
def test_denials_sources_lists_quotations_and_short_sentences_stay(text: str) -> None:
    assert shorten(text, "fr", worthless) == text


def test_a_clause_that_says_much_stays() -> None:
    text = "Le président russe, qui était en visite à Pékin, a signé un accord sur le gaz."
    assert shorten(text, "fr", lambda part: 10.0 * ("Pékin" in part)) == text


def test_the_mark_of_a_list_does_not_go_into_a_summary() -> None:
    assert compress("- aid of 500 euros for students") == "aid of 500 euros for students"
    assert compress("1. The first point is about school.") == "The first point is about school."
    assert compress("2023 was a good year.") == "2023 was a good year."


def test_a_dateline_does_not_go_into_a_summary() -> None:
    assert compress("Seoul - arms sales are to be discussed.") == "Arms sales are to be discussed."
    assert compress("SÉOUL — Les ventes d’armes reprennent.") == "Les ventes d’armes reprennent."
    assert compress("Macron - the head of state - has spoken.").startswith("Macron")


def test_an_abbreviation_in_brackets_stays_where_the_article_uses_it() -> None:
    text = "La police a rangé ses lanceurs de balles de défense (LBD), et la ville (Lyon) paie."
    kept = "La police a rangé ses lanceurs de balles de défense (LBD), et la ville paie."
    assert compress(text, short_names([text, "Un LBD a blessé un homme."])) == kept
    assert shorten(text, "fr", worthless, short_names([text, "Un LBD a blessé un homme."])) == kept
    assert compress(text, short_names([text, "Un policier a blessé un homme."])) == kept.replace(" (LBD)", "")
    assert "Denis" not in compress("À Pantin (Seine-Saint-Denis), il pleut.", short_names(["En Seine-Saint-Denis."]))
