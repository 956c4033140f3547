"""How much of another program came along, or would."""

from __future__ import annotations

from backend.importers.found import OldGallery
from backend.protocol.other_programs import Contents


class Counts:
    def __init__(self) -> None:
        self._galleries = self._finished = self._images = self._gone = 0

    def add(self, gallery: OldGallery, *, images: int | None = None, is_gone: bool = False) -> None:
        self._galleries += 1
        self._finished += gallery.is_finished
        self._images += gallery.online if images is None else images
        self._gone += is_gone

    def contents(self) -> Contents:
        return Contents(galleries=self._galleries, finished=self._finished, images=self._images, gone=self._gone)
