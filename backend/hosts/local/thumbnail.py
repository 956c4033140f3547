"""Thumbnails of the embedded host's pages."""

from __future__ import annotations

import secrets
from pathlib import Path

from PIL import Image, ImageOps


def make_thumbnail(path: Path, target: Path, size_px: int) -> Path | None:
    """Write a JPEG of at most `size_px` on its longer side; None when the image cannot be read. Blocking."""
    part = target.with_name(f"{secrets.token_hex(8)}.part")
    try:
        with Image.open(path) as image:
            image.draft("RGB", (size_px * 2, size_px * 2))
            small = ImageOps.exif_transpose(image)
            small.thumbnail((size_px, size_px), Image.Resampling.LANCZOS, reducing_gap=2.0)
            if "A" in small.getbands() or "transparency" in small.info:
                small = Image.alpha_composite(Image.new("RGBA", small.size, "white"), small.convert("RGBA"))
            small.convert("RGB").save(part, "JPEG", quality=85, optimize=True)
        part.replace(target)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        part.unlink(missing_ok=True)
        return None
    return target
