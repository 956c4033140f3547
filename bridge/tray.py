"""The tray icon: state at a glance, and the few things one wants without the window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from backend.protocol.commands import PauseGalleries, StartGalleries
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.limit import limit_command
from bridge.store import Store
from bridge.wording import tr

SAILS = (
    "M17 5.5c4.6 2.7 7 6.9 7.3 12.5H17z",
    "M15 8.5c-3.6 2.3-5.6 5.3-6.1 9.5H15z",
    "M5.5 20h21c-.9 4-3.5 6-7.3 6h-6.4c-3.8 0-6.4-2-7.3-6z",
)
BADGES = {"busy": "circle-arrow-up", "paused": "circle-pause", "alarm": "triangle-alert"}
ON_DARK, ON_LIGHT = "#ECEEF2", "#171A20"
SIZES = (22, 32, 44)
_BADGE_SHARE = 0.55


def state_of(store: Store) -> str:
    """idle, busy, paused or alarm."""
    totals = store.totals
    if totals.hosts_needing_you or totals.attention:
        return "alarm"
    if totals.uploading:
        return "busy"
    return "paused" if totals.paused and not totals.queued else "idle"


def status_line(store: Store) -> str:
    """“3 uploading, 6.4 MB/s, 24 min left”; while nothing is to be done, what the icon warns of."""
    totals = store.totals
    if totals.held and totals.held == totals.uploading and totals.hold_until is not None:
        return tr("On hold until {time}").format(time=text.clock(totals.hold_until))
    if totals.uploading:
        parts = [
            tr("%n uploading", "", totals.uploading - totals.held),
            text.speed(totals.speed_bps),
            text.left(totals.eta_s),
        ]
        return ", ".join(part for part in parts if part)
    if totals.is_offline:
        return tr("Waiting for the network")
    if totals.paused:
        return tr("Outside the schedule") if totals.is_outside_schedule else tr("All paused")
    if totals.scheduled:
        return tr("%n start later", "", totals.scheduled)
    if totals.hosts_needing_you:
        return tr("%n hosts need you", "", totals.hosts_needing_you)
    if totals.attention:
        return tr("%n galleries need attention", "", totals.attention)
    return tr("Nothing to upload")


def icon(state: str, colour: str, icons: Path) -> QIcon:
    """The three shapes of the mark in one colour, with the badge of the state."""
    made = QIcon()
    for size in SIZES:
        made.addPixmap(_pixmap(state, colour, icons, size))
    made.setIsMask(sys.platform == "darwin")  # the menu bar has colours of its own, for each screen
    return made


def _pixmap(state: str, colour: str, icons: Path, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    shapes = "".join(f'<path d="{path}"/>' for path in SAILS)
    # the mark fills the icon: its shapes lie between 4 and 28 of a 32 box
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="4 4 24 24" fill="{colour}">{shapes}</svg>'
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    badge = BADGES.get(state)
    if badge is not None:
        source = (icons / f"{badge}.svg").read_text(encoding="utf-8")
        source = source.replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="2.4"')
        side = size * _BADGE_SHARE
        place = QRectF(size - side, size - side, side, side)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.setBrush(Qt.GlobalColor.black)
        painter.setPen(Qt.PenStyle.NoPen)
        centre = QPointF(place.center())
        painter.drawEllipse(centre, side / 2 + 1, side / 2 + 1)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        QSvgRenderer(QByteArray(source.encode())).render(painter, place)
    painter.end()
    return pixmap


class Tray(QObject):
    """`toggle` opens or hides the window, `add_folders` and `quit` do what they say. Keep a reference to it."""

    def __init__(
        self,
        store: Store,
        engine: Engine,
        icons: Path,
        limits: Callable[[], list[tuple[str, int, bool]]],
        toggle: Callable[[], None],
        open_window: Callable[[], None],
        add_folders: Callable[[], None],
        paste: Callable[[], None],
        open_settings: Callable[[], None],
        follow_schedule: Callable[[], None],
        ask_limit: Callable[[], None],
        quit_all: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._icons = icons
        self._limits = limits
        self._toggle = toggle
        self._follow_schedule = follow_schedule
        self._ask_limit = ask_limit
        self._shown = ("", "")
        self._tray = QSystemTrayIcon(self)
        self._menu = QMenu()
        self._status = QAction("", self._menu)
        self._status.setEnabled(False)
        self._menu.addAction(self._status)
        self._menu.addSeparator()
        self._add(tr("Open Galleon"), open_window)
        self._add(tr("Add folders…"), add_folders)
        self._add(tr("Paste from the clipboard"), paste)
        self._menu.addSeparator()
        self._all = self._add(tr("Pause all"), self._pause_or_start)
        self._limit = self._menu.addMenu(tr("Limit"))
        self._limit.aboutToShow.connect(self._fill_limits)
        self._menu.addSeparator()
        self._add(tr("Settings…"), open_settings)
        self._add(tr("Quit"), quit_all)
        self._tray.setContextMenu(self._menu)
        self._tray.activated.connect(self._activated)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)
        store.totalsChanged.connect(self.refresh)
        store.settingsChanged.connect(self.refresh)
        store.settingsChanged.connect(self._fill_limits)  # not every panel says that it is about to show them
        self._fill_limits()
        self.refresh()
        self._tray.show()

    @staticmethod
    def is_available() -> bool:
        return QSystemTrayIcon.isSystemTrayAvailable()

    def _add(self, label: str, run: Callable[[], None]) -> QAction:
        action = QAction(label, self._menu)
        action.triggered.connect(lambda _checked=False: run())
        self._menu.addAction(action)
        return action

    def _scheme_changed(self, _: object) -> None:
        self._shown = ("", "")
        self.refresh()

    def refresh(self) -> None:
        line = status_line(self._store)
        self._tray.setToolTip(f"Galleon – {line}")
        self._status.setText(line)
        totals = self._store.totals
        self._all.setText(tr("Pause all") if totals.uploading or totals.queued else tr("Start all"))
        self._all.setEnabled(bool(totals.uploading or totals.queued or totals.ready or totals.paused))
        limit_bps = self._store.settings.bandwidth_limit_bps
        if self._store.settings.use_schedule:
            self._limit.setTitle(tr("Limit: by schedule"))
        else:
            self._limit.setTitle(
                tr("Limit: {speed}").format(speed=text.limit(limit_bps)) if limit_bps else tr("Limit: none")
            )
        is_light = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light
        wanted = (state_of(self._store), ON_LIGHT if is_light else ON_DARK)
        if wanted != self._shown:
            self._shown = wanted
            self._tray.setIcon(icon(*wanted, self._icons))

    def _fill_limits(self) -> None:
        self._limit.clear()
        for label, bps, checked in self._limits():
            action = QAction(label, self._limit)
            action.setCheckable(True)
            action.setChecked(checked)
            action.triggered.connect(lambda _checked=False, b=bps: self._set_limit(b))
            self._limit.addAction(action)
        self._limit.addSeparator()
        own = QAction(tr("Custom…"), self._limit)
        own.triggered.connect(lambda _checked=False: self._ask_limit())
        schedule = QAction(tr("By schedule"), self._limit)
        schedule.setCheckable(True)
        schedule.setChecked(self._store.settings.use_schedule)
        schedule.triggered.connect(lambda _checked=False: self._follow_schedule())
        self._limit.addActions([own, schedule])

    def _set_limit(self, bps: int) -> None:
        self._engine.send(limit_command(self._store.settings, bps))

    def _pause_or_start(self) -> None:
        totals = self._store.totals
        self._engine.send(PauseGalleries() if totals.uploading or totals.queued else StartGalleries())

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            if sys.platform != "darwin":  # there a click opens the menu
                self._toggle()
        elif reason == QSystemTrayIcon.ActivationReason.MiddleClick:
            self._engine.send(PauseGalleries())

    def balloon(self, title: str, body: str) -> None:
        self._tray.showMessage(title, body, self._tray.icon())

    def hide(self) -> None:
        self._tray.hide()
