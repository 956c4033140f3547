"""Names of galleries and images in addresses. They lead to a place on disk without any index.

A gallery is 12 characters, an image is its gallery's 12 and 12 more. A delete token is either of them, a hyphen and a
secret. Letters are small, so that file systems that do not tell capitals apart are no trouble.
"""

from __future__ import annotations

import re
import secrets

from blake3 import blake3

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # 32 characters, none that look alike
_LENGTH = 12
_GALLERY = re.compile(rf"[{_ALPHABET}]{{{_LENGTH}}}")
_IMAGE = re.compile(rf"[{_ALPHABET}]{{{2 * _LENGTH}}}")


def new_gallery_token() -> str:
    """60 random bits."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


def image_token(gallery_token: str, name: str, digest: bytes) -> str:
    """The same name and content in the same gallery always give the same token."""
    mixed = blake3(name.encode("utf-8", "surrogatepass") + b"\0" + digest).digest(length=_LENGTH)
    return gallery_token + "".join(_ALPHABET[byte & 31] for byte in mixed)


def new_secret() -> str:
    return secrets.token_urlsafe(16)


def delete_token(token: str, secret: str) -> str:
    return f"{token}-{secret}"


def split_delete_token(text: str) -> tuple[str, str]:
    """The gallery's or image's token and the secret; what has no hyphen gives an empty secret."""
    token, _, secret = text.partition("-")
    return token, secret


def is_gallery_token(text: str) -> bool:
    return _GALLERY.fullmatch(text) is not None


def is_image_token(text: str) -> bool:
    return _IMAGE.fullmatch(text) is not None


def gallery_of(image: str) -> str:
    return image[:_LENGTH]


def place_in_gallery(image: str) -> str:
    """The part of an image's token that names its files in the gallery's folder."""
    return image[_LENGTH:]
