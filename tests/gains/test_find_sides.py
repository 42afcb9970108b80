"""What a reader sees: sides, bullets, statuses. Sentences are made for the tests, of several fields of news."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from enjeu.gains import explain, find_sides
from enjeu.gains.scoring import Counts, score, totals
from enjeu.records import Brief, Coverage, Gain, Sentence, Side, Signature, Source, Status, Summary
from enjeu.translation import Translator
from tests.gains.told import bullets, sentences, sides

GOLD = Path(__file__).parents[1] / "gold"


def brief(found: tuple[Side, ...], texts: list[Sentence]) -> Brief:
    return Brief(
        source=Source(path="x", sha256="0", language="fr", encoding="utf-8", words=1),
        signature=Signature(enjeu="0", stages={}),
        coverage=Coverage(sentences=len(texts), translated=len(texts), retried=0),
        sentences=tuple(texts),
        summary=Summary(text="", kind="extractive"),
        sides=found,
    )


def test_giver_and_receiver_are_told_apart_in_every_construction() -> None:
    for text in (
        "La Suède livrera des avions de combat à la Pologne.",
        "Des avions de combat seront livrés à la Pologne par la Suède.",
        "La Pologne recevra des avions de combat de la Suède.",
        "La Pologne achètera des avions de combat à la Suède.",
        "La livraison d'avions de combat à la Pologne par la Suède est prévue.",
    ):
        found = sides(text, "La Suède et la Pologne ont signé.", title="La Suède et la Pologne")
        assert "fighter jets" in bullets(found["Poland"]), text
        assert not found["Sweden"].gains, text


def test_the_giver_is_named() -> None:
    gain = sides("La Suède livrera des avions de combat à la Pologne.")["Poland"].gains[0]
    assert gain.giver == "Sweden"
    assert gain.evidence == (0,)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Le Japon a livré des vaccins au Vietnam.", Status.REPORTED),
        ("Le Japon livrera des vaccins au Vietnam.", Status.PLANNED),
        ("Le Japon a promis des vaccins au Vietnam.", Status.PLANNED),
        ("Le Japon va pouvoir livrer des vaccins au Vietnam.", Status.PLANNED),
        ("Le Japon pourrait livrer des vaccins au Vietnam.", Status.POSSIBLE),
        ("Le Vietnam cherche à obtenir des vaccins du Japon.", Status.SOUGHT),
        ("Le Vietnam a besoin de vaccins, selon le Japon.", Status.SOUGHT),
    ],
)
def test_status_follows_tense_and_modality(text: str, status: Status) -> None:
    assert [g.status for g in sides(text)["Vietnam"].gains] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Le Japon ne livrera pas de vaccins au Vietnam.",
        "Le Japon a refusé de livrer des vaccins au Vietnam.",
        "Le Japon nie avoir livré des vaccins au Vietnam.",
        "Le Japon n'est pas disposé à livrer des vaccins au Vietnam.",
        "En 1950, le Japon avait livré des vaccins au Vietnam.",
        "Pendant la guerre froide, le Japon livrait des vaccins au Vietnam.",
    ],
)
def test_what_is_refused_denied_or_long_past_is_no_gain(text: str) -> None:
    assert all(not side.gains for side in sides(text, "Le Japon et le Vietnam discutent depuis 2020.").values())


def test_a_listed_thing_becomes_a_bullet_of_its_own() -> None:
    found = sides("Le Kenya a besoin de nourriture, de médicaments et de devises, que le Qatar pourrait lui fournir.")
    texts = {g.text for g in found["Kenya"].gains}
    assert {"food", "medicines", "foreign currency"} <= texts


def test_a_leader_stands_for_his_country() -> None:
    found = sides(
        "Le président ghanéen Kofi Mensah a rencontré la ministre norvégienne Anna Berg.",
        "Mensah demandera une aide financière à Oslo.",
    )
    assert "financial aid" in bullets(found["Ghana"])
    assert found["Ghana"].gains[0].giver == "Norway"
    assert "Mensah" in found["Ghana"].aliases


def test_companies_and_staff_are_sides() -> None:
    found = sides(
        "La direction de Dupontel a signé un accord avec les syndicats.",
        "Dupontel versera une prime de 500 euros aux salariés.",
        title="Dupontel : une prime pour les salariés",
    )
    assert "bonus" in bullets(found["Staff and unions"])
    assert not found["Dupontel"].gains
    assert found["Dupontel"].note == "no gain found in this article"


def test_what_is_not_ruled_out_is_possible() -> None:
    found = sides("Le gouvernement japonais n'exclut pas de livrer des vaccins au Vietnam.")
    assert [g.status for g in found["Vietnam"].gains] == [Status.POSSIBLE]


def test_a_sum_is_told_where_the_text_points_back_to_it() -> None:
    found = sides(
        "Le groupe Novatel a adressé une note de 12 millions d'euros à la Suède.",
        "L'entreprise réclame cette somme en compensation de ses pertes.",
    )
    assert "12 million euros" in bullets(found["Novatel"])
    assert "Sweden" not in found or not found["Sweden"].gains


def test_what_is_owed_is_for_the_creditor() -> None:
    found = sides("Le Portugal règlera enfin les loyers et les indemnités dus par Lisbonne à l'Angola.")
    assert "compensation" in bullets(found["Angola"]) or "indemnit" in bullets(found["Angola"])


def test_an_agreement_is_told_where_nothing_else_is() -> None:
    found = sides("Un accord entre le Pérou et la Bolivie est signé.", "Le Pérou s'en est réjoui.")
    assert "agreement with Bolivia" in bullets(found["Peru"])
    assert "agreement with Peru" in bullets(found["Bolivia"])


def test_a_verb_agrees_with_its_subject() -> None:
    found = sides("Les grévistes réclament que Dupontel renonce à son plan et exigent une prime de 500 euros.")
    assert "bonus of 500 euros" in bullets(found["Staff and unions"])
    assert "Dupontel" not in found or "bonus" not in bullets(found["Dupontel"])


def test_a_spelt_out_name_is_its_abbreviation() -> None:
    found = sides(
        "La Ligue des Nations de la Mer Grise (LNMG) exige la libération des marins.",
        "La LNMG s'est réunie mardi.",
    )
    assert "release" in bullets(next(side for side in found.values() if "LNMG" in side.aliases))


def test_a_person_speaks_for_whom_he_is_said_to_be_of() -> None:
    found = sides("Jean Morel, de la CFDT, réclame une prime de 500 euros.", "Les salariés attendent.")
    assert "bonus" in bullets(found["Staff and unions"])


def test_a_company_with_an_elided_article_is_met_again_as_the_company() -> None:
    found = sides(
        "Le groupe L'Oréal a reçu une prime de Novatel.",
        "Le groupe L'Oréal a obtenu une aide du Japon.",
        "Novatel a obtenu une garantie du groupe L'Oréal.",
        "Le groupe L'Oréal grandit.",
        "Il pleut sur la ville.",
        "Mardi il neigeait.",
        "Hier aussi.",
        "L'entreprise a reçu un prêt du Vietnam.",
    )
    assert "loan" in bullets(found["L'Oréal"])


def test_the_claim_is_attributed() -> None:
    found = sides("Le Maroc livrera du gaz à l'Espagne, a déclaré le ministre Omar Alami.")
    assert "Alami" in (found["Spain"].gains[0].claimed_by or "")


def test_the_same_text_gives_the_same_bytes_whatever_the_order_of_sets() -> None:
    program = (
        "from enjeu.gains import find_sides; from enjeu.records import Sentence; "
        "t = 'Novatel, Dupontel et Martinex prendront en charge 10 % des pertes de la Suède.'; "
        "print(find_sides([Sentence(id=0, start=0, end=len(t), fr=t, en=t, paragraph=0)], None))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in range(6)
    }
    assert len(told) == 1
    assert b"Novatel" in next(iter(told))


def test_an_article_without_a_deal_gives_no_bullet() -> None:
    found = sides(
        "Un séisme de magnitude 6 a frappé le Chili mardi.",
        "Trois personnes ont été blessées et des maisons détruites.",
        "Le Chili est l'un des pays les plus touchés par les séismes.",
    )
    assert all(not side.gains and side.note for side in found.values())


def test_named_sides_replace_those_found() -> None:
    found = sides("La Suède livrera des avions à la Pologne.", "La Finlande regarde.", named=("Pologne", "Finland"))
    assert list(found) == ["Poland", "Finland"]
    assert found["Poland"].gains


def test_the_same_thing_said_twice_is_one_bullet_with_both_sentences() -> None:
    found = sides("La Suède livrera des missiles à la Pologne.", "Varsovie recevra des missiles de la Suède.")
    assert [g.evidence for g in found["Poland"].gains] == [(0, 1)]


def test_a_translator_is_asked_only_for_what_the_glossary_lacks() -> None:
    asked: list[str] = []

    def translate(texts: object) -> list[str]:
        asked.extend(texts)  # type: ignore[call-overload]
        return ["wooden aid" for _ in texts]  # type: ignore[attr-defined]

    found = find_sides(
        sentences("Le Japon accorde une aide flurbique au Laos.", "Le Japon livre du riz au Laos."), None, (), translate
    )
    assert asked == ["une aide flurbique"]
    laos = next(s for s in found if s.name == "Laos")
    assert {"wooden aid", "rice"} == {g.text for g in laos.gains}


def test_a_translator_is_asked_whom_a_thing_is_against() -> None:
    asked: list[str] = []

    def translate(texts: object) -> list[str]:
        asked.extend(texts)  # type: ignore[call-overload]
        return ["more firmness against those who break windows" for _ in texts]  # type: ignore[attr-defined]

    text = "Les syndicats demandent plus de fermeté contre ceux qui cassent des vitrines."
    (side,) = (s for s in find_sides(sentences(text), None, (), translate) if s.gains)
    assert asked == ["plus de fermeté contre ceux qui cassent des vitrines"]
    assert bullets(side) == "more firmness against those who break windows"


def test_what_is_refused_stays_so_in_the_translators_words(translator: Translator) -> None:
    text = "Les syndicats rejettent la suppression de la moitié des postes de pigistes."
    found = find_sides(
        sentences(text), None, translate=lambda phrases: [c[0].text for c in translator.translate(phrases)]
    )
    (gain,) = next(side for side in found if side.name == "Staff and unions").gains
    assert gain.text.startswith("no ")


def test_who_is_meant_by_a_role_is_who_was_named_last() -> None:
    found = sides(
        "Le restaurateur Jean Petit a parlé. Le restaurateur Paul Durand a porté plainte contre Axa.",
        "Axa a proposé au restaurateur une indemnité de 3.000 euros.",
    )
    assert "compensation" in bullets(found["Paul Durand"])


def test_what_another_must_do_first_is_for_who_sets_the_condition() -> None:
    found = sides("La Turquie libérera les prisonniers si l'Union européenne lève ses sanctions.")
    assert "sanctions" in bullets(found["Turkey"])


def test_an_abbreviation_behind_another_name_is_a_name_of_its_own() -> None:
    found = sides("L'AP-HP (Hôpitaux de Paris) négocie. Les Hôpitaux de Paris (AP-HP) recevront 3 millions d'euros.")
    assert "Paris" not in {alias for side in found.values() if side.name == "AP-HP" for alias in side.aliases}


def test_explain_gives_predicate_and_roles_of_a_bullet() -> None:
    texts = sentences("La Suède pourrait livrer des missiles à la Pologne.")
    one = explain(brief(find_sides(texts, None), texts), 1)
    assert one.side.name == "Poland"
    assert one.gain.why[0].predicate == "livrer"
    assert one.gain.why[0].roles["giver"] == "Sweden"
    assert "pourrait" in one.gain.why[0].cues
    with pytest.raises(IndexError, match="1 bullets"):
        explain(brief(find_sides(texts, None), texts), 2)


def test_no_sentences_no_sides() -> None:
    assert find_sides([], None) == ()


@pytest.mark.parametrize("text", ["", "...", "« »", "a" * 3000, "\u202e\x1b[31m", "( ( (", "Le le le la la."])
def test_hostile_sentences_do_no_harm(text: str) -> None:
    assert all(not s.gains for s in find_sides(sentences(text), text or None))


def test_scoring_counts_hits_swaps_and_abstention() -> None:
    gold = {
        "sides": [
            {"name": "Poland", "aliases_en": [], "aliases_fr": []},
            {"name": "Sweden", "aliases_en": [], "aliases_fr": []},
        ],
        "gains": [
            {"side": "Poland", "keywords_en": [["missile"]], "status": "planned", "importance": "core",
             "evidence": ["La Suède livrera des missiles"]}
        ],
        "traps": [],
        "no_gain_sides": ["Sweden"],
    }  # fmt: skip
    texts = sentences("La Suède livrera des missiles à la Pologne.")
    gain = Gain(text="missiles", status=Status.PLANNED, category="arms", confidence=0.9, evidence=(0,))
    right = brief((Side(name="Poland", gains=(gain,)), Side(name="Sweden")), texts)
    swapped = brief((Side(name="Poland"), Side(name="Sweden", gains=(gain,))), texts)
    assert totals([score(gold, right)]) | {"counts": None} == {
        "core_recall": 1.0, "recall": 1.0, "precision": 1.0, "f1": 1.0, "status": 1.0, "evidence": 1.0,
        "abstention": 1.0, "sides_found": 1.0, "traps": 0, "swaps": 0, "counts": None,
    }  # fmt: skip
    assert score(gold, swapped).swap == 1
    assert score(gold, swapped).quiet_ok == 0
    assert totals([]) == totals([Counts()])


def test_annotated_articles_are_scored_above_the_floor() -> None:
    """A floor well under what `benchmarks/gains.py` reports, so that a broken rule shows."""
    counts = []
    for path in sorted((GOLD / "dev").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        texts = sentences(*(t.strip() + "." for t in text.split(". ") if t.strip()))
        counts.append(score(gold, brief(find_sides(texts, gold["title"]), texts)))
    rates = totals(counts)
    assert rates["swaps"] == 0
    assert rates["sides_found"] >= 0.7
    assert rates["precision"] >= 0.6
    assert rates["core_recall"] >= 0.3


@pytest.mark.parametrize(
    ("text", "side", "thing"),
    [
        ("Le club de Brestville s'est vu accorder une subvention par la région.", "Brestville", "subsidy"),
        ("La justice a condamné Dupontel à indemniser le restaurateur à hauteur de 3.000 euros.",
         "Restaurants and bars", "compensation of 3,000 euros"),
        ("Le gouvernement a annoncé 20 millions d'euros pour les hôpitaux.", "Hospitals", "20 million euros"),
        ("Pour aider les entreprises, l'Etat garantira 300 milliards d'euros de prêts.",
         "Companies", "300 billion euros"),
        ("Les syndicats demandent au gouvernement de retirer sa réforme.", "Staff and unions", "withdrawal of"),
        ("Les restaurants pourront rouvrir lundi.", "Restaurants and bars", "reopening"),
        ("Dupontel a annoncé la cession de ses usines au groupe Martinex.", "Martinex", "factories"),
        ("La prime concernera 100.000 salariés.", "Staff and unions", "bonus"),
        ("Le tribunal a relaxé Jean Martin.", "Jean Martin", "acquittal"),
        ("Parmi les revendications des syndicats, une hausse des salaires et des embauches.",
         "Staff and unions", "pay rise"),
        ("Les infirmières verront leur salaire augmenter de 180 euros.",
         "Health workers", "an increase in their wage of 180 euros"),
        ("Les entreprises verront leurs impôts baisser.", "Companies", "a cut in their taxes"),
        ("Les syndicats réclament que les salaires augmentent.", "Staff and unions", "an increase in wages"),
        ("L'Allemagne dépendra moins du gaz russe.", "Germany", "less dependence on Russian gas"),
        ("Les patrons du Medef réclament moins de taxes.", "Employers", "lower taxes"),
        ("La Russie veut moins de sanctions.", "Russia", "fewer sanctions"),
        ("Le tribunal a annulé l'amende de 50 millions d'euros infligée à Martinex.",
         "Martinex", "cancellation of fine of 50 million euros"),
        ("Le parquet a abandonné les poursuites contre Martinex.", "Martinex", "abandonment of prosecution"),
        ("La Bulgarie s'est vu accorder une aide de 2 milliards d'euros.", "Bulgaria", "aid of 2 billion euros"),
        ("Le ministre a promis aux agriculteurs de compenser leurs pertes.",
         "Farmers", "compensation for their losses"),
        ("La direction a promis aux salariés de les indemniser.", "Staff and unions", "compensation"),
        ("L'Inde a commandé 36 avions de combat à Dassault.", "India", "36 fighter jets"),
        ("Cuba enverra 200 médecins en Italie.", "Italy", "200 doctors"),
        ("La Cour de justice a tranché en faveur d'Airbus.", "Airbus", "a ruling in its favour"),
        ("La France livrera des armes aux Kurdes.", "Kurds", "weapons"),
        ("Les cinémas seront autorisés à rouvrir lundi.", "Cinemas", "reopening"),
        ("Les viticulteurs réclament de pouvoir augmenter leurs réserves de vin.", "Winegrowers", "increase in"),
        ("Les parents souhaitent que leur fils soit maintenu en vie.", "Parents", "keeping their son alive"),
        ("Les salariés demandent à réintégrer leur poste.", "Staff and unions", "return to their post"),
        ("Les retraités seront remboursés le 9 mai des cotisations versées depuis mars.",
         "Pensioners", "repayment of contributions"),
        ("C'est la seule possibilité pour les salariés de toucher une prime.", "Staff and unions", "payment of bonus"),
    ],
)  # fmt: skip
def test_gains_of_home_news_in_their_constructions(text: str, side: str, thing: str) -> None:
    found = sides(text)
    assert side in found, list(found)
    assert thing in bullets(found[side])


@pytest.mark.parametrize(
    "text",
    [
        "Les salariés touchant moins de 1.000 euros sont inquiets.",
        "Les agriculteurs devront acheter de nouvelles machines.",
        "Les dégâts s'élèvent à 3 millions d'euros pour les commerçants.",
        "Le syndicat appelle les salariés à manifester.",
        "Le gouvernement annonce une hausse des tarifs pour les ménages.",
        "Les retraités ont vu leur facture augmenter.",
        "Les retraités n'ont pas vu leur pension augmenter.",
        "L'Allemagne dépend du gaz.",
        "Les Etats-Unis ont envoyé des soldats en Irak.",
        "Ses propos ont valu une amende à Martinex.",
        "Le camp accueille 74.000 enfants.",
        "Le Japon a salué sa contribution inestimable.",
        "Les étudiants veulent que cela cesse.",
        "Les parents reçoivent une contravention.",
        "C'est la réserve que les viticulteurs sont autorisés à constituer.",
        "Cette liste est la seule possibilité pour les salariés.",
    ],
)
def test_descriptions_costs_and_calls_are_no_gain(text: str) -> None:
    assert all(not side.gains for side in sides(text).values()), sides(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« Le Japon demande une trêve durable », a-t-il déclaré à l'AFP.", None),
        ("« Le Japon demande une trêve durable », a déclaré à l'AFP le député Jean Petit.", "Jean Petit"),
        ("Selon Le Parisien, les infirmières réclament une prime.", "Le Parisien"),
        ("Les infirmières obtiendront une prime, a indiqué sa femme.", None),
    ],
)
def test_whom_something_is_told_does_not_say_it(text: str, speaker: str | None) -> None:
    assert [gain.claimed_by for side in sides(text).values() for gain in side.gains] == [speaker]


def test_himself_is_nobody_who_is_asked() -> None:
    found = sides("La CGT a manifesté.", "Le Défenseur des droits Jacques Toubon a lui aussi demandé la fin des tirs.")
    assert [gain.giver for side in found.values() for gain in side.gains] == [None]


def test_what_one_must_do_is_not_done_yet() -> None:
    assert sides("Il faut soutenir le secteur culturel.")["Culture sector"].gains[0].status is Status.SOUGHT


def test_who_is_named_in_passing_is_no_side() -> None:
    about = ["La SNCF a supprimé mille trains.", "La SNCF s'en est expliquée.", "La SNCF regrette."]
    found = sides(*about, *["Il pleuvait."] * 8, "Un incendie avait détruit la gare de Vendôme, selon le Medef.")
    assert "SNCF" in found
    assert "Medef" not in found


def test_whom_one_wins_against_gives_and_gets_nothing() -> None:
    found = sides("La Grèce obtient des garanties de sécurité face à la Turquie.", "La Turquie attend.")
    assert found["Greece"].gains[0].giver is None
    assert not found["Turkey"].gains


def test_the_release_of_its_people_is_a_gain_of_their_country() -> None:
    found = sides("Le Japon attendait.", "Les rebelles du Dupontistan ont relâché trois otages japonais.")
    assert bullets(found["Japan"]) == "release of three Japanese hostages"


def test_an_asserted_claim_that_another_denies_is_denied() -> None:
    found = sides(
        "Selon Washington, la Corée du Nord a livré des missiles à la Russie.",
        "Pyongyang dément avoir livré des missiles à la Russie.",
    )
    gain = found["Russia"].gains[0]
    assert gain.status is Status.DENIED
    assert gain.evidence == (0, 1)


def test_a_side_named_by_the_user_keeps_the_name_given() -> None:
    texts = (
        "Le président russe Vladimir Poutine a reçu Kim Jong Un, le dirigeant nord-coréen.",
        "La Corée du Nord livrera des obus à la Russie, a dit Kim Jong Un.",
    )
    found = sides(*texts, named=("Kim", "Putin"))
    assert list(found) == ["Kim", "Putin"]
    assert [g.text for g in found["Putin"].gains] == ["shells"]
    assert found["Putin"].gains[0].giver == "Kim"
    assert "Russia" in found["Putin"].aliases


def test_the_state_at_home_is_one_side() -> None:
    found = sides(
        "Le gouvernement versera une aide aux agriculteurs, a annoncé Emmanuel Macron.",
        "L'Elysée et Matignon ont confirmé le versement de l'aide par l'Etat.",
    )
    assert "Farmers" in found
    state = found["French government"]
    assert {"gouvernement", "etat"} <= {a.lower() for a in state.aliases}


def test_explain_tells_slots_and_guards() -> None:
    gain = sides("La Suède livrera des missiles à la Pologne.")["Poland"].gains[0]
    assert "receiver: à" in gain.why[0].roles["slots"]
    assert "giver is not receiver" in gain.why[0].guards


def test_what_a_party_says_that_another_must_do_is_wanted_by_it() -> None:
    found = sides(
        '"Les États-Unis devraient réduire leurs stocks", a déclaré le ministère chinois de la Défense.',
        "Washington a refusé.",
    )
    gains = found["China"].gains
    assert [(g.status, g.giver) for g in gains] == [(Status.SOUGHT, "United States")]
    assert "reduction of their stocks" in gains[0].text
    assert not found["United States"].gains


def test_ones_own_duty_is_no_gain() -> None:
    found = sides('"Nous devons réduire nos dépenses", a dit le gouvernement.', "Les syndicats protestent.")
    assert all(not side.gains for side in found.values())


def test_pressure_on_another_tells_what_one_wants() -> None:
    found = sides("Washington fait pression pour que Pékin participe à un futur accord.", "La Chine refuse.")
    assert "participation in future agreement" in bullets(found["United States"])
    assert not found["China"].gains


def test_the_end_of_a_dispute_is_a_gain_of_all_who_end_it() -> None:
    found = sides(
        "Dupontel et Martex ont trouvé un accord, mettant un terme à leur différend.", "Martex est satisfait."
    )
    for name in ("Dupontel", "Martex"):
        assert "an end to their dispute" in bullets(found[name])


def test_who_pays_to_settle_a_dispute_gets_the_settlement_and_the_other_the_money() -> None:
    found = sides(
        "Le groupe Dupontel va verser 300 millions d'euros à Martex pour régler un différend.", "Martex a confirmé."
    )
    assert "settlement of dispute" in bullets(found["Dupontel"])
    assert "300 million euros" in bullets(found["Martex"])
    assert "dispute" not in bullets(found["Martex"])


def test_an_offer_that_was_taken_is_a_gain_of_who_made_it() -> None:
    found = sides("Le tribunal a retenu l'offre de Dupontel pour reprendre le groupe.", "Martex est déçu.")
    assert "acceptance of offer" in bullets(found["Dupontel"])


def test_a_takeover_is_told_by_its_noun() -> None:
    found = sides("Le rachat de Martex par Dupontel est prévu.", "Dupontel veut grandir et Martex est en difficulté.")
    assert "takeover of Martex" in bullets(found["Dupontel"])


def test_who_was_introduced_by_his_trade_is_meant_by_it() -> None:
    found = sides(
        "Le restaurateur parisien Jean Petit a poursuivi l'assureur Axa.",
        "Axa a versé au restaurateur une indemnité de 2.000 euros.",
    )
    assert "2,000 euros" in bullets(found["Jean Petit"])


def test_a_person_speaks_for_the_camp_he_is_introduced_with() -> None:
    found = sides(
        "Du côté de FO, le secrétaire confédéral Yves Martin demande une hausse du Smic.",
        "Les syndicats sont en grève.",
    )
    assert "increase" in bullets(found["Staff and unions"])


def test_those_to_whom_one_gives_are_not_who_gives() -> None:
    found = sides(
        "Les collectivités locales sont confrontées à la crise.",
        "Les collectivités locales risquent la faillite, mais le ministre a dit que son gouvernement "
        "leur avait alloué 3 milliards d'euros.",
    )
    assert "3 billion euros" in bullets(found["Local authorities"])


def test_a_short_word_for_a_group_is_the_group_that_the_article_speaks_of() -> None:
    found = sides(
        "Les personnels soignants sont épuisés.", "Le gouvernement versera une prime de 500 euros aux personnels."
    )
    assert "500 euros" in bullets(found["Health workers"])


def test_a_group_bears_the_words_that_say_which_one_is_meant() -> None:
    found = sides("La ville versera une aide aux familles défavorisées.", "Les familles défavorisées sont inquiètes.")
    assert "familles défavorisées" in found["Families"].aliases


def test_an_abbreviation_without_its_tail_is_the_same_party() -> None:
    found = sides("Le M5-RFP a obtenu une aide.", "Le M5 a reçu une aide de la junte.", "La junte attend le M5.")
    assert "M5" in found["M5-RFP"].aliases
    assert "M5" not in found


@pytest.mark.parametrize(
    "text",
    [
        "Nous ne pouvons malheureusement garantir une aide aux agriculteurs, a dit le gouvernement.",
        "Il n'y a rien pour soutenir les agriculteurs, a dit le gouvernement.",
        "L'hôtel a accueilli 20.000 passagers.",
        "L'avion ralliait Karachi depuis Paris.",
        "Le groupe activiste a revendiqué la destruction de 3.000 trottinettes.",
        "Le syndicat a déposé un préavis pour permettre aux agriculteurs de venir manifester.",
        "Le vote a eu lieu sans laisser un délai de réflexion aux agriculteurs.",
        "Le gouvernement conseille d'acheter un nouveau billet.",
        "Le lait payé aux agriculteurs est rare.",
        "Le député a confirmé la réduction de l'aide aux agriculteurs.",
        "Le gouvernement souhaite limiter l'exonération des cotisations aux agriculteurs.",
        "Le ministre a écarté l'option d'une suppression pure et simple des allocations pour les agriculteurs.",
        "Arrivés en train à Karachi, les agriculteurs ont changé d'avion à Karachi.",
        "Une résolution a prolongé l'embargo sur la vente d'armes aux agriculteurs.",
        "Le groupe a cessé de livrer des centaines de produits aux agriculteurs.",
        "Les agriculteurs ont pris le train pour Karachi.",
        "Entendu à cinq reprises par les agriculteurs, il a nié.",
        "Une enquête a été confiée au gouvernement.",
        "Le sénateur s'est prononcé contre une aide aux agriculteurs.",
        "Les tarifs de vente du gaz, appliqués par Engie aux agriculteurs, vont baisser.",
        "L'artiste a accepté d'être rémunéré bien moins que les agriculteurs.",
        "Les passagers sont invités à rester chez eux.",
        "Le centre d'hébergement pour agriculteurs est à Karachi.",
        "Il y a une forte augmentation du nombre d'agriculteurs.",
        "Nous contacterons la police pour leur donner des informations.",
        "Ceux des agriculteurs qui gagnent moins de 2.000 euros sont inquiets.",
        "Le maire exige le port du masque pour les agriculteurs.",
        "Le rapport a été remis aux agriculteurs.",
        "Les agriculteurs les moins bien rémunérés sont inquiets.",
        "Les enseignants ont obtenu moins de moyens.",
        "Un homme a été tué par un policier blanc aux Etats-Unis.",
        "Les agriculteurs ont reçu l'ordre de ne pas entrer.",
        "C'est grâce à ses agriculteurs.",
        "Le ministre a salué l'action des agriculteurs.",
        "La fraude représente un manque à gagner de trois milliards d'euros pour le gouvernement.",
        "Un an après l'élection d'Emmanuel Macron, les agriculteurs attendent.",
        "La conférence de Karachi collecte les contributions des membres au Fonds mondial.",
    ],
)
def test_what_is_not_given_is_no_gain(text: str) -> None:
    found = sides(text, "Les agriculteurs et les passagers attendent.", "Le gouvernement est à Karachi.")
    assert all(not side.gains for side in found.values())


def test_who_is_given_something_is_named_as_narrowly_as_the_text_does() -> None:
    assert "100 euros" in bullets(sides("L'Etat versera 100 euros aux forces de l'ordre.")["Police officers"])
    assert "200 euros" in bullets(sides("L'Etat versera 200 euros aux demandeurs d'emploi.")["Jobseekers"])
    found = sides("Les bénéfices seront reversés à Calais à trois associations.", "Les associations attendent.")
    assert "benefits" in bullets(found["Associations"])
    assert "Calais" not in found
    found = sides("Les élus du personnel demandent une suspension de la cession.")
    assert "suspension" in bullets(found["Staff and unions"])
    found = sides("L'accès des étudiants aux bourses sera facilité.")
    assert "access to grants" in bullets(found["Students"])
    found = sides("Les pompiers réclamaient une revalorisation, à hauteur des primes accordées aux policiers.")
    assert found["Firefighters"].gains[0].giver is None


def test_numbers_of_a_bullet_are_whole() -> None:
    found = sides("La RATP versera une prime exceptionnelle de 200 ou 400 euros à plus de 30.500 salariés.")
    assert bullets(found["Staff and unions"]) == "exceptional bonus of 200 or 400 euros"
    assert "sixteen researchers" in bullets(sides("Seize chercheurs ont été rapatriés.")["Researchers"])


def test_a_forename_is_no_country() -> None:
    found = sides("Maurice Chevalier a obtenu une aide de la Jordanie.", "Maurice Chevalier remercie la Jordanie.")
    assert "Mauritius" not in found
    assert "aid" in bullets(found["Maurice Chevalier"])


def test_an_aim_is_wanted_not_done() -> None:
    found = sides("L'ambition du gouvernement est d'aider les agriculteurs.", "Les agriculteurs attendent.")
    assert [g.status for g in found["Farmers"].gains] == [Status.SOUGHT]


def test_what_a_demand_says_of_who_demands_is_no_demand() -> None:
    found = sides("La banque Martex, qui finance le parti Avenir, réclame la fermeture des comptes.", "Avenir refuse.")
    assert [g.status for g in found["Avenir"].gains] == [Status.REPORTED]
    assert "financing" in bullets(found["Avenir"])


def test_only_who_can_speak_is_named_as_the_source() -> None:
    text = (
        "L'ouvrage, distribué à 50.000 élèves en septembre et vendu depuis octobre, raconte le destin de célèbres rois."
    )
    gain = sides(text, "Les élèves lisent.", "Les élèves sont ravis.")["Pupils"].gains[0]
    assert gain.claimed_by is None


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("L'Arménie et l'Azerbaïdjan sont convenus d'un cessez-le-feu.", "ceasefire"),
        ("L'Arménie et l'Azerbaïdjan ont accepté une trêve humanitaire.", "humanitarian truce"),
        ("L'Arménie et l'Azerbaïdjan se sont engagés en faveur d'une normalisation économique.", "normalisation"),
        ("L'Arménie et l'Azerbaïdjan vont rétablir leurs relations diplomatiques.", "diplomatic relations"),
        ("L'Arménie et l'Azerbaïdjan ont mis fin à la guerre.", "an end to war"),
    ],
)
def test_what_two_agree_on_is_for_both(text: str, thing: str) -> None:
    found = sides(text)
    assert [thing in bullets(found[name]) for name in ("Armenia", "Azerbaijan")] == [True, True]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Le Kenya a été retiré de la liste noire.", "removal from"),
        ("Le Kenya entrera dans l'Organisation mondiale du commerce.", "membership of"),
        ("Le Kenya s'équipera de chars coréens.", "tanks"),
        ("Le Qatar exemptera les produits kényans de droits de douane.", "relief from customs duties"),
        ("Les Kényans ont eu gain de cause.", "victory in its case"),
    ],
)
def test_gains_that_are_no_gifts_are_found(text: str, thing: str) -> None:
    assert thing in bullets(sides(text, "Le Kenya et le Qatar ont négocié.")["Kenya"])


def test_what_is_invested_is_for_the_country() -> None:
    found = sides("Le Qatar investira 10 milliards d'euros en France.", "La France et le Qatar ont signé.")
    assert "10 billion euros" in bullets(found["France"])
    assert not found["Qatar"].gains


def test_a_harm_that_will_not_be_is_a_gain_of_the_staff() -> None:
    asked = ("Les syndicats attendent la direction.", "Les syndicats, que la direction a reçus, négocient.")
    found = sides("La direction a promis qu'il n'y aurait aucun licenciement.", *asked)
    assert "no redundancies" in bullets(found["Staff and unions"])
    found = sides("La direction s'est engagée à ne supprimer aucun poste.", *asked)
    assert "no abolition of post" in bullets(found["Staff and unions"])
    found = sides("La direction a annoncé deux cents licenciements et la fermeture du site.", *asked)
    assert not found["Staff and unions"].gains


def test_what_is_wanted_against_others_is_wanted() -> None:
    found = sides("Les ONG réclament l'interdiction du chalutage.", "Les ONG et les pêcheurs se parlent.")
    assert "ban of the trawling" in bullets(found["Associations"])
    found = sides("Les rebelles demandent la fin du blocus.", "Les rebelles négocient.")
    assert "end of the blockade" in bullets(found["Rebels"])
    found = sides("Les rebelles ont reçu une amende et des sanctions.", "Les rebelles négocient.")
    assert not found["Rebels"].gains


def test_people_and_shops_that_are_counted_are_things() -> None:
    found = sides("Marseille va bénéficier de 300 policiers supplémentaires.", "Marseille et l'Etat s'accordent.")
    assert "300 additional police officers" in bullets(found["Marseille"])
    found = sides("Le groupe Casino cède 300 supermarchés à Intermarché.", "Casino et Intermarché se parlent.")
    assert "300 supermarkets" in bullets(found["Intermarché"])


def test_a_name_at_the_head_of_a_sentence_is_a_name() -> None:
    found = sides("Renault a sollicité un prêt de 5 milliards d'euros.", "L'Etat étudie la demande de Renault.")
    assert "loan of 5 billion euros" in bullets(found["Renault"])
    found = sides("Le Hamas a obtenu un cessez-le-feu.", "Israël et le Hamas se parlent.")
    assert "ceasefire" in bullets(found["Hamas"])
    found = sides("L'Office a ouvert une enquête.", "La Nation attend une réponse de l'Office.")
    assert "Nation" not in found
    assert "Office" not in found


def test_a_company_that_is_taken_over_is_named() -> None:
    found = sides("LVMH met la main sur le joaillier Tiffany.", "LVMH et Tiffany se connaissent.")
    assert "takeover of jeweller Tiffany" in bullets(found["LVMH"])


def test_a_court_that_finds_for_somebody_gives_something_and_the_facts_do_not() -> None:
    found = sides("Le tribunal a donné raison au restaurateur Stéphane Petit.", "Stéphane Petit attaquait Axa.")
    assert "a ruling in its favour" in bullets(found["Stéphane Petit"])
    found = sides("Les faits donnent raison au restaurateur Stéphane Petit.", "Stéphane Petit attaquait Axa.")
    assert not found["Stéphane Petit"].gains


def test_bodies_are_called_by_their_english_names() -> None:
    found = sides("Le Fonds monétaire international a accordé un prêt au Liban. Le Liban a demandé une aide du FMI.")
    assert "International Monetary Fund" in found
    assert "IMF" in bullets(found["Lebanon"])


@pytest.mark.parametrize(
    "text",
    [
        "Les opérateurs ont des problèmes d'accès au réseau.",
        'La présidente de l\'association a confié à la radio : "Des magasins nous ont contactés."',
        "Maryvonne Petit a été obligée de remettre 7.000 euros aux voyageurs.",
        "L'Etat aurait dû verser 80 millions d'euros aux hôpitaux.",
        "Les rebelles, soutenus par l'Iran, contrôlent le port.",
        "La salle peut accueillir 20.000 personnes.",
        "Les salariés ont reçu un courrier de la direction.",
    ],
)
def test_what_is_missing_forced_or_only_said_is_no_gain(text: str) -> None:
    assert not any(side.gains for side in sides(text).values())


@pytest.mark.parametrize(
    ("text", "side", "thing"),
    [
        ("Johanna Rolland réclame des explications. Johanna Rolland est maire.", "Johanna Rolland", "explanations"),
        ("La CGT réclame une baisse des cadences.", "Staff and unions", "cut in"),
        ('"Je souhaite qu\'il y ait une enquête", a dit Anna Petit. Anna Petit est élue.', "Anna Petit", "inquiry"),
        (
            "Le maire a désigné Martine Vassal comme sa candidate. Martine Vassal est contente.",
            "Martine Vassal",
            "candidate",
        ),
        ("61% des sondés réclament une baisse des impôts.", "French people", "tax cut"),
    ],
)
def test_whoever_asks_wants_what_is_named(text: str, side: str, thing: str) -> None:
    assert thing in bullets(sides(*text.replace(". ", ".|").split("|"))[side])


def test_what_somebody_is_accused_of_giving_is_told() -> None:
    found = sides("Washington accuse la Corée du Nord de fournir des munitions à la Russie.")
    assert "ammunition" in bullets(found["Russia"])


def test_a_post_named_before_its_bearer_is_his() -> None:
    found = sides("Le ministre nommera préfet de police M. Didier Lallement.", title="Didier Lallement à Paris")
    assert bullets(found["Didier Lallement"]) == "post of police prefect"


def test_no_bullet_says_its_where_nobody_knows_whose() -> None:
    found = sides("Le maire a apporté son soutien à Anna Petit.", "Anna Petit est candidate.")
    assert bullets(found["Anna Petit"]).startswith("support")
    assert not any(side.gains for side in sides("Nous reprendrons notre programme, dit Roskosmos.").values())


def test_a_group_is_also_called_what_the_article_calls_it() -> None:
    found = sides("Les usagers des TER obtiendront un remboursement.", "La SNCF a présenté ses excuses.")
    assert {"usagers des TER", "Les usagers des TER"} <= set(found["Users"].aliases)


@pytest.mark.parametrize("name", ["Le Figaro", "la TVA", "le Ve", "France Bleu Normandie", "le Brexit"])
def test_papers_taxes_and_districts_are_no_parties(name: str) -> None:
    assert name.split(" ", 1)[1] not in sides(f"Le ministre a parlé de {name} et {name} a changé.", "Anna Petit gagne.")


def test_a_town_with_its_departement_gets_nothing() -> None:
    assert "Tulle" not in sides("Une toile a été vendue 900.000 euros à Tulle (Corrèze).", "Tulle est en fête.")


@pytest.mark.parametrize(
    ("text", "side", "thing"),
    [
        # who speaks is told where the quotation ends, and "il" is he who spoke last
        ('"Nous réclamons une aide.|Nous voulons aussi une prime", a dit Anna Petit.', "Anna Petit", "aid"),
        ('"La ville va mal", a regretté Jean Martin.|Il demande une aide.', "Jean Martin", "aid"),
        ('L\'Etat cède.|"Il faut agir", a-t-il dit, demandant une baisse de la taxe.', "French government", "cut in"),
        ("Les cafés ont protesté.|Quant aux salariés, ils ont touché une prime.", "Staff and unions", "bonus"),
        ("Anna Petit a vu Jean Martin.|Ce dernier a obtenu une prime.", "Jean Martin", "bonus"),
        ("Jean Martin est connu.|Jean Martin chante.|L'ex-chanteur a obtenu une prime.", "Jean Martin", "bonus"),
        ("Le Conseil social (Cese) a parlé.|Le Cese réclame une aide.", "Cese", "aid"),
        # what is asked
        ("Le Medef appelle le gouvernement à accélérer la reprise.|Le Medef attend.", "Employers", "acceleration of"),
        ("Le maire demande à Air France qu'il n'y ait pas de départs forcés.|Anna Petit est maire.", "", "no forced"),
        ("Les syndicats exigeant le retrait de la réforme ont défilé.", "Staff and unions", "withdrawal of the reform"),
        ("Les agents demandent une aide, mais aussi une prime.", "Staff and unions", "bonus"),
        ("Un fonds de solidarité pour les entrepreneurs va être créé.", "Companies", "solidarity fund"),
        ("Les salariés ont touché 18,6% de ces bénéfices.", "Staff and unions", "18.6% of the"),
        ("Les syndicats réclament une hausse de 6% des salaires.", "Staff and unions", "6% in the wages"),
    ],
)
def test_who_asks_is_found_and_what(text: str, side: str, thing: str) -> None:
    found = sides(*text.split("|"))
    assert thing in " / ".join(bullets(s) for name, s in found.items() if side in {"", name})


@pytest.mark.parametrize(
    "text",
    [
        "La CFDT aurait préféré obtenir une hausse des salaires.",
        "Anna Petit avait besoin de digérer sa défaite.|Anna Petit est candidate.",
    ],
)
def test_what_was_not_to_be_or_helps_nobody_is_no_gain(text: str) -> None:
    assert not any(side.gains for side in sides(*text.split("|")).values())


def test_what_is_to_be_stopped_is_not_wanted() -> None:
    found = sides("Les soignants demandent l'arrêt des fermetures de services et des suppressions d'emplois.")
    assert "abolition" not in bullets(found["Health workers"])


@pytest.mark.parametrize("name", ["Katherine Jellison", "Marie-Josée Augé", "Conor McGregor", "Leïla Slimani"])
def test_a_person_is_told_by_the_forename(name: str) -> None:
    found = sides(f"{name} réclame une aide.", f"{name} est connue.", "La star a obtenu une prime.")
    assert len(found[name].gains) == 2


def test_a_count_of_what_stands_for_itself_ends() -> None:
    sides("25 millions échange - de -t-il Corée et , XIXe ans l'Ukraine d'")


def test_a_side_that_the_article_does_not_name_gains_nothing() -> None:
    found = sides(
        "La région a promis une aide de 40 millions d'euros à Safran.",
        "L'entreprise recevra 50 millions d'euros l'an prochain.",
        named=("Atlantis", "Safran"),
    )
    assert not found["Atlantis"].gains
    assert found["Atlantis"].note == "not named in this article"
    assert found["Safran"].gains


def test_capitals_are_read_as_ordinary_text() -> None:
    text = "Le syndicat Sud-Rail réclame une hausse de salaire de 5 % et l'embauche de 1 200 agents."
    told = [{gain.text for side in sides(t).values() for gain in side.gains} for t in (text, text.upper())]
    assert told[0] == told[1] != set()


def test_who_speaks_in_an_interview_and_an_alert_are_no_sides() -> None:
    spoken = sides("Jean Dupont : La France a obtenu un contrat de 2 milliards d'euros avec l'Inde.")
    assert "2 billion" in bullets(spoken["France"])
    alert = sides("🔴 ALERTE INFO — Le gouvernement accorde 10 M€ aux pêcheurs.")
    assert "10 million" in bullets(alert["Fishermen"])
    assert not {"Jean Dupont", "ALERTE INFO"} & {*spoken, *alert}


@pytest.mark.parametrize(
    "text",
    [
        "Suez a rejeté l'offre de rachat de Veolia.",
        "Ryanair a annulé une commande de dix avions à Boeing.",
        "La Russie a perdu l'accès au marché européen.",
        "Bruxelles a annulé la dérogation dont profitaient les betteraviers.",
    ],
)
def test_what_is_refused_lost_or_annulled_is_no_gain(text: str) -> None:
    assert not any(side.gains for side in sides(text, title=text).values())


@pytest.mark.parametrize(
    ("text", "side", "gain", "status"),
    [
        ("Les syndicats rejettent la suppression de 500 postes.", "Staff and unions", "no", "sought"),
        ("Les salariés protestent contre la suppression de 90 postes.", "Staff and unions", "no", "sought"),
        ("Carrefour a bouclé le rachat des enseignes Cora.", "Carrefour", "buyout of chain", "reported"),
        ("Microsoft détiendra 27 % d'OpenAI.", "Microsoft", "27%", "planned"),
        ("L'Allemagne s'approvisionnera en gaz auprès du Qatar.", "Germany", "gas", "planned"),
        (
            "La justice a condamné la mairie à verser deux millions d'euros aux riverains.",
            "Residents",
            "two",
            "planned",
        ),
    ],
)
def test_more_ways_to_tell_a_gain(text: str, side: str, gain: str, status: str) -> None:
    found = sides(text, title=text)
    assert any(gain in g.text and g.status == status for g in found[side].gains), {
        name: [(g.text, g.status.value) for g in s.gains] for name, s in found.items()
    }


def test_a_brand_is_no_party_and_stands_behind_the_number() -> None:
    found = sides("La Pologne a reçu 180 chars Leopard et trois batteries Patriot.")
    assert "180 Leopard tanks" in bullets(found["Poland"])
    assert not {"Leopard", "Patriot"} & found.keys()


@pytest.mark.parametrize(
    ("text", "side", "gain"),
    [
        (
            "Pyongyang a obtenu de la Russie un veto sur de nouvelles sanctions du Conseil de sécurité de l'ONU.",
            "North Korea",
            "veto on new sanctions of the UN Security Council",
        ),
        (
            "La Russie a reçu le soutien de la Chine contre de nouvelles résolutions de l'ONU.",
            "Russia",
            "support against new UN resolutions",
        ),
    ],
)
def test_names_of_bodies_stand_where_english_has_them(text: str, side: str, gain: str) -> None:
    assert bullets(sides(text)[side]) == gain


@pytest.mark.parametrize(
    ("text", "title", "side", "gain"),
    [
        ("Barrick a payé le Mali.", "Mali: Barrick verse 430 millions de dollars", "Mali", "430 million dollars"),
        ("Le groupe a gagné.", "Maroc: Alstom remporte un contrat", "Alstom", "contract"),
        ("Les salariés de Renault ont obtenu une augmentation de 5%.", None, "Staff and unions", "increase of 5%"),
        ("Le Mali obtient une participation de 35% dans la mine.", None, "Mali", "stake of 35%"),
        ("La France a obtenu un délai d'un an.", None, "France", "extra time of a year"),
        ("Le M23 réclame la libération de 700 de ses membres.", None, "M23", "release of 700 of its members"),
        ("Le chinois Baowu a obtenu une concession. Baowu paiera.", None, "Baowu", "concession"),
        ("Le géant chinois Huawei a obtenu une licence.", None, "Huawei", "licence"),
        ("La Guinée en attend 45.000 emplois.", None, "Guinea", "45,000 jobs"),
        ("La Guinée en crise demande une aide à la Chine.", None, "Guinea", "aid"),
        ("Washington a autorisé Airbus à vendre des avions à l'Iran.", None, "Airbus", "sale of aircraft"),
        (
            "Les Etats-Unis ont accordé aux viticulteurs italiens une baisse des droits de douane. L'Italie paie.",
            "L'Italie et les Etats-Unis s'entendent",
            "Italy",
            "cut in customs duties",
        ),
    ],
)
def test_bullets_stand_with_whom_they_belong_to(text: str, title: str | None, side: str, gain: str) -> None:
    found = sides(*filter(None, [title, text]), title=title)
    assert gain in bullets(found[side]).split(" | "), {name: bullets(s) for name, s in found.items()}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("La coopérative Agrial a arraché une dérogation utile aux viticulteurs.", "Agrial"),
        ("Les cheminots ont obtenu des avancées sur les plannings des contrôleurs.", "Rail workers"),
        ("Les salariés réclament des embauches à l'hôpital de Pau.", "Staff and unions"),
        ("Les soignants réclament des lits à l'Hôpital Nord.", "Health workers"),
        ("Le Japon a demandé à ses troupes d'aider un camarade de promotion à l'ENA.", "Japan"),
    ],
)
def test_whom_a_thing_is_about_does_not_give_it(text: str, side: str) -> None:
    assert [gain.giver for gain in sides(text)[side].gains] == [None]


def test_who_is_the_source_behind_dapres_says_it() -> None:
    found = sides("La Zambie recevra un prêt de la Chine, d'après le ministère des Finances zambien.")
    assert found["Zambia"].gains[0].claimed_by is not None


def test_a_body_known_by_a_name_in_small_letters_gives() -> None:
    found = sides("La Banque mondiale a accordé 1,5 milliard de dollars à l'Afrique du Sud.")
    assert found["South Africa"].gains[0].giver == "World Bank"


def test_who_is_asked_directly_still_gives() -> None:
    assert sides("Les soignants ont demandé de l'argent à l'AP-HP.")["Health workers"].gains[0].giver == "AP-HP"


@pytest.mark.parametrize(
    ("text", "side", "other"),
    [
        ("La Russie accuse l'Ukraine de nuire à l'Europe en réclamant une aide.", "Ukraine", "Russia"),
        ("La Russie accuse l'Ukraine d'avoir demandé des missiles.", "Ukraine", "Russia"),
        ("La Russie accuse l'Ukraine de vouloir rejoindre l'Otan.", "Ukraine", "Russia"),
        ("La Russie accuse l'Ukraine en réclamant une aide.", "Russia", "Ukraine"),
    ],
)
def test_what_one_is_accused_of_is_ones_own(text: str, side: str, other: str) -> None:
    found = sides(text)
    assert found[side].gains
    assert other not in found or not found[other].gains


def test_who_is_accused_of_a_gift_gives_it() -> None:
    found = sides("La Chine est accusée par les Etats-Unis de fournir des armes à la Russie.")
    assert [gain.giver for gain in found["Russia"].gains] == ["China"]


@pytest.mark.parametrize(
    ("verdict", "status"),
    [
        ("Le Conseil d'Etat a rejeté sa demande.", Status.DENIED),
        ("Le Conseil d'Etat a rejeté la demande de suspension de la CGT.", Status.DENIED),
        ("La demande de la CGT a été rejetée par le Conseil d'Etat.", Status.DENIED),
        ("La CGT a été déboutée mardi.", Status.DENIED),
        ("Le Conseil d'Etat a rejeté sa demande de renvoi.", Status.SOUGHT),
        ("Le Conseil d'Etat n'a pas rejeté sa demande.", Status.SOUGHT),
        ("Le Conseil d'Etat pourrait rejeter sa demande.", Status.SOUGHT),
        ("La demande de la CGT pourrait être rejetée par le Conseil d'Etat.", Status.SOUGHT),
    ],
)
def test_a_request_that_was_turned_down_is_denied(verdict: str, status: Status) -> None:
    found = sides("La CGT a demandé la suspension des tirs.", verdict)["Staff and unions"].gains
    assert [gain.status for gain in found] == [status]
    assert found[0].evidence == ((0, 1) if status is Status.DENIED else (0,))


def test_a_request_told_and_turned_down_in_one_sentence_is_denied() -> None:
    found = sides("Les salariés réclamaient une prime, mais le tribunal les a déboutés.")
    assert [gain.status for gain in found["Staff and unions"].gains] == [Status.DENIED]


def test_two_persons_of_one_forename_are_two() -> None:
    found = sides("Karim Benali a obtenu une prime.", "Karim al-Masri réclame une aide.")
    assert bullets(found["Karim Benali"]) == "bonus"
    assert bullets(found["Karim al-Masri"]) == "aid"


def test_the_government_of_the_one_country_told_of_is_that_country() -> None:
    told = ["Le Liban négocie.", "Le Liban traverse une crise.", "Le Liban attend."]
    found = sides(*told, "Le gouvernement a obtenu une aide du FMI.")
    assert bullets(found["Lebanon"]) == "aid from IMF"
    assert "gouvernement" in found["Lebanon"].aliases
    assert not any("French" in alias for side in found.values() for alias in side.aliases)


def test_the_government_that_gives_to_the_country_told_of_is_another() -> None:
    told = [
        "La France aide.",
        "Le Liban négocie.",
        "Le Liban traverse une crise.",
        "Le Liban attend.",
        "Le Liban espère.",
    ]
    found = sides(*told, "Le gouvernement a promis six canons au Liban.")
    assert bullets(found["Lebanon"]) == "six guns"


def test_the_government_is_nobodys_where_two_countries_are_told_of() -> None:
    told = ["La Russie attend.", "L'Ukraine attend.", "La Russie réclame des armes.", "L'Ukraine réclame des obus."]
    found = sides(*told, "Le gouvernement a obtenu une aide.")
    assert bullets(found["Government"]) == "aid"
    assert not any("French" in alias for alias in found["Government"].aliases)
