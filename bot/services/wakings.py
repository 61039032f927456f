"""How an arc is brought up once its rest is over: what the nudge says, what follows from it, and putting it off."""

from datetime import datetime

from bot.domain import nudges
from bot.domain import rejections as rules
from bot.domain.deliveries import Delivery, State, leave
from bot.domain.ids import RejectionId
from bot.domain.nudges import NudgeCard
from bot.domain.people import Person
from bot.domain.rejections import Arc, Rejection, Rest
from bot.domain.schedule import NotNow, Scheduled, Skip
from bot.services import schedule
from bot.store import deliveries, rejections
from bot.store.engine import Reader, Transaction
from bot.store.store import Store


async def says(store: Store, view: Reader, delivery: Delivery, person: Person, now: datetime) -> NudgeCard | Skip:
    """Return what a nudge about an arc says; that it is over, if the arc is, or rests again."""
    scheduled = delivery.scheduled
    about = scheduled.rejection if scheduled else None
    rejection = await rejections.find(view, about, store.vault) if about else None
    if scheduled is None or rejection is None or not rejection.arc.is_open or rejection.arc.rests(now):
        return Skip.OVER
    return NudgeCard(
        kind=scheduled.kind,
        id=delivery.id,
        group=delivery.group,
        language=person.preferences.language,
        goals=(),
        is_last=nudges.is_last(person),
        rejection=rejection,
    )


async def not_today(
    view: Reader, delivery: Delivery, person: Person, rejection: Rejection, now: datetime
) -> Skip | NotNow | None:
    """Return why an arc is not brought up now: it is over, or another one was today, or is asked for this evening."""
    if not rules.is_to_wake(rejection.arc, now):
        return Skip.OVER  # its owner did something about it meanwhile, or it was brought up just now
    if delivery.first_try is not None:
        return None  # it may be there already
    others = await deliveries.brought_up(view, person.id, rejection.id, now)
    if not nudges.is_its_evening(person.preferences, rejection.arc, now):
        others += nudges.evenings(await rejections.waking(view, person.id))
    if nudges.is_spoken_for(person.preferences, rejection.arc, now, others):
        return nudges.next_day(person.preferences, now)
    return None


async def note(tx: Transaction, scheduled: Scheduled, now: datetime) -> None:
    """Note that an arc was brought up, or would have been; it is once more, if nothing is done about it."""
    known = await _arc(tx, scheduled)
    if known is not None and scheduled.person is not None and known[1].is_open:
        rejections.save_arc(tx, known[0], rules.wake(known[1], now))
        await schedule.plan_nudges_of(tx, scheduled.person, now)


async def put_off(tx: Transaction, reader: Person, delivery: Delivery, now: datetime) -> datetime | None:
    """Let an arc that was brought up rest for another day; return when it will suit, None if it is over by now."""
    chosen, scheduled = reader.preferences, delivery.scheduled
    known = await _arc(tx, scheduled) if scheduled else None
    if known is None or not known[1].is_open:
        return None
    resting = rules.let_rest(known[1], Rest.DAY, chosen, now)
    rejections.save_arc(tx, known[0], resting)
    deliveries.forget_left_out(tx, known[0], now)
    if delivery.state is State.UNDELIVERABLE:
        deliveries.save(tx, leave(delivery, Skip.LEFT_OUT))  # it waits no longer
    await schedule.plan_nudges(tx, reader, now)
    until = resting.until
    later = nudges.better_moment(chosen, until) if until else None
    return later.until if later else until


async def _arc(view: Reader, scheduled: Scheduled) -> tuple[RejectionId, Arc] | None:
    """Return where the arc stands that a nudge is about; None if it is about none, or that is gone."""
    found = await rejections.find_arc(view, scheduled.rejection) if scheduled.rejection else None
    return (scheduled.rejection, found[1]) if scheduled.rejection and found else None
