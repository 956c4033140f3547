"""Real servers on loopback, each in a folder of its own."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import platformdirs
import pytest

from backend.hosts.base import Host
from backend.uploads.transport import AiohttpTransport
from tests.hosts.built_in import made

USERNAME, PASSWORD = "marlow", "correct horse 9"
TUS = Path(__file__).parent / "tus_server"


@dataclass(frozen=True)
class RealServer:
    """Where it serves, and the folder whose files it serves."""

    address: str
    folder: Path


@pytest.fixture
def directly(tmp_path: Path) -> Callable[..., object]:
    """`async with directly("webdav") as host`: a built-in host that talks to whatever its account names."""

    @asynccontextmanager
    async def connect(host_id: str) -> AsyncIterator[Host]:
        transport = AiohttpTransport()
        try:
            yield made(host_id, transport, tmp_path, 30.0)
        finally:
            await transport.close()

    return connect


@contextmanager
def process(*command: str, environment: dict[str, str], port: int = 0) -> Iterator[int]:
    """A server as a process, until the end of the block; its port, which it writes as a line if it is not given."""
    running = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL if port else subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **environment},
    )
    try:
        if port:
            wait_for(port, running)
        else:
            assert running.stdout is not None
            port = int(running.stdout.readline())
        yield port
    finally:
        running.terminate()
        try:
            running.wait(20)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
        for pipe in (running.stdin, running.stdout):
            if pipe is not None:
                pipe.close()


def wait_for(port: int, running: subprocess.Popen[bytes]) -> None:
    """Until somebody listens there."""
    while True:
        assert running.poll() is None, "the server has ended"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            time.sleep(0.05)
        else:
            return


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def copyparty() -> Iterator[RealServer]:
    """Whoever knows the password may do everything, all others may fetch what they know the name of."""
    with TemporaryDirectory(prefix="galleon-copyparty-") as root:
        folder, port = Path(root) / "files", free_port()
        folder.mkdir()
        command = [
            sys.executable, "-m", "copyparty", "-q", "-i", "127.0.0.1", "-p", str(port), "--ban-pw", "no",
            "-a", f"{USERNAME}:{PASSWORD}", "-v", f"{folder}::A,{USERNAME}:g",
        ]  # fmt: skip
        with process(*command, environment={"HOME": root, "XDG_CONFIG_HOME": root}, port=port):
            yield RealServer(f"http://127.0.0.1:{port}", folder)


@pytest.fixture(scope="module")
def wsgidav() -> Iterator[RealServer]:
    """Digest and nothing else."""
    from cheroot import wsgi
    from wsgidav.wsgidav_app import WsgiDAVApp

    with TemporaryDirectory(prefix="galleon-wsgidav-") as root:
        application = WsgiDAVApp(
            {
                "provider_mapping": {"/": root},
                "simple_dc": {"user_mapping": {"*": {USERNAME: {"password": PASSWORD}}}},
                "http_authenticator": {
                    "domain_controller": None,
                    "accept_basic": False,
                    "accept_digest": True,
                    "default_to_digest": True,
                },
                "logging": {"enable": False},
                "verbose": 0,
            }
        )
        server = wsgi.Server(("127.0.0.1", 0), application)
        server.prepare()
        thread = threading.Thread(target=server.serve, daemon=True)
        thread.start()
        try:
            yield RealServer(f"http://127.0.0.1:{server.bind_addr[1]}", Path(root))
        finally:
            server.stop()
            thread.join(20)


@pytest.fixture(scope="module")
def tus() -> Iterator[RealServer]:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("there is no npm to install @tus/server with")
    program = installed_tus(npm)
    with (
        TemporaryDirectory(prefix="galleon-tus-") as folder,
        process(node, str(program / "server.js"), folder, environment={}) as port,
    ):
        yield RealServer(f"http://127.0.0.1:{port}/files", Path(folder))


def installed_tus(npm: str) -> Path:
    """The folder with the server and its packages as the lock file pins them, in the cache of this user."""
    wanted = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(TUS.iterdir()))).hexdigest()[:16]
    folder = Path(platformdirs.user_cache_dir("galleon-tests")) / f"tus-{wanted}"
    if folder.exists():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, ignore_cleanup_errors=True) as unfinished:
        made_here = Path(unfinished) / "tus"
        shutil.copytree(TUS, made_here)
        subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"],
            cwd=made_here,
            check=True,
            timeout=110,
        )
        try:
            made_here.rename(folder)
        except OSError:  # another process was faster
            assert folder.exists()
    return folder
