"""`/encourage me`, `/encourage member` and `/encourage add`."""

import discord
from discord import app_commands

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.domain.encouragements import LINE_LIMIT, OfferedLine, Stage, Theme, Wish
from bot.domain.ids import EncouragementId, OfferedId
from bot.domain.peers import Encouragement
from bot.interactions import answer, group_of, own_group, person_of, somebody_here, words_for
from bot.registration import about
from bot.services import encouragements, peers
from bot.services.encouragements import Drawn
from bot.ui import actions
from bot.ui import encouragements as cards
from bot.ui import peers as peer_cards
from bot.ui.actions import Press

THEMES = [app_commands.Choice(name=about(f"choice-theme-{theme}"), value=str(theme)) for theme in Theme]
STAGES = [
    app_commands.Choice(name=about(f"choice-stage-{stage}"), value=str(stage))
    for stage in Stage
    if stage is not Stage.ANY
]


class Encouragements(Cog, name="encourage", description=about("command-encourage")):
    """Kind lines."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.ANOTHER_ENCOURAGEMENT, self.another)
        bot.handle(actions.OFFER_LINE, self.offer)
        bot.handle(actions.DISCARD_OFFERED_LINE, self.discard)

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

    @app_commands.command(name="member", description=about("command-encourage-member"))
    @app_commands.describe(who=about("command-encourage-member-who"))
    async def member(self, interaction: Interaction, who: discord.User) -> None:
        """Show a line for somebody, as they would read it; the menu **Encourage** does the same."""
        draft = Encouragement(
            id=EncouragementId(interaction.id),
            sender=person_of(interaction),
            group=own_group(interaction),
            whom=somebody_here(who),
            at=self.bot.now(),
        )
        kept = await peers.propose(self.bot.store, draft, seed=interaction.id)
        await answer(interaction, peer_cards.preview(words_for(interaction), kept))

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

    async def _draw(self, interaction: Interaction, wish: Wish) -> Drawn:
        group = group_of(interaction)
        person = person_of(interaction)
        return await encouragements.draw(self.bot.store, person, group, wish, seed=interaction.id)


def _line(interaction: Interaction, drawn: Drawn) -> discord.ui.LayoutView:
    return cards.line(words_for(interaction), drawn.key, drawn.offered, drawn.wish, drawn.news)


def _theme(chosen: str) -> Theme | None:
    return actions.chosen(Theme, chosen) if chosen else None


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(Encouragements(bot))
