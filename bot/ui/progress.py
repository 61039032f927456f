"""How progress looks: what somebody did and what came back to them, and what a group has; nothing that could fall."""

import discord

from bot.content.words import Words
from bot.domain.checkins import Own
from bot.domain.ids import PersonId
from bot.domain.progress import GroupProgress, Number, Private, Progress
from bot.domain.reports import COUNTS_FROM
from bot.domain.weeks import Review
from bot.ui import actions, text
from bot.ui.cards import WARM, Button, View, button, card, row
from bot.ui.checkins import own_lines


def own(words: Words, progress: Progress, owner: PersonId) -> View:
    """Draw somebody's own progress, the latest look back, and the ways to what it was gathered from."""
    counted = [
        words("progress-weeks", count=progress.weeks),
        words("progress-goals", count=progress.goals),
        words("progress-wins", count=progress.wins),
    ]
    return card(
        f"### {words('progress-title')}",
        "\n".join(counted + _from_others(words, progress)),
        *([_look_back(words, progress.review[1])] if progress.review else []),
        row(*_ways(words, progress, owner)),
        f"-# {words('progress-private')}",
        colour=WARM,
    )


def something_good(words: Words, found: Own | str) -> View:
    """Draw one thing of what has gathered, or an affirmation by its key where there is nothing yet."""
    another = row(button(words("checkin-another-button"), actions.SOMETHING_GOOD.custom_id()))
    if isinstance(found, str):
        return card(words("progress-nothing-yet"), words(f"affirmation-{found}"), another, colour=WARM)
    return card(*own_lines(words, found), another, colour=WARM)


def group(words: Words, found: GroupProgress) -> View:
    """Draw what a group has gathered; what may not be said is not there, and it says why."""
    wins = _with_month(words, words("progress-group-wins", count=found.wins.total), found.wins)
    said = {
        Private.GOALS: "progress-group-goals",
        Private.NOES: "progress-group-noes",
        Private.ENCOURAGEMENTS: "progress-group-encouragements",
    }
    private = [
        _with_month(words, words(said[kind], count=found.private[kind].total), found.private[kind])
        for kind in said
        if kind in found.private
    ]
    is_whole = len(private) == len(said)
    why = words("progress-group-rule" if is_whole else "progress-group-waits", people=COUNTS_FROM)
    return card(
        f"### {words('progress-group-title')}",
        "\n".join([wins, *private]),
        f"-# {why}",
        f"-# {words('progress-group-until')}",
        colour=WARM,
    )


def _from_others(words: Words, progress: Progress) -> list[str]:
    """Return what came from others, and went back; where nothing did, nothing is said."""
    counted = (
        ("progress-celebrations", progress.celebrations),
        ("progress-encouragements", progress.encouragements),
        ("progress-thanks", progress.thanks),
        ("progress-thanks-given", progress.thanks_given),
    )
    return [words(message, count=count) for message, count in counted if count]


def _ways(words: Words, progress: Progress, owner: PersonId) -> list[Button]:
    ways = [button(words("progress-good-button"), actions.SOMETHING_GOOD.custom_id(), discord.ButtonStyle.primary)]
    if progress.wins:
        ways.append(button(words("progress-wins-button"), actions.PAGE_WINS.custom_id(page=0, owner=owner)))
    if progress.encouragements:
        read = actions.READ_ENCOURAGEMENTS.custom_id(page=0, owner=owner)
        ways.append(button(words("progress-read-button"), read))
    return ways


def _with_month(words: Words, line: str, number: Number) -> str:
    if not number.month:
        return line
    is_all = number.month == number.total
    month = words("progress-group-month-all") if is_all else words("progress-group-month", count=number.month)
    return f"{line} · {month}"


def _look_back(words: Words, review: Review) -> str:
    parts = (
        (words("look-back-strength"), review.strength),
        (words("look-back-obstacle"), review.obstacle),
        (words("look-back-next"), review.next),
    )
    told = [f"**{title}**\n{text.member_text(said.strip())}" for title, said in parts if said.strip()]
    return "\n".join([f"### {words('progress-look-back')}", *told])
