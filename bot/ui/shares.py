"""How sharing a rejection looks: the form, the preview, what becomes of it for its author, and the group's card."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import discord

from bot.content.words import Words
from bot.domain.deliveries import Delivery, State
from bot.domain.groups import Purpose
from bot.domain.ids import ChannelId, RejectionId
from bot.domain.rejections import Rejection, Stage
from bot.domain.shares import WORDS_LIMIT, Share, ShareCard, Support, Told, UnsharedCard, is_held
from bot.ui import actions, text
from bot.ui.actions import Press
from bot.ui.cards import CALM, WARM, Button, Form, Piece, View, button, card, finished, link, row
from bot.ui.groups import problem_words

WORDS_FIELD, STAGE_FIELD, NAME_FIELD, ADVICE_FIELD = "words", "stage", "name", "advice"
MINE, NONE = "mine", "none"
COMPANY, WELCOME = "company", "welcome"


def share_button(words: Words, rejection: RejectionId) -> Button:
    """Return the button that begins to share a rejection, or shows what is shared of it."""
    return button(words("share-button"), actions.SHARE_REJECTION.custom_id(rejection=rejection))


def form(words: Words, rejection: Rejection, known: Share | None) -> Form:
    """Return the form for what the group would see; nothing that was kept stands in it, but an earlier draft does."""
    write: discord.ui.TextInput[View] = discord.ui.TextInput(
        custom_id=WORDS_FIELD,
        style=discord.TextStyle.paragraph,
        required=False,
        max_length=WORDS_LIMIT,
        default=(known.words if known else "") or None,
    )
    asked = discord.ui.Label(
        text=words("share-form-words"), description=words("share-form-words.about"), component=write
    )
    names = {NONE: words("choice-share-name-none"), MINE: words("choice-share-name-mine")}
    wishes = {COMPANY: words("choice-share-advice-company"), WELCOME: words("choice-share-advice-welcome")}
    return Form(
        words("share-form-title"),
        actions.SHARE_FORM.custom_id(rejection=rejection.id),
        asked,
        *_stage_field(words, rejection.stage, is_said=known is None or known.stage is not None),
        _one_of(words, "share-form-name", NAME_FIELD, names, MINE if known and known.named else NONE),
        _one_of(words, "share-form-advice", ADVICE_FIELD, wishes, WELCOME if known and known.advice else COMPANY),
    )


def read(press: Press) -> Told:
    """Return what somebody chose and wrote; what they did not choose gives away less."""
    return Told(
        words=press.form.get(WORDS_FIELD, ""),
        says_stage=bool(press.form.get(STAGE_FIELD)),
        named=press.form.get(NAME_FIELD) == MINE,
        advice=press.form.get(ADVICE_FIELD) == WELCOME,
    )


def preview(words: Words, share: Share, channel: ChannelId | None, *, alerts: bool) -> View:
    """Draw a draft as the group would see it, with what can become of it.

    Where `alerts` are on, what moderators may get is said before it can be.
    """
    notes = [words("share-preview-note", channel=text.channel(channel))] if channel else []
    notes += [] if share.named else [words("share-preview-unnamed")]
    notes += [words("safety-alert-told")] if alerts else []
    mine: dict[str, int] = {"mine": share.id, "told": int(alerts)}
    choices = [
        button(words("share-now-button"), actions.SHARE_NOW.custom_id(**mine), discord.ButtonStyle.primary),
        button(words("share-later-button"), actions.SHARE_LATER.custom_id(**mine)),
    ]
    return finished(
        discord.ui.TextDisplay(f"### {words('share-preview-title')}"),
        discord.ui.Container(*_card_text(words, share), accent_colour=CALM),
        *[discord.ui.TextDisplay(f"-# {note}") for note in notes if channel],
        *([] if channel else [discord.ui.TextDisplay(words("share-preview-no-channel"))]),
        row(
            *(choices if channel else []),
            button(words("share-change-button"), actions.SHARE_REJECTION.custom_id(rejection=share.rejection)),
            button(words("share-discard-button"), actions.DISCARD_SHARE.custom_id(mine=share.id)),
        ),
    )


def shared(words: Words, share: Share, delivery: Delivery, purpose: Purpose, now: datetime) -> View:
    """Draw for its author what became of a share: it waits, stands there, or could not be posted."""
    back = button(words("share-take-back-button"), actions.TAKE_SHARE_BACK.custom_id(mine=share.id))
    again = actions.SHARE_NOW.custom_id(mine=share.id, told=int(delivery.alerts))
    if is_held(delivery, now):
        at_once = button(words("share-now-button"), again)
        held = words("share-held", when=text.stamp(delivery.next_try, "F"))
        return card(held, *_card_text(words, share), row(at_once, back))
    if delivery.state is State.UNDELIVERABLE and delivery.problem is not None:
        problem = problem_words(words, purpose, delivery.problem)
        try_again = button(words("share-again-button"), again)
        return card(words("share-not-posted", problem=problem), row(try_again, back))
    if delivery.state is State.SKIPPED:
        return card(words("share-unsent"), row(back))
    if delivery.message is None or delivery.channel is None:
        return card(words("share-on-its-way"), row(back))
    url = text.jump(delivery.group, delivery.channel, delivery.message)
    said = words("share-posted", channel=text.channel(delivery.channel))
    return card(said, row(link(words("share-jump-button"), url), back), colour=WARM)


def unshared(words: Words, said: UnsharedCard, mention: Callable[[str], str]) -> View:
    """Draw for its author that something was not posted, as the direct message that it is."""
    return card(*unshared_pieces(words, [said], mention))


def unshared_pieces(words: Words, found: Sequence[UnsharedCard], mention: Callable[[str], str]) -> list[str | Piece]:
    """Return that something was not posted as part of a card, the latest alone; nothing where there is none."""
    if not found:
        return []
    keep = button(words("share-discard-button"), actions.DISCARD_UNSHARED.custom_id(nudge=found[0].id))
    return [words("share-unshared", list=mention("rejection list")), row(keep)]


def discarded(words: Words) -> View:
    """Draw that a draft is gone and nothing was shared."""
    return card(words("share-discarded"))


def taken_back(words: Words) -> View:
    """Draw that what was shared is taken back."""
    return card(words("share-taken-back"))


def group_card(words: Words, shown: ShareCard) -> View:
    """Draw what the group sees. Without a name, nothing on it tells whose it is."""
    share, given = shown.share, shown.support
    return card(*_card_text(words, share), row(*_answers(words, share, given)), colour=CALM)


def _card_text(words: Words, share: Share) -> list[discord.ui.TextDisplay[View]]:
    who = text.person(share.person)
    title = words("share-card-named", name=who) if share.named else words("share-card-unnamed")
    stage = f"-# {words(f'choice-rejection-stage-{share.stage}')}" if share.stage else ""
    wish = f"-# {words('share-card-advice' if share.advice else 'share-card-company')}"
    lines = ["\n".join(part for part in (title, stage) if part), text.member_text(share.words), wish]
    return [discord.ui.TextDisplay(line) for line in lines if line]


def _answers(words: Words, share: Share, given: Support) -> list[Button]:
    return [
        button(
            words("share-encourage-button-count", count=given.encouraging)
            if given.encouraging
            else words("share-encourage-button"),
            actions.ENCOURAGE_SHARED.custom_id(share=share.id),
            emoji="💛",
        ),
        button(
            words("share-been-there-button-count", count=given.been_there)
            if given.been_there
            else words("share-been-there-button"),
            actions.BEEN_THERE.custom_id(share=share.id),
        ),
    ]


def _stage_field(words: Words, stage: Stage, *, is_said: bool) -> list[discord.ui.Label[Any]]:
    """Return the question whether to say where it ended; none where that is nothing in particular."""
    if stage is Stage.OTHER:
        return []
    tick: discord.ui.Checkbox[View] = discord.ui.Checkbox(custom_id=STAGE_FIELD, default=is_said)
    about = words(f"choice-rejection-stage-{stage}")
    return [discord.ui.Label(text=words("share-form-stage"), description=about, component=tick)]


def _one_of(
    words: Words, message: str, custom_id: str, options: dict[str, str], chosen: str
) -> discord.ui.Label[Any]:
    """Return a question with two answers, of which one is chosen already."""
    group: discord.ui.RadioGroup[View] = discord.ui.RadioGroup(
        custom_id=custom_id,
        required=False,
        options=[
            discord.RadioGroupOption(label=said, value=value, default=value == chosen)
            for value, said in options.items()
        ],
    )
    return discord.ui.Label(text=words(message), component=group)
