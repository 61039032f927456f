"""The command line. A command says what is wrong in one sentence each and exits with 2: no traceback, no token.

What the commands do is in `bot.app`; it is imported late, so that a wrong setting is told at once.
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.settings import Settings, WrongSettings, read_settings

WRONG = 2
"""Exit code when something has to be mended before Rebound can run."""

STALE_AFTER = 60.0
"""Seconds without a beat of the heart after which a health check fails; it beats every five."""

cli = typer.Typer(
    name="rebound",
    help="A Discord bot for peer support groups of people who are being turned down.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@cli.command()
def run() -> None:
    """Run the bot. DISCORD_TOKEN comes from the environment or from .env."""
    with _told():
        settings = _settings()
        from bot import app

        app.set_up_logs(settings)
        asyncio.run(app.run(settings))


@cli.command()
def demo(
    port: Annotated[int, typer.Option(help="Port of the page on this machine; 0 takes a free one.")] = 8017,
    tour: Annotated[bool, typer.Option("--tour", help="Play a short story here in the terminal instead.")] = False,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Try it on this machine. A Discord of its own, no account and no token."""
    with _told():
        from bot import demo as page
        from bot import tour as story

        asyncio.run(story.tour() if tour else page.serve(port, browser=browser))


@cli.command()
def check() -> None:
    """Say what to mend before a start. Looks at settings, data directory, schema and words; changes nothing."""
    with _told():
        settings = _settings()
        from bot import app

        for line in app.check(settings):
            typer.echo(line)


@cli.command()
def migrate() -> None:
    """Bring the database up to date. Makes a backup first; `run` does all this by itself."""
    with _told():
        settings = _settings(needs_token=False)
        from bot import app

        typer.echo(app.migrate(settings))


@cli.command()
def backup(file: Annotated[Path, typer.Argument(help="Where to write the copy; its keys go beside it.")]) -> None:
    """Copy the database and the keys. Works also while the bot runs."""
    with _told():
        settings = _settings(needs_token=False)
        from bot import app

        typer.echo(app.back_up(settings, file))


@cli.command()
def restore(file: Annotated[Path, typer.Argument(help="A copy that `backup` made.")]) -> None:
    """Put a backup in place. The present database is set aside, the present keys stay."""
    with _told():
        settings = _settings(needs_token=False)
        from bot import app

        typer.echo(app.restore(settings, file))


@cli.command()
def register() -> None:
    """Tell Discord of the commands. For a stopped bot; `run` does it whenever they changed."""
    with _told():
        settings = _settings()
        from bot import app

        app.set_up_logs(settings)
        asyncio.run(app.register(settings))
        typer.echo("Discord knows the commands.")


@cli.command()
def healthy() -> None:
    """Say by the exit code whether the bot is connected. For health checks; asks nobody, reads one file's age."""
    alive = _settings(needs_token=False).data_dir / "alive"
    try:
        age = time.time() - alive.stat().st_mtime
    except OSError:
        age = STALE_AFTER
    raise typer.Exit(0 if age < STALE_AFTER else 1)


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
        raise typer.Exit(130) from None
    except Exception as error:
        from bot.app import CannotStart

        if not isinstance(error, CannotStart):
            raise
        _give_up([str(error)])


def _give_up(sentences: list[str]) -> NoReturn:
    for sentence in sentences:
        typer.echo(sentence, err=True)
    raise typer.Exit(WRONG) from None


def main() -> None:
    """Run the command line."""
    cli()


if __name__ == "__main__":
    main()
