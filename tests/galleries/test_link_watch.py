"""Links that die: kept by gallery and host over restarts, told once, checked by age, and sent again."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec
import pytest

from backend.errors import Problem, problem
from backend.protocol.errors import ErrorKind
from backend.protocol.events import Event
from backend.protocol.links import (
    CheckLinks,
    CheckOldLinks,
    DeleteRemote,
    LinkCheck,
    LinksDied,
    LinksState,
    UploadGone,
    links_state,
)
from backend.protocol.settings import ChangeSettings
from tests.galleries.conftest import Office
from tests.galleries.test_accounts import ask, folder_of
from tests.galleries.test_remote_files import Ability, shelf

DAY_S = 86_400


def checks(office: Office, gallery_id: int) -> list[tuple[str, int, int, str]]:
    return [(check.host_id, check.alive, check.gone, check.state.value) for check in office.row(gallery_id).checks]


async def test_what_a_host_said_is_kept_over_a_restart_and_an_undo(office: Office, tmp_path: Path) -> None:
    one, two = shelf(office, "one"), shelf(office, "two")
    dumb = shelf(office, "dumb", Ability.DELETE)
    gallery_id = await office.uploaded(folder_of(tmp_path / "1", "a.jpg", "b.jpg"))
    assert office.row(gallery_id).checks == ()
    one.kept.discard("a.jpg")
    two.kept.clear()
    before = time.time()
    reply = await ask(office, CheckLinks(gallery_ids=(gallery_id,)))
    assert reply.not_asked == ("dumb",)
    assert dumb.questions == []
    known = [("one", 1, 1, "partial"), ("two", 0, 2, "offline")]
    assert checks(office, gallery_id) == known
    assert links_state(office.row(gallery_id).checks) is LinksState.PARTIAL
    assert all(check.at >= before for check in office.row(gallery_id).checks)
    await office.engine.galleries.queue.remove([gallery_id])
    await office.engine.galleries.queue.restore([gallery_id])
    assert checks(office, gallery_id) == known
    await office.close()
    await office.open()
    assert checks(office, gallery_id) == known


async def test_a_host_that_says_nothing_leaves_what_was_known(office: Office, tmp_path: Path) -> None:
    host = shelf(office)
    gallery_id = await office.uploaded(folder_of(tmp_path / "1", "a.jpg", "b.jpg"))
    await ask(office, CheckLinks(gallery_ids=(gallery_id,)))
    known = office.row(gallery_id).checks
    host.trouble = dict.fromkeys(("a.jpg", "b.jpg"), problem(ErrorKind.HOST_UNAVAILABLE))
    await ask(office, CheckLinks(gallery_ids=(gallery_id,)))
    assert office.row(gallery_id).checks == known


async def test_what_is_gone_is_sent_again_once_the_host_has_confirmed_it(office: Office, tmp_path: Path) -> None:
    host = shelf(office)
    gallery_id = await office.uploaded(folder_of(tmp_path / "1", "a.jpg", "b.jpg", "c.jpg"))
    host.kept -= {"a.jpg", "b.jpg"}
    await ask(office, CheckLinks(gallery_ids=(gallery_id,)))
    host.kept.add("b.jpg")  # it is back meanwhile
    reply = await ask(office, UploadGone(gallery_ids=(gallery_id,)))
    assert (reply.files, reply.gallery_ids) == (1, (gallery_id,))
    await office.until_state(gallery_id, "completed")
    assert host.received == ["a.jpg", "b.jpg", "c.jpg", "a.jpg"]
    assert checks(office, gallery_id) == [("shelf", 2, 0, "online")]
    nothing = await ask(office, UploadGone(gallery_ids=(gallery_id,)))
    assert (nothing.files, office.row(gallery_id).state) == (0, "completed")


async def test_only_old_links_are_asked_about_and_the_dead_are_told_once(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = shelf(office)
    old = await office.uploaded(folder_of(tmp_path / "1", "a.jpg", "b.jpg"))
    new = await office.uploaded(folder_of(tmp_path / "2", "c.jpg"))
    office.engine.book.show(old, finished_at=time.time() - 40 * DAY_S)
    host.kept.discard("a.jpg")
    told: list[Event] = []
    monkeypatch.setattr(office.engine.galleries.link_watch, "_publish", told.append)
    watch = office.engine.galleries.link_watch
    assert (await ask(office, CheckOldLinks(days=90))).galleries == 0
    await ask(office, ChangeSettings(values=(("check_links_days", "30"),)))
    await watch.go_round()
    assert told == [LinksDied(files=1, gallery_ids=(old,))]
    assert sorted(host.questions) == ["a.jpg", "b.jpg"]
    await watch.go_round()  # it was checked just now
    office.engine.book.show(
        old, checks=tuple(msgspec.structs.replace(check, at=0.0) for check in office.row(old).checks)
    )
    await watch.go_round()
    assert len(told) == 1, "what was known to be gone is no news"
    reply = await ask(office, CheckOldLinks())
    assert (reply.galleries, reply.alive, reply.gone, reply.with_gone) == (2, 2, 1, (old,))
    assert checks(office, new) == [("shelf", 1, 0, "online")]


async def test_a_gallery_that_was_deleted_there_has_no_check_any_more(office: Office, tmp_path: Path) -> None:
    shelf(office)
    gallery_id = await office.uploaded(folder_of(tmp_path / "1", "a.jpg"))
    await ask(office, CheckLinks(gallery_ids=(gallery_id,)))
    await ask(office, DeleteRemote(gallery_id=gallery_id))
    assert office.row(gallery_id).checks == ()
    with pytest.raises(Problem):
        await office.engine.galleries.remote_files.delete(DeleteRemote(gallery_id=gallery_id, host_ids=("nobody",)))


def test_a_gallery_is_partly_there_when_its_hosts_differ() -> None:
    there, gone = LinkCheck("one", 0.0, alive=3), LinkCheck("two", 0.0, gone=3)
    assert links_state(()) is None
    assert links_state((there, there)) is LinksState.ONLINE
    assert links_state((gone,)) is LinksState.OFFLINE
    assert links_state((there, gone)) is LinksState.PARTIAL
