"""Takes out of a text what is nobody else's business, before it goes into a report that a person may send. Pure.

What the engine knows to be a secret is covered where it is written (`backend.log.Masking`); this covers what only looks
like one.
"""

from __future__ import annotations

import re
from pathlib import Path

_USER_IN_ADDRESS = re.compile(r"(\w://)[^/\s@]+@")
_VALUE_IN_ADDRESS = re.compile(r"([?&][^=&\s]+=)[^&\s]+")
_NAMED_SECRET = re.compile(
    r"""((?:token|secret|passw|api_?key|auth|session|cookie|signature)[\w.-]{0,60}["']?\s{0,9}[:=]\s*)"""
    r"""("[^"]*"?|'[^']*'?|[^\s,;&"'<>}]+)""",
    re.IGNORECASE,
)
_NAMED_PERSON = re.compile(
    r"""(["']?\b(?:user(?:_?name)?|login|e-?mail|account)["']?\s*[:=]\s*)("[^"]*"?|'[^']*'?|[^\s,;&"'<>}]+)""",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]+")
_CODE = re.compile(r'(?m)^(\s*File )"([^"\n]+)"')
_QUOTED_PATH = re.compile(r"""(["'])(?:file://)?(?:~|[A-Za-z]:)?[\\/](?:(?!\1)[^\n])*\1""")
_PATH = re.compile(
    r"""(?<![\w:/.~…])(?:file://)?(?:~|[A-Za-z]:)?[\\/](?=[^\s\\/])[^\n"<>]*?(?=: |["<>]|\s*$)""", re.MULTILINE
)
_FILE_NAME = re.compile(
    r"""[^\s"'(\\/…]{1,100}(\.(?:jpe?g|png|gif|webp|heic|avif|tiff?|bmp|zip|7z|rar|tar|mp4|mov|mkv|webm))\b""",
    re.IGNORECASE,
)
_ABSOLUTE = re.compile(r"[\\/~]|[A-Za-z]:")
_LIBRARY = re.compile(r".*[\\/]((?:site-packages|dist-packages|python3\.\d+|Lib)[\\/].*)")


def covered(said: str) -> str:
    """Without what may be a secret wherever it stands: users and values in addresses, values that are named like one,
    and the name of the person in the folder of their home."""
    said = said.replace(str(Path.home()), "~")
    said = _USER_IN_ADDRESS.sub(r"\1", said)
    said = _VALUE_IN_ADDRESS.sub(r"\1…", said)
    return _NAMED_SECRET.sub(r"\1•••", said)


def without_names(said: str, program: Path) -> str:
    """`covered`, and without names of people, files and folders. Of a file only its ending is left; files of Galleon
    (below `program`) and of its libraries keep their place there, so that a traceback can be read."""
    said = _CODE.sub(lambda found: f"{found[1]}<{_place(found[2], program)}>", said)
    said = covered(said)
    said = _NAMED_PERSON.sub(r"\1•••", said)
    said = _MAIL.sub("…@…", said)
    said = _QUOTED_PATH.sub(lambda found: f"{found[1]}…{_ending(found[0][:-1])}{found[1]}", said)
    said = _PATH.sub(lambda found: "…" + _ending(found[0]), said)
    return _FILE_NAME.sub(r"…\1", said)


def _place(path: str, program: Path) -> str:
    if not _ABSOLUTE.match(path):
        return path.strip("<>")  # of the bundle, or no file at all
    root = str(program)
    if path.startswith(root) and not (library := _LIBRARY.fullmatch(path[len(root) :])):
        return path[len(root) :].lstrip("\\/")
    library = _LIBRARY.fullmatch(path)
    return library[1] if library else re.split(r"[\\/]", path)[-1]


def _ending(path: str) -> str:
    found = re.search(r"\.\w{1,5}$", path)
    return found[0] if found else ""
