"""Where a new engine process begins."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from multiprocessing.connection import Connection

from backend import log
from backend.ipc.engine_lock import EngineLock
from backend.protocol.engine_options import EngineOptions

ALREADY_RUNNING = 3
"""Exit code: another engine works on the same data. Whoever started this one should connect to that one."""


def run_engine(reader: Connection, writer: Connection, options: EngineOptions) -> None:
    """Target of the engine process. `reader` is what the engine reads from, `writer` what it answers on."""
    # Ctrl-C in a terminal goes to every process there; what it means is for the client to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "setsid"):
        os.setsid()  # a terminal that closes does not end the uploads
    lock = EngineLock.acquire(options.folders.state)
    if lock is None:
        sys.exit(ALREADY_RUNNING)
    masking = log.set_up(options.folders.log_file)
    logger = logging.getLogger("backend")
    logger.info("engine %d starts", os.getpid())
    from backend.engine import serve

    try:
        asyncio.run(serve(reader, writer, options, masking))
    except Exception:
        logger.exception("the engine ended")
        raise
    finally:
        lock.release()
    logger.info("engine %d ends", os.getpid())
