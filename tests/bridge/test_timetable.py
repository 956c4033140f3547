import json

from backend.protocol.settings import ChangeSettings, Settings
from bridge.controllers.timetable import Timetable
from bridge.store import Store
from tests.bridge.conftest import Recorder

FREE = "0" * 24


def stored(engine: Recorder) -> list[str]:
    command = engine.sent[-1]
    assert isinstance(command, ChangeSettings)
    ((name, value),) = command.values
    assert name == "schedule"
    days: list[str] = json.loads(value)
    return days


def test_hours_are_painted_from_either_end_and_beyond_the_edge(store: Store, engine: Recorder) -> None:
    timetable = Timetable(store, engine)
    timetable.paint(2, 5, 1, 3, "2")
    painted = "000222" + "0" * 18
    assert stored(engine) == [FREE, painted, painted, FREE, FREE, FREE, FREE]
    timetable.paint(6, 23, 9, 99, "1")
    assert stored(engine) == [FREE, painted, painted, FREE, FREE, FREE, "0" * 23 + "1"], "before the engine answered"


def test_a_week_without_limits_is_the_default_again(store: Store, engine: Recorder) -> None:
    timetable = Timetable(store, engine)
    timetable.paint(0, 0, 6, 23, "0")
    timetable.paint(0, 0, 0, 0, "x")
    assert engine.sent == []
    store.set_settings(Settings(schedule=("1" * 24,) * 7))
    timetable.paint(0, 0, 6, 23, "0")
    assert stored(engine) == []
