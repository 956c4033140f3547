"""For the maintainers: keys, and the signed document that tells installed Galleons of a new version.

    python packaging/release/sign_release.py keys FOLDER        release.key (secret, PEM) and release.pub (base64)
    python packaging/release/sign_release.py sign --key FOLDER/release.key --version 1.3.0 \\
        --page https://…/galleon-1.3 --news news.txt --valid-days 365 > release.json
    python packaging/release/sign_release.py check --key "$(cat FOLDER/release.pub)" release.json

The format is described in backend/updates/release.py. To begin with it: put the text of release.pub and the https
address where release.json will lie into the defaults of `update_key` and `update_url` in backend/protocol/settings.py.
The address has to answer itself; Galleon follows no redirects from it. Each line of news.txt is one line of news.
With --valid-days it must be signed anew before they are over, also when there is no newer version; Galleons then notice
somebody who goes on showing them an old document.
The secret key is encrypted with what GALLEON_RELEASE_PASSPHRASE holds, or asked for on a terminal.
"""

from __future__ import annotations

import argparse
import base64
import getpass
import os
import sys
import time
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from backend.updates import release as document


def public_text(key: Ed25519PrivateKey) -> str:
    """As a setting holds it."""
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


def signed(key: Ed25519PrivateKey, release: document.Release) -> bytes:
    """The document. Raises ValueError for a release that Galleon would not take."""
    if reason := document.reason_against(release):
        raise ValueError(reason)
    payload = msgspec.json.encode(release)
    made = msgspec.json.encode(
        document.Envelope(
            galleon_release=document.FORMAT, payload=payload, signature=key.sign(document.SIGNED_FOR + payload)
        )
    )
    document.read(made, public_text(key))
    return made


def make_keys(folder: Path) -> None:
    passphrase = _passphrase()
    folder.mkdir(parents=True, exist_ok=True)
    key = Ed25519PrivateKey.generate()
    text = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption(),
    )
    descriptor = os.open(folder / "release.key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(text)
    (folder / "release.pub").write_text(public_text(key) + "\n", encoding="ascii")


def load_key(path: Path) -> Ed25519PrivateKey:
    key = serialization.load_pem_private_key(path.read_bytes(), _passphrase() or None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("not an Ed25519 key")
    return key


def _passphrase() -> bytes:
    said = os.environ.get("GALLEON_RELEASE_PASSPHRASE")
    if said is None:
        said = getpass.getpass("Passphrase of the release key (empty for none): ") if sys.stdin.isatty() else ""
    return said.encode()


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Keys and release documents for Galleon's update check.")
    actions = parser.add_subparsers(dest="action", required=True)
    keys = actions.add_parser("keys", help="make a pair of keys")
    keys.add_argument("folder", type=Path)
    sign = actions.add_parser("sign", help="print a signed release document")
    sign.add_argument("--key", type=Path, required=True, help="release.key")
    sign.add_argument("--version", required=True)
    sign.add_argument("--page", required=True, help="https address to read on")
    sign.add_argument("--news", type=Path, help="a text file, one line for each")
    sign.add_argument("--valid-days", type=int, default=0, help="believed for so many days; 0 for ever")
    check = actions.add_parser("check", help="read a document as Galleon does")
    check.add_argument("--key", required=True, help="the text of release.pub")
    check.add_argument("file", type=Path)
    options = parser.parse_args(argv)
    if options.action == "keys":
        make_keys(options.folder)
    elif options.action == "sign":
        lines = options.news.read_text(encoding="utf-8").splitlines() if options.news else []
        news = tuple(line.strip() for line in lines if line.strip())
        now = int(time.time())
        until = now + options.valid_days * 86_400 if options.valid_days else 0
        release = document.Release(
            version=options.version, published_at=now, page=options.page, news=news, valid_until=until
        )
        sys.stdout.write(signed(load_key(options.key), release).decode() + "\n")
    else:
        try:
            found = document.read(options.file.read_bytes(), options.key)
        except document.Refused as refused:
            print(f"refused: {refused.trouble.value} {refused.detail}".rstrip(), file=sys.stderr)
            return 1
        print("\n".join((f"Galleon {found.version}", found.page, *found.news)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
