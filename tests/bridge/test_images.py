from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from bridge import landscape
from bridge.images import IconProvider, PictureProvider, SampleProvider, rounded

ICONS = Path(__file__).parents[2] / "qml" / "App" / "icons"


def inks(image: QImage) -> set[str]:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_an_icon_takes_the_colour_and_the_size_that_are_asked_for(qapp: QApplication) -> None:
    image = IconProvider(ICONS).requestImage("circle-check/ff8086", QSize(), QSize(64, 64))
    assert image.size() == QSize(64, 64)
    assert inks(image) == {"#ff8086"}


@pytest.mark.parametrize("name", ["no-such-icon/ffffff", "../../etc/passwd/ffffff", ""])
def test_an_unknown_icon_is_empty(qapp: QApplication, name: str) -> None:
    image = IconProvider(ICONS).requestImage(name, QSize(), QSize(16, 16))
    assert inks(image) == set()


def test_a_cover_is_cut_to_size_with_round_corners(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "cover.png"
    picture = QImage(400, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("#336699"))
    picture.save(str(path))
    provider = PictureProvider({7: str(path)})
    image = provider.requestImage("7?v=1", QSize(), QSize(40, 40))
    assert image.size() == QSize(40, 40)
    assert image.pixelColor(20, 20).name() == "#336699"
    assert image.pixelColor(0, 0).alpha() == 0
    path.unlink()
    assert provider.requestImage("7?v=1", QSize(), QSize(40, 40)) == image
    assert provider.requestImage("7?v=2", QSize(), QSize(40, 40)).isNull()


@pytest.mark.parametrize("picture", ["8?v=1", "abc", ""])
def test_a_cover_that_is_not_there_is_no_picture(qapp: QApplication, picture: str) -> None:
    assert PictureProvider({}).requestImage(picture, QSize(), QSize(40, 40)).isNull()


def test_tall_pictures_show_their_middle(qapp: QApplication) -> None:
    tall = QImage(10, 30, QImage.Format.Format_RGB32)
    tall.fill(QColor("white"))
    for y in range(10, 20):
        for x in range(10):
            tall.setPixelColor(x, y, QColor("#d93a44"))
    assert rounded(tall, 10, 10, 0).pixelColor(5, 5).name() == "#d93a44"


def test_samples_differ(qapp: QApplication) -> None:
    provider = SampleProvider()
    first, second = (provider.requestImage(n, QSize(), QSize(56, 56)) for n in ("0", "1"))
    assert first.size() == QSize(56, 56)
    assert first != second


@pytest.mark.parametrize("scene", list(landscape.SCENES))
def test_every_scene_can_be_painted_and_is_the_same_again(qapp: QApplication, scene: str) -> None:
    assert landscape.paint(scene, 48, 48, 1) == landscape.paint(scene, 48, 48, 1)
    assert landscape.paint(scene, 48, 48, 1) != landscape.paint(scene, 48, 48, 2)
