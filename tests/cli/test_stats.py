"""`galleon stats` in a real process, against the count of the fake host."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from tests.end_to_end import pictures
from tests.end_to_end.harness import Home, sha256_of, until
from tests.fakes.process import FakeProcess


def test_stats_tell_what_the_host_received(online: Home, fakes: FakeProcess, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "Lofoten", 3, size_bytes=40_000)
    assert online.run("stats").err == "Figures appear after the first upload.\n"
    assert online.run("upload", "--host", "pixhost.to", folder).code == 0
    sizes = [path.stat().st_size for path in folder.iterdir()]
    received = fakes.stats("pixhost")["files"]
    assert sum(received.get(name, 0) for name in sha256_of(folder.iterdir())) == 3

    def told() -> Any:
        return json.loads(online.run("stats", "--days", "7", "--json").out)

    total = told()["total"]
    assert (total["uploads"], total["bytes"], total["galleries"]) == (3, sum(sizes), 1)
    # What left is looked at once a second.
    until(lambda: told()["hosts"]["pixhost.to"].get("sent_bytes", 0) >= sum(sizes))
    done = online.run("stats", "--csv", "--host", "pixhost.to")
    lines = list(csv.DictReader(io.StringIO(done.out)))
    assert sum(int(line["bytes"]) for line in lines if line["outcome"] == "uploaded") == sum(sizes)
    assert "pixhost.to" in online.run("stats").out
    assert online.run("stats", "--days", "0").code == 2
