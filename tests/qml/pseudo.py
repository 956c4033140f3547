"""A made-up language: every sentence of the translations in brackets, with foreign letters, and a third longer.

What is not in brackets on the screen was not translated; what is cut off has no room for a longer language.
"""

from __future__ import annotations

import re
import runpy
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGER = 0.35
_KEPT = re.compile(r"(\{\w*\}|%L?\d|%L?n|<[^>]+>|&\w+;)")
_LETTERS = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "ÅƁÇÐÉƑĜĤÎĴĶĻḾÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž"
)


def pseudo(text: str) -> str:
    """“[Þåûšé åļļ~~~]”; places for names and numbers stay."""
    parts = _KEPT.split(text)
    if not re.search("[A-Za-z]", "".join(parts[::2])):
        return text  # “{number}%” is no longer anywhere
    longer = "~" * max(1, round(LONGER * len(text)))
    # in pieces, so that a wrapped text may break where a longer sentence would have blanks
    longer = re.sub(r"(~{6})(?=~)", r"\1 ", longer)
    return "[" + "".join(part if i % 2 else part.translate(_LETTERS) for i, part in enumerate(parts)) + longer + "]"


def make(folder: Path) -> Path:
    """The .qm file of the made-up language."""
    translations = runpy.run_path(str(ROOT / "packaging" / "source" / "translations.py"))
    folder.mkdir(parents=True)
    translations["update"](folder)
    tree = ET.parse(folder / "galleon_es.ts")  # any language that has every sentence
    for message in tree.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        translation.attrib.pop("type", None)
        source = (message.findtext("source") or "").replace("%n", "%Ln")
        said = source if message.findtext("comment") == "date format" else pseudo(source)
        forms = translation.findall("numerusform")
        for form in forms:
            form.text = said
        if not forms:
            translation.text = said
    tree.write(folder / "pseudo.ts", encoding="utf-8", xml_declaration=True)
    translations["release"](folder)
    return folder / "pseudo.qm"
