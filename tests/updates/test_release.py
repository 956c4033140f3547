"""The document alone, and the maintainers' tool."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from backend.protocol.updates import UpdateTrouble
from backend.updates.release import LARGEST_BYTES, SIGNED_FOR, Refused, Release, is_newer, is_web_page, read
from tests.updates.conftest import T0, Maintainers, tool


@pytest.fixture
def signer() -> Maintainers:
    return Maintainers()


def trouble(document: bytes, key: str) -> UpdateTrouble:
    with pytest.raises(Refused) as refused:
        read(document, key)
    return refused.value.trouble


def wrapped(key: Ed25519PrivateKey, payload: object, galleon_release: int = 1) -> bytes:
    """Signed by the maintainers, whatever it says."""
    text = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    signature = key.sign(SIGNED_FOR + text)
    return msgspec.json.encode({"galleon_release": galleon_release, "payload": text, "signature": signature})


def test_what_was_signed_is_read_back_as_plain_text(signer: Maintainers) -> None:
    found = read(signer.document(news=("Sooner \u202egnp.exe\x1b[31m", " <b>bold</b> ")), signer.public)
    assert found == Release(
        version="1.3.0",
        published_at=T0,
        page="https://galleon.example/1.3",
        news=("Sooner gnp.exe[31m", "<b>bold</b>"),
    )


def test_every_changed_byte_is_noticed(signer: Maintainers) -> None:
    envelope = json.loads(signer.document())
    for name in ("payload", "signature"):
        whole = base64.b64decode(envelope[name])
        for place in range(0, len(whole), 7):
            changed = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
            document = json.dumps({**envelope, name: base64.b64encode(changed).decode()}).encode()
            assert trouble(document, signer.public) is UpdateTrouble.BAD_SIGNATURE
    assert trouble(signer.document(key=Ed25519PrivateKey.generate()), signer.public) is UpdateTrouble.BAD_SIGNATURE
    for cut in (b"", envelope["signature"][:20].encode()):
        document = json.dumps({**envelope, "signature": cut.decode()}).encode()
        assert trouble(document, signer.public) is UpdateTrouble.BAD_SIGNATURE


def test_a_signature_for_something_else_proves_nothing(signer: Maintainers) -> None:
    payload = base64.b64decode(json.loads(signer.document())["payload"])
    document = msgspec.json.encode({"galleon_release": 1, "payload": payload, "signature": signer.key.sign(payload)})
    assert trouble(document, signer.public) is UpdateTrouble.BAD_SIGNATURE


@pytest.mark.parametrize(
    "document",
    [b"", b"<html>sign in</html>", b"[1]", b'{"galleon_release": 1}', b"\xff\xfe", b"[" * 20_000, b'{"payload": 7}'],
)
def test_what_is_no_document_is_refused(signer: Maintainers, document: bytes) -> None:
    assert trouble(document, signer.public) is UpdateTrouble.NO_RELEASE


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": "1.3.0-beta"},
        {"version": "1" * 99},
        {"version": 13},
        {"published_at": "2026"},
        {"published_at": 0},
        {"page": "http://galleon.example/"},
        {"page": "javascript:alert(1)"},
        {"page": "https://user@galleon.example/"},
        {"page": "file:///etc/passwd"},
        {"news": "one line"},
        {"news": ["x"] * 21},
        {"news": ["x" * 301]},
    ],
)
def test_what_cannot_be_told_is_refused_though_it_is_signed(signer: Maintainers, wrong: dict[str, object]) -> None:
    facts = {"version": "1.3.0", "published_at": T0, "page": "https://galleon.example/", "news": [], **wrong}
    assert trouble(wrapped(signer.key, facts), signer.public) is UpdateTrouble.NO_RELEASE


def test_another_format_and_a_large_document_and_a_wrong_key(signer: Maintainers) -> None:
    assert trouble(wrapped(signer.key, b"new", galleon_release=2), signer.public) is UpdateTrouble.NO_RELEASE
    assert trouble(signer.document() + b" " * LARGEST_BYTES, signer.public) is UpdateTrouble.TOO_LARGE
    for key in ("", "abc", base64.b64encode(b"x" * 31).decode(), "ключ"):
        assert trouble(signer.document(), key) is UpdateTrouble.BAD_KEY


def test_versions_are_compared_as_numbers() -> None:
    assert is_newer("1.10", "1.9.9")
    assert is_newer("0.1.1", "0.1.0")
    assert not is_newer("1.3", "1.3.0")
    assert not is_newer("1.2", "1.3")
    assert not is_newer("beta", "1.3")


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://galleon.example", True),
        ("https://galleon.example:8443/a/b.json?x=1#y", True),
        ("http://galleon.example/", False),
        ("https://", False),
        ("https:///a", False),
        ("https://a b/", False),
        ("https://galleon.example\\@other.example/", False),
        ("https://galleon.example/\u202e", False),
        ("https://galleon.example/" + "x" * 500, False),
    ],
)
def test_only_https_is_asked_and_opened(address: str, good: bool) -> None:
    assert is_web_page(address) is good


def test_the_tool_makes_keys_signs_and_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: str | Path) -> str:
        assert tool()["main"](list(map(str, arguments))) == 0
        return capsys.readouterr().out

    monkeypatch.setenv("GALLEON_RELEASE_PASSPHRASE", "a long one")
    keys, news, file = tmp_path / "keys", tmp_path / "news.txt", tmp_path / "release.json"
    run("keys", keys)
    assert (keys / "release.key").stat().st_mode & 0o777 == 0o600
    assert "ENCRYPTED" in (keys / "release.key").read_text()
    with pytest.raises(FileExistsError):
        run("keys", keys)
    news.write_text("Sooner\n\nSafer\n", encoding="utf-8")
    sign = ("sign", "--key", keys / "release.key", "--version", "1.3.0", "--page", "https://galleon.example/")
    made = run(*sign, "--news", news)
    public = (keys / "release.pub").read_text()
    assert read(made.encode(), public).news == ("Sooner", "Safer")
    file.write_text(made)
    assert run("check", "--key", public, file).splitlines()[0] == "Galleon 1.3.0"
    file.write_text(made.replace("payload", "pay"))
    assert tool()["main"](["check", "--key", public, str(file)]) == 1
    monkeypatch.setenv("GALLEON_RELEASE_PASSPHRASE", "another")
    with pytest.raises(ValueError, match="password"):
        run(*sign)
