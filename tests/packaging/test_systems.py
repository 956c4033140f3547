"""What the bundle has on Windows and macOS, as far as it can be made and read on this system."""

from __future__ import annotations

import plistlib
import runpy
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

ROOT = Path(__file__).parents[2]
MARK = ROOT / "qml" / "App" / "icons" / "mark.svg"
systems = runpy.run_path(str(ROOT / "packaging" / "pyinstaller" / "systems.py"))


@pytest.mark.parametrize(("platform", "kind", "least"), [("win32", "ICO", 16), ("darwin", "ICNS", 32)])
def test_the_mark_becomes_an_icon_in_all_sizes(tmp_path: Path, platform: str, kind: str, least: int) -> None:
    made = systems["make_icon"](MARK, tmp_path / "work", platform)
    with Image.open(made) as icon:
        assert icon.format == kind
        sizes = {size[0] * (size[2] if len(size) > 2 else 1) for size in icon.info["sizes"]}
        assert min(sizes) <= least and max(sizes) >= 256
        pixels = icon.convert("RGBA")
    corner, middle = pixels.getpixel((0, 0)), pixels.getpixel((pixels.width // 8, pixels.height // 2))
    assert corner[3] == 0 and middle[2] > middle[0] and middle[3] == 255


def test_linux_has_its_icons_beside_the_programs(tmp_path: Path) -> None:
    assert systems["make_icon"](MARK, tmp_path, "linux") is None


def test_only_windows_has_a_third_program_and_only_terminals_a_console() -> None:
    def told(platform: str) -> dict[str, bool]:
        return {each.name: each.console for each in systems["programs"](platform)}

    assert told("linux") == {"galleon": True, "galleon-engine": True}
    assert told("darwin") == {"galleon": False, "galleon-engine": True}
    assert told("win32") == {"galleon": False, "galleon-engine": False, "galleon-cli": True}


def test_the_version_can_be_read_as_pyinstaller_reads_it() -> None:
    """Its file is an expression of its own classes."""

    class Part:
        def __init__(self, *values: Any, **named: Any) -> None:
            self.values, self.named = values, named

    names = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct", "VarFileInfo")
    read = eval(systems["version_resource"]("1.2.3"), dict.fromkeys((*names, "VarStruct"), Part))
    assert read.named["ffi"].named["filevers"] == (1, 2, 3, 0)
    (table,) = read.named["kids"][0].values[0]
    assert ("ProductVersion", "1.2.3") in [each.values for each in table.values[1]]


def test_macos_is_told_what_galleon_opens_and_that_it_asks_for_nothing() -> None:
    told = plistlib.loads(plistlib.dumps(systems["info_plist"]("1.2.3")))
    kinds = [kind for each in told["CFBundleDocumentTypes"] for kind in each["LSItemContentTypes"]]
    assert {"public.folder", "public.image", "public.archive", "app.galleon.sxcu"} == set(kinds)
    assert {each["LSHandlerRank"] for each in told["CFBundleDocumentTypes"]} == {"Alternate"}
    assert told["CFBundleShortVersionString"] == "1.2.3"
