import re
import time

import pytest

from backend.protocol.errors import ErrorInfo, ErrorKind
from bridge.error_text import Context, sentence, short, start_refused

CONTEXT = Context(
    host="imx.to", gallery="Night Markets of Taipei", failed=3, total=120, uploaded=117, at=1_763_726_400.0
)
NEVER = re.compile(r"!|please|oops|successful|invalid|\berror\b|HTTP|\b[45]\d\d\b|None", re.IGNORECASE)


@pytest.mark.parametrize("kind", list(ErrorKind))
@pytest.mark.parametrize("context", [CONTEXT, Context()], ids=["told", "untold"])
@pytest.mark.parametrize("detail", ["", "Wrong username or password"])
def test_every_kind_says_what_happened_what_was_done_and_what_one_can_do(
    kind: ErrorKind, context: Context, detail: str
) -> None:
    said = sentence(ErrorInfo(kind=kind, host="imx.to", detail=detail, subject="DSC_1.jpg"), context)
    whole = " ".join(part for part in (said.title, said.what, said.did, said.can) if part)
    assert said.title and said.did and said.can
    assert not NEVER.search(whole), whole
    assert not said.title.endswith(".")
    for part in (said.what, said.did, said.can):
        assert part == "" or (part.endswith(".") and part[:1] == part[:1].upper()), part
    assert "  " not in whole


@pytest.mark.parametrize("kind", list(ErrorKind))
def test_every_kind_has_a_line_for_the_row(kind: ErrorKind) -> None:
    line = short(ErrorInfo(kind=kind), CONTEXT)
    assert line
    assert not line.endswith(".")
    assert not NEVER.search(line)


@pytest.mark.parametrize("kind", [k for k in ErrorKind if k not in (ErrorKind.BAD_INPUT,)])
def test_every_problem_offers_a_way_out(kind: ErrorKind) -> None:
    assert sentence(ErrorInfo(kind=kind), CONTEXT).actions


def test_a_refused_sign_in_quotes_the_host_and_names_the_gallery() -> None:
    error = ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS, host="imx.to", detail="Wrong username or password")
    said = sentence(error, CONTEXT)
    assert said.title == "imx.to refused the sign-in"
    assert "Wrong username or password" in said.what
    assert "Night Markets of Taipei" in said.did
    assert said.can == "Enter the password again, then test."
    assert short(error, CONTEXT) == "imx.to refused the sign-in"


def test_rejected_images_are_counted() -> None:
    error = ErrorInfo(kind=ErrorKind.FILE_REJECTED, host="pixhost.to")
    context = Context(host="Pixhost", failed=3, total=120, uploaded=117, max_size_bytes=10_000_000)
    said = sentence(error, context)
    assert said.title == "Pixhost rejected 3 of 120 images"
    assert "10 MB" in said.what
    assert said.did == "The other 117 are online."
    assert short(error, context) == "3 rejected by Pixhost"


def test_a_status_code_is_not_what_a_host_said() -> None:
    coded = ErrorInfo(kind=ErrorKind.FILE_REJECTED, host="pixhost.to", detail="HTTP 400: content_type is wrong")
    said = sentence(coded, Context(host="Pixhost", failed=1))
    assert "content_type is wrong" in said.what
    assert not NEVER.search(said.what)
    bare = ErrorInfo(kind=ErrorKind.RATE_LIMITED, host="pixhost.to", detail="HTTP 429")
    assert sentence(bare, Context(host="Pixhost")).what == ""


def test_a_secret_is_called_what_the_host_calls_it_and_no_gallery_is_made_up() -> None:
    error = ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS, host="imx.to")
    said = sentence(error, Context(host="imx.to", secret="API key"))
    assert said.did == "Nothing was sent to it; other hosts carry on."
    assert said.can == "Enter the API key again, then test."


def test_an_account_behind_a_passphrase_is_not_a_missing_one() -> None:
    said = sentence(ErrorInfo(kind=ErrorKind.LOGIN_REQUIRED), Context(host="imx.to", is_locked=True))
    assert said.title == "The account of imx.to is locked"
    assert said.actions[0].label == "Enter the passphrase"


def test_a_file_that_no_host_has_seen_is_not_rejected_by_one() -> None:
    error = ErrorInfo(kind=ErrorKind.FILE_REJECTED, detail="not an image", subject="/home/a/text.txt")
    said = sentence(error, Context())
    assert (plain(said.title), said.what) == ("“text.txt” cannot be used", "It is not an image.")
    assert short(error, Context()) == "cannot be used"


def test_one_thing_that_is_named_already_is_not_counted() -> None:
    assert short(ErrorInfo(kind=ErrorKind.FILE_REJECTED), Context(host="Pixhost")) == "rejected by Pixhost"


@pytest.mark.parametrize(
    ("subject", "detail", "title", "can"),
    [
        ("line 15", "no field custom5, nearest is custom4", "Line 15: there is no field custom5", "Use custom4."),
        ("line 2", "no field zebra", "Line 2: there is no field zebra", "Correct the name of the field."),
        ("a.jinja, line 3", "no field x, nearest is y", "a.jinja, line 3: there is no field x", "Use y."),
        ("line 4", "unexpected end", "Line 4 cannot be read", "Correct the line."),
    ],
)
def test_a_mistake_in_a_template_names_its_line(subject: str, detail: str, title: str, can: str) -> None:
    said = sentence(ErrorInfo(kind=ErrorKind.BAD_INPUT, subject=subject, detail=detail), Context())
    assert plain(said.title) == title
    assert plain(said.can) == can
    if "no field" in detail:
        assert said.did == "It would stay empty in the post."


@pytest.mark.parametrize(
    ("error", "begins"),
    [
        (ErrorInfo(kind=ErrorKind.BAD_INPUT, detail="protocol 3"), "Another version of Galleon is running"),
        (
            ErrorInfo(kind=ErrorKind.BAD_INPUT, subject="/home/a/galleon.db", detail="schema 9 > 5"),
            "galleon.db was made by a newer Galleon",
        ),
        (
            ErrorInfo(kind=ErrorKind.BAD_INPUT, subject="/home/a/galleon.db", detail="application_id 0x1"),
            "galleon.db belongs to another program",
        ),
        (
            ErrorInfo(kind=ErrorKind.DISK, subject="/home/a", detail="No space left on device"),
            "The disk is full or cannot be written – The system said “No space left on device”",
        ),
    ],
)
def test_an_engine_that_does_not_start_says_why(error: ErrorInfo, begins: str) -> None:
    assert plain(start_refused(error)).startswith(begins)


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def test_an_unknown_outcome_agrees_in_number() -> None:
    error = ErrorInfo(kind=ErrorKind.UNKNOWN_OUTCOME)
    assert sentence(error, Context(host="imx.to", failed=2)).title == "Nobody knows whether 2 images arrived"
    one = sentence(error, Context(host="imx.to", failed=1))
    assert "It was sent" in one.what
    assert [action.label for action in one.actions[:2]] == ["They are there", "Send again"]


def test_a_folder_that_has_gone_says_what_stays_online() -> None:
    said = sentence(ErrorInfo(kind=ErrorKind.FOLDER_GONE), Context(gallery="Roll 017", uploaded=32))
    assert said.title == "The folder has gone"
    assert said.did == "32 images were already uploaded and stay online."


LAW = {
    "refused sign-in": (
        ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS, host="imx.to", detail="Wrong username or password"),
        Context(host="imx.to", gallery="Night Markets of Taipei"),
        "imx.to refused the sign-in",
        ("Wrong username or password", "“Night Markets of Taipei” was not sent; other hosts carry on.", "then test."),
        ("open_host", "open_site", "leave_out_host"),
    ),
    "rejected images": (
        ErrorInfo(kind=ErrorKind.FILE_REJECTED, host="pixhost.to"),
        Context(host="Pixhost", failed=3, total=120, uploaded=117, max_size_bytes=10_000_000),
        "Pixhost rejected 3 of 120 images",
        ("limit", "10 MB", "The other 117 are online.", "Leave them out"),
        ("leave_out_files", "retry"),
    ),
    "images that are too large": (
        ErrorInfo(kind=ErrorKind.FILE_REJECTED, host="pixhost.to", is_too_large=True),
        Context(host="Pixhost", failed=3, total=120, uploaded=117, max_size_bytes=10_000_000, is_over_limit=True),
        "Pixhost rejected 3 of 120 images",
        (
            "They are over its limit of 10 MB.",
            "The other 117 are online.",
            "Let Galleon shrink them (Retry smaller), or leave them out.",
        ),
        ("retry_smaller", "leave_out_files"),
    ),
    "full for today": (
        ErrorInfo(kind=ErrorKind.QUOTA, host="rapidgator.net", retry_at=time.mktime((2026, 5, 2, 0, 0, 0, 0, 0, -1))),
        Context(host="Rapidgator", used="500 of 500 GB", instead="Keep2Share", is_zip=True),
        "Rapidgator is full for today",
        ("500 of 500 GB used.", "The ZIP waits until 00:00.", "Use Keep2Share instead?"),
        ("use_instead", "open_site", "leave_out_host"),
    ),
    "disk almost full": (
        ErrorInfo(kind=ErrorKind.DISK, subject="/a/Roll 018.zip", detail="212000000 bytes free, 900000000 wanted"),
        Context(gallery="Roll 018"),
        "Disk almost full: 212 MB left",
        (
            "Galleon unpacked nothing; image uploads go on.",
            "Free some space or choose another folder for temporary files.",
        ),
        ("retry",),
    ),
    "given up": (
        ErrorInfo(kind=ErrorKind.HOST_UNAVAILABLE, host="pixhost.to"),
        Context(host="Pixhost", failed=3, total=9),
        "Pixhost is not working at the moment",
        (
            "Galleon tried several times, then left 3 images for later.",
            "Try again later, or use another host.",
        ),
        ("retry", "open_site", "leave_out_host"),
    ),
    "folder gone": (
        ErrorInfo(kind=ErrorKind.FOLDER_GONE, subject="/home/marlow/Pictures/Roll 017"),
        Context(gallery="Roll 017", total=36, uploaded=32),
        "The folder has gone",
        (
            "“Roll 017” is no longer in Pictures.",
            "32 of 36 images were already uploaded and stay online.",
            "Show Galleon where it is now, or remove the gallery.",
        ),
        ("relocate", "remove"),
    ),
    "folder found": (
        ErrorInfo(kind=ErrorKind.FOLDER_GONE, subject="/home/marlow/Pictures/Roll 017"),
        Context(gallery="Roll 017", total=36, uploaded=36, place="/home/marlow/Rolls/017"),
        "The folder has gone",
        ("36 images were already uploaded", "Galleon found its images in /home/marlow/Rolls/017."),
        ("use_place", "relocate", "remove"),
    ),
    "unknown field": (
        ErrorInfo(kind=ErrorKind.BAD_INPUT, subject="line 15", detail="no field custom5, nearest is custom4"),
        Context(),
        "Line 15: there is no field custom5",
        ("It would stay empty in the post.", "Use custom4."),
        (),
    ),
    "unknown outcome": (
        ErrorInfo(kind=ErrorKind.UNKNOWN_OUTCOME, host="imx.to"),
        Context(host="imx.to", failed=2),
        "Nobody knows whether 2 images arrived",
        ("sent to imx.to", "Galleon did not send them twice.", "Look on imx.to", "They are there", "Send again"),
        ("arrived", "send_again", "open_site"),
    ),
}
"""Sentences of ui.md section 11 about images and galleries: title, what must stand in the rest, and the actions."""


@pytest.mark.parametrize("name", LAW)
def test_the_sentences_of_the_specification_are_said(name: str) -> None:
    error, context, title, parts, actions = LAW[name]
    said = sentence(error, context)
    whole = " ".join((said.what, said.did, said.can)).replace("\u2068", "").replace("\u2069", "")
    assert said.title.replace("\u2068", "").replace("\u2069", "") == title
    for part in parts:
        assert part in whole
    assert tuple(action.id for action in said.actions) == actions
