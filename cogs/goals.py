"""`/goal set · log · list · adjust · done`. What else is pressed on a goal's card is in `goal_cards`.

A goal carries its group. What is pressed may be pressed in a direct message: the place of that says nothing.
"""

from dataclasses import replace
from datetime import date

from discord import app_commands

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.content.library import load
from bot.domain.dates import date_typed
from bot.domain.goals import NUMBER_LIMIT, PLAN_LIMIT, UNIT_LIMIT, WORDS_LIMIT, Adjustment, Progress, Rhythm, page
from bot.domain.ids import NO_GROUP, EntryId, GoalId, GroupId
from bot.domain.refusals import Reason, Refusal
from bot.interactions import answer, group_of, person_of, redraw, words_for
from bot.registration import about
from bot.services import goals, rounds, weeks
from bot.services.goals import Overview
from bot.ui import actions
from bot.ui import goals as cards
from bot.ui import goals_forms as forms
from bot.ui import goals_list as lists
from bot.ui.actions import Press
from bot.ui.cards import OPTIONS, View
from bot.ui.goals_forms import Wanted

IDEAS = [app_commands.Choice(name=about(f"goal-idea-{key}"), value=key) for key in load().goal_ideas]
RHYTHMS = [app_commands.Choice(name=about(f"choice-rhythm-{rhythm}"), value=str(rhythm)) for rhythm in Rhythm]
WAYS = [app_commands.Choice(name=about(f"choice-adjust-{how}"), value=str(how)) for how in Adjustment]

Number = app_commands.Range[int, 1, NUMBER_LIMIT]
Choices = list[app_commands.Choice[str]]


class Goals(Cog, name="goal", description=about("command-goal")):
    """What somebody would like to do, this week or once."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.SET_GOAL, self.ask)
        bot.handle(actions.GOAL_FORM, self.keep_written)
        bot.handle(actions.LOG_ONE, self.log_one)
        bot.handle(actions.LOG_CHOSEN, self.log_chosen)
        bot.handle(actions.FINISH_GOAL, self.finish)
        bot.handle(actions.FINISH_CHOSEN, self.finish)
        bot.handle(actions.ADJUST_GOAL, self.change)
        bot.handle(actions.ADJUST_CHOSEN, self.change)
        bot.handle(actions.SMALLER_FORM, self.make_smaller)
        bot.handle(actions.PAGE_GOALS, self.turn_page)

    @app_commands.command(name="set", description=about("command-goal-set"))
    @app_commands.describe(
        what=about("command-goal-set-what"),
        idea=about("command-goal-set-idea"),
        number=about("command-goal-set-number"),
        unit=about("command-goal-set-unit"),
        plan=about("command-goal-set-plan"),
        rhythm=about("command-goal-set-rhythm"),
        by=about("command-goal-set-by"),
    )
    @app_commands.choices(idea=IDEAS, rhythm=RHYTHMS)
    async def set_goal(
        self,
        interaction: Interaction,
        *,
        what: app_commands.Range[str, 1, WORDS_LIMIT] = "",
        idea: str = "",
        number: Number | None = None,
        unit: app_commands.Range[str, 1, UNIT_LIMIT] = "",
        plan: app_commands.Range[str, 1, PLAN_LIMIT] = "",
        rhythm: str = "",
        by: str = "",
    ) -> None:
        """Keep a goal; where neither its words nor an idea came along, open the form."""
        begun = forms.of_idea(words_for(interaction), idea) if idea else Wanted()
        wanted = replace(
            begun,
            what=what or begun.what,
            number=number or begun.number,
            unit=unit or begun.unit,
            plan=plan,
            rhythm=actions.chosen(Rhythm, rhythm) if rhythm else begun.rhythm,
        )
        if by:
            due = await goals.read_due(self.bot.store, _here(interaction), person_of(interaction), by, self.bot.now())
            wanted = replace(wanted, rhythm=Rhythm.ONCE, due=due)
        await (self._keep(interaction, wanted) if wanted.what else self._open_form(interaction, wanted))

    @app_commands.command(name="log", description=about("command-goal-log"))
    @app_commands.describe(
        goal=about("command-goal-log-goal"),
        amount=about("command-goal-log-amount"),
        day=about("command-goal-log-day"),
    )
    async def log(self, interaction: Interaction, goal: str = "", amount: Number = 1, day: str = "") -> None:
        """Log a step towards a goal."""
        read = _read_day(day)
        chosen = actions.LOG_CHOSEN.custom_id(amount=amount, day=read.toordinal() if read else 0)
        meant = await self._meant(interaction, goal, chosen)
        if meant is not None:
            await self._log(interaction, meant, amount, read)

    @app_commands.command(name="list", description=about("command-goal-list"))
    async def show_list(self, interaction: Interaction) -> None:
        """Show one's own goals and week; after two quiet weeks, ask once whether less would fit better."""
        found = await self._overview(interaction, _here(interaction))
        await answer(interaction, self._page(interaction, found, 0))
        if found.week.asks:
            await weeks.note_asked(self.bot.store, found.week)

    @app_commands.command(name="adjust", description=about("command-goal-adjust"))
    @app_commands.describe(
        goal=about("command-goal-adjust-goal"),
        how=about("command-goal-adjust-how"),
        number=about("command-goal-adjust-number"),
    )
    @app_commands.choices(how=WAYS)
    async def adjust(
        self, interaction: Interaction, goal: str = "", how: str = "", number: Number | None = None
    ) -> None:
        """Change a goal that does not fit; a number alone makes it smaller."""
        way = actions.chosen(Adjustment, how) if how else Adjustment.SMALLER if number else None
        chosen = actions.ADJUST_CHOSEN.custom_id(how=lists.place_of(way), number=number or 0)
        meant = await self._meant(interaction, goal, chosen)
        if meant is not None:
            await self._adjust(interaction, meant, way, number)

    @app_commands.command(name="done", description=about("command-goal-done"))
    @app_commands.describe(goal=about("command-goal-done-goal"))
    async def done(self, interaction: Interaction, goal: str = "") -> None:
        """Log what is left of a goal."""
        meant = await self._meant(interaction, goal, actions.FINISH_CHOSEN.custom_id())
        if meant is not None:
            await self._finish(interaction, meant)

    @log.autocomplete("goal")
    @adjust.autocomplete("goal")
    @done.autocomplete("goal")
    async def offer_goals(self, interaction: Interaction, typed: str) -> Choices:
        """Offer one's own goals that hold what is typed so far."""
        named = [(cards.label(each), str(each.goal.id)) for each in await self._own(interaction)]
        return _choices(named, typed)

    @log.autocomplete("day")
    async def offer_days(self, interaction: Interaction, typed: str) -> Choices:
        """Offer the days that something can be logged for, today first."""
        words, chosen = words_for(interaction), getattr(interaction.namespace, "goal", None)
        own = [each.goal.id for each in await self._own(interaction)]
        about_one = [goal for goal in own if str(goal) == chosen] or own
        if not about_one:
            return []
        person, now = person_of(interaction), self.bot.now()
        days = await goals.days_to_log(self.bot.store, about_one[0], person, now)
        named = [(lists.day_label(words, day, ago), day.isoformat()) for ago, day in enumerate(days)]
        return _choices(named, typed)

    async def ask(self, interaction: Interaction, _: Press) -> None:
        """Open the form that sets a goal."""
        await self._open_form(interaction, Wanted())

    async def keep_written(self, interaction: Interaction, press: Press) -> None:
        """Keep the goal that was written in the form."""
        await self._keep(interaction, forms.read_goal(press))

    async def log_one(self, interaction: Interaction, press: Press) -> None:
        """Log one step, today."""
        await self._log(interaction, GoalId(press["goal"]), 1, None)

    async def log_chosen(self, interaction: Interaction, press: Press) -> None:
        """Log what the command said, for the goal that was chosen since."""
        await self._log(interaction, _chosen(press), press["amount"], forms.day_of(press["day"]))

    async def finish(self, interaction: Interaction, press: Press) -> None:
        """Log what is left of a goal."""
        await self._finish(interaction, _chosen(press))

    async def change(self, interaction: Interaction, press: Press) -> None:
        """Change a goal in the way that was chosen; show the ways, where none was."""
        await self._adjust(interaction, _chosen(press), lists.way_at(press["how"]), press.ids.get("number") or None)

    async def make_smaller(self, interaction: Interaction, press: Press) -> None:
        """Let a goal ask for what was written in the form."""
        words, number = forms.read_smaller(press)
        await self._make_smaller(interaction, GoalId(press["goal"]), words, number)

    async def turn_page(self, interaction: Interaction, press: Press) -> None:
        """Show another page of the list."""
        found = await self._overview(interaction, GroupId(press["group"]))
        await redraw(interaction, self._page(interaction, found, press["page"]))

    async def _open_form(self, interaction: Interaction, wanted: Wanted) -> None:
        await goals.check_room(self.bot.store, person_of(interaction))  # before they write
        await interaction.response.send_modal(forms.goal_form(words_for(interaction), wanted))

    async def _keep(self, interaction: Interaction, wanted: Wanted) -> None:
        words, now = words_for(interaction), self.bot.now()
        draft = forms.draft(wanted, GoalId(interaction.id), person_of(interaction), _here(interaction), now)
        kept = await goals.set_goal(self.bot.store, draft, now)
        round_in = await rounds.channel(self.bot.store, draft.group)
        await redraw(interaction, cards.kept(words, kept, round_in, unread=wanted.unread))

    async def _log(self, interaction: Interaction, goal: GoalId, amount: int, day: date | None) -> None:
        store, person, now = self.bot.store, person_of(interaction), self.bot.now()
        entry_id = EntryId(interaction.id)
        entry = await goals.draft_entry(store, entry_id, goal, person, now, amount=amount, day=day)
        await self._show_logged(interaction, await goals.log(store, entry, now))

    async def _finish(self, interaction: Interaction, goal: GoalId) -> None:
        store, now = self.bot.store, self.bot.now()
        entry = await goals.draft_entry(store, EntryId(interaction.id), goal, person_of(interaction), now)
        await self._show_logged(interaction, await goals.finish(store, entry, now))

    async def _show_logged(self, interaction: Interaction, logged: goals.Logged) -> None:
        round_in = await rounds.channel(self.bot.store, logged.progress.goal.group)
        await redraw(interaction, cards.logged(words_for(interaction), logged.progress, logged.entry.id, round_in))

    async def _adjust(
        self, interaction: Interaction, goal: GoalId, how: Adjustment | None, number: int | None
    ) -> None:
        words, store, person, now = words_for(interaction), self.bot.store, person_of(interaction), self.bot.now()
        if how in (Adjustment.NEXT_WEEK, Adjustment.PAUSE, Adjustment.RESUME):
            await self._show_adjusted(interaction, await goals.adjust(store, goal, person, how, now), how)
            return
        progress = await goals.find(store, goal, person, now)
        if how is Adjustment.SMALLER and number is not None:
            await self._make_smaller(interaction, goal, progress.goal.words, number)
        elif how is Adjustment.SMALLER:
            await interaction.response.send_modal(forms.smaller_form(words, progress.goal))
        elif how is Adjustment.DROP:
            await redraw(interaction, lists.sure_to_drop(words, progress))
        else:
            await redraw(interaction, lists.adjusting(words, progress))

    async def _make_smaller(self, interaction: Interaction, goal: GoalId, words: str, number: int | None) -> None:
        store, person, now = self.bot.store, person_of(interaction), self.bot.now()
        smaller = await goals.make_smaller(store, goal, person, now, words=words, target=number)
        await self._show_adjusted(interaction, smaller, Adjustment.SMALLER)

    async def _show_adjusted(self, interaction: Interaction, progress: Progress, how: Adjustment) -> None:
        round_in = await rounds.channel(self.bot.store, progress.goal.group)
        await redraw(interaction, cards.adjusted(words_for(interaction), progress, how, round_in))

    async def _meant(self, interaction: Interaction, named: str, custom_id: str) -> GoalId | None:
        """Return which goal is meant: the one that was named, or the only one; else ask, under a custom id.

        Raises:
            Refusal: there is none.
        """
        if named:
            return _read_goal(named)
        own = await self._own(interaction)
        if not own:
            raise Refusal(Reason.NO_GOALS)
        if len(own) == 1:
            return own[0].goal.id
        await answer(interaction, cards.to_choose(words_for(interaction), own, custom_id))
        return None

    async def _own(self, interaction: Interaction) -> tuple[Progress, ...]:
        return await goals.own(self.bot.store, person_of(interaction), _here(interaction), self.bot.now())

    async def _overview(self, interaction: Interaction, group: GroupId) -> Overview:
        return await goals.overview(self.bot.store, person_of(interaction), group, self.bot.now())

    def _page(self, interaction: Interaction, found: Overview, number: int) -> View:
        shown = page(found.goals, number)
        return lists.own_list(words_for(interaction), shown, found.week, found.next, person_of(interaction))


def _here(interaction: Interaction) -> GroupId:
    return group_of(interaction) or NO_GROUP


def _chosen(press: Press) -> GoalId:
    return GoalId(actions.whole(press.values[0]) if press.values else press["goal"])


def _choices(named: list[tuple[str, str]], typed: str) -> Choices:
    fitting = [each for each in named if typed.casefold() in each[0].casefold()]
    return [app_commands.Choice(name=name, value=value) for name, value in fitting[:OPTIONS]]


def _read_goal(named: str) -> GoalId:
    """Return the goal that was chosen for a command; what was typed and not chosen is none."""
    try:
        return GoalId(actions.whole(named))
    except Refusal:
        raise Refusal(Reason.NO_SUCH_GOAL) from None


def _read_day(typed: str) -> date | None:
    """Return the day that was chosen for a command, None for today; what is no date is no day of this week."""
    try:
        return date_typed(typed) if typed else None
    except Refusal:
        raise Refusal(Reason.NOT_THIS_WEEK) from None


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(Goals(bot))
