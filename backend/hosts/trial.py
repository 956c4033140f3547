"""The test of an account in four steps: check, info, upload of a small sample, delete it again."""

from __future__ import annotations

import asyncio
import logging
import tempfile
import time
import zipfile
from collections.abc import Awaitable, Callable
from itertools import count
from pathlib import Path
from typing import TypeVar

import msgspec

from backend.errors import Problem, problem
from backend.hosts.accounts import Accounts
from backend.hosts.base import (
    Ability,
    Account,
    FileToSend,
    GalleryFacts,
    Host,
    HostInfo,
    RemoteGallery,
    SentFile,
    Uploaded,
)
from backend.hosts.lane import Lane
from backend.protocol.accounts import AccountStep, AccountTested, StepNote, StepOutcome
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.uploads.http import FileSource

log = logging.getLogger(__name__)

SAMPLE_NAME = "galleon-test"
SAMPLE_PX = 320
STEP_TIMEOUT_S = 180.0

_numbers = count(1)

T = TypeVar("T")


class Trial:
    """One test of one account; `tell` hears of each step as it begins and as it ends. Used from the event loop."""

    def __init__(self, lane: Lane, accounts: Accounts, tell: Callable[[AccountStep], None]) -> None:
        self._lane = lane
        self._accounts = accounts
        self._tell = tell
        self._steps: list[AccountStep] = []
        self._label = ""
        self._uploaded: Uploaded | None = None
        self._took_ms = 0

    async def run(self, *, upload: bool) -> Trial:
        """Make the test; what came of it is in `reply`."""
        began = time.monotonic()
        host, account = self._lane.host, self._lane.account
        await self._check(host, account)
        await self._info(host, account)
        await self._upload(host, account, is_wanted=upload)
        await self._delete(host, account)
        self._took_ms = int((time.monotonic() - began) * 1000)
        return self

    @property
    def steps(self) -> tuple[AccountStep, ...]:
        return tuple(self._steps)

    @property
    def label(self) -> str:
        return self._label

    @property
    def error(self) -> ErrorInfo | None:
        return next((step.error for step in self._steps if step.error is not None), None)

    @property
    def is_proven(self) -> bool:
        """The host was asked something, and all went well."""
        return self.error is None and any(step.outcome is StepOutcome.OK for step in self._steps)

    @property
    def is_refused(self) -> bool:
        """The host does not take these credentials."""
        return self.error is not None and self.error.kind in (ErrorKind.BAD_CREDENTIALS, ErrorKind.LOGIN_REQUIRED)

    @property
    def reply(self) -> AccountTested:
        return AccountTested(
            host_id=self._lane.host.info.id,
            ok=self.error is None,
            label=self._label,
            took_ms=self._took_ms,
            error=self.error,
            steps=self.steps,
        )

    # -- steps -----------------------------------------------------------------------------------------------

    async def _check(self, host: Host, account: Account) -> None:
        if host.info.needs_account and not account.credentials:
            error = ErrorInfo(kind=ErrorKind.LOGIN_REQUIRED, host=host.info.id)
            self._end(AccountStep(step="check", outcome=StepOutcome.FAILED, error=error))
            return
        can_check = Ability.CHECK in host.info.abilities
        note = StepNote.NONE if can_check else StepNote.NOT_POSSIBLE if account.credentials else StepNote.NO_ACCOUNT
        # Where the host cannot be asked, this looks only whether all is there.
        done = StepOutcome.OK if can_check else StepOutcome.SKIPPED
        checked = await self._try("check", lambda: host.check_account(account), note, done)
        if checked is not None:
            self._label = checked.label

    async def _info(self, host: Host, account: Account) -> None:
        if self._is_over("info"):
            return
        if Ability.INFO not in host.info.abilities:
            self._skip("info", StepNote.NOT_POSSIBLE)
            return
        info = await self._try("info", lambda: host.account_info(account))
        if info is not None:
            self._accounts.heard(account.key, info)
            self._label = self._label or info.label

    async def _upload(self, host: Host, account: Account, *, is_wanted: bool) -> None:
        if self._is_over("upload"):
            return
        if not is_wanted:
            self._skip("upload", StepNote.NOT_WANTED)
            return
        can_delete = Ability.DELETE in host.info.abilities
        note = StepNote.NONE if can_delete else StepNote.LEAVES_FILE
        await self._try("upload", lambda: self._send_sample(host, account), note)

    async def _send_sample(self, host: Host, account: Account) -> None:
        with tempfile.TemporaryDirectory(prefix="galleon-", ignore_cleanup_errors=True) as folder:
            file = await asyncio.to_thread(_make_sample, Path(folder), host.info)
            facts = GalleryFacts(id=-next(_numbers), name=SAMPLE_NAME, images=1, size_bytes=file.source.size_bytes)
            gallery = RemoteGallery(facts)
            await host.begin_gallery(gallery, account)
            self._uploaded = await host.upload(file, gallery, account, on_sent=_ignore_sent, before_end=_ignore_end)
            if Ability.RESULTS in host.info.abilities:
                sent = SentFile(id=file.id, index=0, name=file.name, order=0)
                found = (await host.collect([sent], gallery, account)).get(file.id)
                if found is None:
                    raise problem(ErrorKind.HOST_CHANGED, "it gave no link", host=host.info.id)
                self._uploaded = found
            await host.finish_gallery(gallery, account)

    async def _delete(self, host: Host, account: Account) -> None:
        """Also when a step failed after the sample had arrived."""
        uploaded = self._uploaded
        if uploaded is None:
            if not self._is_over("delete"):
                self._skip("delete", StepNote.NOT_WANTED)
        elif Ability.DELETE not in host.info.abilities:
            self._skip("delete", StepNote.NOT_POSSIBLE)
        else:
            await self._try("delete", lambda: host.delete(uploaded, account))

    # -- inside ----------------------------------------------------------------------------------------------

    def _is_over(self, step: str) -> bool:
        """After a failure the later steps would only repeat it."""
        if self.error is None:
            return False
        self._skip(step, StepNote.EARLIER_FAILED)
        return True

    def _skip(self, step: str, note: StepNote) -> None:
        self._end(AccountStep(step=step, outcome=StepOutcome.SKIPPED, note=note))

    async def _try(
        self,
        step: str,
        work: Callable[[], Awaitable[T]],
        note: StepNote = StepNote.NONE,
        done: StepOutcome = StepOutcome.OK,
    ) -> T | None:
        self._tell(AccountStep(step=step, outcome=StepOutcome.RUNNING, note=note))
        began, error, result = time.monotonic(), None, None
        host_id = self._lane.host.info.id
        try:
            async with asyncio.timeout(STEP_TIMEOUT_S):
                result = await work()
        except TimeoutError:
            error = ErrorInfo(kind=ErrorKind.TIMEOUT, host=host_id)
        except Problem as failed:
            error = failed.info
        except Exception:
            log.exception("the step %s of a test failed", step)
            error = ErrorInfo(kind=ErrorKind.BUG, host=host_id)
        took_ms = int((time.monotonic() - began) * 1000)
        if error is not None and not error.host:
            error = msgspec.structs.replace(error, host=host_id)
        outcome = done if error is None else StepOutcome.FAILED
        self._end(AccountStep(step=step, outcome=outcome, note=note, took_ms=took_ms, error=error))
        return result

    def _end(self, step: AccountStep) -> None:
        self._steps.append(step)
        self._tell(step)


def _ignore_sent(_: int) -> None:
    pass


async def _ignore_end() -> None:
    pass


def _make_sample(folder: Path, info: HostInfo) -> FileToSend:
    """A small picture that no host has seen before, as PNG or as the first format that the host takes; in a ZIP for a
    host of archives. Blocking."""
    from PIL import Image

    picture_format = "png" if not info.limits.formats or "png" in info.limits.formats else info.limits.formats[0]
    path = folder / f"{SAMPLE_NAME}.{picture_format}"
    size_px = max(SAMPLE_PX, info.limits.min_width or 0, info.limits.min_height or 0)
    Image.effect_noise((size_px // 4, size_px // 4), 64).resize((size_px, size_px)).convert("RGB").save(path)
    mime = f"image/{picture_format}"
    if info.sends_archive:
        archive = folder / f"{SAMPLE_NAME}.zip"
        with zipfile.ZipFile(archive, "w") as zipped:
            zipped.write(path, path.name)
        path, picture_format, mime, size_px = archive, "", "application/zip", 0
    found = path.stat()
    source = FileSource(path, found.st_size, found.st_mtime_ns, found.st_ino)
    return FileToSend(0, 0, path.name, source, picture_format, mime, size_px, size_px)
