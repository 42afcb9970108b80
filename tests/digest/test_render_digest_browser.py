"""The digest in a real browser: these tests are skipped where no Chromium is installed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from enjeu.digest import make_digest
from enjeu.records import Digest
from enjeu.render.digest_html import to_html
from tests.digest.briefs import named, seeds
from tests.digest.test_render_digest import MIXED, hostile
from tests.render import chromium
from tests.render.sample import HOSTILE

pytestmark = pytest.mark.skipif(chromium.find() is None, reason="no Chromium here")

SHOWN = "[...document.querySelectorAll('#event-1 details.gain')].filter(e => e.checkVisibility()).length"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    return _write(tmp_path_factory.mktemp("report"), make_digest(seeds()))


@pytest.fixture
def page(browser: chromium.Page, report: str) -> Iterator[chromium.Page]:
    browser.open("about:blank#")
    browser.open(report)
    yield browser
    assert browser.console == []


def _write(folder: Path, digest: Digest) -> str:
    file = folder / "digest.html"
    file.write_text(to_html(digest), encoding="utf-8")
    return file.as_uri()


def test_a_click_on_a_gain_shows_what_each_paper_says_in_both_languages(page: chromium.Page) -> None:
    quotes = "[...document.querySelectorAll('#event-1-gain-1 blockquote')].filter(e => e.checkVisibility()).length"
    assert page.evaluate(quotes) == 0
    page.click("#event-1-gain-1 summary")
    assert page.evaluate(quotes) >= 3
    assert page.evaluate("document.querySelector('#event-1-gain-1 blockquote [lang=fr]').checkVisibility()")


def test_a_difference_leads_to_its_gain_and_opens_it(page: chromium.Page) -> None:
    page.click(".differ a[href^='#event-1-gain']")
    assert page.evaluate("document.getElementById(location.hash.slice(1)).open")


def test_a_citation_leads_to_its_sentence(page: chromium.Page) -> None:
    page.click(".summary .cite a")
    assert page.evaluate("document.querySelector(':target').textContent.length") > 20


def test_gains_of_one_paper_alone_can_be_hidden_and_statuses_chosen(page: chromium.Page) -> None:
    everything = page.evaluate(SHOWN)
    page.click("[name=several]")
    several = page.evaluate(SHOWN)
    assert 0 < several < everything
    assert page.evaluate("document.querySelector('.shown').textContent") == f"{several} of {everything} shown"
    page.click("[name=status][value=sought]")
    page.click("[name=status][value=possible]")
    assert page.evaluate(SHOWN) < several


def test_on_paper_every_gain_shows_its_evidence(page: chromium.Page) -> None:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.querySelectorAll('details:not([open])').length") == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.querySelectorAll('details[open]').length") == 0


def test_hostile_text_runs_nothing_and_breaks_no_policy(browser: chromium.Page, tmp_path: Path) -> None:
    browser.open(_write(tmp_path, hostile(make_digest(named(*MIXED)), " ".join(HOSTILE))))
    assert browser.console == []
    assert browser.evaluate("document.querySelectorAll('script, img, iframe, [onload], [onerror]').length") == 1


def test_a_phone_needs_no_sideways_scrolling_even_for_a_word_of_300_letters(tmp_path: Path) -> None:
    with chromium.Page(tmp_path / "profile", 360, 740) as phone:
        for digest in (make_digest(seeds()), hostile(make_digest(named(*MIXED)), "w" * 300)):
            phone.open("about:blank#")
            phone.open(_write(tmp_path, digest))
            phone.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            assert phone.evaluate("document.documentElement.scrollWidth") <= 360
