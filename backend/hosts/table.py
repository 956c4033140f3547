"""The table of all hosts that come with Galleon, HOSTS.md; `python -m backend.hosts.table` writes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from backend.hosts.base import HostInfo, HostLimits
from backend.hosts.check import check_file
from backend.hosts.native import native_infos
from backend.hosts.registry import BUILT_IN
from backend.hosts.runner import host_info
from backend.output.quantities import byte_size
from backend.protocol.hosts import HostKind

TABLE_FILE = Path(__file__).with_name("HOSTS.md")

_HEAD = """# Hosts

Made out of the definitions in `definitions/` and the adapters in `native/` by `python -m backend.hosts.table`; do not
edit. Besides these there are the embedded host "This computer" and whatever you add: definitions of your own (see
WRITING.md) and custom uploaders of ShareX.

Behind each source stands how sure its facts are: documented by the host itself, seen in two independent clients, in one
client, tried against the real host, or general knowledge.

| id | takes | account | options | limits | can | facts come from |
|---|---|---|---|---|---|---|
"""
_CAN = ("results", "cover", "rename", "resolve", "lookup", "check", "info", "delete", "alive")


def table(folder: Path = BUILT_IN) -> str:
    """The whole file."""
    definitions = [check_file(path)[0] for path in sorted(folder.glob("*.toml"))]
    infos = [host_info(one) for one in definitions if one is not None] + list(native_infos())
    known = sorted(infos, key=lambda one: (one.kind is HostKind.FILE, one.id))
    return _HEAD + "".join(f"| {' | '.join(cell.replace('|', '/') for cell in _cells(one))} |\n" for one in known)


def _cells(info: HostInfo) -> Iterator[str]:
    yield f"[{info.id}]({info.site_url})" if info.site_url else info.id
    yield "galleries as ZIP" if info.sends_archive else ", ".join(info.limits.formats) or "any file"
    fields = ", ".join(field.label for field in info.credentials)
    yield f"{'needed' if info.needs_account else 'optional'}: {fields}" if fields else "none"
    yield ", ".join(field.label for field in info.options) or "–"
    yield ", ".join(_limits(info.limits))
    yield ", ".join(name for name in _CAN if name in info.abilities) or "–"
    yield "; ".join(info.sources)


def _limits(limits: HostLimits) -> Iterator[str]:
    if limits.max_size_bytes:
        yield byte_size(limits.max_size_bytes)
    if limits.files_per_gallery:
        yield f"{limits.files_per_gallery} files a gallery"
    if limits.requests_per_s:
        yield f"{limits.requests_per_s:g} requests/s"
    yield f"{limits.connections} at a time"


if __name__ == "__main__":
    TABLE_FILE.write_text(table(), "utf-8")
