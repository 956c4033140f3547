from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.media.member_names import MAX_NAME_BYTES, MAX_PATH_BYTES, MemberNames, safe_parts

hostile = st.lists(
    st.one_of(
        st.sampled_from(
            ["..", ".", "", "/", "\\", "C:", "c:\\", "//server/share", "CON", "nul.jpg", "a.jpg", "A.JPG", " "]
        ),
        st.text(st.characters(codec=None), max_size=300),
    ),
    max_size=8,
).map("/".join)


@pytest.mark.parametrize(
    ("member", "parts"),
    [
        ("a.jpg", ("a.jpg",)),
        ("Day 1/a.jpg", ("Day 1", "a.jpg")),
        ("../../etc/passwd.jpg", ("etc", "passwd.jpg")),
        ("/etc/a.jpg", ("etc", "a.jpg")),
        ("C:\\Windows\\a.jpg", ("Windows", "a.jpg")),
        ("c:a.jpg", ("a.jpg",)),
        ("\\\\server\\share\\a.jpg", ("server", "share", "a.jpg")),
        ("a/./b//c.jpg", ("a", "b", "c.jpg")),
        ("line\nbreak\x1b[31m.jpg", ("line_break_[31m.jpg",)),
        ("what?.jpg", ("what_.jpg",)),
        ("CON.jpg", ("_CON.jpg",)),
        ("folder. /a.jpg", ("folder", "a.jpg")),
        ("caf\udce9.jpg", ("caf_.jpg",)),
        ("👩‍👧 رحلة.jpg", ("👩‍👧 رحلة.jpg",)),
        ("..", ("unnamed",)),
        ("", ("unnamed",)),
    ],
)
def test_hostile_names_become_harmless_and_good_ones_stay(member: str, parts: tuple[str, ...]) -> None:
    assert safe_parts(member) == parts


def test_a_long_name_is_cut_and_keeps_its_ending_and_its_identity() -> None:
    (one,), (other,) = safe_parts("é" * 200 + "1.jpeg"), safe_parts("é" * 200 + "2.jpeg")
    assert one.endswith(".jpeg")
    assert len(one.encode()) <= MAX_NAME_BYTES
    assert one != other


def test_members_of_one_name_get_a_number_also_where_only_case_differs() -> None:
    names = MemberNames()
    placed = ["/".join(names.place(member)) for member in ("a.jpg", "A.jpg", "./a.jpg", "b/a.jpg", "a.jpg/c.jpg", "b")]
    assert placed == ["a.jpg", "A (2).jpg", "a (3).jpg", "b/a.jpg", "c.jpg", "b (2)"]


@given(st.lists(hostile, max_size=12))
def test_no_member_leaves_the_folder_or_takes_the_place_of_another(members: list[str]) -> None:
    names = MemberNames()
    placed = [names.place(member) for member in members]
    for parts in placed:
        relative = "/".join(parts)
        assert parts
        assert ".." not in parts
        assert not PurePosixPath(relative).is_absolute()
        assert not PureWindowsPath(relative).drive
        assert not PureWindowsPath(relative).root
        assert PureWindowsPath(relative).parts == PurePosixPath(relative).parts == parts
        assert all(0 < len(part.encode()) <= MAX_NAME_BYTES + 8 for part in parts)
        assert len(relative.encode()) <= MAX_PATH_BYTES + 8
    files = {"/".join(parts).casefold() for parts in placed}
    folders = {"/".join(parts[:depth]).casefold() for parts in placed for depth in range(1, len(parts))}
    assert len(files) == len(members)
    assert not files & folders
