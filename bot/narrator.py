"""What tells the tour: people do something and see something, and the story ends where they see something else."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from rich.console import Console
from rich.markdown import Markdown
from rich.panel import Panel
from rich.rule import Rule

from bot.demo import Stage
from bot.sandbox import Answer, Message, Person


class StoryBroke(Exception):
    """The bot did something else than the story says."""


class Narrator:
    """Tells the story: what people do, and what they see."""

    def __init__(self, console: Console, stage: Stage) -> None:
        self._console = console
        names = {person.id: person.name for person in stage.discord.people}
        channels = {channel.id: channel.name for channel in stage.discord.guild.channels.values()}
        self._mentions: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
            (r"<@(\d+)>", lambda found: f"@{names[int(found[1])]}"),
            (r"<#(\d+)>", lambda found: f"#{channels.get(int(found[1]), 'a deleted channel')}"),
            (r"</([^:]+):\d+>", lambda found: f"`/{found[1]}`"),
            (r"<t:(\d+):[DFf]>", lambda found: f"{datetime.fromtimestamp(int(found[1]), UTC):%A, %d %B}"),
            (r"<t:\d+:\w>", lambda _: "today"),
            (r"(?m)^-# ", lambda _: ""),
        )

    def scene(self, title: str) -> None:
        """Begin a part of the story."""
        self._console.print()
        self._console.print(Rule(f"[bold]{title}[/]", align="left", style="yellow"))

    def does(self, person: Person, what: str) -> None:
        """Say what somebody does."""
        self._console.print(f"\n[bold cyan]{person.name}[/] {what}")

    def sees(self, message: Message | None, where: str, *, expected: str) -> None:
        """Show a message as its readers see it.

        Raises:
            StoryBroke: it does not say what the story expects.
        """
        if message is None or expected not in message.text:
            raise StoryBroke(f"expected {expected!r}, saw {message.text if message else 'nothing'!r}")
        text = message.text
        for pattern, name in self._mentions:
            text = re.sub(pattern, name, text)
        buttons = "  ".join(f"`[{label}]`" for label in message.buttons)
        body = Markdown(text.replace("\n", "\n\n") + (f"\n\n{buttons}" if buttons else ""))
        self._console.print(Panel(body, title=where, title_align="left", border_style="dim", width=88))


ONLY_YOU = "only this person sees it"


async def agree(person: Person, card: Message) -> None:
    """Press *Celebrate* for the first time, and agree to what is kept."""
    asked = await press_celebrate(person, card)
    await person.click(asked.message, "I agree")


async def press_celebrate(person: Person, card: Message) -> Answer:
    """Press *Celebrate*, whatever number it shows."""
    return await person.click(card, next(label for label in card.buttons if label.startswith("Celebrate")))
