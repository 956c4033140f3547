import re

import pytest

from backend.protocol.errors import ErrorInfo, ErrorKind
from bridge.error_text import Context, sentence, short

CONTEXT = Context(
    host="imx.to", gallery="Night Markets of Taipei", failed=3, total=120, uploaded=117, at=1_763_726_400.0
)
NEVER = re.compile(r"!|please|oops|successful|invalid|\berror\b|HTTP|\b[45]\d\d\b|None", re.IGNORECASE)


@pytest.mark.parametrize("kind", list(ErrorKind))
@pytest.mark.parametrize("context", [CONTEXT, Context()], ids=["told", "untold"])
@pytest.mark.parametrize("detail", ["", "Wrong username or password"])
def test_every_kind_says_what_happened_what_was_done_and_what_one_can_do(
    kind: ErrorKind, context: Context, detail: str
) -> None:
    said = sentence(ErrorInfo(kind=kind, host="imx.to", detail=detail, subject="DSC_1.jpg"), context)
    whole = " ".join(part for part in (said.title, said.what, said.did, said.can) if part)
    assert said.title and said.did and said.can
    assert not NEVER.search(whole), whole
    assert not said.title.endswith(".")
    for part in (said.what, said.did, said.can):
        assert part == "" or (part.endswith(".") and part[:1] == part[:1].upper()), part
    assert "  " not in whole


@pytest.mark.parametrize("kind", list(ErrorKind))
def test_every_kind_has_a_line_for_the_row(kind: ErrorKind) -> None:
    line = short(ErrorInfo(kind=kind), CONTEXT)
    assert line
    assert not line.endswith(".")
    assert not NEVER.search(line)


@pytest.mark.parametrize("kind", [k for k in ErrorKind if k not in (ErrorKind.BAD_INPUT,)])
def test_every_problem_offers_a_way_out(kind: ErrorKind) -> None:
    assert sentence(ErrorInfo(kind=kind), CONTEXT).actions


def test_a_refused_sign_in_quotes_the_host_and_names_the_gallery() -> None:
    error = ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS, host="imx.to", detail="Wrong username or password")
    said = sentence(error, CONTEXT)
    assert said.title == "imx.to refused the sign-in"
    assert "Wrong username or password" in said.what
    assert "Night Markets of Taipei" in said.did
    assert said.can == "Enter the password again, then test."
    assert short(error, CONTEXT) == "imx.to refused the sign-in"


def test_rejected_images_are_counted() -> None:
    error = ErrorInfo(kind=ErrorKind.FILE_REJECTED, host="pixhost.to")
    context = Context(host="Pixhost", failed=3, total=120, uploaded=117, max_size_bytes=10_000_000)
    said = sentence(error, context)
    assert said.title == "Pixhost rejected 3 of 120 images"
    assert "10 MB" in said.what
    assert said.did == "The other 117 are online."
    assert short(error, context) == "3 rejected by Pixhost"


def test_an_unknown_outcome_agrees_in_number() -> None:
    error = ErrorInfo(kind=ErrorKind.UNKNOWN_OUTCOME)
    assert sentence(error, Context(host="imx.to", failed=2)).title == "Nobody knows whether 2 images arrived"
    one = sentence(error, Context(host="imx.to", failed=1))
    assert "it was sent" in one.what
    assert [action.label for action in one.actions[:2]] == ["They are there", "Send again"]


def test_a_folder_that_has_gone_says_what_stays_online() -> None:
    said = sentence(ErrorInfo(kind=ErrorKind.FOLDER_GONE), Context(gallery="Roll 017", uploaded=32))
    assert said.title == "The folder has gone"
    assert said.did == "32 images were already uploaded and stay online."
