"""`/win share`, `/win list`, the menu **Celebrate**, and the buttons on wins."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Client, Interaction, answer, group_words, words_for
from bot.content.library import load
from bot.domain.ids import ChannelId, GroupId, MessageId, PersonId, WinId
from bot.domain.refusals import Reason, Refusal
from bot.domain.wins import WORDS_LIMIT, Cheer, Win
from bot.registration import about
from bot.services import deliveries, wins
from bot.ui import actions
from bot.ui import wins as cards
from bot.ui.actions import Press

GROUP, ME = "group", "me"
Draw = Callable[[], Awaitable[discord.ui.LayoutView]]

CATEGORIES = [app_commands.Choice(name=about(f"win-category-{key}"), value=key) for key in load().win_categories]
AUDIENCES = [
    app_commands.Choice(name=about("choice-win-who-group"), value=GROUP),
    app_commands.Choice(name=about("choice-win-who-me"), value=ME),
]


class Wins(commands.GroupCog, group_name="win", group_description=about("command-win")):
    """Small wins."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.SHARE_WIN, self.share_kept)
        bot.handle(actions.KEEP_WIN_PRIVATE, self.keep_private)
        bot.handle(actions.PREVIEW_WIN, self.preview)
        bot.handle(actions.PAGE_WINS, self.turn_page)
        bot.handle(actions.WIN_FORM, self.keep_message)
        bot.handle(actions.CELEBRATE_WIN, self.celebrate)
        bot.handle(actions.CELEBRATE_CHEER, self.cheer_along)

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
            await wins.keep(self.bot.store, win, self.bot.now())
            view = cards.kept(words_for(interaction), win, self.bot.mention("win list"))
        else:
            kept = await wins.keep_for_group(self.bot.store, win, self.bot.now())
            view = cards.preview(words_for(interaction), kept.card.win, kept.channel, self.bot.mention("setup"))
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
        win_id, person = WinId(int(press.values[0])), PersonId(interaction.user.id)
        kept = await wins.preview(self.bot.store, win_id, person, self.bot.now())
        words = words_for(interaction)
        await answer(interaction, cards.preview(words, kept.card.win, kept.channel, self.bot.mention("setup")))

    async def share_kept(self, interaction: Interaction, press: Press) -> None:
        """Share a kept win with the group."""
        now, store = self.bot.now(), self.bot.store
        owed = await wins.share(store, WinId(press["win"]), PersonId(interaction.user.id), now)
        await interaction.response.defer()
        settled = await deliveries.deliver(store, self.bot.announcer, owed.id, now) or owed
        await interaction.edit_original_response(view=cards.shared(words_for(interaction), settled))

    async def keep_private(self, interaction: Interaction, _: Press) -> None:
        """Leave a kept win as it is."""
        view = cards.stays_private(words_for(interaction), self.bot.mention("win list"))
        await interaction.response.edit_message(view=view)

    async def celebrate(self, interaction: Interaction, press: Press) -> None:
        """Count somebody's celebration of a win, and show it on the card."""
        win_id = WinId(press["win"])
        await wins.celebrate(self.bot.store, win_id, PersonId(interaction.user.id), self.bot.now())
        await self._redraw(interaction, partial(self._win_card, interaction, win_id))

    async def cheer_along(self, interaction: Interaction, press: Press) -> None:
        """Count somebody's celebration of a cheered message, and show it on the card."""
        message = MessageId(press["message"])
        cheer, _ = await wins.cheer_card(self.bot.store, message)
        await wins.cheer(self.bot.store, cheer, PersonId(interaction.user.id), self.bot.now())
        await self._redraw(interaction, partial(self._cheer_card, interaction, message))

    async def celebrate_message(self, interaction: Interaction, message: discord.Message) -> None:
        """The menu: turn one's own message into a win, celebrate another's."""
        if interaction.guild_id is None:
            raise Refusal(Reason.ONLY_IN_A_GROUP)
        if message.author.id == interaction.user.id:
            form = cards.form(words_for(interaction), MessageId(message.id), message.content)
            await interaction.response.send_modal(form)
            return
        await self._celebrate_anothers(interaction, message)

    async def keep_message(self, interaction: Interaction, press: Press) -> None:
        """Keep one's own message as a win, and show what sharing it would look like."""
        category, words = press.form.get(cards.CATEGORY_FIELD, ""), press.form.get(cards.WORDS_FIELD, "")
        win = self._win(interaction, category, words)
        kept = await wins.keep_for_group(self.bot.store, win, self.bot.now())
        text = words_for(interaction)
        await answer(interaction, cards.preview(text, kept.card.win, kept.channel, self.bot.mention("setup")))

    async def _celebrate_anothers(self, interaction: Interaction, message: discord.Message) -> None:
        card, person, now = MessageId(message.id), PersonId(interaction.user.id), self.bot.now()
        if message.author.id == interaction.application_id:
            win_id = await wins.win_on_card(self.bot.store, card)
            if win_id is not None:
                await wins.celebrate(self.bot.store, win_id, person, now)
                await self._redraw_elsewhere(interaction, card, partial(self._win_card, interaction, win_id))
                return
            cheer, _ = await wins.cheer_card(self.bot.store, card)
        elif message.author.bot:
            raise Refusal(Reason.NOT_A_PERSON)
        else:
            cheer = Cheer(
                message=card,
                channel=ChannelId(message.channel.id),
                group=GroupId(interaction.guild_id or 0),
                author=PersonId(message.author.id),
            )
        await self._cheer(interaction, await wins.cheer(self.bot.store, cheer, person, now))

    async def _cheer(self, interaction: Interaction, cheer: Cheer) -> None:
        draw = partial(self._cheer_card, interaction, cheer.message)
        if cheer.card is not None:
            await self._redraw_elsewhere(interaction, cheer.card, draw)
            return
        posted = await interaction.response.send_message(view=await draw())
        if posted.message_id is not None:
            await wins.remember_cheer_card(self.bot.store, replace(cheer, card=MessageId(posted.message_id)))

    async def _redraw(self, interaction: Interaction, draw: Draw) -> None:
        """Answer a press on a card by redrawing it."""

        async def now() -> None:
            await interaction.response.edit_message(view=await draw())

        async def later() -> None:
            await interaction.edit_original_response(view=await draw())

        card = interaction.message.id if interaction.message else interaction.id
        if not await self.bot.cards.redraw(card, now, later):
            await interaction.response.defer()

    async def _redraw_elsewhere(self, interaction: Interaction, card: MessageId, draw: Draw) -> None:
        """Answer a menu, and redraw a card that stands elsewhere in the channel."""
        await answer(interaction, cards.celebrated(words_for(interaction)))
        channel = self.bot.get_partial_messageable(interaction.channel_id or 0)

        async def edit() -> None:
            await channel.get_partial_message(card).edit(view=await draw())

        await self.bot.cards.redraw(card, edit, edit)

    async def _win_card(self, interaction: Interaction, win_id: WinId) -> discord.ui.LayoutView:
        card = await wins.card(self.bot.store, win_id, self.bot.now())
        return cards.group_card(group_words(interaction), card.win, card.applause)

    async def _cheer_card(self, interaction: Interaction, message: MessageId) -> discord.ui.LayoutView:
        return cards.cheer_card(group_words(interaction), *await wins.cheer_card(self.bot.store, message))

    async def _page(self, interaction: Interaction, number: int) -> discord.ui.LayoutView:
        owner = PersonId(interaction.user.id)
        page = await wins.list_own(self.bot.store, owner, number, self.bot.now())
        return cards.own_list(words_for(interaction), page, owner, self.bot.mention("win share"))

    def _win(self, interaction: Interaction, category: str, words: str) -> Win:
        return Win(
            id=WinId(interaction.id),
            person=PersonId(interaction.user.id),
            group=None if interaction.guild_id is None else GroupId(interaction.guild_id),
            category=category,
            words=words,
            at=self.bot.now(),
        )


async def setup(bot: Client) -> None:
    """Add the cog and its menu."""
    cog = Wins(bot)
    await bot.add_cog(cog)
    menu = app_commands.ContextMenu(name=about("menu-celebrate"), callback=cog.celebrate_message)
    bot.tree.add_command(app_commands.guild_only(menu))
