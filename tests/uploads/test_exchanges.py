from __future__ import annotations

import contextvars

from backend.uploads import exchanges


def test_only_names_of_a_query_are_kept() -> None:
    url = "https://user:pw@up.example.org:8443/api/v1?key=SECRET&upload_id=7#x"
    assert exchanges.without_values(url) == "https://up.example.org:8443/api/v1?key=…&upload_id=…"


def test_an_answer_is_one_line_without_markup_and_without_what_is_named_like_a_secret() -> None:
    page = b"<html><script>var t='abc'</script><input name=csrf_token value=s3cr3t>No  <b>access</b></body></html>"
    assert exchanges.excerpt(page, "text/html") == "No access"
    said = exchanges.excerpt(b'{"error":"no", "auth_token": "abc def", "sess_id":12345}', "application/json")
    assert "abc" not in said and "12345" not in said and '"error":"no"' in said
    assert "hunter2" not in exchanges.excerpt(b"password=hunter2&x=1", "text/plain")
    cut = b'{"token": "' + b"k" * 2000 + b'"}'
    assert "kk" not in exchanges.excerpt(cut, "application/json")
    assert exchanges.excerpt(b"\x89PNG", "image/png") == ""


def test_exchanges_are_noted_where_somebody_asked_for_it_and_only_the_last_ones() -> None:
    def asked() -> str:
        exchanges.begin()
        for status in range(200, 205):
            exchanges.note("GET", "https://example.org/a", str(status), 0.0124, b"no", "text/plain")
        return exchanges.recent()

    exchanges.note("GET", "https://example.org/a", "200", 0.1)
    assert exchanges.recent() == ""
    said = contextvars.copy_context().run(asked)
    assert said.splitlines()[0] == "GET https://example.org/a → 202 after 12 ms"
    assert said.count("\nno") == 3
    assert exchanges.recent() == ""
