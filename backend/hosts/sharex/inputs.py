"""Credentials and options that a definition gets, and the values that the file held of its credentials."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from backend.hosts.sharex.secret_fields import asks_for_secret, label_from, name_from
from backend.protocol.hosts import FieldKind


@dataclass(slots=True)
class Inputs:
    """`credentials` and `options` are tables of the definition, in the order in which they were met.

    `values` are secrets: they go to the credentials store and nowhere else.
    """

    credentials: list[dict[str, Any]] = field(default_factory=list)
    options: list[dict[str, Any]] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict, repr=False)

    def credential(
        self, wanted: str, *, kind: FieldKind, value: str = "", help: str = "", is_required: bool = True
    ) -> str:
        """A credential named after `wanted`; gives its placeholder. A second one of the same name gets a number,
        unless it has the same value."""
        base = name = name_from(wanted, fallback="key")
        number = 1
        while any(one["name"] == name for one in self.credentials):
            if self.values.get(name, "") == value and (value or self._help_of(name) == help):
                return f"{{credential.{name}}}"
            number += 1
            name = f"{base}_{number}"
        label = label_from(wanted) + (f" {number}" if number > 1 else "")
        made: dict[str, Any] = {"name": name, "label": label, "kind": kind.value}
        if help:
            made["help"] = help
        if is_required:
            made["is_required"] = True
        self.credentials.append(made)
        if value:
            self.values[name] = value
        return f"{{credential.{name}}}"

    def choice(self, wanted: str, choices: tuple[str, ...]) -> str:
        """An option with choices, the first is the default; the same choices again are the same option."""
        written = [{"value": choice} for choice in choices]
        for one in self.options:
            if one.get("choices") == written:
                return f"{{option.{one['name']}}}"
        name = self._free_option(wanted)
        self.options.append(
            {"name": name, "label": label_from(name), "kind": "choice", "default": choices[0], "choices": written}
        )
        return f"{{option.{name}}}"

    def question(self, title: str, default: str) -> str:
        """What ShareX asks before each upload: an option, or a credential when it is for a secret."""
        if asks_for_secret(title):
            return self.credential(title, kind=FieldKind.SECRET, value=default, is_required=not default)
        label = title.strip() or "Value"
        for one in self.options:
            if one["label"] == label and one["default"] == default and one["kind"] == "text":
                return f"{{option.{one['name']}}}"
        name = self._free_option(title)
        self.options.append({"name": name, "label": label, "kind": "text", "default": default})
        return f"{{option.{name}}}"

    def _free_option(self, wanted: str) -> str:
        base = name = name_from(wanted, fallback="value")
        number = 1
        while any(one["name"] == name for one in self.options):
            number += 1
            name = f"{base}_{number}"
        return name

    def _help_of(self, name: str) -> str:
        return next((str(one.get("help", "")) for one in self.credentials if one["name"] == name), "")
