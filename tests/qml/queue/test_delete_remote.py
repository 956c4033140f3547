"""The question before a gallery is deleted from its hosts."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt

from backend.protocol.links import DeleteRemote
from backend.protocol.rows import GalleryState

Key = Qt.Key


def _select_uploaded(page: Any) -> int:
    """A finished gallery, its hosts able to delete."""
    store = page.bridge.store
    row = next(
        row
        for row in range(page.queue.rowCount())
        if store.galleries[page.queue.idAt(row)].state is GalleryState.COMPLETED
    )
    store.set_hosts([replace(host, abilities=("alive", "delete")) for host in store.hosts.values()])
    page.click_row(row)
    return int(page.queue.idAt(row))


def test_nothing_is_deleted_without_an_answer_and_only_where_it_is_wanted(page: Any, monkeypatch: Any) -> None:
    gallery_id = _select_uploaded(page)
    sent: list[Any] = []
    link = page.bridge.remote_files._engine
    monkeypatch.setattr(link, "send", lambda command, *answer: sent.append(command))
    page.bridge.row_actions.runMenu("deleteRemote", "")
    page.wait_for(lambda: page.is_shown("deleteFromHost"))
    page.key(Key.Key_Escape)
    page.wait_for(lambda: not page.is_shown("deleteFromHost"))
    assert [command for command in sent if isinstance(command, DeleteRemote)] == []
    page.bridge.row_actions.runMenu("deleteRemote", "")
    page.wait_for(lambda: page.is_shown("deleteFromHost"))
    switches = page.find_all("deleteFromHost")
    hosts = [host.host_id for host in page.bridge.store.galleries[gallery_id].hosts if host.done_files]
    assert len(switches) == len(hosts)
    page.click(switches[0])
    page.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.wait_for(lambda: not page.is_shown("deleteFromHost"))
    deleted = [command for command in sent if isinstance(command, DeleteRemote)]
    wanted = tuple(hosts[1:])
    assert deleted == ([DeleteRemote(gallery_id=gallery_id, host_ids=wanted)] if wanted else [])
