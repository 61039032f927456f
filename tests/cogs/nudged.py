"""Somebody who asked for nudges, and what comes to them as the days go by. No test lives here."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.demo import until
from bot.domain.goals import Goal, Progress, Rhythm
from bot.domain.ids import EntryId, GoalId, GroupId, PersonId
from bot.domain.people import Nudge
from bot.domain.people import Person as Known
from bot.domain.weeks import moment
from bot.sandbox import Message
from bot.services import goals, groups, people
from bot.store import people as rows
from tests.cogs.story import custom_ids
from tests.stage import Stage

LOG, SMALLER, PASS, LATER = "Log progress", "Make it smaller", "Pass this week", "Later"
DONE, NEXT_WEEK, LET_GO = "Done", "Next week", "Let it go"
LESS, REST, LEAVE = "Make it smaller", "Let it all rest", "Leave it as it is"
SHOW, LEAVE_OUT, UNDO = "Show me", "Leave out the next nudge", "Undo"
ZONE, HOUR = "Asia/Kolkata", 18
WORDS = "Write to somebody I used to work with"
MONDAY, TUESDAY, THURSDAY, FRIDAY = 0, 1, 3, 4
ALL = frozenset(Nudge)
A_DAY = timedelta(days=1)


class Nudged:
    """Ana, who asked for nudges, and what comes to her as the days go by."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.ana = stage, stage.discord.ana
        self.id, self.group = PersonId(self.ana.id), GroupId(stage.discord.guild.id)
        self._made = 0

    async def prefers(self, **chosen: Any) -> None:
        """Change what she chose."""
        now = self.stage.client.now()
        await people.prefer(self.stage.client.store, self.id, now, lambda known: replace(known, **chosen))

    async def change_group(self, **chosen: Any) -> None:
        """Change what the host chose."""
        host = PersonId(self.stage.discord.host.id)
        store, clock = self.stage.client.store, self.stage.client.now
        await groups.change(store, self.group, host, clock, lambda known: replace(known, **chosen))

    async def sets(self, words: str = WORDS, group: GroupId | None = None, due: date | None = None) -> GoalId:
        """Let her set a goal: a weekly one, or one for a day."""
        now, self._made = self.stage.client.now(), self._made + 1
        draft = Goal(
            id=GoalId(1_000_000 + self._made),
            person=self.id,
            group=self.group if group is None else group,
            words=words,
            at=now,
            since=now.date(),
            touched_at=now,
            rhythm=Rhythm.WEEKLY if due is None else Rhythm.ONCE,
            target=4,
            due=due,
        )
        return (await goals.set_goal(self.stage.client.store, draft, now)).goal.id

    async def logs(self, goal: GoalId) -> None:
        """Let her log a step."""
        now, self._made = self.stage.client.now(), self._made + 1
        entry = await goals.draft_entry(self.stage.client.store, EntryId(2_000_000 + self._made), goal, self.id, now)
        await goals.log(self.stage.client.store, entry, now)

    async def goal(self, goal: GoalId) -> Progress:
        """Return how a goal stands."""
        return await goals.find(self.stage.client.store, goal, self.id, self.stage.client.now())

    async def known(self) -> Known:
        """Return what is kept of her."""
        async with self.stage.client.store.read() as view:
            person = (await rows.standing(view, self.id)).person
        assert person is not None
        return person

    def in_days(self, days: int) -> date:
        """Return the date where she is, some days from now."""
        return self.stage.client.now().astimezone(ZoneInfo(ZONE)).date() + timedelta(days=days)

    async def comes(self, weekday: int, hour: int, zone: str = ZONE) -> None:
        """Let time pass until the next time it is a minute past a weekday's hour where she is."""
        now = self.stage.client.now()
        here = now.astimezone(ZoneInfo(zone)).date()
        day = here + timedelta(days=(weekday - here.weekday()) % 7)
        at = moment(zone, day, hour) + timedelta(minutes=1)
        await self.passes(at - now if at > now else at + timedelta(days=7) - now)

    async def passes(self, step: timedelta) -> None:
        """Let time pass, at most a day at once, and everything that the heart does."""
        await until(self.stage.client.is_ready)
        while step > timedelta(0):
            await self.stage.discord.advance(min(step, A_DAY))
            step -= A_DAY
            await self.stage.beats.turn_weeks()
            await self.stage.beats.tick()
            await self.stage.beats.finish()

    @property
    def nudges(self) -> list[Message]:
        """Return the nudges she was sent."""
        return [message for message in self.ana.dms if any(one.startswith("nudge-") for one in custom_ids(message))]


async def nudged(stage: Stage) -> Nudged:
    """Return Ana in Kolkata on a Monday morning; she asked for every nudge at six in the evening."""
    ana = Nudged(stage)
    await ana.prefers(nudges=ALL, nudge_hour=HOUR, zone=ZONE)
    await ana.comes(MONDAY, 10)
    return ana
