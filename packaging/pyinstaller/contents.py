"""What the bundle has beside programs and libraries: our data, Qt's own translations, and who made what under which
licence.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

LEFT_OUT = {".py", ".pyc", ".ts"}


def files(root: Path, work: Path) -> Iterator[tuple[str, Path]]:
    """Pairs of the name in the bundle and the file. `root` has the sources, `work` takes files that are made here."""
    yield "LICENSE", root / "LICENSE"
    for folder in ("backend", "bridge", "qml"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.suffix not in LEFT_OUT:
                yield path.relative_to(root).as_posix(), path
    yield from _translations_of_qt()
    yield from _distributions(work / "dist-info")


def strangers() -> list[str]:
    """Modules that are installed here and that Galleon does not depend on: the tools of its developers."""
    from bridge.components import distributions

    ours = {_plain(found.name) for found in distributions()}
    installed = metadata.packages_distributions()
    return sorted(module for module, owners in installed.items() if not any(_plain(owner) in ours for owner in owners))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).casefold()


def _translations_of_qt() -> Iterator[tuple[str, Path]]:
    """For the buttons and menus that Qt itself shows: see bridge/language.py."""
    import PySide6

    from bridge.language import LANGUAGES, QT_PARTS

    folder = "Qt/translations" if sys.platform != "win32" else "translations"
    for language in sorted(LANGUAGES.keys() - {"en"}):
        for part in QT_PARTS:
            name = f"{folder}/{part}_{language}.qm"
            yield f"PySide6/{name}", Path(PySide6.__file__).parent / name


def _distributions(work: Path) -> Iterator[tuple[str, Path]]:
    """Names, versions, licences and entry points of everything that Galleon needs, for `importlib.metadata`."""
    from bridge.components import distributions, is_licence

    for found in sorted(distributions(), key=lambda each: each.name):
        kept = []
        for file in found.files or ():
            is_about = file.parent.name.endswith(".dist-info") and file.name in ("METADATA", "entry_points.txt")
            if is_about or is_licence(file.name):
                kept.append(file)
                yield file.as_posix(), Path(str(file.locate()))
        # the list of what is in the bundle, not of what the wheel had
        folder = next(file.parent for file in kept if file.name == "METADATA")
        record = work / f"{folder.name}.txt"
        record.parent.mkdir(parents=True, exist_ok=True)
        lines = sorted(f"{file.as_posix()},,\n" for file in kept)
        record.write_text("".join(lines), encoding="utf-8", newline="\n")
        yield f"{folder.as_posix()}/RECORD", record
