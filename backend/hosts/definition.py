"""What a host definition may say: the TOML file of one host as structs. WRITING.md explains it to its authors.

The order of the fields is the order of the sections in every definition. An unknown key is an error.
Texts marked "template" may hold placeholders (`placeholders.py`); texts marked "pattern" are regular expressions.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from backend.protocol.errors import ErrorKind
from backend.protocol.rows import FieldKind, HostKind

Name = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$")]
Count = Annotated[int, Meta(ge=1)]


class Confidence(StrEnum):
    """How sure a fact about a host is."""

    DOCUMENTED = "documented"  # by the host itself
    TWO_CLIENTS = "two_clients"  # seen in two independent working clients
    ONE_CLIENT = "one_client"
    TRIED = "tried"  # against the real host
    GENERAL = "general"  # general knowledge, not checked


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the facts of the definition come from."""

    text: str
    confidence: Confidence


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the host accepts and how it wants to be treated; meanings as in `base.HostLimits`."""

    formats: tuple[Literal["jpeg", "png", "gif", "webp", "bmp", "tiff", "avif", "heic"], ...] = ()
    max_size_bytes: Count | None = None
    connections: Annotated[int, Meta(ge=1, le=64)] = 4
    max_connections: Annotated[int, Meta(ge=1, le=64)] = 8
    requests_per_s: Annotated[float, Meta(gt=0)] | None = None
    burst: Count = 1
    tries: Annotated[int, Meta(ge=1, le=20)] = 3
    inactivity_s: Annotated[float, Meta(gt=0)] | None = None


class OptionChoice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`value` is stored and sent; `label` is what the person reads."""

    value: str
    label: str = ""


class Option(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One field of the credentials form or of the options form; its value is `{credential.NAME}` or `{option.NAME}`.

    A whole number outside its range is moved to the nearer end when it is sent.
    """

    name: Name
    label: str
    kind: FieldKind = FieldKind.TEXT
    help: str = ""
    default: str = ""
    is_required: bool = False
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[OptionChoice, ...] = ()


class Gallery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the host groups files. Without `begin` steps the first file of a set makes the gallery (`when`, `keep`).

    `url` is a template. `can_resume`: files may be added after a restart, for `valid_s` seconds after it was begun
    (None = for ever); later ones go into a new gallery. `has_cookies`: the host's cookies are kept while one gallery
    uploads and thrown away before the next. `name_removes` is a pattern of what a gallery's name may not hold.
    """

    url: str
    can_resume: bool = False
    valid_s: Count | None = None
    has_cookies: bool = False
    name_max_chars: Count | None = None
    name_removes: str = ""


class When(StrEnum):
    """When a header or a field is sent at all."""

    ALWAYS = "always"
    SET = "set"  # only if its value is not empty
    FIRST_FILE = "first_file"  # only while there is no remote gallery yet
    LATER_FILES = "later_files"


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A request header; `value` is a template."""

    name: str
    value: str
    when: When = When.ALWAYS


class FormField(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A field of the body: a text (`value`, template), the file (`file`: its name, template) or a sample picture.

    `sample` is the file name of a PNG of one pixel, for testing credentials where only an upload can show them.
    """

    name: str = ""
    value: str | None = None
    file: str | None = None
    sample: str | None = None
    when: When = When.ALWAYS

    def __post_init__(self) -> None:
        if sum(content is not None for content in (self.value, self.file, self.sample)) != 1:
            raise ValueError("a field has exactly one of value, file, sample")


class BodyKind(StrEnum):
    NONE = "none"
    MULTIPART = "multipart"
    URLENCODED = "urlencoded"
    JSON = "json"  # one object, all values as text
    RAW = "raw"  # the file and nothing else


class AnswerKind(StrEnum):
    """What the host answers when it is well; anything else is never believed."""

    JSON = "json"
    HTML = "html"
    TEXT = "text"  # anything but a page
    ANY = "any"


class Rewrite(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Replaces what `pattern` finds; the whole value becomes empty when it finds nothing. `by` may use \\1, \\2."""

    pattern: str
    by: str


class Extraction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How to get one text out of an answer: exactly one way, then all rewrites. Nothing found is the empty text.

    json: JSONPath, the first match that is a text, number or boolean. css: selector, first match; its text, or the
    value of `attribute`. regex: pattern, first match; its first group, or all of it. header: a header's name.
    text: the whole body without blanks around it. final_url: the address after redirects. value: template.
    first_of: the first of several that is not empty.
    """

    json: str | None = None
    css: str | None = None
    regex: str | None = None
    header: str | None = None
    text: Literal[True] | None = None
    final_url: Literal[True] | None = None
    value: str | None = None
    first_of: tuple[Extraction, ...] | None = None
    attribute: str = ""
    rewrite: tuple[Rewrite, ...] = ()

    def __post_init__(self) -> None:
        ways = (
            self.json, self.css, self.regex, self.header, self.text, self.final_url, self.value, self.first_of
        )  # fmt: skip
        if sum(way is not None for way in ways) != 1:
            raise ValueError("exactly one of json, css, regex, header, text, final_url, value, first_of is needed")
        if self.attribute and self.css is None:
            raise ValueError("attribute belongs to css")


class Reading(Extraction, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A named value from an answer. Empty and not `optional` means that the host has changed.

    `fake` is a pattern of a value that only looks like success: the host answered well but stored nothing.
    """

    name: Name
    optional: bool = False
    fake: str = ""


class Condition(Extraction, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Must hold for an answer to count as success: equal to a text, found by a pattern, or simply not empty."""

    equals: str | None = None
    matches: str | None = None


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One request and how its answer is read.

    `url` is a template; a placeholder at its very beginning is an address, all others are percent-encoded.
    `read` gives `{read.NAME}` for what follows in the same run of steps. `keep` gives `{remote.NAME}`, stored with
    the gallery; in an upload only the first file keeps.
    """

    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"] = "POST"
    url: str
    headers: tuple[Header, ...] = ()
    body: BodyKind = BodyKind.NONE
    fields: tuple[FormField, ...] = ()
    answer: AnswerKind = AnswerKind.JSON
    success: tuple[Condition, ...] = ()
    read: tuple[Reading, ...] = ()
    keep: tuple[Reading, ...] = ()

    @property
    def carries_file(self) -> bool:
        return any(field.file is not None for field in self.fields)


class ErrorRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Turns an answer that is no success into a kind of error; the first rule that fits counts, then the defaults.

    `status`: one of these (empty = any). `body`: pattern that the body must hold. `wait_s`: try again after so many
    seconds; `wait`: pattern whose first group is that number. `gallery_lost`: the host does not take files into this
    gallery any more; the file goes into a new one.
    """

    status: tuple[Annotated[int, Meta(ge=100, le=599)], ...] = ()
    body: str = ""
    kind: ErrorKind
    wait_s: Count | None = None
    wait: str = ""
    gallery_lost: bool = False


class Errors(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`detail` finds the host's own words in an answer that is no success."""

    detail: Extraction | None = None
    rules: tuple[ErrorRule, ...] = ()


class Definition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One host. `domains` are all it may send to, each with its sub-domains. Steps run in order:

    begin (once for a set), upload (for each file), finish (once, also after a partial failure), check (credentials;
    a reading named `label` names the account).
    """

    definition: Literal[1]
    id: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9.-]*$", max_length=64)]
    name: str
    code: Annotated[str, Meta(pattern=r"^[A-Z]{2,4}$")]
    kind: HostKind
    site_url: str
    domains: Annotated[tuple[str, ...], Meta(min_length=1)]
    sources: Annotated[tuple[Source, ...], Meta(min_length=1)]
    limits: Limits
    credentials: tuple[Option, ...] = ()
    options: tuple[Option, ...] = ()
    gallery: Gallery | None = None
    begin: tuple[Step, ...] = ()
    upload: Annotated[tuple[Step, ...], Meta(min_length=1)]
    finish: tuple[Step, ...] = ()
    check: tuple[Step, ...] = ()
    errors: Errors = Errors()

    @property
    def first_file_alone(self) -> bool:
        return self.gallery is not None and not self.begin
