"""Sentences of the bridge in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def tr(text: str, comment: str = "", n: int = -1) -> str:
    """`text`, a literal, in the language of the window; `%n` in it becomes `n` in the right plural.

    Call it when the sentence is made, never while a module is imported: the language is not known then.
    Names and figures are filled in afterwards: `tr("{host} refused the sign-in.").format(host=name)`. GUI thread.
    """
    return QCoreApplication.translate("", text, comment or None, n)
