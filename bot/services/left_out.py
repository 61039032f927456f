"""What somebody leaves out of what is to come, and thinks better of: until its time has come, it can still come."""

from dataclasses import replace
from datetime import datetime

from bot.domain import rejections as arcs
from bot.domain.deliveries import Delivery, is_left_out, leave, owe_after_all
from bot.domain.ids import DeliveryId, GroupId, PersonId, RejectionId
from bot.domain.nudges import Coming
from bot.domain.schedule import Skip, delivery_id, set_for
from bot.services import schedule
from bot.store import deliveries, people, rejections, schedules
from bot.store.engine import Reader, Transaction
from bot.store.store import Store


async def leave_out_nudge(store: Store, person: PersonId, nudge: DeliveryId, now: datetime) -> Coming | None:
    """Leave out a nudge that is to come to somebody, and return it; None if it came meanwhile, or is left out.

    Of an arc, it is brought up no more, until its owner does something about it.
    """
    async with store.write() as tx:
        known = (await people.standing(tx, person)).person
        planned = await schedule.nudges_ahead(tx, known) if known else []
        found = next((one for one in planned if one.id == nudge), None)
        if found is None:
            return None
        about: RejectionId | None = None
        for one in await schedules.of_person(tx, person):
            if delivery_id(one.id, one.period) == nudge:
                schedule.leave_out(tx, one)
                about = one.rejection
        for owed in await deliveries.coming(tx, person):
            if owed.id == nudge:
                deliveries.save(tx, leave(owed, Skip.LEFT_OUT))
                about = owed.scheduled.rejection if owed.scheduled else None
        if about is not None:
            await _let_be(tx, person, about, now)
    return found


async def take_up_nudge(store: Store, person: PersonId, nudge: DeliveryId, now: datetime) -> bool:
    """Let a nudge come that was left out, when it would have; False if it is none any more, or its time has come."""
    async with store.write() as tx:
        left = await _left_out(tx, nudge, now)
        if left is None or left.scheduled is None or left.scheduled.person != person:
            return False
        about = left.scheduled.rejection
        if about is not None:
            known = await rejections.find_arc(tx, about)
            if known is None or not known[1].is_open or known[1].until is not None:
                return False  # its owner did something about it since
            rejections.save_arc(tx, about, replace(known[1], until=left.next_try))
        deliveries.save(tx, owe_after_all(left))
        await schedule.plan_nudges_of(tx, person, now)
    return True


async def take_up_round(store: Store, group: GroupId, round_id: DeliveryId, now: datetime) -> bool:
    """Let a group's round come that was left out; False if it is none any more, or its time has come."""
    async with store.write() as tx:
        left = await _left_out(tx, round_id, now)
        known = await schedules.find(tx, left.scheduled.schedule) if left and left.scheduled else None
        if left is None or left.scheduled is None or left.group != group or left.scheduled.person is not None:
            return False
        if known is None or known.next_due is None:
            return False
        deliveries.drop(tx, left.id)
        if left.scheduled.period < known.period:
            schedules.save(tx, set_for(known, left.scheduled.period))
    return True


async def _let_be(tx: Transaction, person: PersonId, about: RejectionId, now: datetime) -> None:
    """Bring an arc up no more; what fell due of it already goes as well."""
    known = await rejections.find_arc(tx, about)
    if known is not None:
        rejections.save_arc(tx, about, arcs.let_be(known[1]))
    for owed in await deliveries.coming(tx, person):
        if owed.scheduled is not None and owed.scheduled.rejection == about:
            deliveries.save(tx, leave(owed, Skip.OVER))
    await schedule.plan_nudges_of(tx, person, now)


async def _left_out(view: Reader, delivery: DeliveryId, now: datetime) -> Delivery | None:
    """Return something that was left out, while its time is ahead."""
    known = await deliveries.find(view, delivery)
    return known if known is not None and is_left_out(known, now) else None
