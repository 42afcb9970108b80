import pytest

from enjeu.records import Sentence
from enjeu.summary.faithfulness import check, problems, same_name


def sentence(number: int, fr: str, en: str) -> Sentence:
    return Sentence(id=number, start=0, end=0, fr=fr, en=en, paragraph=0)


ARTICLE = [
    sentence(
        0,
        "Radio France a signé mardi un accord qui prévoit 340 départs, dont 183 seront remplacés.",
        "Radio France signed an agreement on Tuesday which provides for 340 departures, of which 183 will be replaced.",
    ),
    sentence(
        1,
        "La PDG Sibyle Veil n'a pas exclu de revoir le plan d'économies de 60 millions d'euros.",
        "The chief executive Sibyle Veil did not rule out revising the savings plan of 60 million euros.",
    ),
    sentence(
        2,
        "Les syndicats, conduits par Jean Morel, ont refusé de signer avant octobre.",
        "The unions, led by Jean Morel, refused to sign before October.",
    ),
    sentence(
        3,
        "Le ministre Franck Riester a salué un texte équilibré pour le service public.",
        "The minister Franck Riester welcomed a balanced text for the public service.",
    ),
]


def kinds(text: str) -> set[str]:
    return {p.kind for p in check(text, ARTICLE).problems}


def test_a_faithful_rewording_passes_and_cites_its_sentences() -> None:
    verdict = check("Radio France's agreement provides for 340 departures, 183 of them replaced.", ARTICLE)
    assert verdict.problems == ()
    assert [s.id for s in verdict.evidence] == [0]


def test_a_sentence_that_joins_two_cites_both() -> None:
    verdict = check(
        "Radio France signed an agreement for 340 departures; the minister Franck Riester welcomed a balanced text.",
        ARTICLE,
    )
    assert verdict.problems == ()
    assert {s.id for s in verdict.evidence} == {0, 3}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Radio France signed an agreement which provides for 430 departures, of which 183 will be replaced.",
            "number",
        ),
        ("The chief executive Sibyle Veil did not rule out revising the savings plan of 60 million dollars.", "number"),
        ("Radio France signed an agreement on Friday which provides for 340 departures.", "date"),
        ("The unions, led by Jean Dupont, refused to sign before October.", "name"),
        ("The unions, led by Franck Riester, refused to sign before October.", "name"),
        ("Radio France has not signed an agreement which provides for 340 departures.", "polarity"),
        ("The chief executive Sibyle Veil did rule out revising the savings plan of 60 million euros.", "polarity"),
        ("The minister Franck Riester rejected a balanced text for the public service.", "polarity"),
        ("A storm destroyed thousands of homes along the coast and killed many people.", "content"),
    ],
)
def test_what_the_article_does_not_say_is_found(text: str, kind: str) -> None:
    article = ARTICLE
    if "rejected" in text:
        article = [
            *ARTICLE[:3],
            ARTICLE[3].model_copy(
                update={"en": "The minister Franck Riester supported a balanced text for the public service."}
            ),
        ]
    assert kind in {p.kind for p in check(text, article).problems}


def test_a_figure_that_only_the_translation_has_is_no_evidence() -> None:
    mistranslated = [
        sentence(0, "Le plan prévoit 340 départs volontaires.", "The plan provides for 430 voluntary departures.")
    ]
    assert {p.kind for p in check("The plan provides for 430 voluntary departures.", mistranslated).problems} == {
        "number"
    }


def test_a_negation_that_only_the_french_has_is_evidence() -> None:
    lost = [sentence(0, "Pyongyang n'a jamais livré d'obus à Moscou.", "Pyongyang has delivered shells to Moscow.")]
    assert not check("Pyongyang has not delivered shells to Moscow.", lost).problems


def test_without_evidence_nothing_is_supported() -> None:
    assert problems("Anything at all.", [])


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Shoigu", "Choïgou"),
        ("NATO", "OTAN"),
        ("Russia", "Russie"),
        ("Sisi", "Sissi"),
        ("Putin", "Poutine"),
        ("Kyiv", "Kiev"),
    ],
)
def test_spellings_of_one_name_are_one_name(english: str, french: str) -> None:
    assert same_name(english, french)


@pytest.mark.parametrize(("a", "b"), [("Macron", "Merkel"), ("Iran", "Irak"), ("Moscow", "Madrid"), ("Trump", "Obama")])
def test_different_names_stay_different(a: str, b: str) -> None:
    assert not same_name(a, b)


def test_english_names_are_found_in_french_by_their_french_name() -> None:
    french_only = [sentence(0, "L'Allemagne a annexé la Cisjordanie, selon l'ONU.", "")]
    assert not {p.kind for p in problems("Yes, Germany annexed the West Bank, the UN said.", french_only)} & {"name"}


REPORT = [
    sentence(
        0,
        "Le président Barack Obama a pris la parole mardi devant la National Rifle Association.",
        "President Barack Obama spoke on Tuesday to the National Rifle Association.",
    ),
    sentence(1, "La salle était pleine.", "The hall was full."),
    sentence(
        2,
        "M. Obama a promis une loi sur le contrôle des armes avant la fin du mois.",
        "Mr Obama promised a law on gun control before the end of the month.",
    ),
    sentence(
        3, "Le sénateur John Smith a quitté Denver avec 12 élus.", "Senator John Smith left Denver with 12 others."
    ),
]


def test_a_first_name_given_elsewhere_is_vouched_for_by_the_sentence_that_gives_it() -> None:
    verdict = check(
        "President Barack Obama promised a law on gun control before the end of the month.", [*REPORT[1:], REPORT[0]]
    )
    assert verdict.problems == ()
    assert {s.id for s in verdict.evidence} == {0, 2}


@pytest.mark.parametrize(
    "text",
    [
        "President John Obama promised a law on gun control before the end of the month.",
        "Obama promised a law on gun control in Denver before the end of the month.",
        "Obama promised 12 laws on gun control before the end of the month.",
    ],
)
def test_what_only_an_unrelated_sentence_says_is_not_vouched_for(text: str) -> None:
    assert check(text, REPORT).problems


def test_initials_stand_for_the_name_and_the_name_for_its_initials() -> None:
    assert not problems("Obama spoke to the NRA on Tuesday.", [REPORT[0]])
    short = [sentence(0, "M. Obama a parlé mardi devant la NRA.", "Mr Obama spoke on Tuesday to the NRA.")]
    assert not problems("Mr Obama spoke to the National Rifle Association on Tuesday.", short)
    assert {p.kind for p in problems("Obama spoke to the NBA on Tuesday.", [REPORT[0]])} == {"name"}
