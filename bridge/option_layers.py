"""Where the options of a host can be set, and which of the places holds. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from backend.protocol.rows import FieldKind, FieldRow, HostRow
from bridge.option_line import OptionLine, field_error, option_line


class Layer(NamedTuple):
    """`name` as in “from the tab”."""

    name: str
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
    """Value and name of the nearest layer that says something possible; the farthest of `below` stands first."""
    for layer in reversed(below):
        if field.name in layer.values and not field_error(field, layer.values[field.name]):
            return layer.values[field.name], layer.name
    return field.default, "the host"


def layered_line(field: FieldRow, here: Mapping[str, str], below: Sequence[Layer], error: str = "") -> LayeredLine:
    value, layer = inherited(field, below)
    is_set = field.name in here and not field_error(field, here[field.name])
    line = option_line(field, here[field.name] if is_set else value, error)
    other = words(line, value)
    origin = f"Set here; {other} from {layer}" if is_set else f"From {layer}"
    return LayeredLine(*line, origin, is_set, f"{line.label}: back to {other} from {layer}")


def words(line: OptionLine, value: str) -> str:
    if line.kind == FieldKind.SWITCH.value:
        return "on" if value == "true" else "off"
    found = next((choice["label"] for choice in line.choices if choice["id"] == value), value)
    return found or "nothing"


def of_host(pairs: Sequence[tuple[str, str]], host: HostRow) -> dict[str, str]:
    """The options of one host among pairs of "host/option" and value."""
    start = f"{host.id}/"
    return {name.removeprefix(start): value for name, value in pairs if name.startswith(start)}
