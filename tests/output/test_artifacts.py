from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from backend.errors import Problem
from backend.output import artifacts
from backend.output.gallery_data import GalleryData
from backend.protocol.errors import ErrorKind
from backend.protocol.results import RenderedText
from backend.protocol.rows import GalleryRow, GalleryState, SourceKind
from backend.protocol.templates import TextFormat
from tests.output.galleries import a_gallery


def write(
    folder: Path, data: GalleryData, text: str = "post", text_format: TextFormat = TextFormat.BBCODE
) -> list[str]:
    row = GalleryRow(
        id=data.id,
        name=data.name,
        path=data.path,
        source=SourceKind.FOLDER,
        tab_id=1,
        position=1,
        state=GalleryState.INCOMPLETE,
        added_at=data.added_at,
        started_at=5.0,
        upload_s=2.5,
    )
    first = RenderedText(format=text_format, template_id="own", text=text, left_out=1)
    other = RenderedText(format=TextFormat.HTML, template_id="html-page", text="<p>")
    paths = artifacts.write(folder, data, row, (first, other))
    assert len(paths) == 2
    assert paths[1] == ""
    return paths


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.iterdir()}


def test_the_text_and_everything_known_are_written(tmp_path: Path) -> None:
    folder = tmp_path / "results"
    paths = write(folder, a_gallery(images=1, lacking=1))
    assert paths[0] == str(folder / "Street – Lisbon.bbcode.txt")
    assert Path(paths[0]).read_text(encoding="utf-8") == "post\n"
    known = json.loads((folder / "Street – Lisbon.json").read_text(encoding="utf-8"))
    assert known["galleon_artifact"] == 1
    assert known["gallery"]["state"] == "incomplete"
    assert known["gallery"]["custom"] == ["Lisbon", "A. Marlow", "", ""]
    assert known["text"]["file"] == "Street – Lisbon.bbcode.txt"
    assert known["text"]["template"] == "own"
    assert known["hosts"] == [
        {
            "id": "imx.to",
            "name": "imx.to",
            "gallery_url": "https://imx.to/g/1c9",
            "delete_url": "",
            "cover_page_url": "",
            "cover_image_url": "",
            "cover_thumb_url": "",
        }
    ]
    done, lacking = known["files"]
    assert (done["state"], done["width"], done["height"]) == ("uploaded", 6000, 4000)
    assert done["uploads"][0]["image_url"] == "https://i.imx.to/1.jpg"
    assert (lacking["state"], lacking["uploads"][0]["error"]) == (
        "failed",
        {"kind": "file_rejected", "detail": "too big"},
    )


@pytest.mark.parametrize(
    ("text_format", "name"),
    [
        (TextFormat.BBCODE, "Street – Lisbon.bbcode.txt"),
        (TextFormat.HTML, "Street – Lisbon.html"),
        (TextFormat.MARKDOWN, "Street – Lisbon.md"),
        (TextFormat.TEXT, "Street – Lisbon.txt"),
    ],
)
def test_the_ending_tells_the_format(tmp_path: Path, text_format: TextFormat, name: str) -> None:
    write(tmp_path, a_gallery(), text_format=text_format)
    assert names(tmp_path) == sorted([name, "Street – Lisbon.json"])


def test_the_same_again_touches_nothing(tmp_path: Path) -> None:
    first = write(tmp_path, a_gallery())
    before = stamps(tmp_path)
    assert write(tmp_path, a_gallery()) == first
    assert stamps(tmp_path) == before


def test_a_newer_text_of_the_same_gallery_replaces_the_older(tmp_path: Path) -> None:
    write(tmp_path, a_gallery(images=1, lacking=1), "old")
    paths = write(tmp_path, a_gallery(images=2), "new")
    assert Path(paths[0]).read_text() == "new\n"
    assert names(tmp_path) == ["Street – Lisbon.bbcode.txt", "Street – Lisbon.json"]


def test_another_format_takes_the_place_of_the_older_one(tmp_path: Path) -> None:
    write(tmp_path, a_gallery())
    write(tmp_path, a_gallery(), text_format=TextFormat.MARKDOWN)
    assert names(tmp_path) == ["Street – Lisbon.json", "Street – Lisbon.md"]


@pytest.mark.parametrize("change", [{"id": 8}, {"added_at": 1_700_000_001.0}])
def test_another_gallery_of_that_name_gets_a_number(tmp_path: Path, change: dict[str, object]) -> None:
    write(tmp_path, a_gallery(), "first")
    other = replace(a_gallery(), **change)  # type: ignore[arg-type]
    for text in ("second", "second, newer"):
        paths = write(tmp_path, other, text)
        assert paths[0] == str(tmp_path / "Street – Lisbon (2).bbcode.txt")
        assert Path(paths[0]).read_text() == f"{text}\n"
    assert (tmp_path / "Street – Lisbon.bbcode.txt").read_text() == "first\n"
    assert len(names(tmp_path)) == 4


def test_a_text_that_the_person_edited_is_kept(tmp_path: Path) -> None:
    edited = Path(write(tmp_path, a_gallery(), "old")[0])
    edited.write_text("my own words")
    for text in ("new", "newer"):
        paths = write(tmp_path, a_gallery(), text)
        assert paths[0] == str(tmp_path / "Street – Lisbon (2).bbcode.txt")
        assert Path(paths[0]).read_text() == f"{text}\n"
    assert edited.read_text() == "my own words"


def test_a_text_that_the_person_deleted_comes_back(tmp_path: Path) -> None:
    path = Path(write(tmp_path, a_gallery())[0])
    path.unlink()
    assert write(tmp_path, a_gallery()) == [str(path), ""]
    assert path.exists()


@pytest.mark.parametrize("name", ["Street – Lisbon.bbcode.txt", "Street – Lisbon.json"])
@pytest.mark.parametrize("content", ["somebody's", "{}", '{"galleon_artifact": 2}'])
def test_a_file_of_unknown_origin_is_never_written_over(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    write(tmp_path, a_gallery())
    assert (tmp_path / name).read_text() == content
    assert (tmp_path / "Street – Lisbon (2).json").exists()


def test_a_crash_between_the_two_files_is_made_good(tmp_path: Path) -> None:
    write(tmp_path, a_gallery(), "old")
    (tmp_path / "Street – Lisbon.bbcode.txt").write_text("new\n")  # the JSON still has the hash of the old text
    paths = write(tmp_path, a_gallery(), "new")
    assert paths[0] == str(tmp_path / "Street – Lisbon.bbcode.txt")
    assert len(names(tmp_path)) == 2


def test_json_that_points_elsewhere_is_not_believed(tmp_path: Path) -> None:
    folder = tmp_path / "results"
    write(folder, a_gallery())
    json_path = folder / "Street – Lisbon.json"
    known = json.loads(json_path.read_text())
    known["text"]["file"] = "../precious.txt"
    json_path.write_text(json.dumps(known))
    (tmp_path / "precious.txt").write_text("precious")
    write(folder, a_gallery(), text_format=TextFormat.HTML)
    assert (tmp_path / "precious.txt").read_text() == "precious"


def test_without_a_text_only_the_json_is_written(tmp_path: Path) -> None:
    assert write(tmp_path, a_gallery(), text="") == ["", ""]
    assert names(tmp_path) == ["Street – Lisbon.json"]
    assert json.loads((tmp_path / "Street – Lisbon.json").read_text())["text"] is None
    write(tmp_path, a_gallery(), text="now there is one")
    assert len(names(tmp_path)) == 2


@pytest.mark.parametrize("name", ["a/b", "..", "con", "x" * 400, "紅" * 200, "a\nb", "ends.", "\udcff"])
def test_any_name_makes_a_file_inside_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "results"
    for number in (1, 2):
        path = Path(write(folder, replace(a_gallery(), name=name, id=number))[0])
        assert path.parent == folder
        assert path.read_text() == "post\n"
    assert len(names(folder)) == 4
    assert names(tmp_path) == ["results"]


def test_a_disk_that_fails_is_a_problem_and_leaves_nothing_half(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Problem) as caught:
        write(tmp_path / "file", a_gallery())
    assert caught.value.info.kind is ErrorKind.DISK


def test_a_text_with_a_lone_surrogate_is_still_written(tmp_path: Path) -> None:
    assert Path(write(tmp_path, a_gallery(), "a\udcffb")[0]).read_text() == "a?b\n"


def test_what_somebody_edited_is_kept_and_told_as_an_earlier_one(tmp_path: Path) -> None:
    data = a_gallery(images=1)
    (first, _) = write(tmp_path, data)
    assert {Path(row.path).suffix for row in artifacts.history(tmp_path, data)} == {".txt", ".json"}
    Path(first).write_text("mine", encoding="utf-8")
    write(tmp_path, data, "another post")
    rows = artifacts.history(tmp_path, data)
    assert len(rows) == 4
    assert first in [row.path for row in rows if row.is_text]
    assert artifacts.history(tmp_path, replace(data, id=data.id + 1)) == []
