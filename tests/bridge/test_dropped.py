from pathlib import Path

from bridge.dropped import look_at


def test_kinds_are_told_apart_and_counted(tmp_path: Path) -> None:
    for name in ("Roll 018", "Roll 019"):
        (tmp_path / name).mkdir()
    (tmp_path / "Roll 018" / "b.jpg").touch()
    (tmp_path / "Roll 018" / "a.jpg").touch()
    names = ("Roll 018", "Roll 019", "set.tar.gz", "one.JPG", "two.heic", "notes.txt")
    seen = look_at(tmp_path / name for name in names)
    assert seen.galleries == 4
    assert seen.kinds() == "2 folders, 1 archive and 2 images"
    assert seen.names() == "Roll 018, Roll 019 + 3"
    assert [path.name for path in seen.others] == ["notes.txt"]
    assert [path.name for path in seen.previews()] == ["one.JPG", "two.heic", "a.jpg"]


def test_loose_images_of_two_folders_are_two_galleries(tmp_path: Path) -> None:
    assert look_at([tmp_path / "a" / "1.jpg", tmp_path / "b" / "1.jpg", tmp_path / "b" / "2.jpg"]).galleries == 2


def test_nothing_usable(tmp_path: Path) -> None:
    seen = look_at([tmp_path / "letter.odt"])
    assert seen.galleries == 0
    assert seen.usable == ()


def test_a_folder_that_cannot_be_read_has_no_preview(tmp_path: Path) -> None:
    assert look_at([tmp_path / "gone"]).previews() == []
