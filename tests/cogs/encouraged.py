"""Members who encourage each other, and what comes to them. No test lives here."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.content.library import load
from bot.demo import until
from bot.domain.encouragements import Stage as Search
from bot.domain.groups import Feature
from bot.domain.ids import GroupId, PersonId
from bot.domain.people import EncouragedBy
from bot.sandbox import Answer, Message, Person
from bot.services import groups, people
from tests.stage import Stage

SEND, ANOTHER, OWN, CHANGE, NOT = "Send this", "Another line", "In my own words", "Change the words", "Rather not"
THANK, STOP, SURE, READ = "Thank", "Please stop", "Yes, please stop", "Read"
TELL = "Tell the moderators"
LIST, LET_AGAIN = "What people wrote to me", "Let them encourage me again"
TAKES_NONE, TODAY = "They take no encouragement", "a kind word of yours from today"
GONE = "can't find that encouragement"
ANYBODY = [line.key for line in load().encouragements.values() if line.stage is Search.ANY]


async def passes(stage: Stage, step: timedelta = timedelta(seconds=5)) -> None:
    """Let time pass, and what is owed arrive."""
    await until(stage.client.is_connected)
    await stage.discord.advance(step)
    await stage.beats.tick()
    await stage.beats.finish()


async def look(stage: Stage, sender: Person, whom: Person) -> Message:
    """Let somebody look at a line for somebody else."""
    return (await sender.slash("encourage member", who=whom)).message


async def sends(stage: Stage, sender: Person, whom: Person, words: str = "") -> Answer:
    """Let somebody encourage somebody else, with a line or in their own words, and let it arrive."""
    shown = await look(stage, sender, whom)
    if words:
        shown = (await sender.submit((await sender.click(shown, OWN)).modal, {"words": words})).message
    answer = await sender.click(shown, SEND)
    await passes(stage)
    return answer


async def stops(reader: Person, received: Message) -> None:
    """Let somebody say that they would rather not hear from whoever wrote to them."""
    await reader.click((await reader.click(received, STOP)).message, SURE)


async def prefers(stage: Stage, person: Person, **chosen: Any) -> None:
    """Change what somebody chose."""
    store, now = stage.client.store, stage.client.now()
    await people.prefer(store, PersonId(person.id), now, lambda known: replace(known, **chosen))


async def takes_none(stage: Stage, person: Person) -> None:
    """Let somebody switch encouragement off."""
    store, group, now = stage.client.store, GroupId(stage.discord.guild.id), stage.client.now()
    await people.prefer_here(
        store, PersonId(person.id), group, now, lambda known: replace(known, encouraged_by=EncouragedBy.NOBODY)
    )


async def switch_off(stage: Stage) -> None:
    """Let the host switch it off."""
    group, host = GroupId(stage.discord.guild.id), PersonId(stage.discord.host.id)
    await groups.change(
        stage.client.store,
        group,
        host,
        stage.client.now,
        lambda known: replace(known, switched=known.switched | {Feature.PEERS}),
    )


def letters(person: Person) -> list[Message]:
    """Return the encouragements in somebody's direct messages."""
    return [one for one in person.dms if STOP in one.buttons]


def thanks(person: Person) -> list[Message]:
    """Return the news in somebody's direct messages that somebody thanked them."""
    return [one for one in person.dms if "thanks you for" in one.text]


def gladness(person: Person) -> list[Message]:
    """Return the news in somebody's direct messages that a win of theirs is celebrated."""
    return [one for one in person.dms if "glad about your win" in one.text]
