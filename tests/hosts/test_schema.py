from __future__ import annotations

import json

from backend.hosts.schema import SCHEMA_FILE, json_schema


def test_the_published_schema_is_current():
    assert SCHEMA_FILE.read_bytes() == json_schema(), "run: python -m backend.hosts.schema"


def test_the_schema_is_strict():
    definitions = json.loads(json_schema())["$defs"]
    tables = {name: one for name, one in definitions.items() if one.get("type") == "object"}
    assert "Step" in tables
    assert all(table["additionalProperties"] is False for table in tables.values())
