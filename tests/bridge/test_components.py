"""The About dialog tells of everything that is shipped, and the report of versions tells nothing of the person."""

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bridge import components


def test_every_dependency_is_named_with_version_licence_and_text(qapp: QApplication) -> None:
    project = tomllib.loads((components.ROOT / "pyproject.toml").read_text())["project"]
    declared = [re.split(r"[<>=;!~\[ ]", needed)[0] for needed in project["dependencies"]]
    assert sorted(declared) == sorted(components.DIRECT)
    found = {each.name.casefold().replace("_", "-"): each for each in components.components("1.2.3")}
    assert {name.casefold() for name in declared} <= found.keys()
    assert {"galleon", "qt", "python", "sqlite", "openssl", "inter", "jetbrains mono", "lucide icons"} <= found.keys()
    assert {"markupsafe", "yarl", "cffi"} <= found.keys(), "what they need themselves"
    assert "pytest" not in found and "ruff" not in found
    for each in found.values():
        assert each.version and each.licence, each.name
        assert len(each.text) > 80, each.name


def test_fonts_are_named_with_the_version_that_is_in_their_file(qapp: QApplication) -> None:
    found = {each.name: each.version for each in components.components("1.2.3")}
    for name, file in (("Inter", "Inter-Regular.otf"), ("JetBrains Mono", "JetBrainsMono-Regular.ttf")):
        content = (components.ROOT / "qml" / "App" / "fonts" / file).read_bytes().replace(b"\0", b"")
        major, minor = re.search(rb"Version (\d+)\.0*(\d+)", content).groups()  # type: ignore[union-attr]
        assert found[name] == f"{major.decode()}.{minor.decode()}"


def test_the_report_names_versions_and_neither_paths_nor_people(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USER", "marlow")
    report = components.version_report("1.2.3")
    assert report.startswith("Galleon: 1.2.3\n")
    assert re.search(r"^Qt: 6\.", report, re.MULTILINE) and re.search(r"^apsw: 3\.", report, re.MULTILINE)
    assert "marlow" not in report and str(Path.home()) not in report and str(components.ROOT) not in report
