"""Rejections: kept before anything else, answered without repeating, moved by their owner alone, once."""

import asyncio
import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.content.growth import load_growth
from bot.content.rejections import REJECTION, load_reframes, load_rejections
from bot.domain.goals import GOALS_LIMIT
from bot.domain.ids import GoalId, PersonId, RejectionId, ReviewId
from bot.domain.people import Nudge
from bot.domain.refusals import Reason, Refusal
from bot.domain.rejections import Arc, ArcState, Event, Rejection, Rest, Stage, Step, Then
from bot.domain.reviews import Kind, Review
from bot.services import goals, people, rejections, reviews
from bot.services.rejections import Answered
from bot.store import schedules
from bot.store import shelves as shown_lines
from bot.store.errors import StoreError
from bot.store.store import Store
from tests.builders import ANA, BEN, GROUP, NOW, WIN, a_goal, a_rejection

NO_LESSON = ["nothing", "none"]
KEPT = RejectionId(WIN)


@pytest.fixture
async def joined(store: Store) -> Store:
    """Let Ana and Ben join."""
    for person in (ANA, BEN):
        await people.agree(store, person, GROUP, NOW)
    return store


async def log(store: Store, rejection: Rejection | None = None, then: Then = Then.KEEP, seed: int = 1) -> Answered:
    """Let a "no" be kept."""
    return await rejections.log(store, rejection or a_rejection(), then, NOW + timedelta(minutes=seed), seed)


async def arc(store: Store) -> Arc:
    """Return where Ana's arc is."""
    return (await rejections.find(store, KEPT, ANA)).arc


async def bring_to(store: Store, step: Step) -> None:
    """Leave out all steps before one."""
    while (await arc(store)).step is not step:
        await rejections.go_on(store, KEPT, ANA, Event.SKIP, NOW)


async def count(store: Store, table: str) -> int:
    """Count the rows of a table."""
    async with store.read() as view:
        return len(await view.all(f"SELECT * FROM {table}"))


async def test_the_same_form_delivered_twice_is_one_and_keeps_what_happened_since(joined: Store) -> None:
    await log(joined)
    await rejections.go_on(joined, KEPT, ANA, Event.SKIP, NOW)
    again = await log(joined, a_rejection(words="Something else"))
    assert again.rejection.words == "It hurt."
    assert await count(joined, "rejection") == 1
    assert (await arc(joined)).step is Step.PAUSE


async def test_nothing_is_kept_of_whoever_has_not_agreed(store: Store) -> None:
    with pytest.raises(Refusal) as refused:
        await log(store)
    assert refused.value.reason is Reason.NOT_JOINED


async def test_each_stage_and_feeling_has_an_answer_that_does_not_come_twice_in_a_row(joined: Store) -> None:
    number = 0
    for stage in Stage:
        for feeling in load_rejections().feelings_for(REJECTION):
            last: Answered | None = None
            for _ in range(3):
                number += 1
                draft = a_rejection(id=WIN + number, stage=stage, feelings=(feeling,))
                answered = await log(joined, draft, seed=number)
                assert answered.line.startswith(stage)
                spoken = load_rejections().stages[stage].fitting((feeling,))[1]
                assert (answered.feeling is None) == (answered.line in spoken), "what is felt is spoken of once"
                assert (answered.feeling or feeling).startswith(feeling)
                reframe = load_reframes()[answered.reframe]
                assert reframe.unasked
                assert not reframe.stages or stage in reframe.stages
                if last is not None:
                    assert answered.reframe != last.reframe
                    assert answered.line != last.line or len(spoken) == 0
                    assert answered.feeling is None or answered.feeling != last.feeling
                last = answered


async def test_a_thought_that_was_not_named_is_not_spoken_of_unless_it_was_marked(joined: Store) -> None:
    marked = await log(joined, a_rejection(outside=("unfair",)))
    assert marked.reframe == "people-like-me"
    assert not load_reframes()["people-like-me"].unasked
    for number in range(1, 40):
        answered = await log(joined, a_rejection(id=WIN + number, feelings=()), seed=number)
        assert answered.feeling is None
        assert load_reframes()[answered.reframe].unasked


async def test_what_lies_open_of_an_answer_tells_nothing_of_what_happened(joined: Store) -> None:
    for number, feeling in enumerate(load_rejections().feelings_for(REJECTION)):
        await log(joined, a_rejection(id=WIN + number, feelings=(feeling,)), seed=number + 1)
    async with joined.read() as view:
        rows = [dict(row) for row in await view.all("SELECT * FROM line_shown")]
    assert {type(row["lines"]) for row in rows} == {bytes}, "from a reframe, what was marked could be guessed"
    assert set(rows[0]) == {"id", "person_id", "shelf", "lines"}


async def test_where_only_the_answer_cannot_be_noted_there_is_one_and_it_does_not_say_that_nothing_is_kept(
    joined: Store,
) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        connection.execute(
            "CREATE TRIGGER full BEFORE INSERT ON line_shown BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
        )

    await joined._database._writer.run(fail)
    answered = await log(joined, a_rejection(words="It hurt.", feelings=("relieved",), stage=Stage.INTERVIEW))
    assert answered.line == "interview-three"
    assert (answered.feeling or "").startswith("relieved")
    assert answered.reframe in load_reframes()
    assert (await rejections.find(joined, KEPT, ANA)).words == "It hurt."


async def test_the_strategy_is_offered_once_and_that_is_remembered(joined: Store) -> None:
    offered = [(await log(joined, a_rejection(id=WIN + number))).strategy for number in range(6)]
    assert offered == [False, False, True, False, False, False]
    sealer = await joined.vault.sealer(ANA)
    async with joined.read() as view:
        assert await shown_lines.shown(view, ANA, rejections.OFFER_SHELF, sealer) == [rejections.STRATEGY]


async def test_a_no_that_is_to_rest_is_kept_resting_or_not_at_all(joined: Store) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        connection.execute(
            "CREATE TRIGGER full BEFORE UPDATE ON rejection BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
        )

    await joined._database._writer.run(fail)
    with pytest.raises(StoreError):
        await log(joined, then=Then.REST)
    assert await count(joined, "rejection") == 0, "so the form comes back, and is sent again"
    await joined._database._writer.run(lambda connection: connection.execute("DROP TRIGGER full"))
    kept = (await log(joined, then=Then.REST)).rejection
    assert kept.arc == await arc(joined)
    assert (kept.arc.state, kept.arc.until is not None) == (ArcState.RESTING, True)


@pytest.mark.parametrize("act", ["find", "go_on", "rest", "delete", "lesson", "keep_lesson", "make_goal", "edit"])
async def test_nobody_reaches_what_is_somebody_elses(joined: Store, act: str) -> None:
    await log(joined)
    before = await rejections.find(joined, KEPT, ANA)
    acts = {
        "find": rejections.find(joined, KEPT, BEN),
        "go_on": rejections.go_on(joined, KEPT, BEN, Event.SKIP, NOW),
        "rest": rejections.rest(joined, KEPT, BEN, Rest.DAY, NOW),
        "delete": rejections.delete(joined, KEPT, BEN, NOW),
        "lesson": rejections.lesson(joined, KEPT, BEN),
        "keep_lesson": rejections.keep_lesson(joined, KEPT, BEN, "x", NOW, review=ReviewId(5)),
        "make_goal": rejections.make_goal(joined, KEPT, BEN, NOW, goal=GoalId(5), idea=None),
        "edit": rejections.edit(joined, replace(before, person=BEN, words="x")),
    }
    with pytest.raises(Refusal) as refused:
        await acts.pop(act)
    assert refused.value.reason is Reason.NO_SUCH_REJECTION
    for left in acts.values():
        left.close()
    assert await rejections.find(joined, KEPT, ANA) == before


async def test_a_step_that_is_pressed_twice_at_once_is_done_once(joined: Store) -> None:
    await log(joined)
    await asyncio.gather(
        *(rejections.go_on(joined, KEPT, ANA, Event.DO, NOW, at=Step.FEEL) for _ in range(5)),
    )
    assert (await arc(joined)).step is Step.PAUSE


async def test_what_is_changed_keeps_its_moment_and_its_arc(joined: Store) -> None:
    kept = (await log(joined)).rejection
    await rejections.go_on(joined, KEPT, ANA, Event.SKIP, NOW)
    changed = replace(kept, words="Other words", at=NOW + timedelta(days=9), arc=Arc(Step.REVIEW))
    edited = await rejections.edit(joined, changed)
    assert (edited.words, edited.at, edited.arc) == ("Other words", NOW, Arc(Step.PAUSE))
    assert await rejections.find(joined, KEPT, ANA) == edited


async def test_a_small_step_is_the_lesson_that_was_taken_else_an_idea(joined: Store) -> None:
    await log(joined)
    await bring_to(joined, Step.LESSON)
    kept = await rejections.keep_lesson(joined, KEPT, ANA, "Ask earlier", NOW, review=ReviewId(1))
    assert kept.arc.step is Step.SMALL_STEP
    step = await rejections.next_step(joined, kept, NO_LESSON, seed=1)
    assert (step.lesson, step.idea) == ("Ask earlier", None)
    other = await rejections.next_step(joined, kept, NO_LESSON, seed=1, another=True)
    assert other.idea is not None
    third = await rejections.next_step(joined, kept, NO_LESSON, seed=1, another=True)
    assert third.idea != other.idea


async def test_a_lesson_that_there_is_none_is_kept_and_leads_to_an_idea(joined: Store) -> None:
    await log(joined)
    await bring_to(joined, Step.LESSON)
    kept = await rejections.keep_lesson(joined, KEPT, ANA, "Nothing.", NOW, review=ReviewId(1))
    assert (await rejections.next_step(joined, kept, NO_LESSON, seed=1)).idea is not None
    assert await rejections.lesson(joined, KEPT, ANA) == "Nothing."


async def test_a_form_that_is_sent_empty_keeps_no_lesson_and_goes_on(joined: Store) -> None:
    await log(joined)
    await bring_to(joined, Step.LESSON)
    kept = await rejections.keep_lesson(joined, KEPT, ANA, "  ", NOW, review=ReviewId(1))
    assert kept.arc.step is Step.SMALL_STEP
    assert await count(joined, "review") == 0


async def test_a_lesson_that_is_changed_is_one_and_cleared_it_is_none(joined: Store) -> None:
    await rejections.log(joined, a_rejection(arc=Arc(Step.LESSON)), Then.KEEP, NOW, seed=1)
    for number, words in enumerate(("Ask earlier", "Ask much earlier")):
        await rejections.keep_lesson(joined, KEPT, ANA, words, NOW, review=ReviewId(number + 1))
    assert await rejections.lesson(joined, KEPT, ANA) == "Ask much earlier"
    assert (await reviews.page(joined, ANA, Kind.INTERVIEW, 0)).pages == 1
    await rejections.keep_lesson(joined, KEPT, ANA, " ", NOW, review=ReviewId(3))
    assert await rejections.lesson(joined, KEPT, ANA) == ""
    assert (await reviews.page(joined, ANA, Kind.INTERVIEW, 0)).review is None


async def test_a_cleared_lesson_leaves_what_else_was_looked_back_at(joined: Store) -> None:
    await rejections.log(joined, a_rejection(), Then.KEEP, NOW, seed=1)
    whole = Review(
        ReviewId(1), ANA, GROUP, Kind.INTERVIEW, NOW, KEPT, answers={"what-went-well": "I was there"}, lesson="Sleep"
    )
    await reviews.keep_first(joined, whole, NOW)
    await rejections.keep_lesson(joined, KEPT, ANA, "", NOW, review=ReviewId(2))
    found = (await reviews.page(joined, ANA, Kind.INTERVIEW, 0)).review
    assert found == replace(whole, lesson="")


async def test_a_small_step_becomes_one_goal_and_the_arc_is_over(joined: Store) -> None:
    await log(joined)
    await bring_to(joined, Step.SMALL_STEP)
    action = load_growth()["cv-line"]
    progress = await rejections.make_goal(joined, KEPT, ANA, NOW, goal=GoalId(7), idea=(action, "A line of my CV"))
    assert (progress.goal.words, progress.goal.practice) == ("A line of my CV", action.practice)
    with pytest.raises(Refusal) as refused:
        await rejections.make_goal(joined, KEPT, ANA, NOW, goal=GoalId(8), idea=(action, "A line of my CV"))
    assert refused.value.reason is Reason.ARC_OVER
    assert await count(joined, "goal") == 1
    assert (await arc(joined)).state is ArcState.OVER


async def test_where_no_more_goals_fit_the_arc_stays_where_it_is(joined: Store) -> None:
    for number in range(GOALS_LIMIT):
        await goals.set_goal(joined, a_goal(id=number + 1), NOW)
    await log(joined)
    await bring_to(joined, Step.SMALL_STEP)
    with pytest.raises(Refusal) as refused:
        await rejections.make_goal(joined, KEPT, ANA, NOW, goal=GoalId(70), idea=(load_growth()["cv-line"], "x"))
    assert refused.value.reason is Reason.TOO_MANY_GOALS
    assert (await arc(joined)).step is Step.SMALL_STEP


async def test_a_rest_plans_its_waking_for_whoever_asked_and_erasing_takes_it(joined: Store) -> None:
    async def planned(person: PersonId = ANA) -> int:
        async with joined.read() as view:
            return sum(one.next_due is not None for one in await schedules.of_person(view, person))

    await log(joined, then=Then.REST)
    await rejections.rest(joined, KEPT, ANA, Rest.DAY, NOW)
    assert await planned() == 0
    await people.prefer(joined, ANA, NOW, lambda known: replace(known, nudges=frozenset({Nudge.NEXT_STEP})))
    assert await planned() == 1
    await rejections.go_on(joined, KEPT, ANA, Event.DO, NOW)
    assert await planned() == 0
    await rejections.rest(joined, KEPT, ANA, Rest.TWO_DAYS, NOW)
    await rejections.delete(joined, KEPT, ANA, NOW)
    assert await count(joined, "schedule") == 0


async def test_what_was_shared_of_it_goes_with_it_and_nothing_of_another(joined: Store) -> None:
    for number in range(2):
        await log(joined, a_rejection(id=WIN + number))
        async with joined.write() as tx:
            tx.put(
                "INSERT INTO shared_rejection (id, rejection_id, person_id, group_id, words, named, advice, at)"
                " VALUES (:id, :id, :person, :group, :words, 0, 0, 0)",
                id=WIN + number,
                person=ANA,
                group=GROUP,
                words=b"",
            )
            tx.put(
                "INSERT INTO support (shared_id, person_id, kind, at) VALUES (:id, :person, 'been-there', 0)",
                id=WIN + number,
                person=BEN,
            )
    await rejections.delete(joined, KEPT, ANA, NOW)
    assert [await count(joined, table) for table in ("rejection", "shared_rejection", "support")] == [1, 1, 1]


async def test_pages_past_an_end_are_those_at_that_end(joined: Store) -> None:
    for number in range(7):
        await log(joined, a_rejection(id=WIN + number))
    assert [each.id for each in (await rejections.list_own(joined, ANA, 99)).rejections] == [WIN + 1, WIN]
    assert (await rejections.list_own(joined, BEN, 0)).total == 0
