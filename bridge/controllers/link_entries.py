"""What the command palette offers of links: asking the hosts about old ones, and finding what is gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from bridge.controllers.palette import Entry, PaletteLine
from bridge.controllers.remote_files import RemoteFiles
from bridge.wording import tr

OLD_DAYS = 30


class LinkEntries:
    """GUI thread. Called for what was typed, in words without case."""

    def __init__(self, remote_files: RemoteFiles, show_gone: Callable[[], None]) -> None:
        self._remote_files = remote_files
        self._show_gone = show_gone

    def __call__(self, words: Sequence[str]) -> list[Entry]:
        check = self._remote_files.check_old
        entries = [
            _entry(
                "links:old", tr("Check links"), tr("Not checked for %n days", "", OLD_DAYS), partial(check, OLD_DAYS)
            ),
            _entry("links:all", tr("Check links"), tr("Of all galleries"), partial(check, 0)),
            _entry("links:gone", tr("Galleries whose links are gone"), "", self._show_gone),
        ]
        return [entry for entry in entries if all(word in _said(entry) for word in words)]


def _entry(key: str, label: str, detail: str, run: Callable[[], None]) -> Entry:
    return Entry(PaletteLine(key, label, detail, "link", ""), run)


def _said(entry: Entry) -> str:
    return f"{entry.line.label} {entry.line.detail}".casefold()
