"""Sends files with Galleon's transport and with curl, in turns, to a host that throws them away; prints the ratios.

    python -m tests.bench.upload_bench [--rounds N] [--quick] [--json]

2,000 files of 250 KB, 5,000 of 20 KB and one of 1 GiB, as multipart forms over TLS 1.3 with 8 connections, beside one
`curl --parallel --parallel-max 8` that reads a config file. Then the bandwidth limit, counted by the receiver over ten
seconds, beside `curl --limit-rate`. The host is a C program (built with cc; without a compiler a slower one in Python,
which is said). Traffic stays on 127.0.0.1. Galleon's CPU time leaves out interpreter start and imports, curl's is all.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import ssl
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

CONNECTIONS = 8
LIMIT_BPS = 20_000_000
CASES = [("2,000 × 250 KB", 2000, 250_000, 1.8), ("5,000 × 20 KB", 5000, 20_000, 1.8), ("1 × 1 GiB", 1, 1 << 30, 1.0)]
QUICK_CASES = [
    ("400 × 250 KB", 400, 250_000, 1.8),
    ("1,000 × 20 KB", 1000, 20_000, 1.8),
    ("1 × 256 MiB", 1, 1 << 28, 1.0),
]


@dataclass(frozen=True)
class Run:
    wall_s: float
    cpu_s: float
    peak_mb: float


@dataclass(frozen=True)
class Result:
    """Medians; ratios are Galleon to curl."""

    case: str
    galleon: Run
    curl: Run
    wall_ratio: float
    cpu_ratio: float
    wanted_wall_ratio: float


# -- the host ------------------------------------------------------------------------------------------------------


class Sink:
    """The running host: where it listens, and how many body bytes it has taken at which time."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        assert process.stdout is not None
        self.port = int(process.stdout.readline())

    def count(self) -> tuple[int, int, float]:
        """Body bytes and requests so far, and the host's monotonic clock."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        total, requests, now = self._process.stdout.readline().split()
        return int(total), int(requests), float(now)


@contextmanager
def running_sink(folder: Path) -> Iterator[tuple[Sink, str]]:
    """The host with a certificate in `folder`/roots.pem, and a word on what it is."""
    import trustme

    authority = trustme.CA()
    certificate = authority.issue_cert("127.0.0.1", "sink.test")
    authority.cert_pem.write_to_path(str(folder / "roots.pem"))
    certificate.private_key_pem.write_to_path(str(folder / "key.pem"))
    certificate.cert_chain_pems[0].write_to_path(str(folder / "cert.pem"))
    program = folder / "upload_sink"
    source = Path(__file__).with_name("upload_sink.c")
    compiler = shutil.which("cc") or shutil.which("gcc")
    built = (
        compiler
        and not subprocess.run(
            [compiler, "-O2", "-o", str(program), str(source), "-lssl", "-lcrypto"], capture_output=True
        ).returncode
    )
    word = "C, epoll, OpenSSL" if built else "Python, slower than the clients: no compiler or no OpenSSL headers here"
    command = [str(program)] if built else [sys.executable, "-m", "tests.bench.upload_bench", "--as-sink"]
    process = subprocess.Popen(
        [*command, str(folder / "cert.pem"), str(folder / "key.pem")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    processors = sorted(os.sched_getaffinity(0))
    if len(processors) > 1:  # the host has a processor of its own
        os.sched_setaffinity(process.pid, {processors[-1]})
    try:
        yield Sink(process), word
    finally:
        process.kill()
        process.communicate()


async def python_sink(certificate: str, key: str) -> None:
    total = requests = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal total, requests
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).lower()
                left = int(head.partition(b"content-length:")[2].split(b"\r\n")[0] or 0)
                while left and (part := await reader.read(min(left, 1 << 18))):
                    left -= len(part)
                    total += len(part)
                requests += 1
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        writer.close()

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context, limit=1 << 18)
    print(server.sockets[0].getsockname()[1], flush=True)
    while await asyncio.to_thread(sys.stdin.readline):
        print(total, requests, time.monotonic(), flush=True)


# -- the clients ---------------------------------------------------------------------------------------------------


async def galleon_client(folder: Path, port: int, limit_bps: int) -> None:
    """Send every file of the folder; print wall and CPU seconds and peak memory in MB."""
    from backend.uploads.bandwidth import Bandwidth
    from backend.uploads.body import FileField, multipart
    from backend.uploads.http import FileSource, Request
    from backend.uploads.transport import AiohttpTransport

    context = ssl.create_default_context(cafile=str(folder.parent / "roots.pem"))
    transport = AiohttpTransport(limiter=Bandwidth(limit_bps), ssl_context=context)
    sources = []
    for path in sorted(folder.iterdir()):
        facts = path.stat()
        sources.append(FileSource(path, facts.st_size, facts.st_mtime_ns, facts.st_ino))
    waiting = iter(sources)

    async def worker() -> None:
        for source in waiting:
            body = multipart([FileField("img", source.path.name, "image/jpeg", source)])
            answer = await transport.send(
                Request("POST", f"https://127.0.0.1:{port}/upload", body=body), host_id="sink"
            )
            assert (answer.status, answer.body) == (200, b"ok")

    wall, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(worker() for _ in range(CONNECTIONS)))
    print(time.perf_counter() - wall, time.process_time() - cpu, peak_kb("self") / 1024)
    await transport.close()


def run_galleon(folder: Path, port: int) -> Run:
    command = [sys.executable, "-m", "tests.bench.upload_bench", "--as-client", str(folder), str(port), "0"]
    wall_s, cpu_s, peak_mb = map(float, subprocess.run(command, check=True, capture_output=True).stdout.split())
    return Run(wall_s, cpu_s, peak_mb)


def run_curl(folder: Path, port: int) -> Run:
    config = folder.parent / "curl.conf"
    common = (
        f'url = "https://127.0.0.1:{port}/upload"\ncacert = "{folder.parent / "roots.pem"}"\noutput = "/dev/null"\n'
    )
    common += 'header = "Expect:"\n'
    forms = (f'form = "img=@{path};type=image/jpeg"\n' for path in sorted(folder.iterdir()))
    config.write_text("next\n".join(common + form for form in forms))
    command = ["curl", "-sS", "--fail", "--parallel", "--parallel-max", str(CONNECTIONS), "-K", str(config)]
    start = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # --silent does not silence --parallel
    peak = 0
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        peak = max(peak, peak_kb(process.pid))
        time.sleep(0.005)
    wall_s = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, "curl failed"
    return Run(wall_s, usage.ru_utime + usage.ru_stime, peak / 1024)


def peak_kb(pid: int | str) -> int:
    """VmHWM and not ru_maxrss: that one counts the memory of the parent too, from before the program was loaded."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


# -- the measurements ----------------------------------------------------------------------------------------------


def make_files(folder: Path, count: int, size: int) -> None:
    """`count` names for at most 16 files of random bytes; the disk is not what is measured."""
    folder.mkdir()
    for number in range(count):
        path = folder / f"{number:05}.jpg"
        if number < 16:
            with path.open("wb") as file:
                for _ in range(0, size, 1 << 20):
                    file.write(os.urandom(min(size, 1 << 20)))
                file.truncate(size)
        else:
            path.hardlink_to(folder / f"{number % 16:05}.jpg")


def compare(case: str, folder: Path, sink: Sink, rounds: int, wanted: float) -> Result:
    count = len(list(folder.iterdir()))
    runs: dict[str, list[Run]] = {"curl": [], "galleon": []}
    for _ in range(rounds):
        for name, run in (("curl", run_curl), ("galleon", run_galleon)):
            before = sink.count()[1]
            runs[name].append(run(folder, sink.port))
            assert sink.count()[1] - before == count, f"{name} lost requests"
    galleon, curl = (median(runs[name]) for name in ("galleon", "curl"))
    return Result(case, galleon, curl, galleon.wall_s / curl.wall_s, galleon.cpu_s / curl.cpu_s, wanted)


def median(runs: Sequence[Run]) -> Run:
    return Run(*(statistics.median(getattr(run, name) for run in runs) for name in ("wall_s", "cpu_s", "peak_mb")))


def measure_limit(folder: Path, sink: Sink, seconds: float) -> dict[str, float]:
    """Bytes a second that arrive under a limit, from the receiver's count, one second after the start."""
    galleon = [sys.executable, "-m", "tests.bench.upload_bench", "--as-client", str(folder), str(sink.port)]
    curl = ["curl", "-sS", "--cacert", str(folder.parent / "roots.pem"), "-o", "/dev/null", "-H", "Expect:"]
    curl += ["--limit-rate", str(LIMIT_BPS), "-F", f"img=@{next(folder.iterdir())}"]
    measured = {}
    for name, command in {
        "galleon": [*galleon, str(LIMIT_BPS)],
        "curl": [*curl, f"https://127.0.0.1:{sink.port}/upload"],
    }.items():
        idle = sink.count()[0]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while sink.count()[0] == idle and process.poll() is None:
            time.sleep(0.01)
        time.sleep(1)
        first_bytes, _, start = sink.count()
        time.sleep(seconds)
        last_bytes, _, end = sink.count()
        process.kill()
        process.wait()
        measured[name] = (last_bytes - first_bytes) / (end - start)
    return measured


def main() -> None:
    if "--as-client" in sys.argv:
        folder, port, limit_bps = sys.argv[2:]
        asyncio.run(galleon_client(Path(folder), int(port), int(limit_bps)))
        return
    if "--as-sink" in sys.argv:
        asyncio.run(python_sink(*sys.argv[2:]))
        return
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="one round with fewer files")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    options = parser.parse_args()
    if sys.platform != "linux" or shutil.which("curl") is None:
        sys.exit("this needs Linux and curl")

    with tempfile.TemporaryDirectory(prefix="galleon-bench-") as name, running_sink(Path(name)) as (sink, word):
        results = []
        for number, (case, count, size, wanted) in enumerate(QUICK_CASES if options.quick else CASES):
            folder = Path(name) / str(number)
            make_files(folder, count, size)
            results.append(compare(case, folder, sink, 1 if options.quick else options.rounds, wanted))
        seconds = 3.0 if options.quick else 10.0
        limit = measure_limit(folder, sink, seconds)

    if options.json:
        print(json.dumps({"sink": word, "uploads": [asdict(result) for result in results], "limit_bps": limit}))
        return
    print(f"Uploads over TLS 1.3, {CONNECTIONS} connections, beside curl --parallel (host: {word})")
    print(f"  {'':16}    wall    curl  ratio  wanted      CPU   curl  ratio   peak MB  curl")
    for result in results:
        ours, theirs = result.galleon, result.curl
        print(
            f"  {result.case:16}{ours.wall_s:7.2f}s{theirs.wall_s:7.2f}s{result.wall_ratio:6.2f}×"
            f"{result.wanted_wall_ratio:7.1f}×   {ours.cpu_s:5.2f}s{theirs.cpu_s:6.2f}s{result.cpu_ratio:6.2f}×"
            f"   {ours.peak_mb:7.0f}{theirs.peak_mb:6.0f}"
        )
    print(f"Bandwidth limit of {LIMIT_BPS / 1e6:.0f} MB/s over {seconds:.0f} s, counted by the receiver")
    for name, speed in limit.items():
        print(f"  {name:8}{speed / 1e6:8.3f} MB/s  {(speed / LIMIT_BPS - 1) * 100:+.2f} %")


if __name__ == "__main__":
    main()
