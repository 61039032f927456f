"""What a cog is: one feature's commands, which know the client. Knows no feature.

discord.py's own cogs come with all that bots with typed prefixes need (CONTRIBUTING, "Measured choices").
"""

from typing import TYPE_CHECKING, Any, ClassVar

from discord import app_commands

if TYPE_CHECKING:  # discord.py's types want commands to belong to one of these; at work it does not mind
    from discord.ext.commands import Cog as _Base
else:
    _Base = object

Command = app_commands.Command[Any, ..., Any]


class Cog(_Base):
    """Commands are methods with `@app_commands.command`. With keywords, those of a `Group`, they are in one."""

    _group: ClassVar[dict[str, Any]]

    def __init_subclass__(cls, **group: Any) -> None:
        super().__init_subclass__()
        cls._group = group


def commands_of(cog: Cog) -> list[Command | app_commands.Group]:
    """Return what a cog adds to the command tree, bound to it."""
    group = app_commands.Group(**cog._group) if cog._group else None
    own = [each for each in vars(type(cog)).values() if isinstance(each, app_commands.Command)]
    bound: list[Command | app_commands.Group] = [  # as discord.py's own cogs do it; there is no public way
        each._copy_with(parent=group, binding=cog) for each in own
    ]
    if group is None:
        return bound
    for command in bound:
        group.add_command(command)
    return [group]
