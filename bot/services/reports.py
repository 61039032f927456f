"""Telling the moderators of a message, seeing to what they were told, and a group's week in numbers."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from cachetools import TTLCache

from bot.domain import reports as rules
from bot.domain.deliveries import Delivery, State
from bot.domain.groups import Feature, Group, check_has
from bot.domain.ids import DeliveryId, EncouragementId, GroupId, PersonId, ReportId
from bot.domain.pages import nearest
from bot.domain.refusals import Reason, Refusal
from bot.domain.reports import PAGE_SIZE, Page, Report, Summary
from bot.logs import get_logger
from bot.services import groups as known_groups
from bot.services.announcer import Clock
from bot.store import celebrations, deliveries, groups, peers, people, reports
from bot.store.engine import Reader
from bot.store.store import Store

log = get_logger(__name__)

REMEMBERED = 10_000
"""People of whom it is remembered what they reported lately."""


class Lately:
    """What each person reported lately. In memory alone: of who never joined, nothing is kept."""

    def __init__(self, clock: Clock) -> None:
        self._sent: TTLCache[PersonId, tuple[Report, ...]] = TTLCache(
            REMEMBERED, rules.REMEMBERED_FOR.total_seconds(), lambda: clock().timestamp()
        )

    def check(self, person: PersonId, draft: Report) -> None:
        """Say whether somebody may send this report now.

        Raises:
            Refusal: they reported this message already, or as much as is passed on at once.
        """
        rules.check_pace(self._sent.get(person, ()), draft)

    @contextmanager
    def sending(self, person: PersonId, draft: Report) -> Iterator[None]:
        """Remember that somebody sends a report, from before the block runs: several at once count, too.

        What the block does not get kept is forgotten again.

        Raises:
            Refusal: as `check`.
        """
        self.check(person, draft)
        others = [one for one in self._others(person, draft) if draft.at - one.at < rules.REMEMBERED_FOR]
        self._sent[person] = (*others, draft)
        try:
            yield
        except BaseException:  # a cancelled command has told nobody that it was kept
            self._sent[person] = self._others(person, draft)
            raise

    def _others(self, person: PersonId, draft: Report) -> tuple[Report, ...]:
        return tuple(one for one in self._sent.get(person, ()) if one.id != draft.id)


async def check(store: Store, lately: Lately, draft: Report, person: PersonId) -> None:
    """Say whether somebody may report something, before they are asked why.

    Raises:
        Refusal: the host switched reports off or removed the bot, or as `Lately.check`.
    """
    _check_reaches(await known_groups.find(store, draft.group))
    lately.check(person, draft)


async def send(store: Store, lately: Lately, draft: Report, person: PersonId, *, named: bool) -> Delivery:
    """Keep a report and owe its card to the moderators' channel; the same report again changes nothing.

    Who reported is kept if they were told so (`named`) and have joined. Without a channel it is owed all the same:
    the host hears what is missing, and the report is in the moderators' list.

    Raises:
        Refusal: as `check`, or an encouragement did not reach them, or was erased.
    """
    with lately.sending(person, draft):
        delivery = await _keep(store, draft, person, named=named)
    log.info("reported", report=draft.id, group=draft.group)
    return delivery


async def close(store: Store, report_id: ReportId, group: GroupId, now: datetime) -> tuple[Report, Delivery | None]:
    """Note that somebody looked at a report; return it, and how its card was delivered.

    Raises:
        Refusal: there is no such report in this group.
    """
    async with store.write() as tx:
        report = await reports.find(tx, report_id)
        if report is None or report.group != group:
            raise Refusal(Reason.NO_SUCH_REPORT)
        report = rules.close(report, now)
        reports.save(tx, report)
        delivery = await deliveries.find(tx, DeliveryId(report_id))
    return report, delivery


async def list_open(store: Store, group: GroupId, number: int) -> Page:
    """Return one page of what nobody has looked at; a number past the end gives the last page."""
    async with store.read() as view:
        total = await reports.count_open(view, group)
        number, pages = nearest(number, total, PAGE_SIZE)
        return Page(tuple(await reports.page_open(view, group, number)), number, pages, total)


async def summarise(store: Store, group: GroupId, now: datetime) -> Summary:
    """Return a group's week so far in numbers, beginning on Monday in its zone.

    Raises:
        Refusal: the group is so small that they would speak of single people.
    """
    since = rules.week_began((await known_groups.find(store, group)).zone, now)
    async with store.read() as view:
        members = await people.count_members(view, group)
        rules.check_has_numbers(members)
        return Summary(
            since=since,
            members=members,
            wins=await deliveries.count_wins_since(view, group, since),
            celebrations=await celebrations.count_since(view, group, since),
            reports=await reports.count_since(view, group, since),
            open_reports=await reports.count_open(view, group),
        )


async def _keep(store: Store, draft: Report, person: PersonId, *, named: bool) -> Delivery:
    async with store.write() as tx:
        group = await groups.known(tx, draft.group)
        _check_reaches(group)
        if draft.encouragement is not None:
            await _check_received(store, tx, draft.encouragement, person)
        reporter = rules.who_may_be_kept(await people.standing(tx, person)) if named else None
        delivery = await deliveries.find(tx, DeliveryId(draft.id))
        if delivery is None:
            owed = DeliveryId(draft.id), None, draft.group, group.moderator_channel, State.PENDING
            delivery = Delivery(*owed, next_try=draft.at, report=draft.id)
            reports.insert(tx, replace(draft, reporter=reporter))
            deliveries.save(tx, delivery)
    return delivery


async def _check_received(store: Store, view: Reader, encouragement: EncouragementId, person: PersonId) -> None:
    known = await peers.find(view, encouragement, store.vault)
    if known is None or known.reader != person:
        raise Refusal(Reason.NO_SUCH_ENCOURAGEMENT)


def _check_reaches(group: Group) -> None:
    """Say whether a report reaches a group's moderators, in their list at least.

    Raises:
        Refusal: the host switched reports off, or removed the bot.
    """
    check_has(group, Feature.REPORTS)
    if group.left_at is not None:
        raise Refusal(Reason.NO_MODERATORS)
