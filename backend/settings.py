"""The settings file: one TOML file, checked as it is read, written atomically, comments kept."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.settings import Settings
from backend.setting_texts import reason_against_text


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a setting stands in the file and what it may be. Numbers outside the range are refused, not bent."""

    group: str
    minimum: int = 0
    maximum: int = 2**53
    words: tuple[str, ...] = ()
    lines: str = ""  # of a list: a pattern for each of its texts
    count: int | None = None  # of a list that is not empty


PLACES: dict[str, _Place] = {
    "galleries_at_once": _Place("uploads", 1, 32),
    "uploads_at_once": _Place("uploads", 1, 64),
    "host_connections": _Place("uploads", 0, 64),
    "host_tries": _Place("uploads", 0, 20),
    "bandwidth_limit_bps": _Place("uploads", 0),
    "use_schedule": _Place("schedule"),
    "schedule": _Place("schedule", lines="[012]{24}", count=7),
    "schedule_limit_bps": _Place("schedule", 100_000),
    "inactivity_timeout_s": _Place("uploads", 5, 86_400),
    "connect_timeout_s": _Place("uploads", 3, 600),
    "stand_in_after_min": _Place("uploads", 1, 1440),
    "keep_awake": _Place("uploads"),
    "start_when_added": _Place("queue"),
    "after_restart": _Place("queue", words=("resume", "ask", "stay")),
    "remove_completed": _Place("queue", words=("never", "hour", "day", "week")),
    "group_loose_files": _Place("queue"),
    "ask_about_duplicates": _Place("queue"),
    "refused_files": _Place("queue", words=("ask", "convert", "leave_out")),
    "location": _Place("privacy", words=("keep", "remove")),
    "default_template": _Place("queue"),
    "theme": _Place("appearance", words=("system", "light", "dark")),
    "language": _Place("appearance", words=("system", "en", "es")),
    "text_size_percent": _Place("appearance", 90, 130),
    "reduce_motion": _Place("appearance"),
    "raised_contrast": _Place("appearance"),
    "density": _Place("appearance", words=("default", "compact")),
    "copy_when_done": _Place("queue"),
    "results_beside_images": _Place("files"),
    "close_to_tray": _Place("window"),
    "notify_finished": _Place("notifications"),
    "notify_attention": _Place("notifications"),
    "notify_all_done": _Place("notifications"),
    "notify_hosts": _Place("notifications"),
    "notify_links": _Place("notifications"),
    "notify_network": _Place("notifications"),
    "check_links_days": _Place("links", 0, 3650),
    "local_port": _Place("this_computer", 1024, 65_535),
    "keep_backups": _Place("files", 0, 365),
    "log_kept_lines": _Place("files", 1_000, 5_000_000),
    "log_kept_mb": _Place("files", 1, 10_000),
    "temporary_folder": _Place("files"),
    "archive_limit_gb": _Place("files", 1, 10_000),
    "thumbnails_cache_mb": _Place("files", 10, 100_000),
    "connect_to": _Place("network"),
    "check_updates": _Place("updates"),
    "update_url": _Place("updates"),
    "update_key": _Place("updates"),
    "shortcuts": _Place("shortcuts", lines=r"[a-z_]+=.*"),
}

_ENCODING = "utf-8-sig"  # some editors put a mark at the beginning
NO_TOML = "is not written as TOML"
NO_TEXT = "is no text"

_TYPES = {field.name: field.type for field in msgspec.structs.fields(Settings)}


def read(path: Path) -> tuple[Settings, tuple[ErrorInfo, ...]]:
    """Read the file; what cannot be used is told with its line, and the default stands in. Never raises.

    A file that is no TOML at all gives the defaults and one problem; it is left as it is.
    """
    try:
        text = path.read_text(encoding=_ENCODING)
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        return Settings(), (_problem(path, 0, error.strerror or str(error)),)
    except UnicodeDecodeError:
        return Settings(), (_problem(path, 0, NO_TEXT),)
    return parse(text, path)


def parse(text: str, path: Path) -> tuple[Settings, tuple[ErrorInfo, ...]]:
    """The pure part of `read`."""
    values, problems = named(text, path)
    return Settings(**values), problems


def named(text: str, path: Path) -> tuple[dict[str, Any], tuple[ErrorInfo, ...]]:
    """The settings that a file names, by name, and what of it cannot be used. Pure."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        return {}, (_problem(path, int(line[1]) if line else 0, f"{NO_TOML}: {error}"),)
    values: dict[str, Any] = {}
    problems: list[ErrorInfo] = []
    known_groups = {place.group for place in PLACES.values()}
    for group, content in document.items():
        if group not in known_groups or not isinstance(content, dict):
            problems.append(_problem(path, _line_of(text, group, ""), f"[{group}] is not a group of settings"))
            continue
        for name, value in content.items():
            reason = _reason_against(group, name, value)
            if reason:
                problems.append(_problem(path, _line_of(text, group, name), f"{name}: {reason}"))
            else:
                values[name] = _as_kept(value)
    return values, tuple(problems)


def changed(settings: Settings, values: Mapping[str, str]) -> tuple[Settings, ErrorInfo | None]:
    """Apply values given as JSON text. Pure; the first value that cannot be used refuses the whole change."""
    new: dict[str, Any] = {}
    for name, text in values.items():
        place = PLACES.get(name)
        try:
            value = msgspec.json.decode(text)
        except msgspec.DecodeError:
            value = None
        reason = _reason_against(place.group, name, value) if place else "no such setting"
        if reason:
            return settings, ErrorInfo(kind=ErrorKind.BAD_INPUT, subject=name, detail=reason)
        new[name] = _as_kept(value)
    return msgspec.structs.replace(settings, **new), None


def write(path: Path, settings: Settings, names: Collection[str] = ()) -> None:
    """Store the settings that differ from the defaults, stand in the file already or are among `names`. Raises OSError.

    Comments and order are kept; a file that is no TOML, or no text, is kept beside as `settings.toml.broken`.
    """
    import tomlkit  # only for writing: it would cost every start 20 ms
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(path.read_text(encoding=_ENCODING) if path.exists() else "")
    except (TOMLKitError, UnicodeDecodeError):
        path.replace(path.with_name(path.name + ".broken"))
        document = tomlkit.document()
    default = Settings()
    for name, place in PLACES.items():
        value = getattr(settings, name)
        table = document.get(place.group)
        is_there = isinstance(table, dict) and name in table
        if value == getattr(default, name) and not is_there and name not in names:
            continue
        if not isinstance(table, dict):
            table = tomlkit.table()
            document[place.group] = table
        table[name] = list(value) if isinstance(value, tuple) else value
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".new")
    with temporary.open("w", encoding="utf-8") as file:
        file.write(tomlkit.dumps(document))
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _reason_against(group: str, name: str, value: object) -> str:
    place = PLACES.get(name)
    if place is None or place.group != group:
        return f"is not a setting of [{group}]"
    kind = _TYPES[name]
    if kind is bool:
        return "" if isinstance(value, bool) else "expected true or false"
    if kind is int:
        if not isinstance(value, int) or isinstance(value, bool):
            return "expected a whole number"
        return "" if place.minimum <= value <= place.maximum else f"expected {place.minimum} to {place.maximum}"
    if kind == tuple[str, ...]:
        return _reason_against_list(place, value)
    if not isinstance(value, str):
        return "expected text in quotes"
    if place.words:
        return "" if value in place.words else "expected one of " + ", ".join(place.words)
    return reason_against_text(name, value)


def _reason_against_list(place: _Place, value: object) -> str:
    if not isinstance(value, list | tuple) or not all(isinstance(text, str) for text in value):
        return "expected a list of texts"
    if value and place.count not in (None, len(value)):
        return f"expected {place.count} texts"
    wrong = next((text for text in value if not re.fullmatch(place.lines, text)), None)
    return f"cannot be used: {wrong[:80]}" if wrong is not None else ""


def _as_kept(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _line_of(text: str, group: str, name: str) -> int:
    """Line of `name` in `[group]`, or of the group's head; 0 when it is not found."""
    current, head = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if found := re.match(r"\[+\s*([^\]]+?)\s*\]+", stripped):
            current = found[1].strip("\"'")
            if current == group:
                head = number
                if not name:
                    return number
        elif current == group and re.match(rf"[\"']?{re.escape(name)}[\"']?\s*=", stripped):
            return number
        elif not current and not name and re.match(rf"[\"']?{re.escape(group)}[\"']?\s*=", stripped):
            return number
    return head


def _problem(path: Path, line: int, detail: str) -> ErrorInfo:
    subject = f"{path.name}:{line}" if line else path.name
    return ErrorInfo(kind=ErrorKind.BAD_INPUT, subject=subject, detail=detail)
