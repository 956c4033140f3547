"""The program of `ProbedWindow`: the real window with a probe inside.

    python -m tests.bench.window_probe SPAWNED [--demo ROWS [--storm] [--still]]

SPAWNED is the monotonic clock when the process was started. Nothing of Qt is imported before `main.py` does it.
"""

from __future__ import annotations

import argparse
import sys
import time
import types
from typing import Any


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("spawned", type=float)
    parser.add_argument("--demo", type=int, metavar="ROWS")
    parser.add_argument("--storm", action="store_true")
    parser.add_argument("--still", action="store_true")
    options = parser.parse_args()

    drawn: list[float] = []

    def probed() -> Any:
        from bridge import app
        from tests.bench.window_orders import obedient

        app.Window = obedient(app.Window, options.spawned, drawn)  # type: ignore[misc]
        return app

    if options.demo is not None:
        flags = [f"--{name}" for name in ("storm", "still") if getattr(options, name)]
        code: int = probed().main(["--demo", "--rows", str(options.demo), *flags])
        return code

    import main as product

    # They stand in until main.py calls them, so that main.py decides when Qt is imported.
    def show(*arguments: Any, **more: Any) -> Any:
        del sys.modules["bridge.first_frame"]
        from PySide6.QtQuick import QQuickWindow

        from bridge import first_frame

        draw = first_frame.draw

        def noted(window: QQuickWindow) -> None:
            window.frameSwapped.connect(lambda: drawn.append(time.monotonic()))
            draw(window)

        first_frame.draw = noted
        return first_frame.show(*arguments, **more)

    def run(**arguments: Any) -> int:
        del sys.modules["bridge.app"]
        code: int = probed().run(**arguments)
        return code

    for name, function in (("first_frame", show), ("app", run)):
        stand_in = types.ModuleType(f"bridge.{name}")
        setattr(stand_in, function.__name__, function)
        sys.modules[f"bridge.{name}"] = stand_in
    return product.window([])


if __name__ == "__main__":
    sys.exit(main())
