"""Finds what a `.sxcu` file holds that is a secret, or a blank to be filled in. Pure.

People publish these files with "YOUR_API_KEY" where a key belongs, and keep them at home with the key itself. Neither
may stand in a definition: the first is no value, the second is a secret.
"""

from __future__ import annotations

import regex

_BLANK = regex.compile(
    r"""(?ix)
      (?<![a-z]) (?:your|my)
        (?: [ _-][a-z] | (?-i:[A-Z]) | (?:domain|name|site|server|host|key|token|user|id)(?![a-z]) )
    | (?:^|[ _-]) here (?![a-z])
    | <[^<>]* (?<![a-z])
        (?:your|my|token|key|here|user|username|password|id|insert|secret|name|domain) (?![a-z]) [^<>]*>
    | \[[^\[\]]* (?<![a-z]) (?:insert|your|enter|put|base64) (?![a-z]) [^\[\]]*\]
    | (?<![a-z]) (?:put|insert|enter|paste) [ _-] [a-z]
    | ^x{4,}$
    """
)
_SHELL_NAME = regex.compile(r"\$[A-Z][A-Z_]{1,}\b")
_SECRET_WORDS = regex.compile(
    r"(?i)(?:^|[^a-z])(?:api[ _-]?key|apikey|key|token|access[ _-]?token|secret|pass|password|passwd|pwd|passphrase"
    r"|auth|authorization|authorisation|credential|credentials|signature|user[ _-]?hash|hash|session|cookie|login)"
    r"(?:$|[^a-z])"
)
_CAMEL = regex.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SCHEME = regex.compile(r"(?i)(bearer|basic|token|client-id|apikey|api-key|key|bot|discordbot|oauth)\s+(?=\S)")
_SECRET_SEGMENT = regex.compile(r"(?=[^/]*[0-9])(?=[^/]*[A-Za-z])[A-Za-z0-9_-]{24,}")


def is_blank(text: str) -> bool:
    """Whether a text only says what belongs there: "YOUR_API_KEY", "<your token>", "[INSERT … HERE]", "$TOKEN"."""
    return bool(_BLANK.search(text) or _SHELL_NAME.search(text))


def names_secret(name: str) -> bool:
    """Whether the name of a header, a parameter or a form field says that its value is a secret."""
    return bool(_SECRET_WORDS.search(_CAMEL.sub("_", name)))


def said(text: str) -> str:
    """What a file says of a blank, for a help text; nothing where it might be a secret after all."""
    is_instruction = bool(regex.search(r"[<\[$ ]", text)) or not regex.search(r"\d", text)
    return f"The file says: {text[:200]}" if is_instruction else ""


def is_trivial(value: str) -> bool:
    """Whether a value is too plain to be a secret, whatever its field is called: a switch, a small number."""
    return bool(regex.fullmatch(r"(?i)true|false|yes|no|none|null|\d{1,3}", value.strip()))


def asks_for_secret(title: str) -> bool:
    """Whether a question to the person is for a secret."""
    return names_secret(title)


def is_secret_segment(segment: str) -> bool:
    """Whether a part of an address's path looks like a token, as in the address of a webhook."""
    return bool(_SECRET_SEGMENT.fullmatch(segment))


def scheme_of(value: str) -> tuple[str, str]:
    """ "Bearer abc" as ("Bearer ", "abc"); ("", value) where there is no scheme."""
    match = _SCHEME.match(value)
    return (match.group(), value[match.end() :]) if match else ("", value)


def name_from(text: str, *, fallback: str) -> str:
    """A name for a definition: "X-Api-Key" becomes x_api_key."""
    words = regex.sub(r"[^a-z0-9]+", "_", _CAMEL.sub("_", text).lower()).strip("_")
    words = words.lstrip("0123456789_")[:40].strip("_")
    return words or fallback


def label_from(text: str) -> str:
    """A label for a person: "X-Api-Key" becomes "X api key"."""
    words = " ".join(regex.split(r"[^\p{L}\p{N}]+", _CAMEL.sub(" ", text))).strip()
    return (words[:1].upper() + words[1:].lower()) if words else "Key"
