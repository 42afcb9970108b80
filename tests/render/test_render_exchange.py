import pytest

from enjeu.render.exchange import Drawing, draw
from enjeu.render.parts import flows
from tests.render.sample import hostile_brief, sample_brief


@pytest.fixture(params=[350, 680])
def drawing(request: pytest.FixtureRequest) -> Drawing:
    return draw(flows(sample_brief()), request.param)


def test_every_gain_that_has_a_giver_is_an_arrow_with_all_its_words(drawing: Drawing) -> None:
    drawn = [(a.number, a.firm, " ".join(line.text for line in a.lines)) for b in drawing.bands for a in b.arrows]
    assert drawn == [
        (1, True, "10,000 tonnes of ammunition delivered in August 2023 (reported)"),
        (2, False, "Artillery shells and ammunition for its war in Ukraine (sought)"),
        (3, True, "Russian wheat and oil before the end of the year (planned)"),
        (4, False, "Technical help for its spy satellites (possible)"),
    ]


def test_nothing_overlaps_and_nothing_leaves_the_frame(drawing: Drawing) -> None:
    bottom = 0.0
    for band in drawing.bands:
        assert band.giver.y >= bottom
        bottom = band.giver.y + band.giver.height
        at = [y for arrow in band.arrows for y in (*(line.y for line in arrow.lines), arrow.y)]
        assert at == sorted(at)
        assert band.giver.y < at[0]
        assert at[-1] < bottom
        for arrow in band.arrows:
            assert band.giver.x + band.giver.width < arrow.start < arrow.end < band.receiver.x
        assert band.receiver.x + band.receiver.width <= drawing.width
    assert bottom <= drawing.height


def test_a_name_without_spaces_is_broken_to_fit_its_box() -> None:
    drawing = draw(flows(hostile_brief("N" * 100)), 350)
    assert all(len(line.text) * 14 * 0.56 <= box.width for b in drawing.bands for box in b[:2] for line in box.lines)
