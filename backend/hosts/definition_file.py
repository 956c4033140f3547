"""Takes a definition of one's own into the person's folder of definitions."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from backend.hosts.check import check_file
from backend.protocol.hosts_import import HostImport, ImportRemark, RemarkKind

MAX_BYTES = 1_000_000


def take_in(path: Path, folder: Path, *, taken: Collection[str]) -> HostImport:
    """Check a file and copy it into `folder`, which is made when needed, as ID.toml. Never raises.

    `taken` are the ids of all hosts. The new definition takes the place of a built-in one of the same id, as it would
    when put there by hand; one of the person's own is not overwritten. Blocks on the disk; call it in a thread.
    """
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as error:
        return _refused(path, f"The file cannot be read: {error.strerror or 'unknown reason'}.")
    if data is None:
        return _refused(path, "The file is too large for a definition.")
    definition, errors = check_file(path)
    if definition is None:
        return HostImport(path=str(path), remarks=tuple(_error(error.subject, error.detail) for error in errors))
    target = folder / f"{definition.id}.toml"
    remarks: tuple[ImportRemark, ...] = ()
    was_there = _is_same(target, data)
    if not was_there:
        if target.exists():
            return _refused(path, f"There is a definition of {definition.id} of your own already: {target.name}.")
        if definition.id in taken:
            text = f"It takes the place of Galleon's own definition of {definition.id}."
            remarks = (ImportRemark(kind=RemarkKind.NOTE, field="", text=text),)
        try:
            _write(target, data)
        except OSError as error:
            return _refused(path, f"The definition cannot be stored: {error.strerror or 'unknown reason'}.")
    return HostImport(
        path=str(path),
        host_id=definition.id,
        name=definition.name,
        definition_path=str(target),
        was_there=was_there,
        credentials=tuple(field.label for field in definition.credentials if field.is_required),
        remarks=remarks,
    )


def _error(field: str, text: str) -> ImportRemark:
    return ImportRemark(kind=RemarkKind.ERROR, field=field, text=text)


def _refused(path: Path, text: str) -> HostImport:
    return HostImport(path=str(path), remarks=(_error("", text),))


def _is_same(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: the folder is watched."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".new")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
