"""How somebody's own progress looks: what they did, and nothing that could fall."""

from bot.content.words import Words
from bot.domain.weeks import Review
from bot.ui import text
from bot.ui.cards import WARM, View, card


def own(words: Words, *, weeks: int, goals: int, wins: int, review: Review | None) -> View:
    """Draw weeks shown up, goals kept, wins, and the latest look back."""
    counted = [
        words("progress-weeks", count=weeks),
        words("progress-goals", count=goals),
        words("progress-wins", count=wins),
    ]
    return card(
        f"### {words('progress-title')}",
        "\n".join(counted),
        *([_look_back(words, review)] if review else []),
        f"-# {words('progress-private')}",
        colour=WARM,
    )


def _look_back(words: Words, review: Review) -> str:
    parts = (
        (words("look-back-strength"), review.strength),
        (words("look-back-obstacle"), review.obstacle),
        (words("look-back-next"), review.next),
    )
    told = [f"**{title}**\n{text.member_text(said.strip())}" for title, said in parts if said.strip()]
    return "\n".join([f"### {words('progress-look-back')}", *told])
