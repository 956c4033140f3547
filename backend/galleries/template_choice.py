"""Which template makes a gallery's text: its own, its tab's, its first host's, or that of the setting."""

from __future__ import annotations

from collections.abc import Callable

from backend.protocol.rows import GalleryRow
from backend.protocol.templates import template_of


class TemplateChoice:
    """Used from the engine's event loop. What names a template that is gone says nothing, but for the gallery itself
    and the setting: there the text tells that it is gone."""

    def __init__(
        self,
        *,
        tab: Callable[[int], str],
        host: Callable[[str], str],
        setting: Callable[[], str],
        exists: Callable[[str], bool],
    ) -> None:
        self._tab = tab
        self._host = host
        self._setting = setting
        self._exists = exists

    def of(self, row: GalleryRow) -> str:
        """The template's id."""
        tab, host = self._wanted(row)
        return template_of(
            gallery=row.template_id,
            tab=tab if self._exists(tab) else "",
            host=host if self._exists(host) else "",
            setting=self._setting(),
        )[0]

    def gone(self, row: GalleryRow) -> tuple[str, ...]:
        """Templates that its tab and its first host name and that there are not."""
        return tuple(template_id for template_id in self._wanted(row) if template_id and not self._exists(template_id))

    def _wanted(self, row: GalleryRow) -> tuple[str, str]:
        return self._tab(row.tab_id), self._host(row.hosts[0].host_id) if row.hosts else ""
