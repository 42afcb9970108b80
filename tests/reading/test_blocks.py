from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enjeu.reading.blocks import find_blocks


def blocks(text: str) -> list[str]:
    return [" ".join(text[block.start : block.end].split()) for block in find_blocks(text)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_blank_lines_part_paragraphs_with_any_line_end(line_end: str) -> None:
    text = line_end.join(["Un titre", "", "Une phrase.", " \t", "", "Une autre."])
    assert blocks(text) == ["Un titre", "Une phrase.", "Une autre."]


def test_hard_wrapped_prose_is_joined_and_its_paragraphs_are_kept_apart() -> None:
    text = (
        "Le Premier ministre belge et le président ukrainien ont signé mardi à\n"
        "Bruxelles un accord de sécurité qui prévoit la livraison de trente\n"
        "avions de combat.\n"
        "L'Ukraine s'engage en retour à ne pas les employer sur le territoire\n"
        "russe, ce que Moscou tient pour une promesse sans valeur.\n"
    )
    assert blocks(text) == [
        "Le Premier ministre belge et le président ukrainien ont signé mardi à Bruxelles un accord de sécurité "
        "qui prévoit la livraison de trente avions de combat.",
        "L'Ukraine s'engage en retour à ne pas les employer sur le territoire russe, ce que Moscou tient pour une "
        "promesse sans valeur.",
    ]


def test_one_line_paragraphs_are_not_joined_however_short() -> None:
    lines = ["Moscou cède", "Kiev attend des avions.", "Le ministre l'a dit lundi à Paris.", "Bruxelles se tait."]
    assert blocks("\n".join(lines)) == lines


def test_a_line_that_ends_where_no_paragraph_does_goes_on_in_the_next() -> None:
    text = "Un accord\nL'aide sera versée à la Jordanie, a dit la\nMaison Blanche.\nKiev attend."
    assert blocks(text) == ["Un accord", "L'aide sera versée à la Jordanie, a dit la Maison Blanche.", "Kiev attend."]


def test_list_items_stay_apart() -> None:
    assert blocks("Kiev veut :\n- des avions\n- des obus") == ["Kiev veut :", "- des avions", "- des obus"]


def test_a_headline_that_ends_in_a_small_word_stays_apart() -> None:
    lines = ["Le Parlement vote pour", "Le travail reprendra lundi.", "La Chine, numéro un", "Pékin s'en félicite."]
    assert blocks("\n".join(lines)) == lines


def test_list_items_without_bullets_stay_apart() -> None:
    lines = ["Les salariés obtiennent :", "une prime de 500 euros", "deux jours de congé", "un local syndical"]
    prose = "Le travail reprendra lundi matin dans les deux ateliers du site."
    assert blocks("\n".join(lines) + "\n\n" + prose) == [*lines, prose]


def test_wrapped_prose_behind_a_colon_is_joined() -> None:
    text = (
        "Le ministre a cité trois pays qui doivent payer, à ce qu'il dit :\n"
        "la France, l'Espagne et le Portugal, dont les navires pêchent dans\n"
        "ces eaux depuis trente ans.\n"
    )
    assert len(blocks(text)) == 1


def test_an_indented_line_begins_a_paragraph_of_wrapped_text() -> None:
    text = (
        "   Les deux pays ont signé hier un accord qui porte sur la vente de\n"
        "blé et sur le passage des navires dans le détroit, où la marine de\n"
        "guerre russe les arrêtait depuis le printemps, au grand dam du port.\n"
        "   Les armateurs s'en félicitent, mais demandent des garanties plus\n"
        "fermes avant la reprise.\n"
    )
    assert [block[:12] for block in blocks(text)] == ["Les deux pay", "Les armateur"]


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("aÉ. -\n\r\t\u2028\u00a0«1"), max_size=80))
def test_blocks_hold_every_visible_character_once_and_in_order(text: str) -> None:
    found = find_blocks(text)
    assert "".join("".join(text[block.start : block.end].split()) for block in found) == "".join(text.split())
    assert all(left.end <= right.start for left, right in pairwise(found))
