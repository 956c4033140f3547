"""Sentences of the bridge in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def tr(text: str, comment: str = "", n: int = -1, /) -> str:
    """`text`, a literal, in the language of the window; `%n` in it becomes `n` in the right plural.

    Call it when the sentence is made, never while a module is imported: the language is not known then. lupdate
    gathers the sentences from the code, so the call has one of these forms, outside of f-strings:

        tr("Nothing to upload")
        tr("Open", "state of a gallery")               the comment tells apart what a language says differently
        tr("%n image(s) left out", "", count)          a plural: always with three arguments
        tr("{host} refused the sign-in.").format(host=name)

    Names and figures are filled in afterwards. After adding a sentence run `make translations`. GUI thread.
    """
    return QCoreApplication.translate("", text, comment or None, n)


def mark(text: str, comment: str = "", /) -> str:
    """`text` as it is, for a table that is made at import: `translated` says it in the language of the window."""
    return text


def translated(text: str, comment: str = "", /) -> str:
    """A text that was marked somewhere; any other one stays as it is. GUI thread."""
    return QCoreApplication.translate("", text, comment or None) if text else ""
