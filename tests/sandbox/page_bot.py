"""A small bot for the page's tests: one command with autocomplete, a card with a button and a select, a form, menus.

Drawn with discord.py's real client; says nothing about the product.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.sandbox import Sandbox

KINDS = ("Asked for help", "Rested on purpose", "Improved my CV")
Command = app_commands.Command[app_commands.Group, ..., None]


class Celebrate(ui.Button["Card"]):
    """A button that counts one more."""

    def __init__(self) -> None:
        super().__init__(label="Celebrate", style=discord.ButtonStyle.success, custom_id="celebrate")

    async def callback(self, interaction: discord.Interaction) -> None:
        assert self.view is not None
        await interaction.response.edit_message(view=Card(self.view.words, self.view.count + 1))


class Why(ui.Select["Card"]):
    """A select of which two may be chosen."""

    def __init__(self) -> None:
        options = [discord.SelectOption(label=one) for one in "abc"]
        super().__init__(custom_id="why", placeholder="Why?", max_values=2, options=options)

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"Chosen: {', '.join(self.values)}", ephemeral=True)


class Card(ui.LayoutView):
    """A win with a button and a select."""

    def __init__(self, words: str, count: int = 0) -> None:
        super().__init__(timeout=None)
        self.words, self.count = words, count
        box: ui.Container[Card] = ui.Container(
            ui.TextDisplay(words),
            ui.Separator(),
            ui.TextDisplay(f"-# {count} celebrate"),
            ui.ActionRow(Celebrate()),
            ui.ActionRow(Why()),
            accent_colour=0x2F9E83,
        )
        self.add_item(box)


class Form(ui.Modal, title="After a no"):
    """A form with one field of each kind."""

    def __init__(self) -> None:
        super().__init__(custom_id="form")
        feelings = [discord.CheckboxGroupOption(label=one) for one in ("Sad", "Angry", "Relieved")]
        steps = [discord.RadioGroupOption(label=one) for one in ("Rest a while", "Take the first step")]
        stages = [discord.SelectOption(label=one) for one in ("CV", "Phone", "Interview")]
        self.feelings = ui.CheckboxGroup[Form](
            custom_id="feelings", options=feelings, required=False, min_values=0, max_values=3
        )
        self.step = ui.RadioGroup[Form](custom_id="step", options=steps)
        self.words = ui.TextInput[Form](custom_id="words", style=discord.TextStyle.paragraph, max_length=50)
        self.stage = ui.Select[Form](custom_id="stage", options=stages, required=False)
        self.remind = ui.Checkbox[Form](custom_id="remind")
        self.add_item(ui.Label(text="How does it feel?", description="Several are fine.", component=self.feelings))
        self.add_item(ui.Label(text="What happens next?", component=self.step))
        self.add_item(ui.Label(text="A few words", component=self.words))
        self.add_item(ui.Label(text="Stage", component=self.stage))
        self.add_item(ui.Label(text="Remind me", component=self.remind))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Say what was filled in."""
        told = [*self.feelings.values, self.step.value, self.words.value, *self.stage.values, self.remind.value]
        await interaction.response.send_message(f"Kept: {told}", ephemeral=True)


class PageBot(commands.AutoShardedBot):
    """The bot itself."""

    async def setup_hook(self) -> None:
        """Register the commands."""
        win = app_commands.Group(name="win", description="Wins of any size")
        win.add_command(_share())
        self.tree.add_command(win)
        self.tree.add_command(_plain("log", "Log a no", _log))
        self.tree.add_command(_plain("silent", "Never answers", _silent))
        self.tree.add_command(app_commands.ContextMenu(name="Celebrate", callback=_celebrate))
        self.tree.add_command(app_commands.ContextMenu(name="Encourage", callback=_encourage))
        await self.tree.sync()


def _plain(name: str, description: str, callback: object) -> Command:
    return app_commands.Command(name=name, description=description, callback=callback)  # type: ignore[arg-type]


def _share() -> Command:
    @app_commands.describe(what="What went well", kind="The kind of win", size="From 1 to 5")
    async def share(
        interaction: discord.Interaction,
        what: app_commands.Range[str, 1, 100],
        kind: str,
        size: app_commands.Range[int, 1, 5] | None = None,
    ) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        assert isinstance(interaction.channel, discord.abc.Messageable)
        await interaction.channel.send(view=Card(f"### {what}\n{kind}, {size}"))
        await interaction.followup.send("Saved.")

    command: Command = _plain("share", "Share a win", share)

    @command.autocomplete("kind")
    async def suggest(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=one, value=one.upper()) for one in KINDS if typed.lower() in one.lower()]

    return command


async def _log(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(Form())


async def _silent(_: discord.Interaction) -> None:
    await asyncio.sleep(0)


async def _celebrate(interaction: discord.Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"Celebrated: {message.content}", ephemeral=True)


async def _encourage(interaction: discord.Interaction, member: discord.Member) -> None:
    await interaction.response.send_message(f"Encouraged {member.display_name}.", ephemeral=True)


@asynccontextmanager
async def connected(sandbox: Sandbox) -> AsyncIterator[PageBot]:
    """Run the bot against a sandbox until the block ends."""
    before = discord.http.Route.BASE
    discord.http.Route.BASE = sandbox.api_url
    try:
        async with PageBot("!", intents=discord.Intents(guilds=True), help_command=None) as bot:
            await bot.login(sandbox.token)
            running = asyncio.create_task(bot.connect())
            await sandbox.bot_ready()
            try:
                yield bot
            finally:
                await bot.close()
                await asyncio.gather(running, return_exceptions=True)
    finally:
        discord.http.Route.BASE = before
