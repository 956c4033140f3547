"""Takes a `.sxcu` file into the person's folder of definitions."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from backend.hosts.check import faults_of
from backend.hosts.definition import Definition
from backend.hosts.sharex.remarks import Remarks
from backend.hosts.sharex.translate import Translation, translate
from backend.hosts.sharex.uploader import MAX_BYTES, Uploader, read
from backend.hosts.sharex.write import heading_of, toml_text
from backend.protocol import decoding
from backend.protocol.hosts_import import HostImport


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file, and the secrets that it held, by name of the credential."""

    result: HostImport
    values: dict[str, str] = field(default_factory=dict, repr=False)


def import_file(path: Path, folder: Path, *, taken: Collection[str], allow_local: bool) -> Imported:
    """Translate one file and store the definition in `folder`, which is made when needed. Never raises.

    `taken` are the ids of all hosts. Blocks on the disk; call it in a thread.
    """
    remarks = Remarks()
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        remarks.error("", f"The file cannot be read: {error.strerror or 'unknown reason'}.")
        return _not_imported(path, remarks)
    uploader = read(data, remarks)
    translation = translate(uploader, path.name, remarks) if uploader is not None else None
    if uploader is None or translation is None:
        return _not_imported(path, remarks)
    if translation.local_host and not allow_local:
        remarks.confirm("RequestURL", f"It sends to {translation.local_host}, on this computer or in your own network.")
        return _not_imported(path, remarks)
    return _stored(path, folder, uploader, translation, remarks, taken)


def _stored(
    path: Path,
    folder: Path,
    uploader: Uploader,
    translation: Translation,
    remarks: Remarks,
    taken: Collection[str],
) -> Imported:
    document, wished = translation.document, translation.document["id"]
    if wished in taken and not (folder / f"{wished}.toml").exists():
        remarks.note("", f"Galleon has a definition of {wished} of its own; this one stands beside it.")
    templates = [
        ("URL", uploader.url),
        ("ThumbnailURL", uploader.thumbnail_url if _has(document, "thumb_url") else ""),
        ("DeletionURL", uploader.deletion_url if _has(document, "delete_url") else ""),
    ]
    heading = heading_of(path.name, remarks.all(), templates)
    number = 1
    while True:
        host_id = wished if number == 1 else f"{wished}-{number}"
        text = toml_text({**document, "id": host_id}, heading=heading)
        target = folder / f"{host_id}.toml"
        was_there = _is_same(target, text)
        if was_there or (host_id not in taken and not target.exists()):
            break
        number += 1
    faults = list(faults_of(decoding.converted({**document, "id": host_id}, Definition)))
    if faults:  # what the importer did not foresee is told as it is, and nothing is stored
        for place, reason in faults:
            remarks.error("", f"The definition would not be valid: {'.'.join(map(str, place))} {reason}.")
        return _not_imported(path, remarks)
    if not was_there:
        try:
            _write(target, text)
        except OSError as error:
            remarks.error("", f"The definition cannot be stored: {error.strerror or 'unknown reason'}.")
            return _not_imported(path, remarks)
    result = HostImport(
        path=str(path),
        host_id=host_id,
        name=document["name"],
        definition_path=str(target),
        was_there=was_there,
        credentials=translation.missing,
        remarks=remarks.all(),
    )
    return Imported(result, translation.values)


def _has(document: dict[str, object], reading: str) -> bool:
    steps = document["upload"]
    assert isinstance(steps, list)
    return any(one["name"] == reading for step in steps for one in step["read"])


def _not_imported(path: Path, remarks: Remarks) -> Imported:
    return Imported(HostImport(path=str(path), remarks=remarks.all()))


def _is_same(path: Path, text: str) -> bool:
    try:
        return path.read_text(encoding="utf-8") == text
    except (OSError, UnicodeDecodeError):
        return False


def _write(path: Path, text: str) -> None:
    """Whole or not at all: the folder is watched."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".new")
    with temporary.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
