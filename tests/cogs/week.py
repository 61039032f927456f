"""What the stories about goals rounds have in common: a channel, goals that are shown, time that passes. No tests."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from bot.demo import until
from bot.domain.goals import Goal
from bot.domain.groups import Feature
from bot.domain.ids import GoalId, GroupId, PersonId
from bot.domain.wins import Visibility
from bot.sandbox import Channel, Message, Person
from bot.services import goals
from tests.cogs.panel import open_section
from tests.stage import Stage

A_WEEK = timedelta(days=7)
LOG, SET, PASS, ALL = "Log progress", "Set a goal", "Pass this week", "All goals"
GOALS_NUMBER = 1
"""The place of the goals round among what channels are for."""

A_MOMENT = timedelta(seconds=4)
"""Longer than a round waits before it is drawn anew."""


async def beat(stage: Stage) -> None:
    """Let the heart beat until nothing is owed any more: a round's card, then what follows from it."""
    await until(stage.client.is_ready)
    await stage.beats.turn_weeks()
    for _ in range(2):
        await stage.beats.tick()
        await stage.beats.finish()
    await stage.beats.keep_rounds_current()


async def pass_by(stage: Stage, step: timedelta) -> None:
    """Let time pass."""
    stage.discord.clock.advance(step)
    await beat(stage)


async def pass_until(stage: Stage, moment: datetime) -> None:
    """Let time pass until a moment."""
    await pass_by(stage, moment - stage.client.now())


async def on_a_thursday(stage: Stage, channel: Channel | None = None) -> datetime:
    """Choose the goals channel on the next Thursday, as the host does; return the Monday after, at 09:00 UTC."""
    today = stage.client.now().date()
    thursday = today + timedelta(days=(3 - today.weekday()) % 7 or 7)
    await pass_until(stage, at(thursday, 12))
    await choose(stage, channel or stage.discord.channel("general"))
    return at(thursday + timedelta(days=4), 9)


async def choose(stage: Stage, channel: Channel) -> None:
    """Choose the goals channel, as the host does."""
    section = await open_section(stage, "channels")
    await stage.discord.host.select(section.message, f"setup-channel:{GOALS_NUMBER}", [channel])


def at(day: date, hour: int) -> datetime:
    """Return an hour of a day, UTC."""
    return datetime.combine(day, time(hour), tzinfo=UTC)


async def show_goal(stage: Stage, person: Person, words: str, target: int | None = None, unit: str = "") -> GoalId:
    """Set a weekly goal and show it in the round, without the cards that lead there."""
    now, store = stage.client.now(), stage.client.store
    draft = Goal(
        id=GoalId(stage.discord.world.snowflakes.next()),
        person=PersonId(person.id),
        group=GroupId(stage.discord.guild.id),
        words=words,
        at=now,
        since=now.date(),
        touched_at=now,
        target=target,
        unit=unit,
    )
    kept = await goals.set_goal(store, draft, now)
    await goals.show(store, kept.goal.id, kept.goal.person, Visibility.GROUP, now)
    return kept.goal.id


def posts(stage: Stage, channel: Channel | None = None) -> Sequence[Message]:
    """Return what the bot posted in a channel and is there still, oldest first."""
    bot = stage.discord.bot_user
    found = stage.discord.messages(channel or stage.discord.channel("general"))
    return [message for message in found if message.author is bot]


def edits(stage: Stage, message: Message) -> int:
    """Return how many times a message was edited."""
    path = f"/channels/{message.channel.id}/messages/{message.id}"
    return sum(1 for request in stage.discord.requests if (request.method, request.path) == ("PATCH", path))


async def posted_round(stage: Stage) -> Message:
    """Choose a channel, wait for Monday, and return the round."""
    await pass_until(stage, await on_a_thursday(stage))
    (card,) = posts(stage)
    return card


async def ask_to_be_mentioned(stage: Stage, *who: Person) -> None:
    """Choose in `/settings` to be shown and mentioned, as people do."""
    for person in who:
        panel = await person.slash("settings")
        section = await person.select(panel.message, f"settings:{person.id:x}", ["round"])
        await person.select(section.message, f"settings-round:{person.id:x}", ["shown", "mentioned"])


async def switch_threads_on(stage: Stage) -> None:
    """Switch the thread on, as the host does, and leave the rest as it is."""
    section = await open_section(stage, "features")
    on = [feature for feature in Feature if feature is not Feature.ALERTS]
    await stage.discord.host.select(section.message, "setup-features", on)
