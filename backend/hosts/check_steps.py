"""What can be wrong with the steps of a section: what placeholders may name where, and what belongs together. Pure."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from backend.hosts import lines
from backend.hosts.check_texts import (
    NOT_FOR_HOSTS,
    Fault,
    all_texts,
    in_condition,
    in_extraction,
    in_parsed,
    in_pattern,
    in_template,
    kept_names,
    option_names,
)
from backend.hosts.definition import (
    FILE_READINGS,
    INFO_NAMES,
    BodyKind,
    Definition,
    Encoding,
    FormField,
    Reading,
    Section,
    Step,
    When,
)
from backend.hosts.domains import is_allowed, origins
from backend.hosts.extract import css_selector, json_path
from backend.hosts.placeholders import CHUNK_NAMES, FILE_NAMES, GALLERY_NAMES, TIME_NAMES

_HEADER = regex.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")


class StepCheck:
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
            "option": option_names(definition),
            "gallery": set(GALLERY_NAMES) if has_gallery else set(),
            "file": set(FILE_NAMES) if has_file else set(),
            "chunk": set(),
            "sent": set(FILE_READINGS) if is_later else set(),
            "session": {reading.name for step in definition.login for reading in step.keep},
            "remote": kept_names(definition) if knows_remote else set[str](),
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
        return any(f"{{read.{name}" in text for text in all_texts(self._steps))

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
        if step.chunk_bytes:  # a piece may send what the answer to the one before has said
            self._known["read"] |= {reading.name for reading in step.read}
        yield from in_template(step.only_if, (*place, "only_if"), self._known)
        yield from in_template(step.unless, (*place, "unless"), self._known)
        yield from self._url(step, place)
        for index, header in enumerate(step.headers):
            if not _HEADER.fullmatch(header.name):
                yield (*place, "headers", index, "name"), "is no name of a header"
            if header.value and header.basic:
                yield (*place, "headers", index), "value or basic, not both"
            yield from in_template(header.value, (*place, "headers", index, "value"), self._known)
            yield from in_template(header.basic, (*place, "headers", index, "basic"), self._known)
            yield from self._when(header.when, (*place, "headers", index, "when"))
        yield from self._body(step, place)
        for index, condition in enumerate(step.success):
            yield from in_condition(condition, (*place, "success", index), self._known)
        yield from self._sets(step, place)
        yield from self._rows(step, place)
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
                yield from in_condition(condition, (*place, "poll", "until", index), self._known)
            if not step.poll.until and step.rows is None:
                yield (*place, "poll"), "needs a condition"
            if step.poll.kind in NOT_FOR_HOSTS:
                yield (*place, "poll", "kind"), f"{step.poll.kind} is no answer of a host"
        yield from self._kept(step, place)

    def _kept(self, step: Step, place: lines.Path) -> Iterator[Fault]:
        if step.keep and self._section not in (Section.LOGIN, Section.BEGIN, Section.UPLOAD, Section.RESULTS):
            yield (*place, "keep"), f"{self._section.value} keeps nothing"
        if step.keep_each and self._section is not Section.UPLOAD:
            yield (*place, "keep_each"), "belongs to upload"
        if self._section is Section.BEGIN:
            self._known["remote"] |= {reading.name for reading in step.keep}

    def _sets(self, step: Step, place: lines.Path) -> Iterator[Fault]:
        for index, wanted in enumerate(step.field_sets):
            spot = (*place, "field_sets", index)
            if wanted.json is not None:
                yield from in_parsed(json_path, wanted.json, (*spot, "json"))
            if wanted.css is not None:
                yield from in_parsed(css_selector, wanted.css, (*spot, "css"))
            self._field_sets.add(wanted.name)

    def _rows(self, step: Step, place: lines.Path) -> Iterator[Fault]:
        if step.rows is None:
            return
        spot = (*place, "rows")
        is_choice = self._section in (Section.BEGIN, Section.LOOKUP)
        if self._section is not Section.RESULTS and not is_choice:
            yield spot, "belongs to results, lookup and begin"
        if is_choice != bool(step.rows.equals):
            yield (*spot, "equals"), "belongs to lookup and begin, and is needed there"
        if step.rows.equals and step.rows.file is None:
            yield (*spot, "file"), "is needed with equals"
        yield from in_template(step.rows.equals, (*spot, "equals"), self._known)
        if step.rows.json is not None:
            yield from in_parsed(json_path, step.rows.json, (*spot, "json"))
        if step.rows.css is not None:
            yield from in_parsed(css_selector, step.rows.css, (*spot, "css"))
        yield from in_pattern(step.rows.regex or "", (*spot, "regex"))
        known = {**self._known, "read": {reading.name for reading in step.rows.read}}
        if step.rows.file is not None:
            yield from in_extraction(step.rows.file, (*spot, "file"), known)
        for index, reading in enumerate(step.rows.read):
            yield from in_extraction(reading, (*spot, "read", index), known)
        if is_choice:
            self._known["read"] |= {reading.name for reading in step.rows.read}
        is_file = self._section is not Section.BEGIN
        if is_file and not any(reading.name in ("page_url", "image_url") for reading in step.rows.read):
            yield (*spot, "read"), "page_url or image_url has to be read"

    def _url(self, step: Step, place: lines.Path) -> Iterator[Fault]:
        spot = (*place, "url")
        faults = list(in_template(step.url, spot, self._known))
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
        for text in all_texts(step.json):
            yield from in_template(text, (*place, "json"), self._known)
        yield from in_template(step.text, (*place, "text"), self._known)
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
        yield from in_template(field.name, (*spot, "name"), self._known)
        content = "value" if field.value else "file"
        yield from in_template(field.value or field.file or "", (*spot, content), self._known)
        yield from self._when(field.when, (*spot, "when"))

    def _when(self, when: When, place: lines.Path) -> Iterator[Fault]:
        if when in (When.FIRST_FILE, When.LATER_FILES) and self._section is not Section.UPLOAD:
            yield place, f"{when} belongs to upload"

    def _reading(self, reading: Reading, place: lines.Path) -> Iterator[Fault]:
        yield from in_extraction(reading, place, self._known)
        yield from in_pattern(reading.fake, (*place, "fake"))
        self._known["read"].add(reading.name)
