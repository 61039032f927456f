"""Rate limits against the wire, without waiting: time is skipped."""

import asyncio

from bot.sandbox import Sandbox
from bot.sandbox.limits import Rate
from tests.sandbox.wire_bot import Line, WireBot, asked, command


def place(discord: Sandbox, name: str) -> str:
    """Return the path of a channel's messages."""
    return f"/channels/{discord.channel(name).id}/messages"


async def test_the_sixth_message_to_a_channel_in_five_seconds_is_refused(bot: WireBot, discord: Sandbox) -> None:
    buckets = set()
    for left in (4, 3, 2, 1, 0):
        response = await bot.call("POST", place(discord, "wins"), {"content": "hi"})
        assert response.headers["X-RateLimit-Limit"] == "5"
        assert response.headers["X-RateLimit-Remaining"] == str(left)
        buckets.add(response.headers["X-RateLimit-Bucket"])
    refused = await bot.call("POST", place(discord, "wins"), {"content": "hi"})
    assert refused.status == 429
    assert 0 < refused.body["retry_after"] <= 5
    assert refused.body["global"] is False
    assert refused.headers["X-RateLimit-Scope"] == "user"
    assert buckets == {refused.headers["X-RateLimit-Bucket"]}
    assert len(discord.messages(discord.channel("wins"))) == 5


async def test_another_channel_has_its_own_bucket(bot: WireBot, discord: Sandbox) -> None:
    for _ in range(6):
        await bot.call("POST", place(discord, "wins"), {"content": "hi"})
    assert (await bot.call("POST", place(discord, "general"), {"content": "hi"})).status == 200


async def test_the_window_ends(bot: WireBot, discord: Sandbox) -> None:
    statuses = [(await bot.call("POST", place(discord, "wins"), {"content": "hi"})).status for _ in range(6)]
    assert statuses[-1] == 429
    discord.age(5)
    assert (await bot.call("POST", place(discord, "wins"), {"content": "hi"})).status == 200


async def test_the_fifty_first_request_in_a_second_is_refused_for_the_whole_bot(
    bot: WireBot, discord: Sandbox
) -> None:
    discord.limits.global_rate = Rate(50, 60.0)  # a longer window than Discord's, so that no machine is too slow
    paths = ["/users/@me", f"/guilds/{discord.guild.id}"]
    responses = [await bot.call("GET", paths[number % 2]) for number in range(51)]
    assert [response.status for response in responses[:50]] == [200] * 50
    last = responses[50]
    assert last.status == 429
    assert last.body["global"] is True
    assert last.headers["X-RateLimit-Global"] == "true"
    assert [violation.kind for violation in discord.violations] == ["global 429"]


async def test_answers_to_interactions_are_exempt_from_the_global_limit(
    bot: WireBot, discord: Sandbox, line: Line
) -> None:
    await bot.put_commands(command("ping"))
    for _ in range(60):
        interaction, task = await asked(line, discord.ana.slash("ping"))
        response = await bot.answer(interaction, 4, {"content": "pong"})
        assert response.status == 200
        assert "X-RateLimit-Bucket" not in response.headers
        await task
    assert discord.violations == []


async def test_limits_can_be_left_out() -> None:
    async with Sandbox(rate_limits=False) as discord, WireBot(discord) as bot:
        calls = [bot.call("POST", place(discord, "wins"), {"content": "hi"}) for _ in range(20)]
        assert {response.status for response in await asyncio.gather(*calls)} == {200}
