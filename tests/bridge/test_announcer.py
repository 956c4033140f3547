"""What a screen reader hears of the selected galleries."""

from backend.protocol.rows import GalleryPatch, GalleryState
from bridge.announcer import Announcer
from bridge.selection import Selection
from bridge.store import Store
from tests.bridge.conftest import fill, gallery

S = GalleryState


def test_only_states_of_selected_galleries_are_said(store: Store) -> None:
    fill(store, *(gallery(i, f"G{i}", S.UPLOADING) for i in range(1, 8)))
    selection = Selection()
    said: list[str] = []
    announcer = Announcer(store, selection, said.append)
    store.patch_galleries([GalleryPatch(id=1, state=S.COMPLETED)])
    selection.replace([1, 2, 3, 4, 5, 6])
    store.patch_galleries([GalleryPatch(id=2, done_images=5)])
    assert said == []
    store.patch_galleries([GalleryPatch(id=2, state=S.COMPLETED), GalleryPatch(id=7, state=S.COMPLETED)])
    store.patch_galleries([GalleryPatch(id=i, state=S.PAUSED) for i in (3, 4, 5, 6)])
    assert said == ["G2: Completed", "4 galleries: Paused"]
    assert announcer.parent() is None
