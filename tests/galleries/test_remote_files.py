"""Files on hosts: deleting them there, and asking whether they still are."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from backend.errors import Problem, problem
from backend.hosts.base import Ability, Account, FileToSend, RemoteGallery, Uploaded
from backend.protocol import commands as c
from backend.protocol.accounts import SaveAccount
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts import FieldKind, FieldRow
from backend.protocol.links import CheckLinks, DeleteRemote, LinkState
from backend.protocol.rows import UploadState
from tests.galleries.conftest import Office, PythonHost
from tests.galleries.test_accounts import ask, folder_of


class Shelf(PythonHost):
    """Keeps files by the word it gave them; `trouble` may refuse a question about one."""

    def __init__(self, host_id: str = "shelf", *abilities: Ability, **info: Any) -> None:
        super().__init__(host_id, abilities=frozenset(abilities), has_galleries=True, **info)
        self.kept: set[str] = set()
        self.trouble: dict[str, Problem] = {}
        self.questions: list[str] = []
        self.answers = asyncio.Event()
        self.answers.set()

    async def upload(self, file: FileToSend, gallery: RemoteGallery, account: Account, **more: Any) -> Uploaded:
        await super().upload(file, gallery, account, **more)
        self.kept.add(file.name)
        return Uploaded(page_url=f"https://{self.info.id}/{gallery.facts.id}/{file.name}", code=file.name)

    async def delete(self, uploaded: Uploaded, account: Account) -> None:
        self._ask(uploaded)
        await self.answers.wait()
        self.kept.discard(uploaded.code)

    async def is_alive(self, uploaded: Uploaded, account: Account) -> bool:
        self._ask(uploaded)
        return uploaded.code in self.kept

    def _ask(self, uploaded: Uploaded) -> None:
        self.questions.append(uploaded.code)
        if uploaded.code in self.trouble:
            raise self.trouble[uploaded.code]


def shelf(office: Office, host_id: str = "shelf", *abilities: Ability, **info: Any) -> Shelf:
    host = Shelf(host_id, *(abilities or (Ability.DELETE, Ability.ALIVE)), **info)
    office.hosts[host_id] = host
    office.engine.hosts.registry.register(host)
    return host


async def states(office: Office, gallery_id: int) -> dict[str, list[tuple[str, UploadState]]]:
    files = await office.files(gallery_id)
    return {file.name: [(upload.host_id, upload.state) for upload in file.uploads] for file in files}


async def test_a_gallery_that_was_deleted_is_as_if_it_had_never_been_uploaded(office: Office, tmp_path: Path) -> None:
    host = shelf(office)
    gallery_id = await office.uploaded(folder_of(tmp_path / "1", "a.jpg", "b.jpg"))
    reply = await ask(office, DeleteRemote(gallery_id=gallery_id))
    assert (reply.deleted, reply.failed, host.kept) == (2, (), set())
    row = office.row(gallery_id)
    assert (row.state, row.done_images, row.done_bytes, row.links) == ("ready", 0, 0, 0)
    assert row.hosts[0].gallery_url == ""
    assert await states(office, gallery_id) == {name: [("shelf", UploadState.PENDING)] for name in ("a.jpg", "b.jpg")}
    await ask(office, c.StartGalleries(ids=(gallery_id,)))
    await office.until_ended(gallery_id)
    assert host.kept == {"a.jpg", "b.jpg"}
    assert host.begun == 2, "the next start makes a new remote gallery"


async def test_a_gallery_whose_files_are_just_deleted_starts_behind_that(office: Office, tmp_path: Path) -> None:
    host = shelf(office)
    gallery_id = await office.uploaded(folder_of(tmp_path / "1", "a.jpg", "b.jpg"))
    host.answers.clear()
    deleting = asyncio.create_task(ask(office, DeleteRemote(gallery_id=gallery_id)))
    await office.until(lambda: len(host.questions) == 2)
    folder_of(tmp_path / "new", "c.jpg").joinpath("c.jpg").rename(tmp_path / "1" / "c.jpg")
    await ask(office, c.RescanGalleries(ids=(gallery_id,)))
    await office.until_hashed(gallery_id)
    await ask(office, c.StartGalleries(ids=(gallery_id,)))
    await office.until_state(gallery_id, "queued")
    other_id = await office.uploaded(folder_of(tmp_path / "2", "other.jpg"))
    assert office.row(other_id).state == "completed", "others go meanwhile"
    assert office.row(gallery_id).state == "queued"
    host.answers.set()
    assert (await deleting).deleted == 2
    await office.until_ended(gallery_id)
    assert host.kept == {"a.jpg", "b.jpg", "c.jpg", "other.jpg"}
    assert office.row(gallery_id).done_images == 3


async def test_single_files_are_deleted_from_chosen_hosts_only(office: Office, tmp_path: Path) -> None:
    one, two = shelf(office, "one"), shelf(office, "two")
    gallery_id = await office.uploaded(folder_of(tmp_path / "1", "a.jpg", "b.jpg", "c.jpg"))
    file_id = (await office.files(gallery_id))[1].id
    reply = await ask(office, DeleteRemote(gallery_id=gallery_id, host_ids=("two",), file_ids=(file_id,)))
    assert reply.deleted == 1
    assert (one.kept, two.kept) == ({"a.jpg", "b.jpg", "c.jpg"}, {"a.jpg", "c.jpg"})
    row = office.row(gallery_id)
    assert (row.state, row.done_images) == ("incomplete", 2)
    assert [(host.host_id, host.done_files) for host in row.hosts] == [("one", 3), ("two", 2)]
    await ask(office, c.StartGalleries(ids=(gallery_id,)))
    await office.until_state(gallery_id, "completed")
    assert two.received == ["a.jpg", "b.jpg", "c.jpg", "b.jpg"]
    assert one.received == ["a.jpg", "b.jpg", "c.jpg"]


async def test_what_a_host_does_not_delete_stays_uploaded_with_the_reason(office: Office, tmp_path: Path) -> None:
    host = shelf(office)
    gallery_id = await office.uploaded(folder_of(tmp_path / "1", "a.jpg", "b.jpg"))
    host.trouble["a.jpg"] = problem(ErrorKind.FILE_REJECTED, "locked by the moderator")
    reply = await ask(office, DeleteRemote(gallery_id=gallery_id))
    assert reply.deleted == 1
    (failed,) = reply.failed
    assert (failed.name, failed.error.detail, failed.error.host) == ("a.jpg", "locked by the moderator", "shelf")
    assert (await states(office, gallery_id))["a.jpg"] == [("shelf", UploadState.UPLOADED)]
    assert office.row(gallery_id).state == "incomplete"


async def test_a_refused_account_ends_the_questions_and_is_on_hold(office: Office, tmp_path: Path) -> None:
    key = FieldRow(name="key", label="Key", kind=FieldKind.SECRET)
    host = shelf(office, connections=1, credentials=(key,))
    await ask(office, SaveAccount(host_id="shelf", values=(("key", "k"),)))
    gallery_id = await office.uploaded(folder_of(tmp_path / "1", *(f"{number}.jpg" for number in range(6))))
    host.trouble = dict.fromkeys(host.kept, problem(ErrorKind.BAD_CREDENTIALS))
    reply = await ask(office, DeleteRemote(gallery_id=gallery_id))
    assert (reply.deleted, len(reply.failed), len(host.questions)) == (0, 6, 1)
    assert {file.error.kind for file in reply.failed} == {ErrorKind.BAD_CREDENTIALS}
    assert office.engine.hosts.roster.accounts.known("shelf").refusal is not None


async def test_without_an_account_nothing_is_deleted_and_uploads_go_on(office: Office, tmp_path: Path) -> None:
    host = shelf(office, connections=1)
    gallery_id = await office.uploaded(folder_of(tmp_path / "1", "a.jpg", "b.jpg"))
    host.trouble = dict.fromkeys(host.kept, problem(ErrorKind.BAD_CREDENTIALS))
    reply = await ask(office, DeleteRemote(gallery_id=gallery_id))
    assert {file.error.kind for file in reply.failed} == {ErrorKind.LOGIN_REQUIRED}
    assert len(host.questions) == 1
    assert office.engine.hosts.roster.accounts.known("shelf").refusal is None
    await office.uploaded(folder_of(tmp_path / "2", "c.jpg"))
    assert "c.jpg" in host.kept


async def test_another_gallery_with_the_same_links_loses_them_as_well(office: Office, tmp_path: Path) -> None:
    shelf(office)
    first = await office.uploaded(folder_of(tmp_path / "1", "a.jpg"))
    (tmp_path / "2").mkdir()
    (tmp_path / "2" / "a.jpg").write_bytes((tmp_path / "1" / "a.jpg").read_bytes())
    (second,) = await office.add(tmp_path / "2", start=True, on_duplicate="use_links")
    await office.until_state(second, "completed")
    await ask(office, DeleteRemote(gallery_id=first))
    assert office.row(second).state == "ready"
    assert await states(office, second) == {"a.jpg": [("shelf", UploadState.PENDING)]}


async def test_nothing_is_deleted_while_a_gallery_is_at_work_or_where_a_host_cannot(
    office: Office, tmp_path: Path
) -> None:
    host, other = shelf(office), office.host("other")
    gallery_id = await office.uploaded(folder_of(tmp_path / "1", "a.jpg"))
    for wrong, reason in (("other", "this host cannot delete"), ("local", "the gallery is not on this host")):
        with pytest.raises(Problem) as raised:
            await ask(office, DeleteRemote(gallery_id=gallery_id, host_ids=("shelf", wrong)))
        assert raised.value.info.detail == reason
    host.gate.clear()
    (busy,) = await office.add(folder_of(tmp_path / "2", "b.jpg"), start=True)
    await office.until_state(busy, "uploading")
    for command in (DeleteRemote(gallery_id=busy), CheckLinks(gallery_ids=(busy,), forget_gone=True)):
        with pytest.raises(Problem) as raised:
            await ask(office, command)
        assert raised.value.info.kind is ErrorKind.BAD_INPUT
    assert host.questions == []
    assert (await ask(office, DeleteRemote(gallery_id=12345))).deleted == 0
    assert other.received == ["a.jpg"]


async def test_links_are_asked_for_and_what_is_gone_can_be_sent_again(office: Office, tmp_path: Path) -> None:
    host, other = shelf(office), office.host("other")
    gallery_id = await office.uploaded(folder_of(tmp_path / "1", "a.jpg", "b.jpg", "c.jpg"))
    host.kept.remove("b.jpg")
    host.trouble["c.jpg"] = problem(ErrorKind.TIMEOUT)
    reply = await ask(office, CheckLinks(gallery_ids=(gallery_id,)))
    assert [(file.name, file.state) for file in reply.files] == [
        ("a.jpg", LinkState.ALIVE),
        ("b.jpg", LinkState.GONE),
        ("c.jpg", LinkState.UNKNOWN),
    ]
    assert reply.files[2].error.kind is ErrorKind.TIMEOUT
    assert reply.not_asked == ("other",)
    assert office.row(gallery_id).state == "completed", "asking changes nothing"
    await ask(office, CheckLinks(gallery_ids=(gallery_id,), forget_gone=True))
    assert office.row(gallery_id).state == "incomplete"
    await ask(office, c.StartGalleries(ids=(gallery_id,)))
    await office.until_state(gallery_id, "completed")
    assert host.received == ["a.jpg", "b.jpg", "c.jpg", "b.jpg"]
    assert other.received == ["a.jpg", "b.jpg", "c.jpg"]
    kinds = [entry.kind for entry in await office.engine.history.of_gallery(gallery_id, 50)]
    assert "links_gone" in kinds


async def test_this_computer_deletes_and_tells_what_is_there(office: Office, tmp_path: Path) -> None:
    gallery_id = await office.uploaded(folder_of(tmp_path / "1", "a.jpg", "b.jpg"), host_ids=("local",))
    page = (await office.files(gallery_id))[0].uploads[0].page_url
    first = (await office.files(gallery_id))[0]
    assert (await ask(office, DeleteRemote(gallery_id=gallery_id, file_ids=(first.id,)))).deleted == 1
    async with aiohttp.ClientSession() as session, session.get(page) as answer:
        assert answer.status == 404
    reply = await ask(office, CheckLinks(gallery_ids=(gallery_id,)))
    assert [(file.name, file.state) for file in reply.files] == [("b.jpg", LinkState.ALIVE)]
    await office.crash()
    await office.until(lambda: bool(office.engine.hosts.local.base_url))
    assert (await ask(office, DeleteRemote(gallery_id=gallery_id))).deleted == 1
    assert office.row(gallery_id).state == "ready"


async def test_a_gallery_that_went_as_a_zip_is_deleted_as_a_whole(office: Office, tmp_path: Path) -> None:
    host = shelf(office, sends_archive=True)
    gallery_id = await office.uploaded(folder_of(tmp_path / "1", "a.jpg", "b.jpg"))
    assert len(host.kept) == 1
    file_id = (await office.files(gallery_id))[0].id
    with pytest.raises(Problem) as raised:
        await ask(office, DeleteRemote(gallery_id=gallery_id, file_ids=(file_id,)))
    assert raised.value.info.detail == "the file is part of an archive"
    reply = await ask(office, CheckLinks(gallery_ids=(gallery_id,)))
    assert [(file.file_id, file.state) for file in reply.files] == [(0, LinkState.ALIVE)]
    assert (await ask(office, DeleteRemote(gallery_id=gallery_id))).deleted == 1
    assert host.kept == set()
    assert office.row(gallery_id).state == "ready"
    assert {state for uploads in (await states(office, gallery_id)).values() for _, state in uploads} == {
        UploadState.PENDING
    }
    await ask(office, c.StartGalleries(ids=(gallery_id,)))
    await office.until_state(gallery_id, "completed")
    assert len(host.kept) == 1
