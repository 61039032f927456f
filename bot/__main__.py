"""The command line. A command says what is wrong in one sentence each and exits with 2: no traceback, no token.

What the commands do is in `bot.app`; it is imported late, so that a wrong setting is told at once.
"""

import argparse
import asyncio
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NoReturn

from bot.settings import Settings, WrongSettings, read_settings

WRONG = 2
"""Exit code when something has to be mended before Rebound can run."""

STALE_AFTER = 60.0
"""Seconds without a beat of the heart after which a health check fails; it beats every five."""


def run() -> None:
    """Run the bot. DISCORD_TOKEN comes from the environment or from .env."""
    with _told():
        settings = _settings()
        from bot import app

        app.set_up_logs(settings)
        asyncio.run(app.run(settings))


def demo(*, port: int, tour: bool, browser: bool) -> None:
    """Try it on this machine. A Discord of its own, no account and no token."""
    with _told():
        from bot import demo as page
        from bot import tour as story

        asyncio.run(story.tour() if tour else page.serve(port, browser=browser))


def check() -> None:
    """Say what to mend before a start. Looks at settings, data directory, schema and words; changes nothing."""
    with _told():
        settings = _settings()
        from bot import app

        for line in app.check(settings):
            print(line)


def migrate() -> None:
    """Bring the database up to date. Makes a backup first; `run` does all this by itself."""
    with _told():
        settings = _settings(needs_token=False)
        from bot import app

        print(app.migrate(settings))


def backup(file: Path) -> None:
    """Copy the database and the keys. Works also while the bot runs."""
    with _told():
        settings = _settings(needs_token=False)
        from bot import app

        print(app.back_up(settings, file))


def restore(file: Path) -> None:
    """Put a backup in place. The present database is set aside, the present keys stay."""
    with _told():
        settings = _settings(needs_token=False)
        from bot import app

        print(app.restore(settings, file))


def register() -> None:
    """Tell Discord of the commands. For a stopped bot; `run` does it whenever they changed."""
    with _told():
        settings = _settings()
        from bot import app

        app.set_up_logs(settings)
        asyncio.run(app.register(settings))
        print("Discord knows the commands.")


def healthy() -> None:
    """Say by the exit code whether the bot is connected. For health checks; asks nobody, reads one file's age."""
    alive = _settings(needs_token=False).data_dir / "alive"
    try:
        age = time.time() - alive.stat().st_mtime
    except OSError:
        age = STALE_AFTER
    raise SystemExit(0 if age < STALE_AFTER else 1)


def _settings(*, needs_token: bool = True) -> Settings:
    try:
        return read_settings(needs_token=needs_token)
    except WrongSettings as error:
        _give_up(error.sentences)


@contextmanager
def _told() -> Iterator[None]:
    """Turn what has to be mended into a sentence."""
    try:
        yield
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except Exception as error:
        from bot.app import CannotStart

        if not isinstance(error, CannotStart):
            raise
        _give_up([str(error)])


def _give_up(sentences: list[str]) -> NoReturn:
    for sentence in sentences:
        print(sentence, file=sys.stderr)
    raise SystemExit(WRONG) from None


COMMANDS: tuple[Callable[..., None], ...] = (run, demo, check, migrate, backup, restore, register, healthy)
"""Everything that `rebound` can be told, in the order of its help."""


def _read_command_line() -> Callable[[], None]:
    """Return what is to be done. Shows the help where that is nothing."""
    parser = argparse.ArgumentParser(
        prog="rebound",
        description="A Discord bot for peer support groups of people who are being turned down.",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(title="Commands", metavar="COMMAND")
    parsers = {}
    for command in COMMANDS:
        about = command.__doc__ or ""
        parsers[command] = commands.add_parser(
            command.__name__, help=f"{about.partition('.')[0]}.", description=about, allow_abbrev=False
        )
        parsers[command].set_defaults(command=command)
    parsers[demo].add_argument(
        "--port", type=int, default=8017, help="Port of the page on this machine; 0 takes a free one."
    )
    parsers[demo].add_argument("--tour", action="store_true", help="Play a short story here in the terminal instead.")
    parsers[demo].add_argument("--no-browser", dest="browser", action="store_false", help="Open no browser.")
    parsers[backup].add_argument("file", type=Path, help="Where to write the copy; its keys go beside it.")
    parsers[restore].add_argument("file", type=Path, help="A copy that `backup` made.")
    chosen = vars(parser.parse_args())
    if not chosen:
        parser.print_help()
        raise SystemExit(WRONG)
    return partial(chosen.pop("command"), **chosen)


def main() -> None:
    """Do what the command line says."""
    _read_command_line()()


if __name__ == "__main__":
    main()
