"""Stories are told on a stage: the real bot before the sandbox. What it sends must please Discord's own document."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from discord import http

from bot.domain.ids import ChannelId
from bot.sandbox import Channel, Permission, Sandbox
from tests import openapi
from tests.cogs.story import change
from tests.cogs.walk import Walk
from tests.stage import PATIENCE, Stage

BETWEEN_TRIES = (1, 3, 5, 7, 9)
"""Seconds that discord.py waits before it tries again what failed. What a rate limit says is no int."""


class Soon:
    """Everything in `asyncio`, but one waits a hundredth of the time `BETWEEN_TRIES`."""

    def __getattr__(self, name: str) -> Any:
        return getattr(asyncio, name)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        between = isinstance(seconds, int) and seconds in BETWEEN_TRIES
        await asyncio.sleep(seconds / 100 if between else seconds)


@pytest.fixture(autouse=True)
def discord_py_tries_again_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let discord.py post as often as it does, only sooner; answers, which have three seconds, keep their time."""
    monkeypatch.setattr(http, "asyncio", Soon())


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Run the bot, with the wins channel chosen; nothing it sends may displease Discord."""
    async with Sandbox(answer_within=PATIENCE) as discord:
        stage = await Stage(discord, tmp_path).start()
        await stage.set_up()
        try:
            yield stage
        finally:
            await stage.stop()
        assert discord.violations == []
        if openapi.available():
            faults = [
                (request.method, request.path, fault)
                for request in discord.requests
                if request.json is not None
                for fault in openapi.validate_request(request.method, request.path, request.json)
            ]
            assert faults == []


@pytest.fixture
async def desk(stage: Stage) -> Channel:
    """Return the moderators' channel, which the host chose and let the bot into."""
    channel = stage.discord.channel("moderators")
    await stage.discord.set_overwrite(channel, stage.discord.bot_user, allow=Permission.VIEW_CHANNEL)
    await change(stage, moderator_channel=ChannelId(channel.id))
    return channel


@pytest.fixture
async def walk(stage: Stage) -> Walk:
    """Prepare a stage on which Ana keeps things, and another group beside it."""
    prepared = Walk(stage)
    await prepared.prepare()
    return prepared
