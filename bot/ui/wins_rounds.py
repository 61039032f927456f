"""How the wins round looks to its group: the card, its pages, what mentions people. No ranking, nobody counted."""

from itertools import groupby

import discord

from bot.content.library import load
from bot.content.words import Words
from bot.domain.rounds import MentionsCard
from bot.domain.wins import Win
from bot.domain.wins_rounds import EXCERPT, OFFER, Thanks, WinsPage, WinsRoundCard
from bot.ui import actions, text
from bot.ui.cards import WARM, Piece, View, button, card, pager, row


def group_card(words: Words, round_: WinsRoundCard) -> View:
    """Draw the round; once its week is over, what it came to, with nobody's name: it is not drawn again then."""
    if round_.is_over:
        return card(_title(words), words("wins-round-over", total=round_.page.total))
    if not round_.page.total:
        return card(_title(words), words("wins-round-empty"), _buttons(words, round_), colour=WARM)
    more = round_.page.total - len(round_.page.wins)
    reached = round_.milestone
    return card(
        f"{_title(words)}\n{words('wins-round-invitation')}",
        _lines(words, round_.page),
        *([f"-# {words('wins-round-more', count=more)}"] if more > 0 else []),
        *([words("wins-round-milestone", total=reached)] if reached else []),
        *_thanks(words, round_.thanks),
        _buttons(words, round_),
        colour=WARM,
    )


def all_wins(words: Words, page: WinsPage, round_: int) -> View:
    """Draw one page of all that the round shows, for one reader."""
    turn = pager(
        page.number,
        page.pages,
        words("round-back-button"),
        words("round-on-button"),
        lambda number: actions.WINS_IN_ROUND.custom_id(round=round_, page=number),
    )
    if not page.wins:
        return card(_title(words), words("wins-round-empty"))
    place = words("win-list-page", total=page.total, number=page.number + 1, pages=page.pages)
    return card(_title(words), _lines(words, page), f"-# {place}", *turn, colour=WARM)


def mentions(words: Words, mentioned: MentionsCard) -> View:
    """Draw what mentions people who asked for it."""
    people = " ".join(text.person(who) for who in mentioned.people)
    share = button(words("wins-round-share-button"), actions.SHARE_IN_ROUND.custom_id(round=mentioned.id))
    return card(f"{words('wins-round-mentions')}\n{people}", row(share))


def _title(words: Words) -> str:
    return f"### {words('wins-round-title')}"


def _lines(words: Words, page: WinsPage) -> str:
    """Return the wins of a page, those of a category below its name, with a little air between categories."""
    shown = []
    for key, found in groupby(page.wins, key=lambda win: win.category):
        name = f"{load().win_categories[key].emoji} **{words(f'win-category-{key}')}**"
        shown.append("\n".join([name, *map(_line, found)]))
    return "\n\n".join(shown)


def _line(win: Win) -> str:
    said = f"{text.person(win.person)} {text.excerpt(win.words, EXCERPT)}".rstrip()
    return text.spoiler(said) if win.category == OFFER else said


def _thanks(words: Words, thanks: Thanks) -> list[str]:
    said = []
    if thanks.count:
        names = ", ".join(text.person(who) for who in thanks.people)
        others = thanks.count - len(thanks.people)
        key = "wins-round-thanks-more" if others else "wins-round-thanks"
        said.append(words(key, names=names, others=others) if others else words(key, names=names))
    if thanks.kind_words:
        said.append(words("wins-round-kind-words"))
    return ["\n".join(said)] if said else []


def _buttons(words: Words, round_: WinsRoundCard) -> Piece:
    more = round_.page.total > len(round_.page.wins)
    share = actions.SHARE_IN_ROUND.custom_id(round=round_.id)
    return row(
        button(words("wins-round-share-button"), share, discord.ButtonStyle.primary, "🎉"),
        *(
            [button(words("wins-round-all-button"), actions.WINS_IN_ROUND.custom_id(round=round_.id, page=0))]
            if more
            else []
        ),
    )
