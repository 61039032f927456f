"""What has gathered: of somebody, for them alone; of a group, once enough people had a part in it."""

from datetime import datetime

from bot.domain import progress as rules
from bot.domain.ids import GroupId, PersonId
from bot.domain.progress import GroupProgress, Number, Private, Progress, Tally
from bot.domain.reports import check_has_numbers
from bot.services import groups as known_groups
from bot.store import celebrations, goals, peers, people, weeks, wins
from bot.store import progress as tallies
from bot.store.engine import Reader
from bot.store.store import Store


async def own(store: Store, person: PersonId) -> Progress:
    """Return somebody's progress."""
    sealer = await store.vault.sealer(person)
    async with store.read() as view:
        shown_up, kept = await weeks.tally(view, person)
        done = await goals.count_done(view, person)
        return Progress(
            weeks=shown_up,
            goals=kept + done,
            wins=await wins.count(view, person),
            celebrations=await celebrations.count_of(view, person),
            encouragements=await peers.count_received(view, person),
            thanks=await peers.count_thanks(view, person),
            thanks_given=await peers.count_thanks_given(view, person),
            review=await weeks.last_review(view, person, sealer),
        )


async def of_group(store: Store, group: GroupId, now: datetime) -> GroupProgress:
    """Return what a group has gathered up to the end of yesterday, and count what may be counted since the last time.

    Raises:
        Refusal: the group is so small that numbers would speak of single people.
    """
    zone = (await known_groups.find(store, group)).zone
    until, month = rules.last_midnight(zone, now), rules.month_began(zone, now)
    async with store.read() as view:
        check_has_numbers(await people.count_members(view, group, until))
        found = {kind: await _uncounted(view, group, kind, zone, until) for kind in Private}
    for kind, (since, counted) in found.items():
        if counted:
            await _count(store, group, kind, since, counted)
    async with store.read() as view:
        posted, before = await wins.count_posted(view, group, until), await wins.count_posted(view, group, month)
        numbers = {kind: await tallies.number(view, group, kind, month) for kind in Private}
    return GroupProgress(
        wins=Number(posted, posted - before),
        private={kind: number for kind, number in numbers.items() if number is not None},
    )


async def _uncounted(
    view: Reader, group: GroupId, kind: Private, zone: str | None, until: datetime
) -> tuple[datetime | None, list[Tally]]:
    """Return up to when something was counted so far, and what may be counted of what came since."""
    counted_until = await tallies.counted_until(view, group, kind)
    since = counted_until or await tallies.first(view, group, kind)
    found: list[Tally] = []
    for end in [] if since is None else rules.ends(since, zone, until):
        came = await tallies.stretch(view, group, kind, since or end, end)
        if rules.may_be_counted(came):
            found.append(Tally(group, kind, end, came.count))
            since = end
    return counted_until, found


async def _count(store: Store, group: GroupId, kind: Private, since: datetime | None, counted: list[Tally]) -> None:
    """Write down what was counted, unless somebody else who asked did so meanwhile."""
    async with store.write() as tx:
        if await tallies.counted_until(tx, group, kind) == since:
            for tally in counted:
                tallies.insert(tx, tally)
