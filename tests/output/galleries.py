"""Galleries for the tests of this folder."""

from __future__ import annotations

from dataclasses import replace

from backend.output.gallery_data import ArchiveData, FileData, GalleryData, HostData, Links, UploadData
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import FileState, UploadState

IMX = HostData(id="imx.to", name="imx.to", gallery_url="https://imx.to/g/1c9")
CATBOX = HostData(id="catbox.moe", name="Catbox")


RAPIDGATOR = HostData(id="rapidgator.net", name="Rapidgator", has_archives=True)


def an_archive(number: int, *file_ids: int, volumes: int = 2) -> ArchiveData:
    links = Links(page_url=f"https://rapidgator.net/file/{number}")
    name = f"lisbon.part{number}.zip"
    return ArchiveData(
        "rapidgator.net", name, number, volumes, 2_000_000 * number, file_ids, UploadState.UPLOADED, links
    )


def on_imx(number: int) -> UploadData:
    links = Links(f"https://imx.to/i/{number}", f"https://i.imx.to/{number}.jpg", f"https://imx.to/t/{number}.jpg")
    return UploadData("imx.to", UploadState.UPLOADED, links)


def on_catbox(number: int) -> UploadData:
    """A host without pages and thumbnails."""
    return UploadData("catbox.moe", UploadState.UPLOADED, Links(image_url=f"https://files.catbox.moe/{number}.jpg"))


def failed(host_id: str) -> UploadData:
    return UploadData(host_id, UploadState.FAILED, error=ErrorInfo(kind=ErrorKind.FILE_REJECTED, detail="too big"))


def a_file(number: int, *uploads: UploadData) -> FileData:
    is_done = any(upload.links.is_usable for upload in uploads)
    return FileData(
        id=number,
        name=f"sub/{number}.jpg",
        size_bytes=1_000_000 * number,
        width=6000,
        height=4000,
        format="jpeg",
        state=FileState.UPLOADED if is_done else FileState.FAILED,
        uploads=uploads,
    )


def a_gallery(images: int = 4, lacking: int = 0) -> GalleryData:
    """`images` on imx.to, then `lacking` that failed there."""
    files = [a_file(number, on_imx(number)) for number in range(1, images + 1)]
    files += [a_file(number, failed("imx.to")) for number in range(images + 1, images + lacking + 1)]
    return GalleryData(
        id=7,
        name="Street – Lisbon",
        folder_name="lisbon_sel",
        tab="Travel",
        added_at=1_700_000_000.0,
        finished_at=1_700_000_100.0,
        custom=("Lisbon", "A. Marlow", "", ""),
        hosts=(IMX,),
        files=tuple(files),
    )


def with_hosts(data: GalleryData, *hosts: HostData) -> GalleryData:
    return replace(data, hosts=hosts)
