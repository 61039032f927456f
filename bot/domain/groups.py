"""Groups: a Discord server that set Rebound up, what its host chose, and what happens when the bot has to go."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.ids import ChannelId, GroupId, LineId, PersonId, RoleId
from bot.domain.refusals import Reason, Refusal

ERASE_AFTER = timedelta(days=30)
"""How long a group's data outlives the bot's removal, so that a removal by mistake loses nothing."""

LINES_LIMIT = 5
"""People to talk to that a host may add: beside the country's, a card holds no more."""

NAME_LIMIT, WAY_LIMIT, HOURS_LIMIT = 60, 100, 60
"""Characters of a line's name, of how it is reached, and of when somebody is there."""


class Feature(StrEnum):
    """What a host can switch on or off."""

    WINS = "wins"
    CHEERS = "cheers"
    REPORTS = "reports"
    ASK_MODERATOR = "ask-moderator"
    GOALS_ROUND = "goals-round"
    WINS_ROUND = "wins-round"
    PROMPT = "prompt"
    ALERTS = "alerts"
    GOALS_THREAD = "goals-thread"
    SHARED_REJECTIONS = "shared-rejections"
    PEERS = "peers"
    PROMPT_THREAD = "prompt-thread"


OFF_AT_FIRST = frozenset({Feature.ALERTS, Feature.GOALS_THREAD})
"""What is off until a host switches it on (for alerts: PRODUCT.md, "Safety")."""


class Purpose(StrEnum):
    """What a channel is for. Menus carry a purpose's number, so new ones go to the end."""

    WINS = "wins"
    GOALS = "goals"
    PROMPT = "prompt"
    MODERATORS = "moderators"


class Round(StrEnum):
    """What comes by the week, at a moment that a host chooses. Menus carry its number, so new ones go to the end."""

    GOALS = "goals"
    WINS = "wins"
    PROMPT = "prompt"

    @property
    def feature(self) -> Feature:
        """Return what switches it on and off."""
        return _FEATURES[self]

    @property
    def purpose(self) -> Purpose:
        """Return which of a group's channels it goes to."""
        return Purpose(self.value)


_FEATURES = {
    Round.GOALS: Feature.GOALS_ROUND,
    Round.WINS: Feature.WINS_ROUND,
    Round.PROMPT: Feature.PROMPT,
}


class PromptKind(StrEnum):
    """What a prompt may be. Menus carry its number, so new ones go to the end."""

    ENCOURAGEMENT = "encouragement"
    QUESTION = "question"
    RITUAL = "ritual"


@dataclass(frozen=True, slots=True)
class Weekly:
    """A moment of the week in the group's zone: day 0 is Monday, hour is 0 to 23."""

    day: int
    hour: int


@dataclass(frozen=True, slots=True)
class Week:
    """Days of a calendar: from `start` on, up to the day before `end`."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """Return how many days it has: seven, but where a host chose another day to begin on."""
        return (self.end - self.start).days


@dataclass(frozen=True, slots=True)
class Group:
    """What a host chose for their group. `host` is who used `/setup` last, and hears of problems.

    `zone` is an IANA name, None for UTC; `country` an ISO 3166-1 code, for people to talk to; `prompt_weeks` is how
    many weeks lie between two prompts, and `prompt_mix` what they are (never nothing); `switched` are features that
    are not as they are at first. Whoever lacks `member_role` cannot take part; whoever has `moderator_role` may
    moderate. `week` is the one that was running when the zone or the day of the goals round was last changed, None
    if never: weeks are counted on from it.
    """

    id: GroupId
    host: PersonId | None = None
    wins_channel: ChannelId | None = None
    goals_channel: ChannelId | None = None
    prompt_channel: ChannelId | None = None
    moderator_channel: ChannelId | None = None
    zone: str | None = None
    country: str | None = None
    goals: Weekly = Weekly(0, 9)
    wins: Weekly = Weekly(4, 16)
    prompt: Weekly = Weekly(2, 12)
    prompt_weeks: int = 1
    prompt_mix: frozenset[PromptKind] = frozenset(PromptKind)
    moderator_role: RoleId | None = None
    member_role: RoleId | None = None
    switched: frozenset[Feature] = frozenset()
    left_at: datetime | None = None
    week: Week | None = None

    def channel(self, purpose: Purpose) -> ChannelId | None:
        """Return the channel for something, None for nowhere."""
        match purpose:
            case Purpose.WINS:
                return self.wins_channel
            case Purpose.GOALS:
                return self.goals_channel
            case Purpose.PROMPT:
                return self.prompt_channel
            case Purpose.MODERATORS:
                return self.moderator_channel

    def moment(self, which: Round) -> Weekly:
        """Return when something comes."""
        match which:
            case Round.GOALS:
                return self.goals
            case Round.WINS:
                return self.wins
            case Round.PROMPT:
                return self.prompt

    def has(self, feature: Feature) -> bool:
        """Say whether something is on."""
        return (feature in OFF_AT_FIRST) == (feature in self.switched)

    def reaches_moderators(self, feature: Feature) -> bool:
        """Say whether something is on that goes to the moderators' channel, and there is one."""
        return self.moderator_channel is not None and self.has(feature)


@dataclass(frozen=True, slots=True)
class GroupLine:
    """People to talk to whom a host added, in the host's words."""

    id: LineId
    group: GroupId
    name: str
    way: str
    hours: str


class Problem(StrEnum):
    """Why a post could not be made, in terms that a host can act on. The message `problem-<value>` says it."""

    NO_CHANNEL = "no-channel"
    CHANNEL_GONE = "channel-gone"
    CANNOT_SEE = "cannot-see"
    CANNOT_POST = "cannot-post"
    CANNOT_LOOK = "cannot-look"
    CANNOT_OPEN_THREADS = "cannot-open-threads"
    REFUSED = "refused"
    CLOSED = "closed"
    """A member takes no direct messages from us."""
    POST_GONE = "post-gone"
    """What it was to hang from was deleted."""


UNTOLD = frozenset({Problem.CLOSED, Problem.POST_GONE})
"""Problems that no host can mend, so none is told of them."""


def choose_channel(group: Group, purpose: Purpose, channel: ChannelId | None) -> Group:
    """Return the group with the channel for something changed."""
    match purpose:
        case Purpose.WINS:
            return replace(group, wins_channel=channel)
        case Purpose.GOALS:
            return replace(group, goals_channel=channel)
        case Purpose.PROMPT:
            return replace(group, prompt_channel=channel)
        case Purpose.MODERATORS:
            return replace(group, moderator_channel=channel)


def choose_moment(group: Group, which: Round, moment: Weekly) -> Group:
    """Return the group with the moment of something changed."""
    match which:
        case Round.GOALS:
            return replace(group, goals=moment)
        case Round.WINS:
            return replace(group, wins=moment)
        case Round.PROMPT:
            return replace(group, prompt=moment)


def may_mend_posting(before: Group, after: Group) -> bool:
    """Say whether what could not be posted may go now: something is posted elsewhere than before."""
    return any(before.channel(purpose) != after.channel(purpose) for purpose in Purpose)


def describe_line(line: LineId, group: GroupId, name: str, way: str, hours: str) -> GroupLine:
    """Return people to talk to as a host describes them, each part on one line; nobody may know the hours.

    Raises:
        Refusal: there is not a letter or number in their name, or in how to reach them.
    """
    name, way, hours = (" ".join(part.split()) for part in (name, way, hours))
    if not any(map(str.isalnum, name)) or not any(map(str.isalnum, way)):
        raise Refusal(Reason.LINE_INCOMPLETE)
    return GroupLine(line, group, name, way, hours)


def switch(group: Group, on: frozenset[Feature]) -> Group:
    """Return the group with exactly these features on."""
    return replace(group, switched=frozenset(one for one in Feature if (one in on) == (one in OFF_AT_FIRST)))


def check_has(group: Group, feature: Feature) -> None:
    """Say whether something may be used in this group.

    Raises:
        Refusal: its host switched it off.
    """
    if not group.has(feature):
        raise Refusal(Reason.SWITCHED_OFF)


def is_due_for_erasure(group: Group, now: datetime) -> bool:
    """Say whether the bot has been gone from this group for `ERASE_AFTER`."""
    return group.left_at is not None and now - group.left_at >= ERASE_AFTER
