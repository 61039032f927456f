"""What the stories about wins rounds have in common: a Friday, wins that were shared, time that passes. No tests."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.sandbox import Message, Person
from tests.cogs.story import SHARE
from tests.cogs.story import share as share_win
from tests.cogs.week import at, pass_until
from tests.stage import Stage

A_DAY = timedelta(days=1)
A_MOMENT = timedelta(seconds=4)
"""Longer than a round waits before it is drawn anew."""

A_WIN, ALL = "Share a win", "All wins"
TITLE, NOBODY = "Wins round", "No wins stand here this time"
OVER = "in this round."


async def friday(stage: Stage) -> datetime:
    """Let time pass until the Thursday before the next wins round; return when it comes."""
    today = stage.client.now().date()
    thursday = today + timedelta(days=(3 - today.weekday()) % 7 or 7)
    await pass_until(stage, at(thursday, 12))
    return at(thursday + A_DAY, 16)


async def shared_by(stage: Stage, person: Person, category: str, words: str = "") -> Message:
    """Share a win, and return its card."""
    return await share_win(stage, person, category, words)


def rounds(stage: Stage) -> Sequence[Message]:
    """Return the wins rounds in the wins channel, oldest first; not what mentions people."""
    found = stage.discord.messages(stage.wins)
    return [one for one in found if one.author is stage.discord.bot_user and TITLE in one.text]


def naming(stage: Stage) -> Sequence[Message]:
    """Return what mentions people about wins rounds."""
    return [one for one in stage.discord.messages(stage.wins) if "asked me to tell you" in one.text]


async def the_round(stage: Stage) -> Message:
    """Wait for the next wins round and return it."""
    before = len(rounds(stage))
    await pass_until(stage, await friday(stage))
    (card,) = rounds(stage)[before:]
    return card


async def keep_from_round(stage: Stage, person: Person, card: Message, category: str, words: str) -> None:
    """Keep a win by the round's button, and share it once its preview is seen."""
    form = (await person.click(card, A_WIN)).modal
    preview = await person.submit(form, {"category": category, "words": words})
    assert preview.ephemeral
    assert words in preview.text
    before = len(await stage.posted(stage.wins, 0))
    await person.click(preview.message, SHARE)
    await stage.posted(stage.wins, before + 1)


async def wants_to_know(*who: Person) -> None:
    """Choose in `/settings` to be mentioned by the wins round, as people do, and to be shown in the goals round."""
    for person in who:
        panel = await person.slash("settings")
        section = await person.select(panel.message, f"settings:{person.id:x}", ["round"])
        await person.select(section.message, f"settings-round:{person.id:x}", ["shown", "wins"])


async def celebrated_by(person: Person, card: Message) -> None:
    """Celebrate a win, whose one button counts."""
    (celebrate,) = card.buttons
    await person.click(card, celebrate)
