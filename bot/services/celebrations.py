"""Celebrating somebody's win, or an ordinary message of theirs."""

from dataclasses import replace
from datetime import datetime

from bot.domain import celebrations as rules
from bot.domain.celebrations import Applause, Cheer
from bot.domain.groups import Feature, check_has
from bot.domain.ids import GroupId, MessageId, PersonId, SubjectId, WinId
from bot.domain.people import check_welcomes_cards
from bot.domain.refusals import Reason, Refusal
from bot.services import groups, peer_messages, people, wins
from bot.store import celebrations
from bot.store.store import Store


async def celebrate(store: Store, win_id: WinId, person: PersonId, now: datetime) -> None:
    """Count a person's celebration of a shared win, once.

    Raises:
        Refusal: it is their own, they are counted already, or there is no such shared win.
    """
    async with store.write() as tx:
        win = await wins.find(store, tx, win_id)
        rules.check(win, person)
        if not await celebrations.add(tx, SubjectId(win_id), GroupId(win.group or 0), person, now):
            raise Refusal(Reason.ALREADY_CELEBRATED)
        await peer_messages.celebrated(store, tx, win, person, now)


async def cheer(store: Store, draft: Cheer, author: PersonId, person: PersonId, now: datetime) -> Cheer:
    """Count a person's celebration of somebody's ordinary message, once; return the cheer and its card, if any.

    Raises:
        Refusal: it is their own message, its author does not want such cards, or the host switched them off; or they
            are counted already, and the card that says so is there.
    """
    if author == person:
        raise Refusal(Reason.OWN_WIN)
    check_has(await groups.find(store, draft.group), Feature.CHEERS)
    check_welcomes_cards(await people.standing(store, author), draft.group)
    async with store.write() as tx:
        cheer = await celebrations.find_cheer(tx, draft.message) or draft
        celebrations.save_cheer(tx, cheer)
        is_new = await celebrations.add(tx, SubjectId(cheer.message), cheer.group, person, now)
    if not is_new and cheer.card is not None:
        raise Refusal(Reason.ALREADY_CELEBRATED)
    return cheer


async def remember_card(store: Store, cheer: Cheer, card: MessageId) -> None:
    """Write down which message is the cheer's card."""
    async with store.write() as tx:
        celebrations.save_cheer(tx, replace(cheer, card=card))


async def find_cheer(store: Store, message: MessageId) -> tuple[Cheer, Applause]:
    """Return a cheer as it is now, found by the message it is for.

    Raises:
        Refusal: there is no such cheer.
    """
    async with store.read() as view:
        cheer = await celebrations.find_cheer(view, message)
        if cheer is None:
            raise Refusal(Reason.NOT_A_CARD)
        return cheer, await celebrations.applause(view, SubjectId(cheer.message))


async def take_away(store: Store, message: MessageId, author: PersonId, person: PersonId) -> Cheer:
    """Forget a cheer for a person's message, because that person does not want it; return it as it was.

    Raises:
        Refusal: there is no such cheer, or it is about somebody else.
    """
    if author != person:
        raise Refusal(Reason.NOT_YOUR_WIN)
    async with store.write() as tx:
        cheer = await celebrations.find_cheer(tx, message)
        if cheer is None:
            raise Refusal(Reason.NOT_A_CARD)
        celebrations.delete_cheer(tx, cheer)
    return cheer
