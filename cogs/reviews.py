"""`/review interview · application · strategy`: looking back in two forms, and making a goal of what came up."""

from dataclasses import replace

from discord import app_commands

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.content.growth import growth_numbered
from bot.domain.goals import Rhythm
from bot.domain.ids import NO_GROUP, GoalId, RejectionId, ReviewId
from bot.domain.refusals import Reason, Refusal
from bot.domain.reviews import Kept, Kind, Review
from bot.interactions import answer, group_of, person_of, redraw, words_for
from bot.registration import about
from bot.services import goals, reviews, rounds
from bot.ui import actions
from bot.ui import goals as goal_cards
from bot.ui import goals_forms as goal_forms
from bot.ui import reviews as cards
from bot.ui.actions import Press
from bot.ui.cards import View
from bot.ui.goals_forms import Wanted


class Reviews(Cog, name="review", description=about("command-review")):
    """Looking back, a strength first."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.REVIEW_FROM_ARC, self.begin_from_arc)
        bot.handle(actions.BEGIN_REVIEW, self.begin)
        bot.handle(actions.REVIEW_FIRST_FORM, self.keep_first)
        bot.handle(actions.GO_ON_REVIEW, self.go_on)
        bot.handle(actions.REVIEW_LAST_FORM, self.keep_last)
        bot.handle(actions.EARLIER_REVIEWS, self.show_earlier)
        bot.handle(actions.PAGE_REVIEWS, self.turn_page)
        bot.handle(actions.ASK_DELETE_REVIEW, self.ask_to_delete)
        bot.handle(actions.DELETE_REVIEW, self.delete)
        bot.handle(actions.ANOTHER_IDEA, self.another_idea)
        bot.handle(actions.IDEA_TO_GOAL, self.idea_to_goal)
        bot.handle(actions.LESSON_TO_GOAL, self.lesson_to_goal)

    @app_commands.command(name="interview", description=about("command-review-interview"))
    async def interview(self, interaction: Interaction) -> None:
        """Offer to look back at an interview."""
        await self._offer(interaction, Kind.INTERVIEW)

    @app_commands.command(name="application", description=about("command-review-application"))
    async def application(self, interaction: Interaction) -> None:
        """Offer to look back at an application."""
        await self._offer(interaction, Kind.APPLICATION)

    @app_commands.command(name="strategy", description=about("command-review-strategy"))
    async def strategy(self, interaction: Interaction) -> None:
        """Offer to look at the search as a whole."""
        await self._offer(interaction, Kind.STRATEGY)

    async def begin_from_arc(self, interaction: Interaction, press: Press) -> None:
        """Open the first form of a review that belongs to a rejection."""
        rejection = RejectionId(press["rejection"])
        kind = await reviews.kind_for(self.bot.store, rejection, person_of(interaction))
        await self._open_first(interaction, kind, rejection)

    async def begin(self, interaction: Interaction, press: Press) -> None:
        """Open the first form."""
        await self._open_first(interaction, actions.numbered(Kind, press["kind"]), None)

    async def keep_first(self, interaction: Interaction, press: Press) -> None:
        """Keep what was written in the first form, and offer the last one."""
        kind, answers, ratings = cards.read_first(press)
        rejection = RejectionId(press["rejection"]) if press["rejection"] else None
        draft = replace(self._draft(interaction, kind), rejection=rejection, answers=answers, ratings=ratings)
        kept = await reviews.keep_first(self.bot.store, draft, self.bot.now())
        await redraw(interaction, cards.begun(words_for(interaction), kept))

    async def go_on(self, interaction: Interaction, press: Press) -> None:
        """Open the last form."""
        store, person = self.bot.store, person_of(interaction)
        review = ReviewId(press["review"])
        known, question = await reviews.ask_last(store, review, person, seed=interaction.id)
        await interaction.response.send_modal(cards.last_form(words_for(interaction), known, question))

    async def keep_last(self, interaction: Interaction, press: Press) -> None:
        """Keep what was written in the last form, and offer a small step that fits it."""
        kind, answers, lesson, gap = cards.read_last(press)
        draft = replace(self._draft(interaction, kind), answers=answers, lesson=lesson, gap=gap)
        into = ReviewId(press["review"])
        kept = await reviews.keep_last(self.bot.store, draft, into, self.bot.now(), seed=interaction.id)
        await redraw(interaction, self._finished(interaction, kept))

    async def show_earlier(self, interaction: Interaction, press: Press) -> None:
        """Show the latest review of a kind, below what is being done."""
        await answer(interaction, await self._page(interaction, actions.numbered(Kind, press["kind"]), 0))

    async def turn_page(self, interaction: Interaction, press: Press) -> None:
        """Show another review of the kind."""
        await redraw(interaction, await self._page(interaction, actions.numbered(Kind, press["kind"]), press["page"]))

    async def ask_to_delete(self, interaction: Interaction, press: Press) -> None:
        """Ask whether a review is to go, which cannot be taken back."""
        found = await reviews.find(self.bot.store, ReviewId(press["review"]), person_of(interaction))
        await redraw(interaction, cards.sure_to_delete(words_for(interaction), found, press["page"]))

    async def delete(self, interaction: Interaction, press: Press) -> None:
        """Erase a review, and show what stood next to it."""
        kind = await reviews.delete(self.bot.store, ReviewId(press["review"]), person_of(interaction))
        await redraw(interaction, await self._page(interaction, kind, press["page"]))

    async def another_idea(self, interaction: Interaction, press: Press) -> None:
        """Show another small step that fits."""
        store, person, now = self.bot.store, person_of(interaction), self.bot.now()
        kept = await reviews.another_idea(store, ReviewId(press["review"]), person, now, seed=interaction.id)
        await redraw(interaction, self._finished(interaction, kept))

    async def idea_to_goal(self, interaction: Interaction, press: Press) -> None:
        """Make a goal of the small step that was shown."""
        idea = growth_numbered(press["idea"])
        if idea is None:
            raise Refusal(Reason.STALE_BUTTON)
        what = words_for(interaction)(f"growth-{idea.key}")
        await self._set_goal(interaction, press, Wanted(what, rhythm=idea.rhythm, practice=idea.practice))

    async def lesson_to_goal(self, interaction: Interaction, press: Press) -> None:
        """Make a goal of the lesson."""
        review = await reviews.find(self.bot.store, ReviewId(press["review"]), person_of(interaction))
        await self._set_goal(interaction, press, Wanted(review.lesson, rhythm=Rhythm.ONCE))

    async def _offer(self, interaction: Interaction, kind: Kind) -> None:
        before = await reviews.look(self.bot.store, person_of(interaction), kind, self.bot.now())
        await answer(interaction, cards.to_begin(words_for(interaction), before))

    async def _open_first(self, interaction: Interaction, kind: Kind, rejection: RejectionId | None) -> None:
        asked = await reviews.ask_first(self.bot.store, person_of(interaction), kind, seed=interaction.id)
        form = cards.first_form(words_for(interaction), kind, asked.strength, asked.ratings, rejection)
        await interaction.response.send_modal(form)

    async def _set_goal(self, interaction: Interaction, press: Press, wanted: Wanted) -> None:
        store, person, now = self.bot.store, person_of(interaction), self.bot.now()
        group = (await reviews.find(store, ReviewId(press["review"]), person)).group
        goal = await goals.set_goal(store, goal_forms.draft(wanted, GoalId(interaction.id), person, group, now), now)
        round_in = await rounds.channel(store, group)
        await redraw(interaction, goal_cards.kept(words_for(interaction), goal, round_in, unread=False))

    async def _page(self, interaction: Interaction, kind: Kind, number: int) -> View:
        person = person_of(interaction)
        page = await reviews.page(self.bot.store, person, kind, number)
        return cards.earlier_one(words_for(interaction), page, kind, person, self.bot.mention(f"review {kind}"))

    def _finished(self, interaction: Interaction, kept: Kept) -> View:
        return cards.finished(words_for(interaction), kept, self.bot.mention("rejection next"))

    def _draft(self, interaction: Interaction, kind: Kind) -> Review:
        group = group_of(interaction) or NO_GROUP
        return Review(ReviewId(interaction.id), person_of(interaction), group, kind, self.bot.now())


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(Reviews(bot))
