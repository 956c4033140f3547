"""Made-up galleries: one to preview a template where there is none, and links for images that have none yet. Pure."""

from __future__ import annotations

from dataclasses import replace

from backend.output.gallery_data import ArchiveData, FileData, GalleryData, HostData, Links, UploadData
from backend.protocol.rows import FileState, UploadState

IMAGES = 12
_SITE = "https://images.example"
_SAMPLE_HOST = HostData(id="images.example", name="Images", gallery_url=f"{_SITE}/g/1c9f2ab")


def sample_gallery(now: float) -> GalleryData:
    """A finished gallery on one host, and as a download on another one. Its files have ids from -1 downwards."""
    files = tuple(
        FileData(
            id=-number,
            name=f"DSC_{410 + number:04}.jpg",
            size_bytes=2_000_000 + 137_000 * number,
            width=6000,
            height=4000,
            format="jpeg",
            state=FileState.UPLOADED,
            uploads=(_upload(_SAMPLE_HOST.id, number),),
        )
        for number in range(1, IMAGES + 1)
    )
    archive = ArchiveData(
        host_id="files.example",
        name="Lofoten.zip",
        number=1,
        volumes=1,
        size_bytes=sum(file.size_bytes for file in files),
        file_ids=tuple(file.id for file in files),
        state=UploadState.UPLOADED,
        links=Links(page_url="https://files.example/file/9f3a"),
    )
    return GalleryData(
        id=0,
        name="Lofoten – Winter Light 2026",
        folder_name="lofoten_2026_sel",
        tab="Travel",
        added_at=now,
        finished_at=now,
        custom=("Lofoten, Norway", "A. Marlow", "", ""),
        hosts=(_SAMPLE_HOST, HostData(id="files.example", name="Files", has_archives=True)),
        files=files,
        archives=(archive,),
    )


def with_made_up_links(data: GalleryData) -> GalleryData:
    """The gallery as it will be: each wanted image that has no link gets one, each host of archives a download."""
    hosts = data.hosts or (_SAMPLE_HOST,)
    with_images = [host for host in hosts if not host.has_archives]
    wanted = [file for file in data.files if file.is_wanted]
    files = tuple(
        replace(file, uploads=(*file.uploads, *(_upload(host.id, file.id) for host in with_images)))
        if file in wanted and not any(upload.links.is_usable for upload in file.uploads)
        else file
        for file in data.files
    )
    known = {archive.host_id for archive in data.archives if archive.links.is_usable}
    missing = tuple(
        ArchiveData(
            host_id=host.id,
            name=f"{data.folder_name or data.shown_name}.zip",
            number=1,
            volumes=1,
            size_bytes=sum(file.size_bytes for file in wanted),
            file_ids=tuple(file.id for file in wanted),
            links=Links(page_url=f"https://{host.id}/file/1"),
        )
        for host in hosts
        if host.has_archives and host.id not in known
    )
    return replace(data, hosts=hosts, files=files, archives=(*data.archives, *missing))


def _upload(host_id: str, number: int) -> UploadData:
    links = Links(f"{_SITE}/i/{number}", f"{_SITE}/f/{number}.jpg", f"{_SITE}/t/{number}.jpg")
    return UploadData(host_id, UploadState.UPLOADED, links)
