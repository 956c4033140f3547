"""Pictures for QML: icons in any colour, and covers and thumbnails, cut to size and rounded."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QPainter, QPainterPath
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

from bridge import landscape

KEPT_PICTURES = 256
RADIUS = 6
_SMALL = 14
_TINY = 10  # the marks in host chips, bolder still in the design's pictures


class IconProvider(QQuickImageProvider):
    """`image://icon/<name>/<rrggbb>`: a lucide icon. Synchronous; an unknown name is an empty picture."""

    def __init__(self, folder: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._made: dict[tuple[str, int, int], QImage] = {}
        self._lock = threading.Lock()

    def requestImage(self, id: str, size: QSize, requested_size: QSize) -> QImage:
        width = requested_size.width() if requested_size.width() > 0 else 16
        height = requested_size.height() if requested_size.height() > 0 else width
        with self._lock:
            made = self._made.get((id, width, height))
            if made is None:
                made = self._made[id, width, height] = self._draw(id, width, height)
        size.setWidth(made.width())
        size.setHeight(made.height())
        return made

    def _draw(self, icon: str, width: int, height: int) -> QImage:
        name, _, colour = icon.rpartition("/")
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        source = self._source(name)
        if source:
            source = source.replace("currentColor", f"#{colour}")
            application = QGuiApplication.instance()
            ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
            if width / ratio < _SMALL:
                stroke = "3.2" if width / ratio <= _TINY else "2.4"
                source = source.replace('stroke-width="2"', f'stroke-width="{stroke}"')
            painter = QPainter(image)
            QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, width, height))
            painter.end()
        return image

    def _source(self, name: str) -> str:
        if name not in self._sources:
            try:
                # names come from QML; a path must not lead out of the folder
                self._sources[name] = (self._folder / f"{Path(name).name}.svg").read_text(encoding="utf-8")
            except OSError:
                self._sources[name] = ""
        return self._sources[name]


class SampleProvider(QQuickImageProvider):
    """`image://sample/<n>`: made-up landscapes for the first run."""

    NAMES = ("kyoto", "marrakesh", "dolomites", "wadi", "skogafoss", "lofoten")

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requested_size: QSize) -> QImage:
        side = requested_size.width() if requested_size.width() > 0 else 112
        name = self.NAMES[int(id) % len(self.NAMES)] if id.isdigit() else self.NAMES[0]
        image = rounded(landscape.paint(name, side, side), side, side, RADIUS * _ratio())
        size.setWidth(side)
        size.setHeight(side)
        return image


def _ratio() -> float:
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0


class PictureProvider(QQuickImageProvider):
    """`image://cover/<id>?v=<n>` and `image://thumb/<id>?v=<n>`: small files that the engine made in the cache folder.

    `paths` maps an id to its file; it is only read, by id, so that another thread may write to it.

    Synchronous on purpose, and QML must not set `asynchronous` on such an image: Qt's reader thread would call Python
    while it holds a lock that the GUI thread takes for every image, and a GUI thread that is inside Python waits for it
    for ever. A file of this size is decoded in about a millisecond.
    """

    def __init__(self, paths: Mapping[int, str]) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._paths = paths
        self._kept: OrderedDict[tuple[str, int, int], QImage] = OrderedDict()
        self._lock = threading.Lock()

    def requestImage(self, id: str, size: QSize, requested_size: QSize) -> QImage:
        width = requested_size.width() if requested_size.width() > 0 else 80
        height = requested_size.height() if requested_size.height() > 0 else width
        image = self._picture(id, width, height)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image

    def _picture(self, picture: str, width: int, height: int) -> QImage:
        key = (picture, width, height)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        image = self._read(picture.partition("?")[0], width, height)
        with self._lock:
            self._kept[key] = image
            while len(self._kept) > KEPT_PICTURES:
                self._kept.popitem(last=False)
        return image

    def _read(self, picture_id: str, width: int, height: int) -> QImage:
        path = self._paths.get(int(picture_id), "") if picture_id.isdigit() else ""
        if not path:
            return QImage()
        image = _read(path, width, height)
        return image if image.isNull() else rounded(image, width, height, RADIUS * _ratio())


class ReadyProvider(QQuickImageProvider):
    """`image://<name>/<key>`: pictures that somebody has made already; an unknown key is an empty picture."""

    def __init__(self, pictures: Mapping[str, QImage]) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._pictures = pictures

    def requestImage(self, id: str, size: QSize, requested_size: QSize) -> QImage:
        image = self._pictures.get(id, QImage())
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


def _read(path: str, width: int, height: int) -> QImage:
    """At least this large, decoded at a reduced size where the format can; null when it cannot be read."""
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    full = reader.size()
    if full.isValid():
        reader.setScaledSize(full.scaled(QSize(width, height), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return reader.read()


def read_square(path: Path, side: int, radius: float) -> QImage:
    """The middle of a picture file with round corners, null when it cannot be read. Any thread."""
    image = _read(str(path), side, side)
    return image if image.isNull() else rounded(image, side, side, radius)


def read_within(path: str, box: QSize) -> QImage:
    """The whole picture, no larger than the box, null when it cannot be read. Any thread."""
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    full = reader.size()
    if full.isValid() and (full.width() > box.width() or full.height() > box.height()):
        reader.setScaledSize(full.scaled(box, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def rounded(image: QImage, width: int, height: int, radius: float) -> QImage:
    """The middle of the picture in this size, with round corners."""
    whole = image.scaled(
        width,
        height,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    cut = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    cut.fill(Qt.GlobalColor.transparent)
    painter = QPainter(cut)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(QRectF(0, 0, width, height), radius, radius)
    painter.setClipPath(path)
    painter.drawImage((width - whole.width()) // 2, (height - whole.height()) // 2, whole)
    painter.end()
    return cut
