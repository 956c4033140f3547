"""SQL made from the fields of the records, so that a column is named in schema.sql and records.py only.

Table and column names come from the code, never from outside; values are always bound.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec


def columns_of(record: type[msgspec.Struct], *, without: Collection[str] = ()) -> tuple[str, ...]:
    return tuple(name for name in record.__struct_fields__ if name not in without)


def select(table: str, columns: Iterable[str], rest: str = "") -> str:
    return f"SELECT {', '.join(columns)} FROM {table} {rest}"  # noqa: S608


def insert(table: str, columns: Collection[str], rest: str = "") -> str:
    marks = ", ".join("?" for _ in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) {rest}"  # noqa: S608


def update(table: str, columns: Iterable[str], where: str, *, allowed: Collection[str]) -> str:
    """Raises ValueError for a column that may not be changed: a typing mistake must not reach SQLite as a name."""
    columns = tuple(columns)
    if unknown := [name for name in columns if name not in allowed]:
        raise ValueError(f"{table} has no changeable column {', '.join(unknown)}")
    if not columns:
        raise ValueError(f"no column of {table} to change")
    assignments = ", ".join(f"{name} = ?" for name in columns)
    return f"UPDATE {table} SET {assignments} WHERE {where}"  # noqa: S608
