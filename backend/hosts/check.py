"""Reads a definition and says everything that is wrong with it, with file and line. Sends nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import regex

from backend.hosts import lines
from backend.hosts.definition import BodyKind, Definition, ErrorRule, Extraction, Option, Reading, Step, When
from backend.hosts.domains import is_allowed, origins
from backend.hosts.extract import css_selector, json_path
from backend.hosts.pattern import compiled
from backend.hosts.placeholders import FILE_NAMES, GALLERY_NAMES, TIME_NAMES, is_random, parse
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import FieldKind

Fault = tuple[lines.Path, str]
"""Where in the definition, and why."""

_DOMAIN = regex.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
_HEADER = regex.compile(r"[A-Za-z0-9-]+")
NOT_FOR_HOSTS = (
    ErrorKind.BUG,
    ErrorKind.CANCELLED,
    ErrorKind.DISK,
    ErrorKind.FOLDER_GONE,
    ErrorKind.NOTHING_FOUND,
    ErrorKind.FILE_CHANGED,
    ErrorKind.FILE_UNREADABLE,
)
"""Kinds that arise on this computer: no answer can mean them."""


def check_file(path: Path) -> tuple[Definition | None, tuple[ErrorInfo, ...]]:
    """The definition in a file, or None and every error as BAD_INPUT with `subject` "name.toml:LINE".

    Blocks on the disk for one small file.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        return None, (_error(path, 1, reason or "cannot be read"),)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).partition(" (at line ")
        line = int(place.partition(",")[0]) if place else text.count("\n") + 1
        return None, (_error(path, line, _small(reason)),)
    try:
        definition = msgspec.convert(document, Definition)
    except msgspec.ValidationError as error:
        faults: Sequence[Fault] = [_fault_of(error)]
    else:
        faults = list(faults_of(definition))
        if not faults:
            return definition, ()
    found = [(lines.line_of(text, place), f"{_written(place)}: {reason}") for place, reason in faults]
    return None, tuple(_error(path, line, detail) for line, detail in sorted(set(found)))


def faults_of(definition: Definition) -> Iterator[Fault]:
    """Everything that the structs alone cannot say: placeholders, patterns, addresses, what belongs together."""
    yield from _top(definition)
    yield from _options(definition)
    yield from _gallery(definition)
    for run in ("begin", "upload", "finish", "check"):
        yield from _Run(definition, run).faults()
    for index, rule in enumerate(definition.errors.rules):
        yield from _rule(rule, ("errors", "rules", index), definition)


# -- parts of a definition -----------------------------------------------------------------------------------


def _top(definition: Definition) -> Iterator[Fault]:
    for index, domain in enumerate(definition.domains):
        if not _DOMAIN.fullmatch(domain):
            yield ("domains", index), f"{domain} is no domain name in small letters"
    if not is_allowed(definition.site_url, definition.domains):
        yield ("site_url",), "is no https address on one of the domains"
    if definition.limits.connections > definition.limits.max_connections:
        yield ("limits", "connections"), "is larger than max_connections"


def _options(definition: Definition) -> Iterator[Fault]:
    for section, options in (("credentials", definition.credentials), ("options", definition.options)):
        names = [option.name for option in options]
        for index, option in enumerate(options):
            place: lines.Path = (section, index)
            if option.name in names[:index]:
                yield (*place, "name"), f"a second {option.name}"
            if section == "credentials" and option.kind not in (FieldKind.SECRET, FieldKind.TEXT):
                yield (*place, "kind"), "a credential is secret or text"
            if section == "credentials" and option.default:
                yield (*place, "default"), "a credential has no default"
            yield from _option(option, place)


def _option(option: Option, place: lines.Path) -> Iterator[Fault]:
    if (option.kind is FieldKind.CHOICE) != bool(option.choices):
        yield (*place, "choices"), "choices belong to kind = choice, and to no other kind"
    elif option.choices and option.default not in [choice.value for choice in option.choices]:
        yield (*place, "default"), "is not one of the choices"
    has_range = option.minimum is not None or option.maximum is not None
    if has_range and option.kind is not FieldKind.INTEGER:
        yield (*place, "kind"), "minimum and maximum belong to kind = integer"
    elif option.kind is FieldKind.INTEGER and option.default:
        low, high = option.minimum, option.maximum
        if not regex.fullmatch(r"-?\d+", option.default):
            yield (*place, "default"), "expected a whole number"
        elif (low is not None and int(option.default) < low) or (high is not None and int(option.default) > high):
            yield (*place, "default"), "is outside minimum and maximum"
    if option.kind is FieldKind.SWITCH and option.default not in ("true", "false"):
        yield (*place, "default"), "a switch is true or false"


def _gallery(definition: Definition) -> Iterator[Fault]:
    gallery = definition.gallery
    upload_keeps = any(step.keep for step in definition.upload)
    if gallery is None:
        for run in ("begin", "finish"):
            if getattr(definition, run):
                yield (run, 0), "needs a [gallery] section"
        if upload_keeps:
            yield ("upload", 0), "keep needs a [gallery] section"
        return
    if definition.begin and upload_keeps:
        yield ("upload", 0), "with begin steps the first file keeps nothing"
    if not any(step.keep for step in (*definition.begin, *definition.upload)):
        yield ("gallery",), "no step keeps anything of the gallery"
    yield from _template(gallery.url, ("gallery", "url"), {"remote": _kept(definition), "option": _names(definition)})
    yield from _pattern(gallery.name_removes, ("gallery", "name_removes"))


def _rule(rule: ErrorRule, place: lines.Path, definition: Definition) -> Iterator[Fault]:
    if not rule.status and not rule.body:
        yield place, "status or body is needed"
    if rule.kind in NOT_FOR_HOSTS:
        yield (*place, "kind"), f"{rule.kind} is no answer of a host"
    if rule.gallery_lost and definition.gallery is None:
        yield (*place, "gallery_lost"), "needs a [gallery] section"
    yield from _pattern(rule.body, (*place, "body"))
    yield from _pattern(rule.wait, (*place, "wait"), groups=1)


class _Run:
    """The steps of one section, with what placeholders may name at each place."""

    def __init__(self, definition: Definition, section: str) -> None:
        self._definition = definition
        self._section = section
        self._steps: tuple[Step, ...] = getattr(definition, section)
        kept = _kept(definition) if section in ("upload", "finish") else set[str]()
        self._known: dict[str, set[str]] = {
            "credential": {field.name for field in definition.credentials},
            "option": _names(definition),
            "gallery": set(GALLERY_NAMES) if section != "check" else set(),
            "file": set(FILE_NAMES) if section == "upload" else set(),
            "remote": kept,
            "read": set(),
            "time": set(TIME_NAMES),
        }

    def faults(self) -> Iterator[Fault]:
        for index, step in enumerate(self._steps):
            yield from self._step(step, (self._section, index))
        if self._section == "upload":
            yield from self._upload()
        if self._section == "check":
            for index, step in enumerate(self._steps):
                if step.keep:
                    yield ("check", index, "keep"), "a check keeps nothing"

    def _upload(self) -> Iterator[Fault]:
        files = sum(field.file is not None for step in self._steps for field in step.fields)
        if files != 1:
            yield ("upload",), f"exactly one field carries the file, not {files}"
        readings = [reading for step in self._steps for reading in step.read]
        if not any(reading.name in ("page_url", "image_url") and not reading.optional for reading in readings):
            yield ("upload",), "page_url or image_url has to be read, and not optional"

    def _step(self, step: Step, place: lines.Path) -> Iterator[Fault]:
        yield from self._url(step, place)
        for index, header in enumerate(step.headers):
            if not _HEADER.fullmatch(header.name):
                yield (*place, "headers", index, "name"), "is no name of a header"
            yield from _template(header.value, (*place, "headers", index, "value"), self._known)
            yield from self._when(header.when, (*place, "headers", index, "when"))
        yield from self._body(step, place)
        for index, condition in enumerate(step.success):
            spot = (*place, "success", index)
            if condition.equals is not None and condition.matches is not None:
                yield spot, "equals or matches, not both"
            yield from _pattern(condition.matches or "", (*spot, "matches"))
            yield from self._extraction(condition, spot)
        for section, readings in (("read", step.read), ("keep", step.keep)):
            for index, reading in enumerate(readings):
                yield from self._reading(reading, (*place, section, index))
        if step.keep and self._section == "finish":
            yield (*place, "keep"), "finish keeps nothing"
        if self._section == "begin":
            self._known["remote"] |= {reading.name for reading in step.keep}

    def _url(self, step: Step, place: lines.Path) -> Iterator[Fault]:
        spot = (*place, "url")
        faults = list(_template(step.url, spot, self._known))
        yield from faults
        if faults:
            return
        try:
            for origin in origins(step.url, self._definition):
                if not is_allowed(origin, self._definition.domains):
                    yield spot, f"{origin} is no https address on one of the domains"
        except ValueError as error:
            yield spot, str(error)

    def _body(self, step: Step, place: lines.Path) -> Iterator[Fault]:
        if (step.body is BodyKind.NONE) != (not step.fields):
            yield (*place, "body"), "a body has fields, and fields need a body"
        is_raw, is_form = step.body is BodyKind.RAW, step.body is BodyKind.MULTIPART
        if is_raw and [field.file is not None for field in step.fields] != [True]:
            yield (*place, "fields"), "a raw body is one field with file"
        for index, field in enumerate(step.fields):
            spot = (*place, "fields", index)
            if not field.name and not is_raw:
                yield spot, "a field needs a name"
            if field.file is not None and self._section != "upload":
                yield spot, "only upload steps have a file"
            if (field.file is not None or field.sample is not None) and not (is_form or is_raw):
                yield spot, "a file needs body = multipart or raw"
            yield from _template(
                field.value or field.file or "", (*spot, "value" if field.value else "file"), self._known
            )
            yield from self._when(field.when, (*spot, "when"))

    def _when(self, when: When, place: lines.Path) -> Iterator[Fault]:
        if when in (When.FIRST_FILE, When.LATER_FILES) and self._section != "upload":
            yield place, f"{when} belongs to upload"

    def _reading(self, reading: Reading, place: lines.Path) -> Iterator[Fault]:
        yield from self._extraction(reading, place)
        yield from _pattern(reading.fake, (*place, "fake"))
        if reading.name in self._known["read"]:
            yield (*place, "name"), f"a second {reading.name}"
        self._known["read"].add(reading.name)

    def _extraction(self, wanted: Extraction, place: lines.Path) -> Iterator[Fault]:
        yield from _extraction(wanted, place, self._known)


# -- texts ---------------------------------------------------------------------------------------------------


def _extraction(wanted: Extraction, place: lines.Path, known: Mapping[str, set[str]]) -> Iterator[Fault]:
    if wanted.json is not None:
        yield from _parsed(json_path, wanted.json, (*place, "json"))
    if wanted.css is not None:
        yield from _parsed(css_selector, wanted.css, (*place, "css"))
    yield from _pattern(wanted.regex or "", (*place, "regex"))
    if wanted.value is not None:
        yield from _template(wanted.value, (*place, "value"), known)
    for index, rewrite in enumerate(wanted.rewrite):
        spot = (*place, "rewrite", index)
        groups = [int(number) for number in regex.findall(r"\\(\d)", rewrite.by)]
        yield from _pattern(rewrite.pattern, (*spot, "pattern"), groups=max(groups, default=0))
        if regex.search(r"\\(?!\d)", rewrite.by):
            yield (*spot, "by"), "after a backslash comes the number of a group"
    for index, one in enumerate(wanted.first_of or ()):
        yield from _extraction(one, (*place, "first_of", index), known)


def _template(template: str, place: lines.Path, known: Mapping[str, set[str]]) -> Iterator[Fault]:
    try:
        pieces = parse(template)
    except ValueError as error:
        yield place, str(error)
        return
    for piece in pieces:
        if piece.is_placeholder:
            is_known = is_random(piece.name) if piece.scope == "random" else piece.name in known.get(piece.scope, ())
            if not is_known:
                yield place, f"unknown placeholder {{{piece.text}}}"


def _pattern(pattern: str, place: lines.Path, *, groups: int = 0) -> Iterator[Fault]:
    if not pattern:
        return
    try:
        found = compiled(pattern).groups
    except ValueError as error:
        yield place, str(error)
        return
    if found < groups:
        yield place, f"the pattern has no group {groups}"


def _parsed(parser: Callable[[str], object], text: str, place: lines.Path) -> Iterator[Fault]:
    try:
        parser(text)
    except ValueError as error:
        yield place, str(error)


def _names(definition: Definition) -> set[str]:
    return {option.name for option in definition.options}


def _kept(definition: Definition) -> set[str]:
    return {reading.name for step in (*definition.begin, *definition.upload) for reading in step.keep}


# -- errors --------------------------------------------------------------------------------------------------


def _fault_of(error: msgspec.ValidationError) -> Fault:
    """msgspec's message, for example "Expected `int`, got `str` - at `$.limits.connections`", taken apart."""
    reason, _, written = str(error).partition(" - at `$")
    place = tuple(
        int(index) if index else key for key, index in regex.findall(r"\.(\w+)|\[(\d+)\]", written.rstrip("`"))
    )
    if match := regex.match(r"Object contains unknown field `(.*)`", reason):
        return (*place, match.group(1)), "unknown field"
    if match := regex.match(r"Object missing required field `(.*)`", reason):
        return (*place, match.group(1)), "is missing"
    return place, _small(reason.replace("`", ""))


def _written(place: lines.Path) -> str:
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in place).removeprefix(".") or "file"


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _error(path: Path, line: int, detail: str) -> ErrorInfo:
    return ErrorInfo(kind=ErrorKind.BAD_INPUT, subject=f"{path.name}:{line}", detail=detail)
