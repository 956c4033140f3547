"""Moving over in the window: stages, sentences, and what is asked of the engine."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QUrl

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.other_programs import (
    CancelProgramImport,
    Contents,
    FoundProgram,
    ImportFromProgram,
    LeftBehind,
    LookForPrograms,
    PreviewProgramImport,
    Program,
    ProgramImportChanged,
    ProgramImportJob,
    ProgramImportPreview,
    ProgramImportState,
    ProgramsFound,
    TakeBackProgramImport,
    Why,
)
from backend.protocol.replies import Done, Refused
from bridge.controllers.app import App
from bridge.controllers.move_over import MoveOver
from bridge.controllers.questions import Questions
from bridge.controllers.settings_list import SettingsList
from bridge.event_dispatcher import EventDispatcher
from bridge.moving_text import behind, sections
from bridge.store import Store
from bridge.undo import UndoStack
from bridge.window_state import WindowState
from tests.bridge.conftest import Recorder

PATH = "/home/marlow/.imxup"
NEW = Contents(tabs=2, galleries=5, finished=3, images=40, gone=1, templates=("A", "B"), accounts=("imx.to",))
PREVIEW = ProgramImportPreview(program=Program.IMXUPLOADER, path=PATH, new=NEW, here=Contents(galleries=1))
JOB = ProgramImportJob(program=Program.IMXUPLOADER, path=PATH, state=ProgramImportState.RUNNING, total=5)


class Desk:
    def __init__(self, store: Store, engine: Recorder, folder: Path) -> None:
        self.engine = engine
        self.dispatcher = EventDispatcher(store)
        self.app = App(store, WindowState(folder / "window.json"), "1.0", False)
        self.settings = SettingsList(store, engine, self.app, UndoStack(engine), str(folder / "settings.toml"))
        self.questions = Questions()
        self.move_over = MoveOver(store, engine, self.dispatcher, self.app, self.settings, self.questions)

    def happen(self, job: ProgramImportJob) -> None:
        self.dispatcher.dispatch(ProgramImportChanged(job=job))

    def get(self, name: str) -> object:
        return self.move_over.property(name)


@pytest.fixture
def desk(store: Store, engine: Recorder, tmp_path: Path) -> Desk:
    return Desk(store, engine, tmp_path)


def test_what_is_found_is_offered_and_nothing_is_imported_by_itself(desk: Desk) -> None:
    desk.move_over.look()
    desk.engine.answer(ProgramsFound(programs=(FoundProgram(program=Program.CONNIE, path="/c"),)))
    assert desk.get("programs") == [{"program": "connie", "name": "Connie’s Uploader", "path": "/c"}]
    assert desk.engine.sent == [LookForPrograms()]
    desk.move_over.offer("/c", "connie")
    assert (desk.app.property("page"), desk.settings.property("group")) == ("settings", "moving")
    assert desk.engine.sent[-1] == PreviewProgramImport(path="/c", program=Program.CONNIE)
    assert desk.get("stage") == "reading"


def test_from_a_look_inside_to_the_end(desk: Desk) -> None:
    desk.move_over.choose(QUrl.fromLocalFile(PATH))
    assert desk.engine.sent == [PreviewProgramImport(path=PATH)]
    desk.engine.answer(PREVIEW)
    assert (desk.get("stage"), desk.get("name"), desk.get("hasNews")) == ("preview", "IMXuploader", True)
    desk.move_over.start()
    assert desk.engine.sent[-1] == ImportFromProgram(path=PATH, program=Program.IMXUPLOADER)
    assert (desk.get("stage"), desk.get("progressText")) == ("running", "Reading…")
    desk.engine.answer(Done())
    desk.happen(msgspec.structs.replace(JOB, looked_at=2))
    assert (desk.get("progress"), desk.get("progressText")) == (0.4, "2 of 5 galleries")
    toasts: list[str] = []
    desk.app.toastRequested.connect(lambda *toast: toasts.append(toast[0]))
    desk.move_over.cancel()
    assert desk.engine.sent[-1] == CancelProgramImport()
    desk.happen(
        msgspec.structs.replace(JOB, state=ProgramImportState.CANCELLED, is_in=Contents(galleries=2, finished=2))
    )
    assert desk.get("stage") == "ended"
    assert str(desk.get("outcome")).startswith("Stopped. What came in until then stays")
    assert toasts == ["2 galleries came along"]  # the settings are not in sight
    desk.move_over.showQueue()
    assert (desk.app.property("page"), desk.get("stage")) == ("queue", "")


def test_a_look_inside_can_be_given_up(desk: Desk) -> None:
    desk.move_over.open(PATH, "")
    desk.move_over.cancel()
    assert (desk.get("stage"), desk.engine.sent[-1]) == ("", CancelProgramImport())
    desk.engine.answer(PREVIEW)  # it was ready just then
    assert desk.get("stage") == ""


def test_an_import_is_taken_back_when_the_person_says_so_twice(desk: Desk) -> None:
    desk.move_over.open(PATH, "imxuploader")
    desk.engine.answer(PREVIEW)
    desk.move_over.start()
    desk.engine.answer(Done())
    desk.move_over.takeBack()  # it still runs
    ended = msgspec.structs.replace(JOB, state=ProgramImportState.DONE, is_in=NEW)
    desk.happen(ended)
    assert not desk.get("canTakeBack")  # of an engine that knows nothing of it any more
    desk.happen(msgspec.structs.replace(ended, can_take_back=True))
    assert desk.get("canTakeBack")
    desk.move_over.takeBack()
    assert TakeBackProgramImport() not in desk.engine.sent
    assert desk.questions.property("lines") == ["5 galleries"]
    desk.questions.accept()
    assert desk.engine.sent[-1] == TakeBackProgramImport()
    desk.engine.answer(Done())
    assert desk.get("stage") == ""


def test_what_cannot_be_read_says_why(desk: Desk) -> None:
    desk.move_over.open("/home/marlow/x.db", "")
    desk.move_over.open("/home/marlow/y.db", "")
    refused = Refused(error=ErrorInfo(kind=ErrorKind.BAD_INPUT, detail="this is no database", subject="/home/y.db"))
    desk.engine.answer(PREVIEW)
    assert desk.get("stage") == "reading"  # that was asked before
    desk.engine.answer(refused)
    assert (desk.get("stage"), desk.get("error")) == ("", "\u2068y.db\u2069: this is no database")
    desk.move_over.open(PATH, "imxuploader")
    assert desk.get("error") == ""
    desk.engine.answer(PREVIEW)
    desk.move_over.start()
    disk = ErrorInfo(kind=ErrorKind.DISK)
    desk.happen(msgspec.structs.replace(JOB, state=ProgramImportState.FAILED, error=disk))
    assert desk.get("error")
    assert str(desk.get("outcome")).startswith("Not finished")


def test_an_import_that_runs_already_is_shown_and_ends_with_its_engine(desk: Desk) -> None:
    desk.move_over.look()
    desk.engine.answer(ProgramsFound(job=JOB))
    assert desk.get("stage") == "running"
    desk.dispatcher.snapshotComplete.emit()
    assert desk.get("stage") == ""
    desk.engine.answer(ProgramsFound())
    assert desk.get("stage") == ""


def test_sections_say_what_comes_and_what_stays(desk: Desk) -> None:
    left = (LeftBehind(why=Why.ACCOUNT_LOCKED, count=1, subject="tezfiles.com"),)
    names = {"tezfiles.com": "TezFiles", "imx.to": "imx.to"}.__getitem__
    told = sections(NEW, Contents(galleries=1), left, is_in=False, host_name=names)
    assert [(each.heading, each.icon) for each in told] == [
        ("Comes along", "circle-check"),
        ("Is in Galleon already, and stays as it is", "info"),
        ("Cannot come along, or only in part", "triangle-alert"),
    ]
    assert len(told[0].lines) == 6
    assert [line.startswith(("The account of \u2068TezFiles\u2069", "1 folder")) for line in told[2].lines] == [
        True,
        True,
    ]
    nothing = sections(Contents(), Contents(), (), is_in=True, host_name=str)
    assert [(each.heading, each.lines) for each in nothing] == [
        ("Came along", ["Nothing that is not in Galleon already."])
    ]


@pytest.mark.parametrize("why", Why)
def test_every_reason_has_its_words(why: Why) -> None:
    said = behind(LeftBehind(why=why, count=3, subject="THIS"), str)
    assert said
    assert "{" not in said
