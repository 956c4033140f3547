"""An engine in a process of its own, to be killed: `python -m tests.galleries.doomed_engine FOLDER PICTURES`.

Its host takes three files, then holds the next one; it lets nobody rename. What it takes is written to FOLDER/received.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

from backend.hosts.base import Ability
from tests.galleries.able_host import AbleHost
from tests.galleries.conftest import Office, fails

TAKEN = 3


def watched_host(folder: Path) -> AbleHost:
    host = AbleHost("one", Ability.RESULTS, Ability.RENAME, has_galleries=True, connections=1)

    def after_end(file: Any, attempt: int) -> None:
        with (folder / "received").open("a") as log:
            log.write(f"{file.name}\n")

    host.after_end = after_end
    return host


async def work(folder: Path, pictures: Path) -> None:
    office = Office(folder)
    await office.open()
    host = office.hosts["one"] = watched_host(folder)
    office.engine.hosts.registry.register(host)

    async def hold(file: Any, attempt: int) -> None:
        if len(host.received) >= TAKEN:
            await asyncio.Event().wait()

    def wall(name: str, n: int) -> None:
        raise fails("host_unavailable")

    host.behaviour, host.on_rename = hold, wall
    await office.add(pictures, start=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(work(Path(sys.argv[1]), Path(sys.argv[2])))
