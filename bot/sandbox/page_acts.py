"""What the person at a page does: each act named by the page, done with `Person` as tests do it.

Turns the page's JSON into the sandbox's objects and back; raises SandboxRefusal with a sentence for what cannot
be done. Decides no rule itself.
"""

import base64
import binascii
import itertools
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.sandbox import commands, forms
from bot.sandbox.answers import Answer
from bot.sandbox.entities import Attachment, Resolved
from bot.sandbox.errors import SandboxRefusal
from bot.sandbox.forms import Modal
from bot.sandbox.interactions import InteractionType, Phase
from bot.sandbox.messages import Message
from bot.sandbox.page_view import channel_for
from bot.sandbox.people import Role, User
from bot.sandbox.places import Channel
from bot.sandbox.wire import JSON

if TYPE_CHECKING:
    from bot.sandbox.actors import Person
    from bot.sandbox.sandbox import Sandbox

FARTHEST = timedelta(days=3660)  # how far the time machine goes at once; years of missed weeks would say nothing more
_SELECTS_OF_ENTITIES = (forms.USER_SELECT, forms.ROLE_SELECT, forms.MENTIONABLE_SELECT, forms.CHANNEL_SELECT)
_OPTIONS_OF_ENTITIES = (commands.USER, commands.CHANNEL, commands.ROLE, commands.MENTIONABLE)


class Acts:
    """What one person does at one page; keeps the forms that are open there."""

    def __init__(self, sandbox: "Sandbox", person: "Person") -> None:
        self._sandbox = sandbox
        self._person = person
        self._modals: dict[str, Modal] = {}
        self._keys = itertools.count(1)
        self._known: dict[str, Callable[[JSON], Awaitable[Any]]] = {
            "send": self._send,
            "slash": self._slash,
            "autocomplete": self._autocomplete,
            "menu": self._menu,
            "user_menu": self._user_menu,
            "click": self._click,
            "select": self._select,
            "submit": self._submit,
            "dismiss": self._dismiss,
            "dm": self._dm,
            "dms": self._dms,
            "clock": self._clock,
        }

    async def do(self, act: JSON) -> Any:
        """Do the act that `op` names and return what the page is told; raise SandboxRefusal."""
        found = self._known.get(act.get("op", ""))
        if found is None:
            raise SandboxRefusal(f"the page asks for {act.get('op')!r}, which nobody can do")
        return await found(act)

    async def _send(self, act: JSON) -> str:
        original = self._message(act["reply"]) if act.get("reply") else None
        return str(self._person.send(self._channel(act), act["text"], reply_to=original).id)

    async def _slash(self, act: JSON) -> JSON:
        channel = self._channel(act)
        values = {option["name"]: self._option(option, channel) for option in act["options"]}
        return self._shown(await self._person.slash(act["path"], values, channel=channel))

    async def _autocomplete(self, act: JSON) -> list[JSON]:
        """Ask the bot for suggestions; unlike `Person.autocomplete` this tells none from no answer in time."""
        channel = self._channel(act)
        leaf = commands.find_leaf(self._person.commands(channel), act["path"])
        resolved = Resolved(self._sandbox.world, self._person.user, channel)
        partial = {option["name"]: self._option(option, channel) for option in act["options"]}
        filled = commands.fill_partly(leaf, act["focused"], partial, resolved)
        data = {key: leaf.command[key] for key in ("id", "name", "type", "guild_id") if key in leaf.command}
        interaction = self._sandbox.open_interaction(
            InteractionType.AUTOCOMPLETE,
            self._person.user,
            channel,
            data | {"options": commands.nest(leaf, filled)},
            resolved=resolved,
        )
        await interaction.settled.wait()
        if interaction.phase is Phase.FAILED:
            raise SandboxRefusal("the application did not respond")
        return interaction.choices

    async def _menu(self, act: JSON) -> JSON:
        return self._shown(await self._person.menu(act["name"], self._message(act["target"])))

    async def _user_menu(self, act: JSON) -> JSON:
        user = self._user(act["target"])
        return self._shown(await self._person.user_menu(act["name"], user, channel=self._channel(act)))

    async def _click(self, act: JSON) -> JSON:
        message = self._message(act["message"])
        return self._shown(await self._person.click(message, custom_id=act["custom_id"]))

    async def _select(self, act: JSON) -> JSON:
        message = self._message(act["message"])
        values: list[Any] = act["values"]
        part = next((each for each in message.selects if each["custom_id"] == act["custom_id"]), None)
        if part is not None and part["type"] in _SELECTS_OF_ENTITIES:
            values = [self._entity(value, message.channel) for value in values]
        return self._shown(await self._person.select(message, act["custom_id"], values))

    async def _submit(self, act: JSON) -> JSON:
        modal = self._modals.get(act["modal"])
        if modal is None:
            raise SandboxRefusal("this form was closed when the sandbox restarted; open it again")
        channel = modal.origin.channel
        values = {
            field.custom_id: self._field(field, act["values"].get(field.custom_id), channel) for field in modal.fields
        }
        return self._shown(await self._person.submit(modal, values))

    async def _dismiss(self, act: JSON) -> None:
        self._person.dismiss(self._message(act["message"]))

    async def _dm(self, _: JSON) -> str:
        return str(self._person.dm.id)

    async def _dms(self, act: JSON) -> None:
        if act["open"]:
            self._person.open_dms()
        else:
            self._person.close_dms()

    async def _clock(self, act: JSON) -> None:
        try:
            moment = datetime.fromisoformat(act["to"])
            if moment - self._sandbox.clock.now() > FARTHEST:
                raise SandboxRefusal("the time machine goes at most ten years ahead")
            await self._sandbox.move_to(moment)
        except ValueError:
            raise SandboxRefusal("the time machine goes forward only") from None

    def _shown(self, answer: Answer) -> JSON:
        shown: JSON = {"kind": answer.kind}
        if answer.kind == "modal":
            key = str(next(self._keys))
            self._modals[key] = answer.modal
            shown["modal"] = answer.modal.raw | {"key": key}
        return shown

    def _channel(self, act: JSON) -> Channel:
        channel = channel_for(self._sandbox.world, int(act["channel"] or 0), self._person.user)
        if channel is None:
            raise SandboxRefusal("this channel is gone")
        return channel

    def _message(self, key: str) -> Message:
        try:
            return self._sandbox.message(int(key))
        except KeyError:
            raise SandboxRefusal("this message was deleted") from None

    def _user(self, key: str) -> User:
        user = self._sandbox.world.users.get(int(key))
        if user is None:
            raise SandboxRefusal("there is no such person")
        return user

    def _entity(self, key: str, channel: Channel) -> User | Role | Channel:
        """Return the user, role or channel with this id; ids are unique across all three."""
        world = self._sandbox.world
        roles = {} if channel.guild is None else channel.guild.roles
        found = world.users.get(int(key)) or roles.get(int(key)) or world.channels.get(int(key))
        if found is None:
            raise SandboxRefusal("what was chosen is gone")
        return found

    def _option(self, option: JSON, channel: Channel) -> Any:
        kind, value = option["type"], option["value"]
        if kind == commands.ATTACHMENT:
            return _file(value)
        return self._entity(value, channel) if kind in _OPTIONS_OF_ENTITIES else value

    def _field(self, field: forms.Field, value: Any, channel: Channel) -> Any:
        if field.type == forms.FILE_UPLOAD:
            return [_file(each) for each in value or ()]
        if field.type in _SELECTS_OF_ENTITIES:
            return [self._entity(each, channel) for each in value or ()]
        return [] if field.type == forms.RADIO_GROUP and value is None else value


def _file(sent: JSON) -> Attachment:
    try:
        content = base64.b64decode(sent["data"], validate=True)
    except binascii.Error:
        raise SandboxRefusal(f"the file {sent['filename']!r} arrived damaged") from None
    return Attachment(sent["filename"], content, sent["content_type"])
