"""Which of the places where an option can be set holds, and how that is said."""

from backend.protocol.hosts import Choice, FieldKind, FieldRow, HostKind, HostRow
from bridge.option_layers import Layer, inherited, layered_line, of_host

SIZE = FieldRow(
    name="size",
    label="Size",
    kind=FieldKind.CHOICE,
    default="s",
    choices=(Choice(value="s", label="Small"), Choice(value="m", label="Medium"), Choice(value="l")),
)
ADULT = FieldRow(name="adult", label="Adult", kind=FieldKind.SWITCH, default="false")


def test_the_nearest_place_holds() -> None:
    host, account, tab = Layer("host", {"size": "s"}), Layer("account", {"size": "m"}), Layer("tab", {})
    assert inherited(SIZE, [host, account, tab]) == ("m", "account")
    assert inherited(SIZE, [host, account, Layer("tab", {"size": "l"})]) == ("l", "tab")
    assert inherited(SIZE, [Layer("host", {})]) == ("s", "host")


def test_a_value_that_is_not_possible_any_more_is_as_good_as_none() -> None:
    below = [Layer("host", {"size": "m"}), Layer("tab", {"size": "huge"})]
    assert inherited(SIZE, below) == ("m", "host")
    assert not layered_line(SIZE, {"size": "huge"}, below).isSetHere


def test_a_line_says_where_its_value_comes_from() -> None:
    below = [Layer("host", {}), Layer("tab", {"size": "m", "adult": "true"})]
    line = layered_line(SIZE, {}, below)
    assert (line.value, line.origin, line.isSetHere) == ("m", "From the tab", False)
    line = layered_line(SIZE, {"size": "l"}, below)
    assert (line.value, line.origin, line.isSetHere) == ("l", "Set here; Medium from the tab", True)
    assert line.backLabel == "Size: back to Medium from the tab"
    assert layered_line(ADULT, {"adult": "false"}, below).origin == "Set here; on from the tab"
    code = FieldRow(name="code", label="Code")
    assert layered_line(code, {"code": "x"}, below).origin == "Set here; nothing from the host"


def test_the_options_of_one_host_among_those_of_a_tab() -> None:
    host = HostRow(id="imx.to", name="imx.to", code="IMX", kind=HostKind.IMAGE)
    assert of_host((("imx.to/size", "m"), ("imx.tools/size", "l")), host) == {"size": "m"}
