"""The real process is killed while the rounds of many groups fall due: each group has its round once, all the same.

`tests/services/test_delivery_crash.py` does it step by step; here are the command line, its timers and its pace.
"""

import asyncio
import sys
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from bot.demo import until
from bot.domain.groups import Group, Weekly
from bot.domain.ids import ChannelId, GroupId, PersonId
from bot.domain.people import Member
from bot.sandbox import Channel, Message, Sandbox
from bot.scheduler import TICK
from bot.services import people, schedule
from bot.store import groups
from bot.store.store import Paths, open_store
from tests.test_start_and_stop import process

GROUPS = 24
KILLS = 4
"""How often each process is killed, while about 48 posts go out, 40 in a second."""


async def _set_up(discord: Sandbox, data: Path) -> list[Channel]:
    """Set groups up as if that had been two hours ago, with a round an hour ago; Ana is mentioned in each."""
    then = discord.clock.now() - timedelta(hours=2)
    due = then + timedelta(hours=1)
    channels = []
    async with open_store(Paths(data, data / "master.key"), then) as store:
        host, ana = PersonId(discord.host.id), PersonId(discord.ana.id)
        for number in range(GROUPS):
            guild = discord.add_guild(f"Group {number}")
            discord.world.join(guild, discord.ana.user)
            channels.append(guild.channel("general"))
            group, moment = GroupId(guild.id), Weekly(due.weekday(), due.hour)
            await people.agree(store, ana, group, then)
            await people.prefer_here(store, ana, group, then, _mention)
            known = Group(group, host, goals_channel=ChannelId(channels[-1].id), goals=moment)
            async with store.write() as tx:
                groups.save(tx, known)
                await schedule.plan_rounds(tx, known, known, then)
    return channels


def _mention(member: Member) -> Member:
    return replace(member, mentioned=True)


def _posted(discord: Sandbox, channels: list[Channel]) -> list[Message]:
    return [message for channel in channels for message in discord.messages(channel)]


async def _live_and_be_killed(data: Path, random: Random) -> list[str]:
    """Kill a bot again and again while it posts, then let one finish; return what is wrong by then."""
    async with Sandbox() as discord:
        channels = await _set_up(discord, data)
        for _ in range(KILLS):
            async with process(discord, data) as child:
                more = min(len(_posted(discord, channels)) + 1, 2 * GROUPS)
                await until(lambda more=more: len(_posted(discord, channels)) >= more)  # type: ignore[misc]
                await asyncio.sleep(random.uniform(0, 0.12))
                child.kill()
        async with process(discord, data):
            await until(lambda: len(_posted(discord, channels)) >= 2 * GROUPS)
            await asyncio.sleep(TICK + 1)  # one more beat: what is owed is owed once
        wrong = []
        for channel in channels:
            posts = discord.messages(channel)
            pings = Counter(who for post in posts for who in post.pinged)
            if len(posts) != 2 or pings != {discord.ana.id: 1}:
                wrong.append(f"{channel.guild}: {len(posts)} posts, {pings}")
        return wrong


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
async def test_killed_at_random_moments_the_real_process_posts_each_round_once(tmp_path: Path) -> None:
    """Three sandboxes at once, each with a bot that dies four times: seconds lie between a start and its posts."""
    lives = (_live_and_be_killed(tmp_path / str(number), Random(number)) for number in range(3))
    assert await asyncio.gather(*lives) == [[]] * 3
