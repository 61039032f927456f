"""People to talk to: the buttons under what the safety net and `/help-now` show."""

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.domain.ids import ChannelId
from bot.interactions import answer, asker, person_of, words_for
from bot.ui import actions
from bot.ui import safety as cards
from bot.ui.actions import Press


class Safety(Cog):
    """Where people are. Works for anybody, and keeps nothing."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.TRUST_WORDS, self.words_to_send)
        bot.handle(actions.PEOPLE_TO_TALK_TO, self.people)
        bot.handle(actions.ANOTHER_COUNTRY, self.other_countries)
        bot.handle(actions.SHOW_COUNTRY, self.show_country)
        bot.handle(actions.FIGURE_OF_SPEECH, self.figure_of_speech)
        bot.handle(actions.FIGURE_OF_SPEECH_PLAIN, self.figure_of_speech)
        bot.handle(actions.ASK_MODERATOR, self.before_asking)
        bot.handle(actions.ASK_MODERATOR_NOW, self.ask_moderators)

    async def words_to_send(self, interaction: Interaction, _: Press) -> None:
        """Hand over words for somebody one trusts."""
        await answer(interaction, cards.words_to_send(words_for(interaction)))

    async def people(self, interaction: Interaction, _: Press) -> None:
        """Show whom to talk to."""
        near = await self.bot.net.near(asker(interaction))
        await answer(interaction, cards.people(words_for(interaction), near))

    async def other_countries(self, interaction: Interaction, _: Press) -> None:
        """Show the countries to choose from, beside the card that is there."""
        near = await self.bot.net.near(asker(interaction))
        await answer(interaction, cards.other_countries(words_for(interaction), near))

    async def show_country(self, interaction: Interaction, press: Press) -> None:
        """Show whom to talk to in a country, this once."""
        near = await self.bot.net.near(asker(interaction), press.values[0])
        view = cards.people(words_for(interaction), near, keep_with=self.bot.mention("settings"))
        await interaction.response.edit_message(view=view)

    async def figure_of_speech(self, interaction: Interaction, press: Press) -> None:
        """Leave the soft line out for a while."""
        self.bot.net.hush(person_of(interaction))
        was_plain = press.action is actions.FIGURE_OF_SPEECH_PLAIN
        view = cards.figure_of_speech(words_for(interaction), self.bot.mention, was_plain=was_plain)
        await interaction.response.edit_message(view=view)

    async def before_asking(self, interaction: Interaction, _: Press) -> None:
        """Say what asking a moderator means, and what they would see."""
        await answer(interaction, cards.before_asking(words_for(interaction)))

    async def ask_moderators(self, interaction: Interaction, _: Press) -> None:
        """Tell the moderators that somebody would like one of them; if that fails, say so at once."""
        await interaction.response.defer()  # posts are paced
        channel, nonce = ChannelId(interaction.channel_id or 0), f"a{interaction.id:x}"
        outcome = await self.bot.net.ask_moderators(asker(interaction), channel, nonce)
        view = cards.asked(words_for(interaction), outcome, self.bot.mention)
        await interaction.edit_original_response(view=view)


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(Safety(bot))
