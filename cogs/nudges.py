"""What a nudge offers, in a direct message, in `/help`, and behind a note that one waits."""

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.domain.goals import Adjustment, Progress
from bot.domain.ids import DeliveryId, EntryId, GoalId
from bot.domain.schedule import Kind
from bot.interactions import answer, person_of, words_for
from bot.services import goals, nudges, weeks
from bot.services.nudges import About
from bot.ui import actions, goals_list
from bot.ui import goals as goal_cards
from bot.ui import nudges as cards
from bot.ui.actions import Press
from bot.ui.goals_forms import smaller_form


class Nudges(Cog):
    """Nudges. They stay as they are when something on them is pressed: what comes of it is answered below."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.NUDGE_LOG, self.log)
        bot.handle(actions.NUDGE_SMALLER, self.make_smaller)
        bot.handle(actions.NUDGE_SMALLER_CHOSEN, self.make_chosen_smaller)
        bot.handle(actions.NUDGE_PASS, self.take_pass)
        bot.handle(actions.NUDGE_LATER, self.put_off)
        bot.handle(actions.NUDGE_DONE, self.finish)
        bot.handle(actions.NUDGE_WEEK, self.move)
        bot.handle(actions.NUDGE_DROP, self.drop)
        bot.handle(actions.NUDGE_PAUSE, self.rest)
        bot.handle(actions.NUDGE_LEAVE, self.leave)
        bot.handle(actions.NUDGE_SHOW, self.show)

    async def log(self, interaction: Interaction, press: Press) -> None:
        """Show the goals that a nudge is about, to log something for."""
        about, words = await self._about(interaction, press), words_for(interaction)
        view = goal_cards.to_log(words, about.goals) if about.goals else cards.over(words, self.bot.mention)
        await answer(interaction, view)

    async def make_smaller(self, interaction: Interaction, press: Press) -> None:
        """Open the form that makes a goal smaller; of several, ask which."""
        about, words = await self._about(interaction, press), words_for(interaction)
        match about.goals:
            case []:
                await answer(interaction, cards.over(words, self.bot.mention))
            case [only]:
                await interaction.response.send_modal(smaller_form(words, only.goal))
            case several:
                custom_id = actions.NUDGE_SMALLER_CHOSEN.custom_id()
                await answer(interaction, goal_cards.to_choose(words, several, custom_id))

    async def make_chosen_smaller(self, interaction: Interaction, press: Press) -> None:
        """Open the form that makes a goal smaller that was chosen."""
        chosen = GoalId(actions.whole(press.values[0]))
        progress = await goals.find(self.bot.store, chosen, person_of(interaction), self.bot.now())
        await interaction.response.send_modal(smaller_form(words_for(interaction), progress.goal))

    async def take_pass(self, interaction: Interaction, press: Press) -> None:
        """Take the week off in the group that a nudge is about."""
        about = await self._about(interaction, press)
        await weeks.take_pass(self.bot.store, person_of(interaction), about.group, self.bot.now())
        await answer(interaction, goals_list.passed(words_for(interaction)))

    async def finish(self, interaction: Interaction, press: Press) -> None:
        """Log what is left of a goal with a date: it is done."""
        words, person, now = words_for(interaction), person_of(interaction), self.bot.now()
        progress = await self._dated(interaction, press)
        if progress is None:
            await answer(interaction, cards.over(words, self.bot.mention))
            return
        entry = await goals.draft_entry(self.bot.store, EntryId(interaction.id), progress.goal.id, person, now)
        logged = await goals.finish(self.bot.store, entry, now)
        await answer(interaction, goal_cards.logged(words, logged.progress, logged.entry.id, None))

    async def move(self, interaction: Interaction, press: Press) -> None:
        """Give a goal with a date another week."""
        words, person = words_for(interaction), person_of(interaction)
        progress = await self._dated(interaction, press)
        if progress is None:
            await answer(interaction, cards.over(words, self.bot.mention))
            return
        how = Adjustment.NEXT_WEEK
        moved = await goals.adjust(self.bot.store, progress.goal.id, person, how, self.bot.now())
        await answer(interaction, goal_cards.goal_card(words, moved, words("nudge-moved")))

    async def drop(self, interaction: Interaction, press: Press) -> None:
        """Ask whether a goal is to go, which cannot be taken back."""
        words = words_for(interaction)
        progress = await self._dated(interaction, press)
        view = goals_list.sure_to_drop(words, progress) if progress else cards.over(words, self.bot.mention)
        await answer(interaction, view)

    async def put_off(self, interaction: Interaction, press: Press) -> None:
        """Let a nudge come again a day later."""
        nudge = DeliveryId(press["nudge"])
        until = await nudges.put_off(self.bot.store, person_of(interaction), nudge, self.bot.now())
        await answer(interaction, cards.put_off(words_for(interaction), until))

    async def rest(self, interaction: Interaction, press: Press) -> None:
        """Pause the goals that a nudge is about."""
        nudge = DeliveryId(press["nudge"])
        paused = await nudges.rest(self.bot.store, person_of(interaction), nudge, self.bot.now())
        await answer(interaction, cards.rests(words_for(interaction), len(paused), self.bot.mention))

    async def leave(self, interaction: Interaction, press: Press) -> None:
        """Leave everything as it is."""
        nudge = DeliveryId(press["nudge"])
        await nudges.leave_as_it_is(self.bot.store, person_of(interaction), nudge, self.bot.now())
        await answer(interaction, cards.left(words_for(interaction), self.bot.mention))

    async def show(self, interaction: Interaction, _: Press) -> None:
        """Show whoever presses what waits for them; of a note's own nudge, nobody else hears anything."""
        found = await nudges.waiting(self.bot.store, person_of(interaction), self.bot.now())
        await answer(interaction, cards.waiting(words_for(interaction), found))

    async def _dated(self, interaction: Interaction, press: Press) -> Progress | None:
        """Return the goal that a follow-up is about; None if it is done, or gone."""
        about = await self._about(interaction, press)
        return about.goals[0] if about.kind is Kind.FOLLOW_UP and about.goals else None

    async def _about(self, interaction: Interaction, press: Press) -> About:
        nudge = DeliveryId(press["nudge"])
        return await nudges.about(self.bot.store, person_of(interaction), nudge, self.bot.now())


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(Nudges(bot))
