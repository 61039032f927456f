"""How encouragement from one member to another looks: to whoever sends it, and to whoever it reaches."""

import discord

from bot.content.words import Words
from bot.domain.celebrations import Applause
from bot.domain.encouragements import LINE_LIMIT
from bot.domain.ids import PersonId
from bot.domain.peers import Encouragement, Page, PeerCard
from bot.domain.schedule import Kind
from bot.ui import actions, text
from bot.ui.cards import WARM, Button, Form, Piece, View, button, card, finished, pager, row

WORDS_FIELD = "words"


def preview(words: Words, draft: Encouragement) -> View:
    """Draw what would be sent, as it would be read, with who reads it and how it gets there."""
    about, whom = {"draft": draft.id}, text.person(draft.whom)
    shown: discord.ui.Container[View] = discord.ui.Container(
        discord.ui.TextDisplay(_as_received(words, draft)), accent_colour=WARM
    )
    choices = [
        button(words("peer-send-button"), actions.SEND_ENCOURAGEMENT.custom_id(**about), discord.ButtonStyle.primary)
    ]
    if draft.line is not None:
        choices.append(button(words("peer-another-button"), actions.ANOTHER_FOR_PEER.custom_id(**about)))
    own = "peer-own-button" if draft.line is not None else "peer-change-button"
    choices.append(button(words(own), actions.OWN_FOR_PEER.custom_id(**about)))
    choices.append(button(words("peer-discard-button"), actions.DISCARD_ENCOURAGEMENT.custom_id(**about)))
    return finished(
        discord.ui.TextDisplay(f"### {words('peer-preview', name=whom)}"),
        shown,
        discord.ui.TextDisplay(words("peer-preview-note", name=whom)),
        row(*choices),
    )


def form(words: Words, draft: Encouragement) -> Form:
    """Return the form for words of one's own; what was written before is in it."""
    write: discord.ui.TextInput[View] = discord.ui.TextInput(
        custom_id=WORDS_FIELD, style=discord.TextStyle.paragraph, max_length=LINE_LIMIT, default=draft.words or None
    )
    label = discord.ui.Label(text=words("peer-own-label"), description=words("peer-own-hint"), component=write)
    return Form(words("peer-own-title"), actions.OWN_FOR_PEER_FORM.custom_id(draft=draft.id), label)


def sent(words: Words, encouragement: Encouragement) -> View:
    """Draw that it is on its way; the same whether or not it is kept from them."""
    return card(words("peer-sent", name=text.person(encouragement.whom)), colour=WARM)


def discarded(words: Words) -> View:
    """Draw that it was not sent and is gone."""
    return card(words("peer-discarded"))


def message(words: Words, said: PeerCard) -> View:
    """Draw what comes to somebody from other members, as the direct message that it is."""
    if said.kind is Kind.ENCOURAGED and said.encouragement is not None:
        return card(_as_received(words, said.encouragement), row(*_answers(words, said.encouragement)), colour=WARM)
    no_more = button(words("peer-no-news-button"), actions.NO_WARM_NEWS.custom_id(nudge=said.id))
    return card(_news(words, said), row(no_more), colour=WARM)


def received(words: Words, page: Page, owner: PersonId) -> View:
    """Draw one page of what somebody received, each with when it came."""
    if not page.encouragements:
        return card(words("peer-list-empty"))
    pieces: list[str | Piece] = [f"### {words('peer-list-title')}"]
    for one in page.encouragements:
        when = text.stamp(one.sent_at or one.at, "D")
        pieces += [f"{_as_received(words, one)}\n-# {when}", row(*_answers(words, one))]
    pieces.append(f"-# {words('peer-list-page', total=page.total, number=page.number + 1, pages=page.pages)}")
    newer, older = words("list-newer-button"), words("list-older-button")
    pieces += pager(
        page.number,
        page.pages,
        newer,
        older,
        lambda to: actions.READ_ENCOURAGEMENTS.custom_id(page=to, owner=owner),
    )
    return card(*pieces, colour=WARM)


def unread_pieces(words: Words, count: int, owner: PersonId) -> list[str | Piece]:
    """Return that encouragements wait, as part of a card; nothing where none does."""
    if not count:
        return []
    read = actions.READ_ENCOURAGEMENTS.custom_id(page=0, owner=owner)
    return [words("peer-waiting", count=count), row(button(words("peer-read-button"), read))]


def thanked(words: Words, encouragement: Encouragement) -> View:
    """Draw that thanks went back, to whoever gave them."""
    return card(words("peer-thank-told", name=text.person(encouragement.sender)), colour=WARM)


def ask_stop(words: Words, encouragement: Encouragement) -> View:
    """Draw what asking somebody to stop does, with one more tap that does it."""
    sure = actions.STOP_FOR_SURE.custom_id(encouragement=encouragement.id)
    name = text.person(encouragement.sender)
    return card(
        words("peer-stop-ask", name=name),
        words("peer-stop-untold"),
        row(
            button(words("peer-stop-sure-button"), sure, discord.ButtonStyle.primary),
            _tell_moderators(words, encouragement),
        ),
        f"-# {words('peer-stop-report')}",
    )


def stopped(words: Words, encouragement: Encouragement, settings: str) -> View:
    """Draw that it stopped, and where that can be undone."""
    done = words("peer-stopped", name=text.person(encouragement.sender), settings=settings)
    return card(done, row(_tell_moderators(words, encouragement)))


def no_news(words: Words, settings: str) -> View:
    """Draw that no such news comes any more."""
    return card(words("peer-no-news", settings=settings))


def _as_received(words: Words, encouragement: Encouragement) -> str:
    heading = words("peer-received", name=text.person(encouragement.sender))
    if encouragement.line is not None:
        return f"### {heading}\n{words(f'encouragement-{encouragement.line}')}"
    return f"### {heading}\n{text.member_text(encouragement.words)}"


def _answers(words: Words, encouragement: Encouragement) -> list[Button]:
    """Return what its reader can do. It is known among our own messages by what these carry."""
    about = {"encouragement": encouragement.id}
    was_thanked = encouragement.thanked_at is not None
    label = words("peer-thanked-button" if was_thanked else "peer-thank-button")
    style = discord.ButtonStyle.secondary if was_thanked else discord.ButtonStyle.primary
    return [
        button(label, actions.THANK.custom_id(**about), style, disabled=was_thanked),
        button(words("peer-stop-button"), actions.PLEASE_STOP.custom_id(**about)),
    ]


def _tell_moderators(words: Words, encouragement: Encouragement) -> Button:
    custom_id = actions.REPORT_ENCOURAGEMENT.custom_id(encouragement=encouragement.id)
    return button(words("peer-report-button"), custom_id)


def _news(words: Words, said: PeerCard) -> str:
    if said.encouragement is not None and said.encouragement.reader is not None:
        return words("peer-thanked", name=text.person(said.encouragement.reader))
    return _celebrated(words, said.applause)


def _celebrated(words: Words, applause: Applause) -> str:
    names = ", ".join(text.person(who) for who in applause.first)
    if applause.count > len(applause.first):
        return words("peer-celebrated-more", names=names, others=applause.count - len(applause.first))
    return words("peer-celebrated", names=names, count=applause.count)
