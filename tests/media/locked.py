"""Archives with a password, as other programs make them."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import py7zr
import pyzipper


def _step(crc: int, byte: int) -> int:
    return (crc >> 8) ^ _CRC[(crc ^ byte) & 0xFF]


def _crc_table() -> list[int]:
    table = []
    for value in range(256):
        for _ in range(8):
            value = (value >> 1) ^ (0xEDB88320 if value & 1 else 0)
        table.append(value)
    return table


_CRC = _crc_table()


def _zip_crypto(data: bytes, password: bytes) -> bytes:
    """The cipher of PKWARE's APPNOTE, section 6.1."""
    keys = [0x12345678, 0x23456789, 0x34567890]

    def update(byte: int) -> None:
        keys[0] = _step(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = _step(keys[2], keys[1] >> 24)

    for byte in password:
        update(byte)
    out = bytearray()
    for byte in data:
        mask = keys[2] | 2
        out.append(byte ^ ((mask * (mask ^ 1) >> 8) & 0xFF))
        update(byte)
    return bytes(out)


def zip_crypto(path: Path, members: dict[str, bytes], password: bytes) -> Path:
    """As `zip -e` writes it: stored, with the old cipher."""
    body, directory = b"", b""
    for name, content in members.items():
        crc = zlib.crc32(content)
        data = _zip_crypto(os.urandom(11) + bytes([crc >> 24]) + content, password)
        common = struct.pack("<HHHHHIIIHH", 20, 1, 0, 0, 0x5CA1, crc, len(data), len(content), len(name), 0)
        directory += b"PK\1\2" + struct.pack("<H", 20) + common
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name.encode()
        body += b"PK\3\4" + common + name.encode() + data
    end = struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(directory), len(body), 0)
    path.write_bytes(body + directory + b"PK\5\6" + end)
    return path


def zip_aes(path: Path, members: dict[str, bytes], password: bytes) -> Path:
    """As 7-Zip and WinZip write it."""
    with pyzipper.AESZipFile(path, "w", pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(password)
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def seven_zip(path: Path, members: dict[str, bytes], password: bytes, *, hides_names: bool = False) -> Path:
    with py7zr.SevenZipFile(path, "w", password=password.decode(), header_encryption=hides_names) as archive:
        for name, content in members.items():
            archive.writestr(content, name)
    return path
