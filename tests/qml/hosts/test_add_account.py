"""The dialog that adds an account, in the real window."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from backend.protocol.accounts import AccountTested, HostStatus, SaveAccount, TestAccount
from backend.protocol.commands import Command
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.replies import Reply
from bridge.backend_link import OnReply
from tests.qml.queue.conftest import Page


def is_inside(item: QQuickItem | None, name: str) -> bool:
    while item is not None and item.objectName() != name:
        item = item.parentItem()
    return item is not None


def is_in_front(page: Page) -> bool:
    """The page behind has a field for the passphrase, too."""
    item = page.window.activeFocusItem()
    while item is not None and item.metaObject().className() != "QQuickOverlay":
        item = item.parentItem()
    return item is not None


def test_an_account_is_typed_refused_corrected_and_shown(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog, link = page.bridge.add_account, page.bridge.link
    waiting: list[tuple[TestAccount, OnReply]] = []
    sent: list[Command] = []

    def send(command: Command, on_reply: OnReply | None = None) -> None:
        sent.append(command)
        if isinstance(command, TestAccount) and on_reply is not None:
            waiting.append((command, on_reply))  # the test takes as long as this one wants it to
        else:
            link.send(command, on_reply)

    monkeypatch.setattr(dialog, "_engine", SimpleNamespace(send=send))
    page.bridge.app.setProperty("page", "hosts")
    before = page.window.activeFocusItem()
    dialog.open("")
    page.wait_for(lambda: page.is_shown("addAccountHost"))
    page.wait_for(lambda: is_inside(page.window.activeFocusItem(), "addAccountHost"))
    # A host is found by its name, and only its fields are there.
    page.type("filesp")
    page.wait_for(lambda: page.find("choiceField").property("text") == "filesp")
    page.key(Qt.Key.Key_Return)
    page.wait_for(lambda: is_inside(page.window.activeFocusItem(), "credential_username"))
    page.type("marlow")
    page.key(Qt.Key.Key_Tab)
    page.type("wrong")
    page.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.wait_for(lambda: waiting)
    assert not page.find("dialogPrimary").property("enabled")
    assert page.find("dialogPrimary").property("text") == "Save and test"
    # What the host answers is said, what was typed stays, and the keyboard is where it is corrected.
    command, answer = waiting.pop()
    error = ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS, host="filespace.com", detail="Unknown password")
    refusal: Reply = AccountTested(host_id="filespace.com", ok=False, error=error)
    answer(refusal)
    page.wait_for(lambda: is_inside(page.window.activeFocusItem(), "credential_password"))
    assert any("Unknown password" in text for text in page.texts(page.find("addAccountResult")))
    assert page.find("credential_username").property("text") == "marlow"
    assert page.find("credential_password").property("text") == "wrong"
    page.type("2")
    page.key(Qt.Key.Key_Return)
    page.wait_for(lambda: waiting)
    command, answer = waiting.pop()
    link.send(command, answer)
    # Seen, and gone by itself; the form of the host shows the account.
    page.wait_for(lambda: dialog.property("isDone"))
    page.wait_for(lambda: not page.is_shown("addAccountHost"))
    assert [one.values for one in sent if isinstance(one, SaveAccount)] == [
        (("username", "marlow"), ("password", "wrong")),
        (("username", "marlow"), ("password", "wrong2")),
    ]
    host = page.bridge.store.hosts["filespace.com"]
    assert [(row.key, row.status, row.label) for row in host.accounts] == [
        ("filespace.com", HostStatus.SIGNED_IN, "marlow")
    ]
    assert (page.bridge.hosts.current, page.bridge.host_accounts.key) == ("filespace.com", "")
    page.wait_for(lambda: page.window.activeFocusItem() is before)
    # A further account of the same host; Esc leaves it, and what was typed is forgotten.
    dialog.open("filespace.com")
    page.wait_for(lambda: is_inside(page.window.activeFocusItem(), "credential_username"))
    page.type("second")
    # An engine that started again has forgotten the passphrase. The keyboard never gets behind the dialog meanwhile.
    page.bridge.store.credentials_locked = True
    page.bridge.passphrase.changed.emit()
    page.wait_for(lambda: is_inside(page.window.activeFocusItem(), "passphrase") and is_in_front(page))
    dialog.refused.emit()
    QTest.qWait(60)  # the keeper of the focus
    assert is_inside(page.window.activeFocusItem(), "passphrase") and is_in_front(page)
    before.forceActiveFocus()
    page.wait_for(lambda: is_in_front(page))
    page.bridge.store.credentials_locked = False
    page.bridge.passphrase.changed.emit()
    page.wait_for(lambda: is_inside(page.window.activeFocusItem(), "credential_username"))
    assert page.window.activeFocusItem().property("text") == "second"
    page.key(Qt.Key.Key_Escape)
    page.wait_for(lambda: not page.is_shown("addAccountHost"))
    assert dialog._typed == {}
