"""qmllint with zero warnings over all of qml/, knowing the types that bridge/ registers."""

import json
import re
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

ROOT = Path(__file__).parents[2]
QML = ROOT / "qml"
TYPES = ROOT / "build" / "qmltypes"
MODULE = "Galleon.Bridge"
METATYPES = Path(PySide6.__file__).parent / "Qt" / "metatypes"
BASE_MODULES = ("qt6core", "qt6gui", "qt6qml", "qt6qmlmodels", "qt6quick")


def _tool(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    path = Path(sys.executable).with_name(name)
    return subprocess.run([path, *arguments], capture_output=True, text=True, cwd=ROOT, check=False)


def _bridge_sources() -> list[Path]:
    return sorted(path for path in (ROOT / "bridge").rglob("*.py") if "@QmlElement" in path.read_text("utf-8"))


def _complete(objects: Path, sources: list[Path]) -> None:
    """Add what the dump leaves out: constant properties, and that a class with a base in another file is a QObject."""
    constant = {
        name
        for source in sources
        for name in re.findall(r"@Property\([^)]*constant=True\).*\n\s+def (\w+)", source.read_text("utf-8"))
    }
    files = json.loads(objects.read_text("utf-8"))
    for described in (one for file in files for one in file["classes"]):
        described["object"] = True
        described["superClasses"] = [{"access": "public", "name": "QObject"}]
        for one in described.get("properties", []):
            one["constant"] = one["name"] in constant and "notify" not in one
    objects.write_text(json.dumps(files), "utf-8")


@pytest.fixture(scope="module")
def bridge_types() -> Path:
    """Import path with the qmltypes of the bridge's QML module, read from its source."""
    folder = TYPES.joinpath(*MODULE.split("."))
    folder.mkdir(parents=True, exist_ok=True)
    objects = TYPES / "objects.json"
    sources = _bridge_sources()
    dump = _tool("pyside6-metaobjectdump", "-o", objects, *sources)
    assert dump.returncode == 0, dump.stderr
    _complete(objects, sources)
    foreign = [path for base in BASE_MODULES for path in METATYPES.glob(f"{base}_*.json")]
    registered = _tool(
        "pyside6-qmltyperegistrar",
        objects,
        "--generate-qmltypes",
        folder / "Bridge.qmltypes",
        "-o",
        "/dev/null",
        "--import-name",
        MODULE,
        "--major-version",
        "1",
        "--minor-version",
        "0",
        "--foreign-types",
        ",".join(map(str, foreign)),
    )
    assert registered.returncode == 0, registered.stderr
    (folder / "qmldir").write_text(f"module {MODULE}\ntypeinfo Bridge.qmltypes\n", "utf-8")
    return TYPES


def test_qml_has_no_warnings(bridge_types: Path) -> None:
    files = sorted(QML.rglob("*.qml"))
    assert files
    found = _tool("pyside6-qmllint", "-I", QML, "-I", bridge_types, "--max-warnings", "0", *files)
    assert found.returncode == 0, found.stdout + found.stderr


def test_every_component_is_listed_in_its_module() -> None:
    for module in sorted(QML.rglob("qmldir")):
        listed = {line.split()[-1] for line in module.read_text("utf-8").splitlines() if line.endswith(".qml")}
        present = {path.name for path in module.parent.glob("*.qml")}
        assert listed == present, f"{module.relative_to(ROOT)} and its folder differ"
