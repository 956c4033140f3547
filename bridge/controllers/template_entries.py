"""What the command palette offers of templates: each one, and a new one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bridge.controllers.app import App
from bridge.controllers.palette import Entry, PaletteLine
from bridge.controllers.templates import Templates
from bridge.store import Store
from bridge.wording import tr


class TemplateEntries:
    """GUI thread. Called for what was typed, in words without case."""

    def __init__(self, store: Store, app: App, templates: Templates) -> None:
        self._store = store
        self._app = app
        self._templates = templates

    def __call__(self, words: Sequence[str]) -> list[Entry]:
        entries = [Entry(PaletteLine("template+", tr("New template"), tr("Templates"), "plus", ""), self._new)]
        entries += [
            Entry(
                PaletteLine(f"template:{row.id}", row.name, tr("Template"), "braces", ""), partial(self._open, row.id)
            )
            for row in self._store.templates.values()
        ]
        return [entry for entry in entries if all(word in _said(entry) for word in words)]

    def _new(self) -> None:
        self._app.setProperty("page", "templates")
        self._templates.create("bbcode")

    def _open(self, template_id: str) -> None:
        self._app.setProperty("page", "templates")
        self._templates.open(template_id)


def _said(entry: Entry) -> str:
    return f"{entry.line.label} {entry.line.detail}".casefold()
