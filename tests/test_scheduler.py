"""The heartbeat: what fails holds up nothing else, and what is under way at the stop is finished."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.demo import until
from bot.domain.ids import PersonId
from bot.sandbox import Fault, Sandbox
from bot.scheduler import FIRST_SWEEP, SWEEP
from bot.services import privacy
from tests.cogs.erasing import KEEP, kept_rows
from tests.cogs.story import share
from tests.stage import PATIENCE, Stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Run the bot in this process, with the wins channel chosen."""
    async with Sandbox(answer_within=PATIENCE) as discord:
        stage = await Stage(discord, tmp_path).start()
        await stage.set_up()
        await until(stage.client.is_ready)
        yield stage
        await stage.stop()


async def test_a_step_of_the_sweep_that_fails_holds_up_no_other(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    discord, store = stage.discord, stage.client.store
    ana, ben = discord.ana, discord.ben
    await store.vault.forget(PersonId(ana.id))
    async with store.write() as tx:
        tx.put("CREATE TRIGGER stuck BEFORE DELETE ON peer_group BEGIN SELECT RAISE(ABORT, 'damaged'); END")
        tx.put("INSERT INTO peer_group (id, left_at) VALUES (7, 0)")
    await discord.advance(timedelta(days=336))
    await stage.beats.sweep()
    assert "groups.erase_departed" in capsys.readouterr().out
    assert await kept_rows(stage, ana) == []
    assert any(KEEP in message.buttons for message in ben.dms)


async def test_the_first_sweep_is_a_minute_after_the_start_and_then_one_an_hour(stage: Stage) -> None:
    (sweep,) = [job for job in stage.beats._scheduler.get_jobs() if job.id.endswith("sweep")]
    assert sweep.next_run_time - datetime.now(UTC) <= FIRST_SWEEP
    assert sweep.trigger.interval == timedelta(seconds=SWEEP)


async def test_a_card_that_is_being_taken_down_at_the_stop_is_done_with(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    discord = stage.discord
    card = await share(stage, discord.ana)
    await privacy.erase(stage.client.store, PersonId(discord.ana.id), stage.client.now())
    path = rf"/channels/{stage.wins.id}/messages/{card.id}"
    discord.faults.add(Fault(method="DELETE", path=path, delay=1.0))
    (job,) = [job for job in stage.beats._scheduler.get_jobs() if job.id.endswith("take_down")]
    job.modify(next_run_time=datetime.now(UTC))
    await until(lambda: any(request.method == "DELETE" for request in discord.requests))
    await stage.stop()
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []
    await stage.start()
    async with stage.client.store.read() as view:
        assert await view.all("SELECT * FROM takedown") == []
    assert card.deleted


async def test_a_job_is_never_done_twice_at_once(stage: Stage) -> None:
    """The one that is under way is waited for, so that APScheduler knows of it."""
    at_once: list[int] = []
    running = 0

    async def slow() -> None:
        nonlocal running
        running += 1
        at_once.append(running)
        await asyncio.sleep(0.05)
        running -= 1

    stage.beats._repeat(slow, 0.01, datetime.now(UTC))
    await until(lambda: len(at_once) >= 3)
    assert set(at_once) == {1}
