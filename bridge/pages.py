"""The pages of the window in the order of the sidebar and of Alt 1…9. Only pages that work stand here."""

from __future__ import annotations

from typing import NamedTuple

from bridge.wording import mark


class Page(NamedTuple):
    """`folder` of `qml/App` holds `<folder>Page.qml` and `<folder>Toolbar.qml`; the queue is part of `Main.qml`."""

    id: str
    title: str
    icon: str
    folder: str


PAGES = (
    Page("queue", mark("Queue"), "layers", "Queue"),
    Page("hosts", mark("Hosts"), "server", "Hosts"),
    Page("templates", mark("Templates"), "braces", "Templates"),
    Page("statistics", mark("Statistics"), "chart-column", "Statistics"),
    Page("log", mark("Log"), "scroll-text", "Log"),
    Page("settings", mark("Settings"), "settings", "Settings"),
)
IDS = tuple(page.id for page in PAGES)
