"""Accounts in a whole engine: several of one host, what they hold, their test, and the layers of options."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from backend.command_handler import CommandHandler
from backend.errors import Problem, problem
from backend.hosts.base import Ability, Account, AccountCheck, AccountInfo, FileToSend, RemoteGallery, Uploaded
from backend.ipc.clients import Client
from backend.protocol import commands as c
from backend.protocol import replies as r
from backend.protocol.accounts import (
    AccountRow,
    AccountTested,
    AccountTestStepped,
    AddAccount,
    EditAccount,
    ForgetAccount,
    GetAccountFacts,
    HostStatus,
    SaveAccount,
    StepNote,
    StepOutcome,
    TestAccount,
)
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts import Choice, EditHost, FieldKind, FieldRow, HostRow
from backend.protocol.rows import UploadState
from backend.protocol.tabs import CreateTab, EditTab
from tests.galleries.conftest import Office, PythonHost
from tests.media.pictures import encoded, write

LOGIN = FieldRow(name="login", label="Login", is_required=True)
PASSWORD = FieldRow(name="password", label="Password", kind=FieldKind.SECRET, is_required=True)
SERVER = FieldRow(name="address", label="Address", kind=FieldKind.URL)
SIZE = FieldRow(
    name="size", label="Size", kind=FieldKind.CHOICE, default="m", choices=tuple(Choice(value=v) for v in "smlx")
)


class Bank(PythonHost):
    """A host with accounts: what each may do is decided by the test, by login."""

    def __init__(self, *abilities: Ability, **info: Any) -> None:
        super().__init__(
            "bank",
            needs_account=True,
            credentials=(LOGIN, PASSWORD, SERVER),
            options=(SIZE,),
            abilities=frozenset(abilities),
            has_galleries=True,
            **info,
        )
        self.wrong: set[str] = set()
        self.told: dict[str, AccountInfo] = {}
        self.asked = 0
        self.uses: list[tuple[str, str, str]] = []  # file, login, size
        self.kept: dict[str, bytes] = {}

    async def check_account(self, account: Account) -> AccountCheck:
        self._sign_in(account)
        return AccountCheck(label=account.credentials["login"].title())

    async def account_info(self, account: Account) -> AccountInfo:
        self.asked += 1
        return self.told.get(account.credentials["login"], AccountInfo())

    async def upload(self, file: FileToSend, gallery: RemoteGallery, account: Account, **more: Any) -> Uploaded:
        self._sign_in(account)
        login = account.credentials["login"]
        assert gallery.values.setdefault("owner", login) == login, "into the gallery of another account"
        self.uses.append((file.name, login, account.options["size"]))
        self.kept[file.name] = Path(str(getattr(file.source, "path", ""))).read_bytes()
        await super().upload(file, gallery, account, **more)
        return Uploaded(page_url=f"https://bank/{file.name}", code=file.name)

    async def delete(self, uploaded: Uploaded, account: Account) -> None:
        self._sign_in(account)
        self.kept.pop(uploaded.code, None)

    def _sign_in(self, account: Account) -> None:
        if account.credentials["login"] in self.wrong:
            raise problem(ErrorKind.BAD_CREDENTIALS, host="bank")


def open_bank(office: Office, *abilities: Ability, **info: Any) -> Bank:
    bank = Bank(*abilities, **info)
    office.hosts["bank"] = bank
    office.engine.hosts.registry.register(bank)
    return bank


async def ask(office: Office, command: c.Command) -> Any:
    """As a client would. Raises Problem for a refusal."""
    reply = await CommandHandler(office.engine)(Client(Mock()), command)
    if isinstance(reply, r.Refused):
        raise Problem(reply.error)
    return reply


async def sign_in(office: Office, *logins: str) -> list[str]:
    """Accounts of the bank with these logins; their keys."""
    keys = []
    for number, login in enumerate(logins):
        key = (await ask(office, AddAccount(host_id="bank"))).account if number else "bank"
        values = (("login", login), ("password", f"pw-{login}"))
        await ask(office, SaveAccount(host_id="bank", values=values, account=key))
        keys.append(key)
    return keys


def bank_row(office: Office) -> HostRow:
    return next(row for row in office.engine.hosts.roster.rows() if row.id == "bank")


def account(office: Office, key: str) -> AccountRow:
    return next(row for row in bank_row(office).accounts if row.key == key)


def logins(bank: Bank) -> list[str]:
    return [login for _, login, _ in bank.uses]


_sizes = count(40)


def folder_of(path: Path, *names: str) -> Path:
    """Pictures that were never in another folder of the test."""
    path.mkdir()
    for name in names:
        write(path / name, encoded("JPEG", (next(_sizes), 48)))
    return path


async def test_the_first_usable_account_is_used_and_a_refused_one_is_passed_over(
    office: Office, tmp_path: Path
) -> None:
    bank = open_bank(office)
    await sign_in(office, "anna", "ben")
    await office.uploaded(folder_of(tmp_path / "1", "a.jpg"))
    assert logins(bank) == ["anna"]
    bank.wrong.add("anna")
    failed = await office.uploaded(folder_of(tmp_path / "2", "b.jpg", "c.jpg"))
    assert office.row(failed).state == "failed"
    assert account(office, "bank").status is HostStatus.REFUSED
    assert (bank_row(office).status, bank_row(office).error) == (HostStatus.NOT_TESTED, None)
    await office.uploaded(folder_of(tmp_path / "3", "d.jpg"))
    assert logins(bank) == ["anna", "ben"], "nothing more was sent with the wrong credentials"
    assert account(office, "bank#2").status is HostStatus.SIGNED_IN


async def test_accounts_are_used_in_turn_where_the_person_wants_that(office: Office, tmp_path: Path) -> None:
    bank = open_bank(office)
    await sign_in(office, "anna", "ben", "carla")
    await ask(office, EditHost(host_id="bank", accounts_in_turn=True))
    for name in ("1", "2", "3", "4"):
        await office.uploaded(folder_of(tmp_path / name, "a.jpg", "b.jpg"))
    assert logins(bank)[::2] == logins(bank)[1::2] == ["anna", "ben", "carla", "anna"]
    bank.wrong.add("ben")
    failed = await office.uploaded(folder_of(tmp_path / "5", "c.jpg"))
    assert office.row(failed).state == "failed"
    await office.uploaded(folder_of(tmp_path / "6", "d.jpg"))
    assert logins(bank)[-1] == "carla", "the refused one is passed over"
    await office.crash()
    assert bank_row(office).accounts_in_turn


async def test_refused_credentials_are_not_tried_again_after_a_restart(office: Office, tmp_path: Path) -> None:
    bank = open_bank(office)
    await sign_in(office, "anna")
    bank.wrong.add("anna")
    await office.uploaded(folder_of(tmp_path / "1", "a.jpg"))
    await office.crash()
    bank.wrong.clear()
    row = office.row(await office.uploaded(folder_of(tmp_path / "2", "b.jpg")))
    assert bank.uses == []
    assert row.error is not None
    assert row.error.kind in (ErrorKind.BAD_CREDENTIALS, ErrorKind.LOGIN_REQUIRED)


async def test_a_gallery_goes_on_with_the_account_it_began_with(office: Office, tmp_path: Path) -> None:
    bank = open_bank(office)
    keys = await sign_in(office, "anna", "ben")
    bank.behaviour = lambda file, attempt: (
        (_ for _ in ()).throw(problem(ErrorKind.FILE_REJECTED)) if (file.name == "b.jpg" and attempt == 1) else None
    )
    gallery_id = await office.uploaded(folder_of(tmp_path / "1", "a.jpg", "b.jpg"))
    await ask(office, EditAccount(account=keys[1], before=keys[0]))
    assert [row.key for row in bank_row(office).accounts] == ["bank#2", "bank"]
    await ask(office, c.RetryGalleries(ids=(gallery_id,)))
    await office.until_state(gallery_id, "completed")
    assert set(logins(bank)) == {"anna"}
    await office.uploaded(folder_of(tmp_path / "2", "c.jpg"))
    assert logins(bank)[-1] == "ben"


async def test_a_gallery_can_choose_its_account(office: Office, tmp_path: Path) -> None:
    bank = open_bank(office)
    await sign_in(office, "anna", "ben", "cleo")
    gallery_id = await office.ready(folder_of(tmp_path / "1", "a.jpg"))
    await ask(office, c.EditGalleries(ids=(gallery_id,), host_accounts=(("bank", "bank#3"),)))
    (host,) = (await ask(office, c.GetGalleryHosts(gallery_id=gallery_id))).hosts
    assert host.account == host.used_account == "bank#3"
    await ask(office, c.StartGalleries(ids=(gallery_id,)))
    await office.until_ended(gallery_id)
    command = c.AddPaths(
        paths=(str(folder_of(tmp_path / "2", "b.jpg")),),
        start=True,
        host_ids=("bank",),
        host_accounts=(("bank", "bank#2"),),
        host_options=(("bank/size", "l"),),
    )
    (second,) = (await office.engine.galleries.add_paths(Client(Mock()), command)).gallery_ids
    await office.until_ended(second)
    assert bank.uses == [("a.jpg", "cleo", "m"), ("b.jpg", "ben", "l")]
    for wrong in (("bank", "bank#9"), ("bank", "local"), ("nowhere", "")):
        with pytest.raises(Problem) as raised:
            await ask(office, c.EditGalleries(ids=(gallery_id,), host_accounts=(wrong,)))
        assert raised.value.info.kind is ErrorKind.BAD_INPUT


async def test_another_account_does_not_send_into_the_gallery_of_the_first(office: Office, tmp_path: Path) -> None:
    bank = open_bank(office)
    await sign_in(office, "anna", "ben")
    bank.behaviour = lambda file, attempt: (
        (_ for _ in ()).throw(problem(ErrorKind.FILE_REJECTED)) if (file.name == "b.jpg" and attempt == 1) else None
    )
    gallery_id = await office.uploaded(folder_of(tmp_path / "1", "a.jpg", "b.jpg"))
    await ask(office, c.EditGalleries(ids=(gallery_id,), host_accounts=(("bank", "bank#2"),)))
    await ask(office, c.RetryGalleries(ids=(gallery_id,)))
    await office.until_state(gallery_id, "completed")
    assert sorted(bank.uses)[-1][:2] == ("b.jpg", "ben")


async def test_a_forgotten_account_leaves_nothing_and_its_galleries_go_on(office: Office, tmp_path: Path) -> None:
    bank = open_bank(office)
    await sign_in(office, "anna", "ben")
    gallery_id = await office.ready(folder_of(tmp_path / "1", "a.jpg"))
    await ask(office, c.EditGalleries(ids=(gallery_id,), host_accounts=(("bank", "bank#2"),)))
    await ask(office, ForgetAccount(host_id="bank", account="bank#2"))
    assert [row.key for row in bank_row(office).accounts] == ["bank"]
    assert await office.engine.hosts.credentials.get("bank#2") == {}
    await ask(office, c.StartGalleries(ids=(gallery_id,)))
    await office.until_ended(gallery_id)
    assert logins(bank) == ["anna"]
    await ask(office, ForgetAccount(host_id="bank"))
    assert bank_row(office).status is HostStatus.NOT_SET_UP
    with pytest.raises(Problem):
        await ask(office, ForgetAccount(host_id="bank", account="bank#2"))


async def test_names_and_order_of_accounts_survive_a_restart(office: Office) -> None:
    open_bank(office)
    await sign_in(office, "anna", "ben")
    await ask(office, EditAccount(account="bank", name="  Mine,  at home "))
    await ask(office, EditAccount(account="bank#2", name="Club", options=(("size", "l"),), before="bank"))
    await office.crash()
    rows = bank_row(office).accounts
    assert [(row.key, row.name, row.option_values) for row in rows] == [
        ("bank#2", "Club", (("size", "l"),)),
        ("bank", "Mine, at home", ()),
    ]
    for wrong in (
        EditAccount(account="bank#9", name="x"),
        EditAccount(account="bank", options=(("size", "huge"),)),
        EditAccount(account="bank", before="bank#9"),
        EditAccount(account="bank", name="x" * 101),
        AddAccount(host_id="local"),
    ):
        with pytest.raises(Problem) as raised:
            await ask(office, wrong)
        assert raised.value.info.kind is ErrorKind.BAD_INPUT


async def test_an_own_server_is_entered_by_its_address(office: Office) -> None:
    open_bank(office)
    login = (("login", "anna"), ("password", "pw"))
    await ask(office, SaveAccount(host_id="bank", values=(*login, ("address", " https://cloud.example:8443/up/ "))))
    assert (await office.engine.hosts.credentials.get("bank"))["address"] == "https://cloud.example:8443/up"
    for wrong in ("cloud.example", "https://me:pw@cloud.example", "https://cloud.example/?x"):
        with pytest.raises(Problem) as raised:
            await ask(office, SaveAccount(host_id="bank", values=(("address", wrong),)))
        assert raised.value.info.subject == "address"
        assert "pw" not in raised.value.info.detail


# -- what an account holds ---------------------------------------------------------------------------------------


async def test_what_cannot_fit_is_refused_before_anything_is_sent(office: Office, tmp_path: Path) -> None:
    bank = open_bank(office, Ability.INFO)
    bank.told["anna"] = AccountInfo(storage_total_bytes=2000, storage_used_bytes=1500, label="Anna B.")
    await sign_in(office, "anna")
    row = office.row(await office.uploaded(folder_of(tmp_path / "1", "a.jpg", "b.jpg")))
    assert row.state == "failed"
    assert row.error is not None
    assert row.error.kind is ErrorKind.QUOTA
    assert row.error.detail.endswith("500 bytes left")
    assert (bank.uses, bank.begun) == ([], 0)
    facts = account(office, "bank").facts
    assert facts is not None
    assert facts.storage_left_bytes == 500
    assert account(office, "bank").label == "Anna B."


async def test_a_gallery_goes_to_the_account_where_it_fits(office: Office, tmp_path: Path) -> None:
    bank = open_bank(office, Ability.INFO)
    bank.told["anna"] = AccountInfo(storage_left_bytes=100)
    await sign_in(office, "anna", "ben")
    await office.uploaded(folder_of(tmp_path / "1", "a.jpg"))
    assert logins(bank) == ["ben"]


async def test_a_file_that_is_too_large_for_the_account_is_not_sent(office: Office, tmp_path: Path) -> None:
    bank = open_bank(office, Ability.INFO)
    bank.told["anna"] = AccountInfo(max_size_bytes=5000)
    await sign_in(office, "anna")
    folder = folder_of(tmp_path / "1", "a.jpg")
    write(folder / "large.jpg", encoded("JPEG", (2000, 2000)))
    gallery_id = await office.uploaded(folder)
    assert office.row(gallery_id).state == "incomplete"
    assert [name for name, _, _ in bank.uses] == ["a.jpg"]
    large = (await office.files(gallery_id))[1].uploads[0]
    assert (large.state, large.error and large.error.kind) == (UploadState.FAILED, ErrorKind.FILE_REJECTED)


async def test_a_host_is_asked_for_its_facts_once_in_half_an_hour(office: Office, tmp_path: Path) -> None:
    bank = open_bank(office, Ability.INFO)
    bank.told["anna"] = AccountInfo(traffic_left_bytes=10_000_000)
    await sign_in(office, "anna")
    for number in range(3):
        await office.uploaded(folder_of(tmp_path / str(number), f"{number}.jpg"))
    assert bank.asked == 1
    reply = await ask(office, GetAccountFacts(host_id="bank"))
    sent = sum(len(content) for content in bank.kept.values())
    assert reply.facts.traffic_left_bytes == 10_000_000 - sent, "what was sent meanwhile is counted"
    office.engine.hosts.roster.accounts._now = lambda: reply.facts.asked_at + 1801
    assert (await ask(office, GetAccountFacts(host_id="bank"))).facts.traffic_left_bytes == 10_000_000
    assert bank.asked == 2


async def test_what_a_gallery_uses_is_told_without_asking_the_host(office: Office, tmp_path: Path) -> None:
    bank = open_bank(office, Ability.INFO)
    await sign_in(office, "anna")
    gallery_id = await office.ready(folder_of(tmp_path / "1", "a.jpg"))
    asked = bank.asked
    (host,) = (await ask(office, c.GetGalleryHosts(gallery_id=gallery_id))).hosts
    assert (host.used_account, bank.asked) == ("bank", asked)


async def test_a_host_that_does_not_tell_is_used_all_the_same(office: Office, tmp_path: Path) -> None:
    bank = open_bank(office, Ability.INFO)

    async def no_answer(account: Account) -> AccountInfo:
        raise problem(ErrorKind.TIMEOUT)

    bank.account_info = no_answer  # type: ignore[method-assign]
    await sign_in(office, "anna")
    gallery_id = await office.uploaded(folder_of(tmp_path / "1", "a.jpg"))
    assert office.row(gallery_id).state == "completed"


async def test_a_quota_holds_one_account_with_its_time_and_new_galleries_take_the_next(
    office: Office, tmp_path: Path
) -> None:
    bank = open_bank(office)
    await sign_in(office, "anna", "ben")
    until = 4_000_000_000.0

    def full(file: FileToSend, attempt: int) -> None:
        if bank.uses[-1][1] == "anna":
            raise problem(ErrorKind.QUOTA, "daily limit", retry_at=until)

    bank.behaviour = full
    (held,) = await office.add(folder_of(tmp_path / "1", "a.jpg"), start=True)
    await office.until(lambda: account(office, "bank").status is HostStatus.ON_HOLD)
    row = account(office, "bank")
    assert row.hold_until is not None
    assert row.error is not None
    assert row.error.detail == "daily limit"
    await office.uploaded(folder_of(tmp_path / "2", "b.jpg"))
    assert logins(bank) == ["anna", "ben"]
    await ask(office, c.PauseGalleries(ids=(held,), hard=True))


# -- the test of an account --------------------------------------------------------------------------------------


def steps_of(reply: AccountTested) -> list[tuple[str, StepOutcome, StepNote]]:
    return [(step.step, step.outcome, step.note) for step in reply.steps]


@pytest.fixture
def stepped(office: Office, monkeypatch: pytest.MonkeyPatch) -> list[AccountTestStepped]:
    heard: list[AccountTestStepped] = []
    publish = office.engine.clients.publish

    def listen(event: Any) -> None:
        if isinstance(event, AccountTestStepped):
            heard.append(event)
        publish(event)

    monkeypatch.setattr(office.engine.hosts.roster, "_publish", listen)
    return heard


async def test_all_four_steps_are_made_told_and_cleaned_up(office: Office, stepped: list[AccountTestStepped]) -> None:
    bank = open_bank(office, Ability.CHECK, Ability.INFO, Ability.DELETE)
    bank.told["anna"] = AccountInfo(storage_left_bytes=5, is_premium=True)
    await sign_in(office, "anna")
    reply = await ask(office, TestAccount(host_id="bank"))
    ok, none = StepOutcome.OK, StepNote.NONE
    assert steps_of(reply) == [(step, ok, none) for step in ("check", "info", "upload", "delete")]
    assert (reply.ok, reply.label, reply.account) == (True, "Anna", "bank")
    told = [(event.step.step, event.step.outcome) for event in stepped]
    assert told == [
        (step, outcome)
        for step in ("check", "info", "upload", "delete")
        for outcome in (StepOutcome.RUNNING, StepOutcome.OK)
    ]
    assert [name for name, _, _ in bank.uses] == ["galleon-test.png"]
    assert bank.kept == {}
    row = account(office, "bank")
    assert (row.status, row.label, row.steps) == (HostStatus.SIGNED_IN, "Anna", reply.steps)
    assert row.facts is not None
    await office.crash()
    assert (account(office, "bank").label, account(office, "bank").tested_at) == ("Anna", row.tested_at)


async def test_a_host_that_cannot_delete_is_said_to_keep_the_sample_before_it_is_sent(
    office: Office, stepped: list[AccountTestStepped]
) -> None:
    bank = open_bank(office)
    await sign_in(office, "anna")
    reply = await ask(office, TestAccount(host_id="bank"))
    assert steps_of(reply) == [
        ("check", StepOutcome.SKIPPED, StepNote.NOT_POSSIBLE),
        ("info", StepOutcome.SKIPPED, StepNote.NOT_POSSIBLE),
        ("upload", StepOutcome.OK, StepNote.LEAVES_FILE),
        ("delete", StepOutcome.SKIPPED, StepNote.NOT_POSSIBLE),
    ]
    begun = next(event.step for event in stepped if event.step.step == "upload")
    assert (begun.outcome, begun.note) == (StepOutcome.RUNNING, StepNote.LEAVES_FILE)
    assert bank.kept["galleon-test.png"].startswith(b"\x89PNG")
    assert account(office, "bank").status is HostStatus.SIGNED_IN


async def test_where_nothing_was_asked_of_the_host_nothing_is_proven(office: Office) -> None:
    bank = open_bank(office)
    await sign_in(office, "anna")
    reply = await ask(office, TestAccount(host_id="bank", upload=False))
    assert reply.ok
    assert {outcome for _, outcome, _ in steps_of(reply)} == {StepOutcome.SKIPPED}
    assert bank.uses == []
    assert account(office, "bank").status is HostStatus.NOT_TESTED


async def test_what_was_entered_is_shown_again_without_its_secrets(office: Office) -> None:
    open_bank(office)
    await sign_in(office, "anna")
    stored = dict(account(office, "bank").stored)
    assert stored["login"] == "anna"
    assert stored["password"] == ""
    await ask(office, ForgetAccount(host_id="bank"))
    assert "anna" not in str(bank_row(office))


async def test_after_a_refusal_nothing_more_is_tried(office: Office) -> None:
    bank = open_bank(office, Ability.CHECK, Ability.INFO, Ability.DELETE)
    await sign_in(office, "anna", "ben")
    bank.wrong.add("ben")
    reply = await ask(office, TestAccount(host_id="bank", account="bank#2"))
    assert not reply.ok
    assert reply.error.kind is ErrorKind.BAD_CREDENTIALS
    assert [outcome for _, outcome, _ in steps_of(reply)] == [StepOutcome.FAILED, *[StepOutcome.SKIPPED] * 3]
    assert {note for _, _, note in steps_of(reply)[1:]} == {StepNote.EARLIER_FAILED}
    assert bank.uses == []
    assert account(office, "bank#2").status is HostStatus.REFUSED
    assert account(office, "bank").status is HostStatus.NOT_TESTED, "only that account"
    bank.wrong.clear()
    assert (await ask(office, TestAccount(host_id="bank", account="bank#2"))).ok
    assert account(office, "bank#2").status is HostStatus.SIGNED_IN


async def test_a_sample_is_deleted_also_when_a_later_step_fails(office: Office) -> None:
    bank = open_bank(office, Ability.DELETE)
    await sign_in(office, "anna")

    async def no_end(gallery: RemoteGallery, account: Account) -> None:
        raise problem(ErrorKind.HOST_CHANGED)

    bank.finish_gallery = no_end  # type: ignore[method-assign]
    reply = await ask(office, TestAccount(host_id="bank"))
    assert [outcome for _, outcome, _ in steps_of(reply)][2:] == [StepOutcome.FAILED, StepOutcome.OK]
    assert bank.kept == {}


async def test_a_host_of_archives_gets_a_small_zip(office: Office) -> None:
    bank = open_bank(office, Ability.DELETE, sends_archive=True)
    await sign_in(office, "anna")
    assert (await ask(office, TestAccount(host_id="bank"))).ok
    assert [name for name, _, _ in bank.uses] == ["galleon-test.zip"]


async def test_a_host_without_accounts_can_be_tested_too(office: Office) -> None:
    host = office.host("one", credentials=())
    reply = await ask(office, TestAccount(host_id="one"))
    assert reply.ok
    assert host.received == ["galleon-test.png"]
    assert next(row for row in office.engine.hosts.roster.rows() if row.id == "one").accounts == ()


# -- layers of options -------------------------------------------------------------------------------------------


async def test_options_are_taken_from_the_nearest_layer(office: Office, tmp_path: Path) -> None:
    bank = open_bank(office)
    await sign_in(office, "anna")
    tab_id = (await ask(office, CreateTab(name="Large"))).tab_id

    async def size_of(name: str, **fields: Any) -> str:
        await office.uploaded(folder_of(tmp_path / name, f"{name}.jpg"), **fields)
        return bank.uses[-1][2]

    assert await size_of("1") == "m"
    await ask(office, EditHost(host_id="bank", options=(("size", "s"),)))
    assert await size_of("2") == "s"
    await ask(office, EditAccount(account="bank", options=(("size", "l"),)))
    assert await size_of("3") == "l"
    await ask(office, EditTab(id=tab_id, host_options=(("bank/size", "x"),)))
    assert await size_of("4", tab_id=tab_id) == "x"
    assert await size_of("5") == "l"
    gallery_id = await office.ready(folder_of(tmp_path / "6", "6.jpg"), tab_id=tab_id)
    await ask(office, c.EditGalleries(ids=(gallery_id,), host_options=(("bank/size", "m"),)))
    (host,) = (await ask(office, c.GetGalleryHosts(gallery_id=gallery_id))).hosts
    assert (host.option_values, host.inherited) == ((("size", "m"),), (("size", "x"),))
    assert (host.account, host.used_account) == ("", "bank")
    await ask(office, c.StartGalleries(ids=(gallery_id,)))
    await office.until_ended(gallery_id)
    assert bank.uses[-1][2] == "m"
    await ask(office, c.EditGalleries(ids=(gallery_id,), host_options=(("bank/size", ""),)))
    (host,) = (await ask(office, c.GetGalleryHosts(gallery_id=gallery_id))).hosts
    assert host.option_values == ()
    await ask(office, EditTab(id=tab_id, host_options=(("bank/size", ""),)))
    assert office.engine.tabs.host_options(tab_id) == ()


async def test_options_that_no_host_knows_change_nothing(office: Office, tmp_path: Path) -> None:
    open_bank(office)
    gallery_id = await office.ready(folder_of(tmp_path / "1", "a.jpg"))
    for command in (
        c.EditGalleries(ids=(gallery_id,), host_options=(("bank/colour", "red"),), name="changed"),
        c.EditGalleries(ids=(gallery_id,), host_options=(("bank/size", "huge"),), name="changed"),
        c.EditGalleries(ids=(gallery_id,), host_options=(("nowhere/size", "s"),), name="changed"),
        c.EditGalleries(ids=(gallery_id,), host_options=(("local/thumbnail_size", "180"),)),
        EditTab(id=1, host_options=(("bank/size", "huge"),)),
        EditTab(id=1, host_options=(("size", "s"),)),
        c.AddPaths(paths=(str(tmp_path / "1"),), host_ids=("bank",), host_options=(("local/thumbnail_size", "180"),)),
    ):
        with pytest.raises(Problem) as raised:
            await ask(office, command)
        assert raised.value.info.kind is ErrorKind.BAD_INPUT
    assert office.row(gallery_id).name == "1"
