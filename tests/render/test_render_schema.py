import json

import jsonschema
import pytest

from enjeu.render.schema import SCHEMA_FILE, brief_schema, schema_text
from tests.render.sample import HOSTILE, hostile_brief, sample_brief


def test_the_published_schema_is_that_of_the_records() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text(), (
        "the records have changed: SCHEMA_FILE.write_text(schema_text(), encoding='utf-8')"
    )


def test_a_brief_as_json_satisfies_the_schema() -> None:
    schema = brief_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for brief in (sample_brief(), hostile_brief(HOSTILE[0])):
        jsonschema.validate(json.loads(brief.to_json()), schema, jsonschema.Draft202012Validator)


@pytest.mark.parametrize("key", ["source", "sides", "schema"])
def test_the_schema_refuses_a_brief_that_lacks_a_part(key: str) -> None:
    data = json.loads(sample_brief().to_json())
    del data[key]
    with pytest.raises(jsonschema.ValidationError, match=key):
        jsonschema.validate(data, brief_schema())


def test_the_giver_is_called_from_in_json() -> None:
    assert json.loads(sample_brief().to_json())["sides"][0]["gains"][0]["from"] == "North Korea"
