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

from bot import heap, logs
from bot.client import Client
from bot.content.affirmations import load_affirmations
from bot.content.coping import load_coping
from bot.content.growth import load_growth
from bot.content.letters import load_letters
from bot.content.library import LibraryFault, load
from bot.content.operator import OperatorNotes
from bot.content.prompts import load_prompts
from bot.content.questions import load_questions
from bot.content.rejections import load_reframes, load_rejections
from bot.content.words import locales, words_in
from bot.logs import get_logger
from bot.scheduler import Heartbeat, heartbeat
from bot.services import deliveries, privacy
from bot.services.announcer import Clock
from bot.settings import Settings
from bot.store import schema
from bot.store.errors import StoreFailed, StoreRefused
from bot.store.store import Paths, check_store, locked, open_store
from bot.store.store import back_up as copy_store
from bot.store.store import restore as restore_store

log = get_logger(__name__)

LIBRARY = (
    load,
    load_affirmations,
    load_coping,
    load_growth,
    load_letters,
    load_prompts,
    load_questions,
    load_reframes,
    load_rejections,
)
"""The whole library; most of it is read when it is first needed."""

AUTHENTICATION_FAILED = 4004
"""Gateway close code: the token is no longer good, for one because it was reset while we ran."""

MISSING_ACCESS = 50001
"""Discord's answer to registering commands in a server that the bot is not in."""

_WRONG_TOKEN = (
    "Discord does not accept DISCORD_TOKEN: copy it again from the developer portal, your application, Bot."  # noqa: S105
)
_REFUSED = "Discord refused:"


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
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nothing here speaks
    with _mendable():
        async with open_store(_paths(settings), clock()) as store:
            await deliveries.resume(store, clock)
            await privacy.finish(store, clock())
            notes = OperatorNotes(settings.operator or None, settings.privacy_url or None, settings.keep_months)
            async with (
                Client(store, clock, notes, settings.guild_ids) as client,
                heartbeat(client, settings.data_dir / "alive") as beats,
            ):
                yield client, beats


async def run(settings: Settings, clock: Clock = utc_now) -> None:
    """Run the bot until SIGTERM or SIGINT; what is in flight then has ten seconds to finish.

    Raises:
        CannotStart: the data directory is not fit to run on, or Discord cannot be reached or refuses us for good.
    """
    heap.share_one_arena()
    async with open_app(settings, clock) as (client, beats):
        connected = asyncio.create_task(client.start(settings.token), name="discord")
        stopping = asyncio.create_task(interrupted(), name="stop")
        await asyncio.wait({connected, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if connected.done():
            connected.result()
        log.info("stopping")
        await disconnect(client, beats, connected)


async def interrupted() -> None:
    """Wait for SIGTERM or SIGINT."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows has no signal handlers on its loop; Ctrl+C cancels us there
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await stop.wait()


async def disconnect(client: Client, beats: Heartbeat, connected: "asyncio.Task[None]") -> None:
    """Begin nothing new, let what is in flight finish, then close the connection that `client.start` holds."""
    await beats.stop()
    await client.drain()
    await client.close()
    connected.cancel()  # it may be asleep for a minute between two tries to reach Discord
    await asyncio.wait({connected})


async def register(settings: Settings, clock: Clock = utc_now) -> None:
    """Tell Discord of our commands now, changed or not, without connecting.

    Raises:
        CannotStart: as `run`, or the bot is running.
    """
    async with open_app(settings, clock) as (client, _):
        client.registrar.always = True
        await client.login(settings.token)


def check(settings: Settings) -> Iterator[str]:
    """Look at everything a start needs without changing it; yield what was found to be well.

    Raises:
        CannotStart: the first thing that has to be mended.
    """
    yield "Settings: well. The token has the right shape; whether it works, only Discord can say."
    with _mendable():
        _check_writable(_paths(settings))
        yield f"Data directory {settings.data_dir}: can be written."
        steps = check_store(_paths(settings))
        names = ", ".join(step.label for step in steps)
        yield f"Database: the next start applies {names}." if steps else "Database and keys: well."
        for locale in locales():
            words_in(locale)("help-title")
        for shelf in LIBRARY:
            shelf()
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
    names = ", ".join(step.label for step in steps)
    return f"Applied {names}." if steps else "The database was up to date."


def back_up(settings: Settings, target: Path) -> str:
    """Copy the store and return where to.

    Raises:
        CannotStart: it could not be copied, or the copy would take the place of what we run on.
    """
    if (
        target.resolve().parent == settings.data_dir.resolve()
        or target.resolve() == settings.master_key_file.resolve()
    ):
        raise CannotStart(f"{target} is among the files that Rebound runs on: choose another directory.")
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


def _check_writable(paths: Paths) -> None:
    nearest = next(path for path in (paths.data, *paths.data.absolute().parents) if path.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        raise CannotStart(
            f"{paths.data} cannot be written: give the user that runs Rebound write access to {nearest}."
        )
    for file in (paths.database, paths.keys):
        if file.exists() and not os.access(file, os.W_OK):
            raise CannotStart(f"{file} cannot be written: give the user that runs Rebound write access to it.")


@contextmanager
def _mendable() -> Iterator[None]:
    try:
        yield
    except (StoreRefused, LibraryFault) as error:
        raise CannotStart(str(error)) from error
    except StoreFailed as error:
        raise CannotStart(
            f"The database cannot be used ({error}): look at its permissions and the space left."
        ) from error
    except PermissionError as error:
        if error.filename is None:
            raise
        raise CannotStart(
            f"{error.filename} is closed to the user that runs Rebound: give them access to it."
        ) from error
    except discord.LoginFailure as error:
        raise CannotStart(_WRONG_TOKEN) from error
    except discord.ConnectionClosed as error:
        raise CannotStart(_WRONG_TOKEN if error.code == AUTHENTICATION_FAILED else f"{_REFUSED} {error}.") from error
    except (aiohttp.ClientConnectionError, discord.GatewayNotFound) as error:
        raise CannotStart("Discord cannot be reached: check this machine's network and try again.") from error
    except discord.HTTPException as error:
        raise CannotStart(_refused(error)) from error


def _refused(error: discord.HTTPException) -> str:
    if error.status >= 500:
        return f"Discord has trouble of its own (HTTP {error.status}): try again in a few minutes."
    sentence = f"{_REFUSED} {'; '.join(str(error).splitlines())}."
    if error.code == MISSING_ACCESS:
        return f"{sentence} If REBOUND_GUILD_IDS is set, add the bot to each of those servers first."
    return sentence
