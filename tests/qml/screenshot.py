"""Save pictures of the window on the demo engine, to hold beside the design.

python -m tests.qml.screenshot OUT.png [--page hosts] [--light] [--rtl] [--language es] [--size 900x600] [--rows 0]
    [--do EXPRESSION]

`--do` is an expression of QML in the scope of Main.qml, run before the picture is taken.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtQml import QQmlEngine, QQmlExpression

from backend.protocol.folders import folders_under
from bridge.backend_process import BackendProcess
from bridge.demo.engine import DemoOptions, run_demo
from bridge.first_frame import make_application
from bridge.window import Window

SETTLE_MS = 1500


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--page", default="queue")
    parser.add_argument("--light", action="store_true")
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("--language", default="en")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--rows", type=int, default=128)
    parser.add_argument("--do", default="")
    options = parser.parse_args()
    application = make_application(sys.argv[:1])
    if options.rtl:
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        folders = folders_under(Path(folder))
        demo = DemoOptions(folders.cache / "pictures", options.rows, False, True)
        backend = BackendProcess(None, run_demo, demo)
        backend.start()
        shown = Window(folders, backend, True)
        shown.load()
        assert shown.window is not None
        window = shown.window
        width, height = map(int, options.size.split("x"))
        window.resize(width, height)
        shown.start()

        def prepare() -> None:
            shown.prefs.setProperty("theme", "light" if options.light else "dark")
            shown.prefs.setProperty("language", options.language)
            shown.app.setProperty("page", options.page)
            if options.do:
                main = shown.content
                expression = QQmlExpression(QQmlEngine.contextForObject(main), main, options.do)
                expression.evaluate()
                if expression.hasError():
                    print(expression.error().toString(), file=sys.stderr)
            QTimer.singleShot(SETTLE_MS, save)

        def save() -> None:
            window.grabWindow().save(str(options.out))
            shown.left.connect(application.quit)
            shown.quit()

        QTimer.singleShot(SETTLE_MS, prepare)
        return application.exec()


if __name__ == "__main__":
    raise SystemExit(main())
