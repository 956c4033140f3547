"""What is asked of an image before somebody takes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ImageLimits:
    """None means no limit is known. Widths, heights and `max_pixels` are those of the image as it is shown."""

    formats: tuple[str, ...] = ()  # jpeg, png, gif, webp, bmp, tiff, avif, heic; empty = any file
    max_size_bytes: int | None = None
    max_width: int | None = None
    max_height: int | None = None
    max_pixels: int | None = None
    min_width: int | None = None
    min_height: int | None = None
