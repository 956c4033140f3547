"""The question to a real TLS server on this computer, which counts; the days pass by the test's clock."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from backend.protocol.updates import PutOffUpdate, UpdateTrouble
from backend.updates.check import DAY_S, Updates
from tests.updates.conftest import SITE, T0, Installation, Maintainers

HOUR_S = 3600.0


async def test_off_means_that_nobody_is_asked(maintainers: Maintainers, here: Installation) -> None:
    maintainers.publish(maintainers.document())
    for setting, value in (("check_updates", False), ("update_url", ""), ("update_key", "")):
        kept = getattr(here.settings, setting)
        here.set(**{setting: value})
        for _ in range(3):
            await here.updates.look()
            here.now += DAY_S
        here.set(**{setting: kept})
    here.has_window = False
    await here.updates.look()
    assert (maintainers.asked, here.told) == ([], [])


async def test_one_request_a_day_also_over_starts_and_failures(maintainers: Maintainers, here: Installation) -> None:
    maintainers.publish(maintainers.document())
    asked_by_day = []
    for day in range(4):
        if day == 2:
            maintainers.answer = lambda: web.Response(status=503)
        for hour in range(24):
            await here.updates.look()
            here.now += HOUR_S
            if hour == 5:
                await here.stop()
                await here.start()
        asked_by_day.append(len(maintainers.asked))
    assert asked_by_day == [1, 2, 3, 4]
    assert set(maintainers.asked) == {f"{SITE}/galleon/release.json"}


async def test_a_clock_that_is_set_back_brings_no_second_request(maintainers: Maintainers, here: Installation) -> None:
    maintainers.publish(maintainers.document())
    await here.updates.look()
    here.now -= 400 * DAY_S
    await here.updates.look()
    await here.updates.look()
    assert len(maintainers.asked) == 1
    here.now += DAY_S
    await here.updates.look()
    assert len(maintainers.asked) == 2


async def test_a_request_that_is_cut_off_is_not_repeated(maintainers: Maintainers, here: Installation) -> None:

    def cut() -> web.Response:
        raise asyncio.CancelledError

    maintainers.answer = cut
    await here.updates.look()
    await here.stop()
    await here.start()
    await here.updates.look()
    assert len(maintainers.asked) == 1


async def test_a_newer_version_is_offered_until_it_is_skipped(maintainers: Maintainers, here: Installation) -> None:
    maintainers.publish(maintainers.document())
    await here.updates.look()
    state = here.told[-1]
    assert (state.version, state.is_newer, state.is_offered, state.news) == (
        "1.3.0", True, True, ("Galleries start sooner",)
    )  # fmt: skip
    await here.updates.carry_out(PutOffUpdate(version="1.3.0"))
    assert not here.told[-1].is_offered
    here.now += DAY_S
    await here.updates.look()
    assert here.told[-1].is_offered, "later is a day later"
    await here.updates.carry_out(PutOffUpdate(version="1.3.0", is_for_good=True))
    await here.stop()
    await here.start()
    assert here.updates.state().is_newer
    assert not here.updates.state().is_offered
    maintainers.publish(maintainers.document("1.4.0", T0 + 1))
    assert (await here.check()).is_offered, "another version is another matter"


async def test_what_runs_already_is_no_news(maintainers: Maintainers, here: Installation) -> None:
    maintainers.publish(maintainers.document("1.2.0"))
    state = await here.check()
    assert (state.is_newer, state.is_offered, state.trouble, state.checked_at) == (False, False, None, here.now)
    maintainers.publish(maintainers.document("1.3.0", T0 + 1))
    await here.check()
    await here.stop()
    here.version = "1.3.0"
    await here.start()
    assert not here.updates.state().is_newer


async def test_the_person_may_ask_also_where_the_daily_question_is_off(
    maintainers: Maintainers, here: Installation
) -> None:
    maintainers.publish(maintainers.document())
    here.set(check_updates=False)
    assert (await here.check()).is_offered
    here.set(update_url="")
    assert (await here.check()).trouble is UpdateTrouble.NO_ADDRESS
    here.set(update_url="http://releases.example/release.json")
    assert (await here.check()).trouble is UpdateTrouble.NO_ADDRESS
    assert len(maintainers.asked) == 1


async def test_older_words_are_not_believed(maintainers: Maintainers, here: Installation) -> None:
    maintainers.publish(maintainers.document("1.4.0", T0 + 100))
    await here.check()
    await here.stop()
    await here.start()
    for document, trouble in (
        (maintainers.document("1.3.0", T0), UpdateTrouble.REPLAYED),
        (maintainers.document("1.5.0", T0 + 99), UpdateTrouble.REPLAYED),
        (maintainers.document("1.3.9", T0 + 200), UpdateTrouble.DOWNGRADE),
        (maintainers.document("1.5.0", T0 + 200, key=Ed25519PrivateKey.generate()), UpdateTrouble.BAD_SIGNATURE),
    ):
        maintainers.publish(document)
        state = await here.check()
        assert (state.trouble, state.version, state.is_offered) == (trouble, "1.4.0", True)
    maintainers.publish(maintainers.document("1.5.0", T0 + 200))
    assert ((await here.check()).version, here.updates.state().trouble) == ("1.5.0", None)


async def test_a_document_holds_as_long_as_its_makers_say(maintainers: Maintainers, here: Installation) -> None:
    maintainers.publish(maintainers.document(valid_until=int(here.now + DAY_S)))
    assert ((await here.check()).version, here.updates.state().trouble) == ("1.3.0", None)
    here.now += 2 * DAY_S
    state = await here.check()
    assert (state.trouble, state.version, state.is_offered) == (UpdateTrouble.EXPIRED, "1.3.0", True)


async def test_another_key_begins_anew(maintainers: Maintainers, here: Installation) -> None:
    maintainers.publish(maintainers.document("9.0.0", T0 + 100))
    await here.check()
    other = Maintainers()
    here.set(update_key=other.public)
    assert not here.updates.state().is_offered, "nobody vouches for it any more"
    maintainers.publish(other.document("1.3.0", T0))
    assert (await here.check()).version == "1.3.0"


async def test_answers_that_are_no_document(maintainers: Maintainers, here: Installation) -> None:
    document = maintainers.document()

    def redirect(status: int, where: str) -> web.Response:
        return web.Response(status=status, headers={"Location": where}, body=document)

    for answer, trouble in (
        (lambda: redirect(302, "https://foreign.example/release.json"), UpdateTrouble.REDIRECTED),
        (lambda: redirect(308, f"https://{SITE}/elsewhere.json"), UpdateTrouble.REDIRECTED),
        (lambda: redirect(301, "http://127.0.0.1/"), UpdateTrouble.REDIRECTED),
        (lambda: web.Response(body=document + b" " * 70_000), UpdateTrouble.TOO_LARGE),
        (lambda: web.Response(text="<html>Sign in to this network</html>"), UpdateTrouble.NO_RELEASE),
        (lambda: web.Response(status=500, body=document), UpdateTrouble.UNREACHABLE),
        (lambda: web.Response(status=204), UpdateTrouble.UNREACHABLE),
    ):
        before = len(maintainers.asked)
        maintainers.answer = answer
        state = await here.check()
        assert (state.trouble, state.version, state.is_offered) == (trouble, "", False)
        assert len(maintainers.asked) == before + 1, "nobody else was asked"


async def test_a_certificate_of_somebody_else_is_not_believed(
    maintainers: Maintainers, here: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    maintainers.publish(maintainers.document())
    await here.stop()
    monkeypatch.delenv("SSL_CERT_FILE")
    await here.start()
    assert (await here.check()).trouble is UpdateTrouble.UNREACHABLE
    assert maintainers.asked == []


async def test_a_broken_memory_costs_a_day_at_most(
    maintainers: Maintainers, here: Installation, tmp_path: Path
) -> None:
    from backend.storage import state

    await here._database.run(lambda connection: state.put(connection, "updates", "{broken"))
    await here.stop()
    await here.start()
    maintainers.publish(maintainers.document())
    await here.updates.look()
    assert maintainers.asked == []
    here.now += DAY_S
    await here.updates.look()
    assert len(maintainers.asked) == 1


async def test_it_serves_by_itself(
    maintainers: Maintainers, here: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = asyncio.Event()

    async def look(self: Updates) -> None:
        looked.set()

    monkeypatch.setattr("backend.updates.check.FIRST_LOOK_S", 0.0)
    monkeypatch.setattr(Updates, "look", look)
    serving = asyncio.create_task(here.updates.serve())
    await asyncio.wait_for(looked.wait(), 10)
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
