"""What the importer has to say about a field of a file."""

from __future__ import annotations

from backend.protocol.hosts_import import ImportRemark, RemarkKind


class Remarks:
    """Collects remarks, each once, in the order in which they arise."""

    def __init__(self) -> None:
        self._found: list[ImportRemark] = []

    def note(self, field: str, text: str) -> None:
        """Translated, but the person should know how."""
        self._add(RemarkKind.NOTE, field, text)

    def loss(self, field: str, text: str) -> None:
        """Left out; the host works without it."""
        self._add(RemarkKind.LOSS, field, text)

    def error(self, field: str, text: str) -> None:
        """Cannot be translated; without it the host would not work."""
        self._add(RemarkKind.ERROR, field, text)

    def confirm(self, field: str, text: str) -> None:
        """Imported only when the person allows it."""
        self._add(RemarkKind.CONFIRM, field, text)

    @property
    def has_errors(self) -> bool:
        return any(remark.kind is RemarkKind.ERROR for remark in self._found)

    def all(self) -> tuple[ImportRemark, ...]:
        return tuple(self._found)

    def take_over(self, others: Remarks) -> None:
        for remark in others.all():
            self._add(remark.kind, remark.field, remark.text)

    def _add(self, kind: RemarkKind, field: str, text: str) -> None:
        remark = ImportRemark(kind=kind, field=field, text=text)
        if remark not in self._found:
            self._found.append(remark)
