"""What of another program's templates, accounts and settings comes in: only what changes nothing that is here."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from backend.errors import Problem
from backend.hosts.base import HostInfo
from backend.hosts.fields import reason_against
from backend.hosts.roster import Roster
from backend.importers.found import Behind, HostWish, OldAccount, OldSetup
from backend.output.importers import Found
from backend.output.library import TemplateLibrary
from backend.protocol.hosts import EditHost
from backend.protocol.other_programs import Contents, Why
from backend.protocol.settings import Settings
from backend.settings import changed

_MOST_TRIES = 20


@dataclass(slots=True)
class Plan:
    """`default_template` is the name of one of the templates, empty for none. `settings` are by name, as JSON."""

    templates: list[Found] = field(default_factory=list)
    templates_here: list[str] = field(default_factory=list)
    template_ids: dict[str, str] = field(default_factory=dict)
    accounts: list[OldAccount] = field(default_factory=list)
    hosts: list[EditHost] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    default_template: str = ""

    def contents(self) -> Contents:
        of_hosts = [f"{edit.host_id}/{name}" for edit in self.hosts for name in _names(edit)]
        own = [*self.settings, *(["default_template"] if self.default_template else [])]
        return Contents(
            templates=tuple(found.told.name for found in self.templates),
            accounts=tuple(account.host_id for account in self.accounts),
            settings=(*own, *of_hosts),
        )


async def make_plan(
    setup: OldSetup, *, roster: Roster, library: TemplateLibrary, settings: Settings, behind: Behind
) -> Plan:
    """Changes nothing. `behind` is told what stays behind."""
    plan = Plan()
    for found in setup.templates:
        try:
            template_id = await library.find(found)
        except Problem:
            behind.add(Why.TEMPLATE_BROKEN, subject=found.told.name)
            continue
        if template_id:
            plan.templates_here.append(found.told.name)
            plan.template_ids[found.told.name] = template_id
        else:
            plan.templates.append(found)
    usable = _plan_accounts(plan, setup, roster, behind)
    for host_id, wish in setup.hosts.items():
        info = roster.info(host_id)
        if info is not None and roster.is_untouched(host_id):
            is_usable = host_id in usable or not info.needs_account
            if (edit := _edit(info, wish, is_used=wish.is_used and is_usable)) is not None:
                plan.hosts.append(edit)
    default = Settings()
    for name, value in setup.settings.items():
        encoded = msgspec.json.encode(value).decode()
        is_possible = changed(settings, {name: encoded})[1] is None
        if is_possible and getattr(settings, name) == getattr(default, name) != value:
            plan.settings[name] = encoded
    names = {found.told.name for found in plan.templates} | set(plan.template_ids)
    if setup.default_template in names and settings.default_template == default.default_template:
        plan.default_template = setup.default_template
    return plan


def _plan_accounts(plan: Plan, setup: OldSetup, roster: Roster, behind: Behind) -> set[str]:
    """Gives the hosts that can be used with what comes."""
    usable: set[str] = set()
    for account in setup.accounts:
        info = roster.info(account.host_id)
        if info is None:
            continue
        if roster.accounts.is_account(account.host_id):
            behind.add(Why.ACCOUNT_HERE, subject=account.host_id)
            continue
        known = {credential.name for credential in info.credentials}
        values = {name: value for name, value in account.values.items() if name in known}
        lacks = [each.name for each in info.credentials if each.is_required and each.name not in values]
        if lacks or not values:
            behind.add(Why.ACCOUNT_LACKS, subject=account.host_id)
        if values:
            plan.accounts.append(OldAccount(account.host_id, values))
        if values and not lacks:
            usable.add(account.host_id)
    return usable


def _edit(info: HostInfo, wish: HostWish, *, is_used: bool) -> EditHost | None:
    """What of a wish is possible and not so anyway; None when nothing is left of it."""
    edit = EditHost(host_id=info.id)
    if is_used:
        edit = msgspec.structs.replace(edit, is_enabled=True, is_default=True)
        if wish.start_on is not None and wish.start_on != "started":
            edit = msgspec.structs.replace(edit, start_on=wish.start_on.value)
    if wish.connections and (most := min(wish.connections, info.limits.max_connections)) != info.limits.connections:
        edit = msgspec.structs.replace(edit, connections=most)
    if wish.tries and (tries := min(wish.tries, _MOST_TRIES)) != info.limits.tries:
        edit = msgspec.structs.replace(edit, tries=tries)
    fields = {each.name: each for each in info.options}
    options = tuple(
        (name, value)
        for name, value in wish.options.items()
        if name in fields and value != fields[name].default and not reason_against(fields[name], value)
    )
    if options:
        edit = msgspec.structs.replace(edit, options=options)
    return edit if _names(edit) else None


def _names(edit: EditHost) -> list[str]:
    """What an edit changes, as names for a person's list."""
    set_ = [
        name for name in ("is_enabled", "start_on", "connections", "tries") if getattr(edit, name) is not msgspec.UNSET
    ]
    options = [] if isinstance(edit.options, msgspec.UnsetType) else [name for name, _ in edit.options]
    return [*set_, *options]
