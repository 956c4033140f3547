"""Finds the running engine, or starts one without a window."""

from __future__ import annotations

import multiprocessing
import multiprocessing.process
from collections.abc import Callable
from multiprocessing.connection import Connection

from backend.cli.client import Connect
from backend.errors import problem
from backend.protocol.address import address_of, connect
from backend.protocol.bundle import engine_program
from backend.protocol.engine_options import EngineOptions
from backend.protocol.errors import ErrorKind
from backend.protocol.folders import Folders
from backend.protocol.pipes import one_way_pipe

CONNECT_TIMEOUT_S = 10.0


def connector(folders: Folders, engine_role: Callable[..., None]) -> Connect:
    """`engine_role(reader, writer, options)` is what a new engine process runs."""

    def find_or_start() -> tuple[Connection, Connection]:
        running = connect(address_of(folders.state), CONNECT_TIMEOUT_S)
        if running is not None:
            return running, running
        return start(folders, engine_role)

    return find_or_start


def start(folders: Folders, engine_role: Callable[..., None]) -> tuple[Connection, Connection]:
    """Start an engine that outlives this process; it leaves by itself when nobody needs it."""
    if (program := engine_program()) is not None:
        multiprocessing.set_executable(str(program))
    context = multiprocessing.get_context("spawn")
    to_engine, from_us = one_way_pipe(context)
    from_engine, to_us = one_way_pipe(context)
    process = context.Process(
        target=engine_role, args=(to_engine, to_us, EngineOptions(folders=folders)), name="galleon-engine"
    )
    try:
        process.start()
    except OSError as error:
        raise problem(ErrorKind.BUG, f"the engine cannot be started: {error}") from error
    to_engine.close()
    to_us.close()
    # At its end Python waits for children that it started; this one is meant to stay.
    multiprocessing.process._children.discard(process)  # type: ignore[attr-defined]
    return from_engine, from_us
