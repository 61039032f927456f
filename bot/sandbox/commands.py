"""The registered commands as Discord's own client shows them: who may use which, and what may be typed into them.

Raises SandboxRefusal for whatever a real client would not send. Builds the interaction's `options` and `resolved`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.entities import Attachment, Resolved, Takes
from bot.sandbox.errors import SandboxRefusal
from bot.sandbox.people import User
from bot.sandbox.permissions import Permission, holds
from bot.sandbox.places import Channel
from bot.sandbox.wire import JSON
from bot.sandbox.world import World

CHAT_INPUT, USER_MENU, MESSAGE_MENU = 1, 2, 3
SUBCOMMAND, GROUP = 1, 2
STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(3, 12)
_NESTING = (SUBCOMMAND, GROUP)
STRING_MAX = 6000  # characters of a string option (Discord: "max_length")
SAFE_INTEGER = 2**53 - 1
_IN_GUILD, _IN_BOT_DM = 0, 1  # interaction contexts


@dataclass(frozen=True)
class Leaf:
    """A command that can be sent: the registered command, the names below it (group, subcommand), its options."""

    command: JSON
    path: tuple[JSON, ...]
    options: list[JSON] = field(default_factory=list)


def usable(world: World, user: User, channel: Channel) -> list[JSON]:
    """Return the commands that `user` may use in `channel`, of all types, as Discord's client lists them."""
    guild = channel.guild
    if guild is None:
        everywhere = world.commands.get(None, []) if world.share_a_guild(user, world.bot) else []
        return [command for command in everywhere if command["contexts"] is None or _IN_BOT_DM in command["contexts"]]
    total = channel.permissions_of(user)
    if world.bot.id not in guild.members or not holds(total, Permission.VIEW_CHANNEL):
        return []
    if not holds(total, Permission.USE_APPLICATION_COMMANDS):
        return []
    own = world.commands.get(guild.id, [])
    shared = [
        command
        for command in world.commands.get(None, [])
        if command["contexts"] is None or _IN_GUILD in command["contexts"]
    ]
    return [command for command in own + shared if _may_use(command, total)]


def _may_use(command: JSON, total: int) -> bool:
    needed = command["default_member_permissions"]
    if needed is None or holds(total, Permission.ADMINISTRATOR):
        return True
    return int(needed) != 0 and total & int(needed) == int(needed)


def find_leaf(commands: list[JSON], path: str) -> Leaf:
    """Return the chat command that `path` ("win share") names; raise SandboxRefusal if there is none to see."""
    name, *below = path.removeprefix("/").split()
    found = next((one for one in commands if one["type"] == CHAT_INPUT and one["name"] == name), None)
    if found is None:
        raise SandboxRefusal(f"/{path}: no such command can be used here; there are {_names(commands)}")
    options: list[JSON] = found.get("options", [])
    steps: list[JSON] = []
    for word in below:
        step = next((one for one in options if one["type"] in _NESTING and one["name"] == word), None)
        if step is None:
            raise SandboxRefusal(f"/{path}: there is no {word!r} below /{name}")
        steps.append(step)
        options = step.get("options", [])
    if any(option["type"] in _NESTING for option in options):
        raise SandboxRefusal(f"/{path} has subcommands, one must be chosen")
    return Leaf(found, tuple(steps), options)


def find_menu(commands: list[JSON], name: str, kind: int) -> JSON:
    """Return the context menu command with this name; raise SandboxRefusal if there is none to see."""
    for command in commands:
        if command["type"] == kind and command["name"] == name:
            return command
    raise SandboxRefusal(f"no menu {name!r} can be used here; there are {_names(commands)}")


def _names(commands: list[JSON]) -> list[str]:
    return [command["name"] for command in commands]


def nest(leaf: Leaf, options: list[JSON]) -> list[JSON]:
    """Wrap the options into the group and subcommand that they belong to."""
    for step in reversed(leaf.path):
        options = [{"name": step["name"], "type": step["type"], "options": options}]
    return options


def fill(leaf: Leaf, given: Mapping[str, Any], resolved: Resolved) -> list[JSON]:
    """Return the options as the client sends them, checked against the command's definition.

    Raise SandboxRefusal for an unknown or missing option, a wrong type, and values outside of choices or bounds.
    """
    known = {option["name"]: option for option in leaf.options}
    values = {_spelled(name, known): value for name, value in given.items() if value is not None}
    filled = []
    for name, option in known.items():
        if name in values:
            value = _checked(option, values[name], resolved)
            filled.append({"name": name, "type": option["type"], "value": value})
        elif option.get("required"):
            raise SandboxRefusal(f"/{leaf.command['name']}: the option {name!r} is required")
    return filled


def fill_partly(leaf: Leaf, focused: str, given: Mapping[str, Any], resolved: Resolved) -> list[JSON]:
    """Return the options of an autocomplete interaction: what is typed so far, one of them focused."""
    known = {option["name"]: option for option in leaf.options}
    name = _spelled(focused, known)
    if not known[name].get("autocomplete"):
        raise SandboxRefusal(f"the option {name!r} does not autocomplete")
    values = {_spelled(key, known): value for key, value in given.items() if value is not None}
    values.setdefault(name, "")
    filled = []
    for key, value in values.items():
        option = known[key]
        if key == name:
            filled.append({"name": key, "type": option["type"], "value": str(value), "focused": True})
        else:
            checked = _checked(option, value, resolved)
            filled.append({"name": key, "type": option["type"], "value": checked})
    return filled


def _spelled(name: str, known: Mapping[str, JSON]) -> str:
    for spelling in (name, name.replace("_", "-"), name.rstrip("_")):
        if spelling in known:
            return spelling
    raise SandboxRefusal(f"there is no option {name!r}, but {list(known)}")


def _checked(option: JSON, value: Any, resolved: Resolved) -> Any:
    kind = option["type"]
    if option.get("choices"):
        return _chosen(option, value)
    if kind == STRING:
        return _text(option, value)
    if kind in (INTEGER, NUMBER):
        return _number(option, value)
    if kind == BOOLEAN:
        return _of_type(option, value, bool)
    if kind == ATTACHMENT:
        return resolved.attachment(_of_type(option, value, Attachment))
    return _entity(option, value, resolved)


def _chosen(option: JSON, value: Any) -> Any:
    for choice in option["choices"]:
        if value in (choice["value"], choice["name"]):
            return choice["value"]
    raise SandboxRefusal(f"{value!r} is none of the choices of {option['name']!r}")


def _text(option: JSON, value: Any) -> str:
    text = str(_of_type(option, value, str))
    low, high = option.get("min_length", 0), option.get("max_length", STRING_MAX)
    if not text or not low <= len(text) <= high:
        raise SandboxRefusal(f"{option['name']!r} takes {max(1, low)} to {high} characters, not {len(text)}")
    return text


def _number(option: JSON, value: Any) -> int | float:
    kinds = (int,) if option["type"] == INTEGER else (int, float)
    if isinstance(value, bool) or not isinstance(value, kinds):
        raise SandboxRefusal(f"{option['name']!r} takes a number, not {value!r}")
    low, high = option.get("min_value", -SAFE_INTEGER), option.get("max_value", SAFE_INTEGER)
    if not low <= value <= high:
        raise SandboxRefusal(f"{option['name']!r} takes {low} to {high}, not {value}")
    return value


def _of_type(option: JSON, value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise SandboxRefusal(f"{option['name']!r} takes a {kind.__name__}, not {value!r}")
    return value


def _entity(option: JSON, value: Any, resolved: Resolved) -> str:
    kind = option["type"]
    takes = Takes(
        name=repr(option["name"]),
        users=kind in (USER, MENTIONABLE),
        roles=kind in (ROLE, MENTIONABLE),
        channels=kind == CHANNEL,
        channel_types=option.get("channel_types"),
    )
    return resolved.entity(value, takes)
