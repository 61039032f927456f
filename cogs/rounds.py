"""The buttons of the goals round: for anybody in the group, and what comes of them is theirs alone to see."""

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.interactions import answer, own_group, person_of, words_for
from bot.services import goals, rounds, weeks
from bot.ui import actions, goals_forms, goals_list
from bot.ui import goals as goal_cards
from bot.ui import rounds as cards
from bot.ui.actions import Press


class Rounds(Cog):
    """The goals round. Its card is brought up to date by the heartbeat, not here."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.LOG_IN_ROUND, self.log)
        bot.handle(actions.SET_IN_ROUND, self.set_goal)
        bot.handle(actions.PASS_IN_ROUND, self.take_pass)
        bot.handle(actions.GOALS_IN_ROUND, self.show_goals)

    async def log(self, interaction: Interaction, _: Press) -> None:
        """Show somebody their own goals to log something for, or how to set the first."""
        here, person = own_group(interaction), person_of(interaction)
        own = (await goals.overview(self.bot.store, person, here, self.bot.now())).goals
        round_in = await rounds.channel(self.bot.store, own[0].goal.group if own else here)  # of the only one
        await answer(interaction, goal_cards.to_log(words_for(interaction), own, round_in))

    async def set_goal(self, interaction: Interaction, _: Press) -> None:
        """Open the form that sets a goal."""
        await goals.check_room(self.bot.store, person_of(interaction))  # before they write
        await interaction.response.send_modal(goals_forms.goal_form(words_for(interaction)))

    async def take_pass(self, interaction: Interaction, _: Press) -> None:
        """Take the running week off."""
        await weeks.take_pass(self.bot.store, person_of(interaction), own_group(interaction), self.bot.now())
        await answer(interaction, goals_list.passed(words_for(interaction)))

    async def show_goals(self, interaction: Interaction, press: Press) -> None:
        """Show one page of all that the round shows; from the round itself, below it."""
        page = await rounds.page(self.bot.store, own_group(interaction), press["page"], self.bot.now())
        view = cards.all_goals(words_for(interaction), page)
        if interaction.message is not None and interaction.message.flags.ephemeral:
            await interaction.response.edit_message(view=view)
        else:
            await answer(interaction, view)


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(Rounds(bot))
