"""The person's templates: making, changing and deleting them, the states that each one had, previews."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Set
from pathlib import Path
from typing import assert_never

import apsw
import msgspec
from msgspec import UNSET

from backend.errors import Problem, problem
from backend.output import templates as files
from backend.output.gallery_data import GalleryData
from backend.output.importers import Found, import_file
from backend.output.preview import preview
from backend.output.sample_gallery import sample_gallery
from backend.output.templates import Template, Templates
from backend.protocol.errors import ErrorKind
from backend.protocol.events import TemplatesChanged
from backend.protocol.replies import Done, Reply
from backend.protocol.templates import (
    CreateTemplate,
    DeleteTemplate,
    GetTemplateVersions,
    ImportedTemplate,
    ImportTemplates,
    PreviewTemplate,
    RestoreTemplate,
    SaveTemplate,
    TemplateCommand,
    TemplatePreview,
    TemplateRow,
    TemplateSaved,
    TemplatesImported,
    TemplateVersion,
    TemplateVersions,
)
from backend.storage import template_versions as version_table
from backend.storage.database import Database

log = logging.getLogger(__name__)

MERGE_S = 60.0
"""What is saved within a minute of typing is one version."""

LOOK_EVERY_S = 5.0
"""How often the folder is looked at for files that somebody else has changed."""


class TemplateLibrary:
    """Used from the engine's event loop; files are read and templates rendered in threads.

    `gallery_data` gives what a gallery's text is made of, with made-up links where it has none yet. `changed` is told
    the ids of templates that are another text now.
    """

    def __init__(
        self,
        *,
        folder: Path,
        database: Database,
        publish: Callable[[TemplatesChanged], None],
        gallery_data: Callable[[int], Awaitable[GalleryData | None]],
        changed: Callable[[Set[str]], Awaitable[None]],
        now: Callable[[], float] = time.time,
    ) -> None:
        self._folder = folder
        self._database = database
        self._publish = publish
        self._gallery_data = gallery_data
        self._changed = changed
        self._now = now
        self._lock = asyncio.Lock()
        self._seen: tuple[tuple[str, int, int], ...] = ()
        self.current = Templates(())

    def rows(self) -> tuple[TemplateRow, ...]:
        return self.current.rows()

    def exists(self, template_id: str) -> bool:
        return self.current.get(template_id) is not None

    async def load(self) -> None:
        """Read all templates, and keep the state of those that were changed without Galleon."""
        await self._read()

        def keep(connection: apsw.Connection) -> list[str]:
            version_table.forget_deleted(
                connection,
                [template.id for template in self.current.all()],
                before=self._now() - version_table.KEPT_DELETED_S,
            )
            return [
                template.id
                for template in self.current.all()
                if not template.is_builtin and _keep(connection, template, self._now())
            ]

        await self._changed(set(await self._database.run(keep)))

    async def watch(self) -> None:
        """Run until cancelled: take over what other programs do in the folder."""
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            await self.look()

    async def look(self) -> None:
        """Take over what other programs did in the folder since the last look."""
        if await asyncio.to_thread(files.folder_state, self._folder) == self._seen:
            return
        async with self._lock:
            before = {template.id: template for template in self.current.all()}
            await self._read()
            after = {template.id: template for template in self.current.all()}
            changed = [each for each in before.keys() | after.keys() if before.get(each) != after.get(each)]
            own = [template for each in changed if (template := after.get(each)) and not template.is_builtin]

            def keep(connection: apsw.Connection) -> None:
                for template in own:
                    _keep(connection, template, self._now())

            await self._database.run(keep)
        if changed:
            self._publish(TemplatesChanged(rows=self.rows()))
            await self._changed(set(changed))

    async def carry_out(self, command: TemplateCommand) -> Reply:
        """Raises Problem(BAD_INPUT) for what cannot be, Problem(DISK) when a file cannot be written."""
        match command:
            case CreateTemplate():
                return TemplateSaved(template_id=await self._create(command))
            case SaveTemplate():
                return TemplateSaved(template_id=await self._save(command))
            case DeleteTemplate(template_id=template_id):
                await self._delete(template_id)
                return Done()
            case RestoreTemplate():
                return TemplateSaved(template_id=await self._restore(command))
            case GetTemplateVersions(template_id=template_id):
                return await self._versions(template_id)
            case PreviewTemplate():
                return await self._preview(command)
            case ImportTemplates(paths=paths):
                return await self._import(paths)
        assert_never(command)

    # -- what a person does ----------------------------------------------------------------------------------

    async def _create(self, command: CreateTemplate) -> str:
        text_format, source = command.format, command.source
        if command.copy_of:
            original = self._known(command.copy_of)
            text_format, source = original.format, original.source
        async with self._lock:
            made = await asyncio.to_thread(
                files.create, self._folder, command.name, text_format=text_format, source=source
            )
            await self._take_in(made)
        return made.id

    async def _save(self, command: SaveTemplate) -> str:
        async with self._lock:
            template = self._own(command.template_id)
            made = await asyncio.to_thread(
                files.save,
                self._folder,
                template.id,
                name=template.name if command.name is UNSET else command.name,
                text_format=template.format if command.format is UNSET else command.format,
                source=template.source if command.source is UNSET else command.source,
            )
            await self._take_in(made, merge_s=MERGE_S)
        return made.id

    async def _delete(self, template_id: str) -> None:
        async with self._lock:
            template = self._own(template_id)
            await self._database.run(lambda connection: _keep(connection, template, self._now()))
            await asyncio.to_thread(files.delete, self._folder, template_id)
            await self._read()
        self._publish(TemplatesChanged(rows=self.rows()))
        await self._changed({template_id})

    async def _restore(self, command: RestoreTemplate) -> str:
        template_id = command.template_id
        versions = await self._database.read(lambda connection: version_table.of_template(connection, template_id))
        wanted = [version for version in versions if command.version_id in (0, version.id)]
        if not wanted:
            raise problem(ErrorKind.BAD_INPUT, "no such version", subject=template_id)
        version = wanted[0]
        async with self._lock:
            made = await asyncio.to_thread(
                files.save,
                self._folder,
                template_id,
                name=version.name,
                text_format=version.format,
                source=version.source,
            )
            await self._take_in(made)
        return template_id

    async def _versions(self, template_id: str) -> TemplateVersions:
        found = await self._database.read(lambda connection: version_table.of_template(connection, template_id))
        versions = tuple(
            TemplateVersion(id=each.id, saved_at=each.saved_at, name=each.name, format=each.format, source=each.source)
            for each in found
        )
        return TemplateVersions(template_id=template_id, versions=versions)

    async def _preview(self, command: PreviewTemplate) -> TemplatePreview:
        data = await self._gallery_data(command.gallery_id) if command.gallery_id is not None else None
        return await asyncio.to_thread(preview, command.source, command.format, data or sample_gallery(self._now()))

    async def take_in(self, found: Found) -> str:
        """Add a template of another program; gives its id. One that came before is that one, changed or not.

        Raises Problem as `carry_out`.
        """
        if same := await self.find(found):
            return same
        stored = await self._store(found)
        if stored.error is not None:
            raise Problem(stored.error)
        return stored.template_id

    async def find(self, found: Found) -> str:
        """The id of the template that has, or once had, this name and text; empty when there is none.

        Raises Problem(BAD_INPUT) for a name that no template can have.
        """
        name = files.checked_name(found.told.name)
        ids = await self._database.read(lambda connection: version_table.with_text(connection, name, found.source))
        return next((template_id for template_id in ids if self.exists(template_id)), "")

    async def _import(self, paths: tuple[str, ...]) -> TemplatesImported:
        told: list[ImportedTemplate] = []
        for path in paths:
            for found in await asyncio.to_thread(import_file, Path(path)):
                told.append(found.told if found.told.error is not None else await self._store(found))
        return TemplatesImported(templates=tuple(told))

    # -- inside ----------------------------------------------------------------------------------------------

    async def _store(self, found: Found) -> ImportedTemplate:
        try:
            async with self._lock:
                made = await asyncio.to_thread(
                    files.create, self._folder, found.told.name, text_format=found.format, source=found.source
                )
                await self._take_in(made)
        except Problem as failed:
            return msgspec.structs.replace(found.told, error=failed.info)
        return msgspec.structs.replace(found.told, template_id=made.id)

    async def _read(self) -> None:
        def read() -> tuple[tuple[tuple[str, int, int], ...], Templates]:
            return files.folder_state(self._folder), Templates.load(self._folder)

        self._seen, self.current = await asyncio.to_thread(read)

    async def _take_in(self, made: Template, merge_s: float = 0.0) -> None:
        """Keep the state, tell, and have the texts made anew."""
        before = self.current.get(made.id)
        if before is not None and not before.is_builtin:
            # A template that was there before there were versions keeps the state that it had.
            await self._database.run(lambda connection: _keep_first(connection, before, self._now()))
        await self._database.run(lambda connection: _keep(connection, made, self._now(), merge_s))
        await self._read()
        self._publish(TemplatesChanged(rows=self.rows()))
        if before is None or (before.source, before.format) != (made.source, made.format):
            await self._changed({made.id})

    def _known(self, template_id: str) -> Template:
        template = self.current.get(template_id)
        if template is None:
            raise problem(ErrorKind.BAD_INPUT, "no such template", subject=template_id)
        return template

    def _own(self, template_id: str) -> Template:
        template = self._known(template_id)
        if template.is_builtin:
            raise problem(ErrorKind.BAD_INPUT, "built-in templates stay as they are", subject=template.name)
        return template


def _keep(connection: apsw.Connection, template: Template, at: float, merge_s: float = 0.0) -> bool:
    return version_table.put(
        connection,
        template.id,
        name=template.name,
        text_format=template.format,
        source=template.source,
        at=at,
        merge_s=merge_s,
    )


def _keep_first(connection: apsw.Connection, template: Template, at: float) -> None:
    if version_table.newest(connection, template.id) is None:
        _keep(connection, template, at)
