from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.output.file_name import MAX_BYTES, safe_file_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Street – Lisbon, Alfama", "Street – Lisbon, Alfama"),
        ("a/b\\c:d*e?f", "a_b_c_d_e_f"),
        ('<"x"|y>', "__x__y_"),
        ("new\nline\ttab\0", "new_line_tab_"),
        ("..", "gallery"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("", "gallery"),
        (" . ", "gallery"),
        ("dots and blanks. . .", "dots and blanks"),
        (".hidden", "hidden"),
        ("con", "_con"),
        ("CON.txt", "_CON.txt"),
        ("aux .jpg", "_aux .jpg"),
        ("COM1", "_COM1"),
        ("LPT¹", "_LPT¹"),
        ("console", "console"),
        ("com10", "com10"),
        ("رحلة", "رحلة"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("\udcff.jpg", "_.jpg"),
        ("e\u0301", "é"),
    ],
)
def test_forbidden_names_become_usable_ones(name: str, safe: str) -> None:
    assert safe_file_name(name) == safe


def test_a_long_name_is_cut_between_characters_and_keeps_its_accents_together() -> None:
    assert safe_file_name("紅" * 200) == "紅" * (MAX_BYTES // 3)
    cut = safe_file_name("x" * (MAX_BYTES - 1) + "q\u0323\u0307" * 50)  # a letter with two marks that no code point has
    assert cut == "x" * (MAX_BYTES - 1)


@given(st.text(max_size=300))
def test_any_name_is_usable_and_stays_as_it_is_when_asked_again(name: str) -> None:
    safe = safe_file_name(name)
    assert 0 < len(safe.encode()) <= MAX_BYTES + 1
    assert not set(safe) & set('<>:"/\\|?*\0\n')
    assert not safe.endswith((".", " "))
    assert not safe.startswith(".")
    assert unicodedata.is_normalized("NFC", safe)
    assert safe_file_name(safe) == safe
