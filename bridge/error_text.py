"""The one place where an error becomes a sentence for a person (ui.md section 11). Pure.

Every sentence says what happened, what Galleon did, and what the person can do, names the thing and quotes the host.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from backend.protocol.errors import ErrorInfo, ErrorKind
from bridge.formatting import clock, count, isolated, number, quoted, size


@dataclass(frozen=True, slots=True)
class Action:
    """`id` is what `Inspector.runProblem` is given; `label` a verb."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """`what` may be empty where the title says it all."""

    title: str
    what: str
    did: str
    can: str
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What the error is about. `host` and `gallery` are names as shown, `failed` of `total` counts images,
    `uploaded` those that are online; `at` is Unix seconds; `max_size_bytes` is the host's limit; `secret` what it calls
    its password.
    """

    host: str = ""
    gallery: str = ""
    failed: int = 0
    total: int = 0
    uploaded: int = 0
    at: float | None = None
    max_size_bytes: int | None = None
    secret: str = "password"
    is_locked: bool = False  # its account waits for the passphrase


RETRY = Action("retry", "Try again")
OPEN_HOST = Action("open_host", "Enter the account")
UNLOCK = Action("open_host", "Enter the passphrase")
HOST_OPTIONS = Action("open_host", "Host options")
LEAVE_OUT_HOST = Action("leave_out_host", "Leave this host out")
LEAVE_OUT_FILES = Action("leave_out_files", "Leave them out")
RELOCATE = Action("relocate", "Show the folder…")
REMOVE = Action("remove", "Remove from queue")
RESCAN = Action("rescan", "Look again")
ARRIVED = Action("arrived", "They are there")
SEND_AGAIN = Action("send_again", "Send again")
OPEN_SITE = Action("open_site", "Open the site")
OPEN_LOG = Action("open_log", "Open log")
SHOW_FOLDER = Action("show_folder", "Show folder")


def sentence(error: ErrorInfo, context: Context) -> Sentence:
    return _SENTENCES[error.kind](error, context)


def short(error: ErrorInfo, context: Context) -> str:
    """One line for the row's meta: “3 rejected by Pixhost”, “imx.to refused the sign-in”."""
    return _SHORT[error.kind](error, context)


def _host(context: Context, at_start: bool = True) -> str:
    return context.host or ("The host" if at_start else "the host")


def _images(n: int) -> str:
    return count(n, "image")


def _of_total(context: Context) -> str:
    if context.total > context.failed > 0:
        return f"{number(context.failed)} of {_images(context.total)}"
    return _images(context.failed) if context.failed else "an image"


_STATUS_CODE = re.compile(r"^HTTP \d{3}(?:: |$)")


def words_of(error: ErrorInfo) -> str:
    """What the host or the system said, without the status code before it; empty when it said nothing else."""
    return _STATUS_CODE.sub("", error.detail)


def _answered(error: ErrorInfo, context: Context) -> str:
    when = f" at {clock(context.at)}" if context.at is not None else ""
    words = words_of(error)
    return f"It answered {quoted(words)}{when}." if words else ""


def _system_said(error: ErrorInfo) -> str:
    return f"The system said {quoted(error.detail)}." if error.detail else ""


def _rest_online(context: Context) -> str:
    if context.uploaded > 0:
        return f"The other {number(context.uploaded)} are online."
    return "Nothing of it is online yet."


def _not_sent(context: Context) -> str:
    if not context.gallery:
        return "Nothing was sent to it; other hosts carry on."
    return f"{quoted(context.gallery)} was not sent; other hosts carry on."


def _thing(error: ErrorInfo, context: Context) -> str:
    """What a file error is about: the file itself, how many of the gallery's images, or the gallery."""
    if error.subject and context.failed <= 1:
        return quoted(error.subject)
    if context.failed:
        return _of_total(context)
    return quoted(context.gallery) if context.gallery else "A file"


def _until(error: ErrorInfo) -> str:
    return f"at {clock(error.retry_at)}" if error.retry_at is not None else "after a pause"


def _network(error: ErrorInfo, context: Context) -> Sentence:
    reach = f"{context.host} cannot be reached" if context.host else "No network"
    since = f" since {clock(context.at)}" if context.at is not None else ""
    return Sentence(
        f"{reach}{since}",
        _system_said(error),
        "Uploads are on hold and go on by themselves; finished images are not sent twice.",
        "Check the network, or try again now.",
        (RETRY,),
    )


def _timeout(error: ErrorInfo, context: Context) -> Sentence:
    return Sentence(
        f"{_host(context)} stopped answering",
        "Nothing came back for too long while an image was sent.",
        "Galleon tried several times, then left the image for later.",
        "Try again, or lower how many images are sent at the same time.",
        (RETRY, HOST_OPTIONS),
    )


def _rate_limited(error: ErrorInfo, context: Context) -> Sentence:
    return Sentence(
        f"{_host(context)} asks for a pause",
        _answered(error, context),
        f"Galleon goes on {_until(error)} by itself; other hosts carry on.",
        "Nothing needs to be done. Fewer images at the same time make this rarer.",
        (HOST_OPTIONS,),
    )


def _login_required(error: ErrorInfo, context: Context) -> Sentence:
    if context.is_locked:
        return Sentence(
            f"The account of {_host(context, at_start=False)} is locked",
            "Galleon keeps it in an encrypted file.",
            _not_sent(context),
            "Enter the passphrase, then try again.",
            (UNLOCK, RETRY, LEAVE_OUT_HOST),
        )
    return Sentence(
        f"{_host(context)} needs an account",
        _answered(error, context),
        _not_sent(context),
        "Enter the account, then test.",
        (OPEN_HOST, LEAVE_OUT_HOST),
    )


def _bad_credentials(error: ErrorInfo, context: Context) -> Sentence:
    return Sentence(
        f"{_host(context)} refused the sign-in",
        _answered(error, context),
        _not_sent(context),
        f"Enter the {context.secret} again, then test.",
        (OPEN_HOST, OPEN_SITE, LEAVE_OUT_HOST),
    )


def _quota(error: ErrorInfo, context: Context) -> Sentence:
    waits = f"The rest waits until {clock(error.retry_at)}." if error.retry_at is not None else "The rest waits."
    return Sentence(
        f"{_host(context)} is full",
        _answered(error, context) or "What the account may hold is used up.",
        f"{waits} Other hosts carry on.",
        "Make room on the host, or use another one.",
        (OPEN_SITE, LEAVE_OUT_HOST, RETRY),
    )


def _host_unavailable(error: ErrorInfo, context: Context) -> Sentence:
    return Sentence(
        f"{_host(context)} is not working at the moment",
        _answered(error, context),
        f"Galleon tries again {_until(error)}; other hosts carry on.",
        "Wait, or use another host.",
        (RETRY, OPEN_SITE, LEAVE_OUT_HOST),
    )


def _proxy(error: ErrorInfo, context: Context) -> Sentence:
    return Sentence(
        f"The proxy {isolated(error.subject)} cannot be used" if error.subject else "The proxy cannot be used",
        f"Galleon found: {quoted(error.detail)}." if error.detail else "",
        "Nothing was sent, because it would have gone without the proxy.",
        "Put the proxy right on the Hosts page, then try again.",
        (HOST_OPTIONS, RETRY),
    )


def _file_rejected(error: ErrorInfo, context: Context) -> Sentence:
    if not context.host and not error.host:
        name = context.gallery or Path(error.subject).name
        return Sentence(
            f"{quoted(name) if name else 'A file'} cannot be used",
            f"It is {error.detail.rstrip('.')}." if error.detail.startswith("not ") else _system_said(error),
            "Galleon left it out; the rest goes on.",
            "Choose folders, images or archives.",
            (SHOW_FOLDER,),
        )
    if words_of(error):
        what = _answered(error, context)
    elif context.max_size_bytes is not None:
        what = f"Its limit is {size(context.max_size_bytes)} an image."
    else:
        what = "It gave no reason."
    return Sentence(
        f"{_host(context)} rejected {_of_total(context)}",
        what,
        _rest_online(context),
        "Leave them out, or try again after changing them.",
        (LEAVE_OUT_FILES, RETRY),
    )


def _file_unreadable(error: ErrorInfo, context: Context) -> Sentence:
    return Sentence(
        f"{_thing(error, context)} cannot be read",
        _system_said(error),
        "Galleon left it out; the rest goes on.",
        "Look at the file, then look again at the folder.",
        (SHOW_FOLDER, RESCAN, LEAVE_OUT_FILES),
    )


def _file_changed(error: ErrorInfo, context: Context) -> Sentence:
    return Sentence(
        f"{_thing(error, context)} changed while it was sent",
        "The file on disk is not the one that was checked.",
        "Galleon stopped sending it, so that no broken image goes online.",
        "Look again at the folder when the file is finished, then try again.",
        (RESCAN, RETRY),
    )


def _folder_gone(error: ErrorInfo, context: Context) -> Sentence:
    name = quoted(context.gallery) if context.gallery else quoted(error.subject)
    if context.uploaded:
        did = f"{_images(context.uploaded)} were already uploaded and stay online."
    else:
        did = "Nothing of it was uploaded yet."
    return Sentence(
        "The folder has gone",
        f"{name} is no longer where it was.",
        did,
        "Show Galleon where it is now, or remove the gallery.",
        (RELOCATE, REMOVE),
    )


def _nothing_found(error: ErrorInfo, context: Context) -> Sentence:
    name = quoted(context.gallery or error.subject) if context.gallery or error.subject else "The folder"
    return Sentence(
        f"There are no images in {name}",
        "Galleon reads JPEG, PNG, GIF, WebP, BMP, TIFF, AVIF and HEIC.",
        "Nothing was added to upload.",
        "Put images into it and look again, or remove the gallery.",
        (RESCAN, SHOW_FOLDER, REMOVE),
    )


def _host_changed(error: ErrorInfo, context: Context) -> Sentence:
    what = (
        f"It answered {quoted(words_of(error))}." if words_of(error) else "Its answer was not one that Galleon knows."
    )
    return Sentence(
        f"{_host(context)} has changed",
        what,
        "Galleon sends it nothing more, so that nothing is lost or doubled; other hosts carry on.",
        "Update Galleon or the host's definition, then try again.",
        (OPEN_SITE, RETRY, LEAVE_OUT_HOST),
    )


def _unknown_outcome(error: ErrorInfo, context: Context) -> Sentence:
    n = context.failed or 1
    arrived = "1 image" if n == 1 else _images(n)
    return Sentence(
        f"Nobody knows whether {arrived} arrived",
        f"It was sent to {_host(context, at_start=False)}; no answer said what became of it."
        if n == 1
        else f"They were sent to {_host(context, at_start=False)}; no answer said what became of them.",
        f"Galleon did not send {'it' if n == 1 else 'them'} twice.",
        f"Look on {_host(context, at_start=False)}, then say what you found.",
        (ARRIVED, SEND_AGAIN, OPEN_SITE),
    )


def _disk(error: ErrorInfo, context: Context) -> Sentence:
    return Sentence(
        "The disk is full or cannot be written",
        _system_said(error) or (f"It happened at {quoted(error.subject)}." if error.subject else ""),
        "Galleon paused what needs the disk; uploaded images stay online.",
        "Free some space, then try again.",
        (RETRY,),
    )


_LINE = re.compile(r"(?:(?P<file>.+), )?line (?P<line>\d+)")
_NO_FIELD = re.compile(r"no field (?P<name>[^,]+)(?:, nearest is (?P<nearest>.+))?")


def _template(line: re.Match[str], detail: str) -> Sentence:
    """A mistake in a template, by its line."""
    where = f"{isolated(line['file'])}, line {line['line']}" if line["file"] else f"Line {line['line']}"
    no_field = _NO_FIELD.fullmatch(detail)
    if no_field is None:
        return Sentence(
            f"{where} cannot be read",
            f"{detail[:1].upper()}{detail[1:].rstrip('.')}." if detail else "",
            "Galleon makes no text from the template as it is.",
            "Correct the line.",
        )
    nearest = no_field["nearest"]
    return Sentence(
        f"{where}: there is no field {isolated(no_field['name'])}",
        "",
        "It would stay empty in the post.",
        f"Use {isolated(nearest)}." if nearest else "Correct the name of the field.",
    )


def _bad_input(error: ErrorInfo, context: Context) -> Sentence:
    if line := _LINE.fullmatch(error.subject):
        return _template(line, error.detail)
    about = quoted(error.subject) if error.subject else "What was entered"
    return Sentence(
        f"{about} cannot be used",
        error.detail and f"{error.detail[:1].upper()}{error.detail[1:].rstrip('.')}.",
        "Nothing was changed.",
        "Correct it, then try again.",
        (),
    )


def _cancelled(error: ErrorInfo, context: Context) -> Sentence:
    return Sentence(
        "Stopped by you",
        "",
        f"{_images(context.uploaded)} stay online." if context.uploaded else "Nothing of it is online.",
        "Start it again when you like.",
        (RETRY,),
    )


def _bug(error: ErrorInfo, context: Context) -> Sentence:
    return Sentence(
        "Galleon made a mistake",
        f"It noted {quoted(error.detail)}." if error.detail else "What went wrong is in the log.",
        f"{quoted(context.gallery)} was stopped; other galleries carry on."
        if context.gallery
        else "The rest carries on.",
        "Try again. If it comes back, the log says more.",
        (RETRY, OPEN_LOG),
    )


_SENTENCES: dict[ErrorKind, Callable[[ErrorInfo, Context], Sentence]] = {
    ErrorKind.NETWORK: _network,
    ErrorKind.TIMEOUT: _timeout,
    ErrorKind.RATE_LIMITED: _rate_limited,
    ErrorKind.LOGIN_REQUIRED: _login_required,
    ErrorKind.BAD_CREDENTIALS: _bad_credentials,
    ErrorKind.QUOTA: _quota,
    ErrorKind.HOST_UNAVAILABLE: _host_unavailable,
    ErrorKind.PROXY: _proxy,
    ErrorKind.FILE_REJECTED: _file_rejected,
    ErrorKind.FILE_UNREADABLE: _file_unreadable,
    ErrorKind.FILE_CHANGED: _file_changed,
    ErrorKind.FOLDER_GONE: _folder_gone,
    ErrorKind.NOTHING_FOUND: _nothing_found,
    ErrorKind.HOST_CHANGED: _host_changed,
    ErrorKind.UNKNOWN_OUTCOME: _unknown_outcome,
    ErrorKind.DISK: _disk,
    ErrorKind.BAD_INPUT: _bad_input,
    ErrorKind.CANCELLED: _cancelled,
    ErrorKind.BUG: _bug,
}


def start_refused(error: ErrorInfo) -> str:
    """Why the engine does not start, in one line for the strip below the toolbar."""
    file = isolated(Path(error.subject).name)
    if error.kind is not ErrorKind.BAD_INPUT:
        said = sentence(error, Context())
        return " – ".join(part.rstrip(".") for part in (said.title, said.what or said.can) if part)
    if error.detail.startswith("protocol "):
        return "Another version of Galleon is running – quit it first"
    if error.detail.startswith("schema "):
        return f"{file} was made by a newer Galleon – nothing was changed; update this one to open it"
    if error.detail.startswith("application_id "):
        return f"{file} belongs to another program – nothing was changed; move it away to begin anew"
    return f"{file} cannot be used – {error.detail}" if file else f"Galleon cannot start its engine – {error.detail}"


def _n(context: Context) -> str:
    """The count before “rejected”; empty when it is about one thing that is named already."""
    return f"{number(context.failed)} " if context.failed else ""


_SHORT: dict[ErrorKind, Callable[[ErrorInfo, Context], str]] = {
    ErrorKind.NETWORK: lambda e, c: f"{c.host} cannot be reached" if c.host else "no network",
    ErrorKind.TIMEOUT: lambda e, c: f"{_host(c)} stopped answering",
    ErrorKind.RATE_LIMITED: lambda e, c: f"{_host(c)} asks for a pause",
    ErrorKind.LOGIN_REQUIRED: lambda e, c: f"{_host(c)} needs an account",
    ErrorKind.BAD_CREDENTIALS: lambda e, c: f"{_host(c)} refused the sign-in",
    ErrorKind.QUOTA: lambda e, c: f"{_host(c)} is full",
    ErrorKind.HOST_UNAVAILABLE: lambda e, c: f"{_host(c)} is not working",
    ErrorKind.PROXY: lambda e, c: "the proxy cannot be used",
    ErrorKind.FILE_REJECTED: lambda e, c: (
        f"{_n(c)}rejected by {_host(c, at_start=False)}" if c.host or e.host else f"{_n(c)}cannot be used"
    ),
    ErrorKind.FILE_UNREADABLE: lambda e, c: f"{_n(c)}cannot be read",
    ErrorKind.FILE_CHANGED: lambda e, c: f"{_n(c)}changed while sent",
    ErrorKind.FOLDER_GONE: lambda e, c: "the folder has gone",
    ErrorKind.NOTHING_FOUND: lambda e, c: "no images in it",
    ErrorKind.HOST_CHANGED: lambda e, c: f"{_host(c)} has changed",
    ErrorKind.UNKNOWN_OUTCOME: lambda e, c: f"{_n(c)}may have arrived",
    ErrorKind.DISK: lambda e, c: "the disk is full",
    ErrorKind.BAD_INPUT: lambda e, c: e.detail or "cannot be used",
    ErrorKind.CANCELLED: lambda e, c: "stopped by you",
    ErrorKind.BUG: lambda e, c: "Galleon made a mistake",
}
