from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.hosts.lines import line_of
from backend.hosts.registry import BUILT_IN

TEXT = '''\
# a comment with "quotes" and [brackets]
name = "x = [1"  # = not a key
long = """
[not.a.table]
key = 1
"""
'quoted key' = 'C:\\path'
a.b = 1

[limits]
sizes = [
  1, # one
  2,
]
tables = [{ x = 1, y = [[1, 2], [3]] }, { x = 2 }]

[[upload]]
url = "u"
fields = [
  { name = "a" },

  { name = "b",
    value = "{c}" },
]

[[upload]]
url = "v"

[[upload.read]]
name = "r"
[upload.more]
deep = true
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("name",), 2),
        (("long",), 3),
        (("quoted key",), 7),
        (("a", "b"), 8),
        (("limits",), 10),
        (("limits", "sizes"), 11),
        (("limits", "sizes", 1), 13),
        (("limits", "tables", 1, "x"), 15),
        (("limits", "tables", 0, "y", 1, 0), 15),
        (("upload",), 17),
        (("upload", 0), 17),
        (("upload", 0, "fields", 1), 22),
        (("upload", 0, "fields", 1, "value"), 23),
        (("upload", 1), 26),
        (("upload", 1, "url"), 27),
        (("upload", 1, "read", 0, "name"), 30),
        (("upload", 1, "more", "deep"), 32),
    ],
)
def test_finds_the_line_of_every_value(path, line):
    assert line_of(TEXT, path) == line


def test_a_value_that_is_missing_is_told_at_its_table():
    assert line_of(TEXT, ("limits", "connections")) == 10
    assert line_of(TEXT, ("upload", 1, "method")) == 26
    assert line_of(TEXT, ("id",)) == 1
    assert line_of("", ("id",)) == 1


def _paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in items:
        yield from _paths(one, (*path, key))


@pytest.mark.parametrize("definition", sorted(BUILT_IN.glob("*.toml")), ids=lambda path: path.name)
def test_knows_every_value_of_the_built_in_definitions(definition: Path):
    text = definition.read_text("utf-8")
    lines = text.splitlines()
    for path in _paths(tomllib.loads(text)):
        if path and isinstance(path[-1], str):
            assert path[-1] in lines[line_of(text, path) - 1]


VALUES = st.recursive(
    st.integers() | st.text(alphabet="ab[]{}=,.#'\n ", max_size=6),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=6,
)


def _toml(value: object) -> str:
    if isinstance(value, str):
        return '"' + value.replace("\n", "\\n") + '"'
    return "[" + ", \n".join(map(_toml, value)) + "]" if isinstance(value, list) else str(value)


@given(st.lists(VALUES, max_size=5))
def test_finds_the_last_key_behind_any_values(values):
    text = "".join(f"key{number} = {_toml(value)}\n" for number, value in enumerate(values)) + "last = 1\n"
    tomllib.loads(text)
    assert line_of(text, ("last",)) == text.count("\n")


HARD = [
    "a1 = 1.5e3",
    "a2 = 1979-05-27T07:32:00Z",
    "a3 = [[[]], [{}], ]",
    "a4 = '''x\n]'''",
    'a5 = """\n""quoted"" \\""" ]\n""""',
    "3.14 = 'pi'",
    '"a.b" = 1 # ]',
    "a6 = { b = [ ], c.d = '}' }",
    "a7 = [ # [\n 'x', # '\n]",
    'a8 = "\\"] \\\\"',
    "[ t . u ]",
    "[[ v ]]",
    "[[v.w]]",
    "a9 = -inf",
    "a10 = ''''''",
    "\t# [x]",
]


@pytest.mark.parametrize("hard", HARD)
def test_finds_what_follows_hard_text(hard):
    text = hard + "\n[end]\nlast = 1"
    tomllib.loads(text)
    assert line_of(text, ("end", "last")) == text.count("\n") + 1


@given(st.lists(st.sampled_from(HARD), unique=True))
def test_finds_what_follows_any_mixture_of_hard_texts(mixture):
    text = "\n".join([*mixture, "[end]", "last = 1"])
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:  # [v.w] before [[v]]
        return
    assert line_of(text, ("end", "last")) == text.count("\n") + 1
