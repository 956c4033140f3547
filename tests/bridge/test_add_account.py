"""The dialog that adds an account: which account is saved, what a failure keeps, what closing leaves behind."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from backend.protocol import accounts as protocol
from backend.protocol.accounts import (
    AccountAdded,
    AccountRow,
    AccountStep,
    AccountTested,
    ForgetAccount,
    HostStatus,
    SaveAccount,
    StepNote,
    StepOutcome,
    TestAccount,
)
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.hosts import FieldKind, FieldRow
from backend.protocol.replies import Done, Refused
from bridge.controllers.add_account import AddAccount
from bridge.controllers.app import App
from bridge.controllers.host_accounts import HostAccounts
from bridge.controllers.host_form import HostForm
from bridge.controllers.hosts import Hosts
from bridge.controllers.questions import Questions
from bridge.store import Store
from bridge.window_state import WindowState
from tests.bridge.conftest import Recorder

KEY = FieldRow(name="api_key", label="API key", kind=FieldKind.SECRET, is_required=True)
NEW = AccountRow(key="imx.to")
FIRST = AccountRow(key="imx.to", label="marlow", status=HostStatus.SIGNED_IN)
WRONG = ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS, host="imx.to", detail="No such key")
GONE = Refused(error=ErrorInfo(kind=ErrorKind.CANCELLED, detail="the engine is not there at the moment"))
ACCEPTED = AccountTested(host_id="imx.to", ok=True, label="marlow", took_ms=312)


class Desk:
    def __init__(self, store: Store, engine: Recorder, folder: Path) -> None:
        self.store = store
        self.engine = engine
        self.app = App(store, WindowState(folder / "window.json"), "1.0", False)
        self.hosts = Hosts(store, engine)
        self.accounts = HostAccounts(store, engine, self.hosts)
        self.form = HostForm(store, engine, self.app, self.hosts, self.accounts, Questions())
        self.dialog = AddAccount(store, engine, self.app, self.hosts, self.accounts)
        self.accepted: list[bool] = []
        self.dialog.accepted.connect(lambda: self.accepted.append(True))
        self.use(NEW)

    def use(self, *rows: AccountRow) -> None:
        host = replace(self.store.hosts["imx.to"], credentials=(KEY,), status=rows[0].status, accounts=rows)
        self.store.set_hosts([self.store.hosts["pixhost.to"], host])

    def shown(self, name: str) -> object:
        return self.dialog.property(name)

    @property
    def status(self) -> str:
        return str(self.shown("statusText")).replace("\u2068", "").replace("\u2069", "")

    def type(self, value: str) -> None:
        self.dialog.setField("api_key", value)
        self.dialog.saveAndTest()

    def of_kind(self, kind: type) -> list[object]:
        return [command for command in self.engine.sent if isinstance(command, kind)]

    @property
    def field(self) -> str:
        (line,) = self.dialog._fields.rows()
        return line.value


@pytest.fixture
def desk(store: Store, engine: Recorder, tmp_path: Path) -> Desk:
    made = Desk(store, engine, tmp_path)
    made.dialog.open("imx.to")
    return made


def test_an_accepted_account_is_seen_and_shown_by_the_form_of_its_host(desk: Desk) -> None:
    desk.hosts.search("pix")
    assert desk.hosts.current == "pixhost.to"
    desk.type("s3cret")
    assert desk.shown("isTesting")
    assert not desk.shown("canSave")
    desk.engine.answer(Done())
    assert desk.engine.sent == [
        SaveAccount(host_id="imx.to", values=(("api_key", "s3cret"),)),
        TestAccount(host_id="imx.to", account="imx.to", upload=False),
    ]
    assert desk.hosts.current == "pixhost.to", "the form is left alone until the account works"
    desk.engine.answer(ACCEPTED)
    assert desk.accepted
    assert desk.status == "Signed in as marlow · 312 ms"
    assert (desk.shown("isDone"), desk.shown("canSave")) == (True, False)
    assert (desk.hosts.current, desk.hosts.property("searchText")) == ("imx.to", "")
    assert not desk.dialog._typed
    assert "s3cret" not in repr(desk.dialog._fields.rows()) + repr(desk.engine.sent)


def test_a_refusal_keeps_what_was_typed_and_says_what_the_host_answered(desk: Desk) -> None:
    desk.type("wrong")
    desk.engine.answer(Done())
    desk.engine.answer(AccountTested(host_id="imx.to", ok=False, error=WRONG))
    assert desk.status == "imx.to refused the sign-in: “No such key”"
    assert (desk.shown("statusTone"), desk.field, desk.accepted) == ("danger", "wrong", [])
    assert desk.shown("canSave")


@pytest.mark.parametrize("is_opened_again", [False, True])
def test_a_corrected_password_makes_no_second_account(desk: Desk, is_opened_again: bool) -> None:
    second = AccountRow(key="imx.to#2", status=HostStatus.REFUSED, stored=(("api_key", ""),))
    desk.use(FIRST)
    desk.dialog.open("imx.to")
    assert "has an account already" in str(desk.shown("note"))
    desk.type("wrong")
    desk.engine.answer(AccountAdded(account="imx.to#2"))
    desk.engine.answer(Done())
    desk.use(FIRST, second)
    desk.engine.answer(AccountTested(host_id="imx.to", ok=False, error=WRONG))
    if is_opened_again:
        desk.dialog.close()
        desk.dialog.open("imx.to")
        assert desk.field == ""
    desk.type("right")
    desk.engine.answer(Done())
    desk.use(FIRST, replace(second, status=HostStatus.SIGNED_IN))
    desk.engine.answer(ACCEPTED)
    assert desk.of_kind(protocol.AddAccount) == [protocol.AddAccount(host_id="imx.to")]
    assert [command.account for command in desk.of_kind(SaveAccount)] == ["imx.to#2", "imx.to#2"]  # type: ignore[attr-defined]
    assert desk.of_kind(ForgetAccount) == []
    assert desk.accounts.key == "imx.to#2"
    desk.dialog.close()
    desk.dialog.open("imx.to")
    desk.type("of a third")
    assert len(desk.of_kind(protocol.AddAccount)) == 2, "the second one works, so this is another"


def test_an_account_that_waits_to_be_set_up_is_used_before_another_is_made(desk: Desk) -> None:
    desk.use(FIRST, AccountRow(key="imx.to#2"))
    desk.type("s3cret")
    assert desk.engine.sent == [SaveAccount(host_id="imx.to", values=(("api_key", "s3cret"),), account="imx.to#2")]


def test_closing_leaves_no_empty_account_behind(desk: Desk) -> None:
    desk.use(FIRST)
    desk.type("s3cret")
    desk.dialog.close()
    desk.engine.answer(AccountAdded(account="imx.to#2"))
    assert desk.engine.sent[-1] == ForgetAccount(host_id="imx.to", account="imx.to#2")
    desk.dialog.open("imx.to")
    desk.type("s3cret")
    desk.engine.answer(AccountAdded(account="imx.to#3"))
    desk.engine.answer(Refused(error=ErrorInfo(kind=ErrorKind.BUG)))
    assert desk.field == "s3cret"
    desk.dialog.close()
    assert desk.engine.sent[-1] == ForgetAccount(host_id="imx.to", account="imx.to#3")


def test_what_is_cancelled_while_it_is_tested_goes_on_unseen(desk: Desk) -> None:
    desk.hosts.open("pixhost.to")
    desk.type("s3cret")
    desk.dialog.close()
    assert not desk.dialog._typed
    desk.engine.answer(Done())
    desk.engine.answer(ACCEPTED)
    assert isinstance(desk.engine.sent[-1], TestAccount)
    assert (desk.accepted, desk.shown("statusText"), desk.hosts.current) == ([], "", "pixhost.to")


def test_a_dialog_that_is_opened_again_waits_for_the_test_that_runs(desk: Desk) -> None:
    desk.type("s3cret")
    desk.dialog.close()
    desk.engine.answer(Done())
    desk.use(replace(NEW, status=HostStatus.TESTING))
    desk.dialog.open("imx.to")
    assert (desk.shown("isTesting"), desk.shown("canSave")) == (True, False)
    desk.use(FIRST)
    desk.engine.answer(ACCEPTED)
    assert desk.accepted


@pytest.mark.parametrize("answers", [(GONE,), (Done(), GONE)])
def test_an_engine_that_dies_meanwhile_takes_nothing_along(desk: Desk, answers: tuple[Done | Refused, ...]) -> None:
    desk.type("s3cret")
    for answer in answers:
        desk.engine.answer(answer)
    assert "engine stopped" in str(desk.shown("statusText"))
    assert (desk.field, desk.shown("canSave")) == ("s3cret", True)
    desk.use(replace(NEW, status=HostStatus.NOT_TESTED))  # whether it was stored is known by the next engine alone
    desk.dialog.saveAndTest()
    assert desk.of_kind(protocol.AddAccount) == []
    assert desk.of_kind(SaveAccount)[-1] == SaveAccount(host_id="imx.to", values=(("api_key", "s3cret"),))


def test_an_empty_field_is_named_and_nothing_is_sent(desk: Desk) -> None:
    desk.dialog.saveAndTest()
    assert desk.engine.sent == []
    assert desk.dialog._fields.rows()[0].error == "Fill this in"


def test_hosts_with_accounts_are_found_and_another_one_forgets_what_was_typed(desk: Desk) -> None:
    desk.dialog.setField("api_key", "s3cret")
    assert [choice["label"] for choice in desk.dialog.hostChoices("")] == ["imx.to"]
    assert desk.dialog.hostChoices("pix") == []
    desk.dialog.chooseHost("pixhost.to")
    assert (desk.shown("hostId"), desk.dialog._typed) == ("", {}), "it knows no accounts"


def test_what_the_test_could_not_prove_stays_to_be_read(desk: Desk) -> None:
    desk.type("s3cret")
    desk.engine.answer(Done())
    step = AccountStep(step="check", outcome=StepOutcome.SKIPPED, note=StepNote.NOT_POSSIBLE)
    desk.engine.answer(AccountTested(host_id="imx.to", ok=True, steps=(step,)))
    assert (desk.accepted, desk.shown("isDone")) == ([], True)
    assert desk.shown("statusText") == "Stored. Only an upload can show whether it works"


def test_accounts_that_are_locked_away_are_waited_for(desk: Desk) -> None:
    desk.use(AccountRow(key="imx.to", status=HostStatus.LOCKED))
    desk.type("s3cret")
    assert (desk.engine.sent, desk.shown("note")) == ([], "")
