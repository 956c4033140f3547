"""Reads a definition and says everything that is wrong with it, with file and line. Sends nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import regex

from backend.hosts import lines
from backend.hosts.check_steps import StepCheck
from backend.hosts.check_texts import (
    NOT_FOR_HOSTS,
    Fault,
    in_condition,
    in_pattern,
    in_template,
    kept_names,
    option_names,
)
from backend.hosts.definition import (
    Definition,
    ErrorRule,
    Option,
    Section,
)
from backend.hosts.domains import is_allowed, is_own
from backend.hosts.families import expanded
from backend.protocol import decoding
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.hosts import FieldKind

_DOMAIN = regex.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")


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
        definition = decoding.converted(expanded(document), Definition)
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
        yield from StepCheck(definition, section).faults()
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
    if definition.sends == "archive" and definition.results:
        yield ("results",), "links of archives have to come with the upload"
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
    if gallery.url and not any(step.keep for step in (*definition.begin, *definition.upload, *definition.results)):
        yield ("gallery",), "no step keeps anything of the gallery"
    known = {"remote": kept_names(definition), "option": option_names(definition)}
    yield from in_template(gallery.url, ("gallery", "url"), known)
    yield from in_pattern(gallery.name_removes, ("gallery", "name_removes"))


def _session(definition: Definition) -> Iterator[Fault]:
    if definition.session is None:
        return
    if not definition.login:
        yield ("session",), "needs login steps"
    if Section.LOGIN in definition.session.used_by:
        yield ("session", "used_by"), "login makes the session, it cannot need one"
    for index, name in enumerate(definition.session.needs):
        if name not in {field.name for field in definition.credentials}:
            yield ("session", "needs", index), f"there is no credential {name}"


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
            "option": option_names(definition),
            "credential": {field.name for field in definition.credentials},
            "session": {reading.name for step in definition.login for reading in step.keep},
        }
        yield from in_condition(condition, (*place, "where", index), known)
    yield from in_pattern(rule.body, (*place, "body"))
    yield from in_pattern(rule.wait, (*place, "wait"), groups=1)


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
