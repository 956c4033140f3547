"""The names of what rows refer to by id. Pure."""

from __future__ import annotations

from collections.abc import Mapping
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
        tab = self.tabs.get(row.tab_id)
        host = self.hosts.get(row.hosts[0].host_id) if row.hosts else None
        return template_of(
            gallery=row.template_id,
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
