"""Makes our objects the singletons of the QML module `Galleon.Bridge`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtQml import QQmlEngine, qmlRegisterSingletonType

URI = "Galleon.Bridge"

_offered: dict[str, QObject] = {}
_registered: set[str] = set()


def offer(singletons: Iterable[QObject]) -> None:
    """Engines that are created from now on see these objects, each under the name of its class.

    A type is registered once and asks for its object later: PySide6 6.11 breaks every list property of QML when
    `qmlRegisterSingletonInstance` is called after an engine was there (the second window of a test run).
    Keep the objects alive as long as the engine.
    """
    for singleton in singletons:
        kind = type(singleton)
        name = kind.__name__
        _offered[name] = singleton
        QQmlEngine.setObjectOwnership(singleton, QQmlEngine.ObjectOwnership.CppOwnership)
        if name not in _registered:
            _registered.add(name)
            qmlRegisterSingletonType(kind, URI, 1, 0, name, _getter(name))  # type: ignore[call-overload]


def _getter(name: str) -> Callable[[QQmlEngine], QObject]:
    return lambda _engine: _offered[name]
