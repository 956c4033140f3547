"""ShareX's templates as ours: what stands in a request, and the parts of a link that no answer gives. Pure."""

from __future__ import annotations

import base64

from backend.hosts.sharex.inputs import Inputs
from backend.hosts.sharex.remarks import Remarks
from backend.hosts.sharex.syntax import Call, Template, Text, Token, literal

FROM_ANSWER = ("json", "xml", "regex", "regexlist", "response", "responseurl", "header")
"""Calls that read the answer."""

_TIMES = {
    "y": "year", "yy": "year2", "mo": "month", "d": "day", "h": "hour", "mi": "minute", "s": "second",
    "ms": "millisecond", "unix": "unix",
}  # fmt: skip
_RANDOM = {"rn": "digits", "ra": "letters", "rx": "hex", "rX": "upper_hex"}
_REFUSED = {
    "un": "the name of the person signed in here",
    "uln": "the name of the network here",
    "cn": "the name of this computer",
    "rf": "a line of a file on this computer",
    "mon": "the name of the month in the language of the system",
    "mon2": "the name of the month",
    "w": "the name of the day in the language of the system",
    "w2": "the name of the day",
    "wy": "the number of the week",
    "pm": "the hour in twelves",
    "radjective": "a word of ShareX's list",
    "ranimal": "a word of ShareX's list",
    "remoji": "an emoji of ShareX's list",
    "rna": "ShareX's own alphabet",
}


class Filling:
    """Turns nodes into text with placeholders. What has no counterpart becomes an error of the field."""

    def __init__(self, inputs: Inputs, remarks: Remarks) -> None:
        self._inputs = inputs
        self._remarks = remarks

    def fill(self, template: Template, field: str) -> str:
        return "".join(self.node(node, field) for node in _joined(template))

    def node(self, node: Text | Token | Call, field: str) -> str:
        match node:
            case Text(text):
                return written(text)
            case Token():
                return self._token(node, field)
            case Call():
                return self._call(node, field)

    def constant(self, template: Template) -> str | None:
        """The text of a template that says the same at any time, or None."""
        parts: list[str] = []
        for node in template:
            if isinstance(node, Text):
                parts.append(node.text)
            elif isinstance(node, Call) and node.name == "base64" and len(node.arguments) == 1:
                inner = self.constant(node.arguments[0])
                if inner is None:
                    return None
                parts.append(base64.b64encode(inner.encode()).decode())
            else:
                return None
        return "".join(parts)

    # -- inside ----------------------------------------------------------------------------------------------

    def _token(self, token: Token, field: str) -> str:
        name, remarks = token.name, self._remarks
        if name in _TIMES:
            return f"{{time.{_TIMES[name]}}}"
        if name in _RANDOM and 1 <= token.count <= 99:
            return f"{{random.{_RANDOM[name]}:{token.count}}}"
        match name:
            case "guid":
                return "{random.uuid}"
            case "GUID":
                return "{random.upper_uuid}"
            case "n":
                return "\r\n"
            case "filename":
                return "{file.name}"
            case "width" | "height" | "input":
                remarks.note(field, f"%{name} is empty, as in ShareX when it uploads with a custom uploader.")
                return ""
            case "i" | "ia" | "iA" | "iAa" | "iaA" | "ix" | "iX" | "ib" | "iB":
                remarks.note(field, f"%{name} counts from new at each upload of ShareX: it is always 1.")
                return "1".rjust(token.count, "0")
        reason = _REFUSED.get(name, "so many characters")
        remarks.error(field, f"%{name} ({reason}) cannot be said in a definition.")
        return ""

    def _call(self, call: Call, field: str) -> str:
        texts = [literal(argument) for argument in call.arguments]
        match call.name:
            case "filename":
                return "{file.name}"
            case "input":
                self._remarks.note(field, "The input is text, a link or nothing: empty when a file is uploaded.")
                return ""
            case "base64":
                constant = self.constant((call,))
                if constant is not None:
                    return written(constant)
                self._remarks.error(field, "Only what is known beforehand, or all of a value, can be in Base64.")
            case "random" | "select":
                return self._chosen(call, [text for text in texts if text], None in texts, field)
            case "prompt" | "inputbox":
                if None not in texts and len(texts) <= 2:
                    title, default = ([text or "" for text in texts] + ["", ""])[:2]
                    return self._inputs.question(title or field, default)
                self._remarks.error(field, "The question is put together from other calls, which is not supported.")
            case "outputbox" | "output":
                self._remarks.loss(field, "ShareX shows a window with this text; Galleon does not.")
            case name if name in FROM_ANSWER:
                self._remarks.error(field, f"{{{name}}} reads the answer, which is not there yet.")
            case name:
                self._remarks.error(field, f"ShareX has no function “{name[:40]}”.")
        return ""

    def _chosen(self, call: Call, texts: list[str], has_calls: bool, field: str) -> str:
        choices = tuple(dict.fromkeys(texts))
        if has_calls or not choices:
            self._remarks.error(field, f"The choices of {{{call.name}}} have to be plain texts.")
            return ""
        if len(choices) == 1:
            return written(choices[0])
        if call.name == "random":
            self._remarks.note(
                field, "ShareX takes one at random each time; here it is an option of the host, at first the first."
            )
        return self._inputs.choice(field.rpartition(".")[2], choices)


def written(text: str) -> str:
    """A literal text as our templates write it."""
    return text.replace("{", "{{").replace("}", "}}")


def _joined(template: Template) -> Template:
    """`%rn%rn%rn` as one of three digits: alike placeholders would stand for the same value."""
    nodes: list[Text | Token | Call] = []
    for node in template:
        last = nodes[-1] if nodes else None
        if isinstance(node, Token) and isinstance(last, Token) and node.name == last.name and node.name in _RANDOM:
            nodes[-1] = Token(node.name, last.count + node.count)
        else:
            nodes.append(node)
    return tuple(nodes)
