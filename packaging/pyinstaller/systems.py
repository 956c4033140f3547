"""What the bundle has on Windows and macOS beside what it has everywhere: icons, versions, and what it can open.

Nobody has tried either yet: this is written after PyInstaller's and Apple's manuals, and tested on Linux as far as that
goes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

NAME = "Galleon"
IDENTIFIER = "app.galleon.Galleon"
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
LARGEST_ICON = 1024


class Program(NamedTuple):
    """`source` is window or engine. With `console` it is a program of the terminal."""

    name: str
    source: str
    console: bool


def programs(platform: str = sys.platform) -> tuple[Program, ...]:
    """Windows gives a program of the terminal a window of its own when none is there, so the engine is none, and the
    command line is a third one: galleon-cli."""
    if platform == "win32":
        return (
            Program("galleon", "window", False),
            Program("galleon-engine", "engine", False),
            Program("galleon-cli", "engine", True),
        )
    return (Program("galleon", "window", platform != "darwin"), Program("galleon-engine", "engine", True))


def modules_by_name(platform: str = sys.platform) -> list[str]:
    """What the engine's libraries import by its name only."""
    if platform == "win32":
        return ["keyring.backends.Windows"]
    if platform == "darwin":
        return ["keyring.backends.macOS"]
    return ["dbus_fast.aio", "keyring.backends.SecretService"]


def qt_folder(platform: str = sys.platform) -> str:
    """Where PySide6 keeps Qt."""
    return "PySide6/" if platform == "win32" else "PySide6/Qt/"


def make_icon(mark: Path, folder: Path, platform: str = sys.platform) -> Path | None:
    """The mark as this system's kind of icon; None where it stands beside the programs."""
    suffix = {"win32": ".ico", "darwin": ".icns"}.get(platform)
    if suffix is None:
        return None
    from PIL import Image

    picture = folder / "galleon.png"
    folder.mkdir(parents=True, exist_ok=True)
    _draw(mark, picture, LARGEST_ICON)
    icon = picture.with_suffix(suffix)
    with Image.open(picture) as drawn:
        drawn.save(icon, **({"sizes": [(size, size) for size in ICO_SIZES]} if suffix == ".ico" else {}))
    return icon


def _draw(mark: Path, picture: Path, size: int) -> None:
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(mark)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    if not image.save(str(picture)):
        raise OSError(f"{picture} cannot be written")


def version_resource(version: str) -> str:
    """What Explorer shows as the details of a program, as PyInstaller reads it.

    Source: https://pyinstaller.org/en/stable/usage.html#capturing-windows-version-data
    """
    numbers = [int(part) for part in version.split(".") if part.isdecimal()][:4]
    four = tuple(numbers + [0] * (4 - len(numbers)))
    texts = {
        "CompanyName": NAME,
        "FileDescription": NAME,
        "FileVersion": version,
        "InternalName": "galleon",
        "LegalCopyright": "MIT",
        "OriginalFilename": "galleon.exe",
        "ProductName": NAME,
        "ProductVersion": version,
    }
    rows = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in texts.items())
    fixed = f"filevers={four}, prodvers={four}, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0, date=(0, 0)"
    tables = (
        f"StringFileInfo([StringTable('040904B0', [{rows}])]), VarFileInfo([VarStruct('Translation', [1033, 1200])])"
    )
    return f"VSVersionInfo(ffi=FixedFileInfo({fixed}), kids=[{tables}])\n"


def info_plist(version: str) -> dict[str, object]:
    """What macOS is told of the application: “Open With” for folders, images and archives, and for hosts of ShareX.

    Source: https://developer.apple.com/documentation/bundleresources/information-property-list
    """
    return {
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "LSApplicationCategoryType": "public.app-category.photography",
        "NSHighResolutionCapable": True,
        "CFBundleDocumentTypes": [
            _opens("Gallery", ["public.folder", "public.image", "public.archive"]),
            _opens("Custom uploader of ShareX", ["app.galleon.sxcu"]),
        ],
        "UTImportedTypeDeclarations": [
            {
                "UTTypeIdentifier": "app.galleon.sxcu",
                "UTTypeDescription": "Custom uploader of ShareX",
                "UTTypeConformsTo": ["public.json"],
                "UTTypeTagSpecification": {"public.filename-extension": ["sxcu"]},
            }
        ],
    }


def _opens(name: str, kinds: list[str]) -> dict[str, object]:
    """Galleon offers itself, and is never the one that opens them without being asked."""
    return {
        "CFBundleTypeName": name,
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": "Alternate",
        "LSItemContentTypes": kinds,
    }
