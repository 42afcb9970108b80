import pytest

from enjeu.summary.compression import compress


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
    ],
)
def test_sources_conditions_and_the_sentence_itself_stay(text: str) -> None:
    assert compress(text) == text
