"""What a stored file is, by its first bytes alone. What is not on the list is only ever offered as a download."""

from __future__ import annotations

from dataclasses import dataclass

HEAD_BYTES = 32
"""`recognise` needs no more than this."""


@dataclass(frozen=True, slots=True)
class ContentType:
    """`extension` without a dot. `is_inline`: a browser may show it; it can hold no script."""

    mime: str
    extension: str
    is_inline: bool = True


JPEG = ContentType("image/jpeg", "jpg")
PNG = ContentType("image/png", "png")
GIF = ContentType("image/gif", "gif")
WEBP = ContentType("image/webp", "webp")
BMP = ContentType("image/bmp", "bmp")
TIFF = ContentType("image/tiff", "tif")
AVIF = ContentType("image/avif", "avif")
HEIC = ContentType("image/heic", "heic")
OTHER = ContentType("application/octet-stream", "bin", is_inline=False)

ALL = (JPEG, PNG, GIF, WEBP, BMP, TIFF, AVIF, HEIC, OTHER)

_SIGNATURES = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"BM", BMP),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
)
_BRANDS = {
    b"avif": AVIF,
    b"avis": AVIF,
    b"heic": HEIC,
    b"heix": HEIC,
    b"heim": HEIC,
    b"heis": HEIC,
    b"hevc": HEIC,
    b"mif1": HEIC,
    b"msf1": HEIC,
}


def recognise(head: bytes) -> ContentType:
    """The type of a file that begins with `head` (HEAD_BYTES are enough)."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp":
        # The major brand may be the generic "mif1"; then the compatible brands tell AVIF and HEIC apart.
        brands = [head[8:12], *(head[at : at + 4] for at in range(16, len(head) - 3, 4))]
        known = [_BRANDS[brand] for brand in brands if brand in _BRANDS]
        return AVIF if AVIF in known else known[0] if known else OTHER
    return next((kind for signature, kind in _SIGNATURES if head.startswith(signature)), OTHER)
