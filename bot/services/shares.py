"""Sharing a rejection with the group: drafted, looked at, posted now or in a day, taken back, answered by others."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from bot.domain import shares as rules
from bot.domain.deliveries import Delivery, State
from bot.domain.groups import Feature, Purpose, check_has
from bot.domain.ids import ChannelId, DeliveryId, GroupId, PersonId, RejectionId, SharedId
from bot.domain.refusals import Reason, Refusal
from bot.domain.rejections import Rejection
from bot.domain.schedule import Skip
from bot.domain.shares import Kind, Share, ShareCard, Told
from bot.services import groups as known_groups
from bot.store import deliveries, groups, rejections, shares, takedowns
from bot.store.engine import Reader
from bot.store.store import Store


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody shares, or would: its card's delivery, None before they said so, and where it goes.

    `alerts` says whether the group's moderators get a link if it reads as if somebody were in danger.
    """

    share: Share
    delivery: Delivery | None
    channel: ChannelId | None
    purpose: Purpose
    alerts: bool


async def is_offered(store: Store, here: GroupId | None) -> bool:
    """Say whether rejections can be shared where somebody is."""
    return here is not None and rules.is_offered(await known_groups.find(store, here))


async def is_about(store: Store, rejection: RejectionId, here: GroupId | None) -> bool:
    """Say whether a rejection can be shared where somebody is, or is shared already and can be taken back."""
    if await is_offered(store, here):
        return True
    async with store.read() as view:
        share = await shares.find_for(view, rejection, store.vault)
        return share is not None and await _owed(view, share.id) is not None


async def about(
    store: Store, rejection: RejectionId, person: PersonId, here: GroupId | None
) -> tuple[Rejection, Shown | None]:
    """Return a rejection that somebody would like to share, and what is or would be shared of it, if anything is.

    Raises:
        Refusal: there is no such one of theirs, this is not the place for it, or the host switched it off.
    """
    async with store.read() as view:
        known = await _own_rejection(store, view, rejection, person)
        share = await shares.find_for(view, rejection, store.vault)
        shown = None if share is None else await _shown(view, share)
        if shown is None or shown.delivery is None:  # what is shared can be looked at and taken back anywhere
            group = await groups.known(view, rules.check_place(known, here))
            check_has(group, Feature.SHARED_REJECTIONS)
    return known, shown


async def keep(
    store: Store, rejection: RejectionId, person: PersonId, here: GroupId | None, told: Told, *, now: datetime
) -> Shown:
    """Keep what would be shared of a rejection, for its author to look at. What is shared already stays as it is.

    Raises:
        Refusal: the words are too long, or as `about`.
    """
    async with store.write() as tx:
        known = await _own_rejection(store, tx, rejection, person)
        before = await shares.find_for(tx, rejection, store.vault)
        if before is not None and await _owed(tx, before.id) is not None:
            return await _shown(tx, before)
        share = rules.draft(before.id if before else _by_lot(), known, told, here, now)
        check_has(await groups.known(tx, share.group), Feature.SHARED_REJECTIONS)
        shares.save(tx, share, await store.vault.sealer(person))
        return await _shown(tx, share)


async def find(store: Store, share: SharedId, person: PersonId) -> Shown:
    """Return what somebody shares, or would.

    Raises:
        Refusal: there is no such thing of theirs.
    """
    async with store.read() as view:
        return await _shown(view, await _own(store, view, share, person))


async def post(
    store: Store,
    share: SharedId,
    person: PersonId,
    here: GroupId | None,
    now: datetime,
    *,
    told: bool,
    later: bool = False,
) -> Shown:
    """Owe the card of a share, from now on or in a day; `deliveries.deliver` posts it. Said twice, it is one card.

    `told` says that its author has just seen that moderators may get a link to it; without that, nobody gets one.

    Raises:
        Refusal: there is no such thing of theirs, they are elsewhere, or the host switched it off.
    """
    async with store.write() as tx:
        known = await _own(store, tx, share, person)
        if here != known.group:  # whoever left a group posts there no longer
            raise Refusal(Reason.ONLY_IN_A_GROUP if here is None else Reason.OTHER_GROUP)
        group = await groups.known(tx, known.group)
        check_has(group, Feature.SHARED_REJECTIONS)
        owed = await deliveries.find(tx, DeliveryId(share))
        if owed is None:
            deliveries.save(tx, rules.owe(known, group, now, alerts=told, later=later))
        elif owed.state is State.SKIPPED:
            deliveries.save(tx, rules.owe_after_all(owed, group, now, alerts=told, later=later))
        elif not later:
            deliveries.save(tx, rules.owe_now(owed, group, now, alerts=told))
        return await _shown(tx, known)


async def discard(store: Store, share: SharedId, person: PersonId) -> Shown | None:
    """Forget a draft; what is shared already is left alone and returned.

    Raises:
        Refusal: there is no such thing of theirs.
    """
    async with store.write() as tx:
        shown = await _shown(tx, await _own(store, tx, share, person))
        if shown.delivery is not None:
            return shown
        shares.delete(tx, share)
    return None


async def take_back(store: Store, share: SharedId, person: PersonId, now: datetime) -> None:
    """Erase what somebody shares, whether it waits or stands there; its card is owed to be taken down.

    Raises:
        Refusal: there is no such thing of theirs any more.
    """
    async with store.write() as tx:
        known = await _own(store, tx, share, person)
        await takedowns.owe_for_rejection(tx, known.rejection, now)
        shares.delete(tx, share)


async def support(
    store: Store, share: SharedId, person: PersonId, here: GroupId | None, kind: Kind, *, now: datetime
) -> None:
    """Count somebody's answer to what was shared, once in each way.

    Raises:
        Refusal: it is their own, they are counted already, or it was never shared here, or taken back.
    """
    async with store.write() as tx:
        known = await shares.find(tx, share, store.vault)
        owed = await deliveries.find(tx, DeliveryId(share))
        if known is None or owed is None or owed.first_try is None:
            raise Refusal(Reason.NO_SUCH_SHARE)
        rules.check_support(known, person, here)
        if not await shares.support(tx, share, person, kind, now):
            raise Refusal(Reason.ALREADY_SUPPORTED)


async def card(store: Store, share: SharedId) -> ShareCard:
    """Return a card as it is now.

    Raises:
        Refusal: it was taken back.
    """
    async with store.read() as view:
        known = await shares.find(view, share, store.vault)
        if known is None:
            raise Refusal(Reason.NO_SUCH_SHARE)
        return ShareCard(known, await shares.count_support(view, share))


async def owed_card(store: Store, view: Reader, share: SharedId) -> ShareCard | Skip | None:
    """Return the card that is to be posted; that it is over, if the host switched it off meanwhile, which its author
    finds in their list; None if they have no key any more.
    """
    known = await shares.find(view, share, store.vault)
    if known is None:
        return None
    if not (await groups.known(view, known.group)).has(Feature.SHARED_REJECTIONS):
        return Skip.OVER
    return ShareCard(known, await shares.count_support(view, share))


async def unsent(store: Store, person: PersonId) -> frozenset[RejectionId]:
    """Return of which of somebody's rejections something was held, and not posted, as the host switched it off."""
    async with store.read() as view:
        return frozenset(await shares.unsent(view, person))


async def forget_drafts(store: Store, now: datetime) -> None:
    """Erase what was written to be shared and was not for `DRAFT_KEPT`, whoever wrote it."""
    async with store.write() as tx:
        shares.delete_drafts(tx, now - rules.DRAFT_KEPT)


async def _shown(view: Reader, share: Share) -> Shown:
    group = await groups.known(view, share.group)
    owed = await _owed(view, share.id)
    return Shown(share, owed, rules.channel(group), rules.purpose(group), group.reaches_moderators(Feature.ALERTS))


async def _owed(view: Reader, share: SharedId) -> Delivery | None:
    """Return the delivery of a share's card; None for a draft, and what was not posted is one again."""
    owed = await deliveries.find(view, DeliveryId(share))
    return None if owed is None or owed.state is State.SKIPPED else owed


async def _own_rejection(store: Store, view: Reader, rejection: RejectionId, person: PersonId) -> Rejection:
    known = await rejections.find(view, rejection, store.vault)
    if known is None or known.person != person:
        raise Refusal(Reason.NO_SUCH_REJECTION)
    return known


async def _own(store: Store, view: Reader, share: SharedId, person: PersonId) -> Share:
    known = await shares.find(view, share, store.vault)
    if known is None or known.person != person:
        raise Refusal(Reason.NO_SUCH_SHARE)
    return known


def _by_lot() -> SharedId:
    """Return an id that tells nothing, 62 bits as derived ones have."""
    return SharedId(secrets.randbelow(2**62 - 1) + 1)
