"""A member's rights: what is kept is counted, exported exactly, erased without a rest; withdrawing keeps a fact."""

import asyncio
import gzip
import json
from collections.abc import Awaitable
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from bot.domain.goals import Rhythm
from bot.domain.ids import NO_GROUP, DeliveryId
from bot.domain.people import Nudge
from bot.domain.privacy import PLAIN_LIMIT
from bot.domain.refusals import Reason, Refusal
from bot.domain.weeks import Review
from bot.services import celebrations, goals, groups, people, privacy, schedule, weeks
from bot.store import wins as rows
from bot.store.store import Store
from tests.builders import ANA, BEN, GOAL, GROUP, MONDAY, NOW, WIN, a_goal, an_entry
from tests.joined import join
from tests.services.kept import SECRET, a_rest, kinds


async def refusal(act: Awaitable[object]) -> Reason:
    """Return why something was refused."""
    with pytest.raises(Refusal) as refused:
        await act
    return refused.value.reason


async def test_an_export_has_every_row_and_opens_what_is_sealed(store: Store, shared: DeliveryId) -> None:
    made = await privacy.export(store, ANA, "what it is", NOW)
    assert made.name == "rebound-2026-03-02.json"
    document = json.loads(made.content)
    assert document.keys() == {"about", "format", "exported_at", "person_id", "kept"}
    assert document["exported_at"] == "2026-03-02T09:00:00+00:00"
    kept = document["kept"]
    assert sorted(kept) == sorted(await kinds(store))
    assert made.entries == sum(len(entries) for entries in kept.values()) == 5
    (win,) = kept["win"]
    assert win == {
        "id": str(WIN),
        "person_id": str(ANA),
        "group_id": str(GROUP),
        "category": "rested",
        "words": SECRET,
        "visibility": "group",
        "at": "2026-03-02T09:00:00+00:00",
        "redraw_at": None,
        "redraws": 0,
    }


async def test_an_export_opens_goals_and_looks_back_and_tells_when_they_were(store: Store) -> None:
    await people.agree(store, ANA, GROUP, NOW)
    await people.prefer(store, ANA, NOW, lambda chosen: replace(chosen, nudges=frozenset(Nudge)))
    draft = a_goal(words=SECRET[:150], plan="if it rains, then I write one", target=5, unit="applications")
    await goals.set_goal(store, draft, NOW)
    await goals.log(store, an_entry(amount=2), NOW)
    await weeks.look_back(store, ANA, GROUP, Review(strength=SECRET[:500]), NOW)
    kept = json.loads((await privacy.export(store, ANA, "", NOW)).content)["kept"]
    (goal,), (entry,), (week,), (nudge,) = (kept[kind] for kind in ("goal", "entry", "member_week", "schedule"))
    assert (goal["words"], goal["plan"], goal["unit"]) == (draft.words, draft.plan, draft.unit)
    assert (goal["id"], goal["target"], goal["since"]) == (str(GOAL), 5, "2026-03-02")
    assert (entry["goal_id"], entry["amount"], entry["day"]) == (str(GOAL), 2, "2026-03-02")
    assert (week["strength"], week["obstacle"], week["ends_at"]) == (SECRET[:500], "", "2026-03-09T00:00:00+00:00")
    assert (nudge["kind"], nudge["next_due"]) == ("midweek", "2026-03-05T18:00:00+00:00")
    assert sorted(kept) == sorted(await kinds(store))


async def test_erasing_takes_goals_weeks_and_nudges_along_and_leaves_those_of_others(store: Store) -> None:
    for person, number in ((ANA, 1), (BEN, 2)):
        await people.agree(store, person, GROUP, NOW)
        await people.prefer(store, person, NOW, lambda chosen: replace(chosen, nudges=frozenset(Nudge)))
        await goals.set_goal(store, a_goal(id=number, person=person, due=MONDAY, rhythm=Rhythm.ONCE), NOW)
        await goals.set_goal(store, a_goal(id=number + 10, person=person), NOW)
        await goals.log(store, an_entry(id=number, goal=number, person=person), NOW)
        await goals.set_goal(store, a_goal(id=number + 20, person=person, group=NO_GROUP), NOW)
    await schedule.fall_due(store, lambda: NOW + timedelta(days=3, hours=10))
    before, others = await kinds(store), await kinds(store, BEN)
    assert {"goal", "entry", "member_week", "schedule", "delivery"} <= set(before)
    receipt = await privacy.erase(store, ANA, NOW)
    assert sorted(one.kind for one in receipt.held) == sorted([*before, "key"])
    assert await kinds(store) == []
    assert await kinds(store, BEN) == others
    async with store.read() as view:
        for table in ("goal", "entry", "member_week", "schedule"):
            rows_left = await view.all(f"SELECT DISTINCT person_id FROM {table} WHERE person_id IS NOT NULL")
            assert [row["person_id"] for row in rows_left] == [BEN]
        assert await view.all("PRAGMA foreign_key_check") == []


async def test_a_large_export_is_packed(store: Store) -> None:
    await join(store, ANA)
    sealer = await store.vault.sealer(ANA)
    noise = Random(7)
    count = PLAIN_LIMIT // 1_000 + 1
    async with store.write() as tx:
        for number in range(1, count + 1):
            rows.insert(tx, a_rest(id=number, words=f"{noise.getrandbits(3300):x}"), sealer)
    made = await privacy.export(store, ANA, "", NOW)
    assert made.name.endswith(".json.gz")
    assert made.is_packed
    assert len(made.content) < PLAIN_LIMIT
    assert len(json.loads(gzip.decompress(made.content))["kept"]["win"]) == count


async def test_a_damaged_text_keeps_nobody_from_the_rest(store: Store, shared: DeliveryId) -> None:
    async with store.write() as tx:
        tx.put("UPDATE win SET words = :junk", junk=b"junk")
    kept = json.loads((await privacy.export(store, ANA, "", NOW)).content)["kept"]
    assert [win["words"] for win in kept["win"]] == [None]


async def test_erasing_leaves_no_row_and_a_receipt_in_counts(store: Store, shared: DeliveryId) -> None:
    await join(store, BEN)
    await celebrations.celebrate(store, WIN, BEN, NOW)
    assert (await groups.find(store, GROUP)).host == ANA
    receipt = await privacy.erase(store, ANA, NOW)
    assert {one.kind: one.count for one in receipt.held} == dict.fromkeys(
        ("person", "member", "peer_group", "win", "delivery", "key"), 1
    )
    assert await kinds(store) == []
    assert await kinds(store, BEN) == ["person"], "what others did with what is gone goes with it"
    assert (await people.standing(store, ANA)).person is None
    assert (await groups.find(store, GROUP)).host is None, "also where it is remembered"
    assert await refusal(privacy.erase(store, ANA, NOW)) is Reason.NOTHING_KEPT
    assert await refusal(privacy.overview(store, ANA)) is Reason.NOTHING_KEPT
    assert await refusal(privacy.export(store, ANA, "", NOW)) is Reason.NOTHING_KEPT
    assert await refusal(privacy.withdraw(store, ANA, NOW)) is Reason.NOTHING_KEPT


async def test_whoever_presses_twice_at_once_is_erased_once(store: Store, shared: DeliveryId) -> None:
    told = await asyncio.gather(*(privacy.erase(store, ANA, NOW) for _ in range(3)), return_exceptions=True)
    assert [type(one).__name__ for one in told] == ["Receipt", "Refusal", "Refusal"]


async def test_whoever_withdraws_twice_at_once_withdraws_once(store: Store, shared: DeliveryId) -> None:
    told = await asyncio.gather(*(privacy.withdraw(store, ANA, NOW) for _ in range(3)), return_exceptions=True)
    assert sorted(str(one) if isinstance(one, Refusal) else "done" for one in told) == [
        Reason.ALREADY_WITHDRAWN,
        Reason.ALREADY_WITHDRAWN,
        "done",
    ]
    assert await kinds(store) == ["withdrawal"]


async def test_withdrawing_keeps_the_fact_and_deleting_forgets_it(store: Store, shared: DeliveryId) -> None:
    assert (await privacy.withdraw(store, ANA, NOW)).withdrawn
    assert await kinds(store) == ["withdrawal"]
    assert await refusal(privacy.withdraw(store, ANA, NOW)) is Reason.ALREADY_WITHDRAWN
    assert await refusal(privacy.check_withdrawal(store, ANA)) is Reason.ALREADY_WITHDRAWN
    assert await refusal(people.admit(store, ANA, GROUP, NOW)) is Reason.WITHDRAWN
    await privacy.erase(store, ANA, NOW)
    assert await kinds(store) == []
