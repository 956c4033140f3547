"""What comes along from another program, and what does not, in sentences for the window. Pure; GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from backend.protocol.other_programs import Contents, LeftBehind, Program, Why
from bridge import formatting as text
from bridge.template_text import SYNTAX_NAMES
from bridge.wording import tr

_MOST_NAMES = 3

HostName = Callable[[str], str]


class Section(NamedTuple):
    """Lines under one heading; `tone` as of a status."""

    heading: str
    icon: str
    tone: str
    lines: list[str]


def name_of(program: Program) -> str:
    return SYNTAX_NAMES[program.value]


def sections(
    new: Contents, here: Contents, left_behind: tuple[LeftBehind, ...], *, is_in: bool, host_name: HostName
) -> list[Section]:
    """Those that have something to say. `is_in`: it is told of what came, not of what would come."""
    comes = list(contents(new, host_name))
    heading = tr("Came along") if is_in else tr("Comes along")
    found = [Section(heading, "circle-check", "success", comes or [tr("Nothing that is not in Galleon already.")])]
    if stays := list(_here(here)):
        found.append(Section(tr("Is in Galleon already, and stays as it is"), "info", "secondary", stays))
    lines = [behind(left, host_name) for left in left_behind]
    if new.gone:
        lines.insert(
            0, tr("%n folder(s) that are not there any more: their galleries come with the links.", "", new.gone)
        )
    if lines:
        found.append(Section(tr("Cannot come along, or only in part"), "triangle-alert", "warning", lines))
    return found


def contents(new: Contents, host_name: HostName) -> Iterator[str]:
    """One line for each kind of thing."""
    if new.tabs:
        yield tr("%n tab(s)", "", new.tabs)
    if new.finished:
        yield tr("%n finished gallery/galleries", "", new.finished)
    if waiting := new.galleries - new.finished:
        yield tr("%n gallery/galleries that wait until you start them", "", waiting)
    if new.images:
        yield tr("%n image(s) that are online, with their links", "", new.images)
    if new.templates:
        yield tr("%n template(s): {names}", "", len(new.templates)).format(names=_names(new.templates))
    if new.accounts:
        names = _names(tuple(map(host_name, new.accounts)))
        yield tr("%n account(s): {names}", "", len(new.accounts)).format(names=names)
    if new.settings:
        yield tr("%n setting(s) that nobody has changed here", "", len(new.settings))


def _here(here: Contents) -> Iterator[str]:
    if here.tabs:
        yield tr("%n tab(s)", "", here.tabs)
    if here.galleries:
        yield tr("%n gallery/galleries", "", here.galleries)
    if here.templates:
        yield tr("%n template(s): {names}", "", len(here.templates)).format(names=_names(here.templates))


def _names(names: tuple[str, ...]) -> str:
    return text.joined([text.isolated(name) for name in names], most=_MOST_NAMES)


def behind(left: LeftBehind, host_name: HostName) -> str:
    """Why something stays behind, and what can be done."""
    said = _said(left.why, left.count)
    named = host_name(left.subject) if left.why in _OF_HOSTS else left.subject
    return said.format(subject=text.isolated(named))


_OF_HOSTS = (Why.UNKNOWN_HOST, Why.ACCOUNT_LOCKED, Why.ACCOUNT_LACKS, Why.ACCOUNT_HERE)


def _said(why: Why, count: int) -> str:
    match why:
        case Why.NO_IMAGE_LINKS:
            return tr("%n finished gallery/galleries of which only the link of the whole gallery is known.", "", count)
        case Why.SOME_LINKS_MISSING:
            return tr("%n image(s) of finished galleries: their links are written nowhere.", "", count)
        case Why.NOTHING_KNOWN:
            return tr("%n gallery/galleries said to be finished, without any link: {subject}", "", count)
        case Why.BAD_ROWS:
            return tr("%n gallery/galleries without a folder that could be one: {subject}", "", count)
        case Why.BAD_IMAGES:
            return tr("%n image(s) with a name or a link that cannot be one: {subject}", "", count)
        case Why.VIDEO:
            return tr("%n gallery/galleries of videos: Galleon uploads images.", "", count)
        case Why.UNKNOWN_HOST:
            return tr("%n upload(s) to {subject}: Galleon does not know this host.", "", count)
        case Why.UNFINISHED_ARCHIVE:
            return tr("%n upload(s) to file hosts that had not ended: begin them anew.", "", count)
        case Why.NOT_NAMED_YET:
            return tr("%n name(s) still to be sent to the host: rename the gallery here to send it.", "", count)
        case Why.ACCOUNT_LOCKED:
            return tr("The account of {subject}: it is locked with a key that is not on this computer. Enter it again.")
        case Why.ACCOUNT_LACKS:
            return tr("The account of {subject} lacks something. Complete it on the Hosts page.")
        case Why.ACCOUNT_HERE:
            return tr("The account of {subject}: there is one in Galleon already, which stays.")
        case Why.TEMPLATE_BROKEN:
            return tr("The template {subject} cannot be read.")
        case Why.SETTINGS:
            return tr("%n setting(s) with no counterpart here.", "", count)
        case Why.FORUM:
            return tr("What belongs to forums, because Galleon does not post to them: {subject}")
        case Why.PROGRAMS_RUN:
            return tr("Programs that were run at certain events.")
        case Why.TEXTS_ONLY:
            return tr("%n text(s) of earlier uploads, which name no files. They stay in {subject}.", "", count)
        case Why.NEWER:
            return tr(
                "Its data is of version {subject}, which is newer than what Galleon knows: what is new there stays."
            )
        case Why.UNREADABLE:
            return tr("The file {subject} cannot be read.")
