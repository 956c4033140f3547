"""Fakes as a process of their own: `python -m tests.fakes.pixhost`, or `FakeProcess` from a test.

The process writes one line of JSON to standard output once it serves, and ends when its standard input is closed.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib
import json
import pkgutil
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import trustme

from tests.fakes.server import FakeHost, serve

ROOT = Path(__file__).parents[2]


def all_fakes() -> dict[str, Callable[[], FakeHost]]:
    """How to make each fake, by its name in `FAKES` of its module."""
    modules = (module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    found: dict[str, Callable[[], FakeHost]] = {}
    for name in modules:
        if not name.startswith(("__", "test_")) and name != "process":
            found |= getattr(importlib.import_module(f"tests.fakes.{name}"), "FAKES", {})
    return found


def new_fake(name: str) -> FakeHost:
    """A fake by its name."""
    return all_fakes()[name]()


class FakeProcess:
    """Fakes in one other process; a context manager. `environment` leads a real engine to them."""

    def __init__(self, *names: str) -> None:
        self._names = names
        self._folder = TemporaryDirectory(prefix="galleon-fakes-")
        self._process: subprocess.Popen[str] | None = None
        self._ports: dict[str, int] = {}
        self.environment: dict[str, str] = {}

    def __enter__(self) -> FakeProcess:
        ca_file = Path(self._folder.name) / "ca.pem"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.fakes", *self._names, "--ca-file", str(ca_file)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        told = json.loads(self._process.stdout.readline())
        self._ports = {name: fake["port"] for name, fake in told["fakes"].items()}
        self.environment = {"GALLEON_CONNECT_TO": told["connect_to"], "SSL_CERT_FILE": str(ca_file)}
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process is not None
        self._process.communicate(timeout=20)  # closes its standard input
        self._folder.cleanup()

    def stats(self, name: str) -> dict[str, Any]:
        return self._call(name, "/__stats")

    def control(self, name: str, order: Mapping[str, Any]) -> None:
        """See `FakeHost.control`."""
        self._call(name, "/__control", json.dumps(order).encode())

    def _call(self, name: str, path: str, body: bytes | None = None) -> dict[str, Any]:
        with urllib.request.urlopen(f"http://127.0.0.1:{self._ports[name]}{path}", body, timeout=10) as answer:
            told: dict[str, Any] = json.load(answer)
            return told


def main(names: Sequence[str] = ()) -> None:
    """Serve fakes until standard input is closed. See --help."""
    parser = argparse.ArgumentParser(description="Serve fake hosts on 127.0.0.1 until standard input is closed.")
    if not names:
        parser.add_argument("names", nargs="+", choices=sorted(all_fakes()))
    parser.add_argument("--port", type=int, default=0, help="plain HTTP; only for a single fake")
    parser.add_argument("--tls-port", type=int, default=0)
    parser.add_argument("--ca-file", type=Path, help="write the authority's certificate here, for SSL_CERT_FILE")
    arguments = parser.parse_args()
    fakes = {name: new_fake(name) for name in names or arguments.names}
    for fake in fakes.values():
        fake.join(list(fakes.values()))
    asyncio.run(_serve_until_closed(fakes, arguments))


async def _serve_until_closed(fakes: Mapping[str, FakeHost], arguments: argparse.Namespace) -> None:
    authority = trustme.CA()
    if arguments.ca_file is not None:
        authority.cert_pem.write_to_path(str(arguments.ca_file))
    async with AsyncExitStack() as stack:
        for fake in fakes.values():
            served = serve(fake, ca=authority, port=arguments.port, tls_port=arguments.tls_port)
            await stack.enter_async_context(served)
        told = {
            "fakes": {name: {"port": fake.port, "tls_port": fake.tls_port} for name, fake in fakes.items()},
            "connect_to": ",".join(fake.connect_to for fake in fakes.values()),
        }
        print(json.dumps(told), flush=True)
        await asyncio.to_thread(sys.stdin.read)
