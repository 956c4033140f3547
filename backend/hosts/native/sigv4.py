"""AWS Signature Version 4 in a header, as S3 wants it. Pure; from AWS's page "Signature Version 4 signing process"."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import quote

from yarl import URL

UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD"
EMPTY_SHA256 = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True, slots=True)
class Keys:
    """Who signs, and for which region and service."""

    access_key: str
    secret_key: str = field(repr=False)
    region: str = "us-east-1"
    service: str = "s3"


def signed(
    keys: Keys,
    method: str,
    url: str,
    headers: Mapping[str, str],
    *,
    payload_sha256: str,
    now: float,
    has_content_header: bool = True,
) -> dict[str, str]:
    """`headers` with those that a signed request needs, all of them signed. `now` is Unix time.

    `payload_sha256` is the hash of the body in hexadecimal digits, or UNSIGNED_PAYLOAD. `has_content_header` is what
    sets S3 apart: the hash is a header, too.
    """
    parts = URL(url, encoded=True)
    at = datetime.fromtimestamp(now, UTC).strftime("%Y%m%dT%H%M%SZ")
    result = {**headers, "x-amz-date": at}
    if has_content_header:
        result["x-amz-content-sha256"] = payload_sha256
    host = parts.raw_authority if not parts.is_default_port() else parts.raw_host or ""
    to_sign = {name.lower(): " ".join(value.split()) for name, value in {**result, "host": host}.items()}
    names = ";".join(sorted(to_sign))
    request = "\n".join(
        (
            method,
            quote(parts.path, safe="/~"),
            "&".join(
                f"{quote(name, safe='~')}={quote(value, safe='~')}"
                for name, value in sorted(parts.query.items(), key=lambda pair: (quote(pair[0]), quote(pair[1])))
            ),
            *(f"{name}:{to_sign[name]}" for name in sorted(to_sign)),
            "",
            names,
            payload_sha256,
        )
    )
    scope = f"{at[:8]}/{keys.region}/{keys.service}/aws4_request"
    text = f"AWS4-HMAC-SHA256\n{at}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
    key = f"AWS4{keys.secret_key}".encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    signature = hmac.digest(key, text.encode(), "sha256").hex()
    result["Authorization"] = (
        f"AWS4-HMAC-SHA256 Credential={keys.access_key}/{scope}, SignedHeaders={names}, Signature={signature}"
    )
    return result
