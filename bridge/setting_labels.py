"""Settings as the Settings page calls them, for whoever tells of them elsewhere."""

from __future__ import annotations

from collections.abc import Iterable


def setting_labels(names: Iterable[str]) -> list[str]:
    """The label of each field of `Settings`; its words for one that the page does not offer."""
    from bridge.settings_catalogue import entries  # only where it is needed: it is long

    labels = {entry.name: entry.label for group in entries().values() for entry in group}
    return [labels.get(name, name.replace("_", " ")) for name in names]
