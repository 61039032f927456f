"""What Discord's answers mean: an `Outcome`, so that no service knows an HTTP status. Sends nothing."""

import aiohttp
import discord

from bot.domain.deliveries import Outcome, TryLater, Undeliverable
from bot.domain.groups import Problem
from bot.logs import get_logger

log = get_logger(__name__)

_PROBLEMS = {
    10003: Problem.CHANNEL_GONE,
    10008: Problem.POST_GONE,
    10013: Problem.CLOSED,
    50001: Problem.CANNOT_SEE,
    50007: Problem.CLOSED,
    50013: Problem.CANNOT_POST,
    50278: Problem.CLOSED,
}
"""Discord's codes Unknown Channel, Unknown Message, Unknown User, Missing Access, Cannot send messages to this user,
Missing Permissions, and the same as 50007 for whom we share no server with."""

_PASSING = (401, 408, 429)
"""Statuses below 500 that say nothing of the post itself."""

TOO_FAST = (20026, 40003)
"""Discord's codes for a bot that writes to too many people at once, which says nothing of the one it writes to."""

REQUEST_ERRORS = (discord.HTTPException, aiohttp.ClientError, OSError)
"""What a request to Discord may end with instead of an answer; discord.py passes the network's own errors on."""


def outcome_of(error: discord.HTTPException | aiohttp.ClientError | OSError) -> Outcome:
    """Return what it means that a request ended with an error."""
    if isinstance(error, discord.HTTPException):
        if error.code in _PROBLEMS:
            return Undeliverable(_PROBLEMS[error.code])
        log.warning("post failed", status=error.status, code=error.code)
        is_passing = error.status >= 500 or error.status in _PASSING or error.code in TOO_FAST
        return TryLater() if is_passing else Undeliverable(Problem.REFUSED)
    log.warning("post failed", error=type(error).__name__)
    return TryLater()


def in_thread(outcome: Outcome) -> Outcome:
    """Return what an outcome means in the thread of a round, which may be gone while its channel is not."""
    match outcome:
        case Undeliverable(Problem.CANNOT_POST):
            return Undeliverable(Problem.CANNOT_OPEN_THREADS)
        case Undeliverable(Problem.CHANNEL_GONE):
            return Undeliverable(Problem.POST_GONE)
    return outcome
