"""The Settings page: the rows of one group, or those of all groups that a search finds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.replies import Refused, Reply
from backend.protocol.settings import ChangeSettings, Settings
from bridge import desktop
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.upkeep import DIALOGS, Upkeep
from bridge.error_text import Context, sentence
from bridge.models.rows import RowsModel
from bridge.settings_catalogue import entries, groups
from bridge.settings_entry import Entry, Group, Kind
from bridge.settings_reasons import reason_of
from bridge.store import Store
from bridge.undo import UndoStack
from bridge.wording import tr

if TYPE_CHECKING:
    from bridge.desktop_switches import Switch

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_DEFAULT = Settings()


class SettingLine(NamedTuple):
    """`heading` stands above the first row of each group that a search found. `value` is a bool, a number in steps of
    the control, or text. `resetLabel` is empty where the value is the default.
    """

    name: str
    heading: str
    label: str
    hint: str
    kind: str
    value: object
    choices: list[dict[str, str]]
    minimum: int
    maximum: int
    step: int
    decimals: int
    unit: str
    zero: str
    isPlain: bool
    resetLabel: str
    active: bool
    error: str
    button: str
    iconName: str
    panel: str


@QmlElement
@QmlSingleton
class SettingsList(RowsModel[SettingLine]):
    """Nothing is made before the page is first opened."""

    groupsChanged = Signal()
    searchChanged = Signal()
    problemsChanged = Signal()
    pathAsked = Signal(str, str, arguments=["name", "kind"])  # kind of dialog: open, save, folder
    shown = Signal(str)  # the row that is to be brought into view

    def __init__(
        self,
        store: Store,
        engine: Engine,
        app: App,
        undo: UndoStack,
        settings_file: str,
        upkeep: Upkeep | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(SettingLine, parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._undo = undo
        self._settings_file = settings_file
        self._upkeep = upkeep
        self._groups: tuple[Group, ...] = ()
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._group = "general"
        self._search = ""
        self._errors: dict[str, str] = {}
        self._switches: dict[str, Switch] = {}
        store.settingsChanged.connect(self._settings_changed)
        store.templatesChanged.connect(self._refresh)
        store.welcomed.connect(self._refresh)
        store.settingsProblemsChanged.connect(self.problemsChanged)

    def retranslate(self) -> None:
        if self._entries:
            self._errors.clear()  # said in the other language
            self.open()

    @Slot()
    def open(self) -> None:
        """The page has been opened: make the rows, in the language of now."""
        from bridge.desktop_switches import switches

        self._groups, self._entries, self._switches = groups(), entries(), switches()
        self._refresh()
        self.groupsChanged.emit()

    def show_group(self, group_id: str, name: str = "") -> None:
        """Open the page at this group, with this row in view."""
        self._app.setProperty("page", "settings")
        self.search("")
        self._open_group(group_id)
        if name:
            self.shown.emit(name)

    # -- groups and search -----------------------------------------------------------------------------------

    @Property("QVariantList", notify=groupsChanged)  # type: ignore[arg-type]
    def groups(self) -> list[dict[str, object]]:
        """id, title and icon of each group; how many rows a search finds in it; whether one is not the default."""
        found = {group.id: len(self._found(group.id)) for group in self._groups}
        return [
            {
                "id": group.id,
                "title": group.title,
                "icon": group.icon,
                "found": found[group.id],
                "changed": any(self._is_changed(entry) for entry in self._entries[group.id]),
            }
            for group in self._groups
        ]

    @Property(str, notify=groupsChanged)
    def group(self) -> str:
        return self._group

    @group.setter  # type: ignore[no-redef]
    def group(self, group_id: str) -> None:
        self.search("")
        self._open_group(group_id)

    def _open_group(self, group_id: str) -> None:
        if group_id != self._group and (not self._groups or any(group.id == group_id for group in self._groups)):
            self._group = group_id
            self._errors.clear()
            self._refresh()
            self.groupsChanged.emit()

    @Property(str, notify=groupsChanged)
    def groupTitle(self) -> str:
        return next((group.title for group in self._groups if group.id == self._group), "")

    @Property(bool, notify=groupsChanged)
    def canReset(self) -> bool:
        return any(self._is_changed(entry) for entry in self._entries.get(self._group, ()))

    @Property(str, notify=searchChanged)
    def searchText(self) -> str:
        return self._search

    @searchText.setter  # type: ignore[no-redef]
    def searchText(self, wanted: str) -> None:
        self.search(wanted)

    def search(self, wanted: str) -> None:
        if wanted != self._search:
            self._search = wanted
            self._refresh()
            self.searchChanged.emit()
            self.groupsChanged.emit()

    @Property(str, notify=groupsChanged)
    def summary(self) -> str:
        if not self._search:
            return ""
        return tr("%n found", "", self.rowCount())

    def _found(self, group_id: str) -> list[Entry]:
        words = self._search.casefold().split()
        return [entry for entry in self._entries.get(group_id, ()) if _fits(entry, self._title(group_id), words)]

    def _title(self, group_id: str) -> str:
        return next(group.title for group in self._groups if group.id == group_id)

    # -- rows ------------------------------------------------------------------------------------------------

    def _settings_changed(self) -> None:
        if self._entries:
            self._refresh()
            self.groupsChanged.emit()

    def _refresh(self) -> None:
        if not self._entries:
            return
        lines: list[SettingLine] = []
        for group in self._groups:
            if self._search or group.id == self._group:
                found = self._found(group.id)
                headings = [group.title if self._search else ""] + [""] * len(found)
                lines += [self._line(entry, heading) for entry, heading in zip(found, headings, strict=False)]
        self.show(lines)

    def _line(self, entry: Entry, heading: str) -> SettingLine:
        return SettingLine(
            name=entry.name,
            heading=heading,
            label=entry.label,
            hint=self._hint(entry),
            kind=entry.kind,
            value=self._value(entry),
            choices=[{"id": word, "label": label} for word, label in self._choices(entry)],
            minimum=_in_control(entry, entry.minimum),
            maximum=_in_control(entry, entry.maximum),
            step=entry.step,
            decimals=entry.decimals,
            unit=entry.unit,
            zero=entry.zero,
            isPlain=entry.is_plain,
            resetLabel=self._reset_label(entry),
            active=not entry.needs or bool(getattr(self._store.settings, entry.needs)),
            error=self._errors.get(entry.name, ""),
            button=entry.button,
            iconName=entry.icon,
            panel=entry.panel,
        )

    def _hint(self, entry: Entry) -> str:
        if entry.name == "move_data" and self._store.welcome is not None:
            folder = text.isolated(self._store.welcome.data_folder)
            return tr("Now {folder}. It is copied, checked, and used after a restart of the engine.").format(
                folder=folder
            )
        return entry.hint

    def _value(self, entry: Entry) -> object:
        if (switch := self._switches.get(entry.name)) is not None:
            return switch.is_on()
        if entry.kind in (Kind.PANEL, Kind.ACTION):
            return ""
        value = getattr(self._store.settings, entry.name, None)
        return _in_control(entry, value) if isinstance(value, int) and not isinstance(value, bool) else value

    def _choices(self, entry: Entry) -> Iterable[tuple[str, str]]:
        if entry.name == "default_template":
            chosen, known = self._store.settings.default_template, self._store.templates
            gone = [(chosen, tr("A template that is gone"))] if known and chosen not in known else []
            return [*gone, *((row.id, row.name) for row in known.values())]
        return entry.choices

    def _is_changed(self, entry: Entry) -> bool:
        return bool(
            hasattr(_DEFAULT, entry.name) and getattr(self._store.settings, entry.name) != getattr(_DEFAULT, entry.name)
        )

    def _reset_label(self, entry: Entry) -> str:
        if not self._is_changed(entry):
            return ""
        return tr("{setting}: back to {value}").format(setting=entry.label, value=self._spoken_default(entry))

    def _spoken_default(self, entry: Entry) -> str:
        value = getattr(_DEFAULT, entry.name)
        match entry.kind:
            case Kind.SWITCH:
                return tr("on") if value else tr("off")
            case Kind.CHOICE:
                return dict(self._choices(entry)).get(value, str(value))
            case Kind.NUMBER:
                if value == 0 and entry.zero:
                    return entry.zero
                shown = text.number(value) if entry.scale == 1 else f"{value / entry.scale:g}"
                return f"{shown} {entry.unit}".strip()
        return tr("nothing") if value == "" else str(value)

    # -- changes ---------------------------------------------------------------------------------------------

    @Slot(str, "QVariant")
    def change(self, name: str, value: object) -> None:
        """A person's change, as the control gives it; it holds at once."""
        if (switch := self._switches.get(name)) is not None:
            self._turn(name, switch, bool(value))
            return
        entry = self._entry(name)
        if entry is None or not hasattr(_DEFAULT, name):
            return
        wanted: Any = value
        if entry.kind is Kind.NUMBER:
            wanted = round(float(str(value)) * entry.scale / 10**entry.decimals)
        elif entry.kind is Kind.SWITCH:
            wanted = bool(value)
        self._send({name: wanted})

    def _turn(self, name: str, switch: Switch, on: bool) -> None:
        self._errors.pop(name, None)
        try:
            switch.turn(on)
        except OSError as error:
            self._errors[name] = tr("Not changed: {reason}").format(reason=error.strerror or str(error))
        self._refresh()

    @Slot(str)
    def reset(self, name: str) -> None:
        if hasattr(_DEFAULT, name):
            self._send({name: getattr(_DEFAULT, name)})

    @Slot()
    def resetGroup(self) -> None:
        """All of the open group at once; it can be taken back."""
        changed = [entry.name for entry in self._entries.get(self._group, ()) if self._is_changed(entry)]
        if not changed:
            return
        old = {name: getattr(self._store.settings, name) for name in changed}
        step = self._undo.push(_command(old))
        self._send({name: getattr(_DEFAULT, name) for name in changed})
        title = tr("{group} reset").format(group=self._title(self._group))
        body = tr("%n setting(s) taken back", "", len(changed))
        self._app.toast(title, body, "undo-2", tr("Undo"), lambda: self._undo.take_back(step), step)

    @Slot(str)
    def run(self, name: str) -> None:
        """The button of an action: ask for its file or folder."""
        self._errors.pop(name, None)
        self._refresh()
        self.pathAsked.emit(name, DIALOGS[name])

    @Slot(str, QUrl)
    def choosePath(self, name: str, path: QUrl) -> None:
        """What the dialog of an action, or of a folder, was left with."""
        if name not in DIALOGS:
            self.change(name, path.toLocalFile())
        elif self._upkeep is not None:
            self._errors.pop(name, None)
            self._refresh()
            self._upkeep.run(name, path.toLocalFile(), lambda error: self._refuse(name, error))

    def _refuse(self, name: str, error: ErrorInfo) -> None:
        self._errors[name] = tr("Not done: {reason}").format(reason=reason_of(error.detail) or error.subject)
        self._refresh()

    def _entry(self, name: str) -> Entry | None:
        return next((entry for group in self._entries.values() for entry in group if entry.name == name), None)

    def _send(self, values: dict[str, object]) -> None:
        for name in values:
            self._errors.pop(name, None)

        def answered(reply: Reply) -> None:
            if isinstance(reply, Refused):
                for name in values:
                    self._errors[name] = _reason(reply.error)
            self._refresh()

        self._engine.send(_command(values), answered)

    # -- the file --------------------------------------------------------------------------------------------

    @Property("QStringList", notify=problemsChanged)  # type: ignore[arg-type]
    def problems(self) -> list[str]:
        """One line for each value of the settings file that could not be used."""
        return [_problem(problem) for problem in self._store.settings_problems]

    @Slot()
    def openFile(self) -> None:
        desktop.open_url(self._settings_file)


def _fits(entry: Entry, group: str, words: list[str]) -> bool:
    choices = " ".join(label for _, label in entry.choices)
    said = f"{group} {entry.label} {entry.hint} {choices} {entry.unit} {entry.words}".casefold()
    return all(word in said for word in words)


def _in_control(entry: Entry, value: int) -> int:
    """In the last digit that the control shows."""
    return round(value * 10.0**entry.decimals / entry.scale)


def _command(values: dict[str, object]) -> ChangeSettings:
    return ChangeSettings(values=tuple((name, json.dumps(value)) for name, value in values.items()))


def _reason(error: ErrorInfo) -> str:
    if error.kind is ErrorKind.DISK:  # its detail is in the words of the system
        said = sentence(error, Context())
        return f"{said.title}. {said.can}"
    if error.detail:
        return tr("Not changed: {reason}").format(reason=reason_of(error.detail))
    return tr("Not changed. The engine is not there at the moment.")


def _problem(problem: ErrorInfo) -> str:
    file, _, line = problem.subject.partition(":")
    if line:
        return tr("Line {line}: {reason}").format(line=line, reason=reason_of(problem.detail))
    return tr("{file}: {reason}").format(file=file, reason=reason_of(problem.detail))
