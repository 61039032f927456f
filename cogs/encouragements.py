"""`/encourage me`, `/encourage add`, and what moderators do with the lines that members offer."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Client, Interaction
from bot.domain.encouragements import LINE_LIMIT, Decline, OfferedLine, Stage, Theme, Wish
from bot.domain.ids import GroupId, OfferedId
from bot.interactions import answer, group_of, own_group, person_of, words_for
from bot.moderators import moderated_group
from bot.registration import about
from bot.services import encouragements
from bot.services.encouragements import Drawn
from bot.ui import actions
from bot.ui import encouragements as cards
from bot.ui.actions import Press

THEMES = [app_commands.Choice(name=about(f"choice-theme-{theme}"), value=str(theme)) for theme in Theme]
STAGES = [
    app_commands.Choice(name=about(f"choice-stage-{stage}"), value=str(stage))
    for stage in Stage
    if stage is not Stage.ANY
]


class Encouragements(commands.GroupCog, group_name="encourage", group_description=about("command-encourage")):
    """Kind lines."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.ANOTHER_ENCOURAGEMENT, self.another)
        bot.handle(actions.OFFER_LINE, self.offer)
        bot.handle(actions.DISCARD_OFFERED_LINE, self.discard)
        bot.handle(actions.PAGE_OFFERED_LINES, self.turn_page)
        bot.handle(actions.APPROVE_OFFERED_LINE, self.approve)
        bot.handle(actions.EDIT_OFFERED_LINE, self.edit)
        bot.handle(actions.EDIT_OFFERED_FORM, self.approve_edited)
        bot.handle(actions.DECLINE_OFFERED_LINE, self.ask_why)
        bot.handle(actions.DECLINE_OFFERED_FORM, self.decline)

    @app_commands.command(name="me", description=about("command-encourage-me"))
    @app_commands.describe(theme=about("command-encourage-me-theme"), stage=about("command-encourage-me-stage"))
    @app_commands.choices(theme=THEMES, stage=STAGES)
    async def me(self, interaction: Interaction, theme: str = "", stage: str = "") -> None:
        """Show a line for now."""
        wish = Wish(_theme(theme), actions.chosen(Stage, stage) if stage else Stage.ANY)
        drawn = await self._draw(interaction, wish)
        await answer(interaction, _line(interaction, drawn))
        await encouragements.tell(self.bot.store, drawn.news)

    async def another(self, interaction: Interaction, press: Press) -> None:
        """Show another line of the same sort."""
        drawn = await self._draw(interaction, cards.read_wish(press))
        await interaction.response.edit_message(view=_line(interaction, drawn))
        await encouragements.tell(self.bot.store, drawn.news)

    @app_commands.command(name="add", description=about("command-encourage-add"))
    @app_commands.describe(text=about("command-encourage-add-text"), theme=about("command-encourage-add-theme"))
    @app_commands.choices(theme=THEMES)
    async def add(
        self, interaction: Interaction, text: app_commands.Range[str, 1, LINE_LIMIT], theme: str = ""
    ) -> None:
        """Show a line of one's own as others would read it."""
        offered = OfferedLine(
            id=OfferedId(interaction.id),
            group=own_group(interaction),
            person=person_of(interaction),
            words=text,
            at=self.bot.now(),
            theme=_theme(theme),
        )
        prepared = await encouragements.prepare(self.bot.store, offered)
        await answer(interaction, cards.preview(words_for(interaction), prepared.offered, prepared.news))
        await encouragements.tell(self.bot.store, prepared.news)

    async def offer(self, interaction: Interaction, press: Press) -> None:
        """Give a line to the moderators."""
        line, person = OfferedId(press["line"]), person_of(interaction)
        await encouragements.hand_in(self.bot.store, line, person, self.bot.now())
        view = cards.handed_in(words_for(interaction), self.bot.mention("encourage me"))
        await interaction.response.edit_message(view=view)

    async def discard(self, interaction: Interaction, press: Press) -> None:
        """Erase a line that was not offered."""
        await encouragements.discard(self.bot.store, OfferedId(press["line"]), person_of(interaction))
        await interaction.response.edit_message(view=cards.discarded(words_for(interaction)))

    async def turn_page(self, interaction: Interaction, press: Press) -> None:
        """Show moderators another page of what waits for them."""
        await self._show_queue(interaction, (await moderated_group(self.bot, interaction)).id, press["page"])

    async def approve(self, interaction: Interaction, press: Press) -> None:
        """Put a line on the group's shelf."""
        group = (await moderated_group(self.bot, interaction)).id
        await encouragements.approve(self.bot.store, OfferedId(press["line"]), group, self.bot.now())
        await self._show_queue(interaction, group, press["page"])

    async def edit(self, interaction: Interaction, press: Press) -> None:
        """Open a line to be changed."""
        offered = await self._waiting(interaction, press)
        await interaction.response.send_modal(cards.edit_form(words_for(interaction), offered, press["page"]))

    async def approve_edited(self, interaction: Interaction, press: Press) -> None:
        """Put a line on the group's shelf in a moderator's words."""
        group, words = (await moderated_group(self.bot, interaction)).id, press.form.get(cards.WORDS_FIELD, "")
        await encouragements.approve(self.bot.store, OfferedId(press["line"]), group, self.bot.now(), words)
        await self._show_queue(interaction, group, press["page"])

    async def ask_why(self, interaction: Interaction, press: Press) -> None:
        """Ask a moderator why a line is left out."""
        offered = await self._waiting(interaction, press)
        await interaction.response.send_modal(cards.decline_form(words_for(interaction), offered, press["page"]))

    async def decline(self, interaction: Interaction, press: Press) -> None:
        """Leave a line out."""
        group, chosen = (await moderated_group(self.bot, interaction)).id, press.form.get(cards.REASON_FIELD, "")
        reason = actions.chosen(Decline, chosen)
        await encouragements.decline(self.bot.store, OfferedId(press["line"]), group, reason, self.bot.now())
        await self._show_queue(interaction, group, press["page"])

    async def _draw(self, interaction: Interaction, wish: Wish) -> Drawn:
        group = group_of(interaction)
        person = person_of(interaction)
        return await encouragements.draw(self.bot.store, person, group, wish, self.bot.now(), seed=interaction.id)

    async def _waiting(self, interaction: Interaction, press: Press) -> OfferedLine:
        group = (await moderated_group(self.bot, interaction)).id
        return await encouragements.waiting(self.bot.store, OfferedId(press["line"]), group)

    async def _show_queue(self, interaction: Interaction, group: GroupId, page: int) -> None:
        queue = await encouragements.queue(self.bot.store, group, page)
        view = cards.queue(words_for(interaction), queue, self.bot.mention("encourage add"))
        await interaction.response.edit_message(view=view)


def _line(interaction: Interaction, drawn: Drawn) -> discord.ui.LayoutView:
    return cards.line(words_for(interaction), drawn.key, drawn.offered, drawn.wish, drawn.news)


def _theme(chosen: str) -> Theme | None:
    return actions.chosen(Theme, chosen) if chosen else None


async def setup(bot: Client) -> None:
    """Add the cog."""
    await bot.add_cog(Encouragements(bot))
