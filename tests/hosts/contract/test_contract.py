"""What every host must do, run against its fake over real sockets and TLS."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from email.utils import formatdate
from pathlib import Path

import pytest

from backend.errors import Problem
from backend.hosts.base import FileToSend, Uploaded
from backend.hosts.runner import FormHost
from backend.protocol.errors import ErrorKind
from tests.hosts.contract.cases import CASES, Case
from tests.hosts.pictures import digest, new_gallery, new_picture, to_send


@pytest.fixture(params=CASES, ids=lambda case: case.host_id)
def case(request: pytest.FixtureRequest) -> Case:
    return request.param


async def send(host: FormHost, case: Case, file: FileToSend, **more: object) -> Uploaded:
    """One file of a set of its own, as the scheduler does it."""
    gallery = new_gallery()
    await host.begin_gallery(gallery, case.account)
    return await host.upload(file, gallery, case.account, **more)


async def refusal(host: FormHost, case: Case, file: FileToSend) -> Problem:
    with pytest.raises(Problem) as caught:
        await send(host, case, file)
    assert caught.value.info.host == case.host_id
    return caught.value


# -- what goes well ------------------------------------------------------------------------------------------


async def test_uploads_a_file_exactly_as_it_is(case: Case, connected, tmp_path: Path):
    fake, file, sent = case.make_fake(), new_picture(tmp_path), []
    ends = []

    async def before_end() -> None:
        ends.append(sum(fake.files.values()))

    async with connected(fake, case.host_id) as host:
        uploaded = await send(host, case, file, on_sent=sent.append, before_end=before_end)
    assert fake.files == {digest(file): 1}
    assert (uploaded.page_url or uploaded.image_url).startswith("https://")
    assert sent == sorted(sent)
    assert sent[-1] > file.source.size_bytes
    assert ends == [0]


async def test_uploads_three_files_into_one_gallery(case: Case, connected, tmp_path: Path):
    fake, files = case.make_fake(), [new_picture(tmp_path, index) for index in range(3)]
    gallery = new_gallery("Märkte [Taipei] 🌙")
    async with connected(fake, case.host_id) as host:
        await host.begin_gallery(gallery, case.account)
        first = await host.upload(files[0], gallery, case.account)
        others = await asyncio.gather(*(host.upload(file, gallery, case.account) for file in files[1:]))
        await host.finish_gallery(gallery, case.account)
        await host.finish_gallery(gallery, case.account)
    links = [uploaded.page_url or uploaded.image_url for uploaded in (first, *others)]
    assert len(set(links)) == 3
    assert fake.files == Counter(digest(file) for file in files)
    assert host.info.has_galleries == (case.galleries is not None)
    if case.galleries is not None:
        assert [sorted(content) for content in case.galleries(fake)] == [sorted(map(digest, files))]
        assert host.gallery_url(gallery).startswith("https://")


async def test_two_galleries_stay_apart(case: Case, connected, tmp_path: Path):
    fake, files = case.make_fake(), [new_picture(tmp_path, index) for index in range(2)]
    galleries = [new_gallery("One", 1), new_gallery("Two", 2)]
    async with connected(fake, case.host_id) as host:
        for file, gallery in zip(files, galleries, strict=True):
            await host.begin_gallery(gallery, case.account)
            await host.upload(file, gallery, case.account)
    if case.galleries is not None:
        assert case.galleries(fake) == [[digest(file)] for file in files]
        assert host.gallery_url(galleries[0]) != host.gallery_url(galleries[1])


async def test_goes_on_in_the_same_gallery_after_a_restart(case: Case, connected, tmp_path: Path):
    fake, files = case.make_fake(), [new_picture(tmp_path, index) for index in range(2)]
    before, after = new_gallery(), new_gallery()
    async with connected(fake, case.host_id) as host:
        await host.begin_gallery(before, case.account)
        await host.upload(files[0], before, case.account)
        after.values.update(before.values)  # what was stored; cookies are not
        await host.upload(files[1], after, case.account)
    assert fake.files == Counter(map(digest, files))
    if host.info.can_resume_gallery:
        assert case.galleries is not None
        assert case.galleries(fake) == [[digest(file) for file in files]]


async def test_accepts_the_account(case: Case, connected):
    async with connected(case.make_fake(), case.host_id) as host:
        await host.check_account(case.account)


async def test_takes_hard_file_names(case: Case, connected, tmp_path: Path):
    names = ['folder/quote".jpg', "سلسلة.jpg", "線 画.jpg", "a\nb.jpg", "%41;x=y.jpg", "x" * 240 + ".jpg"]
    fake, gallery = case.make_fake(), new_gallery()
    async with connected(fake, case.host_id) as host:
        await host.begin_gallery(gallery, case.account)
        for index, name in enumerate(names):
            file = new_picture(tmp_path, index, name=name)
            uploaded = await host.upload(file, gallery, case.account)
            links = (uploaded.page_url, uploaded.image_url, uploaded.thumb_url)
            assert not any(set(link) & set(" \"'<>[]\n") for link in links)
            assert fake.files[digest(file)] == 1
    assert not any("/" in name for name in fake.file_names)


# -- what the host refuses -----------------------------------------------------------------------------------


async def test_a_file_that_is_too_large_is_rejected(case: Case, connected, tmp_path: Path):
    path = tmp_path / "large.jpg"
    fake = case.make_fake()
    with path.open("wb") as large:
        large.write(b"\xff\xd8\xff")
        large.truncate(fake.max_body_bytes + 1)
    async with connected(fake, case.host_id) as host:
        problem = await refusal(host, case, to_send(path))
    assert problem.info.kind is ErrorKind.FILE_REJECTED
    assert not problem.file_may_have_arrived
    assert not fake.files


async def test_the_hosts_own_no_rejects_the_file(case: Case, connected, tmp_path: Path):
    fake = case.make_fake()
    fake.fail("refusal")
    async with connected(fake, case.host_id) as host:
        problem = await refusal(host, case, new_picture(tmp_path))
    assert problem.info.kind is ErrorKind.FILE_REJECTED
    assert len(problem.info.detail) > len("HTTP 200")  # the host's own words
    assert not problem.file_may_have_arrived


async def test_wrong_credentials_are_told_and_not_repeated_in_words(case: Case, connected, tmp_path: Path):
    fake = case.make_fake()
    async with connected(fake, case.host_id) as host:
        for account in case.wrong_accounts:
            gallery = new_gallery()
            with pytest.raises(Problem) as caught:
                await host.upload(new_picture(tmp_path), gallery, account)
            assert caught.value.info.kind is ErrorKind.BAD_CREDENTIALS
            assert not caught.value.file_may_have_arrived
            assert not any(secret in str(caught.value) for secret in account.credentials.values())
        assert bool(case.wrong_accounts) == bool(host.info.credentials)
    assert not fake.files


async def test_waits_as_long_as_the_host_asks(case: Case, connected, tmp_path: Path):
    fake = case.make_fake()
    async with connected(fake, case.host_id) as host:
        for retry_after in ("120", formatdate(time.time() + 120, usegmt=True)):
            fake.fail("status", status=429, retry_after=retry_after)
            began = time.time()
            problem = await refusal(host, case, new_picture(tmp_path))
            assert problem.info.kind is ErrorKind.RATE_LIMITED
            assert not problem.file_may_have_arrived
            assert problem.info.retry_at is not None
            assert began + 118 <= problem.info.retry_at <= time.time() + 121
        fake.fail("status", status=429)
        assert (await refusal(host, case, new_picture(tmp_path))).info.retry_at is None


async def test_an_early_refusal_is_read(case: Case, connected, tmp_path: Path):
    fake = case.make_fake()
    fake.fail("early", status=503)
    async with connected(fake, case.host_id) as host:
        problem = await refusal(host, case, new_picture(tmp_path, filler_bytes=4_000_000))
    assert (problem.info.kind, problem.file_may_have_arrived) == (ErrorKind.HOST_UNAVAILABLE, False)


# -- what goes wrong on the way ------------------------------------------------------------------------------


async def test_succeeds_after_a_server_error(case: Case, connected, tmp_path: Path):
    fake, file = case.make_fake(), new_picture(tmp_path)
    fake.fail("status", status=500)
    async with connected(fake, case.host_id) as host:
        problem = await refusal(host, case, file)
        assert (problem.info.kind, problem.file_may_have_arrived) == (ErrorKind.HOST_UNAVAILABLE, False)
        await send(host, case, file)
    assert fake.files == {digest(file): 1}


async def test_an_answer_that_a_gateway_lost_leaves_open_what_happened(case: Case, connected, tmp_path: Path):
    fake = case.make_fake()
    async with connected(fake, case.host_id) as host:
        for status in (502, 504):
            fake.fail("status", status=status)
            problem = await refusal(host, case, new_picture(tmp_path))
            assert (problem.info.kind, problem.file_may_have_arrived) == (ErrorKind.HOST_UNAVAILABLE, True)


@pytest.mark.parametrize("kind", ["page", "empty"])
async def test_a_page_in_place_of_the_answer_leaves_open_what_happened(case: Case, connected, tmp_path: Path, kind):
    fake = case.make_fake()
    fake.fail(kind)
    async with connected(fake, case.host_id) as host:
        problem = await refusal(host, case, new_picture(tmp_path))
    assert (problem.info.kind, problem.file_may_have_arrived) == (ErrorKind.HOST_UNAVAILABLE, True)
    assert "<" not in problem.info.detail


async def test_an_empty_link_is_never_accepted(case: Case, connected, tmp_path: Path):
    fake, file = case.make_fake(), new_picture(tmp_path)
    fake.fail("no_link")
    async with connected(fake, case.host_id) as host:
        problem = await refusal(host, case, file)
    assert fake.files == {digest(file): 1}
    assert problem.file_may_have_arrived


async def test_a_fake_success_is_never_accepted(case: Case, connected, tmp_path: Path):
    fake, file = case.make_fake(), new_picture(tmp_path)
    fake.fail("fake")
    async with connected(fake, case.host_id) as host:
        await refusal(host, case, file)
        await send(host, case, file)
    assert fake.files == {digest(file): 1}


async def test_a_connection_cut_in_the_middle_has_stored_nothing(case: Case, connected, tmp_path: Path):
    fake = case.make_fake()
    fake.fail("cut")
    async with connected(fake, case.host_id) as host:
        problem = await refusal(host, case, new_picture(tmp_path, filler_bytes=6_000_000))
    assert (problem.info.kind, problem.file_may_have_arrived) == (ErrorKind.NETWORK, False)
    assert not fake.files


async def test_a_connection_cut_at_the_end_leaves_open_what_happened(case: Case, connected, tmp_path: Path):
    fake, file = case.make_fake(), new_picture(tmp_path)
    fake.fail("cut_at_end")
    async with connected(fake, case.host_id) as host:
        problem = await refusal(host, case, file)
    assert fake.files == {digest(file): 1}
    assert (problem.info.kind, problem.file_may_have_arrived) == (ErrorKind.NETWORK, True)


async def test_a_host_that_never_answers_is_given_up(case: Case, connected, tmp_path: Path):
    fake = case.make_fake()
    fake.fail("silent")
    async with connected(fake, case.host_id, inactivity_s=0.3) as host:
        problem = await refusal(host, case, new_picture(tmp_path))
    assert (problem.info.kind, problem.file_may_have_arrived) == (ErrorKind.TIMEOUT, True)


async def test_cancelling_in_the_middle_stores_nothing(case: Case, connected, tmp_path: Path):
    fake, has_begun = case.make_fake(), asyncio.Event()

    async with connected(fake, case.host_id) as host:
        gallery = new_gallery()
        await host.begin_gallery(gallery, case.account)
        fake.read_bps = 2_000_000
        file = new_picture(tmp_path, filler_bytes=8_000_000)
        upload = asyncio.create_task(host.upload(file, gallery, case.account, on_sent=lambda _: has_begun.set()))
        await has_begun.wait()
        upload.cancel()
        with pytest.raises(asyncio.CancelledError):
            await upload
        await fake.idle()
        assert not fake.files
        fake.read_bps = None
        await host.upload(new_picture(tmp_path), gallery, case.account)
    assert sum(fake.files.values()) == 1


async def test_sends_to_no_domain_but_its_own(case: Case, connected, tmp_path: Path):
    strangers = 0

    def stranger(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal strangers
        strangers += 1
        writer.close()

    server = await asyncio.start_server(stranger, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    rule = f"elsewhere.example:443:127.0.0.1:{port}"
    fake = case.make_fake()
    async with server, connected(fake, case.host_id, more_rules=rule) as host:
        for status in (302, 303, 307):
            fake.fail("redirect", status=status, location="https://elsewhere.example/take")
            problem = await refusal(host, case, new_picture(tmp_path))
            assert problem.info.kind is ErrorKind.HOST_CHANGED
            assert problem.file_may_have_arrived  # the whole body went to the host itself
    assert strangers == 0
    assert not fake.files


async def test_a_body_has_its_length_and_is_never_chunked(case: Case, connected, tmp_path: Path):
    fake = case.make_fake()
    async with connected(fake, case.host_id) as host:
        await send(host, case, new_picture(tmp_path))
    for headers in fake.headers:
        assert int(headers["content-length"]) > 0
        assert "transfer-encoding" not in headers
        assert "expect" not in headers
