"""Cards of whoever erased everything are taken down: within seconds where that can be, later where it cannot."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.sandbox import Fault, Permission
from tests.cogs.erasing import erase, owed, take_down
from tests.cogs.story import share
from tests.stage import Stage

Trouble = Callable[[Stage], Awaitable[None]]


async def _channel_gone(stage: Stage) -> None:
    await stage.discord.delete_channel(stage.wins)


async def _card_gone(stage: Stage) -> None:
    await stage.discord.delete_message((await stage.posted(stage.wins))[0])


@pytest.mark.parametrize(
    ("trouble", "code"),
    [pytest.param(_channel_gone, "10003", id="channel"), pytest.param(_card_gone, "10008", id="card")],
)
async def test_what_is_gone_already_counts_as_taken_down(stage: Stage, trouble: Trouble, code: str) -> None:
    await share(stage, stage.discord.ana)
    await trouble(stage)
    with stage.discord.expect_violation(code):
        await erase(stage, stage.discord.ana)
        await take_down(stage)
    assert await owed(stage) == []


async def test_a_card_out_of_reach_is_taken_down_when_it_can_be(stage: Stage) -> None:
    discord = stage.discord
    card = await share(stage, discord.ana)
    await discord.set_overwrite(stage.wins, discord.bot_user, deny=Permission.VIEW_CHANNEL)
    with discord.expect_violation("50001"):
        await erase(stage, discord.ana)
        await take_down(stage)
    assert await owed(stage) == [1]
    await stage.restart()
    await discord.set_overwrite(stage.wins, discord.bot_user, allow=Permission.VIEW_CHANNEL)
    await discord.advance(timedelta(seconds=10))
    await take_down(stage)
    assert card.deleted
    assert await owed(stage) == []


async def test_a_discord_that_refuses_is_asked_again_later(stage: Stage) -> None:
    discord = stage.discord
    card = await share(stage, discord.ana)
    path = rf"/channels/{stage.wins.id}/messages/{card.id}"
    discord.faults.add(Fault(method="DELETE", path=path, times=3, status=400, code=50083))
    await erase(stage, discord.ana)
    await take_down(stage)
    for _ in range(3):
        assert not card.deleted
        await discord.advance(timedelta(hours=1))
        await take_down(stage)
    assert card.deleted
    assert await owed(stage) == []
