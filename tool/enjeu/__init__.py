"""enjeu: French press articles in, an English brief out, with what each side gains.

    from enjeu import brief
    print(brief("article.txt").summary.text)

Importing enjeu is light: what a name below stands for is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from enjeu.api import brief
    from enjeu.errors import EnjeuError
    from enjeu.records import Brief
    from enjeu.render.html import to_html
    from enjeu.render.markdown import to_markdown

__version__ = "0.1.0"

__all__ = ["Brief", "EnjeuError", "__version__", "brief", "to_html", "to_markdown"]

_HOMES = {
    "Brief": "enjeu.records",
    "EnjeuError": "enjeu.errors",
    "brief": "enjeu.api",
    "to_html": "enjeu.render.html",
    "to_markdown": "enjeu.render.markdown",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
