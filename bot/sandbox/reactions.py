"""Reactions to messages: who reacted with what, and how Discord's Message object shows it."""

from bot.sandbox.messages import Message
from bot.sandbox.people import User
from bot.sandbox.world import Change, World


def react(world: World, message: Message, user: User, emoji: str) -> None:
    """Let `user` react to a message; a second time changes nothing."""
    who = message.reactions.setdefault(emoji, [])
    if user.id not in who:
        who.append(user.id)
        _show(world, message, user, emoji)


def unreact(world: World, message: Message, user: User, emoji: str) -> None:
    """Take a reaction back; one that is not there changes nothing."""
    who = message.reactions.get(emoji, [])
    if user.id in who:
        who.remove(user.id)
        if not who:
            del message.reactions[emoji]
        _show(world, message, user, emoji)


def _show(world: World, message: Message, user: User, emoji: str) -> None:
    message.raw["reactions"] = [
        {
            "emoji": {"id": None, "name": name},
            "count": len(who),
            "count_details": {"normal": len(who), "burst": 0},
            "burst_colors": [],
            "me": world.bot.id in who,
            "me_burst": False,
            "burst_me": False,
            "burst_count": 0,
        }
        for name, who in message.reactions.items()
    ]
    channel = message.channel
    world.tell(
        Change("reaction.changed", guild=channel.guild, channel=channel, message=message, user=user, emoji=emoji)
    )
