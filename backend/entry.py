"""Where a new engine process begins."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import sys
from multiprocessing.connection import Connection

from backend import log
from backend.crashes import Watch
from backend.event_loop import EngineLoop
from backend.ipc.engine_lock import EngineLock
from backend.protocol.engine_options import EngineOptions
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.system import memory, process

ALREADY_RUNNING = 3
"""Exit code: another engine works on the same data. Whoever started this one should connect to that one."""

SWITCH_INTERVAL_S = 0.0001


def run_engine(reader: Connection, writer: Connection, options: EngineOptions) -> None:
    """Target of the engine process. `reader` is what the engine reads from, `writer` what it answers on."""
    # Ctrl-C in a terminal goes to every process there; what it means is for the client to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    process.leave_session()
    process.give_way()
    memory.share_heaps()
    lock, failure = None, None
    try:
        lock = EngineLock.acquire(options.folders.state)
    except OSError as error:  # a disk that is full or read-only; whoever started us is told
        failure = ErrorInfo(kind=ErrorKind.DISK, subject=str(options.folders.state), detail=error.strerror or "")
    if lock is None and failure is None:
        sys.exit(ALREADY_RUNNING)
    masking = log.set_up(options.folders.log_file)
    logger = logging.getLogger("backend")
    logger.info("engine %d starts", os.getpid())
    process.leave_terminal()
    watch = Watch(options.folders, "engine", masking.cover) if lock is not None else None
    was_left_open = watch is not None and watch.was_left_open
    # A thread that brings a command or a result waits so long at most while the event loop computes (else 5 ms).
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    try:
        with asyncio.Runner(loop_factory=EngineLoop) as runner:
            runner.run(_serve(reader, writer, options, masking, failure, was_left_open=was_left_open))
    except Exception as error:
        logger.exception("the engine ended")
        if watch is not None:
            watch.failed(error)
        raise
    finally:
        if watch is not None:
            watch.ended()
        if lock is not None:
            lock.release()
    logger.info("engine %d ends", os.getpid())


async def _serve(
    reader: Connection,
    writer: Connection,
    options: EngineOptions,
    masking: log.Masking,
    failure: ErrorInfo | None,
    *,
    was_left_open: bool,
) -> None:
    """The whole life of an engine, with its first client. SIGTERM ends it in order, as Shutdown does.

    With `failure` it cannot work; it only says why. `was_left_open`: the engine before did not end in order.
    """
    from backend.command_handler import CommandHandler
    from backend.engine import Engine

    gc.disable()  # until everything is read: an eighth of the start
    engine = Engine(options, masking, CommandHandler)
    if was_left_open:
        engine.log.note("left_open")
    process.on_terminate(asyncio.get_running_loop(), lambda: engine.stop(drain=False))
    engine.clients.add(reader, writer)
    await engine.open(failure)
    gc.freeze()  # what is there now stays: looking through it again and again would stop everything for 50 ms
    gc.enable()
    await engine.serve()
