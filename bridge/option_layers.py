"""Where the options of a host can be set, and which of the places holds. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from backend.protocol.hosts import FieldKind, FieldRow, HostRow
from bridge.option_line import OptionLine, field_error, option_line
from bridge.wording import tr


class Layer(NamedTuple):
    """`place` is host, account or tab."""

    place: str
    values: Mapping[str, str]


class LayeredLine(NamedTuple):
    """An `OptionLine`, where its value comes from, and whether it was set in the place that the form is about."""

    name: str
    label: str
    kind: str
    value: str
    help: str
    choices: list[dict[str, str]]
    minimum: int
    maximum: int
    error: str
    origin: str
    isSetHere: bool
    backLabel: str  # of the button that takes it back


def inherited(field: FieldRow, below: Sequence[Layer]) -> tuple[str, str]:
    """Value and place of the nearest layer that says something possible; the farthest of `below` stands first."""
    for layer in reversed(below):
        if field.name in layer.values and not field_error(field, layer.values[field.name]):
            return layer.values[field.name], layer.place
    return field.default, "host"


def layered_line(field: FieldRow, here: Mapping[str, str], below: Sequence[Layer], error: str = "") -> LayeredLine:
    value, place = inherited(field, below)
    is_set = field.name in here and not field_error(field, here[field.name])
    line = option_line(field, here[field.name] if is_set else value, error)
    other = words(line, value)
    from_there, set_here, back = _origins(place)
    origin = set_here.format(value=other) if is_set else from_there
    return LayeredLine(*line, origin, is_set, back.format(option=line.label, value=other))


def _origins(place: str) -> tuple[str, str, str]:
    """Where a value comes from; what it would be if it were not set here; the name of the button that takes it back."""
    if place == "account":
        return (
            tr("From the account"),
            tr("Set here; {value} from the account"),
            tr("{option}: back to {value} from the account"),
        )
    if place == "tab":
        return tr("From the tab"), tr("Set here; {value} from the tab"), tr("{option}: back to {value} from the tab")
    return tr("From the host"), tr("Set here; {value} from the host"), tr("{option}: back to {value} from the host")


def words(line: OptionLine, value: str) -> str:
    if line.kind == FieldKind.SWITCH.value:
        return tr("on", "a switch") if value == "true" else tr("off", "a switch")
    found = next((choice["label"] for choice in line.choices if choice["id"] == value), value)
    return found or tr("nothing")


def of_host(pairs: Sequence[tuple[str, str]], host: HostRow) -> dict[str, str]:
    """The options of one host among pairs of "host/option" and value."""
    start = f"{host.id}/"
    return {name.removeprefix(start): value for name, value in pairs if name.startswith(start)}
