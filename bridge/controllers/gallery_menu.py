"""The row menu and its choices, in the order of ui.md section 8. What does not apply is greyed, never hidden."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from backend.protocol.accounts import HostStatus
from backend.protocol.rows import GalleryRow, GalleryState
from backend.protocol.templates import TemplateOrigin
from bridge.controllers.gallery_folders import AT_REST
from bridge.controllers.start_times import CAN_WAIT
from bridge.controllers.start_times import choices as start_time_choices
from bridge.controllers.tabs import Tabs
from bridge.gallery_detail import Common, common
from bridge.store import Store
from bridge.wording import tr

STARTABLE = (GalleryState.READY, GalleryState.PAUSED)
PAUSABLE = (GalleryState.QUEUED, GalleryState.UPLOADING)
RETRYABLE = (GalleryState.INCOMPLETE, GalleryState.FAILED)
CANCELLABLE = (GalleryState.VALIDATING, GalleryState.SCANNING)

Choice = dict[str, Any]


def menu_items(
    rows: Sequence[GalleryRow], leader: GalleryRow | None, store: Store, tabs: Tabs, keys: Callable[[str], str]
) -> list[Choice]:
    """For the selected `rows`. `leader` is the one whose action stands first; `keys` writes an action's shortcut."""
    states = {row.state for row in rows}
    paused = leader is not None and leader.state is GalleryState.PAUSED
    has_links = any(row.links for row in rows)
    has_gone = any(check.gone for row in rows for check in row.checks)
    toggle = ("start", tr("Resume") if paused else tr("Start"), "play", bool(states & set(STARTABLE)))
    if leader is not None and leader.state in PAUSABLE:
        toggle = ("pause", tr("Pause"), "pause", True)
    some, one = bool(rows), len(rows) == 1
    can_delete = not states & {*PAUSABLE, *CANCELLABLE} and can_anywhere(rows, store, "delete")
    used = common(rows, store.names)
    waiting = start_choices(rows, store)

    def item(
        item_id: str, label: str, icon: str, enabled: bool, *, key: str = "", separator: bool = False,
        danger: bool = False, children: Sequence[Choice] = (),
    ) -> Choice:  # fmt: skip
        return {
            "id": item_id,
            "label": label,
            "icon": icon,
            "shortcut": keys(key or item_id),
            "enabled": enabled,
            "danger": danger,
            "separatorBefore": separator,
            "children": list(children),
        }

    return [
        item(*toggle, key="slot"),
        item("startNext", tr("Start next"), "arrow-up-to-line", bool(states & {*STARTABLE, *PAUSABLE, *RETRYABLE})),
        item(
            "startAt",
            tr("Start at"),
            "calendar-clock",
            bool(states & set(CAN_WAIT)),
            children=start_time_choices(rows, time.time()),
        ),
        item("startHost", tr("Start on"), "server", bool(waiting), children=waiting),
        item("retry", tr("Retry failed images"), "rotate-cw", bool(states & set(RETRYABLE))),
        item("copyPostCode", tr("Copy post code"), "copy", has_links, separator=True),
        item("copyLinks", tr("Copy links"), "link", has_links),
        item("checkLinks", tr("Check links"), "link", can_anywhere(rows, store, "alive")),
        item("uploadGone", tr("Upload again what is gone"), "rotate-cw", has_gone),
        item("showFolder", tr("Show folder"), "folder-open", one),
        item("details", tr("Details"), "panel-right", some),
        item("rename", tr("Rename"), "pencil", one, separator=True),
        item("template", tr("Template"), "braces", some, children=template_choices(store, used)),
        item("hosts", tr("Hosts"), "server", some, children=host_choices(store, used)),
        item("hostOptions", tr("Host options…"), "settings", one and bool(rows[0].hosts)),
        item("tab", tr("Move to tab"), "tag", some, children=tab_choices(store, tabs, used)),
        item("folder", tr("Folder"), "scan-search", bool(states & set(AT_REST)), children=folder_choices(one=one)),
        item("remove", tr("Remove from queue"), "trash-2", some, separator=True, danger=True),
        item("deleteRemote", tr("Delete from hosts…"), "server", can_delete, danger=True),
    ]


def folder_choices(*, one: bool) -> list[Choice]:
    """Images are added to one gallery only."""
    labels = {
        **({"add": tr("Add images…")} if one else {}),
        "new": tr("Look for new images"),
        "all": tr("Look at all images again"),
        "reset": tr("Start afresh…"),
    }
    return [{"id": id_, "label": label, "checked": False, "colour": 0} for id_, label in labels.items()]


def can_anywhere(rows: Sequence[GalleryRow], store: Store, ability: str) -> bool:
    """Whether something of these galleries is on a host that can do this."""
    return any(
        ability in shown.abilities
        for row in rows
        for host in row.hosts
        if host.done_files and (shown := store.hosts.get(host.host_id)) is not None
    )


def template_choices(store: Store, used: Common) -> list[Choice]:
    """First what holds where the gallery says nothing itself, then every template."""
    own = {template_id for template_id, origin in used.templates if origin is TemplateOrigin.GALLERY}
    is_shared = len(used.templates) == 1
    usual: Choice = {"id": "", "label": tr("As usual"), "checked": is_shared and not own, "colour": 0}
    return [usual] + [
        {"id": template.id, "label": template.name, "checked": is_shared and own == {template.id}, "colour": 0}
        for template in store.templates.values()
    ]


def host_choices(store: Store, used: Common) -> list[Choice]:
    """Hosts that are on, and those that a gallery uses already; checked when all of the galleries use it."""
    return [
        {
            "id": host.id,
            "label": host.name,
            "code": host.code,
            "checked": bool(used.hosts) and all(host.id in ids for ids in used.hosts),
            "colour": 0,
        }
        for host in store.hosts.values()
        if (host.is_enabled and host.status is not HostStatus.BROKEN) or any(host.id in ids for ids in used.hosts)
    ]


def start_choices(rows: Sequence[GalleryRow], store: Store) -> list[Choice]:
    """Hosts that one of the galleries can be started on by itself: those that wait, and any before the start."""
    idle = (GalleryState.READY, *RETRYABLE)
    wanted = {
        host.host_id
        for row in rows
        for host in row.hosts
        if host.done_files < row.images and (host.is_waiting or row.state in idle)
    }
    return [
        {"id": host.id, "label": host.name, "code": host.code, "checked": False, "colour": 0}
        for host in store.hosts.values()
        if host.id in wanted
    ]


def tab_choices(store: Store, tabs: Tabs, used: Common) -> list[Choice]:
    return [
        {
            "id": str(tabs.shown_id(tab.id)),
            "label": tab.name,
            "checked": used.tabs == {tab.id},
            "colour": tab.colour,
        }
        for tab in store.tabs.values()
    ]
