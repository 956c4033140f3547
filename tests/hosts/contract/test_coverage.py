"""Nothing untested: every definition has a case and a fake, and the reverse."""

from __future__ import annotations

from pathlib import Path

from backend.hosts.registry import BUILT_IN
from tests.fakes.process import CLASSES
from tests.hosts.contract.cases import CASES

FAKES = Path(__file__).parents[2] / "fakes"
NOT_HOSTS = {"__init__", "__main__", "form", "process", "server"}


def test_every_definition_has_a_case_and_the_reverse():
    assert sorted(path.name for path in BUILT_IN.glob("*")) == sorted(f"{case.host_id}.toml" for case in CASES)


def test_every_case_has_a_fake_and_the_reverse():
    fakes = {path.stem for path in FAKES.glob("*.py") if not path.stem.startswith("test_")} - NOT_HOSTS
    assert fakes == {case.fake_id for case in CASES} == set(CLASSES)
