from __future__ import annotations

from typing import Any

import pytest

from backend.errors import Problem
from backend.hosts.fields import by_host, changed, chosen, effective, of_host, server_address
from backend.protocol.hosts import Choice, FieldKind, FieldRow

SIZE = FieldRow(
    name="size", label="Size", kind=FieldKind.CHOICE, default="m", choices=tuple(Choice(value=v) for v in "sml")
)
DAYS = FieldRow(name="days", label="Days", kind=FieldKind.INTEGER, default="7", minimum=1, maximum=30)
FOLDER = FieldRow(name="folder", label="Folder")
FIELDS = (SIZE, DAYS, FOLDER)


@pytest.mark.parametrize(
    ("host", "account", "tab", "gallery", "expected"),
    [
        ({}, {}, {}, {}, {"size": "m", "days": "7", "folder": ""}),
        ({"size": "s"}, {}, {}, {}, {"size": "s"}),
        ({"size": "s"}, {"size": "l"}, {}, {}, {"size": "l"}),
        ({"size": "s"}, {"size": "l"}, {"size": "m"}, {}, {"size": "m"}),
        ({"size": "s"}, {"size": "l"}, {"size": "m"}, {"size": "s"}, {"size": "s"}),
        ({"size": "s"}, {}, {"days": "3"}, {"folder": "f"}, {"size": "s", "days": "3", "folder": "f"}),
        # what the definition does not allow any more is as good as not set
        ({"size": "l"}, {"size": "xxl"}, {}, {"days": "99"}, {"size": "l", "days": "7"}),
        ({"size": "xxl"}, {}, {}, {}, {"size": "m"}),
        ({}, {}, {"gone": "1"}, {}, {"size": "m"}),
    ],
)
def test_the_nearest_layer_wins(
    host: dict[str, str], account: dict[str, str], tab: dict[str, str], gallery: dict[str, str], expected: Any
) -> None:
    values = effective(FIELDS, host, account, tab, gallery)
    assert list(values) == ["size", "days", "folder"]
    assert expected.items() <= values.items()
    # The lane knows host and account, a gallery lays its own over that: the same in two steps.
    assert effective(FIELDS, host, account) | chosen(FIELDS, tab, gallery) == values


def test_an_empty_value_takes_an_option_out_of_its_layer() -> None:
    current = {"size": "s", "days": "3"}
    assert changed(FIELDS, current, [("size", ""), ("folder", "f")], host_id="h") == {"days": "3", "folder": "f"}
    assert current == {"size": "s", "days": "3"}


@pytest.mark.parametrize(("name", "value"), [("colour", "red"), ("size", "xxl"), ("days", "0"), ("days", "many")])
def test_a_layer_takes_only_what_the_host_knows(name: str, value: str) -> None:
    with pytest.raises(Problem) as raised:
        changed(FIELDS, {}, [(name, value)], host_id="h")
    assert (raised.value.info.subject, raised.value.info.host) == (name, "h")


def test_options_are_named_by_host_and_option() -> None:
    pairs = [("imx.to/size", "s"), ("imx.to/days", "3"), ("pixhost.to/size", "l")]
    assert by_host(pairs) == {"imx.to": {"size": "s", "days": "3"}, "pixhost.to": {"size": "l"}}
    assert of_host(pairs, "imx.to") == {"size": "s", "days": "3"}
    assert of_host(pairs, "imx") == {}
    for wrong in ("imx.to", "/size", "imx.to/"):
        with pytest.raises(Problem):
            by_host([(wrong, "s")])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://cloud.example/", "https://cloud.example"),
        (" http://192.168.1.5:8080/files// ", "http://192.168.1.5:8080/files"),
        ("http://[::1]:3923", "http://[::1]:3923"),
        ("https://bücher.example", "https://bücher.example"),
    ],
)
def test_the_address_of_an_own_server_is_kept_without_its_last_slash(typed: str, kept: str) -> None:
    assert server_address(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "", "cloud.example", "ftp://cloud.example", "https://", "https:///files", "https://me:pw@cloud.example",
        "https://me@cloud.example", "https://cloud.example/?a=1", "https://cloud.example/#top",
        "https://cloud example", "http://[::1", "https://cloud.example:0", "https://cloud.example:99999",
        "javascript:alert(1)", "file:///etc/passwd",
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_server_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        server_address(typed)
