"""Definitions that extend a family: the family's document with the definition laid over it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import regex

FAMILIES = Path(__file__).parent / "families"

_VALUE = regex.compile(r"\{value\.([a-z][a-z0-9_]*)\}")
_NAME = regex.compile(r"[a-z][a-z0-9_-]*")


def expanded(document: dict[str, Any], folder: Path = FAMILIES) -> dict[str, Any]:
    """The document with its family's under it, tables merged, all else replaced, and `{value.NAME}` filled in.

    A document without `extends` only has its values filled in. Raises ValueError with the reason for a family that is
    not there and for a value that nobody names. Reads one small file.
    """
    name = document.get("extends", "")
    if name:
        if not isinstance(name, str) or not _NAME.fullmatch(name) or not (path := folder / f"{name}.toml").is_file():
            known = ", ".join(sorted(path.stem for path in folder.glob("*.toml")))
            raise ValueError(f"there is no family {name} (there are: {known})")
        document = _laid_over(tomllib.loads(path.read_text("utf-8")), document)
    values = document.get("values", {})
    if not isinstance(values, dict):
        return document
    return {key: part if key == "values" else _filled(part, values) for key, part in document.items()}


def _laid_over(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(under)
    for key, value in over.items():
        below = merged.get(key)
        merged[key] = _laid_over(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def _filled(part: Any, values: Mapping[str, Any]) -> Any:
    if isinstance(part, str):
        return _VALUE.sub(lambda match: _value(match.group(1), values), part)
    if isinstance(part, dict):
        return {key: _filled(value, values) for key, value in part.items()}
    if isinstance(part, list):
        return [_filled(value, values) for value in part]
    return part


def _value(name: str, values: Mapping[str, Any]) -> str:
    value = values.get(name)
    if not isinstance(value, str):
        raise ValueError(f"values.{name} is missing, or no text")
    return value
