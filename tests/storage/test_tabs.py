from __future__ import annotations

import apsw
import pytest

from backend.errors import Problem
from backend.protocol.errors import ErrorKind
from backend.storage import galleries, tabs
from backend.storage.records import GalleryRecord, TabRecord
from backend.storage.tabs import MAIN_TAB_ID
from tests.storage.conftest import on_queue

MAIN = TabRecord(MAIN_TAB_ID, "Main", 1, 0.0, True)


def test_a_new_file_has_main_only(connection: apsw.Connection) -> None:
    assert tabs.load_all(connection) == [MAIN]


def test_keeps_name_colour_and_order(connection: apsw.Connection) -> None:
    norway = tabs.insert(connection, name="Norway", colour=3, position=1.0)
    spain = tabs.insert(connection, name="Spain", colour=4, position=2.0)
    tabs.update(connection, norway, name="Norge", colour=8)
    tabs.set_positions(connection, [(spain, -1.0)])
    assert tabs.load_all(connection) == [
        TabRecord(spain, "Spain", 4, -1.0),
        MAIN,
        TabRecord(norway, "Norge", 8, 1.0),
    ]


def test_refuses_a_name_that_is_taken_whatever_its_case(connection: apsw.Connection) -> None:
    tab_id = tabs.insert(connection, name="Norway", colour=1, position=1.0)
    with pytest.raises(Problem) as inserting:
        tabs.insert(connection, name="NORWAY", colour=1, position=2.0)
    with pytest.raises(Problem) as renaming:
        tabs.update(connection, tab_id, name="main")
    assert inserting.value.info.kind is renaming.value.info.kind is ErrorKind.BAD_INPUT
    assert (inserting.value.info.subject, renaming.value.info.subject) == ("NORWAY", "main")


def test_main_can_be_renamed_and_deleted_by_nobody(connection: apsw.Connection) -> None:
    with pytest.raises(Problem):
        tabs.update(connection, MAIN_TAB_ID, name="Mine")
    with pytest.raises(Problem):
        tabs.delete(connection, MAIN_TAB_ID)
    tabs.update(connection, MAIN_TAB_ID, colour=5)
    assert tabs.load_all(connection) == [TabRecord(MAIN_TAB_ID, "Main", 5, 0.0, True)]


def test_galleries_of_a_deleted_tab_go_to_another_one(connection: apsw.Connection, gallery: GalleryRecord) -> None:
    norway = tabs.insert(connection, name="Norway", colour=1, position=1.0)
    spain = tabs.insert(connection, name="Spain", colour=1, position=2.0)
    galleries.update(connection, gallery.id, tab_id=norway)
    assert tabs.delete(connection, norway, reassign_to=spain) == [gallery.id]
    assert on_queue(connection)[0].tab_id == spain
    assert tabs.delete(connection, spain) == [gallery.id]
    assert on_queue(connection)[0].tab_id == MAIN_TAB_ID


def test_refuses_to_reassign_to_a_tab_that_does_not_exist(connection: apsw.Connection, gallery: GalleryRecord) -> None:
    with pytest.raises(Problem), connection:
        tabs.delete(connection, gallery.tab_id, reassign_to=999)
    assert on_queue(connection)[0].tab_id == MAIN_TAB_ID
