"""Archives with a password: the right one, a wrong one, none."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from backend.media.archives import extract
from backend.protocol.errors import ErrorInfo, ErrorKind
from tests.media import locked
from tests.media.test_archives import JPEG, contents, failure

MEMBERS = {"b.jpg": os.urandom(5000), "a.jpg": JPEG}
PASSWORD = "Schlüssel-4711"
Maker = Callable[[Path, dict[str, bytes], bytes], Path]
MAKERS = [
    pytest.param("x.zip", locked.zip_crypto, id="zip"),
    pytest.param("x.zip", locked.zip_aes, id="zip-aes"),
    pytest.param("x.7z", locked.seven_zip, id="7z"),
    pytest.param("x.7z", partial(locked.seven_zip, hides_names=True), id="7z-names"),
]


@pytest.mark.parametrize(("name", "make"), MAKERS)
def test_the_password_opens_it_and_no_other_does(tmp_path: Path, name: str, make: Maker) -> None:
    path, out = make(tmp_path / name, MEMBERS, PASSWORD.encode()), tmp_path / "out"
    assert failure(path, out) == ErrorInfo(kind=ErrorKind.ARCHIVE_LOCKED, subject=str(path))
    for wrong in ("schlüssel-4711", "x", "\udc80", "☃" * 300):
        info = failure(path, out, password=wrong)
        assert info == ErrorInfo(kind=ErrorKind.WRONG_PASSWORD, subject=str(path))
    extract(path, out, password=PASSWORD)
    assert contents(out) == MEMBERS


def test_the_old_cipher_takes_a_wrong_password_for_the_right_one_in_256_times_and_is_not_believed(
    tmp_path: Path,
) -> None:
    path = locked.zip_crypto(tmp_path / "x.zip", {"a.jpg": JPEG}, b"right")
    found = {failure(path, tmp_path / "out", password=f"wrong{number}").kind for number in range(600)}
    assert found == {ErrorKind.WRONG_PASSWORD}


def test_a_password_of_an_old_program_is_tried_in_its_code_page(tmp_path: Path) -> None:
    path = locked.zip_crypto(tmp_path / "x.zip", MEMBERS, "Größe".encode("cp437"))
    extract(path, tmp_path / "out", password="Größe")
    assert contents(tmp_path / "out") == MEMBERS


def test_an_archive_without_a_password_does_not_mind_one(tmp_path: Path) -> None:
    from tests.media.test_archives import make

    for name in ("x.zip", "x.7z", "x.tar"):
        extract(make(tmp_path / name, MEMBERS), tmp_path / f"out-{name}", password="any")
        assert contents(tmp_path / f"out-{name}") == MEMBERS


def test_a_broken_locked_archive_leaves_nothing(tmp_path: Path) -> None:
    for name, make in (("x.zip", locked.zip_crypto), ("y.zip", locked.zip_aes), ("x.7z", locked.seven_zip)):
        folder = tmp_path / name.replace(".", "-")
        folder.mkdir()
        path = make(folder / name, MEMBERS, b"secret")
        content = bytearray(path.read_bytes())
        content[len(content) // 3] ^= 0xFF
        path.write_bytes(content)
        kind = failure(path, folder / "out", password="secret").kind
        assert kind in (ErrorKind.WRONG_PASSWORD, ErrorKind.FILE_UNREADABLE)


def test_the_cipher_of_pkware_is_told_apart(tmp_path: Path) -> None:
    path = locked.zip_crypto(tmp_path / "x.zip", {"a.jpg": JPEG}, b"secret")
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\1\2") + 8] |= 0x40
    path.write_bytes(content)
    info = failure(path, tmp_path / "out", password="secret")
    assert (info.kind, info.detail) == (ErrorKind.FILE_UNREADABLE, "encrypted in a way that Galleon cannot open")
