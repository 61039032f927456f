"""`/letter`: words to change, copy and send. Nothing of a letter is kept; what was typed is in its card alone."""

import io

import discord
from discord import app_commands

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.domain.ids import RejectionId
from bot.domain.letters import Blanks, Kind, Register, by_now
from bot.domain.refusals import Reason, Refusal
from bot.domain.rejections import Stage
from bot.interactions import answer, person_of, redraw, words_for
from bot.registration import about
from bot.services import rejections
from bot.ui import actions
from bot.ui import letters as cards
from bot.ui.actions import Press

KINDS = [app_commands.Choice(name=about(f"choice-letter-{kind}"), value=str(kind)) for kind in Kind]
REGISTERS = [
    app_commands.Choice(name=about(f"choice-register-{register}"), value=str(register)) for register in Register
]


class Letters(Cog):
    """Letters to send oneself."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.CHOOSE_LETTER, self.choose)
        bot.handle(actions.LETTER_FROM_ARC, self.begin_from_arc)
        bot.handle(actions.FILL_LETTER, self.ask)
        bot.handle(actions.LETTER_FORM, self.fill)
        bot.handle(actions.LETTER_TONE, self.change_tone)
        bot.handle(actions.CHANGE_LETTER, self.ask_for_words)
        bot.handle(actions.CHANGED_LETTER_FORM, self.change)
        bot.handle(actions.LETTER_FILE, self.hand_over)

    @app_commands.command(name="letter", description=about("command-letter"))
    @app_commands.describe(kind=about("command-letter-kind"), register=about("command-letter-register"))
    @app_commands.choices(kind=KINDS, register=REGISTERS)
    async def letter(self, interaction: Interaction, kind: str = "", register: str = Register.PLAIN) -> None:
        """Show a letter, or which there are."""
        words, tone = words_for(interaction), actions.chosen(Register, register)
        if not kind:
            await answer(interaction, cards.choices(words, tone))
            return
        await answer(interaction, cards.letter(words, actions.chosen(Kind, kind), tone, Blanks()))

    async def choose(self, interaction: Interaction, press: Press) -> None:
        """Show the letter that was chosen."""
        kind, tone = actions.chosen(Kind, press.values[0]), actions.numbered(Register, press["register"])
        await redraw(interaction, cards.letter(words_for(interaction), kind, tone, Blanks()))

    async def begin_from_arc(self, interaction: Interaction, press: Press) -> None:
        """Show a letter about a "no", with its role and its company."""
        about_it = await rejections.find(self.bot.store, RejectionId(press["rejection"]), person_of(interaction))
        blanks = Blanks(role=about_it.role, company=about_it.company)
        words, stage = words_for(interaction), about_it.stage
        kind = by_now(actions.numbered(Kind, press["kind"]), stage)
        await answer(interaction, cards.letter(words, kind, Register.PLAIN, blanks, arc=about_it.id, stage=stage))

    async def ask(self, interaction: Interaction, press: Press) -> None:
        """Open the form that fills in a letter."""
        await interaction.response.send_modal(cards.fill_form(words_for(interaction), press, interaction.message))

    async def fill(self, interaction: Interaction, press: Press) -> None:
        """Show the letter with what was filled in."""
        kind, tone = actions.numbered(Kind, press["kind"]), actions.numbered(Register, press["register"])
        blanks, arc = cards.read_filled(press), cards.read_arc(interaction.message)
        stage = actions.numbered(Stage, press["stage"])
        await redraw(interaction, cards.letter(words_for(interaction), kind, tone, blanks, arc=arc, stage=stage))

    async def change_tone(self, interaction: Interaction, press: Press) -> None:
        """Show the letter in another tone."""
        kind, tone = actions.numbered(Kind, press["kind"]), actions.numbered(Register, press["register"]).another
        blanks, arc = cards.read_blanks(press, interaction.message), cards.read_arc(interaction.message)
        stage = actions.numbered(Stage, press["stage"])
        await redraw(interaction, cards.letter(words_for(interaction), kind, tone, blanks, arc=arc, stage=stage))

    async def ask_for_words(self, interaction: Interaction, _: Press) -> None:
        """Open the letter to be changed."""
        await interaction.response.send_modal(cards.change_form(words_for(interaction), interaction.message))

    async def change(self, interaction: Interaction, press: Press) -> None:
        """Show the letter as somebody changed it."""
        subject, body = (press.form.get(name, "") for name in (cards.SUBJECT_FIELD, cards.BODY_FIELD))
        arc = cards.read_arc(interaction.message)
        await redraw(interaction, cards.changed(words_for(interaction), subject, body, arc))

    async def hand_over(self, interaction: Interaction, _: Press) -> None:
        """Hand over the letter as a text file."""
        subject, body = cards.read_letter(interaction.message)
        content = "\n\n".join(part for part in (subject, body) if part)
        if not content:
            raise Refusal(Reason.STALE_BUTTON)
        file = discord.File(io.BytesIO(f"{content}\n".encode()), cards.FILE)
        view = cards.as_file(words_for(interaction))
        await interaction.response.send_message(view=view, file=file, ephemeral=True)


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(Letters(bot))
