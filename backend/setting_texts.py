"""What the settings that are texts may be: folders, addresses, keys. Pure; an empty text is always fine."""

from __future__ import annotations

import re
from pathlib import Path

_KEY = re.compile(r"\s*[A-Za-z0-9+/]{43}=\s*")
"""Base64 of the 32 bytes of an Ed25519 public key."""
_ADDRESS = re.compile(r"https://[^\s/@?#\\]+([/?#][^\s\\]*)?")


def reason_against_text(name: str, text: str) -> str:
    """Why this cannot be the setting `name`; empty when it can."""
    if not text:
        return ""
    if name == "temporary_folder":
        return "" if Path(text).is_absolute() else "expected the whole path of a folder"
    if name == "update_url":
        return "" if _ADDRESS.fullmatch(text) else "expected an address that begins with https://"
    if name == "update_key":
        return "" if _KEY.fullmatch(text) else "expected 32 bytes as base64"
    if name == "connect_to":
        return _against_rules(text)
    return ""


def _against_rules(text: str) -> str:
    from backend.errors import Problem
    from backend.uploads.connect_to import parse_connect_to  # hardly anybody has such rules

    try:
        parse_connect_to(text)
    except Problem:
        return "expected host:port:address:port"
    return ""
