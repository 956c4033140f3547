"""From dropped paths to galleries: which folders hold images, which archives lie there, what is passed over.

Blocking; called in worker threads. Names are looked at here, contents in `inspect`.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from backend.errors import problem
from backend.media.formats import SNIFF_BYTES, archive_suffix, named_format, sniff
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.natural_order import natural
from backend.protocol.rows import SourceKind

_PASSED_OVER = frozenset(("__macosx", "thumbs.db", "desktop.ini"))


class FoundFile(msgspec.Struct, frozen=True, gc=False):
    """`path` is absolute; `name` is relative to the gallery, with `/`. `inode` is 0 where the system has none."""

    path: str
    name: str
    size_bytes: int
    mtime_ns: int
    inode: int


class FoundGallery(msgspec.Struct, frozen=True):
    """`path` is the folder or the archive, absolute. `files` of an archive are found once it is unpacked.

    Every file's path is `path` + `/` + its name. A merged gallery has the source FILES: reading its folder again
    would not find the same.
    """

    name: str
    path: str
    source: SourceKind
    files: tuple[FoundFile, ...] = ()


class Discovery(msgspec.Struct, frozen=True):
    """`refused` are paths that hold nothing to upload or cannot be read, safe to print, and why."""

    galleries: tuple[FoundGallery, ...]
    refused: tuple[tuple[str, ErrorInfo], ...]


def discover(
    paths: Sequence[str],
    *,
    merge: bool = False,
    group_loose_files: bool = True,
    stop: Callable[[], bool] = lambda: False,
) -> Discovery:
    """Find galleries in folders, archives and loose files.

    Every folder that holds images is a gallery, nested ones too; so is every archive, dropped or lying in a folder.
    Loose files of one folder make one gallery named after the folder, or with `group_loose_files` False one each.
    `merge` makes one gallery of all images; archives stay their own. Galleries come in the order of `paths`, inside a
    folder in natural order. Raises Problem(CANCELLED) once `stop` says so.
    """
    search = _Search(stop)
    for path in dict.fromkeys(map(os.path.abspath, paths)):
        search.add(path, group_loose_files)
    galleries = search.galleries()
    return Discovery(tuple(_merged(galleries) if merge else galleries), tuple(search.refused))


def is_passed_over(name: str) -> bool:
    """Whether a file or folder of this name is not meant for anybody's eyes."""
    return name.startswith(".") or name.lower() in _PASSED_OVER


class _Search:
    """What one call of `discover` has found so far."""

    def __init__(self, stop: Callable[[], bool]) -> None:
        self._stop = stop
        self._walked: set[tuple[int, int]] = set()  # device and inode of every folder
        self._archives: set[str] = set()
        self._loose: dict[str, list[FoundFile]] = {}  # by folder, which stands in `found` with no files so far
        self.found: list[FoundGallery] = []
        self.refused: list[tuple[str, ErrorInfo]] = []

    def add(self, path: str, group_loose_files: bool) -> None:
        """Take in one dropped path."""
        if not _is_text(path):
            self._refuse(path, ErrorKind.FILE_UNREADABLE, "the name is not valid text")
            return
        try:
            status = Path(path).stat()
        except OSError as error:
            self._refuse_unreadable(path, error)
        except ValueError as error:  # a zero byte in the path
            self._refuse(path, ErrorKind.BAD_INPUT, str(error))
        else:
            if stat.S_ISDIR(status.st_mode):
                self._add_folder(path)
            elif not stat.S_ISREG(status.st_mode):
                self._refuse(path, ErrorKind.FILE_REJECTED, "not a regular file")
            elif archive_suffix(path):
                self._add_archive(path, self.found)
            elif path.lower().endswith(".sxcu"):
                self._refuse(path, ErrorKind.FILE_REJECTED, "a host of ShareX: import it (galleon hosts import)")
            elif named_format(path) or _sniff_file(path):
                self._add_loose(_found_file(path, Path(path).name, status), group_loose_files)
            else:
                self._refuse(path, ErrorKind.FILE_REJECTED, "not an image")

    def _add_folder(self, root: str) -> None:
        """Walk `root` and all below; links to folders come last, so that a folder is found under its own name."""
        found: list[FoundGallery] = []
        refused_before, walked_before = len(self.refused), len(self._walked)
        folders, linked = [root], list[str]()
        while folders or linked:
            folder = folders.pop() if folders else linked.pop()
            try:
                self._read_folder(folder, found, folders, linked)
            except OSError as error:
                self._refuse_unreadable(folder, error)
        found.sort(key=lambda gallery: [natural(part) for part in Path(gallery.path).parts])
        self.found += found
        has_news = len(self.refused) > refused_before or len(self._walked) == walked_before
        if not found and not has_news:
            self._refuse(root, ErrorKind.NOTHING_FOUND)

    def _read_folder(self, folder: str, found: list[FoundGallery], folders: list[str], linked: list[str]) -> None:
        status = Path(folder).stat()
        place = (status.st_dev, status.st_ino)
        if place in self._walked:
            return
        self._walked.add(place)
        files: list[FoundFile] = []
        with os.scandir(folder) as entries:
            for entry in entries:
                if self._stop():
                    raise problem(ErrorKind.CANCELLED)
                if is_passed_over(entry.name):
                    continue
                if not _is_text(entry.name):
                    self._refuse(entry.path, ErrorKind.FILE_UNREADABLE, "the name is not valid text")
                    continue
                try:
                    if named_format(entry.name):  # first, because most are
                        entry_status = entry.stat()
                        if stat.S_ISREG(entry_status.st_mode):
                            files.append(_found_file(entry.path, entry.name, entry_status))
                            continue
                    if entry.is_dir():
                        (linked if entry.is_symlink() else folders).append(entry.path)
                    elif entry.is_file() and archive_suffix(entry.name):
                        self._add_archive(entry.path, found)
                    elif entry.is_file() and _sniff_file(entry.path):
                        files.append(_found_file(entry.path, entry.name, entry.stat()))
                except FileNotFoundError:
                    if entry.is_symlink():  # otherwise it was deleted just now, and nobody misses it
                        self._refuse(entry.path, ErrorKind.FILE_UNREADABLE, "broken link")
                except OSError as error:
                    self._refuse_unreadable(entry.path, error)
        if files:
            name = Path(folder).name or folder
            found.append(FoundGallery(name, folder, SourceKind.FOLDER, _sorted(files)))

    def _add_archive(self, path: str, found: list[FoundGallery]) -> None:
        if path not in self._archives:
            self._archives.add(path)
            name = Path(path).name.removesuffix(archive_suffix(path) or "")
            found.append(FoundGallery(name, path, SourceKind.ARCHIVE))

    def _add_loose(self, file: FoundFile, grouped: bool) -> None:
        folder = str(Path(file.path).parent)
        if not grouped:
            self.found.append(FoundGallery(Path(file.name).stem, folder, SourceKind.FILES, (file,)))
        elif folder in self._loose:
            self._loose[folder].append(file)
        else:
            self._loose[folder] = [file]
            self.found.append(FoundGallery(Path(folder).name or folder, folder, SourceKind.FILES))

    def galleries(self) -> list[FoundGallery]:
        return [
            gallery
            if gallery.files or gallery.source is not SourceKind.FILES
            else msgspec.structs.replace(gallery, files=_sorted(self._loose[gallery.path]))
            for gallery in self.found
        ]

    def _refuse_unreadable(self, path: str, error: OSError) -> None:
        is_gone = isinstance(error, FileNotFoundError | NotADirectoryError)
        self._refuse(path, ErrorKind.FOLDER_GONE if is_gone else ErrorKind.FILE_UNREADABLE, error.strerror or "")

    def _refuse(self, path: str, kind: ErrorKind, detail: str = "") -> None:
        path = path.encode("utf-8", "backslashreplace").decode()
        self.refused.append((path, ErrorInfo(kind=kind, detail=detail, subject=path)))


def _merged(found: Sequence[FoundGallery]) -> Sequence[FoundGallery]:
    """One gallery in the place of the first; names are relative to the folder that holds all of them."""
    parts = [gallery for gallery in found if gallery.source is not SourceKind.ARCHIVE]
    if len(parts) < 2:
        return found
    try:
        folder = os.path.commonpath([part.path for part in parts])
    except ValueError:  # on two drives of Windows: no folder holds both
        return found
    files = [
        msgspec.structs.replace(file, name=os.path.relpath(file.path, folder).replace(os.sep, "/"))
        for part in parts
        for file in part.files
    ]
    is_inside_one = any(part.path == folder for part in parts)
    name = Path(folder).name if is_inside_one else parts[0].name
    whole = FoundGallery(name or folder, folder, SourceKind.FILES, tuple(files))
    first = found.index(parts[0])
    archives = [gallery for gallery in found if gallery.source is SourceKind.ARCHIVE]
    return (*archives[:first], whole, *archives[first:])


def _sorted(files: Iterable[FoundFile]) -> tuple[FoundFile, ...]:
    return tuple(sorted(files, key=lambda file: natural(file.name)))


def _found_file(path: str, name: str, status: os.stat_result) -> FoundFile:
    return FoundFile(path, name, status.st_size, status.st_mtime_ns, status.st_ino)


def _sniff_file(path: str) -> bool:
    """Whether a regular file without a known extension is an image all the same."""
    try:
        with Path(path).open("rb", buffering=0) as file:
            return sniff(file.read(SNIFF_BYTES)) is not None
    except OSError:
        return False


def _is_text(name: str) -> bool:
    """False for bytes that are not UTF-8 (Python keeps them as lone surrogates): they fit in no message."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
