"""Every setting has an effect that a test shows: this table names it, one entry for each."""

from __future__ import annotations

import ast
from pathlib import Path

import msgspec
import pytest

from backend import settings
from backend.protocol.settings import Settings
from bridge.settings_catalogue import entries, groups
from bridge.settings_entry import Kind

ROOT = Path(__file__).parents[1]

_ENGINE = "tests/galleries/test_settings.py"
_PREFS = "tests/bridge/test_prefs.py"
_SCHEDULER = "tests/galleries/test_scheduler.py"
_LINKS = "tests/galleries/test_link_watch.py"
_FITTING = "tests/galleries/test_fitting.py"
_UPDATES = "tests/updates/test_check.py"

EFFECTS = {
    "galleries_at_once": f"{_SCHEDULER}::test_no_more_galleries_upload_at_once_than_the_setting_says",
    "uploads_at_once": f"{_SCHEDULER}::test_the_limit_over_all_hosts_holds_and_can_be_changed_while_it_runs",
    "host_connections": f"{_ENGINE}::test_the_numbers_for_all_hosts_hold_where_a_host_has_none_of_its_own",
    "host_tries": f"{_ENGINE}::test_the_numbers_for_all_hosts_hold_where_a_host_has_none_of_its_own",
    "bandwidth_limit_bps": f"{_ENGINE}::test_the_speed_limit_holds_at_once",
    "use_schedule": "tests/galleries/test_timetable.py::test_uploads_stop_and_go_on_by_the_clock",
    "schedule": "tests/galleries/test_timetable.py::test_uploads_stop_and_go_on_by_the_clock",
    "schedule_limit_bps": "tests/galleries/test_timetable.py::test_uploads_stop_and_go_on_by_the_clock",
    "inactivity_timeout_s": f"{_ENGINE}::test_hosts_ask_for_the_time_out_with_each_request",
    "connect_timeout_s": f"{_ENGINE}::test_connecting_is_given_up_after_the_time_that_is_set",
    "archive_limit_gb": f"{_ENGINE}::test_an_archive_may_unpack_to_as_much_as_is_set",
    "thumbnails_cache_mb": f"{_ENGINE}::test_small_pictures_take_as_much_room_as_is_set",
    "stand_in_after_min": f"{_ENGINE}::test_a_stand_in_comes_after_the_time_that_is_set",
    "keep_awake": (
        "tests/galleries/test_offline.py::test_the_computer_stays_awake_while_it_uploads_if_the_person_wants_that"
    ),
    "start_when_added": "tests/galleries/test_intake.py::test_start_when_added_queues_it_after_the_scan",
    "after_restart": "tests/galleries/test_recovery.py::test_nothing_starts_by_itself_where_the_person_wants_that",
    "remove_completed": "tests/galleries/test_clearing.py::test_completed_galleries_leave_when_the_setting_says_so",
    "group_loose_files": f"{_ENGINE}::test_loose_files_are_grouped_or_not",
    "default_template": "tests/galleries/test_templates.py::test_the_nearest_template_makes_the_text",
    "ask_about_duplicates": "tests/galleries/test_intake.py::test_with_duplicates_off_nothing_is_asked",
    "refused_files": f"{_FITTING}::test_with_a_standing_answer_nothing_is_asked",
    "location": f"{_FITTING}::test_the_nearest_word_decides",
    "theme": f"{_PREFS}::test_how_the_window_looks_follows_the_settings",
    "language": "tests/bridge/test_language.py::test_the_choice_is_kept_for_the_first_frame_and_sent_to_the_engine",
    "text_size_percent": f"{_PREFS}::test_how_the_window_looks_follows_the_settings",
    "reduce_motion": f"{_PREFS}::test_how_the_window_looks_follows_the_settings",
    "raised_contrast": f"{_PREFS}::test_raised_contrast_is_a_setting_and_there_from_the_first_frame_on",
    "density": f"{_PREFS}::test_how_the_window_looks_follows_the_settings",
    "close_to_tray": "tests/bridge/test_app.py::test_closing_asks_where_the_window_is_not_to_stay",
    "notify_finished": "tests/bridge/test_attention.py::test_a_kind_that_is_turned_off_is_silent",
    "notify_all_done": "tests/bridge/test_attention.py::test_each_kind_is_turned_off_by_itself",
    "notify_hosts": "tests/bridge/test_attention.py::test_each_kind_is_turned_off_by_itself",
    "notify_links": "tests/bridge/test_attention.py::test_each_kind_is_turned_off_by_itself",
    "notify_network": "tests/bridge/test_attention.py::test_each_kind_is_turned_off_by_itself",
    "notify_attention": "tests/bridge/test_attention.py::test_a_kind_that_is_turned_off_is_silent",
    "local_port": f"{_ENGINE}::test_the_host_on_this_computer_moves_to_the_port_that_is_set",
    "keep_backups": f"{_ENGINE}::test_the_number_of_backups_holds_at_once",
    "log_kept_lines": f"{_ENGINE}::test_the_log_keeps_as_much_as_is_set",
    "log_kept_mb": f"{_ENGINE}::test_the_log_keeps_as_much_as_is_set",
    "temporary_folder": f"{_ENGINE}::test_temporary_files_go_to_the_folder_that_is_set",
    "check_links_days": f"{_LINKS}::test_only_old_links_are_asked_about_and_the_dead_are_told_once",
    "copy_when_done": "tests/bridge/test_auto_copy.py::test_what_was_finished_together_is_one_paste",
    "results_beside_images": f"{_ENGINE}::test_results_lie_beside_the_images_where_that_is_wanted",
    "connect_to": f"{_ENGINE}::test_connections_are_redirected_from_the_next_start_on",
    "check_updates": f"{_UPDATES}::test_off_means_that_nobody_is_asked",
    "update_url": f"{_UPDATES}::test_off_means_that_nobody_is_asked",
    "update_key": f"{_UPDATES}::test_off_means_that_nobody_is_asked",
    "shortcuts": "tests/qml/settings/test_shortcuts.py::test_new_keys_act_everywhere_and_are_shown",
}


def test_every_setting_has_its_test() -> None:
    assert sorted(EFFECTS) == sorted(field.name for field in msgspec.structs.fields(Settings))


@pytest.mark.parametrize(("setting", "test"), EFFECTS.items())
def test_the_test_is_there_and_changes_the_setting(setting: str, test: str) -> None:
    file, _, name = test.partition("::")
    source = (ROOT / file).read_text(encoding="utf-8")
    functions = {
        node.name: ast.get_source_segment(source, node)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert name in functions, f"{test} is not there"
    assert setting in (functions[name] or ""), f"{test} does not speak of {setting}"


def test_the_page_offers_every_setting_once_and_as_the_engine_takes_it() -> None:
    rows = [entry for group in entries().values() for entry in group if entry.name in settings.PLACES]
    assert sorted(entry.name for entry in rows) == sorted(settings.PLACES)
    assert [group.id for group in groups()] == list(entries())
    kinds = {field.name: field.type for field in msgspec.structs.fields(Settings)}
    for entry in rows:
        place = settings.PLACES[entry.name]
        assert (entry.kind is Kind.SWITCH) == (kinds[entry.name] is bool), entry.name
        assert (entry.kind is Kind.NUMBER) == (kinds[entry.name] is int), entry.name
        if place.words:
            assert tuple(word for word, _ in entry.choices) == place.words, entry.name
        if entry.kind is Kind.NUMBER:
            assert place.minimum == entry.minimum, entry.name
            assert entry.maximum <= place.maximum, entry.name
            assert getattr(Settings(), entry.name) % entry.scale == 0, entry.name
        assert not entry.needs or kinds[entry.needs] is bool
