"""People in the sandbox: everything that a person can do with Discord's own client, and no more.

What the client would not let them do raises SandboxRefusal. Nothing of the bot's side is here.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bot.sandbox import commands as menu_of_commands
from bot.sandbox import posting
from bot.sandbox.answers import Answer, Choice
from bot.sandbox.entities import Resolved
from bot.sandbox.errors import SandboxRefusal
from bot.sandbox.forms import Modal, chosen_values, submission
from bot.sandbox.interactions import Interaction, InteractionType
from bot.sandbox.messages import Message
from bot.sandbox.people import User
from bot.sandbox.permissions import Permission
from bot.sandbox.places import Channel, Guild
from bot.sandbox.reactions import react, unreact
from bot.sandbox.wire import JSON
from bot.sandbox.world import Change

if TYPE_CHECKING:
    from bot.sandbox.stage import Stage

CONTENT_MAX = 2000  # characters that a person without Nitro may write
BUTTON = 2


class _Here:
    """Stands for "the default server" where None means "in direct messages"."""


HERE = _Here()


class Person:
    """Somebody in front of Discord's client."""

    def __init__(self, sandbox: "Stage", user: User) -> None:
        self.sandbox = sandbox
        self.user = user

    def __repr__(self) -> str:
        return f"<Person {self.name}>"

    @property
    def id(self) -> int:
        """Return the user's id."""
        return self.user.id

    @property
    def name(self) -> str:
        """Return the name."""
        return self.user.name

    @property
    def mention(self) -> str:
        """Return `<@id>`."""
        return self.user.mention

    @property
    def dm(self) -> Channel:
        """Return the direct message channel with the bot."""
        return self.sandbox.world.dm_with(self.user)

    @property
    def dms(self) -> list[Message]:
        """Return the direct messages with the bot, oldest first."""
        return self.sandbox.messages(self.dm, self)

    def close_dms(self) -> None:
        """Take no direct messages from the bot any more."""
        self._set_dms(takes=False)

    def open_dms(self) -> None:
        """Take direct messages again."""
        self._set_dms(takes=True)

    def _set_dms(self, *, takes: bool) -> None:
        self.user.takes_dms = takes
        self.sandbox.world.tell(Change("dms.changed", user=self.user))

    def commands(self, channel: Channel | None = None) -> list[JSON]:
        """Return the commands that this person may use in `channel`, as registered."""
        return menu_of_commands.usable(self.sandbox.world, self.user, self._place(channel, HERE))

    def sees(self, message: Message) -> bool:
        """Say whether this person sees a message."""
        return message.visible_to(self.user)

    # commands

    async def slash(
        self,
        path: str,
        values: Mapping[str, Any] | None = None,
        /,
        *,
        channel: Channel | None = None,
        guild: Guild | _Here | None = HERE,
        **options: Any,
    ) -> Answer:
        """Send a slash command (`"win share"`) and wait for the bot's answer.

        Options go by name as keywords, or in `values` where a name is `channel` or `guild`; they are str, int, float,
        bool, Person, Channel, Role or Attachment. Without a channel it is sent in #general; `guild=None` sends it in
        direct messages.
        Raise SandboxRefusal for what the client would not send.
        """
        place = self._place(channel, guild)
        leaf = menu_of_commands.find_leaf(self._usable(place), path)
        resolved = Resolved(self.sandbox.world, self.user, place)
        filled = menu_of_commands.fill(leaf, {**(values or {}), **options}, resolved)
        data = _command_data(leaf.command) | {"options": menu_of_commands.nest(leaf, filled)}
        return await self._wait(self._open(InteractionType.COMMAND, place, data, resolved))

    async def autocomplete(
        self,
        path: str,
        *,
        focused: str,
        channel: Channel | None = None,
        guild: Guild | _Here | None = HERE,
        **partial: Any,
    ) -> list[Choice]:
        """Type into an option and return what the bot suggests; nothing if it does not answer within 3 s."""
        place = self._place(channel, guild)
        leaf = menu_of_commands.find_leaf(self._usable(place), path)
        resolved = Resolved(self.sandbox.world, self.user, place)
        filled = menu_of_commands.fill_partly(leaf, focused, partial, resolved)
        data = _command_data(leaf.command) | {"options": menu_of_commands.nest(leaf, filled)}
        answer = await self._wait(self._open(InteractionType.AUTOCOMPLETE, place, data, resolved))
        return [Choice(choice["name"], choice["value"]) for choice in answer.interaction.choices]

    async def menu(self, name: str, message: Message) -> Answer:
        """Choose a message command from the Apps menu of a message."""
        self._check_sees(message)
        place = message.channel
        command = menu_of_commands.find_menu(self._usable(place), name, menu_of_commands.MESSAGE_MENU)
        resolved = Resolved(self.sandbox.world, self.user, place)
        data = _command_data(command) | {"target_id": resolved.message(message)}
        return await self._wait(self._open(InteractionType.COMMAND, place, data, resolved))

    async def user_menu(
        self,
        name: str,
        person: "Person | User",
        *,
        channel: Channel | None = None,
        guild: Guild | _Here | None = HERE,
    ) -> Answer:
        """Choose a user command from the Apps menu of a user."""
        place = self._place(channel, guild)
        command = menu_of_commands.find_menu(self._usable(place), name, menu_of_commands.USER_MENU)
        resolved = Resolved(self.sandbox.world, self.user, place)
        user = person.user if isinstance(person, Person) else person
        data = _command_data(command) | {"target_id": resolved.user(user)}
        return await self._wait(self._open(InteractionType.COMMAND, place, data, resolved))

    # components

    async def click(self, message: Message, label: str | None = None, *, custom_id: str | None = None) -> Answer:
        """Press a button of a message, by its label or custom_id."""
        self._check_sees(message)
        try:
            button = message.button(label, custom_id=custom_id)
        except KeyError as error:
            raise SandboxRefusal(str(error)) from None
        if button.disabled or button.custom_id is None:
            raise SandboxRefusal(f"the button {button.label!r} cannot be pressed")
        data = {"custom_id": button.custom_id, "component_type": BUTTON, "id": button.raw["id"]}
        return await self._wait(self._open(InteractionType.COMPONENT, message.channel, data, source=message))

    async def select(self, message: Message, name: str, values: Any) -> Answer:
        """Choose in a select menu of a message, by its custom_id or placeholder; one value or several."""
        self._check_sees(message)
        try:
            part = message.select(name)
        except KeyError as error:
            raise SandboxRefusal(str(error)) from None
        if part.get("disabled"):
            raise SandboxRefusal(f"the menu {name!r} cannot be used")
        resolved = Resolved(self.sandbox.world, self.user, message.channel)
        chosen = chosen_values(part, values, resolved)
        data = {"custom_id": part["custom_id"], "component_type": part["type"], "id": part["id"], "values": chosen}
        return await self._wait(
            self._open(InteractionType.COMPONENT, message.channel, data, resolved, source=message)
        )

    async def submit(self, modal: Modal, values: Mapping[str, Any] | None = None) -> Answer:
        """Send a modal, its fields by custom_id or label; what is left out keeps its default."""
        origin = modal.origin
        if origin.user is not self.user:
            raise SandboxRefusal("this form was opened for somebody else")
        resolved = Resolved(self.sandbox.world, self.user, origin.channel)
        data = {"custom_id": modal.custom_id, "components": submission(modal, values or {}, resolved)}
        return await self._wait(
            self._open(
                InteractionType.MODAL_SUBMIT, origin.channel, data, resolved, source=origin.source, parent=origin
            )
        )

    # ordinary messages

    def send(self, channel: Channel, text: str, *, reply_to: Message | None = None) -> Message:
        """Write an ordinary message."""
        if channel.deleted or not channel.can_send(self.user):
            raise SandboxRefusal(f"{self.name} cannot write to #{channel.name}")
        if not text.strip() or len(text) > CONTENT_MAX:
            raise SandboxRefusal(f"a message has 1 to {CONTENT_MAX} characters, not {len(text)}")
        origin = posting.Origin(type=0 if reply_to is None else posting.REPLY, replied_to=reply_to)
        return posting.create(self.sandbox.world, channel, self.user, {"content": text}, origin=origin)

    def edit(self, message: Message, text: str) -> None:
        """Change one's own message."""
        self._check_sees(message)
        if message.author is not self.user:
            raise SandboxRefusal("only one's own messages can be edited")
        posting.edit(self.sandbox.world, message, {"content": text})

    def delete(self, message: Message) -> None:
        """Delete a message: one's own, or anybody's with Manage Messages."""
        self._check_sees(message)
        if message.author is not self.user and not message.channel.can(self.user, Permission.MANAGE_MESSAGES):
            raise SandboxRefusal(f"{self.name} may not delete this message")
        posting.delete(self.sandbox.world, message)

    def dismiss(self, message: Message) -> None:
        """Put an ephemeral message out of sight (the bot is not told, as on Discord)."""
        if message.reader is not self.user:
            raise SandboxRefusal("only one's own ephemeral messages can be dismissed")
        message.dismissed = True
        self.sandbox.world.tell(Change("message.deleted", channel=message.channel, message=message))

    def react(self, message: Message, emoji: str) -> None:
        """React to a message."""
        self._check_sees(message)
        react(self.sandbox.world, message, self.user, emoji)

    def unreact(self, message: Message, emoji: str) -> None:
        """Take a reaction back."""
        unreact(self.sandbox.world, message, self.user, emoji)

    async def leave(self, guild: Guild | None = None) -> None:
        """Leave a server."""
        self.sandbox.world.leave(guild or self.sandbox.guild, self.user)

    async def join(self, guild: Guild | None = None) -> None:
        """Join a server."""
        self.sandbox.world.join(guild or self.sandbox.guild, self.user)

    # behind the scenes

    def _place(self, channel: Channel | None, guild: Guild | _Here | None) -> Channel:
        if channel is not None:
            return channel
        home = self.sandbox.guild if isinstance(guild, _Here) else guild
        if home is None or (isinstance(guild, _Here) and self.id not in home.members):
            return self.dm
        visible = [one for one in home.channels.values() if one.can(self.user, Permission.VIEW_CHANNEL)]
        if not visible:
            raise SandboxRefusal(f"{self.name} sees no channel in {home.name}")
        return next((one for one in visible if one.name == "general"), visible[0])

    def _usable(self, channel: Channel) -> list[JSON]:
        if channel.deleted or not channel.permissions_of(self.user):
            raise SandboxRefusal(f"{self.name} does not see #{channel.name}")
        return menu_of_commands.usable(self.sandbox.world, self.user, channel)

    def _check_sees(self, message: Message) -> None:
        if not message.visible_to(self.user):
            raise SandboxRefusal(f"{self.name} does not see this message")

    def _open(
        self,
        kind: InteractionType,
        channel: Channel,
        data: JSON,
        resolved: Resolved | None = None,
        *,
        source: Message | None = None,
        parent: Interaction | None = None,
    ) -> Interaction:
        return self.sandbox.open_interaction(
            kind, self.user, channel, data, resolved=resolved, source=source, parent=parent
        )

    async def _wait(self, interaction: Interaction) -> Answer:
        await interaction.settled.wait()
        return Answer(interaction)


def _command_data(command: JSON) -> JSON:
    data: JSON = {"id": command["id"], "name": command["name"], "type": command["type"]}
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    return data
