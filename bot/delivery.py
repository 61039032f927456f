"""The sender: posts over Discord, paced, and keeps cards up to date. Decides nothing; keeps nothing that matters.

What Discord answers becomes an `Outcome` here, so that no service knows an HTTP status.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import aiohttp
import discord

from bot.content.words import Words, words_in
from bot.domain.deliveries import Delivery, Outcome, Posted, TryLater, Undeliverable
from bot.domain.groups import Group, Problem
from bot.domain.ids import MessageId
from bot.logs import get_logger
from bot.services.announcer import WinCard
from bot.ui import actions
from bot.ui import groups as group_ui
from bot.ui import wins as win_ui
from bot.ui.cards import View

log = get_logger(__name__)

PACE = 1 / 40
"""Seconds between two posts: under Discord's global 50 requests a second, with room for answers to members. Unpaced,
300 posts at once lost 50 of them to global 429s (measured)."""

LOOK_BACK = 200
"""Own messages of a channel that are searched for a card an earlier attempt may have posted."""

EDIT_EVERY = 1.0
"""Seconds between two edits of one card; Discord allows five in five seconds for everything in a channel."""

_PROBLEMS = {10003: Problem.CHANNEL_GONE, 50001: Problem.CANNOT_SEE, 50013: Problem.CANNOT_POST}
"""Discord's codes Unknown Channel, Missing Access, Missing Permissions."""


class DiscordAnnouncer:
    """The services' `Announcer`, over Discord."""

    def __init__(self, client: discord.Client, mention: Callable[[str], str]) -> None:
        self._client = client
        self._mention = mention
        self._turn = asyncio.Lock()

    async def post(self, delivery: Delivery, card: WinCard) -> Outcome:
        """Post a card. Never bounded by a time-out: it may arrive after one."""
        if delivery.channel is None:
            return Undeliverable(Problem.NO_CHANNEL)
        await self._pace()
        channel = self._client.get_partial_messageable(delivery.channel)
        view = win_ui.group_card(self._words(delivery.group), card.win, card.applause)
        try:
            message = await channel.send(view=view, nonce=delivery.nonce)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            return _outcome(error)
        return Posted(MessageId(message.id))

    async def find(self, delivery: Delivery, since: datetime) -> MessageId | None:
        """Look for the card by its button's custom id among our own messages since the first attempt."""
        if delivery.channel is None or self._client.user is None:
            return None
        mark = actions.CELEBRATE_WIN.custom_id(win=delivery.win)
        channel = self._client.get_partial_messageable(delivery.channel)
        try:
            async for message in channel.history(limit=LOOK_BACK, after=since, oldest_first=True):
                if message.author.id == self._client.user.id and carries(message, mark):
                    return MessageId(message.id)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            log.warning("could not look for a card", delivery=delivery.id, error=type(error).__name__)
        return None

    async def tell_host(self, group: Group, problem: Problem) -> None:
        """Write to whoever set the group up; if that fails, to the server's system channel, pinging nobody."""
        guild = self._client.get_guild(group.id)
        name = guild.name if guild else str(group.id)
        view = group_ui.host_notice(self._words(group.id), group, name, problem, self._mention("setup"))
        for write in (self._write_to_host, self._write_to_system_channel):
            try:
                if await write(group, guild, view):
                    log.info("host told", group=group.id, problem=problem)
                    return
            except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
                log.info("host not reached", group=group.id, problem=problem, error=type(error).__name__)
        log.warning("host cannot be told", group=group.id, problem=problem)

    async def _write_to_host(self, group: Group, _: discord.Guild | None, view: View) -> bool:
        if group.host is None:
            return False
        await self._pace()
        channel = await self._client.create_dm(discord.Object(group.host))
        await channel.send(view=view)
        return True

    async def _write_to_system_channel(self, _: Group, guild: discord.Guild | None, view: View) -> bool:
        if guild is None or guild.system_channel is None:
            return False
        await self._pace()
        await guild.system_channel.send(view=view)
        return True

    def _words(self, group_id: int) -> Words:
        guild = self._client.get_guild(group_id)
        return words_in(guild.preferred_locale.value if guild else "en-US")

    async def _pace(self) -> None:
        async with self._turn:
            await asyncio.sleep(PACE)


def _outcome(error: discord.HTTPException | aiohttp.ClientError | OSError) -> Outcome:
    code = error.code if isinstance(error, discord.HTTPException) else None
    if code in _PROBLEMS:
        return Undeliverable(_PROBLEMS[code])
    log.warning("post failed", error=type(error).__name__, code=code)
    return TryLater()


def carries(message: discord.Message, custom_id: str) -> bool:
    """Say whether a message has a button with this custom id, at any depth."""

    def walk(components: list[discord.Component]) -> bool:
        return any(
            getattr(component, "custom_id", None) == custom_id or walk(getattr(component, "children", []))
            for component in components
        )

    return walk(list(message.components))


class CardKeeper:
    """Redraws cards as people act: at once when it is quiet, else once a second with what is true by then.

    An edit shows what was read just before it, and one card has one edit under way at a time, so the last edit
    always shows the final number.
    """

    def __init__(self) -> None:
        self._stale: dict[int, bool] = {}

    async def redraw(
        self, card: int, now: Callable[[], Awaitable[None]], later: Callable[[], Awaitable[None]]
    ) -> bool:
        """Bring a card up to date; False if an edit under way will see to it.

        `now` is the first edit (the answer to a press), `later` each one after; both read before they draw.
        """
        if card in self._stale:
            self._stale[card] = True
            return False
        self._stale[card] = False
        try:
            await now()
            while self._stale[card]:
                await asyncio.sleep(EDIT_EVERY)
                self._stale[card] = False
                await later()
        finally:
            del self._stale[card]
        return True
