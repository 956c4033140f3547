"""How the window is drawn: by OpenGL, or in software. `probe` is a process of its own, for `galleon doctor`."""

from __future__ import annotations

import json
import sys

from PySide6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

_GL_RENDERER = 0x1F01


def probe() -> int:
    """Print one line of JSON: `renderer` and `is_software`."""
    from bridge.first_frame import make_application

    make_application(sys.argv[:1])
    renderer = _opengl()
    is_software = not renderer or QQuickWindow.graphicsApi() == QSGRendererInterface.GraphicsApi.Software
    said = f"{QGuiApplication.platformName()}, {renderer or 'no OpenGL: drawn in software'}"
    print(json.dumps({"renderer": said, "is_software": is_software}), flush=True)
    return 0


def _opengl() -> str:
    """The name that the driver gives itself; empty without one."""
    context = QOpenGLContext()
    if not context.create():
        return ""
    surface = QOffscreenSurface()
    surface.setFormat(context.format())
    surface.create()
    if not context.makeCurrent(surface):
        return ""
    name = context.functions().glGetString(_GL_RENDERER)
    context.doneCurrent()
    return str(name) if name else "OpenGL"


def of_windows() -> str:
    """The way in which the open window is drawn, for a report; empty without one."""
    for window in QGuiApplication.allWindows():
        if isinstance(window, QQuickWindow):
            return window.rendererInterface().graphicsApi().name
    return ""
