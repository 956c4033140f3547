from __future__ import annotations

import pytest

from backend.errors import Problem
from backend.protocol.errors import ErrorKind
from tests.fakes.piwigo import CHUNK_BYTES, FakePiwigo
from tests.hosts.contract.cases.own_servers import CASES
from tests.hosts.pictures import digest, new_gallery, new_picture

ACCOUNT = next(case.account for case in CASES if case.host_id == "piwigo")


async def test_pieces_of_an_upload_that_broke_off_do_not_get_into_the_next(connected, tmp_path):
    fake, file = FakePiwigo(), new_picture(tmp_path, name="line 1.jpg", filler_bytes=3 * CHUNK_BYTES)
    async with connected(fake, "piwigo") as host:
        gallery = new_gallery()
        await host.begin_gallery(gallery, ACCOUNT)

        def cut_the_next(sent_bytes: int) -> None:
            if sent_bytes > CHUNK_BYTES and not fake.stats()["requests"].get("cut"):
                fake.requests["cut"] += 1
                fake.fail("cut")

        with pytest.raises(Problem) as caught:
            await host.upload(file, gallery, ACCOUNT, on_sent=cut_the_next)
        assert (caught.value.info.kind, caught.value.file_may_have_arrived) == (ErrorKind.NETWORK, False)
        await host.upload(file, gallery, ACCOUNT)
    assert fake.files == {digest(file): 1}
    assert [(photo.file_name, photo.name) for photo in fake.photos.values()] == [("line 1.jpg", "line 1")]


async def test_a_session_that_ends_between_two_pieces_begins_anew(connected, tmp_path):
    fake, file, signed_out = FakePiwigo(), new_picture(tmp_path, filler_bytes=3 * CHUNK_BYTES), []
    async with connected(fake, "piwigo") as host:
        gallery = new_gallery()
        await host.begin_gallery(gallery, ACCOUNT)

        def sign_out(sent_bytes: int) -> None:
            if sent_bytes > CHUNK_BYTES and not signed_out:
                signed_out.append(True)
                fake.sign_out()

        await host.upload(file, gallery, ACCOUNT, on_sent=sign_out)
    assert fake.files == {digest(file): 1}
    assert fake.logins == 2


async def test_an_album_of_the_person_takes_the_files_and_the_end_is_told(connected, tmp_path):
    fake = FakePiwigo()
    fake.albums["7"] = "All of them"
    account = type(ACCOUNT)(ACCOUNT.credentials, {"album": "7"})
    async with connected(fake, "piwigo") as host:
        gallery = new_gallery()
        await host.begin_gallery(gallery, account)
        await host.upload(new_picture(tmp_path), gallery, account)
        await host.finish_gallery(gallery, account)
        assert host.gallery_url(gallery).endswith("/index.php?/category/7")
    assert set(fake.albums) == {"7"}
    assert fake.completed == ["7"]
