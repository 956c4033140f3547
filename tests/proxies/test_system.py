from __future__ import annotations

import pytest

from backend.errors import Problem
from backend.protocol.errors import ErrorKind
from backend.proxies.system import system_proxy
from backend.uploads.proxy import Proxy


@pytest.mark.parametrize(
    ("proxies", "expected"),
    [
        ({}, None),
        ({"http": "http://10.0.0.1:1"}, None),
        ({"https": "http://10.0.0.1:3128"}, Proxy("system", "http", "10.0.0.1", 3128)),
        ({"https": "10.0.0.1:3128"}, Proxy("system", "http", "10.0.0.1", 3128)),
        ({"https": "http://10.0.0.1"}, Proxy("system", "http", "10.0.0.1", 80)),
        ({"all": "socks5h://u:p%40@px.example:1080"}, Proxy("system", "socks5", "px.example", 1080, "u", "p@")),
        ({"https": "http://10.0.0.1:3128", "no": "pixhost.to"}, None),
        ({"https": "http://10.0.0.1:3128", "no": "other.to"}, Proxy("system", "http", "10.0.0.1", 3128)),
    ],
)
def test_what_the_system_names(proxies: dict[str, str], expected: Proxy | None) -> None:
    assert system_proxy("https://api.pixhost.to/upload", proxies) == expected


@pytest.mark.parametrize("text", ["socks4://10.0.0.1:1080", "http://10.0.0.1:port", "http://:80"])
def test_one_that_cannot_be_used_is_not_gone_around(text: str) -> None:
    with pytest.raises(Problem) as caught:
        system_proxy("https://pixhost.to/", {"https": text})
    assert caught.value.info.kind is ErrorKind.PROXY


def test_what_the_settings_of_the_system_except_goes_without(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows and macOS, where both are asked of the system."""
    monkeypatch.setattr("urllib.request.getproxies", lambda: {"https": "http://10.0.0.1:3128"})
    monkeypatch.setattr("urllib.request.proxy_bypass", lambda host: host == "intern.example")
    assert system_proxy("https://intern.example/") is None
    assert system_proxy("https://pixhost.to/") == Proxy("system", "http", "10.0.0.1", 3128)


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("https_proxy", "HTTPS_PROXY", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTPS_PROXY", "http://10.0.0.1:3128")
    assert system_proxy("https://pixhost.to/") == Proxy("system", "http", "10.0.0.1", 3128)
