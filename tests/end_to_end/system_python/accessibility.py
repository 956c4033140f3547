"""What a screen reader can see and do, over AT-SPI. Things are found by role and name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402
from orders import serve  # noqa: E402

STATES = {
    "showing": Atspi.StateType.SHOWING,
    "enabled": Atspi.StateType.ENABLED,
    "focused": Atspi.StateType.FOCUSED,
    "focusable": Atspi.StateType.FOCUSABLE,
    "selected": Atspi.StateType.SELECTED,
    "checked": Atspi.StateType.CHECKED,
    "editable": Atspi.StateType.EDITABLE,
}


def walk(node: Any) -> Iterator[Any]:
    """This thing and what is in it; what goes away meanwhile is passed over."""
    node.clear_cache()
    yield node
    for number in range(node.get_child_count()):
        try:
            child = node.get_child_at_index(number)
            if child is not None:
                yield from walk(child)
        except GLib.Error:
            continue


def applications(name: str) -> list[Any]:
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    found = [desktop.get_child_at_index(number) for number in range(desktop.get_child_count())]
    return [one for one in found if one is not None and one.get_name() == name]


def everything(app: str) -> Iterator[Any]:
    for application in applications(app):
        yield from walk(application)


def states(node: Any) -> list[str]:
    known = node.get_state_set()
    return [name for name, state in STATES.items() if known.contains(state)]


def actions(node: Any) -> list[str]:
    """Names of what can be done with it."""
    try:
        return [node.get_action_name(number) for number in range(node.get_n_actions())]
    except GLib.Error:
        return []


def tree(app: str) -> list[dict[str, Any]]:
    """Role, name, description, states and actions of all that is there."""
    things = []
    for node in everything(app):
        try:
            things.append(
                {
                    "role": node.get_role_name(),
                    "name": node.get_name(),
                    "description": node.get_description(),
                    "states": states(node),
                    "actions": actions(node),
                }
            )
        except GLib.Error:
            continue
    return things


def find(app: str, roles: list[str], name: str) -> Any:
    for node in everything(app):
        known_as = node.get_description() if node.get_role_name() == "password text" else node.get_name()
        if node.get_role_name() in roles and known_as == name and "showing" in states(node):
            return node
    raise LookupError(f"{roles} {name!r}")


def press(app: str, roles: list[str], name: str) -> bool:
    """As a screen reader does when the person asks it to."""
    thing = find(app, roles, name)
    return bool(thing.do_action(actions(thing).index("Press")))


def focus(app: str, roles: list[str], name: str) -> bool:
    return bool(find(app, roles, name).grab_focus())


Atspi.get_desktop(0)  # the accessibility bus has to be there before the program that is looked at
serve(tree=tree, press=press, focus=focus)
