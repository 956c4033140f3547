"""Editing 1,000 galleries at once with a real engine: template, a custom field, the tab, the hosts.

    python -m tests.bench.edit_bench [--galleries N] [--json]

Each figure is the time from the command to its reply, when everything is stored.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path

from backend.command_handler import CommandHandler
from backend.engine import Engine
from backend.log import Masking
from backend.protocol.commands import EditGalleries
from backend.protocol.engine_options import EngineOptions
from backend.protocol.folders import folders_under
from tests.bench.start_bench import fill

WANTED_MS = 1000.0


async def measure(folder: Path, galleries: int) -> dict[str, float]:
    """Milliseconds by what is edited."""
    folders = folders_under(folder)
    await fill(folders, galleries, 0)
    engine = Engine(EngineOptions(folders, leave_after_idle_s=600.0), Masking(), CommandHandler)
    await engine.open()
    serving = asyncio.create_task(engine.serve())
    ids = tuple(row.id for row in engine.book.rows())
    tab_id = await engine.tabs.create("Travel", 1)
    commands = {
        "template": EditGalleries(ids=ids, template_id="markdown"),
        "custom field": EditGalleries(ids=ids, custom1="Norway"),
        "tab": EditGalleries(ids=ids, tab_id=tab_id),
        "hosts": EditGalleries(ids=ids, host_ids=("local",)),
    }
    took: dict[str, float] = {}
    for name, command in commands.items():
        began = time.perf_counter()
        await engine.galleries.queue.edit(command)
        took[name] = (time.perf_counter() - began) * 1000
    engine.stop(drain=False)
    await serving
    return took


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--galleries", type=int, default=1000)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="galleon-edit-") as name:
        took = asyncio.run(measure(Path(name) / "home", arguments.galleries))
    if arguments.json:
        print(json.dumps({"galleries": arguments.galleries, "edit_ms": took, "wanted_ms": WANTED_MS}))
        return 0
    print(f"Editing {arguments.galleries:,} galleries with one command (wanted: each under {WANTED_MS:.0f} ms)")
    for what, ms in took.items():
        print(f"  {what:<12} {ms:6.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
