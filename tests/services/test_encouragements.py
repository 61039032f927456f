"""Drawing lines, offering one, and deciding about it: what is promised is kept, and by nobody it should not be."""

from datetime import timedelta
from itertools import pairwise

import pytest

from bot.content.library import load
from bot.domain.encouragements import PAGE_SIZE, PENDING_LIMIT, Decline, OfferedState, Stage, Theme, Wish
from bot.domain.ids import GroupId, OfferedId, PersonId
from bot.domain.refusals import Reason, Refusal
from bot.services import encouragements
from bot.services.encouragements import Drawn
from bot.store import encouragements as rows
from bot.store import people
from bot.store.store import Store
from tests.builders import ANA, BEN, GROUP, NOW, OTHER_GROUP, WIN, a_line
from tests.joined import join

LINE = OfferedId(WIN)
ONE_THEME = [
    line.key for line in load().encouragements.values() if Wish(Theme.FAIRNESS).takes(line.stage, line.themes)
]


async def draw(
    store: Store, turn: int, wish: Wish | None = None, group: GroupId | None = GROUP, person: PersonId = BEN
) -> Drawn:
    return await encouragements.draw(store, person, group, wish or Wish(), seed=turn)


async def offer(store: Store, line: int = WIN, *, theme: Theme | None = None, words: str = "Rest counts.") -> None:
    """Let Ana offer a line."""
    await join(store, ANA)
    await encouragements.prepare(store, a_line(id=line, theme=theme, words=words, state=OfferedState.DRAFT))
    await encouragements.hand_in(store, OfferedId(line), ANA, NOW)


async def shelve(store: Store, line: int = WIN, *, theme: Theme | None = None, words: str = "Rest counts.") -> None:
    """Let Ana offer a line, and moderators approve it."""
    await offer(store, line, theme=theme, words=words)
    await encouragements.approve(store, OfferedId(line), GROUP, NOW)


async def test_no_line_comes_twice_until_the_shelf_is_used_up_and_then_not_the_last_one(store: Store) -> None:
    await join(store, BEN)
    count = len(ONE_THEME)
    drawn = [(await draw(store, turn, Wish(Theme.FAIRNESS))).key for turn in range(3 * count)]
    assert set(drawn[:count]) == set(ONE_THEME)
    for before, after in pairwise(drawn):
        assert before != after
    assert len(set(drawn[count : 2 * count - 1])) == count - 1, "the next round begins anew"


async def test_what_was_shown_is_remembered_across_themes(store: Store) -> None:
    await join(store, BEN)
    drawn = [(await draw(store, turn, Wish(Theme.FAIRNESS))).key for turn in range(len(ONE_THEME))]
    everything = [line.key for line in load().encouragements.values() if line.stage is Stage.ANY]
    rest = [(await draw(store, 100 + turn)).key for turn in range(len(everything) - len(drawn))]
    assert sorted(map(str, drawn + rest)) == sorted(everything)


async def test_whoever_names_a_stage_sees_its_lines_first(store: Store) -> None:
    await join(store, BEN)
    laid_off = {line.key for line in load().encouragements.values() if line.stage is Stage.LAID_OFF}
    drawn = [(await draw(store, turn, Wish(None, Stage.LAID_OFF))).key for turn in range(len(laid_off) + 1)]
    assert set(drawn[:-1]) == laid_off
    assert load().encouragements[str(drawn[-1])].stage is Stage.ANY


async def test_an_approved_line_is_drawn_in_its_group_by_others_alone(store: Store) -> None:
    await shelve(store, theme=Theme.FAIRNESS)
    await join(store, BEN)
    wish, turns = Wish(Theme.FAIRNESS), range(len(ONE_THEME) + 1)
    here = [(await draw(store, turn, wish)).offered for turn in turns]
    assert [line.words for line in here if line] == ["Rest counts."]
    assert not any([(await draw(store, 100 + turn, wish, person=ANA)).offered for turn in turns])
    for elsewhere in (None, OTHER_GROUP):
        assert not any([(await draw(store, 200 + turn, wish, elsewhere)).offered for turn in turns])


async def test_a_line_about_nothing_in_particular_comes_when_nothing_in_particular_is_asked_for(store: Store) -> None:
    await shelve(store)
    await join(store, BEN)
    everything = sum(line.stage is Stage.ANY for line in load().encouragements.values()) + 1
    assert not any([(await draw(store, turn, Wish(Theme.REST))).offered for turn in range(20)])
    assert any([(await draw(store, 100 + turn)).offered for turn in range(everything)])


async def test_waiting_and_declined_lines_are_never_drawn(store: Store) -> None:
    await offer(store, 1, theme=Theme.FAIRNESS)
    await offer(store, 2, theme=Theme.FAIRNESS)
    await encouragements.decline(store, OfferedId(2), GROUP, Decline.OTHER, NOW)
    await join(store, BEN)
    assert not any([(await draw(store, turn, Wish(Theme.FAIRNESS))).offered for turn in range(20)])


async def test_a_line_whose_authors_key_is_gone_is_passed_over(store: Store) -> None:
    await shelve(store, theme=Theme.FAIRNESS)
    await join(store, BEN)
    await store.vault.forget(ANA)
    drawn = [await draw(store, turn, Wish(Theme.FAIRNESS)) for turn in range(2 * len(ONE_THEME))]
    assert all(one.key in ONE_THEME and one.offered is None for one in drawn)


async def test_the_author_hears_of_a_decision_until_they_have_been_told(store: Store) -> None:
    await shelve(store, 1)
    await offer(store, 2)
    await encouragements.decline(store, OfferedId(2), GROUP, Decline.SIMILAR, NOW)
    news = (await draw(store, 1, group=None, person=ANA)).news
    assert [(one.state, one.reason) for one in news] == [
        (OfferedState.APPROVED, None),
        (OfferedState.DECLINED, Decline.SIMILAR),
    ]
    again = await encouragements.prepare(store, a_line(id=3, state=OfferedState.DRAFT))
    assert again.news == news, "an answer that never arrived told nobody"
    await encouragements.tell(store, news)
    assert (await draw(store, 2, person=ANA)).news == ()
    await join(store, BEN)
    assert (await draw(store, 3)).news == ()


async def test_a_draft_is_nobodys_to_see_and_goes_when_it_is_thrown_away_or_a_day_old(store: Store) -> None:
    await join(store, ANA)
    later = NOW + timedelta(days=2)
    for line, at in ((1, NOW), (2, NOW), (3, later)):
        await encouragements.prepare(store, a_line(id=line, at=at, state=OfferedState.DRAFT))
    await encouragements.discard(store, OfferedId(1), ANA)
    assert (await encouragements.queue(store, GROUP, 0)).total == 0
    for line in (1, 2):
        with pytest.raises(Refusal) as refusal:
            await encouragements.hand_in(store, OfferedId(line), ANA, later)
        assert refusal.value.reason is Reason.NO_SUCH_OFFERED
    await encouragements.forget_drafts(store, later)
    async with store.read() as view:
        assert await rows.find(view, OfferedId(2), store.vault) is None, "without its author coming back"
    await encouragements.hand_in(store, OfferedId(3), ANA, later)
    await encouragements.discard(store, OfferedId(3), ANA)
    assert (await encouragements.queue(store, GROUP, 0)).total == 1, "what was offered stays with the moderators"


async def test_no_more_lines_wait_than_there_may(store: Store) -> None:
    await join(store, ANA)
    for line in range(PENDING_LIMIT + 1):
        await encouragements.prepare(store, a_line(id=line + 1, state=OfferedState.DRAFT))
    for line in range(PENDING_LIMIT):
        await encouragements.hand_in(store, OfferedId(line + 1), ANA, NOW)
    with pytest.raises(Refusal) as refusal:
        await encouragements.hand_in(store, OfferedId(PENDING_LIMIT + 1), ANA, NOW)
    assert refusal.value.reason is Reason.TOO_MANY_OFFERED
    await encouragements.approve(store, OfferedId(1), GROUP, NOW)
    await encouragements.hand_in(store, OfferedId(PENDING_LIMIT + 1), ANA, NOW)


async def test_the_queue_is_paged_and_a_number_past_its_end_gives_the_last_page(store: Store) -> None:
    assert (await encouragements.queue(store, GROUP, 3)).pages == 1
    await join(store, ANA)
    async with store.write() as tx:
        for line in range(PAGE_SIZE + 1):
            rows.insert(tx, a_line(id=line + 1), await store.vault.sealer(ANA))
    last = await encouragements.queue(store, GROUP, 99)
    assert (last.number, last.pages, last.total) == (1, 2, PAGE_SIZE + 1)
    assert [one.id for one in last.lines] == [PAGE_SIZE + 1]


async def test_moderators_decide_once(store: Store) -> None:
    await offer(store)
    await encouragements.approve(store, LINE, GROUP, NOW, "Rest counts, too.")
    for attempt in (
        encouragements.approve(store, LINE, GROUP, NOW),
        encouragements.decline(store, LINE, GROUP, Decline.OTHER, NOW),
        encouragements.waiting(store, LINE, GROUP),
    ):
        with pytest.raises(Refusal) as refusal:
            await attempt
        assert refusal.value.reason is Reason.ALREADY_DECIDED
    (news,) = (await draw(store, 1, person=ANA)).news
    assert news.words == "Rest counts, too."
    assert news.is_edited


async def test_moderators_of_another_group_reach_nothing(store: Store) -> None:
    await offer(store)
    for attempt in (
        encouragements.waiting(store, LINE, OTHER_GROUP),
        encouragements.approve(store, LINE, OTHER_GROUP, NOW),
        encouragements.decline(store, LINE, OTHER_GROUP, Decline.OTHER, NOW),
    ):
        with pytest.raises(Refusal) as refusal:
            await attempt
        assert refusal.value.reason is Reason.NO_SUCH_OFFERED
    assert (await encouragements.waiting(store, LINE, GROUP)).words == "Rest counts."


async def test_nothing_can_be_decided_about_a_line_whose_author_erased_everything(store: Store) -> None:
    await offer(store)
    async with store.write() as tx:
        people.erase(tx, ANA)
    assert (await encouragements.queue(store, GROUP, 0)).total == 0
    with pytest.raises(Refusal) as refusal:
        await encouragements.approve(store, LINE, GROUP, NOW)
    assert refusal.value.reason is Reason.NO_SUCH_OFFERED
