"""A definition as TOML text that a person can read and edit. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import tomlkit
from tomlkit.items import Item, Table

from backend.protocol.hosts_import import ImportRemark, RemarkKind

_TOP = ("definition", "id", "name", "code", "kind", "site_url", "domains")
_WIDTH = 100


def toml_text(document: Mapping[str, Any], *, heading: Iterable[str] = ()) -> str:
    """The sections in the order of every definition; `heading` are lines of comment in front."""
    made = tomlkit.document()
    lines = list(heading)
    for line in lines:
        made.add(tomlkit.comment(_one_line(line)))
    if lines:
        made.add(tomlkit.nl())
    for name in _TOP:
        if name in document:
            made.add(name, _value(document[name]))
    for name, content in document.items():
        if name in _TOP:
            continue
        if isinstance(content, list):
            tables = tomlkit.aot()
            for one in content:
                tables.append(_table(one))
            made.add(name, tables)
        else:
            made.add(name, _table(content))
    return tomlkit.dumps(made)


def heading_of(file_name: str, remarks: Iterable[ImportRemark], templates: Iterable[tuple[str, str]]) -> list[str]:
    """What stands above an imported definition: where it is from, and field by field what was done.

    `templates` are fields of the file as ShareX wrote them; the caller leaves out what could hold a secret.
    """
    lines = [
        f"Imported from {file_name}, a custom uploader of ShareX.",
        "You can edit this file: Galleon reads it again when it is saved, and tells what is wrong with it.",
        "",
    ]
    lines += [f"{field} was: {text}" for field, text in templates if text]
    for remark in remarks:
        if remark.kind is not RemarkKind.CONFIRM:
            start = f"{remark.field}: " if remark.field else ""
            lines.append(start + remark.text)
    return lines


def _table(content: Mapping[str, Any]) -> Table:
    table = tomlkit.table()
    for name, value in content.items():
        table.add(name, _value(value))
    return table


def _value(value: Any) -> Item:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list | tuple):
        array = tomlkit.array()
        for one in value:
            array.append(_value(one))
        array.multiline(any(isinstance(one, Mapping) for one in value) and len(array.as_string()) > _WIDTH)
        return array
    if isinstance(value, Mapping):
        table = tomlkit.inline_table()
        for name, one in value.items():
            table.append(name, _value(one))
        return table
    item: Item = tomlkit.item(value)
    return item


def _text(text: str) -> Item:
    """Patterns stand in single quotes, where a backslash is a backslash."""
    is_plain = "\\" in text and "'" not in text and text.isprintable()
    return tomlkit.string(text, literal=is_plain)


def _one_line(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)
