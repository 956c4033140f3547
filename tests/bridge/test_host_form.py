from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject

from backend.protocol.accounts import AccountTested, HostStatus, SaveAccount
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.hosts import Choice, EditHost, FieldKind, FieldRow, NumberFrom
from backend.protocol.replies import Done, Refused
from backend.protocol.settings import Settings
from bridge.controllers.app import App
from bridge.controllers.host_accounts import HostAccounts
from bridge.controllers.host_form import LOCATION, HostForm
from bridge.controllers.host_use import HostUse
from bridge.controllers.hosts import Hosts
from bridge.controllers.passphrase import Passphrase
from bridge.controllers.questions import Questions
from bridge.option_line import field_error, shared_unit
from bridge.store import Store
from bridge.undo import UndoStack
from bridge.window_state import WindowState
from tests.bridge.conftest import Recorder

KEY = FieldRow(name="api_key", label="API key", kind=FieldKind.SECRET, is_required=True)
SIZE = FieldRow(name="size", label="Size", kind=FieldKind.INTEGER, default="180", minimum=100, maximum=300)


@pytest.mark.parametrize(
    ("field", "value", "stored", "error"),
    [
        (KEY, "", False, "Fill this in"),
        (KEY, "", True, ""),
        (KEY, "abc", False, ""),
        (FieldRow(name="u", label="Server", kind=FieldKind.URL), "immich.lan", False, "Start with http:// or https://"),
        (FieldRow(name="u", label="Server", kind=FieldKind.URL), "https://immich.lan", False, ""),
        (SIZE, "12x", False, "Enter a whole number"),
        (SIZE, "²", False, "Enter a whole number"),
        (SIZE, "--5", False, "Enter a whole number"),
        (SIZE, "1" * 5000, False, "Enter a whole number"),
        (SIZE, "99", False, "At least 100"),
        (SIZE, "301", False, "At most 300"),
        (FieldRow(name="c", label="C", kind=FieldKind.CHOICE, choices=(Choice(value="a"),)), "b", False,
         "Choose one of the list"),
    ],
)  # fmt: skip
def test_field_errors(field: FieldRow, value: str, stored: bool, error: str) -> None:
    assert field_error(field, value, stored) == error


class Desk:
    def __init__(self, store: Store, engine: Recorder, folder: Path) -> None:
        self.store = store
        self.engine = engine
        self.app = App(store, WindowState(folder / "window.json"), "1.0", False)
        self.hosts = Hosts(store, engine)
        self.accounts = HostAccounts(store, engine, self.hosts)
        self.questions = Questions()
        self.form = HostForm(store, engine, self.app, self.hosts, self.accounts, self.questions)
        self.passphrase = Passphrase(store, engine, self.app, self.hosts)
        self.undo = UndoStack(engine)
        self.use = HostUse(store, engine, self.hosts, self.undo)
        imx = replace(store.hosts["imx.to"], credentials=(KEY,), options=(SIZE,), status=HostStatus.NOT_SET_UP)
        store.set_hosts([store.hosts["pixhost.to"], imx])
        self.hosts.open("imx.to")

    def shown(self, name: str) -> object:
        return self.form.property(name)


@pytest.fixture
def desk(store: Store, engine: Recorder, tmp_path: Path) -> Desk:
    return Desk(store, engine, tmp_path)


def test_saving_stores_then_tests_then_forgets_what_was_typed(desk: Desk) -> None:
    desk.form.setField("api_key", "s3cret")
    desk.form.saveAndTest()
    assert desk.engine.sent == [SaveAccount(host_id="imx.to", values=(("api_key", "s3cret"),))]
    assert desk.shown("isTesting")
    desk.engine.answer(Done())
    desk.engine.answer(AccountTested(host_id="imx.to", ok=True, label="marlow", took_ms=312))
    assert str(desk.shown("statusText")).replace("\u2068", "").replace("\u2069", "") == "Signed in as marlow · 312 ms"
    assert not desk.form._typed
    assert "s3cret" not in repr(desk.form._fields.rows())


def test_what_is_typed_while_a_test_runs_stays(desk: Desk) -> None:
    desk.form.setField("api_key", "s3cret")
    desk.form.saveAndTest()
    desk.form.setField("api_key", "s3cret2")
    desk.engine.answer(Done())
    desk.engine.answer(AccountTested(host_id="imx.to", ok=True))
    assert desk.form._typed
    assert desk.form._fields.rows()[0].value == "s3cret2"


def test_a_refusal_keeps_what_was_typed(desk: Desk) -> None:
    desk.form.setField("api_key", "wrong")
    desk.form.saveAndTest()
    desk.engine.answer(Done())
    error = ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS, host="imx.to", detail="No such key")
    desk.engine.answer(AccountTested(host_id="imx.to", ok=False, error=error))
    assert desk.shown("statusText") == "imx.to refused the sign-in"  # the card above quotes what it said
    assert desk.shown("statusTone") == "danger"
    assert desk.form._typed


def test_an_empty_required_field_is_named_and_nothing_is_sent(desk: Desk) -> None:
    desk.form.saveAndTest()
    assert desk.engine.sent == []
    assert desk.form._fields.rows()[0].error == "Fill this in"
    desk.form.setField("api_key", "a")
    assert desk.form._fields.rows()[0].error == ""


def test_secrets_are_forgotten_when_another_host_is_opened(desk: Desk) -> None:
    desk.form.setField("api_key", "s3cret")
    desk.hosts.open("pixhost.to")
    desk.hosts.open("imx.to")
    assert desk.form._fields.rows()[0].value == ""


def test_options_are_checked_and_sent_with_the_others(desk: Desk) -> None:
    desk.form.setOption("size", "400")
    assert desk.engine.sent == []
    desk.form.setOption("size", "200")
    assert desk.engine.sent == [EditHost(host_id="imx.to", options=(("size", "200"),))]


def test_a_public_host_can_have_its_own_word_on_locations(desk: Desk) -> None:
    line = desk.form._options.rows()[-1]
    assert (line.name, line.value) == (LOCATION, "")
    assert [choice["label"] for choice in line.choices] == ["As for all: kept", "Keep", "Remove"]
    desk.form.setOption(LOCATION, "remove")
    assert desk.engine.sent == [EditHost(host_id="imx.to", location="remove")]


def test_models_are_objects_for_qml(desk: Desk) -> None:
    assert isinstance(desk.shown("fields"), QObject)
    assert isinstance(desk.shown("options"), QObject)


@pytest.mark.parametrize(
    ("labels", "unit"),
    [(["100 px", "150 px"], "px"), (["100 px", "Square"], ""), (["1", "2"], ""), ([], ""), (["100 px", "2 cm"], "")],
)
def test_a_unit_that_all_choices_share_is_said_once(labels: list[str], unit: str) -> None:
    assert shared_unit(labels) == unit


def test_a_passphrase_is_asked_for_only_where_there_is_something_to_keep(store: Store, desk: Desk) -> None:
    shown = desk.passphrase.property
    store.credentials_locked = True
    assert shown("needed") is True
    assert shown("isNew") is True
    store.credentials_kept = True
    assert shown("isNew") is False
    desk.hosts.open("pixhost.to")
    assert shown("needed") is False


def test_a_wrong_passphrase_is_told_and_the_next_engine_wants_it_again(store: Store, desk: Desk) -> None:
    shown = desk.passphrase.property
    store.credentials_locked = store.credentials_kept = True
    desk.passphrase.give("wrong")
    error = ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS, subject="passphrase")
    desk.engine.answer(Refused(error=error))
    assert shown("error") == "That is not the passphrase"
    desk.passphrase.give("right")
    desk.engine.answer(Done())
    assert (shown("error"), shown("needed")) == ("", False)
    store.welcomed.emit()
    assert shown("needed") is True


def test_says_when_new_galleries_start_there(desk: Desk) -> None:
    assert desk.use.property("startOn") == "started"
    desk.use.setStartOn("images_done")
    desk.use.setStartOn("tomorrow")
    desk.use.setStartOn("started")
    assert desk.engine.sent == [EditHost(host_id="imx.to", start_on="images_done")]


def test_chooses_the_host_that_takes_over(desk: Desk) -> None:
    desk.hosts.open("pixhost.to")
    ids = [choice["id"] for choice in desk.use.property("standInChoices")]
    assert ids[0] == ""
    assert "imx.to" in ids
    assert "pixhost.to" not in ids
    desk.use.setStandIn("imx.to")
    desk.use.setStandIn("pixhost.to")
    desk.use.setStandIn("nobody")
    assert desk.engine.sent == [EditHost(host_id="pixhost.to", stand_in="imx.to")]


def test_a_number_says_where_it_comes_from_and_goes_back(desk: Desk) -> None:
    imx = desk.store.hosts["imx.to"]
    desk.store.set_hosts(
        [replace(imx, connections=3, connections_from=NumberFrom.SETTINGS, tries_from=NumberFrom.HOST)]
    )
    use = desk.use
    assert use.property("connectionsNote") == "of 8 allowed · as in the settings"
    assert use.property("triesNote") == "then marked failed · set here"
    assert (use.property("hasOwnConnections"), use.property("hasOwnTries")) == (False, True)
    use.resetTries()
    assert desk.engine.sent == [EditHost(host_id="imx.to", tries=0)]


def test_the_template_of_a_host_is_chosen_and_taken_back(desk: Desk) -> None:
    use = desk.use
    desk.store.set_settings(Settings(default_template="forum"))
    assert [choice["label"] for choice in use.property("templateChoices")] == [
        "As for all: Forum – 3 columns",
        "Forum – 3 columns",
    ]
    use.setTemplate("gone")
    use.setTemplate("forum")
    desk.undo.undo()
    assert desk.engine.sent == [
        EditHost(host_id="imx.to", template_id="forum"),
        EditHost(host_id="imx.to", template_id=""),
    ]
