"""A group's weeks on a clock of its own: what its host, its operator and its clock do, and which rounds come of it.

The real store and services, and a board instead of Discord. No test lives here.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.domain.deliveries import Delivery, Outcome, State, TryLater
from bot.domain.groups import Feature, Group, Round, Weekly, choose_channel, choose_moment, switch
from bot.domain.ids import ChannelId, DeliveryId, WinId
from bot.domain.schedule import ROUNDS, Skip, has_round, schedule_id
from bot.domain.weeks import moment, this_week
from bot.domain.wins import Visibility
from bot.services import deliveries, groups, schedule
from bot.services import weeks as member_weeks
from bot.services.announcer import Card
from bot.store import deliveries as rows
from bot.store import groups as group_rows
from bot.store import schedules, wins
from bot.store.store import Store
from tests.announcers import Wall
from tests.builders import ANA, CHANNEL, CHI, GROUP, WIN, a_win
from tests.joined import join

SECOND, HOUR, DAY, WEEK = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1), timedelta(days=7)


class Board(Wall):
    """A wall; while `is_closed`, Discord does not answer."""

    is_closed = False

    async def post(self, delivery: Delivery, card: Card) -> Outcome:
        """Hang a card up, if somebody answers."""
        return TryLater() if self.is_closed else await super().post(delivery, card)


@dataclass
class Timeline:
    """A group from one moment to another. `now` is what time it really is, `error` how far the bot's clock is off.

    Of what comes by the week, it has one sort.
    """

    store: Store
    zone: str
    now: datetime
    error: timedelta = timedelta(0)
    which: Round = Round.GOALS
    is_quiet: bool = False
    """Nobody shares a win: else somebody does once the last one is shown, so that the wins round stays weekly."""

    def __post_init__(self) -> None:
        self.board = Board()
        self.sweeps_until = self.now
        self.posted: list[tuple[date, datetime]] = []
        self.had_rounds: set[date] = set()
        """The weeks that began with the round on, and whose round's moment has come, by a clock that was right."""
        self._on_since: datetime | None = None

    def clock(self) -> datetime:
        """Say what time the bot thinks it is."""
        return self.now + self.error

    def read(self, local: str) -> datetime:
        """Return a moment that is written as the group's clocks show it at first."""
        written = datetime.fromisoformat(local)
        return (written if written.tzinfo else written.replace(tzinfo=ZoneInfo(self.zone))).astimezone(UTC)

    async def begin(self, day: int, hour: int) -> None:
        """Set the group up."""
        async with self.store.write() as tx:
            group_rows.save(tx, choose_moment(Group(GROUP, CHI, zone=self.zone), self.which, Weekly(day, hour)))
        await self.change(partial(choose_channel, purpose=self.which.purpose, channel=CHANNEL))
        await join(self.store, ANA)
        await self._share()

    async def change(self, changed: Callable[[Group], Group]) -> None:
        """Let the host change something."""
        await groups.change(self.store, GROUP, CHI, self.clock, changed)

    async def group(self) -> Group:
        """Return the group as it is kept."""
        async with self.store.read() as view:
            return await group_rows.find(view, GROUP) or Group(GROUP)

    async def beat(self) -> None:
        """Do what the heartbeat does, until there is nothing left to do."""
        while await schedule.fall_due(self.store, self.clock):
            pass
        for places in (await deliveries.due_by_place(self.store, self.clock)).values():
            for owed in places:
                settled = await deliveries.deliver(self.store, self.board, owed, self.clock)
                if settled and settled.state is State.SENT and settled.scheduled and not settled.scheduled.part:
                    self.posted.append((settled.scheduled.period, self.now))
                    await self._share()
        while await member_weeks.close_due(self.store, self.clock):
            pass
        await self._note_week()

    async def run(self, until: datetime) -> None:
        """Let time pass: each beat that could matter, and the hourly sweep while a clock was wrong lately."""
        await self.beat()
        while self.now < until:
            self.now = min(until, await self._next_moment())
            if self.now <= self.sweeps_until and self.now.minute == 20:
                await schedule.mend(self.store, self.clock())
            await self.beat()

    def sleep(self, until: datetime) -> None:
        """Let time pass while no process runs."""
        self.now = until

    async def skipped(self) -> dict[str, str]:
        """Return which periods were skipped, and by which rule."""
        async with self.store.read() as view:
            rows = await view.all("SELECT period, skip FROM delivery WHERE state = 'skipped' ORDER BY period")
        return {row["period"]: row["skip"] for row in rows}

    def shown(self, zone: str) -> list[str]:
        """Return when rounds were posted, as clocks in a zone show it."""
        return [moment.astimezone(ZoneInfo(zone)).isoformat(" ", "minutes") for _, moment in self.posted]

    async def _share(self) -> None:
        if self.is_quiet or self.which is not Round.WINS:
            return
        posted = Delivery(
            DeliveryId(WIN + len(self.posted)),
            WinId(WIN + len(self.posted)),
            GROUP,
            CHANNEL,
            State.SENT,
            next_try=self.clock(),
            first_try=self.clock(),
        )
        sealer = await self.store.vault.sealer(ANA)
        async with self.store.write() as tx:
            wins.insert(tx, a_win(id=posted.id, category="cv", visibility=Visibility.GROUP), sealer)
            rows.save(tx, posted)

    async def _next_moment(self) -> datetime:
        async with self.store.read() as view:
            known = await schedules.find(view, schedule_id(ROUNDS[self.which], GROUP))
            row = await view.one("SELECT min(next_try) AS at FROM delivery WHERE state IN ('pending', 'sending')")
        found = [self.now + DAY]
        if known and known.next_due:
            found += [known.next_due - self.error - SECOND, known.next_due - self.error]
        if row and row["at"]:
            found.append(datetime.fromtimestamp(int(row["at"]) / 1000, UTC) - self.error)
        if self.now < self.sweeps_until:
            found.append(self.now.replace(minute=20, second=0, microsecond=0) + HOUR * (self.now.minute >= 20))
        return min(moment for moment in found if moment > self.now)

    async def _note_week(self) -> None:
        group = await self.group()
        if self.which is not Round.GOALS or self.error or not has_round(group):
            self._on_since = None
            return
        self._on_since = self._on_since or self.now
        first = this_week(group, self.now).start
        if self._on_since <= moment(group.zone, first) and moment(group.zone, first, group.goals.hour) <= self.now:
            self.had_rounds.add(first)


Act = Callable[[Timeline], Awaitable[None]]


def host(*, zone: str | None = None, day: int | None = None, hour: int | None = None) -> Act:
    """Change the zone, the day or the hour of the round."""

    def changed(group: Group, which: Round) -> Group:
        was = group.moment(which)
        weekly = Weekly(was.day if day is None else day, was.hour if hour is None else hour)
        return choose_moment(replace(group, zone=zone or group.zone), which, weekly)

    return lambda line: line.change(partial(changed, which=line.which))


def feature(*, on: bool) -> Act:
    """Switch the round on or off."""
    features = frozenset(one for one in Feature if Group(GROUP).has(one))

    def changed(group: Group, which: Round) -> Group:
        return switch(group, features | {which.feature} if on else features - {which.feature})

    return lambda line: line.change(partial(changed, which=line.which))


def channel(chosen: ChannelId | None) -> Act:
    """Choose where the round is posted."""
    return lambda line: line.change(partial(choose_channel, purpose=line.which.purpose, channel=chosen))


def weeks(number: int) -> Act:
    """Choose how many weeks lie between two prompts."""
    return lambda line: line.change(lambda group: replace(group, prompt_weeks=number))


async def leave_out(line: Timeline) -> None:
    """Leave the next round out."""
    due = await schedule.next_round(line.store, GROUP, line.which)
    if due is not None:
        await schedule.leave_out_round(line.store, GROUP, due, line.which)


async def removed(line: Timeline) -> None:
    """Remove the bot from the server."""
    await groups.leave(line.store, GROUP, line.clock())


async def added(line: Timeline) -> None:
    """Add the bot to the server again."""
    await groups.come_back(line.store, GROUP, line.clock())


async def restart(line: Timeline) -> None:
    """Start the process anew: what is kept is all there is."""
    await deliveries.resume(line.store, line.clock)
    await groups.reconcile(line.store, {GROUP}, line.clock())


def wrong(error: timedelta) -> Act:
    """Put the bot's clock wrong, or right again; the sweep comes every hour."""

    async def act(line: Timeline) -> None:
        line.error = error
        line.sweeps_until = line.now + 2 * DAY
        await line.beat()

    return act


def closed(*, is_closed: bool = True) -> Act:
    """Let Discord be away, or back."""

    async def act(line: Timeline) -> None:
        line.board.is_closed = is_closed

    return act


def down(until: str, then: Act | None = None) -> Act:
    """Let no process run until a moment, and something happen before the first beat."""

    async def act(line: Timeline) -> None:
        line.sleep(line.read(until))
        await restart(line)
        if then is not None:
            await then(line)

    return act


async def mended(line: Timeline) -> None:
    """Sweep."""
    await schedule.mend(line.store, line.clock())


@dataclass(frozen=True, slots=True)
class Case:
    """A group that begins at a moment, what happens at which moments, and when its rounds were posted by the end.

    `skips` are the periods that were skipped and why; everything else is sent.
    """

    begin: str
    end: str
    posted: Sequence[str]
    zone: str = "Europe/Berlin"
    day: int = 0
    hour: int = 9
    acts: Sequence[tuple[str, Act]] = ()
    skips: dict[str, Skip] = field(default_factory=dict)
    ends_in: str | None = None
    which: Round = Round.GOALS
    is_quiet: bool = False


async def play(store: Store, case: Case) -> Timeline:
    """Let a case happen."""
    line = Timeline(store, case.zone, now=datetime(2000, 1, 1, tzinfo=UTC), which=case.which, is_quiet=case.is_quiet)
    line.now = line.read(case.begin)
    await line.begin(case.day, case.hour)
    for when, act in case.acts:
        await line.run(line.read(when))
        await act(line)
    await line.run(line.read(case.end))
    return line


async def check(store: Store, case: Case) -> None:
    """Let a case happen: rounds were posted when it says, each period once, and no week is unaccounted for."""
    line = await play(store, case)
    assert line.shown(case.ends_in or case.zone) == list(case.posted)
    assert await line.skipped() == case.skips
    periods = [period for period, _ in line.posted]
    assert len(set(periods)) == len(periods)
    assert line.had_rounds <= {*periods, *map(date.fromisoformat, case.skips)}
