"""The list behind the bell."""

from bridge.controllers.notifications import KEPT, Notifications


def test_an_entry_is_unread_until_somebody_dealt_with_it() -> None:
    done: list[str] = []
    notifications = Notifications(lambda: 0.0)
    for name in ("first", "second", "third"):
        notifications.add(name, "", "info", "secondary", "Show", lambda name=name: done.append(name))
    assert [line.title for line in notifications.rows()] == ["third", "second", "first"]
    notifications.run(1)
    assert done == ["second"]
    assert [line.isUnread for line in notifications.rows()] == [True, False, True]
    assert notifications.property("unreadCount") == 2
    notifications.markAllRead()
    assert notifications.property("unreadCount") == 0 and len(notifications) == 3


def test_without_something_to_do_there_is_no_button_and_it_is_only_read() -> None:
    notifications = Notifications(lambda: 0.0)
    notifications.add("Saved", "", "info", "secondary", "Show")
    assert notifications.rows()[0].actionLabel == ""
    notifications.run(0)
    notifications.run(7)
    assert notifications.property("unreadCount") == 0


def test_the_day_is_told_once_it_is_another_one() -> None:
    now = [0.0]
    notifications = Notifications(lambda: now[0])
    notifications.add("Saved", "", "info", "secondary")
    at = notifications.rows()[0].time
    now[0] += 3 * 86_400
    notifications.add("Saved again", "", "info", "secondary")
    notifications.tellTimes()
    assert notifications.rows()[0].time == at != notifications.rows()[1].time


def test_the_oldest_go_and_are_not_counted() -> None:
    notifications = Notifications(lambda: 0.0)
    for number in range(KEPT + 3):
        notifications.add(str(number), "", "info", "secondary")
    assert len(notifications) == notifications.property("unreadCount") == KEPT
    notifications.clear()
    assert len(notifications) == notifications.property("unreadCount") == 0
