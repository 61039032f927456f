"""The gateway against the wire, and once against the real discord.py client."""

import asyncio
import sys

import discord as library
import pytest
import yarl
from discord import app_commands
from discord.ext import commands

from bot.sandbox import Permission, Sandbox
from tests.sandbox.wire_bot import Line, WireBot, asked, command


async def test_identify_is_answered_with_ready_and_then_the_guilds(bot: WireBot, discord: Sandbox) -> None:
    line = await bot.connect()
    guild = await line.event("GUILD_CREATE")
    assert guild["id"] == str(discord.guild.id)
    assert guild["unavailable"] is False
    assert [member["user"]["id"] for member in guild["members"]] == [str(discord.application_id)]
    assert {channel["name"] for channel in guild["channels"]} >= {"welcome", "wins", "moderators"}


async def test_bot_ready_waits_for_every_shard_that_the_bot_declared(bot: WireBot, discord: Sandbox) -> None:
    await bot.connect(shard=[0, 2])
    with pytest.raises(TimeoutError):
        await discord.bot_ready(timeout=0.05)
    await bot.connect(shard=[1, 2])
    await discord.bot_ready(timeout=30)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        pytest.param({"token": "wrong"}, 4004, id="wrong token"),
        pytest.param({"shard": [2, 2]}, 4010, id="shard out of range"),
        pytest.param({"shard": "all"}, 4010, id="shard of a wrong shape"),
        pytest.param({"intents": 1 << 40}, 4013, id="unknown intent"),
        pytest.param({"intents": None}, 4013, id="no intents"),
        pytest.param({"intents": 1 << 15}, 4014, id="message content, which is privileged"),
        pytest.param({"intents": 1 << 1}, 4014, id="members, which is privileged"),
    ],
)
async def test_a_wrong_identify_is_closed_with_discords_code(
    bot: WireBot, discord: Sandbox, changes: dict[str, object], code: int
) -> None:
    line = await bot.open_line()
    await line.send(2, bot.identity(**changes))
    assert await line.close_code() == code
    assert [violation.kind for violation in discord.violations] == [f"gateway {code}"]


@pytest.mark.parametrize(
    ("packet", "code"),
    [
        pytest.param("no json", 4002, id="not JSON"),
        pytest.param("[]", 4002, id="not an object"),
        pytest.param('{"op": 3, "d": {}}', 4003, id="presence before identify"),
        pytest.param('{"op": 2, "d": []}', 4002, id="identify that is a list"),
    ],
)
async def test_a_malformed_packet_closes_the_line(bot: WireBot, packet: str, code: int) -> None:
    line = await bot.open_line()
    await line.socket.send_str(packet)
    assert await line.close_code() == code


async def test_a_second_identify_is_closed_with_4005(bot: WireBot, line: Line) -> None:
    await line.send(2, bot.identity())
    assert await line.close_code() == 4005


async def test_an_unknown_opcode_is_closed_with_4001(line: Line) -> None:
    await line.send(77, {})
    assert await line.close_code() == 4001


async def test_more_than_120_packets_in_a_minute_are_closed_with_4008(line: Line) -> None:
    for _ in range(121):
        await line.send(1, None)
    assert await line.close_code() == 4008


async def test_an_old_api_version_is_closed_with_4012(bot: WireBot) -> None:
    line = await bot.open_line(query="?v=6&encoding=json")
    assert await line.close_code() == 4012


async def test_a_heartbeat_is_acknowledged(line: Line) -> None:
    await line.send(1, 3)
    while (await line.packet())["op"] != 11:
        pass


async def test_a_client_without_a_heartbeat_is_closed_with_4009(bot: WireBot, discord: Sandbox) -> None:
    discord.gateway.heartbeat_ms = 30
    line = await bot.connect()
    assert await line.close_code() == 4009


async def test_a_compressed_stream_carries_the_same_events(bot: WireBot, discord: Sandbox) -> None:
    line = await bot.connect(compressed=True)
    assert (await line.event("GUILD_CREATE"))["name"] == discord.guild.name


async def test_each_shard_hears_of_its_own_guilds_and_shard_0_of_direct_messages(
    bot: WireBot, discord: Sandbox
) -> None:
    await bot.put_commands(command("ping"))
    first, second = await bot.connect(shard=[0, 2]), await bot.connect(shard=[1, 2])
    guilds = [discord.guild]
    while len({(guild.id >> 22) % 2 for guild in guilds}) < 2:
        await asyncio.sleep(0.002)
        guilds.append(discord.add_guild("Another"))
    by_shard = {(guild.id >> 22) % 2: guild for guild in guilds}
    for number, line in enumerate((first, second)):
        task = asyncio.create_task(discord.host.slash("ping", guild=by_shard[number]))
        heard = await line.event("INTERACTION_CREATE")
        assert heard["guild_id"] == str(by_shard[number].id)
        await bot.answer(heard, 4, {"content": "pong"})
        await task
    task = asyncio.create_task(discord.ana.slash("ping", guild=None))
    heard = await first.event("INTERACTION_CREATE")
    assert heard["context"] == 1
    assert "guild_id" not in heard
    await bot.answer(heard, 4, {"content": "pong"})
    await task


async def test_a_resume_brings_what_was_missed_and_nothing_twice(bot: WireBot, discord: Sandbox, line: Line) -> None:
    await line.event("GUILD_CREATE")
    await discord.disconnect()
    assert await line.close_code() == 4000
    await discord.delete_channel(discord.channel("welcome"))
    again = await bot.open_line()
    await again.send(6, {"token": discord.token, "session_id": line.session_id, "seq": line.sequence})
    await again.event("RESUMED")
    assert [packet["t"] for packet in again.seen if packet["t"]] == ["CHANNEL_DELETE", "RESUMED"]


async def test_a_lost_session_cannot_be_resumed(bot: WireBot, discord: Sandbox, line: Line) -> None:
    await discord.disconnect(resumable=False)
    await line.close_code()
    again = await bot.open_line()
    await again.send(6, {"token": discord.token, "session_id": line.session_id, "seq": line.sequence})
    packet = await again.packet()
    assert (packet["op"], packet["d"]) == (9, False)


async def test_a_session_that_was_away_too_long_cannot_be_resumed(bot: WireBot, discord: Sandbox, line: Line) -> None:
    await discord.disconnect()
    await line.close_code()
    await asyncio.sleep(0.01)
    discord.age(121)
    again = await bot.open_line()
    await again.send(6, {"token": discord.token, "session_id": line.session_id, "seq": line.sequence})
    assert (await again.packet())["op"] == 9


async def test_a_resume_ahead_of_what_was_sent_is_closed_with_4007(
    bot: WireBot, discord: Sandbox, line: Line
) -> None:
    await discord.disconnect()
    await line.close_code()
    again = await bot.open_line()
    await again.send(6, {"token": discord.token, "session_id": line.session_id, "seq": 999})
    assert await again.close_code() == 4007


async def test_the_bot_can_be_asked_to_reconnect(discord: Sandbox, line: Line) -> None:
    await discord.disconnect(how="reconnect")
    while (await line.packet())["op"] != 7:
        pass


async def test_a_cut_line_leaves_a_session_that_can_be_resumed(bot: WireBot, discord: Sandbox, line: Line) -> None:
    await line.event("GUILD_CREATE")
    await discord.disconnect(how="abort")
    await line.close_code()
    again = await bot.open_line()
    await again.send(6, {"token": discord.token, "session_id": line.session_id, "seq": line.sequence})
    await again.event("RESUMED")


async def test_without_message_intents_no_message_is_dispatched(discord: Sandbox, line: Line) -> None:
    discord.ana.send(discord.channel("general"), "hello")
    await discord.delete_channel(discord.channel("welcome"))
    await line.event("CHANNEL_DELETE")
    assert "MESSAGE_CREATE" not in [packet["t"] for packet in line.seen]


async def test_with_the_message_intent_others_words_stay_empty_and_direct_messages_do_not(
    bot: WireBot, discord: Sandbox
) -> None:
    line = await bot.connect(intents=1 | 1 << 9 | 1 << 12)
    discord.ana.send(discord.channel("general"), "hello")
    assert (await line.event("MESSAGE_CREATE"))["content"] == ""
    discord.ana.send(discord.channel("general"), f"hello {discord.bot_user.mention}")
    assert (await line.event("MESSAGE_CREATE"))["content"].startswith("hello <@")
    discord.ana.send(discord.ana.dm, "in private")
    assert (await line.event("MESSAGE_CREATE"))["content"] == "in private"


async def test_what_happens_to_a_guild_is_told(discord: Sandbox, line: Line) -> None:
    await line.event("GUILD_CREATE")
    guild = discord.guild
    await discord.set_unavailable(guild, True)
    assert (await line.event("GUILD_DELETE")) == {"id": str(guild.id), "unavailable": True}
    await discord.set_unavailable(guild, False)
    assert (await line.event("GUILD_CREATE"))["unavailable"] is False
    await discord.set_bot_permissions(guild, Permission.VIEW_CHANNEL)
    roles = [(await line.event("GUILD_ROLE_UPDATE"))["role"]["name"] for _ in range(2)]
    assert roles == ["@everyone", "Rebound"]
    await discord.set_overwrite(discord.channel("wins"), discord.bot_user, deny=Permission.VIEW_CHANNEL)
    assert (await line.event("CHANNEL_UPDATE"))["permission_overwrites"][0]["deny"] == "1024"
    await discord.remove_bot(guild)
    assert (await line.event("GUILD_DELETE")) == {"id": str(guild.id)}
    await discord.add_bot(guild)
    assert "unavailable" not in await line.event("GUILD_CREATE")


PROCESS = """
import asyncio, json, sys, aiohttp

async def main():
    async with aiohttp.ClientSession() as session, session.ws_connect(sys.argv[1] + "?v=10&encoding=json") as line:
        await line.receive()
        await line.send_str(json.dumps({"op": 2, "d": {"token": sys.argv[2], "intents": 1, "properties": {}}}))
        while True:
            await line.receive()

asyncio.run(main())
"""


async def test_a_killed_process_is_replaced_by_the_next_one(bot: WireBot, discord: Sandbox) -> None:
    await bot.put_commands(command("ping"))
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", PROCESS, discord.gateway_url, discord.token)
    await discord.bot_ready()
    process.kill()
    await process.wait()
    await discord.until(lambda: not discord.bot_connected)
    line = await bot.connect()
    interaction, task = await asked(line, discord.ana.slash("ping"))
    await bot.answer(interaction, 4, {"content": "pong"})
    assert (await task).text == "pong"
    assert len(discord.gateway.sessions) == 1


class _Celebrate(library.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)

    @library.ui.button(label="Celebrate", custom_id="celebrate")
    async def celebrate(
        self, interaction: "library.Interaction[commands.AutoShardedBot]", _: "library.ui.Button[_Celebrate]"
    ) -> None:
        await interaction.response.edit_message(content=f"{interaction.user.display_name} celebrates")


def _client(discord: Sandbox) -> commands.AutoShardedBot:
    client = commands.AutoShardedBot("!", intents=library.Intents(guilds=True), max_messages=None)
    group = app_commands.Group(name="win", description="Wins")

    @group.command(name="share", description="Share a win")
    async def share(interaction: "library.Interaction[commands.AutoShardedBot]", text: str) -> None:
        await interaction.response.send_message("Saved.", ephemeral=True)
        channel = client.get_channel(discord.channel("wins").id)
        assert isinstance(channel, library.TextChannel)
        await channel.send(text, view=_Celebrate())

    client.tree.add_command(group)
    return client


async def test_the_real_client_connects_syncs_answers_posts_and_hears_a_click(
    discord: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("discord.http.Route.BASE", discord.api_url)
    monkeypatch.setattr("discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY", yarl.URL(discord.gateway_url))
    client = _client(discord)
    async with client:
        await client.login(discord.token)
        await client.tree.sync()
        running = asyncio.create_task(client.connect())
        await discord.bot_ready()
        answer = await discord.ana.slash("win share", text="An interview!")
        assert (answer.kind, answer.text, answer.ephemeral) == ("message", "Saved.", True)
        await discord.settle()
        (card,) = discord.messages(discord.channel("wins"))
        assert (card.text, card.buttons) == ("An interview!", ["Celebrate"])
        answer = await discord.ben.click(card, "Celebrate")
        assert (answer.kind, card.text, card.edited) == ("update", "Ben celebrates", True)
    await running
    assert discord.violations == []
