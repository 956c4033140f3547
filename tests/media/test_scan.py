from __future__ import annotations

import itertools
import os
import shutil
from pathlib import Path

import msgspec
import pytest

from backend.errors import Problem
from backend.media.scan import Discovery, FoundGallery, discover
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.natural_order import natural
from backend.protocol.rows import SourceKind
from tests.media.pictures import encoded, write


def shape(discovery: Discovery) -> list[tuple[str, SourceKind, list[str]]]:
    return [(found.name, found.source, [file.name for file in found.files]) for found in discovery.galleries]


def refusals(discovery: Discovery) -> list[tuple[ErrorKind, str]]:
    return [(error.kind, error.detail) for _, error in discovery.refused]


def test_each_folder_that_holds_images_is_a_gallery(tmp_path: Path) -> None:
    for name in ("2.jpg", "10.JPG", "1.png", "notes.txt", "Day 2/b.webp", "Day 10/c.avif", "Day 2/raw/d.tif"):
        write(tmp_path / "Trip" / name, None if "txt" not in name else b"text")
    (tmp_path / "Trip" / "empty").mkdir()
    discovery = discover([str(tmp_path / "Trip")])
    assert shape(discovery) == [
        ("Trip", SourceKind.FOLDER, ["1.png", "2.jpg", "10.JPG"]),
        ("Day 2", SourceKind.FOLDER, ["b.webp"]),
        ("raw", SourceKind.FOLDER, ["d.tif"]),
        ("Day 10", SourceKind.FOLDER, ["c.avif"]),
    ]
    assert discovery.refused == ()
    assert [found.path for found in discovery.galleries][1] == str(tmp_path / "Trip" / "Day 2")


def test_a_file_is_found_with_its_size_time_and_identity(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jpg")
    assert discover([str(tmp_path)]).galleries[0].files == (file,)
    assert file.inode == (tmp_path / "a.jpg").stat().st_ino


def test_what_nobody_wants_to_see_is_passed_over(tmp_path: Path) -> None:
    for name in ("a.jpg", ".hidden.jpg", "._a.jpg", ".thumbnails/t.jpg", "__MACOSX/m.jpg", "Thumbs.db", ".DS_Store"):
        write(tmp_path / name)
    discovery = discover([str(tmp_path)])
    assert shape(discovery) == [(tmp_path.name, SourceKind.FOLDER, ["a.jpg"])]
    assert discovery.refused == ()


def test_a_hidden_folder_that_is_dropped_itself_is_meant(tmp_path: Path) -> None:
    write(tmp_path / ".private" / "a.jpg")
    assert shape(discover([str(tmp_path / ".private")])) == [(".private", SourceKind.FOLDER, ["a.jpg"])]


def test_images_without_a_known_extension_are_found_by_their_content(tmp_path: Path) -> None:
    write(tmp_path / "photo")
    write(tmp_path / "scan.backup", encoded("PNG"))
    write(tmp_path / "letter", b"Dear reader")
    assert shape(discover([str(tmp_path)])) == [(tmp_path.name, SourceKind.FOLDER, ["photo", "scan.backup"])]
    assert shape(discover([str(tmp_path / "photo")])) == [(tmp_path.name, SourceKind.FILES, ["photo"])]


def test_each_archive_is_a_gallery_of_its_own(tmp_path: Path) -> None:
    for name in ("Roll 017.zip", "Comic.CBZ", "set.7z", "a.tar", "b.tar.gz", "c.tgz", "d.tar.xz", "e.tar.bz2"):
        write(tmp_path / "drop" / name, b"not looked at yet")
    write(tmp_path / "drop" / "a.jpg")
    in_folder = discover([str(tmp_path / "drop")])
    assert in_folder.galleries[0].name == "drop"
    names = ["a", "b", "c", "Comic", "d", "e", "Roll 017", "set"]
    assert [found.name for found in in_folder.galleries[1:]] == names
    assert {found.source for found in in_folder.galleries[1:]} == {SourceKind.ARCHIVE}
    alone = discover([str(tmp_path / "drop" / "Roll 017.zip")])
    assert alone.galleries == (FoundGallery("Roll 017", str(tmp_path / "drop" / "Roll 017.zip"), SourceKind.ARCHIVE),)


def test_loose_files_of_one_folder_make_one_gallery(tmp_path: Path) -> None:
    paths = [write(tmp_path / name).path for name in ("A/10.jpg", "A/9.jpg", "B/1.jpg", "A/8.jpg")]
    discovery = discover(paths)
    assert shape(discovery) == [
        ("A", SourceKind.FILES, ["8.jpg", "9.jpg", "10.jpg"]),
        ("B", SourceKind.FILES, ["1.jpg"]),
    ]
    assert discovery.galleries[0].path == str(tmp_path / "A")


def test_loose_files_make_a_gallery_each_when_they_are_not_grouped(tmp_path: Path) -> None:
    paths = [write(tmp_path / name).path for name in ("10.jpg", "9.jpg")]
    discovery = discover(paths, group_loose_files=False)
    assert shape(discovery) == [("10", SourceKind.FILES, ["10.jpg"]), ("9", SourceKind.FILES, ["9.jpg"])]
    assert {found.path for found in discovery.galleries} == {str(tmp_path)}


def test_merging_makes_one_gallery_of_all_images(tmp_path: Path) -> None:
    write(tmp_path / "Trip" / "2.jpg")
    write(tmp_path / "Trip" / "Day 1" / "1.jpg")
    write(tmp_path / "Trip" / "old.zip")
    discovery = discover([str(tmp_path / "Trip")], merge=True)
    assert shape(discovery) == [
        ("Trip", SourceKind.FILES, ["2.jpg", "Day 1/1.jpg"]),
        ("old", SourceKind.ARCHIVE, []),
    ]
    for file in discovery.galleries[0].files:
        assert file.path == str(Path(discovery.galleries[0].path, file.name))


def test_merging_two_folders_names_the_gallery_after_the_first(tmp_path: Path) -> None:
    for name in ("A/1.jpg", "B/1.jpg"):
        write(tmp_path / name)
    discovery = discover([str(tmp_path / "A"), str(tmp_path / "B")], merge=True)
    assert shape(discovery) == [("A", SourceKind.FILES, ["A/1.jpg", "B/1.jpg"])]
    assert discovery.galleries[0].path == str(tmp_path)


def test_merging_one_folder_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a.jpg")
    assert discover([str(tmp_path)], merge=True) == discover([str(tmp_path)])


def test_galleries_come_in_the_order_of_the_drop(tmp_path: Path) -> None:
    for name in ("A/1.jpg", "B/1.jpg", "c.zip", "d.jpg"):
        write(tmp_path / name)
    paths = [str(tmp_path / name) for name in ("c.zip", "B", "d.jpg", "A", "B")]
    assert [found.name for found in discover(paths).galleries] == ["c", "B", tmp_path.name, "A"]


@pytest.mark.parametrize("name", ["line\nbreak.jpg", "🍁 紅葉.jpg", "رحلة.jpg", "é" * 125 + ".jpg", "a'b\"c\\d;$x.jpg"])
def test_any_name_that_is_text_is_kept(tmp_path: Path, name: str) -> None:
    write(tmp_path / name.removesuffix(".jpg") / name)
    found = discover([str(tmp_path)])
    assert shape(found) == [(name.removesuffix(".jpg"), SourceKind.FOLDER, [name])]
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(found), type=Discovery) == found


def test_a_name_that_is_no_text_is_refused_and_can_be_sent_as_a_message(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    for name in (b"caf\xe9.jpg", b"good.jpg"):
        Path(os.fsdecode(folder + b"/" + name)).write_bytes(encoded("JPEG"))
    Path(os.fsdecode(folder + b"/f\xf6lder")).mkdir()
    for paths in ([str(tmp_path)], [os.fsdecode(folder + b"/caf\xe9.jpg"), os.fsdecode(folder + b"/f\xf6lder")]):
        discovery = discover(paths)
        assert refusals(discovery) == [(ErrorKind.FILE_UNREADABLE, "the name is not valid text")] * 2
        assert {Path(path).name for path, _ in discovery.refused} == {"caf\\udce9.jpg", "f\\udcf6lder"}
        assert msgspec.json.decode(msgspec.json.encode(discovery), type=Discovery) == discovery


def _empty(folder: Path) -> str:
    return str(folder)


def _text_only(folder: Path) -> str:
    write(folder / "sub" / "notes.txt", b"text")
    return str(folder)


def _missing(folder: Path) -> str:
    return str(folder / "missing")


def _below_a_file(folder: Path) -> str:
    return str(Path(write(folder / "a.jpg").path) / "b")


def _text_file(folder: Path) -> str:
    return write(folder / "notes.txt", b"text").path


def _zero_byte(folder: Path) -> str:
    return f"{folder}/a\0.jpg"


def _named_pipe(folder: Path) -> str:
    os.mkfifo(folder / "a.jpg")
    return str(folder / "a.jpg")


def _broken_link(folder: Path) -> str:
    (folder / "a.jpg").symlink_to(folder / "missing")
    return str(folder)


def _endless_link(folder: Path) -> str:
    (folder / "a.jpg").symlink_to(folder / "a.jpg")
    return str(folder)


def _name_too_long(folder: Path) -> str:
    return str(folder / ("a" * 300))


@pytest.mark.parametrize(
    ("make", "kind", "detail"),
    [
        (_empty, ErrorKind.NOTHING_FOUND, ""),
        (_text_only, ErrorKind.NOTHING_FOUND, ""),
        (_missing, ErrorKind.FOLDER_GONE, "No such file or directory"),
        (_below_a_file, ErrorKind.FOLDER_GONE, "Not a directory"),
        (_text_file, ErrorKind.FILE_REJECTED, "not an image"),
        (_zero_byte, ErrorKind.BAD_INPUT, "embedded null byte"),
        (_named_pipe, ErrorKind.FILE_REJECTED, "not a regular file"),
        (_broken_link, ErrorKind.FILE_UNREADABLE, "broken link"),
        (_endless_link, ErrorKind.FILE_UNREADABLE, "Too many levels of symbolic links"),
        (_name_too_long, ErrorKind.FILE_UNREADABLE, "File name too long"),
    ],
)
def test_a_path_that_gives_nothing_is_refused_and_the_rest_goes_on(tmp_path: Path, make, kind, detail) -> None:
    (tmp_path / "bad").mkdir()
    write(tmp_path / "good" / "a.jpg")
    bad = make(tmp_path / "bad")
    discovery = discover([bad, str(tmp_path / "good")])
    assert refusals(discovery) == [(kind, detail)]
    assert discovery.refused[0][1].subject == discovery.refused[0][0]
    assert [found.name for found in discovery.galleries] == ["good"]


def test_pipes_and_folders_named_like_images_are_no_images(tmp_path: Path) -> None:
    write(tmp_path / "a.jpg")
    os.mkfifo(tmp_path / "pipe.jpg")
    os.mkfifo(tmp_path / "pipe")
    write(tmp_path / "folder.jpg" / "b.jpg")
    assert shape(discover([str(tmp_path)])) == [
        (tmp_path.name, SourceKind.FOLDER, ["a.jpg"]),
        ("folder.jpg", SourceKind.FOLDER, ["b.jpg"]),
    ]


def test_links_that_loop_are_walked_once(tmp_path: Path) -> None:
    write(tmp_path / "A" / "a.jpg")
    (tmp_path / "A" / "again").symlink_to(tmp_path / "A")
    (tmp_path / "A" / "up").symlink_to("..")
    (tmp_path / "0 link to A").symlink_to("A")
    discovery = discover([str(tmp_path)])
    assert [found.path for found in discovery.galleries] == [str(tmp_path / "A")]
    assert discovery.refused == ()


def test_links_to_files_and_folders_elsewhere_are_followed(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere" / "a.jpg")
    (tmp_path / "drop").mkdir()
    (tmp_path / "drop" / "link.jpg").symlink_to(tmp_path / "elsewhere" / "a.jpg")
    (tmp_path / "drop" / "linked folder").symlink_to(tmp_path / "elsewhere")
    assert shape(discover([str(tmp_path / "drop")])) == [
        ("drop", SourceKind.FOLDER, ["link.jpg"]),
        ("linked folder", SourceKind.FOLDER, ["a.jpg"]),
    ]


def test_a_folder_that_vanishes_during_the_walk_is_told(tmp_path: Path) -> None:
    write(tmp_path / "a.jpg")
    write(tmp_path / "gone" / "b.jpg")
    calls = itertools.count()

    def stop() -> bool:
        if next(calls) == 1:  # both entries are listed, the nested folder is not read so far
            shutil.rmtree(tmp_path / "gone")
        return False

    discovery = discover([str(tmp_path)], stop=stop)
    assert shape(discovery) == [(tmp_path.name, SourceKind.FOLDER, ["a.jpg"])]
    gone = str(tmp_path / "gone")
    assert discovery.refused == (
        (gone, ErrorInfo(kind=ErrorKind.FOLDER_GONE, detail="No such file or directory", subject=gone)),
    )


def test_the_walk_stops_when_told_to(tmp_path: Path) -> None:
    write(tmp_path / "a.jpg")
    with pytest.raises(Problem) as caught:
        discover([str(tmp_path)], stop=lambda: True)
    assert caught.value.info.kind is ErrorKind.CANCELLED


def test_names_sort_as_people_count() -> None:
    names = ["img12.jpg", "IMG2.jpg", "img1.jpg", "1.jpg", "a.jpg", "É.jpg", "10.jpg", "02.jpg", ""]
    expected = ["", "1.jpg", "02.jpg", "10.jpg", "a.jpg", "img1.jpg", "IMG2.jpg", "img12.jpg", "É.jpg"]
    assert sorted(names, key=natural) == expected
