"""A line for now, lines that members offer to their group's library, and what moderators decide about them."""

from dataclasses import dataclass
from datetime import datetime

from bot.content.library import load
from bot.domain import encouragements as rules
from bot.domain.encouragements import PAGE_SIZE, Decline, LinesPage, OfferedLine, OfferedState, Stage, Wish
from bot.domain.ids import GroupId, OfferedId, PersonId
from bot.domain.pages import nearest
from bot.domain.refusals import Reason, Refusal
from bot.logs import get_logger
from bot.services import lines, shelves
from bot.store import encouragements, groups
from bot.store.engine import Reader
from bot.store.store import Store

log = get_logger(__name__)

SHELF = "encouragements"
"""What is remembered as shown: lines of the library by their keys, and those that members offered by their ids."""

NEWS_AT_ONCE = 5
"""Decisions that somebody is told of in one answer."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line for now: one of the library by its key, or an offered one that the group's moderators approved.

    `news` are lines that whoever asks had offered and that were decided since they were here last.
    """

    wish: Wish
    key: str | None
    offered: OfferedLine | None
    news: tuple[OfferedLine, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A line that its author looks at before they offer it, and news as in `Drawn`."""

    offered: OfferedLine
    news: tuple[OfferedLine, ...]


async def draw(store: Store, person: PersonId, group: GroupId | None, wish: Wish, *, seed: int) -> Drawn:
    """Choose a line for somebody that they were not shown yet, and remember that they were shown it."""
    sealer = await store.vault.sealer(person)
    library = _from_library(wish)
    first = [line for line in library if load().encouragements[line].stage is not Stage.ANY]
    async with store.write() as tx:
        from_group = {str(line): line for line in await _from_group(tx, group, person, wish)}
        everything = [*library, *from_group]
        line: str | None = await shelves.draw(tx, person, sealer, SHELF, everything, first=first, seed=seed)
        offered = None
        if line in from_group:
            offered = await encouragements.find(tx, from_group[line], store.vault)
            line = None
            if offered is None:  # its author is being erased at this moment
                line = await shelves.draw(tx, person, sealer, SHELF, library, first=first, seed=seed)
        news = await encouragements.untold(tx, person, NEWS_AT_ONCE, store.vault)
    return Drawn(wish, line, offered, news)


async def prepare(store: Store, offered: OfferedLine) -> Prepared:
    """Keep a line for its author alone until they offer it or a day has passed, see `forget_drafts`.

    Raises:
        Refusal: its words will not do, or as many of theirs as may wait for moderators do.
    """
    sealer = await store.vault.sealer(offered.person)
    async with store.write() as tx:
        draft = rules.draft(offered, await encouragements.count_pending(tx, offered.person))
        encouragements.insert(tx, draft, sealer)
        news = await encouragements.untold(tx, draft.person, NEWS_AT_ONCE, store.vault)
    return Prepared(draft, news)


async def hand_in(store: Store, line: OfferedId, person: PersonId, now: datetime) -> None:
    """Give a line to the moderators of the group it was written in.

    Raises:
        Refusal: there is no such line of theirs, its day is over, or as many of theirs as may wait do.
    """
    sealer = await store.vault.sealer(person)
    async with store.write() as tx:
        known = await _find(store, tx, line)
        handed_in = rules.hand_in(known, person, await encouragements.count_pending(tx, person), now)
        encouragements.save(tx, handed_in, sealer)
        if handed_in is not known:
            await lines.tell(tx, await groups.known(tx, handed_in.group), now)


async def discard(store: Store, line: OfferedId, person: PersonId) -> None:
    """Erase a line that was not offered."""
    async with store.write() as tx:
        encouragements.delete_draft(tx, line, person)


async def forget_drafts(store: Store, now: datetime) -> None:
    """Erase the lines that were typed and not offered for a day, whoever typed them."""
    async with store.write() as tx:
        encouragements.delete_drafts(tx, now - rules.DRAFT_KEPT)


async def tell(store: Store, news: tuple[OfferedLine, ...]) -> None:
    """Remember that these were told to their author; called once the answer that says so has arrived."""
    if not news:
        return
    async with store.write() as tx:
        for offered in news:
            encouragements.tell(tx, offered)


async def queue(store: Store, group: GroupId, number: int) -> LinesPage:
    """Return one page of the lines that wait for moderators; a number past the end gives the last page."""
    async with store.read() as view:
        return await _page(store, view, group, OfferedState.PENDING, number)


async def shelf(store: Store, group: GroupId, number: int) -> LinesPage:
    """Return one page of the lines in a group's library; a number past the end gives the last page."""
    async with store.read() as view:
        return await _page(store, view, group, OfferedState.APPROVED, number)


async def waiting(store: Store, line: OfferedId, group: GroupId) -> OfferedLine:
    """Return a line that waits for a group's moderators.

    Raises:
        Refusal: there is no such line in this group, or it is decided already.
    """
    async with store.read() as view:
        offered = await _find(store, view, line, group)
    rules.check_waiting(offered)
    return offered


async def approve(store: Store, line: OfferedId, group: GroupId, now: datetime, words: str | None = None) -> None:
    """Put a line on the group's shelf, in other words if some are given. Which moderator it was is not kept.

    Raises:
        Refusal: there is no such line in this group, it is decided already, or the words will not do.
    """
    async with store.write() as tx:
        known = await _find(store, tx, line, group)
        approved = rules.approve(known, known.words if words is None else words, now)
        encouragements.save(tx, approved, await store.vault.sealer(approved.person))
    log.info("offered line approved", group=group, edited=approved.is_edited)


async def decline(store: Store, line: OfferedId, group: GroupId, reason: Decline, now: datetime) -> None:
    """Leave a line out of the group's library. Which moderator it was is not kept.

    Raises:
        Refusal: there is no such line in this group, or it is decided already.
    """
    async with store.write() as tx:
        declined = rules.decline(await _find(store, tx, line, group), reason, now)
        encouragements.save(tx, declined, await store.vault.sealer(declined.person))
    log.info("offered line declined", group=group, reason=reason)


async def on_shelf(store: Store, line: OfferedId, group: GroupId) -> OfferedLine:
    """Return a line of a group's library.

    Raises:
        Refusal: there is no such line in it, or no longer.
    """
    async with store.read() as view:
        offered = await _find(store, view, line, group)
    rules.check_on_shelf(offered)
    return offered


async def take_out(store: Store, line: OfferedId, group: GroupId, now: datetime) -> None:
    """Take a line out of a group's library; its author is told, as of any decision, and not which moderator it was.

    Raises:
        Refusal: there is no such line in it, or no longer.
    """
    async with store.write() as tx:
        taken_out = rules.take_out(await _find(store, tx, line, group), now)
        encouragements.save(tx, taken_out, await store.vault.sealer(taken_out.person))
    log.info("offered line taken out", group=group)


async def _page(store: Store, view: Reader, group: GroupId, state: OfferedState, number: int) -> LinesPage:
    total = await encouragements.count(view, group, state)
    number, pages = nearest(number, total, PAGE_SIZE)
    return LinesPage(await encouragements.page(view, group, state, number, store.vault), number, pages, total)


def _from_library(wish: Wish) -> list[str]:
    return [line.key for line in load().encouragements.values() if wish.takes(line.stage, line.themes)]


async def _from_group(view: Reader, group: GroupId | None, person: PersonId, wish: Wish) -> list[OfferedId]:
    if group is None:
        return []
    shelved = await encouragements.shelf(view, group, person)
    return [line.id for line in shelved if wish.takes(Stage.ANY, () if line.theme is None else (line.theme,))]


async def _find(store: Store, view: Reader, line: OfferedId, group: GroupId | None = None) -> OfferedLine:
    """Return an offered line; one of another group than the one asked for is none."""
    offered = await encouragements.find(view, line, store.vault)
    if offered is None or group not in (None, offered.group):
        raise Refusal(Reason.NO_SUCH_OFFERED)
    return offered
