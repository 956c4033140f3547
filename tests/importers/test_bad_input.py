"""Files that are none of IMXuploader, or hold what they should not: a clear reason, and nothing half taken in."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from backend.errors import Problem
from backend.importers import copied_database
from backend.importers.found import Behind, OldGallery
from backend.importers.imxuploader import ImxUploader
from backend.importers.imxuploader_setup import Secrets
from backend.protocol.errors import ErrorKind
from backend.protocol.other_programs import LeftBehind, Why
from tests.importers.imxup_database import ImxFolder, Version

NO_SECRETS = Secrets(None, {}, {})


@pytest.fixture
def work(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


def refusal(path: Path, work: Path) -> str:
    with pytest.raises(Problem) as refused:
        ImxUploader(path, work, NO_SECRETS)
    assert refused.value.info.kind is ErrorKind.BAD_INPUT
    return refused.value.info.detail


def read(path: Path, work: Path) -> tuple[list[OldGallery], list[LeftBehind]]:
    program, behind = ImxUploader(path, work, NO_SECRETS), Behind()
    try:
        program.setup(behind)
        parts = program.galleries(behind, with_images=True, stop=threading.Event())
        return [gallery for part in parts for gallery in part], list(behind.told())
    finally:
        program.close()


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and "-shm" not in path.name}


def test_wrong_files_are_refused_with_a_reason(tmp_path: Path, work: Path, imx: ImxFolder) -> None:
    assert refusal(tmp_path / "nowhere", work) == "the file is not there"
    assert refusal(work, work) == "there is no database of IMXuploader in this folder"
    (tmp_path / "text.db").write_text("no database")
    assert refusal(tmp_path / "text.db", work) == "this is no database"
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE galleries (id INTEGER PRIMARY KEY, title TEXT)")
    assert refusal(tmp_path / "other.db", work) == "this is no database of IMXuploader"


def test_a_truncated_database_is_refused(tmp_path: Path, work: Path, imx: ImxFolder) -> None:
    for number in range(40):
        imx.gallery(f"/photos/{number}", images=9, gallery_id=f"{number}")
    imx.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = imx.database.read_bytes()
    for place, part in enumerate((0.3, 0.6, 0.95)):
        (tmp_path / f"cut{place}.db").write_bytes(content[: int(len(content) * part)])
        assert refusal(tmp_path / f"cut{place}.db", work) == "the database is damaged"
        shutil.rmtree(work)
        work.mkdir()


LOCKER = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("CREATE TABLE galleries (id INTEGER PRIMARY KEY, path TEXT, status TEXT)")
other.execute("BEGIN EXCLUSIVE")
other.execute("INSERT INTO galleries VALUES (1, '/a', 'ready')")
print("locked", flush=True)
sys.stdin.read()
"""


def test_a_locked_database_says_so(work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copied_database, "_BUSY_MS", 20)
    path = tmp_path / "imxup.db"
    command = [sys.executable, "-c", LOCKER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        assert refusal(path, work) == "another program keeps the database locked"
        assert other.stdin is not None
        other.stdin.close()


@pytest.mark.parametrize("how", ["runs", "killed", "closed"])
def test_the_data_of_the_program_is_not_touched(home: Path, work: Path, tmp_path: Path, how: str) -> None:
    old = ImxFolder(home / ".imxup", Version.LAST)
    old.gallery("/photos/A", images=1, gallery_id="1a")
    folder = old.path
    if how == "killed":
        folder = tmp_path / "killed"
        folder.mkdir()
        for name in ("imxup.db", "imxup.db-wal"):
            shutil.copy(old.path / name, folder / name)
    elif how == "closed":
        old.close()
    before = everything(folder)
    galleries, _ = read(folder, work)
    assert [gallery.path for gallery in galleries] == ["/photos/A"]
    assert everything(folder) == before
    assert (folder / "imxup.db-shm").exists() == (how == "runs")
    if how == "runs":
        old.gallery("/photos/B")  # and it still works


def test_a_folder_that_nobody_may_write_to_can_be_read(home: Path, work: Path) -> None:
    old = ImxFolder(home / ".imxup", Version.LAST)
    old.gallery("/photos/A", images=1, gallery_id="1a")
    old.close()
    old.path.chmod(0o555)
    try:
        assert len(read(old.path, work)[0]) == 1
    finally:
        old.path.chmod(0o755)


def test_rows_that_cannot_be_are_left_out_and_counted(imx: ImxFolder, work: Path) -> None:
    good = imx.gallery("/photos/Good/../Good", images=1, gallery_id="1a")
    imx.gallery("relative/path", images=1)
    imx.gallery("/photos/zero\0byte", images=1)
    imx.gallery("/" + "x" * 5_000, images=1)
    imx.insert("galleries", path=b"/photos/\xff\xfe", status="completed", added_ts=1)
    for number, name in enumerate(("../../etc/passwd", "/etc/passwd", "..", "a/b.jpg", "a\\b.jpg", "x\n.jpg"), 10):
        imx.image(good, name, number)
    for number, url in enumerate(("javascript:alert(1)", "https://x.example/[/img]", "https://x.example/ y", 7), 20):
        imx.image(good, f"{number}.jpg", number, url=url)
    galleries, behind = read(imx.path, work)
    assert [gallery.path for gallery in galleries] == ["/photos/Good"]
    assert [image.name for image in galleries[0].images] == ["001.jpg"]
    counts = {each.why: each.count for each in behind}
    assert (counts[Why.BAD_ROWS], counts[Why.BAD_IMAGES]) == (4, 10)


def test_huge_and_odd_values_do_no_harm(imx: ImxFolder, work: Path) -> None:
    odd = imx.gallery("/photos/Odd", gallery_id="x" * 1_000_000, name="n" * 1_000_000, custom1="c" * 1_000_000)
    imx.image(odd, "1.jpg", 1, size_bytes=2**62, width=-5, height="tall", thumb_url="t" * 1_000_000)
    imx.connection.execute("UPDATE galleries SET added_ts = 1e300, finished_ts = 'never', uploaded_images = x'ff'")
    imx.connection.execute("UPDATE galleries SET name = CAST(x'41ff42' AS TEXT)")
    imx.tab("t" * 1_000)
    imx.insert("tabs", name=" ", tab_type="user")
    ((gallery,), _) = read(imx.path, work)
    (image,) = gallery.images
    assert (image.size_bytes, image.width, image.height, image.thumb_url) == (0, 0, 0, "")
    assert (gallery.code, gallery.added_at, gallery.finished_at, gallery.name) == ("", 0.0, 0.0, "A\ufffdB")
    assert len(gallery.custom[0]) == 10_000
    program = ImxUploader(imx.path, work / "..", NO_SECRETS)
    assert [len(tab.name) for tab in program.tabs()] == [100]
    program.close()


def test_paths_of_windows_stay_what_they_are(imx: ImxFolder, work: Path) -> None:
    imx.gallery(r"C:\Users\me\Pictures\Trip", images=1, gallery_id="1a", name=None)
    imx.gallery(r"\\nas\photos\Night", images=1, gallery_id="2b", name="")
    galleries, _ = read(imx.path, work)
    assert [(gallery.path, gallery.name) for gallery in galleries] == [
        (r"C:\Users\me\Pictures\Trip", "Trip"),
        (r"\\nas\photos\Night", "Night"),
    ]


def test_missing_columns_and_tables_are_no_obstacle(home: Path, work: Path) -> None:
    with sqlite3.connect(home / "imxup.db") as old:
        old.execute("CREATE TABLE galleries (id INTEGER PRIMARY KEY, path TEXT, status TEXT, gallery_id TEXT)")
        old.execute("INSERT INTO galleries VALUES (1, '/photos/A', 'completed', '1a')")
    galleries, behind = read(home / "imxup.db", work)
    assert [(gallery.name, gallery.gallery_url, gallery.tab) for gallery in galleries] == [
        ("A", "https://imx.to/g/1a", "Main")
    ]
    assert [each.why for each in behind] == [Why.NO_IMAGE_LINKS]


def test_a_newer_version_is_read_and_told(home: Path, work: Path) -> None:
    old = ImxFolder(home / ".bbdrop", Version.BBDROP)
    old.connection.execute("UPDATE settings SET value_text = '21' WHERE key = 'schema_version'")
    old.connection.execute("ALTER TABLE galleries ADD COLUMN of_tomorrow TEXT")
    old.gallery("/photos/A", images=1, gallery_id="1a", image_host_id="turbo")
    old.gallery("/photos/Film", images=1, media_type="video")
    galleries, behind = read(old.path, work)
    assert [(gallery.host_id, gallery.gallery_url) for gallery in galleries] == [("turboimagehost.com", "")]
    assert behind == [LeftBehind(why=Why.NEWER, count=1, subject="21"), LeftBehind(why=Why.VIDEO, count=1)]


def test_broken_settings_and_templates_are_told(imx: ImxFolder, work: Path) -> None:
    imx.ini("[DEFAULTS\nno ini at all")
    (imx.path / "templates").mkdir()
    (imx.path / "templates" / "bad.txt").write_bytes(b"\xff\xfe\xfa\x00\xd8")
    os.mkfifo(imx.path / "templates" / "pipe.txt")
    _, behind = read(imx.path, work)
    assert [(each.why, each.subject) for each in behind] == [
        (Why.UNREADABLE, "imxup.ini"),
        (Why.TEMPLATE_BROKEN, "bad.txt"),
    ]
