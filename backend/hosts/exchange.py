"""Hosts that come out of files, of other programs too, and go to them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from backend.errors import Problem, problem
from backend.hosts.definition_file import take_in
from backend.hosts.registry import Registry
from backend.hosts.roster import Roster
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts_import import HostExported, HostImport, HostsImported, ImportRemark, RemarkKind


class Exchange:
    """Used from the engine's event loop. `folder` is the person's folder of definitions.

    `mask` is told of every secret before anything else is done with it.
    """

    def __init__(
        self, *, registry: Registry, roster: Roster, folder: Path, mask: Callable[[Iterable[str]], None]
    ) -> None:
        self._registry = registry
        self._roster = roster
        self._folder = folder
        self._mask = mask
        self._one_at_a_time = asyncio.Lock()

    async def import_files(self, paths: Sequence[str], *, allow_local: bool) -> HostsImported:
        """Each file by itself: what cannot be imported does not hold up the others."""
        async with self._one_at_a_time:
            return HostsImported(results=tuple([await self._import(Path(path), allow_local) for path in paths]))

    async def _import(self, path: Path, allow_local: bool) -> HostImport:
        taken = frozenset(self._registry.hosts())
        if path.suffix.lower() == ".toml":
            result = await asyncio.to_thread(take_in, path, self._folder, taken=taken)
            if result.host_id:
                await asyncio.to_thread(self._registry.load)
                self._roster.refresh()
            return result
        from backend.hosts.sharex.importer import import_file  # with tomlkit, which would cost every start 20 ms

        imported = await asyncio.to_thread(import_file, path, self._folder, taken=taken, allow_local=allow_local)
        result = imported.result
        if not result.host_id:
            return result
        self._mask(imported.values.values())
        await asyncio.to_thread(self._registry.load)
        self._roster.refresh()
        if not imported.values:
            return result
        try:
            await self._roster.keep_credentials(result.host_id, imported.values)
        except Problem as refused:
            text = f"The secrets of the file could not be stored; enter them in the account. ({refused.info.detail})"
            remark = ImportRemark(kind=RemarkKind.LOSS, field="", text=text)
            return HostImport(
                path=result.path,
                host_id=result.host_id,
                name=result.name,
                definition_path=result.definition_path,
                was_there=result.was_there,
                credentials=result.credentials,
                remarks=(*result.remarks, remark),
            )
        return result

    def export(self, host_id: str) -> HostExported:
        """Raises Problem(BAD_INPUT) for a host that is not there."""
        from backend.hosts.sharex.export import export
        from backend.hosts.sharex.remarks import Remarks

        if host_id not in self._registry.hosts():
            raise problem(ErrorKind.BAD_INPUT, "no such host", subject=host_id)
        definition = self._registry.definition(host_id)
        remarks = Remarks()
        if definition is None:
            remarks.error("", "It is part of Galleon and no definition: ShareX cannot do what it does.")
            return HostExported(remarks=remarks.all())
        document = export(definition, remarks)
        if document is None:
            return HostExported(remarks=remarks.all())
        text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
        return HostExported(file_name=f"{definition.id}.sxcu", text=text, remarks=remarks.all())
