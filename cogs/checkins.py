"""`/checkin`: how somebody is now; what a heavy day offers; one's own days."""

from discord import app_commands

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.domain.checkins import NOTE_LIMIT, Checkin, Mood
from bot.domain.ids import NO_GROUP, CheckinId
from bot.interactions import answer, group_of, person_of, redraw, words_for
from bot.registration import about
from bot.services import checkins
from bot.ui import actions
from bot.ui import checkins as cards
from bot.ui import checkins_list as listed
from bot.ui.actions import Press

MOODS = [app_commands.Choice(name=about(f"choice-mood-{mood}"), value=mood.value) for mood in Mood]


class Checkins(Cog):
    """How are you now."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.CHECKIN_MOOD, self.feel)
        bot.handle(actions.CHECKIN_MORE, self.open_form)
        bot.handle(actions.CHECKIN_FORM, self.keep_form)
        bot.handle(actions.SHOW_MINE, self.show_mine)
        bot.handle(actions.AFFIRM, self.affirm)
        bot.handle(actions.PAGE_CHECKINS, self.show_week)
        bot.handle(actions.OPEN_CHECKIN, self.open)
        bot.handle(actions.DELETE_CHECKIN, self.delete)
        bot.handle(actions.COPING, self.cope)
        bot.handle(actions.CHOOSE_COPING, self.cope)
        bot.handle(actions.ANOTHER_COPING, self.cope)

    @app_commands.command(name="checkin", description=about("command-checkin"))
    @app_commands.describe(mood=about("command-checkin-mood"), note=about("command-checkin-note"))
    @app_commands.choices(mood=MOODS)
    async def checkin(
        self, interaction: Interaction, mood: int = 0, note: app_commands.Range[str, 1, NOTE_LIMIT] = ""
    ) -> None:
        """Keep how somebody is; ask, if they did not say."""
        told = self._told(interaction, interaction.id, mood, note)
        if told.mood is None and not told.note:
            view = cards.ask(words_for(interaction), told.id, told.person)
        else:
            kept = await checkins.keep(self.bot.store, told)
            view = cards.kept(words_for(interaction), kept, self.bot.mention)
        await answer(interaction, view)

    async def feel(self, interaction: Interaction, press: Press) -> None:
        """Keep how the day feels."""
        told = self._told(interaction, press["checkin"], cards.mood_of(press["mood"]))
        kept = await checkins.feel(self.bot.store, told)
        await redraw(interaction, cards.kept(words_for(interaction), kept, self.bot.mention))

    async def open_form(self, interaction: Interaction, press: Press) -> None:
        """Open a check-in's form."""
        checkin = CheckinId(press["checkin"])
        known = await checkins.find_begun(self.bot.store, checkin, person_of(interaction))
        await interaction.response.send_modal(cards.form(words_for(interaction), checkin, known))

    async def keep_form(self, interaction: Interaction, press: Press) -> None:
        """Keep what was said in the form."""
        group = group_of(interaction) or NO_GROUP
        told = cards.read_form(press, person_of(interaction), group, self.bot.now())
        kept = await checkins.keep(self.bot.store, told)
        await redraw(interaction, cards.kept(words_for(interaction), kept, self.bot.mention))

    async def show_mine(self, interaction: Interaction, _: Press) -> None:
        """Show something of somebody's own, below the card that offers it."""
        person, now = person_of(interaction), self.bot.now()
        found = await checkins.look_back(self.bot.store, person, now, seed=interaction.id)
        await answer(interaction, cards.own(words_for(interaction), found))

    async def affirm(self, interaction: Interaction, _: Press) -> None:
        """Show an affirmation."""
        person = person_of(interaction)
        key = await checkins.affirm(self.bot.store, person, seed=interaction.id)
        await answer(interaction, cards.affirmation(words_for(interaction), key))

    async def show_week(self, interaction: Interaction, press: Press) -> None:
        """Show one's own days."""
        person, group = person_of(interaction), group_of(interaction) or NO_GROUP
        page = await checkins.list_own(self.bot.store, person, group, press["page"], self.bot.now())
        view = listed.own_list(words_for(interaction), page, person, self.bot.mention("checkin"))
        await redraw(interaction, view)

    async def open(self, interaction: Interaction, press: Press) -> None:
        """Show one check-in."""
        checkin = CheckinId(actions.whole(press.values[0]))
        found = await checkins.find(self.bot.store, checkin, person_of(interaction))
        await redraw(interaction, listed.opened(words_for(interaction), found))

    async def delete(self, interaction: Interaction, press: Press) -> None:
        """Erase one check-in."""
        person = person_of(interaction)
        await checkins.delete(self.bot.store, CheckinId(press["checkin"]), person)
        await redraw(interaction, listed.deleted(words_for(interaction), person))

    async def cope(self, interaction: Interaction, press: Press) -> None:
        """Show something gentle to do: below the card that offers it, else in the place of the last one."""
        minutes, in_place = cards.read_coping(press)
        person = person_of(interaction)
        found = await checkins.cope(self.bot.store, person, minutes=minutes, in_place=in_place, seed=interaction.id)
        view = cards.coping(words_for(interaction), found, minutes, in_place=in_place)
        await (answer if press.action is actions.COPING else redraw)(interaction, view)

    def _told(self, interaction: Interaction, checkin: int, mood: int, note: str = "") -> Checkin:
        return Checkin(
            id=CheckinId(checkin),
            person=person_of(interaction),
            group=group_of(interaction) or NO_GROUP,
            at=self.bot.now(),
            mood=cards.mood_of(mood) if mood else None,
            note=note,
        )


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(Checkins(bot))
