"""The yardstick: the least that discord.py can do for the same command. It keeps nothing and only answers."""

import os

import discord
from discord import app_commands


class Bare(discord.AutoShardedClient):
    """A client with one command tree."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        """Register the command, as a bot's first lines do."""
        await self.tree.sync()


bot = Bare()
win = app_commands.Group(name="win", description="Small wins")
bot.tree.add_command(win)


@win.command(description="Keep a win")
async def share(interaction: discord.Interaction, category: str, words: str = "", who: str = "me") -> None:
    """Answer, and nothing else."""
    await interaction.response.send_message("Kept.", ephemeral=True)


if __name__ == "__main__":
    discord.http.Route.BASE = os.environ["REBOUND_DISCORD_API"]
    bot.run(os.environ["DISCORD_TOKEN"], log_handler=None)
