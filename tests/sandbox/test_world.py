"""The world without a network: time, ids, permissions, visibility, mentions."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox import Channel, Permission, Sandbox, SandboxClock, User
from bot.sandbox.mentions import read_mentions
from bot.sandbox.permissions import ALL, base_permissions, with_overwrites
from bot.sandbox.snowflakes import Snowflakes, time_of
from bot.sandbox.wire import JSON

MONDAY = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def test_the_clock_moves_forward_only() -> None:
    clock = SandboxClock(MONDAY)
    clock.move_to(MONDAY + timedelta(days=7))
    assert timedelta(0) <= clock.now() - (MONDAY + timedelta(days=7)) < timedelta(minutes=1)
    with pytest.raises(ValueError, match="forward only"):
        clock.move_to(MONDAY)
    with pytest.raises(ValueError, match="forward only"):
        clock.advance(timedelta(seconds=-1))


def test_ids_carry_the_time_and_never_repeat() -> None:
    ids = Snowflakes(lambda: MONDAY)
    made = [ids.next() for _ in range(5000)]
    assert made == sorted(set(made))
    assert time_of(made[0]) == MONDAY


async def test_moving_the_clock_wakes_whoever_asked(discord: Sandbox) -> None:
    woken: list[datetime] = []
    heard: list[str] = []

    async def wake() -> None:
        woken.append(discord.clock.now())

    discord.on_moved(wake)
    discord.observe(lambda change: heard.append(change.kind))
    target = discord.clock.now() + timedelta(days=1)
    await discord.move_to(target)
    assert woken[0] >= target
    assert heard == ["clock.moved"]


V, S, M = int(Permission.VIEW_CHANNEL), int(Permission.SEND_MESSAGES), int(Permission.MENTION_EVERYONE)


def overwrite(key: int, *, allow: int = 0, deny: int = 0) -> JSON:
    """Return a channel overwrite."""
    return {"id": str(key), "type": 0, "allow": str(allow), "deny": str(deny)}


@pytest.mark.parametrize(
    ("base", "overwrites", "expected"),
    [
        pytest.param(V | S, [], V | S, id="nothing said"),
        pytest.param(V | S, [overwrite(1, deny=S)], V, id="everyone denied"),
        pytest.param(V | S, [overwrite(1, deny=V)], 0, id="nothing is left of one who cannot see"),
        pytest.param(V | S, [overwrite(1, deny=S), overwrite(2, allow=S)], V | S, id="a role beats everyone"),
        pytest.param(V, [overwrite(2, deny=S), overwrite(3, allow=S)], V | S, id="an allowing role beats a denying"),
        pytest.param(V, [overwrite(2, allow=S), overwrite(9, deny=S)], V, id="the member's own beats roles"),
        pytest.param(V | M, [], V, id="no mentioning without sending"),
        pytest.param(int(Permission.ADMINISTRATOR), [overwrite(1, deny=V)], ALL, id="nothing stops an administrator"),
        pytest.param(V, [overwrite(4, allow=S)], V, id="a role that one does not hold"),
    ],
)
def test_overwrites_add_up_in_discords_order(base: int, overwrites: list[JSON], expected: int) -> None:
    assert with_overwrites(base, overwrites, guild_id=1, user_id=9, role_ids={2, 3}) == expected


def test_owners_and_administrators_may_do_all() -> None:
    assert base_permissions(owner=True, everyone=0, roles=[]) == ALL
    assert base_permissions(owner=False, everyone=V, roles=[int(Permission.ADMINISTRATOR)]) == ALL
    assert base_permissions(owner=False, everyone=V, roles=[S]) == V | S


async def test_the_default_world_is_the_one_that_tests_count_on(discord: Sandbox) -> None:
    assert [channel.name for channel in discord.guild.channels.values()] == [
        "welcome",
        "wins",
        "accountability",
        "general",
        "moderators",
    ]
    assert discord.guild.owner_id == discord.host.id
    hidden = discord.channel("moderators")
    assert [hidden.can(person.user, Permission.VIEW_CHANNEL) for person in discord.people] == [
        True,  # Hana, who owns the server
        True,  # Mika, the moderator
        False,
        False,
        False,
        False,  # Oz, who is not even here
    ]
    assert discord.token.count(".") == 2


async def test_an_observer_hears_of_every_change_until_it_stops(discord: Sandbox) -> None:
    heard: list[str] = []
    stop = discord.observe(lambda change: heard.append(change.kind))
    message = discord.ana.send(discord.channel("general"), "hi")
    discord.ana.edit(message, "hello")
    discord.ben.react(message, "👍")
    discord.mod.delete(message)
    stop()
    discord.ana.send(discord.channel("general"), "unheard")
    assert heard == ["message.created", "message.edited", "reaction.changed", "message.deleted"]


NOBODY: JSON = {"parse": []}


def mentioned(
    discord: Sandbox, text: str, allowed: JSON | None = None, *, everyone: bool = False, reader: User | None = None
) -> set[str]:
    """Return the names of those whom a text pings in #general."""
    payload: JSON = {"content": text, "allowed_mentions": allowed}
    channel: Channel = discord.channel("general")
    found = read_mentions(payload, channel, users=discord.world.users, may_mention_everyone=everyone, reader=reader)
    return {discord.world.users[key].name for key in found.pinged}


ALL_NAMES = {"Hana", "Mika", "Ana", "Ben", "Chi"}


@pytest.mark.parametrize(
    ("text", "allowed", "everyone", "names"),
    [
        pytest.param("<@{ana}> hi", None, False, {"Ana"}, id="all is allowed when nothing is said"),
        pytest.param("<@!{ana}> hi", {"parse": ["users"]}, False, {"Ana"}, id="users are allowed"),
        pytest.param("<@{ana}> <@{ben}>", NOBODY, False, set(), id="nobody is allowed"),
        pytest.param("<@{ana}> <@{ben}>", {"users": ["{ben}"]}, False, {"Ben"}, id="one is allowed"),
        pytest.param("<@{ana}>", {"parse": ["everyone", "roles"]}, True, set(), id="users are not allowed"),
        pytest.param("<@{oz}>", None, False, set(), id="who is not here hears nothing"),
        pytest.param("`<@{ana}>` ```\n<@{ben}>```", None, False, set(), id="code pings nobody"),
        pytest.param("@everyone", None, False, set(), id="everyone without the permission"),
        pytest.param("@everyone", None, True, ALL_NAMES, id="everyone with the permission"),
        pytest.param("@here", {"parse": ["users"]}, True, set(), id="here is not allowed"),
        pytest.param("<@&{mods}>", None, False, {"Mika"}, id="a mentionable role"),
        pytest.param("<@&{hosts}>", None, False, set(), id="a role that is not mentionable"),
        pytest.param("<@&{hosts}>", None, True, {"Hana"}, id="with the permission it is"),
        pytest.param("<@&{mods}>", {"parse": ["users"]}, True, set(), id="roles are not allowed"),
    ],
)
async def test_who_is_pinged(
    discord: Sandbox, text: str, allowed: JSON | None, everyone: bool, names: set[str]
) -> None:
    ids = {person.name.lower(): str(person.id) for person in discord.people}
    ids |= {"mods": str(discord.guild.role("Moderator").id), "hosts": str(discord.guild.role("Host").id)}
    if allowed is not None and "users" in allowed:
        allowed = {"users": [key.format_map(ids) for key in allowed["users"]]}
    assert mentioned(discord, text.format_map(ids), allowed, everyone=everyone) == names


async def test_text_displays_ping_as_content_does(discord: Sandbox) -> None:
    inner = {"type": 10, "content": discord.ana.mention}
    payload: JSON = {"components": [{"type": 17, "components": [inner]}]}
    found = read_mentions(payload, discord.channel("general"), users=discord.world.users, may_mention_everyone=False)
    assert found.pinged == {discord.ana.id}


async def test_an_ephemeral_message_pings_its_reader_at_most(discord: Sandbox) -> None:
    text = f"{discord.ana.mention} {discord.ben.mention}"
    assert mentioned(discord, text, reader=discord.ana.user) == {"Ana"}


async def test_a_channel_that_one_cannot_see_pings_nobody_there(discord: Sandbox) -> None:
    message = discord.mod.send(discord.channel("moderators"), f"{discord.ana.mention} {discord.host.mention}")
    assert message.pinged == {discord.host.id}
    assert discord.messages(discord.channel("moderators"), discord.ana) == []
