"""A digest as one HTML file that needs nothing else, in the look of a brief and under the same policy.

Text of articles reaches the page through Jinja2's autoescape only. It stands in two kinds of attribute, quoted and
escaped there: the `title` that names a paper, and the label of an event.
"""

from __future__ import annotations

from enjeu.records import Digest, Flag, Status
from enjeu.render import digest_parts, parts
from enjeu.render.clean import clean_record
from enjeu.render.html import asset, environment, policy


def to_html(digest: Digest) -> str:
    """The whole digest as an HTML document. The same digest always gives the same text."""
    digest = clean_record(digest)
    style, script = asset("brief.css") + asset("digest.css"), asset("digest.js")
    statuses = {
        event.number: {r.status for side in event.sides for gain in side.gains for r in gain.reports}
        for event in digest.events
    }
    page = environment().get_template("digest.html.j2")
    return page.render(
        digest=digest,
        known=digest_parts.papers(digest),
        parts=parts,
        policy=policy(style, script),
        script=script,
        sentences=digest_parts.sentences(digest),
        shared=digest_parts,
        single=len(digest.events) == 1 and not digest.alone,
        statuses=statuses,
        style=style,
        Flag=Flag,
        Status=Status,
    )
