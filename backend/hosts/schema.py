"""Makes `schema.json`, the JSON Schema of definitions for editors: `python -m backend.hosts.schema` writes it anew."""

from __future__ import annotations

from pathlib import Path

import msgspec

from backend.hosts.definition import Definition

SCHEMA_FILE = Path(__file__).with_name("schema.json")


def json_schema() -> bytes:
    """The schema as the file holds it."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Definition)}
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_bytes(json_schema())
