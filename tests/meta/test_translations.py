"""Every sentence of the window can be said in every language, and is."""

from __future__ import annotations

import ast
import re
import runpy
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "qml" / "translations"
update = runpy.run_path(str(ROOT / "packaging" / "source" / "translations.py"))["update"]
FILES = sorted(TRANSLATIONS.glob("*.ts"))
BRIDGE = sorted(path for path in (ROOT / "bridge").rglob("*.py") if path.parent.name != "demo")
QML = sorted((ROOT / "qml").rglob("*.qml"))
PLACES = re.compile(r"\{\w*\}|%L?\d|%L?n")
WORDS = frozenset({"tr", "mark", "translated"})
SAME_EVERYWHERE = frozenset(
    {"Galleon", "English", "Inter", "Markdown", "HTTP", "HTTPS", "SOCKS5", "Nautilus", "Dolphin", "Thunar"}
    | {"Explorer", "IMXuploader", "Connie’s Uploader"}
)
"""Names of programs, languages, fonts and protocols."""


def messages(file: Path) -> Iterator[tuple[str, ET.Element]]:
    for message in ET.parse(file).iter("message"):
        yield message.findtext("source") or "", message


def said(message: ET.Element) -> list[str]:
    """The translation, or each of its plural forms."""
    translation = message.find("translation")
    assert translation is not None
    forms = [form.text or "" for form in translation.findall("numerusform")]
    return forms or [translation.text or ""]


def test_the_files_hold_the_sentences_of_the_code_and_all_of_them_are_translated(tmp_path: Path) -> None:
    for file in FILES:
        shutil.copy(file, tmp_path)
    assert update(tmp_path) == [], "sentences to translate in qml/translations/*.ts"
    for file in FILES:
        assert file.read_text("utf-8") == (tmp_path / file.name).read_text("utf-8"), "run `make translations`"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_translation_has_the_same_places_for_names_and_numbers(file: Path) -> None:
    for source, message in messages(file):
        if message.find("translation[@type='unfinished']") is not None:
            continue
        wanted = {place.replace("L", "") for place in PLACES.findall(source)}
        for form in said(message):
            places = {place.replace("L", "") for place in PLACES.findall(form)}
            if message.get("numerus") == "yes":  # “the other one” needs no number
                places.add("%n")
                wanted = wanted | {"%n"}
            assert places == wanted, form
            assert form.strip() and "(s)" not in form, source


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_counts_something_has_plural_forms(file: Path) -> None:
    wrong = [text for text, message in messages(file) if re.search("%L?n", text) and message.get("numerus") != "yes"]
    assert wrong == []


@pytest.mark.parametrize("path", BRIDGE, ids=lambda path: path.name)
def test_the_bridge_asks_for_translations_in_a_way_that_lupdate_sees(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "mark"):
            text = node.args[0]
            place = f"{path.name}:{node.lineno}"
            assert isinstance(text, ast.Constant) and isinstance(text.value, str), f"{place}: not a literal"
            assert not node.keywords and ("%n" in text.value) <= (len(node.args) == 3), f"{place}: {text.value}"
        if isinstance(node, ast.JoinedStr):
            inside = [call for call in ast.walk(node) if isinstance(call, ast.Call) and _name(call) in ("tr", "mark")]
            assert not inside, f"{path.name}:{node.lineno}: tr() inside of an f-string"


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


@pytest.mark.parametrize("path", QML, ids=lambda path: path.name)
def test_no_text_in_qml_is_without_qstr(path: Path) -> None:
    names = r"(?:text|title|label|tip|placeholder|placeholderText|hint|Accessible\.\w+)"
    shown = re.compile(rf"^\s*{names}\s*:(?P<value>.*)$")
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        match = shown.match(line)
        if match is None or "Accessible.role" in line:
            continue
        # what is compared is not shown
        value = re.sub(r'qsTr\("(?:\\.|[^"\\])*"|[!=]==? *"[^"]*"|"[^"]*" *[!=]==?', "", match["value"])
        bare = [text for text in re.findall(r'"((?:\\.|[^"\\])*)"', value) if re.search("[A-Za-z]{2}", text)]
        assert set(bare) <= SAME_EVERYWHERE, f"{path.name}:{number}: {bare}"


def sentences_without_translation(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Literals with the look of a sentence that nothing translates. Docstrings, log lines and errors are no such."""
    passed: set[int] = set()
    for node in ast.walk(tree):
        skip: list[ast.AST] = []
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skip = [node.value]
        elif isinstance(node, ast.Call):
            owner = node.func.value if isinstance(node.func, ast.Attribute) else None
            is_log = isinstance(owner, ast.Name) and owner.id in ("log", "parser")
            if is_log or _name(node) in WORDS or _name(node).endswith(("Error", "Parser", "ErrorInfo", "TypeVar")):
                skip = [node]
        elif isinstance(node, ast.FunctionDef):
            skip = [part for part in (node.returns, *(one.annotation for one in node.args.args)) if part is not None]
        elif isinstance(node, ast.Subscript):
            skip = [node.slice]
        for part in skip:
            passed.update(id(inner) for inner in ast.walk(part))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
            text = node.value.strip()
            if text.startswith(("{{", "{%", "{#")):
                continue  # code of a template
            if re.fullmatch(r"[A-Z][a-z]{2,}…?", text) or re.match(r"[A-Z“{]\S* .*[a-z]{3}", text):
                yield node.lineno, text


ELSEWHERE = {
    # names of parts and licences, and a report of versions for those who mend bugs
    "components.py": {"Pillow", "App", "Python", "Public domain", "Inter", "JetBrains Mono", "Lucide icons", "License"}
    | {"System", "Desktop", "Screens", "Language", "Frozen", "Classifier"}
    | {"The author disclaims copyright to this source code. All of SQLite is in the public domain."},
    "app.py": {"Up", "Down", "Left", "Right", "Return", "Enter"},  # names of Qt
    "window.py": {"App", "Basic"},  # a folder, and a style of Qt
    "notifier.py": {"Notify"},
    "rows.py": {"Row"},
    "gallery_order.py": {"Key"},
    "autostart.py": {"Label"},
    "explorer.py": {"Directory", "Icon"},  # of the registry
    "file_managers.py": {"Written by Galleon"},  # what a file of ours is known by
    "shortcuts.py": {"Space", "Return", "Del", "Left", "Right", "Up", "Down", "Home", "End", "Menu", "Esc"},
    "key_bindings.py": {"Up", "Down", "Left", "Right", "Home", "End", "Esc", "Tab", "Backtab", "Ctrl", "Alt"},
}


@pytest.mark.parametrize("path", BRIDGE, ids=lambda path: path.name)
def test_the_bridge_hands_out_no_sentence_that_nothing_translates(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    marked = {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node) in WORDS and node.args and isinstance(node.args[0], ast.Constant)
    }
    passed = SAME_EVERYWHERE | ELSEWHERE.get(path.name, set()) | marked
    assert [(line, text) for line, text in sentences_without_translation(tree) if text not in passed] == []
