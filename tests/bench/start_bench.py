"""From the start of the engine process until a client has rows: 10,000 galleries with 1,000,000 images beside none.

python -m tests.bench.start_bench [--rounds N] [--quick] [--json]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from backend.cli.client import Client
from backend.cli.engine import start
from backend.protocol.commands import RequestSnapshot, Shutdown
from backend.protocol.folders import Folders, folders_under
from backend.protocol.replies import Done
from backend.protocol.rows import FileState, GalleryState, SourceKind
from backend.storage import files as file_table
from backend.storage import galleries as gallery_table
from backend.storage.database import Database
from backend.storage.records import FileRecord, GalleryHostRecord, GalleryRecord
from main import engine_role

WANTED_MORE_MS = 60.0


async def fill(folders: Folders, galleries: int, files: int) -> None:
    """Store finished galleries on two hosts each."""
    folders.data.mkdir(parents=True)
    database = await Database.open(folders.database_file, now=time.time(), keep_backups=0)
    records = [
        GalleryRecord(
            id=0,
            name=f"Gallery {number} – Winter Light",
            folder_name=f"gallery-{number}",
            path=f"/pictures/gallery-{number}",
            tab_id=1,
            position=float(number),
            added_at=1.7e9 + number,
            finished_at=1.7e9 + number + 60,
            images=files,
            done_images=files,
            size_bytes=files * 250_000,
            digest=f"{number:064x}",
            template_id="forum-3-columns",
            source=SourceKind.FOLDER,
            state=GalleryState.COMPLETED,
            hosts=(GalleryHostRecord(0, "local", 0, files), GalleryHostRecord(0, "pixhost.to", 1, files)),
        )
        for number in range(galleries)
    ]
    stored = await database.run(lambda connection: gallery_table.insert_many(connection, records))
    for start_at in range(0, len(stored), 500):
        chunk = stored[start_at : start_at + 500]

        def store(connection: object, chunk: list[GalleryRecord] = chunk) -> None:
            for gallery in chunk:
                rows = [
                    FileRecord(0, gallery.id, place, f"{place:04}.jpg", f"{gallery.path}/{place:04}.jpg", 250_000)
                    for place in range(files)
                ]
                file_table.insert_many(connection, gallery.id, rows)  # type: ignore[arg-type]
                file_table.set_states(connection, [(row.id, FileState.UPLOADED, None) for row in rows])  # type: ignore[arg-type]

        await database.run(store)
    await database.close()


def start_ms(folders: Folders, rows: int) -> tuple[float, float]:
    """Milliseconds until a client has the first page of rows, which a window shows, and until it has the last."""
    began = time.perf_counter()
    client = Client(*start(folders, engine_role))
    client.hello("window")
    client.ask(RequestSnapshot(), Done)
    shown = time.perf_counter()
    while len(client.galleries) < rows:
        list(client.events(1.0))
    loaded = time.perf_counter()
    client.ask(Shutdown(), Done)
    try:
        while True:
            list(client.events(1.0))
    except Exception:
        client.close()
    time.sleep(0.2)
    return (shown - began) * 1000, (loaded - began) * 1000


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args(argv)
    galleries, files, rounds = (2_000, 20, 3) if arguments.quick else (10_000, 100, arguments.rounds)
    with tempfile.TemporaryDirectory(prefix="galleon-start-") as folder:
        full, empty = folders_under(Path(folder) / "full"), folders_under(Path(folder) / "empty")
        asyncio.run(fill(full, galleries, files))
        stores = {"full": (full, galleries), "empty": (empty, 0)}
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in stores}
        for _ in range(rounds + 1):
            for name, (store, rows) in stores.items():
                times[name].append(start_ms(store, rows))
    shown_ms, loaded_ms = (statistics.median(one[place] for one in times["full"][1:]) for place in (0, 1))
    empty_ms = statistics.median(shown for shown, _ in times["empty"][1:])
    result = {
        "galleries": galleries,
        "images": galleries * files,
        "shown_ms": round(shown_ms),
        "loaded_ms": round(loaded_ms),
        "empty_ms": round(empty_ms),
        "more_ms": round(shown_ms - empty_ms),
        "all_more_ms": round(loaded_ms - empty_ms),
        "wanted_more_ms": WANTED_MORE_MS,
    }
    if arguments.json:
        json.dump(result, sys.stdout)
        print()
    else:
        print(
            f"start until rows can be shown: {galleries:,} galleries with {galleries * files:,} images "
            f"{shown_ms:.0f} ms, empty {empty_ms:.0f} ms: {shown_ms - empty_ms:+.0f} ms "
            f"(wanted {WANTED_MORE_MS:+.0f} ms); until the last row is there {loaded_ms - empty_ms:+.0f} ms"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
