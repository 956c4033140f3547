"""Where a definition may send to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yarl import URL

from backend.hosts.definition import Definition
from backend.hosts.placeholders import Piece, Values, parse


def is_allowed(url: str, domains: Sequence[str], values: Values | None = None) -> bool:
    """Whether `url` is an https address on one of the domains or their sub-domains, on the usual port.

    A domain `{credential.NAME}` allows the very server that the person entered there: its scheme, name and port.
    """
    try:
        parts = URL(url)
        host, port = (parts.raw_host or "").lower(), parts.port
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or parts.user is not None or parts.password is not None:
        return False
    if values is not None and any(_is_own(parts, values.fill(domain)) for domain in domains if is_own(domain)):
        return True
    if parts.scheme != "https" or port != 443:
        return False
    return any(host == domain or host.endswith(f".{domain}") for domain in domains if not is_own(domain))


def is_own(domain: str) -> bool:
    """Whether a domain stands for a server that the person enters."""
    return domain.startswith("{")


def _is_own(url: URL, address: str) -> bool:
    try:
        own = URL(address)
    except ValueError:
        return False
    return bool(own.host) and (url.scheme, url.host, url.port) == (own.scheme, own.host, own.port)


def origins(template: str, definition: Definition) -> Iterator[str]:
    """Every scheme and host that a URL template can lead to, as far as the definition alone says.

    Nothing for a template that begins with a placeholder: such an address is known only when it is used. Raises
    ValueError for a placeholder in the host's name that is no option with choices.
    """
    pieces = parse(template)
    if not pieces or pieces[0].is_placeholder:
        return
    found = [""]
    for piece in pieces:
        texts = _choices(piece, definition) if piece.is_placeholder else (piece.text,)
        found = [start + text for start in found for text in texts]
        if all(text.count("/") >= 3 for text in found):
            break
    for text in found:
        yield "/".join(text.split("/")[:3])


def _choices(piece: Piece, definition: Definition) -> Sequence[str]:
    scope, _, name = piece.text.partition(".")
    if scope == "option":
        for option in definition.options:
            if option.name == name and option.choices:
                return [choice.value for choice in option.choices]
    raise ValueError(f"{{{piece.text}}} in the name of a host is no option with choices")
