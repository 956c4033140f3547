"""What every host must do, run against its fake over real sockets and TLS."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from email.utils import formatdate
from pathlib import Path

import pytest

from backend.errors import Problem
from backend.hosts.base import Ability, FileToSend, Host, RemoteGallery, SentFile, Uploaded
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts import FieldKind
from tests.fakes.process import new_fake
from tests.hosts.contract.case import Case
from tests.hosts.contract.cases import CASES
from tests.hosts.pictures import digest, new_gallery, new_picture, to_send


@pytest.fixture(params=CASES, ids=lambda case: case.host_id)
def case(request: pytest.FixtureRequest) -> Case:
    case: Case = request.param
    if reason := case.exceptions.get(request.function.__name__):
        pytest.skip(f"{case.host_id}: {reason}")
    return case


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hosts are asked again at once."""
    sleep = asyncio.sleep
    monkeypatch.setattr("backend.hosts.steps.pause", lambda _: sleep(0))


async def send(host: Host, case: Case, file: FileToSend, **more: object) -> Uploaded:
    """One file of a set of its own, as the scheduler does it."""
    gallery = new_gallery()
    await host.begin_gallery(gallery, case.account)
    return await send_into(host, case, file, gallery, **more)


async def send_into(host: Host, case: Case, file: FileToSend, gallery: RemoteGallery, **more: object) -> Uploaded:
    """One file with its links, also where they come later."""
    uploaded = await host.upload(file, gallery, case.account, **more)
    if Ability.RESULTS in host.info.abilities:
        assert not uploaded.has_link
        sent = SentFile(id=file.id, index=file.index, name=file.name, order=0)
        found = await host.collect([sent], gallery, case.account)
        return found.get(file.id, Uploaded())
    return uploaded


async def refusal(host: Host, case: Case, file: FileToSend) -> Problem:
    with pytest.raises(Problem) as caught:
        await send(host, case, file)
    assert caught.value.info.host == case.host_id
    return caught.value


# -- what goes well ------------------------------------------------------------------------------------------


async def test_uploads_a_file_exactly_as_it_is(case: Case, connected, tmp_path: Path):
    fake, file, sent = new_fake(case.fake), new_picture(tmp_path), []
    ends = []

    async def before_end() -> None:
        ends.append(sum(fake.files.values()))

    async with connected(fake, case.host_id) as host:
        uploaded = await send(host, case, file, on_sent=sent.append, before_end=before_end)
    assert fake.files == {digest(file): 1}
    assert (uploaded.page_url or uploaded.image_url).startswith("https://")
    assert sent == sorted(sent)
    assert sent[-1] >= file.source.size_bytes
    assert ends == [0]


async def test_a_file_of_some_megabytes_arrives_unchanged(case: Case, connected, tmp_path: Path):
    fake, file = new_fake(case.fake), new_picture(tmp_path, filler_bytes=4_000_000)
    async with connected(fake, case.host_id) as host:
        await send(host, case, file)
    assert fake.files == {digest(file): 1}


async def test_uploads_three_files_into_one_gallery(case: Case, connected, tmp_path: Path):
    fake, files = new_fake(case.fake), [new_picture(tmp_path, index) for index in range(3)]
    gallery = new_gallery("Märkte [Taipei] 🌙")
    async with connected(fake, case.host_id) as host:
        await host.begin_gallery(gallery, case.account)
        first = await host.upload(files[0], gallery, case.account)
        others = await asyncio.gather(*(host.upload(file, gallery, case.account) for file in files[1:]))
        uploaded = [first, *others]
        if Ability.RESULTS in host.info.abilities:
            sent = [SentFile(id=file.id, index=file.index, name=file.name, order=file.index) for file in files]
            found = await host.collect(sent, gallery, case.account)
            uploaded = [found[file.id] for file in files]
        await host.finish_gallery(gallery, case.account)
        await host.finish_gallery(gallery, case.account)
    links = [one.page_url or one.image_url for one in uploaded]
    assert len(set(links)) == 3
    assert fake.files == Counter(digest(file) for file in files)
    assert host.info.has_galleries == (case.galleries is not None)
    if case.galleries is not None:
        assert [sorted(content) for content in case.galleries(fake)] == [sorted(map(digest, files))]
        assert host.gallery_url(gallery).startswith("https://")


async def test_two_galleries_stay_apart(case: Case, connected, tmp_path: Path):
    fake, files = new_fake(case.fake), [new_picture(tmp_path, index) for index in range(2)]
    galleries = [new_gallery("One", 1), new_gallery("Two", 2)]
    async with connected(fake, case.host_id) as host:
        for file, gallery in zip(files, galleries, strict=True):
            await host.begin_gallery(gallery, case.account)
            await send_into(host, case, file, gallery)
    if case.galleries is not None:
        assert case.galleries(fake) == [[digest(file)] for file in files]
        assert host.gallery_url(galleries[0]) != host.gallery_url(galleries[1])


async def test_goes_on_in_the_same_gallery_after_a_restart(case: Case, connected, tmp_path: Path):
    fake, files = new_fake(case.fake), [new_picture(tmp_path, index) for index in range(2)]
    before, after = new_gallery(), new_gallery()
    async with connected(fake, case.host_id) as host:
        await host.begin_gallery(before, case.account)
        await host.upload(files[0], before, case.account)
        after.values.update(before.values)  # what was stored; cookies are not
        await host.upload(files[1], after, case.account)
    assert fake.files == Counter(map(digest, files))
    if host.info.can_resume_gallery and host.info.has_galleries:
        assert case.galleries(fake) == [[digest(file) for file in files]]


async def test_accepts_the_account(case: Case, connected):
    async with connected(new_fake(case.fake), case.host_id) as host:
        await host.check_account(case.account)


async def test_takes_hard_file_names(case: Case, connected, tmp_path: Path):
    names = ['folder/quote".jpg', "سلسلة.jpg", "線 画.jpg", "a\nb.jpg", "%41;x=y.jpg", "x" * 240 + ".jpg"]
    fake, gallery = new_fake(case.fake), new_gallery()
    async with connected(fake, case.host_id) as host:
        await host.begin_gallery(gallery, case.account)
        for index, name in enumerate(names):
            file = new_picture(tmp_path, index, name=name)
            uploaded = await send_into(host, case, file, gallery)
            links = (uploaded.page_url, uploaded.image_url, uploaded.thumb_url)
            assert not any(set(link) & set(" \"'<>[]\n") for link in links)
            assert fake.files[digest(file)] == 1
    assert not any("/" in name for name in fake.file_names)


# -- what the host refuses -----------------------------------------------------------------------------------


async def test_a_file_that_is_too_large_is_rejected(case: Case, connected, tmp_path: Path):
    path = tmp_path / "large.jpg"
    fake = new_fake(case.fake)
    with path.open("wb") as large:
        large.write(b"\xff\xd8\xff")
        large.truncate(fake.max_body_bytes + 1)
    async with connected(fake, case.host_id) as host:
        problem = await refusal(host, case, to_send(path))
    assert problem.info.kind is ErrorKind.FILE_REJECTED
    assert not problem.file_may_have_arrived
    assert not fake.files


async def test_the_hosts_own_no_rejects_the_file(case: Case, connected, tmp_path: Path):
    fake = new_fake(case.fake)
    fake.fail("refusal")
    async with connected(fake, case.host_id) as host:
        problem = await refusal(host, case, new_picture(tmp_path))
    assert problem.info.kind is ErrorKind.FILE_REJECTED
    assert len(problem.info.detail) > len("HTTP 200")  # the host's own words
    assert not problem.file_may_have_arrived


async def test_wrong_credentials_are_told_and_not_repeated_in_words(case: Case, connected, tmp_path: Path):
    fake = new_fake(case.fake)
    async with connected(fake, case.host_id) as host:
        for account in case.wrong_accounts:
            gallery = new_gallery()
            with pytest.raises(Problem) as caught:
                await host.upload(new_picture(tmp_path), gallery, account)
            assert caught.value.info.kind is ErrorKind.BAD_CREDENTIALS
            assert not caught.value.file_may_have_arrived
            assert not any(secret in str(caught.value) for secret in account.credentials.values())
        is_secret = any(field.kind is FieldKind.SECRET for field in host.info.credentials)
        assert bool(case.wrong_accounts) == is_secret
    assert not fake.files


async def test_waits_as_long_as_the_host_asks(case: Case, connected, tmp_path: Path):
    fake = new_fake(case.fake)
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
    fake = new_fake(case.fake)
    fake.fail("early", status=503)
    async with connected(fake, case.host_id) as host:
        problem = await refusal(host, case, new_picture(tmp_path, filler_bytes=4_000_000))
    assert (problem.info.kind, problem.file_may_have_arrived) == (ErrorKind.HOST_UNAVAILABLE, False)


# -- what goes wrong on the way ------------------------------------------------------------------------------


async def test_succeeds_after_a_server_error(case: Case, connected, tmp_path: Path):
    fake, file = new_fake(case.fake), new_picture(tmp_path)
    fake.fail("status", status=500)
    async with connected(fake, case.host_id) as host:
        problem = await refusal(host, case, file)
        assert (problem.info.kind, problem.file_may_have_arrived) == (ErrorKind.HOST_UNAVAILABLE, False)
        await send(host, case, file)
    assert fake.files == {digest(file): 1}


async def test_an_answer_that_a_gateway_lost_leaves_open_what_happened(case: Case, connected, tmp_path: Path):
    fake = new_fake(case.fake)
    async with connected(fake, case.host_id) as host:
        for status in (502, 504):
            fake.fail("status", status=status)
            problem = await refusal(host, case, new_picture(tmp_path))
            assert (problem.info.kind, problem.file_may_have_arrived) == (ErrorKind.HOST_UNAVAILABLE, True)


@pytest.mark.parametrize("kind", ["page", "empty"])
async def test_a_page_in_place_of_the_answer_leaves_open_what_happened(case: Case, connected, tmp_path: Path, kind):
    fake = new_fake(case.fake)
    fake.fail(kind)
    async with connected(fake, case.host_id) as host:
        problem = await refusal(host, case, new_picture(tmp_path))
    assert (problem.info.kind, problem.file_may_have_arrived) == (ErrorKind.HOST_UNAVAILABLE, True)
    assert "<" not in problem.info.detail


async def test_an_empty_link_is_never_accepted(case: Case, connected, tmp_path: Path):
    fake, file = new_fake(case.fake), new_picture(tmp_path)
    fake.fail("no_link")
    async with connected(fake, case.host_id) as host:
        if Ability.RESULTS in host.info.abilities:
            assert not (await send(host, case, file)).has_link
        else:
            assert (await refusal(host, case, file)).file_may_have_arrived
    assert fake.files == {digest(file): 1}


async def test_a_fake_success_is_never_accepted(case: Case, connected, tmp_path: Path):
    fake, file = new_fake(case.fake), new_picture(tmp_path)
    fake.fail("fake")
    async with connected(fake, case.host_id) as host:
        await refusal(host, case, file)
        await send(host, case, file)
    assert fake.files == {digest(file): 1}


async def test_a_connection_cut_in_the_middle_has_stored_nothing(case: Case, connected, tmp_path: Path):
    fake = new_fake(case.fake)
    fake.fail("cut")
    async with connected(fake, case.host_id) as host:
        problem = await refusal(host, case, new_picture(tmp_path, filler_bytes=6_000_000))
    assert (problem.info.kind, problem.file_may_have_arrived) == (ErrorKind.NETWORK, False)
    assert not fake.files


async def test_a_connection_cut_at_the_end_leaves_open_what_happened(case: Case, connected, tmp_path: Path):
    fake, file = new_fake(case.fake), new_picture(tmp_path)
    fake.fail("cut_at_end")
    async with connected(fake, case.host_id) as host:
        problem = await refusal(host, case, file)
    assert fake.files == {digest(file): 1}
    assert (problem.info.kind, problem.file_may_have_arrived) == (ErrorKind.NETWORK, True)


async def test_a_host_that_never_answers_is_given_up(case: Case, connected, tmp_path: Path):
    fake = new_fake(case.fake)
    fake.fail("silent")
    async with connected(fake, case.host_id, inactivity_s=0.3) as host:
        problem = await refusal(host, case, new_picture(tmp_path))
    assert (problem.info.kind, problem.file_may_have_arrived) == (ErrorKind.TIMEOUT, True)


async def test_cancelling_in_the_middle_stores_nothing(case: Case, connected, tmp_path: Path):
    fake, has_begun = new_fake(case.fake), asyncio.Event()

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
    fake = new_fake(case.fake)
    async with server, connected(fake, case.host_id, more_rules=rule) as host:
        for status in (302, 303, 307):
            fake.fail("redirect", status=status, location="https://elsewhere.example/take")
            problem = await refusal(host, case, new_picture(tmp_path))
            assert problem.info.kind is ErrorKind.HOST_CHANGED
            assert problem.file_may_have_arrived  # the whole body went to the host itself
    assert strangers == 0
    assert not fake.files


async def test_a_body_has_its_length_and_is_never_chunked(case: Case, connected, tmp_path: Path):
    fake = new_fake(case.fake)
    async with connected(fake, case.host_id) as host:
        await send(host, case, new_picture(tmp_path))
    for headers in fake.headers:
        assert int(headers["content-length"]) > 0
        assert "transfer-encoding" not in headers
        assert "expect" not in headers


# -- signing in ----------------------------------------------------------------------------------------------


async def test_signs_in_again_when_the_session_ends_in_the_middle_of_a_set(case: Case, connected, tmp_path: Path):
    fake, files = new_fake(case.fake), [new_picture(tmp_path, index) for index in range(3)]
    async with connected(fake, case.host_id) as host:
        for file in files:
            await send(host, case, file)
            fake.sign_out()
    assert fake.files == Counter(map(digest, files))


async def test_many_at_once_sign_in_only_once(case: Case, connected, tmp_path: Path):
    fake, files = new_fake(case.fake), [new_picture(tmp_path, index) for index in range(4)]
    async with connected(fake, case.host_id) as host:
        await asyncio.gather(*(send_apart(host, case, file) for file in files))
    assert fake.logins <= 1
    assert fake.files == Counter(map(digest, files))


async def send_apart(host: Host, case: Case, file: FileToSend) -> None:
    gallery = new_gallery(gallery_id=file.id)
    await host.begin_gallery(gallery, case.account)
    await host.upload(file, gallery, case.account)


async def test_wrong_credentials_are_tried_once(case: Case, connected, tmp_path: Path):
    fake = new_fake(case.fake)
    async with connected(fake, case.host_id) as host:
        for account in case.wrong_accounts:
            fake.logins = 0
            for _ in range(3):
                with pytest.raises(Problem) as caught:
                    await host.upload(new_picture(tmp_path), new_gallery(), account)
                assert caught.value.info.kind is ErrorKind.BAD_CREDENTIALS
            assert fake.logins <= 1


# -- around the upload ---------------------------------------------------------------------------------------


def without(host: Host, ability: Ability) -> bool:
    return ability not in host.info.abilities


async def test_refuses_wrong_credentials_in_a_check(case: Case, connected):
    async with connected(new_fake(case.fake), case.host_id) as host:
        if without(host, Ability.CHECK):
            pytest.skip("nothing to check")
        for account in case.wrong_accounts:
            with pytest.raises(Problem) as caught:
                await host.check_account(account)
            assert caught.value.info.kind is ErrorKind.BAD_CREDENTIALS


async def test_tells_about_the_account(case: Case, connected):
    async with connected(new_fake(case.fake), case.host_id) as host:
        assert (case.info is not None) == (Ability.INFO in host.info.abilities)
        if case.info is not None:
            assert await host.account_info(case.account) == case.info


async def test_deletes_a_file_and_knows_that_it_is_gone(case: Case, connected, tmp_path: Path):
    fake, file, other = new_fake(case.fake), new_picture(tmp_path), new_picture(tmp_path)
    async with connected(fake, case.host_id) as host:
        uploaded, kept = await send(host, case, file), await send(host, case, other)
        if Ability.ALIVE in host.info.abilities:
            assert await host.is_alive(uploaded, case.account)
        if without(host, Ability.DELETE):
            pytest.skip("cannot delete")
        await host.delete(uploaded, case.account)
        assert +fake.files == {digest(other): 1}
        await host.delete(uploaded, case.account)
        if Ability.ALIVE in host.info.abilities:
            assert not await host.is_alive(uploaded, case.account)
            assert await host.is_alive(kept, case.account)


async def test_finds_a_file_whose_upload_has_no_known_outcome(case: Case, connected, tmp_path: Path):
    fake, file, never_sent = new_fake(case.fake), new_picture(tmp_path), new_picture(tmp_path, 1)
    async with connected(fake, case.host_id) as host:
        if without(host, Ability.LOOKUP):
            pytest.skip("cannot look up")
        gallery = new_gallery()
        await host.begin_gallery(gallery, case.account)
        uploaded = await host.upload(file, gallery, case.account)
        found = await host.look_up(file, gallery, case.account)
        assert found is not None
        assert (found.page_url, found.image_url) == (uploaded.page_url, uploaded.image_url)
        assert await host.look_up(never_sent, gallery, case.account) is None
    assert fake.files == {digest(file): 1}


async def test_sends_nothing_when_the_host_has_the_file(case: Case, connected, tmp_path: Path):
    fake, file, sent = new_fake(case.fake), new_picture(tmp_path, filler_bytes=100_000), []
    async with connected(fake, case.host_id) as host:
        first = await send(host, case, file)
        assert not first.already_there
        if not case.knows_files:
            pytest.skip("does not know its files")
        received_bytes = fake.received_bytes
        second = await send(host, case, file, on_sent=sent.append)
    assert second.already_there
    assert second.has_link
    assert sent == []
    assert fake.received_bytes - received_bytes < 10_000
    assert sum(fake.files.values()) == 1


async def test_gives_the_gallery_its_name_later(case: Case, connected, tmp_path: Path):
    fake, gallery = new_fake(case.fake), new_gallery("Lofoten, winter 2026")
    async with connected(fake, case.host_id) as host:
        assert (case.gallery_names is not None) == (Ability.RENAME in host.info.abilities)
        if case.gallery_names is None:
            pytest.skip("has its name from the start, or none")
        await host.begin_gallery(gallery, case.account)
        await host.upload(new_picture(tmp_path), gallery, case.account)
        await host.rename_gallery(gallery, case.account)
        await host.rename_gallery(gallery, case.account)
        assert case.gallery_names(fake) == ["Lofoten, winter 2026"]


async def test_reads_the_direct_link_later(case: Case, connected, tmp_path: Path):
    fake = new_fake(case.fake)
    async with connected(fake, case.host_id) as host:
        if without(host, Ability.RESOLVE):
            pytest.skip("gives all its links at once")
        uploaded = await send(host, case, new_picture(tmp_path))
        resolved = await host.resolve(uploaded, case.account)
        assert resolved.image_url.startswith("https://")
        assert resolved.page_url == uploaded.page_url


async def test_takes_a_cover(case: Case, connected, tmp_path: Path):
    fake, gallery = new_fake(case.fake), new_gallery()
    async with connected(fake, case.host_id) as host:
        if without(host, Ability.COVER):
            pytest.skip("knows no covers")
        await host.begin_gallery(gallery, case.account)
        await host.upload(new_picture(tmp_path), gallery, case.account)
        cover = new_picture(tmp_path, 1)
        uploaded = await host.send_cover(cover, gallery, case.account)
        assert uploaded.has_link
        assert fake.files[digest(cover)] == 1


async def test_no_secret_is_in_what_is_told(case: Case, connected, tmp_path: Path, caplog):
    fake = new_fake(case.fake)
    fake.fail("refusal")
    async with connected(fake, case.host_id) as host:
        problem = await refusal(host, case, new_picture(tmp_path))
        told = f"{problem!r} {problem.info!r} {case.account!r} {host.info!r} {caplog.text}"
    fields = {field.name for field in host.info.credentials if field.kind is FieldKind.SECRET}
    secrets = [value for name, value in case.account.credentials.items() if name in fields]
    assert not any(secret in told for secret in secrets)
