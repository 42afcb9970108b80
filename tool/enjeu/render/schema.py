"""The JSON Schema of `enjeu.brief/1`, published in this package as `brief.schema.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from enjeu.records import Brief

SCHEMA_FILE = Path(__file__).with_name("brief.schema.json")


class _EveryKey(GenerateJsonSchema):
    """Readers may count on every key: `Brief.to_json()` writes those that hold a default too."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        return True


def brief_schema() -> dict[str, Any]:
    """The schema that `Brief.to_json()` satisfies, derived from the records."""
    schema = Brief.model_json_schema(by_alias=True, mode="serialization", schema_generator=_EveryKey)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "enjeu.brief/1", **schema}


def schema_text() -> str:
    """`brief.schema.json` as it is to be: to renew it after a change of the records, write this into `SCHEMA_FILE`."""
    return json.dumps(brief_schema(), indent=2, ensure_ascii=False) + "\n"
