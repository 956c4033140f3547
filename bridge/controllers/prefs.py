"""How the window looks: kept by the engine where it is a setting, by the window itself where it is only a view."""

from __future__ import annotations

import json

from PySide6.QtCore import Property, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.settings import ChangeSettings
from bridge.backend_link import Engine
from bridge.language import LANGUAGES
from bridge.store import Store
from bridge.window_state import WindowState

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Prefs(QObject):
    """Theme, language, text size, motion and density are settings; the last ones are kept for the first frame."""

    themeChanged = Signal()
    languageChanged = Signal()
    textScaleChanged = Signal()
    reduceMotionChanged = Signal()
    compactRowsChanged = Signal()
    viewChanged = Signal()
    raisedContrastChanged = Signal()

    def __init__(self, store: Store, engine: Engine, state: WindowState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._state = state
        self._theme = str(state.get("theme", "system"))
        self._language = str(state.get("language", "system"))
        self._text_scale = float(str(state.get("text_scale", 1.0)))
        self._reduce_motion = state.flag("reduce_motion", False)
        self._compact_rows = state.flag("compact_rows", False)
        self._inspector_floats = False
        self._floating_open = False
        self._raised_contrast = state.flag("raised_contrast", False)
        store.settingsChanged.connect(self._take_settings)
        self.themeChanged.connect(self._remember_dark)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    def _scheme_changed(self, _: object) -> None:
        self.themeChanged.emit()

    def _remember_dark(self) -> None:
        """For the first frame of the next start."""
        self._state.set("is_dark", self._is_dark())
        self._state.save()

    def _take_settings(self) -> None:
        settings = self._store.settings
        self._set_theme(settings.theme)
        self._set_language(settings.language)
        self._set_text_scale(settings.text_size_percent / 100)
        self._set_reduce_motion(settings.reduce_motion)
        self._set_compact_rows(settings.density == "compact")
        self._set_raised_contrast(settings.raised_contrast)
        self._state.save()

    def change_setting(self, name: str, value: object) -> None:
        """One that the window itself does not keep."""
        self._change(name, value)

    def _change(self, name: str, value: object) -> None:
        self._engine.send(ChangeSettings(values=((name, json.dumps(value)),)))

    def _set_theme(self, theme: str) -> bool:
        if theme == self._theme or theme not in ("system", "light", "dark"):
            return False
        self._theme = theme
        self._state.set("theme", theme)
        self.themeChanged.emit()
        return True

    def _set_language(self, choice: str) -> bool:
        if choice == self._language or choice not in ("system", *LANGUAGES):
            return False
        self._language = choice
        self._state.set("language", choice)
        self.languageChanged.emit()
        return True

    def _set_text_scale(self, scale: float) -> bool:
        scale = min(1.3, max(0.9, scale))
        if scale == self._text_scale:
            return False
        self._text_scale = scale
        self._state.set("text_scale", scale)
        self.textScaleChanged.emit()
        return True

    def _set_reduce_motion(self, on: bool) -> bool:
        if on == self._reduce_motion:
            return False
        self._reduce_motion = on
        self._state.set("reduce_motion", on)
        self.reduceMotionChanged.emit()
        return True

    def _set_compact_rows(self, on: bool) -> bool:
        if on == self._compact_rows:
            return False
        self._compact_rows = on
        self._state.set("compact_rows", on)
        self.compactRowsChanged.emit()
        return True

    def _set_raised_contrast(self, on: bool) -> bool:
        if on == self._raised_contrast:
            return False
        self._raised_contrast = on
        self._state.set("raised_contrast", on)
        self.raisedContrastChanged.emit()
        return True

    def _set_view(self, key: str, value: object) -> None:
        self._state.set(key, value)
        self._state.save()
        self.viewChanged.emit()

    @Property(str, notify=themeChanged)
    def theme(self) -> str:
        return self._theme

    @theme.setter  # type: ignore[no-redef]
    def theme(self, theme: str) -> None:
        if self._set_theme(theme):
            self._change("theme", theme)

    @Property(bool, notify=themeChanged)
    def isDark(self) -> bool:
        return self._is_dark()

    def _is_dark(self) -> bool:
        if self._theme != "system":
            return self._theme == "dark"
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark

    @Property(str, notify=languageChanged)
    def language(self) -> str:
        """system, or one of `LANGUAGES`. The window takes it on at once."""
        return self._language

    @language.setter  # type: ignore[no-redef]
    def language(self, choice: str) -> None:
        if self._set_language(choice):
            self._change("language", choice)

    @Property(float, notify=textScaleChanged)
    def textScale(self) -> float:
        return self._text_scale

    @textScale.setter  # type: ignore[no-redef]
    def textScale(self, scale: float) -> None:
        if self._set_text_scale(scale):
            self._change("text_size_percent", round(self._text_scale * 100))

    @Property(bool, notify=reduceMotionChanged)
    def reduceMotion(self) -> bool:
        return self._reduce_motion

    @reduceMotion.setter  # type: ignore[no-redef]
    def reduceMotion(self, on: bool) -> None:
        if self._set_reduce_motion(on):
            self._change("reduce_motion", on)

    @Property(bool, notify=compactRowsChanged)
    def compactRows(self) -> bool:
        return self._compact_rows

    @compactRows.setter  # type: ignore[no-redef]
    def compactRows(self, on: bool) -> None:
        if self._set_compact_rows(on):
            self._change("density", "compact" if on else "default")

    @Property(bool, notify=viewChanged)
    def inspectorFloats(self) -> bool:
        """Over the list, in a window too narrow to dock it. It begins closed there, and that is not remembered."""
        return self._inspector_floats

    @inspectorFloats.setter  # type: ignore[no-redef]
    def inspectorFloats(self, on: bool) -> None:
        if on != self._inspector_floats:
            self._inspector_floats, self._floating_open = on, False
            self.viewChanged.emit()

    @Property(bool, notify=viewChanged)
    def inspectorOpen(self) -> bool:
        return self._floating_open if self._inspector_floats else self._state.flag("inspector_open", True)

    @inspectorOpen.setter  # type: ignore[no-redef]
    def inspectorOpen(self, on: bool) -> None:
        if not self._inspector_floats:
            self._set_view("inspector_open", on)
        elif on != self._floating_open:
            self._floating_open = on
            self.viewChanged.emit()

    @Property(int, notify=viewChanged)
    def inspectorWidth(self) -> int:
        return int(str(self._state.get("inspector_width", 344)))

    @inspectorWidth.setter  # type: ignore[no-redef]
    def inspectorWidth(self, width: int) -> None:
        self._set_view("inspector_width", min(480, max(320, width)))

    @Property(bool, notify=viewChanged)
    def sidebarOpen(self) -> bool:
        return self._state.flag("sidebar_open", True)

    @sidebarOpen.setter  # type: ignore[no-redef]
    def sidebarOpen(self, on: bool) -> None:
        self._set_view("sidebar_open", on)

    @Property(bool, notify=raisedContrastChanged)
    def raisedContrast(self) -> bool:
        """Wanted here; the theme adds what the system wants, which Python cannot ask (its wrapper is deleted)."""
        return self._raised_contrast

    @raisedContrast.setter  # type: ignore[no-redef]
    def raisedContrast(self, on: bool) -> None:
        if self._set_raised_contrast(on):
            self._change("raised_contrast", on)
