"""Streams a gallery of sparse files as ZIP to two hosts at once with a real engine; prints the engine's peak memory.

    python -m tests.bench.archive_bench [--quick] [--json]

Eight images of 512 MiB each, of which only the beginning is on the disk, so that 4 GiB leave for each host. The hosts
are one program that throws everything away (see upload_bench) under two definitions. Traffic stays on 127.0.0.1.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from pathlib import Path

from PIL import Image

from backend.protocol.rows import GalleryState
from tests.bench.upload_bench import peak_kb, running_sink
from tests.end_to_end.harness import ENDED, Home

FILES = 8
FILE_BYTES = 512 << 20
QUICK_FILE_BYTES = 64 << 20
WANTED_PEAK_MB = 150
HOSTS = ("one.test", "two.test")

DEFINITION = """
definition = 1
id = "{host}"
name = "{host}"
code = "{code}"
kind = "file"
sends = "archive"
site_url = "https://sink.test"
domains = ["sink.test"]
repeat_is_safe = true

[[sources]]
text = "This bench"
confidence = "documented"

[[upload]]
url = "https://sink.test/{host}"
body = "multipart"
fields = [{{ name = "file", file = "{{file.name}}" }}]
answer = "text"
read = [{{ name = "page_url", value = "https://sink.test/{host}" }}]
"""


def make_gallery(folder: Path, file_bytes: int) -> None:
    folder.mkdir()
    for number in range(FILES):
        path = folder / f"{number}.jpg"
        Image.new("RGB", (640, 480), (number * 30, 80, 90)).save(path)
        os.truncate(path, file_bytes)


def measure(folder: Path, file_bytes: int) -> dict[str, object]:
    make_gallery(folder / "gallery", file_bytes)
    with running_sink(folder) as (sink, word):
        connect_to = f"sink.test:443:127.0.0.1:{sink.port}"
        environment = {"GALLEON_CONNECT_TO": connect_to, "SSL_CERT_FILE": str(folder / "roots.pem")}
        home = Home(folder / "home", environment)
        definitions = home.folders.config / "hosts"
        definitions.mkdir(parents=True)
        for host in HOSTS:
            text = DEFINITION.format(host=host, code=host[:3].upper())
            (definitions / f"{host}.toml").write_text(text, encoding="utf-8")
        try:
            client = home.attach()
            [engine] = home.engines()
            start = time.monotonic()
            [gallery_id] = client.add(folder / "gallery", host_ids=HOSTS)
            client.until(lambda: gallery_id in client.client.galleries and client.row(gallery_id).state in ENDED, 900)
            row = client.row(gallery_id)
            wall_s = time.monotonic() - start
            assert row.state is GalleryState.COMPLETED, row
            sent_bytes, requests, _ = sink.count()
            assert requests == len(HOSTS), requests
            assert sent_bytes > len(HOSTS) * FILES * file_bytes
            peak_mb = peak_kb(engine.pid) / 1024
        finally:
            home.close()
    return {
        "gallery_bytes": FILES * file_bytes,
        "hosts": len(HOSTS),
        "peak_mb": peak_mb,
        "wanted_peak_mb": WANTED_PEAK_MB,
        "wall_s": wall_s,
        "sink": word,
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="an eighth of the size")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="galleon-bench-") as folder:
        result = measure(Path(folder), QUICK_FILE_BYTES if arguments.quick else FILE_BYTES)
    if arguments.json:
        print(json.dumps(result))
    else:
        size_gib = float(str(result["gallery_bytes"])) / 2**30
        print(f"{size_gib:.1f} GiB as ZIP to {result['hosts']} hosts: peak {result['peak_mb']:.0f} MB of the engine")


if __name__ == "__main__":
    main()
