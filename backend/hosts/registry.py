"""All hosts there are: built-in definitions, those of the person, and native adapters."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from watchfiles import awatch

from backend.accounts.sessions import SessionStore
from backend.hosts.base import Host
from backend.hosts.check import check_file
from backend.hosts.definition import Definition
from backend.hosts.runner import FormHost
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.uploads.http import Transport

BUILT_IN = Path(__file__).parent / "definitions"


@dataclass(slots=True)
class _Found:
    """What the folders hold. `problems` has the first error of each broken file."""

    definitions: dict[str, tuple[Definition, str]] = field(default_factory=dict)  # with the path, empty if built in
    problems: list[ErrorInfo] = field(default_factory=list)


class Registry:
    """Used from the engine's event loop. `load` blocks for a few small files and may be called from a thread.

    `user_folder` need not exist before `watch`. A definition there replaces the built-in one of the same id; a broken
    one replaces nothing.
    """

    def __init__(
        self,
        transport: Transport,
        *,
        sessions: SessionStore | None = None,
        user_folder: Path | None = None,
        inactivity_s: Callable[[], float] = lambda: 300.0,
        built_in_folder: Path = BUILT_IN,
    ) -> None:
        self._transport = transport
        self._sessions = sessions
        self._user_folder = user_folder
        self._inactivity_s = inactivity_s
        self._built_in_folder = built_in_folder
        self._native: dict[str, Host] = {}
        self._forms: dict[str, tuple[Definition, FormHost]] = {}
        self._problems: tuple[ErrorInfo, ...] = ()

    def register(self, host: Host) -> None:
        """Add a native adapter; no definition can take its id."""
        self._native[host.info.id] = host

    def hosts(self) -> Mapping[str, Host]:
        """All usable hosts by id."""
        return {**{host_id: host for host_id, (_, host) in self._forms.items()}, **self._native}

    def problems(self) -> tuple[ErrorInfo, ...]:
        """One error for each definition file that cannot be used."""
        return self._problems

    def definition(self, host_id: str) -> Definition | None:
        """The definition of a host, or None for a native adapter and for one that is not there."""
        found = self._forms.get(host_id)
        return found[0] if found is not None and host_id not in self._native else None

    def load(self) -> None:
        """Read all definitions anew. A host whose definition is the same as before stays the same object."""
        self._take(self._read())

    async def watch(self, on_change: Callable[[], None]) -> None:
        """Follow the person's folder until cancelled; `on_change` is called after hosts or problems have changed."""
        if self._user_folder is None:
            return
        await asyncio.to_thread(self._user_folder.mkdir, parents=True, exist_ok=True)
        changes = awatch(
            self._user_folder, watch_filter=lambda _, path: path.endswith(".toml"), debounce=200, recursive=False
        )
        upcoming = asyncio.ensure_future(anext(changes))
        try:
            await asyncio.sleep(0)  # from here on the folder is watched, and no change falls between
            while True:
                await self._reload(on_change)
                await upcoming
                upcoming = asyncio.ensure_future(anext(changes))
        finally:
            upcoming.cancel()

    async def _reload(self, on_change: Callable[[], None]) -> None:
        before = self._forms, self._problems
        self._take(await asyncio.to_thread(self._read))
        if (self._forms, self._problems) != before:
            on_change()

    def _read(self) -> _Found:
        found = _Found()
        for path in sorted(self._built_in_folder.glob("*.toml")):
            self._read_file(path, found, path_shown="")
        if self._user_folder is not None:
            built_in, mine = found, _Found()
            for path in sorted(self._user_folder.glob("*.toml")):
                self._read_file(path, mine, path_shown=str(path))
            found = _Found(built_in.definitions | mine.definitions, built_in.problems + mine.problems)
        return found

    def _read_file(self, path: Path, found: _Found, *, path_shown: str) -> None:
        definition, errors = check_file(path)
        if definition is None:
            found.problems.append(errors[0])
        elif definition.id in found.definitions or definition.id in self._native:
            detail = f"id: another host is called {definition.id} already"
            found.problems.append(ErrorInfo(kind=ErrorKind.BAD_INPUT, subject=f"{path.name}:1", detail=detail))
        else:
            found.definitions[definition.id] = (definition, path_shown)

    def _take(self, found: _Found) -> None:
        self._forms = dict(self._made(found.definitions.values()))
        self._problems = tuple(found.problems)

    def _made(self, definitions: Iterable[tuple[Definition, str]]) -> Iterable[tuple[str, tuple[Definition, FormHost]]]:
        for definition, path in definitions:
            before = self._forms.get(definition.id)
            if before is not None and before[0] == definition and before[1].info.definition_path == path:
                yield definition.id, before
            else:
                host = FormHost(
                    definition,
                    self._transport,
                    sessions=self._sessions,
                    definition_path=path,
                    inactivity_s=self._inactivity_s,
                )
                yield definition.id, (definition, host)
