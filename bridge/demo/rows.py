"""The galleries, tabs and hosts of the demo: those of the design's pictures, then as many more as are asked for."""

from __future__ import annotations

import random
import time

from backend.protocol.accounts import AccountFacts, AccountRow, HostStatus
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.hosts import Choice, FieldKind, FieldRow, HostKind, HostRow
from backend.protocol.links import LinkCheck
from backend.protocol.rows import (
    FileRow,
    FileState,
    GalleryRow,
    GalleryState,
    HostProgress,
    HostWork,
    PauseReason,
    SourceKind,
    UploadRow,
    UploadState,
)
from backend.protocol.tabs import TabRow
from bridge.landscape import SCENES

MB = 10**6
GB = 10**9
TRAVEL, ANALOG, STUDIO, ARCHIVE = 1, 2, 3, 4
TABS = (
    TabRow(id=TRAVEL, name="Travel", colour=1, position=1, is_system=False),
    TabRow(id=ANALOG, name="Analog", colour=2, position=2),
    TabRow(id=STUDIO, name="Studio", colour=3, position=3),
    TabRow(id=ARCHIVE, name="Archive", colour=8, position=4, is_system=True),
)
REFUSED = ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS, host="imx.to", detail="Wrong username or password")
REJECTED = ErrorInfo(kind=ErrorKind.FILE_REJECTED, host="pixhost.to", detail="")

_ACCOUNT = (
    FieldRow(name="username", label="Username", is_required=True),
    FieldRow(name="password", label="Password", kind=FieldKind.SECRET, is_required=True),
)
_OPTIONS = (
    FieldRow(
        name="thumbnail_size",
        label="Thumbnail size",
        kind=FieldKind.CHOICE,
        default="180",
        choices=tuple(Choice(value=size, label=size) for size in ("100", "150", "180", "250", "300")),
    ),
    FieldRow(
        name="thumbnail_shape",
        label="Thumbnail shape",
        kind=FieldKind.CHOICE,
        default="ratio",
        choices=(Choice(value="ratio", label="Original ratio"), Choice(value="square", label="Square")),
    ),
    FieldRow(name="grouped", label="Group images in a gallery", kind=FieldKind.SWITCH, default="true"),
    FieldRow(name="adult", label="Mark as adult content", kind=FieldKind.SWITCH, default="false"),
)


def hosts(now: float) -> list[HostRow]:
    def host(
        host_id: str,
        name: str,
        code: str,
        status: HostStatus,
        kind: HostKind = HostKind.IMAGE,
        account: str = "marlow",
        used: float = 0,
        total: float = 0,
        premium_until: float | None = None,
        further: tuple[AccountRow, ...] = (),
        **more: object,
    ) -> HostRow:
        off = status in (HostStatus.NOT_SET_UP, HostStatus.OFF, HostStatus.BROKEN)
        is_file, has_options = kind is HostKind.FILE, host_id == "imx.to"
        facts = AccountFacts(
            asked_at=now - 600,
            storage_total_bytes=int(total * GB),
            storage_left_bytes=int((total - used) * GB),
            premium_until=premium_until,
        )
        first = AccountRow(
            key=host_id,
            label="" if status is HostStatus.NOT_SET_UP else account,
            status=status,
            error=more.get("error"),  # type: ignore[arg-type]
            tested_at=more.get("tested_at"),  # type: ignore[arg-type]
            hold_until=more.get("hold_until"),  # type: ignore[arg-type]
            facts=facts if total else None,
            stored=() if status is HostStatus.NOT_SET_UP else (("username", account), ("password", "")),
        )
        return HostRow(
            id=host_id,
            name=name,
            code=code,
            kind=kind,
            status=status,
            is_enabled=not off,
            needs_account=account != "",
            account_label="" if status is HostStatus.NOT_SET_UP else account,
            credentials=_ACCOUNT if account else (),
            accounts=(first, *further) if account else (),
            abilities=("check", "delete", "info") if account else ("delete",),
            options=_OPTIONS if has_options else (),
            formats=() if is_file else ("jpeg", "png", "gif", "webp"),
            max_size_bytes=5 * GB if is_file else 50 * MB if has_options else 10 * MB,
            sends_archive=is_file,
            connections=2 if is_file else 4,
            max_connections=4 if is_file else 8,
            site_url=f"https://{host_id}",
            **more,  # type: ignore[arg-type]
        )

    busy = ErrorInfo(kind=ErrorKind.RATE_LIMITED, host="gofile.io", retry_at=now + 600)
    second = AccountRow(key="keep2share.cc#2", label="marlow_photo", status=HostStatus.SIGNED_IN)
    signed_in, missing, file = HostStatus.SIGNED_IN, HostStatus.NOT_SET_UP, HostKind.FILE
    return [
        host(
            "imx.to", "imx.to", "IMX", HostStatus.REFUSED, is_default=True, error=REFUSED, tested_at=_clock(now, 13, 58)
        ),
        host("pixhost.to", "Pixhost", "PIX", HostStatus.READY, account="", is_default=True),
        host("vipr.im", "vipr.im", "VIP", signed_in, used=38.2, total=100),
        host("turboimagehost.com", "TurboImageHost", "TIH", signed_in),
        host("imagebam.com", "ImageBam", "BAM", HostStatus.TESTING, account="marlow_photo"),
        HostRow(
            id="local",
            name="This computer",
            code="LOC",
            kind=HostKind.LOCAL,
            status=HostStatus.RUNNING,
            is_enabled=True,
            site_url="http://127.0.0.1:8787",
        ),
        host(
            "rapidgator.net", "Rapidgator", "RG", signed_in, file, used=412, total=500, premium_until=_day(2027, 3, 3)
        ),
        host("keep2share.cc", "Keep2Share", "K2S", signed_in, file, used=1200, total=5000, further=(second,)),
        host("fileboom.me", "FileBoom", "FBM", missing, file),
        host("tezfiles.com", "TezFiles", "TEZ", signed_in, file, used=900, total=5000),
        host("katfile.com", "Katfile", "KAT", HostStatus.OFF, file),
        host("filespace.com", "Filespace", "FSP", missing, file),
        host("gofile.io", "Gofile", "GOF", HostStatus.ON_HOLD, file, hold_until=now + 600, error=busy),
        host("immich", "Immich", "IMM", signed_in, HostKind.PHOTO, account="photos.example.org"),
        HostRow(
            id="my-host",
            name="my-host.toml",
            code="MYH",
            kind=HostKind.IMAGE,
            status=HostStatus.BROKEN,
            definition_path="hosts/my-host.toml",
            error=ErrorInfo(kind=ErrorKind.BAD_INPUT, subject="my-host.toml", detail="line 12: unknown step “uplaod”"),
        ),
    ]


def _day(year: int, month: int, day: int) -> float:
    return time.mktime((year, month, day, 12, 0, 0, 0, 0, -1))


def _clock(now: float, hour: int, minute: int) -> float:
    """That time of today, as in the design's pictures, even where today has not come to it yet."""
    today = time.localtime(now)
    return time.mktime((today.tm_year, today.tm_mon, today.tm_mday, hour, minute, 0, 0, 0, -1))


def _on(
    host_id: str, work: HostWork, done: int, total: int, size: int, speed: float = 0, **more: object
) -> HostProgress:
    return HostProgress(
        host_id=host_id,
        work=work,
        done_files=done,
        total_files=total,
        done_bytes=size * done // max(1, total),
        total_bytes=size,
        speed_bps=int(speed * MB),
        **more,  # type: ignore[arg-type]
    )


def first_galleries(now: float) -> list[tuple[GalleryRow, str]]:
    """The rows of main-dark.png, each with the scene of its cover."""
    active, paused = HostWork.ACTIVE, HostWork.PAUSED
    done, state = HostWork.DONE, GalleryState

    def row(
        name: str,
        tab: int,
        gallery_state: GalleryState,
        images: int,
        size: int,
        parts: tuple[HostProgress, ...],
        share: float = 0.0,
        **more: object,
    ) -> GalleryRow:
        total = size * max(1, len(parts))
        links = sum(part.work is done for part in parts)
        return GalleryRow(
            id=0,
            name=name,
            path=f"/home/marlow/Pictures/{name}",
            source=SourceKind.ARCHIVE if name.endswith(".zip") else SourceKind.FOLDER,
            tab_id=tab,
            position=0,
            state=gallery_state,
            added_at=_clock(now, 9, 30),
            images=images,
            size_bytes=size,
            done_bytes=int(total * share),
            total_bytes=total,
            hosts=parts,
            links=links,
            template_id="forum-3-columns",
            min_width=6000,
            max_width=6000,
            min_height=4000,
            max_height=4000,
            **more,  # type: ignore[arg-type]
        )

    def waiting(*codes: str) -> tuple[HostProgress, ...]:
        return tuple(HostProgress(host_id=code) for code in codes)

    since = now - 120
    lofoten = (
        _on("imx.to", active, 92, 148, 412 * MB, 2.4),
        _on("pixhost.to", active, 86, 148, 412 * MB, 1.2),
        HostProgress(
            host_id="rapidgator.net",
            work=active,
            total_files=1,
            done_bytes=127 * MB,
            total_bytes=409 * MB,
            speed_bps=600_000,
        ),
    )
    return [
        (
            row("Lofoten – Winter Light 2026", TRAVEL, state.UPLOADING, 148, 412 * MB, lofoten, 0.5, done_images=92,
                speed_bps=4_200_000, eta_s=120, started_at=since, custom1="Lofoten, Norway", custom2="A. Marlow"),
            "lofoten",
        ),
        (
            row("Kyoto 紅葉 – Maple Season", TRAVEL, state.UPLOADING, 326, 980 * MB,
                (_on("pixhost.to", active, 65, 326, 980 * MB, 1.0),
                 _on("turboimagehost.com", active, 52, 326, 980 * MB, 0.6)),
                0.181, done_images=65, speed_bps=1_600_000, eta_s=1020, started_at=since),
            "kyoto",
        ),
        (
            row("Analog – Portra 400 – Roll 017.zip", ANALOG, state.UPLOADING, 36, 96 * MB,
                (_on("local", active, 32, 36, 96 * MB, 0.6),), 0.885, done_images=32, speed_bps=600_000, eta_s=19,
                started_at=since),
            "roll",
        ),
        (
            row("Harbour Festival – Day 2 (Night Set)", TRAVEL, state.SCANNING, 212, 640 * MB,
                waiting("imx.to", "vipr.im", "keep2share.cc"), scanned=212, to_scan=480),
            "festival",
        ),
        (
            row("Ceramics – Product Shoot, Selects", STUDIO, state.VALIDATING, 64, 1100 * MB, waiting("immich"),
                to_scan=64),
            "ceramics",
        ),
        (
            row("Marrakesh Souks", TRAVEL, state.QUEUED, 96, 238 * MB, waiting("imx.to", "imagebam.com"),
                queue_place=1),
            "marrakesh",
        ),
        (
            row("رحلة إلى وادي رم – الصحراء الحمراء", TRAVEL, state.QUEUED, 210, 640 * MB,
                waiting("pixhost.to", "gofile.io"), queue_place=2),
            "wadi",
        ),
        (
            row("Old Town Rooftops – Contact Sheets and Full-Frame Scans (Set 4 of 9)", ANALOG, state.READY, 500,
                2300 * MB, waiting("imx.to", "vipr.im", "katfile.com")),
            "rooftops",
        ),
        (
            row("Cycling the Dolomites – Sella Ronda", TRAVEL, state.PAUSED, 120, 356 * MB,
                (_on("imx.to", paused, 48, 120, 356 * MB), _on("rapidgator.net", paused, 30, 120, 356 * MB)), 0.4,
                done_images=48, pause_reason=PauseReason.BY_PERSON, paused_at=_clock(now, 13, 41)),
            "dolomites",
        ),
        (
            row("Botanical Plates Vol. 3 (Scans)", ANALOG, state.INCOMPLETE, 120, 690 * MB,
                (_on("imx.to", done, 120, 120, 690 * MB, gallery_url="https://imx.to/g/1c9f2ab"),
                 _on("pixhost.to", HostWork.PARTLY_FAILED, 117, 120, 690 * MB, failed_files=3, error=REJECTED,
                     gallery_url="https://pixhost.to/gallery/Xw7Kp")),
                0.985, done_images=117, failed_images=3),
            "botanical",
        ),
        (
            row("Night Markets of Taipei", STUDIO, state.FAILED, 72, 204 * MB,
                (HostProgress(host_id="imx.to", work=HostWork.FAILED, total_files=72, error=REFUSED),), error=REFUSED),
            "taipei",
        ),
        (
            row("Street – Lisbon, Alfama", TRAVEL, state.COMPLETED, 84, 301 * MB,
                (_on("imx.to", done, 84, 84, 301 * MB, gallery_url="https://imx.to/g/1c9f2ab"),
                 _on("pixhost.to", done, 84, 84, 301 * MB, gallery_url="https://pixhost.to/gallery/Xw7Kp"),
                 _on("tezfiles.com", done, 1, 1, 301 * MB, gallery_url="https://tezfiles.com/file/9d1e0a7c/lisbon.zip")),
                1.0, done_images=84, finished_at=_clock(now, 14, 2), upload_s=190),
            "lisbon",
        ),
        (
            row("Skógafoss to Vík", TRAVEL, state.COMPLETED, 132, 388 * MB,
                (_on("imx.to", done, 132, 132, 388 * MB, gallery_url="https://imx.to/g/77ab01"),
                 _on("rapidgator.net", done, 1, 1, 388 * MB, gallery_url="https://rapidgator.net/file/77ab/vik.zip")),
                1.0, done_images=132, finished_at=_clock(now, 13, 37), upload_s=402,
                checks=(LinkCheck("imx.to", now - 600, alive=130, gone=2),)),
            "skogafoss",
        ),
    ]  # fmt: skip


_PLACES = ("Coast", "Harbour", "Old Town", "Market", "Ridge", "Valley", "Bridge", "Garden", "Station", "Lake", "Dunes")
_TIMES = ("Morning", "Blue Hour", "Winter", "Autumn", "Late Summer", "First Snow", "Rain", "Festival", "Sunday", "Fog")
_COUNTS = {TRAVEL: 41, ANALOG: 23, STUDIO: 12, ARCHIVE: 52}
_TO_GO = 9_300 * MB


def galleries(count: int, now: float) -> tuple[list[GalleryRow], dict[int, str]]:
    """`count` rows in queue order, and the scene of each gallery's cover by id."""
    chance = random.Random(7)  # noqa: S311
    made: list[tuple[GalleryRow, str]] = first_galleries(now)[:count]
    left = {tab: n - sum(row.tab_id == tab for row, _ in made) for tab, n in _COUNTS.items()}
    finished = (GalleryState.COMPLETED, GalleryState.FAILED, GalleryState.INCOMPLETE)
    to_go = sum(row.total_bytes - row.done_bytes for row, _ in made if row.state not in finished)
    scenes = list(SCENES)
    tabs = [tab for tab, n in left.items() for _ in range(max(0, n))]
    for i in range(len(made), count):
        name = f"{chance.choice(_PLACES)} – {chance.choice(_TIMES)} {2015 + i % 12}, Roll {i:03d}"
        tab = tabs[i - 13] if i - 13 < len(tabs) else chance.choice((TRAVEL, ANALOG, STUDIO, ARCHIVE))
        images = chance.randint(12, 400)
        size = images * chance.randint(2 * MB, 9 * MB)
        rest = _TO_GO - to_go if i == 13 else 0
        row = _ready(name, tab, images, rest, now) if rest > 0 else _completed(name, tab, images, size, now - i * 3600)
        made.append((row, scenes[i % len(scenes)]))
    rows = [_numbered(row, i) for i, (row, _) in enumerate(made, 1)]
    return rows, {row.id: scene for row, (_, scene) in zip(rows, made, strict=True)}


def in_latin(row: GalleryRow) -> GalleryRow:
    """Its name in letters that the fonts of Galleon have."""
    from msgspec.structs import replace

    name = "Wadi Rum – The Red Desert" if "\u0600" <= row.name[0] <= "\u06ff" else row.name.replace("紅葉 ", "")
    return replace(row, name=name, path=f"/home/marlow/Pictures/{name}")


def _numbered(row: GalleryRow, number: int) -> GalleryRow:
    from msgspec.structs import replace

    return replace(row, id=number, position=float(number), cover_file_id=number * 10_000)


def _ready(name: str, tab: int, images: int, size: int, now: float) -> GalleryRow:
    return GalleryRow(
        id=0, name=name, path=f"/home/marlow/Pictures/{name}", source=SourceKind.FOLDER, tab_id=tab, position=0,
        state=GalleryState.READY, added_at=now, images=images, size_bytes=size, total_bytes=size,
        hosts=(HostProgress(host_id="pixhost.to"),), template_id="forum-3-columns",
    )  # fmt: skip


def _completed(name: str, tab: int, images: int, size: int, at: float) -> GalleryRow:
    part = _on("pixhost.to", HostWork.DONE, images, images, size, gallery_url="https://pixhost.to/gallery/Qa1")
    return GalleryRow(
        id=0, name=name, path=f"/home/marlow/Pictures/{name}", source=SourceKind.FOLDER, tab_id=tab, position=0,
        state=GalleryState.COMPLETED, added_at=at - 900, finished_at=at, upload_s=300, images=images, size_bytes=size,
        done_images=images, done_bytes=size, total_bytes=size, hosts=(part,), links=1,
        template_id="big-covers" if tab == STUDIO else "forum-3-columns",
    )  # fmt: skip


def files(row: GalleryRow) -> list[FileRow]:
    """File ids tell their gallery: id // 10,000."""
    made = []
    for i in range(row.images):
        if i < row.done_images:
            state = FileState.UPLOADED
        elif row.state is GalleryState.INCOMPLETE:
            state = FileState.FAILED
        else:
            busy = row.state is GalleryState.UPLOADING and i < row.done_images + 2
            state = FileState.UPLOADING if busy else FileState.PENDING
        error = REJECTED if state is FileState.FAILED else None
        made.append(
            FileRow(
                id=row.id * 10_000 + i,
                gallery_id=row.id,
                position=i,
                name=f"DSC_{4200 + i}.jpg",
                size_bytes=row.size_bytes // max(1, row.images),
                width=6000,
                height=4000,
                format="jpeg",
                state=state,
                uploads=tuple(
                    UploadRow(
                        host_id=host.host_id,
                        state=upload,
                        page_url=f"https://{host.host_id}/i/{row.id}{i:04d}" if upload is UploadState.UPLOADED else "",
                        error=error if upload is UploadState.FAILED else None,
                    )
                    for host in row.hosts
                    for upload in (UploadState.UPLOADED if host.work is HostWork.DONE else UploadState(state.value),)
                ),
            )
        )
    return made
