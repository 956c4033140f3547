"""`galleon proxy …`: list, add, import, pool, use, test, remove."""

from __future__ import annotations

import argparse
import getpass
import sys
import time
from pathlib import Path
from typing import Any

from msgspec import UNSET

from backend.cli import passphrase
from backend.cli.client import Client
from backend.cli.exit_codes import ExitCode, code_of_all
from backend.cli.sentences import printable
from backend.errors import problem
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts import EditHost
from backend.protocol.proxies import (
    ImportProxies,
    ListProxies,
    Proxies,
    ProxiesImported,
    ProxiesTested,
    ProxyRotation,
    ProxyRow,
    ProxySaved,
    RemoveProxies,
    SaveProxy,
    SaveProxyPool,
    TestProxies,
    UseProxy,
)
from backend.protocol.replies import Done
from backend.proxies.import_list import SCHEMES, parse_line

TESTS_IN_ONE_COMMAND = 64
"""So that the engine answers in good time, also when none of the proxies does."""

_WORDS = ("off", "system", "inherit")


def add_arguments(commands: Any) -> None:
    """Describe `galleon proxy` to the parser."""
    top = commands.add_parser("proxy", help="go through proxies: for all hosts or one, a single one or a pool")
    actions = top.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list", help="proxies and pools, what uses them, and which ones rest")
    one = actions.add_parser("add", help="add one proxy; a password is asked for, or read from standard input")
    one.add_argument("address", metavar="SCHEME://[USER@]HOST:PORT", help="http, https or socks5")
    one.add_argument("--label", default="")
    one = actions.add_parser("import", help="add a list: host:port, host:port:user:password, or addresses; one a line")
    one.add_argument("file", metavar="FILE", help="- is standard input")
    one.add_argument("--pool", default="", metavar="NAME", help="put them all into this pool")
    one.add_argument("--scheme", default="http", choices=SCHEMES, help="of lines that name none (http)")
    one = actions.add_parser("pool", help="make a pool, or change it")
    one.add_argument("name", metavar="NAME")
    one.add_argument("proxies", nargs="*", metavar="PROXY", help="all that it shall hold; none leaves them as they are")
    one.add_argument(
        "--rotation",
        choices=[word.value for word in ProxyRotation],
        help="per_host: a host keeps its proxy until that fails; round_robin: each request takes the next",
    )
    one = actions.add_parser("use", help="let all hosts, or one, go through a proxy")
    one.add_argument("proxy", metavar="PROXY", help="a proxy, a pool, off, system; with --host also inherit")
    one.add_argument("--host", default="", metavar="ID")
    one = actions.add_parser("test", help="open a tunnel through proxies to a host's site, and send nothing")
    one.add_argument("proxies", nargs="*", metavar="PROXY", help="proxies and pools; none means all")
    one.add_argument("--host", default="", metavar="ID")
    one = actions.add_parser("remove", help="remove proxies and pools")
    one.add_argument("proxies", nargs="+", metavar="PROXY")


def run(client: Client, arguments: argparse.Namespace) -> int:
    match arguments.action:
        case "list":
            return show(client)
        case "add":
            return add(client, arguments.address, arguments.label)
        case "import":
            return import_list(client, arguments)
        case "pool":
            return pool(client, arguments)
        case "use":
            return use(client, arguments.proxy, arguments.host)
        case "test":
            return test(client, arguments.proxies, arguments.host)
        case "remove":
            client.ask(RemoveProxies(ids=_ids(client, arguments.proxies)), Done)
    return ExitCode.ALL_UPLOADED


def show(client: Client) -> int:
    known = client.ask(ListProxies(), Proxies)
    client.load()
    for row in known.proxies:
        print(f"{row.id:<10}  {_address(row):<40}  {_state(row):<16}  {printable(row.label)}".rstrip())
    for one in known.pools:
        print(f"{one.id:<10}  {printable(one.name)}: {len(one.proxy_ids)} proxies, {one.rotation.value}")
        print(f"            {' '.join(one.proxy_ids)}".rstrip())
    if not known.proxies:
        print("No proxies. Add one with: galleon proxy add socks5://HOST:PORT", file=sys.stderr)
    print(f"all hosts: {known.for_all or 'unknown, because proxies.toml cannot be read; nothing is sent'}")
    for host in client.hosts.values():
        if host.proxy:
            print(f"{host.id}: {host.proxy}")
    return ExitCode.ALL_UPLOADED


def add(client: Client, address: str, label: str) -> int:
    """The password comes on standard input or is typed: arguments are seen by every program of this computer."""
    try:
        entry = parse_line(address)
    except ValueError as error:
        raise problem(ErrorKind.BAD_INPUT, str(error), subject="The address") from None
    if entry.password:
        detail = "leave the password out of the command; it is asked for, or read from standard input"
        raise problem(ErrorKind.BAD_INPUT, detail, subject="The address")
    password = ""
    if entry.user:
        password = getpass.getpass("Password of the proxy: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
    saved = client.ask(
        SaveProxy(
            scheme=entry.scheme,
            host=entry.host,
            port=entry.port,
            user=entry.user,
            password=password,
            label=label,
        ),
        ProxySaved,
    )
    print(saved.id)
    if password:
        _tell_of_keyring(client)
    print(f"Try it with: galleon proxy test {saved.id}", file=sys.stderr)
    return ExitCode.ALL_UPLOADED


def import_list(client: Client, arguments: argparse.Namespace) -> int:
    try:
        data = sys.stdin.buffer.read() if arguments.file == "-" else Path(arguments.file).read_bytes()
    except OSError as error:
        raise problem(ErrorKind.FOLDER_GONE, error.strerror or "", subject=arguments.file) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise problem(ErrorKind.BAD_INPUT, "it is not UTF-8 text", subject=arguments.file) from None
    done = client.ask(ImportProxies(text=text, scheme=arguments.scheme, pool=arguments.pool), ProxiesImported)
    for line in done.refused:
        print(f"{arguments.file}:{line.line}: {line.reason}", file=sys.stderr)
    print(f"{len(done.added)} added, {done.known} known, {len(done.refused)} not read", file=sys.stderr)
    if done.pool_id:
        print(done.pool_id)
    known = {row.id: row for row in client.ask(ListProxies(), Proxies).proxies}
    if any(known[proxy_id].has_password for proxy_id in done.added if proxy_id in known):
        _tell_of_keyring(client)
    return ExitCode.SOME_REJECTED if done.refused else ExitCode.ALL_UPLOADED


def pool(client: Client, arguments: argparse.Namespace) -> int:
    known = client.ask(ListProxies(), Proxies)
    old = next((one for one in known.pools if arguments.name.casefold() in (one.id, one.name.casefold())), None)
    saved = client.ask(
        SaveProxyPool(
            id=old.id if old else "",
            name=UNSET if old else arguments.name,
            rotation=ProxyRotation(arguments.rotation) if arguments.rotation else UNSET,
            proxy_ids=_ids(client, arguments.proxies) if arguments.proxies else UNSET,
        ),
        ProxySaved,
    )
    print(saved.id)
    return ExitCode.ALL_UPLOADED


def use(client: Client, wanted: str, host_id: str) -> int:
    if wanted == "inherit" and not host_id:
        raise problem(ErrorKind.BAD_INPUT, "only a host can inherit; name it with --host", subject=wanted)
    chosen = wanted if wanted in _WORDS else _ids(client, [wanted])[0]
    if host_id:
        client.ask(EditHost(host_id=host_id, proxy="" if chosen == "inherit" else chosen), Done)
    else:
        client.ask(UseProxy(chosen=chosen), Done)
    return ExitCode.ALL_UPLOADED


def test(client: Client, wanted: list[str], host_id: str) -> int:
    known = client.ask(ListProxies(), Proxies)
    rows = {row.id: row for row in known.proxies}
    pools = {one.id: one.proxy_ids for one in known.pools}
    ids = _ids(client, wanted) if wanted else tuple(rows)
    single = list(dict.fromkeys(proxy_id for one in ids for proxy_id in pools.get(one, (one,))))
    errors = []
    for start in range(0, len(single), TESTS_IN_ONE_COMMAND):
        part = tuple(single[start : start + TESTS_IN_ONE_COMMAND])
        for result in client.ask(TestProxies(ids=part, host_id=host_id), ProxiesTested).results:
            said = f"{result.took_ms} ms" if result.error is None else printable(result.error.detail)
            print(f"{result.id:<10}  {_address(rows[result.id]):<40}  {said}")
            if result.error is not None:
                errors.append(result.error)
    return code_of_all(errors)


def _ids(client: Client, wanted: list[str]) -> tuple[str, ...]:
    """Ids of proxies and pools, which may be given by id, label, name or `host:port`. Raises Problem(BAD_INPUT)."""
    known = client.ask(ListProxies(), Proxies)
    names = [(one.id, {one.id, one.name}) for one in known.pools]
    names += [(row.id, {row.id, row.label, f"{row.host}:{row.port}"}) for row in known.proxies]
    ids: list[str] = []
    for word in wanted:
        found = [one for one, called in names if word in called]
        if len(found) != 1:
            detail = "several are called so; use the id of `galleon proxy list`" if found else "no such proxy"
            raise problem(ErrorKind.BAD_INPUT, detail, subject=word)
        ids.append(found[0])
    return tuple(ids)


def _address(row: ProxyRow) -> str:
    host = f"[{row.host}]" if ":" in row.host else row.host
    return printable(f"{row.scheme}://{row.user + '@' if row.user else ''}{host}:{row.port}")


def _state(row: ProxyRow) -> str:
    if row.paused_until is not None:
        return f"rests {max(0, row.paused_until - time.time()):.0f} s"
    return "failed" if row.error else ""


def _tell_of_keyring(client: Client) -> None:
    if client.hello().credentials_locked and not passphrase.unlock(client):
        print(f"This system has no keyring: Galleon forgets it at its end. {passphrase.WANTED}", file=sys.stderr)
