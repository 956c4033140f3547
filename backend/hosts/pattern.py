"""Regular expressions from definitions. They cannot hang the engine: a search ends after a second."""

from __future__ import annotations

from functools import lru_cache

import regex

LIMIT_S = 1.0


@lru_cache(maxsize=256)
def compiled(pattern: str) -> regex.Pattern[str]:
    """Raises ValueError with the reason when the pattern is none."""
    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise ValueError(str(error)) from error


def search(pattern: str, text: str) -> regex.Match[str] | None:
    """The first match, or None. Raises TimeoutError after LIMIT_S."""
    return compiled(pattern).search(text, timeout=LIMIT_S)


def replace(pattern: str, by: str, text: str) -> str | None:
    """The text with every match replaced (`by` may use \\1), or None without a match. Raises TimeoutError."""
    changed, count = compiled(pattern).subn(by, text, timeout=LIMIT_S)
    return changed if count else None


def every(pattern: str, text: str) -> list[str]:
    """Every match as a text. Raises TimeoutError after LIMIT_S."""
    return [match.group() for match in compiled(pattern).finditer(text, timeout=LIMIT_S)]
