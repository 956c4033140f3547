"""A real engine whose uploads take all that a core gives: what is to be quick must be quick beside that."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from backend.cli.client import Client
from backend.cli.engine import start
from backend.protocol.commands import AddPaths, Shutdown, StartGalleries
from backend.protocol.folders import folders_under
from backend.protocol.replies import Done, PathsAdded
from backend.protocol.rows import GalleryState
from main import engine_role
from tests.bench.upload_bench import Sink, running_sink

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


class Saturation:
    """`client` speaks with the engine; `gallery_id` is the gallery that keeps it busy once `begin` was called."""

    def __init__(self, client: Client, gallery_id: int, sink: Sink) -> None:
        self.client = client
        self.gallery_id = gallery_id
        self.sink = sink

    def begin(self) -> None:
        """Returns when the host is receiving."""
        self.client.ask(StartGalleries(ids=(self.gallery_id,)), Done)
        before = self.sink.count()[1]
        while self.sink.count()[1] < before + 20:
            list(self.client.events(0.1))

    @property
    def goes_on(self) -> bool:
        """As far as the client has heard."""
        return self.client.galleries[self.gallery_id].state is GalleryState.UPLOADING


@contextlib.contextmanager
def saturation(folder: Path, pictures: int) -> Iterator[Saturation]:
    """An engine, a host that throws everything away (upload_sink.c, over TLS) and so many pictures that wait for it."""
    folders = folders_under(folder / "home")
    make_pictures(folder / "pictures", pictures)
    with running_sink(folder) as (sink, _):
        (folders.config / "hosts").mkdir(parents=True)
        (folders.config / "hosts" / "sink.toml").write_text(DEFINITION)
        folders.settings_file.write_text("[uploads]\ngalleries_at_once = 1\nuploads_at_once = 8\n")
        os.environ["SSL_CERT_FILE"] = str(folder / "roots.pem")
        os.environ["GALLEON_CONNECT_TO"] = f"sink.test:443:127.0.0.1:{sink.port}"
        client = Client(*start(folders, engine_role))
        try:
            client.hello()
            client.load()
            (gallery_id,) = add(client, folder / "pictures")
            yield Saturation(client, gallery_id, sink)
            client.ask(Shutdown(), Done)
        finally:
            client.close()


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
