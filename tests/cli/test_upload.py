"""`galleon upload`, literally as issue 2 describes it: lines, streams, exit codes, Ctrl-C."""

from __future__ import annotations

import signal
import urllib.request
from pathlib import Path

import pytest

from tests.end_to_end import pictures
from tests.end_to_end.harness import Home, Reader, sha256_of, until
from tests.fakes.process import FakeProcess

IMAGE_FIELDS = ["type", "gallery", "host", "file", "status", "page_url", "image_url", "thumb_url", "error"]
GALLERY_FIELDS = ["type", "gallery", "path", "status", "hosts", "text"]
HOST_FIELDS = ["host", "status", "gallery_url", "uploaded", "failed", "bytes"]


def test_all_uploaded_is_exit_0_and_one_line_for_each_image_and_gallery(home: Home, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "Übersicht 1", 3)
    done = home.run("upload", folder, "--json")
    assert (done.code, done.err) == (0, "")
    assert [line["type"] for line in done.lines] == ["image", "image", "image", "gallery"]
    for line in done.images():
        assert list(line) == IMAGE_FIELDS
        assert (line["gallery"], line["host"], line["status"], line["error"]) == (
            "Übersicht 1",
            "local",
            "uploaded",
            None,
        )
    (gallery,) = done.galleries()
    assert list(gallery)[: len(GALLERY_FIELDS)] == GALLERY_FIELDS
    assert (gallery["path"], gallery["status"]) == (str(folder), "completed")
    (host,) = gallery["hosts"]
    assert list(host) == HOST_FIELDS
    assert (host["uploaded"], host["failed"], host["bytes"]) == (3, 0, sum(p.stat().st_size for p in folder.iterdir()))
    assert all(line["page_url"] in gallery["text"] for line in done.images())


def test_links_answer_with_the_same_bytes_while_the_engine_serves(home: Home, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "g", 2)
    for line in home.run("upload", folder, "--json").images():
        with urllib.request.urlopen(line["image_url"], timeout=10) as answer:
            assert answer.status == 200
            assert answer.read() == (folder / line["file"]).read_bytes()
        with urllib.request.urlopen(line["page_url"], timeout=10) as answer:
            assert answer.status == 200


def test_without_json_stdout_holds_the_post_code_and_nothing_else(home: Home, tmp_path: Path) -> None:
    done = home.run("upload", pictures.folder(tmp_path / "g", 2), "--name", "Another name")
    assert done.code == 0
    assert done.out.startswith("[b]Another name[/b]\n")
    assert done.out.count("[url=http://127.0.0.1:") == 2


def test_a_template_is_chosen_by_name(home: Home, tmp_path: Path) -> None:
    done = home.run("upload", pictures.folder(tmp_path / "g", 2), "--template", "links-only")
    assert done.code == 0
    assert "[url" not in done.out
    assert done.out.count("http://127.0.0.1:") == 2


def test_lines_come_as_they_happen(online: Home, fakes: FakeProcess, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "g", 6, size_bytes=40_000)
    fakes.control("pixhost", {"read_bps": 100_000})
    program = online.start("upload", folder, "--host", "pixhost.to", "--json")
    reader = Reader(program)
    until(lambda: reader.lines)
    assert program.poll() is None, "the first line came with the end"
    fakes.control("pixhost", {"read_bps": None})
    done = reader.finish()
    assert (done.code, len(done.images("uploaded"))) == (0, 6)


def test_several_hosts_each_have_their_lines(online: Home, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "g", 2)
    done = online.run("upload", folder, "--host", "pixhost.to", "--host", "catbox.moe", "--json")
    assert done.code == 0, done
    assert sorted((line["host"], line["file"]) for line in done.images("uploaded")) == [
        ("catbox.moe", "001.jpg"),
        ("catbox.moe", "002.jpg"),
        ("pixhost.to", "001.jpg"),
        ("pixhost.to", "002.jpg"),
    ]
    (gallery,) = done.galleries()
    assert [host["host"] for host in gallery["hosts"]] == ["pixhost.to", "catbox.moe"]
    assert gallery["hosts"][0]["gallery_url"].startswith("https://pixhost.to/gallery/")


# -- the second time -------------------------------------------------------------------------------------------------


def test_the_same_folder_again_takes_the_links_over_and_sends_nothing(
    online: Home, fakes: FakeProcess, tmp_path: Path
) -> None:
    folder = pictures.folder(tmp_path / "g", 3)
    first = online.run("upload", folder, "--host", "pixhost.to", "--json")
    assert first.code == 0
    received = fakes.stats("pixhost")["received_bytes"]
    moved = folder.rename(tmp_path / "another name")
    second = online.run("upload", moved, "--host", "pixhost.to", "--json")
    assert second.code == 0, second
    assert [line["status"] for line in second.images()] == ["skipped"] * 3
    assert {line["page_url"] for line in second.images()} == {line["page_url"] for line in first.images()}
    assert second.galleries()[0]["status"] == "completed"
    assert fakes.stats("pixhost")["received_bytes"] == received

    third = online.run("upload", moved, "--host", "pixhost.to", "--again", "--json")
    assert [line["status"] for line in third.images()] == ["uploaded"] * 3
    files = fakes.stats("pixhost")["files"]
    assert [files[name] for name in sha256_of(moved.iterdir())] == [2, 2, 2]


def test_two_command_lines_with_the_same_folder_at_once_send_it_once(
    online: Home, fakes: FakeProcess, tmp_path: Path
) -> None:
    folder = pictures.folder(tmp_path / "g", 4, size_bytes=60_000)
    fakes.control("pixhost", {"read_bps": 200_000})
    first = Reader(online.start("upload", folder, "--host", "pixhost.to", "--json"))
    second = Reader(online.start("upload", folder, "--host", "pixhost.to", "--json"))
    both = [first.finish(), second.finish()]
    assert [done.code for done in both] == [0, 0], both
    assert sorted(line["status"] for done in both for line in done.images()) == ["skipped"] * 4 + ["uploaded"] * 4
    files = fakes.stats("pixhost")["files"]
    assert [files[name] for name in sha256_of(folder.iterdir())] == [1, 1, 1, 1]


# -- exit codes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["upload"], "PATH"),
        (["upload", "--wrong", "x"], "--wrong"),
        (["wrong"], "wrong"),
        (["status", "--jsn"], "--jsn"),
        (["account", "wrong", "x"], "wrong"),
        (["hosts", "chek"], "chek"),
        (["--wrong"], "wrong"),
    ],
)
def test_a_wrong_use_is_exit_2_and_one_sentence(home: Home, arguments: list[str], words: str) -> None:
    if arguments == ["wrong"]:
        arguments = ["status", "wrong"]
    done = home.run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert words in done.err or "COMMAND" in done.err
    assert len(done.err.splitlines()) == 1
    assert not home.engines()


@pytest.mark.parametrize(
    "arguments", [["--host", "no-such-host"], ["--template", "no-such-template"]], ids=["host", "template"]
)
def test_an_unknown_host_or_template_is_exit_2_and_lists_what_there_is(
    home: Home, tmp_path: Path, arguments: list[str]
) -> None:
    done = home.run("upload", pictures.folder(tmp_path / "g", 1), *arguments)
    assert (done.code, done.out) == (2, "")
    assert arguments[1] in done.err
    assert "pixhost.to" in done.err or "links-only" in done.err


def test_a_missing_path_is_exit_3_without_an_engine(home: Home, tmp_path: Path) -> None:
    done = home.run("upload", tmp_path / "not there")
    assert (done.code, done.out) == (3, "")
    assert "not there" in done.err
    assert not home.engines()


def test_a_host_out_of_reach_is_exit_5(home: Home, tmp_path: Path) -> None:
    home.environment["GALLEON_CONNECT_TO"] = "::127.0.0.1:9"  # nobody listens on the discard port
    done = home.run("upload", pictures.folder(tmp_path / "g", 2), "--host", "catbox.moe", "--json")
    assert done.code == 5, done
    assert {line["error"]["kind"] for line in done.images("failed")} == {"network"}
    assert done.galleries()[0]["status"] == "failed"


def test_a_host_in_trouble_is_exit_5(online: Home, fakes: FakeProcess, tmp_path: Path) -> None:
    fakes.control("catbox", {"fail": "status", "status": 503, "retry_after": "1", "times": 50})
    done = online.run("upload", pictures.folder(tmp_path / "g", 1), "--host", "catbox.moe", "--json")
    assert done.code == 5, done
    assert [line["error"]["kind"] for line in done.images("failed")] == ["host_unavailable"]


def test_a_text_named_jpg_among_good_ones_is_exit_6(home: Home, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "g", 2)
    (folder / "notes.jpg").write_text("no picture at all")
    done = home.run("upload", folder, "--json")
    assert done.code == 6, done
    assert len(done.images("uploaded")) == 2
    (failed,) = done.images("failed")
    assert (failed["file"], failed["error"]["kind"]) == ("notes.jpg", "file_rejected")
    assert "left out" in done.err


def test_bad_credentials_are_exit_7(online: Home, fakes: FakeProcess, tmp_path: Path) -> None:
    online.environment["GALLEON_PASSPHRASE"] = "a passphrase"
    assert online.run("account", "set", "imx.to", stdin='{"api_key": "a-wrong-key"}').code == 0
    done = online.run("upload", pictures.folder(tmp_path / "g", 2), "--host", "imx.to", "--json")
    assert done.code == 7, done
    assert {line["error"]["kind"] for line in done.images("failed")} == {"bad_credentials"}
    assert "a-wrong-key" not in done.out + done.err


def test_a_host_that_needs_an_account_is_exit_7_and_says_how_to_give_one(online: Home, tmp_path: Path) -> None:
    done = online.run("upload", pictures.folder(tmp_path / "g", 1), "--host", "imx.to")
    assert done.code == 7, done
    assert "galleon account set imx.to" in done.err


def test_unknown_outcomes_are_exit_1_and_told_as_unknown(online: Home, fakes: FakeProcess, tmp_path: Path) -> None:
    fakes.control("pixhost", {"fail": "cut_at_end"})
    done = online.run("upload", pictures.folder(tmp_path / "g", 3), "--host", "pixhost.to", "--json")
    assert done.code == 1, done
    assert (len(done.images("uploaded")), len(done.images("unknown"))) == (2, 1)
    assert done.galleries()[0]["status"] == "incomplete"


# -- Ctrl-C ----------------------------------------------------------------------------------------------------------


def test_ctrl_c_once_finishes_what_is_on_the_wire_and_no_more(online: Home, fakes: FakeProcess, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "g", 30, size_bytes=40_000)
    fakes.control("pixhost", {"read_bps": 100_000})
    program = online.start("upload", folder, "--host", "pixhost.to", "--json")
    reader = Reader(program)
    until(lambda: reader.lines)
    program.send_signal(signal.SIGINT)
    done = reader.finish()
    assert done.code == 1
    assert "run it again" in done.err
    files = fakes.stats("pixhost")["files"]
    stored = [name for name in sha256_of(folder.iterdir()) if name in files]
    assert 0 < len(stored) < 30
    assert len(done.images("uploaded")) == len(stored), "what was on the wire was finished and told"
    with online.attach() as client:
        (row,) = client.rows()
        assert (row.state, row.done_images, row.unknown_images) == ("paused", len(stored), 0)

    fakes.control("pixhost", {"read_bps": None})
    again = online.run("upload", folder, "--host", "pixhost.to", "--json")
    assert again.code == 0, again
    assert len(again.images("skipped")) == len(stored)
    stats = fakes.stats("pixhost")
    assert {stats["files"][name] for name in sha256_of(folder.iterdir())} == {1}
    mine = [gallery for gallery in stats["galleries"] if set(gallery["files"]) & sha256_of(folder.iterdir())]
    assert len(mine) == 1, "the rest went into the same remote gallery"


def test_ctrl_c_twice_stops_at_once(online: Home, fakes: FakeProcess, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "g", 8, size_bytes=400_000)
    fakes.control("pixhost", {"read_bps": 10_000})
    program = online.start("upload", folder, "--host", "pixhost.to", "--json")
    before = fakes.stats("pixhost")["received_bytes"]
    until(lambda: fakes.stats("pixhost")["received_bytes"] > before + 5_000)
    program.send_signal(signal.SIGINT)
    until(lambda: online.attach().rows()[0].state == "paused")
    assert program.poll() is None, "the first Ctrl-C waits"
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=10)
    assert (program.returncode, out) == (1, "")
    assert "Traceback" not in err
    files = fakes.stats("pixhost")["files"]
    assert not any(name in files for name in sha256_of(folder.iterdir()))


def test_ctrl_c_while_it_scans_starts_nothing(home: Home, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "g", 1500)
    home.start_engine()
    program = home.start("upload", folder, "--json")
    until(lambda: home.attach().rows(), what="for the row")
    program.send_signal(signal.SIGINT)
    program.communicate(timeout=30)
    assert program.returncode == 1
    with home.attach() as client:
        row = client.until_state(client.rows()[0].id, "ready", "paused", "completed")
        assert row.state != "completed"
