from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from backend.protocol import commands as c
from backend.protocol.accounts import AccountRow, EditAccount
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.hosts import Choice, FieldKind, FieldRow
from backend.protocol.replies import Done, GalleryHosts, Refused
from backend.protocol.rows import GalleryHostRow, GalleryPatch, GalleryState, StartOn
from backend.protocol.tabs import EditTab, TabRow
from bridge.controllers.app import App
from bridge.controllers.host_accounts import HostAccounts
from bridge.controllers.host_options import HostOptions
from bridge.controllers.hosts import Hosts
from bridge.controllers.tabs import Tabs
from bridge.store import Store
from bridge.undo import UndoStack
from bridge.window_state import WindowState
from tests.bridge.conftest import Recorder, fill, gallery, host_work

SIZE = FieldRow(
    name="size",
    label="Size",
    kind=FieldKind.CHOICE,
    default="s",
    choices=tuple(Choice(value=word) for word in ("s", "m", "l")),
)
DAYS = FieldRow(name="days", label="Days", kind=FieldKind.INTEGER, default="30", minimum=1, maximum=60)


class Desk:
    def __init__(self, store: Store, engine: Recorder, folder: Path) -> None:
        self.store = store
        self.engine = engine
        app = App(store, WindowState(folder / "window.json"), "1.0", False)
        self.tabs = Tabs(store, engine, UndoStack(engine), WindowState(folder / "window.json"))
        self.tabs.refresh()
        self.hosts = Hosts(store, engine)
        self.accounts = HostAccounts(store, engine, self.hosts)
        self.options = HostOptions(store, engine, app, self.tabs, self.accounts)
        self.asked = 0
        self.options.asked.connect(self._count)
        first = AccountRow(key="imx.to", name="Anna", option_values=(("size", "m"),))
        imx = replace(
            store.hosts["imx.to"], options=(SIZE, DAYS), accounts=(first, AccountRow(key="imx.to#2", label="ben")),
            option_values=(("days", "14"),),
        )  # fmt: skip
        store.set_hosts([store.hosts["pixhost.to"], imx])
        fill(store, gallery(1, "Alfama", tab_id=2, hosts=(host_work("imx.to"), host_work("pixhost.to"))))

    def _count(self) -> None:
        self.asked += 1

    def shown(self, name: str) -> Any:
        return self.options.property(name)

    def lines(self) -> list[tuple[str, str, bool]]:
        return [(line.value, line.origin, line.isSetHere) for line in self.options.rows()]

    def open_gallery(self, *values: tuple[str, str], account: str = "", used: str = "imx.to") -> None:
        self.options.open_gallery(1)
        self.answer_hosts(*values, account=account, used=used)
        self.engine.sent.clear()

    def answer_hosts(self, *values: tuple[str, str], account: str = "", used: str = "imx.to") -> None:
        imx = GalleryHostRow(host_id="imx.to", account=account, used_account=used, option_values=values)
        self.engine.answer(GalleryHosts(gallery_id=1, hosts=(imx, GalleryHostRow(host_id="pixhost.to"))))

    def tab_says(self, *pairs: tuple[str, str]) -> None:
        travel = TabRow(id=2, name="Travel", colour=1, position=1, host_options=pairs)
        self.store.set_tabs([TabRow(id=1, name="Main", colour=8, is_system=True), travel])


@pytest.fixture
def desk(store: Store, engine: Recorder, tmp_path: Path) -> Desk:
    return Desk(store, engine, tmp_path)


def test_a_gallery_opens_when_its_options_are_known(desk: Desk) -> None:
    desk.options.open_gallery(1)
    assert (desk.engine.sent, desk.asked) == ([c.GetGalleryHosts(gallery_id=1)], 0)
    desk.answer_hosts(("size", "l"))
    assert desk.asked == 1
    assert [choice["id"] for choice in desk.shown("hostChoices")] == ["imx.to", "pixhost.to"]
    assert desk.lines() == [("l", "Set here; m from the account", True), ("14", "From the host", False)]


def test_an_answer_about_another_gallery_is_passed_over(desk: Desk) -> None:
    desk.options.open_gallery(1)
    desk.options.openTab(2)
    desk.answer_hosts(("size", "l"))
    assert (desk.shown("subject"), desk.asked) == ("tab", 1)
    assert desk.lines()[0][0] == "m"


def test_what_the_tab_says_is_followed_and_another_account_as_well(desk: Desk) -> None:
    desk.open_gallery()
    desk.tab_says(("imx.to/days", "7"))
    assert desk.lines() == [("m", "From the account", False), ("7", "From the tab", False)]
    desk.open_gallery(account="imx.to#2", used="imx.to#2")
    assert desk.lines()[0] == ("s", "From the host", False)
    assert desk.shown("account") == "imx.to#2"


def test_an_option_of_a_gallery_is_set_and_taken_back(desk: Desk) -> None:
    desk.open_gallery()
    desk.options.setOption("size", "m")  # as it is inherited
    assert desk.engine.sent == []
    desk.options.setOption("size", "l")
    assert desk.engine.sent == [c.EditGalleries(ids=(1,), host_options=(("imx.to/size", "l"),))]
    desk.engine.answer(Done())
    desk.answer_hosts(("size", "l"))
    assert desk.lines()[0] == ("l", "Set here; m from the account", True)
    desk.options.takeBack("size")
    assert desk.engine.sent[-1] == c.EditGalleries(ids=(1,), host_options=(("imx.to/size", ""),))
    assert desk.asked == 1


def test_a_wrong_value_stays_here_with_its_reason(desk: Desk) -> None:
    desk.open_gallery()
    desk.options.setOption("days", "99")
    assert (desk.engine.sent, desk.options.rows()[1].error) == ([], "At most 60")
    desk.options.setOption("days", "14")
    assert (desk.engine.sent, desk.options.rows()[1].error) == ([], "")


def test_account_and_start_of_a_gallery(desk: Desk) -> None:
    desk.open_gallery()
    assert [choice["label"] for choice in desk.shown("accountChoices")] == ["The first that can be used", "Anna", "ben"]
    desk.options.setAccount("")
    desk.options.setStartOn(StartOn.STARTED)
    desk.options.setAccount("imx.to#2")
    desk.options.setStartOn(StartOn.HAND)
    assert desk.engine.sent == [
        c.EditGalleries(ids=(1,), host_accounts=(("imx.to", "imx.to#2"),)),
        c.EditGalleries(ids=(1,), host_start_on=(("imx.to", "hand"),)),
    ]
    desk.options.chooseHost("pixhost.to")
    assert (desk.shown("accountChoices"), desk.options.rowCount()) == ([], 0)


def test_a_gallery_that_uploads_says_that_it_has_to_be_paused(desk: Desk) -> None:
    desk.open_gallery()
    assert desk.shown("canEdit")
    desk.store.patch_galleries([GalleryPatch(id=1, state=GalleryState.UPLOADING)])
    assert not desk.shown("canEdit")
    assert desk.shown("note").startswith("Pause the gallery")


def test_a_refusal_is_told(desk: Desk) -> None:
    desk.open_gallery()
    desk.options.setOption("size", "l")
    desk.engine.answer(Refused(error=ErrorInfo(kind=ErrorKind.BAD_INPUT, detail="pause the gallery first")))
    assert desk.shown("note") == "Not changed: pause the gallery first"
    desk.options.chooseHost("pixhost.to")
    assert desk.shown("note") == ""


def test_a_tab_shows_the_hosts_that_have_options(desk: Desk) -> None:
    desk.options.openTab(2)
    assert [choice["id"] for choice in desk.shown("hostChoices")] == ["imx.to"]
    assert "Travel" in desk.shown("sentence")
    desk.options.setOption("days", "7")
    assert desk.engine.sent == [EditTab(id=2, host_options=(("imx.to/days", "7"),))]
    desk.tab_says(("imx.to/days", "7"))
    assert desk.lines()[1] == ("7", "Set here; 14 from the host", True)
    desk.store.set_hosts([replace(desk.store.hosts["imx.to"], is_enabled=False)])
    assert desk.shown("hostId") == "imx.to"  # what is set for it can be taken back
    desk.tab_says()
    assert desk.shown("hostId") == ""


def test_an_account_is_named_and_has_options(desk: Desk) -> None:
    desk.hosts.open("imx.to")
    desk.accounts.choose("imx.to#2")
    desk.options.openAccount()
    desk.options.rename("")
    desk.options.rename(" Studio ")
    desk.options.setOption("size", "l")
    assert desk.engine.sent == [
        EditAccount(account="imx.to#2", name="Studio"),
        EditAccount(account="imx.to#2", options=(("size", "l"),)),
    ]
    assert (desk.shown("subject"), desk.lines()[0]) == ("account", ("s", "From the host", False))
