import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.search import Query, completions, parse


def test_words_are_folded_and_all_kept() -> None:
    assert parse("Winter LIGHT").words == ("winter", "light")


def test_tokens_and_words_mix() -> None:
    query = parse("lofoten state:failed host:imx tab:travel size:>1gb")
    assert query == Query(("lofoten",), frozenset({"failed"}), ("imx",), ("travel",), smallest=1_000_000_001)


def test_a_state_may_be_cut_short_while_it_is_typed() -> None:
    assert parse("state:comp").states == {"completed"}


def test_several_states_are_alternatives() -> None:
    assert parse("state:failed state:incomplete").states == {"failed", "incomplete"}


def test_quotes_hold_blanks_together() -> None:
    assert parse('tab:"old town" "day 2"') == Query(words=("day 2",), tabs=("old town",))


@pytest.mark.parametrize(
    ("text", "smallest", "largest"),
    [
        ("size:>1gb", 1_000_000_001, None),
        ("size:>=2.5MB", 2_500_000, None),
        ("size:<10k", None, 9_999),
        ("size:<=1g", None, 1_000_000_000),
        ("size:100", 95, 105),
    ],
)
def test_sizes(text: str, smallest: int | None, largest: int | None) -> None:
    query = parse(text)
    assert (query.smallest, query.largest) == (smallest, largest)


@pytest.mark.parametrize("text", ["state:banana", "size:huge", "colour:red"])
def test_a_token_that_is_not_understood_is_a_word(text: str) -> None:
    assert parse(text) == Query(words=(text,))


def test_blanks_are_nothing() -> None:
    assert parse("   ").is_empty


@given(st.text(max_size=60))
def test_never_fails(text: str) -> None:
    parse(text)


HOSTS = [("IMX", "imx.to"), ("PIX", "Pixhost")]
TABS = ["Travel", "Old town"]
TEMPLATES = ["Forum – 3 columns", "Plain"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        ("lofoten ", []),
        ("s", ["state:", "size:"]),
        ("lofoten HO", ["host:"]),
        ("state:in", ["state:incomplete"]),
        ("state:failed", []),
        ("host:", ["host:imx", "host:pix"]),
        ("host:pixh", ["host:pix"]),
        ("tab:o", ['tab:"Old town"']),
        ('tab:"old t', ['tab:"Old town"']),
        ("t", ["tab:", "template:"]),
        ("template:3", ['template:"Forum – 3 columns"']),
        ("size:>", ["size:>100mb", "size:>1gb"]),
        ("zebra", []),
    ],
)
def test_tokens_complete_as_they_are_typed(text: str, tokens: list[str]) -> None:
    assert [completion.token for completion in completions(text, HOSTS, TABS, TEMPLATES)] == tokens


def test_a_taken_completion_keeps_what_stands_before_it() -> None:
    [made] = completions("lofoten state:comp", HOSTS, TABS, TEMPLATES)
    assert made.text == "lofoten state:completed "
    assert parse(made.text) == Query(words=("lofoten",), states=frozenset({"completed"}))


@given(st.text(max_size=60))
def test_completing_never_fails(text: str) -> None:
    completions(text, HOSTS, TABS, TEMPLATES)


def test_links_are_found_by_what_their_hosts_have_said() -> None:
    assert parse("links:offline").links == {"offline"}
    assert parse("links:o").links == {"online", "offline"}
    assert parse("links:gone links:unchecked").links == {"partial", "offline", "unchecked"}
    assert parse("links:banana") == parse('"links:banana"')
