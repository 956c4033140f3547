"""Makes the request of a step. Pure: a step and values in, a `Request` out."""

from __future__ import annotations

from collections.abc import Iterator

from backend.hosts.base import FileToSend
from backend.hosts.definition import BodyKind, FormField, Header, Step, When
from backend.hosts.placeholders import Values
from backend.uploads.body import FileField, TextField, json_body, multipart, raw, urlencoded
from backend.uploads.http import Body, Request

SAMPLE_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de00"
    "00000c49444154789c63d0cf7f0b00025c018c74fb68530000000049454e44ae426082"
)


def build(step: Step, values: Values, file: FileToSend | None, inactivity_s: float) -> Request:
    """Redirects are not followed: whoever sends the request checks each address first."""
    headers = {
        header.name: value
        for header in step.headers
        if _is_sent(header, value := values.fill(header.value), values)
    }  # fmt: skip
    return Request(
        method=step.method,
        url=values.fill_url(step.url),
        headers=headers,
        body=_body(step, values, file),
        inactivity_s=inactivity_s,
        follow_redirects=False,
    )


def _body(step: Step, values: Values, file: FileToSend | None) -> Body | None:
    match step.body:
        case BodyKind.NONE:
            return None
        case BodyKind.MULTIPART:
            return multipart([_part(field, values, file) for field in _sent(step, values)])
        case BodyKind.URLENCODED:
            return urlencoded(list(_texts(step, values)))
        case BodyKind.JSON:
            return json_body(dict(_texts(step, values)))
        case BodyKind.TEXT:
            return raw(values.fill(step.text).encode(), "text/plain")
        case BodyKind.RAW:
            assert file is not None
            return raw(file.source, file.mime)


def _sent(step: Step, values: Values) -> Iterator[FormField]:
    for field in step.fields:
        if _is_sent(field, values.fill(field.value or ""), values):
            yield field


def _texts(step: Step, values: Values) -> Iterator[tuple[str, str]]:
    for field in _sent(step, values):
        yield field.name, values.fill(field.value or "")


def _part(field: FormField, values: Values, file: FileToSend | None) -> TextField | FileField:
    if field.sample is not None:
        return FileField(field.name, field.sample, "image/png", SAMPLE_PNG)
    if field.file is not None:
        assert file is not None
        return FileField(field.name, values.fill(field.file), file.mime, file.source)
    return TextField(field.name, values.fill(field.value or ""))


def _is_sent(part: Header | FormField, value: str, values: Values) -> bool:
    match part.when:
        case When.ALWAYS:
            return True
        case When.SET:
            return bool(value)
        case When.FIRST_FILE:
            return values.is_first_file
        case When.LATER_FILES:
            return not values.is_first_file
