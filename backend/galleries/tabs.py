"""The tabs that galleries are filed under. "Main" is always there and stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import UNSET

from backend.errors import problem
from backend.galleries.book import Book
from backend.hosts.fields import Pairs, by_host, changed
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts import FieldRow
from backend.protocol.tabs import EditTab, TabRow, TabsChanged
from backend.storage import tabs as tab_table
from backend.storage.database import Database

MAIN = 1
COLOURS = 8
LONGEST_NAME = 100


class Tabs:
    """Used from the engine's event loop. All methods raise Problem(BAD_INPUT) for what cannot be."""

    def __init__(self, database: Database, book: Book, publish: Callable[[TabsChanged], None]) -> None:
        self._database = database
        self._book = book
        self._publish = publish
        self._rows: list[TabRow] = []
        self.option_fields: Callable[[str], Sequence[FieldRow]] = lambda _: ()
        """Gives the options of a host; the hosts are there later than the tabs."""

    async def load(self) -> None:
        """Read all tabs anew."""
        records = await self._database.read(tab_table.load_all)
        rows = [
            TabRow(
                id=tab.id,
                name=tab.name,
                colour=tab.colour,
                position=tab.position,
                is_system=tab.is_system,
                host_options=tab.host_options,
                template_id=tab.template_id,
            )
            for tab in records
        ]
        self._rows = sorted(rows, key=lambda tab: (tab.position, tab.id))

    def rows(self) -> tuple[TabRow, ...]:
        return tuple(self._rows)

    def host_options(self, tab_id: int) -> tuple[tuple[str, str], ...]:
        """Options of hosts for the galleries of a tab, as in TabRow."""
        return next((tab.host_options for tab in self._rows if tab.id == tab_id), ())

    def template(self, tab_id: int) -> str:
        """The template of a tab's galleries; empty when nothing is said."""
        return next((tab.template_id for tab in self._rows if tab.id == tab_id), "")

    async def create(self, name: str, colour: int) -> int:
        """A new tab at the end; gives its id. Colour 0 is the one that is used least."""
        name = self._checked_name(name)
        if not colour:
            used = [tab.colour for tab in self._rows]
            colour = min(range(1, COLOURS + 1), key=lambda number: (used.count(number), number))
        self._check_colour(colour)
        position = max((tab.position for tab in self._rows), default=0.0) + 1.0
        tab_id = await self._database.run(
            lambda connection: tab_table.insert(connection, name=name, colour=colour, position=position)
        )
        await self._changed()
        return tab_id

    async def edit(self, command: EditTab) -> None:
        """Name, colour, place, template and options of hosts, as far as the command says them."""
        tab = self._tab(command.id)
        changes: dict[str, object] = {}
        if command.name is not UNSET and command.name != tab.name:
            if tab.is_system:
                raise problem(ErrorKind.BAD_INPUT, "this tab keeps its name", subject=tab.name)
            changes["name"] = self._checked_name(command.name, but=tab.id)
        if command.colour is not UNSET:
            self._check_colour(command.colour)
            changes["colour"] = command.colour
        if command.template_id is not UNSET:
            changes["template_id"] = command.template_id
        if command.host_options is not UNSET:
            changes["host_options"] = self._with_options(tab, command.host_options)
        if changes:
            await self._database.run(lambda connection: tab_table.update(connection, tab.id, **changes))
        if command.before_id is not UNSET:
            await self._move(tab, command.before_id)
        await self._changed()

    async def delete(self, tab_id: int, reassign_to: int | None) -> list[int]:
        """The ids of the galleries that are in the other tab now."""
        tab = self._tab(tab_id)
        target = self._tab(reassign_to or MAIN)
        if tab.is_system:
            raise problem(ErrorKind.BAD_INPUT, "this tab cannot be deleted", subject=tab.name)
        if target.id == tab.id:
            raise problem(ErrorKind.BAD_INPUT, "its galleries need another tab", subject=tab.name)
        moved = await self._database.run(lambda connection: tab_table.delete(connection, tab_id, reassign_to=target.id))
        for gallery_id in moved:
            self._book.show(gallery_id, tab_id=target.id)
        await self._changed()
        return moved

    def exists(self, tab_id: int) -> bool:
        return any(tab.id == tab_id for tab in self._rows)

    async def _move(self, tab: TabRow, before_id: int | None) -> None:
        others = [other for other in self._rows if other.id != tab.id]
        place = next((index for index, other in enumerate(others) if other.id == before_id), len(others))
        others.insert(place, tab)
        positions = [(other.id, float(index)) for index, other in enumerate(others)]
        await self._database.run(lambda connection: tab_table.set_positions(connection, positions))

    async def _changed(self) -> None:
        await self.load()
        self._publish(TabsChanged(rows=self.rows()))

    def _tab(self, tab_id: int) -> TabRow:
        for tab in self._rows:
            if tab.id == tab_id:
                return tab
        raise problem(ErrorKind.BAD_INPUT, "no such tab", subject=str(tab_id))

    def _checked_name(self, name: str, but: int | None = None) -> str:
        name = " ".join(name.split())
        if not name:
            raise problem(ErrorKind.BAD_INPUT, "a tab needs a name", subject="name")
        if len(name) > LONGEST_NAME:
            raise problem(ErrorKind.BAD_INPUT, f"at most {LONGEST_NAME} characters", subject="name")
        if any(tab.name.casefold() == name.casefold() and tab.id != but for tab in self._rows):
            raise problem(ErrorKind.BAD_INPUT, "there is a tab of this name", subject=name)
        return name

    def _with_options(self, tab: TabRow, pairs: Pairs) -> tuple[tuple[str, str], ...]:
        options = by_host(tab.host_options)
        for host_id, changes in by_host(pairs).items():
            fields = self.option_fields(host_id)
            options[host_id] = changed(fields, options.get(host_id, {}), changes.items(), host_id=host_id)
        return tuple((f"{host}/{name}", value) for host, values in options.items() for name, value in values.items())

    @staticmethod
    def _check_colour(colour: int) -> None:
        if not 1 <= colour <= COLOURS:
            raise problem(ErrorKind.BAD_INPUT, f"1 to {COLOURS}", subject="colour")
