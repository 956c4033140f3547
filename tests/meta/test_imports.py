"""The table "who may import whom", checked by reading the code."""

from __future__ import annotations

import ast
import graphlib
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def imports_of(path: Path, *, top_level_only: bool = False) -> set[str]:
    """Full names of imported modules; TYPE_CHECKING blocks do not count, they never run."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[str] = set()

    def visit(node: ast.AST) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"):
                continue
            if top_level_only and isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                continue
            if isinstance(child, ast.Import):
                names.update(alias.name for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                assert child.level == 0, f"{path}: relative import"
                names.add(child.module or "")
                names.update(f"{child.module}.{alias.name}" for alias in child.names)
            visit(child)

    visit(tree)
    return names


def is_in(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


def files_of(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def test_there_is_something_to_check() -> None:
    assert len(files_of("backend")) > 30
    assert len(files_of("bridge")) > 10


@pytest.mark.parametrize("path", files_of("backend/protocol"), ids=lambda path: path.name)
def test_the_contract_imports_msgspec_and_the_standard_library_only(path: Path) -> None:
    allowed = sys.stdlib_module_names | {"msgspec", "__future__"}
    for name in imports_of(path):
        assert name.split(".")[0] in allowed or is_in(name, "backend.protocol", "backend"), name
        if is_in(name, "backend"):
            assert is_in(name, "backend.protocol") or name == "backend", name


@pytest.mark.parametrize("path", files_of("backend"), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_engine_knows_neither_qt_nor_the_bridge(path: Path) -> None:
    assert not [name for name in imports_of(path) if is_in(name, "PySide6", "shiboken6", "bridge", "main")]


@pytest.mark.parametrize("path", files_of("backend/accounts"), ids=lambda path: path.name)
def test_hosts_import_accounts_and_never_the_other_way_round(path: Path) -> None:
    assert not [name for name in imports_of(path) if is_in(name, "backend.hosts")]


@pytest.mark.parametrize("path", files_of("bridge"), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_bridge_knows_qt_and_the_contract_only(path: Path) -> None:
    allowed = sys.stdlib_module_names | {"PySide6", "shiboken6", "msgspec", "jeepney", "bridge", "__future__"}
    for name in imports_of(path):
        if is_in(name, "backend"):
            assert is_in(name, "backend.protocol") or name in ("backend", "backend.__version__"), name
        else:
            assert name.split(".")[0] in allowed, name


def graph_of_modules() -> dict[str, set[str]]:
    """Imports for the type checker count as well: a circle of names is one subject in two files."""
    paths = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in files_of("backend")}
    paths |= {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in files_of("bridge")}
    graph: dict[str, set[str]] = {}
    for name, path in paths.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        blocks = [tree.body, *(node.body for node in tree.body if isinstance(node, ast.If))]
        graph[name] = {
            module
            for node in (node for block in blocks for node in block)
            if isinstance(node, ast.ImportFrom)
            for module in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
            if module in paths
        }
    return graph


def test_neither_modules_nor_folders_import_each_other_in_a_circle() -> None:
    modules = graph_of_modules()
    tuple(graphlib.TopologicalSorter(modules).static_order())  # raises CycleError, which names the circle
    folders: dict[str, set[str]] = {}
    for name, imported in modules.items():
        folder, *others = (".".join(module.split(".")[:2]) for module in (name, *imported))
        folders.setdefault(folder, set()).update(other for other in others if other != folder)
    tuple(graphlib.TopologicalSorter(folders).static_order())


def test_main_imports_nothing_heavy_at_its_top() -> None:
    names = imports_of(ROOT / "main.py", top_level_only=True)
    assert not [name for name in names if name.split(".")[0] not in sys.stdlib_module_names]


def test_qml_files_use_no_javascript_libraries_network_or_files() -> None:
    files = sorted((ROOT / "qml").rglob("*.qml"))
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8")
        for line in text.splitlines():
            if line.startswith("import "):
                module = line.split()[1]
                assert module.startswith(("QtQuick", "QtQml", "QtCore", "App.", "Galleon.")), f"{path}: {line}"
                assert module != "QtQuick.LocalStorage", f"{path}: {line}"
        assert "XMLHttpRequest" not in text, path
