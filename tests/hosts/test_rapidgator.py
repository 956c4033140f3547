"""What is particular to rapidgator.net."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from backend.errors import Problem
from backend.protocol.errors import ErrorKind
from tests.fakes.rapidgator import FakeRapidgator
from tests.hosts.contract.cases.rapidgator import CASES
from tests.hosts.pictures import digest, new_gallery, new_picture

HOST, ACCOUNT = "rapidgator.net", CASES[0].account


@pytest.fixture(autouse=True)
def pauses_s(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses between questions, not waited for."""
    asked: list[float] = []
    sleep = asyncio.sleep

    async def note(delay_s: float, *more: object) -> None:
        asked.append(delay_s)
        await sleep(0)

    monkeypatch.setattr("backend.hosts.steps.pause", note)
    return asked


async def test_asks_until_the_file_is_ready(connected, tmp_path: Path, pauses_s: list[float]):
    fake, file = FakeRapidgator(), new_picture(tmp_path)
    fake.asks_until_done = 3
    async with connected(fake, HOST) as host:
        uploaded = await host.upload(file, new_gallery(), ACCOUNT)
    assert uploaded.page_url.startswith("https://rapidgator.net/file/")
    assert pauses_s == [1, 1, 1]


async def test_a_failure_on_the_storage_side_is_a_no_and_is_sent_again(connected, tmp_path: Path):
    fake, file = FakeRapidgator(), new_picture(tmp_path)
    fake.state_at_end = 3
    async with connected(fake, HOST) as host:
        with pytest.raises(Problem) as caught:
            await host.upload(file, new_gallery(), ACCOUNT)
    assert (caught.value.info.kind, caught.value.file_may_have_arrived) == (ErrorKind.HOST_UNAVAILABLE, False)


async def test_a_file_that_never_gets_ready_may_be_there(connected, tmp_path: Path):
    fake, file = FakeRapidgator(), new_picture(tmp_path)
    fake.asks_until_done = 1_000
    async with connected(fake, HOST) as host:
        with pytest.raises(Problem) as caught:
            await host.upload(file, new_gallery(), ACCOUNT)
        assert (caught.value.info.kind, caught.value.file_may_have_arrived) == (ErrorKind.HOST_UNAVAILABLE, True)
        assert (await host.upload(file, new_gallery(), ACCOUNT)).already_there
    assert fake.files == {digest(file): 1}


async def test_a_session_that_ends_after_the_file_has_left_is_no_fault_of_the_account(connected, tmp_path: Path):
    fake, file = FakeRapidgator(), new_picture(tmp_path)
    fake.fail("sign_out")
    async with connected(fake, HOST) as host:
        with pytest.raises(Problem) as caught:
            await host.upload(file, new_gallery(), ACCOUNT)
        assert (caught.value.info.kind, caught.value.file_may_have_arrived) == (ErrorKind.UNKNOWN_OUTCOME, True)
        assert (await host.upload(file, new_gallery(), ACCOUNT)).already_there
    assert fake.files == {digest(file): 1}
