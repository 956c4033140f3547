from __future__ import annotations

from backend.hosts.native import native_infos
from backend.hosts.registry import BUILT_IN
from backend.hosts.table import TABLE_FILE, table


def test_the_published_table_is_current():
    assert TABLE_FILE.read_text("utf-8") == table()


def test_every_definition_and_adapter_is_in_it():
    rows = [line for line in table().splitlines() if line.startswith("| ")][1:]
    assert len(rows) == len(list(BUILT_IN.glob("*.toml"))) + len(list(native_infos()))
