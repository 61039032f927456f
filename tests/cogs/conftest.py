"""Stories are told on a stage: the real bot before the sandbox. What it sends must please Discord's own document."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from tests import openapi
from tests.cogs.walk import Walk
from tests.stage import Stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Run the bot, with the wins channel chosen; nothing it sends may displease Discord."""
    async with Sandbox() as discord:
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
async def walk(stage: Stage) -> Walk:
    """Prepare a stage on which Ana keeps things, and another group beside it."""
    prepared = Walk(stage)
    await prepared.prepare()
    return prepared
