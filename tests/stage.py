"""The stage that stories are told on: the demo's own, with what only a test wants to know."""

import asyncio

from bot.demo import Stage as DemoStage
from bot.demo import until
from bot.domain.ids import GroupId, PersonId
from bot.sandbox import Channel, Message, Person
from bot.services import groups
from bot.services import people as people_service

PATIENCE = 15.0
"""Seconds that a story gives the bot to answer, because other stories run beside it and none measures seconds.

Discord gives three, and so do the sandbox's own tests and the benchmarks."""


class Stage(DemoStage):
    """The real bot before the sandbox."""

    @property
    def wins(self) -> Channel:
        """Return the wins channel."""
        return self.discord.channel("wins")

    async def join(self, *people: Person) -> None:
        """Let people agree to what is kept, without the card that asks them."""
        group = GroupId(self.discord.guild.id)
        for person in people:
            await people_service.agree(self.client.store, PersonId(person.id), group, self.client.now())

    async def set_up(self) -> None:
        """Choose the wins channel, as the host does; the members have joined."""
        discord = self.discord
        await self.join(discord.ana, discord.ben, discord.chi, discord.mod, discord.host)
        panel = await self.discord.host.slash("setup")
        await self.discord.host.select(panel.message, "setup-wins", [self.wins])

    async def remove_bot(self) -> None:
        """Remove the bot from the server, and wait until it has written that down."""
        await self.discord.remove_bot(self.discord.guild)
        await self._noted(is_gone=True)

    async def add_bot(self) -> None:
        """Add the bot to the server again, and wait until it has written that down."""
        await self.discord.add_bot(self.discord.guild)
        await self._noted(is_gone=False)

    async def _noted(self, *, is_gone: bool) -> None:
        group = GroupId(self.discord.guild.id)
        async with asyncio.timeout(30):
            while ((await groups.find(self.client.store, group)).left_at is not None) is not is_gone:
                await asyncio.sleep(0.01)
        await until(lambda: (self.client.get_guild(group) is None) is is_gone)

    async def posted(self, channel: Channel, count: int = 1) -> list[Message]:
        """Wait until the bot has posted this many messages in a channel, and return them."""

        def messages() -> list[Message]:
            bot = self.discord.bot_user.id
            return [message for message in self.discord.messages(channel) if message.author.id == bot]

        await until(lambda: len(messages()) >= count)
        return messages()
