"""What the stories about prompts have in common: a channel, a Wednesday, what was posted. No test lives here."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.content.library import load
from bot.content.prompts import load_prompts
from bot.content.words import FALLBACK, words_in
from bot.domain import encouragements
from bot.domain.groups import Feature, Group, PromptKind, Purpose
from bot.domain.ids import ChannelId, GroupId, PersonId
from bot.sandbox import Channel, Guild, Message
from bot.services import groups
from tests.cogs.panel import open_section
from tests.cogs.week import at, pass_until
from tests.stage import Stage

WORDS = words_in(FALLBACK)
FOR_ME = "A line just for me"
PROMPT_NUMBER = list(Purpose).index(Purpose.PROMPT)
"""The place of prompts among what channels are for."""

LINES = {
    PromptKind.ENCOURAGEMENT: {
        WORDS(f"encouragement-{line.key}")
        for line in load().encouragements.values()
        if line.stage is encouragements.Stage.ANY
    },
    PromptKind.QUESTION: {WORDS(f"prompt-{key}") for key in load_prompts().questions},
    PromptKind.RITUAL: {WORDS(f"prompt-{key}") for key in load_prompts().rituals},
}
"""All that a prompt may say, by its kind."""


async def choose_prompts(stage: Stage, channel: Channel | None = None) -> datetime:
    """Choose the channel for prompts on a Monday, as the host does; return the Wednesday after, at noon UTC."""
    today = stage.client.now().date()
    monday = today + timedelta(days=-today.weekday() % 7 or 7)
    await pass_until(stage, at(monday, 12))
    section = await open_section(stage, "channels")
    chosen = channel or stage.discord.channel("general")
    await stage.discord.host.select(section.message, f"setup-channel:{PROMPT_NUMBER}", [chosen])
    return at(monday + timedelta(days=2), 12)


async def set_up_prompts(
    stage: Stage,
    guild: Guild,
    *,
    mix: Collection[PromptKind] = tuple(PromptKind),
    weeks: int = 1,
    thread: bool = True,
) -> None:
    """Choose what prompts are, how often they come, whether with threads; in #general, if there is no channel yet."""
    group = GroupId(guild.id)

    def chosen(known: Group) -> Group:
        switched = known.switched - {Feature.PROMPT_THREAD} | (set() if thread else {Feature.PROMPT_THREAD})
        channel = known.prompt_channel or ChannelId(guild.channel("general").id)
        return replace(
            known,
            prompt_mix=frozenset(mix),
            prompt_weeks=weeks,
            prompt_channel=channel,
            switched=frozenset(switched),
        )

    await groups.change(stage.client.store, group, PersonId(guild.owner_id), stage.client.now, chosen)


def prompts(stage: Stage, channel: Channel | None = None) -> Sequence[Message]:
    """Return the prompts in a channel, oldest first."""
    found = stage.discord.messages(channel or stage.discord.channel("general"))
    return [message for message in found if message.author is stage.discord.bot_user and FOR_ME in message.buttons]


def in_thread(stage: Stage, card: Message) -> Sequence[Message]:
    """Return what stands in the thread that hangs from a prompt; nothing, if there is none."""
    thread = stage.discord.world.channels.get(card.id)
    return [] if thread is None else stage.discord.messages(thread)


def kind_of(card: Message) -> PromptKind:
    """Return what a prompt is, by its title."""
    return next(kind for kind in PromptKind if WORDS(f"prompt-title-{kind}") in card.text)


def line_of(card: Message) -> str:
    """Return what a prompt says."""
    (line,) = (line for line in LINES[kind_of(card)] if line in card.text)
    return line
