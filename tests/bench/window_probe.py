"""The program of `ProbedWindow`: the real window with a probe inside.

    python -m tests.bench.window_probe SPAWNED [--demo ROWS [--storm] [--still]]

SPAWNED is the monotonic clock when the process was started. Nothing of Qt is imported before `main.py` does it.
"""

from __future__ import annotations

import argparse
import sys
import types
from typing import Any


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("spawned", type=float)
    parser.add_argument("--demo", type=int, metavar="ROWS")
    parser.add_argument("--storm", action="store_true")
    parser.add_argument("--still", action="store_true")
    options = parser.parse_args()

    def probed() -> Any:
        from bridge import app
        from tests.bench.window_orders import obedient

        app.Window = obedient(app.Window, options.spawned)  # type: ignore[misc]
        return app

    if options.demo is not None:
        flags = [f"--{name}" for name in ("storm", "still") if getattr(options, name)]
        code: int = probed().main(["--demo", "--rows", str(options.demo), *flags])
        return code

    import main as product

    def run(**arguments: Any) -> int:
        """Stands in for the real `run` until main.py calls it, so that main.py decides when Qt is imported."""
        del sys.modules["bridge.app"]
        code: int = probed().run(**arguments)
        return code

    stand_in = types.ModuleType("bridge.app")
    stand_in.run = run  # type: ignore[attr-defined]
    sys.modules["bridge.app"] = stand_in
    return product.window([])


if __name__ == "__main__":
    sys.exit(main())
