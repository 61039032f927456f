"""Whoever stays away for a year: one message a month ahead, a button that keeps everything, then nothing is left."""

from datetime import timedelta

from bot.demo import until
from bot.sandbox import Fault, Message, Person
from tests.cogs.erasing import KEEP, kept_rows
from tests.cogs.story import share
from tests.stage import Stage

MONTHS_11, DAYS_31 = timedelta(days=336), timedelta(days=31)


async def pass_by(stage: Stage, step: timedelta) -> None:
    """Let time pass, and the hourly sweep with it."""
    await until(stage.client.is_ready)
    await stage.discord.advance(step)
    await stage.beats.sweep()
    await stage.beats.take_down()


def warnings(person: Person) -> list[Message]:
    """Return the messages in which somebody was told."""
    return [message for message in person.dms if KEEP in message.buttons]


async def is_kept(stage: Stage, person: Person) -> bool:
    """Say whether anything is kept of somebody."""
    return bool(await kept_rows(stage, person))


async def test_after_eleven_months_somebody_is_told_once_and_after_twelve_nothing_is_left(stage: Stage) -> None:
    ana = stage.discord.ana
    card = await share(stage, ana, words="a year ago")
    await pass_by(stage, timedelta(days=334))
    assert warnings(ana) == []
    await pass_by(stage, timedelta(days=2))
    (told,) = warnings(ana)
    assert "You've been away" in told.text
    assert "<t:" in told.text
    await pass_by(stage, timedelta(days=15))
    await stage.restart()
    await pass_by(stage, timedelta(days=14))
    assert len(warnings(ana)) == 1
    assert await is_kept(stage, ana)
    await pass_by(stage, timedelta(days=2))
    assert not await is_kept(stage, ana)
    assert card.deleted
    late = await ana.click(told, KEEP)
    assert "erased already" in late.text
    assert not await is_kept(stage, ana)


async def test_keep_it_keeps_everything_also_after_a_restart(stage: Stage) -> None:
    ana = stage.discord.ana
    await ana.slash("win share", category="rested", words="of old", who="me")
    await pass_by(stage, MONTHS_11)
    (told,) = warnings(ana)
    await stage.restart()
    answer = await ana.click(told, KEEP)
    assert "All of it stays" in answer.text
    assert answer.buttons == []
    await pass_by(stage, DAYS_31)
    assert "of old" in (await ana.slash("win list")).text
    await pass_by(stage, MONTHS_11)
    assert len(warnings(ana)) == 1, "the next absence has a message of its own"


async def test_any_command_keeps_everything(stage: Stage) -> None:
    ana = stage.discord.ana
    await pass_by(stage, MONTHS_11)
    await ana.slash("win share", category="rested", words="I'm back", who="me")
    await pass_by(stage, DAYS_31)
    assert "I'm back" in (await ana.slash("win list")).text
    assert not await is_kept(stage, stage.discord.ben)


async def test_closed_direct_messages_keep_nothing_for_ever(stage: Stage) -> None:
    discord = stage.discord
    discord.ana.close_dms()
    with discord.expect_violation("50007"):
        await pass_by(stage, MONTHS_11)
    assert await is_kept(stage, discord.ana)
    await pass_by(stage, DAYS_31)
    assert not await is_kept(stage, discord.ana)


async def test_a_message_that_arrived_unseen_is_not_sent_twice(stage: Stage) -> None:
    """As after a crash between sending it and writing down that it was sent."""
    ana = stage.discord.ana
    path = rf"/channels/{ana.dm.id}/messages"
    stage.discord.faults.add(Fault(method="POST", path=path, status=400, code=40002, when="after"))
    await pass_by(stage, MONTHS_11)
    assert len(warnings(ana)) == 1
    await pass_by(stage, timedelta(hours=1))
    assert len(warnings(ana)) == 1
    await pass_by(stage, timedelta(days=29))
    assert await is_kept(stage, ana), "thirty days begin when it was noted"
    await pass_by(stage, timedelta(days=2))
    assert not await is_kept(stage, ana)


async def test_writing_to_too_many_at_once_says_nothing_of_anybody(stage: Stage) -> None:
    ana = stage.discord.ana
    path = rf"/channels/{ana.dm.id}/messages"
    stage.discord.faults.add(Fault(method="POST", path=path, status=403, code=40003))
    await pass_by(stage, MONTHS_11)
    assert warnings(ana) == []
    await pass_by(stage, timedelta(hours=1))
    assert len(warnings(ana)) == 1
