"""What a row and its inspector say of images that do not fit, and of photos that show where they were taken."""

from __future__ import annotations

from typing import Any

import pytest

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.hosts import HostKind, HostRow
from backend.protocol.rows import (
    FileRow,
    FileState,
    GalleryState,
    HostWork,
    Question,
    RefusalReason,
    RefusedFiles,
    UploadRow,
    UploadState,
)
from bridge import fitting_text as fitting
from bridge.gallery_line import line, meta
from bridge.gallery_problems import problems
from bridge.store import Store
from tests.bridge.conftest import NOW, gallery, host_work

MB = 10**6


@pytest.fixture
def store(store: Store) -> Store:
    pixhost = HostRow(id="pixhost.to", name="Pixhost", code="PIX", kind=HostKind.IMAGE, formats=("jpeg", "png"),
                      max_size_bytes=10 * MB, max_width=5000, max_height=4000, min_width=20)  # fmt: skip
    others = [
        HostRow(id="imx.to", name="imx.to", code="IMX", kind=HostKind.IMAGE),
        HostRow(id="local", name="This computer", code="LOC", kind=HostKind.LOCAL),
    ]
    store.set_hosts([pixhost, *others])
    return store


def refused(reason: str, count: int = 1, host_id: str = "pixhost.to", **more: Any) -> RefusedFiles:
    names = tuple(f"{number}.png" for number in range(1, min(count, 3) + 1))
    return RefusedFiles(host_id=host_id, reason=RefusalReason(reason), count=count, names=names, **more)


def asking(*files: RefusedFiles, **more: Any) -> Any:
    more.setdefault("hosts", (host_work("pixhost.to", HostWork.PENDING),))
    return gallery(1, question=Question.FILES_REFUSED, refused=files, **more)


def test_the_row_says_what_it_waits_for(store: Store) -> None:
    row = asking(refused("size", 3), images=120)
    assert meta(row, store.names, NOW) == ("Choose what to do · Pixhost would refuse 3 images", "warning")
    assert line(row, store.names, "", NOW).line2 == "Waits for your answer"
    both = asking(refused("size", 3), refused("size", 3, "imx.to"))
    assert meta(both, store.names, NOW)[0] == "Choose what to do · 2 hosts would refuse some images"
    assert meta(asking(), store.names, NOW)[0] == "Choose what to do · some images do not fit"


@pytest.mark.parametrize(
    ("files", "why"),
    [
        (refused("size", 3), "3 images are larger than 10 MB."),
        (refused("size"), "“\u20681.png\u2069” is larger than 10 MB."),
        (
            refused("format", 2),
            "“\u20681.png\u2069” and “\u20682.png\u2069” have another format: it takes JPG and PNG.",
        ),
        (refused("dimensions", 3), "3 images have more pixels than 5,000 × 4,000."),
        (refused("too_small", 3), "3 images are too small, it takes 20 × 1 and more; no copy helps there."),
        (refused("size", 3, "imx.to"), "3 images are too large."),
        (refused("dimensions", 3, "imx.to"), "3 images have more pixels than it takes."),
    ],
)
def test_the_card_says_why(store: Store, files: RefusedFiles, why: str) -> None:
    [problem] = problems(asking(files, images=120), store.names, {}, NOW)
    assert problem.host_id == files.host_id
    assert problem.card.what == why
    assert problem.card.title.startswith(f"{store.names.host(files.host_id)} would refuse {files.count} of 120 images")
    actions = [action["id"] for action in problem.card.actions]
    mended = files.reason is not RefusalReason.TOO_SMALL
    assert actions == (["convert", "leave_out_refused", "always_convert"] if mended else ["leave_out_refused"])


def test_each_host_has_its_own_card_until_it_is_answered(store: Store) -> None:
    row = asking(refused("size"), refused("format"), refused("size", 2, "imx.to"), refused("size", 4, plan="convert"))
    cards = problems(row, store.names, {}, NOW)
    assert [(card.host_id, card.card.key) for card in cards] == [
        ("pixhost.to", "refused:pixhost.to"),
        ("imx.to", "refused:imx.to"),
    ]


def test_what_was_left_out_can_be_sent_after_all(store: Store) -> None:
    row = gallery(1, state=GalleryState.COMPLETED, hosts=(host_work("pixhost.to", HostWork.DONE),))
    error = ErrorInfo(kind=ErrorKind.FILE_REJECTED, host="pixhost.to")
    scan = ErrorInfo(kind=ErrorKind.FILE_REJECTED, detail="not an image")
    files = {
        1: FileRow(id=1, gallery_id=1, position=1, name="a.png", state=FileState.LEFT_OUT, error=error),
        2: FileRow(id=2, gallery_id=1, position=2, name="b.png", uploads=(
            UploadRow(host_id="pixhost.to", state=UploadState.LEFT_OUT, error=error), UploadRow(host_id="imx.to"))),
        3: FileRow(id=3, gallery_id=1, position=3, name="c.txt", state=FileState.LEFT_OUT, error=scan),
        4: FileRow(id=4, gallery_id=1, position=4, name="d.png", state=FileState.LEFT_OUT),
    }  # fmt: skip
    [problem] = problems(row, store.names, files, NOW)
    assert (problem.host_id, problem.card.title) == ("pixhost.to", "2 images left out on Pixhost")
    assert [action["id"] for action in problem.card.actions] == ["convert"]
    ready = gallery(1, hosts=row.hosts)
    keys = [problem.card.key for problem in problems(ready, store.names, files, NOW)]
    assert keys == ["left_out", "left_out:pixhost.to"]


def photos(**more: Any) -> Any:
    more.setdefault("hosts", (host_work("pixhost.to", HostWork.PENDING), host_work("local", HostWork.PENDING)))
    return gallery(1, with_location=12, images=84, **more)


def test_photos_that_show_their_place_are_pointed_out(store: Store) -> None:
    assert meta(photos(), store.names, NOW)[0].endswith(" · 12 show their place")
    [problem] = problems(photos(), store.names, {}, NOW)
    assert problem.card.title == "12 photos show where they were taken"
    assert problem.card.what == "Everybody who opens them on Pixhost can see that."
    assert [action["id"] for action in problem.card.actions] == ["remove_location", "keep_location"]


@pytest.mark.parametrize(
    "more",
    [
        {"location": "keep"},
        {"location": "remove"},
        {"hosts": (host_work("local", HostWork.PENDING),)},
    ],
)
def test_not_when_it_is_decided_or_nobody_sees_them(store: Store, more: dict[str, Any]) -> None:
    assert problems(photos(**more), store.names, {}, NOW) == []
    assert "place" not in meta(photos(**more), store.names, NOW)[0]


def test_the_host_and_the_settings_can_have_decided(store: Store) -> None:
    store.names.location = "remove"
    assert fitting.location_card(photos(), store.names) is None
    assert fitting.location_value([photos()], store.names) == ""  # this computer keeps it
    assert fitting.location_value([photos(location="keep")], store.names) == "keep"
    assert fitting.location_value([photos(), photos(location="remove")], store.names) == ""
    assert fitting.location_value([photos(location="remove")], store.names) == "remove"
