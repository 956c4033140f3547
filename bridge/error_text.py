"""The one place where an error becomes a sentence for a person (ui.md section 11). Pure.

Every sentence says what happened, what Galleon did, and what the person can do, names the thing and quotes the host.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from backend.protocol.errors import ErrorInfo, ErrorKind
from bridge.formatting import clock, images, isolated, quoted, size, some_images
from bridge.wording import mark, tr, translated


@dataclass(frozen=True, slots=True)
class Action:
    """`id` is what `Inspector.runProblem` is given; `words` a verb, marked for translation."""

    id: str
    words: str

    @property
    def label(self) -> str:
        return translated(self.words)


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
    is_over_limit: bool = False  # all that failed is larger than `max_size_bytes`
    secret: str = mark("password")
    is_locked: bool = False  # its account waits for the passphrase
    until: float | None = None  # when it goes on with the host, Unix seconds
    used: str = ""  # of the account, "500 of 500 GB"
    instead: str = ""  # a host that could take the gallery, as shown
    is_zip: bool = False  # the host gets the gallery as a ZIP
    place: str = ""  # where a folder that has gone seems to be


RETRY = Action("retry", mark("Try again"))
USE_INSTEAD = Action("use_instead", mark("Use it instead"))
RETRY_SMALLER = Action("retry_smaller", mark("Retry smaller"))
OPEN_HOST = Action("open_host", mark("Enter the account"))
UNLOCK = Action("open_host", mark("Enter the passphrase"))
HOST_OPTIONS = Action("open_host", mark("Host options"))
LEAVE_OUT_HOST = Action("leave_out_host", mark("Leave this host out"))
LEAVE_OUT_FILES = Action("leave_out_files", mark("Leave them out"))
USE_PLACE = Action("use_place", mark("Use this folder"))
RELOCATE = Action("relocate", mark("Show the folder…"))
REMOVE = Action("remove", mark("Remove from queue"))
RESCAN = Action("rescan", mark("Look again"))
ARRIVED = Action("arrived", mark("They are there"))
SEND_AGAIN = Action("send_again", mark("Send again"))
OPEN_SITE = Action("open_site", mark("Open the site"))
OPEN_LOG = Action("open_log", mark("Open log"))
OPEN_ARCHIVE = Action("open_archive", mark("Open archive"))
SHOW_FOLDER = Action("show_folder", mark("Show folder"))


def sentence(error: ErrorInfo, context: Context) -> Sentence:
    return _SENTENCES[error.kind](error, context)


def short(error: ErrorInfo, context: Context) -> str:
    """One line for the row's meta: “3 rejected by Pixhost”, “imx.to refused the sign-in”."""
    return _SHORT[error.kind](error, context)


def _host(context: Context, at_start: bool = True) -> str:
    return context.host or (tr("The host") if at_start else tr("the host"))


def _of_total(context: Context) -> str:
    if context.total > context.failed > 0:
        return some_images(context.failed, context.total)
    return images(context.failed) if context.failed else tr("an image")


_STATUS_CODE = re.compile(r"^HTTP \d{3}(?:: |$)")


def words_of(error: ErrorInfo) -> str:
    """What the host or the system said, without the status code before it; empty when it said nothing else."""
    return translated(_STATUS_CODE.sub("", error.detail))


def _detail(error: ErrorInfo) -> str:
    """As the engine noted it, begun like a sentence."""
    said = translated(error.detail)
    return f"{said[:1].upper()}{said[1:].rstrip('.')}." if said else ""


def _answered(error: ErrorInfo, context: Context) -> str:
    words = words_of(error)
    if not words:
        return ""
    if context.at is None:
        return tr("It answered {words}.").format(words=quoted(words))
    return tr("It answered {words} at {time}.").format(words=quoted(words), time=clock(context.at))


def _system_said(error: ErrorInfo) -> str:
    return tr("The system said {words}.").format(words=quoted(translated(error.detail))) if error.detail else ""


def _rest_online(context: Context) -> str:
    if context.uploaded > 0:
        return tr("The other %n are online.", "", context.uploaded)
    return tr("Nothing of it is online yet.")


def _not_sent(context: Context) -> str:
    if not context.gallery:
        return tr("Nothing was sent to it; other hosts carry on.")
    return tr("{gallery} was not sent; other hosts carry on.").format(gallery=quoted(context.gallery))


def _thing(error: ErrorInfo, context: Context) -> str:
    """What a file error is about: the file itself, how many of the gallery's images, or the gallery."""
    if error.subject and context.failed <= 1:
        return quoted(error.subject)
    if context.failed:
        return _of_total(context)
    return quoted(context.gallery) if context.gallery else tr("A file")


def _network(error: ErrorInfo, context: Context) -> Sentence:
    if context.at is not None:
        title = tr("{host} cannot be reached since {time}") if context.host else tr("No network since {time}")
    else:
        title = tr("{host} cannot be reached") if context.host else tr("No network")
    return Sentence(
        title.format(host=context.host, time=clock(context.at or 0)),
        _system_said(error),
        _left_for_later(context)
        or tr("Uploads are on hold and go on by themselves; finished images are not sent twice."),
        tr("Check the network, or try again now."),
        (RETRY,),
    )


def _left_for_later(context: Context) -> str:
    """For what had all its tries: nothing of it goes on by itself. Empty while none has."""
    said = tr("Galleon tried several times, then left %n image(s) for later.", "", context.failed)
    return said if context.failed else ""


def _timeout(error: ErrorInfo, context: Context) -> Sentence:
    return Sentence(
        tr("{host} stopped answering").format(host=_host(context)),
        tr("Nothing came back for too long while an image was sent."),
        _left_for_later(context) or tr("Galleon tried several times, then left the image for later."),
        tr("Try again, or lower how many images are sent at the same time."),
        (RETRY, HOST_OPTIONS),
    )


def _rate_limited(error: ErrorInfo, context: Context) -> Sentence:
    if error.retry_at is not None:
        did = tr("Galleon goes on at {time} by itself; other hosts carry on.").format(time=clock(error.retry_at))
    else:
        did = tr("Galleon goes on after a pause by itself; other hosts carry on.")
    return Sentence(
        tr("{host} asks for a pause").format(host=_host(context)),
        _answered(error, context),
        did,
        tr("Nothing needs to be done. Fewer images at the same time make this rarer."),
        (HOST_OPTIONS,),
    )


def _login_required(error: ErrorInfo, context: Context) -> Sentence:
    if context.is_locked:
        return Sentence(
            tr("The account of {host} is locked").format(host=_host(context, at_start=False)),
            tr("Galleon keeps it in an encrypted file."),
            _not_sent(context),
            tr("Enter the passphrase, then try again."),
            (UNLOCK, RETRY, LEAVE_OUT_HOST),
        )
    return Sentence(
        tr("{host} needs an account").format(host=_host(context)),
        _answered(error, context),
        _not_sent(context),
        tr("Enter the account, then test."),
        (OPEN_HOST, LEAVE_OUT_HOST),
    )


def _bad_credentials(error: ErrorInfo, context: Context) -> Sentence:
    return Sentence(
        tr("{host} refused the sign-in").format(host=_host(context)),
        _answered(error, context),
        _not_sent(context),
        tr("Enter the {secret} again, then test.").format(secret=translated(context.secret)),
        (OPEN_HOST, OPEN_SITE, LEAVE_OUT_HOST),
    )


def _quota(error: ErrorInfo, context: Context) -> Sentence:
    until = error.retry_at if error.retry_at is not None else context.until
    if until is None:
        did = tr("The rest waits. Other hosts carry on.")
    elif context.is_zip:
        did = tr("The ZIP waits until {time}. Other hosts carry on.").format(time=clock(until))
    else:
        did = tr("The rest waits until {time}. Other hosts carry on.").format(time=clock(until))
    title = tr("{host} is full") if error.retry_at is None else tr("{host} is full for today")
    what = tr("{amount} used.", "500 of 500 GB used.").format(amount=context.used) if context.used else ""
    what = what or _answered(error, context) or tr("What the account may hold is used up.")
    if context.instead:
        can = tr("Use {host} instead?").format(host=context.instead)
        return Sentence(title.format(host=_host(context)), what, did, can, (USE_INSTEAD, OPEN_SITE, LEAVE_OUT_HOST))
    return Sentence(
        title.format(host=_host(context)),
        what,
        did,
        tr("Make room on the host, or use another one."),
        (OPEN_SITE, LEAVE_OUT_HOST, RETRY),
    )


def _host_unavailable(error: ErrorInfo, context: Context) -> Sentence:
    can = tr("Wait, or use another host.")
    if context.failed:
        did, can = _left_for_later(context), tr("Try again later, or use another host.")
    elif error.retry_at is not None:
        did = tr("Galleon tries again at {time}; other hosts carry on.").format(time=clock(error.retry_at))
    else:
        did = tr("Galleon tries again after a pause; other hosts carry on.")
    return Sentence(
        tr("{host} is not working at the moment").format(host=_host(context)),
        _answered(error, context),
        did,
        can,
        (RETRY, OPEN_SITE, LEAVE_OUT_HOST),
    )


def _proxy(error: ErrorInfo, context: Context) -> Sentence:
    return Sentence(
        tr("The proxy {name} cannot be used").format(name=isolated(error.subject))
        if error.subject
        else tr("The proxy cannot be used"),
        tr("Galleon found: {words}.").format(words=quoted(translated(error.detail))) if error.detail else "",
        tr("Nothing was sent, because it would have gone without the proxy."),
        tr("Put the proxy right on the Hosts page, then try again."),
        (HOST_OPTIONS, RETRY),
    )


def _file_rejected(error: ErrorInfo, context: Context) -> Sentence:
    if not context.host and not error.host:
        name = context.gallery or Path(error.subject).name
        return Sentence(
            tr("{file} cannot be used").format(file=quoted(name) if name else tr("A file")),
            tr("It is {what}.").format(what=translated(error.detail.rstrip(".")))
            if error.detail.startswith("not ")
            else _system_said(error),
            tr("Galleon left it out; the rest goes on."),
            tr("Choose folders, images or archives."),
            (SHOW_FOLDER,),
        )
    if error.is_too_large:
        return _too_large(error, context)
    if words_of(error):
        what = _answered(error, context)
    elif context.max_size_bytes is not None:
        what = tr("Its limit is {size} an image.").format(size=size(context.max_size_bytes))
    else:
        what = tr("It gave no reason.")
    return Sentence(
        tr("{host} rejected {images}").format(host=_host(context), images=_of_total(context)),
        what,
        _rest_online(context),
        tr("Leave them out, or try again after changing them."),
        (LEAVE_OUT_FILES, RETRY),
    )


def _too_large(error: ErrorInfo, context: Context) -> Sentence:
    """Rejected for its size alone: what a smaller copy mends."""
    n = context.failed or 1
    if context.is_over_limit and context.max_size_bytes is not None:
        what = tr("They are over its limit of {size}.", "", n).format(size=size(context.max_size_bytes))
    else:
        what = _answered(error, context) or tr("They are larger than it takes.", "", n)
    return Sentence(
        tr("{host} rejected {images}").format(host=_host(context), images=_of_total(context)),
        what,
        _rest_online(context),
        tr("Let Galleon shrink them (Retry smaller), or leave them out.", "", n),
        (RETRY_SMALLER, LEAVE_OUT_FILES),
    )


def _file_unreadable(error: ErrorInfo, context: Context) -> Sentence:
    return Sentence(
        tr("{file} cannot be read").format(file=_thing(error, context)),
        _system_said(error),
        tr("Galleon left it out; the rest goes on."),
        tr("Look at the file, then look again at the folder."),
        (SHOW_FOLDER, RESCAN, LEAVE_OUT_FILES),
    )


def _file_changed(error: ErrorInfo, context: Context) -> Sentence:
    return Sentence(
        tr("{file} changed while it was sent").format(file=_thing(error, context)),
        tr("The file on disk is not the one that was checked."),
        tr("Galleon stopped sending it, so that no broken image goes online."),
        tr("Look again at the folder when the file is finished, then try again."),
        (RESCAN, RETRY),
    )


def _folder_gone(error: ErrorInfo, context: Context) -> Sentence:
    name = quoted(context.gallery) if context.gallery else quoted(error.subject)
    folder = Path(error.subject).parent.name
    if folder and context.gallery:
        what = tr("{name} is no longer in {folder}.").format(name=name, folder=isolated(folder))
    else:
        what = tr("{name} is no longer where it was.").format(name=name)
    if context.total > context.uploaded > 0:
        did = tr("{images} were already uploaded and stay online.", "32 of 36 images").format(
            images=some_images(context.uploaded, context.total)
        )
    elif context.uploaded:
        did = tr("%n image(s) were already uploaded and stay online.", "", context.uploaded)
    else:
        did = tr("Nothing of it was uploaded yet.")
    if context.place:
        can = tr("Galleon found its images in {folder}.").format(folder=isolated(context.place))
        return Sentence(tr("The folder has gone"), what, did, can, (USE_PLACE, RELOCATE, REMOVE))
    can = tr("Show Galleon where it is now, or remove the gallery.")
    return Sentence(tr("The folder has gone"), what, did, can, (RELOCATE, REMOVE))


def _nothing_found(error: ErrorInfo, context: Context) -> Sentence:
    name = context.gallery or error.subject
    return Sentence(
        tr("There are no images in {name}").format(name=quoted(name))
        if name
        else tr("There are no images in the folder"),
        tr("Galleon reads JPEG, PNG, GIF, WebP, BMP, TIFF, AVIF and HEIC."),
        tr("Nothing was added to upload."),
        tr("Put images into it and look again, or remove the gallery."),
        (RESCAN, SHOW_FOLDER, REMOVE),
    )


def _host_changed(error: ErrorInfo, context: Context) -> Sentence:
    words = words_of(error)
    return Sentence(
        tr("{host} has changed").format(host=_host(context)),
        tr("It answered {words}.").format(words=quoted(words))
        if words
        else tr("Its answer was not one that Galleon knows."),
        tr("Galleon sends it nothing more, so that nothing is lost or doubled; other hosts carry on."),
        tr("Update Galleon or the host's definition, then try again."),
        (OPEN_SITE, RETRY, LEAVE_OUT_HOST),
    )


def _archive_locked(error: ErrorInfo, context: Context) -> Sentence:
    return Sentence(
        tr("{file} needs a password").format(file=isolated(Path(error.subject).name or context.gallery)),
        "",
        tr("Nothing was unpacked."),
        tr("Enter it here. Galleon uses it once and keeps it nowhere."),
        (OPEN_ARCHIVE,),
    )


def _wrong_password(error: ErrorInfo, context: Context) -> Sentence:
    return Sentence(
        tr("This password does not open {file}").format(file=isolated(Path(error.subject).name or context.gallery)),
        tr("It is another one, or the archive is broken."),
        tr("Nothing was unpacked."),
        tr("Enter the password once more."),
        (OPEN_ARCHIVE,),
    )


def _unknown_outcome(error: ErrorInfo, context: Context) -> Sentence:
    n = context.failed or 1
    host = _host(context, at_start=False)
    return Sentence(
        tr("Nobody knows whether %n image(s) arrived", "", n),
        tr("They were sent to {host}; no answer said what became of them.", "", n).format(host=host),
        tr("Galleon did not send them twice.", "", n),
        tr("Look on {host}, then choose “They are there” or “Send again”.").format(host=host),
        (ARRIVED, SEND_AGAIN, OPEN_SITE),
    )


_ROOM = re.compile(r"(?P<free>\d+) bytes free, \d+ wanted")


def _disk(error: ErrorInfo, context: Context) -> Sentence:
    if room := _ROOM.fullmatch(error.detail):  # an archive was not unpacked
        return Sentence(
            tr("Disk almost full: {size} left").format(size=size(int(room["free"]))),
            "",
            tr("Galleon unpacked nothing; image uploads go on."),
            tr("Free some space or choose another folder for temporary files."),
            (RETRY,),
        )
    return Sentence(
        tr("The disk is full or cannot be written"),
        _system_said(error)
        or (tr("It happened at {place}.").format(place=quoted(error.subject)) if error.subject else ""),
        tr("Galleon paused what needs the disk; uploaded images stay online."),
        tr("Free some space, then try again."),
        (RETRY,),
    )


_LINE = re.compile(r"(?:(?P<file>.+), )?line (?P<line>\d+)")
_NO_FIELD = re.compile(r"no field (?P<name>[^,]+)(?:, nearest is (?P<nearest>.+))?")


def _template(line: re.Match[str], detail: str) -> Sentence:
    """A mistake in a template, by its line."""
    where = tr("{file}, line {line}") if line["file"] else tr("Line {line}")
    where = where.format(file=isolated(line["file"] or ""), line=line["line"])
    no_field = _NO_FIELD.fullmatch(detail)
    if no_field is None:
        return Sentence(
            tr("{place} cannot be read", "{place} is: Line 15").format(place=where),
            f"{detail[:1].upper()}{detail[1:].rstrip('.')}." if detail else "",
            tr("Galleon makes no text from the template as it is."),
            tr("Correct the line."),
        )
    nearest = no_field["nearest"]
    return Sentence(
        tr("{place}: there is no field {name}").format(place=where, name=isolated(no_field["name"])),
        "",
        tr("It would stay empty in the post."),
        tr("Use {field}.").format(field=isolated(nearest)) if nearest else tr("Correct the name of the field."),
    )


def _bad_input(error: ErrorInfo, context: Context) -> Sentence:
    if line := _LINE.fullmatch(error.subject):
        return _template(line, error.detail)
    about = quoted(error.subject) if error.subject else tr("What was entered")
    return Sentence(
        tr("{file} cannot be used").format(file=about),
        _detail(error),
        tr("Nothing was changed."),
        tr("Correct it, then try again."),
        (),
    )


def _cancelled(error: ErrorInfo, context: Context) -> Sentence:
    return Sentence(
        tr("Stopped by you"),
        "",
        tr("%n image(s) stay online.", "", context.uploaded) if context.uploaded else tr("Nothing of it is online."),
        tr("Start it again when you like."),
        (RETRY,),
    )


def _bug(error: ErrorInfo, context: Context) -> Sentence:
    return Sentence(
        tr("Galleon made a mistake"),
        tr("It noted {words}.").format(words=quoted(translated(error.detail)))
        if error.detail
        else tr("What went wrong is in the log."),
        tr("{gallery} was stopped; other galleries carry on.").format(gallery=quoted(context.gallery))
        if context.gallery
        else tr("The rest carries on."),
        tr("Try again. If it comes back, the log says more."),
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
    ErrorKind.ARCHIVE_LOCKED: _archive_locked,
    ErrorKind.WRONG_PASSWORD: _wrong_password,
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
        whole = sentence(error, Context())
        return " – ".join(part.rstrip(".") for part in (whole.title, whole.what or whole.can) if part)
    if error.detail.startswith("protocol "):
        return tr("Another version of Galleon is running – quit it first")
    if error.detail.startswith("schema "):
        said = tr("{file} was made by a newer Galleon – nothing was changed; update this one to open it")
        return said.format(file=file)
    if error.detail.startswith("application_id "):
        said = tr("{file} belongs to another program – nothing was changed; move it away to begin anew")
        return said.format(file=file)
    said = tr("{file} cannot be used – {why}") if file else tr("Galleon cannot start its engine – {why}")
    return said.format(file=file, why=translated(error.detail))


def _counted(context: Context, one: str, many: Callable[[int], str]) -> str:
    """With the count where there is one; `one` is about a thing that is named already."""
    return many(context.failed) if context.failed else one


def _rejected(error: ErrorInfo, context: Context) -> str:
    if not (context.host or error.host):
        return _counted(context, tr("cannot be used"), lambda n: tr("%n cannot be used", "", n))
    said = _counted(context, tr("rejected by {host}"), lambda n: tr("%n rejected by {host}", "", n))
    return said.format(host=_host(context, at_start=False))


_SHORT: dict[ErrorKind, Callable[[ErrorInfo, Context], str]] = {
    ErrorKind.NETWORK: lambda e, c: tr("{host} cannot be reached").format(host=c.host) if c.host else tr("no network"),
    ErrorKind.TIMEOUT: lambda e, c: tr("{host} stopped answering").format(host=_host(c)),
    ErrorKind.RATE_LIMITED: lambda e, c: tr("{host} asks for a pause").format(host=_host(c)),
    ErrorKind.LOGIN_REQUIRED: lambda e, c: tr("{host} needs an account").format(host=_host(c)),
    ErrorKind.BAD_CREDENTIALS: lambda e, c: tr("{host} refused the sign-in").format(host=_host(c)),
    ErrorKind.QUOTA: lambda e, c: tr("{host} is full").format(host=_host(c)),
    ErrorKind.HOST_UNAVAILABLE: lambda e, c: tr("{host} is not working").format(host=_host(c)),
    ErrorKind.PROXY: lambda e, c: tr("the proxy cannot be used"),
    ErrorKind.FILE_REJECTED: _rejected,
    ErrorKind.FILE_UNREADABLE: lambda e, c: _counted(c, tr("cannot be read"), lambda n: tr("%n cannot be read", "", n)),
    ErrorKind.FILE_CHANGED: lambda e, c: _counted(
        c, tr("changed while sent"), lambda n: tr("%n changed while sent", "", n)
    ),
    ErrorKind.FOLDER_GONE: lambda e, c: tr("the folder has gone"),
    ErrorKind.ARCHIVE_LOCKED: lambda e, c: tr("needs a password"),
    ErrorKind.WRONG_PASSWORD: lambda e, c: tr("another password is needed"),
    ErrorKind.NOTHING_FOUND: lambda e, c: tr("no images in it"),
    ErrorKind.HOST_CHANGED: lambda e, c: tr("{host} has changed").format(host=_host(c)),
    ErrorKind.UNKNOWN_OUTCOME: lambda e, c: _counted(
        c, tr("may have arrived"), lambda n: tr("%n may have arrived", "", n)
    ),
    ErrorKind.DISK: lambda e, c: tr("the disk is full"),
    ErrorKind.BAD_INPUT: lambda e, c: translated(e.detail) or tr("cannot be used"),
    ErrorKind.CANCELLED: lambda e, c: tr("stopped by you"),
    ErrorKind.BUG: lambda e, c: tr("Galleon made a mistake"),
}
