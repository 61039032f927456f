"""Personal nudges: what each says when it is sent, and what follows from its being sent, closed out, or answered."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain import goals as goal_rules
from bot.domain import nudges as rules
from bot.domain.deliveries import Delivery, State, leave, owe, revive
from bot.domain.goals import Adjustment, Goal, GoalState, Progress, Rhythm, is_in
from bot.domain.groups import Problem
from bot.domain.ids import DeliveryId, GoalId, GroupId, PersonId, RejectionId
from bot.domain.nudges import NoteCard, NudgeCard
from bot.domain.people import Person, Reach
from bot.domain.refusals import Reason, Refusal
from bot.domain.schedule import HOLD, Due, Kind, NotNow, Scheduled, Skip, set_for
from bot.domain.weeks import MemberWeek, local_date, this_week
from bot.domain.wins import Visibility
from bot.services import schedule, wakings
from bot.services.weeks import calendar, running
from bot.store import deliveries, goals, people, rounds, schedules, weeks
from bot.store.engine import Reader, Transaction
from bot.store.store import Store

NOTE = 1
"""The part of a nudge that is a note in the group's channel, for whom no direct message reached."""

WAITS = timedelta(days=7)
"""How long a nudge that did not reach somebody waits in /help."""

FITS = 3
"""Goals one nudge names."""

SHOWN = 3
"""Nudges that are shown as waiting."""


@dataclass(frozen=True, slots=True)
class About:
    """What a nudge is about by now: all of its goals that somebody still has, and the group they are of.

    Or the rejection, which may be gone.
    """

    kind: Kind
    group: GroupId
    goals: tuple[Progress, ...]
    rejection: RejectionId | None = None


async def card(store: Store, view: Reader, delivery: Delivery, now: datetime) -> NudgeCard | NoteCard | Skip | NotNow:
    """Return what a nudge says now; why it is not sent, or when it is to be tried again."""
    found = await _reader(view, delivery)
    if found is None:
        return Skip.OVER
    scheduled, person = found
    if scheduled.part == NOTE:
        return await _note(store, view, delivery, person, now)
    if why := rules.why_not(person, scheduled.kind):
        return why
    if later := rules.better_moment(person.preferences, now):
        return later
    said = await _says(store, view, delivery, person, now)
    if isinstance(said, NudgeCard) and said.rejection:
        return await wakings.not_today(view, delivery, person, said.rejection, now) or said
    return said


async def after_sending(tx: Transaction, delivery: Delivery, now: datetime) -> None:
    """Follow up on a nudge that was sent: it waits for an answer, and so does a note that one waits.

    Where it arrived itself, direct messages are open.
    """
    found = await _reader(tx, delivery)
    if found is None:
        return
    scheduled, person = found
    closed_at = person.closed_at if scheduled.part == NOTE else None
    people.save(tx, replace(person, unanswered=person.unanswered + 1, closed_at=closed_at))
    if scheduled.part == NOTE:
        return
    if scheduled.kind is Kind.LESS:
        await _asked(tx, person.id, delivery, now)
    await wakings.note(tx, scheduled, now)


async def after_refusal(tx: Transaction, delivery: Delivery, now: datetime) -> None:
    """Follow up on a nudge whose reader takes no direct messages: note that, and write where they chose.

    A note whose thread is gone goes to the channel itself.
    """
    found = await _reader(tx, delivery)
    if found is None:
        return
    scheduled, person = found
    group = await calendar(tx, delivery.group, person.id)
    if delivery.problem is Problem.POST_GONE and group.goals_channel is not None:
        deliveries.save(tx, revive(delivery, group.goals_channel, now))
    if delivery.problem is not Problem.CLOSED:
        return
    people.save(tx, replace(person, closed_at=now))
    await wakings.note(tx, scheduled, now)
    known = await schedules.find(tx, scheduled.schedule)
    if person.preferences.reach is Reach.CHANNEL and known is not None and group.goals_channel is not None:
        posted = await rounds.of_week(tx, group.id, this_week(group, now).start)
        where = posted.talk if posted else group.goals_channel
        owed = owe(known, Due(scheduled.period, now), where, NOTE)
        # Everybody can read the id on a note's button; one that follows from its reader would tell who they are.
        deliveries.owe(tx, replace(owed, id=DeliveryId(secrets.randbits(62))))


async def waiting(store: Store, person: PersonId, now: datetime) -> list[NudgeCard]:
    """Return the nudges that did not reach somebody and still mean something, the latest first; of each arc, one."""
    async with store.read() as view:
        known = await _person(view, person)
        missed = await deliveries.waiting(view, person, now - WAITS) if known else []
        said = [await _says(store, view, delivery, known, now) for delivery in missed if known]
    found: dict[int, NudgeCard] = {}
    for one in said:
        if isinstance(one, NudgeCard):
            found.setdefault(one.rejection.id if one.rejection else one.id, one)
    return list(found.values())[:SHOWN]


async def about(store: Store, person: PersonId, nudge: DeliveryId, now: datetime) -> About:
    """Return what somebody's nudge is about by now, whether it was sent or waits for them.

    Raises:
        Refusal: there is no such nudge of theirs any more.
    """
    async with store.read() as view:
        delivery, scheduled = await _own(view, person, nudge)
        own = await _goals(store, view, person, delivery.group)
        if scheduled.kind is Kind.FOLLOW_UP:
            found = await _dated(view, own, scheduled.goal)
        elif scheduled.kind is Kind.NEXT_STEP:
            found = []
        else:
            group = await calendar(view, delivery.group, person)
            weekly = await _weekly(view, own, await running(view, person, group, now))
            found = [one for one in weekly if not one.is_reached] or weekly
    return About(scheduled.kind, delivery.group, tuple(found), scheduled.rejection)


async def put_off(store: Store, person: PersonId, nudge: DeliveryId, now: datetime) -> datetime | None:
    """Owe a nudge once more, a day later at its hour; return when it will suit, None if its week is over by then.

    Whatever is planned anew meanwhile, that stays; and what it says is decided when it is sent, as ever.

    Raises:
        Refusal: there is no such nudge of theirs any more.
    """
    async with store.write() as tx:
        delivery, scheduled = await _own(tx, person, nudge)
        known, reader = await schedules.find(tx, scheduled.schedule), await _person(tx, person)
        if known is None or reader is None:
            return None
        if scheduled.kind is Kind.NEXT_STEP:
            return await wakings.put_off(tx, reader, delivery, now)
        chosen = reader.preferences
        again = replace(known, hour=chosen.nudge_hour, zone=chosen.zone)
        again = set_for(again, local_date(again.zone, now) + HOLD)
        week = this_week(await calendar(tx, delivery.group, person), now)
        is_its_week = scheduled.period >= week.start and again.period < week.end
        if again.next_due is None or not (is_its_week or known.kind is Kind.FOLLOW_UP):
            return None
        owed = owe(again, Due(again.period, again.next_due), None)
        before = await deliveries.find(tx, owed.id)
        if before is None or before.state is State.SKIPPED:  # they left that one out, and changed their mind
            deliveries.save(tx, owed)
        if delivery.state is State.UNDELIVERABLE:
            deliveries.save(tx, leave(delivery, Skip.LEFT_OUT))  # it waits no longer
    later = rules.better_moment(chosen, again.next_due)
    return later.until if later else again.next_due


async def rest(store: Store, person: PersonId, nudge: DeliveryId, now: datetime) -> tuple[Progress, ...]:
    """Pause the weekly goals of the group that a nudge is about, until their owner takes them up again; return them.

    Raises:
        Refusal: there is no such nudge of theirs any more.
    """
    sealer = await store.vault.sealer(person)
    async with store.write() as tx:
        delivery, _ = await _own(tx, person, nudge)
        week = await running(tx, person, await calendar(tx, delivery.group, person), now)
        own = await _goals(store, tx, person, delivery.group)
        found = await _weekly(tx, own, week)
        for one in found:
            goals.save(tx, goal_rules.adjust(one.goal, Adjustment.PAUSE, week.week, now), sealer)
        if any(one.goal.visibility is Visibility.GROUP for one in found):
            rounds.stir(tx, delivery.group, now)
        await _asked(tx, person, delivery, now)
        await schedule.plan_nudges_of(tx, person, now)
    return tuple(found)


async def leave_as_it_is(store: Store, person: PersonId, nudge: DeliveryId, now: datetime) -> None:
    """Note that somebody was asked whether less would be better, and would rather leave it.

    Raises:
        Refusal: there is no such nudge of theirs any more.
    """
    async with store.write() as tx:
        delivery, _ = await _own(tx, person, nudge)
        await _asked(tx, person, delivery, now)


async def _own(view: Reader, person: PersonId, nudge: DeliveryId) -> tuple[Delivery, Scheduled]:
    delivery = await deliveries.find(view, nudge)
    if delivery is None or delivery.scheduled is None or delivery.scheduled.person != person:
        raise Refusal(Reason.STALE_BUTTON)
    return delivery, delivery.scheduled


async def _note(store: Store, view: Reader, delivery: Delivery, person: Person, now: datetime) -> NoteCard | Skip:
    """Return the note that a nudge waits, unless there is nothing to say any more, or no note is wanted by now."""
    if person.preferences.reach is not Reach.CHANNEL:
        return Skip.UNWANTED
    said = await _says(store, view, delivery, person, now)
    if isinstance(said, Skip):
        return said
    group = await calendar(view, delivery.group, person.id)
    return NoteCard(delivery.id, person.id, in_thread=delivery.channel != group.goals_channel)


async def _says(store: Store, view: Reader, delivery: Delivery, person: Person, now: datetime) -> NudgeCard | Skip:
    scheduled = delivery.scheduled
    group = await calendar(view, delivery.group, person.id)
    if scheduled is None or group.left_at is not None:
        return Skip.OVER
    if rules.ASKED_FOR[scheduled.kind] not in person.preferences.nudges:
        return Skip.UNWANTED
    if scheduled.kind is Kind.NEXT_STEP:
        return await wakings.says(store, view, delivery, person, now)
    own = await _goals(store, view, person.id, group.id)
    if scheduled.kind is Kind.FOLLOW_UP:
        dated = await _dated(view, own, scheduled.goal)
        found = [one for one in dated if one.goal.due and one.goal.due <= scheduled.period]  # else it was moved
    else:
        week = await running(view, person.id, group, now)
        is_its_week = scheduled.period >= week.week.start  # else it waited until the next one
        found = list(rules.said(scheduled.kind, week, await _weekly(view, own, week))) if is_its_week else []
    if not found:
        return Skip.OVER
    return NudgeCard(
        kind=scheduled.kind,
        id=delivery.id,
        group=group.id,
        language=person.preferences.language,
        goals=tuple(found[:FITS]),
        more=max(0, len(found) - FITS),
        is_last=rules.is_last(person),
    )


async def _goals(store: Store, view: Reader, person: PersonId, group: GroupId) -> list[Goal]:
    """Return the goals somebody has in a group."""
    return [goal for goal in await goals.of_person(view, person, store.vault) if goal.group == group]


async def _dated(view: Reader, own: Sequence[Goal], goal: GoalId | None) -> list[Progress]:
    amounts = await goals.amounts(view, [goal] if goal else [])
    found = (one for one in own if one.id == goal and one.state is GoalState.ACTIVE)
    return [Progress(one, amounts.get(one.id, 0)) for one in found]


async def _weekly(view: Reader, own: Sequence[Goal], week: MemberWeek) -> list[Progress]:
    """Return somebody's weekly goals, as they stand in their running week."""
    found = [one for one in own if one.rhythm is Rhythm.WEEKLY and is_in(one, week.week)]
    amounts = await goals.amounts(view, [one.id for one in found], week.week.start)
    return [Progress(one, amounts.get(one.id, 0)) for one in found]


async def _asked(tx: Transaction, person: PersonId, delivery: Delivery, now: datetime) -> None:
    week = await running(tx, person, await calendar(tx, delivery.group, person), now)
    if week.asks:
        weeks.save(tx, replace(week, asks=False))


async def _reader(view: Reader, delivery: Delivery) -> tuple[Scheduled, Person] | None:
    """Return what a nudge is for, and whom; None if they are gone."""
    scheduled = delivery.scheduled
    person = None if scheduled is None or scheduled.person is None else await _person(view, scheduled.person)
    return None if scheduled is None or person is None else (scheduled, person)


async def _person(view: Reader, person: PersonId) -> Person | None:
    return (await people.standing(view, person)).person
