"""People and members: who agreed to what, and how somebody wants to be treated.

A person exists once, whatever groups they are in, and owns what is personal. A member is a person in one group.
Nothing is kept of anybody who has not agreed (PRODUCT.md, promise 3).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from bot.domain.dates import date_typed, days_typed
from bot.domain.ids import GroupId, PersonId
from bot.domain.refusals import Reason, Refusal
from bot.domain.zones import zone_of

CONSENT = 1
"""Version of the text that people agree to (`join-*` in the words); who agreed to another one is asked again. A test
holds the number to the text."""

WARN_AHEAD = timedelta(days=30)
"""How long before it happens somebody who was away is told that what is kept of them goes."""

MONTH = timedelta(days=365.25 / 12)
"""A month of an operator's setting: a twelfth of a year, so that twelve of them are one."""

SEEN_EVERY = timedelta(days=1)
"""How exactly it is kept when somebody was here last."""

PAUSE_DAYS = 365
"""How many days ahead a pause may end."""

NIGHT = 8
"""Hours that quiet hours last at first, when somebody has chosen only one end of them."""


class Nudge(StrEnum):
    """Messages that somebody may ask for; none is sent unasked."""

    MIDWEEK = "midweek"
    NEXT_STEP = "next-step"
    FOLLOW_UP = "follow-up"
    WARM_NEWS = "warm-news"
    """That a win of theirs is celebrated, that somebody thanked them."""


class Reach(StrEnum):
    """Where a nudge goes that cannot be delivered by direct message."""

    DM = "dm"
    """Nowhere: it waits in `/help`."""
    CHANNEL = "channel"
    """To the group's channel, as a note that mentions nobody."""


class EncouragedBy(StrEnum):
    """Who may encourage somebody, or put up a card about a message of theirs."""

    GROUP = "group"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Hours of the day (0 to 23, in the person's zone) from and until which nothing is sent; may span midnight."""

    begin: int
    end: int

    def covers(self, hour: int) -> bool:
        """Say whether an hour lies within; equal ends are the whole day."""
        if self.begin < self.end:
            return self.begin <= hour < self.end
        return hour >= self.begin or hour < self.end


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person chose for themselves. None of it is ever guessed: None means not chosen."""

    zone: str | None = None
    language: str | None = None
    country: str | None = None
    nudges: frozenset[Nudge] = frozenset()
    nudge_hour: int = 18
    quiet: QuietHours | None = None
    reach: Reach = Reach.DM
    paused_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who agreed. `consent` is the version of the text, `seen_at` is exact to `SEEN_EVERY`.

    `unanswered` counts nudges since they were here last; `closed_at` is when a direct message to them was last
    refused, None once one arrived.
    """

    id: PersonId
    consent: int
    agreed_at: datetime
    seen_at: datetime
    warned_at: datetime | None = None
    preferences: Preferences = Preferences()
    unanswered: int = 0
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A person in one group."""

    person: PersonId
    group: GroupId
    joined_at: datetime
    encouraged_by: EncouragedBy = EncouragedBy.GROUP
    in_round: bool = True
    mentioned: bool = False
    mentioned_in_wins: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands with Rebound: a person who agreed, or who withdrew, or nobody it knows."""

    person: Person | None = None
    withdrawn_at: datetime | None = None
    members: Mapping[GroupId, Member] = field(default_factory=dict)

    @property
    def preferences(self) -> Preferences:
        """Return what they chose; the defaults of somebody who chose nothing yet."""
        return self.person.preferences if self.person else Preferences()


def check_joined(standing: Standing) -> Person:
    """Return who agreed to the present text.

    Raises:
        Refusal: nobody did yet, they withdrew, or it was an earlier text.
    """
    if standing.withdrawn_at is not None:
        raise Refusal(Reason.WITHDRAWN)
    if standing.person is None:
        raise Refusal(Reason.NOT_JOINED)
    if standing.person.consent != CONSENT:
        raise Refusal(Reason.TEXT_CHANGED)
    return standing.person


def check_welcomes_cards(standing: Standing, group: GroupId) -> None:
    """Say whether others may put up a card about somebody's message; who never joined has not said no.

    Raises:
        Refusal: they withdrew, or do not want to be encouraged.
    """
    member = standing.members.get(group)
    if standing.withdrawn_at is not None or (member and member.encouraged_by is EncouragedBy.NOBODY):
        raise Refusal(Reason.RATHER_NOT)


def is_news(person: Person, now: datetime) -> bool:
    """Say whether it is worth writing down that somebody is here."""
    return person.warned_at is not None or person.unanswered > 0 or now - person.seen_at >= SEEN_EVERY


def see(person: Person, now: datetime) -> Person:
    """Note that somebody is here: what was to go because they were away stays, and nudges are answered."""
    return replace(person, seen_at=now, warned_at=None, unanswered=0)


def is_to_be_warned(person: Person, keep: timedelta, now: datetime) -> bool:
    """Say whether somebody was away so long that they are to hear that what is kept of them will go."""
    return person.warned_at is None and now - person.seen_at >= keep - WARN_AHEAD


def is_due_for_erasure(person: Person, keep: timedelta, now: datetime) -> bool:
    """Say whether what is kept of somebody goes now: they were away for `keep`, and were told long enough ago."""
    if person.warned_at is None:
        return False
    return now - person.seen_at >= keep and now - person.warned_at >= WARN_AHEAD


def erased_at(person: Person, keep: timedelta, now: datetime) -> datetime:
    """Return when what is kept of somebody goes at the earliest, if they are told now and do not come back."""
    return max(person.seen_at + keep, now + WARN_AHEAD)


def takes_no_messages(preferences: Preferences) -> bool:
    """Say whether somebody wants quiet at every hour: waiting for another one would be keeping things for ever."""
    return preferences.quiet is not None and preferences.quiet.begin == preferences.quiet.end


def may_be_written_to(preferences: Preferences, now: datetime) -> bool:
    """Say whether now is a moment at which somebody lets themselves be written to."""
    if is_paused(preferences, now):
        return False
    return preferences.quiet is None or not preferences.quiet.covers(local_time(preferences, now).hour)


def is_paused(preferences: Preferences, now: datetime) -> bool:
    """Say whether somebody rests from being written to."""
    return preferences.paused_until is not None and now < preferences.paused_until


def pause(preferences: Preferences, typed: str, now: datetime) -> Preferences:
    """Rest until a date begins where somebody is ("2026-12-24"), or for a number of days from now ("14").

    Raises:
        Refusal: it is neither, has begun already, or is more than `PAUSE_DAYS` ahead.
    """
    until = _end_of_pause(typed, local_time(preferences, now))
    return replace(preferences, paused_until=until.astimezone(UTC))


def be_quiet_from(preferences: Preferences, hour: int) -> Preferences:
    """Begin quiet hours at an hour; they last `NIGHT` hours until somebody chooses their end."""
    end = preferences.quiet.end if preferences.quiet else (hour + NIGHT) % 24
    return replace(preferences, quiet=QuietHours(hour, end))


def be_quiet_until(preferences: Preferences, hour: int) -> Preferences:
    """End quiet hours at an hour; they last `NIGHT` hours until somebody chooses their beginning."""
    begin = preferences.quiet.begin if preferences.quiet else (hour - NIGHT) % 24
    return replace(preferences, quiet=QuietHours(begin, hour))


def local_time(preferences: Preferences, now: datetime) -> datetime:
    """Return the time where somebody is; UTC for who has not chosen a zone."""
    return now.astimezone(zone_of(preferences.zone))


def _end_of_pause(typed: str, here: datetime) -> datetime:
    """Return the moment that was typed, read where somebody is."""
    days = days_typed(typed)
    if days:
        _check_near(days)
        return here + timedelta(days=days)
    day = date_typed(typed)
    if day <= here.date():  # before it becomes a moment, which a date near the year 1 is not in every zone
        raise Refusal(Reason.DATE_PASSED)
    _check_near((day - here.date()).days)
    return datetime.combine(day, time(), tzinfo=here.tzinfo)


def _check_near(days: int) -> None:
    if days > PAUSE_DAYS:
        raise Refusal(Reason.DATE_TOO_FAR, days=PAUSE_DAYS)
