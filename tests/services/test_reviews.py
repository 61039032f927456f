"""Looking back: kept form by form, nobody else's is touched, and no question comes twice before all of them did."""

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.content.growth import load_growth
from bot.content.questions import keys_of
from bot.domain.ids import RejectionId, ReviewId
from bot.domain.refusals import Reason, Refusal
from bot.domain.rejections import Arc, ArcState, Rejection, Stage, Step
from bot.domain.reviews import NOES_WITHIN, RATINGS, Asks, Gap, Kept, Kind, Review
from bot.services import people, privacy, reviews
from bot.store import rejections
from bot.store.store import Store
from tests.builders import ANA, BEN, GROUP, NOW, WIN, a_review

ONE, TWO = ReviewId(WIN), ReviewId(WIN + 1)
NO = RejectionId(WIN + 9)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
async def joined(store: Store) -> None:
    """Let Ana and Ben join."""
    for person in (ANA, BEN):
        await people.agree(store, person, GROUP, NOW)


async def note(store: Store, rejection: Rejection) -> None:
    """Keep a rejection."""
    sealer = await store.vault.sealer(rejection.person)
    async with store.write() as tx:
        rejections.save(tx, rejection, sealer)


def a_no(step: Step = Step.REVIEW, state: ArcState = ArcState.OPEN, **changes: object) -> Rejection:
    """Return Ana's rejection after an interview, whose next step is to look back."""
    made = Rejection(NO, ANA, GROUP, NOW, stage=Stage.INTERVIEW, arc=Arc(step, state))
    return replace(made, **changes)  # type: ignore[arg-type]


async def arc(store: Store) -> Arc:
    """Return where the arc of Ana's rejection is."""
    async with store.read() as view:
        found = await rejections.find_arc(view, NO)
    assert found is not None
    return found[1]


def a_last(**changes: object) -> Review:
    """Return what Ana's last form holds."""
    return replace(a_review(id=TWO, strength="", lesson="Ask earlier", gap=Gap.OUTSIDE), **changes)  # type: ignore[arg-type]


async def finish(store: Store, draft: Review | None = None, into: ReviewId = ONE) -> Kept:
    """Send Ana's last form."""
    return await reviews.keep_last(store, draft or a_last(), into, NOW, seed=1)


async def test_each_form_is_kept_as_it_is_sent(store: Store) -> None:
    await reviews.keep_first(store, a_review(ratings={"how-clear": 4}), NOW)
    assert (await reviews.find(store, ONE, ANA)).ratings == {"how-clear": 4}
    await finish(store)
    found = await reviews.find(store, ONE, ANA)
    assert found == a_review(ratings={"how-clear": 4}, lesson="Ask earlier", gap=Gap.OUTSIDE)
    assert (await reviews.page(store, ANA, Kind.INTERVIEW, 0)).pages == 1


async def test_a_form_delivered_twice_is_one_review(store: Store) -> None:
    for _ in range(2):
        await reviews.keep_first(store, a_review(), NOW)
    for _ in range(2):
        await finish(store)
    assert (await reviews.page(store, ANA, Kind.INTERVIEW, 5)).pages == 1


async def test_a_last_form_whose_review_is_gone_is_kept_on_its_own(store: Store) -> None:
    kept = await finish(store, into=ReviewId(404))
    assert kept.review.id == TWO
    assert (await reviews.find(store, TWO, ANA)).lesson == "Ask earlier"


async def test_nobody_elses_review_is_found_or_added_to(store: Store) -> None:
    await reviews.keep_first(store, a_review(), NOW)
    for act in (
        reviews.find(store, ONE, BEN),
        reviews.ask_last(store, ONE, BEN, seed=1),
        reviews.another_idea(store, ONE, BEN, NOW, seed=1),
    ):
        with pytest.raises(Refusal) as told:
            await act
        assert told.value.reason is Reason.NO_SUCH_REVIEW
    kept = await finish(store, a_last(person=BEN))
    assert kept.review.id == TWO
    assert (await reviews.find(store, ONE, ANA)) == a_review()


async def test_what_is_too_long_is_refused_and_nothing_is_kept(store: Store) -> None:
    with pytest.raises(Refusal, match=Reason.REVIEW_TOO_LONG):
        await reviews.keep_first(store, a_review(strength="a" * 601), NOW)
    assert (await reviews.look(store, ANA, Kind.INTERVIEW, NOW)).total == 0


@pytest.mark.parametrize("kind", Kind)
async def test_no_question_comes_twice_before_all_of_them_did_nor_at_once_after(store: Store, kind: Kind) -> None:
    strengths, ratings, before = keys_of(kind, Asks.STRENGTH), keys_of(kind, Asks.RATING), ""
    for turn in range(3):
        days = [NOW + (turn * len(strengths) + day) * DAY for day in range(len(strengths))]
        asked = [await reviews.ask_first(store, ANA, kind, seed=turn) for day in days]
        assert sorted(one.strength for one in asked) == sorted(strengths)
        assert asked[0].strength != before
        before = asked[-1].strength
        for one in asked:
            assert len(set(one.ratings)) == RATINGS
            assert set(one.ratings) <= set(ratings)


async def test_the_last_form_asks_what_was_answered_before_else_something_new(store: Store) -> None:
    await reviews.keep_first(store, a_review(), NOW)
    asked = {(await reviews.ask_last(store, ONE, ANA, seed=n))[1] for n in range(8)}
    assert asked == set(keys_of(Kind.INTERVIEW, Asks.LESSON, Asks.GAP))
    await finish(store, a_last(answers={"what-i-asked": "The team"}))
    for seed in range(3):
        review, question = await reviews.ask_last(store, ONE, ANA, seed=seed)
        assert question == "what-i-asked"
        assert review.answers[question] == "The team"


async def test_a_gap_brings_an_idea_that_fits_and_another_one_after_it(store: Store) -> None:
    await reviews.keep_first(store, a_review(), NOW)
    kept = await finish(store, a_last(gap=Gap.ENERGY))
    other = await reviews.another_idea(store, ONE, ANA, NOW + DAY, seed=2)
    assert kept.idea
    assert other.idea
    assert kept.more
    assert {kept.idea, other.idea} == {key for key, one in load_growth().items() if Gap.ENERGY in one.gaps}


@pytest.mark.parametrize("gap", [None, Gap.NONE])
async def test_without_a_gap_nothing_is_suggested(store: Store, gap: Gap | None) -> None:
    assert (await finish(store, a_last(gap=gap))).idea is None


async def test_ones_own_ratings_stand_next_to_the_new_ones(store: Store) -> None:
    await reviews.keep_first(store, a_review(ratings={"how-clear": 2}), NOW)
    later = a_review(id=TWO, at=NOW + DAY, ratings={"how-clear": 4})
    (rated,) = (await reviews.keep_first(store, later, NOW)).before.rated
    assert rated.answers == ((2, NOW), (4, NOW + DAY))
    assert (await reviews.look(store, ANA, Kind.APPLICATION, NOW)).rated == ()
    assert (await reviews.look(store, BEN, Kind.INTERVIEW, NOW)).rated == ()


async def test_the_strategy_begins_with_where_ones_own_noes_ended(store: Store) -> None:
    await note(store, a_no())
    await note(store, a_no(id=RejectionId(NO + 1), at=NOW - NOES_WITHIN - DAY))
    await note(store, a_no(id=RejectionId(NO + 2), person=BEN))
    assert (await reviews.look(store, ANA, Kind.STRATEGY, NOW)).ended == ((Stage.INTERVIEW, 1),)
    assert (await reviews.look(store, ANA, Kind.INTERVIEW, NOW)).ended == ()


async def test_a_review_from_an_arc_belongs_to_it_and_lets_it_go_on_when_it_is_finished(store: Store) -> None:
    await note(store, a_no())
    assert await reviews.kind_for(store, NO, ANA) is Kind.INTERVIEW
    await reviews.keep_first(store, a_review(rejection=NO), NOW)
    assert await arc(store) == Arc(Step.REVIEW)
    for _ in range(2):  # sent again, it moves nothing
        await finish(store, a_last(lesson=""))
    assert await arc(store) == Arc(Step.LESSON)
    assert (await reviews.find(store, ONE, ANA)).rejection == NO


async def test_where_only_the_arc_cannot_go_on_the_review_is_kept_and_answered(store: Store) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        connection.execute(
            "CREATE TRIGGER full BEFORE UPDATE ON rejection BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
        )

    await note(store, a_no())
    await reviews.keep_first(store, a_review(id=ONE, rejection=NO), NOW)
    await store._database._writer.run(fail)
    assert (await finish(store)).review.lesson == "Ask earlier"
    assert (await reviews.find(store, ONE, ANA)).lesson == "Ask earlier"
    assert (await arc(store)).step is Step.REVIEW


async def test_an_arc_does_not_ask_for_a_lesson_that_was_just_written(store: Store) -> None:
    await note(store, a_no())
    await reviews.keep_first(store, a_review(rejection=NO), NOW)
    await finish(store)
    assert await arc(store) == Arc(Step.SMALL_STEP)


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(a_no(Step.FEEL), id="at another step"),
        pytest.param(a_no(state=ArcState.CLOSED), id="closed"),
        pytest.param(a_no(Step.SMALL_STEP, ArcState.OVER), id="over"),
    ],
)
async def test_an_arc_that_is_not_at_this_step_stays_where_it_is(store: Store, before: Rejection) -> None:
    await note(store, before)
    await reviews.keep_first(store, a_review(rejection=NO), NOW)
    await finish(store)
    assert await arc(store) == before.arc


async def test_a_rejection_that_is_gone_or_somebody_elses_costs_nobody_their_words(store: Store) -> None:
    await note(store, a_no(person=BEN))
    for rejection in (NO, RejectionId(404)):
        kept = await reviews.keep_first(store, a_review(rejection=rejection), NOW)
        assert kept.review.rejection is None
        with pytest.raises(Refusal, match=Reason.NO_SUCH_REJECTION):
            await reviews.kind_for(store, rejection, ANA)


async def test_a_review_goes_with_the_rejection_it_came_from_and_others_stay(store: Store) -> None:
    await note(store, a_no())
    await reviews.keep_first(store, a_review(rejection=NO), NOW)
    await reviews.keep_first(store, a_review(id=TWO), NOW)
    async with store.write() as tx:
        rejections.delete(tx, NO)
    assert (await reviews.look(store, ANA, Kind.INTERVIEW, NOW)).total == 1


async def test_earlier_reviews_come_one_by_one_the_newest_first(store: Store) -> None:
    empty = await reviews.page(store, ANA, Kind.INTERVIEW, 3)
    assert (empty.review, empty.number, empty.pages) == (None, 0, 1)
    for number in range(3):
        await reviews.keep_first(store, a_review(id=ONE + number), NOW)
    pages = [await reviews.page(store, ANA, Kind.INTERVIEW, number) for number in range(4)]
    assert [page.review and page.review.id for page in pages] == [ONE + 2, ONE + 1, ONE, ONE]
    assert {page.pages for page in pages} == {3}


async def test_words_lie_sealed_and_go_with_their_author(store: Store) -> None:
    secret = "marmalade-and-rain"
    await reviews.keep_first(store, a_review(strength=secret), NOW)
    await finish(store, a_last(lesson=secret))
    async with store.read() as view:
        (row,) = await view.all("SELECT * FROM review")
        assert not any(secret.encode() in bytes(row[name]) for name in ("answers", "lesson"))
    assert secret in str(await privacy.export(store, ANA, "", NOW))
    await privacy.erase(store, ANA, NOW)
    async with store.read() as view:
        assert await view.all("SELECT * FROM review") == []
