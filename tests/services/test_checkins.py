"""Checking in: kept once, sealed whole, counted as a week shown up; what is shown afterwards comes in turns."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from bot.content.affirmations import load_affirmations
from bot.content.coping import MINUTES, load_coping
from bot.domain.checkins import PAGE_SIZE, Mood, Own, Source
from bot.domain.encouragements import Theme
from bot.domain.ids import NO_GROUP, CheckinId, EncouragementId, KeepsakeId, PersonId, ReviewId, StopId
from bot.domain.peers import Encouragement, Stop
from bot.domain.reframes import Keepsake
from bot.domain.refusals import Reason, Refusal
from bot.domain.reviews import Kind
from bot.domain.reviews import Review as LookAt
from bot.domain.weeks import Review, WeekState
from bot.services import checkins, goals, people, privacy, weeks, wins
from bot.store import holdings, peers, reframes
from bot.store import reviews as review_rows
from bot.store import weeks as week_rows
from bot.store.store import Store
from bot.store.vault import SealBroken
from tests.builders import ANA, BEN, GROUP, MONDAY, NOW, WIN, a_checkin, a_goal, a_win

DAY = timedelta(days=1)
SECRET = "the letter came on a Tuesday"


@pytest.fixture(autouse=True)
async def joined(store: Store) -> None:
    """Let Ana and Ben join."""
    for person in (ANA, BEN):
        await people.agree(store, person, GROUP, NOW)


async def rows(store: Store, table: str) -> list[dict[str, object]]:
    """Return all rows of a table."""
    async with store.read() as view:
        return [dict(row) for row in await view.all(f"SELECT * FROM {table}")]


async def write_to(
    store: Store,
    number: int,
    sender: PersonId,
    whom: PersonId,
    words: str,
    *,
    line: str | None = None,
    is_kept_back: bool = False,
) -> None:
    """Let somebody encourage somebody."""
    draft = Encouragement(EncouragementId(number), sender, whom, GROUP, NOW, line=line, words=words)
    sealer = await store.vault.sealer(sender)
    async with store.write() as tx:
        peers.save(tx, replace(draft, reader=None if is_kept_back else whom, sent_at=NOW), sealer)


async def week_tally(store: Store) -> tuple[int, int]:
    """Return Ana's weeks shown up and goals kept."""
    async with store.read() as view:
        return await week_rows.tally(view, ANA)


async def test_the_same_command_delivered_twice_is_one(store: Store) -> None:
    told = a_checkin(note=SECRET, feelings=("sad",))
    kept = await asyncio.gather(*(checkins.keep(store, told) for _ in range(3)))
    assert set(kept) == {told}
    assert len(await rows(store, "checkin")) == 1
    assert await checkins.find(store, told.id, ANA) == told


async def test_neither_mood_nor_feelings_nor_words_nor_the_line_are_readable(store: Store) -> None:
    for number, mood in enumerate(Mood):
        await checkins.keep(store, a_checkin(id=number + 1, mood=mood, feelings=("sad",), note=SECRET))
    (*_, row) = await rows(store, "checkin")
    assert set(row) == {"id", "person_id", "group_id", "felt", "note", "at"}
    for sealed in (row["felt"], row["note"]):
        assert isinstance(sealed, bytes)
        assert not any(word in sealed for word in (b"sad", b"mood", SECRET.encode()))
    assert await rows(store, "line_shown") == [], "which line answered would tell the mood"


async def test_a_mood_that_is_tapped_leaves_words_and_feelings_as_they_are(store: Store) -> None:
    await checkins.keep(store, a_checkin(mood=None, note=SECRET, feelings=("sad",)))
    await checkins.feel(store, a_checkin(mood=Mood.LIGHTER, at=NOW + DAY))
    expected = a_checkin(mood=Mood.LIGHTER, note=SECRET, feelings=("sad",))
    assert await checkins.find(store, CheckinId(WIN), ANA) == expected


async def test_what_is_sent_again_in_the_form_takes_the_place_of_what_was_there(store: Store) -> None:
    await checkins.keep(store, a_checkin(note=SECRET, feelings=("sad",)))
    await checkins.keep(store, a_checkin(mood=Mood.LIGHT, note=""))
    assert await checkins.find(store, CheckinId(WIN), ANA) == a_checkin(mood=Mood.LIGHT)


@pytest.mark.parametrize("act", ["keep", "feel", "find", "find_begun", "delete"])
async def test_anothers_check_in_is_none(store: Store, act: str) -> None:
    mine = await checkins.keep(store, a_checkin(note=SECRET))
    told = replace(mine, person=BEN, note="mine now")
    arguments = (told,) if act in ("keep", "feel") else (mine.id, BEN)
    with pytest.raises(Refusal) as refused:
        await getattr(checkins, act)(store, *arguments)
    assert refused.value.reason is Reason.NO_SUCH_CHECKIN
    assert await checkins.find(store, mine.id, ANA) == mine


async def test_of_whoever_was_erased_meanwhile_nothing_is_kept(store: Store) -> None:
    await privacy.erase(store, ANA, NOW)
    with pytest.raises(SealBroken):
        await checkins.keep(store, a_checkin())
    assert await rows(store, "checkin") == []


async def test_five_check_ins_of_a_day_are_one_week_shown_up(store: Store) -> None:
    for number in range(5):
        await checkins.keep(store, a_checkin(id=number + 1, at=NOW + timedelta(hours=number)))
    assert await week_tally(store) == (1, 0)
    await checkins.keep(store, a_checkin(id=9, at=NOW + 7 * DAY))
    assert await week_tally(store) == (2, 0)


async def test_a_direct_message_counts_for_the_week_that_is_under_way_else_for_one_of_its_own(store: Store) -> None:
    direct = a_checkin(id=1, group=NO_GROUP)
    await checkins.keep(store, direct)
    assert [row["group_id"] for row in await rows(store, "member_week")] == [NO_GROUP]
    await checkins.keep(store, a_checkin(id=2))
    assert await week_tally(store) == (1, 0), "two groups, one week"
    later = NOW + 7 * DAY
    await goals.set_goal(store, a_goal(at=later), later)
    await checkins.keep(store, replace(direct, id=CheckinId(3), at=later))
    found = await rows(store, "member_week")
    second = [row for row in found if row["start"] != MONDAY.isoformat()]
    assert [(row["group_id"], row["shown"]) for row in second] == [(GROUP, 1)]
    assert await week_tally(store) == (2, 0)


async def test_a_check_in_without_goals_makes_no_week_quiet_and_opens_none_after_it(store: Store) -> None:
    await checkins.keep(store, a_checkin())
    later = NOW + 15 * DAY
    assert await weeks.close_due(store, lambda: later) == 1
    (row,) = await rows(store, "member_week")
    assert (row["state"], row["quiet"], row["asks"], row["start"]) == (WeekState.PARTLY, 0, 0, MONDAY.isoformat())


async def test_a_check_in_in_a_week_with_goals_is_why_that_one_is_not_quiet(store: Store) -> None:
    await goals.set_goal(store, a_goal(target=3), NOW)
    await checkins.keep(store, a_checkin())
    await weeks.close_due(store, lambda: NOW + 7 * DAY)
    first, second = sorted(await rows(store, "member_week"), key=lambda row: str(row["start"]))
    assert (first["state"], first["quiet"]) == (WeekState.PARTLY, 0)
    assert second["state"] == WeekState.OPEN


async def test_deleting_one_takes_no_week_away_and_no_other_check_in(store: Store) -> None:
    await checkins.keep(store, a_checkin(id=1))
    await checkins.keep(store, a_checkin(id=2))
    await checkins.delete(store, CheckinId(1), ANA)
    page = await checkins.list_own(store, ANA, GROUP, 0, NOW)
    assert [one.id for one in page.checkins] == [2]
    assert await week_tally(store) == (1, 0)
    with pytest.raises(Refusal):
        await checkins.delete(store, CheckinId(1), ANA)


async def test_the_list_is_paged_and_the_week_has_its_days_alone(store: Store) -> None:
    for number in range(PAGE_SIZE + 1):
        await checkins.keep(store, a_checkin(id=number + 1, at=NOW + 2 * number * DAY, mood=Mood.IN_BETWEEN))
    now = NOW + 2 * PAGE_SIZE * DAY
    first = await checkins.list_own(store, ANA, GROUP, 0, now)
    assert (first.total, first.pages, len(first.checkins)) == (PAGE_SIZE + 1, 2, PAGE_SIZE)
    assert [day.date for day in first.week] == [(now - days * DAY).date() for days in (6, 4, 2, 0)]
    last = await checkins.list_own(store, ANA, GROUP, 99, now)
    assert (last.number, len(last.checkins)) == (1, 1)
    assert (await checkins.list_own(store, BEN, NO_GROUP, 0, now)).total == 0


async def test_something_of_ones_own_comes_in_turns_from_wherever_it_was_written(store: Store) -> None:
    await wins.keep(store, a_win(id=1, category="rested", words=SECRET))
    await wins.keep(store, a_win(id=2, category="rested", words=""))
    await wins.keep(store, a_win(id=3, category="rested", words="of Ben's", person=BEN))
    await weeks.look_back(store, ANA, GROUP, Review(strength="I asked for help", next="rest"), NOW)
    sealer = await store.vault.sealer(ANA)
    async with store.write() as tx:
        for number, words in ((4, "They laughed at my story"), (5, " ")):
            look = LookAt(ReviewId(number), ANA, GROUP, Kind.INTERVIEW, NOW, answers={"glad-i-said": words})
            review_rows.save(tx, look, sealer)
        reframes.insert(tx, Keepsake(KeepsakeId(6), ANA, "It hurt, and I prepared.", NOW), sealer)
    await write_to(store, 7, BEN, ANA, "Thinking of you")
    await write_to(store, 8, ANA, BEN, "You asked well")
    async with store.write() as tx:
        await peers.thank(tx, EncouragementId(8), NOW)
    shown = [await checkins.look_back(store, ANA, NOW + number * DAY, seed=number) for number in range(21)]
    found = [one for one in shown if isinstance(one, Own)]
    assert len(found) == 21
    everything = {SECRET, "", "I asked for help", "They laughed at my story", "It hurt, and I prepared."}
    everything |= {"Thinking of you", "You asked well"}
    for turn in (found[:7], found[7:14], found[14:]):
        assert {one.source for one in turn} == set(Source)
        assert {one.words for one in turn} == everything
    assert all(one.key != following.key for one, following in pairwise(found))


async def look_back(store: Store, person: PersonId, times: int) -> list[Own | str]:
    """Let somebody look at this many things of their own."""
    return [await checkins.look_back(store, person, NOW + number * DAY, seed=number) for number in range(times)]


async def test_what_somebody_wrote_comes_with_who_it_was_and_is_read_then(store: Store) -> None:
    await write_to(store, 1, BEN, ANA, "Thinking of you")
    await write_to(store, 2, BEN, ANA, "", line="any-still-here")
    await write_to(store, 3, ANA, BEN, "kept from him", is_kept_back=True)
    found = {one for one in await look_back(store, ANA, 4) if isinstance(one, Own)}
    assert {(one.source, one.who, one.words, one.line, one.at) for one in found} == {
        (Source.ENCOURAGEMENT, BEN, "Thinking of you", None, NOW),
        (Source.ENCOURAGEMENT, BEN, "", "any-still-here", NOW),
    }
    assert [row["read_at"] is not None for row in await rows(store, "encouragement")] == [True, True, False]
    assert all(isinstance(one, str) for one in await look_back(store, BEN, 3)), "what was sent is no answer"


async def test_of_whom_somebody_asked_to_stop_nothing_comes_up_until_they_may_again(store: Store) -> None:
    await write_to(store, 1, BEN, ANA, "Thinking of you")
    await write_to(store, 2, ANA, BEN, "You asked well")
    sealer = await store.vault.sealer(ANA)
    async with store.write() as tx:
        await peers.thank(tx, EncouragementId(2), NOW)
        peers.stop(tx, Stop(StopId(1), ANA, BEN, NOW), sealer)
    assert all(isinstance(one, str) for one in await look_back(store, ANA, 3))
    async with store.write() as tx:
        peers.let_again(tx, ANA, StopId(1))
    assert {one.source for one in await look_back(store, ANA, 2) if isinstance(one, Own)} == {
        Source.ENCOURAGEMENT,
        Source.THANKS,
    }


async def test_what_an_erased_person_wrote_or_thanked_for_comes_no_more(store: Store) -> None:
    await write_to(store, 1, BEN, ANA, "Thinking of you")
    await write_to(store, 2, ANA, BEN, "You asked well")
    async with store.write() as tx:
        await peers.thank(tx, EncouragementId(2), NOW)
    await privacy.erase(store, BEN, NOW)
    assert all(isinstance(one, str) for one in await look_back(store, ANA, 3))


async def test_where_nothing_is_yet_there_are_affirmations_and_none_twice_before_all(store: Store) -> None:
    shown = [await checkins.look_back(store, ANA, NOW + number * DAY, seed=number) for number in range(40)]
    assert set(shown) == set(load_affirmations())


async def test_on_a_day_that_is_not_heavy_no_affirmation_speaks_of_a_hard_one(store: Store) -> None:
    shown = {await checkins.affirm(store, ANA, seed=number) for number in range(40)}
    assert shown == {one.key for one in load_affirmations().values() if Theme.FEELINGS not in one.themes}


@pytest.mark.parametrize("in_place", [False, True])
@pytest.mark.parametrize("minutes", [0, *MINUTES])
async def test_what_there_is_to_do_fits_and_comes_in_turns(store: Store, minutes: int, *, in_place: bool) -> None:
    fitting = {
        key for key, one in load_coping().items() if minutes in (0, one.minutes) and (one.in_place or not in_place)
    }
    assert len(fitting) >= 8
    found = [
        (await checkins.cope(store, ANA, minutes=minutes, in_place=in_place, seed=n)).key
        for n in range(2 * len(fitting))
    ]
    assert set(found[: len(fitting)]) == set(found[len(fitting) :]) == fitting
    assert all(one != following for one, following in pairwise(found))


async def test_erasing_leaves_nothing_of_it_and_the_export_opens_it(store: Store) -> None:
    await checkins.keep(store, a_checkin(note=SECRET, feelings=("sad",)))
    async with store.read() as view:
        (exported,) = (await holdings.read_out(view, ANA, store.vault))["checkin"]
    assert exported["note"] == SECRET
    assert '"feelings": ["sad"]' in str(exported["felt"])
    await privacy.erase(store, ANA, NOW)
    assert await rows(store, "checkin") == []
