"""Stretches of program text that scrapers leave in an article: scripts of video players, style sheets, JSON."""

from __future__ import annotations

import re

START = re.compile(
    r"\bwindow\.[\w$]+\s*(?:=|\(|\.|\|\|)|\bdocument\.(?:write|getElement|querySelector|createElement|cookie)"
    r"|\b(?:var|let|const)\s+[\w$]+\s*=|\bfunction\s*[\w$]*\s*\([\w$, ]*\)\s*\{|<(?:script|style)\b|//<!\[CDATA\["
    r"|\{\s*[\"'][\w@$-]+[\"']\s*:|[.#@][\w-]+\s*\{\s*[\w-]+\s*:|\bgoogletag\.|\b[\w$]+\.push\(\{"
)
PLAIN = re.compile(r"[«“(\"]?[^\W\d_]+(?:['’-][^\W\d_]+)*[,.!?…)»”]*")
KEY = re.compile(r"[\"'][\w@$-]+[\"']\s?:\s*$")  # its value is code too, though "false" is a word
TOKEN = re.compile(r"\S+")
PROSE_RUN = 4


def find_code(text: str) -> list[tuple[int, int]]:
    """The stretches [start, end) that are code. Each ends where PROSE_RUN plain words follow each other."""
    found: list[tuple[int, int]] = []
    position = 0
    while (start := START.search(text, position)) is not None:
        end = start.end()
        run = 0
        for token in TOKEN.finditer(text, end):
            plain = PLAIN.fullmatch(token[0]) and not KEY.search(text, max(0, token.start() - 40), token.start())
            run = run + 1 if plain else 0
            if not run:
                end = token.end()
            elif run == PROSE_RUN:
                break
        found.append((start.start(), end))
        position = end
    return found
