from __future__ import annotations

from pathlib import Path

import pytest

from backend.system.network import has_default_route

HEAD = "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n"
OUT = "eth0\t00000000\t0100A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n"
NEAR = "eth0\t0000A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n"
ZERO = "0" * 32
OUT_6 = f"{ZERO} 00 {ZERO} 00 fe80{ZERO[4:]} 00000064 00000001 00000000 00000003 eth0\n"
LOOPBACK_6 = f"{ZERO} 00 {ZERO} 00 {ZERO} ffffffff 00000001 00000000 00200200 lo\n"


@pytest.mark.parametrize(
    ("route", "ipv6_route", "expected"),
    [
        (HEAD + NEAR + OUT, "", True),
        (HEAD + NEAR, LOOPBACK_6, False),
        (HEAD, OUT_6, True),
        ("", "", False),
        (None, None, False),
    ],
)
def test_a_way_out_is_found_in_either_table(
    tmp_path: Path, route: str | None, ipv6_route: str | None, expected: bool
) -> None:
    for name, content in (("route", route), ("ipv6_route", ipv6_route)):
        if content is not None:
            (tmp_path / name).write_text(content)
    assert has_default_route(tmp_path) is expected
