"""The default world: one support group with its people, channels and the bot. Builds only."""

from dataclasses import dataclass

from bot.sandbox.people import Role, User
from bot.sandbox.permissions import Permission
from bot.sandbox.places import Channel, Guild
from bot.sandbox.world import World

CHANNELS = {
    "welcome": "Start here",
    "wins": "Small wins, any size",
    "accountability": "This week's goals",
    "general": "Everything else",
    "moderators": "Moderators only",
}


@dataclass(frozen=True)
class Scenery:
    """The people and the server that tests and the demo begin with."""

    guild: Guild
    host: User
    moderator: User
    members: tuple[User, User, User]
    outsider: User


def build(world: World) -> Scenery:
    """Make the server "Back on our feet" with a host, a moderator, three members and the bot, and one outsider."""
    host = world.add_user("Hana")
    guild = world.add_guild("Back on our feet", host)
    host_role = world.add_role(guild, "Host", int(Permission.MANAGE_GUILD))
    world.join(guild, host, host_role)
    moderator_role = world.add_role(
        guild, "Moderator", int(Permission.MANAGE_MESSAGES | Permission.MODERATE_MEMBERS), mentionable=True
    )
    moderator = world.add_user("Mika")
    world.join(guild, moderator, moderator_role)
    members = (world.add_user("Ana"), world.add_user("Ben"), world.add_user("Chi"))
    for member in members:
        world.join(guild, member)
    for name, topic in CHANNELS.items():
        channel = world.add_channel(guild, name, topic=topic)
        if name == "moderators":
            _hide(channel, guild, moderator_role)
    world.join_bot(guild)
    return Scenery(guild, host, moderator, members, world.add_user("Oz"))


def _hide(channel: Channel, guild: Guild, shown_to: Role) -> None:
    view = str(int(Permission.VIEW_CHANNEL))
    channel.overwrites.append({"id": str(guild.id), "type": 0, "allow": "0", "deny": view})
    channel.overwrites.append({"id": str(shown_to.id), "type": 0, "allow": view, "deny": "0"})
