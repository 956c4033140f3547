"""The names of what rows refer to by id. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from backend.protocol.hosts import HostRow
from backend.protocol.rows import GalleryRow
from backend.protocol.tabs import TabRow
from backend.protocol.templates import TemplateOrigin, TemplateRow, template_of


@dataclass(slots=True)
class Names:
    """What a row refers to by id. The store keeps these; lines read them."""

    tabs: Mapping[int, TabRow] = field(default_factory=dict)
    hosts: Mapping[str, HostRow] = field(default_factory=dict)
    templates: Mapping[str, TemplateRow] = field(default_factory=dict)
    location: str = "keep"  # what the settings say of coordinates in photos
    default_template: str = ""

    def host(self, host_id: str) -> str:
        row = self.hosts.get(host_id)
        return row.name if row is not None else host_id

    def template_of(self, row: GalleryRow) -> tuple[str, TemplateOrigin]:
        """The template that makes a gallery's text, and where it comes from; decided as the engine does."""
        return self._template_by(*_says_template(row))

    def templates_of(self, rows: Iterable[GalleryRow]) -> Counter[tuple[str, TemplateOrigin]]:
        """How many galleries have which; quick also for very many."""
        counts: Counter[tuple[str, TemplateOrigin]] = Counter()
        for said, count in Counter(map(_says_template, rows)).items():
            counts[self._template_by(*said)] += count
        return counts

    def _template_by(self, own: str, tab_id: int, host_id: str) -> tuple[str, TemplateOrigin]:
        tab, host = self.tabs.get(tab_id), self.hosts.get(host_id)
        return template_of(
            gallery=own,
            tab=tab.template_id if tab is not None and tab.template_id in self.templates else "",
            host=host.template_id if host is not None and host.template_id in self.templates else "",
            setting=self.default_template,
        )

    def code(self, host_id: str) -> str:
        """Empty for a moment at the start, when rows are there and hosts are not: a wrong one would have to change."""
        row = self.hosts.get(host_id)
        if row is not None:
            return row.code
        return host_id[:3].upper() if self.hosts else ""


def _says_template(row: GalleryRow) -> tuple[str, int, str]:
    """What the template depends on: its own, its tab, its first host."""
    return row.template_id, row.tab_id, row.hosts[0].host_id if row.hosts else ""
