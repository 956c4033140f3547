"""What is copied from About for a report of a bug."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from backend.protocol.self_test import Outcome, RunSelfTest, SelfCheck, SelfTested
from bridge.controllers.about import About
from bridge.controllers.app import App
from bridge.store import Store
from bridge.window_state import WindowState
from tests.bridge.conftest import Recorder


def test_the_report_has_the_self_test_of_an_engine_that_is_there(
    store: Store, engine: Recorder, tmp_path: Path
) -> None:
    app = App(store, WindowState(tmp_path / "window.json"), "1.2.3", False)
    about = About(app, engine)
    app.setParent(about)
    about.copyReport()
    said = QGuiApplication.clipboard().text()
    assert said.startswith("Galleon: 1.2.3\n") and "Self-test" not in said
    assert engine.sent == []
    app.set_engine("running")
    about.copyReport()
    assert engine.sent == [RunSelfTest()]
    detail = f"SSL_CERT_FILE: {Path.home()}/ca.pem: No such file"
    engine.answer(SelfTested(checks=(SelfCheck(name="certificates", outcome=Outcome.PROBLEM, detail=detail),)))
    said = QGuiApplication.clipboard().text()
    assert said.endswith("\n\nSelf-test\nproblem · certificates · SSL_CERT_FILE: ….pem: No such file")
