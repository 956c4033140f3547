"""Reads a definition and says everything that is wrong with it, with file and line. Sends nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import regex

from backend.hosts import lines
from backend.hosts.definition import (
    FILE_READINGS,
    INFO_NAMES,
    BodyKind,
    Condition,
    Definition,
    Encoding,
    ErrorRule,
    Extraction,
    FormField,
    Option,
    Reading,
    Section,
    Step,
    When,
)
from backend.hosts.domains import is_allowed, is_own, origins
from backend.hosts.extract import css_selector, json_path, xml_path
from backend.hosts.families import expanded
from backend.hosts.pattern import compiled
from backend.hosts.placeholders import (
    CHUNK_NAMES,
    FILE_NAMES,
    GALLERY_NAMES,
    TIME_NAMES,
    is_random,
    parse,
)
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import FieldKind

Fault = tuple[lines.Path, str]
"""Where in the definition, and why."""

_DOMAIN = regex.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
_HEADER = regex.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
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
        definition = msgspec.convert(expanded(document), Definition)
    except msgspec.ValidationError as error:
        faults: Sequence[Fault] = [_fault_of(error)]
    except ValueError as error:  # of `expanded`
        faults = [(("extends",) if "family" in str(error) else ("values",), str(error))]
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
    yield from _session(definition)
    for section in Section:
        yield from _Run(definition, section).faults()
    for index, rule in enumerate(definition.errors.rules):
        yield from _rule(rule, ("errors", "rules", index), definition)


# -- parts of a definition -----------------------------------------------------------------------------------


def _top(definition: Definition) -> Iterator[Fault]:
    own = {f"{{credential.{field.name}}}" for field in definition.credentials if field.kind is FieldKind.URL}
    for index, domain in enumerate(definition.domains):
        if is_own(domain) and domain not in own:
            yield ("domains", index), f"{domain} is no credential of kind url"
        elif not is_own(domain) and not _DOMAIN.fullmatch(domain):
            yield ("domains", index), f"{domain} is no domain name in small letters"
    if any(map(is_own, definition.domains)):
        if not definition.site_url.startswith("https://"):
            yield ("site_url",), "is no https address"
    elif not is_allowed(definition.site_url, definition.domains):
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
            if section == "credentials" and option.kind not in (FieldKind.SECRET, FieldKind.TEXT, FieldKind.URL):
                yield (*place, "kind"), "a credential is secret, text or url"
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
    if gallery is None:
        for section in (Section.BEGIN, Section.RESULTS, Section.COVER, Section.FINISH, Section.RENAME):
            if getattr(definition, section.value):
                yield (section.value, 0), "needs a [gallery] section"
        if any(step.keep for step in definition.upload):
            yield ("upload", 0), "keep needs a [gallery] section"
        return
    if definition.begin and any(step.keep and not step.keep_each for step in definition.upload):
        yield ("upload", 0), "with begin steps the first file keeps nothing"
    if gallery.url and not any(step.keep for step in (*definition.begin, *definition.upload)):
        yield ("gallery",), "no step keeps anything of the gallery"
    yield from _template(gallery.url, ("gallery", "url"), {"remote": _kept(definition), "option": _names(definition)})
    yield from _pattern(gallery.name_removes, ("gallery", "name_removes"))


def _session(definition: Definition) -> Iterator[Fault]:
    if definition.session is None:
        return
    if not definition.login:
        yield ("session",), "needs login steps"
    if Section.LOGIN in definition.session.used_by:
        yield ("session", "used_by"), "login makes the session, it cannot need one"


def _rule(rule: ErrorRule, place: lines.Path, definition: Definition) -> Iterator[Fault]:
    if not rule.status and not rule.body and not rule.where:
        yield place, "status, body or where is needed"
    if rule.kind in NOT_FOR_HOSTS:
        yield (*place, "kind"), f"{rule.kind} is no answer of a host"
    if rule.gallery_lost and definition.gallery is None:
        yield (*place, "gallery_lost"), "needs a [gallery] section"
    if rule.session_lost and not definition.login:
        yield (*place, "session_lost"), "needs login steps"
    if rule.session_lost and not rule.body and not rule.where and not rule.status:
        yield (*place, "session_lost"), "would fit every answer"
    for index, condition in enumerate(rule.where):
        known = {
            "option": _names(definition),
            "credential": {field.name for field in definition.credentials},
            "session": {reading.name for step in definition.login for reading in step.keep},
        }
        yield from _condition(condition, (*place, "where", index), known)
    yield from _pattern(rule.body, (*place, "body"))
    yield from _pattern(rule.wait, (*place, "wait"), groups=1)


class _Run:
    """The steps of one section, with what placeholders may name at each place."""

    def __init__(self, definition: Definition, section: Section) -> None:
        self._definition = definition
        self._section = section
        self._steps: tuple[Step, ...] = getattr(definition, section.value)
        has_gallery = section not in (
            Section.LOGIN, Section.CHECK, Section.INFO, Section.DELETE, Section.ALIVE, Section.RESOLVE
        )  # fmt: skip
        knows_remote = has_gallery and section is not Section.BEGIN
        has_file = section in (Section.UPLOAD, Section.COVER, Section.LOOKUP)
        is_later = section in (Section.DELETE, Section.ALIVE, Section.RESOLVE)
        self._known: dict[str, set[str]] = {
            "credential": {field.name for field in definition.credentials},
            "option": _names(definition),
            "gallery": set(GALLERY_NAMES) if has_gallery else set(),
            "file": set(FILE_NAMES) if has_file else set(),
            "chunk": set(),
            "sent": set(FILE_READINGS) if is_later else set(),
            "session": {reading.name for step in definition.login for reading in step.keep},
            "remote": _kept(definition) if knows_remote else set[str](),
            "read": set(),
            "time": set(TIME_NAMES),
        }
        self._field_sets: set[str] = set()

    def faults(self) -> Iterator[Fault]:
        for index, step in enumerate(self._steps):
            yield from self._step(step, (self._section.value, index))
        match self._section:
            case Section.UPLOAD:
                yield from self._upload()
            case Section.RESULTS:
                if self._steps and not any(step.rows for step in self._steps):
                    yield ("results",), "no step has rows"
            case Section.INFO:
                for index, step in enumerate(self._steps):
                    for place, reading in enumerate(step.read):
                        if reading.name not in INFO_NAMES and not self._is_used(reading.name):
                            yield ("info", index, "read", place, "name"), f"is none of {', '.join(INFO_NAMES)}"

    def _is_used(self, name: str) -> bool:
        return any(f"{{read.{name}" in text for text in _texts(self._steps))

    def _upload(self) -> Iterator[Fault]:
        files = sum(field.file is not None for step in self._steps for field in step.fields)
        if files != 1:
            yield ("upload",), f"exactly one field carries the file, not {files}"
        readings = [reading for step in self._steps for reading in step.read]
        links = [reading for reading in readings if reading.name in ("page_url", "image_url")]
        # Where a step may be passed over, each way to the end has to read the link for itself.
        is_sure = any(not reading.optional for reading in links) or any(step.unless for step in self._steps)
        if not self._definition.results and not (links and is_sure):
            yield ("upload",), "page_url or image_url has to be read, and not optional"

    def _step(self, step: Step, place: lines.Path) -> Iterator[Fault]:
        self._known["chunk"] = set(CHUNK_NAMES) if step.chunk_bytes else set()
        yield from _template(step.only_if, (*place, "only_if"), self._known)
        yield from _template(step.unless, (*place, "unless"), self._known)
        yield from self._url(step, place)
        for index, header in enumerate(step.headers):
            if not _HEADER.fullmatch(header.name):
                yield (*place, "headers", index, "name"), "is no name of a header"
            if header.value and header.basic:
                yield (*place, "headers", index), "value or basic, not both"
            yield from _template(header.value, (*place, "headers", index, "value"), self._known)
            yield from _template(header.basic, (*place, "headers", index, "basic"), self._known)
            yield from self._when(header.when, (*place, "headers", index, "when"))
        yield from self._body(step, place)
        for index, condition in enumerate(step.success):
            yield from _condition(condition, (*place, "success", index), self._known)
        yield from self._sets(step, place)
        names: set[str] = set()
        for key, readings in (("read", step.read), ("keep", step.keep)):
            for index, reading in enumerate(readings):
                spot = (*place, key, index)
                if reading.name in names:
                    yield (*spot, "name"), f"a second {reading.name}"
                names.add(reading.name)
                yield from self._reading(reading, spot)
        if step.poll is not None:
            for index, condition in enumerate(step.poll.until):
                yield from _condition(condition, (*place, "poll", "until", index), self._known)
            if not step.poll.until and step.rows is None:
                yield (*place, "poll"), "needs a condition"
            if step.poll.kind in NOT_FOR_HOSTS:
                yield (*place, "poll", "kind"), f"{step.poll.kind} is no answer of a host"
        yield from self._kept(step, place)
        yield from self._rows(step, place)

    def _kept(self, step: Step, place: lines.Path) -> Iterator[Fault]:
        if step.keep and self._section not in (Section.LOGIN, Section.BEGIN, Section.UPLOAD):
            yield (*place, "keep"), f"{self._section.value} keeps nothing"
        if step.keep_each and self._section is not Section.UPLOAD:
            yield (*place, "keep_each"), "belongs to upload"
        if self._section is Section.BEGIN:
            self._known["remote"] |= {reading.name for reading in step.keep}

    def _sets(self, step: Step, place: lines.Path) -> Iterator[Fault]:
        for index, wanted in enumerate(step.field_sets):
            spot = (*place, "field_sets", index)
            if wanted.json is not None:
                yield from _parsed(json_path, wanted.json, (*spot, "json"))
            if wanted.css is not None:
                yield from _parsed(css_selector, wanted.css, (*spot, "css"))
            self._field_sets.add(wanted.name)

    def _rows(self, step: Step, place: lines.Path) -> Iterator[Fault]:
        if step.rows is None:
            return
        spot = (*place, "rows")
        if self._section not in (Section.RESULTS, Section.LOOKUP):
            yield spot, "belongs to results and lookup"
        if (self._section is Section.LOOKUP) != bool(step.rows.equals):
            yield (*spot, "equals"), "belongs to lookup, and is needed there"
        if step.rows.equals and step.rows.file is None:
            yield (*spot, "file"), "is needed with equals"
        yield from _template(step.rows.equals, (*spot, "equals"), self._known)
        if step.rows.json is not None:
            yield from _parsed(json_path, step.rows.json, (*spot, "json"))
        if step.rows.css is not None:
            yield from _parsed(css_selector, step.rows.css, (*spot, "css"))
        yield from _pattern(step.rows.regex or "", (*spot, "regex"))
        known = {**self._known, "read": {reading.name for reading in step.rows.read}}
        if step.rows.file is not None:
            yield from _extraction(step.rows.file, (*spot, "file"), known)
        for index, reading in enumerate(step.rows.read):
            yield from _extraction(reading, (*spot, "read", index), known)
        if not any(reading.name in ("page_url", "image_url") for reading in step.rows.read):
            yield (*spot, "read"), "page_url or image_url has to be read"

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
        has_json, has_text = step.json is not None, bool(step.text)
        if has_json and (step.body is not BodyKind.JSON or step.fields):
            yield (*place, "json"), "belongs to body = json without fields"
        if has_text != (step.body is BodyKind.TEXT) or (has_text and step.fields):
            yield (*place, "text"), "text belongs to body = text, and to no other"
        if not has_json and not has_text and (step.body is BodyKind.NONE) != (not step.fields):
            yield (*place, "body"), "a body has fields, and fields need a body"
        for text in _texts(step.json):
            yield from _template(text, (*place, "json"), self._known)
        yield from _template(step.text, (*place, "text"), self._known)
        is_raw = step.body is BodyKind.RAW
        if is_raw and [field.file is not None for field in step.fields] != [True]:
            yield (*place, "fields"), "a raw body is one field with file"
        if step.chunk_bytes and not (step.carries_file and step.body in (BodyKind.RAW, BodyKind.MULTIPART)):
            yield (*place, "chunk_bytes"), "belongs to a multipart or raw body with a file"
        for index, field in enumerate(step.fields):
            yield from self._field(field, step, (*place, "fields", index))

    def _field(self, field: FormField, step: Step, spot: lines.Path) -> Iterator[Fault]:
        if not field.name and step.body is not BodyKind.RAW and field.all_of is None:
            yield spot, "a field needs a name"
        if field.file is not None and self._section not in (Section.UPLOAD, Section.COVER):
            yield spot, "only upload and cover steps have a file"
        if field.file is not None and field.encoding not in (Encoding.NONE, Encoding.BASE64):
            yield (*spot, "encoding"), "a file is sent as it is, or as base64"
        is_text = field.file is None or field.encoding is Encoding.BASE64
        is_form = step.body in (BodyKind.MULTIPART, BodyKind.RAW)
        if (field.sample is not None or not is_text) and not is_form:
            yield spot, "a file needs body = multipart or raw, or encoding = base64"
        if field.all_of is not None and field.all_of not in self._field_sets:
            yield (*spot, "all_of"), f"no step before this one has a field set {field.all_of}"
        yield from _template(field.name, (*spot, "name"), self._known)
        yield from _template(field.value or field.file or "", (*spot, "value" if field.value else "file"), self._known)
        yield from self._when(field.when, (*spot, "when"))

    def _when(self, when: When, place: lines.Path) -> Iterator[Fault]:
        if when in (When.FIRST_FILE, When.LATER_FILES) and self._section is not Section.UPLOAD:
            yield place, f"{when} belongs to upload"

    def _reading(self, reading: Reading, place: lines.Path) -> Iterator[Fault]:
        yield from _extraction(reading, place, self._known)
        yield from _pattern(reading.fake, (*place, "fake"))
        self._known["read"].add(reading.name)


# -- texts ---------------------------------------------------------------------------------------------------


def _extraction(wanted: Extraction, place: lines.Path, known: Mapping[str, set[str]]) -> Iterator[Fault]:
    if wanted.json is not None:
        yield from _parsed(json_path, wanted.json, (*place, "json"))
    if wanted.css is not None:
        yield from _parsed(css_selector, wanted.css, (*place, "css"))
    if wanted.xml is not None:
        yield from _parsed(xml_path, wanted.xml, (*place, "xml"))
    if wanted.placed is not None:
        yield from _parsed(css_selector, wanted.placed.css, (*place, "placed", "css"))
        yield from _pattern(wanted.placed.position, (*place, "placed", "position"), groups=1)
    yield from _pattern(wanted.regex or "", (*place, "regex"))
    if wanted.value is not None:
        yield from _template(wanted.value, (*place, "value"), known)
    for key, terms in (("sum", wanted.sum), ("difference", wanted.difference)):
        for index, term in enumerate(terms or ()):
            yield from _template(term, (*place, key, index), known)
    for index, rewrite in enumerate(wanted.rewrite):
        spot = (*place, "rewrite", index)
        groups = [int(number) for number in regex.findall(r"\\(\d)", rewrite.by)]
        yield from _pattern(rewrite.pattern, (*spot, "pattern"), groups=max(groups, default=0))
        if regex.search(r"\\(?!\d)", rewrite.by):
            yield (*spot, "by"), "after a backslash comes the number of a group"
    for index, one in enumerate(wanted.first_of or ()):
        yield from _extraction(one, (*place, "first_of", index), known)


def _condition(condition: Condition, place: lines.Path, known: Mapping[str, set[str]]) -> Iterator[Fault]:
    if condition.equals is not None and condition.matches is not None:
        yield place, "equals or matches, not both"
    yield from _pattern(condition.matches or "", (*place, "matches"))
    yield from _extraction(condition, place, known)


def _texts(part: object) -> Iterator[str]:
    """Every text inside a part of a definition."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from _texts(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from _texts(value)
    elif isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            yield from _texts(getattr(part, name))


def _template(template: str, place: lines.Path, known: Mapping[str, set[str]]) -> Iterator[Fault]:
    try:
        pieces = parse(template)
    except ValueError as error:
        yield place, str(error)
        return
    for piece in pieces:
        if not piece.is_placeholder:
            continue
        for scope, name in piece.alternatives:
            if not (is_random(name) if scope == "random" else name in known.get(scope, ())):
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
