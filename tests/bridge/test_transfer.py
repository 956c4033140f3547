import time

import pytest

from backend.protocol import commands as c
from backend.protocol.events import TotalsChanged
from backend.protocol.rows import GalleryState, PauseReason
from backend.protocol.settings import ChangeSettings, Settings
from bridge.controllers.transfer import Transfer
from bridge.store import Store
from tests.bridge.conftest import Recorder, gallery

AT = time.mktime((2026, 5, 2, 14, 10, 0, 0, 0, -1))


def shown(store: Store, engine: Recorder, totals: TotalsChanged) -> Transfer:
    transfer = Transfer(store, engine)
    store.totals = totals
    store.totalsChanged.emit()
    return transfer


@pytest.mark.parametrize(
    ("totals", "said", "icon"),
    [
        (TotalsChanged(), "Nothing to upload", "circle-check"),
        (TotalsChanged(uploading=3, queued=2), "3 uploading", "circle-arrow-up"),
        (TotalsChanged(uploading=3, held=1, hold_until=AT), "2 uploading", "circle-arrow-up"),
        (TotalsChanged(uploading=3, held=3, hold_until=AT), "On hold until 14:10", "timer"),
        (TotalsChanged(queued=2), "2 queued", "clock-3"),
        (TotalsChanged(paused=2), "All paused", "circle-pause"),
        (TotalsChanged(ready=1), "1 ready to start", "circle"),
        (TotalsChanged(paused=1, is_offline=True), "Waiting for the network", "wifi-off"),
        (TotalsChanged(is_offline=True), "Nothing to upload", "circle-check"),
    ],
)
def test_the_state_of_the_bar(store: Store, engine: Recorder, totals: TotalsChanged, said: str, icon: str) -> None:
    transfer = shown(store, engine, totals)
    assert (transfer.property("stateText"), transfer.property("stateIcon")) == (said, icon)


def test_figures_while_it_runs(store: Store, engine: Recorder) -> None:
    totals = TotalsChanged(
        uploading=3, speed_bps=6_400_000, eta_s=1440, done_bytes=3_100_000_000, total_bytes=12_400_000_000
    )
    transfer = shown(store, engine, totals)
    assert transfer.property("speedText") == "6.4 MB/s"
    assert transfer.property("etaText") == "24 min left"
    assert transfer.property("amountText") == "3.1 of 12.4 GB"
    assert transfer.property("progress") == 0.25
    assert transfer.property("samplePeak") == 6_400_000


def test_an_own_limit_stands_among_the_choices(store: Store, engine: Recorder) -> None:
    transfer = Transfer(store, engine)
    store.set_settings(Settings(bandwidth_limit_bps=1_500_000))
    assert transfer.property("limitText") == "Limit 1.5 MB/s"
    assert [label for label, _, checked in transfer.limits() if checked] == ["1.5 MB/s"]
    assert [label for label, _, _ in transfer.limits()][:3] == ["No limit", "1 MB/s", "1.5 MB/s"]


def test_limits_are_sent_as_settings(store: Store, engine: Recorder) -> None:
    transfer = Transfer(store, engine)
    transfer.setLimit(8_000_000)
    transfer.setLimit(-1)
    assert engine.sent == [ChangeSettings(values=(("bandwidth_limit_bps", "8000000"),))]


def test_one_key_pauses_what_runs_and_starts_what_waits(store: Store, engine: Recorder) -> None:
    transfer = shown(store, engine, TotalsChanged(uploading=1))
    transfer.toggleAll()
    store.totals = TotalsChanged(paused=1)
    transfer.toggleAll()
    assert engine.sent == [c.PauseGalleries(), c.StartGalleries()]


@pytest.mark.parametrize(("hosts", "said"), [(0, ""), (1, "1 host needs you"), (2, "2 hosts need you")])
def test_alarms_are_counted(store: Store, engine: Recorder, hosts: int, said: str) -> None:
    assert shown(store, engine, TotalsChanged(hosts_needing_you=hosts)).property("alarmText") == said


def test_a_limit_by_hand_ends_the_schedule_and_the_schedule_can_be_asked_for(store: Store, engine: Recorder) -> None:
    transfer = Transfer(store, engine)
    asked: list[bool] = []
    transfer.scheduleAsked.connect(lambda: asked.append(True))
    transfer.followSchedule()
    store.set_settings(Settings(use_schedule=True))
    assert (transfer.property("limitText"), asked) == ("By schedule", [True])
    assert not [label for label, _, checked in transfer.limits() if checked]
    transfer.setLimit(0)
    assert engine.sent == [
        ChangeSettings(values=(("use_schedule", "true"),)),
        ChangeSettings(values=(("bandwidth_limit_bps", "0"), ("use_schedule", "false"))),
    ]


def test_without_a_network_the_bar_says_since_when_and_what_waits(store: Store, engine: Recorder) -> None:
    offline = {"state": GalleryState.PAUSED, "pause_reason": PauseReason.OFFLINE}
    store.add_galleries([gallery(1, paused_at=AT, **offline), gallery(2, paused_at=AT + 60, **offline), gallery(3)])
    transfer = shown(store, engine, TotalsChanged(paused=2, queued=1, is_offline=True))
    assert transfer.property("stateHint") == (
        "No network since 14:10. 3 uploads are on hold and go on by themselves; finished images are not sent twice."
    )
    assert shown(store, engine, TotalsChanged(paused=2)).property("stateHint") == ""
