"""The sender: posts over Discord, paced, and keeps cards up to date. Decides nothing; keeps nothing that matters.

What Discord answers becomes an `Outcome` here, so that no service knows an HTTP status.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import aiohttp
import discord

from bot.content.words import Words, words_in
from bot.domain.deliveries import Delivery, Outcome, Posted, TryLater, Undeliverable
from bot.domain.groups import Group, Problem
from bot.domain.ids import ChannelId, MessageId
from bot.logs import get_logger
from bot.services.announcer import WinCard
from bot.ui import groups as group_ui
from bot.ui import wins as win_ui
from bot.ui.actions import presses_on
from bot.ui.cards import View

log = get_logger(__name__)

PACE = 1 / 40
"""Seconds between two posts: under Discord's global 50 requests a second, with room for answers to members. Unpaced,
300 posts at once lost 50 of them to global 429s (measured)."""

LOOK_BACK = 1000
"""Messages of a channel, from shortly before the first attempt on, that are searched for a card it may have left."""

CLOCKS_APART = timedelta(minutes=5)
"""How far this machine's clock may be ahead of Discord's, whose clock says when a message was posted."""

EDIT_EVERY = 1.0
"""Seconds between two edits of one card; Discord allows five in five seconds for everything in a channel."""

_PROBLEMS = {10003: Problem.CHANNEL_GONE, 50001: Problem.CANNOT_SEE, 50013: Problem.CANNOT_POST}
"""Discord's codes Unknown Channel, Missing Access, Missing Permissions."""

_PASSING = (401, 408, 429)
"""Statuses below 500 that say nothing of the post itself."""

REQUEST_ERRORS = (discord.HTTPException, aiohttp.ClientError, OSError)
"""What a request to Discord may end with instead of an answer; discord.py passes the network's own errors on."""

Edit = Callable[[], Awaitable[None]]


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
        except REQUEST_ERRORS as error:
            return _outcome(error)
        return Posted(MessageId(message.id))

    async def find(self, delivery: Delivery, since: datetime) -> Outcome | None:
        """Look for the card by its button's custom id among our own messages since the first attempt."""
        if delivery.channel is None:
            return Undeliverable(Problem.NO_CHANNEL)
        if not self._may_read(delivery):
            return Undeliverable(Problem.CANNOT_LOOK)  # Discord would show an empty channel instead of saying so
        channel = self._client.get_partial_messageable(delivery.channel)
        try:
            async for message in channel.history(limit=LOOK_BACK, after=since - CLOCKS_APART, oldest_first=True):
                is_card = any(press.ids == {"win": delivery.win} for press in presses_on(message))
                if is_card and self._is_ours(message):
                    return Posted(MessageId(message.id))
        except REQUEST_ERRORS as error:
            return _outcome(error)
        return None

    async def tell_host(self, group: Group, channel: ChannelId | None, problem: Problem) -> bool:
        """Write to whoever set the group up; if that fails, to the server's system channel, pinging nobody."""
        guild = self._client.get_guild(group.id)
        name = guild.name if guild else str(group.id)
        view = group_ui.host_notice(self._words(group.id), name, channel, problem, self._mention("setup"))
        for write in (self._write_to_host, self._write_to_system_channel):
            try:
                if await write(group, guild, view):
                    log.info("host told", group=group.id, problem=problem)
                    return True
            except REQUEST_ERRORS as error:
                log.info("host not reached", group=group.id, problem=problem, error=type(error).__name__)
        log.warning("host cannot be told", group=group.id, problem=problem)
        return False

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

    def _is_ours(self, message: discord.Message) -> bool:
        return self._client.user is not None and message.author.id == self._client.user.id

    def _may_read(self, delivery: Delivery) -> bool:
        guild = self._client.get_guild(delivery.group)
        channel = guild.get_channel_or_thread(delivery.channel or 0) if guild else None
        return guild is None or channel is None or channel.permissions_for(guild.me).read_message_history

    def _words(self, group_id: int) -> Words:
        guild = self._client.get_guild(group_id)
        return words_in(guild.preferred_locale.value if guild else "en-US")

    async def _pace(self) -> None:
        async with self._turn:
            await asyncio.sleep(PACE)


def _outcome(error: discord.HTTPException | aiohttp.ClientError | OSError) -> Outcome:
    if isinstance(error, discord.HTTPException):
        if error.code in _PROBLEMS:
            return Undeliverable(_PROBLEMS[error.code])
        log.warning("post failed", status=error.status, code=error.code)
        return TryLater() if error.status >= 500 or error.status in _PASSING else Undeliverable(Problem.REFUSED)
    log.warning("post failed", error=type(error).__name__)
    return TryLater()


class CardKeeper:
    """Redraws cards as people act: at once when it is quiet, else once a second with what is true by then.

    An edit shows what was read just before it, and one card has one edit under way at a time, so the last edit that
    Discord takes shows the final number. One that fails is logged; the next press draws the card again.
    """

    def __init__(self) -> None:
        self._stale: dict[int, bool] = {}

    async def redraw(self, card: int, now: Edit, later: Edit) -> bool:
        """Bring a card up to date; False if an edit under way will see to it.

        `now` is the first edit (the answer to a press), `later` each one after; both read before they draw.
        """
        if card in self._stale:
            self._stale[card] = True
            return False
        self._stale[card] = False
        try:
            await _attempt(now)
            while self._stale[card]:
                await asyncio.sleep(EDIT_EVERY)
                self._stale[card] = False
                await _attempt(later)
        finally:
            del self._stale[card]
        return True


async def _attempt(edit: Edit) -> None:
    try:
        await edit()
    except REQUEST_ERRORS as error:
        log.info("card not redrawn", error=type(error).__name__, code=getattr(error, "code", None))
