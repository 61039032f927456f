"""*Celebrate*: the button on cards, and the menu on anybody's message."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from weakref import WeakValueDictionary

import discord
from discord import app_commands

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.domain.celebrations import Cheer
from bot.domain.ids import ChannelId, MessageId, PersonId, WinId
from bot.domain.refusals import Reason, Refusal
from bot.interactions import answer, group_words, own_group, person_of, words_for
from bot.logs import get_logger
from bot.registration import about
from bot.services import celebrations, wins
from bot.ui import actions
from bot.ui import wins as cards
from bot.ui.actions import Press, presses_on

log = get_logger(__name__)

Draw = Callable[[], Awaitable[discord.ui.LayoutView]]


class Celebrations(Cog):
    """Being glad with each other."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        bot.handle(actions.CELEBRATE_WIN, self.celebrate_win)
        bot.handle(actions.CELEBRATE_CHEER, self.cheer_along)
        bot.handle(actions.TAKE_CHEER_AWAY, self.take_cheer_away)

    async def celebrate_win(self, interaction: Interaction, press: Press) -> None:
        """Count somebody's celebration of a win, and show it on the card."""
        win_id, person = WinId(press["win"]), person_of(interaction)
        again = await _counted_again(celebrations.celebrate(self.bot.store, win_id, person, self.bot.now()))
        await self._redraw(interaction, partial(self._win_card, interaction, win_id))
        if again:
            raise again

    async def cheer_along(self, interaction: Interaction, press: Press) -> None:
        """Count somebody's celebration of a cheered message, and show it on the card."""
        message, author = MessageId(press["message"]), PersonId(press["author"])
        person = person_of(interaction)
        cheer, _ = await celebrations.find_cheer(self.bot.store, message)
        if author == person:
            await answer(interaction, cards.about_yourself(words_for(interaction), message, author))
            return
        await self.bot.gate.admit(interaction, is_open=False)
        again = await _counted_again(celebrations.cheer(self.bot.store, cheer, author, person, self.bot.now()))
        await self._redraw(interaction, partial(self._cheer_card, interaction, message, author))
        if again:
            raise again

    async def take_cheer_away(self, interaction: Interaction, press: Press) -> None:
        """Take down a card about one's own message."""
        message, author = MessageId(press["message"]), PersonId(press["author"])
        cheer = await celebrations.take_away(self.bot.store, message, author, person_of(interaction))
        await interaction.response.edit_message(view=cards.taken_away(words_for(interaction)))
        if cheer.card is not None:
            await self._card(interaction, cheer.card).delete()

    async def celebrate_message(self, interaction: Interaction, message: discord.Message) -> None:
        """The menu: turn one's own message into a win, celebrate another's."""
        if message.author.id == interaction.user.id:
            form = cards.form(words_for(interaction), MessageId(message.id), message.content)
            await interaction.response.send_modal(form)
        elif message.author.id == interaction.application_id:
            await self._celebrate_card(interaction, message)
        elif message.author.bot:
            raise Refusal(Reason.NOT_A_PERSON)
        else:
            place = ChannelId(message.channel.id), own_group(interaction)
            await self._cheer(interaction, Cheer(MessageId(message.id), *place), PersonId(message.author.id))

    async def _celebrate_card(self, interaction: Interaction, message: discord.Message) -> None:
        """Do what the card's own button does; the card itself says what it is about."""
        person, now = person_of(interaction), self.bot.now()
        for press in presses_on(message):
            if press.action is actions.CELEBRATE_WIN:
                win_id = WinId(press["win"])
                await celebrations.celebrate(self.bot.store, win_id, person, now)
                draw = partial(self._win_card, interaction, win_id)
                await self._redraw_elsewhere(interaction, MessageId(message.id), draw)
                return
            if press.action is actions.CELEBRATE_CHEER:
                cheer, _ = await celebrations.find_cheer(self.bot.store, MessageId(press["message"]))
                await self._cheer(interaction, cheer, PersonId(press["author"]))
                return
        raise Refusal(Reason.NOT_A_CARD)

    async def _cheer(self, interaction: Interaction, draft: Cheer, author: PersonId) -> None:
        turn = self._turns.setdefault(draft.message, asyncio.Lock())
        async with turn:  # two people at once share one card
            cheer = await celebrations.cheer(self.bot.store, draft, author, person_of(interaction), self.bot.now())
            if cheer.card is None:
                view = await self._cheer_card(interaction, cheer.message, author)
                posted = await interaction.response.send_message(view=view)
                if posted.message_id is not None:
                    await celebrations.remember_card(self.bot.store, cheer, MessageId(posted.message_id))
                return
        draw = partial(self._cheer_card, interaction, cheer.message, author)
        await self._redraw_elsewhere(interaction, cheer.card, draw, cheer)

    async def _redraw(self, interaction: Interaction, draw: Draw) -> None:
        """Answer a press on a card by redrawing it."""

        async def now() -> None:
            await interaction.response.edit_message(view=await draw())

        async def later() -> None:
            await interaction.edit_original_response(view=await draw())

        card = interaction.message.id if interaction.message else interaction.id
        await self.bot.cards.redraw(card, now, later, interaction.response.defer)

    async def _redraw_elsewhere(
        self, interaction: Interaction, card: MessageId, draw: Draw, cheer: Cheer | None = None
    ) -> None:
        """Answer a menu, and redraw a card that stands elsewhere in the channel; a cheer's that is gone, anew."""
        await answer(interaction, cards.celebrated(words_for(interaction)))

        async def edit() -> None:
            try:
                await self._card(interaction, card).edit(view=await draw())
            except discord.NotFound:
                if cheer is not None:
                    posted = await interaction.followup.send(view=await draw(), wait=True)
                    await celebrations.remember_card(self.bot.store, cheer, MessageId(posted.id))

        await self.bot.cards.redraw(card, edit, edit)

    def _card(self, interaction: Interaction, card: MessageId) -> discord.PartialMessage:
        return self.bot.get_partial_messageable(interaction.channel_id or 0).get_partial_message(card)

    async def _win_card(self, interaction: Interaction, win_id: WinId) -> discord.ui.LayoutView:
        card = await wins.card(self.bot.store, win_id)
        return cards.group_card(group_words(interaction), card.win, card.applause)

    async def _cheer_card(
        self, interaction: Interaction, message: MessageId, author: PersonId
    ) -> discord.ui.LayoutView:
        cheer, applause = await celebrations.find_cheer(self.bot.store, message)
        return cards.cheer_card(group_words(interaction), cheer, author, applause)


async def _counted_again(counting: Awaitable[None] | Awaitable[Cheer]) -> Refusal | None:
    """Return the refusal to count somebody twice: the card is redrawn all the same, in case an edit was lost."""
    try:
        await counting
    except Refusal as refusal:
        if refusal.reason is not Reason.ALREADY_CELEBRATED:
            raise
        return refusal
    return None


def setup(bot: Client) -> None:
    """Add the cog and its menu."""
    cog = Celebrations(bot)
    bot.add_cog(cog)
    menu = app_commands.ContextMenu(name=about("menu-celebrate"), callback=cog.celebrate_message)
    bot.tree.add_command(app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)(menu))
