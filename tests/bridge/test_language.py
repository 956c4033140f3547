from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QObject, Signal

from backend.protocol.settings import ChangeSettings, Settings
from bridge import language
from bridge.controllers.prefs import Prefs
from bridge.language import install, language_of, tell_properties
from bridge.store import Store
from bridge.window_state import WindowState
from bridge.wording import tr
from tests.bridge.conftest import Recorder


@pytest.fixture(autouse=True)
def back_to_english() -> Iterator[None]:
    yield
    install("en")


def test_of_the_languages_of_the_system_the_first_that_galleon_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda self: ["de-DE", "de", "es-MX", "es", "en"])
    assert language_of("system") == "es"
    assert language_of("en") == "en"
    monkeypatch.setattr(QLocale, "uiLanguages", lambda self: ["de-DE", "de"])
    assert language_of("system") == "en"
    assert language_of("klingon") == "en"


def test_numbers_and_dates_follow_the_language() -> None:
    install("es")
    assert QLocale().language() == QLocale.Language.Spanish
    assert QLocale().toString(27_091) == "27.091"
    install("en")
    assert QLocale().toString(27_091) == "27,091"


def test_the_words_of_qt_itself_are_translated() -> None:
    install("es")
    from PySide6.QtCore import QCoreApplication

    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"
    install("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_sentence_without_translation_stays_as_it_is() -> None:
    install("es")
    assert tr("A sentence that nobody has written.") == "A sentence that nobody has written."


def test_every_language_has_its_file() -> None:
    assert {file.stem for file in Path(language.FOLDER).glob("*.ts")} == {f"galleon_{x}" for x in language.LANGUAGES}


def test_the_choice_is_kept_for_the_first_frame_and_sent_to_the_engine(
    store: Store, engine: Recorder, tmp_path: Path
) -> None:
    state = WindowState(tmp_path / "window.json")
    prefs = Prefs(store, engine, state)
    told: list[str] = []
    prefs.languageChanged.connect(lambda: told.append(prefs.property("language")))
    prefs.setProperty("language", "es")
    prefs.setProperty("language", "klingon")
    assert told == ["es"]
    assert engine.sent == [ChangeSettings(values=(("language", '"es"'),))]
    assert state.get("language", "system") == "es"
    store.set_settings(Settings(language="en"))
    assert told == ["es", "en"]


def test_every_property_that_can_change_is_told_again(store: Store, engine: Recorder, tmp_path: Path) -> None:
    prefs = Prefs(store, engine, WindowState(tmp_path / "window.json"))
    told: list[str] = []
    prefs.viewChanged.connect(lambda: told.append("view"))
    prefs.themeChanged.connect(lambda: told.append("theme"))
    tell_properties(prefs)
    assert sorted(told) == ["theme", "view"]
    tell_properties(_Plain())


class _Plain(QObject):
    done = Signal()
