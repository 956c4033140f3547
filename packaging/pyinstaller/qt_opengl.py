"""Stands in for PySide6.QtOpenGL in the bundle, nine megabytes that Galleon does not use.

PySide6.QtQuick imports that module for the types in the signatures of two of its classes, QQuickFramebufferObject and
its renderer, and does without where the module has none.
"""
