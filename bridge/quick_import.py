"""Makes the import of PySide6 a third shorter. Nothing here is needed for anything to work.

Shiboken brings its support modules as source in an archive, and compiles them at every start; afterwards it puts a hook
in front of `import` that reads the source of each module that comes later, for a feature that Galleon does not use.
"""

from __future__ import annotations

import builtins
import contextlib
import hashlib
import importlib.util
import marshal
import os
from pathlib import Path
from types import CodeType
from typing import Any


def import_qt(cache_folder: Path) -> None:
    """Import PySide6.QtCore with code that an earlier start compiled and left in `cache_folder`.

    The code is found by the text that it was compiled from, so that another PySide6 or Python cannot get the wrong one.
    Without a readable cache this is the plain import. Main thread, before anything else imports PySide6.
    """
    kept = CompiledCode(cache_folder / "pyside6.code")
    compile_ = builtins.compile
    builtins.compile = kept.compile
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        builtins.compile = compile_
    # the hook is the outermost; beneath it is what loads classes of Qt when they are first asked for
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    kept.save()


class CompiledCode:
    """A `compile` that remembers, and the file that it remembers in."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._compile = builtins.compile
        self._codes: dict[bytes, bytes] = {}
        self._is_changed = False
        with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
            magic, codes = marshal.loads(path.read_bytes())  # noqa: S302 - as trusted as the .pyc files of this person
            if magic == importlib.util.MAGIC_NUMBER and isinstance(codes, dict):
                self._codes = codes

    def compile(self, source: Any, filename: Any, mode: str, *flags: Any, **more: Any) -> Any:
        if not isinstance(source, str | bytes) or mode != "exec":
            return self._compile(source, filename, mode, *flags, **more)
        text = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
        key = hashlib.sha256(b"\0".join((repr((filename, flags, sorted(more.items()))).encode(), text))).digest()
        with contextlib.suppress(KeyError, ValueError, EOFError, TypeError):
            code = marshal.loads(self._codes[key])  # noqa: S302 - see above
            if isinstance(code, CodeType):
                return code
        made = self._compile(source, filename, mode, *flags, **more)
        if isinstance(made, CodeType):
            self._codes[key] = marshal.dumps(made)
            self._is_changed = True
        return made

    def save(self) -> None:
        """Whole or not at all; not at all, too, where it cannot be written."""
        if not self._is_changed:
            return
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            unfinished = self._path.with_suffix(f".{os.getpid()}")
            unfinished.write_bytes(marshal.dumps((importlib.util.MAGIC_NUMBER, self._codes)))
            unfinished.replace(self._path)
