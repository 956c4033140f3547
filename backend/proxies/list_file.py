"""`proxies.toml` beside the settings: the person's proxies and pools. Passwords are in the keyring, never here."""

from __future__ import annotations

from pathlib import Path

import msgspec

from backend.errors import problem
from backend.protocol.errors import ErrorKind
from backend.protocol.proxies import ProxyRotation


class ProxyRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    id: str
    scheme: str
    host: str
    port: int
    user: str = ""
    label: str = ""
    has_password: bool = False

    @property
    def name(self) -> str:
        """How a person knows it."""
        return self.label or f"{self.host}:{self.port}"


class PoolRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    id: str
    name: str
    rotation: ProxyRotation = ProxyRotation.PER_HOST
    proxy_ids: tuple[str, ...] = ()


class ProxyList(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`for_all` is what goes for hosts without a choice of their own: off, system, or the id of a proxy or a pool.

    It stands here and not with the settings: when this file cannot be read, nobody takes that for "off".
    `next_id` only grows: an id that was given once never means another proxy.
    """

    for_all: str = "off"
    next_id: int = 1
    proxies: tuple[ProxyRecord, ...] = ()
    pools: tuple[PoolRecord, ...] = ()


def read(path: Path) -> ProxyList:
    """Blocking. Raises Problem(BAD_INPUT) with the reason when the file cannot be used."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=ProxyList)
    except FileNotFoundError:
        return ProxyList()
    except OSError as error:
        raise problem(ErrorKind.BAD_INPUT, error.strerror or "", subject=path.name) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise problem(ErrorKind.BAD_INPUT, str(error), subject=path.name) from error


def write(path: Path, proxies: ProxyList) -> None:
    """Blocking. Raises Problem(DISK), and leaves the file as it was."""
    import tomlkit  # only for writing: it would cost every start 20 ms

    from backend.output.atomic_file import write_atomically

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, tomlkit.dumps(msgspec.to_builtins(proxies)).encode())
    except OSError as error:
        raise problem(ErrorKind.DISK, error.strerror or "", subject=str(path)) from error
