from __future__ import annotations

import pytest

from backend.hosts.native.digest_auth import Basic, Challenge, Digest, challenges

RFC_7616 = {
    "realm": "http-auth@example.org",
    "qop": "auth, auth-int",
    "nonce": "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
    "opaque": "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS",
}


@pytest.mark.parametrize(
    ("algorithm", "response"),
    [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ],
)
def test_the_example_of_rfc_7616(algorithm, response):
    digest = Digest(Challenge("digest", {**RFC_7616, "algorithm": algorithm}))
    cnonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"
    header = digest.header("GET", "/dir/index.html", "Mufasa", "Circle of Life", cnonce=cnonce)
    assert f'response="{response}"' in header
    assert 'nc=00000001, cnonce="f2/' in header
    assert "nc=00000002" in digest.header("GET", "/", "Mufasa", "Circle of Life")


def test_the_example_of_rfc_2069_without_qop():
    digest = Digest(Challenge("digest", {"realm": "testrealm@host.com", "nonce": "dcd98b7102dd2f0e8b11d0f600bfb0c093"}))
    header = digest.header("GET", "/dir/index.html", "Mufasa", "CircleOfLife")
    assert 'response="1949323746fe6a43ef61f9606e7febea"' in header
    assert "qop" not in header


def test_takes_joined_challenges_apart():
    header = (
        'Digest realm="a, \\"b\\"", nonce="n=1, x", algorithm=MD5, qop="auth", Negotiate, '
        'Digest realm="a",nonce="m",algorithm=SHA-256,qop=auth, Basic realm="c"'
    )
    found = list(challenges(header))
    assert [one.scheme for one in found] == ["digest", "negotiate", "digest", "basic"]
    assert found[0].values == {"realm": 'a, "b"', "nonce": "n=1, x", "algorithm": "MD5", "qop": "auth"}
    strongest = Digest.strongest(found)
    assert strongest is not None
    assert 'nonce="m"' in strongest.header("GET", "/", "u", "p")


@pytest.mark.parametrize("header", ["", ", ,", "=", 'Digest nonce="unfinished', "Basic", 'Digest realm="no nonce"'])
def test_what_is_no_usable_digest(header):
    assert Digest.strongest(list(challenges(header))) is None


@pytest.mark.parametrize("values", [{"qop": "auth-int"}, {"algorithm": "SHA-512"}])
def test_refuses_what_it_cannot_do(values):
    assert Digest.strongest([Challenge("digest", {"nonce": "n", **values})]) is None


def test_basic_is_utf8():
    assert Basic().header("GET", "/", "Müller", "pä") == "Basic TcO8bGxlcjpww6Q="
