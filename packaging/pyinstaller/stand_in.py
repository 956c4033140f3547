"""Stands in for PySide6.QtOpenGL and PySide6.QtNetwork in the bundle: ten megabytes that Galleon does not use, and some
milliseconds of the start.

PySide6.QtQuick and PySide6.QtQml import these for the types in the signatures of three classes that nobody here makes
use of (QQuickFramebufferObject with its renderer, QQmlNetworkAccessManagerFactory); an empty module will do.
"""
