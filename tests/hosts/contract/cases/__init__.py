"""One module for each host or family of hosts, with its `CASES`; a new host adds one here, and its fake."""

from __future__ import annotations

import importlib
import pkgutil

from tests.hosts.contract.case import Case

CASES: tuple[Case, ...] = tuple(
    case
    for module in sorted(module.name for module in pkgutil.iter_modules(__path__))
    for case in importlib.import_module(f"{__name__}.{module}").CASES
)
