"""The language of the window: which one, and its translation in Qt. GUI thread."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

FOLDER = Path(__file__).resolve().parent.parent / "qml" / "translations"
LANGUAGES = {"en": "English", "es": "Español"}
"""Each with its own name for itself."""
QT_PARTS = ("qtbase", "qtdeclarative")
"""Qt's own translations that its dialogs and menus need."""
OTHER_TRANSLATION = "GALLEON_TRANSLATION"
"""Environment: a .qm file in place of ours, for trying out a translation."""

_installed: list[QTranslator] = []


def language_of(choice: str) -> str:
    """`choice` is system, or one of `LANGUAGES`; of the system's languages the first one that Galleon speaks."""
    if choice in LANGUAGES:
        return choice
    known = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((name for name in known if name in LANGUAGES), "en")


def install(choice: str) -> None:
    """Let Qt speak this language from now on; numbers and dates follow it. Texts that are shown already stay."""
    language = language_of(choice)
    QLocale.setDefault(_locale(language, choice))
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop())
    ours = os.environ.get(OTHER_TRANSLATION) or str(FOLDER / f"galleon_{language}.qm")
    files = [ours]
    if language != "en":
        qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        files += [str(qt / f"{part}_{language}.qm") for part in QT_PARTS]
    for file in files:
        translator = QTranslator()
        if translator.load(file):
            QCoreApplication.installTranslator(translator)
            _installed.append(translator)


def _locale(language: str, choice: str) -> QLocale:
    """The person's own region where it speaks the language; numbers of the system where nothing was chosen."""
    system = QLocale.system()
    if system.language() == QLocale.Language.C:
        locale = QLocale(language) if language != "en" else QLocale.c()
        locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)  # C does not group digits
        return locale
    return system if choice not in LANGUAGES or system.name().startswith(language) else QLocale(language)


def tell_properties(source: QObject) -> None:
    """Let QML read every property again that may change. Signals that also ask for something are left alone."""
    meta = source.metaObject()
    signals = [meta.property(i).notifySignal() for i in range(meta.propertyCount())]
    names = [signal.name().toStdString() for signal in signals if signal.isValid() and not signal.parameterCount()]
    for name in dict.fromkeys(names):
        if name.lower().endswith(("changed", "echo")):
            getattr(source, name).emit()
