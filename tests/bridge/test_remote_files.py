"""The question before files are deleted from hosts, and what is told of links."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.links import (
    CheckLinks,
    CheckOldLinks,
    DeleteRemote,
    FileOnHost,
    GoneQueued,
    LinksChecked,
    LinkState,
    OldLinksChecked,
    RemoteDeleted,
    UploadGone,
)
from backend.protocol.replies import Refused
from backend.protocol.rows import HostProgress
from bridge.controllers.app import App
from bridge.controllers.gallery_menu import can_anywhere
from bridge.controllers.notifications import Notifications
from bridge.controllers.remote_files import RemoteFiles
from bridge.store import Store
from bridge.window_state import WindowState
from tests.bridge.conftest import Recorder, fill, gallery

PIX, IMX = "pixhost.to", "imx.to"


class Desk:
    def __init__(self, store: Store, engine: Recorder, folder: Path) -> None:
        self.store = store
        self.engine = engine
        self.app = App(store, WindowState(folder / "window.json"), "1.0", False)
        self.notifications = Notifications()
        self.remote = RemoteFiles(store, engine, self.app, self.notifications)
        self.toasts: list[tuple[str, ...]] = []
        self.app.toastRequested.connect(lambda *toast: self.toasts.append(toast))

    def shown(self, name: str) -> object:
        value = self.remote.property(name)
        return value.replace("\u2068", "").replace("\u2069", "") if isinstance(value, str) else value

    def told(self) -> list[str]:
        return [line.title.replace("\u2068", "").replace("\u2069", "") for line in self.notifications.rows()]


@pytest.fixture
def desk(store: Store, engine: Recorder, tmp_path: Path) -> Desk:
    made = Desk(store, engine, tmp_path)
    hosts = [replace(store.hosts[PIX], abilities=("alive", "delete")), replace(store.hosts[IMX], abilities=())]
    store.set_hosts(hosts)
    on_both = (HostProgress(PIX, done_files=12, total_files=12), HostProgress(IMX, done_files=12, total_files=12))
    fill(
        store,
        gallery(1, "Kyoto", hosts=on_both),
        gallery(2, "Oslo", hosts=(HostProgress(PIX, done_files=3, total_files=5),)),
        gallery(3, "Rome", hosts=(HostProgress(PIX, total_files=5),)),
    )
    return made


def test_a_zip_is_one_file(desk: Desk) -> None:
    host = desk.store.hosts[PIX]
    desk.store.set_hosts([replace(host, sends_archive=True, abilities=("delete",))])
    desk.remote.ask([1, 2])
    assert [line.about for line in desk.remote.rows()] == ["2 ZIPs", "Has no way to delete"]
    assert desk.shown("action") == "Delete 2 files"


def test_the_question_lists_how_many_files_on_which_hosts(desk: Desk) -> None:
    desk.remote.act("deleteRemote", [1, 2, 3])
    lines = [(line.hostId, line.about, line.able, line.chosen) for line in desk.remote.rows()]
    assert lines == [(PIX, "15 files", True, True), (IMX, "Has no way to delete", False, False)]
    assert desk.shown("title") == "Delete 3 galleries from their hosts?"
    assert desk.shown("action") == "Delete 15 files"
    assert desk.engine.sent == []
    desk.remote.choose(IMX, True)
    desk.remote.choose(PIX, False)
    assert (desk.shown("canDelete"), desk.shown("action")) == (False, "Delete")


def test_one_command_goes_out_for_each_gallery_and_what_failed_is_told(desk: Desk) -> None:
    desk.remote.ask([1, 2, 3])
    desk.remote.delete()
    assert desk.engine.sent == [
        DeleteRemote(gallery_id=1, host_ids=(PIX,)),
        DeleteRemote(gallery_id=2, host_ids=(PIX,)),
    ]
    error = ErrorInfo(kind=ErrorKind.TIMEOUT, host=PIX)
    failed = FileOnHost(gallery_id=1, host_id=PIX, file_id=9, name="a.jpg", error=error)
    desk.engine.answer(RemoteDeleted(deleted=2, failed=(failed,)))
    assert desk.told() == ["1 file of “Kyoto” not deleted"]
    assert any("2 files deleted" in part for toast in desk.toasts for part in map(str, toast))
    desk.remote.delete()
    assert len(desk.engine.sent) == 2, "a question is answered once"


def test_links_that_are_gone_are_told_in_the_bell(desk: Desk) -> None:
    desk.remote.act("checkLinks", [1])
    assert desk.engine.sent == [CheckLinks(gallery_ids=(1,))]
    alive = FileOnHost(gallery_id=1, host_id=PIX, file_id=1)
    gone = FileOnHost(gallery_id=1, host_id=PIX, file_id=2, state=LinkState.GONE)
    desk.engine.answer(LinksChecked(files=(alive, gone), not_asked=(IMX,)))
    assert desk.told() == ["1 file is gone"]


def test_links_that_are_alive_are_said_in_passing(desk: Desk) -> None:
    desk.remote.check([1])
    desk.engine.answer(LinksChecked(files=(FileOnHost(gallery_id=1, host_id=PIX, file_id=1),)))
    assert desk.told() == []
    assert any("1 link alive" in part for toast in desk.toasts for part in map(str, toast))


def test_a_refusal_is_told(desk: Desk) -> None:
    desk.remote.ask([1])
    desk.remote.delete()
    desk.engine.answer(Refused(error=ErrorInfo(kind=ErrorKind.BAD_INPUT, subject="Kyoto")))
    assert len(desk.told()) == 1


def test_the_menu_offers_what_some_host_can_do(desk: Desk) -> None:
    rows = desk.store.galleries
    assert can_anywhere([rows[1]], desk.store, "delete")
    assert not can_anywhere([rows[3]], desk.store, "delete"), "nothing is there yet"
    assert not can_anywhere([rows[1]], desk.store, "rename")


def test_old_links_are_checked_and_what_is_gone_is_sent_again(desk: Desk) -> None:
    asked: list[bool] = []
    desk.remote.goneAsked.connect(lambda: asked.append(True))
    desk.remote.check_old(30)
    assert desk.engine.sent[-1] == CheckOldLinks(days=30)
    desk.engine.answer(OldLinksChecked(galleries=3, alive=20, gone=4, with_gone=(1, 2)))
    assert desk.told() == ["4 links of 2 galleries are gone"]
    desk.notifications.run(0)
    assert asked == [True]
    desk.remote.check_old(0)
    desk.engine.answer(OldLinksChecked())
    assert desk.toasts[-1][0] == "No links are that old"
    desk.remote.act("uploadGone", [1])
    assert desk.engine.sent[-1] == UploadGone(gallery_ids=(1,))
    desk.engine.answer(GoneQueued(files=4, gallery_ids=(1,)))
    assert desk.toasts[-1][0] == "4 files are sent again"
    desk.remote.act("uploadGone", [1])
    desk.engine.answer(GoneQueued())
    assert desk.toasts[-1][0] == "Nothing is gone"
