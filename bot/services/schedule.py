"""The schedule: what falls due is written down as owed, and what comes next is planned. `deliveries` sends it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain import nudges
from bot.domain import schedule as rules
from bot.domain.deliveries import owe
from bot.domain.groups import Group, Round
from bot.domain.ids import ChannelId, GoalId, GroupId, PersonId
from bot.domain.nudges import Coming
from bot.domain.people import Person
from bot.domain.schedule import FARTHEST, GRACE, ROUNDS, Kind, Schedule, delivery_id, schedule_id
from bot.domain.weeks import SHORTEST, MemberWeek, this_week
from bot.domain.wins_rounds import QUIET_IN_A_ROW, rhythm
from bot.logs import get_logger
from bot.services.announcer import Clock
from bot.store import deliveries, goals, groups, people, rejections, rounds, schedules, weeks
from bot.store.engine import Reader, Transaction
from bot.store.store import Store

log = get_logger(__name__)

_WHICH = {kind: which for which, kind in ROUNDS.items()}

LOOK_BACK = timedelta(days=40)
"""How far back it is looked for the last wins round or prompt, from which the next one is counted."""

KEPT = timedelta(days=60)
"""How long it is kept what became of a scheduled message."""


async def fall_due(store: Store, clock: Clock) -> int:
    """Write down as owed what fell due, a batch at most, and what comes next; return how many there were.

    In one transaction, so that a process that dies leaves nothing out and nothing twice.
    """
    async with store.read() as view:
        if not await schedules.due(view, clock()):
            return 0  # most of the time; nobody's turn to write is taken for it
    async with store.write() as tx:
        now = clock()
        due = await schedules.due(tx, now)
        for schedule, channel in due:
            _fall_due(tx, schedule, channel, now)
    return len(due)


async def plan_rounds(tx: Transaction, before: Group, group: Group, now: datetime) -> None:
    """Plan what comes to a group by the week after its host changed something, or the bot came or went."""
    await _plan_goals_round(tx, before, group, now)
    for which in (Round.WINS, Round.PROMPT):
        await _plan_post(tx, which, group, now)


async def _plan_post(tx: Transaction, which: Round, group: Group, now: datetime) -> None:
    known = await schedules.find(tx, schedule_id(ROUNDS[which], group.id))
    last = None
    if known is not None:
        known = _fall_due(tx, known, group.channel(which.purpose), now)
        found = await deliveries.periods(tx, known.id, (now - LOOK_BACK).date())
        last = max((one for one in found if one < known.period), default=None)  # later: left out, or a wrong clock's
    weeks = group.prompt_weeks
    if which is Round.WINS:
        weeks = rhythm(await rounds.latest_wins(tx, group.id, QUIET_IN_A_ROW, now))
    planned = rules.plan_post(which, group, known, last, now, weeks=weeks)
    if planned is not None and planned != known:
        schedules.save(tx, planned)


async def _plan_goals_round(tx: Transaction, before: Group, group: Group, now: datetime) -> None:
    known = await schedules.find(tx, schedule_id(Kind.GOALS_ROUND, group.id))
    if known is not None:
        known = _fall_due(tx, known, group.goals_channel, now)
        left_out = await deliveries.take_left_out(tx, known.id, this_week(before, now).start)
        for due in rules.still_left_out(before, group, left_out, now):
            deliveries.owe(tx, owe(known, due, None))
    planned = rules.plan_round(before, group, known, now)
    if planned is not None and planned != known:
        schedules.save(tx, planned)


async def plan_nudges(tx: Transaction, person: Person, now: datetime) -> None:
    """Plan what comes to somebody, after they or their week changed; what no longer fits, comes no more.

    What is due by now is owed first, as a tick would have done: whether it fits is decided when it is sent.
    """
    known = {one.id: _fall_due(tx, one, None, now) for one in await schedules.of_person(tx, person.id)}
    planned = {one.id: one for one in await _nudges(tx, person, now)}
    for schedule in planned.values():
        if schedule != known.get(schedule.id):
            schedules.save(tx, schedule)
    schedules.stop(tx, (one.id for one in known.values() if one.id not in planned and one.next_due is not None))


async def plan_nudges_of(tx: Transaction, person: PersonId, now: datetime) -> None:
    """Plan what comes to somebody, as `plan_nudges`, unless they are gone."""
    known = (await people.standing(tx, person)).person
    if known is not None:
        await plan_nudges(tx, known, now)


async def next_round(store: Store, group: GroupId, which: Round = Round.GOALS) -> datetime | None:
    """Return when a group's next round of a sort comes, None if none does."""
    known = await coming(store, group, which)
    return known.next_due if known else None


async def coming(store: Store, group: GroupId, which: Round) -> Schedule | None:
    """Return by which schedule a group's round of a sort comes, None if none does."""
    async with store.read() as view:
        known = await schedules.find(view, schedule_id(ROUNDS[which], group))
        known = await _not_left_out(view, known) if known else None
    return known if known and known.next_due else None


async def all_coming(store: Store, group: GroupId) -> dict[Round, Schedule]:
    """Return by which schedules a group's rounds come, of each sort that does."""
    found = {which: await coming(store, group, which) for which in Round}
    return {which: known for which, known in found.items() if known is not None}


async def next_nudge(store: Store, person: PersonId) -> Coming | None:
    """Return the next nudge that is to come to somebody, None if none is; at the moment that will suit them."""
    async with store.read() as view:
        known = (await people.standing(view, person)).person
        ahead = await nudges_ahead(view, known) if known else []
    if known is None or not ahead:
        return None
    later = nudges.better_moment(known.preferences, ahead[0].at)
    return replace(ahead[0], at=later.until) if later else ahead[0]


async def leave_out_round(store: Store, group: GroupId, due: datetime, which: Round = Round.GOALS) -> Coming | None:
    """Leave out a group's round that comes at a moment, and return it; None if it is not the next one."""
    async with store.write() as tx:
        known = await schedules.find(tx, schedule_id(ROUNDS[which], group))
        known = await _not_left_out(tx, known) if known else None
        if known is None or known.next_due != due:
            return None
        leave_out(tx, known)
    return Coming(delivery_id(known.id, known.period), known.kind, due)


async def nudges_ahead(view: Reader, person: Person) -> list[Coming]:
    """Return what is to come to somebody, the next one first: planned, or waiting for a better moment."""
    planned = [
        Coming(delivery_id(one.id, one.period), one.kind, one.next_due)
        for one in await schedules.of_person(view, person.id)
        if one.next_due is not None
    ]
    owed = [
        Coming(one.id, one.scheduled.kind, one.next_try)
        for one in await deliveries.coming(view, person.id)
        if one.scheduled is not None
    ]
    wanted = (one for one in planned + owed if nudges.why_not(person, one.kind) is None)
    return sorted(wanted, key=lambda one: one.at)


def leave_out(tx: Transaction, schedule: Schedule) -> None:
    """Leave out what a schedule sends next."""
    due, later = rules.leave_out(schedule)
    if due is not None:
        deliveries.owe(tx, owe(schedule, due, None))
        schedules.save(tx, later)
        log.info("left out", schedule=schedule.id, kind=schedule.kind, period=str(due.period))


async def mend(store: Store, now: datetime) -> None:
    """Plan again what was planned with a clock that was ahead, and forget what it skipped before its time."""
    async with store.write() as tx:
        late, missed = now - GRACE[Kind.GOALS_ROUND], now - SHORTEST + timedelta(days=1)  # clocks may change between
        freed = await deliveries.free(tx, late=late, missed=missed)
        known = [await schedules.find(tx, one) for one in freed]
        for schedule in {one for one in (*known, *await schedules.beyond(tx, now + FARTHEST)) if one}:
            group = await groups.find(tx, schedule.group)
            if group is None or not rules.has_round(group, _WHICH[schedule.kind]):
                continue
            taken = await deliveries.periods(tx, schedule.id, _first(now))
            if schedule.kind is Kind.GOALS_ROUND:
                again = rules.plan_again(group, schedule, taken, freed.get(schedule.id, ()), now)
            else:
                again = rules.plan_post_again(schedule, taken, freed.get(schedule.id, ()), now)
            if again != schedule:
                log.warning("planned again", schedule=schedule.id, group=group.id, was=str(schedule.period))
                schedules.save(tx, again)


async def forget_old(store: Store, now: datetime) -> None:
    """Forget what became of scheduled messages `KEPT` ago."""
    async with store.write() as tx:
        deliveries.forget_scheduled(tx, now - KEPT)


async def _not_left_out(view: Reader, known: Schedule) -> Schedule:
    """Return a schedule with the next period that is not left out: an earlier one may have been taken up again."""
    taken = await deliveries.periods(view, known.id, known.period)
    while known.next_due is not None and known.period in taken:
        _, known = rules.leave_out(known)
    return known


def _fall_due(tx: Transaction, schedule: Schedule, channel: ChannelId | None, now: datetime) -> Schedule:
    """Write down as owed what fell due by a schedule; return it with what comes next."""
    due, later = rules.fall_due(schedule, now)
    for one in due:
        delivery = owe(schedule, one, channel if schedule.person is None else None)
        deliveries.owe(tx, delivery)
        if one.skip is not None:
            log.info("skipped", delivery=delivery.id, kind=schedule.kind, period=str(one.period), why=one.skip)
    if due:
        schedules.save(tx, later)
    return later


async def _nudges(view: Reader, person: Person, now: datetime) -> list[Schedule]:
    """Return what is to come to somebody; of what came already in its week, or was left out, nothing more."""
    planned: list[tuple[Schedule | None, date]] = []
    for week in await weeks.open_of(view, person.id):
        goals_in_it = await _weekly(view, week)
        planned.append((nudges.plan_midweek(person, week, goals_in_it, now), week.week.start))
        planned.append((nudges.plan_less(person, week, now), week.week.start))
    for goal, group, due in await goals.dated(view, person.id):
        planned.append((nudges.plan_follow_up(person, goal, group, due, now), due))
    planned += [(woken, woken.period) for woken in await _next_steps(view, person, now)]
    return [one for one, since in planned if one and not await deliveries.periods(view, one.id, since)]


async def _next_steps(view: Reader, person: Person, now: datetime) -> list[Schedule]:
    """Return when somebody's arcs are brought up, each on a day of its own."""
    planned: list[Schedule] = []
    for waking in nudges.in_turn(await rejections.waking(view, person.id), now):
        others = [one.next_due for one in planned if one.next_due is not None]
        others += await deliveries.brought_up(view, person.id, waking[0], now)
        found = nudges.plan_next_step(person, waking, others, now)
        planned += [found] if found else []
    return planned


async def _weekly(view: Reader, week: MemberWeek) -> list[GoalId]:
    return list(await goals.weekly(view, week.person, week.group, week.week.end))


def _first(now: datetime) -> date:
    return (now - timedelta(days=10)).date()
