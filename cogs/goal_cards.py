"""What is pressed on the card of one goal beside what commands do, and what somebody does about their week."""

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.domain.goals import Adjustment, Progress
from bot.domain.ids import ChannelId, EntryId, GoalId, GroupId
from bot.domain.refusals import Reason, Refusal
from bot.domain.wins import Visibility
from bot.interactions import answer, person_of, redraw, standing_of, words_for
from bot.services import goals, rounds, weeks
from bot.ui import actions
from bot.ui import goals as cards
from bot.ui import goals_forms as forms
from bot.ui import goals_list as lists
from bot.ui.actions import Press


class GoalCards(Cog):
    """One goal at a time: how it stands, what would fit better, who sees it."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.OPEN_GOAL, self.open_goal)
        bot.handle(actions.KEEP_GOAL, self.leave_it)
        bot.handle(actions.UNDO_ENTRY, self.undo)
        bot.handle(actions.CHANGE_GOAL, self.offer_ways)
        bot.handle(actions.DROP_GOAL, self.drop)
        bot.handle(actions.PREVIEW_GOAL, self.preview)
        bot.handle(actions.SHOW_GOAL, self.show)
        bot.handle(actions.HIDE_GOAL, self.hide)
        bot.handle(actions.PASS_WEEK, self.take_pass)
        bot.handle(actions.LOOK_BACK, self.ask_back)
        bot.handle(actions.LOOK_BACK_FORM, self.look_back)

    async def open_goal(self, interaction: Interaction, press: Press) -> None:
        """Show how a goal from the list stands, below the list."""
        progress = await self._find(interaction, GoalId(actions.whole(press.values[0])))
        round_in = await rounds.channel(self.bot.store, progress.goal.group)
        await answer(interaction, cards.goal_card(words_for(interaction), progress, round_in=round_in))

    async def leave_it(self, interaction: Interaction, press: Press) -> None:
        """Change nothing, and show how the goal stands."""
        progress = await self._find(interaction, GoalId(press["goal"]))
        await self._draw(interaction, progress, words_for(interaction)("goal-stays"))

    async def undo(self, interaction: Interaction, press: Press) -> None:
        """Take back an entry."""
        entry, person = EntryId(press["entry"]), person_of(interaction)
        progress = await goals.undo(self.bot.store, entry, person, self.bot.now())
        await self._draw(interaction, progress, words_for(interaction)("goal-undone"))

    async def offer_ways(self, interaction: Interaction, press: Press) -> None:
        """Show what can be done with a goal that does not fit."""
        progress = await self._find(interaction, GoalId(press["goal"]))
        await redraw(interaction, lists.adjusting(words_for(interaction), progress))

    async def drop(self, interaction: Interaction, press: Press) -> None:
        """Let a goal go."""
        goal, person = GoalId(press["goal"]), person_of(interaction)
        dropped = await goals.adjust(self.bot.store, goal, person, Adjustment.DROP, self.bot.now())
        await redraw(interaction, cards.adjusted(words_for(interaction), dropped, Adjustment.DROP))

    async def preview(self, interaction: Interaction, press: Press) -> None:
        """Show a goal as its group would see it."""
        progress = await self._find(interaction, GoalId(press["goal"]))
        round_in = await self._round_of(progress)
        member = standing_of(interaction).members.get(progress.goal.group)
        is_left_out = member is not None and not member.in_round
        await redraw(interaction, cards.preview(words_for(interaction), progress, round_in, is_left_out=is_left_out))

    async def show(self, interaction: Interaction, press: Press) -> None:
        """Show a goal in its group's round."""
        await self._round_of(await self._find(interaction, GoalId(press["goal"])))
        await self._let_see(interaction, press, Visibility.GROUP, words_for(interaction)("goal-shown"))

    async def hide(self, interaction: Interaction, press: Press) -> None:
        """Take a goal out of its group's round."""
        await self._let_see(interaction, press, Visibility.PRIVATE, words_for(interaction)("goal-hidden"))

    async def take_pass(self, interaction: Interaction, press: Press) -> None:
        """Take the week off."""
        await weeks.take_pass(self.bot.store, person_of(interaction), GroupId(press["group"]), self.bot.now())
        await answer(interaction, lists.passed(words_for(interaction)))

    async def ask_back(self, interaction: Interaction, press: Press) -> None:
        """Open the form to look back at a week with."""
        form = forms.look_back_form(words_for(interaction), GroupId(press["group"]), person_of(interaction))
        await interaction.response.send_modal(form)

    async def look_back(self, interaction: Interaction, press: Press) -> None:
        """Keep a look back."""
        group, review = GroupId(press["group"]), forms.read_look_back(press)
        await weeks.look_back(self.bot.store, person_of(interaction), group, review, self.bot.now())
        await answer(interaction, lists.looked_back(words_for(interaction), self.bot.mention("progress me")))

    async def _let_see(self, interaction: Interaction, press: Press, visibility: Visibility, said: str) -> None:
        goal, person = GoalId(press["goal"]), person_of(interaction)
        progress = await goals.show(self.bot.store, goal, person, visibility, self.bot.now())
        await self._draw(interaction, progress, said)

    async def _round_of(self, progress: Progress) -> ChannelId:
        """Return where the round is posted that would show a goal.

        Raises:
            Refusal: there is none.
        """
        round_in = await rounds.channel(self.bot.store, progress.goal.group)
        if round_in is None:
            raise Refusal(Reason.SWITCHED_OFF)
        return round_in

    async def _find(self, interaction: Interaction, goal: GoalId) -> Progress:
        return await goals.find(self.bot.store, goal, person_of(interaction), self.bot.now())

    async def _draw(self, interaction: Interaction, progress: Progress, said: str) -> None:
        round_in = await rounds.channel(self.bot.store, progress.goal.group)
        await redraw(interaction, cards.goal_card(words_for(interaction), progress, said, round_in=round_in))


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(GoalCards(bot))
