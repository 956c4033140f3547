"""Against Amazon's published examples, and against botocore for addresses and headers of all kinds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from botocore.auth import S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from hypothesis import given
from hypothesis import strategies as st

from backend.hosts.native.own_server import joined
from backend.hosts.native.sigv4 import EMPTY_SHA256, UNSIGNED_PAYLOAD, Keys, signed

EXAMPLE = Keys("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
AT = datetime(2013, 5, 24, tzinfo=UTC).timestamp()
SITE = "https://examplebucket.s3.amazonaws.com"
PUT_HEADERS = {"date": "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY"}
PUT_SHA256 = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072"


@pytest.mark.parametrize(
    ("method", "path", "headers", "sha256", "signature"),
    [
        ("GET", "/test.txt", {"range": "bytes=0-9"}, EMPTY_SHA256, "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"),  # noqa: E501
        ("PUT", "/test%24file.text", PUT_HEADERS, PUT_SHA256, "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"),  # noqa: E501
        ("GET", "/?lifecycle=", {}, EMPTY_SHA256, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
        ("GET", "/?max-keys=2&prefix=J", {}, EMPTY_SHA256, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"),  # noqa: E501
    ],
)  # fmt: skip
def test_amazons_examples_for_s3(method, path, headers, sha256, signature):
    made = signed(EXAMPLE, method, SITE + path, headers, payload_sha256=sha256, now=AT)
    assert made["Authorization"].endswith(f"Signature={signature}")


def test_the_first_of_amazons_test_suite():
    keys = Keys("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", service="service")
    at = datetime(2015, 8, 30, 12, 36, tzinfo=UTC).timestamp()
    made = signed(
        keys, "GET", "https://example.amazonaws.com/", {}, payload_sha256=EMPTY_SHA256, now=at, has_content_header=False
    )  # fmt: skip
    assert made["Authorization"] == (
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
        "SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"
    )


names = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="/\\"), min_size=1, max_size=20).filter(
    lambda name: name.strip(". ") != ""
)


@given(name=names, query=st.booleans(), port=st.sampled_from(["", ":9000", ":443"]))
def test_like_botocore(name, query, port):
    url = joined(f"https://s3.example.org{port}", f"photos/{name}") + (
        "?partNumber=1&uploadId=a%2Bb%3D" if query else ""
    )
    made = signed(EXAMPLE, "PUT", url, {"Content-Type": "image/jpeg"}, payload_sha256=UNSIGNED_PAYLOAD, now=AT)
    signer = S3SigV4Auth(Credentials(EXAMPLE.access_key, EXAMPLE.secret_key), "s3", "us-east-1")
    headers = {key: value for key, value in made.items() if key != "Authorization"}
    asked = AWSRequest("PUT", url, headers={**headers, "host": f"s3.example.org{port.replace(':443', '')}"})
    asked.context["timestamp"] = made["x-amz-date"]
    right = signer.signature(signer.string_to_sign(asked, signer.canonical_request(asked)), asked)
    assert made["Authorization"].endswith(f"Signature={right}")


def test_no_secret_in_what_is_shown():
    assert EXAMPLE.secret_key not in repr(EXAMPLE)
