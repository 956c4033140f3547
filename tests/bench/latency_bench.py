"""How long a command takes while uploads saturate a core, beside the same command on an idle engine.

    python -m tests.bench.latency_bench [--commands N] [--quick] [--json]

A real engine sends a gallery to a host that throws it away (upload_sink.c) over TLS; a client asks it to pause and to
start another gallery, again and again, and takes the time until the reply. That one only waits in the queue: it has the
same pictures as a third, and the question about that stays open.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from backend.cli.client import Client
from backend.cli.engine import start
from backend.protocol.commands import AddPaths, PauseGalleries, Shutdown, StartGalleries
from backend.protocol.folders import folders_under
from backend.protocol.replies import Done, PathsAdded
from backend.protocol.rows import GalleryState, Question
from main import engine_role
from tests.bench.upload_bench import running_sink

WANTED_P50_MS, WANTED_P99_MS = 2.0, 10.0

DEFINITION = """\
definition = 1
id = "sink.test"
name = "Sink"
code = "SNK"
kind = "image"
site_url = "https://sink.test"
domains = ["sink.test"]

[[sources]]
text = "tests/bench/upload_sink.c"
confidence = "documented"

[limits]
connections = 8
max_connections = 16

[[upload]]
url = "https://sink.test/upload"
body = "multipart"
fields = [{ name = "img", file = "{file.name}" }]
answer = "text"
success = [{ text = true, matches = '^ok$' }]
read = [{ name = "image_url", final_url = true }]
"""


def measure(client: Client, gallery_id: int, commands: int) -> list[float]:
    """Milliseconds of each reply."""
    times: list[float] = []
    for number in range(commands):
        command = PauseGalleries(ids=(gallery_id,)) if number % 2 == 0 else StartGalleries(ids=(gallery_id,))
        began = time.perf_counter()
        client.ask(command, Done)
        times.append((time.perf_counter() - began) * 1000)
        list(client.events(0.02))
    return times


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--commands", type=int, default=400)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args(argv)
    commands = 60 if arguments.quick else arguments.commands
    with tempfile.TemporaryDirectory(prefix="galleon-latency-") as name:
        folder = Path(name)
        folders = folders_under(folder / "home")
        pictures, waiting = folder / "pictures", folder / "waiting"
        make_pictures(pictures, 1_500 if arguments.quick else 4_000)
        make_pictures(waiting, 3)
        with running_sink(folder) as (sink, _):
            (folders.config / "hosts").mkdir(parents=True)
            (folders.config / "hosts" / "sink.toml").write_text(DEFINITION)
            folders.settings_file.write_text("[uploads]\ngalleries_at_once = 1\nuploads_at_once = 8\n")
            os.environ["SSL_CERT_FILE"] = str(folder / "roots.pem")
            os.environ["GALLEON_CONNECT_TO"] = f"sink.test:443:127.0.0.1:{sink.port}"
            client = Client(*start(folders, engine_role))
            client.hello()
            client.load()
            (big,) = add(client, pictures)
            add(client, waiting)
            (other,) = add(client, shutil.copytree(waiting, folder / "waiting again"))
            while client.galleries[other].question is not Question.DUPLICATE:
                list(client.events(0.1))
            client.ask(StartGalleries(ids=(other,)), Done)
            idle = measure(client, other, commands)
            client.ask(StartGalleries(ids=(big,)), Done)
            while sink.count()[1] < 20:
                list(client.events(0.1))
            busy: list[float] = []
            before, began = sink.count(), time.perf_counter()
            while len(busy) < commands:
                if client.galleries[big].state is not GalleryState.UPLOADING:
                    break
                busy += measure(client, other, 20)
            after, took_s = sink.count(), time.perf_counter() - began
            client.ask(Shutdown(), Done)
            client.close()
    result = {
        "commands": len(busy),
        "megabytes_a_second": round((after[0] - before[0]) / took_s / 1e6),
        "idle_p50_ms": round(statistics.median(idle), 2),
        "idle_p99_ms": round(percentile(idle, 99), 2),
        "busy_p50_ms": round(statistics.median(busy), 2),
        "busy_p99_ms": round(percentile(busy, 99), 2),
        "wanted_p50_ms": WANTED_P50_MS,
        "wanted_p99_ms": WANTED_P99_MS,
    }
    if arguments.json:
        print(json.dumps(result))
    else:
        print(
            f"pause or start while {result['megabytes_a_second']} MB/s leave: p50 {result['busy_p50_ms']} ms, "
            f"p99 {result['busy_p99_ms']} ms over {len(busy)} commands (idle {result['idle_p50_ms']} and "
            f"{result['idle_p99_ms']} ms; wanted {WANTED_P50_MS} and {WANTED_P99_MS} ms)"
        )
    return 0


def percentile(values: list[float], percent: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


def make_pictures(folder: Path, count: int) -> None:
    """Valid JPEGs of some 400 KB, all different."""
    from PIL import Image

    folder.mkdir()
    image = Image.effect_noise((900, 700), 90).convert("RGB")
    image.save(folder / "0000.jpg", quality=88)
    content = (folder / "0000.jpg").read_bytes()
    for number in range(1, count):
        comment = b"\xff\xfe\x00\x0a" + number.to_bytes(8, "big")
        (folder / f"{number:04}.jpg").write_bytes(content[:2] + comment + content[2:])


def add(client: Client, folder: Path) -> tuple[int, ...]:
    """Add a folder for the sink and wait until it is ready and hashed."""
    ids = client.ask(AddPaths(paths=(str(folder),), start=False, host_ids=("sink.test",)), PathsAdded).gallery_ids
    while any(
        gallery_id not in client.galleries or client.galleries[gallery_id].state is not GalleryState.READY
        for gallery_id in ids
    ):
        list(client.events(0.1))
    return ids


if __name__ == "__main__":
    sys.exit(main())
