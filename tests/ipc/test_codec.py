"""What crosses the pipe and the socket."""

from __future__ import annotations

import pytest

from backend.protocol.accounts import SaveAccount, UnlockCredentials
from backend.protocol.archives import OpenArchives
from backend.protocol.bases import SecretCommandBase
from backend.protocol.codec import decode_to_engine, encode
from backend.protocol.proxies import ImportProxies, SaveProxy


@pytest.mark.parametrize(
    "command",
    [
        SaveAccount(host_id="imx.to", values=(("api_key", "hunter2"),)),
        UnlockCredentials(passphrase="hunter2"),
        SaveProxy(scheme="http", host="proxy.lan", port=3128, password="hunter2"),
        ImportProxies(text="proxy.lan:3128:me:hunter2"),
        OpenArchives(ids=(1,), password="hunter2"),
    ],
    ids=lambda command: type(command).__name__,
)
def test_no_text_of_a_command_shows_its_secret(command: SecretCommandBase) -> None:
    assert "hunter2" not in f"{command} {command!r} {command.__rich_repr__()}"
    assert decode_to_engine(encode(command))  # type: ignore[arg-type] == command
