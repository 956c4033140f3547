"""The log with a million lines: how soon the first lines and the finds of a search are there, and what the loop feels.

python -m tests.bench.log_bench [--lines 1000000]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import tempfile
import time
from pathlib import Path

from backend.event_log import EventLog
from backend.log import Masking
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.log import LogEntry, LogFilter, LogLevel, LogWord
from backend.storage import log_table

HOSTS = ("imx.to", "pixhost.to", "vipr.im", "turboimagehost.com", "rapidgator.net")


def made_up(i: int) -> LogEntry:
    host = HOSTS[i % len(HOSTS)]
    if i % 50 == 0:
        error = ErrorInfo(kind=ErrorKind.HOST_UNAVAILABLE, host=host, detail="503 Service Unavailable")
        detail = f"POST https://{host}/api/v1/upload?key=… → 503 after 312 ms\nService Unavailable, try again later"
        return LogEntry(
            at=float(i), level=LogLevel.WARNING, kind="try_failed", gallery_id=i // 100 + 1,
            gallery=f"Gallery {i // 100}", host=host, subject=f"{i:06}.jpg", error=error, detail=detail,
        )  # fmt: skip
    return LogEntry(at=float(i), kind="host_done", gallery_id=i // 100 + 1, gallery=f"Gallery {i // 100}", host=host)


async def measure(path: Path, lines: int) -> dict[str, float]:
    connection = log_table.open_file(path)
    began = time.perf_counter()
    for start in range(1, lines + 1, 1000):
        log_table.insert(connection, [made_up(i) for i in range(start, start + 1000)])
    figures = {"lines": lines, "store_lines_per_s": round(lines / (time.perf_counter() - began))}
    figures["file_mb"] = round(log_table.used_bytes(connection) / 10**6)
    connection.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    log = EventLog(path, Masking(), lambda event: None, kept_lines=5_000_000, kept_bytes=10**11)
    longest_wait = 0.0

    async def beat() -> None:
        nonlocal longest_wait
        while True:
            at = time.perf_counter()
            await asyncio.sleep(0.001)
            longest_wait = max(longest_wait, time.perf_counter() - at - 0.001)

    beating = asyncio.create_task(beat())
    questions = {
        "newest": LogFilter(),
        "warnings": LogFilter(levels=(LogLevel.WARNING, LogLevel.ERROR)),
        "one_gallery": LogFilter(gallery_id=17),
        "common_word": LogFilter(words=(LogWord(text="gallery 12"),)),
        "rare_word": LogFilter(words=(LogWord(text="gallery 3,"),)),
        "two_filters": LogFilter(host="imx.to", levels=(LogLevel.WARNING,), words=(LogWord(text="000050.jpg"),)),
    }
    for name, question in questions.items():
        began = time.perf_counter()
        page = await log.page(question)
        figures[f"{name}_first_answer_ms"] = round((time.perf_counter() - began) * 1000, 1)
        while not page.is_end and len(page.entries) == 0:
            page = await log.page(question, before=page.next_id)
        figures[f"{name}_first_lines_ms"] = round((time.perf_counter() - began) * 1000, 1)
    beating.cancel()
    figures["longest_wait_of_the_loop_ms"] = round(longest_wait * 1000, 1)
    figures["memory_grown_mb"] = round((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) / 1000, 1)
    await log.close()
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--lines", type=int, default=1_000_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(asyncio.run(measure(Path(folder) / "log.db", options.lines)), indent=2))


if __name__ == "__main__":
    main()
