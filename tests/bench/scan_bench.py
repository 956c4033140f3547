"""Reads a folder of 5,000 JPEGs with Galleon's scan and with plain Pillow, in turns, and prints the ratio.

    python -m tests.bench.scan_bench [--files N] [--rounds N] [--json]

Both list the folder and tell width and height of each image; Galleon also sorts, checks that each file is complete
and reads orientation, time and place. The files are in the page cache. A temporary folder, removed at the end.
Then the same folder is given to a real engine: the time until a client knows the stored gallery with its dimensions.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import statistics
import struct
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from backend.cli.client import Client
from backend.cli.engine import start
from backend.media.inspect import ImageFacts, inspect_many
from backend.media.scan import discover
from backend.protocol.commands import AddPaths, Shutdown
from backend.protocol.folders import folders_under
from backend.protocol.replies import Done, PathsAdded
from main import engine_role

TARGET_S = 0.2
TARGET_RATIO = 3.0


def camera_jpegs(folder: Path, count: int) -> None:
    """Write `count` JPEGs of 4000×3000 as a camera does: EXIF with time, place and a preview, all of them different."""
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((4000, 3000)).convert("RGB").save(buffer, "JPEG", quality=60)
    body = buffer.getvalue()[2:]
    preview = io.BytesIO()
    Image.linear_gradient("L").resize((160, 120)).save(preview, "JPEG")
    for number in range(count):
        exif = Image.Exif()
        exif[0x010F], exif[0x0110], exif[0x0112] = "Camera", "Model", number % 8 + 1
        exif.get_ifd(0x8769)[0x9003] = f"2026:05:{number % 28 + 1:02} 10:{number % 60:02}:00"
        if number % 3 == 0:
            exif.get_ifd(0x8825)[2] = (52.0, 31.0, number % 60)
        content = exif.tobytes() + preview.getvalue()
        segment = b"\xff\xe1" + struct.pack(">H", len(content) + 2) + content
        (folder / f"IMG_{number:04}.JPG").write_bytes(b"\xff\xd8" + segment + body)


def by_galleon(folder: Path) -> int:
    gallery = discover([str(folder)]).galleries[0]
    return sum(isinstance(facts, ImageFacts) for _, facts in inspect_many(gallery.files))


def by_pillow(folder: Path) -> int:
    count = 0
    for name in sorted(os.listdir(folder)):
        path = folder / name
        path.stat()
        with Image.open(path) as image:
            count += image.width > 0
    return count


def seconds(work: Callable[[Path], int], folder: Path, expected: int) -> float:
    began = time.perf_counter()
    if work(folder) != expected:
        sys.exit(f"{work.__name__} did not read every file")
    return time.perf_counter() - began


def stored_s(folder: Path, expected: int, rounds: int) -> float:
    """Median time from the command until a client has the row with all images counted and measured."""
    times = []
    with tempfile.TemporaryDirectory(prefix="galleon-scan-home-") as home:
        client = Client(*start(folders_under(Path(home)), engine_role))
        client.hello()
        client.load()
        for number in range(rounds + 1):
            began = time.perf_counter()
            (gallery_id,) = client.ask(AddPaths(paths=(str(folder),), start=False), PathsAdded).gallery_ids
            while not ((row := client.galleries.get(gallery_id)) and row.images == expected and row.max_width):
                list(client.events(1.0))
            if number != 1:  # while the first gallery was still hashed
                times.append(time.perf_counter() - began)
            while client.galleries[gallery_id].twin_id is None and number:
                list(client.events(1.0))  # its digest is known: the next round has the disk for itself
        client.ask(Shutdown(), Done)
        client.close()
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="galleon-scan-") as name:
        folder = Path(name)
        camera_jpegs(folder, options.files)
        galleon, pillow = [], []
        for _ in range(options.rounds):
            galleon.append(seconds(by_galleon, folder, options.files))
            pillow.append(seconds(by_pillow, folder, options.files))
        stored = stored_s(folder, options.files, options.rounds)
    ratio = statistics.median(theirs / ours for ours, theirs in zip(galleon, pillow, strict=True))
    result = {
        "bench": "scan",
        "files": options.files,
        "galleon_s": round(statistics.median(galleon), 4),
        "stored_s": round(stored, 4),
        "pillow_s": round(statistics.median(pillow), 4),
        "times_as_fast": round(ratio, 2),
        "target_s": TARGET_S,
        "target_times_as_fast": TARGET_RATIO,
    }
    if options.json:
        print(json.dumps(result))
    else:
        print(f"{options.files} JPEGs, median of {options.rounds} rounds")
        print(f"  Galleon {result['galleon_s']:.3f} s (wanted: at most {TARGET_S} s)")
        print(f"  until a client has the stored gallery {stored:.3f} s (wanted: at most {TARGET_S} s plus drawing)")
        print(f"  Pillow  {result['pillow_s']:.3f} s")
        print(f"  {ratio:.1f} times as fast (wanted: at least {TARGET_RATIO})")


if __name__ == "__main__":
    main()
