"""What comes to somebody from other members by direct message: an encouragement, thanks for one, news of a win."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain import nudges
from bot.domain import peers as rules
from bot.domain.celebrations import Applause
from bot.domain.deliveries import Delivery, State
from bot.domain.deliveries import owe as owed_for
from bot.domain.groups import Feature, Problem
from bot.domain.ids import EncouragementId, GroupId, PersonId, RejectionId, SubjectId, WinId
from bot.domain.peers import PeerCard
from bot.domain.people import Nudge, Person, Standing, takes_no_messages
from bot.domain.schedule import Due, Kind, NotNow, Schedule, Scheduled, Skip, schedule_id
from bot.domain.wins import Visibility, Win
from bot.store import celebrations, deliveries, groups, peers, people, schedules, wins
from bot.store.celebrations import FIRST_NAMES
from bot.store.engine import Reader, Transaction
from bot.store.store import Store

GATHER = timedelta(minutes=10)
"""How long a win's author waits to hear that it is celebrated, so that a crowd is one message."""


def owe(
    tx: Transaction,
    kind: Kind,
    group: GroupId,
    reader: PersonId,
    at: datetime,
    *,
    encouragement: EncouragementId | None = None,
    win: WinId | None = None,
    rejection: RejectionId | None = None,
) -> None:
    """Owe somebody a message from now on; of the same thing, one a day (of UTC)."""
    day = at.astimezone(UTC).date()
    schedule = Schedule(
        id=schedule_id(kind, group, reader, encouragement or win or rejection),
        kind=kind,
        group=group,
        period=day,
        hour=0,
        person=reader,
        encouragement=encouragement,
        win=win,
        rejection=rejection,
    )
    schedules.save(tx, schedule)
    deliveries.owe(tx, owed_for(schedule, Due(day, at), None))


async def is_stopped(store: Store, view: Reader, one: PersonId, other: PersonId) -> bool:
    """Say whether either of two people would rather not hear from the other; whichever it is, it takes as long."""
    stops = [*await peers.stops(view, one, store.vault), *await peers.stops(view, other, store.vault)]
    return rules.is_kept_back(one, other, stops)


async def celebrated(store: Store, tx: Transaction, win: Win, by: PersonId, now: datetime) -> None:
    """Owe a win's author the news that it is celebrated, in a while and once a day, if they like such news."""
    author = (await people.standing(tx, win.person)).person
    if author is None or win.group is None or Nudge.WARM_NEWS not in author.preferences.nudges:
        return
    if not await is_stopped(store, tx, win.person, by):
        owe(tx, Kind.CELEBRATED, win.group, win.person, now + GATHER, win=win.id)


async def card(store: Store, tx: Transaction, delivery: Delivery, now: datetime) -> PeerCard | Skip | NotNow:
    """Return what comes to somebody from other members; why it is not sent, or when it is to be tried again.

    An encouragement that its reader does not want by now, or that their host does not, never reaches them. One for
    who takes no direct messages, or has read it already, is not sent: it is in their list.
    """
    scheduled = delivery.scheduled
    standing = await people.standing(tx, scheduled.person) if scheduled and scheduled.person else Standing()
    if scheduled is None or standing.person is None:
        return Skip.OVER
    if why := await _why_not(tx, delivery.group, scheduled, standing):
        if scheduled.encouragement is not None and scheduled.kind is Kind.ENCOURAGED:
            peers.keep_back(tx, scheduled.encouragement)
        return why
    if takes_no_messages(standing.preferences):
        return Skip.UNWANTED
    if later := nudges.better_moment(standing.preferences, now):
        return later
    if scheduled.kind is Kind.CELEBRATED and await comes_later(tx, scheduled, now):
        return Skip.MISSED
    return await _card(store, tx, delivery, scheduled, standing.person)


async def after(tx: Transaction, settled: Delivery, now: datetime) -> None:
    """Note that an encouragement lies in its reader's direct messages, or that they take none.

    One whose reader has left the server never reaches them, as where they do not want it by now.
    """
    scheduled = settled.scheduled
    reader = (await people.standing(tx, scheduled.person)).person if scheduled and scheduled.person else None
    if scheduled is None or reader is None:
        return
    if settled.state is State.SENT:
        if scheduled.kind is Kind.ENCOURAGED and scheduled.encouragement is not None:
            peers.read(tx, scheduled.encouragement, now)
        if reader.closed_at is not None:
            people.save(tx, replace(reader, closed_at=None))
    elif settled.skip is Skip.LEFT:
        if scheduled.kind is Kind.ENCOURAGED and scheduled.encouragement is not None:
            peers.keep_back(tx, scheduled.encouragement)
    elif settled.problem is Problem.CLOSED:
        people.save(tx, replace(reader, closed_at=now))


async def _why_not(tx: Transaction, group_id: GroupId, scheduled: Scheduled, standing: Standing) -> Skip | None:
    """Return why something from other members does not come to somebody any more, None if it does."""
    group = await groups.known(tx, group_id)
    if group.left_at is not None or group_id not in standing.members:
        return Skip.OVER
    if scheduled.kind is Kind.CELEBRATED:
        return None if Nudge.WARM_NEWS in standing.preferences.nudges else Skip.UNWANTED
    if not group.has(Feature.PEERS):
        return Skip.OVER
    if scheduled.kind is Kind.THANKED:
        return None if Nudge.WARM_NEWS in standing.preferences.nudges else Skip.UNWANTED
    return None if rules.takes(standing, group_id) else Skip.UNWANTED


async def comes_later(view: Reader, scheduled: Scheduled, now: datetime) -> bool:
    """Say whether news of a thing is in a later message: several wait where its reader rests for days, say.

    One of a day that is still ahead is a wrong clock's, or of this evening's last minutes.
    """
    latest = await deliveries.last(view, scheduled.schedule)
    if latest is None or latest.scheduled is None:
        return False
    return scheduled.period < latest.scheduled.period <= now.astimezone(UTC).date()


async def _card(
    store: Store, view: Reader, delivery: Delivery, scheduled: Scheduled, reader: Person
) -> PeerCard | Skip:
    said = PeerCard(scheduled.kind, delivery.id, delivery.group, reader.preferences.language)
    if scheduled.win is not None:
        return await _news_of_a_win(store, view, scheduled.win, said)
    known = await peers.find(view, scheduled.encouragement, store.vault) if scheduled.encouragement else None
    if known is None or known.reader is None:
        return Skip.OVER
    if scheduled.kind is Kind.ENCOURAGED and known.read_at is not None:
        return Skip.OVER
    if scheduled.kind is Kind.THANKED and await is_stopped(store, view, known.sender, known.reader):
        return Skip.OVER
    return replace(said, encouragement=known)


async def _news_of_a_win(store: Store, view: Reader, win_id: WinId, said: PeerCard) -> PeerCard | Skip:
    """Return who celebrates a win, without whom its author would rather not hear from, or who would not from them."""
    win, subject = await wins.find_with_key(view, win_id, store.vault), SubjectId(win_id)
    if win is None or win.visibility is not Visibility.GROUP:
        return Skip.OVER
    stops = await peers.stops(view, win.person, store.vault)
    stops += await peers.stops_of_celebrants(view, subject, store.vault)
    glad = [
        who for who in await celebrations.everybody(view, subject) if not rules.is_kept_back(win.person, who, stops)
    ]
    if not glad:
        return Skip.OVER
    return replace(said, win=win, applause=Applause(len(glad), tuple(glad[:FIRST_NAMES])))
