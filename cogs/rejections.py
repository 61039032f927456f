"""The check-in after a "no", and one's own list of them. `cogs.arcs` has what follows from it."""

from discord import app_commands

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.domain.ids import NO_GROUP, RejectionId
from bot.domain.people import Nudge
from bot.domain.rejections import NAME_LIMIT, Rejection, Rest, Stage, rests_on_offer
from bot.interactions import answer, group_of, person_of, redraw, standing_of, words_for
from bot.registration import about
from bot.services import rejections, shares
from bot.ui import actions
from bot.ui import rejections as cards
from bot.ui import rejections_arc as arcs
from bot.ui import rejections_forms as forms
from bot.ui.actions import Press

STAGES = [app_commands.Choice(name=about(f"choice-rejection-stage-{stage}"), value=str(stage)) for stage in Stage]

Name = app_commands.Range[str, 1, NAME_LIMIT]


class Rejections(Cog, name="rejection", description=about("command-rejection")):
    """A "no", and what may come after it."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.REJECTION_FORM, self.keep)
        bot.handle(actions.PAGE_REJECTIONS, self.turn_page)
        bot.handle(actions.OPEN_REJECTION, self.open)
        bot.handle(actions.SHOW_REJECTION, self.open)
        bot.handle(actions.EDIT_REJECTION, self.edit)
        bot.handle(actions.EDIT_REJECTION_FORM, self.keep_edited)
        bot.handle(actions.ASK_DELETE_REJECTION, self.ask_to_delete)
        bot.handle(actions.DELETE_REJECTION, self.delete)

    @app_commands.command(name="log", description=about("command-rejection-log"))
    @app_commands.describe(
        company=about("command-rejection-log-company"),
        role=about("command-rejection-log-role"),
        stage=about("command-rejection-log-stage"),
    )
    @app_commands.choices(stage=STAGES)
    async def log(self, interaction: Interaction, company: Name = "", role: Name = "", stage: str = "") -> None:
        """Open the form of the check-in after a "no"."""
        chosen = actions.chosen(Stage, stage) if stage else None
        await interaction.response.send_modal(forms.log_form(words_for(interaction), company, role, chosen))

    @app_commands.command(name="next", description=about("command-rejection-next"))
    async def next(self, interaction: Interaction) -> None:
        """Show the next step of the open arc; of several, ask which."""
        words, person = words_for(interaction), person_of(interaction)
        match await rejections.open_arcs(self.bot.store, person):
            case []:
                await answer(interaction, arcs.none_open(words, self.bot.mention))
            case [only]:
                store, now, none = self.bot.store, self.bot.now(), arcs.no_lesson(words)
                found = await rejections.next_step(store, only, none, seed=interaction.id)
                await answer(interaction, arcs.step_card(words, only, now, lesson=found.lesson, idea=found.idea))
            case several:
                await answer(interaction, arcs.to_choose(words, several))

    @app_commands.command(name="list", description=about("command-rejection-list"))
    async def show_list(self, interaction: Interaction) -> None:
        """Show one's own rejections, newest first."""
        await self._show_page(interaction, 0)

    async def keep(self, interaction: Interaction, press: Press) -> None:
        """Keep a rejection, and answer it."""
        words, then, now = words_for(interaction), forms.read_then(press), self.bot.now()
        draft = Rejection(
            id=RejectionId(interaction.id),
            person=person_of(interaction),
            group=group_of(interaction) or NO_GROUP,
            at=now,
            stage=forms.stage_at(press["stage"]),
        )
        kept = await rejections.log(self.bot.store, forms.read(press, draft), then, now, seed=interaction.id)
        chosen = standing_of(interaction).preferences
        view = cards.answered(
            words,
            kept.rejection,
            then,
            line=kept.line,
            feeling=kept.feeling,
            reframe=kept.reframe,
            strategy=kept.strategy,
            can_share=await shares.is_offered(self.bot.store, group_of(interaction)),
            rests=[rest for rest in rests_on_offer(chosen, now) if rest is not Rest.DAY],
            is_told=Nudge.NEXT_STEP in chosen.nudges,
            mention=self.bot.mention,
        )
        await answer(interaction, view)

    async def turn_page(self, interaction: Interaction, press: Press) -> None:
        """Show a page of the list."""
        await self._show_page(interaction, press["page"])

    async def open(self, interaction: Interaction, press: Press) -> None:
        """Show one rejection."""
        rejection = RejectionId(actions.whole(press.values[0]) if press.values else press["rejection"])
        found = await rejections.find(self.bot.store, rejection, person_of(interaction))
        await self._show(interaction, found)

    async def edit(self, interaction: Interaction, press: Press) -> None:
        """Open the form that changes a rejection."""
        found = await self._find(interaction, press)
        await interaction.response.send_modal(forms.edit_form(words_for(interaction), found))

    async def keep_edited(self, interaction: Interaction, press: Press) -> None:
        """Keep what was changed."""
        found = await self._find(interaction, press)
        kept = await rejections.edit(self.bot.store, forms.read(press, found))
        await self._show(interaction, kept, words_for(interaction)("rejection-edited"))

    async def ask_to_delete(self, interaction: Interaction, press: Press) -> None:
        """Ask whether a rejection is to go, which cannot be taken back."""
        found = await self._find(interaction, press)
        await redraw(interaction, cards.sure_to_delete(words_for(interaction), found))

    async def delete(self, interaction: Interaction, press: Press) -> None:
        """Erase a rejection, and what came from it."""
        rejection = RejectionId(press["rejection"])
        await rejections.delete(self.bot.store, rejection, person_of(interaction), self.bot.now())
        await redraw(interaction, cards.deleted(words_for(interaction)))

    async def _find(self, interaction: Interaction, press: Press) -> Rejection:
        return await rejections.find(self.bot.store, RejectionId(press["rejection"]), person_of(interaction))

    async def _show(self, interaction: Interaction, rejection: Rejection, said: str = "") -> None:
        can_share = await shares.is_about(self.bot.store, rejection.id, group_of(interaction))
        is_unsent = rejection.id in await shares.unsent(self.bot.store, rejection.person)
        view = cards.one(words_for(interaction), rejection, said, can_share=can_share, is_unsent=is_unsent)
        await redraw(interaction, view)

    async def _show_page(self, interaction: Interaction, number: int) -> None:
        person = person_of(interaction)
        page = await rejections.list_own(self.bot.store, person, number)
        unsent = await shares.unsent(self.bot.store, person)
        await redraw(interaction, cards.own_list(words_for(interaction), page, person, self.bot.mention, unsent))


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(Rejections(bot))
