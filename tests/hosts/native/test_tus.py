from __future__ import annotations

from dataclasses import replace

import pytest

from backend.errors import Problem
from backend.hosts.native.tus_uploads import TusUploads, upload_key
from backend.protocol.errors import ErrorKind
from tests.fakes.tus import AUTHORIZATION, SITE, FakeTus
from tests.hosts.contract.cases.native import tus_account
from tests.hosts.pictures import digest, new_gallery, new_picture

ACCOUNT = tus_account(AUTHORIZATION)
PIECES = replace(ACCOUNT, options={"piece_mib": "1"})


async def broken_off(host, fake: FakeTus, file, gallery) -> int:
    """Upload until it is cut in the middle; what the server has of it then."""
    fake.fail("cut")
    with pytest.raises(Problem) as caught:
        await host.upload(file, gallery, ACCOUNT)
    assert (caught.value.info.kind, caught.value.file_may_have_arrived) == (ErrorKind.NETWORK, False)
    (upload,) = fake.begun.values()
    assert 0 < len(upload.content) < file.source.size_bytes
    return len(upload.content)


async def test_only_the_rest_is_sent_after_a_cut(connected, tmp_path):
    fake, file, gallery, sent = FakeTus(), new_picture(tmp_path, filler_bytes=6_000_000), new_gallery(), []
    async with connected(fake, "tus") as host:
        had = await broken_off(host, fake, file, gallery)
        received = fake.received_bytes
        await host.upload(file, gallery, ACCOUNT, on_sent=sent.append)
    assert fake.files == {digest(file): 1}
    assert fake.offsets == [had]
    assert fake.received_bytes - received == file.source.size_bytes - had
    assert (sent[0] >= had, sent[-1]) == (True, file.source.size_bytes)
    assert sent == sorted(sent)
    assert fake.requests["POST"] == 1


async def test_only_the_rest_is_sent_after_a_restart(connected, tmp_path):
    fake, file, gallery = FakeTus(), new_picture(tmp_path, filler_bytes=6_000_000), new_gallery()
    async with connected(fake, "tus") as host:
        had = await broken_off(host, fake, file, gallery)
    async with connected(fake, "tus") as host:
        await host.upload(file, new_gallery(), ACCOUNT)
    assert fake.files == {digest(file): 1}
    assert fake.offsets == [had]


async def test_a_file_that_has_changed_begins_anew(connected, tmp_path):
    fake, file, gallery = FakeTus(), new_picture(tmp_path, filler_bytes=6_000_000), new_gallery()
    async with connected(fake, "tus") as host:
        await broken_off(host, fake, file, gallery)
        other = new_picture(tmp_path, filler_bytes=6_000_000, name=file.name)
        await host.upload(other, gallery, ACCOUNT)
    assert fake.files == {digest(other): 1}
    assert fake.offsets == [0]


async def test_goes_in_pieces_and_takes_less_for_an_answer(connected, tmp_path):
    fake, file, sent, ends = FakeTus(), new_picture(tmp_path, filler_bytes=3_500_000), [], []
    fake.takes_bytes = 700_000

    async def before_end() -> None:
        ends.append(sum(fake.files.values()))

    async with connected(fake, "tus") as host:
        await host.upload(file, new_gallery(), PIECES, on_sent=sent.append, before_end=before_end)
    assert fake.files == {digest(file): 1}
    assert fake.offsets[:3] == [0, 700_000, 1_400_000]
    assert sent == sorted(sent)
    assert ends == [0]


async def test_an_upload_that_expired_begins_anew(connected, tmp_path):
    fake, file = FakeTus(), new_picture(tmp_path, filler_bytes=100_000)
    fake.expires_next = True
    async with connected(fake, "tus") as host:
        await host.upload(file, new_gallery(), ACCOUNT)
    assert fake.files == {digest(file): 1}
    assert fake.requests["POST"] == 2


async def test_goes_on_where_the_server_says_it_stands(connected, tmp_path):
    fake, file, gallery = FakeTus(), new_picture(tmp_path, filler_bytes=2_500_000), new_gallery()
    fake.loses_after = 600_000
    async with connected(fake, "tus") as host:
        await host.upload(file, gallery, PIECES)
    assert fake.files == {digest(file): 1}
    assert fake.offsets[:3] == [0, 1_048_576, 600_000]


@pytest.mark.parametrize(
    "location", ["https://elsewhere.example/files/{}", f"http://{SITE}/files/{{}}", "//elsewhere.example/{}", ""]
)
async def test_an_upload_on_another_server_is_not_sent(connected, tmp_path, location):
    fake = FakeTus()
    fake.location = location
    async with connected(fake, "tus") as host:
        with pytest.raises(Problem) as caught:
            await host.upload(new_picture(tmp_path), new_gallery(), ACCOUNT)
    assert (caught.value.info.kind, caught.value.file_may_have_arrived) == (ErrorKind.HOST_CHANGED, False)


@pytest.mark.parametrize("location", ["{}", "files/{}", f"https://{SITE}/files/{{}}", f"//{SITE}/files/{{}}"])
async def test_locations_may_be_relative(connected, tmp_path, location):
    fake, file = FakeTus(), new_picture(tmp_path)
    fake.location = location.replace("{}", "/files/{}") if location == "{}" else location
    async with connected(fake, "tus") as host:
        uploaded = await host.upload(file, new_gallery(), ACCOUNT)
    assert uploaded.image_url.startswith(f"https://{SITE}/files/")


async def test_the_end_that_was_not_heard_of_is_not_sent_again(connected, tmp_path):
    fake, file, gallery = FakeTus(), new_picture(tmp_path), new_gallery()
    fake.fail("cut_at_end")
    async with connected(fake, "tus") as host:
        with pytest.raises(Problem) as caught:
            await host.upload(file, gallery, ACCOUNT)
        assert caught.value.file_may_have_arrived
        assert (await host.upload(file, gallery, ACCOUNT)).already_there
    assert fake.files == {digest(file): 1}
    assert fake.requests["PATCH"] == 1


def test_uploads_are_kept_for_a_month_and_not_without_end(tmp_path):
    file = new_picture(tmp_path)
    key, now = upload_key("https://tus.example", "tus", 1, "a.jpg", file.source), 1_000_000.0
    assert key != upload_key("https://tus.example", "tus", 2, "a.jpg", file.source)
    TusUploads(tmp_path / "tus.json", now=lambda: now).put(key, "https://tus.example/1")
    assert (tmp_path / "tus.json").stat().st_mode & 0o77 == 0
    assert TusUploads(tmp_path / "tus.json", now=lambda: now + 86_400).get(key) == "https://tus.example/1"
    assert TusUploads(tmp_path / "tus.json", now=lambda: now + 31 * 86_400).get(key) == ""
    (tmp_path / "tus.json").write_text("{broken")
    assert TusUploads(tmp_path / "tus.json").get(key) == ""
    uploads = TusUploads(tmp_path / "many.json")
    for number in range(1_005):
        uploads.put(f"key {number}", "https://tus.example/1")
    assert (uploads.get("key 4"), uploads.get("key 5")) == ("", "https://tus.example/1")
