"""Newtonsoft's JSON paths as the JSONPath of RFC 9535. Pure."""

from __future__ import annotations

import regex

from backend.hosts.extract import json_path

_STEP = regex.compile(
    r"""
    \.\.(?=\[)                                  # descent before brackets
    | (?P<dots>\.{0,2})(?P<name>[^.\[\]\s'"*]+) # .name, ..name, or name at the beginning
    | (?P<any>\.{0,2}\*)
    | \[\s*(?P<quote>['"])(?P<key>.*?)(?P=quote)\s*\]
    | \[\s*(?P<index>-?\d+|\*|-?\d*:-?\d*(?::-?\d+)?)\s*\]
    | \[\s*(?P<filter>\?.+?)\s*\](?=$|[.\[])
    | \.(?=\[)                                  # “$.[0]”, which Newtonsoft takes for “$[0]”
    """,
    regex.VERBOSE,
)
_PLAIN_NAME = regex.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def rfc_path(written: str) -> str:
    """`files[0].url` becomes `$.files[0].url`. Raises ValueError with a reason."""
    rest = written.strip()
    # ShareX puts “$.” in front unless it is there: “.a” means “$..a”.
    rest = rest[1:] if rest.startswith("$.") else f".{rest}"
    if rest.startswith("..."):
        raise ValueError(f"the JSON path “{written}” cannot be read")
    path, place = "$", 0
    while place < len(rest):
        match = _STEP.match(rest, place)
        if match is None:
            raise ValueError(f"the JSON path “{written}” cannot be read at “{rest[place:][:20]}”")
        path += _step(match)
        place = match.end()
    json_path(path)
    return path


def _step(match: regex.Match[str]) -> str:
    if match["name"] is not None:
        if _PLAIN_NAME.fullmatch(match["name"]):
            return f"{match['dots'] or '.'}{match['name']}"
        return f"{'..' if match['dots'] == '..' else ''}[{_quoted(match['name'])}]"
    if match["key"] is not None:
        return f"[{_quoted(match['key'])}]"
    if match["index"] is not None:
        return f"[{match['index']}]"
    if match["filter"] is not None:
        return f"[{match['filter']}]"
    if match["any"] is not None:
        return ".." + "*" if match["any"].startswith("..") else ".*"
    return ".." if match.group() == ".." else ""


def _quoted(key: str) -> str:
    return "'" + key.replace("\\", "\\\\").replace("'", "\\'") + "'"
