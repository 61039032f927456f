"""What follows a "no", one step at a time: done, left out, put off or closed. `cogs.rejections` has the commands."""

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.content.growth import growth_numbered
from bot.domain.ids import DeliveryId, GoalId, RejectionId, ReviewId
from bot.domain.people import Nudge
from bot.domain.refusals import Reason, Refusal
from bot.domain.rejections import (
    ArcState,
    Event,
    Rejection,
    Rest,
    Step,
    next_step,
    rests_on_offer,
    still_at,
)
from bot.domain.wins import is_blank
from bot.interactions import answer, person_of, redraw, standing_of, words_for
from bot.services import nudges, rejections, rounds
from bot.ui import actions
from bot.ui import goals as goal_cards
from bot.ui import rejections_arc as cards
from bot.ui.actions import Press
from bot.ui.cards import View


class Arcs(Cog):
    """Arcs. What was pressed on an older card is not done twice: the card shows where the arc is."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.CHOOSE_ARC, self.show)
        bot.handle(actions.SHOW_ARC, self.show)
        bot.handle(actions.NUDGE_STEP, self.show_woken)
        bot.handle(actions.DO_STEP, self.do)
        bot.handle(actions.SKIP_STEP, self.skip)
        bot.handle(actions.PUT_ARC_OFF, self.ask_how_long)
        bot.handle(actions.REST_ARC, self.rest)
        bot.handle(actions.REST_A_DAY, self.rest_a_day)
        bot.handle(actions.BACK_TO_ARC, self.show_below)
        bot.handle(actions.CLOSE_ARC, self.close)
        bot.handle(actions.REOPEN_ARC, self.reopen)
        bot.handle(actions.ASK_LESSON, self.ask_lesson)
        bot.handle(actions.LESSON_FORM, self.keep_lesson)
        bot.handle(actions.ANOTHER_SMALL_STEP, self.another)
        bot.handle(actions.SMALL_STEP_GOAL, self.make_goal)

    async def show(self, interaction: Interaction, press: Press) -> None:
        """Show where an arc is."""
        await self._show(interaction, await self._find(interaction, _meant(press)))

    async def show_below(self, interaction: Interaction, press: Press) -> None:
        """Show where an arc is, and leave what it was asked from: there may be words of theirs on it."""
        await answer(interaction, await self._card(interaction, await self._find(interaction, _meant(press))))

    async def show_woken(self, interaction: Interaction, press: Press) -> None:
        """Show where the arc is that a nudge brought up."""
        store, person, nudge = self.bot.store, person_of(interaction), DeliveryId(press["nudge"])
        found = await nudges.about(store, person, nudge, self.bot.now())
        if found.rejection is None:
            raise Refusal(Reason.STALE_BUTTON)
        await self._show(interaction, await self._find(interaction, found.rejection))

    async def do(self, interaction: Interaction, press: Press) -> None:
        """Take a step as done."""
        await self._go_on(interaction, press, Event.DO, "arc-step-done")

    async def skip(self, interaction: Interaction, press: Press) -> None:
        """Leave a step out."""
        await self._go_on(interaction, press, Event.SKIP, "arc-skipped")

    async def close(self, interaction: Interaction, press: Press) -> None:
        """Close an arc."""
        await self._move(interaction, press, Event.CLOSE, "arc-closed")

    async def reopen(self, interaction: Interaction, press: Press) -> None:
        """Take a closed arc up again."""
        await self._move(interaction, press, Event.REOPEN)

    async def ask_how_long(self, interaction: Interaction, press: Press) -> None:
        """Ask how long an arc is to rest."""
        found = await self._find(interaction, _meant(press))
        offered = rests_on_offer(standing_of(interaction).preferences, self.bot.now())
        await redraw(interaction, cards.rests_to_choose(words_for(interaction), found, offered))

    async def rest(self, interaction: Interaction, press: Press) -> None:
        """Let an arc rest."""
        await self._rest(interaction, press, actions.chosen(Rest, press.values[0]))

    async def rest_a_day(self, interaction: Interaction, press: Press) -> None:
        """Let an arc rest a day, as what was done was enough for this one."""
        await self._rest(interaction, press, Rest.DAY)

    async def ask_lesson(self, interaction: Interaction, press: Press) -> None:
        """Open the form for one thing to keep."""
        found = await self._find(interaction, _meant(press))
        known = await rejections.lesson(self.bot.store, found.id, found.person)
        await interaction.response.send_modal(cards.lesson_form(words_for(interaction), found, known))

    async def keep_lesson(self, interaction: Interaction, press: Press) -> None:
        """Keep what somebody takes from a rejection."""
        words, person, now = words_for(interaction), person_of(interaction), self.bot.now()
        review, typed = ReviewId(interaction.id), press.form.get(cards.LESSON_FIELD, "")
        try:
            found = await rejections.keep_lesson(self.bot.store, _meant(press), person, typed, now, review=review)
        except Refusal as refusal:
            if refusal.reason is not Reason.NO_SUCH_REJECTION or is_blank(typed):
                raise
            await answer(interaction, cards.lesson_given_back(words, typed))  # else the words would be gone as well
            return
        await self._show(interaction, found, words("arc-step-done"))

    async def another(self, interaction: Interaction, press: Press) -> None:
        """Show another small step."""
        await self._show(interaction, await self._find(interaction, _meant(press)), another=True)

    async def make_goal(self, interaction: Interaction, press: Press) -> None:
        """Make the small step a goal."""
        words, person, now = words_for(interaction), person_of(interaction), self.bot.now()
        action = growth_numbered(press["idea"]) if press["idea"] else None
        if press["idea"] and action is None:
            raise Refusal(Reason.STALE_BUTTON)
        idea = (action, cards.small_step_words(words, "", action)) if action else None
        goal = GoalId(interaction.id)
        kept = await rejections.make_goal(self.bot.store, _meant(press), person, now, goal=goal, idea=idea)
        round_in = await rounds.channel(self.bot.store, kept.goal.group)
        said = f"{words('goal-kept')} {words('arc-finished')}"
        await redraw(interaction, goal_cards.goal_card(words, kept, said, round_in=round_in))

    async def _go_on(self, interaction: Interaction, press: Press, event: Event, said: str) -> None:
        step, words = actions.numbered(Step, press["step"]), words_for(interaction)
        person, now = person_of(interaction), self.bot.now()
        found = await rejections.go_on(self.bot.store, _meant(press), person, event, now, at=step)
        if found.arc.state is ArcState.OVER:
            said = "arc-finished"
        elif not still_at(found.arc, next_step(step) or step):
            said = ""  # it was pressed on an older card, and the arc is elsewhere by now
        done = step if said and event is Event.DO else None
        await self._show(interaction, found, words(said) if said else "", done=done)

    async def _move(self, interaction: Interaction, press: Press, event: Event, said: str = "") -> None:
        words, person, now = words_for(interaction), person_of(interaction), self.bot.now()
        found = await rejections.go_on(self.bot.store, _meant(press), person, event, now)
        await self._show(interaction, found, words(said) if said else "")

    async def _rest(self, interaction: Interaction, press: Press, how: Rest) -> None:
        chosen, now = standing_of(interaction).preferences, self.bot.now()
        found = await rejections.rest(self.bot.store, _meant(press), person_of(interaction), how, now)
        others = [rest for rest in rests_on_offer(chosen, now) if rest is not how]
        is_told = Nudge.NEXT_STEP in chosen.nudges
        no_evening = how is Rest.TONIGHT and not found.arc.is_tonight
        words, mention = words_for(interaction), self.bot.mention
        view = cards.resting(words, found, others, mention, is_told=is_told, no_evening=no_evening)
        await redraw(interaction, view)

    async def _find(self, interaction: Interaction, rejection: RejectionId) -> Rejection:
        return await rejections.find(self.bot.store, rejection, person_of(interaction))

    async def _show(
        self,
        interaction: Interaction,
        rejection: Rejection,
        said: str = "",
        *,
        another: bool = False,
        done: Step | None = None,
    ) -> None:
        await redraw(interaction, await self._card(interaction, rejection, said, another=another, done=done))

    async def _card(
        self,
        interaction: Interaction,
        rejection: Rejection,
        said: str = "",
        *,
        another: bool = False,
        done: Step | None = None,
    ) -> View:
        words, now = words_for(interaction), self.bot.now()
        found = await rejections.next_step(
            self.bot.store, rejection, cards.no_lesson(words), seed=interaction.id, another=another
        )
        return cards.step_card(words, rejection, now, said, lesson=found.lesson, idea=found.idea, done=done)


def _meant(press: Press) -> RejectionId:
    return RejectionId(actions.whole(press.values[0]) if press.action is actions.CHOOSE_ARC else press["rejection"])


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(Arcs(bot))
