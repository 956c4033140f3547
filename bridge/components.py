"""Everything that comes with Galleon: name, version, licence and the text of the licence, and the report of versions.

Read from the metadata of what is installed, without importing any of it. Takes some ten milliseconds: only when asked.
"""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QLibraryInfo, QLocale, QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication

from bridge.drawing import of_windows

DIRECT = (
    "PySide6-Essentials", "aiohttp", "msgspec", "apsw", "Pillow", "pi-heif", "py7zr", "pyzipper", "blake3", "Jinja2",
    "keyring", "cryptography", "platformdirs", "truststore", "rich", "tomlkit", "selectolax", "python-jsonpath",
    "regex", "watchfiles", "zipstream-ng", "defusedxml", "elementpath", "jeepney", "dbus-fast",
)  # fmt: skip
"""The dependencies of pyproject.toml, which a test compares; what these need themselves is found from them."""

ROOT = Path(__file__).resolve().parent.parent
LICENCES = Path(__file__).with_name("licences")
_REQUIREMENT = re.compile(r"^\s*([A-Za-z0-9][A-Za-z0-9._-]*)")
_LONGEST_NAME = 60


class Component(NamedTuple):
    """`text` is the licence in full."""

    name: str
    version: str
    licence: str
    text: str


def components(version: str) -> list[Component]:
    """Galleon first, then what it is made of, by name. `version` is Galleon's own."""
    own = Component("Galleon", version, "MIT", _read(ROOT / "LICENSE"))
    rest = [*_programs(), *_pictures_and_fonts(), *map(_of_distribution, distributions())]
    return [own, *sorted(rest, key=lambda each: each.name.casefold())]


def _programs() -> Iterator[Component]:
    lgpl = _read(LICENCES / "LGPL-3.0.txt") + "\n\n" + _read(LICENCES / "GPL-3.0.txt")
    yield Component("Qt", qVersion(), "LGPL-3.0-only", lgpl)
    yield Component("Python", platform.python_version(), "PSF-2.0", _read(LICENCES / "PSF-2.0.txt"))
    # apsw has SQLite in it, and is named after its version
    sqlite = ".".join(metadata.version("apsw").split(".")[:3])
    blessing = "The author disclaims copyright to this source code. All of SQLite is in the public domain."
    yield Component("SQLite", sqlite, "Public domain", blessing)
    import ssl  # the OpenSSL of Python; only here: nothing else of the window needs it

    openssl = ssl.OPENSSL_VERSION.split()
    yield Component("OpenSSL", openssl[1] if len(openssl) > 1 else "", "Apache-2.0", _read(LICENCES / "Apache-2.0.txt"))


def _pictures_and_fonts() -> Iterator[Component]:
    app = ROOT / "qml" / "App"
    yield Component("Inter", "3.19", "OFL-1.1", _read(app / "fonts" / "LICENSE-Inter.txt"))
    yield Component("JetBrains Mono", "2.242", "OFL-1.1", _read(app / "fonts" / "LICENSE-JetBrainsMono.txt"))
    yield Component("Lucide icons", "1.62", "ISC", _read(app / "icons" / "LICENSE-lucide.txt"))


def distributions() -> list[metadata.Distribution]:
    """The direct dependencies and what they need, as far as it is installed here; extras are not."""
    found: dict[str, metadata.Distribution] = {}
    waiting = list(DIRECT)
    while waiting:
        name = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).casefold()
        if key in found:
            continue
        try:
            found[key] = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another system or another Python
        for needed in found[key].requires or ():
            match = _REQUIREMENT.match(needed)
            if match and "extra ==" not in needed:
                waiting.append(match[1])
    return list(found.values())


def _of_distribution(found: metadata.Distribution) -> Component:
    about = found.metadata
    licence = next((said for name in ("License-Expression", "License") for said in about.get_all(name) or ()), "")
    if not licence or len(licence) > _LONGEST_NAME or "\n" in licence:
        classifiers = [line for line in about.get_all("Classifier") or () if line.startswith("License ::")]
        licence = ", ".join(line.rpartition(" :: ")[2] for line in classifiers)
    files = [file for file in found.files or () if is_licence(file.name)]
    text = "\n\n".join(_read(Path(str(file.locate()))) for file in files)
    if not text and "LGPL" in licence:
        text = _read(LICENCES / "LGPL-3.0.txt") + "\n\n" + _read(LICENCES / "GPL-3.0.txt")
    return Component(about["Name"], found.version, licence, text)


def is_licence(name: str) -> bool:
    return name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE")) and not name.endswith((".py", ".pyc"))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def version_report(version: str, *, data: str = "") -> str:
    """What a report of a bug should say of this installation, as lines of text. Neither names, paths nor accounts."""
    screens = ", ".join(
        f"{screen.size().width()}×{screen.size().height()} at {screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    )
    lines = [
        ("Galleon", version + (" (demo)" if data == "demo" else "")),
        (
            "System",
            f"{QSysInfo.prettyProductName()}, kernel {QSysInfo.kernelVersion()}, {QSysInfo.buildCpuArchitecture()}",
        ),
        ("Desktop", f"{os.environ.get('XDG_CURRENT_DESKTOP', '–')}, {QGuiApplication.platformName()}"),
        ("Screens", screens),
        ("Drawn by", of_windows() or "–"),
        ("Language", QLocale().name()),
        ("Python", platform.python_version()),
        ("Qt", f"{qVersion()}, {'debug' if QLibraryInfo.isDebugBuild() else 'release'}"),
        ("Frozen", "yes" if getattr(sys, "frozen", False) else "no"),
    ]
    lines += [(each.name, each.version) for each in components(version)[1:] if each.name not in ("Python", "Qt")]
    return "\n".join(f"{name}: {value}" for name, value in lines)
