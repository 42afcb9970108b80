"""Any text in any field of a brief: JSON stays the contract, HTML the same tree, and a terminal shows text alone.

Markdown's properties stand with its other tests, in tests/render.
"""

from __future__ import annotations

import io
import json
import re

import jsonschema
import lxml.html
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from enjeu.batch.interface import Format
from enjeu.render.html import to_html
from enjeu.render.schema import brief_schema
from enjeu.render.terminal import print_brief
from tests.hostile.inputs import MARKUP_ATTACKS, TERMINAL_ATTACKS, TITLE_ATTACKS
from tests.render.sample import hostile_brief

ATTACKS = st.sampled_from([*MARKUP_ATTACKS, *TERMINAL_ATTACKS, *TITLE_ATTACKS])
TEXTS = st.lists(ATTACKS | st.text(st.characters(exclude_categories=["Cs"]), max_size=12), max_size=4).map(" ".join)
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
VALIDATOR = jsonschema.Draft202012Validator(brief_schema())
SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(TEXTS)
def test_json_is_the_contract_and_comes_back_the_same(text: str) -> None:
    brief = hostile_brief(text)
    written = Format.JSON.text(brief)
    assert not UNSAFE.search(written)
    VALIDATOR.validate(json.loads(written))
    assert type(brief).model_validate_json(written) == brief


@SLOW
@given(TEXTS)
def test_html_has_no_element_or_attribute_of_the_text_s_own(text: str) -> None:
    page = to_html(hostile_brief(text))
    assert not UNSAFE.search(page)
    root = lxml.html.document_fromstring(page)
    assert (
        len(root.xpath("//script")) == len(root.xpath("//style")) == len(root.xpath("//title[not(ancestor::svg)]")) == 1
    )
    assert not root.xpath("//img|//iframe|//object|//embed|//link|//base|//b[not(parent::li)]|//@src|//@style")
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
    assert all(link.startswith("#") for link in root.xpath("//@href"))


@SLOW
@given(TEXTS, st.sampled_from([40, 80, 120]))
def test_a_terminal_is_shown_text_alone(text: str, width: int) -> None:
    page = io.StringIO()
    print_brief(hostile_brief(text), Console(file=page, width=width), show_set_aside=True, cached=False)
    assert not UNSAFE.search(page.getvalue())
