"""Moving over from IMXuploader with a real engine: how long it takes, and how long a command waits meanwhile.

    python -m tests.bench.moving_bench [--galleries N] [--images N] [--json]

The folders are not there, so nothing is looked up on the disk. `waits` are milliseconds until a change is stored that
is asked for beside the import, as a pause is.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from backend.command_handler import CommandHandler
from backend.engine import Engine
from backend.log import Masking
from backend.protocol.engine_options import EngineOptions
from backend.protocol.folders import folders_under
from backend.protocol.other_programs import ImportFromProgram, PreviewProgramImport
from tests.importers.imxup_database import ImxFolder, Version


def fill(folder: Path, galleries: int, images: int) -> ImxFolder:
    old = ImxFolder(folder, Version.LAST)
    old.connection.execute("BEGIN")
    for number in range(galleries):
        old.gallery(f"/photos/{number}", images=images, gallery_id=f"g{number}", insertion_order=number)
    old.connection.execute("COMMIT")
    return old


async def measure(folder: Path, galleries: int, images: int) -> dict[str, float]:
    old = fill(folder / ".imxup", galleries, images)
    options = EngineOptions(folders_under(folder / "home"), leave_after_idle_s=600.0)
    engine = Engine(options, Masking(), CommandHandler)
    await engine.open()
    serving = asyncio.create_task(engine.serve())
    service, path = engine.program_import, str(old.path)
    began = time.perf_counter()
    await service.carry_out(PreviewProgramImport(path=path))
    preview_s = time.perf_counter() - began
    waits: list[float] = []
    began, cpu = time.perf_counter(), time.process_time()
    await service.carry_out(ImportFromProgram(path=path))
    while service.is_busy:
        asked = time.perf_counter()
        await engine.database.run(lambda _: None)
        waits.append((time.perf_counter() - asked) * 1000)
        await asyncio.sleep(0.01)
    took = {"preview_s": preview_s, "import_s": time.perf_counter() - began, "import_cpu_s": time.process_time() - cpu}
    assert len(engine.book.rows()) == galleries
    engine.stop(drain=False)
    await serving
    old.close()
    waits.sort()
    shares = {"p50": 0.5, "p95": 0.95, "max": 1.0}
    return took | {
        f"waits_{name}_ms": waits[min(len(waits) - 1, int(len(waits) * share))] for name, share in shares.items()
    }


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--galleries", type=int, default=1_000)
    parser.add_argument("--images", type=int, default=100, help="in each gallery")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="galleon-moving-") as name:
        os.environ |= {"HOME": name, "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
        took = asyncio.run(measure(Path(name), arguments.galleries, arguments.images))
    if arguments.json:
        json.dump(took, sys.stdout)
        return 0
    for what, value in took.items():
        print(f"{what:<16}{value:>10.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
