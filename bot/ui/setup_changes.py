"""What a press in the host's panel chooses or clears, as a change of the group."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from bot.content import places
from bot.domain.groups import Feature, Group, PromptKind, Round, choose_moment, switch
from bot.domain.ids import RoleId
from bot.ui import actions, setup_sections
from bot.ui.actions import Action, Press
from bot.ui.setup import Section

Change = Callable[[Group], Group]


def _day(press: Press) -> Change:
    day = actions.whole(press.values[0], setup_sections.DAYS)
    return partial(_move, which=actions.numbered(Round, press["which"]), day=day)


def _hour(press: Press) -> Change:
    hour = actions.whole(press.values[0], setup_sections.HOURS)
    return partial(_move, which=actions.numbered(Round, press["which"]), hour=hour)


def _move(group: Group, which: Round, **changes: int) -> Group:
    return choose_moment(group, which, replace(group.moment(which), **changes))


def _rhythm(press: Press) -> Change:
    return partial(replace, prompt_weeks=actions.whole(press.values[0], setup_sections.RHYTHMS))


def _mix(press: Press) -> Change:
    kinds = frozenset(actions.chosen(PromptKind, value) for value in press.values)
    return partial(replace, prompt_mix=kinds) if kinds else _as_it_is


def _as_it_is(group: Group) -> Group:
    return group


def _zone(press: Press) -> Change:
    return partial(replace, zone=places.zone_named(press.values[0]))


def _country(press: Press) -> Change:
    return partial(replace, country=places.country_named(press.values[0]).code if press.values else None)


def _moderator_role(press: Press) -> Change:
    role = _role(press)
    return lambda group: replace(group, moderator_role=_unless_everyone(group, role))


def _member_role(press: Press) -> Change:
    role = _role(press)
    return lambda group: replace(group, member_role=_unless_everyone(group, role))


def _role(press: Press) -> RoleId | None:
    return RoleId(actions.whole(press.values[0])) if press.values else None


def _unless_everyone(group: Group, role: RoleId | None) -> RoleId | None:
    """Return a role; None for none, and for @everyone, whose id is the group's and which nobody lacks."""
    return None if role == RoleId(group.id) else role


def _features(press: Press) -> Change:
    return partial(switch, on=frozenset(actions.chosen(Feature, value) for value in press.values))


CHANGES: Mapping[Action, tuple[Section, Callable[[Press], Change]]] = {
    actions.CHOOSE_ZONE: (Section.TIME, _zone),
    actions.CHOOSE_DAY: (Section.TIME, _day),
    actions.CHOOSE_HOUR: (Section.TIME, _hour),
    actions.CHOOSE_RHYTHM: (Section.TIME, _rhythm),
    actions.CHOOSE_MIX: (Section.TIME, _mix),
    actions.CHOOSE_MODERATOR_ROLE: (Section.ROLES, _moderator_role),
    actions.CLEAR_MODERATOR_ROLE: (Section.ROLES, _moderator_role),
    actions.CHOOSE_MEMBER_ROLE: (Section.ROLES, _member_role),
    actions.CLEAR_MEMBER_ROLE: (Section.ROLES, _member_role),
    actions.SWITCH_FEATURES: (Section.FEATURES, _features),
    actions.CHOOSE_COUNTRY: (Section.HELPLINES, _country),
    actions.CLEAR_COUNTRY: (Section.HELPLINES, _country),
}
"""What is set by choosing or clearing: the section that shows it, and what a press of it changes."""
