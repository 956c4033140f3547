"""One encrypted file of secrets, for systems without a keyring.

Layout, version 1: the line `galleon credentials 1`, 16 bytes salt, 12 bytes nonce, then AES-256-GCM of a JSON object
`{host id: {field: value}}` with everything before the nonce as associated data. The key is scrypt(passphrase, salt,
n=2**15, r=8, p=1), 32 bytes.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from backend.errors import problem
from backend.protocol import decoding
from backend.protocol.errors import ErrorKind

Secrets = dict[str, dict[str, str]]

_HEADER = b"galleon credentials 1\n"
_FAMILY = b"galleon credentials "
_SALT_BYTES = 16
_NONCE_BYTES = 12


class EncryptedFile:
    """An opened file: knows its key, never the passphrase. Methods block; call them in a thread, one at a time."""

    def __init__(self, path: Path, salt: bytes, key: bytes) -> None:
        self._path = path
        self._head = _HEADER + salt
        self._cipher = AESGCM(key)

    @classmethod
    def open(cls, path: Path, passphrase: str) -> EncryptedFile:
        """Open the file, or prepare a new one that the first `write` makes. Takes about 0.1 s.

        Raises Problem: BAD_CREDENTIALS(subject="passphrase") when the passphrase is empty or wrong, or the file was
        tampered with; BAD_INPUT when the file is none of these, or a newer Galleon's; DISK when it cannot be read.
        """
        if not passphrase:
            raise problem(ErrorKind.BAD_CREDENTIALS, subject="passphrase")
        if not path.exists():
            salt = secrets.token_bytes(_SALT_BYTES)
            return cls(path, salt, _key(passphrase, salt))
        salt = _split(path)[0][len(_HEADER) :]
        opened = cls(path, salt, _key(passphrase, salt))
        opened.read()
        return opened

    def read(self) -> Secrets:
        """All secrets; empty when there is no file yet. Raises Problem as `open` does."""
        if not self._path.exists():
            return {}
        head, nonce, sealed = _split(self._path)
        try:
            return decoding.from_json(self._cipher.decrypt(nonce, sealed, head), Secrets)
        except InvalidTag as error:
            raise problem(ErrorKind.BAD_CREDENTIALS, subject="passphrase") from error

    def write(self, content: Secrets) -> None:
        """Replace the file in one step; it is readable by its owner only. Raises Problem(DISK)."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = self._cipher.encrypt(nonce, msgspec.json.encode(content), self._head)
        replace_privately(self._path, self._head + nonce + sealed)


def replace_privately(path: Path, content: bytes) -> None:
    """Replace a file in one step; it is readable by its owner only. Raises Problem(DISK)."""
    new = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        raise problem(ErrorKind.DISK, error.strerror or "", subject=str(path)) from error


def _key(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(passphrase.encode())


def _split(path: Path) -> tuple[bytes, bytes, bytes]:
    """Header with salt, nonce, sealed content."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise problem(ErrorKind.DISK, error.strerror or "", subject=str(path)) from error
    head_bytes = len(_HEADER) + _SALT_BYTES
    if not content.startswith(_HEADER) or len(content) < head_bytes + _NONCE_BYTES:
        is_newer = content.startswith(_FAMILY) and not content.startswith(_HEADER)
        detail = "made by a newer version" if is_newer else "not a credentials file"
        raise problem(ErrorKind.BAD_INPUT, detail, subject=str(path))
    return content[:head_bytes], content[head_bytes : head_bytes + _NONCE_BYTES], content[head_bytes + _NONCE_BYTES :]
