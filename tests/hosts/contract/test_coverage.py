"""Nothing untested: every definition has a case and a fake, and the reverse; an exception names a test and a reason."""

from __future__ import annotations

from backend.hosts.native import native_hosts
from backend.hosts.registry import BUILT_IN
from backend.uploads.transport import AiohttpTransport
from tests.fakes.process import all_fakes
from tests.hosts.contract import test_contract
from tests.hosts.contract.cases import CASES


def test_every_definition_and_native_adapter_has_a_case_and_the_reverse(tmp_path):
    definitions = {path.name.removesuffix(".toml") for path in BUILT_IN.glob("*")}
    natives = {host.info.id for host in native_hosts(AiohttpTransport(), tmp_path, inactivity_s=lambda: 1.0)}
    assert definitions | natives == {case.host_id for case in CASES}


def test_every_case_has_a_fake_and_the_reverse():
    assert {case.fake for case in CASES} == set(all_fakes())


def test_every_exception_is_one_of_a_test():
    for case in CASES:
        for name, reason in case.exceptions.items():
            assert callable(getattr(test_contract, name, None)), f"{case.host_id}: {name}"
            assert len(reason) > 10
