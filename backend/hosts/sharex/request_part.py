"""The request of an uploader: address, headers, body. Pure."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, unquote_plus

from backend.hosts.sharex import addresses
from backend.hosts.sharex.addresses import Address
from backend.hosts.sharex.filling import Filling, written
from backend.hosts.sharex.inputs import Inputs
from backend.hosts.sharex.remarks import Remarks
from backend.hosts.sharex.secret_fields import (
    is_blank,
    is_secret_segment,
    is_trivial,
    names_secret,
    said,
    scheme_of,
)
from backend.hosts.sharex.syntax import Call, SyntaxFault, Template, Text, literal, parse
from backend.hosts.sharex.uploader import Body, Uploader
from backend.protocol.hosts import FieldKind

_NODE = 0xE000  # first character that stands for a call while an address is taken apart
_NOT_SENT = ("content-length", "host", "transfer-encoding", "connection", "expect")


class RequestPart:
    """Fills `step` with what the request needs. `address` is None when the file names none that can be used."""

    def __init__(self, uploader: Uploader, inputs: Inputs, remarks: Remarks) -> None:
        self._uploader = uploader
        self._inputs = inputs
        self._remarks = remarks
        self._filling = Filling(inputs, remarks)
        self._nodes: list[Call] = []
        self.step: dict[str, Any] = {}
        self.address: Address | None = None
        self.has_own_server = False
        self.is_server_open = False  # the file leaves it to the person
        self.domains: tuple[str, ...] = ()

    def translate(self) -> None:
        headers: list[dict[str, Any]] = []
        url = self._url(headers)
        if url is None:
            return
        self.step["method"] = self._uploader.method
        self.step["url"] = url
        for name, value in self._uploader.headers:
            self._header(name, value, headers)
        if headers:
            self.step["headers"] = headers
        self._body()

    # -- address -----------------------------------------------------------------------------------------------

    def _url(self, headers: list[dict[str, Any]]) -> str | None:
        template = self._parsed(self._uploader.request_url, "RequestURL", has_tokens=False)
        if template is None:
            return None
        address = addresses.split("".join(self._character(node) for node in template))
        if address is None or (any(map(str.isspace, address.host)) and not is_blank(address.host)):
            self._remarks.error("RequestURL", f"“{self._uploader.request_url[:60]}” is no address to send to.")
            return None
        self.address = address
        start = self._start(address)
        if address.user:
            user, _, password = unquote_plus(address.user).partition(":")
            headers.append({"name": "Authorization", "basic": self._basic(user, password)})
        path = "/".join(self._segment(segment) for segment in address.path.split("/"))
        query = "&".join(self._query(address.query))
        return start + (path or "/") + (f"?{query}" if query else "")

    def _character(self, node: Any) -> str:
        if isinstance(node, Text):
            return node.text
        self._nodes.append(node)
        return chr(_NODE + len(self._nodes) - 1)

    def _filled(self, text: str, *, is_encoded: bool = True) -> str:
        """A part of the address with its calls put back."""
        parts: list[str] = []
        for character in text:
            index = ord(character) - _NODE
            if 0 <= index < len(self._nodes):
                parts.append(self._filling.node(self._nodes[index], "RequestURL"))
            else:
                parts.append(written(character if is_encoded else quote(character, safe="%!$&'()*+,;=:@~[]")))
        return "".join(parts)

    def _has_call(self, text: str) -> bool:
        return any(0 <= ord(character) - _NODE < len(self._nodes) for character in text)

    def _start(self, address: Address) -> str:
        """Scheme and host: of the definition where it is https, a field of the account otherwise."""
        host = address.host
        if self._has_call(host):
            return self._start_of_choice(address)
        if is_blank(host) or not addresses.is_name(host):
            self.is_server_open = True
            return self._own_server("", f"The file leaves it open: {host}")
        if addresses.is_domain(host) and address.is_usual:
            self.domains = (addresses.domain_of(host),)
            return f"https://{addresses.ascii_name(host)}"
        if address.scheme == "http" and not addresses.is_local(host):
            self._remarks.note("RequestURL", "It is an http address: files and keys can be read on their way.")
        return self._own_server(address.origin, "")

    def _own_server(self, value: str, help: str) -> str:
        self.has_own_server = True
        return self._inputs.credential("Server", kind=FieldKind.URL, value=value, help=help)

    def _start_of_choice(self, address: Address) -> str:
        """`https://{random:d1|d2}.example.org`: every host that the choice leads to."""
        hosts = [""]
        for character in address.host:
            index = ord(character) - _NODE
            if not 0 <= index < len(self._nodes):
                hosts = [host + character for host in hosts]
                continue
            call = self._nodes[index]
            texts = [literal(argument) for argument in call.arguments]
            if call.name not in ("random", "select") or None in texts or not texts:
                self._remarks.error("RequestURL", f"{{{call.name}}} cannot be part of the name of a server.")
                return ""
            hosts = [host + (text or "").strip("/") for host in hosts for text in texts]
        if not address.is_usual or not all(map(addresses.is_domain, hosts)):
            self._remarks.error("RequestURL", "A choice of servers needs https addresses of the web on the usual port.")
            return ""
        self.domains = tuple(dict.fromkeys(addresses.domain_of(host) for host in hosts))
        return "https://" + self._filled(address.host)

    def _segment(self, segment: str) -> str:
        """One part of the path; a token in it, as in the address of a webhook, is a secret."""
        if self._has_call(segment):
            return self._filled(segment, is_encoded=False)
        if is_blank(segment):
            kind = FieldKind.SECRET if names_secret(segment) else FieldKind.TEXT
            wanted = "path key" if kind is FieldKind.SECRET else "path"
            return self._inputs.credential(wanted, kind=kind, help=said(segment))
        if is_secret_segment(segment):
            self._remarks.note("RequestURL", "A part of the path looks like a secret and became a credential.")
            return self._inputs.credential("path key", kind=FieldKind.SECRET, value=segment)
        return self._filled(segment, is_encoded=False)

    def _query(self, query: str) -> list[str]:
        """The query of the address, as it is, then the Parameters; ShareX treats both alike."""
        pairs: list[str] = []
        names: set[str] = set()
        for part in query.split("&") if query else ():
            name, equals, value = part.partition("=")
            names.add(unquote_plus(name))
            if self._has_call(part):
                pairs.append(self._filled(part, is_encoded=False))
            elif equals:
                pairs.append(f"{self._filled(name, is_encoded=False)}={self._parameter(unquote_plus(name), value)}")
            else:
                pairs.append(self._filled(part, is_encoded=False))
        for name, value in self._uploader.parameters:
            if name not in names:
                content = self._value(f"Parameters.{name}", name, value, as_url=True)
                pairs.append(f"{written(quote(name, safe=''))}={content}" if content else written(quote(name, safe="")))
        return pairs

    def _parameter(self, name: str, value: str) -> str:
        plain = unquote_plus(value)
        if is_blank(plain) or (names_secret(name) and plain and not is_trivial(plain)):
            return self._secret(f"RequestURL.{name}", name, plain)
        return self._filled(value, is_encoded=False)

    # -- values ------------------------------------------------------------------------------------------------

    def _parsed(self, text: str, field: str, *, has_tokens: bool = True) -> Template | None:
        try:
            return parse(text, is_old=self._uploader.is_old, has_tokens=has_tokens)
        except SyntaxFault as fault:
            self._remarks.error(field, str(fault))
            return None

    def _value(self, field: str, name: str, text: str, *, as_url: bool = False) -> str:
        """A value as a template; secrets and blanks become credentials."""
        if is_blank(text):
            return self._secret(field, name, text)
        template = self._parsed(text, field)
        if template is None:
            return ""
        constant = self._filling.constant(template)
        if names_secret(name) and constant is not None and not is_trivial(constant):
            return self._secret(field, name, constant)
        if not as_url:
            return self._filling.fill(template, field)
        parts = (
            written(quote(node.text, safe="")) if isinstance(node, Text) else self._filling.fill((node,), field)
            for node in template
        )
        return "".join(parts)

    def _secret(self, field: str, name: str, text: str) -> str:
        """A credential for a secret, a blank, or an empty place for one; "Bearer " in front of it stays."""
        if not text:
            self._remarks.note(field, "It is empty in the file; you can enter it in the account.")
            return self._inputs.credential(name, kind=FieldKind.SECRET, is_required=False)
        scheme, value = scheme_of(text)
        if is_blank(text):
            kind = FieldKind.SECRET if names_secret(name) or names_secret(value) else FieldKind.TEXT
            return written(scheme) + self._inputs.credential(name, kind=kind, help=said(value))
        self._remarks.note(field, "It is a secret: kept with your accounts, not in the definition.")
        return written(scheme) + self._inputs.credential(name, kind=FieldKind.SECRET, value=value)

    def _basic(self, user: str, password: str) -> str:
        blank_user, blank_password = is_blank(user), is_blank(password)
        return (
            self._inputs.credential(
                "user", kind=FieldKind.TEXT, value="" if blank_user else user, is_required=bool(user)
            )
            + ":"
            + self._inputs.credential(
                "password",
                kind=FieldKind.SECRET,
                value="" if blank_password else password,
                is_required=bool(password),
            )
        )

    # -- headers and body ----------------------------------------------------------------------------------------

    def _header(self, name: str, value: str, headers: list[dict[str, Any]]) -> None:
        field = f"Headers.{name}"
        folded = name.strip().casefold()
        if folded in _NOT_SENT or (folded == "content-type" and self._uploader.body is Body.MULTIPART):
            self._remarks.loss(field, "This header belongs to the body as it is sent, and is made anew.")
            return
        basic = self._basic_call(field, value)
        if basic is not None:
            headers.append({"name": name.strip(), "basic": basic})
            return
        content = self._value(field, name, value)
        header: dict[str, Any] = {"name": name.strip(), "value": content}
        if not content:
            header["when"] = "set"  # a header without a value is not sent by ShareX either
        headers.append(header)

    def _basic_call(self, field: str, value: str) -> str | None:
        """`Basic {base64:user:password}`, also with questions in it, as user and password."""
        if not value.startswith("Basic ") or (is_blank(value) and "base64:" not in value):
            return None
        template = self._parsed(value, field)
        if template is None or len(template) != 2 or template[0] != Text("Basic "):
            return None
        call = template[1]
        if not isinstance(call, Call) or call.name != "base64" or len(call.arguments) != 1:
            return None
        inner = literal(call.arguments[0])
        if inner is not None:
            user, _, password = inner.partition(":")
            self._remarks.note(field, "User and password are kept with your accounts, not in the definition.")
            return self._basic(user, password)
        return self._filling.fill(call.arguments[0], field)

    def _body(self) -> None:
        uploader, remarks = self._uploader, self._remarks
        match uploader.body:
            case Body.MULTIPART:
                if not uploader.file_form_name:
                    remarks.error("FileFormName", "It is missing: nothing says in which field the file is sent.")
                self.step["body"] = "multipart"
                fields = [
                    {"name": written(name), "value": self._value(f"Arguments.{name}", name, value)}
                    for name, value in uploader.arguments
                ]
                file = {"name": written(uploader.file_form_name), "file": "{file.name}"}
                self.step["fields"] = [*fields, file]
            case Body.BINARY:
                self.step["body"] = "raw"
                self.step["fields"] = [{"file": "{file.name}"}]
                if uploader.arguments:
                    remarks.note("Arguments", "ShareX does not send them with a binary body, and neither does Galleon.")
            case body:
                remarks.error("Body", f"A body of kind {body} carries no file, in ShareX as here.")
        if uploader.method in ("GET", "HEAD", "DELETE"):
            remarks.error("RequestMethod", f"A {uploader.method} request carries no file.")
