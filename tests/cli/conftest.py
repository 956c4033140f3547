from __future__ import annotations

from tests.end_to_end.conftest import client, fake_process, fakes, home, online, online_client

__all__ = ["client", "fake_process", "fakes", "home", "online", "online_client"]
