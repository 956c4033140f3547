"""Values of a host's form: what they may be, and which one holds where several are set. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from backend.errors import problem
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts import FieldKind, FieldRow
from backend.protocol.rows import StartOn

Pairs = Iterable[tuple[str, str]]


def chosen(fields: Sequence[FieldRow], *layers: Mapping[str, str]) -> dict[str, str]:
    """What is set in `layers`, from the farthest (host) to the nearest (gallery): the nearest possible value holds.

    A value that the definition does not allow (any more) is as good as none.
    """
    return {
        field.name: layer[field.name]
        for field in fields
        for layer in layers
        if field.name in layer and not reason_against(field, layer[field.name])
    }


def effective(fields: Sequence[FieldRow], *layers: Mapping[str, str]) -> dict[str, str]:
    """A value for every field: as `chosen`, the default where nothing is set."""
    return {field.name: field.default for field in fields} | chosen(fields, *layers)


def changed(fields: Sequence[FieldRow], current: Mapping[str, str], changes: Pairs, *, host_id: str) -> dict[str, str]:
    """One layer after changes; an empty value takes the option out of it. Raises Problem(BAD_INPUT)."""
    known = {field.name: field for field in fields}
    result = dict(current)
    for name, value in changes:
        if name not in known:
            raise problem(ErrorKind.BAD_INPUT, "no such option", subject=name, host=host_id)
        if not value:
            result.pop(name, None)
        elif reason := reason_against(known[name], value):
            raise problem(ErrorKind.BAD_INPUT, reason, subject=name, host=host_id)
        else:
            result[name] = value
    return result


def by_host(pairs: Pairs) -> dict[str, dict[str, str]]:
    """Pairs of "host/option" and value as one mapping for each host. Raises Problem(BAD_INPUT)."""
    hosts: dict[str, dict[str, str]] = {}
    for name, value in pairs:
        host_id, separator, option = name.partition("/")
        if not separator or not host_id or not option:
            raise problem(ErrorKind.BAD_INPUT, "expected host/option", subject=name)
        hosts.setdefault(host_id, {})[option] = value
    return hosts


def of_host(pairs: Pairs, host_id: str) -> dict[str, str]:
    """The options of one host among pairs of "host/option" and value."""
    start = f"{host_id}/"
    return {name.removeprefix(start): value for name, value in pairs if name.startswith(start)}


def reason_against(field: FieldRow, value: str) -> str:
    """Why this text is no value of the field; empty when it is. An empty text leaves a field that may be empty."""
    if not value:
        return "is needed" if field.is_required and not field.default else ""
    match field.kind:
        case FieldKind.INTEGER:
            try:
                number = int(value)
            except ValueError:
                return "expected a whole number"
            low, high = field.minimum, field.maximum
            if (low is not None and number < low) or (high is not None and number > high):
                return f"expected {low if low is not None else '…'} to {high if high is not None else '…'}"
        case FieldKind.SWITCH:
            return "" if value in ("true", "false") else "expected true or false"
        case FieldKind.CHOICE:
            return "" if any(choice.value == value for choice in field.choices) else "is not one of the choices"
        case FieldKind.URL:
            return "" if value.startswith(("http://", "https://")) else "start with http:// or https://"
    return ""


def server_address(value: str) -> str:
    """The address of an own server as it is stored: without blanks around it and slashes at its end.

    Raises ValueError that says what is wrong with it.
    """
    address = value.strip()
    try:
        parts = urlsplit(address)
        port_is_wrong = parts.port == 0
    except ValueError:
        raise ValueError("is no address") from None
    if parts.scheme not in ("http", "https"):
        raise ValueError("start with http:// or https://")
    if not parts.hostname or port_is_wrong or any(character.isspace() for character in address):
        raise ValueError("is no address")
    if parts.username is not None or parts.password is not None:
        raise ValueError("leave user and password out of the address")
    if "?" in address or "#" in address:
        raise ValueError("leave out everything from ? or # on")
    return address.rstrip("/")


def start_on_from(word: str) -> StartOn:
    """Raises Problem(BAD_INPUT) for a word that is no trigger."""
    try:
        return StartOn(word)
    except ValueError:
        raise problem(ErrorKind.BAD_INPUT, ", ".join(StartOn), subject="start_on") from None
