"""Every setting of the Settings page in its group and order: one table. To offer a setting, add its line here.

`name` is a field of `Settings`, whose range and words are those of `backend/settings.py`, which a test compares; or it
is a switch of `desktop_switches`.
The words are made when the page is opened, because the language may have changed.
"""

from __future__ import annotations

from bridge.language import LANGUAGES
from bridge.settings_entry import Entry, Group, Kind
from bridge.wording import tr

MB = 10**6


def groups() -> tuple[Group, ...]:
    return (
        Group("general", tr("General"), "settings"),
        Group("uploads", tr("Uploads"), "image-up"),
        Group("bandwidth", tr("Bandwidth & schedule"), "gauge"),
        Group("appearance", tr("Appearance"), "sun-moon"),
        Group("notifications", tr("Notifications"), "bell"),
        Group("shortcuts", tr("Shortcuts"), "keyboard"),
        Group("files", tr("Files & archives"), "file-archive"),
        Group("network", tr("Network & proxy"), "globe"),
        Group("privacy", tr("Privacy"), "lock"),
        Group("moving", tr("Moving over"), "import"),
        Group("advanced", tr("Advanced"), "sliders-horizontal"),
    )


def entries() -> dict[str, tuple[Entry, ...]]:
    """The rows of each group, in order."""
    return {
        "general": _general(),
        "uploads": _uploads(),
        "bandwidth": _bandwidth(),
        "appearance": _appearance(),
        "notifications": _notifications(),
        "shortcuts": _shortcuts(),
        "files": _files(),
        "network": _network(),
        "privacy": _privacy(),
        "moving": _moving(),
        "advanced": _advanced(),
    }


def _general() -> tuple[Entry, ...]:
    from bridge.file_managers import FILE_MANAGERS

    return (
        Entry(
            "autostart",
            tr("Start with the system"),
            Kind.SWITCH,
            tr("After you sign in, in the tray. What was under way goes on."),
            words=tr("autostart login boot session"),
        ),
        Entry(
            "after_restart",
            tr("After a restart"),
            Kind.CHOICE,
            tr("What becomes of uploads that were under way when Galleon ended."),
            choices=(("resume", tr("Go on")), ("ask", tr("Ask me")), ("stay", tr("Stay paused"))),
            words=tr("resume continue crash reboot start"),
        ),
        Entry(
            "start_when_added",
            tr("Start new galleries at once"),
            Kind.SWITCH,
            tr("Otherwise they wait until you start them. Dropping with Shift starts them in any case."),
            words=tr("automatic upload immediately"),
        ),
        Entry(
            "remove_completed",
            tr("Take completed galleries off the queue"),
            Kind.CHOICE,
            tr("Their images stay online, and their texts stay in the results folder."),
            choices=(
                ("never", tr("Never")),
                ("hour", tr("After an hour")),
                ("day", tr("After a day")),
                ("week", tr("After a week")),
            ),
            words=tr("clear clean finished automatic remove"),
        ),
        Entry(
            "close_to_tray",
            tr("Keep running when the window is closed"),
            Kind.SWITCH,
            tr("While something uploads, the window hides in the tray or is minimised. Otherwise Galleon quits."),
            words=tr("tray minimise background exit"),
        ),
        Entry(
            "keep_awake",
            tr("Keep the computer awake while it uploads"),
            Kind.SWITCH,
            tr("Otherwise it may go to sleep; uploads go on when it wakes up."),
            words=tr("sleep suspend standby energy"),
        ),
        Entry(
            "check_updates",
            tr("Tell me of new versions"),
            Kind.SWITCH,
            tr(
                "Asks the address under Advanced once a day and sends nothing of yours. There is no server of Galleon's"
                " own yet: nobody is asked until an address and its key are set."
            ),
            words=tr("update upgrade release check"),
        ),
        *(
            Entry(
                f"menu_{manager.id}",
                tr("“Upload with Galleon” in {program}").format(program=manager.name),
                Kind.SWITCH,
                tr("In the menu of folders, images and archives. Open its windows again to see it."),
                words=tr("context menu file manager right click"),
            )
            for manager in FILE_MANAGERS
            if manager.is_there
        ),
    )


def _uploads() -> tuple[Entry, ...]:
    return (
        Entry(
            "galleries_at_once",
            tr("Galleries at the same time"),
            Kind.NUMBER,
            tr("The others wait in the queue."),
            minimum=1,
            maximum=32,
            words=tr("parallel concurrency simultaneous"),
        ),
        Entry(
            "uploads_at_once",
            tr("Files at the same time"),
            Kind.NUMBER,
            tr("Over all galleries and hosts. Each host has a limit of its own on the Hosts page."),
            minimum=1,
            maximum=64,
            words=tr("connections parallel concurrency workers"),
        ),
        Entry(
            "host_connections",
            tr("To one host at the same time"),
            Kind.NUMBER,
            tr("For hosts without a number of their own on the Hosts page; never more than a host allows."),
            maximum=64,
            zero=tr("By host"),
            words=tr("connections parallel concurrency per host"),
        ),
        Entry(
            "host_tries",
            tr("Tries per image"),
            Kind.NUMBER,
            tr("Then it is marked failed. For hosts without a number of their own on the Hosts page."),
            maximum=20,
            zero=tr("By host"),
            words=tr("attempts repeat retry per host"),
        ),
        Entry(
            "default_template",
            tr("Template of new galleries"),
            Kind.CHOICE,
            tr("Makes the post code of a gallery unless its tab or the gallery itself has another one."),
            words=tr("bbcode html markdown post code"),
        ),
        Entry(
            "ask_about_duplicates",
            tr("Ask about duplicates"),
            Kind.SWITCH,
            tr("When the same images were uploaded before. Otherwise they are uploaded again."),
            words=tr("again twice same"),
        ),
        Entry(
            "copy_when_done",
            tr("Copy the post code when galleries are finished"),
            Kind.SWITCH,
            tr(
                "Of all that were finished together, ready for one paste. It takes the place of what was copied before."
            ),
            words=tr("clipboard automatic bbcode paste"),
        ),
        Entry(
            "refused_files",
            tr("Images that a host would refuse"),
            Kind.CHOICE,
            tr("Too large for the host, or of a format that it does not take."),
            choices=(("ask", tr("Ask me")), ("convert", tr("Make them fit")), ("leave_out", tr("Leave them out"))),
            words=tr("convert shrink too large format limit"),
        ),
        Entry(
            "check_links_days",
            tr("Check links every"),
            Kind.NUMBER,
            tr("Asks hosts now and then whether what was uploaded is still there, and tells you when it is not."),
            maximum=3650,
            unit=tr("days"),
            zero=tr("Never"),
            words=tr("alive dead online offline gone broken"),
        ),
        Entry(
            "stand_in_after_min",
            tr("Use a stand-in after"),
            Kind.NUMBER,
            tr("So long a host may be down before the host that stands in for it takes over."),
            minimum=1,
            maximum=1440,
            unit=tr("min"),
            words=tr("replacement fallback backup host down"),
        ),
        Entry(
            "inactivity_timeout_s",
            tr("Give up a silent connection after"),
            Kind.NUMBER,
            tr("No byte sent and none received for so long; the file is tried again."),
            minimum=5,
            maximum=86_400,
            step=10,
            unit=tr("s"),
            words=tr("time-out timeout stalled read"),
        ),
        Entry(
            "connect_timeout_s",
            tr("Give up connecting after"),
            Kind.NUMBER,
            tr("When a host does not even answer the door; the file is tried again."),
            minimum=3,
            maximum=600,
            step=5,
            unit=tr("s"),
            words=tr("time-out timeout connection"),
        ),
    )


def _bandwidth() -> tuple[Entry, ...]:
    return (
        Entry(
            "bandwidth_limit_bps",
            tr("Speed limit"),
            Kind.NUMBER,
            tr("For all uploads together. The bar at the bottom sets the same limit."),
            maximum=10_000 * MB,
            step=5,
            scale=MB,
            decimals=1,
            unit=tr("MB/s"),
            zero=tr("No limit"),
            words=tr("bandwidth throttle rate"),
        ),
        Entry(
            "use_schedule",
            tr("Follow the timetable"),
            Kind.SWITCH,
            tr("It decides in place of the limit above, by this computer's clock."),
            words=tr("schedule hours night week"),
        ),
        Entry(
            "schedule_limit_bps",
            tr("Speed in limited hours"),
            Kind.NUMBER,
            minimum=100_000,
            maximum=10_000 * MB,
            step=5,
            scale=MB,
            decimals=1,
            unit=tr("MB/s"),
            words=tr("bandwidth throttle schedule"),
            needs="use_schedule",
        ),
        Entry(
            "schedule",
            tr("Timetable"),
            Kind.PANEL,
            tr("Choose a level and drag over hours, or go there with the arrow keys and press Space."),
            words=tr("schedule hours night week day pause"),
            panel="SchedulePanel",
        ),
    )


def _appearance() -> tuple[Entry, ...]:
    return (
        Entry(
            "theme",
            tr("Theme"),
            Kind.CHOICE,
            choices=(("system", tr("System")), ("light", tr("Light")), ("dark", tr("Dark"))),
            words=tr("dark mode colours"),
        ),
        Entry(
            "language",
            tr("Language"),
            Kind.CHOICE,
            # each in its own words, so that it is found again
            choices=(("system", tr("System")), *LANGUAGES.items()),
            words=tr("translation") + " language idioma english spanish",
        ),
        Entry(
            "text_size_percent",
            tr("Text size"),
            Kind.NUMBER,
            minimum=90,
            maximum=130,
            step=5,
            unit="%",
            words=tr("font zoom larger smaller scale"),
        ),
        Entry(
            "density",
            tr("Rows of the queue"),
            Kind.CHOICE,
            choices=(("default", tr("Roomy")), ("compact", tr("Compact"))),
            words=tr("density height list"),
        ),
        Entry(
            "raised_contrast",
            tr("Raised contrast"),
            Kind.SWITCH,
            tr("Stronger lines and hints. On in any case when the system asks for it."),
            words=tr("accessibility readable high"),
        ),
        Entry(
            "reduce_motion",
            tr("Reduce motion"),
            Kind.SWITCH,
            tr("Nothing slides or fades, and spinners stand still."),
            words=tr("animation accessibility"),
        ),
    )


def _notifications() -> tuple[Entry, ...]:
    return (
        Entry(
            "notify_finished",
            tr("Galleries that are online"),
            Kind.SWITCH,
            tr("Shown by the system while the window is not in front. Those of 30 seconds are told together."),
            words=tr("done complete finished message"),
        ),
        Entry(
            "notify_all_done",
            tr("Everything is uploaded"),
            Kind.SWITCH,
            tr("When the queue has come to its end."),
            words=tr("done queue empty end message"),
        ),
        Entry(
            "notify_attention",
            tr("Galleries that need you"),
            Kind.SWITCH,
            tr("With failed images, or not uploaded at all."),
            words=tr("failed incomplete error message"),
        ),
        Entry(
            "notify_hosts",
            tr("Hosts that need you"),
            Kind.SWITCH,
            tr("When one refuses the sign-in or waits for the passphrase."),
            words=tr("sign-in password account message"),
        ),
        Entry(
            "notify_links",
            tr("Links that are gone"),
            Kind.SWITCH,
            words=tr("dead deleted check message"),
        ),
        Entry(
            "notify_network",
            tr("No network"),
            Kind.SWITCH,
            tr("After half a minute without one; uploads go on by themselves."),
            words=tr("offline connection message"),
        ),
    )


def _shortcuts() -> tuple[Entry, ...]:
    return (
        Entry(
            "shortcuts",
            tr("Keys"),
            Kind.PANEL,
            tr("Choose the keys of an action, then press new ones. Esc gives up."),
            words=tr("keyboard hotkey binding"),
            panel="ShortcutsPanel",
        ),
    )


def _files() -> tuple[Entry, ...]:
    return (
        Entry(
            "group_loose_files",
            tr("Loose images of a folder make one gallery"),
            Kind.SWITCH,
            tr("Otherwise each image that is dropped becomes a gallery of its own."),
            words=tr("drop single group merge"),
        ),
        Entry(
            "results_beside_images",
            tr("Keep the results beside the images, too"),
            Kind.SWITCH,
            tr("Text and JSON of a finished gallery, in a hidden folder named .galleon in its own folder."),
            words=tr("artifact save file post code history"),
        ),
        Entry(
            "temporary_folder",
            tr("Folder for temporary files"),
            Kind.FOLDER,
            tr("Unpacked archives and images that were made to fit. Empty: with Galleon's data."),
            words=tr("scratch cache disk unpack"),
        ),
        Entry(
            "archive_limit_gb",
            tr("Unpack archives up to"),
            Kind.NUMBER,
            tr("An archive that holds more is refused before it fills the disk."),
            minimum=1,
            maximum=10_000,
            unit="GB",
            words=tr("zip 7z tar limit bomb size"),
        ),
        Entry(
            "thumbnails_cache_mb",
            tr("Small pictures kept"),
            Kind.NUMBER,
            tr("Covers and thumbnails; those that were not seen for longest are made anew."),
            minimum=10,
            maximum=100_000,
            step=50,
            unit="MB",
            words=tr("thumbnails cache covers disk"),
        ),
        Entry(
            "keep_backups",
            tr("Copies of the database"),
            Kind.NUMBER,
            tr("One is made each day; so many are kept."),
            maximum=365,
            zero=tr("None"),
            words=tr("backup safety restore"),
        ),
        Entry(
            "log_kept_lines",
            tr("Lines of the log"),
            Kind.NUMBER,
            tr("The oldest go when there are more."),
            minimum=1_000,
            maximum=5_000_000,
            step=10_000,
            words=tr("history events rotation"),
        ),
        Entry(
            "log_kept_mb",
            tr("Largest size of the log"),
            Kind.NUMBER,
            tr("The oldest lines go when its file is larger."),
            minimum=1,
            maximum=10_000,
            step=10,
            unit=tr("MB"),
            words=tr("history events rotation disk"),
        ),
    )


def _network() -> tuple[Entry, ...]:
    return (
        Entry(
            "proxies",
            tr("Proxy"),
            Kind.PANEL,
            tr("For all hosts that have none of their own."),
            words=tr("socks http tunnel pool tor"),
            panel="ProxyPanel",
        ),
        Entry(
            "local_port",
            tr("Port of “This computer”"),
            Kind.NUMBER,
            tr("Where the host on this computer is reached. Links that it gave before keep the old port."),
            minimum=1024,
            maximum=65_535,
            is_plain=True,
            words=tr("server address local"),
        ),
    )


def _privacy() -> tuple[Entry, ...]:
    return (
        Entry(
            "location",
            tr("Location in photos"),
            Kind.CHOICE,
            tr("Coordinates in photos that go to public hosts. A host, a tab or a gallery can have it otherwise."),
            choices=(("keep", tr("Keep")), ("remove", tr("Remove"))),
            words=tr("gps exif coordinates metadata place"),
        ),
    )


def _moving() -> tuple[Entry, ...]:
    return (
        Entry(
            "move_over",
            tr("Move from another program"),
            Kind.PANEL,
            tr(
                "Galleries with their links, tabs, templates, accounts and settings of IMXuploader (BBDrop) or "
                "Connie’s Uploader. You see what comes along before anything is changed; the other program keeps all."
            ),
            words=tr("import migrate imxup bbdrop database"),
            panel="MovePanel",
        ),
    )


def _advanced() -> tuple[Entry, ...]:
    return (
        Entry(
            "connect_to",
            tr("Connect to another address"),
            Kind.TEXT,
            tr("For tests: host:port:address:port, as in curl. Used from the next start."),
            words=tr("redirect resolve dns"),
        ),
        Entry(
            "update_url",
            tr("Address that tells of new versions"),
            Kind.TEXT,
            tr("Of a signed release document, with https. It has to answer itself; redirects are not followed."),
            words=tr("update upgrade release check server"),
        ),
        Entry(
            "update_key",
            tr("Key of that address"),
            Kind.TEXT,
            tr("What its answers have to be signed with: an Ed25519 public key as base64."),
            words=tr("update signature public key trust"),
        ),
        Entry(
            "export_settings",
            tr("Take the settings along"),
            Kind.ACTION,
            tr("As a file, without passwords and without what holds on this computer alone."),
            button=tr("Export…"),
            icon="download",
            words=tr("backup save file export settings"),
        ),
        Entry(
            "import_settings",
            tr("Use the settings of a file"),
            Kind.ACTION,
            tr("What the file does not name stays as it is."),
            button=tr("Import…"),
            icon="import",
            words=tr("restore load file import settings"),
        ),
        Entry(
            "move_data",
            tr("Folder of Galleon's data"),
            Kind.ACTION,
            button=tr("Move…"),
            icon="folder-open",
            words=tr("database results disk drive move storage location"),
        ),
        Entry(
            "copy_portable",
            tr("Portable Galleon"),
            Kind.ACTION,
            tr("Copies settings and data into a folder, on a USB stick say, that Galleon can be started with."),
            button=tr("Make a copy…"),
            icon="hard-drive",
            words=tr("usb stick profile take along"),
        ),
    )
