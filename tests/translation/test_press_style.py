"""Sums and deputies as the press has them, whatever the European Parliament says."""

import pytest

from enjeu.translation.press_style import as_english_has_it, in_press_style


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("It costs EUR 20 billion.", "It costs 20 billion euros."),
        ("between EUR 1.5 and 3 million, EUR 1 each", "between 1.5 and 3 million euros, 1 euro each"),
        ("a USD 3 billion loan", "a 3 billion dollar loan"),
        ("EUR 1,000 or GBP 20-30", "1,000 euros or 20-30 pounds"),
        ("the EUR and the USD fell", "the EUR and the USD fell"),
    ],
)
def test_sums_are_written_as_the_press_writes_them(english: str, expected: str) -> None:
    assert in_press_style("", english) == expected


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Les députés ont voté la loi.", "MEPs voted on the law.", "MPs voted on the law."),
        ("Adopté par les députés.", "Adopted by Members.", "Adopted by MPs."),
        ("Les députés européens ont voté.", "MEPs voted.", "MEPs voted."),
        ("a dit le député sur Europe 1.", "the MEP said on Europe 1.", "the MP said on Europe 1."),
        ("Les membres du club.", "Members of the club.", "Members of the club."),
        ("Le député et les membres du club.", "The MP and the Members.", "The MP and the Members."),
        ("Un député a reçu les adhérents.", "A deputy received Members.", "A deputy received Members."),
    ],
)
def test_a_deputy_of_no_european_house_is_an_mp(french: str, english: str, expected: str) -> None:
    assert in_press_style(french, english) == expected


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Il avait 24 ans.", "He had 24 years.", "He was 24."),
        ("Ils ont 20 ans.", "They have 20 years old.", "They are 20."),
        ("Elle a 10 ans d'expérience.", "She has 10 years of experience.", "She has 10 years of experience."),
        ("Il a 3 ans pour payer.", "He has 3 years to pay.", "He has 3 years to pay."),
    ],
)
def test_an_age_is_what_people_are(french: str, english: str, expected: str) -> None:
    assert in_press_style(french, english) == expected


def test_a_word_that_english_lacks_is_left_out_before_the_model() -> None:
    assert as_english_has_it("Il demande un an de prison ferme.") == "Il demande un an de prison."
    assert as_english_has_it("Le voici à la ferme.") == "Le voici à la ferme."


def test_a_lawyer_has_no_title() -> None:
    assert in_press_style("Me Daoud a parlé.", "Me Daoud spoke.") == "Daoud spoke."
    assert in_press_style("Daoud a parlé.", "Tell Me Lies is a song.") == "Tell Me Lies is a song."


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Jean Petit, 25 ans, parle.", "Jean Petit, 25 years, speaks.", "Jean Petit, 25, speaks."),
        ("Anna, 10 ans, joue.", "Anna, 10 years ago, plays.", "Anna, 10, plays."),
        ("Jean Petit (26 ans) parle.", "Jean Petit (26 years old) speaks.", "Jean Petit (26) speaks."),
        ("Après 25 ans, il part.", "After 25 years, he leaves.", "After 25 years, he leaves."),
        ("a-t-il dit à l'AFP", "he told the AFP", "he told AFP"),
        ("un journaliste de l'AFP", "the AFP journalist", "the AFP journalist"),
        ("le ministre de l'Intérieur", "the Minister of Internal Affairs", "the Interior Minister"),
        (
            "la ministre des Armées Anna Petit",
            "the Minister of Armed Anna Petit",
            "the Armed Forces Minister Anna Petit",
        ),
        ("la députée a voté", "the honourable Member voted", "the MP voted"),
    ],
)
def test_people_ministers_and_the_agency_are_called_as_the_press_calls_them(
    french: str, english: str, expected: str
) -> None:
    assert in_press_style(french, english) == expected


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Le maire LR de Nice parle.", "The mayor LR of Nice speaks.", "The LR mayor of Nice speaks."),
        ("Des députés LREM parlent.", "MPs LREM speak.", "LREM MPs speak."),
        ("Une sénatrice EELV parle.", "A Senator EELV speaks.", "An EELV Senator speaks."),
        ("Une élue NUPES parle.", "A councillor NUPES speaks.", "A NUPES councillor speaks."),
        ("Un candidat PS parle.", "A candidate PS speaks.", "A PS candidate speaks."),
        ("Le maire parle au PS.", "The mayor PS speaks.", "The mayor PS speaks."),
    ],
)
def test_a_party_stands_before_its_people(french: str, english: str, expected: str) -> None:
    assert in_press_style(french, english) == expected


def test_what_comes_again_comes_every_so_often() -> None:
    assert in_press_style("Un train toutes les 17 minutes.", "A train all 17 minutes.") == "A train every 17 minutes."
    assert in_press_style("Tous les trois ans.", "All the three years.") == "Every three years."
    assert in_press_style("Ils sont venus tous les 17.", "All 17 years came.") == "All 17 years came."


def test_signs_are_no_words() -> None:
    assert as_english_has_it("Elle est ravie ❤️ de gagner 🎉.") == "Elle est ravie de gagner ."
    assert as_english_has_it("🎉") == "🎉"


def test_votes_are_so_many_to_so_many() -> None:
    english = in_press_style("La loi passe par 297 voix contre 251.", "The law passes by 297 voice against 251.")
    assert english == "The law passes by 297 votes to 251."
    assert in_press_style("297 élus contre 251.", "297 voices against 251.") == "297 voices against 251."
