"""Numbers as a post or a page shows them: decimal units, as forums and hosts count."""

from __future__ import annotations

_UNITS = ("KB", "MB", "GB", "TB", "PB")


def byte_size(size_bytes: int) -> str:
    """ "301 MB", "1.1 GB", "8.4 MB", "640 KB", "12 B" (MB = 10⁶ bytes); one decimal below ten, and from GB on."""
    if size_bytes < 1000:
        return f"{size_bytes} B"
    value = float(size_bytes)
    for unit in _UNITS:
        value /= 1000
        if value < 999.5 or unit == _UNITS[-1]:
            break
    with_decimal = unit != "KB" and (unit != "MB" or value < 9.95)
    text = f"{value:.1f}".removesuffix(".0") if with_decimal else f"{value:.0f}"
    return f"{text} {unit}"


def dimensions(width: int, height: int) -> str:
    """ "6000 × 4000", or empty while unknown."""
    return f"{width} × {height}" if width and height else ""


def counted(number: int, noun: str) -> str:
    """ "1 image", "84 images"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
