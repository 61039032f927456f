"""What is kept of somebody who stays away goes after a while; they are told 30 days ahead, and may keep it."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain import people as rules
from bot.domain.ids import PersonId
from bot.domain.people import WARN_AHEAD, Person
from bot.logs import get_logger
from bot.services import privacy
from bot.services.announcer import Announcer, Clock
from bot.store import people
from bot.store.store import Store

log = get_logger(__name__)

WARNINGS_AT_ONCE = 50
"""People written to in one sweep: Discord blocks bots that open many direct channels at once (Create DM)."""


async def warn(store: Store, announcer: Announcer, keep: timedelta, clock: Clock) -> None:
    """Tell whoever was away for long that what is kept of them goes, unless now is a bad time for them.

    It is noted only once they were told. After a crash in between, `Announcer.warn` finds its message and sends no
    second one.
    """
    async with store.read() as view:
        away = await people.away_since(view, clock() - keep + WARN_AHEAD, warned=False)
    written = 0
    for person in away:
        if rules.takes_no_messages(person.preferences):
            await _note_warned(store, person.id, keep, clock())
        elif written < WARNINGS_AT_ONCE and rules.may_be_written_to(person.preferences, clock()):
            written += 1
            due_since = person.seen_at + keep - WARN_AHEAD
            erased_at = rules.erased_at(person, keep, clock())
            if await announcer.warn(person.id, person.preferences.language, erased_at, due_since):
                await _note_warned(store, person.id, keep, clock())


async def erase(store: Store, keep: timedelta, now: datetime) -> int:
    """Erase what is kept of whoever was told and did not come back; return how many those were.

    One whose erasure fails keeps nobody else; it is tried again the next time.
    """
    async with store.read() as view:
        away = await people.away_since(view, now - keep, warned=True)
    erased = 0
    for person in away:
        try:
            receipt = await privacy.erase_if(store, person.id, now, lambda known, _: _is_due(known.person, keep, now))
        except Exception:
            log.exception("erasure failed", person=person.id)
        else:
            erased += receipt is not None
    if erased:
        log.info("people away erased", count=erased)
    return erased


async def stay(store: Store, person: PersonId, now: datetime) -> bool:
    """Note that somebody wants to keep what is kept of them; False if it is gone already."""
    async with store.write() as tx:
        known = (await people.standing(tx, person)).person
        if known is None:
            return False
        people.save(tx, rules.see(known, now))
    return True


async def _note_warned(store: Store, person: PersonId, keep: timedelta, now: datetime) -> None:
    async with store.write() as tx:
        known = (await people.standing(tx, person)).person
        if known is None or not rules.is_to_be_warned(known, keep, now):
            return  # they came back, or erased everything, while they were being told
        people.save(tx, replace(known, warned_at=now))


def _is_due(person: Person | None, keep: timedelta, now: datetime) -> bool:
    return person is not None and rules.is_due_for_erasure(person, keep, now)
