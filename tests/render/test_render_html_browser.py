"""The report in a real browser: these tests are skipped where no Chromium is installed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from enjeu.records import Brief
from enjeu.render.html import to_html
from tests.render import chromium
from tests.render.sample import HOSTILE, hostile_brief, sample_brief

pytestmark = pytest.mark.skipif(chromium.find() is None, reason="no Chromium here")

LIT = "[...document.querySelectorAll('[data-s].lit')].map(e => e.closest('p').className + e.dataset.s).join(' ')"
BOTH = "en3 en4 fr3 fr4"
SHOWN = "[...document.querySelectorAll('details.gain')].filter(e => e.checkVisibility()).map(e => e.id).join(' ')"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    return _write(tmp_path_factory.mktemp("report"), sample_brief())


@pytest.fixture
def page(browser: chromium.Page, report: str) -> Iterator[chromium.Page]:
    browser.open("about:blank#")
    browser.open(report)
    browser.hover("h1")
    yield browser
    assert browser.console == []


def _write(folder: Path, brief: Brief) -> str:
    file = folder / "report.html"
    file.write_text(to_html(brief), encoding="utf-8")
    return file.as_uri()


def test_a_click_on_a_bullet_opens_its_evidence_and_lights_it_in_both_texts(page: chromium.Page) -> None:
    assert page.evaluate(LIT) == ""
    page.click("#gain2 summary")
    page.hover("h1")
    assert page.evaluate(LIT) == BOTH
    assert page.evaluate("document.querySelector('#gain2 blockquote').checkVisibility()")


def test_a_second_click_puts_the_light_out(page: chromium.Page) -> None:
    page.click("#gain2 summary")
    page.click("#gain2 summary")
    page.hover("h1")
    page.evaluate("document.activeElement.blur()")
    assert page.evaluate(LIT) == ""


def test_hovering_a_bullet_lights_its_evidence_for_as_long_as_the_mouse_is_there(page: chromium.Page) -> None:
    page.hover("#gain2 summary")
    assert page.evaluate(LIT) == BOTH
    page.hover("h1")
    assert page.evaluate(LIT) == ""


def test_hovering_an_arrow_lights_its_bullet_and_its_evidence(page: chromium.Page) -> None:
    page.hover("svg.wide .arrow.sought text")
    assert page.evaluate(LIT) == BOTH
    assert page.evaluate("document.querySelector('#gain2').classList.contains('lit')")


def test_the_keyboard_alone_reaches_a_bullet_lights_and_opens_it(page: chromium.Page) -> None:
    page.evaluate("document.querySelector('#gain1 summary').focus()")
    page.press("Tab", 9)
    assert page.evaluate("document.activeElement.parentElement.id") == "gain2"
    assert page.evaluate(LIT) == BOTH
    page.press("Enter", 13, "\r")
    assert page.evaluate("document.querySelector('#gain2').open")


def test_filters_hide_bullets_by_side_and_by_status_and_say_how_many_are_left(page: chromium.Page) -> None:
    assert page.evaluate(SHOWN) == "gain1 gain2 gain3 gain4 gain5"
    page.click("[name=status][value=denied]")
    assert page.evaluate(SHOWN) == "gain1 gain2 gain3 gain4"
    page.click("[name=side][value='0']")
    assert page.evaluate(SHOWN) == "gain3 gain4"
    assert page.evaluate("document.querySelector('.shown').textContent") == "2 of 5 shown"
    assert page.evaluate("document.querySelectorAll('svg.wide .arrow.off').length") == 2


def test_one_language_can_be_read_alone(page: chromium.Page) -> None:
    french = "document.querySelector('.paragraph .fr').checkVisibility()"
    assert page.evaluate(french)
    page.click("[name=view][value=en]")
    assert not page.evaluate(french)


def test_a_link_to_a_bullet_opens_it(page: chromium.Page, report: str) -> None:
    page.evaluate("location.hash = '#gain2'")
    page.hover("h1")
    assert page.evaluate("document.querySelector('#gain2').open")
    assert page.evaluate(LIT) == BOTH


def test_on_paper_every_bullet_shows_its_evidence(page: chromium.Page) -> None:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.querySelectorAll('details:not([open])').length") == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.querySelectorAll('details[open]').length") == 0


def test_hostile_text_runs_nothing_and_breaks_no_policy(browser: chromium.Page, tmp_path: Path) -> None:
    browser.open(_write(tmp_path, hostile_brief(" ".join(HOSTILE))))
    browser.click("#gain1 summary")
    assert browser.console == []
    assert browser.evaluate("document.querySelectorAll('script, img, iframe, [onload], [onerror]').length") == 1


def test_a_tap_on_a_phone_opens_a_bullet_and_lights_its_evidence(report: str, tmp_path: Path) -> None:
    with chromium.Page(tmp_path / "profile", 360, 740) as phone:
        phone.open(report)
        phone.tap("#gain2 summary")
        assert phone.evaluate(LIT) == BOTH
        assert phone.evaluate("document.querySelector('#gain2 blockquote').checkVisibility()")
        phone.tap("#gain2 summary")
        assert not phone.evaluate("document.querySelector('#gain2').open")


def test_a_phone_needs_no_sideways_scrolling_even_for_a_word_of_300_letters(tmp_path: Path) -> None:
    with chromium.Page(tmp_path / "profile", 360, 740) as phone:
        for brief in (sample_brief(), hostile_brief("w" * 300)):
            phone.open("about:blank#")
            phone.open(_write(tmp_path, brief))
            phone.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            assert phone.evaluate("document.documentElement.scrollWidth") <= 360
            assert phone.evaluate("document.querySelector('svg.narrow').checkVisibility()")
