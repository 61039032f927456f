"""The composition root: what is opened in which order, and closed in the reverse one.

Setting up raises: half a bot never starts. What an operator has to mend becomes a `CannotStart` with one sentence.
"""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import discord
import structlog

from bot import logs
from bot.client import Client, Clock
from bot.content.library import LibraryFault, load
from bot.content.words import locales, words_in
from bot.scheduler import Heartbeat, heartbeat
from bot.services import deliveries
from bot.settings import Settings
from bot.store import schema
from bot.store.engine import StoreRefused
from bot.store.store import Paths, check_store, locked, open_store
from bot.store.store import back_up as copy_store
from bot.store.store import restore as restore_store

log = structlog.get_logger(__name__)


class CannotStart(Exception):
    """Something has to be mended first; the message says what, and what to do."""


def utc_now() -> datetime:
    """Return the present moment; everything below gets it as an argument."""
    return datetime.now(UTC)


def set_up_logs(settings: Settings) -> None:
    """Write logs as the operator chose."""
    logs.set_up_logs(settings.log_format, settings.log_level)


@asynccontextmanager
async def open_app(settings: Settings, clock: Clock = utc_now) -> AsyncIterator[tuple[Client, Heartbeat]]:
    """Open the store, the client and the heartbeat; the block connects the client.

    Raises:
        CannotStart: the data directory is not fit to run on.
    """
    discord.http.Route.BASE = settings.discord_api
    with _mendable():
        async with open_store(_paths(settings), clock()) as store:
            await deliveries.resume(store, clock())
            async with Client(store, clock, settings.guild_ids) as client, heartbeat(client) as beats:
                yield client, beats


async def run(settings: Settings, clock: Clock = utc_now) -> None:
    """Run the bot until SIGTERM or SIGINT; what is in flight then has ten seconds to finish.

    Raises:
        CannotStart: the data directory is not fit to run on, or Discord does not take the token or cannot be reached.
    """
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows has no signal handlers on its loop; Ctrl+C cancels us there
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with open_app(settings, clock) as (client, _):
        connected = asyncio.create_task(client.start(settings.token), name="discord")
        stopping = asyncio.create_task(stop.wait(), name="stop")
        await asyncio.wait({connected, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if connected.done():
            connected.result()
        log.info("stopping")
        await client.drain()
        await client.close()
        await asyncio.wait({connected})


async def register(settings: Settings, clock: Clock = utc_now) -> None:
    """Tell Discord of our commands now, changed or not, without connecting.

    Raises:
        CannotStart: as `run`, or the bot is running.
    """
    async with open_app(settings, clock) as (client, _):
        await client.login(settings.token)
        await client.registrar.synchronise(force=True)


def check(settings: Settings) -> Iterator[str]:
    """Look at everything a start needs without changing it; yield what was found to be well.

    Raises:
        CannotStart: the first thing that has to be mended.
    """
    yield "Settings: well. The token has the right shape; whether it works, only Discord can say."
    with _mendable():
        _check_data_dir(settings.data_dir)
        yield f"Data directory {settings.data_dir}: can be written."
        steps = check_store(_paths(settings))
        names = ", ".join(f"{step.number:04}_{step.name}" for step in steps)
        yield f"Database: the next start applies {names}." if steps else "Database and keys: well."
        for locale in locales():
            words_in(locale)("help-title")
        categories = load().win_categories
        yield f"Words and library: well ({', '.join(locales())}; {len(categories)} kinds of win)."


def migrate(settings: Settings) -> str:
    """Bring the database up to date and return what was done.

    Raises:
        CannotStart: it is not fit to be.
    """
    paths = _paths(settings)
    with _mendable(), locked(paths):
        steps = schema.migrate(paths.database, paths.backups, utc_now())
    names = ", ".join(f"{step.number:04}_{step.name}" for step in steps)
    return f"Applied {names}." if steps else "The database was up to date."


def back_up(settings: Settings, target: Path) -> str:
    """Copy the store and return where to.

    Raises:
        CannotStart: it could not be copied.
    """
    with _mendable():
        keys = copy_store(_paths(settings), target)
    return (
        f"Wrote {target} and {keys}. Keep the keys no longer than a week, so that what members erase is gone from"
        f" backups too, and keep {settings.master_key_file} apart from both: without it nobody can read them."
    )


def restore(settings: Settings, source: Path) -> str:
    """Put a backup in the place of the database and return what was done.

    Raises:
        CannotStart: the backup does not fit; nothing was changed.
    """
    with _mendable():
        aside = restore_store(_paths(settings), source, utc_now())
    return f"Restored {source}." + (f" What was there before is in {aside}." if aside else "")


def _paths(settings: Settings) -> Paths:
    return Paths(settings.data_dir, settings.master_key_file)


def _check_data_dir(directory: Path) -> None:
    nearest = next(path for path in (directory, *directory.absolute().parents) if path.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK):
        raise CannotStart(
            f"{directory} cannot be written: give the user that runs Rebound write access to {nearest}."
        )


@contextmanager
def _mendable() -> Iterator[None]:
    try:
        yield
    except (StoreRefused, LibraryFault) as error:
        raise CannotStart(str(error)) from error
    except discord.LoginFailure as error:
        raise CannotStart(
            "Discord does not accept DISCORD_TOKEN: copy it again from the developer portal, your application, Bot."
        ) from error
    except (aiohttp.ClientConnectionError, discord.GatewayNotFound) as error:
        raise CannotStart("Discord cannot be reached: check this machine's network and try again.") from error
