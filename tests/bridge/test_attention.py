import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from backend.protocol.accounts import HostStatus
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import Event, GalleryFinished, Notice, ThumbnailReady, TotalsChanged
from backend.protocol.links import LinksDied
from backend.protocol.rows import GalleryState
from backend.protocol.settings import SettingsChanged
from bridge import attention
from bridge import store as store_module
from bridge.attention import Attention
from bridge.controllers.notifications import Notifications
from bridge.digest import Message
from bridge.event_dispatcher import EventDispatcher
from bridge.store import Store
from tests.bridge.conftest import fill, gallery

REFUSED = ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS, host="imx.to")


class Desk:
    def __init__(self, store: Store) -> None:
        self.now = 1000.0
        self.store = store
        self.bell = Notifications()
        self.dispatcher = EventDispatcher(store)
        self.opened: list[object] = []
        show = self.opened.append
        gone = lambda: show("gone")  # noqa: E731
        self.attention = Attention(store, self.dispatcher, self.bell, show, show, gone, clock=lambda: self.now)
        self.said: list[Message] = []
        self.attention.wanted.connect(self.said.append)

    def happen(self, *events: Event) -> None:
        for event in events:
            self.dispatcher.dispatch(event)


@pytest.fixture
def desk(store: Store, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(attention, "_is_in_front", lambda: False)  # windows of other tests may still be
    fill(store, *(gallery(i, size_bytes=10**9) for i in range(1, 6)))
    return Desk(store)


def finished(number: int, state: GalleryState = GalleryState.COMPLETED) -> GalleryFinished:
    return GalleryFinished(gallery_id=number, name=f"Gallery {number}", state=state, images=10, host_count=1)


def test_galleries_that_end_together_are_one_notification(qtbot: QtBot, desk: Desk) -> None:
    desk.happen(finished(1), finished(2), finished(3))
    qtbot.waitUntil(lambda: len(desk.said) == 1, timeout=4000)
    assert desk.said[0].title == "3 galleries are online"


def test_a_kind_that_is_turned_off_is_silent(desk: Desk) -> None:
    desk.store.set_settings(replace(desk.store.settings, notify_finished=False, notify_attention=False))
    desk.happen(finished(1), finished(2, GalleryState.FAILED))
    desk.attention._timer.timeout.emit()
    assert desk.said == []
    assert len(desk.bell.rows()) == 1


@pytest.mark.parametrize("kind", ["notify_hosts", "notify_links", "notify_network", "notify_all_done"])
def test_each_kind_is_turned_off_by_itself(desk: Desk, kind: str) -> None:
    store = desk.store
    store.set_settings(replace(store.settings, **{kind: False}))
    store.set_hosts(list(store.hosts.values()))
    store.set_hosts([replace(host, status=HostStatus.REFUSED, error=REFUSED) for host in store.hosts.values()])
    desk.happen(LinksDied(files=12, gallery_ids=(1, 2)))
    desk.attention._offline.timeout.emit()
    desk.attention._timer.timeout.emit()
    desk.happen(TotalsChanged(uploading=1), finished(1), finished(2), TotalsChanged())
    words = {
        "notify_hosts": "hosts need you",
        "notify_links": "gone",
        "notify_network": "network",
        "notify_all_done": "Everything",
    }
    titles = [f"{said.title} {said.body}" for said in desk.said]
    for name, word in words.items():
        assert any(word in title for title in titles) == (name != kind), (name, titles)


def test_a_failure_waits_behind_the_bell_and_leads_to_its_gallery(desk: Desk) -> None:
    desk.store.galleries[2] = gallery(2, error=REFUSED)
    desk.happen(finished(2, GalleryState.FAILED))
    (line,) = desk.bell.rows()
    assert (line.title, line.text, line.tone) == (
        "\u2068Gallery 2\u2069 is not online",
        "imx.to refused the sign-in",
        "danger",
    )
    assert desk.bell.property("unreadCount") == 1
    desk.bell.run(0)
    assert desk.opened == [2]
    assert desk.bell.property("unreadCount") == 0


def test_a_host_that_turns_one_away_is_news_and_one_that_did_before_is_not(desk: Desk) -> None:
    hosts = list(desk.store.hosts.values())
    desk.store.set_hosts([replace(host, status=HostStatus.REFUSED) for host in hosts if host.id == "pixhost.to"])
    assert desk.said == []
    desk.store.set_hosts([replace(host, status=HostStatus.REFUSED, error=REFUSED) for host in hosts])
    desk.attention._timer.timeout.emit()
    assert [message.title for message in desk.said] == ["imx.to needs you"]
    assert desk.said[0].body == "It refused the sign-in; other hosts carry on"


def test_hosts_that_turn_one_away_together_are_one_notification(desk: Desk) -> None:
    hosts = list(desk.store.hosts.values())[:2]
    desk.store.set_hosts(hosts)
    desk.store.set_hosts([replace(host, status=HostStatus.REFUSED, error=REFUSED) for host in hosts])
    desk.attention._timer.timeout.emit()
    (said,) = desk.said
    assert (said.title, said.actions[0][0]) == ("2 hosts need you", "host")
    assert all(host.name in said.body for host in hosts)


def test_the_end_of_a_run_is_told_with_figures(desk: Desk) -> None:
    desk.happen(TotalsChanged(uploading=2))
    desk.happen(finished(1), finished(2))
    desk.now += 2460
    desk.happen(TotalsChanged())
    desk.attention._timer.timeout.emit()
    assert [message.body for message in desk.said] == ["2 galleries, 2 GB in 41 min"], "and not each once more"


def test_notices_of_the_engine_are_kept(desk: Desk) -> None:
    problem = ErrorInfo(kind=ErrorKind.BAD_INPUT, subject="my-host.toml", detail="line 12: unknown step")
    desk.happen(Notice(error=problem))
    assert "my-host.toml" in desk.bell.rows()[0].title
    assert "line 12" in desk.bell.rows()[0].text.lower()
    asked: list[str] = []
    desk.attention.log_asked.connect(lambda: asked.append("log"))
    desk.bell.run(0)
    assert asked == ["log"]


def test_links_that_died_are_told_and_lead_to_their_galleries(desk: Desk) -> None:
    desk.happen(LinksDied(files=12, gallery_ids=(1, 2)))
    (line,) = desk.bell.rows()
    assert (line.title, line.actionLabel) == ("12 links of 2 galleries are gone", "Show")
    assert desk.said[0].actions[0][0] == "gone"
    desk.bell.run(0)
    assert desk.opened == ["gone"]


def test_a_missing_network_is_told_once_until_it_is_back(desk: Desk) -> None:
    offline = TotalsChanged(paused=2, is_offline=True)
    desk.happen(offline)
    assert desk.attention._offline.isActive()
    desk.attention._offline.stop()
    desk.attention._offline.timeout.emit()
    desk.happen(replace(offline, paused=3), replace(offline, paused=4))
    assert not desk.attention._offline.isActive()
    assert [message.title for message in desk.said] == ["Waiting for the network"]
    desk.happen(TotalsChanged())
    assert [message.title for message in desk.said[1:]] == ["The network is back"]
    desk.happen(offline)
    assert desk.attention._offline.isActive()


def test_what_is_wrong_in_the_settings_is_told_once(desk: Desk) -> None:
    problem = ErrorInfo(kind=ErrorKind.BAD_INPUT, subject="theme", detail="line 3")
    for _ in range(2):
        desk.happen(SettingsChanged(settings=desk.store.settings, problems=(problem, problem)))
    (told,) = desk.bell.rows()
    assert told.actionLabel == "Show" and "2 value" in told.text


def test_thumbnails_of_months_are_not_all_remembered(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "KEPT_THUMBNAILS", 3)
    desk.happen(*(ThumbnailReady(file_id=n, gallery_id=1, path=f"/{n}.jpg") for n in (1, 2, 3, 1, 4)))
    assert list(desk.store.thumbnails) == [3, 1, 4]
