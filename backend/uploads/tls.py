"""Whom the engine trusts: the system's certificate authorities, and those that SSL_CERT_FILE names."""

from __future__ import annotations

import os
import ssl
import sys
from collections.abc import Mapping
from pathlib import Path

from backend.errors import problem
from backend.protocol.errors import ErrorKind

_SYSTEM_ROOTS = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Arch
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",  # Fedora, RHEL
    "/etc/ssl/ca-bundle.pem",  # SUSE
    "/etc/ssl/cert.pem",  # Alpine, BSD
)


def client_context(environ: Mapping[str, str] = os.environ) -> ssl.SSLContext:
    """A context that checks certificates and names. Reads files for some 30 ms: call it in a thread.

    Raises Problem(BAD_INPUT, subject="SSL_CERT_FILE") when that file cannot be read.
    """
    context = _system_context()
    if extra := environ.get("SSL_CERT_FILE"):
        try:
            context.load_verify_locations(cafile=extra)
        except OSError as error:  # ssl.SSLError is one
            raise problem(
                ErrorKind.BAD_INPUT, f"{extra}: {error.strerror or error}", subject="SSL_CERT_FILE"
            ) from error
    return context


def _system_context() -> ssl.SSLContext:
    if sys.platform in ("win32", "darwin"):
        import truststore  # asks the system for every connection

        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # On Linux truststore is the same OpenSSL, but reads all roots again for each connection (30–50 ms in the loop).
    # SSL_CERT_FILE and the place compiled into a bundled OpenSSL both hide the system's file, so it is named here.
    context = ssl.create_default_context()
    for roots in _SYSTEM_ROOTS:
        if Path(roots).is_file():
            context.load_verify_locations(cafile=roots)
            break
    return context
