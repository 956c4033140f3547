"""What the demo says of one gallery: links, texts, history."""

from __future__ import annotations

from backend.protocol.activity import Activity, ActivityRow
from backend.protocol.results import ArtifactRow, HostLink, RenderedText, Results
from backend.protocol.rows import GalleryRow, GalleryState, HostWork
from backend.protocol.templates import TextFormat

MB = 10**6


def results(gallery_id: int, row: GalleryRow | None, now: float) -> Results:
    links = tuple(
        HostLink(host_id=host.host_id, url=host.gallery_url, uploaded=host.done_files, failed=host.failed_files)
        for host in (row.hosts if row is not None else ())
        if host.gallery_url
    )
    code = text(row, False) if row is not None else ""
    texts = tuple(
        RenderedText(format=TextFormat(format_), template_id=template_id, text=code)
        for format_, template_id in (("bbcode", "forum-3-columns"), ("html", "html-page"), ("markdown", "markdown"))
    )
    at = (row.finished_at if row is not None else None) or now
    base = f"/home/marlow/.local/share/galleon/results/{row.name if row is not None else ''}"
    artifacts = (
        ArtifactRow(path=f"{base}.bbcode.txt", written_at=at, is_text=True),
        ArtifactRow(path=f"{base}.json", written_at=at),
    )
    return Results(gallery_id=gallery_id, links=links, texts=texts, artifacts=artifacts if links else ())


def text(row: GalleryRow, links_only: bool) -> str:
    urls = [host.gallery_url for host in row.hosts if host.gallery_url]
    if links_only:
        return "\n".join(urls)
    lines = [f"[b]{row.name}[/b]", f"[i]{row.images} images · {row.size_bytes // MB} MB · 6000 × 4000[/i]", ""]
    for i in range(min(row.done_images, 60)):
        picture = f"3kq9a{i + 1}"
        lines.append(f"[url=https://imx.to/i/{picture}][img]https://t.imx.to/t/2026/11/21/{picture}.jpg[/img][/url]")
    return "\n".join(lines)


def activity(gallery_id: int, row: GalleryRow | None) -> Activity:
    if row is None:
        return Activity(gallery_id=gallery_id)
    entries = [ActivityRow(id=1, gallery_id=row.id, at=row.added_at, kind="added")]
    entries.append(ActivityRow(id=2, gallery_id=row.id, at=row.added_at + 4, kind="scanned", count=row.images))
    if row.done_images or row.error:
        entries.append(ActivityRow(id=3, gallery_id=row.id, at=row.added_at + 9, kind="started"))
    for i, host in enumerate(row.hosts):
        if host.work is HostWork.DONE:
            at = row.finished_at or row.added_at + 60
            entries.append(
                ActivityRow(id=10 + i, gallery_id=row.id, at=at, kind="host_done", host=host.host_id, count=row.images)
            )
    if row.state in (GalleryState.COMPLETED, GalleryState.FAILED, GalleryState.INCOMPLETE):
        at = row.finished_at or row.added_at + 90
        entries.append(
            ActivityRow(id=90, gallery_id=row.id, at=at, kind=row.state.value, count=row.done_images, error=row.error)
        )
    return Activity(gallery_id=gallery_id, entries=tuple(reversed(entries)))
