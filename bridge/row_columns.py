"""The columns that a wide list can show beside the fixed ones: what they are called and what they say of a gallery."""

from __future__ import annotations

from collections.abc import Iterable

from backend.protocol.links import LinksState, links_state
from backend.protocol.rows import GalleryRow
from bridge import formatting as text
from bridge.gallery_detail import field_label
from bridge.names import Names
from bridge.wording import tr

WIDTHS = {
    "template": 160,
    "added": 96,
    "finished": 96,
    "tab": 120,
    "images": 72,
    "uploaded": 104,
    "size": 80,
    "speed": 80,
    "hosts": 160,
    "online": 88,
    **{f"custom{i}": 120 for i in range(1, 5)},
    **{f"ext{i}": 120 for i in range(1, 5)},
}
"""All columns in the order of their menu, and how wide each is at first."""
USUAL = ("template", "added")
NARROWEST, WIDEST = 56, 400
SORTED_BY = {"added": "added", "size": "size"}
"""The sort order that a click on the column's head means."""


_FIELDS = {
    "template": ("template_id",),
    "added": ("added_at",),
    "finished": ("finished_at",),
    "tab": ("tab_id",),
    "uploaded": ("done_images", "images"),
    "size": ("size_bytes",),
    "speed": ("speed_bps",),
    "online": ("checks",),
}


def fields_of(keys: Iterable[str]) -> frozenset[str]:
    """The fields of a gallery that these columns tell."""
    return frozenset(field for key in keys for field in _FIELDS.get(key, (key,)))


def title(key: str) -> str:
    if key.startswith(("custom", "ext")):
        return field_label(key)
    return {
        "template": tr("Template"),
        "added": tr("Added"),
        "finished": tr("Finished"),
        "tab": tr("Tab"),
        "images": tr("Images"),
        "uploaded": tr("Uploaded"),
        "size": tr("Size"),
        "speed": tr("Speed"),
        "hosts": tr("Hosts"),
        "online": tr("Links"),
    }[key]


def said(key: str, row: GalleryRow, names: Names, now: float) -> str:
    """What stands in this column; `now` is Unix time."""
    match key:
        case "template":
            template = names.templates.get(names.template_of(row)[0])
            return template.name if template is not None else ""
        case "added":
            return text.moment(row.added_at, now)
        case "finished":
            return text.moment(row.finished_at, now) if row.finished_at else ""
        case "tab":
            tab = names.tabs.get(row.tab_id)
            return tab.name if tab is not None else ""
        case "images":
            return text.number(row.images)
        case "uploaded":
            return tr("{done} of {total}").format(done=text.number(row.done_images), total=text.number(row.images))
        case "hosts":
            return ", ".join(names.host(host.host_id) for host in row.hosts)
        case "online":
            return _online(row)
        case "size":
            return text.size(row.size_bytes)
        case "speed":
            return text.speed(row.speed_bps) if row.speed_bps else ""
        case _:
            value: str = getattr(row, key)
            return value


def _online(row: GalleryRow) -> str:
    """What hosts said when they were asked for the links; empty before that."""
    match links_state(row.checks):
        case None:
            return ""
        case LinksState.ONLINE:
            return tr("Online")
        case LinksState.OFFLINE:
            return tr("All gone")
    return tr("%n gone", "", sum(check.gone for check in row.checks))
