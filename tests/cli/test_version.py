"""`galleon version` in real processes, against a real TLS server on this computer that counts."""

from __future__ import annotations

import asyncio
from pathlib import Path

import trustme

from backend import __version__
from tests.end_to_end import pictures
from tests.end_to_end.harness import Home
from tests.updates.conftest import SITE, URL, Maintainers


async def test_only_the_person_makes_the_command_line_ask(tmp_path: Path) -> None:
    authority, maintainers = trustme.CA(), Maintainers()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    async with maintainers.serve(authority):
        rules = f"{SITE}:443:127.0.0.1:{maintainers.port}"
        home = Home(tmp_path / "home", {"GALLEON_CONNECT_TO": rules, "SSL_CERT_FILE": str(tmp_path / "ca.pem")})
        home.settings(f'[updates]\ncheck_updates = true\nupdate_url = "{URL}"\nupdate_key = "{maintainers.public}"\n')
        try:
            plain = await asyncio.to_thread(home.run, "version")
            assert (plain.code, plain.out) == (0, f"Galleon {__version__}\n")
            folder = pictures.folder(tmp_path / "g", 1)
            assert (await asyncio.to_thread(home.run, "upload", "--host", "local", folder)).code == 0
            assert maintainers.asked == []
            maintainers.publish(maintainers.document("99.0.0"))
            newer = await asyncio.to_thread(home.run, "version", "--check")
            assert (newer.code, newer.out) == (
                0, "Galleon 99.0.0 is there: https://galleon.example/1.3\n  - Galleries start sooner\n"
            )  # fmt: skip
            maintainers.publish(b"<html>")
            refused = await asyncio.to_thread(home.run, "version", "--check")
            assert (refused.code, refused.out) == (1, "")
            assert "no release document" in refused.err
            assert len(maintainers.asked) == 2
        finally:
            await asyncio.to_thread(home.close)
