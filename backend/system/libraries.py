"""The libraries of the system that Galleon does not bring, and what to say when one of them is not there.

Standard library only, and for any Python 3.11: setup.sh reads this before anything is installed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from importlib.machinery import ExtensionFileLoader
from importlib.util import spec_from_loader
from pathlib import Path

OF_QT = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libzstd.so.1": "libzstd1",
    "libbrotlidec.so.1": "libbrotli1",
    "libbrotlicommon.so.1": "libbrotli1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
"""By name of the library, the package of Debian 12 that has it. Later ones and Ubuntu know these names too."""

OF_BUNDLE = OF_QT | {
    "libstdc++.so.6": "libstdc++6",
    "libssl.so.3": "libssl3",
    "libcrypto.so.3": "libssl3",
    "libz.so.1": "zlib1g",
    "liblzma.so.5": "liblzma5",
    "libffi.so.8": "libffi8",
    "libuuid.so.1": "libuuid1",
}
"""What the installed Galleon needs, with what Python needs: the packages depend on these."""

_MISSING = re.compile(r"(\S+\.so[.\w]*): cannot open shared object file")
"""As the loader of glibc says it, in every language."""


def missing_in(error: ImportError) -> str:
    """The name of the library that is not there; empty when the import failed for another reason."""
    found = _MISSING.match(str(error))
    return found[1] if found is not None else ""


def missing_sentence(library: str) -> str:
    """What to say and to do, with all others that are missing too. Takes some milliseconds."""
    missing = {package for name, package in OF_QT.items() if not is_there(name)}
    if library in OF_BUNDLE:
        missing.add(OF_BUNDLE[library])
    if not missing:
        return f"Galleon cannot start: the system library {library} is missing."
    return (
        f"Galleon cannot start: the system library {library} is missing. "
        f"On Debian and Ubuntu, this installs what is needed: sudo apt install {' '.join(sorted(missing))}"
    )


def is_there(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def load_display_plugin(platforms: Path, environ: Mapping[str, str] = os.environ) -> None:
    """Load what Qt is about to load for the display, from its folder `platforms`. Raises ImportError when a library of
    the system is missing: Qt itself would abort the process, and name the wrong one.
    """
    if environ.get("QT_QPA_PLATFORM"):
        return
    error = _refusal(platforms / "libqxcb.so")
    # in a session of Wayland, either will do
    if error is not None and not (environ.get("WAYLAND_DISPLAY") and _refusal(platforms / "libqwayland.so") is None):
        raise error


def _refusal(plugin: Path) -> ImportError | None:
    """Loaded as if it were a module of Python, which it is not: ctypes takes longer to import."""
    loader = ExtensionFileLoader(plugin.stem, str(plugin))
    spec = spec_from_loader(plugin.stem, loader)
    if spec is not None:
        try:
            loader.create_module(spec)
        except ImportError as error:
            if missing_in(error):
                return error
    return None
