"""The question as a whole engine asks it: where a window is there to tell of the answer, and a network to ask."""

from __future__ import annotations

import json

import pytest

from tests.galleries.conftest import Office, office
from tests.updates.conftest import SITE, URL, Maintainers

__all__ = ["office"]


async def test_the_engine_asks_by_its_settings_while_a_window_is_there(
    maintainers: Maintainers, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    maintainers.publish(maintainers.document("99.0.0"))
    wanted = {
        "connect_to": f"{SITE}:443:127.0.0.1:{maintainers.port}",
        "check_updates": True,
        "update_url": URL,
        "update_key": maintainers.public,
    }
    await office.engine.settings.change({name: json.dumps(value) for name, value in wanted.items()})
    await office.close()  # connect_to holds from the next start on
    await office.open()
    await office.engine.updates.look()
    assert maintainers.asked == [], "nobody would see the answer"
    monkeypatch.setattr(office.engine.clients, "has_window", lambda: True)
    office.engine.galleries.offline.is_offline = True
    await office.engine.updates.look()
    assert maintainers.asked == []
    office.engine.galleries.offline.is_offline = False
    await office.engine.updates.look()
    await office.engine.updates.look()
    assert len(maintainers.asked) == 1
    assert office.engine.updates.state().is_offered
