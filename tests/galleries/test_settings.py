"""Settings that an engine reads: each is changed as the window would, and something is different then."""

from __future__ import annotations

import socket
import zipfile
from pathlib import Path
from typing import Any

import pytest

from backend.hosts.runner import FormHost
from backend.media import archives
from backend.media.unpacking import Limits
from backend.protocol.hosts import EditHost, NumberFrom
from backend.protocol.rows import GalleryState
from tests.end_to_end import pictures
from tests.galleries.conftest import Office, fails


async def test_the_speed_limit_holds_at_once(office: Office) -> None:
    await office.engine.settings.change({"bandwidth_limit_bps": "2500000"})
    assert office.engine.hosts.bandwidth.limit_bps == 2_500_000
    await office.engine.settings.change({"bandwidth_limit_bps": "0"})
    assert office.engine.hosts.bandwidth.limit_bps == 0


async def test_hosts_ask_for_the_time_out_with_each_request(office: Office) -> None:
    await office.engine.settings.change({"inactivity_timeout_s": "77"})
    hosts = [host for host in office.engine.hosts.registry.hosts().values() if isinstance(host, FormHost)]
    assert {host._steps._inactivity_s() for host in hosts} == {77.0}


async def test_the_numbers_for_all_hosts_hold_where_a_host_has_none_of_its_own(office: Office) -> None:
    roster = office.engine.hosts.roster
    for host_id in ("one", "two"):
        office.host(host_id, connections=4, tries=3)
        lane = await roster.lane(host_id)
        assert (lane.connections, lane.tries) == (4, 3)
    await roster.edit(EditHost(host_id="two", connections=2, tries=7))
    await office.engine.settings.change({"host_connections": "6", "host_tries": "5"})
    lanes = {host_id: await roster.lane(host_id) for host_id in ("one", "two")}
    assert {host_id: (lane.connections, lane.tries) for host_id, lane in lanes.items()} == {
        "one": (6, 5),
        "two": (2, 7),
    }
    rows = {row.id: row for row in roster.rows()}
    assert [(rows[i].connections, rows[i].connections_from, rows[i].tries_from) for i in ("one", "two")] == [
        (6, NumberFrom.SETTINGS, NumberFrom.SETTINGS),
        (2, NumberFrom.HOST, NumberFrom.HOST),
    ]
    await roster.edit(EditHost(host_id="two", connections=0, tries=0))  # as all others again
    assert (lanes["two"].connections, lanes["two"].tries) == (6, 5)
    await office.engine.settings.change({"host_connections": "64", "host_tries": "0"})
    assert lanes["one"].connections == rows["one"].max_connections, "never more than the host allows"
    assert lanes["one"].tries == 3


@pytest.mark.parametrize(("on", "galleries"), [("true", 1), ("false", 3)])
async def test_loose_files_are_grouped_or_not(office: Office, tmp_path: Path, on: str, galleries: int) -> None:
    await office.engine.settings.change({"group_loose_files": on})
    files = sorted(pictures.folder(tmp_path / "g", 3).iterdir())
    assert len(await office.add(*files)) == galleries


async def test_a_stand_in_comes_after_the_time_that_is_set(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.uploads.breaker.FIRST_PAUSE_S", 0.02)
    down, other = office.host("down", connections=1), office.host("other")
    await office.engine.hosts.roster.edit(EditHost(host_id="down", stand_in="other"))

    def refuse(file: object, attempt: int) -> None:
        raise fails("host_unavailable")

    down.behaviour = refuse
    waits: list[float] = []
    monkeypatch.setattr("backend.galleries.scheduler.reason", lambda part, now, after_s: waits.append(after_s))
    await office.engine.settings.change({"stand_in_after_min": "7"})
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "g", 1), start=True, host_ids=("down",))
    await office.until_state(gallery_id, "uploading", "failed")
    await office.until(lambda: bool(waits))
    assert set(waits) == {420.0}
    assert other.received == []


async def test_the_host_on_this_computer_moves_to_the_port_that_is_set(office: Office) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    await office.engine.settings.change({"local_port": str(port)})
    assert office.engine.hosts.local.base_url == f"http://127.0.0.1:{port}"
    await office.close()
    await office.open()
    await office.until(lambda: office.engine.hosts.local.base_url.endswith(f":{port}"))


async def test_the_number_of_backups_holds_at_once(office: Office) -> None:
    await office.engine.settings.change({"keep_backups": "2"})
    assert office.engine.database.keep_backups == 2


async def test_the_log_keeps_as_much_as_is_set(office: Office) -> None:
    await office.engine.settings.change({"log_kept_lines": "1000", "log_kept_mb": "3"})
    assert office.engine.log._kept == (1000, 3_000_000)


@pytest.mark.parametrize("on", [True, False])
async def test_results_lie_beside_the_images_where_that_is_wanted(office: Office, tmp_path: Path, on: bool) -> None:
    office.host()
    await office.engine.settings.change({"results_beside_images": str(on).lower()})
    folder = pictures.folder(tmp_path / "g", 1)
    await office.uploaded(folder)
    await office.until(lambda: any(path.name.startswith(".") for path in folder.iterdir()) == on)


async def test_connecting_is_given_up_after_the_time_that_is_set(office: Office) -> None:
    await office.engine.settings.change({"connect_timeout_s": "9"})
    assert office.engine.hosts.transport._connect_s() == 9.0


async def test_an_archive_may_unpack_to_as_much_as_is_set(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed: list[int] = []
    extract = archives.extract

    def noted(*paths: Path, limits: Limits, **more: Any) -> Any:
        allowed.append(limits.size_bytes)
        return extract(*paths, limits=limits, **more)

    monkeypatch.setattr("backend.galleries.listing.archives.extract", noted)
    await office.engine.settings.change({"archive_limit_gb": "3"})
    with zipfile.ZipFile(tmp_path / "roll.zip", "w") as archive:
        archive.writestr("1.jpg", pictures.jpeg("1"))
    await office.ready(tmp_path / "roll.zip")
    assert allowed == [3_000_000_000]


async def test_small_pictures_take_as_much_room_as_is_set(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[int] = []
    monkeypatch.setattr("backend.media.thumbnails.prune_cache", lambda folder, kept_bytes: kept.append(kept_bytes))
    await office.engine.settings.change({"thumbnails_cache_mb": "50"})
    await office.close()
    await office.open()
    await office.until(lambda: kept == [50_000_000])


async def test_temporary_files_go_to_the_folder_that_is_set(office: Office, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    await office.engine.settings.change({"temporary_folder": f'"{scratch}"'})
    with zipfile.ZipFile(tmp_path / "roll.zip", "w") as archive:
        for name in ("1.jpg", "2.jpg"):
            archive.writestr(name, pictures.jpeg(name))
    gallery_id = await office.ready(tmp_path / "roll.zip")
    assert office.row(gallery_id).state is GalleryState.READY
    assert len(list((scratch / "unpacked").rglob("*.jpg"))) == 2


async def test_connections_are_redirected_from_the_next_start_on(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GALLEON_CONNECT_TO", raising=False)
    await office.engine.settings.change({"connect_to": '"img.example:443:127.0.0.1:9"'})
    await office.close()
    await office.open()
    assert office.engine.hosts.transport._connect_to.target("img.example", 443) == ("127.0.0.1", 9)
