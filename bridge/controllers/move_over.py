"""Moving over from another program: what was found, a look inside, the import and its end."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.errors import ErrorInfo
from backend.protocol.other_programs import (
    CancelProgramImport,
    FoundProgram,
    ImportFromProgram,
    LookForPrograms,
    PreviewProgramImport,
    Program,
    ProgramImportJob,
    ProgramImportPreview,
    ProgramImportState,
    ProgramsFound,
    TakeBackProgramImport,
)
from backend.protocol.replies import Refused, Reply
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.questions import Questions
from bridge.controllers.settings_list import SettingsList
from bridge.error_text import Context, sentence
from bridge.event_dispatcher import EventDispatcher
from bridge.store import Store
from bridge.wording import tr, translated

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

GROUP, ROW = "moving", "move_over"
"""Where it stands in the settings."""


@QmlElement
@QmlSingleton
class MoveOver(QObject):
    """`stage` is empty, reading, preview, running or ended. `sections` say what comes along and what does not."""

    changed = Signal()
    programsChanged = Signal()

    def __init__(
        self,
        store: Store,
        engine: Engine,
        dispatcher: EventDispatcher,
        app: App,
        settings: SettingsList,
        questions: Questions,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._settings = settings
        self._questions = questions
        self._programs: tuple[FoundProgram, ...] = ()
        self._stage = ""
        self._path = ""
        self._program: Program | None = None
        self._preview: ProgramImportPreview | None = None
        self._job: ProgramImportJob | None = None
        self._error: ErrorInfo | None = None
        self._asked = 0  # previews; only the answer to the last one is shown
        dispatcher.programImportChanged.connect(self._job_changed)
        dispatcher.snapshotComplete.connect(self._snapshot_came)

    def retranslate(self) -> None:
        self.programsChanged.emit()
        self.changed.emit()

    # -- what there is ---------------------------------------------------------------------------------------

    @Property("QVariantList", notify=programsChanged)  # type: ignore[arg-type]
    def programs(self) -> list[dict[str, str]]:
        from bridge.moving_text import name_of

        return [
            {"program": each.program.value, "name": name_of(each.program), "path": each.path} for each in self._programs
        ]

    @Property(str, notify=changed)
    def stage(self) -> str:
        return self._stage

    @Property(str, notify=changed)
    def name(self) -> str:
        """Of the program that is looked at; empty before that is known."""
        from bridge.moving_text import name_of

        return name_of(self._program) if self._program is not None else ""

    @Property(str, notify=changed)
    def path(self) -> str:
        return self._path

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def sections(self) -> list[dict[str, object]]:
        from bridge.moving_text import sections

        if self._stage == "preview" and self._preview is not None:
            told = sections(
                self._preview.new, self._preview.here, self._preview.left_behind, is_in=False, host_name=self._host_name
            )
        elif self._stage == "ended" and self._job is not None:
            told = sections(
                self._job.is_in, self._job.here, self._job.left_behind, is_in=True, host_name=self._host_name
            )
        else:
            return []
        return [section._asdict() for section in told]

    @Property(bool, notify=changed)
    def hasNews(self) -> bool:
        """Whether anything would come along."""
        new = self._preview.new if self._preview is not None else None
        return new is not None and bool(new.tabs or new.galleries or new.templates or new.accounts or new.settings)

    @Property(float, notify=changed)
    def progress(self) -> float:
        return self._job.looked_at / self._job.total if self._job is not None and self._job.total else 0.0

    @Property(str, notify=changed)
    def progressText(self) -> str:
        if self._job is None or not self._job.total:
            return tr("Reading…")
        done, total = text.number(self._job.looked_at), text.number(self._job.total)
        return tr("{done} of {total} galleries").format(done=done, total=total)

    @Property(str, notify=changed)
    def outcome(self) -> str:
        """How the import ended, in one sentence."""
        if self._job is None:
            return ""
        match self._job.state:
            case ProgramImportState.CANCELLED:
                return tr("Stopped. What came in until then stays; another import brings the rest.")
            case ProgramImportState.FAILED:
                return tr("Not finished. What came in until then stays; another import brings the rest.")
        return tr("Done. Nothing of {program} was changed.").format(program=self.property("name"))

    @Property(bool, notify=changed)
    def canTakeBack(self) -> bool:
        return self._stage == "ended" and self._job is not None and self._job.can_take_back

    @Property(str, notify=changed)
    def error(self) -> str:
        """Why it cannot be read, or why the import stopped."""
        error = self._error or (self._job.error if self._stage == "ended" and self._job is not None else None)
        if error is None:
            return ""
        if error.detail and error.subject:
            return tr("{file}: {reason}").format(
                file=text.isolated(Path(error.subject).name or error.subject), reason=translated(error.detail)
            )
        return sentence(error, Context()).title

    # -- what a person does ----------------------------------------------------------------------------------

    @Slot()
    def look(self) -> None:
        """Find out what is in the usual places, and whether an import runs."""

        def answered(reply: Reply) -> None:
            if isinstance(reply, ProgramsFound):
                self._programs = reply.programs
                self.programsChanged.emit()
                if reply.job is not None and reply.job.state is ProgramImportState.RUNNING:
                    self._job_changed(reply.job)

        self._engine.send(LookForPrograms(), answered)

    @Slot(str, str)
    def open(self, path: str, program: str = "") -> None:
        """Look inside; nothing is changed by that."""
        self._path, self._error, self._preview = path, None, None
        self._program = Program(program) if program else None
        self._asked += 1
        asked = self._asked
        self._set_stage("reading")

        def answered(reply: Reply) -> None:
            if asked != self._asked or self._stage != "reading":
                return
            if isinstance(reply, ProgramImportPreview):
                self._preview, self._program = reply, reply.program
                self._set_stage("preview")
            else:
                self._error = reply.error if isinstance(reply, Refused) else None
                self._set_stage("")

        self._engine.send(PreviewProgramImport(path=path, program=self._program), answered)

    @Slot(QUrl)
    def choose(self, url: QUrl) -> None:
        """A file or folder that was chosen."""
        if url.isLocalFile():
            self.open(str(Path(url.toLocalFile()).absolute()))

    @Slot(str, str)
    def offer(self, path: str, program: str) -> None:
        """From the welcome page: show it in the settings."""
        self._settings.show_group(GROUP, ROW)
        self.open(path, program)

    @Slot()
    def start(self) -> None:
        if self._preview is None:
            return
        self._job = ProgramImportJob(
            program=self._preview.program, path=self._preview.path, state=ProgramImportState.RUNNING
        )
        self._set_stage("running")

        def answered(reply: Reply) -> None:
            if isinstance(reply, Refused):
                self._error = reply.error
                self._set_stage("preview")

        self._engine.send(ImportFromProgram(path=self._preview.path, program=self._preview.program), answered)

    @Slot()
    def cancel(self) -> None:
        """Stop the import, or the look inside."""
        self._engine.send(CancelProgramImport())
        if self._stage == "reading":
            self._asked += 1
            self._set_stage("")

    @Slot()
    def takeBack(self) -> None:
        """Remove what came along, once the person has said so again: it may be a whole queue."""
        if self._job is None or not self.property("canTakeBack"):
            return

        def done(reply: Reply) -> None:
            if not isinstance(reply, Refused):
                self._set_stage("")
                self._app.toast(tr("The import was taken back"), tr("Another one brings it again"), "undo-2")

        self._questions.ask(
            tr("Take back what came from {program}?").format(program=self.property("name")),
            tr(
                "Its galleries leave the queue, and its tabs go where they are empty then. What is online stays "
                "there. Templates, accounts and settings stay as well."
            ),
            tr("Take back"),
            lambda: self._engine.send(TakeBackProgramImport(), done),
            lines=[tr("%n galleries", "", self._job.is_in.galleries)],
        )

    @Slot()
    def back(self) -> None:
        """To what was found."""
        self._error = None
        self._set_stage("")

    @Slot()
    def showQueue(self) -> None:
        self._set_stage("")
        self._app.setProperty("page", "queue")

    # -- inside ----------------------------------------------------------------------------------------------

    def _job_changed(self, job: ProgramImportJob) -> None:
        self._job, self._program, self._path = job, job.program, job.path
        has_ended = job.state is not ProgramImportState.RUNNING
        if has_ended and self._stage == "running" and self._app.property("page") != "settings":
            title = tr("%n gallery/galleries came along", "", job.is_in.galleries)
            self._app.toast(title, self.property("outcome"), "import")
        self._set_stage("ended" if has_ended else "running")

    def _snapshot_came(self) -> None:
        """An import ends with its engine; the welcome page offers what is found."""
        if self._stage in ("running", "reading"):
            self._set_stage("")
            self.look()
        elif not self._store.galleries:
            self.look()

    def _host_name(self, host_id: str) -> str:
        host = self._store.hosts.get(host_id)
        return host.name if host is not None else host_id

    def _set_stage(self, stage: str) -> None:
        self._stage = stage
        self.changed.emit()
