"""The first run: where images can go, and the gallery of samples that shows the whole way."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject

from backend.protocol.hosts import FieldKind, FieldRow, HostKind, HostRow
from backend.protocol.rows import GalleryPatch, GalleryState
from bridge.controllers.app import App
from bridge.controllers.sample_tour import SampleTour
from bridge.controllers.welcome import Welcome, host_cards
from bridge.selection import Selection
from bridge.store import Store
from bridge.window_state import WindowState
from tests.bridge.conftest import NOW, gallery


def _host(name: str, kind: HostKind = HostKind.IMAGE, *fields: FieldRow) -> HostRow:
    return HostRow(id=name, name=name, code="X", kind=kind, needs_account=True, credentials=fields)


def test_short_names_of_image_hosts_stand_on_the_card() -> None:
    address = FieldRow(name="address", label="Address", kind=FieldKind.URL)
    hosts = [
        _host("Chevereto (own site)", HostKind.IMAGE, address),
        _host("FileBoom", HostKind.FILE),
        _host("Freeimage.host"),
        _host("ImgBB"),
    ]
    assert host_cards(hosts)[-1].name == "ImgBB, Freeimage.host and 2 more"


def test_cards_go_with_the_first_gallery_that_is_no_sample(store: Store, tmp_path: Path) -> None:
    state = WindowState(tmp_path / "window.json")
    welcome = Welcome(store, App(store, state, "1.0", False), state)
    store.add_galleries([gallery(1, path="/opt/galleon/backend/samples")])
    assert welcome.property("hasCards")
    store.add_galleries([gallery(2)])
    assert not welcome.property("hasCards")


class _Told(QObject):
    """Stands for the page, the inspector and the preferences."""

    def __init__(self, page: str = "queue") -> None:
        super().__init__()
        self.setProperty("page", page)
        self.selection = Selection()
        self.opened: list[int] = []

    def open_gallery(self, gallery_id: int) -> None:
        self.opened.append(gallery_id)


@pytest.mark.parametrize(
    ("page", "selected", "opened"), [("queue", set(), [7]), ("queue", {3}, []), ("hosts", set(), [])]
)
def test_the_samples_end_on_their_results_unless_the_person_went_on(
    store: Store, page: str, selected: set[int], opened: list[int]
) -> None:
    told: Any = _Told(page)
    told.selection.replace(selected)
    store.add_galleries([gallery(7, state=GalleryState.UPLOADING)])
    tour = SampleTour(store, told, told, told, told, told)
    tour.follow(7)
    assert told.opened == []
    for _ in range(2):
        store.patch_galleries([GalleryPatch(id=7, state=GalleryState.COMPLETED, finished_at=NOW)])
    assert told.opened == opened
    assert told.property("segment") == ("results" if opened else None)
    assert told.property("inspectorOpen") == (True if opened else None)
