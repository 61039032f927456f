"""Encouragement between members: what a stop keeps back shows nowhere, and what is erased is gone for everybody."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.domain.ids import EncouragementId, PersonId, StopId
from bot.domain.peers import STOPS
from bot.domain.refusals import Reason, Refusal
from bot.services import peers, people, privacy
from bot.store import holdings
from bot.store import peers as rows
from bot.store.store import Paths, Store, open_store
from tests.builders import ANA, BEN, CHI, GROUP, NOW, an_encouragement

A_DAY = timedelta(days=1)


async def members(store: Store, *several: PersonId, at: datetime = NOW) -> None:
    """Let people take part in the group."""
    for person in several:
        await people.agree(store, person, GROUP, at)


async def send(
    store: Store, number: int, sender: PersonId = ANA, whom: PersonId = BEN, at: datetime = NOW
) -> EncouragementId:
    """Let somebody send a line of the library."""
    draft = an_encouragement(id=number, sender=sender, whom=whom, at=at, words="", sent=False)
    kept = await peers.propose(store, draft, seed=number)
    return (await peers.send(store, kept.id, sender, at)).id


async def stop(store: Store, encouragement: EncouragementId, reader: PersonId = BEN, number: int = 900) -> None:
    await peers.stop(store, encouragement, reader, StopId(number), NOW)


async def seen_by(store: Store, person: PersonId) -> object:
    """Return everything that somebody can find out about what is kept of them."""
    kept = await privacy.overview(store, person)
    async with store.read() as view:
        exported = await holdings.read_out(view, person, store.vault)
    listed = await peers.received(store, person, 0, NOW + 9 * A_DAY)
    return kept.held, exported, listed, await peers.count_waiting(store, person)


@asynccontextmanager
async def another(where: Path) -> AsyncIterator[Store]:
    async with open_store(Paths(where, where / "master.key"), NOW) as opened:
        await members(opened, ANA, BEN, CHI)
        yield opened


@pytest.mark.parametrize("erases", [pytest.param(False, id="they stay"), pytest.param(True, id="they erase all")])
async def test_whoever_sent_it_can_find_out_nowhere_whether_it_was_kept_back(tmp_path: Path, erases: bool) -> None:
    seen, told = [], []
    for is_stopped in (False, True):
        async with another(tmp_path / str(is_stopped)) as store:
            first = await send(store, 1)
            if is_stopped:
                await stop(store, first)
            second = await send(store, 2, at=NOW + A_DAY)
            with pytest.raises(Refusal, match=Reason.ENCOURAGED_TODAY):
                await send(store, 3, at=NOW + A_DAY)
            if erases:
                await privacy.erase(store, BEN, NOW + A_DAY)
            seen.append(await seen_by(store, ANA))
            async with store.read() as view:
                found = await rows.find(view, second, store.vault)
            assert found is not None
            told.append((found.whom, found.line, found.sent_at))
    assert seen[0] == seen[1]
    assert told[0] == told[1]


async def test_whoever_was_stopped_from_does_not_find_out_that_something_was_kept_back(tmp_path: Path) -> None:
    """Ben asked Ana to stop; what Ben sends her goes nowhere, and Ana sees what she would if he had sent nothing."""
    seen = []
    for sends in (False, True):
        async with another(tmp_path / str(sends)) as store:
            await stop(store, await send(store, 1))
            if sends:
                await send(store, 2, BEN, ANA)
            seen.append(await seen_by(store, ANA))
    assert seen[0] == seen[1]


async def test_a_sender_who_erases_everything_takes_it_away_everywhere(store: Store) -> None:
    await members(store, ANA, BEN)
    known = await send(store, 1)
    await peers.thank(store, known, BEN, NOW)
    await privacy.erase(store, ANA, NOW)
    assert (await peers.received(store, BEN, 0, NOW)).total == 0
    async with store.read() as view:
        kept = await holdings.read_out(view, BEN, store.vault)
    assert kept.keys().isdisjoint({"encouragement", "schedule", "delivery"})
    with pytest.raises(Refusal, match=Reason.NO_SUCH_ENCOURAGEMENT):
        await peers.thank(store, known, BEN, NOW)


async def test_a_reader_who_erases_everything_takes_it_out_of_their_list_and_leaves_no_trace(store: Store) -> None:
    await members(store, ANA, BEN)
    await send(store, 1)
    await privacy.erase(store, BEN, NOW)
    async with store.read() as view:
        for table in ("encouragement", "schedule", "delivery"):
            found = [dict(row) for row in await view.all(f"SELECT * FROM {table}")]
            assert BEN not in [value for row in found for value in row.values()]
        assert len(await view.all("SELECT 1 FROM encouragement")) == 1, "it is Ana's, who wrote it"
        assert await view.all("SELECT 1 FROM schedule") == []


async def test_an_export_says_to_whom_one_wrote_and_what_others_wrote(store: Store) -> None:
    await members(store, ANA, BEN)
    known = await send(store, 1)
    await peers.write(store, await _draft(store, 2, BEN, ANA), EncouragementId(3), BEN, "You did it", now=NOW)
    await peers.send(store, EncouragementId(3), BEN, NOW)
    async with store.read() as view:
        exported = (await holdings.read_out(view, ANA, store.vault))["encouragement"]
    own, received = sorted(exported, key=lambda row: row["id"] != str(known))
    assert own["whom"] == str(BEN)
    assert own.keys().isdisjoint({"reader_id", "read_at"})
    assert received["words"] == "You did it"
    assert received["person_id"] == str(BEN)
    assert received["reader_id"] == str(ANA)


async def _draft(store: Store, number: int, sender: PersonId, whom: PersonId) -> EncouragementId:
    draft = an_encouragement(id=number, sender=sender, whom=whom, words="", sent=False)
    return (await peers.propose(store, draft, seed=number)).id


async def test_a_stop_outlives_that_its_object_erases_everything_and_joins_anew(store: Store) -> None:
    await members(store, ANA, BEN)
    await stop(store, await send(store, 1))
    await privacy.withdraw(store, ANA, NOW)
    with pytest.raises(Refusal, match=Reason.TAKES_NONE):
        await send(store, 2, BEN, ANA)
    await members(store, ANA, at=NOW + A_DAY)
    await send(store, 3, at=NOW + A_DAY)
    assert (await peers.received(store, BEN, 0, NOW + A_DAY)).total == 0


async def test_a_stop_goes_with_whoever_said_it(store: Store) -> None:
    await members(store, ANA, BEN)
    await stop(store, await send(store, 1))
    await privacy.erase(store, BEN, NOW)
    await members(store, BEN, at=NOW + A_DAY)
    await send(store, 2, at=NOW + A_DAY)
    assert (await peers.received(store, BEN, 0, NOW + A_DAY)).total == 1


async def test_a_stop_is_said_once_taken_back_by_its_author_alone_and_as_many_as_a_list_holds(store: Store) -> None:
    await members(store, ANA, BEN)
    known = await send(store, 1)
    await stop(store, known)
    await stop(store, known, number=901)
    (one,) = await peers.stops(store, BEN)
    await peers.let_again(store, ANA, one.id)
    assert await peers.stops(store, BEN) == [one]
    await peers.let_again(store, BEN, one.id)
    assert await peers.stops(store, BEN) == []
    others = [PersonId(5_000 + number) for number in range(STOPS)]
    await members(store, *others)
    for number, other in enumerate(others):
        await stop(store, await send(store, 100 + number, other), number=1_000 + number)
    with pytest.raises(Refusal, match=Reason.TOO_MANY_STOPS):
        await stop(store, known)


async def test_no_pair_has_a_line_twice_in_a_row_and_its_sender_sees_none_twice_before_all(store: Store) -> None:
    await members(store, ANA, BEN, CHI)
    sent: dict[PersonId, list[str | None]] = {BEN: [], CHI: []}
    for day in range(60):
        for whom in (BEN, CHI):
            draft = an_encouragement(id=2 * day + (whom == CHI) + 1, whom=whom, at=NOW + day * A_DAY, sent=False)
            kept = await peers.propose(store, draft, seed=day)
            await peers.send(store, kept.id, ANA, draft.at)
            sent[whom].append(kept.line)
    for lines in sent.values():
        assert all(one != other for one, other in pairwise(lines))
    together = [line for pair in zip(sent[BEN], sent[CHI], strict=True) for line in pair]
    assert len(set(together[:20])) == 20


async def test_a_draft_is_erased_after_a_day_and_what_was_sent_stays(store: Store) -> None:
    await members(store, ANA, BEN, CHI)
    await send(store, 1)
    await _draft(store, 2, ANA, CHI)
    await peers.forget_drafts(store, NOW + A_DAY + timedelta(seconds=1))
    async with store.read() as view:
        assert await rows.find(view, EncouragementId(2), store.vault) is None
        assert await rows.find(view, EncouragementId(1), store.vault) is not None


async def test_only_whom_it_reached_can_thank_stop_or_read_it(store: Store) -> None:
    await members(store, ANA, BEN, CHI)
    known = await send(store, 1)
    for person in (ANA, CHI):
        with pytest.raises(Refusal, match=Reason.NO_SUCH_ENCOURAGEMENT):
            await peers.thank(store, known, person, NOW)
        with pytest.raises(Refusal, match=Reason.NO_SUCH_ENCOURAGEMENT):
            await stop(store, known, person)
        assert (await peers.received(store, person, 0, NOW)).total == 0


async def test_words_and_for_whom_they_are_are_sealed(store: Store) -> None:
    await members(store, ANA, BEN)
    await stop(store, await send(store, 1))
    async with store.read() as view:
        (kept,) = await view.all("SELECT whom, words FROM encouragement")
        (said,) = await view.all("SELECT whom FROM stop")
    assert str(BEN).encode() not in bytes(kept["whom"])
    assert str(ANA).encode() not in bytes(said["whom"])
