"""`/reframe`: a hard thought in, and something else that may be true as well. What somebody asks to keep is kept."""

from discord import app_commands

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.content.rejections import Reframe, load_reframes
from bot.domain import reframes as rules
from bot.domain.ids import KeepsakeId
from bot.domain.reframes import THOUGHT_LIMIT, Keepsake, Said
from bot.domain.refusals import Reason, Refusal
from bot.interactions import answer, person_of, redraw, words_for
from bot.registration import about
from bot.services import reframes
from bot.ui import actions
from bot.ui import reframes as cards
from bot.ui.actions import Press
from bot.ui.cards import OPTIONS, View


class Reframes(Cog):
    """Both may be true."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.TYPE_THOUGHT, self.ask)
        bot.handle(actions.THOUGHT_FORM, self.look_for_written)
        bot.handle(actions.CHOOSE_THOUGHT, self.choose)
        bot.handle(actions.SAY_ANOTHER_WAY, self.say_another_way)
        bot.handle(actions.KEEP_REFRAME, self.keep)
        bot.handle(actions.OWN_REFRAME, self.ask_for_own)
        bot.handle(actions.OWN_REFRAME_FORM, self.show_own)
        bot.handle(actions.KEEP_OWN_REFRAME, self.keep_own)
        bot.handle(actions.PAGE_KEEPSAKES, self.show_kept)
        bot.handle(actions.DELETE_KEEPSAKE, self.delete)

    @app_commands.command(name="reframe", description=about("command-reframe"))
    @app_commands.describe(thought=about("command-reframe-thought"))
    async def reframe(
        self, interaction: Interaction, thought: app_commands.Range[str, 1, THOUGHT_LIMIT] = ""
    ) -> None:
        """Show what may be true next to a thought, or the thoughts to choose from."""
        if thought:
            await answer(interaction, self._look_for(interaction, thought))
        else:
            await answer(interaction, cards.start(words_for(interaction), self.bot.mention))

    @reframe.autocomplete("thought")
    async def offer_thoughts(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the thoughts that are near to what is typed so far."""
        thoughts = cards.thoughts(words_for(interaction))
        offered = [thoughts[key] for key in rules.offer(typed, thoughts, OPTIONS)]
        return [app_commands.Choice(name=thought, value=thought) for thought in offered]

    async def ask(self, interaction: Interaction, _: Press) -> None:
        """Open the form that a thought is written in."""
        await interaction.response.send_modal(cards.thought_form(words_for(interaction)))

    async def look_for_written(self, interaction: Interaction, press: Press) -> None:
        """Show what is near to a thought that was written in the form."""
        await redraw(interaction, self._look_for(interaction, press.form.get(cards.THOUGHT_FIELD, "")))

    async def choose(self, interaction: Interaction, press: Press) -> None:
        """Show what may be true next to the thought that was chosen."""
        await redraw(interaction, self._say(interaction, press.values[0]))

    async def say_another_way(self, interaction: Interaction, press: Press) -> None:
        """Show what else may be true next to a thought."""
        said = rules.say_another_way(_shelf(), press["thought"], cards.read_seen(press))
        await redraw(interaction, cards.reframed(words_for(interaction), said))

    async def keep(self, interaction: Interaction, press: Press) -> None:
        """Keep a thought with what may be true as well."""
        words = words_for(interaction)
        said = rules.check(_shelf(), Said(press["thought"], press["wording"], cards.read_seen(press)))
        await self._keep(interaction, cards.to_keep(words, said))
        await redraw(interaction, cards.reframed(words, said, is_kept=True))

    async def ask_for_own(self, interaction: Interaction, _: Press) -> None:
        """Open the form for a reframe in one's own words."""
        await interaction.response.send_modal(cards.own_form(words_for(interaction), interaction.message))

    async def show_own(self, interaction: Interaction, press: Press) -> None:
        """Show a reframe in somebody's own words."""
        hurts, also = (press.form.get(name, "").strip() for name in (cards.HURTS_FIELD, cards.ALSO_FIELD))
        await redraw(interaction, cards.own(words_for(interaction), hurts, also))

    async def keep_own(self, interaction: Interaction, _: Press) -> None:
        """Keep a reframe in somebody's own words."""
        words, (hurts, also) = words_for(interaction), cards.read_own(interaction.message)
        if not hurts and not also:
            raise Refusal(Reason.STALE_BUTTON)
        await self._keep(interaction, cards.own_to_keep(words, hurts, also))
        await redraw(interaction, cards.own(words, hurts, also, is_kept=True))

    async def show_kept(self, interaction: Interaction, press: Press) -> None:
        """Show one of the reframes that somebody kept."""
        page = await reframes.kept(self.bot.store, person_of(interaction), press["page"])
        await redraw(interaction, cards.kept(words_for(interaction), page))

    async def delete(self, interaction: Interaction, press: Press) -> None:
        """Erase one of them, and show the next."""
        await reframes.delete(self.bot.store, KeepsakeId(press["keepsake"]), person_of(interaction))
        await self.show_kept(interaction, press)

    def _look_for(self, interaction: Interaction, thought: str) -> View:
        words, thoughts = words_for(interaction), cards.thoughts(words_for(interaction))
        key = rules.find(thought, thoughts)
        if key is not None:
            return self._say(interaction, key)
        return cards.near(words, rules.near(thought, thoughts), self.bot.mention)

    def _say(self, interaction: Interaction, key: str) -> View:
        if key not in load_reframes():
            raise Refusal(Reason.STALE_BUTTON)
        said = rules.say(_shelf(), list(load_reframes()).index(key))
        return cards.reframed(words_for(interaction), said)

    async def _keep(self, interaction: Interaction, words: str) -> None:
        keepsake = Keepsake(KeepsakeId(interaction.id), person_of(interaction), words, self.bot.now())
        await reframes.keep(self.bot.store, keepsake)


def _shelf() -> list[Reframe]:
    return list(load_reframes().values())


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(Reframes(bot))
