"""Reports: a member tells the moderators that a message needs a look.

A report is a link and a reason from a list, never words. Of an encouragement, which went from one member to another
alone, there is no link either: what moderators learn is who sent it, and when. Who reported is kept only of somebody
who joined. Neither of the two is shown to anyone but a moderator who asks, and never posted, so that erasing somebody
leaves their name nowhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.domain.ids import ChannelId, EncouragementId, GroupId, MessageId, PersonId, ReportId
from bot.domain.people import Standing, check_joined
from bot.domain.refusals import Reason, Refusal
from bot.domain.zones import zone_of

COUNTS_FROM = 5
"""Members from whom on a group's numbers are shown: below, they would speak of single people (PRODUCT.md,
`/progress`)."""

PAGE_SIZE = 5
"""Reports on one page of a list."""

AT_MOST, WITHIN = 5, timedelta(hours=1)
"""Reports that one person can send in one hour: enough for a bad evening, too few to bury the moderators."""

REMEMBERED_FOR = timedelta(days=1)
"""How long it is remembered, in memory alone, that somebody reported something."""


class Kind(StrEnum):
    """Why a message is reported."""

    WORRIED = "worried"
    UNKIND = "unkind"
    PRIVATE = "private"
    SELLING = "selling"
    UNSAFE = "unsafe"
    OTHER = "other"


URGENT = frozenset({Kind.WORRIED, Kind.UNSAFE})
"""Reasons for which waiting for a moderator may be too long: whoever reports is shown people to call, too."""


class ReportState(StrEnum):
    """Whether somebody has looked."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Report:
    """One report, of a message or of an encouragement.

    `reporter` is None where nothing may be kept of whoever reported, or nothing is any more. `sender` and `sent_at`
    say whose the encouragement is; once that was erased, nothing says what the report is about.
    """

    id: ReportId
    group: GroupId
    channel: ChannelId | None
    message: MessageId | None
    kind: Kind
    reporter: PersonId | None
    at: datetime
    state: ReportState = ReportState.OPEN
    closed_at: datetime | None = None
    encouragement: EncouragementId | None = None
    sender: PersonId | None = None
    sent_at: datetime | None = None

    @property
    def about(self) -> int | None:
        """Return the id of what is reported; None for an encouragement that was erased."""
        return self.encouragement if self.message is None else self.message


@dataclass(frozen=True, slots=True)
class Page:
    """One page of open reports, oldest first; `number` counts from 0."""

    reports: tuple[Report, ...]
    number: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Summary:
    """A group's week in numbers: of cards, taps and reports, which moderators could count themselves.

    Nothing that somebody keeps private is counted. `members` is the one number of people, and at least `COUNTS_FROM`;
    so no number, however small, says of anybody what they did or left undone.
    """

    since: datetime
    members: int
    wins: int
    celebrations: int
    reports: int
    open_reports: int


def close(report: Report, now: datetime) -> Report:
    """Return the report as seen to; closing twice changes nothing."""
    if report.state is ReportState.CLOSED:
        return report
    return replace(report, state=ReportState.CLOSED, closed_at=now)


def who_may_be_kept(standing: Standing) -> PersonId | None:
    """Return who reports, None where nothing may be kept of them."""
    try:
        return check_joined(standing).id
    except Refusal:
        return None


def check_pace(sent: Sequence[Report], draft: Report) -> None:
    """Say whether somebody who sent these reports lately may send another; the same one again is no other.

    Raises:
        Refusal: they reported this already, or as much as is passed on at once.
    """
    if any(one.id == draft.id for one in sent):
        return
    if any(one.about == draft.about and draft.at - one.at < REMEMBERED_FOR for one in sent):
        raise Refusal(Reason.ALREADY_REPORTED)
    if sum(draft.at - one.at < WITHIN for one in sent) >= AT_MOST:
        raise Refusal(Reason.REPORTED_OFTEN, limit=AT_MOST)


def check_has_numbers(members: int) -> None:
    """Say whether a group is large enough for numbers.

    Raises:
        Refusal: they would speak of single people.
    """
    if members < COUNTS_FROM:
        raise Refusal(Reason.TOO_FEW_PEOPLE, people=COUNTS_FROM)


def week_began(zone: str | None, now: datetime) -> datetime:
    """Return when this week's Monday began in a zone, None for UTC."""
    local = now.astimezone(zone_of(zone))
    monday = local.date() - timedelta(days=local.weekday())
    return datetime.combine(monday, time(), tzinfo=local.tzinfo)
