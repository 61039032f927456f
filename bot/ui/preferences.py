"""`/settings`: one panel that says how somebody would like things; `preferences_sections` draws what changes them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import discord

from bot.content.helplines import for_country
from bot.content.words import Words, words_in
from bot.domain.ids import PersonId
from bot.domain.nudges import Coming
from bot.domain.peers import Stop
from bot.domain.people import Member, Nudge, Preferences, Reach, is_paused, local_time
from bot.domain.refusals import Reason, Refusal
from bot.domain.schedule import Kind
from bot.ui import actions, text
from bot.ui.actions import Action
from bot.ui.cards import Piece, View, button, card, row, select


class Section(StrEnum):
    """What can be changed, in the order it is shown in."""

    ZONE = "zone"
    LANGUAGE = "language"
    NUDGES = "nudges"
    QUIET = "quiet"
    REACH = "reach"
    PAUSE = "pause"
    COUNTRY = "country"
    STOPS = "stops"
    ENCOURAGED = "encouraged"
    ROUND = "round"


IN_GROUP = (Section.ENCOURAGED, Section.ROUND)
"""What is of one group alone."""


@dataclass(frozen=True, slots=True)
class Panel:
    """What the panel is drawn from. `member` is who somebody is in the group they are looking from, if it is one.

    `coming` is the next nudge, `left_out` the one that was just left out; `closed_at` is when one was last refused,
    None if the last one arrived; `rested` says that the last ones had no answer until now; `changed_nothing` that one
    could not be taken up again; `stops` are whom somebody would rather not hear from.
    """

    words: Words
    mention: Callable[[str], str]
    owner: PersonId
    preferences: Preferences
    member: Member | None
    now: datetime
    coming: Coming | None = None
    left_out: Coming | None = None
    changed_nothing: bool = False
    closed_at: datetime | None = None
    rested: bool = False
    stops: Sequence[Stop] = ()

    @property
    def here(self) -> Member:
        """Return who somebody is in this group.

        Raises:
            Refusal: this is no group.
        """
        if self.member is None:
            raise Refusal(Reason.ONLY_IN_A_GROUP)
        return self.member

    def id(self, action: Action) -> str:
        """Return the custom id of something that only the panel's owner may use."""
        return action.custom_id(owner=self.owner)


def overview(panel: Panel) -> View:
    """Draw everything that is chosen, and one menu to change it."""
    words, here = panel.words, IN_GROUP if panel.member else ()
    own = [section for section in Section if section not in IN_GROUP]
    options = [discord.SelectOption(label=title(words, section), value=section) for section in (*own, *here)]
    more = words("settings-more", privacy=panel.mention("privacy view"))
    in_group = [f"### {words('settings-in-group')}", *(line(panel, section) for section in here)]
    coming = coming_lines(panel)
    return card(
        f"### {words('settings-title')}\n{words('settings-intro')}",
        "\n".join(line(panel, section) for section in own),
        *(["\n".join(in_group)] if here else []),
        *(["\n".join(coming)] if coming else []),
        row(select(panel.id(actions.OPEN_SETTINGS), words("settings-placeholder"), options)),
        *leaving_out(panel),
        f"-# {more}",
    )


def coming_lines(panel: Panel) -> list[str]:
    """Return which nudge comes next and when, and what has kept nudges away."""
    words, lines = panel.words, []
    if panel.left_out is not None:
        lines.append(_left_out(panel, panel.left_out))
    if panel.changed_nothing:
        lines.append(words("settings-take-up-nothing"))
    if panel.coming is not None:
        when, what = text.stamp(panel.coming.at, "F"), words(f"settings-coming-{panel.coming.kind}")
        lines.append(words("settings-coming", when=when, what=what))
    if panel.rested:
        lines.append(words("settings-rested"))
    if panel.closed_at is not None:
        lines.append(words("settings-closed", when=text.stamp(panel.closed_at)))
    return lines


def leaving_out(panel: Panel) -> list[Piece]:
    """Return the buttons that leave out the next nudge, and take up the one that was left out."""
    found = []
    if panel.left_out is not None:
        custom_id = actions.TAKE_UP_NUDGE.custom_id(nudge=panel.left_out.id, owner=panel.owner)
        found.append(button(panel.words("settings-take-up-button"), custom_id))
    if panel.coming is not None:
        custom_id = actions.LEAVE_OUT_NUDGE.custom_id(nudge=panel.coming.id, owner=panel.owner)
        found.append(button(panel.words("settings-leave-out-button"), custom_id))
    return [row(*found)] if found else []


def _left_out(panel: Panel, left_out: Coming) -> str:
    """Return what was left out, and what becomes of what it was about."""
    when, what = text.stamp(left_out.at, "F"), panel.words(f"settings-coming-{left_out.kind}")
    said = panel.words("settings-left-out", when=when, what=what)
    if left_out.kind is not Kind.NEXT_STEP:
        return said
    return f"{said}\n{panel.words('settings-left-out-arc', next=panel.mention('rejection next'))}"


def title(words: Words, which: Section) -> str:
    """Return what a section is called."""
    return words(f"settings-section-{which}")


def line(panel: Panel, which: Section) -> str:
    """Return how something stands, with its name."""
    return panel.words("settings-line", name=title(panel.words, which), state=_STATES[which](panel))


def hour_words(hour: int) -> str:
    """Return a full hour as a clock shows it."""
    return f"{hour:02}:00"


def _zone_state(panel: Panel) -> str:
    zone = panel.preferences.zone
    if zone is None:
        return panel.words("settings-none-chosen")
    there = local_time(panel.preferences, panel.now)
    return panel.words("settings-zone-chosen", zone=zone.replace("_", " "), time=f"{there:%H:%M}")


def _language_state(panel: Panel) -> str:
    language = panel.preferences.language
    return words_in(language)("settings-language-name") if language else panel.words("settings-language-discord")


def _nudges_state(panel: Panel) -> str:
    chosen = [panel.words(f"settings-nudge-{nudge}") for nudge in Nudge if nudge in panel.preferences.nudges]
    if not chosen:
        return panel.words("settings-nudges-none")
    hour = hour_words(panel.preferences.nudge_hour)
    return panel.words("settings-nudges-chosen", nudges=", ".join(chosen), hour=hour)


def _quiet_state(panel: Panel) -> str:
    quiet = panel.preferences.quiet
    if quiet is None:
        return panel.words("settings-quiet-off")
    if quiet.begin == quiet.end:
        return panel.words("settings-quiet-all-day")
    return panel.words("settings-quiet-on", begin=hour_words(quiet.begin), end=hour_words(quiet.end))


def _reach_state(panel: Panel) -> str:
    if panel.preferences.reach is Reach.DM:
        return panel.words("settings-reach-dm", help=panel.mention("help"))
    return panel.words("settings-reach-channel")


def _pause_state(panel: Panel) -> str:
    until = panel.preferences.paused_until
    if until is None or not is_paused(panel.preferences, panel.now):
        return panel.words("settings-pause-none")
    return panel.words("settings-pause-until", when=text.stamp(until, "f"), left=text.stamp(until))


def _country_state(panel: Panel) -> str:
    code = panel.preferences.country
    return (for_country(code).name or code) if code else panel.words("settings-none-chosen")


def _stops_state(panel: Panel) -> str:
    if not panel.stops:
        return panel.words("settings-stops-none")
    return panel.words("settings-stops-some", count=len(panel.stops))


def _encouraged_state(panel: Panel) -> str:
    return panel.words(f"settings-encouraged-{panel.here.encouraged_by}")


def _round_state(panel: Panel) -> str:
    shown = "settings-round-shown" if panel.here.in_round else "settings-round-hidden"
    in_goals, in_wins = panel.here.mentioned, panel.here.mentioned_in_wins
    calls = {
        (True, True): "settings-round-mentioned-both",
        (True, False): "settings-round-mentioned",
        (False, True): "settings-round-mentioned-wins",
    }
    mentioned = calls.get((in_goals, in_wins), "settings-round-not-mentioned")
    return f"{panel.words(shown)}, {panel.words(mentioned)}"


_STATES: dict[Section, Callable[[Panel], str]] = {
    Section.ZONE: _zone_state,
    Section.LANGUAGE: _language_state,
    Section.NUDGES: _nudges_state,
    Section.QUIET: _quiet_state,
    Section.REACH: _reach_state,
    Section.PAUSE: _pause_state,
    Section.COUNTRY: _country_state,
    Section.STOPS: _stops_state,
    Section.ENCOURAGED: _encouraged_state,
    Section.ROUND: _round_state,
}
