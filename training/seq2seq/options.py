"""A dataclass's fields as options of a command."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

T = TypeVar("T")


def add_options(parser: argparse.ArgumentParser, kind: type[Any], **defaults: Any) -> None:
    """One option for each field of `kind`; `defaults` are of fields that have none."""
    for field in fields(kind):
        flag, default = f"--{field.name.replace('_', '-')}", defaults.get(field.name, field.default)
        if isinstance(default, bool):
            parser.add_argument(flag, action="store_true")
        else:
            parser.add_argument(flag, type=type(default), default=default, help="(default: %(default)s)")


def taken(kind: type[T], options: Mapping[str, Any]) -> T:
    """The `kind` that the options describe."""
    return kind(**{field.name: options[field.name] for field in fields(kind)})  # type: ignore[arg-type]
