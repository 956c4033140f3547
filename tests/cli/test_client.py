"""The command line's end of the pipe, with a made-up engine at the other."""

from __future__ import annotations

import threading
from multiprocessing.connection import Connection, Pipe

import msgspec
import pytest

from backend.cli.client import Client
from backend.cli.exit_codes import ExitCode
from backend.cli.upload import _Waiting
from backend.protocol import codec
from backend.protocol.commands import RequestSnapshot
from backend.protocol.replies import Done, PathsAdded, Reply
from backend.protocol.results import RenderText, Text
from backend.protocol.rows import GalleryRow, GalleryState, SourceKind

ROW = GalleryRow(1, "g", "/g", SourceKind.FOLDER, 1, 1.0, GalleryState.UPLOADING, 0.0, images=1)


def engine(connection: Connection) -> None:
    """Loses its events after the first snapshot, and says by a gap in the numbers that it did."""
    snapshots = 0
    while True:
        try:
            command = codec.decode_to_engine(connection.recv_bytes())
        except EOFError:
            return
        if isinstance(command, codec.Acknowledge):
            continue
        reply: Reply = Text(text="[b]g[/b]") if isinstance(command, RenderText) else Done()
        connection.send_bytes(codec.encode(msgspec.structs.replace(reply, request_id=command.request_id)))
        if isinstance(command, RequestSnapshot):
            snapshots += 1
            row = ROW if snapshots == 1 else msgspec.structs.replace(ROW, state=GalleryState.COMPLETED)
            connection.send_bytes(codec.encode(codec.SnapshotPage(index=0, is_last=True, galleries=(row,))))
            if snapshots == 1:
                connection.send_bytes(codec.encode(codec.Batch(number=1, events=())))
                connection.send_bytes(codec.encode(codec.Batch(number=3, events=())))


def test_an_upload_ends_also_when_the_engine_had_to_let_go_of_what_nobody_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ours, theirs = Pipe()
    thread = threading.Thread(target=engine, args=(theirs,))
    thread.start()
    client = Client(ours, ours)
    client.load()
    waiting = _Waiting(client, PathsAdded(gallery_ids=(1,)), as_json=False, template="")
    # a client that does not notice would wait for ever
    stop = threading.Timer(20.0, theirs.close)
    stop.start()
    assert waiting.run() == ExitCode.ALL_UPLOADED
    stop.cancel()
    client.close()
    thread.join()
    assert capsys.readouterr().out == "[b]g[/b]\n"
