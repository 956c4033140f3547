"""What a host definition may say: the TOML file of one host as structs. WRITING.md explains it to its authors.

The order of the fields is the order of the sections in every definition. An unknown key is an error.
Texts marked "template" may hold placeholders (`placeholders.py`); texts marked "pattern" are regular expressions.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from backend.protocol.errors import ErrorKind
from backend.protocol.hosts import FieldKind, HostKind

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
    max_width: Count | None = None
    max_height: Count | None = None
    max_pixels: Count | None = None
    min_width: Count | None = None
    min_height: Count | None = None
    files_per_gallery: Count | None = None


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

    `url` is a template; empty for a set that has no page of its own (a batch). `can_resume`: files may be added after
    a restart, for `valid_s` seconds after it was begun (None = for ever); later ones go into a new gallery.
    `has_cookies`: the host's cookies are kept while one gallery uploads and thrown away before the next.
    `name_removes` is a pattern of what a gallery's name may not hold.
    """

    url: str = ""
    can_resume: bool = False
    valid_s: Count | None = None
    has_cookies: bool = False
    name_max_chars: Count | None = None
    name_removes: str = ""


class Section(StrEnum):
    """The runs of steps of a definition."""

    LOGIN = "login"
    BEGIN = "begin"
    UPLOAD = "upload"
    RESULTS = "results"
    FINISH = "finish"
    COVER = "cover"
    RENAME = "rename"
    RESOLVE = "resolve"
    LOOKUP = "lookup"
    CHECK = "check"
    INFO = "info"
    DELETE = "delete"
    ALIVE = "alive"


class Session(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an account is signed in: the `login` steps run once, and what they `keep` is `{session.NAME}` until it ends.

    `cookies`: the host's cookies are kept with the session, and every request of the account has them. `valid_s` is
    its life time; a kept value named `expires_in_s` counts before that. It is renewed a twentieth of that time (at
    most five minutes) ahead of its end. `pause_s` is the least time between two logins of one account. `used_by`
    names the sections that need a session (empty = all but login), `needs` the credentials without which there is none:
    those sections fail then, and all others go on. It is stored encrypted and survives a restart.
    """

    cookies: bool = False
    valid_s: Count | None = None
    pause_s: Annotated[float, Meta(ge=0)] = 1.0
    used_by: tuple[Section, ...] = ()
    needs: tuple[Name, ...] = ()


class When(StrEnum):
    """When a header or a field is sent at all."""

    ALWAYS = "always"
    SET = "set"  # only if neither its value nor one of its placeholders is empty
    FIRST_FILE = "first_file"  # only while there is no remote gallery yet
    LATER_FILES = "later_files"


class Encoding(StrEnum):
    """What is done with a value before it is sent."""

    NONE = "none"
    BASE64 = "base64"
    MD5 = "md5"  # hexadecimal digits of its UTF-8 bytes
    SHA1 = "sha1"
    SHA256 = "sha256"


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A request header; `value` is a template. `basic`: template `user:password` of HTTP Basic, encoded as it needs."""

    name: str
    value: str = ""
    basic: str = ""
    encoding: Encoding = Encoding.NONE
    when: When = When.ALWAYS


class FormField(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A field of the body: a text (`value`, template), the file (`file`: its name, template), a sample picture, or
    all pairs that an earlier step read into `field_sets` (`all_of`: its name), but for those that the body names.

    `name` is a template. `sample` is the file name of a PNG of one pixel, for testing credentials where only an upload
    can show them. `encoding` applies to `value`; for `file` it may be base64: the file is sent as text.
    """

    name: str = ""
    value: str | None = None
    file: str | None = None
    sample: str | None = None
    all_of: str | None = None
    encoding: Encoding = Encoding.NONE
    when: When = When.ALWAYS

    def __post_init__(self) -> None:
        if sum(content is not None for content in (self.value, self.file, self.sample, self.all_of)) != 1:
            raise ValueError("a field has exactly one of value, file, sample, all_of")


class BodyKind(StrEnum):
    NONE = "none"
    MULTIPART = "multipart"
    URLENCODED = "urlencoded"
    JSON = "json"  # one object: `fields` as text, or `json` as it is written
    RAW = "raw"  # the file and nothing else
    TEXT = "text"  # the template `text` and nothing else; its type is a header of the step


class AnswerKind(StrEnum):
    """What the host answers when it is well; anything else is never believed."""

    JSON = "json"
    XML = "xml"
    HTML = "html"
    TEXT = "text"  # anything but a page
    ANY = "any"


class Rewrite(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Replaces what `pattern` finds; the whole value becomes empty when it finds nothing. `by` may use \\1, \\2."""

    pattern: str
    by: str


class Decoding(StrEnum):
    """What is done with a value after it was found, before its rewrites."""

    NONE = "none"
    HTML = "html"  # character references
    URL = "url"  # percent signs
    BASE64 = "base64"


class ValueType(StrEnum):
    """What a value means; one that cannot be read so is empty."""

    TEXT = "text"
    BYTES = "bytes"  # a whole number, or a number with a unit ("1.5 GB", 1000 or 1024 as it says); becomes digits
    TIME = "time"  # Unix seconds or milliseconds, ISO 8601, "2026-01-02 03:04:05" (UTC); becomes Unix seconds


class Placed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The texts of all nodes that `css` finds, in the order of the number that is the first group of `position` in
    their `style`: digits that only look right on the screen."""

    css: str
    position: str


WAYS = (
    "json", "css", "xml", "regex", "header", "cookie", "text", "final_url", "placed", "value", "sum", "difference",
    "first_of",
)  # fmt: skip


class Extraction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How to get one text out of an answer: exactly one way, then decoding, rewrites, type. Nothing found is empty.

    json: JSONPath, the first match that is a text, number or boolean. css: selector, first match; its text, or the
    value of `attribute`. xml: XPath, first match; its text or attribute. regex: pattern, first match; its first group,
    or all of it. header: a header's name. cookie: a cookie's name, as the host has set it by now. text: the whole body
    without blanks around it. final_url: the address after redirects. value: template. sum, difference: of whole
    numbers, each a template; empty when one is. first_of: the first of several that is not empty.
    """

    json: str | None = None
    css: str | None = None
    xml: str | None = None
    regex: str | None = None
    header: str | None = None
    cookie: str | None = None
    text: Literal[True] | None = None
    final_url: Literal[True] | None = None
    placed: Placed | None = None
    value: str | None = None
    sum: tuple[str, ...] | None = None
    difference: tuple[str, str] | None = None
    first_of: tuple[Extraction, ...] | None = None
    attribute: str = ""
    decode: Decoding = Decoding.NONE
    rewrite: tuple[Rewrite, ...] = ()
    type: ValueType = ValueType.TEXT

    def __post_init__(self) -> None:
        if [getattr(self, way) is not None for way in WAYS].count(True) != 1:
            raise ValueError(f"exactly one of {', '.join(WAYS)} is needed")
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


class FieldSet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Many fields read at once, to be sent again by `all_of`: the members of an object (`json`), or name and value of
    all inputs that a selector finds (`css`), for example `form#login input[type=hidden]`."""

    name: Name
    json: str | None = None
    css: str | None = None

    def __post_init__(self) -> None:
        if (self.json is None) == (self.css is None):
            raise ValueError("a field set has exactly one of json, css")


class Poll(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Ask again after these delays until all conditions hold, and until `rows` name every file. When the conditions
    never do, the step has failed as `kind`; an upload whose file has been sent has an unknown outcome then."""

    until: tuple[Condition, ...] = ()
    delays_s: Annotated[tuple[Annotated[float, Meta(ge=0, le=600)], ...], Meta(min_length=1, max_length=100)]
    kind: ErrorKind = ErrorKind.HOST_UNAVAILABLE


class Rows(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An answer that holds the links of many files. Exactly one way finds the rows (json: every match; css: every
    node; regex: every match, as a text of its own). What is read then, is read from one row; `css = ":scope"` is its
    node. `file` reads the name of its file as it was sent, `read` its links. Without `file`, the rows are in the order
    in which the uploads were completed. A row that names an unknown file is passed over; of two for the same file the
    later one counts. In `lookup` and `begin`, `equals` (template) says which row is the file's or the gallery's: the
    first whose `file` is that; its values are read before those of the step."""

    json: str | None = None
    css: str | None = None
    regex: str | None = None
    file: Extraction | None = None
    equals: str = ""
    read: Annotated[tuple[Reading, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        if [self.json, self.css, self.regex].count(None) != 2:
            raise ValueError("rows have exactly one of json, css, regex")


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One request and how its answer is read.

    `only_if`, `unless`: templates; the step is passed over when the first is empty, or the second is not. `wait_s`: a
    pause before it. `url` is a template; a placeholder at its very beginning is an address, all others are
    percent-encoded. `json` is the body as it is written, its texts templates; a member that is nothing but
    placeholders and comes out empty is left out. `chunk_bytes`: the file is sent in
    pieces, the step once for each, with `{chunk.NAME}`; only the last answer has to hold the values, and what an
    earlier one has told can be sent with the next.
    `read` gives `{read.NAME}` for what follows in the same run of steps. `keep` gives `{remote.NAME}`, stored with
    the gallery; in an upload only the first file keeps (`keep_each`: every file, the newest value counts); `results`
    may add to it, too. In `login` it gives `{session.NAME}`.
    """

    only_if: str = ""
    unless: str = ""
    wait_s: Annotated[float, Meta(ge=0, le=600)] = 0
    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"] = "POST"
    url: str
    headers: tuple[Header, ...] = ()
    body: BodyKind = BodyKind.NONE
    fields: tuple[FormField, ...] = ()
    json: dict[str, Any] | None = None
    text: str = ""
    chunk_bytes: Count | None = None
    answer: AnswerKind = AnswerKind.JSON
    success: tuple[Condition, ...] = ()
    poll: Poll | None = None
    field_sets: tuple[FieldSet, ...] = ()
    read: tuple[Reading, ...] = ()
    keep: tuple[Reading, ...] = ()
    keep_each: bool = False
    rows: Rows | None = None

    @property
    def carries_file(self) -> bool:
        return any(field.file is not None for field in self.fields)


class ErrorRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Turns an answer that is no success into a kind of error; the first rule that fits counts, then the defaults.

    `status`: one of these (empty = any). `body`: pattern that the body must hold. `where`: conditions that must all
    hold. `sections`: only in these (empty = all). `wait_s`: try again after so many seconds; `wait`:
    pattern whose first group is that number. `gallery_lost`: the host does not take files into this gallery any more;
    the file goes into a new one. `session_lost`: the account is signed in anew and the steps run once more; such a
    rule is looked for in answers that seem well, too. `not_stored`: the host says that it does not have the file, also
    when an earlier step has sent it.
    """

    status: tuple[Annotated[int, Meta(ge=100, le=599)], ...] = ()
    body: str = ""
    where: tuple[Condition, ...] = ()
    sections: tuple[Section, ...] = ()
    kind: ErrorKind
    wait_s: Count | None = None
    wait: str = ""
    gallery_lost: bool = False
    session_lost: bool = False
    not_stored: bool = False


class Errors(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`detail` finds the host's own words in an answer that is no success."""

    detail: Extraction | None = None
    rules: tuple[ErrorRule, ...] = ()


class Definition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One host. `domains` are all it may send to, each with its sub-domains; `{credential.NAME}` stands for the very
    server that the person entered there (a credential of kind url), which may be http and on any port.

    `extends` names a family (`families/NAME.toml`): its document with this one laid over it, tables merged, all else
    replaced; `{value.NAME}` in its texts stands for what `values` says. `sends`: each file by itself, or the gallery as
    ZIP archives. `repeat_is_safe`: sending the same file again makes no second copy. `store` is a name that hosts share
    when a file on one of them can be taken over by the others: they get it one after the other. `needs_account`:
    without credentials nothing can be sent, though no single field is required.

    Steps run in order:

    login (signs in an account, see `Session`), begin (once for a set), upload (for each file), results (once after the
    files of a set, for links that no upload answered), cover (the gallery's cover picture), finish (once, also after a
    partial failure), rename (gives a gallery its name later, for hosts where the upload cannot), resolve (reads the
    links of one file that its upload could not give), lookup (asks whether the host has a file whose upload has an
    unknown outcome: reads its links, or nothing), check (credentials; a reading named `label` names the account), info
    (the account: readings of `INFO_NAMES`), delete (one file), alive (is a file still there: success or not).
    """

    definition: Literal[1]
    extends: str = ""
    values: dict[str, str] = {}
    id: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9.-]*$", max_length=64)]
    name: str
    code: Annotated[str, Meta(pattern=r"^[A-Z0-9]{2,4}$")]
    kind: HostKind
    sends: Literal["files", "archive"] = "files"
    needs_account: bool = False
    store: str = ""
    repeat_is_safe: bool = False
    site_url: str
    domains: Annotated[tuple[str, ...], Meta(min_length=1)]
    sources: Annotated[tuple[Source, ...], Meta(min_length=1)]
    limits: Limits = Limits()
    credentials: tuple[Option, ...] = ()
    options: tuple[Option, ...] = ()
    gallery: Gallery | None = None
    session: Session | None = None
    login: tuple[Step, ...] = ()
    begin: tuple[Step, ...] = ()
    upload: Annotated[tuple[Step, ...], Meta(min_length=1)]
    results: tuple[Step, ...] = ()
    cover: tuple[Step, ...] = ()
    finish: tuple[Step, ...] = ()
    rename: tuple[Step, ...] = ()
    resolve: tuple[Step, ...] = ()
    lookup: tuple[Step, ...] = ()
    check: tuple[Step, ...] = ()
    info: tuple[Step, ...] = ()
    delete: tuple[Step, ...] = ()
    alive: tuple[Step, ...] = ()
    errors: Errors = Errors()

    @property
    def first_file_alone(self) -> bool:
        return self.gallery is not None and not self.begin and any(step.keep for step in self.upload)


LINK_NAMES = ("page_url", "image_url", "thumb_url", "delete_url")
FILE_READINGS = (*LINK_NAMES, "code")
"""What an upload can read of a file: its links, and the host's own word for it (`{sent.code}` in later steps)."""

INFO_NAMES = (
    "label", "storage_total_bytes", "storage_used_bytes", "storage_left_bytes", "traffic_total_bytes",
    "traffic_left_bytes", "max_size_bytes", "premium_until", "is_premium",
)  # fmt: skip
