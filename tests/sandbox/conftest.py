"""What tests of the sandbox share: a sandbox that listens, and a bot that speaks the wire."""

from collections.abc import AsyncIterator

import pytest

from bot.sandbox import Sandbox
from tests.sandbox.wire_bot import Line, WireBot


@pytest.fixture
async def discord() -> AsyncIterator[Sandbox]:
    """Give a sandbox with its default world."""
    async with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
async def bot(discord: Sandbox) -> AsyncIterator[WireBot]:
    """Give a bot that is not connected to the gateway."""
    async with WireBot(discord) as wire_bot:
        yield wire_bot


@pytest.fixture
async def line(bot: WireBot) -> Line:
    """Give a gateway connection that has identified."""
    return await bot.connect()
