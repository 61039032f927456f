"""The gate: nothing is kept of anybody who has not agreed. Who may pass, and what waits until they do.

What somebody wanted to do waits in memory, for a quarter of an hour at most, and never after a *Not now*.
"""

import discord
from cachetools import TTLCache

from bot.domain import nudges
from bot.domain.refusals import Reason, Refusal
from bot.interactions import AnyInteraction, group_of, person_of, remember_standing, remember_that_nudges_rested
from bot.services import groups, people
from bot.services.announcer import Clock
from bot.store.store import Store

HELD_FOR = 14 * 60
"""Seconds that a command waits for somebody to agree; their *I agree* answers it, and lasts 15 minutes itself."""

HELD_AT_MOST = 1000
"""Commands that wait at a time; whoever is pushed out types theirs again."""


class Gate:
    """Lets people in."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._held: TTLCache[int, AnyInteraction] = TTLCache(HELD_AT_MOST, HELD_FOR, lambda: clock().timestamp())

    async def admit(self, interaction: AnyInteraction, *, is_open: bool) -> None:
        """Find out how somebody stands with Rebound; where something may be kept, only who agreed may pass.

        Raises:
            Refusal: they have not agreed, or their group's host wants a role that they lack.
        """
        person, group = person_of(interaction), group_of(interaction)
        before = await people.standing(self._store, person)
        remember_standing(interaction, before)
        if not is_open:
            await self.check_role(interaction)
            remember_standing(interaction, await people.admit(self._store, person, group, self._clock()))
            if before.person is not None and nudges.are_resting(before.person):
                remember_that_nudges_rested(interaction)

    async def check_role(self, interaction: AnyInteraction) -> None:
        """Say whether somebody may take part in the group they act in.

        Raises:
            Refusal: its host wants a role that they lack.
        """
        group, user = group_of(interaction), interaction.user
        role = None if group is None else (await groups.find(self._store, group)).member_role
        if role is not None and isinstance(user, discord.Member) and not user.get_role(role):
            raise Refusal(Reason.LACKS_ROLE, role=f"<@&{role}>")

    def hold(self, interaction: AnyInteraction) -> int:
        """Keep what somebody wants to do until they agree; return the number that their card carries, 0 for nothing.

        What a button wanted is still there to be pressed. The card is in the same channel, and theirs alone.
        """
        if interaction.type is discord.InteractionType.component:
            return 0
        self._held[interaction.id] = interaction
        return interaction.id

    def take(self, held: int) -> AnyInteraction | None:
        """Return the command or form that waits under a number, once; None where that is no longer known."""
        return self._held.pop(held, None)
