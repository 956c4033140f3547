"""Sidebar, toolbar, transfer bar, pages, dialogs and toasts of the window, driven by keys and mouse."""

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
Alt = Qt.KeyboardModifier.AltModifier


def _open_hosts(shell: Any) -> None:
    shell.key(Key.Key_2, Alt)
    shell.wait_for(lambda: shell.main.property("ready") and shell.items("HostsToolbar"))
    shell.wait_for(lambda: len(shell.items("OptionField")) == 5 and shell.items("HostDelegate"))


def _region_of_focus(shell: Any) -> str:
    item = shell.window.activeFocusItem()
    names = ("Sidebar", "QueueToolbar", "HostsToolbar", "WelcomePage", "HostList", "HostFormPane", "TransferBar")
    while item is not None:
        for name in names:
            if item.metaObject().className().startswith(f"{name}_QML"):
                return name
        item = item.parentItem()
    return ""


def test_f6_walks_through_the_regions_and_back(shell: Any) -> None:
    walked = []
    for _ in range(4):
        shell.key(Key.Key_F6)
        walked.append(_region_of_focus(shell))
    start = walked.index("Sidebar")
    assert walked[start:] + walked[:start] == ["Sidebar", "QueueToolbar", "WelcomePage", "TransferBar"]
    shell.key(Key.Key_F6, Shift)
    assert _region_of_focus(shell) == walked[2]


def test_f6_reaches_list_and_form_of_the_hosts_page(shell: Any) -> None:
    _open_hosts(shell)
    walked = set()
    for _ in range(5):
        shell.key(Key.Key_F6)
        walked.add(_region_of_focus(shell))
    assert walked == {"Sidebar", "HostsToolbar", "HostList", "HostFormPane", "TransferBar"}


def test_alt_and_a_number_opens_the_page(shell: Any) -> None:
    _open_hosts(shell)
    assert shell.bridge("App").property("page") == "hosts"
    shell.key(Key.Key_1, Alt)
    shell.wait_for_item("WelcomePage")


def test_a_click_in_the_sidebar_opens_the_page(shell: Any) -> None:
    QTest.mouseClick(shell.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(60, 129))
    shell.wait_for_item("HostsPage")


def test_a_new_badge_leaves_the_keyboard_where_it_is(shell: Any) -> None:
    while _region_of_focus(shell) != "Sidebar":
        shell.key(Key.Key_F6)
    item = shell.window.activeFocusItem()
    app = shell.bridge("App")
    rows = [dict(row) for row in app.property("pages").toVariant()]
    app.setProperty("pages", [{**row, "badge": "129"} for row in rows])
    QTest.qWait(0)
    assert shell.window.activeFocusItem() == item
    assert item.property("badge") == "129"


@pytest.mark.parametrize(("width", "sidebar"), [(1280, 208), (1000, 208), (999, 56), (760, 56)])
def test_sidebar_is_a_rail_below_1000(shell: Any, width: int, sidebar: int) -> None:
    shell.resize(width, 600)
    assert shell.item("Sidebar").width() == sidebar


def test_ctrl_b_folds_the_sidebar(shell: Any) -> None:
    shell.key(Key.Key_B, Ctrl)
    assert shell.item("Sidebar").width() == 56


def test_toolbar_folds_summary_then_search_then_labels(shell: Any) -> None:
    bar = shell.item("QueueToolbar")
    full = bar.property("actionsWidth")
    folds = []
    for extra in (600, 300, 120, 30):
        bar.setProperty("actionsWidth", bar.property("room") - extra)
        folds.append(tuple(bar.property(p) for p in ("summaryShown", "searchFolded", "labelsFolded")))
    assert folds == [(True, False, False), (False, False, False), (False, True, False), (False, True, True)]
    assert full > 0


def test_nothing_of_the_toolbar_overlaps_at_the_least_width(shell: Any) -> None:
    shell.resize(760, 480)
    bar = shell.item("QueueToolbar")
    spans = sorted(
        (item.mapToItem(bar, 0, 0).x(), item.width())
        for kind in ("SearchField", "Button", "IconButton")
        for item in shell.items(kind, bar)
        if item.parentItem() is not None and not item.parentItem().metaObject().className().startswith("SearchField")
    )
    for (x, width), (next_x, _) in pairwise(spans):
        assert x + width <= next_x


def test_start_all_is_as_wide_as_pause_all(shell: Any) -> None:
    toggle = shell.items("Button", shell.item("QueueToolbar"))[0]
    before = toggle.width()
    shell.bridge("Transfer").setProperty("anyRunning", False)
    assert toggle.property("text") == "Start all"
    assert toggle.width() == before


def test_transfer_bar_keeps_its_columns_when_figures_change(shell: Any) -> None:
    line = shell.items("Sparkline")[0]
    bar = shell.items("ProgressLine", shell.item("TransferBar"))[0]
    before = line.x(), bar.x()
    transfer = shell.bridge("Transfer")
    transfer.setProperty("stateText", "1 uploading")
    transfer.setProperty("speedText", "0.1 MB/s")
    transfer.setProperty("etaText", "2 s left")
    assert (line.x(), bar.x()) == before


def test_at_most_two_toasts_are_shown_and_undo_runs(shell: Any) -> None:
    app = shell.bridge("App")
    for number in range(3):
        app.toastRequested.emit(f"Removed {number}", "", "trash-2", "Undo", f"undo-{number}")
    toasts = shell.items("Toast")
    assert [toast.property("title") for toast in toasts] == ["Removed 1", "Removed 2"]
    shell.click(shell.items("Button", toasts[1])[0])
    assert ["runToastAction", "undo-2"] in shell.calls("App")
    assert len(shell.items("Toast")) == 1


def test_toast_stands_above_the_transfer_bar(shell: Any) -> None:
    shell.bridge("App").toastRequested.emit("BBCode copied", "Street", "circle-check", "", "")
    toast = shell.wait_for_item("Toast")
    expected = shell.item("TransferBar").y() - 16
    shell.wait_for(lambda: toast.mapToItem(None, 0, toast.height()).y() == expected)


def test_quit_asks_with_wait_as_the_safe_answer(shell: Any) -> None:
    shell.key(Key.Key_Q, Ctrl)
    shell.wait_for(lambda: shell.window.activeFocusItem().property("text") == "Wait")
    shell.key(Key.Key_Escape)
    assert not [call for call in shell.calls("App") if call[0] == "quit"]


def test_quit_now_quits(shell: Any) -> None:
    shell.key(Key.Key_Q, Ctrl)
    shell.wait_for(lambda: shell.window.activeFocusItem().property("text") == "Wait")
    shell.key(Key.Key_Return, Ctrl)
    assert ["quit", True] in shell.calls("App")


def test_instead_of_quitting_it_goes_into_the_tray_where_there_is_one(shell: Any) -> None:
    shell.bridge("App").setProperty("hasTray", True)
    shell.key(Key.Key_Q, Ctrl)
    shell.wait_for(lambda: shell.window.activeFocusItem().property("text") == "Wait")
    shell.key(Key.Key_Backtab, Shift)
    assert shell.window.activeFocusItem().property("text") == "Hide to the tray"
    shell.key(Key.Key_Space)
    assert ["hideToTray"] in shell.calls("App")
    assert not [call for call in shell.calls("App") if call[0] == "quit"]


@pytest.mark.parametrize("leave", ["hide", "showMinimized"])
def test_comes_forward_when_it_is_asked_for(shell: Any, leave: str) -> None:
    getattr(shell.window, leave)()
    shell.bridge("App").windowRequested.emit()
    assert shell.window.isVisible()
    assert shell.window.visibility().name not in ("Hidden", "Minimized")


def test_close_button_leaves_the_window_when_the_bridge_says_so(shell: Any) -> None:
    assert not shell.window.close()
    assert shell.window.isVisible()


def test_palette_runs_the_chosen_line(shell: Any) -> None:
    shell.key(Key.Key_K, Ctrl)
    shell.wait_for(lambda: shell.window.activeFocusItem().property("cursorPosition") is not None)
    shell.type("pa")
    shell.key(Key.Key_Down)
    shell.key(Key.Key_Return)
    assert shell.bridge("Palette").property("query") == "pa"
    assert shell.calls("Palette") == [["run", 1]]


def test_f1_opens_and_esc_closes_the_sheet(shell: Any) -> None:
    shell.key(Key.Key_F1)
    shell.wait_for(lambda: shell.window.activeFocusItem().property("text") == "Close")
    shell.key(Key.Key_Escape)
    shell.wait_for(lambda: shell.window.activeFocusItem().property("text") != "Close")


def test_notifications_are_walked_through_and_acted_on_by_keyboard(shell: Any) -> None:
    shell.key(Key.Key_N, Ctrl | Shift)
    shell.wait_for(lambda: shell.window.activeFocusItem().objectName() == "notificationList")
    assert not shell.calls("Notifications"), "what nobody has dealt with stays unread"
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Return):
        shell.key(key)
    assert shell.calls("Notifications") == [["run", 1]]


def test_a_click_on_a_notification_counts_once_and_all_are_marked_read(shell: Any) -> None:
    shell.key(Key.Key_N, Ctrl | Shift)
    shell.wait_for(lambda: shell.window.activeFocusItem().objectName() == "notificationList")
    shell.key(Key.Key_Backtab, Shift)
    shell.key(Key.Key_Backtab, Shift)
    assert shell.window.activeFocusItem().objectName() == "markAllRead"
    shell.key(Key.Key_Space)
    assert shell.calls("Notifications") == [["markAllRead"]]
    (line, *_) = shell.items("NotificationLine")
    shell.click(next(each for each in shell.items("Button") if each.property("text") == "Show"))
    assert shell.calls("Notifications")[1:] == [["run", line.property("index")]]


def test_ctrl_l_opens_the_limit_menu_and_a_choice_sets_it(shell: Any) -> None:
    shell.key(Key.Key_L, Ctrl)
    shell.wait_for_item("MenuItem")
    shell.click(shell.items("MenuItem")[0])
    assert shell.calls("Transfer") == [["setLimit", 0]]


def test_engine_strip_pushes_the_page_down_and_offers_a_retry(shell: Any) -> None:
    app = shell.bridge("App")
    app.setProperty("engineMessage", "Galleon cannot start its engine")
    app.setProperty("engineState", "failed")
    card = shell.item("EngineCard")
    assert card.height() == 40
    assert shell.item("WelcomePage").mapToItem(None, 0, 0).y() == 96
    shell.click(shell.items("Button", card)[0])
    assert shell.calls("App")[-1] == ["retryEngine"]


def test_global_keys_reach_the_bridge(shell: Any) -> None:
    shell.key(Key.Key_F8)
    shell.key(Key.Key_Z, Ctrl)
    shell.key(Key.Key_V, Ctrl)
    shell.key(Key.Key_W, Ctrl)
    assert shell.calls("Transfer") == [["toggleAll"]]
    assert shell.calls("Queue") == [["undo"]]
    assert shell.calls("Drop") == [["paste"]]
    assert ["hideToTray"] in shell.calls("App")


def test_welcome_offers_the_samples(shell: Any) -> None:
    buttons = {button.property("text"): button for button in shell.items("Button", shell.item("WelcomePage"))}
    shell.click(buttons["Try with 6 sample images"])
    assert shell.calls("Drop") == [["addSamples"]]


def test_welcome_offers_to_come_over_from_what_was_found(shell: Any) -> None:
    move_over = shell.bridge("MoveOver")
    move_over.setProperty("programs", [{"program": "connie", "name": "Connie", "path": "/c"}])
    card = shell.item("MoveOverCard")
    assert card.property("visible")
    shell.items("Button", card)[0].forceActiveFocus()
    shell.key(Key.Key_Return)
    assert shell.calls("MoveOver")[-1] == ["offer", "/c", "connie"]
    move_over.setProperty("programs", [])


def test_credentials_are_sent_as_they_are_typed(shell: Any) -> None:
    _open_hosts(shell)
    shell.item("SecretField").forceActiveFocus()
    shell.type("x")
    assert ["setField", "p", "x"] in shell.calls("HostForm")
    shell.key(Key.Key_Return)
    assert ["saveAndTest"] in shell.calls("HostForm")


def test_a_passphrase_that_fits_leads_to_the_account(shell: Any) -> None:
    passphrase = shell.bridge("Passphrase")
    passphrase.setProperty("needed", True)
    _open_hosts(shell)
    card = shell.item("PassphraseCard")
    shell.items("SecretField", card)[0].forceActiveFocus()
    shell.type("x")
    shell.key(Key.Key_Return)
    assert ["give", "x"] in shell.calls("Passphrase")
    passphrase.setProperty("needed", False)
    field = shell.items("CredentialField")[0]

    def has_focus() -> bool:
        item = shell.window.activeFocusItem()
        while item is not None and item is not field:
            item = item.parentItem()
        return item is field

    shell.wait_for(has_focus)


def test_options_are_drawn_by_their_kind(shell: Any) -> None:
    _open_hosts(shell)
    form = shell.item("HostFormPane")
    assert [item.property("name") for item in shell.items("OptionField", form)] == [
        "size",
        "format",
        "count",
        "title",
        "adult",
    ]
    assert len(shell.items("Segmented", form)) == 1
    assert len(shell.items("ComboBox", form)) == 4  # with those of the start, the template and the proxy


def test_segments_choose_with_the_arrow_keys(shell: Any) -> None:
    _open_hosts(shell)
    shell.item("Segmented").forceActiveFocus()
    shell.key(Key.Key_Left)
    assert shell.calls("HostForm") == [["setOption", "size", "100"]]


def test_space_switches_the_host_in_the_list(shell: Any) -> None:
    _open_hosts(shell)
    shell.item("HostList").forceActiveFocus()
    shell.key(Key.Key_Down)
    assert shell.bridge("Hosts").property("currentId") == "pix"
    shell.key(Key.Key_Space)
    assert shell.calls("Hosts") == [["setEnabled", "pix", False]]


def _nameless_tab_stops(shell: Any) -> list[str]:
    nameless = []
    item = first = shell.window.contentItem().nextItemInFocusChain(True)
    for _ in range(200):
        interface = QAccessible.queryAccessibleInterface(item)
        if interface is None or not interface.text(QAccessible.Text.Name):
            nameless.append(item.metaObject().className())
        item = item.nextItemInFocusChain(True)
        if item == first:
            break
    return nameless


@pytest.mark.parametrize("page", ["queue", "hosts"])
def test_every_tab_stop_has_an_accessible_name(shell: Any, page: str) -> None:
    if page == "hosts":
        _open_hosts(shell)
    shell.wait_for(lambda: _nameless_tab_stops(shell) == [])


@pytest.mark.parametrize("dark", [True, False])
def test_theme_changes_while_the_window_is_open(shell: Any, dark: bool) -> None:
    shell.bridge("Prefs").setProperty("isDark", dark)
    expected = "#15171b" if dark else "#ffffff"
    assert shell.window.color().name() == expected
    assert shell.window.grabWindow().pixelColor(700, 80).name() == expected


def test_larger_text_makes_controls_higher(shell: Any) -> None:
    shell.bridge("Prefs").setProperty("textScale", 1.3)
    assert shell.items("Button", shell.item("QueueToolbar"))[0].height() == 42
