"""What every command, button and form asks of an interaction: who acts, where, in which words; and answering it.

Knows no feature and keeps nothing. Rights are Discord's, asked anew each time.
"""

from typing import Any, cast

import discord

from bot.content.words import Words, words_in
from bot.domain.ids import GroupId, PersonId
from bot.domain.people import Standing
from bot.domain.refusals import Reason, Refusal
from bot.safety_net import Asker
from bot.ui.cards import View

AnyInteraction = discord.Interaction[Any]


def person_of(interaction: AnyInteraction) -> PersonId:
    """Return who acts."""
    return PersonId(interaction.user.id)


def group_of(interaction: AnyInteraction) -> GroupId | None:
    """Return the group somebody acts in, None in a direct message."""
    return None if interaction.guild_id is None else GroupId(interaction.guild_id)


def own_group(interaction: AnyInteraction) -> GroupId:
    """Return the group somebody acts in.

    Raises:
        Refusal: it is a direct message.
    """
    if interaction.guild_id is None:
        raise Refusal(Reason.ONLY_IN_A_GROUP)
    return GroupId(interaction.guild_id)


def somebody_here(who: discord.User | discord.Member) -> PersonId:
    """Return who is meant by a command or a menu: somebody of this server.

    Raises:
        Refusal: they are not here any more.
    """
    if not isinstance(who, discord.Member):
        raise Refusal(Reason.TAKES_NONE)
    return PersonId(who.id)


def standing_of(interaction: AnyInteraction) -> Standing:
    """Return how whoever acts stands with Rebound, as it was found when they were let in."""
    return cast("Standing", interaction.extras.get("standing", Standing()))


def remember_standing(interaction: AnyInteraction, standing: Standing) -> None:
    """Keep how whoever acts stands, for as long as the interaction lasts."""
    interaction.extras["standing"] = standing


def remember_that_nudges_rested(interaction: AnyInteraction) -> None:
    """Keep, for as long as the interaction lasts, that whoever acts had left their last nudges without an answer."""
    interaction.extras["nudges_rested"] = True


def nudges_rested(interaction: AnyInteraction) -> bool:
    """Say whether somebody's nudges rested until now, when they are back."""
    return bool(interaction.extras.get("nudges_rested"))


def leave_unread(interaction: AnyInteraction) -> None:
    """Keep the safety net from reading this: it was read before, or speaks of people to talk to and of nobody."""
    interaction.extras["left_unread"] = True


def is_left_unread(interaction: AnyInteraction) -> bool:
    """Say whether the safety net is to leave this alone."""
    return bool(interaction.extras.get("left_unread"))


def words_for(interaction: AnyInteraction) -> Words:
    """Return the words in the member's own language: the one they chose, else the one that Discord tells."""
    return words_in(standing_of(interaction).preferences.language or interaction.locale.value)


def group_words(interaction: AnyInteraction) -> Words:
    """Return the words in the group's language, for what everybody sees."""
    return words_in((interaction.guild_locale or interaction.locale).value)


def asker(interaction: AnyInteraction) -> Asker:
    """Return whoever acts, as the safety net asks for them."""
    country = standing_of(interaction).preferences.country
    return Asker(person_of(interaction), group_of(interaction), country, words_for(interaction))


async def answer(interaction: AnyInteraction, view: View) -> None:
    """Answer for the member alone, whether or not something was said before."""
    if interaction.response.is_done():
        await interaction.followup.send(view=view, ephemeral=True)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)


async def redraw(interaction: AnyInteraction, view: View) -> None:
    """Draw anew the member's own answer that something was pressed on; under any other message, answer for them."""
    message = interaction.message
    if message is not None and message.flags.ephemeral and not interaction.response.is_done():
        await interaction.response.edit_message(view=view)
    else:
        await answer(interaction, view)
