"""Goals and weeks in any order: no count below nothing, no lost entry, no week twice, and nothing that shames.

A member, a stranger and a host do what the services let them, at any time; the machine keeps beside them a plain list
of what was logged, and looks at the real tables after every act.
"""

import asyncio
from collections.abc import Awaitable, Iterator
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count, pairwise
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.domain.goals import GOALS_LIMIT, Adjustment, Entry, Goal, GoalState, Rhythm, Stage
from bot.domain.groups import Weekly
from bot.domain.ids import NO_GROUP, EntryId, GoalId, GroupId, PersonId
from bot.domain.people import Nudge
from bot.domain.refusals import Reason, Refusal
from bot.domain.rounds import PAGE_SIZE
from bot.domain.weeks import TRANSITIONS, Review, WeekState
from bot.domain.wins import Visibility
from bot.services import goals, groups, people, privacy, progress, rounds, schedule, weeks
from bot.store.store import Paths, Store, open_store
from tests.builders import CHANNEL, CHI

T = TypeVar("T")

BEGIN = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
"""A Thursday, three days before clocks change in New York, and three weeks before they do in Berlin."""

ZONES = ("America/New_York", "Europe/Berlin", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Australia/Lord_Howe", None)

IDS = count(1_300_000_000_000_000_000)
"""Of people, groups and interactions; the examples share a store, and nobody in it."""

a_goal = st.integers(0, 2) | st.integers(0, GOALS_LIMIT - 1)
a_target = st.none() | st.integers(1, 7)
STEPS = (
    timedelta(minutes=20),
    timedelta(hours=5),
    timedelta(days=1),
    timedelta(days=3),
    timedelta(days=8),
    timedelta(days=31),
)


class Shared:
    """A store that is opened once, and the loop it runs on."""

    loop: asyncio.AbstractEventLoop
    store: Store


@pytest.fixture(scope="module", autouse=True)
def _opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    Shared.loop = asyncio.new_event_loop()
    stack = AsyncExitStack()
    data: Path = tmp_path_factory.mktemp("goals")
    opened = open_store(Paths(data, data / "master.key"), BEGIN)
    Shared.store = Shared.loop.run_until_complete(stack.enter_async_context(opened))
    yield
    Shared.loop.run_until_complete(stack.aclose())
    Shared.loop.close()


class Goals(RuleBasedStateMachine):
    """A member's goals in a group and in direct messages."""

    def __init__(self) -> None:
        super().__init__()
        self.store = Shared.store
        self.ana, self.ben = PersonId(next(IDS)), PersonId(next(IDS))
        self.group = GroupId(next(IDS))
        self.now = self.latest = BEGIN
        self.goals: list[GoalId] = []
        self.logged: dict[EntryId, tuple[GoalId, int]] = {}
        self.states: dict[tuple[int, str], WeekState] = {}
        self.best = (0, 0)

    def act(self, what: Awaitable[T]) -> T:
        """Do something."""

        async def work() -> T:
            return await what

        return Shared.loop.run_until_complete(work())

    def try_to(self, what: Awaitable[T]) -> T | Refusal:
        """Do something that may be refused."""
        try:
            return self.act(what)
        except Refusal as refusal:
            return refusal

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """Return what is kept of the member."""

        async def work() -> list[dict[str, Any]]:
            async with self.store.read() as view:
                return [dict(row) for row in await view.all(sql, person=self.ana)]

        return self.act(work())

    def clock(self) -> datetime:
        """Say what time it is."""
        return self.now

    def pick(self, which: int) -> GoalId:
        """Return one of the goals that were set."""
        return self.goals[which % len(self.goals)]

    def last(self, goal: GoalId) -> EntryId | None:
        """Return what was logged last for a goal."""
        return max((entry for entry, (known, _) in self.logged.items() if known == goal), default=None)

    @initialize(zone=st.sampled_from(ZONES), day=st.integers(0, 6))
    def begin(self, zone: str | None, day: int) -> None:
        """Let a host set the group up, and both agree."""
        self.act(
            groups.change(
                self.store,
                self.group,
                CHI,
                self.clock,
                lambda group: replace(group, zone=zone, goals=Weekly(day, 9), goals_channel=CHANNEL),
            )
        )
        for person in (self.ana, self.ben):
            self.act(people.agree(self.store, person, self.group, self.now))
        asks = frozenset({Nudge.MIDWEEK, Nudge.FOLLOW_UP})
        self.act(people.prefer(self.store, self.ana, self.now, lambda chosen: replace(chosen, nudges=asks)))
        for rhythm in Rhythm:
            self.set_goal(rhythm, 3, here=True, ahead=None)

    @rule(rhythm=st.sampled_from(Rhythm), number=a_target, here=st.booleans(), ahead=st.none() | st.integers(0, 20))
    def set_another_goal(self, rhythm: Rhythm, number: int | None, here: bool, ahead: int | None) -> None:
        """Set another goal."""
        self.set_goal(rhythm, number, here=here, ahead=ahead)

    def set_goal(self, rhythm: Rhythm, number: int | None, *, here: bool, ahead: int | None) -> None:
        """Set a goal; the interaction arrives twice."""
        draft = Goal(
            GoalId(next(IDS)),
            self.ana,
            self.group if here else NO_GROUP,
            "Write to two people",
            self.now,
            since=date.min,
            touched_at=self.now,
            rhythm=rhythm,
            target=number,
            due=None if ahead is None else self.now.date() + timedelta(days=1 + ahead),
        )
        self.try_to(goals.set_goal(self.store, draft, self.now))
        kept = self.try_to(goals.set_goal(self.store, draft, self.now))
        if isinstance(kept, Refusal):
            assert kept.reason is Reason.TOO_MANY_GOALS
        else:
            self.goals.append(draft.id)

    @precondition(lambda self: self.goals)
    @rule(
        which=a_goal,
        amount=st.integers(1, 4) | st.sampled_from((-1, 0, 999, 1000)),
        ago=st.just(0) | st.integers(-1, 9),
    )
    def log(self, which: int, amount: int, ago: int) -> None:
        """Log a step, for one of the days that are offered or another one; the interaction arrives twice."""
        goal = self.pick(which)
        days = self.act(goals.days_to_log(self.store, goal, self.ana, self.now))
        is_offered = 0 <= ago < len(days)
        day = days[ago] if is_offered else days[0] - timedelta(days=ago)
        entry = Entry(EntryId(next(IDS)), goal, self.ana, amount, day, day, self.now)
        is_open = self.act(goals.find(self.store, goal, self.ana, self.now)).goal.is_open
        self.try_to(goals.log(self.store, entry, self.now))
        logged = self.try_to(goals.log(self.store, entry, self.now))
        assert isinstance(logged, Refusal) is not (is_open and is_offered and 1 <= amount <= 999)
        if not isinstance(logged, Refusal):
            self.logged[entry.id] = (goal, amount)
            assert logged.progress.goal.state in (GoalState.ACTIVE, GoalState.DONE)

    @precondition(lambda self: self.goals)
    @rule(which=a_goal)
    def finish(self, which: int) -> None:
        """Log what is left; the interaction arrives twice."""
        goal = self.pick(which)
        today = self.act(goals.days_to_log(self.store, goal, self.ana, self.now))[0]
        entry = Entry(EntryId(next(IDS)), goal, self.ana, 0, today, today, self.now)
        self.try_to(goals.finish(self.store, entry, self.now))
        logged = self.try_to(goals.finish(self.store, entry, self.now))
        if isinstance(logged, Refusal):
            assert logged.reason in (Reason.ALREADY_REACHED, Reason.GOAL_OVER)
        else:
            assert logged.progress.is_reached
            assert logged.entry.amount > 0
            self.logged[entry.id] = (goal, logged.entry.amount)

    @precondition(lambda self: self.logged)
    @rule(which=st.integers(0, 30), newest=st.booleans())
    def undo(self, which: int, newest: bool) -> None:
        """Take an entry back, however old; the interaction arrives twice."""
        entry = sorted(self.logged, reverse=True)[0 if newest else which % len(self.logged)]
        undone = self.try_to(goals.undo(self.store, entry, self.ana, self.now))
        is_last = self.last(self.logged[entry][0]) == entry
        assert isinstance(undone, Refusal) is not is_last
        if is_last:
            del self.logged[entry]
            again = self.try_to(goals.undo(self.store, entry, self.ana, self.now))
            assert isinstance(again, Refusal)

    @precondition(lambda self: self.goals)
    @rule(which=a_goal, number=a_target)
    def make_smaller(self, which: int, number: int | None) -> None:
        """Ask for less; for more is refused."""
        goal = self.pick(which)
        before = self.act(goals.find(self.store, goal, self.ana, self.now)).goal
        smaller = self.try_to(
            goals.make_smaller(self.store, goal, self.ana, self.now, words="Write to one", target=number)
        )
        if isinstance(smaller, Refusal):
            assert not before.is_open or (number or 0) > before.number
        else:
            assert smaller.goal.number <= before.number

    @precondition(lambda self: self.goals)
    @rule(which=a_goal, how=st.sampled_from(Adjustment))
    def adjust(self, which: int, how: Adjustment) -> None:
        """Move, pause, take up or drop a goal, twice."""
        goal = self.pick(which)
        before = self.act(goals.find(self.store, goal, self.ana, self.now)).goal
        after = self.try_to(goals.adjust(self.store, goal, self.ana, how, self.now))
        assert isinstance(after, Refusal) is not before.is_open
        if not isinstance(after, Refusal) and after.goal.is_open:
            again = self.act(goals.adjust(self.store, goal, self.ana, how, self.now))
            assert again == after

    @precondition(lambda self: self.goals)
    @rule(which=a_goal, visibility=st.sampled_from(Visibility))
    def show(self, which: int, visibility: Visibility) -> None:
        """Show a goal in the round, or hide it."""
        self.try_to(goals.show(self.store, self.pick(which), self.ana, visibility, self.now))

    @rule(here=st.booleans())
    def take_pass(self, here: bool) -> None:
        """Take the week off, twice."""
        where = self.group if here else NO_GROUP
        first = self.act(weeks.take_pass(self.store, self.ana, where, self.now))
        assert self.act(weeks.take_pass(self.store, self.ana, where, self.now)) == first

    @rule()
    def look_back(self) -> None:
        """Look back."""
        self.act(weeks.look_back(self.store, self.ana, self.group, Review("I wrote", "", "Rest"), self.now))

    @precondition(lambda self: self.goals)
    @rule(which=a_goal)
    def a_stranger_tries(self, which: int) -> None:
        """Let somebody else try all of that: they are told that there is no such goal."""
        goal = self.pick(which)
        today = self.now.date()
        entry = Entry(EntryId(next(IDS)), goal, self.ben, 1, today, today, self.now)
        tried: list[object] = [
            self.try_to(goals.log(self.store, entry, self.now)),
            self.try_to(goals.finish(self.store, entry, self.now)),
            self.try_to(goals.adjust(self.store, goal, self.ben, Adjustment.DROP, self.now)),
            self.try_to(goals.show(self.store, goal, self.ben, Visibility.GROUP, self.now)),
        ]
        if entries := sorted(self.logged):
            tried.append(self.try_to(goals.undo(self.store, entries[-1], self.ben, self.now)))
        assert all(isinstance(one, Refusal) and one.reason is Reason.NO_SUCH_GOAL for one in tried)

    @rule(step=st.sampled_from(STEPS), closes=st.booleans())
    def time_passes(self, step: timedelta, closes: bool) -> None:
        """Let time pass, with the bot running, or down at its end."""
        self.now += step
        self.latest = max(self.latest, self.now)
        if closes:
            self.close()

    @rule(step=st.sampled_from((timedelta(seconds=30), timedelta(hours=1))))
    def clock_goes_back(self, step: timedelta) -> None:
        """Let the machine's clock be put back a little."""
        self.now -= step

    @rule()
    def close(self) -> None:
        """Beat: what falls due is owed, and what is over is closed."""
        self.act(schedule.fall_due(self.store, self.clock))
        while self.act(weeks.close_due(self.store, self.clock)):
            pass

    # While the clock is behind, next week's rows may be there already: a host who chooses another day just then gets
    # weeks that overlap by days, which harms nobody and is not worth more rules.
    @precondition(lambda self: self.now >= self.latest)
    @rule(day=st.integers(0, 6) | st.none(), zone=st.sampled_from(ZONES), hour=st.integers(0, 23))
    def host_changes_the_round(self, day: int | None, zone: str | None, hour: int) -> None:
        """Let the host choose another zone, hour, or day."""
        self.act(
            groups.change(
                self.store,
                self.group,
                CHI,
                self.clock,
                lambda group: replace(group, zone=zone, goals=Weekly(group.goals.day if day is None else day, hour)),
            )
        )

    @rule(zone=st.sampled_from(ZONES))
    def the_member_moves(self, zone: str | None) -> None:
        """Let the member choose another zone."""
        self.act(people.prefer(self.store, self.ana, self.now, lambda chosen: replace(chosen, zone=zone)))

    @precondition(lambda self: len(self.logged) > 3)
    @rule()
    def erase_and_rejoin(self) -> None:
        """Erase everything, and begin anew."""
        self.act(privacy.erase(self.store, self.ana, self.now))
        self.act(people.agree(self.store, self.ana, self.group, self.now))
        self.goals, self.logged, self.states, self.best = [], {}, {}, (0, 0)

    @invariant()
    def no_entry_is_lost_or_doubled(self) -> None:
        """Compare what is kept with the plain list."""
        kept = {
            row["id"]: (row["goal_id"], row["amount"])
            for row in self.rows("SELECT * FROM entry WHERE person_id = :person")
        }
        assert kept == self.logged

    @invariant()
    def counts_are_what_was_logged(self) -> None:
        """Look at every goal as its owner sees it."""
        for goal in self.goals:
            seen = self.act(goals.find(self.store, goal, self.ana, self.now))
            total = sum(amount for known, amount in self.logged.values() if known == goal)
            assert 0 <= seen.amount <= total
            assert seen.left >= 0
            if seen.goal.rhythm is Rhythm.ONCE:
                assert seen.amount == total
                assert seen.goal.state is not GoalState.ACTIVE or not seen.is_reached
        mine = self.rows("SELECT * FROM goal WHERE person_id = :person")
        assert sorted(row["id"] for row in mine) == self.goals
        assert sum(row["state"] in ("active", "paused") for row in mine) <= GOALS_LIMIT

    @invariant()
    def weeks_are_never_doubled_and_only_get_better(self) -> None:
        """Look at the weeks: none overlaps another, and each changed only along the transitions."""
        rows = self.rows("SELECT * FROM member_week WHERE person_id = :person ORDER BY group_id, start")
        for one, following in pairwise(rows):
            assert one["group_id"] != following["group_id"] or one["finish"] <= following["start"]
        now = {(row["group_id"], row["start"]): WeekState(row["state"]) for row in rows}
        for key, before in self.states.items():
            assert now[key] is before or now[key] in TRANSITIONS[before]
        self.states = now
        for row in rows:
            assert row["state"] != WeekState.QUIET or not row["shown"]
            assert row["quiet"] >= 0

    @invariant()
    def what_was_reached_stays(self) -> None:
        """Look at what somebody has done so far: it never falls, but by taking a goal for once back oneself."""
        shown_up = self.act(progress.own(self.store, self.ana)).weeks
        kept = sum(row["kept"] for row in self.rows("SELECT kept FROM member_week WHERE person_id = :person"))
        assert (shown_up, kept) >= self.best
        assert shown_up >= self.best[0]
        assert kept >= self.best[1]
        self.best = (shown_up, kept)

    @invariant()
    def others_see_nothing_missed(self) -> None:
        """Look at the round as others do: only what is shown, and only as chosen, in progress or done."""
        page = self.act(rounds.page(self.store, self.group, 0, self.now))
        assert len(page.goals) <= PAGE_SIZE
        for one in page.goals:
            assert one.goal.visibility is Visibility.GROUP
            assert one.goal.state in (GoalState.ACTIVE, GoalState.DONE)
            assert one.stage in set(Stage)

    def teardown(self) -> None:
        """Let the weeks end: one is open in each place at most. Then leave nothing to the next example."""
        self.now = self.latest + timedelta(days=15)
        self.close()
        rows = self.rows("SELECT group_id, ends_at FROM member_week WHERE person_id = :person AND state = 'open'")
        assert len({row["group_id"] for row in rows}) == len(rows)
        assert all(row["ends_at"] > self.now.timestamp() * 1000 for row in rows)
        for person in (self.ana, self.ben):
            self.act(privacy.erase(self.store, person, self.now))


def test_no_order_of_acts_loses_doubles_or_shames() -> None:
    run_state_machine_as_test(
        Goals,
        settings=settings(
            max_examples=60,
            stateful_step_count=30,
            derandomize=True,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
        ),
    )
