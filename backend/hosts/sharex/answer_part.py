"""How the links are read from the answer. Pure."""

from __future__ import annotations

from typing import Any

import regex

from backend.hosts.extract import xml_path
from backend.hosts.sharex.filling import FROM_ANSWER, Filling, written
from backend.hosts.sharex.inputs import Inputs
from backend.hosts.sharex.json_paths import rfc_path
from backend.hosts.sharex.patterns import ours
from backend.hosts.sharex.remarks import Remarks
from backend.hosts.sharex.secret_fields import is_blank, is_secret_segment, names_secret
from backend.hosts.sharex.syntax import Call, SyntaxFault, Template, Text, literal, parse
from backend.hosts.sharex.uploader import ResponseType, Uploader
from backend.protocol.hosts_import import RemarkKind

_QUERY_NAME = regex.compile(r"[?&]([^=&#]+)=[^&#]+")
_HEADER_PATTERN = regex.compile(
    r"(?:\(\?<=)?(?P<name>[A-Za-z][A-Za-z-]*):(?: |\\s[*+]?|\\ )\)?(?P<rest>.+)", regex.DOTALL
)
_FLAGS = regex.compile(r"\(\?[imsx]+\)")

Extraction = dict[str, Any]


class Untranslatable(ValueError):
    """The message is a sentence for a person."""


class AnswerPart:
    """Fills `step` with answer and readings; `detail` is how the host's own words are found."""

    def __init__(self, uploader: Uploader, inputs: Inputs, remarks: Remarks, *, own_server: str = "") -> None:
        self._uploader = uploader
        self._remarks = remarks
        self._own_server = own_server
        self._inputs = inputs
        self._parts: dict[Call, str] = {}
        self._readings: list[dict[str, Any]] = []
        self.step: dict[str, Any] = {}
        self.detail: Extraction | None = None

    def translate(self, link: str) -> None:
        """`link` is what the URL is: image_url or page_url."""
        uploader = self._uploader
        template = self._parsed(uploader.url, "URL") if uploader.url else (Call("response"),)
        if template:
            self._reading("URL", template, link)
            self.step["answer"] = self._kind(template)
            if template == (Call("response"),) and uploader.response_type is ResponseType.TEXT:
                self.step["success"] = [{"text": True, "matches": r"^https?://\S+$"}]
        for field, text, name in (
            ("ThumbnailURL", uploader.thumbnail_url, "thumb_url"),
            ("DeletionURL", uploader.deletion_url, "delete_url"),
        ):
            if text:
                self._optional(field, text, name)
        self.step["read"] = self._readings
        if uploader.error_message:
            self._error_message()

    # -- readings ----------------------------------------------------------------------------------------------

    def _parsed(self, text: str, field: str) -> Template | None:
        try:
            return parse(text, is_old=self._uploader.is_old)
        except SyntaxFault as fault:
            if field == "URL":
                self._remarks.error(field, str(fault))
            else:
                self._remarks.loss(field, f"{fault} It is left out.")
            return None

    def _optional(self, field: str, text: str, name: str) -> None:
        template = self._parsed(text, field)
        if not template:
            return
        before = len(self._readings)
        try:
            self._read(field, template, name, is_optional=True)
        except Untranslatable as reason:
            del self._readings[before:]
            self._parts = {call: part for call, part in self._parts.items() if self._has(part)}
            self._remarks.loss(field, f"{reason} It is left out.")

    def _has(self, name: str) -> bool:
        return any(reading["name"] == name for reading in self._readings)

    def _reading(self, field: str, template: Template, name: str) -> None:
        try:
            self._read(field, template, name, is_optional=False)
        except Untranslatable as reason:
            self._remarks.error(field, str(reason))

    def _read(self, field: str, template: Template, name: str, *, is_optional: bool) -> None:
        self._refuse_secrets(template)
        if len(template) == 1 and isinstance(template[0], Call) and template[0].name in FROM_ANSWER:
            extraction = self._extraction(template[0])
        else:
            pieces = [self._piece(node, field, is_optional) for node in template]
            extraction = {"value": "".join(pieces)}
        self._readings.append({"name": name, **extraction, **({"optional": True} if is_optional else {})})

    def _piece(self, node: Any, field: str, is_optional: bool) -> str:
        if isinstance(node, Text):
            return self._literal(node.text)
        if isinstance(node, Call) and node.name == "filename":
            return "{file.url_name}"
        if not isinstance(node, Call) or node.name not in FROM_ANSWER:
            return self._without_answer(node, field)
        if node not in self._parts:
            part = f"part_{len(self._parts) + 1}"
            extraction = self._extraction(node)
            self._readings.append({"name": part, **extraction, **({"optional": True} if is_optional else {})})
            self._parts[node] = part
        elif not is_optional:
            next(one for one in self._readings if one["name"] == self._parts[node]).pop("optional", None)
        return f"{{read.{self._parts[node]}}}"

    def _without_answer(self, node: Any, field: str) -> str:
        """A part of a link that no answer gives: a choice, a random text, the time."""
        remarks = Remarks()
        text = Filling(self._inputs, remarks).node(node, field)
        for remark in remarks.all():
            if remark.kind is RemarkKind.ERROR:
                raise Untranslatable(remark.text)
        self._remarks.take_over(remarks)
        return text

    def _literal(self, text: str) -> str:
        """The server that the file leaves open is the one that the person enters, also in links."""
        if self._own_server:
            start = regex.match(rf"(?i)https?://{regex.escape(self._own_server)}(?=[:/?#]|$)", text)
            if start is not None:
                return "{credential.server}" + written(text[start.end() :])
        return written(text)

    def _refuse_secrets(self, template: Template) -> None:
        """Links are shown, stored and handed on: no secret may be part of one."""
        text = "".join(node.text for node in template if isinstance(node, Text))
        own = rf"(?i)https?://{regex.escape(self._own_server)}" if self._own_server else r"(?!)"
        if is_blank(regex.sub(own, "", text)):
            raise Untranslatable("A secret that you were to fill in would become part of links.")
        if any(is_secret_segment(segment) for segment in regex.split(r"[/?#&=]", text)):
            raise Untranslatable("A part of the link looks like a secret.")
        if any(names_secret(name) and not is_from_answer for name, is_from_answer in _query(template)):
            raise Untranslatable("A secret would become part of links.")

    def _kind(self, template: Template) -> str:
        names = {node.name for node in template if isinstance(node, Call)}
        if self._uploader.response_type is not ResponseType.TEXT:
            return "any"
        if "json" in names:
            return "json"
        if "xml" in names:
            return "xml"
        return "text" if names == {"response"} else "any"

    def _error_message(self) -> None:
        template = self._parsed(self._uploader.error_message, "ErrorMessage")
        calls = [node for node in template or () if isinstance(node, Call) and node.name in FROM_ANSWER]
        try:
            found = [self._extraction(call) for call in calls]
        except Untranslatable as reason:
            self._remarks.loss("ErrorMessage", f"{reason} It is left out.")
            return
        if not found:
            if template:
                self._remarks.loss("ErrorMessage", "It says the same for every error and is left out.")
            return
        self.detail = found[0] if len(found) == 1 else {"first_of": found}
        if len(template or ()) > 1:
            self._remarks.loss("ErrorMessage", "Of a message in several parts the first that is there is shown.")

    # -- calls -------------------------------------------------------------------------------------------------

    def _extraction(self, call: Call) -> Extraction:
        match call.name:
            case "response":
                return self._response()
            case "responseurl":
                return {"final_url": True}
            case "header":
                return {"header": self._text(call, 0, "header").strip()}
            case "json":
                return self._json(call)
            case "xml":
                self._needs_text("xml")
                return {"xml": _from_root(self._text(call, len(call.arguments) - 1, "xml"))}
            case "regex":
                return self._regex(call)
            case _:
                return self._listed(call)

    def _response(self) -> Extraction:
        match self._uploader.response_type:
            case ResponseType.TEXT:
                return {"text": True}
            case ResponseType.REDIRECTION:
                return {"final_url": True}
            case ResponseType.LOCATION:
                return {"header": "Location"}
            case ResponseType.HEADERS:
                raise Untranslatable("All headers together are no link.")

    def _json(self, call: Call) -> Extraction:
        if len(call.arguments) > 1 and call.arguments[0] != (Call("response"),):
            raise Untranslatable("JSON inside of another value cannot be read.")
        self._needs_text("json")
        written_path = self._text(call, len(call.arguments) - 1, "json")
        try:
            return {"json": rfc_path(written_path)}
        except ValueError as reason:
            raise Untranslatable(f"It cannot be translated: {reason}.") from reason

    def _regex(self, call: Call) -> Extraction:
        """`{regex:pattern}`, `{regex:pattern|group}`, `{regex:input|pattern|group}`."""
        if len(call.arguments) > 2:
            source, pattern, group = call.arguments[0], self._text(call, 1, "regex"), self._text(call, 2, "regex")
        else:
            source, pattern = (Call("response"),), self._text(call, 0, "regex")
            group = self._text(call, 1, "regex") if len(call.arguments) > 1 else "0"
        if len(source) != 1 or not isinstance(source[0], Call) or source[0].name not in FROM_ANSWER:
            raise Untranslatable("A pattern can be looked for in the answer or in one value of it only.")
        return _matched(self._extraction(source[0]), pattern, group)

    def _listed(self, call: Call) -> Extraction:
        """`$regex:2|group$`: the second of RegexList."""
        index, patterns = int(self._text(call, 0, "regex")), self._uploader.patterns
        group = self._text(call, 1, "regex") if len(call.arguments) > 1 else "0"
        if not 1 <= index <= len(patterns):
            raise Untranslatable(f"RegexList has no number {index}.")
        pattern = patterns[index - 1]
        if self._uploader.response_type is not ResponseType.HEADERS:
            return _matched(self._response(), pattern, group)
        match = _HEADER_PATTERN.fullmatch(pattern)
        if match is None:
            raise Untranslatable(f"The pattern “{pattern[:60]}” does not begin with the name of a header.")
        return _matched({"header": match["name"]}, match["rest"], group)

    def _text(self, call: Call, index: int, name: str) -> str:
        text = literal(call.arguments[index]) if 0 <= index < len(call.arguments) else None
        if not text:
            raise Untranslatable(f"{{{name}}} does not say what to read, or puts it together from other calls.")
        return text

    def _needs_text(self, name: str) -> None:
        if self._uploader.response_type is not ResponseType.TEXT:
            raise Untranslatable(f"{name} is read from the text of an answer, not from {self._uploader.response_type}.")


def _from_root(path: str) -> str:
    """ShareX looks from the document, where `files/file` is what `/files/file` is. Raises Untranslatable."""
    try:
        absolute = path if path.startswith(("/", "(")) or regex.match(r"[\w-]+\(|.*\|", path) else f"/{path}"
        xml_path(absolute)
    except ValueError as reason:
        raise Untranslatable(f"The XPath “{path[:60]}” cannot be read: {reason}.") from reason
    return absolute


def _matched(source: Extraction, pattern: str, group: str) -> Extraction:
    """What a pattern finds in a source; in the answer itself by `regex`, in a value of it by rewriting the value."""
    try:
        found = ours(pattern, group)
    except ValueError as reason:
        raise Untranslatable(f"The pattern “{pattern[:60]}” cannot be translated: {reason}.") from reason
    if source == {"text": True}:
        return {"regex": found}
    flags = match.group() if (match := _FLAGS.match(found)) else ""
    body = found[len(flags) :]
    if group == "0":
        body = f"({body})"
    rewrites = [*source.get("rewrite", ()), {"pattern": rf"{flags}\A[\s\S]*?{body}[\s\S]*\Z", "by": r"\1"}]
    return {**source, "rewrite": rewrites}


def _query(template: Template) -> list[tuple[str, bool]]:
    """Names of a link's query, and whether the value comes from the answer (or is empty) rather than from the file."""
    text = "".join(node.text if isinstance(node, Text) else "\ue000" for node in template)
    return [(match.group(1), "\ue000" in match.group()) for match in _QUERY_NAME.finditer(text)]
