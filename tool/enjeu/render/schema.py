"""The JSON Schemas of `enjeu.brief/1` and `enjeu.digest/1`, published in this package as `*.schema.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from enjeu.records import Brief, Digest, Record

SCHEMA_FILE = Path(__file__).with_name("brief.schema.json")
DIGEST_SCHEMA_FILE = Path(__file__).with_name("digest.schema.json")


class _EveryKey(GenerateJsonSchema):
    """Readers may count on every key: `to_json()` writes those that hold a default too."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        return True


def brief_schema() -> dict[str, Any]:
    """The schema that `Brief.to_json()` satisfies, derived from the records."""
    return _schema(Brief, "enjeu.brief/1")


def digest_schema() -> dict[str, Any]:
    """The schema that `Digest.to_json()` satisfies, derived from the records."""
    return _schema(Digest, "enjeu.digest/1")


def schema_text() -> str:
    """`brief.schema.json` as it is to be: to renew it after a change of the records, write this into `SCHEMA_FILE`."""
    return _text(brief_schema())


def digest_schema_text() -> str:
    """`digest.schema.json` as it is to be, for `DIGEST_SCHEMA_FILE`."""
    return _text(digest_schema())


def _schema(record: type[Record], name: str) -> dict[str, Any]:
    schema = record.model_json_schema(by_alias=True, mode="serialization", schema_generator=_EveryKey)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": name, **schema}


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
