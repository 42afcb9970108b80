"""Where a sentence is in somebody's words."""

from __future__ import annotations


def quoted(text: str) -> list[tuple[int, int]]:
    """The stretches between quotation marks (plain ones, as `normalise` leaves them); the first or last may be cut."""
    spans: list[tuple[int, int]] = []
    start = None
    for place, sign in enumerate(text):
        if sign == '"':
            if start is not None:
                spans.append((start, place))
                start = None
            elif place and not text[place - 1].isspace() and not spans:
                spans.append((0, place))  # what was opened in a sentence before
            else:
                start = place + 1
    return spans if start is None else [*spans, (start, len(text))]
