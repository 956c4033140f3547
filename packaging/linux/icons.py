"""The icon of the menu: the mark as it is, and drawn in the sizes that menus and docks ask for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

MARK = Path(__file__).resolve().parents[2] / "qml" / "App" / "icons" / "mark.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def draw(size: int, target: Path) -> None:
    """Raises OSError when the file cannot be written."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(MARK)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    if not image.save(str(target), "PNG"):
        raise OSError(f"{target} cannot be written")
