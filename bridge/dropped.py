"""What lies in a drop: folders, archives, loose images, and what Galleon cannot read, told by names alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from backend.protocol.hosts_import import CUSTOM_UPLOADER
from bridge import formatting as text
from bridge.wording import tr

IMAGES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".avif", ".heic", ".heif"})
ARCHIVES = (".zip", ".cbz", ".7z", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
_LOOKED_AT = 500
_FOLDER_ENTRIES = 200


@dataclass(frozen=True, slots=True)
class Dropped:
    """Paths by kind, in the order they came."""

    folders: tuple[Path, ...] = ()
    archives: tuple[Path, ...] = ()
    images: tuple[Path, ...] = ()
    uploaders: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()

    @property
    def galleries(self) -> int:
        """Each folder or archive is one, loose images are one for each folder they lie in."""
        return len(self.folders) + len(self.archives) + len({image.parent for image in self.images})

    @property
    def usable(self) -> tuple[Path, ...]:
        return self.folders + self.archives + self.images

    def kinds(self) -> str:
        """“2 folders and 1 archive”."""
        parts = [
            said
            for found, said in (
                (self.folders, tr("%n folder(s)", "", len(self.folders))),
                (self.archives, tr("%n archive(s)", "", len(self.archives))),
                (self.images, text.images(len(self.images))),
            )
            if found
        ]
        return text.joined(parts, most=3)

    def names(self) -> str:
        """“Roll 018, Roll 019 + 1”."""
        names = [path.name for path in self.usable or self.uploaders]
        more = f" + {text.number(len(names) - 2)}" if len(names) > 2 else ""
        return ", ".join(names[:2]) + more

    def previews(self) -> list[Path]:
        """At most three pictures: the loose ones, or the first of each folder."""
        found = list(self.images[:3])
        for folder in self.folders[:3]:
            picture = _first_image(folder)
            if picture is not None:
                found.append(picture)
        return found[:3]


def look_at(paths: Iterable[Path]) -> Dropped:
    folders: list[Path] = []
    archives: list[Path] = []
    images: list[Path] = []
    uploaders: list[Path] = []
    others: list[Path] = []
    for i, path in enumerate(paths):
        name = path.name.lower()
        # a network share may be slow to ask, so after some hundred the name decides
        if i < _LOOKED_AT and path.is_dir():
            folders.append(path)
        elif name.endswith(ARCHIVES):
            archives.append(path)
        elif path.suffix.lower() in IMAGES:
            images.append(path)
        elif path.suffix.lower() == CUSTOM_UPLOADER:
            uploaders.append(path)
        else:
            others.append(path)
    return Dropped(tuple(folders), tuple(archives), tuple(images), tuple(uploaders), tuple(others))


def _first_image(folder: Path) -> Path | None:
    try:
        entries = list(islice(folder.iterdir(), _FOLDER_ENTRIES))
    except OSError:
        return None
    return min((entry for entry in entries if entry.suffix.lower() in IMAGES), default=None)
