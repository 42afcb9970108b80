"""Denials without "pas", which newspapers write: "n'a cessé d'augmenter", "n'ose trancher".

Read as they stand, half of them come out as what they deny ("has ceased to rise", "dares to decide").
"""

from __future__ import annotations

import re

_CEASED = re.compile(r"\b(n['’](?:a|ai|as|ont|avons|avez|avait|avaient|aura|auront|aurait|auraient)) (?=cessé d[e'’])")
_DARED = re.compile(r"\b(n['’]os(?:e|ent|ait|aient|era|eront)) (?=(?:se |s['’]|l['’])?[^\W\d_]+(?:er|ir|re)\b)")


def with_whole_denials(french: str) -> str:
    """The French with the "pas" that is understood."""
    return _DARED.sub(r"\1 pas ", _CEASED.sub(r"\1 pas ", french))
