"""What a host chose, in words: the lines of the panel's overview and of its sections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.content.helplines import for_country
from bot.content.words import Words
from bot.domain.groups import Group, GroupLine, Problem, Purpose, Round
from bot.domain.ids import RoleId
from bot.domain.nudges import Coming
from bot.domain.schedule import ROUNDS, Schedule
from bot.domain.weeks import DAYS
from bot.domain.zones import zone_of
from bot.ui import text
from bot.ui.groups import problem_words


@dataclass(frozen=True, slots=True)
class Panel:
    """All that the panel shows. `missing` are the permissions that Rebound lacks in each chosen channel for what is
    posted there, None for a channel that is gone. `roles` are the chosen roles that are still there; True for those
    that a post of ours can notify. `is_overheard` says that everybody can read the moderators' channel. `coming` has
    the rounds that are planned; `left_out` the one that was just left out. `changed_nothing` says that one could not
    be taken up again; `shown` is the one whose day and hour can be chosen.
    """

    group: Group
    lines: Sequence[GroupLine]
    missing: Mapping[Purpose, tuple[str, ...] | None]
    roles: Mapping[RoleId, bool]
    keep_months: int
    now: datetime
    is_overheard: bool = False
    coming: Mapping[Round, Schedule] = field(default_factory=dict)
    left_out: Coming | None = None
    changed_nothing: bool = False
    shown: Round = Round.GOALS


def channel_state(words: Words, panel: Panel, purpose: Purpose) -> str:
    """Return where something is posted, and what keeps it from being posted there."""
    chosen, what = panel.group.channel(purpose), words(f"setup-purpose-{purpose}")
    if chosen is None:
        return words("setup-channel-none", what=what)
    missing = panel.missing[purpose]
    if missing is None:
        return words("setup-channel-gone", problem=problem_words(words, purpose, Problem.CHANNEL_GONE))
    if missing:
        names = permission_names(words, missing)
        return words("setup-channel-missing", what=what, channel=text.channel(chosen), permissions=names)
    if purpose is Purpose.MODERATORS and panel.is_overheard:
        return words("setup-channel-overheard", what=what, channel=text.channel(chosen))
    return words("setup-channel-fine", what=what, channel=text.channel(chosen))


def permission_names(words: Words, missing: Sequence[str]) -> str:
    """Return permissions as Discord's client calls them."""
    return ", ".join(f"**{words('permission-' + name.replace('_', '-'))}**" for name in missing)


def zone_state(words: Words, panel: Panel) -> str:
    """Return the time zone, and what time it is there, by which a host sees that it is the right one."""
    if panel.group.zone is None:
        return words("setup-zone-none", time=f"{panel.now:%H:%M}")
    there = panel.now.astimezone(zone_of(panel.group.zone))
    return words("setup-zone", zone=panel.group.zone.replace("_", " "), time=f"{there:%H:%M}")


def round_state(words: Words, panel: Panel, which: Round) -> list[str]:
    """Return when something comes, which is the next, or why none does, and whether one is left out."""
    moment, known = panel.group.moment(which), panel.coming.get(which)
    weeks = panel.group.prompt_weeks if which is Round.PROMPT else 1
    is_rare = which is Round.WINS and known is not None and known.every > DAYS.days
    day, hour = words(f"setup-day-{moment.day}"), clock(moment.hour)
    weeks = 2 if is_rare else weeks
    left_out = panel.left_out
    return [
        words("setup-moment", what=words(f"setup-round-{which}"), day=day, hour=hour, weeks=weeks),
        *([words("setup-wins-rarely")] if is_rare else []),
        _next_state(words, panel, which),
        *(
            [words("setup-left-out", moment=text.stamp(left_out.at, "F"))]
            if left_out is not None and left_out.kind is ROUNDS[which]
            else []
        ),
    ]


def _next_state(words: Words, panel: Panel, which: Round) -> str:
    known = panel.coming.get(which)
    if not panel.group.has(which.feature):
        return words("setup-next-off")
    if panel.group.channel(which.purpose) is None:
        return words("setup-next-nowhere")
    if known is None or known.next_due is None:
        return words("setup-next-none")
    return words("setup-next", moment=text.stamp(known.next_due, "F"))


def moderator_state(words: Words, panel: Panel) -> str:
    """Return who moderates."""
    role = panel.group.moderator_role
    if role is None:
        return words("setup-moderators-none")
    return words("setup-moderators", role=text.role(role)) if role in panel.roles else words("setup-moderators-gone")


def member_state(words: Words, panel: Panel) -> str:
    """Return who may take part."""
    role = panel.group.member_role
    if role is None:
        return words("setup-members-none")
    return words("setup-members", role=text.role(role)) if role in panel.roles else words("setup-members-gone")


def country_state(words: Words, group: Group) -> str:
    """Return whose people to talk to are shown."""
    if group.country is None:
        return words("setup-country-none")
    return words("setup-country", country=for_country(group.country).name or group.country)


def clock(hour: int) -> str:
    """Return an hour of the day as a clock shows it."""
    return f"{hour:02}:00"
