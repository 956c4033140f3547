"""A gallery of another program as it is stored here. Blocking: it looks at the folder, not at what is in the files."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import apsw
import msgspec

from backend.importers.found import OldGallery, OldImage
from backend.importers.old_values import last_part
from backend.media.formats import MIMES, named_format
from backend.media.hashing import names_digest
from backend.protocol.natural_order import natural
from backend.protocol.rows import FileState, GalleryState, HostWork, SourceKind, UploadState
from backend.storage import archives as archive_table
from backend.storage import files as file_table
from backend.storage import galleries as gallery_table
from backend.storage import uploads as upload_table
from backend.storage.records import ArchiveRecord, FileRecord, GalleryHostRecord, GalleryRecord, UploadRecord

CONTINUES = {"imx.to": "gallery_id"}
"""Hosts whose gallery takes further images by its code alone, and what their definition calls that."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One gallery with what belongs to it. `files` and `images` go in step; ids are given when it is stored."""

    gallery: GalleryRecord
    files: tuple[FileRecord, ...] = ()
    images: tuple[OldImage, ...] = ()
    archives: tuple[ArchiveRecord, ...] = ()
    is_gone: bool = False


def is_there(path: str) -> bool:
    """Whether this is a folder of this computer."""
    return os.path.isabs(path) and Path(path).is_dir()  # noqa: PTH117 - a path of another system is relative to Path


def taken(
    old: OldGallery, *, tab_id: int, template_id: str, position: float, now: float, knows: Callable[[str], bool]
) -> Taken:
    """The records. `knows` says whether a host is known here; archives of others are left out.

    A gallery that is not finished is to be looked at again, and then waits for the person to start it.
    """
    on_disk = _stats(old.path)
    images = sorted(old.images, key=lambda image: natural(image.name))
    files = tuple(_file(place, old.path, image, on_disk) for place, image in enumerate(images))
    archives = _archives(old, knows, now)
    ended = old.finished_at or old.added_at or now
    hosts = [_host(old, files)]
    hosts += [
        GalleryHostRecord(
            gallery_id=0,
            host_id=host_id,
            ordinal=ordinal,
            done_files=max(1, len(files)),
            done_bytes=sum(archive.size_bytes for archive in archives if archive.host_id == host_id),
            finished=True,
            work=HostWork.DONE,
        )
        for ordinal, host_id in enumerate(dict.fromkeys(archive.host_id for archive in archives), 1)
    ]
    size_bytes = sum(file.size_bytes for file in files)
    widths = [file.width for file in files if file.width]
    heights = [file.height for file in files if file.height]
    gallery = GalleryRecord(
        id=0,
        name=old.name,
        folder_name=last_part(old.path),
        path=old.path,
        tab_id=tab_id,
        position=position,
        added_at=old.added_at or now,
        finished_at=ended if old.is_finished else None,
        template_id=template_id,
        # What is known without its contents: a folder with these names and sizes is taken for the same gallery.
        digest_names=_names_digest(files) if old.is_finished else "",
        images=len(files),
        size_bytes=size_bytes,
        done_images=len(files),
        done_bytes=sum(host.done_bytes for host in hosts),
        total_bytes=sum(host.done_bytes for host in hosts),
        links=sum(1 for host in hosts if host.done_files or host.gallery_url),
        min_width=min(widths, default=0),
        max_width=max(widths, default=0),
        min_height=min(heights, default=0),
        max_height=max(heights, default=0),
        custom1=old.custom[0],
        custom2=old.custom[1],
        custom3=old.custom[2],
        custom4=old.custom[3],
        ext1=old.ext[0],
        ext2=old.ext[1],
        ext3=old.ext[2],
        ext4=old.ext[3],
        source=SourceKind.FOLDER,
        state=GalleryState.COMPLETED if old.is_finished else GalleryState.VALIDATING,
        hosts=tuple(hosts),
    )
    return Taken(gallery, files, tuple(images), archives, is_gone=on_disk is None)


def store(connection: apsw.Connection, galleries: Sequence[Taken]) -> list[GalleryRecord]:
    """Store them whole, and give them with their ids. In the database's thread, within a transaction."""
    stored = gallery_table.insert_many(connection, [each.gallery for each in galleries])
    covers: list[tuple[int, int]] = []
    for place, (each, gallery) in enumerate(zip(galleries, stored, strict=True)):
        files = file_table.insert_many(connection, gallery.id, each.files)
        ended = gallery.finished_at or gallery.added_at
        host_id = gallery.hosts[0].host_id
        uploads = (_upload(file.id, host_id, image, ended) for file, image in zip(files, each.images, strict=True))
        upload_table.insert_many(connection, uploads)
        for host in gallery.hosts[1:]:
            plan = [
                msgspec.structs.replace(
                    archive, gallery_id=gallery.id, file_ids=tuple(file.id for file in files) if number == 1 else ()
                )
                for number, archive in enumerate((a for a in each.archives if a.host_id == host.host_id), 1)
            ]
            archive_table.set_plan(connection, gallery.id, host.host_id, plan)
        if files:
            covers.append((gallery.id, files[0].id))
            stored[place] = msgspec.structs.replace(gallery, cover_file_id=files[0].id)
    gallery_table.set_covers(connection, covers)
    return stored


def _upload(file_id: int, host_id: str, image: OldImage, at: float) -> UploadRecord:
    return UploadRecord(
        file_id=file_id,
        host_id=host_id,
        attempts=1,
        page_url=image.page_url,
        thumb_url=image.thumb_url,
        finished_at=at,
        state=UploadState.UPLOADED,
    )


def _stats(folder: str) -> dict[str, os.stat_result] | None:
    """By the name of each file, in small letters; None when the folder is not there."""
    if not is_there(folder):
        return None
    found: dict[str, os.stat_result] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if named_format(entry.name) and entry.is_file():
                    found[entry.name.casefold()] = entry.stat()
    except OSError:
        return found
    return found


def _file(place: int, folder: str, image: OldImage, on_disk: Mapping[str, os.stat_result] | None) -> FileRecord:
    status = on_disk.get(image.name.casefold()) if on_disk is not None else None
    image_format = named_format(image.name) or ""
    # Another size than the one that was sent means another file: a rescan is to find that out.
    is_same = status is not None and image.size_bytes in (0, status.st_size)
    return FileRecord(
        id=0,
        gallery_id=0,
        position=place,
        name=image.name,
        path=f"{folder}/{image.name}",
        size_bytes=status.st_size if status is not None and is_same else image.size_bytes,
        mtime_ns=status.st_mtime_ns if status is not None and is_same else 0,
        inode=status.st_ino if status is not None and is_same else 0,
        width=image.width,
        height=image.height,
        format=image_format,
        mime=MIMES.get(image_format, ""),
        state=FileState.UPLOADED,
    )


def _host(old: OldGallery, files: Sequence[FileRecord]) -> GalleryHostRecord:
    size_bytes = sum(file.size_bytes for file in files)
    key = CONTINUES.get(old.host_id)
    return GalleryHostRecord(
        gallery_id=0,
        host_id=old.host_id,
        ordinal=0,
        done_files=len(files),
        done_bytes=size_bytes,
        total_bytes=size_bytes,
        remote=msgspec.json.encode({key: old.code}).decode() if key and old.code else "",
        gallery_url=old.gallery_url,
        finished=old.is_finished,
        work=HostWork.DONE if old.is_finished else HostWork.PENDING,
    )


def _archives(old: OldGallery, knows: Callable[[str], bool], now: float) -> tuple[ArchiveRecord, ...]:
    """In the order of their parts; a host has all volumes of one archive."""
    known = sorted((each for each in old.archives if knows(each.host_id)), key=lambda each: (each.host_id, each.part))
    of_host: dict[str, int] = {}
    for each in known:
        of_host[each.host_id] = of_host.get(each.host_id, 0) + 1
    numbers: dict[str, int] = {}
    records = []
    for each in known:
        numbers[each.host_id] = numbers.get(each.host_id, 0) + 1
        records.append(
            ArchiveRecord(
                id=0,
                gallery_id=0,
                host_id=each.host_id,
                number=numbers[each.host_id],
                volumes=of_host[each.host_id],
                name=each.name or f"{old.name}.zip",
                size_bytes=each.size_bytes,
                file_ids=(),
                attempts=1,
                page_url=each.url,
                code=each.code,
                finished_at=each.finished_at or old.finished_at or now,
                state=UploadState.UPLOADED,
            )
        )
    return tuple(records)


def _names_digest(files: Sequence[FileRecord]) -> str:
    """Empty when a size is not known: then nothing can be said of it."""
    if not files or not all(file.size_bytes for file in files):
        return ""
    return names_digest((file.name, file.size_bytes) for file in files)
