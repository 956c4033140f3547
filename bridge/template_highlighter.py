"""Colours of the template editor: Jinja2's tags and fields, the format's own tags, and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from PySide6.QtGui import (
    QColor,
    QFont,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from bridge.template_text import counted_as_qt

_JINJA = re.compile(r"(?P<comment>\{#.*?(?:#\}|$))|(?P<field>\{\{.*?(?:\}\}|$))|(?P<keyword>\{%.*?(?:%\}|$))")
_MARKUP = re.compile(r"\[/?[A-Za-z*]+[^\]\n]*\]|</?[A-Za-z!][^>\n]*>")
LONGEST_LINE = 20_000
"""Longer lines stay plain: nobody reads them, and colouring them again at each key takes too long."""


class TemplateHighlighter(QSyntaxHighlighter):
    """`show_problems` marks words by line; `set_colours` takes the theme's colours by name. GUI thread."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats: dict[str, QTextCharFormat] = {}
        self._wrong: dict[int, tuple[str, ...]] = {}

    def set_colours(self, colours: Mapping[str, str]) -> None:
        """field, keyword, markup, comment, danger."""
        self._formats = {}
        for name, colour in colours.items():
            made = QTextCharFormat()
            made.setForeground(QColor(colour))
            if name == "keyword":
                made.setFontWeight(QFont.Weight.Bold)
            if name == "danger":
                made.setFontUnderline(True)
            self._formats[name] = made
        self.rehighlight()

    def show_problems(self, wrong: Iterable[tuple[int, str]]) -> None:
        """Pairs of line, from 1, and the word that is wrong there, or empty for the whole line."""
        new: dict[int, tuple[str, ...]] = {}
        for line, word in wrong:
            new[line] = (*new.get(line, ()), word)
        before, self._wrong = self._wrong, new
        for line in {*before, *new}:
            if before.get(line) != new.get(line):
                self.rehighlightBlock(self.document().findBlockByNumber(line - 1))

    def highlightBlock(self, text: str) -> None:
        if not self._formats or len(text) > LONGEST_LINE:
            return
        text = counted_as_qt(text)
        for match in _MARKUP.finditer(text):
            self.setFormat(match.start(), match.end() - match.start(), self._formats["markup"])
        for match in _JINJA.finditer(text):
            kind = match.lastgroup or "field"
            self.setFormat(match.start(), match.end() - match.start(), self._formats[kind])
        for word in self._wrong.get(self.currentBlock().blockNumber() + 1, ()):
            for match in (
                re.finditer(rf"\{{\{{[^}}]*\b{re.escape(word)}\b[^}}]*\}}\}}|\b{re.escape(word)}\b", text)
                if word
                else ()
            ):
                self.setFormat(match.start(), match.end() - match.start(), self._formats["danger"])


def set_line_height(document: QTextDocument, pixels: int) -> None:
    """Give every line that height, behind the back of undo; lines that are added take it over."""
    document.setUndoRedoEnabled(False)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    line = QTextBlockFormat()
    line.setLineHeight(pixels, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor.mergeBlockFormat(line)
    document.setUndoRedoEnabled(True)
