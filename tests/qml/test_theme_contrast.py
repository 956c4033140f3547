"""WCAG 2.2 contrast of every colour that the window draws, recomputed from Theme.qml itself."""

import re
from itertools import product
from pathlib import Path

import pytest

THEME = Path(__file__).parents[2] / "qml" / "App" / "Theme" / "Theme.qml"
BACKGROUNDS = (
    "bgWindow",
    "bgSidebar",
    "bgSurface",
    "bgRaised",
    "bgField",
    "bgSunken",
    "bgHover",
    "bgSelected",
    "bgSelectedInactive",
)
TEXTS = (
    "textPrimary",
    "textSecondary",
    "textQuiet",
    "accentText",
    "successText",
    "warningText",
    "dangerText",
)
TINTS = ("accentTint", "successTint", "warningTint", "dangerTint")
BARS = ("accentBar", "successBar", "warningBar", "dangerBar", "textQuiet")
LEAST_TEXT = 4.5
LEAST_GRAPHIC = 3.0


def _tokens(theme: str) -> dict[str, str]:
    """Colour of each token of one theme ("light" or "dark") as #RRGGBB."""
    source = THEME.read_text("utf-8")
    pairs = re.findall(r'color (\w+): dark \? "(#\w{6})" : "(#\w{6})"', source)
    single = re.findall(r'color (\w+): "(#\w{6})"', source)
    tabs = re.search(rf"tabColours{theme.capitalize()}: \[(.*?)\]", source)
    assert tabs, "Theme.qml has no list of tab colours"
    tokens = {name: dark if theme == "dark" else light for name, dark, light in pairs} | dict(single)
    for number, colour in enumerate(re.findall(r"#\w{6}", tabs[1]), start=1):
        tokens[f"tab{number}"] = colour
    return tokens


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two #RRGGBB colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _text_pairs() -> list[tuple[str, str]]:
    own_tints = [(f"{tint.removesuffix('Tint')}Text", tint) for tint in TINTS]
    on_tints = [("textSecondary", tint) for tint in TINTS] + [("textPrimary", tint) for tint in TINTS]
    on_accent = [("textOnAccent", "accentFill"), ("textOnAccent", "accentFillHover")]
    on_segment = [("textPrimary", "segmentOn")]
    return [*product(TEXTS, BACKGROUNDS), *own_tints, *on_tints, *on_accent, *on_segment]


def _graphic_pairs() -> list[tuple[str, str]]:
    marks = ["borderControl", "focusRing", *(f"tab{n}" for n in range(1, 9))]
    return [*product(marks, BACKGROUNDS), *((bar, "track") for bar in BARS)]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "background"), _text_pairs())
def test_text_is_readable_on_every_background(theme: str, text: str, background: str) -> None:
    tokens = _tokens(theme)
    assert contrast(tokens[text], tokens[background]) >= LEAST_TEXT


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("mark", "background"), _graphic_pairs())
def test_marks_and_frames_stand_out(theme: str, mark: str, background: str) -> None:
    tokens = _tokens(theme)
    assert contrast(tokens[mark], tokens[background]) >= LEAST_GRAPHIC


def test_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
