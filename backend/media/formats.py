"""The image formats and archives that Galleon takes in: by the extension of a name, by the first bytes."""

from __future__ import annotations

MIMES = {
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "bmp": "image/bmp",
    "tiff": "image/tiff",
    "avif": "image/avif",
    "heic": "image/heic",
}

_EXTENSIONS = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".jpe": "jpeg",
    ".jfif": "jpeg",
    ".png": "png",
    ".apng": "png",
    ".gif": "gif",
    ".webp": "webp",
    ".bmp": "bmp",
    ".dib": "bmp",
    ".tif": "tiff",
    ".tiff": "tiff",
    ".avif": "avif",
    ".heic": "heic",
    ".heif": "heic",
    ".hif": "heic",
}

_ARCHIVE_SUFFIXES = {
    ".zip": "zip",
    ".cbz": "zip",
    ".7z": "7z",
    ".cb7": "7z",
    ".tar": "tar",
    ".cbt": "tar",
    ".tar.gz": "tar",
    ".tgz": "tar",
    ".tar.xz": "tar",
    ".txz": "tar",
    ".tar.bz2": "tar",
    ".tbz2": "tar",
}

SNIFF_BYTES = 32
"""So many first bytes tell the format."""

_AVIF_BRANDS = {b"avif", b"avis"}
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_BMP_HEADER_SIZES = {12, 40, 52, 56, 64, 108, 124}


def named_format(name: str) -> str | None:
    """The image format that a file's name claims, or None."""
    return _EXTENSIONS.get(name[name.rfind(".") :].lower()) if "." in name else None


def archive_suffix(name: str) -> str | None:
    """The ending of `name` as it is written there (`.tar.gz`), when it names an archive that can be unpacked."""
    dots = [place for place, character in enumerate(name) if character == "." and place > 0]
    return next((name[dot:] for dot in dots[-2:] if name[dot:].lower() in _ARCHIVE_SUFFIXES), None)


def archive_kind(name: str) -> str | None:
    """`zip`, `7z`, `tar` or None."""
    suffix = archive_suffix(name)
    return None if suffix is None else _ARCHIVE_SUFFIXES[suffix.lower()]


def sniff(head: bytes) -> str | None:
    """The image format of a file by its first SNIFF_BYTES, or None. Says nothing of the rest of the file."""
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head.startswith((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")):
        return "tiff"
    if head[4:8] == b"ftyp":
        return _sniff_brand(head)
    if head.startswith(b"BM") and int.from_bytes(head[14:18], "little") in _BMP_HEADER_SIZES:
        return "bmp"
    return None


def _sniff_brand(head: bytes) -> str | None:
    """AVIF and HEIC are the same container: the major brand names them, or else one of the compatible ones."""
    brands = [head[8:12], *(head[place : place + 4] for place in range(16, len(head) - 3, 4))]
    for brand in brands:
        if brand in _AVIF_BRANDS:
            return "avif"
        if brand in _HEIC_BRANDS - {b"mif1", b"msf1"}:
            return "heic"
    return "heic" if brands[0] in _HEIC_BRANDS else None
