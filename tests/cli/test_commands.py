"""The other subcommands, in real processes."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.end_to_end import pictures
from tests.end_to_end.harness import Home, until
from tests.fakes.imx import API_KEY
from tests.fakes.process import FakeProcess

BROKEN = 'definition = 1\nid = "mine"\nname = "Mine"\ncode = "toolong"\n'


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """For what is refused and leaves nothing behind."""
    home = Home(tmp_path_factory.mktemp("shared") / "home")
    yield home
    home.close()


def test_help_lists_the_commands_and_exit_codes(home: Home) -> None:
    done = home.run("--help")
    assert done.code == 0
    for word in (
        "upload",
        "add",
        "start",
        "pause",
        "status",
        "export",
        "hosts",
        "account",
        "proxy",
        "demo",
        "exit codes",
    ):
        assert word in done.out


def test_add_returns_at_once_and_start_uploads(home: Home, tmp_path: Path) -> None:
    done = home.run("add", pictures.folder(tmp_path / "a", 2), pictures.folder(tmp_path / "b", 2))
    assert (done.code, done.out) == (0, "")
    assert "2 added" in done.err
    with home.attach() as client:
        first, second = (row.id for row in client.rows())
        client.until_state(first, "ready")
        client.until_state(second, "ready")
        assert home.run("start").code == 0
        assert client.until_ended(first).state == "completed"
        assert client.until_ended(second).state == "completed"


def test_add_with_start_starts(home: Home, tmp_path: Path) -> None:
    assert home.run("add", "--start", pictures.folder(tmp_path / "a", 2)).code == 0
    with home.attach() as client:
        assert client.until_ended(client.rows()[0].id).state == "completed"


def test_add_with_a_time_waits_for_it(home: Home, tmp_path: Path) -> None:
    assert home.run("add", "--at", "2001-01-01 06:00", tmp_path).code == 2
    done = home.run("add", "--at", "2126-01-01 06:00", pictures.folder(tmp_path / "a", 2))
    assert (done.code, done.err) == (0, "1 added\n")
    with home.attach() as client:
        row = client.until_state(client.rows()[0].id, "queued")
        assert row.start_at == datetime.fromisoformat("2126-01-01T06:00").timestamp()


def test_pause_stops_everything_until_start(online: Home, fakes: FakeProcess, tmp_path: Path) -> None:
    fakes.control("pixhost", {"read_bps": 50_000})
    with online.attach() as client:
        (gallery_id,) = client.add(pictures.folder(tmp_path / "a", 12, size_bytes=50_000), host_ids=("pixhost.to",))
        client.until_state(gallery_id, "uploading")
        assert online.run("pause", "--hard").code == 0
        row = client.until_state(gallery_id, "paused")
        assert row.pause_reason == "by_person"
        fakes.control("pixhost", {"read_bps": None})
        assert online.run("start").code == 0
        assert client.until_ended(gallery_id).state == "completed"


def test_status_is_for_people_or_one_json_object_a_line(home: Home, tmp_path: Path) -> None:
    assert home.run("status").err == "Nothing on the queue.\n"
    home.run("upload", pictures.folder(tmp_path / "Käse 🧀", 2))
    assert "completed" in home.run("status").out
    (line,) = home.run("status", "--json").lines
    assert (line["name"], line["state"], line["done_images"]) == ("Käse 🧀", "completed", 2)


def test_no_name_of_a_folder_moves_the_cursor(home: Home, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "red \x1b[31m and\na new line", 1)
    (folder / "x\x1b[2J.jpg").write_text("text")
    uploaded = home.run("upload", folder)
    assert uploaded.code == 6
    status = home.run("status")
    assert len(status.out.splitlines()) == 1
    assert "\x1b" not in status.out + uploaded.err


def test_export_finds_a_gallery_by_number_name_or_path(home: Home, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "My holiday", 2)
    text = home.run("upload", folder).out
    for wanted in ("1", "My holiday", str(folder)):
        assert home.run("export", wanted).out == text
    markdown = home.run("export", "1", "--template", "links-only")
    assert (markdown.code, markdown.out.count("http://127.0.0.1")) == (0, 2)
    missing = home.run("export", "another")
    assert (missing.code, missing.out) == (3, "")
    assert home.run("export", "1", "--template", "no-such").code == 2


def test_hosts_lists_them_and_names_broken_definitions(home: Home) -> None:
    (home.folders.config / "hosts").mkdir(parents=True)
    (home.folders.config / "hosts" / "mine.toml").write_text(BROKEN)
    done = home.run("hosts")
    assert done.code == 0
    for host_id in ("local", "pixhost.to", "imx.to", "catbox.moe"):
        assert host_id in done.out
    assert "mine.toml" in done.err
    pixhost = done.out[done.out.index("pixhost.to") :].splitlines()
    assert pixhost[1:4] == [
        "    account: none",
        "    takes: gif, png, jpeg up to 10 MB; 4 at a time",
        "    options: content_rating, thumbnail_size, cover, domain",
    ]
    assert "    from: Page “Pixhost API”, https://pixhost.to/api/index.html (documented)" in pixhost


def test_hosts_check_names_file_line_and_reason(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(BROKEN)
    done = home.run("hosts", "check", path)
    assert (done.code, done.out) == (1, "")
    assert "mine.toml:" in done.err
    good = Path(__file__).parents[2] / "backend" / "hosts" / "definitions" / "pixhost.to.toml"
    assert home.run("hosts", "check", good).code == 0
    assert home.run("hosts", "check", tmp_path / "none.toml").code == 3
    assert not home.engines(), "it needs no engine"


# -- accounts --------------------------------------------------------------------------------------------------------


def test_an_account_is_set_by_standard_input_and_tested(online: Home) -> None:
    online.environment["GALLEON_PASSPHRASE"] = "a passphrase"
    stored = online.run("account", "set", "imx.to", stdin=json.dumps({"api_key": API_KEY}))
    assert (stored.code, stored.out) == (0, "")
    tested = online.run("account", "test", "imx.to")
    assert tested.code == 0, tested
    online.stop_engine()
    assert online.run("account", "test", "imx.to").code == 0, "it is still there in the next run"


def test_a_refused_account_is_exit_7(online: Home) -> None:
    online.run("account", "set", "imx.to", stdin='{"api_key": "wrong-api-key"}')
    done = online.run("account", "test", "imx.to")
    assert done.code == 7, done
    assert "refused the sign-in" in done.err
    assert "wrong-api-key" not in done.err


def test_without_keyring_and_passphrase_it_says_that_the_account_is_forgotten(home: Home) -> None:
    done = home.run("account", "set", "imx.to", stdin='{"api_key": "something"}')
    assert done.code == 0
    assert "GALLEON_PASSPHRASE" in done.err


def test_a_passphrase_of_the_command_line_opens_the_file_of_a_running_engine(home: Home) -> None:
    home.start_engine()
    home.environment["GALLEON_PASSPHRASE"] = "a passphrase"
    done = home.run("account", "set", "imx.to", stdin='{"api_key": "something"}')
    assert done.code == 0
    assert (home.folders.config / "credentials.enc").exists()


@pytest.mark.parametrize("text", ["", "no json", "[]", '{"api_key": 1}', '"x"'])
def test_standard_input_that_is_no_object_of_texts_is_exit_2(shared: Home, text: str) -> None:
    done = shared.run("account", "set", "imx.to", stdin=text)
    assert (done.code, done.out) == (2, "")
    assert "JSON object" in done.err


@pytest.mark.parametrize(
    ("host", "text"), [("no-such", '{"api_key": "x"}'), ("imx.to", '{"password": "x"}'), ("imx.to", "{}")]
)
def test_an_unknown_host_or_field_is_exit_2(shared: Home, host: str, text: str) -> None:
    assert shared.run("account", "set", host, stdin=text).code == 2


# -- demo ------------------------------------------------------------------------------------------------------------


def test_without_a_display_the_demo_runs_in_the_terminal(home: Home) -> None:
    done = home.run()
    assert done.code == 0, done
    assert "no display" in done.err
    assert "The gallery is at http://127.0.0.1:" in done.err
    assert done.out.count("[img]") == 6
    address = next(word for word in done.err.split() if word.startswith("http://"))
    with urllib.request.urlopen(address, timeout=10) as page:
        assert page.status == 200


# -- life of the engine ----------------------------------------------------------------------------------------------


def test_the_engine_leaves_by_itself(home: Home, tmp_path: Path) -> None:
    home.run("upload", pictures.folder(tmp_path / "g", 1))
    assert len(home.engines()) == 1
    until(lambda: not home.processes(), timeout_s=90)
    assert not (home.folders.state / "engine.key").exists()
    assert "Traceback" not in home.log()


def test_two_command_lines_at_once_share_one_engine(home: Home, tmp_path: Path) -> None:
    programs = [home.start("upload", pictures.folder(tmp_path / f"g{number}", 2)) for number in range(3)]
    ends = [program.communicate(timeout=60) for program in programs]
    assert [program.returncode for program in programs] == [0, 0, 0], ends
    assert len(home.engines()) == 1


def test_a_command_while_the_engine_leaves_finds_the_next_one(home: Home, tmp_path: Path) -> None:
    with home.attach() as client:
        from backend.protocol.commands import Shutdown

        client.ask(Shutdown())
        done = home.run("upload", pictures.folder(tmp_path / "g", 1))
    assert done.code == 0, done


def test_an_engine_that_is_killed_under_a_command_is_told_in_a_sentence(
    online: Home, fakes: FakeProcess, tmp_path: Path
) -> None:
    fakes.control("pixhost", {"read_bps": 20_000})
    program = online.start("upload", pictures.folder(tmp_path / "g", 3, size_bytes=50_000), "--host", "pixhost.to")
    until(lambda: online.engines() and online.attach().rows())
    online.kill_engine()
    _, err = program.communicate(timeout=60)
    assert program.returncode == 7
    assert "Traceback" not in err
    assert "the engine ended" in err


def test_a_newer_database_is_refused_with_a_sentence(home: Home) -> None:
    import apsw

    home.start_engine()
    home.stop_engine()
    connection = apsw.Connection(str(home.folders.database_file))
    connection.pragma("user_version", 9999)
    connection.close()
    before = home.folders.database_file.read_bytes()
    done = home.run("status")
    assert done.code == 7, done
    assert "galleon.db was made by a newer Galleon. Nothing was changed; update this one" in done.err
    assert len(done.err.splitlines()) == 1
    assert home.folders.database_file.read_bytes() == before
    until(lambda: not home.engines())


def test_a_closed_pipe_is_quiet(home: Home, tmp_path: Path) -> None:
    home.run("upload", pictures.folder(tmp_path / "g", 1))
    program = home.start("status", "--json")
    assert program.stdout is not None
    program.stdout.close()
    assert program.stderr is not None
    assert program.stderr.read() == ""
    assert program.wait(20) == 1
    program.stdout = None


def test_a_broken_setting_is_told_with_its_line_and_the_default_is_used(home: Home, tmp_path: Path) -> None:
    home.settings("[uploads]\ngalleries_at_once = 2\nuploads_at_once = 0\n")
    done = home.run("upload", pictures.folder(tmp_path / "g", 1))
    assert done.code == 0
    assert "settings.toml:3" in done.err
    with home.attach() as client:
        from backend.protocol.settings import SettingsChanged

        client.until(lambda: client.of_kind(SettingsChanged))
        changed = client.of_kind(SettingsChanged)[0]
        assert (changed.settings.galleries_at_once, changed.settings.uploads_at_once) == (2, 8)


def test_a_name_that_is_no_text_is_refused_with_a_sentence(home: Home, tmp_path: Path) -> None:
    name = bytes(tmp_path) + b"/caf\xe9"
    program = home.start("upload", name.decode("utf-8", "surrogateescape"))
    _, err = program.communicate(timeout=60)
    assert program.returncode in (2, 3)
    assert len(err.splitlines()) == 1
