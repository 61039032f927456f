"""`/win share`, `/win list`, and the buttons and forms that keep, share, change and remove a win."""

from datetime import date

import discord
from discord import app_commands

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.content.library import load
from bot.domain.ids import WinId
from bot.domain.quick_wins import Deed
from bot.domain.wins import WORDS_LIMIT, Win, may_share
from bot.interactions import answer, group_of, person_of, redraw, words_for
from bot.registration import about
from bot.services import deliveries, quick_wins, redraws, wins
from bot.services.wins import Preview
from bot.ui import actions
from bot.ui import wins as cards
from bot.ui import wins_list as lists
from bot.ui.actions import Press

GROUP, ME = "group", "me"

CATEGORIES = [app_commands.Choice(name=about(f"win-category-{key}"), value=key) for key in load().win_categories]
AUDIENCES = [
    app_commands.Choice(name=about("choice-win-who-group"), value=GROUP),
    app_commands.Choice(name=about("choice-win-who-me"), value=ME),
]


class Wins(Cog, name="win", description=about("command-win")):
    """Small wins."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.SHARE_WIN, self.share_untold)
        bot.handle(actions.SHARE_WIN_TOLD, self.share_kept)
        bot.handle(actions.KEEP_WIN_PRIVATE, self.keep_private)
        bot.handle(actions.PREVIEW_WIN, self.preview)
        bot.handle(actions.PAGE_WINS, self.turn_page)
        bot.handle(actions.WINS_OF_MONTH, self.show_month)
        bot.handle(actions.OPEN_WIN, self.open)
        bot.handle(actions.SHOW_WIN, self.open)
        bot.handle(actions.EDIT_WIN, self.ask_to_edit)
        bot.handle(actions.EDIT_WIN_FORM, self.keep_edited)
        bot.handle(actions.ASK_REMOVE_WIN, self.ask_to_remove)
        bot.handle(actions.REMOVE_WIN, self.remove)
        bot.handle(actions.KEEP_AS_WIN, self.keep_deed)
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
        await self._show_page(interaction)

    async def turn_page(self, interaction: Interaction, press: Press) -> None:
        """Show another page of the list."""
        await self._show_page(interaction, press["page"])

    async def show_month(self, interaction: Interaction, press: Press) -> None:
        """Show the page of the list that a month begins on."""
        await self._show_page(interaction, month=lists.read_month(press.values[0]))

    async def open(self, interaction: Interaction, press: Press) -> None:
        """Show one win."""
        win_id = WinId(actions.whole(press.values[0]) if press.values else press["win"])
        listed = await wins.find_own(self.bot.store, win_id, person_of(interaction))
        await redraw(interaction, lists.one(words_for(interaction), listed, group_of(interaction)))

    async def ask_to_edit(self, interaction: Interaction, press: Press) -> None:
        """Open the form that changes a win."""
        listed = await wins.find_own(self.bot.store, WinId(press["win"]), person_of(interaction))
        alerts = await wins.may_alert(self.bot.store, listed.win)
        await interaction.response.send_modal(cards.edit_form(words_for(interaction), listed.win, alerts=alerts))

    async def keep_edited(self, interaction: Interaction, press: Press) -> None:
        """Keep what was changed; the card of a shared win follows."""
        bot, here = self.bot, group_of(interaction)
        listed = await wins.edit(
            bot.store,
            WinId(press["win"]),
            person_of(interaction),
            here,
            bot.now(),
            category=press.form.get(cards.CATEGORY_FIELD, ""),
            words=press.form.get(cards.WORDS_FIELD, ""),
            told=bool(press["told"]),
        )
        await redraw(interaction, lists.edited(words_for(interaction), listed, here))
        await redraws.draw_now(bot.store, bot.announcer, listed.win.id, bot.now)

    async def ask_to_remove(self, interaction: Interaction, press: Press) -> None:
        """Ask whether a win is to go, which cannot be taken back."""
        listed = await wins.find_own(self.bot.store, WinId(press["win"]), person_of(interaction))
        await redraw(interaction, lists.sure_to_remove(words_for(interaction), listed))

    async def remove(self, interaction: Interaction, press: Press) -> None:
        """Erase a win; the heartbeat takes its card down."""
        person = person_of(interaction)
        win = await wins.remove(self.bot.store, WinId(press["win"]), person, self.bot.now())
        await redraw(interaction, lists.removed(words_for(interaction), win, person))

    async def keep_deed(self, interaction: Interaction, press: Press) -> None:
        """Keep what somebody just did as a win, and show what sharing would look like; once shared, how it stands."""
        deed, person, here = actions.numbered(Deed, press["deed"]), person_of(interaction), group_of(interaction)
        listed = await quick_wins.keep(self.bot.store, person, deed, press["about"], self.bot.now())
        if may_share(listed, here):
            kept = await wins.preview(self.bot.store, listed.win.id, person, here)
            await answer(interaction, self._preview(interaction, kept))
        else:
            words = words_for(interaction)
            await answer(interaction, lists.one(words, listed, here, words(f"win-kept-{listed.win.category}")))

    async def preview(self, interaction: Interaction, press: Press) -> None:
        """Show what sharing a kept win would look like."""
        win_id, person = WinId(press["win"]), person_of(interaction)
        kept = await wins.preview(self.bot.store, win_id, person, group_of(interaction))
        await redraw(interaction, self._preview(interaction, kept))

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

    async def _show_page(self, interaction: Interaction, number: int = 0, month: date | None = None) -> None:
        owner, here = person_of(interaction), group_of(interaction)
        page = await wins.list_own(self.bot.store, owner, number, here=here, month=month)
        view = lists.own_list(words_for(interaction), page, owner, self.bot.mention("win share"))
        await redraw(interaction, view)

    def _win(self, interaction: Interaction, category: str, words: str) -> Win:
        return Win(
            id=WinId(interaction.id),
            person=person_of(interaction),
            group=group_of(interaction),
            category=category,
            words=words,
            at=self.bot.now(),
        )


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(Wins(bot))
