"""Keeps the credentials of hosts: in the system's keyring, else in an encrypted file, else for this run only."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import os
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import keyring
import keyring.backends.fail
import keyring.backends.null
import msgspec
from keyring.errors import PasswordDeleteError

from backend.accounts.encrypted_file import EncryptedFile, Secrets
from backend.accounts.parted_keyring import Keyring, PartedKeyring
from backend.errors import Problem, problem
from backend.protocol.errors import ErrorKind

T = TypeVar("T")

log = logging.getLogger(__name__)


class Credentials:
    """Values by host id and field name. Used from the event loop; all work is done in threads, one job at a time.

    `environ` gives GALLEON_PASSPHRASE (opens the encrypted file) and GALLEON_HOME (such a home has secrets of its own
    in the keyring, told apart by its config folder). `system_keyring` finds the system's keyring, or None.
    """

    def __init__(
        self,
        config_folder: Path,
        *,
        environ: Mapping[str, str] = os.environ,
        system_keyring: Callable[[], Keyring | None] | None = None,
    ) -> None:
        self._path = config_folder / "credentials.enc"
        self._passphrase = environ.get("GALLEON_PASSPHRASE", "")
        self._service = "galleon"
        if environ.get("GALLEON_HOME"):
            self._service += "-" + hashlib.sha256(str(config_folder.absolute()).encode()).hexdigest()[:12]
        self._find_keyring = system_keyring or find_system_keyring
        self._keyring: Keyring | None = None
        self._file: EncryptedFile | None = None
        self._memory: Secrets = {}
        self._refusal: Problem | None = None  # GALLEON_PASSPHRASE is wrong
        self._has_looked = False
        self._is_open = False
        self._lock = threading.Lock()

    @property
    def store(self) -> str:
        """Where credentials go: "keyring", "file" or "memory" (also before the first call that awaits)."""
        return "keyring" if self._keyring else "file" if self._file else "memory"

    @property
    def is_locked(self) -> bool:
        """True when credentials are lost at the end of this run unless `unlock` is called."""
        return self._is_open and self.store == "memory"

    @property
    def has_file(self) -> bool:
        """True when an encrypted file was made before: its passphrase opens it, another one does not."""
        return self._path.exists()

    async def look(self) -> None:
        """Learn where credentials go, without a question to the person: a keyring is opened by its first use only."""
        await self._in_thread(lambda: None if self._find() else self._open(), opening=False)

    async def get(self, host_id: str) -> dict[str, str]:
        """The values of a host, empty when there are none.

        Raises Problem: BAD_CREDENTIALS(subject="passphrase") while GALLEON_PASSPHRASE does not fit the file, DISK when
        the store fails.
        """
        return await self._in_thread(lambda: self._get(host_id))

    async def set(self, host_id: str, values: Mapping[str, str]) -> None:
        """Replace the values of a host. Raises Problem as `get` does."""
        kept = dict(values)
        await self._in_thread(lambda: self._set(host_id, kept))

    async def forget(self, host_id: str) -> None:
        """Remove what is kept for a host; fine when there is nothing. Raises Problem as `get` does."""
        await self._in_thread(lambda: self._set(host_id, {}))

    async def unlock(self, passphrase: str) -> None:
        """Open the encrypted file, or make it with this passphrase; what was kept in memory goes there.

        Does nothing when the keyring is used. Raises Problem(BAD_CREDENTIALS, subject="passphrase") when it is wrong.
        """
        await self._in_thread(lambda: self._unlock(passphrase))

    # -- in a thread, under the lock ---------------------------------------------------------------------------

    def _find(self) -> Keyring | None:
        if not self._has_looked:
            self._has_looked = True
            try:
                self._keyring = self._find_keyring()
            except Exception as error:  # whatever a broken session bus leads to
                log.info("no keyring: %s", type(error).__name__)
        return self._keyring

    def _open(self) -> None:
        if self._is_open:
            return
        try:
            if (ring := self._find()) is not None:
                ring.get_password(self._service, "probe")
        except Exception as error:  # locked, and nobody opened it
            log.info("no keyring: %s", type(error).__name__)
            self._keyring = None
        if self._keyring is None and self._passphrase:
            try:
                self._file = EncryptedFile.open(self._path, self._passphrase)
            except Problem as refusal:
                self._refusal = refusal
        self._passphrase = ""
        self._is_open = True

    def _get(self, host_id: str) -> dict[str, str]:
        if self._refusal is not None:
            raise self._refusal
        if self._keyring is not None:
            text = self._ask(lambda ring: ring.get_password(self._service, host_id))
            try:
                return msgspec.json.decode(text, type=dict[str, str]) if text else {}
            except msgspec.DecodeError:
                raise problem(ErrorKind.DISK, "the keyring holds something else", subject=host_id) from None
        kept = self._file.read() if self._file is not None else self._memory
        return dict(kept.get(host_id, {}))

    def _set(self, host_id: str, values: dict[str, str]) -> None:
        if self._refusal is not None:
            raise self._refusal
        if self._keyring is not None:
            self._ask(lambda ring: self._set_in_keyring(ring, host_id, values))
            return
        kept = self._file.read() if self._file is not None else self._memory
        if values:
            kept[host_id] = values
        else:
            kept.pop(host_id, None)
        if self._file is not None:
            self._file.write(kept)

    def _set_in_keyring(self, ring: Keyring, host_id: str, values: dict[str, str]) -> None:
        if values:
            ring.set_password(self._service, host_id, msgspec.json.encode(values).decode())
            return
        try:
            ring.delete_password(self._service, host_id)
        except PasswordDeleteError:
            pass  # there was none

    def _ask(self, question: Callable[[Keyring], T]) -> T:
        assert self._keyring is not None
        try:
            return question(self._keyring)
        except Exception as error:
            raise problem(ErrorKind.DISK, type(error).__name__, subject="keyring") from error

    def _unlock(self, passphrase: str) -> None:
        if self._keyring is not None or self._file is not None:
            return
        file = EncryptedFile.open(self._path, passphrase)
        file.write({**file.read(), **self._memory})
        self._file, self._refusal, self._memory = file, None, {}

    async def _in_thread(self, job: Callable[[], T], *, opening: bool = True) -> T:
        """A thread of its own: while the system waits for the keyring's password, the engine can still end."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()

        def run() -> None:
            try:
                with self._lock:
                    if opening:
                        self._open()
                    result = job()
            except BaseException as error:
                _tell(loop, done, error)
            else:
                _tell(loop, done, result)

        threading.Thread(target=run, name="credentials", daemon=True).start()
        return await done


def _tell(loop: asyncio.AbstractEventLoop, done: asyncio.Future[T], outcome: T | BaseException) -> None:
    def settle() -> None:
        if done.done():
            return
        if isinstance(outcome, BaseException):
            done.set_exception(outcome)
        else:
            done.set_result(outcome)

    try:
        loop.call_soon_threadsafe(settle)
    except RuntimeError:
        pass  # the engine has ended meanwhile


def find_system_keyring() -> Keyring | None:
    """What the system offers, or None. May be slow, and raise whatever a broken session bus leads to."""
    ring = keyring.get_keyring()
    is_nothing = isinstance(ring, keyring.backends.fail.Keyring | keyring.backends.null.Keyring)
    if is_nothing:
        return None
    return PartedKeyring(ring) if sys.platform == "win32" else ring
