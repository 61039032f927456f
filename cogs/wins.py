"""`/win share`, `/win list`, and the buttons and forms that keep and share a win."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Client, Interaction
from bot.content.library import load
from bot.domain.ids import WinId
from bot.domain.wins import WORDS_LIMIT, Win
from bot.interactions import answer, group_of, person_of, words_for
from bot.registration import about
from bot.services import deliveries, wins
from bot.services.wins import Preview
from bot.ui import actions
from bot.ui import wins as cards
from bot.ui.actions import Press

GROUP, ME = "group", "me"

CATEGORIES = [app_commands.Choice(name=about(f"win-category-{key}"), value=key) for key in load().win_categories]
AUDIENCES = [
    app_commands.Choice(name=about("choice-win-who-group"), value=GROUP),
    app_commands.Choice(name=about("choice-win-who-me"), value=ME),
]


class Wins(commands.GroupCog, group_name="win", group_description=about("command-win")):
    """Small wins."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.SHARE_WIN, self.share_untold)
        bot.handle(actions.SHARE_WIN_TOLD, self.share_kept)
        bot.handle(actions.KEEP_WIN_PRIVATE, self.keep_private)
        bot.handle(actions.PREVIEW_WIN, self.preview)
        bot.handle(actions.PAGE_WINS, self.turn_page)
        bot.handle(actions.WIN_FORM, self.keep_message)

    @app_commands.command(name="share", description=about("command-win-share"))
    @app_commands.describe(
        category=about("command-win-share-category"),
        words=about("command-win-share-words"),
        who=about("command-win-share-who"),
    )
    @app_commands.choices(category=CATEGORIES, who=AUDIENCES)
    async def share(
        self,
        interaction: Interaction,
        category: str,
        words: app_commands.Range[str, 1, WORDS_LIMIT] = "",
        who: str = GROUP,
    ) -> None:
        """Keep a win; show what sharing it would look like, unless it is just for oneself."""
        win = self._win(interaction, category, words)
        if who == ME or win.group is None:
            await wins.keep(self.bot.store, win)
            view = cards.kept(words_for(interaction), win, self.bot.mention("win list"))
        else:
            kept = await wins.keep_for_group(self.bot.store, win)
            view = self._preview(interaction, kept)
        await answer(interaction, view)

    @app_commands.command(name="list", description=about("command-win-list"))
    async def list(self, interaction: Interaction) -> None:
        """Show one's own wins, newest first."""
        await answer(interaction, await self._page(interaction, 0))

    async def turn_page(self, interaction: Interaction, press: Press) -> None:
        """Show another page of the list."""
        await interaction.response.edit_message(view=await self._page(interaction, press["page"]))

    async def preview(self, interaction: Interaction, press: Press) -> None:
        """Show what sharing a win from the list would look like."""
        win_id, person = WinId(actions.whole(press.values[0])), person_of(interaction)
        kept = await wins.preview(self.bot.store, win_id, person, group_of(interaction))
        await answer(interaction, self._preview(interaction, kept))

    async def share_untold(self, interaction: Interaction, press: Press) -> None:
        """Share a kept win; where moderators may get a link to it, its author sees that first."""
        win_id, person = WinId(press["win"]), person_of(interaction)
        if await self.bot.net.alerts_in(group_of(interaction)):
            kept = await wins.preview(self.bot.store, win_id, person, group_of(interaction))
            await interaction.response.edit_message(view=self._preview(interaction, kept))
        else:
            await self.share_kept(interaction, press)

    async def share_kept(self, interaction: Interaction, press: Press) -> None:
        """Share a kept win with the group it was kept in."""
        bot, words, here = self.bot, words_for(interaction), group_of(interaction)
        win_id, told = WinId(press["win"]), press.action is actions.SHARE_WIN_TOLD
        owed = await wins.share(bot.store, win_id, person_of(interaction), here, bot.now(), told=told)
        await interaction.response.edit_message(view=cards.on_its_way(words, owed.channel))
        settled = await deliveries.deliver_now(bot.store, bot.announcer, owed, bot.now)
        await interaction.edit_original_response(view=cards.shared(words, settled))
        await deliveries.tell_host(bot.store, bot.announcer, settled, bot.now)

    async def keep_private(self, interaction: Interaction, press: Press) -> None:
        """Leave a kept win as it is."""
        person = person_of(interaction)
        await wins.stay_private(self.bot.store, WinId(press["win"]), person)
        view = cards.stays_private(words_for(interaction), self.bot.mention("win list"))
        await interaction.response.edit_message(view=view)

    async def keep_message(self, interaction: Interaction, press: Press) -> None:
        """Keep one's own message as a win, and show what sharing it would look like."""
        category, words = press.form.get(cards.CATEGORY_FIELD, ""), press.form.get(cards.WORDS_FIELD, "")
        win = self._win(interaction, category, words)
        kept = await wins.keep_for_group(self.bot.store, win)
        await answer(interaction, self._preview(interaction, kept))

    def _preview(self, interaction: Interaction, kept: Preview) -> discord.ui.LayoutView:
        setup = self.bot.mention("setup")
        return cards.preview(words_for(interaction), kept.win, kept.channel, setup, alerts=kept.alerts)

    async def _page(self, interaction: Interaction, number: int) -> discord.ui.LayoutView:
        owner = person_of(interaction)
        page = await wins.list_own(self.bot.store, owner, number)
        return cards.own_list(
            words_for(interaction), page, owner, group_of(interaction), self.bot.mention("win share")
        )

    def _win(self, interaction: Interaction, category: str, words: str) -> Win:
        return Win(
            id=WinId(interaction.id),
            person=person_of(interaction),
            group=group_of(interaction),
            category=category,
            words=words,
            at=self.bot.now(),
        )


async def setup(bot: Client) -> None:
    """Add the cog."""
    await bot.add_cog(Wins(bot))
