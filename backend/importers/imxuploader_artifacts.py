"""The results that IMXuploader wrote as JSON, see `imxuploader`: found by the host's word for the gallery. Blocking."""

from __future__ import annotations

from pathlib import Path

import msgspec

from backend.errors import Problem
from backend.importers.found import OldImage, read_bounded
from backend.importers.old_values import file_name_of, link_of, number_of
from backend.protocol import decoding

_MOST_ARTIFACT_BYTES = 64_000_000


class _ArtifactImage(msgspec.Struct):
    image_url: str | None = None
    thumb_url: str | None = None
    original_filename: str | None = None
    size_bytes: float | None = None
    width: float | None = None
    height: float | None = None


class _Artifact(msgspec.Struct):
    images: list[_ArtifactImage] = []


class Artifacts:
    """Those in the folder `central`, whose names are read when the first is asked for, and beside images."""

    def __init__(self, central: Path) -> None:
        self._central = central
        self._known: dict[str, Path] | None = None

    def images(self, path: str, code: str) -> list[OldImage]:
        """What was uploaded of the gallery at `path`; empty where nothing was written, or it cannot be read."""
        if self._known is None:
            self._known = {}
            for name in _names(self._central):
                stem, dot, ending = name.rpartition(".")
                if dot and ending == "json" and "_" in stem:
                    self._known[stem.rpartition("_")[2]] = self._central / name
        central = self._known.get(code)
        if central is not None and (images := _read_artifact(central)):
            return images
        folder = Path(path) / ".uploaded"
        beside = [folder / name for name in _names(folder) if name.endswith(f"_{code}.json")]
        return next((images for each in beside if (images := _read_artifact(each))), [])


def _names(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except (OSError, ValueError):
        return []


def _read_artifact(path: Path) -> list[OldImage]:
    try:
        artifact = decoding.from_json(read_bounded(path, _MOST_ARTIFACT_BYTES), _Artifact)
    except (Problem, msgspec.DecodeError, msgspec.ValidationError, RecursionError):
        return []
    read = [
        OldImage(
            file_name_of(image.original_filename), link_of(image.image_url), link_of(image.thumb_url),
            number_of(image.size_bytes), number_of(image.width), number_of(image.height),
        )
        for image in artifact.images
    ]  # fmt: skip
    return [image for image in read if image.name and image.page_url]
