"""Fake host servers: as strict as the real hosts, counting what they get, and failing on demand.

In the test's own loop, over plain HTTP and TLS at once (the certificate is for the host's real names):

    async with serve(FakePixhost(), ca=authority) as fake:
        fake.fail("status", times=2, status=503)
        transport = AiohttpTransport(connect_to=parse_connect_to(fake.connect_to), ssl_context=...)
        assert fake.files == {sha256: 1}

As a process of its own, for a real engine that sends to https:// addresses:

    with FakeProcess("pixhost", "imx") as fakes:      # tests/fakes/process.py
        subprocess.run([...], env=os.environ | fakes.environment)
        fakes.control("pixhost", {"fail": "silent", "times": 1})
        assert fakes.stats("pixhost")["files"] == {sha256: 1}

Failures (`kind` of `fail`), each for the next `times` requests to `path`, by default to the upload:

| kind        | what the next requests meet                                                                    |
|-------------|------------------------------------------------------------------------------------------------|
| status      | `status`, after the body was read; with `retry_after` (text) also that header                  |
| early       | `status` at once, before the body is read; the connection is closed                            |
| page        | 200 with a web page                                                                            |
| empty       | 200 with nothing                                                                               |
| refusal     | 200, or what the host uses, with its own words for "no"                                        |
| fake        | 200 that looks like success; nothing is stored                                                 |
| no_link     | success without the link; the file is stored                                                   |
| cut         | the connection breaks in the middle of the body                                                |
| cut_at_end  | the whole body is read and stored, then the connection breaks                                  |
| silent      | the whole body is read and stored, no answer ever comes                                        |
| redirect    | `status` with `location`                                                                       |
| sign_out    | all sessions end; apart from that it goes on as if nothing had happened                        |

With `after` so many requests to that path go well before. `read_bps` makes the server read slowly. `/__stats` and
`/__control` (POST, JSON) do the same over HTTP.
"""

from tests.fakes.server import FakeHost, serve

__all__ = ["FakeHost", "serve"]
