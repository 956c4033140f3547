"""What stays of a gallery on disk: its text and, as JSON, everything that is known of it.

A file that did not come from here is never written over: not that of another gallery with the same name, and not a
text that the person has edited since. The artifact then takes the next free name, `name (2)`.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from blake3 import blake3

from backend.errors import problem
from backend.output.atomic_file import write_atomically
from backend.output.file_name import safe_file_name
from backend.output.formats import FORMATS
from backend.output.gallery_data import ArchiveData, FileData, GalleryData
from backend.protocol import decoding
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.results import ArtifactRow, RenderedText
from backend.protocol.rows import FileState, GalleryRow, GalleryState, UploadState
from backend.protocol.templates import TextFormat

VERSION = 1
"""Raised when a reader of the older version could misunderstand a file."""


class ArtifactError(msgspec.Struct, frozen=True, kw_only=True):
    kind: ErrorKind
    detail: str


class ArtifactUpload(msgspec.Struct, frozen=True, kw_only=True):
    """One file on one host."""

    host: str
    state: UploadState
    page_url: str
    image_url: str
    thumb_url: str
    delete_url: str
    error: ArtifactError | None


class ArtifactFile(msgspec.Struct, frozen=True, kw_only=True):
    """`name` is relative to the gallery, with `/`; width and height as displayed, 0 when unknown."""

    name: str
    size_bytes: int
    width: int
    height: int
    format: str
    state: FileState
    error: ArtifactError | None
    uploads: tuple[ArtifactUpload, ...]


class ArtifactArchive(msgspec.Struct, frozen=True, kw_only=True):
    """One ZIP on one host; `files` are the names of what is in it, as in `ArtifactFile`."""

    host: str
    name: str
    number: int
    volumes: int
    size_bytes: int
    files: tuple[str, ...]
    state: UploadState
    page_url: str
    image_url: str
    delete_url: str
    error: ArtifactError | None


class ArtifactHost(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    gallery_url: str
    delete_url: str
    cover_page_url: str = ""
    cover_image_url: str = ""
    cover_thumb_url: str = ""


class ArtifactGallery(msgspec.Struct, frozen=True, kw_only=True):
    """Times in Unix seconds. `id` and `added_at` together are the gallery's identity."""

    id: int
    added_at: float
    name: str
    folder_name: str
    path: str
    tab: str
    state: GalleryState
    started_at: float | None
    finished_at: float | None
    upload_s: float
    custom: tuple[str, ...]
    ext: tuple[str, ...]


class ArtifactText(msgspec.Struct, frozen=True, kw_only=True):
    """The text beside the JSON. `blake3` (hex) tells whether the file is still as it was written."""

    file: str
    blake3: str
    template: str
    format: TextFormat
    left_out: int


class Artifact(msgspec.Struct, frozen=True, kw_only=True):
    """The JSON file."""

    galleon_artifact: int
    gallery: ArtifactGallery
    text: ArtifactText | None
    hosts: tuple[ArtifactHost, ...]
    files: tuple[ArtifactFile, ...]
    archives: tuple[ArtifactArchive, ...] = ()


def write(folder: Path, data: GalleryData, row: GalleryRow, rendered: Sequence[RenderedText]) -> list[str]:
    """Write `<name>.json` and the first text as `<name>.bbcode.txt`, `.html`, `.md` or `.txt`. Blocking.

    Returns for each text the path of its file, empty where none was written. An unchanged artifact is not touched.
    Raises Problem(DISK).
    """
    first = rendered[0]
    content = f"{first.text}\n".encode("utf-8", "replace") if first.text else b""
    suffix = FORMATS[first.format].suffix
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in _names(data.shown_name):
            text_path = folder / f"{name}{suffix}"
            json_path = folder / f"{name}.json"
            older = _older(json_path)
            if _may_take(json_path, text_path, older, data, content):
                break
        artifact = _artifact(data, row, first, text_path.name, content)
        if content:
            _write(text_path, content)
        _write(json_path, msgspec.json.format(msgspec.json.encode(artifact), indent=2) + b"\n")
        if older and older.text and older.text.file != text_path.name:
            (folder / older.text.file).unlink(missing_ok=True)  # the template's format has changed
    except OSError as error:
        raise problem(ErrorKind.DISK, error.strerror or str(error), subject=str(error.filename or folder)) from error
    return [str(text_path) if content else "", *("" for _ in rendered[1:])]


def remove_renamed(data: GalleryData, texts: Sequence[Path]) -> None:
    """Remove what was written of a gallery under a name that it no longer has. Blocking; never raises OSError.

    `texts` are the files of its texts. What is another gallery's, or was edited since, stays.
    """
    for text_path in texts:
        for suffix in {form.suffix for form in FORMATS.values()}:
            if not text_path.name.endswith(suffix):
                continue
            json_path = text_path.with_name(f"{text_path.name.removesuffix(suffix)}.json")
            with contextlib.suppress(OSError):
                older = _older(json_path)
                if older is None or older.text is None or older.text.file != text_path.name:
                    continue
                is_own = (older.gallery.id, older.gallery.added_at) == (data.id, data.added_at)
                if is_own and _hash_of(text_path) in (None, older.text.blake3):
                    text_path.unlink(missing_ok=True)
                    json_path.unlink(missing_ok=True)


def history(folder: Path, data: GalleryData) -> list[ArtifactRow]:
    """What was written for a gallery under its name, newest first: its artifact as it is, and those that were left
    alone because somebody had edited them. Blocking; files that cannot be read are passed over.
    """
    found = []
    for name in _names(data.shown_name):
        json_path = folder / f"{name}.json"
        if not json_path.exists():
            break
        artifact = _older(json_path)
        if artifact is None or (artifact.gallery.id, artifact.gallery.added_at) != (data.id, data.added_at):
            continue
        paths = [folder / artifact.text.file] if artifact.text else []
        found += [
            ArtifactRow(path=str(path), written_at=written_at, is_text=path != json_path)
            for path in (*paths, json_path)
            if (written_at := _written_at(path)) is not None
        ]
    return sorted(found, key=lambda row: (int(row.written_at), row.is_text), reverse=True)


def _written_at(path: Path) -> float | None:
    try:
        return path.stat().st_mtime
    except OSError:
        return None


def _names(name: str) -> Iterator[str]:
    base = safe_file_name(name)
    yield base
    for number in itertools.count(2):
        yield f"{base} ({number})"


def _older(json_path: Path) -> Artifact | None:
    """The artifact of this name, if there is one that can be understood."""
    try:
        artifact = decoding.from_json(json_path.read_bytes(), Artifact)
    except (FileNotFoundError, msgspec.DecodeError):
        return None
    if artifact.galleon_artifact != VERSION or (artifact.text and Path(artifact.text.file).name != artifact.text.file):
        return None
    return artifact


def _may_take(json_path: Path, text_path: Path, older: Artifact | None, data: GalleryData, content: bytes) -> bool:
    """Whether everything of this name came from this gallery and is as it was written."""
    if older is None:
        return not json_path.exists() and _is_free(text_path, content)
    if (older.gallery.id, older.gallery.added_at) != (data.id, data.added_at):
        return False
    if older.text is None:
        return _is_free(text_path, content)
    old_text_path = text_path.with_name(older.text.file)
    # A crash between the two files leaves the new text beside the old JSON: what is equal is ours as well.
    is_untouched = _hash_of(old_text_path) in (None, older.text.blake3, _hash(content))
    return is_untouched and (old_text_path == text_path or _is_free(text_path, content))


def _is_free(path: Path, content: bytes) -> bool:
    return _hash_of(path) in (None, _hash(content))


def _hash(content: bytes) -> str:
    return blake3(content).hexdigest()


def _hash_of(path: Path) -> str | None:
    """None when there is no such file."""
    try:
        return _hash(path.read_bytes())
    except FileNotFoundError:
        return None


def _write(path: Path, content: bytes) -> None:
    if _hash_of(path) != _hash(content):
        write_atomically(path, content)


def _artifact(data: GalleryData, row: GalleryRow, text: RenderedText, text_file: str, content: bytes) -> Artifact:
    return Artifact(
        galleon_artifact=VERSION,
        gallery=ArtifactGallery(
            id=data.id,
            added_at=data.added_at,
            name=_unicode(data.shown_name),
            folder_name=_unicode(data.folder_name),
            path=_unicode(data.path),
            tab=data.tab,
            state=row.state,
            started_at=row.started_at,
            finished_at=data.finished_at,
            upload_s=row.upload_s,
            custom=data.custom,
            ext=data.ext,
        ),
        text=ArtifactText(
            file=text_file,
            blake3=_hash(content),
            template=text.template_id,
            format=text.format,
            left_out=text.left_out,
        )
        if content
        else None,
        hosts=tuple(
            ArtifactHost(
                id=host.id,
                name=host.name,
                gallery_url=host.gallery_url,
                delete_url=host.delete_url,
                cover_page_url=host.cover.page_url,
                cover_image_url=host.cover.image_url,
                cover_thumb_url=host.cover.thumb_url,
            )
            for host in data.hosts
        ),
        files=tuple(map(_file, data.files)),
        archives=tuple(_archive(archive, data) for archive in data.archives),
    )


def _archive(archive: ArchiveData, data: GalleryData) -> ArtifactArchive:
    names = {file.id: _unicode(file.name) for file in data.files}
    return ArtifactArchive(
        host=archive.host_id,
        name=archive.name,
        number=archive.number,
        volumes=archive.volumes,
        size_bytes=archive.size_bytes,
        files=tuple(names[file_id] for file_id in archive.file_ids if file_id in names),
        state=archive.state,
        page_url=archive.links.page_url,
        image_url=archive.links.image_url,
        delete_url=archive.delete_url,
        error=_error(archive.error),
    )


def _file(file: FileData) -> ArtifactFile:
    return ArtifactFile(
        name=_unicode(file.name),
        size_bytes=file.size_bytes,
        width=file.width,
        height=file.height,
        format=file.format,
        state=file.state,
        error=_error(file.error),
        uploads=tuple(
            ArtifactUpload(
                host=upload.host_id,
                state=upload.state,
                page_url=upload.links.page_url,
                image_url=upload.links.image_url,
                thumb_url=upload.links.thumb_url,
                delete_url=upload.delete_url,
                error=_error(upload.error),
            )
            for upload in file.uploads
        ),
    )


def _unicode(text: str) -> str:
    """Names that are no UTF-8 carry lone surrogates, which JSON cannot; they are written as `\\udcff`."""
    return text.encode("utf-8", "backslashreplace").decode()


def _error(error: ErrorInfo | None) -> ArtifactError | None:
    return ArtifactError(kind=error.kind, detail=error.detail) if error else None
