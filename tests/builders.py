"""Objects of the domain, valid by default; a test names only what it is about.

Nothing here is a fixture and nothing here is random: the same call gives the same object.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from bot.domain import schedule
from bot.domain.celebrations import Cheer
from bot.domain.checkins import Checkin, Mood
from bot.domain.deliveries import Delivery, State
from bot.domain.encouragements import OfferedLine, OfferedState, Theme
from bot.domain.goals import Entry, Goal, GoalState, Practice, Rhythm
from bot.domain.groups import Group, Problem, Week
from bot.domain.ids import (
    ChannelId,
    CheckinId,
    DeliveryId,
    EncouragementId,
    EntryId,
    GoalId,
    GroupId,
    MessageId,
    OfferedId,
    PersonId,
    RejectionId,
    ReportId,
    ReviewId,
    SharedId,
    WinId,
)
from bot.domain.peers import Encouragement
from bot.domain.rejections import Arc, Rejection
from bot.domain.rejections import Stage as RejectionStage
from bot.domain.reports import Kind, Report
from bot.domain.reviews import Gap, Review
from bot.domain.reviews import Kind as ReviewKind
from bot.domain.rounds import PostedRound
from bot.domain.schedule import Schedule, Scheduled, delivery_id, schedule_id, set_for
from bot.domain.shares import Share
from bot.domain.weeks import MemberWeek, WeekState
from bot.domain.wins import Visibility, Win

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A Monday morning."""

MONDAY = date(2026, 3, 2)
WEEK = Week(MONDAY, MONDAY + timedelta(days=7))
"""The week of that morning, in a group whose weeks begin on Mondays."""

ANA, BEN, CHI = PersonId(1_101), PersonId(1_102), PersonId(1_103)
GROUP, OTHER_GROUP = GroupId(2_201), GroupId(2_202)
CHANNEL, OTHER_CHANNEL = ChannelId(3_301), ChannelId(3_302)
MESSAGE = MessageId(4_401)
WIN = WinId(1_200_000_000_000_000_001)
GOAL, ENTRY = GoalId(WIN + 1), EntryId(WIN + 2)
"""As large as Discord's ids really are; they must fit wherever they are stored."""


def a_win(
    *,
    id: int = WIN,  # noqa: A002 - the name of the field
    person: PersonId = ANA,
    group: GroupId | None = GROUP,
    category: str = "improved-cv",
    words: str = "I rewrote my CV.",
    at: datetime = NOW,
    visibility: Visibility = Visibility.PRIVATE,
) -> Win:
    """Return Ana's private win."""
    return Win(WinId(id), person, group, category, words, at, visibility)


def a_delivery(
    *,
    id: int = WIN,  # noqa: A002 - the name of the field
    win: int | None = None,
    group: GroupId = GROUP,
    channel: ChannelId | None = CHANNEL,
    state: State = State.PENDING,
    next_try: datetime = NOW,
    first_try: datetime | None = None,
    attempts: int = 0,
    message: MessageId | None = None,
    problem: Problem | None = None,
    alerts: bool = False,
    stuck_at: datetime | None = None,
) -> Delivery:
    """Return the card of the win of the same id, owed and not yet tried."""
    return Delivery(
        id=DeliveryId(id),
        win=WinId(id if win is None else win),
        group=group,
        channel=channel,
        state=state,
        next_try=next_try,
        first_try=first_try,
        attempts=attempts,
        message=message,
        problem=problem,
        alerts=alerts,
        stuck_at=stuck_at,
    )


def a_cheer(
    *,
    message: MessageId = MESSAGE,
    channel: ChannelId = CHANNEL,
    group: GroupId = GROUP,
    card: MessageId | None = None,
) -> Cheer:
    """Return a cheer for a message that has no card yet."""
    return Cheer(message, channel, group, card)


def a_group(
    *,
    id: GroupId = GROUP,  # noqa: A002 - the name of the field
    host: PersonId | None = CHI,
    wins_channel: ChannelId | None = CHANNEL,
    left_at: datetime | None = None,
) -> Group:
    """Return a group that Chi set up."""
    return Group(id, host, wins_channel, left_at=left_at)


def a_report(
    *,
    id: int = WIN,  # noqa: A002 - the name of the field
    group: GroupId = GROUP,
    channel: ChannelId = CHANNEL,
    message: MessageId = MESSAGE,
    kind: Kind = Kind.UNKIND,
    reporter: PersonId | None = ANA,
    at: datetime = NOW,
    encouragement: int | None = None,
) -> Report:
    """Return Ana's report of a message, or of an encouragement, which nobody has looked at."""
    if encouragement is None:
        return Report(ReportId(id), group, channel, message, kind, reporter, at)
    about = EncouragementId(encouragement)
    return Report(ReportId(id), group, None, None, kind, reporter, at, encouragement=about)


def a_line(
    *,
    id: int = WIN,  # noqa: A002 - the name of the field
    group: GroupId = GROUP,
    person: PersonId = ANA,
    words: str = "It hurt, and you are still here.",
    at: datetime = NOW,
    theme: Theme | None = None,
    state: OfferedState = OfferedState.PENDING,
) -> OfferedLine:
    """Return a line that Ana offered, which waits for moderators."""
    return OfferedLine(OfferedId(id), group, person, words, at, theme, state)


def an_encouragement(
    *,
    id: int = WIN,  # noqa: A002 - the name of the field
    sender: PersonId = ANA,
    whom: PersonId = BEN,
    group: GroupId = GROUP,
    at: datetime = NOW,
    line: str | None = None,
    words: str = "You did it.",
    reader: PersonId | None = BEN,
    sent: bool = True,
) -> Encouragement:
    """Return Ana's kind words for Ben, which reached him."""
    reached, sent_at = (reader, at) if sent else (None, None)
    return Encouragement(EncouragementId(id), sender, whom, group, at, line, words, reached, sent_at)


def a_rejection(
    *,
    id: int = WIN,  # noqa: A002 - the name of the field
    person: PersonId = ANA,
    group: GroupId = GROUP,
    at: datetime = NOW,
    company: str = "Ames",
    role: str = "Baker",
    stage: RejectionStage = RejectionStage.INTERVIEW,
    feelings: tuple[str, ...] = ("sad",),
    outside: tuple[str, ...] = (),
    words: str = "It hurt.",
    arc: Arc | None = None,
) -> Rejection:
    """Return a "no" of Ana's after an interview, whose arc is at its beginning."""
    return Rejection(RejectionId(id), person, group, at, company, role, stage, feelings, outside, words, arc or Arc())


def a_share(
    *,
    id: int = WIN,  # noqa: A002 - the name of the field
    rejection: int = WIN,
    person: PersonId = ANA,
    group: GroupId = GROUP,
    at: datetime = NOW,
    words: str = "It was a long week.",
    stage: RejectionStage | None = RejectionStage.INTERVIEW,
    named: bool = False,
    advice: bool = False,
) -> Share:
    """Return what Ana would share of her "no", without her name."""
    return Share(SharedId(id), RejectionId(rejection), person, group, at, words, stage, named, advice)


def a_share_delivery(share: Share, *, state: State = State.SENT, message: MessageId | None = MESSAGE) -> Delivery:
    """Return the card of what is shared, as it was posted."""
    return Delivery(
        id=DeliveryId(share.id),
        win=None,
        group=share.group,
        channel=CHANNEL,
        state=state,
        next_try=NOW,
        first_try=NOW,
        attempts=1,
        message=message,
        shared=share.id,
    )


def a_review(
    *,
    id: int = WIN,  # noqa: A002 - the name of the field
    person: PersonId = ANA,
    group: GroupId = GROUP,
    kind: ReviewKind = ReviewKind.INTERVIEW,
    at: datetime = NOW,
    rejection: int | None = None,
    strength: str = "I asked a good question.",
    ratings: Mapping[str, int] | None = None,
    lesson: str = "",
    gap: Gap | None = None,
) -> Review:
    """Return Ana's look back at an interview, of which she filled in the strength alone."""
    return Review(
        id=ReviewId(id),
        person=person,
        group=group,
        kind=kind,
        at=at,
        rejection=None if rejection is None else RejectionId(rejection),
        answers={"glad-i-said": strength} if strength else {},
        ratings=ratings or {},
        lesson=lesson,
        gap=gap,
    )


def a_goal(
    *,
    id: int = GOAL,  # noqa: A002 - the name of the field
    person: PersonId = ANA,
    group: GroupId = GROUP,
    words: str = "Send applications",
    at: datetime = NOW,
    since: date = MONDAY,
    rhythm: Rhythm = Rhythm.WEEKLY,
    target: int | None = None,
    unit: str = "",
    plan: str = "",
    due: date | None = None,
    practice: Practice | None = None,
    visibility: Visibility = Visibility.PRIVATE,
    state: GoalState = GoalState.ACTIVE,
    done_at: datetime | None = None,
) -> Goal:
    """Return Ana's private goal for every week, which is simply done or not."""
    return Goal(
        id=GoalId(id),
        person=person,
        group=group,
        words=words,
        at=at,
        since=since,
        touched_at=at,
        rhythm=rhythm,
        target=target,
        unit=unit,
        plan=plan,
        due=due,
        practice=practice,
        visibility=visibility,
        state=state,
        done_at=done_at,
    )


def an_entry(
    *,
    id: int = ENTRY,  # noqa: A002 - the name of the field
    goal: int = GOAL,
    person: PersonId = ANA,
    amount: int = 1,
    day: date = MONDAY,
    week: date = MONDAY,
    at: datetime = NOW,
) -> Entry:
    """Return one step that Ana logged on the first day of the week."""
    return Entry(EntryId(id), GoalId(goal), person, amount, day, week, at)


def a_member_week(
    *,
    person: PersonId = ANA,
    group: GroupId = GROUP,
    week: Week = WEEK,
    state: WeekState = WeekState.OPEN,
    shown: bool = False,
    passed: bool = False,
    kept: int = 0,
    quiet: int = 0,
    asks: bool = False,
) -> MemberWeek:
    """Return Ana's running week, in which nothing has happened yet."""
    ends_at = datetime.combine(week.end, datetime.min.time(), tzinfo=UTC)
    return MemberWeek(person, group, week, ends_at, state, shown, passed, kept, quiet, asks)


def a_checkin(
    *,
    id: int = WIN,  # noqa: A002 - the name of the field
    person: PersonId = ANA,
    group: GroupId = GROUP,
    at: datetime = NOW,
    mood: Mood | None = Mood.HEAVY,
    feelings: tuple[str, ...] = (),
    note: str = "",
    said: int = 0,
) -> Checkin:
    """Return Ana's check-in on a heavy day."""
    return Checkin(CheckinId(id), person, group, at, mood, feelings, note, said)


def a_schedule(
    *,
    kind: schedule.Kind = schedule.Kind.GOALS_ROUND,
    group: GroupId = GROUP,
    person: PersonId | None = None,
    goal: int | None = None,
    period: date = MONDAY,
    hour: int = 9,
    zone: str | None = None,
    every: int = 7,
) -> Schedule:
    """Return when a group's goals round comes next: now."""
    goal_id = None if goal is None else GoalId(goal)
    made = Schedule(
        schedule_id(kind, group, person, goal_id), kind, group, period, hour, zone, every, person=person, goal=goal_id
    )
    return set_for(made, period)


def a_scheduled(
    made: Schedule | None = None,
    *,
    period: date = MONDAY,
    part: int = 0,
    parts: int = 1,
    channel: ChannelId | None = CHANNEL,
    state: State = State.PENDING,
    next_try: datetime = NOW,
    message: MessageId | None = None,
) -> Delivery:
    """Return what a schedule owes for a period, not tried yet: by default the card of the goals round."""
    made = made or a_schedule()
    return Delivery(
        id=delivery_id(made.id, period, part),
        win=None,
        group=made.group,
        channel=channel,
        state=state,
        next_try=next_try,
        message=message,
        scheduled=Scheduled(made.id, made.kind, period, made.person, made.goal, part, parts),
    )


def a_posted_round(
    *,
    delivery: Delivery | None = None,
    week: Week = WEEK,
    message: MessageId = MESSAGE,
    redraw_at: datetime | None = None,
    attempts: int = 0,
    in_thread: bool = False,
    closed: bool = False,
) -> PostedRound:
    """Return the round of the running week, posted and up to date."""
    posted = delivery or a_scheduled()
    return PostedRound(
        id=posted.id,
        kind=schedule.Kind.GOALS_ROUND,
        group=posted.group,
        channel=posted.channel or CHANNEL,
        message=message,
        week=week,
        ends_at=datetime.combine(week.end, datetime.min.time(), tzinfo=UTC),
        redraw_at=redraw_at,
        attempts=attempts,
        in_thread=in_thread,
        closed=closed,
    )
