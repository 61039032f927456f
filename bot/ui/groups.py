"""What a host is told: what posting needs, and that something needs mending. The panel is in `setup.py`."""

from bot.content.words import Words
from bot.domain.groups import Problem, Purpose
from bot.domain.ids import ChannelId
from bot.ui import text
from bot.ui.cards import View, card

POSTING = ("view_channel", "send_messages", "read_message_history")
"""What Rebound needs in a channel it posts to. History is read only to find its own post after a crash."""

IN_THREADS = ("create_public_threads", "send_messages_in_threads")
"""What it needs besides where a thread is to hang from the goals round."""


def host_notice(words: Words, group_name: str, what: str, fix: str) -> View:
    """Draw what the host has to mend. Says it once; `bot.services.deliveries` sees to that."""
    return card(
        f"### {words('host-notice-title', group=text.member_text(group_name, 100))}",
        words("host-notice", problem=what),
        fix,
    )


def fix_words(words: Words, where: ChannelId | None, problem: Problem, setup_command: str) -> str:
    """Return how the host mends a problem."""
    channel = text.channel(where) if where else ""
    return words(f"host-notice-fix-{problem}", channel=channel, setup=setup_command)


def problem_words(words: Words, purpose: Purpose, problem: Problem) -> str:
    """Return what keeps a post from being made."""
    return words(f"problem-{problem}", place=words(f"place-{purpose}"))
