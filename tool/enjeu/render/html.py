"""A brief as one HTML file that needs nothing else: no network, no other file, no script or style but its own.

Article text reaches the page through Jinja2's autoescape only, and never an attribute: what attributes hold is numbers
and words of this package. A Content-Security-Policy lets the one style and the one script run, by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from enjeu.records import Brief, Flag, Kind, Status
from enjeu.render import parts
from enjeu.render.clean import clean_record
from enjeu.render.exchange import draw

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
_WIDE, _NARROW = 680, 350  # px; the exchange is drawn for both, the page shows the one that fits


def to_html(brief: Brief) -> str:
    """The whole brief as an HTML document. The same brief always gives the same text."""
    brief = clean_record(brief)
    style, script = asset("brief.css"), asset("brief.js")
    bullets = parts.bullets(brief)
    flows = parts.flows(brief)
    statuses = [status for status in Status if any(bullet.gain.status is status for bullet in bullets)]
    page = environment().get_template("brief.html.j2")
    return page.render(
        brief=brief,
        bullets=bullets,
        drawings=[("wide", draw(flows, _WIDE)), ("narrow", draw(flows, _NARROW))] if flows else [],
        parts=parts,
        policy=policy(style, script),
        script=script,
        signature=json.dumps(brief.signature.model_dump(), indent=1, ensure_ascii=False),
        statuses=statuses,
        style=style,
        Flag=Flag,
        Kind=Kind,
    )


def policy(style: str, script: str) -> str:
    """The Content-Security-Policy under which this style and this script run, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; "
        "form-action 'none'"
    )


@cache
def environment() -> Environment:
    """Jinja2 over this folder: everything escaped, an unknown name is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        autoescape=True,
        loader=FileSystemLoader(_HERE),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def asset(name: str) -> str:
    """A style or a script of this folder."""
    return (_HERE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
