"""Makes the request of a step: a step and values in, a `Request` out. Reads a file only where its text is counted."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from backend.hosts.base import FileToSend
from backend.hosts.definition import BodyKind, Encoding, FormField, Header, Step, When
from backend.hosts.placeholders import Values, parse
from backend.uploads.body import FileField, TextField, json_body, multipart, prepare, raw, raw_slice, urlencoded
from backend.uploads.http import Body, Request
from backend.uploads.segments import Base64Text, Slice

SAMPLE_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de00"
    "00000c49444154789c63d0cf7f0b00025c018c74fb68530000000049454e44ae426082"
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a file: the bytes from `start` to before `end`. `index` counts from 0."""

    index: int
    count: int
    start: int
    end: int

    @property
    def is_last(self) -> bool:
        return self.index == self.count - 1

    def values(self) -> Mapping[str, str]:
        return {
            "index": str(self.index),
            "number": str(self.index + 1),
            "count": str(self.count),
            "start": str(self.start),
            "end": str(max(self.start, self.end - 1)),
            "size_bytes": str(self.end - self.start),
        }


def chunks_of(size_bytes: int, chunk_bytes: int) -> Iterator[Chunk]:
    """An empty file is one empty chunk."""
    count = max(1, -(-size_bytes // chunk_bytes))
    for index in range(count):
        yield Chunk(index, count, index * chunk_bytes, min(size_bytes, (index + 1) * chunk_bytes))


async def build(
    step: Step, values: Values, file: FileToSend | None, inactivity_s: float, chunk: Chunk | None = None
) -> Request:
    """Redirects are not followed: whoever sends the request checks each address first.

    Raises Problem(FILE_CHANGED, FILE_UNREADABLE) when a file had to be read and was not what the scan saw.
    """
    headers = {}
    for header in step.headers:
        if _is_sent(header, header.value or header.basic, values):
            headers[header.name] = _header(header, values)
    body = _body(step, values, file, chunk)
    if body is not None:
        await prepare(body)
    return Request(
        method=step.method,
        url=values.fill_url(step.url),
        headers=headers,
        body=body,
        inactivity_s=inactivity_s,
        follow_redirects=False,
    )


def _body(step: Step, values: Values, file: FileToSend | None, chunk: Chunk | None) -> Body | None:
    match step.body:
        case BodyKind.NONE:
            return None
        case BodyKind.MULTIPART:
            return multipart(
                [part for field in _sent(step, values) for part in _parts(field, step, values, file, chunk)]
            )
        case BodyKind.URLENCODED:
            return urlencoded(list(_pairs(step, values, file)))
        case BodyKind.JSON:
            return json_body(_filled(step.json, values) if step.json is not None else dict(_pairs(step, values, file)))
        case BodyKind.TEXT:
            return raw(values.fill(step.text).encode(), "text/plain; charset=utf-8")
        case BodyKind.RAW:
            assert file is not None
            if chunk is not None:
                return raw_slice(file.source, chunk.start, chunk.end, file.mime)
            return raw(file.source, file.mime)


def _sent(step: Step, values: Values) -> Iterator[FormField]:
    for field in step.fields:
        if _is_sent(field, field.value or "", values):
            yield field


def _pairs(step: Step, values: Values, file: FileToSend | None) -> Iterator[tuple[str, str | Base64Text]]:
    for field in _sent(step, values):
        if field.all_of is not None:
            yield from _set(field.all_of, step, values)
        elif field.file is not None:
            assert file is not None
            yield values.fill(field.name), Base64Text(file.source)
        else:
            yield values.fill(field.name), encoded(values.fill(field.value or ""), field.encoding)


def _parts(
    field: FormField, step: Step, values: Values, file: FileToSend | None, chunk: Chunk | None
) -> list[TextField | FileField]:
    if field.all_of is not None:
        return [TextField(name, value) for name, value in _set(field.all_of, step, values)]
    name = values.fill(field.name)
    if field.sample is not None:
        return [FileField(name, field.sample, "image/png", SAMPLE_PNG)]
    if field.file is not None:
        assert file is not None
        piece = Slice(file.source, chunk.start, chunk.end) if chunk is not None else file.source
        content = Base64Text(piece) if field.encoding is Encoding.BASE64 else piece
        return [FileField(name, values.fill(field.file), file.mime, content)]
    return [TextField(name, encoded(values.fill(field.value or ""), field.encoding))]


def _set(name: str, step: Step, values: Values) -> list[tuple[str, str]]:
    own = {values.fill(field.name) for field in step.fields}
    return [(key, value) for key, value in values.field_sets.get(name, ()) if key not in own]


def _header(header: Header, values: Values) -> str:
    if header.basic:
        return "Basic " + encoded(values.fill(header.basic), Encoding.BASE64)
    return encoded(values.fill(header.value), header.encoding)


def encoded(value: str, encoding: Encoding) -> str:
    """An empty value stays empty: a field that is not set has no digest either."""
    if not value:
        return ""
    match encoding:
        case Encoding.NONE:
            return value
        case Encoding.BASE64:
            return base64.b64encode(value.encode()).decode()
        case Encoding.MD5 | Encoding.SHA1 | Encoding.SHA256:
            return hashlib.new(encoding.value, value.encode(), usedforsecurity=False).hexdigest()


def _filled(value: object, values: Values) -> object:
    """A JSON body with its placeholders replaced, in texts only; without members of which nothing is left."""
    if isinstance(value, str):
        return values.fill(value)
    if isinstance(value, dict):
        filled = {key: _filled(one, values) for key, one in value.items()}
        return {key: one for key, one in filled.items() if one != "" or not _is_placeholder(value[key])}
    if isinstance(value, list):
        return [_filled(one, values) for one in value]
    return value


def _is_placeholder(value: object) -> bool:
    return isinstance(value, str) and bool(value) and all(piece.is_placeholder for piece in parse(value))


def _is_sent(part: Header | FormField, template: str, values: Values) -> bool:
    match part.when:
        case When.ALWAYS:
            return True
        case When.SET:
            return bool(values.fill_all(template))
        case When.FIRST_FILE:
            return values.is_first_file
        case When.LATER_FILES:
            return not values.is_first_file
