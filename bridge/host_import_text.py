"""What became of imported hosts, in words."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from backend.protocol.hosts_import import HostImport, RemarkKind
from bridge import formatting as text
from bridge.wording import tr


class ImportText(NamedTuple):
    """One line behind the bell."""

    title: str
    body: str
    icon: str
    tone: str


def told(result: HostImport) -> ImportText:
    """One file: imported and how, or not and why, field by field."""
    file = text.isolated(Path(result.path).name)
    remarks = [
        f"{remark.field}: {remark.text}" if remark.field else remark.text
        for remark in result.remarks
        if result.host_id or remark.kind in (RemarkKind.ERROR, RemarkKind.CONFIRM)
    ]
    if not result.host_id:
        return ImportText(
            tr("{file} was not imported").format(file=file), "\n".join(remarks), "triangle-alert", "warning"
        )
    name = text.isolated(result.name)
    has_loss = any(remark.kind is RemarkKind.LOSS for remark in result.remarks)
    if result.credentials:
        remarks.insert(0, tr("Still to enter: {fields}.").format(fields=text.joined(list(result.credentials), most=5)))
    title = tr("{host} was there already") if result.was_there else tr("{host} was imported")
    return ImportText(title.format(host=name), "\n".join(remarks), "import", "warning" if has_loss else "secondary")


def wants_leave(result: HostImport) -> bool:
    """Whether the person has to allow it first."""
    return not result.host_id and any(remark.kind is RemarkKind.CONFIRM for remark in result.remarks)


def question(results: list[HostImport]) -> str:
    """What is asked before hosts on this computer or in the own network are imported."""
    lines = [
        f"{text.isolated(Path(result.path).name)}: {remark.text}"
        for result in results
        for remark in result.remarks
        if remark.kind is RemarkKind.CONFIRM
    ]
    return "\n".join([*lines, tr("Import only what you know: Galleon will send pictures there when you ask it to.")])
