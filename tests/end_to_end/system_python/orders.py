"""How a test talks to a program of the system's Python: one JSON object a line each way."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from gi.repository import GLib


def serve(**handlers: Callable[..., Any]) -> None:
    """Say that it is ready, then answer `{"do": name, …}` with what that handler returns, until stdin is closed."""
    loop = GLib.MainLoop()

    def take(*_: object) -> bool:
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        order = json.loads(line)
        try:
            told = {"answer": handlers[order.pop("do")](**order)}
        except Exception as error:
            told = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(told), flush=True)
        return True

    GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, take)
    print(json.dumps({"answer": "ready"}), flush=True)
    loop.run()
