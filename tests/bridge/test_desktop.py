from bridge.desktop import clean_env


def test_foreign_programs_get_the_environment_without_our_libraries() -> None:
    ours = {
        "HOME": "/home/marlow",
        "LD_LIBRARY_PATH": "/opt/galleon/_internal",
        "LD_LIBRARY_PATH_ORIG": "/usr/local/lib",
        "QT_PLUGIN_PATH": "/opt/galleon/plugins",
        "QML2_IMPORT_PATH": "/opt/galleon/qml",
        "_PYI_ARCHIVE_FILE": "/opt/galleon/galleon",
    }
    assert clean_env(ours) == {"HOME": "/home/marlow", "LD_LIBRARY_PATH": "/usr/local/lib"}


def test_a_bundle_without_an_earlier_library_path_leaves_none() -> None:
    assert clean_env({"LD_LIBRARY_PATH": "/opt/galleon", "_PYI_X": "1"}) == {}


def test_an_own_library_path_is_kept() -> None:
    assert clean_env({"LD_LIBRARY_PATH": "/usr/local/lib"}) == {"LD_LIBRARY_PATH": "/usr/local/lib"}
