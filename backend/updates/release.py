"""The release document: what the maintainers say of the newest Galleon, signed. Pure.

A JSON object, at most LARGEST_BYTES:

    {"galleon_release": 1, "payload": "<base64>", "signature": "<base64>"}

`payload` is the release itself, a JSON object in UTF-8; its bytes are what is signed, so nothing has to be written the
same way twice:

    {"version": "1.3.0",                        numbers with points between them
     "published_at": 1795270200,                Unix time in whole seconds, later in every document
     "valid_until": 1810822200,                 may be left out: from then on nobody believes it any more, so that who
                                                holds newer documents back is noticed; it must be signed anew before
     "page": "https://example.org/galleon",     where a person reads on and gets it; https only
     "news": ["Galleries start sooner"]}        plain text, at most NEWS_LINES lines

`signature` is the Ed25519 signature (RFC 8032) of SIGNED_FOR followed by the payload's bytes. A public key is written
as base64 of its 32 bytes. `packaging/release/sign_release.py` makes keys and documents.
"""

from __future__ import annotations

import base64
import binascii
import re

import msgspec

from backend.protocol import decoding
from backend.protocol.updates import UpdateTrouble

FORMAT = 1
SIGNED_FOR = b"Galleon release 1\n"
"""Stands before what is signed, so that a signature made for something else with the same key proves nothing here."""
LARGEST_BYTES = 64 * 1024
NEWS_LINES = 20
LONGEST_LINE = 300
LONGEST_PAGE = 500
_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){1,3}")


class Refused(Exception):
    """The document cannot be used. `detail` is for the log."""

    def __init__(self, trouble: UpdateTrouble, detail: str = "") -> None:
        super().__init__(detail or trouble)
        self.trouble = trouble
        self.detail = detail


class Release(msgspec.Struct, frozen=True, kw_only=True):
    version: str
    published_at: int
    page: str
    news: tuple[str, ...] = ()
    valid_until: int = 0  # 0 for ever


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """As it is sent; msgspec writes bytes as base64."""

    galleon_release: int
    payload: bytes
    signature: bytes


def read(document: bytes, public_key: str) -> Release:
    """The release that `document` signs with the key. Raises Refused: BAD_KEY, NO_RELEASE, BAD_SIGNATURE, TOO_LARGE.

    Nothing of the payload is looked at before the signature has been found good.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key.strip(), validate=True))
    except (ValueError, binascii.Error) as error:
        raise Refused(UpdateTrouble.BAD_KEY) from error
    if len(document) > LARGEST_BYTES:
        raise Refused(UpdateTrouble.TOO_LARGE)
    try:
        envelope = decoding.from_json(document, Envelope)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Refused(UpdateTrouble.NO_RELEASE, str(error)) from error
    try:
        key.verify(envelope.signature, SIGNED_FOR + envelope.payload)
    except InvalidSignature as error:
        raise Refused(UpdateTrouble.BAD_SIGNATURE) from error
    if envelope.galleon_release != FORMAT:
        raise Refused(UpdateTrouble.NO_RELEASE, f"format {envelope.galleon_release}")
    try:
        release = decoding.from_json(envelope.payload, Release)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Refused(UpdateTrouble.NO_RELEASE, str(error)) from error
    if reason := reason_against(release):
        raise Refused(UpdateTrouble.NO_RELEASE, reason)
    return msgspec.structs.replace(release, news=tuple(map(_plain, release.news)))


def reason_against(release: Release) -> str:
    """Why a release cannot be told; empty when it can."""
    if not _VERSION.fullmatch(release.version):
        return f"no version: {release.version[:40]}"
    if release.published_at <= 0:
        return "no time"
    if release.valid_until and release.valid_until <= release.published_at:
        return "over before it begins"
    if not is_web_page(release.page):
        return f"no page of https: {release.page[:80]}"
    if len(release.news) > NEWS_LINES or any(len(line) > LONGEST_LINE for line in release.news):
        return f"more than {NEWS_LINES} lines of {LONGEST_LINE} characters"
    return ""


def is_web_page(address: str) -> bool:
    """Whether it may be opened or asked: https, a host, and neither a user nor anything that cannot be seen."""
    return (
        bool(re.fullmatch(r"https://[^\s/@?#\\]+([/?#][^\s\\]*)?", address))
        and address.isprintable()
        and len(address) <= LONGEST_PAGE
    )


def is_newer(version: str, than: str) -> bool:
    """1.10 is newer than 1.9, and 1.3 is 1.3.0. What is no version is older than all."""
    return _numbers(version) > _numbers(than)


def _numbers(version: str) -> tuple[int, ...]:
    if not _VERSION.fullmatch(version):
        return ()
    numbers = [int(number) for number in version.split(".")]
    return (*numbers, 0, 0, 0)[:4]


def _plain(line: str) -> str:
    """Without control characters and what changes the direction of writing."""
    return "".join(character for character in line if character.isprintable()).strip()
