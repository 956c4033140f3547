from __future__ import annotations

import pytest

from backend.hosts.domains import is_allowed, origins
from tests.hosts.documents import definition

DOMAINS = ("example.org", "cdn.example.net")


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "https://API.example.org/a?b=https://x.y",
        "https://example.org:443/",
        "https://cdn.example.net/",
    ],
)
def test_allows_its_domains_and_their_sub_domains(url):
    assert is_allowed(url, DOMAINS)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "https://example.net/",
        "https://notexample.org/",
        "https://example.org.evil.com/",
        "https://example.org@evil.com/",
        "https://evil.com\\@example.org/",
        "https://evil.com#@example.org/",
        "https://user:pass@example.org/",
        "https://example.org:8443/",
        "https://example.org./",
        "https://127.0.0.1/",
        "file:///etc/passwd",
        "//example.org/",
        "https://",
        "https://[::1",
        "",
    ],
)
def test_allows_nothing_else(url):
    assert not is_allowed(url, DOMAINS)


def test_knows_every_origin_that_a_template_can_lead_to():
    described = definition()
    assert list(origins("https://{option.mode}.example.org/{gallery.name}", described)) == [
        "https://a.example.org",
        "https://b.example.org",
    ]
    assert list(origins("https://example.org/{read.x}", described)) == ["https://example.org"]
    assert list(origins("{read.server}/x", described)) == []


@pytest.mark.parametrize("name", ["{option.size}", "{credential.key}", "{read.server}", "x{gallery.name}"])
def test_a_host_name_is_not_made_of_free_text(name):
    with pytest.raises(ValueError, match="in the name of a host"):
        list(origins(f"https://{name}/", definition()))


def test_a_name_with_other_letters_is_compared_as_it_travels():
    assert is_allowed("https://xn--bcher-kva.example/up", ["xn--bcher-kva.example"])
    assert is_allowed("https://bücher.example/up", ["xn--bcher-kva.example"])
    assert not is_allowed("https://bücher.example/up", ["bucher.example"])
