"""The card about crashes, and the reports behind it: read, copied, saved, deleted. Nothing is ever sent."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from bridge import formatting as text
from bridge.controllers.app import App
from bridge.crash_reports import Report, complete, find, label_of, what_became
from bridge.store import Store
from bridge.window_state import WindowState
from bridge.wording import tr

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_SEEN = "crash_seen"


@QmlElement
@QmlSingleton
class CrashReports(QObject):
    """GUI thread. Looks into the folder when an engine has come or cannot be started: then there may be news."""

    cardChanged = Signal()
    reportsChanged = Signal()
    asked = Signal()  # the dialog is to open

    def __init__(self, store: Store, app: App, state: WindowState, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._state = state
        self._folder = folder
        self._unseen: list[Report] = []
        self._reports: list[Report] = []
        self._current = 0
        self._engine_state = ""
        store.welcomed.connect(self.look)
        app.engineChanged.connect(self._engine_changed)

    def retranslate(self) -> None:
        self.cardChanged.emit()
        self.reportsChanged.emit()

    def look(self) -> None:
        """Whether there is anything that the person has not dismissed."""
        self._unseen = find(self._folder, after=str(self._state.get(_SEEN, "")))
        self.cardChanged.emit()

    def _engine_changed(self) -> None:
        """Once for each time that it went, not for each second of the wait."""
        before, self._engine_state = self._engine_state, str(self._app.property("engineState"))
        if self._engine_state != before and self._engine_state in ("restarting", "failed"):
            self.look()

    # -- the card --------------------------------------------------------------------------------------------

    @Property(bool, notify=cardChanged)
    def isShown(self) -> bool:
        return bool(self._unseen)

    @Property(str, notify=cardChanged)
    def title(self) -> str:
        if not self._unseen:
            return ""
        if len(self._unseen) > 1:
            return tr("%n report(s) of crashes", "", len(self._unseen))
        return label_of(self._unseen[0])

    @Property(str, notify=cardChanged)
    def body(self) -> str:
        if not self._unseen:
            return ""
        became = {what_became(report.facts): None for report in self._unseen}
        return " ".join([*became, tr("Reports stay on this computer until you send them.")])

    @Slot()
    def dismiss(self) -> None:
        if self._unseen:
            self._state.set(_SEEN, self._unseen[0].name)
            self._state.save()
            self._unseen = []
            self.cardChanged.emit()

    # -- the reports -----------------------------------------------------------------------------------------

    @Slot()
    def open(self) -> None:
        """Read them, with the versions of what is installed."""
        from bridge.components import version_report  # reads many files

        found = find(self._folder)
        if any(not report.facts.has_versions for report in found):
            versions = version_report(
                str(self._app.property("version")), data="demo" if self._app.property("isDemo") else ""
            )
            found = [complete(self._folder, report, versions) for report in found]
        self._reports, self._current = found, 0
        self.reportsChanged.emit()
        self.asked.emit()

    @Property("QVariantList", notify=reportsChanged)  # type: ignore[arg-type]
    def reports(self) -> list[dict[str, str]]:
        """id and label of each, newest first."""
        return [{"id": report.name, "label": label_of(report)} for report in self._reports]

    @Property(str, notify=reportsChanged)
    def current(self) -> str:
        return self._reports[self._current].name if self._reports else ""

    @current.setter  # type: ignore[no-redef]
    def current(self, name: str) -> None:
        names = [report.name for report in self._reports]
        if name in names:
            self._current = names.index(name)
            self.reportsChanged.emit()

    @Property(str, notify=reportsChanged)
    def reportText(self) -> str:
        return self._reports[self._current].text if self._reports else ""

    @Slot()
    def copy(self) -> None:
        self._app.copyText(
            str(self.property("reportText")), tr("Report copied"), tr("Passwords, names and paths are not in it")
        )

    @Slot(QUrl)
    def save(self, file: QUrl) -> None:
        path = Path(file.toLocalFile())
        try:
            path.write_text(str(self.property("reportText")), encoding="utf-8")
        except OSError as error:
            self._app.toast(tr("The report was not saved"), error.strerror or "", "triangle-alert")
        else:
            self._app.toast(tr("Report saved"), text.isolated(path.name), "download")

    @Slot()
    def remove(self) -> None:
        """The one that is shown; its neighbour takes its place."""
        if not self._reports:
            return
        gone = self._reports.pop(self._current)
        (self._folder / gone.name).unlink(missing_ok=True)
        self._unseen = [report for report in self._unseen if report.name != gone.name]
        self._current = max(0, min(self._current, len(self._reports) - 1))
        self.reportsChanged.emit()
        self.cardChanged.emit()
