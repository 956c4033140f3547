"""What the window remembers for itself between starts: size, panes, page, last theme. One small JSON file."""

from __future__ import annotations

import json
import os
from pathlib import Path


class WindowState:
    """A file that is missing or broken counts as empty: nothing in it is worth a complaint."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, object] = {}
        try:
            read = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            read = None
        if isinstance(read, dict):
            self._values = read
        self._is_changed = False

    def get(self, key: str, default: object) -> object:
        """The stored value when it is of the default's kind."""
        value = self._values.get(key, default)
        if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        return value if type(value) is type(default) else default

    def flag(self, key: str, default: bool) -> bool:
        return bool(self.get(key, default))

    def set(self, key: str, value: object) -> None:
        if self._values.get(key) != value:
            self._values[key] = value
            self._is_changed = True

    def save(self) -> None:
        """Atomic; does nothing when nothing changed. A disk that refuses is passed over."""
        if not self._is_changed:
            return
        new = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(json.dumps(self._values, indent=1), encoding="utf-8")
            os.replace(new, self._path)  # noqa: PTH105 - the name says that it is atomic
            self._is_changed = False
        except OSError:
            pass
