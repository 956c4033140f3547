"""What is wrong with a definition is told with file, line and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.hosts.check import check_file
from backend.hosts.definition import Definition
from backend.hosts.registry import BUILT_IN
from backend.protocol.errors import ErrorKind

GOOD = """\
definition = 1
id = "example.org"
name = "Example"
code = "EX"
kind = "image"
site_url = "https://example.org"
domains = ["example.org"]
sources = [{ text = "invented", confidence = "general" }]

[limits]
connections = 2

[[credentials]]
name = "key"
label = "Key"
kind = "secret"

[[options]]
name = "size"
label = "Size"
kind = "integer"
default = "200"
minimum = 100
maximum = 300

[[options]]
name = "mode"
label = "Mode"
kind = "choice"
default = "a"
choices = [{ value = "a" }, { value = "b" }]

[gallery]
url = "https://example.org/g/{remote.gallery}"

[[begin]]
url = "https://example.org/begin"
keep = [{ name = "gallery", json = "$.id" }]

[[upload]]
url = "https://example.org/{option.mode}/up"
headers = [{ name = "X-Key", value = "{credential.key}" }]
body = "multipart"
fields = [
  { name = "size", value = "{option.size}" },
  { name = "img", file = "{file.name}" },
]
success = [{ json = "$.status", equals = "ok" }]
read = [
  { name = "page_url", css = "a.page", attribute = "href" },
  { name = "thumb_url", value = "{read.page_url}", rewrite = [{ pattern = "/i/(.*)", by = '/t/\\1' }] },
]

[errors]
rules = [{ body = "gone", kind = "file_rejected", gallery_lost = true }]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "example.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_good_definition_has_no_errors(tmp_path: Path):
    definition, errors = check_file(write(tmp_path, GOOD))
    assert isinstance(definition, Definition)
    assert errors == ()


@pytest.mark.parametrize("path", sorted(BUILT_IN.glob("*.toml")), ids=lambda path: path.name)
def test_the_built_in_definitions_are_good(path: Path):
    definition, errors = check_file(path)
    assert errors == ()
    assert definition is not None
    assert path.name == f"{definition.id}.toml"


CASES = [
    # what is replaced, by what, the reason that is told, and what its line holds if not what was put in
    ('name = "Example"', "name = ", "invalid value"),
    ('code = "EX"', 'code = "Ex"', "code: expected str matching regex"),
    ('id = "example.org"\n', "", "id: is missing", "definition = 1"),
    ("definition = 1", "definition = 2", "definition: invalid enum value 2"),
    ("connections = 2", 'connections = "2"', "limits.connections: expected int, got str"),
    ("connections = 2", "connections = 9", "limits.connections: is larger than max_connections"),
    ("connections = 2", "speed = 2", "limits.speed: unknown field"),
    ('body = "multipart"', 'body = "form"', "upload[0].body: invalid enum value 'form'"),
    ('domains = ["example.org"]', 'domains = ["https://example.org"]', "domains[0]: https://example.org is no domain"),
    ('site_url = "https://example.org"', 'site_url = "http://example.org"', "site_url: is no https address"),
    ('url = "https://example.org/begin"', 'url = "https://evil.org/begin"', "begin[0].url: https://evil.org is no"),
    ('{option.mode}/up"', '{option.mod}/up"', "upload[0].url: unknown placeholder {option.mod}"),
    ('value = "{option.size}"', 'value = "{size}"', "upload[0].fields[0].value: unknown placeholder {size}"),
    ('value = "{option.size}"', 'value = "{random.words:3}"', "upload[0].fields[0].value: unknown placeholder"),
    ('value = "{option.size}"', 'value = "{read.page_url}"', "upload[0].fields[0].value: unknown placeholder"),
    ('value = "{option.size}"', 'value = "{option.size"', "upload[0].fields[0].value: a single {"),
    ('value = "{option.size}"', 'file = "x"', "upload: exactly one field carries the file, not 2", "[[upload]]"),
    ('file = "{file.name}"', 'file = "{file.path}"', "upload[0].fields[1].file: unknown placeholder {file.path}"),
    ('file = "{file.name}"', 'value = "x"', "upload: exactly one field carries the file, not 0", "[[upload]]"),
    ('value = "{option.size}" },', 'value = "1", sample = "x" },', "upload[0].fields[0]: a field has exactly one of"),
    ('name = "X-Key"', 'name = "X Key"', "upload[0].headers[0].name: is no name of a header"),
    ('css = "a.page"', 'css = "a["', "upload[0].read[0].css: is no CSS selector"),
    ('json = "$.status"', 'json = "status"', "upload[0].success[0].json: expected"),
    ('pattern = "/i/(.*)"', 'pattern = "/i/(.*"', "upload[0].read[1].rewrite[0].pattern: missing )"),
    ('pattern = "/i/(.*)"', 'pattern = "/i/.*"', "upload[0].read[1].rewrite[0].pattern: the pattern has no group 1"),
    ("by = '/t/\\1'", "by = '/t/\\g'", "upload[0].read[1].rewrite[0].by: after a backslash"),
    ('css = "a.page", attribute', 'json = "$.a", attribute', "upload[0].read[0]: attribute belongs to css"),
    ('css = "a.page"', 'css = "a.page", json = "$.a"', "upload[0].read[0]: exactly one of json, css"),
    ('name = "thumb_url"', 'name = "page_url"', "upload[0].read[1].name: a second page_url"),
    ('name = "page_url"', 'name = "address"', "upload: page_url or image_url has to be read", "[[upload]]"),
    ('default = "200"', 'default = "20"', "options[0].default: is outside minimum and maximum"),
    ('default = "200"', 'default = "many"', "options[0].default: expected a whole number"),
    ('kind = "integer"', 'kind = "text"', "options[0].kind: minimum and maximum belong to kind = integer"),
    ('kind = "integer"', 'kind = "choice"', "options[0].choices: choices belong to kind = choice", "[[options]]"),
    ('default = "a"', 'default = "c"', "options[1].default: is not one of the choices"),
    ('name = "mode"', 'name = "size"', "options[1].name: a second size"),
    ('kind = "secret"', 'kind = "switch"', "credentials[0].kind: a credential is secret, text or url"),
    ('kind = "secret"', 'default = "x"', "credentials[0].default: a credential has no default"),
    (
        '[gallery]\nurl = "https://example.org/g/{remote.gallery}"',
        "",
        "begin[0]: needs a [gallery] section",
        "[[begin]]",
    ),
    ("{remote.gallery}", "{remote.id}", "gallery.url: unknown placeholder {remote.id}"),
    ("{remote.gallery}", "{file.name}", "gallery.url: unknown placeholder {file.name}"),
    ('keep = [{ name = "gallery", json = "$.id" }]', "", "gallery: no step keeps anything of the gallery", "[gallery]"),
    ('equals = "ok"', 'equals = "ok", matches = "o"', "upload[0].success[0]: equals or matches, not both"),
    ('equals = "ok"', 'matches = "("', "upload[0].success[0].matches: missing )"),
    ('body = "gone"', 'body = "*"', "errors.rules[0].body: nothing to repeat"),
    ('body = "gone", ', "", "errors.rules[0]: status, body or where is needed", "rules = "),
    ('kind = "file_rejected"', 'kind = "bug"', "errors.rules[0].kind: bug is no answer of a host"),
    ('kind = "file_rejected"', 'kind = "quota", wait = "x"', "errors.rules[0].wait: the pattern has no group 1"),
    (
        'keep = [{ name = "gallery"',
        'body = "json"\nkeep = [{ name = "gallery"',
        "begin[0].body: a body has fields",
        "body = ",
    ),
    ('body = "multipart"', 'body = "json"', "upload[0].fields[1]: a file needs body = multipart or raw", '"img"'),
    ('body = "multipart"', 'body = "raw"', "upload[0].fields: a raw body is one field with file", "fields = "),
]


@pytest.mark.parametrize("case", CASES, ids=[case[2] for case in CASES])
def test_tells_file_line_and_reason(tmp_path: Path, case):
    old, new, reason, *there = case
    assert GOOD.count(old) == 1
    text = GOOD.replace(old, new)
    definition, errors = check_file(write(tmp_path, text))
    assert definition is None
    told = next((error for error in errors if error.detail.startswith(reason)), None)
    assert told is not None, errors
    assert told.kind is ErrorKind.BAD_INPUT
    file, _, line = told.subject.partition(":")
    assert file == "example.toml"
    assert (there[0] if there else new) in text.splitlines()[int(line) - 1]


def test_tells_every_error_in_order(tmp_path: Path):
    text = GOOD.replace("{option.mode}/up", "{option.a}/{option.b}").replace('site_url = "https', 'site_url = "http')
    _, errors = check_file(write(tmp_path, text))
    lines = [int(error.subject.partition(":")[2]) for error in errors]
    assert len(errors) == 3
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('url = "https://example.org/begin"', 'url = "https://example.org/begin"\nbody = "multipart"\n'
         'fields = [{ name = "f", file = "{file.name}" }]', "only upload and cover steps have a file"),
        ('url = "https://example.org/begin"', 'url = "https://example.org/begin"\nbody = "json"\n'
         'fields = [{ name = "f", value = "1", when = "first_file" }]', "first_file belongs to upload"),
        ('[errors]', '[[check]]\nurl = "https://example.org/me"\nkeep = [{ name = "x", text = true }]\n\n[errors]',
         "check keeps nothing"),
        ('[errors]', '[[finish]]\nurl = "https://example.org/f"\nkeep = [{ name = "x", text = true }]\n\n[errors]',
         "finish keeps nothing"),
        ('success = [', 'keep = [{ name = "x", text = true }]\nsuccess = [', "with begin steps the first file keeps"),
        ('[[options]]\nname = "mode"', '[[options]]\nname = "on"\nlabel = "On"\nkind = "switch"\n\n[[options]]\n'
         'name = "mode"', "a switch is true or false"),
        ('[gallery]', '[session]\nvalid_s = 9\n\n[gallery]', "session: needs login steps"),
        ('[errors]', '[session]\nused_by = ["login"]\n\n[[login]]\nurl = "https://example.org/l"\n\n[errors]',
         "login makes the session"),
        ('gallery_lost = true', 'session_lost = true', "needs login steps"),
        ('domains = [', 'domains = ["{credential.key}", ', "is no credential of kind url"),
        ('kind = "image"', 'kind = "image"\nextends = "nobody"', "there is no family nobody"),
        ('name = "Example"', 'name = "{value.who}"', "values.who is missing"),
        ('kind = "image"', 'kind = "image"\nsends = "archive"\nresults = [{ url = "https://example.org/r", rows = { '
         'json = "$[*]", read = [{ name = "page_url", json = "$.u" }] } }]', "have to come with the upload"),
        ('[errors]', '[[results]]\nurl = "https://example.org/r"\n\n[errors]', "no step has rows"),
        ('[errors]', '[[finish]]\nurl = "https://example.org/r"\nrows = { json = "$[*]", read = [{ name = "page_url", '
         'json = "$.u" }] }\n\n[errors]', "belongs to results, lookup and begin"),
        ('[errors]', '[[lookup]]\nurl = "https://example.org/r"\nrows = { json = "$[*]", read = [{ name = "page_url", '
         'json = "$.u" }] }\n\n[errors]', "is needed there"),
        ('[errors]', '[[info]]\nurl = "https://example.org/r"\nread = [{ name = "colour", json = "$.c" }]\n\n[errors]',
         "is none of label"),
        ('[errors]', '[[check]]\nurl = "https://example.org/r"\npoll = { delays_s = [1] }\n\n[errors]',
         "needs a condition"),
        ('[errors]', '[[check]]\nurl = "https://example.org/r"\nbody = "json"\njson = { a = "{read.b}" }\n\n[errors]',
         "unknown placeholder {read.b}"),
        ('[errors]', '[[check]]\nurl = "https://example.org/r"\nbody = "urlencoded"\njson = { a = "b" }\n\n[errors]',
         "belongs to body = json"),
        ('[errors]', '[[check]]\nurl = "https://example.org/r"\ntext = "b"\n\n[errors]', "text belongs to body = text"),
        ('[errors]', '[[check]]\nurl = "https://example.org/r?{sent.code}"\n\n[errors]', "placeholder {sent.code}"),
        ('[errors]', '[[check]]\nurl = "https://example.org/r?{chunk.index}"\n\n[errors]', "placeholder {chunk"),
        ('  { name = "size", value', '  { all_of = "set" },\n  { name = "size", value', "has a field set set"),
        ('  { name = "img", file = "{file.name}" }', '  { name = "img", file = "{file.name}", encoding = "md5" }',
         "as it is, or as base64"),
        ('body = "multipart"', 'body = "urlencoded"', "encoding = base64"),
        ('headers = [', 'chunk_bytes = 5\nheaders = [{ name = "A", value = "b", basic = "c" }, ',
         "value or basic, not both"),
        ('read = [\n', 'read = [\n  { name = "page_url", text = true },\n', "a second page_url"),
        ('json = "$.status", equals', 'xml = "/a[", equals', "success[0].xml"),
        ('json = "$.status", equals', 'placed = { css = "i", position = "x" }, equals', "the pattern has no group 1"),
    ],
)  # fmt: skip
def test_says_what_does_not_belong_together(tmp_path: Path, old, new, reason):
    _, errors = check_file(write(tmp_path, GOOD.replace(old, new, 1)))
    assert any(reason in error.detail for error in errors), errors


def test_a_file_that_cannot_be_read_is_an_error_too(tmp_path: Path):
    assert check_file(tmp_path / "gone.toml")[1][0].subject == "gone.toml:1"
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    assert check_file(tmp_path / "bytes.toml")[1][0].detail == "not UTF-8 text"
