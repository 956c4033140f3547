"""A definition cannot read a file outside the gallery: no key of the format names a path, and whatever a text says,
what leaves is the file that is being uploaded and the texts of the definition."""

from __future__ import annotations

from pathlib import Path

from backend.hosts.base import Account
from backend.hosts.runner import FormHost
from tests.hosts.documents import FULL, ScriptedTransport, definition
from tests.hosts.pictures import new_gallery, new_picture

SECRET = "what stands in another file"


async def test_no_text_of_a_definition_opens_a_file(tmp_path: Path):
    other = tmp_path / "other.txt"
    other.write_text(SECRET)
    tries = [
        str(other),
        other.as_uri(),
        f"@{other}",
        f"<{other}",
        f"../{other.name}",
        f"$(cat {other})",
        f"`cat {other}`",
    ]
    fields = [{"name": f"f{index}", "value": text} for index, text in enumerate(tries)]
    files = [{"name": "img", "file": str(other)}]
    upload = [{**FULL["upload"][0]}, {**FULL["upload"][1], "fields": [*fields, *files]}]
    transport, picture = ScriptedTransport(), new_picture(tmp_path)
    await FormHost(definition(upload=upload), transport).upload(picture, new_gallery(), Account({"key": "hush"}))
    assert not any(SECRET in body for body in transport.bodies)
    assert picture.source.path.read_bytes()[:8].decode("utf-8", "replace") in transport.bodies[-1]
