"""What is tested on Linux only, and why: the one place that says so. Paths and test names are relative to tests/.

Nobody has run the tests on Windows or macOS yet, so this is what is known to need Linux, not all that will be found.
"""

from __future__ import annotations

import os
import sys

POSIX = sys.platform != "win32"
CAN_FORBID = POSIX and os.geteuid() != 0
"""Whether a file can be made unreadable for this process: root reads everything, Windows has no such bits."""

_SIGNALS = "a process is killed by a signal"
_PIPES = "named pipes in folders, and links without a right of their own"
_MODES = "files have POSIX modes"
_PROC = "/proc tells of open files and memory"

LINUX_ONLY = {
    "bench": "measured on Linux",
    "end_to_end": "a real display, D-Bus, and processes that are killed by signals",
    "bridge/test_app.py::test_keys_are_named": "keys as Linux and Windows name them",
    "packaging/test_linux.py": "what the packages for Linux say",
    "qml/test_pictures.py": "letters look as Linux draws them",
    "packaging/test_icu_data.py": "the ICU of Linux: the other systems keep theirs whole",
    "bridge/test_notifier.py": "D-Bus",
    "bridge/test_file_managers.py::test_autostart_is_hidden": "desktop entries",
    "bridge/test_settings_list.py::test_a_switch_of_the_desktop": "desktop entries",
    "galleries/test_offline.py": "D-Bus",
    "bridge/test_log.py::test_export_writes_what_is_filtered_as_text_or_as_data": _PROC,
    "ipc/test_connection.py::test_no_descriptor_is_left_open": _PROC,
    "test_data_move.py::test_folders_that_cannot_be": _PROC,
    "test_event_log.py::test_a_folder_that_cannot_be_written": _PROC,
    "uploads/test_archive.py::test_memory_stays_flat": _PROC,
    "uploads/test_archive.py::test_leaves_no_file_open": _PROC,
    "uploads/test_body.py::test_leaves_no_file_open": _PROC,
    "uploads/test_body.py::test_memory_stays_flat": _PROC,
    "cli/test_commands.py::test_a_name_that_is_no_text": "names of bytes",
    "media/test_scan.py::test_a_name_that_is_no_text": "names of bytes",
    "accounts/test_credentials.py::test_real_keyring": "the keyring of GNOME",
    "uploads/test_tls.py::test_ssl_cert_file_adds": "certificates that the system keeps for itself cannot be listed",
}
"""Not on macOS either."""

POSIX_ONLY = {
    "bridge/test_bundle.py::test_the_command_line_of_a_bundle": "exec in place of this process",
    "bridge/test_file_managers.py::test_it_is_written": "the menus of Linux' file managers",
    "bridge/test_file_managers.py::test_nautilus": "the menus of Linux' file managers",
    "bridge/test_file_managers.py::test_dolphin": "the menus of Linux' file managers",
    "bridge/test_file_managers.py::test_thunar": "the menus of Linux' file managers",
    "bridge/test_file_managers.py::test_a_broken_file_of_thunar": "the menus of Linux' file managers",
    "bridge/test_demo.py::test_a_window_that_is_told_to_end": _SIGNALS,
    "galleries/test_kill.py": _SIGNALS,
    "ipc/test_engine_lock.py::test_the_death_of_an_engine": _SIGNALS,
    "storage/test_database.py::test_a_killed_process": _SIGNALS,
    "test_event_log.py::test_a_writer_that_is_killed": _SIGNALS,
    "ipc/test_control_socket.py": "Unix sockets",
    "media/test_inspect.py::test_what_took_the_place_of_a_file": _PIPES,
    "media/test_scan.py::test_any_name_that_is_text": "names that Windows refuses",
    "media/test_scan.py::test_a_path_that_gives_nothing": _PIPES,
    "media/test_scan.py::test_pipes_and_folders": _PIPES,
    "media/test_scan.py::test_links": _PIPES,
    "hosts/test_local_store.py::test_a_link_out_of_the_folder": _PIPES,
    "hosts/test_local_store.py::test_a_store_below_a_linked_folder": _PIPES,
    "uploads/test_body.py::test_a_file_that_is_partly_in_memory": "preadv",
    "uploads/test_body.py::test_a_disk_that_fails": "readv",
    "media/test_archives.py::test_a_disk_that_fills_up": "a limit to the size of files",
    "accounts/test_credentials.py::test_the_file_is_private": _MODES,
    "accounts/test_sessions.py::test_the_file_is_private": _MODES,
    "hosts/native/test_tus.py::test_uploads_are_kept": _MODES,
    "updates/test_release.py::test_the_tool_makes_keys": _MODES,
    "uploads/test_archive.py::test_a_copy_elsewhere": _MODES,
    "system/test_process.py": "sessions of POSIX",
    "test_crashes.py::test_a_fatal_signal": _SIGNALS,
    "test_crashes.py::test_abort": _SIGNALS,
    "test_crashes.py::test_a_kill": _SIGNALS,
    "system/test_awake.py::test_macos": _SIGNALS,
    "meta/test_other_systems.py": "plays the other systems on Linux",
}
"""Not on Windows."""


def reason_against(path: str, platform: str = sys.platform) -> str:
    """Why a file or test (`media/test_scan.py::test_x[y]`) is not for this system; empty where it is."""
    if platform == "linux":
        return ""
    table = LINUX_ONLY if platform == "darwin" else LINUX_ONLY | POSIX_ONLY
    for start, reason in table.items():
        rest = path.removeprefix(start)
        if path.startswith(start) and ("::" in start or rest[:1] in ("", "/", ":")):
            return reason
    return ""
