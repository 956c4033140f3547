"""A custom uploader of ShareX as a definition of Galleon. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from backend.hosts.sharex import addresses
from backend.hosts.sharex.answer_part import AnswerPart
from backend.hosts.sharex.inputs import Inputs
from backend.hosts.sharex.remarks import Remarks
from backend.hosts.sharex.request_part import RequestPart
from backend.hosts.sharex.uploader import Body, Uploader

_TEXT_ONLY = {
    "TextUploader": "uploads text",
    "URLShortener": "shortens links",
    "URLSharingService": "shares links",
}


@dataclass(frozen=True, slots=True)
class Translation:
    """`document` is the definition as a TOML document would hold it, its id still wished for. `values` are secrets."""

    document: dict[str, Any]
    values: dict[str, str] = field(repr=False)
    missing: tuple[str, ...]  # labels of credentials that the person has to enter
    local_host: str  # the local host that it sends to, or empty


def translate(uploader: Uploader, file_name: str, remarks: Remarks) -> Translation | None:
    """None when it cannot be: then there are errors among the remarks."""
    if not _carries_files(uploader, remarks):
        return None
    inputs = Inputs()
    request = RequestPart(uploader, inputs, remarks)
    request.translate()
    link = "page_url" if _is_page(uploader) else "image_url"
    if link == "image_url":
        remarks.note("URL", "ShareX does not say whether it is the picture or its page; taken as the picture.")
    own_server = request.address.host if request.address and request.is_server_open else ""
    answer = AnswerPart(uploader, inputs, remarks, own_server=own_server)
    answer.translate(link)
    if remarks.has_errors or request.address is None:
        return None
    document = _document(uploader, file_name, request, answer, inputs)
    host = request.address.host
    is_local = request.has_own_server and addresses.is_name(host) and addresses.is_local(host)
    return Translation(
        document=document,
        values=inputs.values,
        missing=tuple(
            one["label"] for one in inputs.credentials if one.get("is_required") and one["name"] not in inputs.values
        ),
        local_host=host if is_local and inputs.values.get("server") else "",
    )


def _carries_files(uploader: Uploader, remarks: Remarks) -> bool:
    """Whether the file says that it takes images or files, and its request can carry one."""
    takes_files = uploader.destinations & {"ImageUploader", "FileUploader"}
    if not takes_files and uploader.destinations:
        kinds = " and ".join(_TEXT_ONLY[one] for one in _TEXT_ONLY if one in uploader.destinations)
        remarks.error("DestinationType", f"It {kinds}; it does not take files.")
    elif not takes_files and not uploader.file_form_name and uploader.body is not Body.BINARY:
        remarks.error("FileFormName", "Neither this nor DestinationType says that it takes files.")
    elif not uploader.request_url:
        remarks.error("RequestURL", "It is missing: nothing says where to send files.")
    else:
        return True
    return False


def _is_page(uploader: Uploader) -> bool:
    """The address after redirects is a page; so is what a file host gives."""
    is_redirect = "responseurl" in uploader.url.lower() or uploader.response_type != "Text"
    return is_redirect or uploader.destinations == {"FileUploader"}


def _document(
    uploader: Uploader, file_name: str, request: RequestPart, answer: AnswerPart, inputs: Inputs
) -> dict[str, Any]:
    assert request.address is not None
    host = request.domains[0] if request.domains else ""
    if not host and not request.is_server_open:
        host = addresses.domain_of(request.address.host)
    name = uploader.name or host or PurePath(file_name).stem or "Custom uploader"
    document: dict[str, Any] = {
        "definition": 1,
        "id": id_from(uploader.name or host or PurePath(file_name).stem),
        "name": name[:80],
        "code": code_from(name),
        "kind": "file" if uploader.destinations and "ImageUploader" not in uploader.destinations else "image",
        "site_url": f"https://{host or 'localhost'}",
        "domains": list(request.domains) or ["{credential.server}"],
        "sources": [{"text": f"{PurePath(file_name).name}, a custom uploader of ShareX", "confidence": "one_client"}],
        "limits": {"connections": 2, "max_connections": 4},
    }
    if inputs.credentials:
        document["credentials"] = inputs.credentials
    if inputs.options:
        document["options"] = inputs.options
    document["upload"] = [{**request.step, **answer.step}]
    if answer.detail is not None:
        document["errors"] = {"detail": answer.detail}
    return document


def code_from(name: str) -> str:
    """Two to four letters for the chip of a host; of a domain those of its second level: "i.shots.example" is SHOT."""
    word = name.rpartition(".")[0].rpartition(".")[2] if "." in name and " " not in name else name
    letters = "".join(letter for letter in word.upper() if letter.isascii() and letter.isalnum())
    return letters[:4] if len(letters) > 1 else f"{letters}XX"[:2]


def id_from(text: str) -> str:
    """ "Discord webhook (Image uploader)" becomes discord-webhook-image-uploader."""
    letters = [letter if letter.isascii() and (letter.isalnum() or letter == ".") else "-" for letter in text.lower()]
    words = [word.strip(".") for word in "".join(letters).split("-") if word.strip(".")]
    return "-".join(words)[:56].strip("-.") or "imported"
