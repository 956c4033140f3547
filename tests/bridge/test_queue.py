"""What each action of the queue asks of the engine."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from backend.protocol import commands as c
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.replies import Refused
from backend.protocol.results import RenderText, Text
from backend.protocol.rows import GalleryPatch, GalleryState, HostProgress
from backend.protocol.tabs import CreateTab, EditTab, TabCreated, TabRow
from bridge.controllers.app import App
from bridge.controllers.gallery_actions import GalleryActions
from bridge.controllers.queue import Queue
from bridge.controllers.rearrange import Rearrange
from bridge.controllers.row_actions import RowActions
from bridge.controllers.tabs import Tabs
from bridge.store import Store
from bridge.undo import UndoStack
from bridge.window_state import WindowState
from tests.bridge.conftest import NOW, Recorder, fill, gallery, host_work

S = GalleryState
CTRL = Qt.KeyboardModifier.ControlModifier.value
SHIFT = Qt.KeyboardModifier.ShiftModifier.value


class Desk:
    def __init__(self, store: Store, engine: Recorder, folder: Path) -> None:
        self.store = store
        self.engine = engine
        self.state = WindowState(folder / "window.json")
        self.app = App(store, self.state, "1.0", False)
        self.undo = UndoStack(engine)
        self.tabs = Tabs(store, engine, self.undo, self.state)
        self.actions = GalleryActions(store, engine, self.app, self.undo)
        self.queue = Queue(store, engine, self.app, self.tabs, self.undo, self.actions, self.state, now=lambda: NOW)
        self.menu = RowActions(store, engine, self.app, self.tabs, self.queue)
        self.rearrange = Rearrange(store, engine, self.queue, self.actions, self.undo)
        self.toasts: list[tuple[str, ...]] = []
        self.app.toastRequested.connect(lambda *toast: self.toasts.append(toast))

    @property
    def last(self) -> c.Command:
        return self.engine.sent[-1]


@pytest.fixture
def desk(store: Store, engine: Recorder, tmp_path: Path) -> Desk:
    made = Desk(store, engine, tmp_path)
    fill(
        store,
        gallery(1, "Ready"),
        gallery(2, "Uploading", S.UPLOADING),
        gallery(3, "Failed", S.FAILED),
        gallery(4, "Done", S.COMPLETED, links=1, hosts=(host_work("pixhost.to", gallery_url="https://p/1"),)),
        gallery(5, "Paused", S.PAUSED),
    )
    return made


@pytest.mark.parametrize(
    ("row", "command"),
    [
        (0, c.StartGalleries(ids=(1,))),
        (1, c.PauseGalleries(ids=(2,))),
        (2, c.RetryGalleries(ids=(3,))),
        (3, RenderText(gallery_ids=(4,))),
        (4, c.StartGalleries(ids=(5,))),
    ],
)
def test_a_slot_does_the_obvious(desk: Desk, row: int, command: c.Command) -> None:
    desk.queue.runSlot(row)
    assert desk.engine.sent == [command]


def test_a_retry_with_nothing_but_unknown_outcomes_says_who_decides(desk: Desk) -> None:
    desk.store.patch_galleries([GalleryPatch(id=1, state=S.INCOMPLETE, unknown_images=3)])
    desk.actions.act("retry", (1,))
    assert [toast[0] for toast in desk.toasts] == ["Nobody knows whether 3 images arrived"]
    desk.store.patch_galleries([GalleryPatch(id=1, failed_images=1)])
    desk.actions.act("retry", (1,))
    assert len(desk.toasts) == 1, "what failed is sent again"


def test_space_acts_on_those_of_the_selection_that_it_fits(desk: Desk) -> None:
    desk.queue.selectAll()
    desk.queue.setProperty("currentRow", 4)
    desk.queue.runSlotForSelection()
    assert desk.engine.sent == [c.StartGalleries(ids=(1, 5))]


def test_hidden_rows_are_never_acted_on(desk: Desk) -> None:
    desk.queue.selectAll()
    desk.queue.set_search("done")
    desk.queue.remove()
    assert desk.last == c.RemoveGalleries(ids=(4,))
    assert desk.queue.property("selectionText") == "1 selected, 4 hidden"
    # On a full disk they stay, and nothing goes on saying that they went.
    withdrawn: list[str] = []
    desk.app.toastWithdrawn.connect(withdrawn.append)
    desk.engine.answer(Refused(error=ErrorInfo(kind=ErrorKind.DISK)))
    assert [toast[0] for toast in desk.toasts] == ["1 gallery removed", "The disk is full or cannot be written"]
    assert len(withdrawn) == 1 and not desk.undo.undo()


def test_clicks_with_modifiers(desk: Desk) -> None:
    desk.queue.click(0, 0)
    desk.queue.click(2, SHIFT)
    desk.queue.click(4, CTRL)
    assert desk.queue.selected_visible() == [1, 2, 3, 5]
    desk.queue.pressForDrag(4)
    assert desk.queue.selected_visible() == [1, 2, 3, 5]
    desk.queue.pressForDrag(3)
    assert desk.queue.selected_visible() == [4]


def test_arrows_move_and_extend(desk: Desk) -> None:
    desk.queue.move(1, False)
    desk.queue.move(1, True)
    assert desk.queue.selected_visible() == [1, 2]
    desk.queue.move(99, False)
    assert desk.queue.selected_visible() == [5]


def test_letters_jump_to_names_and_round_the_end(desk: Desk) -> None:
    desk.queue.click(3, 0)
    assert desk.queue.jumpTo("r") == 0
    assert desk.queue.jumpTo("pau") == 4
    assert desk.queue.jumpTo("zzz") == -1


def test_removal_is_taken_back_by_its_toast_and_only_once(desk: Desk) -> None:
    desk.queue.click(0, 0)
    desk.queue.moveTo(1, True)
    desk.queue.remove()
    title, text, _, label, action = desk.toasts[-1]
    assert (title, text, label) == ("2 galleries removed", "Uploaded images stay online", "Undo")
    desk.app.runToastAction(action)
    assert desk.last == c.RestoreGalleries(ids=(1, 2))
    desk.queue.undo()
    desk.app.runToastAction(action)
    assert len(desk.engine.sent) == 2


def test_undo_goes_back_through_rename_and_move(desk: Desk) -> None:
    desk.queue.rename(0, "  New name ")
    desk.queue.click(0, 0)
    desk.queue.moveTo(1, True)
    desk.queue.moveToTab(2)
    assert desk.engine.sent == [
        c.EditGalleries(ids=(1,), name="New name"),
        c.EditGalleries(ids=(1, 2), tab_id=2),
    ]
    assert "Travel" in desk.toasts[-1][0]
    desk.queue.undo()
    desk.queue.undo()
    desk.queue.undo()
    assert desk.engine.sent[2:] == [
        c.EditGalleries(ids=(1, 2), tab_id=1),
        c.EditGalleries(ids=(1,), name="Ready"),
    ]


def test_copying_says_what_is_missing(desk: Desk) -> None:
    desk.queue.click(3, 0)
    desk.queue.copyPostCode()
    desk.engine.answer(Text(text="[b]Done[/b]", left_out=3, format="bbcode"))
    assert QGuiApplication.clipboard().text() == "[b]Done[/b]"
    assert desk.toasts[-1][:2] == ("BBCode copied", "Done · 3 images left out")


def test_a_completed_row_dragged_out_is_its_post_code(desk: Desk) -> None:
    desk.queue.click(3, 0)
    desk.rearrange.prepareDrag(3)
    assert desk.last == RenderText(gallery_ids=(4,))
    assert desk.rearrange.dragText(3) == "https://p/1", "the links, while the engine has not answered"
    desk.rearrange.prepareDrag(3)
    desk.engine.waiting.pop(0)
    desk.engine.answer(Text(text="[b]Done[/b]", format="bbcode"))
    assert desk.rearrange.dragText(3) == "[b]Done[/b]"


def test_the_post_code_of_a_drag_is_that_of_all_selected(desk: Desk) -> None:
    fill(desk.store, gallery(1, state=S.COMPLETED, links=1), gallery(2), gallery(3, state=S.COMPLETED, links=1))
    desk.queue.selectAll()
    desk.rearrange.prepareDrag(2)
    assert desk.last == RenderText(gallery_ids=(1, 3))
    desk.engine.answer(Text(text="one\n\nthree"))
    desk.queue.click(2, 0)
    assert desk.rearrange.dragText(2) == "", "not the text of what is no longer selected"
    assert desk.rearrange.dragText(1) == ""


def test_a_rearrangement_is_taken_back(desk: Desk) -> None:
    desk.queue.click(1, 0)
    desk.queue.click(2, CTRL)
    desk.queue.click(4, CTRL)
    desk.rearrange.moveSelectionBefore(0)
    desk.queue.undo()
    assert desk.engine.sent == [
        c.MoveGalleries(ids=(2, 3, 5), before_id=1),
        c.MoveGalleries(ids=(5,), before_id=None),
        c.MoveGalleries(ids=(2, 3), before_id=4),
    ]


def test_galleries_without_links_are_not_copied(desk: Desk) -> None:
    desk.queue.click(0, 0)
    desk.queue.copyLinks()
    assert desk.engine.sent == []


def test_hosts_are_changed_for_each_gallery_on_its_own(desk: Desk) -> None:
    fill(
        desk.store,
        gallery(1, hosts=(host_work("imx.to"),)),
        gallery(2, hosts=(host_work("imx.to"),)),
        gallery(3, hosts=(host_work("pixhost.to"),)),
    )
    desk.queue.selectAll()
    desk.queue.setHost("pixhost.to", True)
    assert desk.engine.sent == [c.EditGalleries(ids=(1, 2), host_ids=("imx.to", "pixhost.to"))]


@pytest.mark.parametrize(("row", "before"), [(0, 1), (1, 4), (3, 4), (5, None)])
def test_dragged_rows_land_in_front_of_the_first_row_that_stays(desk: Desk, row: int, before: int | None) -> None:
    desk.queue.click(1, 0)
    desk.queue.moveTo(2, True)
    desk.rearrange.moveSelectionBefore(row)
    assert desk.engine.sent == [c.MoveGalleries(ids=(2, 3), before_id=before)]


def test_the_end_of_a_filtered_list_is_not_the_end_of_the_queue(desk: Desk) -> None:
    fill(desk.store, gallery(1, tab_id=2), gallery(2, tab_id=2), gallery(3), gallery(4))
    desk.tabs.setProperty("currentId", 2)
    desk.queue.click(0, 0)
    desk.rearrange.moveSelectionBefore(2)
    assert desk.last == c.MoveGalleries(ids=(1,), before_id=3)


def test_rows_are_rearranged_only_in_queue_order(desk: Desk) -> None:
    desk.queue.setProperty("sortKey", "name")
    desk.queue.click(0, 0)
    desk.rearrange.moveSelectionBefore(3)
    assert desk.engine.sent == []
    assert not desk.rearrange.property("possible")


def test_one_step_up_and_down(desk: Desk) -> None:
    desk.queue.click(1, 0)
    desk.queue.moveTo(2, True)
    desk.rearrange.moveStep(-1)
    desk.rearrange.moveStep(1)
    assert desk.engine.sent == [c.MoveGalleries(ids=(2, 3), before_id=1), c.MoveGalleries(ids=(2, 3), before_id=5)]


def test_the_menu_greys_and_never_hides(desk: Desk) -> None:
    desk.queue.click(0, 0)
    ready = desk.menu.menuItems()
    desk.queue.selectAll()
    everything = desk.menu.menuItems()
    assert [item["id"] for item in ready][1:] == [item["id"] for item in everything][1:]
    enabled = {item["id"] for item in ready if item["enabled"]}
    assert "retry" not in enabled and "copyPostCode" not in enabled and "rename" in enabled
    assert not next(item for item in everything if item["id"] == "rename")["enabled"]


def test_menu_choices_reach_the_engine(desk: Desk) -> None:
    desk.queue.click(0, 0)
    desk.menu.runMenu("template", "forum")
    desk.menu.runMenu("hosts", "pixhost.to")
    desk.menu.runMenu("tab", "2")
    assert desk.engine.sent == [
        c.EditGalleries(ids=(1,), template_id="forum"),
        c.EditGalleries(ids=(1,), host_ids=("pixhost.to",)),
        c.EditGalleries(ids=(1,), tab_id=2),
    ]


def test_the_options_of_one_gallery_are_asked_for(desk: Desk) -> None:
    asked: list[int] = []
    desk.menu.hostOptionsAsked.connect(asked.append)
    desk.store.patch_galleries([GalleryPatch(id=1, hosts=(HostProgress("pixhost.to"),))])
    desk.queue.click(0, 0)
    assert next(item for item in desk.menu.menuItems() if item["id"] == "hostOptions")["enabled"]
    desk.menu.runMenu("hostOptions", "")
    assert asked == [1]
    desk.queue.selectAll()
    assert not next(item for item in desk.menu.menuItems() if item["id"] == "hostOptions")["enabled"]


def test_a_host_that_waits_can_be_started_alone(desk: Desk) -> None:
    row = desk.store.galleries[1]
    hosts = (HostProgress("pixhost.to", is_waiting=True), HostProgress("imx.to", done_files=row.images))
    desk.store.patch_galleries([GalleryPatch(id=1, hosts=hosts)])
    desk.queue.click(0, 0)
    item = next(item for item in desk.menu.menuItems() if item["id"] == "startHost")
    assert [choice["id"] for choice in item["children"]] == ["pixhost.to"]
    desk.menu.runMenu("startHost", "pixhost.to")
    assert desk.engine.sent[-1] == c.StartHost(gallery_ids=(1,), host_id="pixhost.to")


def test_a_new_tab_is_there_at_once_and_keeps_its_id(desk: Desk) -> None:
    shown = desk.tabs.create()
    desk.tabs.setProperty("currentId", shown)
    desk.tabs.rename(shown, "Weddings")
    assert desk.engine.sent == [CreateTab(name="New tab", colour=2)]
    desk.engine.answer(TabCreated(tab_id=9))
    assert desk.last == EditTab(id=9, name="Weddings")
    meanwhile = desk.tabs.create()
    desk.store.set_tabs([*desk.store.tabs.values(), TabRow(id=9, name="Weddings", position=5)])
    another = desk.tabs.create()
    assert [tab.tabId for tab in desk.tabs.rows()] == [1, 2, shown, meanwhile, another]
    assert len({shown, meanwhile, another}) == 3
    assert desk.tabs.current_engine_id == 9
    told: list[ErrorInfo] = []
    desk.tabs.refused.connect(told.append)
    desk.engine.waiting.pop()(Refused(error=ErrorInfo(kind=ErrorKind.DISK)))
    assert [tab.tabId for tab in desk.tabs.rows()] == [1, 2, shown, meanwhile]
    assert [error.kind for error in told] == [ErrorKind.DISK]
    desk.queue.click(0, 0)
    fill(desk.store, gallery(1, tab_id=1))
    desk.actions.move_to_tab((1,), desk.tabs.engine_id(shown))
    assert desk.last == c.EditGalleries(ids=(1,), tab_id=9)


def test_an_open_tab_that_goes_leads_back_to_all(desk: Desk) -> None:
    desk.tabs.setProperty("currentId", 2)
    desk.store.set_tabs([TabRow(id=1, name="Main")])
    assert desk.tabs.property("currentId") == 0
    assert len(desk.queue.order) == 5


def test_attention_counts_incomplete_and_failed(desk: Desk) -> None:
    desk.queue.setProperty("attentionOnly", True)
    assert desk.queue.order == [3]
    assert desk.queue.property("attentionCount") == 1
    assert desk.queue.property("resultText") == "1 of 5"


def test_the_queue_is_unknown_until_the_engine_has_said_what_is_in_it(
    store: Store, engine: Recorder, tmp_path: Path
) -> None:
    desk = Desk(store, engine, tmp_path)
    assert desk.queue.property("isEmpty") and not desk.queue.property("isKnown")
    fill(store)
    assert desk.queue.property("isEmpty") and desk.queue.property("isKnown")


def test_the_template_of_a_tab_is_chosen_and_taken_back(desk: Desk) -> None:
    choices = desk.tabs.templateChoices(2)
    assert [(choice["label"], choice["checked"]) for choice in choices] == [
        ("As the host or the settings say", True),
        ("Forum – 3 columns", False),
    ]
    desk.tabs.setTemplate(2, "gone")
    desk.tabs.setTemplate(2, "forum")
    desk.undo.undo()
    assert desk.engine.sent == [EditTab(id=2, template_id="forum"), EditTab(id=2, template_id="")]
