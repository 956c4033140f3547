"""The table of all built-in definitions, HOSTS.md; `python -m backend.hosts.table` writes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from backend.hosts.check import check_file
from backend.hosts.definition import Definition
from backend.hosts.registry import BUILT_IN
from backend.output.quantities import byte_size
from backend.protocol.rows import HostKind

TABLE_FILE = Path(__file__).with_name("HOSTS.md")

_HEAD = """# Hosts

Made out of the definitions in `definitions/` by `python -m backend.hosts.table`; do not edit. Besides these there are
the embedded host "This computer", adapters for protocols that are no form, and whatever you add: definitions of your
own (see WRITING.md) and custom uploaders of ShareX.

Behind each source stands how sure its facts are: documented by the host itself, seen in two independent clients, in one
client, tried against the real host, or general knowledge.

| id | takes | account | options | limits | can | facts come from |
|---|---|---|---|---|---|---|
"""
_CAN = ("results", "cover", "rename", "resolve", "lookup", "check", "info", "delete", "alive")


def table(folder: Path = BUILT_IN) -> str:
    """The whole file."""
    definitions = [check_file(path)[0] for path in sorted(folder.glob("*.toml"))]
    known = sorted((one for one in definitions if one is not None), key=lambda one: (one.kind is HostKind.FILE, one.id))
    return _HEAD + "".join(f"| {' | '.join(cell.replace('|', '/') for cell in _cells(one))} |\n" for one in known)


def _cells(definition: Definition) -> Iterator[str]:
    yield f"[{definition.id}]({definition.site_url})"
    yield "galleries as ZIP" if definition.sends == "archive" else ", ".join(definition.limits.formats) or "any file"
    is_needed = definition.needs_account or any(field.is_required for field in definition.credentials)
    fields = ", ".join(field.label for field in definition.credentials)
    yield f"{'needed' if is_needed else 'optional'}: {fields}" if fields else "none"
    yield ", ".join(field.label for field in definition.options) or "–"
    yield ", ".join(_limits(definition))
    yield ", ".join(name for name in _CAN if getattr(definition, name)) or "–"
    yield "; ".join(f"{source.text} ({source.confidence.replace('_', ' ')})" for source in definition.sources)


def _limits(definition: Definition) -> Iterator[str]:
    limits = definition.limits
    if limits.max_size_bytes:
        yield byte_size(limits.max_size_bytes)
    if limits.files_per_gallery:
        yield f"{limits.files_per_gallery} files a gallery"
    if limits.requests_per_s:
        yield f"{limits.requests_per_s:g} requests/s"
    yield f"{limits.connections} at a time"


if __name__ == "__main__":
    TABLE_FILE.write_text(table(), "utf-8")
