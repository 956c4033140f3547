"""The translations of the window: `update` brings the .ts files up to date, `release` makes .qm files of them.

translations.py update     after sentences were added or changed in bridge/ or qml/ (`make translations`)
translations.py release    part of setup.sh; only files that are older than their .ts are made

Beside the sentences of the window these are the labels and hints of the hosts that Galleon comes with, the names of its
templates, and what the engine says of errors: it sends them in English, the window translates what it knows.

English has its plural forms alone; `update` writes those itself that have a mere “(s)”. A form says %Ln where the
sentence says %n, so that large numbers are grouped as the language does it.
"""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "qml" / "translations"
LANGUAGES = ("en", "es")
_NUMBERED = re.compile(r"\b(are|were|has|have|do|they|them|their|these|stay|need|gallery|galleries)\b", re.IGNORECASE)
"""Other words that a singular changes: such a sentence is written by a person."""


def main() -> int:
    command = sys.argv[1] if len(sys.argv) == 2 else ""
    if command == "update":
        unfinished = update(FOLDER)
        release(FOLDER)
        for text in unfinished:
            print(f"to translate: {text}")
    elif command == "release":
        release(FOLDER)
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return 0


def update(folder: Path) -> list[str]:
    """Write galleon_<language>.ts into `folder`, what is translated there is kept. Returns what is not."""
    sources = sorted([*(ROOT / "bridge").rglob("*.py"), *(ROOT / "qml").rglob("*.qml")])
    of_engine = folder / "words_of_the_engine.py"
    words = (f"QT_TR_NOOP({json.dumps(word, ensure_ascii=False)})\n" for word in sorted(_words_of_engine()))
    of_engine.write_text("".join(words), encoding="utf-8")
    listed = folder / "sources.lst"
    listed.write_text("\n".join(str(path) for path in (*sources, of_engine)), encoding="utf-8")
    unfinished = []
    try:
        for language in LANGUAGES:
            file = folder / f"galleon_{language}.ts"
            _gather(listed, file, language)
            unfinished += [f"{file.name}: {text}" for text in _complete(file, language)]
            # once more, so that the file is written the way lupdate writes it
            _gather(listed, file, language)
    finally:
        listed.unlink()
        of_engine.unlink()
    return unfinished


def _words_of_engine() -> set[str]:
    """Labels and hints of hosts and of the demo, names of templates, details of errors."""
    hosts = ROOT / "backend" / "hosts"
    words: set[str] = set()
    for definition in (hosts / "definitions").glob("*.toml"):
        parsed = tomllib.loads(definition.read_text(encoding="utf-8"))
        for field in (*parsed.get("credentials", ()), *parsed.get("options", ())):
            for described in (field, *field.get("choices", ())):
                words.update(described.get(key, "") for key in ("label", "help"))
    for code in (*(ROOT / "backend").rglob("*.py"), *(ROOT / "bridge" / "demo").glob("*.py")):
        if "cli" not in code.parts:
            words.update(_words_of_calls(code.read_text(encoding="utf-8"), is_demo=code.parent.name == "demo"))
    for template in (ROOT / "backend" / "output" / "builtin").glob("*.j2"):
        words.update(re.findall(r"\{# name: (.+?)(?:\s{2,}|\n)", template.read_text(encoding="utf-8")))
    # sizes are the same everywhere, and names of the contract are for no person
    return {word for word in words if re.search("[A-Za-z]{2}", word) and not re.search(r"^\d+ (px|to \d+)$|_", word)}


_SHOWN = {"FieldRow": ("label", "help"), "Choice": ("label",), "problem": ("detail",), "ErrorInfo": ("detail",)}
"""Calls of the engine whose arguments are shown."""


def _words_of_calls(code: str, *, is_demo: bool) -> set[str]:
    if not any(f"{name}(" in code for name in _SHOWN):
        return set()
    words: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _SHOWN:
            if is_demo and node.func.id == "ErrorInfo":  # quoted as what a host said
                continue
            shown = [word.value for word in node.keywords if word.arg in _SHOWN[node.func.id]]
            if node.func.id == "problem":
                shown += node.args[1:2]
            words.update(text.value for text in shown if isinstance(text, ast.Constant))
    return words


def _gather(listed: Path, file: Path, language: str) -> None:
    options = ["-silent", "-locations", "none", "-no-obsolete", "-sort-messages", "-disable-heuristic", "similartext"]
    options += ["-tr-function-alias", "QT_TR_NOOP+=mark"]
    if language == "en":
        options.append("-pluralonly")
    languages = ["-source-language", "en", "-target-language", language]
    _run("lupdate", *options, *languages, f"@{listed}", "-ts", str(file))


def _complete(file: Path, language: str) -> list[str]:
    tree = ET.parse(file)  # noqa: S314 – our own file
    unfinished = []
    for message in tree.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        source = message.findtext("source") or ""
        forms = translation.findall("numerusform")
        if (
            language == "en"
            and translation.get("type") == "unfinished"
            and "(s)" in source
            and not _NUMBERED.search(source)
        ):
            forms[0].text, forms[1].text = source.replace("(s)", ""), source.replace("(s)", "s")
            del translation.attrib["type"]
        for form in forms:
            form.text = (form.text or "").replace("%n", "%Ln")
        if translation.get("type") == "unfinished":
            unfinished.append(source)
    tree.write(file, encoding="utf-8", xml_declaration=True)
    return unfinished


def release(folder: Path) -> None:
    """Make each galleon_<language>.qm that is missing or older than its .ts."""
    for file in sorted(folder.glob("*.ts")):
        made = file.with_suffix(".qm")
        if not made.exists() or made.stat().st_mtime < file.stat().st_mtime:
            # another process may do the same at the same time
            new = file.with_suffix(f".{os.getpid()}.new")
            _run("lrelease", "-silent", str(file), "-qm", str(new))
            new.replace(made)


def _run(program: str, *arguments: str) -> None:
    found = importlib.util.find_spec("PySide6")
    assert found is not None and found.origin is not None
    path = Path(found.origin).parent / (program + (".exe" if os.name == "nt" else ""))
    subprocess.run([str(path), *arguments], check=True)  # noqa: S603 – Qt's own program


if __name__ == "__main__":
    raise SystemExit(main())
