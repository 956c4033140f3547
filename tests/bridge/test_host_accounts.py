"""The accounts of the open host: which one the form is about, its test's steps, what is left."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from backend.protocol.accounts import (
    AccountFacts,
    AccountRow,
    AccountStep,
    AccountTested,
    EditAccount,
    ForgetAccount,
    HostStatus,
    SaveAccount,
    StepNote,
    StepOutcome,
    TestAccount,
)
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.hosts import EditHost, FieldKind, FieldRow
from backend.protocol.replies import Done
from bridge.account_text import facts_text, room, room_text, step_words
from bridge.controllers.app import App
from bridge.controllers.host_accounts import HostAccounts
from bridge.controllers.host_form import HostForm
from bridge.controllers.hosts import Hosts
from bridge.controllers.questions import Questions
from bridge.host_line import line, secret_name
from bridge.store import Store
from bridge.window_state import WindowState
from tests.bridge.conftest import NOW, Recorder

KEY = FieldRow(name="api_key", label="API key", kind=FieldKind.SECRET, is_required=True)
LEFT = AccountFacts(asked_at=NOW, storage_left_bytes=3_200_000_000, storage_total_bytes=10**10, is_premium=True)
STEPS = (
    AccountStep(step="check", outcome=StepOutcome.OK, took_ms=312),
    AccountStep(step="upload", outcome=StepOutcome.SKIPPED, note=StepNote.NOT_WANTED),
)


class Desk:
    def __init__(self, store: Store, engine: Recorder, folder: Path) -> None:
        self.store = store
        self.engine = engine
        self.app = App(store, WindowState(folder / "window.json"), "1.0", False)
        self.hosts = Hosts(store, engine)
        self.accounts = HostAccounts(store, engine, self.hosts)
        self.questions = Questions()
        self.form = HostForm(store, engine, self.app, self.hosts, self.accounts, self.questions)

    def use(self, *rows: AccountRow, abilities: tuple[str, ...] = ()) -> None:
        host = replace(
            self.store.hosts["imx.to"],
            credentials=(KEY,),
            status=rows[0].status,
            accounts=rows,
            abilities=abilities,
        )
        self.store.set_hosts([self.store.hosts["pixhost.to"], host])
        self.hosts.open("imx.to")


@pytest.fixture
def desk(store: Store, engine: Recorder, tmp_path: Path) -> Desk:
    return Desk(store, engine, tmp_path)


FIRST = AccountRow(key="imx.to", label="marlow", status=HostStatus.SIGNED_IN, facts=LEFT, steps=STEPS)
CLUB = AccountRow(key="imx.to#2", name="The club", status=HostStatus.NOT_TESTED)


def test_accounts_are_listed_and_the_chosen_one_is_saved_tested_and_forgotten(desk: Desk) -> None:
    desk.use(FIRST, CLUB)
    assert [(one.name, one.statusText, one.chosen) for one in desk.accounts.rows()] == [
        ("marlow", "Signed in", True),
        ("The club", "Not tested", False),
    ]
    desk.form.setField("api_key", "typed for the first")
    desk.accounts.choose("imx.to#2")
    desk.form.setField("api_key", "s3cret")
    desk.form.saveAndTest()
    assert desk.engine.sent == [SaveAccount(host_id="imx.to", values=(("api_key", "s3cret"),), account="imx.to#2")]
    sent = len(desk.engine.sent)
    desk.form.forget()
    assert len(desk.engine.sent) == sent, "what was entered is asked about first"
    desk.questions.accept()
    assert desk.engine.sent[-1] == ForgetAccount(host_id="imx.to", account="imx.to#2")
    desk.use(FIRST)
    assert desk.accounts.key == "", "the chosen one is gone"


def test_the_form_stays_with_its_account_when_another_becomes_the_first(desk: Desk) -> None:
    desk.use(FIRST, CLUB)
    desk.form.setField("api_key", "of the first")
    desk.use(CLUB, FIRST)
    assert [(one.key, one.chosen) for one in desk.accounts.rows()] == [("imx.to#2", False), ("imx.to", True)]
    assert desk.form._typed == {"api_key": "of the first"}
    desk.use(CLUB)
    assert desk.accounts.key == "imx.to#2"
    assert desk.form._typed == {}, "what was typed was for another one"


def test_accounts_are_put_in_order_and_used_in_turn(desk: Desk) -> None:
    desk.use(FIRST, CLUB)
    for place in (-1, 1):  # where it is, and nowhere
        desk.accounts.move("imx.to#2", place)
    assert desk.engine.sent == []
    desk.accounts.move("imx.to#2", 0)
    desk.accounts.move("imx.to", 1)
    assert desk.engine.sent == [
        EditAccount(account="imx.to#2", before="imx.to"),
        EditAccount(account="imx.to", before=""),
    ]
    desk.accounts.useInTurn(True)
    assert desk.engine.sent[-1] == EditHost(host_id="imx.to", accounts_in_turn=True)
    host = desk.store.hosts["imx.to"]
    assert line(host, 0).subtitle == "2 accounts"
    assert line(replace(host, accounts_in_turn=True), 0).subtitle == "2 accounts, used in turn"
    locked = [line(replace(host, status=HostStatus.LOCKED, is_enabled=is_used), 0) for is_used in (True, False)]
    assert [(row.subtitle, row.statusTone) for row in locked] == [
        ("Its account is locked away", "warning"),
        ("Unlock your accounts to use it", "secondary"),
    ]


def test_a_sample_is_sent_by_itself_only_where_it_can_be_deleted(desk: Desk) -> None:
    desk.use(FIRST)
    desk.form.test()
    assert desk.engine.sent == [TestAccount(host_id="imx.to", upload=False)]
    assert desk.form.property("testLeavesFile")


def test_the_account_of_the_form_is_tested_also_when_a_new_gallery_would_use_another(desk: Desk) -> None:
    desk.use(CLUB, FIRST)
    desk.accounts.choose("imx.to")
    desk.form.setField("api_key", "s3cret")
    desk.form.saveAndTest()
    desk.accounts.choose("imx.to#2")
    desk.form.setField("api_key", "of the club")
    desk.engine.answer(Done())
    assert desk.engine.sent[-1] == TestAccount(host_id="imx.to", account="imx.to", upload=False)
    desk.engine.answer(AccountTested(host_id="imx.to", ok=True))
    assert desk.form.property("statusText") == "", "that was the other account"
    assert desk.form._typed == {"api_key": "of the club"}, "what was typed for this one stays"


def test_a_host_that_deletes_gets_the_whole_test(desk: Desk) -> None:
    desk.use(FIRST, abilities=("delete",))
    desk.form.test()
    assert desk.engine.sent == [TestAccount(host_id="imx.to", upload=True)]
    assert not desk.form.property("testLeavesFile")


def test_a_sample_that_stays_is_sent_when_it_is_asked_for(desk: Desk) -> None:
    desk.use(FIRST)
    desk.form.testUpload()
    assert desk.engine.sent == [TestAccount(host_id="imx.to", upload=True)]


def test_the_steps_of_the_test_and_what_is_left_are_shown(desk: Desk) -> None:
    desk.use(FIRST, CLUB)
    steps = desk.accounts.steps.rows()
    assert [(step.label, step.result, step.tone) for step in steps] == [
        ("Sign-in", "312 ms", "success"),
        ("Test upload", "Not tried", "secondary"),
    ]
    assert desk.accounts.property("factsText") == "3.2 GB of 10 GB left · premium"
    assert line(desk.store.hosts["imx.to"], 0).quotaText == "6.8 of 10 GB"
    desk.accounts.choose("imx.to#2")
    assert (desk.accounts.steps.rows(), desk.accounts.property("factsText")) == ([], "")


def test_a_host_without_accounts_shows_its_test_too(desk: Desk) -> None:
    pixhost = replace(desk.store.hosts["pixhost.to"], steps=STEPS[:1], accounts=())
    desk.store.set_hosts([pixhost])
    desk.hosts.open("pixhost.to")
    assert [step.step for step in desk.accounts.steps.rows()] == ["check"]
    assert not desk.accounts.property("hasAccount")


def test_a_failed_step_says_why() -> None:
    error = ErrorInfo(kind=ErrorKind.HOST_UNAVAILABLE, host="imx.to", detail="disk full")
    label, result = step_words(AccountStep(step="upload", outcome=StepOutcome.FAILED, error=error), "imx.to")
    assert label == "Test upload"
    assert result.startswith("imx.to is not working")
    assert "disk full" in result
    leaves = AccountStep(step="upload", outcome=StepOutcome.OK, note=StepNote.LEAVES_FILE, took_ms=80)
    assert step_words(leaves, "imx.to")[1] == "80 ms · Leaves one small file at the host"


@pytest.mark.parametrize(
    ("facts", "room", "all_of_it"),
    [
        ({}, "", ""),
        ({"storage_used_bytes": 5 * 10**9}, "5 GB used", "5 GB used"),
        ({"traffic_left_bytes": 10**9}, "1 GB traffic left", "1 GB traffic left"),
        (
            {"storage_left_bytes": 0, "traffic_left_bytes": 10**9, "max_size_bytes": 10**8},
            "0 B left",
            "0 B left · 1 GB traffic left · files up to 100 MB",
        ),
    ],
)
def test_facts_are_said_in_a_few_words(facts: dict[str, int], room: str, all_of_it: str) -> None:
    known = AccountFacts(asked_at=NOW, **facts)  # type: ignore[arg-type]
    assert (room_text(known), facts_text(known)) == (room, all_of_it)


def test_the_form_shows_what_was_entered_and_dots_only_where_something_is_stored(desk: Desk) -> None:
    user = FieldRow(name="user", label="User", kind=FieldKind.TEXT)
    token = FieldRow(name="token", label="Token", kind=FieldKind.SECRET)
    desk.use(replace(FIRST, label="", stored=(("user", "marlow"), ("api_key", ""))))
    host = replace(desk.store.hosts["imx.to"], credentials=(token, user, KEY), account_label="")
    desk.store.set_hosts([host])
    shown = {row.name: (row.value, row.hasStored) for row in desk.form.property("fields").rows()}
    assert shown == {"token": ("", False), "user": ("marlow", True), "api_key": ("", True)}
    assert line(host, 0).subtitle == "marlow · premium"
    assert secret_name(host) == "API key", "the one that was given"


def test_a_test_that_asked_nothing_of_the_host_is_no_sign_in(desk: Desk) -> None:
    desk.use(FIRST)
    desk.form.test()
    step = AccountStep(step="check", outcome=StepOutcome.SKIPPED, note=StepNote.NOT_POSSIBLE)
    desk.engine.answer(AccountTested(host_id="imx.to", ok=True, steps=(step,)))
    assert desk.form.property("statusText") == "Stored. Only an upload can show whether it works"
    assert desk.form.property("statusTone") == "secondary"


def test_the_card_is_about_the_chosen_account(desk: Desk) -> None:
    refused = ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS, host="imx.to", detail="Wrong password")
    desk.use(FIRST, AccountRow(key="imx.to#2", status=HostStatus.REFUSED, error=refused))
    assert not desk.form.property("hasAlarm")
    desk.accounts.choose("imx.to#2")
    assert desk.form.property("alarmTitle") == "imx.to refused the sign-in"
    assert desk.form.property("alarmTone") == "danger"
    told: list[bool] = []
    desk.form.alarmChanged.connect(lambda: told.append(True))
    desk.hosts.refresh()
    assert told, "the card names the galleries that were not sent, which come after the refusal"
    busy = ErrorInfo(kind=ErrorKind.RATE_LIMITED, retry_at=NOW + 60)
    desk.use(replace(FIRST, status=HostStatus.ON_HOLD, hold_until=NOW + 60, error=busy))
    assert (desk.form.property("hasAlarm"), desk.form.property("alarmTone")) == (True, "warning")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (AccountFacts(asked_at=NOW, storage_total_bytes=10**11, storage_left_bytes=6 * 10**10), (0.4, "accent")),
        (AccountFacts(asked_at=NOW, storage_total_bytes=10**11, storage_left_bytes=10**10), (0.9, "warning")),
        (AccountFacts(asked_at=NOW, traffic_total_bytes=10**11, traffic_left_bytes=0), (1.0, "danger")),
        (AccountFacts(asked_at=NOW, traffic_left_bytes=10**10), (-1.0, "accent")),
        (AccountFacts(asked_at=NOW), (-1.0, "accent")),
    ],
)
def test_the_bar_of_a_quota_tells_how_full_it_is(facts: AccountFacts, expected: tuple[float, str]) -> None:
    shown = room(facts)
    assert (shown.share, shown.tone) == (pytest.approx(expected[0]), expected[1])


def test_a_search_opens_what_it_finds(desk: Desk) -> None:
    desk.use(FIRST)
    desk.hosts.setProperty("searchText", "pixh")
    assert (desk.hosts.current, desk.hosts.property("summary")) == ("pixhost.to", "1 of 2 found")
    assert desk.hosts.property("withAccounts") == [{"id": "imx.to", "name": "imx.to"}], "also what is not found"
