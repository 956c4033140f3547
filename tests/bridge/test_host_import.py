from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.hosts import HostKind, HostRow
from backend.protocol.hosts_import import HostImport as Result
from backend.protocol.hosts_import import HostsImported, ImportHosts, ImportRemark, RemarkKind
from backend.protocol.replies import Refused
from bridge.controllers.app import App
from bridge.controllers.host_import import HostImport
from bridge.controllers.hosts import Hosts
from bridge.controllers.notifications import Notifications
from bridge.store import Store
from bridge.window_state import WindowState
from tests.bridge.conftest import Recorder


class Desk:
    def __init__(self, store: Store, engine: Recorder, folder: Path) -> None:
        self.engine = engine
        self.app = App(store, WindowState(folder / "window.json"), "1.0", False)
        self.hosts = Hosts(store, engine)
        self.bell = Notifications()
        self.imports = HostImport(engine, self.app, self.hosts, self.bell)
        self.toasts: list[tuple[str, ...]] = []
        self.app.toastRequested.connect(lambda *toast: self.toasts.append(toast))
        self.asked = 0
        self.imports.asked.connect(self._count)

    def _count(self) -> None:
        self.asked += 1

    def bell_lines(self) -> list[tuple[str, str, str]]:
        return [(_plain(line.title), _plain(line.text), line.tone) for line in self.bell.rows()]


def _plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def remark(kind: RemarkKind, field: str, text: str) -> ImportRemark:
    return ImportRemark(kind=kind, field=field, text=text)


@pytest.fixture
def desk(store: Store, engine: Recorder, tmp_path: Path) -> Desk:
    return Desk(store, engine, tmp_path)


def test_an_imported_host_is_told_with_its_losses(desk: Desk) -> None:
    desk.imports.importFiles([QUrl.fromLocalFile("/a/one.sxcu")])
    assert desk.engine.sent == [ImportHosts(paths=("/a/one.sxcu",))]
    remarks = (remark(RemarkKind.LOSS, "DeletionURL", "It is left out."),)
    result = Result(path="/a/one.sxcu", host_id="one", name="One", credentials=("API key",), remarks=remarks)
    desk.engine.answer(HostsImported(results=(result,)))
    assert [_plain(toast[0]) for toast in desk.toasts] == ["One imported"]
    body = "Still to enter: API key.\nDeletionURL: It is left out."
    assert desk.bell_lines() == [("One was imported", body, "warning")]


def test_a_refused_file_says_why_field_by_field(desk: Desk) -> None:
    desk.imports.take_in([Path("/a/bad.sxcu")])
    remarks = (
        remark(RemarkKind.NOTE, "URL", "Taken as the picture."),
        remark(RemarkKind.ERROR, "Body", "It carries no file."),
    )
    desk.engine.answer(HostsImported(results=(Result(path="/a/bad.sxcu", remarks=remarks),)))
    assert [toast[0] for toast in desk.toasts] == ["Nothing was imported"]
    assert desk.bell_lines() == [("bad.sxcu was not imported", "Body: It carries no file.", "warning")]


def test_a_host_of_the_own_network_is_imported_only_after_a_question(desk: Desk) -> None:
    desk.imports.take_in([Path("/a/nas.sxcu"), Path("/a/one.sxcu")])
    confirm = remark(RemarkKind.CONFIRM, "RequestURL", "It sends to nas.local.")
    results = (Result(path="/a/nas.sxcu", remarks=(confirm,)), Result(path="/a/one.sxcu", host_id="one", name="One"))
    desk.engine.answer(HostsImported(results=results))
    assert desk.asked == 1
    assert "nas.sxcu: It sends to nas.local." in _plain(str(desk.imports.property("question")))
    desk.imports.allow()
    desk.imports.allow()
    assert desk.engine.sent[1:] == [ImportHosts(paths=("/a/nas.sxcu",), allow_local=True)]


def test_the_form_of_an_imported_host_opens_as_soon_as_the_host_is_there(desk: Desk, store: Store) -> None:
    desk.imports.take_in([Path("/a/one.sxcu")])
    desk.engine.answer(HostsImported(results=(Result(path="/a/one.sxcu", host_id="one", name="One"),)))
    assert desk.hosts.current != "one"
    store.hosts["one"] = HostRow(id="one", name="One", code="ONE", kind=HostKind.IMAGE)
    store.hostsChanged.emit()
    assert desk.hosts.current == "one"


def test_a_refusal_of_the_engine_is_told(desk: Desk) -> None:
    desk.imports.take_in([Path("/a/one.sxcu")])
    desk.engine.answer(Refused(error=ErrorInfo(kind=ErrorKind.BUG)))
    assert len(desk.bell_lines()) == 1
