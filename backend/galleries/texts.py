"""The part of the engine that makes texts of galleries: templates, links, results."""

from __future__ import annotations

from collections.abc import Callable

from backend.galleries.book import Book
from backend.galleries.files_view import FilesView
from backend.galleries.gallery_hosts import GalleryHosts
from backend.galleries.rebuild import Rebuild
from backend.galleries.results import Results
from backend.galleries.run import Run
from backend.galleries.tabs import Tabs
from backend.galleries.template_choice import TemplateChoice
from backend.hosts.roster import Roster
from backend.output.library import TemplateLibrary
from backend.protocol.events import Event
from backend.protocol.folders import Folders
from backend.protocol.settings import Settings
from backend.storage.database import Database


class Texts:
    """Event loop only. `load` before anything else."""

    def __init__(
        self,
        *,
        folders: Folders,
        database: Database,
        settings: Callable[[], Settings],
        publish: Callable[[Event], None],
        book: Book,
        tabs: Tabs,
        roster: Roster,
        run_of: Callable[[int], Run | None],
    ) -> None:
        self.gallery_hosts = GalleryHosts(book, database, tabs, roster)
        self.files_view = FilesView(
            database,
            lambda gallery_id: tuple(host for row in book.existing([gallery_id]) for host in row.hosts),
            run_of,
        )
        choice = TemplateChoice(
            tab=tabs.template,
            host=roster.template,
            setting=lambda: settings().default_template,
            exists=lambda template_id: self.library.exists(template_id),
        )
        self.results = Results(
            book=book,
            database=database,
            files_view=self.files_view,
            host_info=roster.info,
            tabs=tabs.rows,
            host_options=self.gallery_hosts.of_gallery,
            templates=lambda: self.library.current,
            choice=choice,
            folders=folders,
            settings=settings,
        )
        self.rebuild = Rebuild(book=book, database=database, choice=choice, render=self.results.render_again)
        self.library = TemplateLibrary(
            folder=folders.config / "templates",
            database=database,
            publish=publish,
            gallery_data=self.results.data_for_preview,
            changed=self.rebuild.templates_changed,
        )

    async def load(self) -> None:
        await self.library.load()
