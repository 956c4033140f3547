"""Keep2Share and its sister hosts have one store: what one of them got is entered into the others without sending."""

from __future__ import annotations

import json
from pathlib import Path

from backend.protocol.rows import GalleryState, UploadState
from tests.end_to_end import pictures
from tests.end_to_end.harness import Home
from tests.end_to_end.test_archive_kill import archive_of
from tests.fakes.keep2share import ACCESS_TOKEN
from tests.fakes.process import FakeProcess

SISTERS = {"keep2share": "keep2share.cc", "fileboom": "fileboom.me", "tezfiles": "tezfiles.com"}


def test_the_archive_is_sent_to_one_of_three_and_entered_into_the_others(tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "g", 3, size_bytes=200_000)
    with FakeProcess(*SISTERS) as fakes:
        home = Home(tmp_path / "home", fakes.environment)
        try:
            with home.attach() as client:
                for host_id in SISTERS.values():
                    done = home.run("account", "set", host_id, stdin=json.dumps({"access_token": ACCESS_TOKEN}))
                    assert done.code == 0, done.err
                fakes.control("keep2share", {"fail": "status", "status": 503})  # the others wait also for the retry
                (gallery_id,) = client.add(folder, host_ids=tuple(SISTERS.values()))
                row = client.until_ended(gallery_id)
                files = client.files(gallery_id)
        finally:
            home.close()
        stats = {name: fakes.stats(name) for name in SISTERS}
    assert (row.state, row.links) == (GalleryState.COMPLETED, 3)
    assert stats["keep2share"]["files"] == {archive_of(folder): 1}
    assert [stats[name]["received_bytes"] for name in ("fileboom", "tezfiles")] == [0, 0]
    for file in files:
        told = {upload.host_id: upload for upload in file.uploads}
        assert {upload.state for upload in told.values()} == {UploadState.UPLOADED}
        assert [told[host_id].already_there for host_id in SISTERS.values()] == [False, True, True]
        assert all(told[host_id].page_url for host_id in SISTERS.values())
