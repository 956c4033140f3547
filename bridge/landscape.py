"""Small made-up pictures – hills under a sun, a skyline, a flower – for samples and the demo. Any thread."""

from __future__ import annotations

import math
import random
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPolygonF, QRadialGradient


class Scene(NamedTuple):
    """Colours from the sky's top down to the nearest layer."""

    kind: str  # hills, city, leaves, flower, still
    sky: str
    horizon: str
    far: str
    near: str
    light: str


SCENES = {
    "lofoten": Scene("hills", "#4a7aa8", "#c9d3d8", "#7489a0", "#22364e", "#fff3d6"),
    "kyoto": Scene("leaves", "#f3cdb0", "#e2622f", "#c23b22", "#7c1a1c", "#ffe9d0"),
    "roll": Scene("city", "#a08562", "#d9c39a", "#6e5638", "#3a2a1a", "#f7e2b4"),
    "festival": Scene("city", "#43246c", "#8a3a86", "#3b2057", "#1c1030", "#ff9ad0"),
    "ceramics": Scene("still", "#5a5348", "#6f675a", "#3d382f", "#2a261f", "#b8ad98"),
    "marrakesh": Scene("city", "#f0954a", "#f6bf73", "#b0582a", "#6e2f14", "#ffe4a8"),
    "wadi": Scene("hills", "#f2a06a", "#f7cfa0", "#d97b4a", "#9c3f22", "#fff0cf"),
    "rooftops": Scene("city", "#7a9bb8", "#c8d5dc", "#56718c", "#2f4358", "#ffffff"),
    "dolomites": Scene("hills", "#6fb58a", "#d5e8d8", "#4d8f6b", "#1c4a33", "#ffffff"),
    "botanical": Scene("flower", "#efe9d6", "#dcd3b6", "#8a9a5b", "#3f5a32", "#b5443f"),
    "taipei": Scene("city", "#c7321f", "#f28a3a", "#7d1d16", "#2c0c0a", "#ffd27a"),
    "lisbon": Scene("city", "#7fb2cc", "#d3e6ea", "#5a8aa5", "#2c566e", "#fff4d8"),
    "skogafoss": Scene("hills", "#2f7a8c", "#a8d4d3", "#2a6673", "#0f3440", "#f2fbf6"),
}


def paint(name: str, width: int, height: int, seed: int = 0) -> QImage:
    """The scene called `name`; `seed` varies the shapes, so that a gallery's pictures are alike but not the same."""
    scene = SCENES[name]
    image = QImage(width, height, QImage.Format.Format_RGB32)
    chance = random.Random(f"{name}{seed}")  # noqa: S311 - shapes of hills are no secret
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    sky = QLinearGradient(0, 0, 0, height)
    sky.setColorAt(0, QColor(scene.sky))
    sky.setColorAt(0.75, QColor(scene.horizon))
    painter.fillRect(image.rect(), sky)
    _sun(painter, scene, width * chance.uniform(0.4, 0.75), height * chance.uniform(0.22, 0.38), width)
    draw = {"hills": _hills, "city": _city, "leaves": _leaves, "flower": _flower, "still": _still}[scene.kind]
    draw(painter, scene, width, height, chance)
    painter.end()
    return image


def _mix(a: str, b: str, t: float) -> QColor:
    first, second = QColor(a), QColor(b)
    return QColor(
        round(first.red() + (second.red() - first.red()) * t),
        round(first.green() + (second.green() - first.green()) * t),
        round(first.blue() + (second.blue() - first.blue()) * t),
    )


def _sun(painter: QPainter, scene: Scene, x: float, y: float, width: int) -> None:
    glow = QRadialGradient(QPointF(x, y), width * 0.3)
    light = QColor(scene.light)
    glow.setColorAt(0, light)
    light.setAlpha(0)
    glow.setColorAt(1, light)
    painter.setBrush(glow)
    painter.drawEllipse(QPointF(x, y), width * 0.3, width * 0.3)
    painter.setBrush(QColor(scene.light))
    painter.drawEllipse(QPointF(x, y), width * 0.09, width * 0.09)


def _hills(painter: QPainter, scene: Scene, width: int, height: int, chance: random.Random) -> None:
    layers = 4
    for layer in range(layers):
        base = height * (0.5 + 0.13 * layer)
        waves = [(chance.uniform(1.5, 4.5), chance.uniform(0, 6.3), chance.uniform(0.03, 0.08)) for _ in range(3)]
        path = QPainterPath(QPointF(0, height))
        steps = 48
        for step in range(steps + 1):
            x = step / steps
            rise = sum(math.sin(x * frequency * 2 + phase) * weight for frequency, phase, weight in waves)
            path.lineTo(x * width, base - rise * height)
        path.lineTo(width, height)
        painter.setBrush(_mix(scene.far, scene.near, layer / (layers - 1)))
        painter.drawPath(path)


def _city(painter: QPainter, scene: Scene, width: int, height: int, chance: random.Random) -> None:
    for layer in range(2):
        painter.setBrush(_mix(scene.far, scene.near, layer))
        x = -width * 0.05
        while x < width:
            wide = width * chance.uniform(0.08, 0.18)
            high = height * chance.uniform(0.2 + 0.05 * layer, 0.62 - 0.12 * layer)
            painter.drawRect(QRectF(x, height - high, wide, high))
            if layer:
                _windows(painter, scene, QRectF(x, height - high, wide, high), chance)
                painter.setBrush(_mix(scene.far, scene.near, layer))
            x += wide * chance.uniform(0.9, 1.15)


def _windows(painter: QPainter, scene: Scene, house: QRectF, chance: random.Random) -> None:
    lit = QColor(scene.light)
    lit.setAlpha(150)
    painter.setBrush(lit)
    pane = max(1.0, house.width() / 8)
    y = house.top() + pane * 2
    while y < house.bottom() - pane:
        for column in range(3):
            if chance.random() < 0.5:
                painter.drawRect(QRectF(house.left() + pane * (1 + 2.2 * column), y, pane, pane))
        y += pane * 2.4


def _leaves(painter: QPainter, scene: Scene, width: int, height: int, chance: random.Random) -> None:
    _hills(painter, scene, width, height, chance)
    for _ in range(70):
        painter.setBrush(_mix(scene.horizon, scene.near, chance.random() * 0.8))
        at = QPointF(chance.uniform(0, width), chance.uniform(0, height * 0.6))
        size = width * chance.uniform(0.015, 0.045)
        painter.drawEllipse(at, size, size)


def _flower(painter: QPainter, scene: Scene, width: int, height: int, chance: random.Random) -> None:
    painter.fillRect(0, 0, width, height, QColor(scene.sky))
    x = width * chance.uniform(0.45, 0.55)
    painter.setBrush(QColor(scene.near))
    painter.drawRect(QRectF(x - width * 0.012, height * 0.35, width * 0.024, height * 0.6))
    for side in (-1, 1, -1, 1):
        y = height * chance.uniform(0.5, 0.85)
        leaf = QPolygonF(
            [QPointF(x, y), QPointF(x + side * width * 0.24, y - height * 0.13), QPointF(x, y - height * 0.09)]
        )
        painter.setBrush(_mix(scene.far, scene.near, chance.random()))
        painter.drawPolygon(leaf)
    painter.setBrush(QColor(scene.light))
    for turn in range(6):
        angle = turn * math.pi / 3
        at = QPointF(x + math.cos(angle) * width * 0.09, height * 0.27 + math.sin(angle) * height * 0.09)
        painter.drawEllipse(at, width * 0.085, height * 0.085)


def _still(painter: QPainter, scene: Scene, width: int, height: int, chance: random.Random) -> None:
    painter.fillRect(0, round(height * 0.7), width, height, QColor(scene.near))
    for i in range(3):
        wide = width * chance.uniform(0.14, 0.22)
        high = height * chance.uniform(0.25, 0.5)
        painter.setBrush(_mix(scene.light, scene.far, i / 3 + 0.2))
        painter.drawRoundedRect(QRectF(width * (0.14 + 0.27 * i), height * 0.78 - high, wide, high), wide / 3, wide / 3)
