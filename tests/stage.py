"""The stage that stories are told on: the demo's own, with what only a test wants to know."""

from bot.demo import Stage as DemoStage
from bot.demo import until
from bot.sandbox import Channel, Message


class Stage(DemoStage):
    """The real bot before the sandbox."""

    @property
    def wins(self) -> Channel:
        """Return the wins channel."""
        return self.discord.channel("wins")

    async def set_up(self) -> None:
        """Choose the wins channel, as the host does."""
        panel = await self.discord.host.slash("setup")
        await self.discord.host.select(panel.message, "setup-wins", [self.wins])

    async def posted(self, channel: Channel, count: int = 1) -> list[Message]:
        """Wait until the bot has posted this many messages in a channel, and return them."""

        def messages() -> list[Message]:
            bot = self.discord.bot_user.id
            return [message for message in self.discord.messages(channel) if message.author.id == bot]

        await until(lambda: len(messages()) >= count)
        return messages()
