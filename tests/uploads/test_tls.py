from __future__ import annotations

import ssl
from pathlib import Path

import pytest
import trustme

from backend.errors import Problem
from backend.protocol.errors import ErrorKind
from backend.uploads.tls import client_context


def test_checks_certificates_and_names() -> None:
    context = client_context({})
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)


def test_ssl_cert_file_adds_roots_and_takes_none_away(authority: trustme.CA, tmp_path: Path) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "roots.pem"))
    plain = {root["serialNumber"] for root in client_context({}).get_ca_certs()}
    more = {
        root["serialNumber"] for root in client_context({"SSL_CERT_FILE": str(tmp_path / "roots.pem")}).get_ca_certs()
    }
    assert plain < more
    assert len(more - plain) == 1


@pytest.mark.parametrize("content", [None, b"not a certificate"])
def test_names_a_cert_file_that_it_cannot_read(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "roots.pem"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Problem) as caught:
        client_context({"SSL_CERT_FILE": str(path)})
    assert (caught.value.info.kind, caught.value.info.subject) == (ErrorKind.BAD_INPUT, "SSL_CERT_FILE")
    assert str(path) in caught.value.info.detail
