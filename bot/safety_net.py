"""The safety net: once somebody has their answer, reads what they handed over, and offers people. Keeps nothing.

A backstop (PRODUCT.md, "Safety"): the way to people is always visible, in `/help-now`. Here

1. nothing is read but what somebody gave to the bot, and only after that was saved and answered;
2. what comes of it is shown to that person alone, and changes nothing of what they did;
3. it is not stored, logged, counted or put into an error. What fails is logged by its type, without whose it was.

What is remembered (who said "just a figure of speech", who asked a moderator a moment ago) is in memory alone.
"""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from cachetools import TTLCache

from bot.content.helplines import INTERNATIONAL, Country, countries, for_country, is_code
from bot.content.places import country_named
from bot.content.words import Words
from bot.delivery import DiscordAnnouncer
from bot.domain.deliveries import Outcome, Posted
from bot.domain.groups import Feature
from bot.domain.ids import ChannelId, GroupId, PersonId
from bot.domain.refusals import Reason, Refusal
from bot.domain.safety import Tier, read
from bot.logs import get_logger
from bot.services import groups
from bot.services.announcer import Clock
from bot.store.store import Store
from bot.ui import safety as cards
from bot.ui.cards import View
from bot.ui.safety import Near

log = get_logger(__name__)

HUSHED_FOR = timedelta(days=7)
"""How long the soft line stays away from somebody who said that it was a figure of speech."""

ASK_EVERY = timedelta(minutes=10)
"""How often somebody can ask a group's moderators."""

REMEMBERED = 10_000
"""People remembered for either; whoever is pushed out sees the soft line again, or may ask again."""

SHORTEST = 3
"""Characters below which nothing is read."""

_STRING_OPTION, _TEXT_INPUT = 3, 4
"""Discord's types of an option and of a component that hold free text."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who wrote or asked, and where: all that choosing people for them needs. `country` is their choice."""

    person: PersonId
    group: GroupId | None
    country: str | None
    words: Words


class SafetyNet:
    """Offers people."""

    def __init__(self, store: Store, announcer: DiscordAnnouncer, clock: Clock) -> None:
        self._store = store
        self._announcer = announcer

        def seconds() -> float:
            return clock().timestamp()

        self._hushed: TTLCache[PersonId, bool] = TTLCache(REMEMBERED, HUSHED_FOR.total_seconds(), seconds)
        self._asked: TTLCache[tuple[PersonId, GroupId], bool] = TTLCache(
            REMEMBERED, ASK_EVERY.total_seconds(), seconds
        )

    async def catch(self, data: Mapping[str, Any], asker: Asker) -> View | None:
        """Return the card that an interaction's free text calls for, None if it calls for none.

        Never raises: where the net itself fails, whom to talk to anywhere is shown.
        """
        try:
            tier = await _read_all(data)
            if tier is Tier.URGENT:
                return cards.urgent(asker.words, await self.near(asker))
            if tier is Tier.SOFT and asker.person not in self._hushed:
                return cards.soft(asker.words)
        except Exception as error:  # noqa: BLE001 - people come first
            _log_fault(error)
            return cards.people(asker.words, Near())
        return None

    async def near(self, asker: Asker, typed: str = "") -> Near:
        """Return whom somebody may talk to: in the country typed, else the one they keep, else their host's.

        No country is ever guessed. What cannot be read is left out; whom to talk to anywhere is always there.
        """
        wanted, near = typed or asker.country or "", Near()
        if asker.group is not None:
            with _whatever_fails():
                group = await groups.find(self._store, asker.group)
                wanted = wanted or group.country or ""
                near = replace(near, moderators=group.reaches_moderators(Feature.ASK_MODERATOR))
                near = replace(near, lines=tuple(await groups.lines(self._store, group.id)))
        country, choices = near.country, near.choices
        with _whatever_fails():
            country, choices = _country(wanted), countries()
        return replace(near, country=country, choices=choices)

    def hush(self, person: PersonId) -> None:
        """Leave the soft line out for somebody, for `HUSHED_FOR`. The card for plain words always comes."""
        self._hushed[person] = True

    async def ask_moderators(self, asker: Asker, channel: ChannelId, nonce: str) -> Outcome:
        """Tell a group's moderators that somebody would like one of them, and where; one who was told knows enough.

        Raises:
            Refusal: nobody can be reached here, or they were asked within `ASK_EVERY`.
        """
        group = None if asker.group is None else await groups.find(self._store, asker.group)
        if group is None or not group.reaches_moderators(Feature.ASK_MODERATOR):
            raise Refusal(Reason.NO_MODERATORS)
        asked = (asker.person, group.id)
        if asked in self._asked:
            raise Refusal(Reason.ASKED_LATELY)
        self._asked[asked] = True  # before it is posted: two taps are one
        outcome: Outcome | None = None
        try:
            outcome = await self._announcer.ask_moderators(group, asker.person, channel, nonce)
        finally:
            if not isinstance(outcome, Posted):
                self._asked.pop(asked, None)
        return outcome

    async def alerts_in(self, group: GroupId | None) -> bool:
        """Say whether moderators get a link when a post reads like danger; its author is told before they share.

        `deliveries.deliver` is where they get it.
        """
        return group is not None and (await groups.find(self._store, group)).reaches_moderators(Feature.ALERTS)


async def _read_all(data: Mapping[str, Any]) -> Tier:
    tier = Tier.NONE
    for written in _free_texts(data):
        if len(written) >= SHORTEST:
            tier = max(tier, read(written), key=lambda each: each.value)
            await asyncio.sleep(0)  # a long text takes some milliseconds, and a form has up to five
    return tier


def _free_texts(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield what was typed: a command's options of type string and a form's text inputs, at any depth."""
    for option in data.get("options", ()):
        if option["type"] == _STRING_OPTION:
            yield option["value"]
        yield from _free_texts(option)
    for component in data.get("components", ()):
        if component["type"] == _TEXT_INPUT:
            yield component.get("value") or ""
        yield from _free_texts(component)
    if "component" in data:
        yield from _free_texts({"components": [data["component"]]})


def _country(wanted: str) -> Country:
    """Return a country by code or name; a code without an entry is not the beginning of another one's name."""
    if not wanted.strip() or is_code(wanted):
        return for_country(wanted)
    try:
        return country_named(wanted)
    except Refusal:
        return INTERNATIONAL


@contextmanager
def _whatever_fails() -> Iterator[None]:
    """Go on, whatever fails."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - people come first
        _log_fault(error)


def _log_fault(error: Exception) -> None:
    """Log that something failed, without message, traceback and ids: they could tell what somebody wrote."""
    log.error("safety net failed", error=type(error).__name__)
