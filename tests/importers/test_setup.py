"""Settings, templates and credentials of both programs."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from backend.errors import Problem
from backend.importers import connie as connie_module
from backend.importers import imxuploader_setup, qsettings, their_keyring
from backend.importers.connie import Connie
from backend.importers.found import Behind
from backend.importers.imxuploader_setup import Secrets
from backend.protocol.hosts import EditHost
from backend.protocol.other_programs import ImportFromProgram, LookForPrograms, ProgramsFound, Why
from backend.protocol.rows import StartOn
from tests.galleries.conftest import Office
from tests.importers.imxup_database import ImxFolder, Version

PASSWORD = "s3cret-of-the-old-program"
KEY = "the-key-of-imx"


class Ring:
    def __init__(self, values: dict[tuple[str, str], str]) -> None:
        self.values = values

    def get_password(self, service: str, username: str) -> str | None:
        return self.values.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        raise AssertionError("nothing is written")

    def delete_password(self, service: str, username: str) -> None:
        raise AssertionError("nothing is deleted")


def fernet_of(user: str, computer: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"{user}{computer}".encode()).digest()))


def token(text: str, user: str = "marlow", computer: str = "localhost") -> str:
    return fernet_of(user, computer).encrypt(text.encode()).decode()


INI = """
[DEFAULTS]
thumbnail_size = 4
thumbnail_format = 3
max_retries = 4
parallel_batch_size = 8
template_name = Mine
auto_start_upload = True
upload_connect_timeout = 45
store_in_uploaded = True

[FILE_HOSTS]
rapidgator_enabled = True
rapidgator_trigger = on_completed
rapidgator_max_connections = 1
katfile_enabled = False
fileboom_enabled = True

[EXTERNAL_APPS]
hook_completed = /usr/bin/true
"""


def test_credentials_are_read_with_the_key_of_this_person(tmp_path: Path) -> None:
    ring = Ring({("imxup", "password"): token(PASSWORD), ("imxup", "username"): "marlow@sea"})
    stored = {
        "api_key": token(KEY),
        "file_host_rapidgator_credentials": token("mar:low:1"),
        "file_host_katfile_credentials": token("KATKEY"),
        "file_host_tezfiles_credentials": token("of another computer", computer="elsewhere"),
    }
    behind = Behind()
    setup = imxuploader_setup.read(tmp_path, "imxup", behind, Secrets(ring, stored, {"USER": "marlow"}))
    assert {account.host_id: account.values for account in setup.accounts} == {
        "imx.to": {"api_key": KEY, "username": "marlow@sea", "password": PASSWORD},
        "rapidgator.net": {"username": "mar", "password": "low:1"},
        "katfile.com": {"api_key": "KATKEY"},
    }
    assert [(each.why, each.subject) for each in behind.told()] == [(Why.ACCOUNT_LOCKED, "tezfiles.com")]
    assert PASSWORD not in repr(setup)


def test_credentials_of_bbdrop_have_their_key_in_the_keyring(tmp_path: Path) -> None:
    master = Fernet.generate_key().decode()
    values = {"imx_username": "marlow", "imx_api_key": KEY, "turbo_username": "t", "turbo_password": PASSWORD}
    ring = Ring({("bbdrop", name): Fernet(master).encrypt(value.encode()).decode() for name, value in values.items()})
    ring.values["bbdrop", "_master_key"] = master
    setup = imxuploader_setup.read(tmp_path, "bbdrop", Behind(), Secrets(ring, {}, {}))
    assert {account.host_id: account.values for account in setup.accounts} == {
        "imx.to": {"api_key": KEY, "username": "marlow"},
        "turboimagehost.com": {"username": "t", "password": PASSWORD},
    }


def test_a_keyring_that_fails_is_no_obstacle(tmp_path: Path) -> None:
    class Locked(Ring):
        def get_password(self, service: str, username: str) -> str | None:
            raise RuntimeError("locked")

    setup = imxuploader_setup.read(tmp_path, "imxup", Behind(), Secrets(Locked({}), {"username": "m"}, {}))
    assert [account.values for account in setup.accounts] == [{"username": "m"}]


def test_qsettings_are_read_as_qt_writes_them(tmp_path: Path) -> None:
    (tmp_path / "imxup").mkdir()
    path = tmp_path / "imxup" / "imxup.conf"
    path.write_text('[General]\nx=1\n\n[Credentials]\napi_key="gAAAA=="\nusername=J\\xf6rg\\\\\nlist=@Invalid()\n')
    assert qsettings.group("imxup", "imxup", "Credentials", config=tmp_path) == {
        "api_key": "gAAAA==",
        "username": "Jörg\\",
        "list": "@Invalid()",
    }
    assert qsettings.group("imxup", "other", "Credentials", config=tmp_path) == {}
    path.write_bytes(b"\xff\xfe broken [")
    assert qsettings.group("imxup", "imxup", "Credentials", config=tmp_path) == {}


async def test_what_nobody_has_set_here_is_as_it_was_there(
    office: Office, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imx = ImxFolder(home / ".imxup", Version.LAST)
    imx.ini(INI)
    imx.template("Mine", "[b]#folderName#[/b]\n#allImages#")
    gallery = imx.gallery(home / "A", images=1, gallery_id="1a", template="Mine")
    values = {"api_key": token(KEY), "file_host_rapidgator_credentials": token("mar:low")}
    secrets = Secrets(None, values, {"USER": "marlow"})
    monkeypatch.setattr(Secrets, "of_this_person", classmethod(lambda cls: secrets))
    engine = office.engine
    await engine.hosts.roster.edit(EditHost(host_id="rapidgator.net", tries=2))
    await engine.program_import.carry_out(ImportFromProgram(path=str(imx.path)))
    await office.until(lambda: not engine.program_import.is_busy)
    found = await engine.program_import.carry_out(LookForPrograms())
    assert isinstance(found, ProgramsFound)
    assert found.job is not None
    assert found.job.error is None
    assert {(each.why, each.subject) for each in found.job.left_behind} == {
        (Why.SETTINGS, "store_in_uploaded"),
        (Why.PROGRAMS_RUN, ""),
    }
    assert found.job.is_in.accounts == ("imx.to", "rapidgator.net")
    assert engine.settings.get().start_when_added
    assert engine.settings.get().connect_timeout_s == 45
    (template,) = [row for row in engine.texts.library.rows() if row.name == "Mine"]
    assert engine.settings.get().default_template == template.id
    (row,) = engine.book.rows()
    assert row.template_id == template.id
    assert gallery
    hosts = {host.id: host for host in engine.hosts.roster.rows()}
    imx_to = hosts["imx.to"]
    assert (imx_to.is_enabled, imx_to.is_default, imx_to.connections, imx_to.tries) == (True, True, 5, 5)
    assert dict(imx_to.option_values) == {"thumbnail_size": "4", "thumbnail_format": "3"}
    # Somebody has set something of this one: it stays so, only its account came along.
    assert (hosts["rapidgator.net"].is_enabled, hosts["rapidgator.net"].start_on) == (False, StartOn.STARTED)
    assert not hosts["fileboom.me"].is_enabled  # without an account it could only fail
    assert dict(await engine.hosts.credentials.get("imx.to")) == {"api_key": KEY}
    text = (office.folders.database_file).read_bytes() + office.folders.settings_file.read_bytes()
    assert KEY.encode() not in text


SETTINGS = {
    "service": "pixhost.to",
    "imx_thumb": "250",
    "imx_format": "Square",
    "imx_threads": 2,
    "pix_thumb": "300",
    "pix_content": "Adult",
    "pix_cover_count": 1,
    "vipr_thumb": "170x170",
    "turbo_thumb": "180",
    "output_format": "Reddit",
    "auto_copy": True,
    "of_tomorrow": {"x": [1]},
}


def connie_folder(home: Path) -> Path:
    folder = home / ".conniesuploader"
    (folder / "history").mkdir(parents=True)
    (folder / "history" / "Trip_20260101_1200.txt").write_text("[url=…]")
    (folder / "user_settings.json").write_text(json.dumps(SETTINGS))
    templates = {"Reddit": "[View](#gallery_link#)", "Bare": "#all_images#", "Bad": 3}
    (folder / "templates.json").write_text(json.dumps(templates))
    (folder / "credentials.json").write_text(json.dumps({"vipr_user": "v", "vipr_pass": PASSWORD, "vg_user": "x"}))
    (folder / "saved_threads.json").write_text("{}")
    return folder


def test_connie_has_settings_templates_and_credentials(home: Path) -> None:
    folder, behind = connie_folder(home), Behind()
    ring = Ring({("ImageUploader:imx_api_key", "api"): KEY})
    setup = Connie(folder / "templates.json", ring).setup(behind)
    assert [found.told.name for found in setup.templates] == ["Reddit", "Bare"]
    assert {account.host_id: account.values for account in setup.accounts} == {
        "imx.to": {"api_key": KEY},
        "vipr.im": {"username": "v", "password": PASSWORD},
    }
    assert setup.host("imx.to").options == {"thumbnail_size": "3", "thumbnail_format": "3"}
    assert setup.host("pixhost.to").is_used
    assert setup.host("pixhost.to").options == {"thumbnail_size": "300", "content_rating": "1"}
    assert {(each.why, each.subject) for each in behind.told()} == {
        (Why.SETTINGS, "pix_cover_count"),
        (Why.TEXTS_ONLY, str(folder / "history")),
        (Why.FORUM, "ViperGirls"),
        (Why.FORUM, "saved_threads.json"),
    }


async def test_connie_comes_in_and_only_its_host_is_used(
    office: Office, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(their_keyring, "find_system_keyring", lambda: None)
    engine = office.engine
    for _ in range(2):
        await engine.program_import.carry_out(ImportFromProgram(path=str(connie_folder_once(home))))
        await office.until(lambda: not engine.program_import.is_busy)
    assert {row.name for row in engine.texts.library.rows()} >= {"Reddit", "Bare"}
    assert sum(row.name == "Bare" for row in engine.texts.library.rows()) == 1
    assert engine.settings.get().copy_when_done
    used = {host.id for host in engine.hosts.roster.rows() if host.is_enabled}
    assert used == {"local", "pixhost.to"}
    assert dict(await engine.hosts.credentials.get("vipr.im")) == {"username": "v", "password": PASSWORD}


def connie_folder_once(home: Path) -> Path:
    folder = home / ".conniesuploader"
    return folder if folder.exists() else connie_folder(home)


@pytest.mark.parametrize("content", [b"[1, 2]", b"{broken", b"\xff\xfe", b"null", b'{"a": ' * 5_000])
def test_broken_files_of_connie_are_told(home: Path, content: bytes) -> None:
    folder, behind = connie_folder(home), Behind()
    (folder / "user_settings.json").write_bytes(content)
    (folder / "templates.json").write_bytes(content)
    setup = Connie(folder, None).setup(behind)
    assert setup.templates == []
    assert {each.why for each in behind.told()} >= {Why.UNREADABLE, Why.TEMPLATE_BROKEN}


def test_a_folder_without_connie_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="nothing of Connie's Uploader"):
        Connie(tmp_path, None)
    with pytest.raises(Problem, match="not there"):
        Connie(tmp_path / "gone.json", None)
    assert not connie_module.is_one(tmp_path)
