"""`/settings`: how a member would like things, in one panel."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from discord import app_commands

from bot.client import Client, Interaction
from bot.cog import Cog
from bot.content import places
from bot.domain import people as rules
from bot.domain.ids import DeliveryId, StopId
from bot.domain.nudges import Coming
from bot.domain.people import EncouragedBy, Member, Nudge, Preferences, Reach
from bot.interactions import (
    answer,
    group_of,
    nudges_rested,
    own_group,
    person_of,
    remember_standing,
    standing_of,
    words_for,
)
from bot.registration import about
from bot.services import left_out, peers, people, schedule
from bot.ui import actions
from bot.ui import preferences_sections as sections
from bot.ui.actions import Action, Press
from bot.ui.cards import OPTIONS, Form
from bot.ui.preferences import Panel, Section, overview

Change = Callable[[Preferences], Preferences]
ChangeHere = Callable[[Member], Member]


def _zone(press: Press) -> Change:
    return partial(replace, zone=places.zone_named(press.values[0]))


def _country(press: Press) -> Change:
    return partial(replace, country=places.country_named(press.values[0]).code)


def _language(press: Press) -> Change:
    chosen = press.values[0]
    return partial(replace, language=None if chosen == sections.AS_DISCORD else chosen)


def _nudges(press: Press) -> Change:
    return partial(replace, nudges=frozenset(actions.chosen(Nudge, value) for value in press.values))


def _nudge_hour(press: Press) -> Change:
    return partial(replace, nudge_hour=_hour(press))


def _quiet_from(press: Press) -> Change:
    return partial(rules.be_quiet_from, hour=_hour(press))


def _quiet_until(press: Press) -> Change:
    return partial(rules.be_quiet_until, hour=_hour(press))


def _reach(press: Press) -> Change:
    return partial(replace, reach=actions.chosen(Reach, press.values[0]))


def _encouraged_by(press: Press) -> ChangeHere:
    return partial(replace, encouraged_by=actions.chosen(EncouragedBy, press.values[0]))


def _round(press: Press) -> ChangeHere:
    return partial(
        replace,
        in_round=sections.SHOWN in press.values,
        mentioned=sections.MENTIONED in press.values,
        mentioned_in_wins=sections.MENTIONED_IN_WINS in press.values,
    )


def _hour(press: Press) -> int:
    return actions.whole(press.values[0], sections.HOURS)


CHANGES: dict[Action, tuple[Section, Callable[[Press], Change]]] = {
    actions.MY_ZONE: (Section.ZONE, _zone),
    actions.FORGET_MY_ZONE: (Section.ZONE, lambda _: partial(replace, zone=None)),
    actions.MY_COUNTRY: (Section.COUNTRY, _country),
    actions.FORGET_MY_COUNTRY: (Section.COUNTRY, lambda _: partial(replace, country=None)),
    actions.MY_LANGUAGE: (Section.LANGUAGE, _language),
    actions.MY_NUDGES: (Section.NUDGES, _nudges),
    actions.MY_NUDGE_HOUR: (Section.NUDGES, _nudge_hour),
    actions.QUIET_FROM: (Section.QUIET, _quiet_from),
    actions.QUIET_UNTIL: (Section.QUIET, _quiet_until),
    actions.QUIET_OFF: (Section.QUIET, lambda _: partial(replace, quiet=None)),
    actions.MY_REACH: (Section.REACH, _reach),
    actions.END_PAUSE: (Section.PAUSE, lambda _: partial(replace, paused_until=None)),
}
CHANGES_HERE: dict[Action, tuple[Section, Callable[[Press], ChangeHere]]] = {
    actions.ENCOURAGED_BY: (Section.ENCOURAGED, _encouraged_by),
    actions.MY_ROUND: (Section.ROUND, _round),
}
FORMS: dict[Action, Callable[[Panel], Form]] = {
    actions.TYPE_MY_ZONE: sections.zone_form,
    actions.TYPE_MY_COUNTRY: sections.country_form,
    actions.TYPE_PAUSE: sections.pause_form,
}


class Settings(Cog):
    """How a member would like things."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot
        bot.handle(actions.OPEN_SETTINGS, self.open_section)
        bot.handle(actions.BACK_TO_SETTINGS, self.go_back)
        bot.handle(actions.MY_ZONE_FORM, self.look_up_zone)
        bot.handle(actions.MY_COUNTRY_FORM, self.look_up_country)
        bot.handle(actions.LEAVE_OUT_NUDGE, self.leave_out_nudge)
        bot.handle(actions.TAKE_UP_NUDGE, self.take_up_nudge)
        bot.handle(actions.LET_AGAIN, self.let_again)
        bot.handle(actions.PAUSE_FOR, self.pause)
        bot.handle(actions.PAUSE_FORM, self.pause)
        for action in FORMS:
            bot.handle(action, self.open_form)
        for action in CHANGES:
            bot.handle(action, self.change)
        for action in CHANGES_HERE:
            bot.handle(action, self.change_here)

    @app_commands.command(name="settings", description=about("command-settings"))
    @app_commands.describe(
        zone=about("command-settings-zone"),
        country=about("command-settings-country"),
        pause=about("command-settings-pause"),
    )
    async def settings(self, interaction: Interaction, zone: str = "", country: str = "", pause: str = "") -> None:
        """Show the panel; what comes along with the command is kept first, all of it or nothing."""
        changes: list[Change] = []
        if zone:
            changes.append(partial(replace, zone=places.zone_named(zone)))
        if country:
            changes.append(partial(replace, country=places.country_named(country).code))
        if pause:
            changes.append(partial(rules.pause, typed=pause, now=self.bot.now()))
        if changes:
            await self._prefer(interaction, *changes)
        await answer(interaction, overview(await self._panel(interaction)))

    @settings.autocomplete("zone")
    async def offer_zones(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the places that fit what is typed so far."""
        return [app_commands.Choice(name=each.label, value=each.name) for each in places.find_zones(typed)[:OPTIONS]]

    @settings.autocomplete("country")
    async def offer_countries(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the countries that fit what is typed so far."""
        found = places.find_countries(typed)[:OPTIONS]
        return [app_commands.Choice(name=each.name, value=each.code) for each in found]

    async def open_section(self, interaction: Interaction, press: Press) -> None:
        """Show one thing to change."""
        await self._show(interaction, actions.chosen(Section, press.values[0]))

    async def go_back(self, interaction: Interaction, _: Press) -> None:
        """Show everything that is chosen."""
        await interaction.response.edit_message(view=overview(await self._panel(interaction)))

    async def open_form(self, interaction: Interaction, press: Press) -> None:
        """Let somebody type a place or a date."""
        await interaction.response.send_modal(FORMS[press.action](await self._panel(interaction)))

    async def change(self, interaction: Interaction, press: Press) -> None:
        """Keep what was chosen in a section, and show how that stands now."""
        section, read = CHANGES[press.action]
        await self._prefer(interaction, read(press))
        await self._show(interaction, section)

    async def change_here(self, interaction: Interaction, press: Press) -> None:
        """Keep what was chosen for this group, and show how that stands now."""
        section, read = CHANGES_HERE[press.action]
        group, person = own_group(interaction), person_of(interaction)
        known = await people.prefer_here(self.bot.store, person, group, self.bot.now(), read(press))
        remember_standing(interaction, known)
        await self._show(interaction, section)

    async def look_up_zone(self, interaction: Interaction, press: Press) -> None:
        """Keep the zone of a city that was typed; where it may be several, show them."""
        typed = press.form.get(sections.TYPED_FIELD, "")
        found = places.zones_meant(typed)
        if len(found) > 1:
            view = sections.zones_to_choose(await self._panel(interaction), found)
            await interaction.response.edit_message(view=view)
        else:
            await self._prefer(interaction, partial(replace, zone=places.zone_named(typed)))
            await self._show(interaction, Section.ZONE)

    async def look_up_country(self, interaction: Interaction, press: Press) -> None:
        """Keep a country that was typed; where it may be several, show them."""
        typed = press.form.get(sections.TYPED_FIELD, "")
        found = places.countries_meant(typed)
        if len(found) > 1:
            view = sections.countries_to_choose(await self._panel(interaction), found)
            await interaction.response.edit_message(view=view)
        else:
            await self._prefer(interaction, partial(replace, country=places.country_named(typed).code))
            await self._show(interaction, Section.COUNTRY)

    async def pause(self, interaction: Interaction, press: Press) -> None:
        """Rest for the days that were chosen, or until what was typed."""
        until = press.values[0] if press.values else press.form.get(sections.TYPED_FIELD, "")
        await self._prefer(interaction, partial(rules.pause, typed=until, now=self.bot.now()))
        await self._show(interaction, Section.PAUSE)

    async def let_again(self, interaction: Interaction, press: Press) -> None:
        """Let somebody encourage one again who was asked to stop."""
        one = StopId(actions.whole(press.values[0]))
        await peers.let_again(self.bot.store, person_of(interaction), one)
        await self._show(interaction, Section.STOPS)

    async def leave_out_nudge(self, interaction: Interaction, press: Press) -> None:
        """Leave out one nudge, and show what comes after it, and how to take it up again."""
        store, person, nudge = self.bot.store, person_of(interaction), DeliveryId(press["nudge"])
        found = await left_out.leave_out_nudge(store, person, nudge, self.bot.now())
        await interaction.response.edit_message(view=overview(await self._panel(interaction, found)))

    async def take_up_nudge(self, interaction: Interaction, press: Press) -> None:
        """Let a nudge come that was left out, and show what comes next."""
        store, person, nudge = self.bot.store, person_of(interaction), DeliveryId(press["nudge"])
        is_up = await left_out.take_up_nudge(store, person, nudge, self.bot.now())
        panel = await self._panel(interaction, changed_nothing=not is_up)
        await interaction.response.edit_message(view=overview(panel))

    async def _prefer(self, interaction: Interaction, *changes: Change) -> None:
        def change(chosen: Preferences) -> Preferences:
            for each in changes:
                chosen = each(chosen)
            return chosen

        person = person_of(interaction)
        remember_standing(interaction, await people.prefer(self.bot.store, person, self.bot.now(), change))

    async def _show(self, interaction: Interaction, section: Section) -> None:
        await interaction.response.edit_message(view=sections.section(await self._panel(interaction), section))

    async def _panel(
        self, interaction: Interaction, skipped: Coming | None = None, *, changed_nothing: bool = False
    ) -> Panel:
        known, group, person = standing_of(interaction), group_of(interaction), person_of(interaction)
        return Panel(
            words=words_for(interaction),
            mention=self.bot.mention,
            owner=person,
            preferences=known.preferences,
            member=known.members.get(group) if group is not None else None,
            now=self.bot.now(),
            coming=await schedule.next_nudge(self.bot.store, person),
            left_out=skipped,
            changed_nothing=changed_nothing,
            closed_at=known.person.closed_at if known.person else None,
            rested=nudges_rested(interaction),
            stops=await peers.stops(self.bot.store, person),
        )


def setup(bot: Client) -> None:
    """Add the cog."""
    bot.add_cog(Settings(bot))
