from __future__ import annotations

from pathlib import Path

import pytest

from backend.hosts.local import content_type, tokens
from backend.hosts.local.store import Gallery, ImageLine, Store

PNG = b"\x89PNG\r\n\x1a\n" + b"pixels" * 10


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "local")
    store.open()
    return store


def put(store: Store, gallery: str, name: str, content: bytes = PNG, position: int = 0) -> ImageLine:
    incoming = store.receive(gallery)
    assert incoming is not None
    incoming.write(content)
    image = store.add(gallery, incoming, name, position=position)
    incoming.discard()
    assert image is not None
    return image


def read(store: Store, image: ImageLine) -> bytes:
    path = store.path_of(image)
    assert path is not None
    return path.read_bytes()


def test_a_stored_image_is_found_with_its_bytes_after_a_restart(store: Store, tmp_path: Path) -> None:
    gallery = store.create("Lofoten", 250)
    image = put(store, gallery.token, "a/one.png")

    again = Store(tmp_path / "local")
    again.open()
    found = again.image(image.token)

    assert found is not None
    assert found[0].file == gallery
    assert found[1] == image
    assert read(again, found[1]) == PNG


def test_the_same_file_again_is_the_same_image_stored_once(store: Store, tmp_path: Path) -> None:
    gallery = store.create("g", 250)
    first = put(store, gallery.token, "one.png")
    assert put(store, gallery.token, "one.png") == first
    again = Store(tmp_path / "local")
    assert put(again, gallery.token, "one.png") == first
    assert len(list((tmp_path / "local" / gallery.token).glob("*.png"))) == 1
    assert not list((tmp_path / "local").rglob("*.part"))


@pytest.mark.parametrize(("name", "content"), [("two.png", PNG), ("one.png", PNG + b"more")])
def test_another_name_or_content_is_another_image(store: Store, name: str, content: bytes) -> None:
    gallery = store.create("g", 250)
    first, second = put(store, gallery.token, "one.png"), put(store, gallery.token, name, content)
    assert first.token != second.token
    found = store.gallery(gallery.token)
    assert found is not None
    assert len(found.images) == 2


def test_images_stand_in_the_order_of_the_gallery_not_of_their_arrival(store: Store) -> None:
    gallery = store.create("g", 250)
    for position in (2, 0, 1):
        put(store, gallery.token, f"{position}.png", position=position)
    found = store.gallery(gallery.token)
    assert found is not None
    assert [image.name for image in found.in_order()] == ["0.png", "1.png", "2.png"]


def test_a_line_torn_by_a_power_cut_costs_nothing_but_that_line(store: Store, tmp_path: Path) -> None:
    gallery = store.create("g", 250)
    first = put(store, gallery.token, "one.png")
    with (tmp_path / "local" / gallery.token / "images.jsonl").open("ab") as lines:
        lines.write(b'{"type":"image","token":"abc')

    again = Store(tmp_path / "local")
    second = put(again, gallery.token, "two.png")
    found = Store(tmp_path / "local").gallery(gallery.token)

    assert found is not None
    assert set(found.images) == {first.token, second.token}


def test_what_was_half_received_is_removed_at_the_next_start(store: Store, tmp_path: Path) -> None:
    gallery = store.create("g", 250)
    incoming = store.receive(gallery.token)
    assert incoming is not None
    incoming.write(b"half")
    Store(tmp_path / "local").open()
    assert not incoming.path.exists()
    incoming.discard()


def test_deleting_an_image_leaves_the_others(store: Store, tmp_path: Path) -> None:
    gallery = store.create("g", 250)
    first, second = put(store, gallery.token, "one.png"), put(store, gallery.token, "two.png", PNG + b"2")
    thumbnail = store.thumbnail_path_of(first, 250)
    thumbnail.write_bytes(b"jpeg")

    doomed = store.find_deletable(tokens.delete_token(first.token, first.delete_secret))
    assert doomed == first
    store.delete(first)
    store.delete(first)

    for each in (store, Store(tmp_path / "local")):
        assert each.image(first.token) is None
        assert each.image(second.token) is not None
    assert not thumbnail.exists()
    assert store.path_of(first) is None


def test_deleting_a_gallery_removes_its_folder(store: Store, tmp_path: Path) -> None:
    gallery = store.create("g", 250)
    image = put(store, gallery.token, "one.png")
    doomed = store.find_deletable(tokens.delete_token(gallery.token, gallery.delete_secret))
    assert isinstance(doomed, Gallery)
    store.delete(doomed)
    assert store.image(image.token) is None
    assert store.receive(gallery.token) is None
    assert list((tmp_path / "local").iterdir()) == []


def test_a_file_that_arrives_after_its_gallery_was_deleted_is_not_stored(store: Store) -> None:
    gallery = store.create("g", 250)
    incoming = store.receive(gallery.token)
    found = store.gallery(gallery.token)
    assert incoming is not None
    assert found is not None
    store.delete(found)
    assert store.add(gallery.token, incoming, "late.png") is None


def test_a_wrong_secret_deletes_nothing(store: Store) -> None:
    gallery = store.create("g", 250)
    image = put(store, gallery.token, "one.png")
    for token in (gallery.token, image.token):
        for secret in ("", "x", gallery.delete_secret[:-1], "é"):
            assert store.find_deletable(tokens.delete_token(token, secret)) is None
    assert store.find_deletable(tokens.delete_token(image.token, gallery.delete_secret)) is None


@pytest.mark.parametrize(
    "token", ["", ".", "..", "../..", "..%2f..", "a" * 11, "A" * 12, "aaaaaaaaaaa\n", "../aaaaaaaaa"]
)
def test_no_other_text_is_a_token(store: Store, tmp_path: Path, token: str) -> None:
    (tmp_path / "gallery.json").write_text("{}")
    assert store.gallery(token) is None
    assert store.receive(token) is None
    assert store.image(token) is None
    assert store.find_deletable(token + "-secret") is None


def test_a_link_out_of_the_folder_is_not_followed(store: Store, tmp_path: Path) -> None:
    gallery = store.create("g", 250)
    image = put(store, gallery.token, "one.png")
    path = store.path_of(image)
    assert path is not None
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"private")
    path.unlink()
    path.symlink_to(secret)
    assert store.path_of(image) is None

    elsewhere = Store(tmp_path / "elsewhere")
    elsewhere.open()
    foreign = elsewhere.create("foreign", 250)
    (tmp_path / "local" / foreign.token).symlink_to(tmp_path / "elsewhere" / foreign.token, target_is_directory=True)
    assert store.gallery(foreign.token) is None


def test_a_store_below_a_linked_folder_works(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    store = Store(tmp_path / "link" / "local")
    store.open()
    assert read(store, put(store, store.create("g", 250).token, "one.png")) == PNG


def test_newest_galleries_come_first_and_empty_ones_not_at_all(tmp_path: Path) -> None:
    import os

    store = Store(tmp_path / "local")
    store.open()
    made = []
    for number in range(5):
        gallery = store.create(f"g{number}", 250)
        os.utime(tmp_path / "local" / gallery.token / "gallery.json", (number, number))
        made.append(gallery)
        if number != 3:
            put(store, gallery.token, "one.png")

    first, total = store.newest(0, 2)
    second, _ = store.newest(2, 2)

    assert total == 4
    assert [gallery.file.name for gallery in first + second] == ["g4", "g2", "g1", "g0"]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe0", content_type.JPEG),
        (PNG, content_type.PNG),
        (b"GIF89a", content_type.GIF),
        (b"RIFF\0\0\0\0WEBPVP8 ", content_type.WEBP),
        (b"BM", content_type.BMP),
        (b"II*\0", content_type.TIFF),
        (b"MM\0*", content_type.TIFF),
        (b"\0\0\0\x1cftypavif\0\0\0\0", content_type.AVIF),
        (b"\0\0\0\x1cftypheic\0\0\0\0mif1heic", content_type.HEIC),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif", content_type.AVIF),
        (b"\0\0\0\x1cftypisom\0\0\0\0isom", content_type.OTHER),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", content_type.OTHER),
        (b"<!doctype html>", content_type.OTHER),
        (b"", content_type.OTHER),
    ],
)
def test_a_file_is_what_its_first_bytes_say(head: bytes, kind: content_type.ContentType) -> None:
    assert content_type.recognise(head) is kind
