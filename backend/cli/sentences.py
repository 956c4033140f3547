"""Errors as sentences for the terminal: what happened, and what can be done. The window's twin is bridge/error_text."""

from __future__ import annotations

from backend.protocol.errors import ErrorInfo, ErrorKind

_SENTENCES = {
    ErrorKind.NETWORK: "The connection to {host} broke. Galleon tried again and then stopped; run it again later.",
    ErrorKind.TIMEOUT: "{host} did not answer in time. Run it again later.",
    ErrorKind.RATE_LIMITED: "{host} asks to wait. Run it again later.",
    ErrorKind.LOGIN_REQUIRED: "{host} needs an account. Store it with: galleon account set {host_id}",
    ErrorKind.BAD_CREDENTIALS: "{host} refused the sign-in. Store it anew with: galleon account set {host_id}",
    ErrorKind.QUOTA: "{host} is full for now. Use another host, or wait.",
    ErrorKind.HOST_UNAVAILABLE: "{host} has trouble at the moment. Run it again later.",
    ErrorKind.PROXY: "The proxy {subject} cannot be used, and nothing is sent without it. See: galleon proxy list",
    ErrorKind.FILE_REJECTED: "{subject} was not accepted. The other files go on.",
    ErrorKind.FILE_UNREADABLE: "{subject} cannot be read. The other files go on.",
    ErrorKind.FILE_CHANGED: "{subject} changed while it was sent, so it was not uploaded. Run it again.",
    ErrorKind.FOLDER_GONE: "{subject} is not there.",
    ErrorKind.NOTHING_FOUND: "{subject} holds no image that Galleon can read.",
    ErrorKind.ARCHIVE_LOCKED: "{subject} needs a password. Galleon asks for it on a terminal, or takes it from the "
    "environment: GALLEON_ARCHIVE_PASSWORD.",
    ErrorKind.WRONG_PASSWORD: "The password does not open {subject}, or the archive is broken.",
    ErrorKind.HOST_CHANGED: "{host} answered something that its definition does not know. The file is not uploaded.",
    ErrorKind.UNKNOWN_OUTCOME: "Nobody knows whether {subject} arrived at {host}. Look there; Galleon does not send it "
    "again by itself.",
    ErrorKind.DISK: "The disk does not take {subject}. Free some space, or make it writable, then run it again.",
    ErrorKind.BAD_INPUT: "{subject} cannot be used.",
    ErrorKind.CANCELLED: "Stopped.",
    ErrorKind.BUG: "Something went wrong inside Galleon; the log has the details.",
}

_REFUSED_AT_START = {
    "schema ": "{subject} was made by a newer Galleon. Nothing was changed; update this one to open it.",
    "application_id ": "{subject} belongs to another program. Nothing was changed; move it away to begin anew.",
    "protocol ": "Another version of Galleon is running. Quit it first.",
}
"""Why the engine does not start, by how the detail begins."""


def sentence(error: ErrorInfo, *, subject: str = "", host_name: str = "") -> str:
    """One line for a person; the host's or the system's own words are quoted behind it."""
    text = _SENTENCES[error.kind]
    if error.kind is ErrorKind.BAD_INPUT:
        text = next((said for start, said in _REFUSED_AT_START.items() if error.detail.startswith(start)), text)
    text = text.format(
        host=host_name or error.host or "The host",
        host_id=error.host or "HOST",
        subject=error.subject or subject or ("it" if error.kind is ErrorKind.DISK else "This"),
    )
    return printable(f"{text} ({' '.join(error.detail.split())})" if error.detail else text)


def printable(text: str) -> str:
    """A name for the terminal: no control characters, so that no file name can move the cursor."""
    return "".join(character if character.isprintable() else "�" for character in text)
