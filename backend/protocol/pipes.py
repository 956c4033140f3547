"""The pipes between an engine and whoever starts it."""

from __future__ import annotations

from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from typing import Any


def one_way_pipe(context: SpawnContext) -> tuple[Connection, Connection]:
    """Reader and writer; on Windows each is a PipeConnection, which is used alike. Raises OSError."""
    pipe: Any = context.Pipe(duplex=False)
    reader, writer = pipe
    return reader, writer
