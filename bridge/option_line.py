"""One upload option as the forms show it: label, choices, limits, and what is wrong with a value. Pure."""

from __future__ import annotations

from typing import NamedTuple

from backend.protocol.hosts import FieldKind, FieldRow
from bridge import formatting as text
from bridge.wording import tr, translated


class OptionLine(NamedTuple):
    name: str
    label: str
    kind: str
    value: str
    help: str
    choices: list[dict[str, str]]  # id and label
    minimum: int
    maximum: int
    error: str


def option_line(field: FieldRow, value: str, error: str = "") -> OptionLine:
    labels = [translated(choice.label) or choice.value for choice in field.choices]
    unit = shared_unit(labels)
    return OptionLine(
        name=field.name,
        label=f"{translated(field.label)}, {unit}" if unit else translated(field.label),
        # a number that need not be there has no place among those of a stepper
        kind="number" if field.kind is FieldKind.INTEGER and not field.default else field.kind.value,
        value=value,
        help=translated(field.help),
        choices=[
            {"id": choice.value, "label": label.removesuffix(f" {unit}") if unit else label}
            for choice, label in zip(field.choices, labels, strict=True)
        ],
        minimum=field.minimum if field.minimum is not None else 0,
        maximum=field.maximum if field.maximum is not None else 0,
        error=error,
    )


def field_error(field: FieldRow, value: str, has_stored: bool = False) -> str:
    """What is wrong with a value, in a few words; empty when nothing is. Pure."""
    if not value.strip():
        return tr("Fill this in") if field.is_required and not has_stored else ""
    if field.kind is FieldKind.URL and not value.startswith(("http://", "https://")):
        return tr("Start with http:// or https://")
    if field.kind is FieldKind.INTEGER:
        try:
            number = int(value)
        except ValueError:  # also when there are thousands of digits
            return tr("Enter a whole number")
        if field.minimum is not None and number < field.minimum:
            return tr("At least {number}").format(number=text.number(field.minimum))
        if field.maximum is not None and number > field.maximum:
            return tr("At most {number}").format(number=text.number(field.maximum))
    if field.kind is FieldKind.CHOICE and value not in {choice.value for choice in field.choices}:
        return tr("Choose one of the list")
    return ""


def shared_unit(labels: list[str]) -> str:
    """“px” of “100 px” and “150 px”: said once in the label, the choices fit side by side. Empty without one. Pure."""
    parts = [label.partition(" ") for label in labels]
    units = {unit for _, _, unit in parts}
    return units.pop() if len(units) == 1 and all(number.isdigit() for number, _, _ in parts) else ""
