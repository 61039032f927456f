"""Looking back, through the real client, tree and database: in two forms, with a restart between any two steps."""

from datetime import timedelta

import pytest

from bot.content.questions import load_questions
from bot.demo import until
from bot.domain.ids import GroupId, PersonId, RejectionId
from bot.domain.rejections import Arc, ArcState, Rejection, Step
from bot.domain.rejections import Stage as Ended
from bot.domain.reviews import ANSWER_LIMIT, LESSON_LIMIT, Asks, Kind
from bot.sandbox import Answer, Message, Person
from bot.sandbox.forms import Modal
from bot.sandbox.interactions import InteractionType
from bot.services import reviews
from bot.store import rejections
from bot.ui import actions
from tests.cogs.story import custom_ids
from tests.stage import Stage

BEGIN, GO_ON, EARLIER = "Begin", "Go on", "Earlier ones"
ERASE, KEEP = "Erase it", "Keep it"
TO_GOAL, ANOTHER, LESSON_TO_GOAL = "Make it a goal", "Another idea", "Make my lesson a goal"
A_WIN = "That's a small win"


def asked(form: Modal, asks: Asks) -> list[str]:
    """Return what a form asks for, by its questions' keys."""
    known = load_questions()
    return [one.custom_id for one in form.fields if one.custom_id in known and known[one.custom_id].asks is asks]


async def open_first(stage: Stage, kind: str = "interview", person: Person | None = None) -> Modal:
    """Open the first form."""
    person = person or stage.discord.ana
    return (await person.click((await person.slash(f"review {kind}")).message, BEGIN)).modal


async def send_first(
    stage: Stage, strength: str = "", rating: str | None = None, kind: str = "interview", person: Person | None = None
) -> Answer:
    """Send the first form, with both ratings the same."""
    person = person or stage.discord.ana
    form = await open_first(stage, kind, person)
    rated = {} if rating is None else dict.fromkeys(asked(form, Asks.RATING), rating)
    return await person.submit(form, {asked(form, Asks.STRENGTH)[0]: strength, **rated})


async def send_last(stage: Stage, card: Message, lesson: str = "", gap: str | None = None) -> Answer:
    """Send the last form with a lesson and a gap."""
    form = (await stage.discord.ana.click(card, GO_ON)).modal
    return await stage.discord.ana.submit(form, {"lesson": lesson, **({} if gap is None else {"gap": gap})})


async def keep_a_no(stage: Stage, ended: Ended = Ended.INTERVIEW, step: Step = Step.REVIEW) -> Rejection:
    """Let Ana keep a rejection whose next step is to look back."""
    store, person = stage.client.store, PersonId(stage.discord.ana.id)
    made = Rejection(
        RejectionId(stage.discord.ana.id + 1),
        person,
        GroupId(stage.discord.guild.id),
        stage.client.now(),
        stage=ended,
        arc=Arc(step),
    )
    sealer = await store.vault.sealer(person)
    async with store.write() as tx:
        rejections.save(tx, made, sealer)
    return made


async def press_on(stage: Stage, custom_id: str, person: Person | None = None) -> Answer:
    """Press a button under an answer of somebody's own, as it stands on a card that another cog drew."""
    person = person or stage.discord.ana
    under = (await person.slash("help")).message
    data = {"custom_id": custom_id, "component_type": 2, "id": 1}
    interaction = stage.discord.open_interaction(
        InteractionType.COMPONENT, person.user, under.channel, data, source=under
    )
    await interaction.settled.wait()
    return Answer(interaction)


async def arc_of(stage: Stage, rejection: Rejection) -> Arc:
    """Return where an arc stands."""
    async with stage.client.store.read() as view:
        found = await rejections.find_arc(view, rejection.id)
    assert found is not None
    return found[1]


async def test_looking_back_begins_with_a_strength_and_ends_with_one_small_step(stage: Stage) -> None:
    ana = stage.discord.ana
    offered = await ana.slash("review interview")
    assert offered.ephemeral
    assert "a strength comes first" in offered.text
    assert offered.buttons == [BEGIN], "there is nothing earlier to read yet"
    form = (await ana.click(offered.message, BEGIN)).modal
    (strength,), ratings = asked(form, Asks.STRENGTH), asked(form, Asks.RATING)
    assert [one.custom_id for one in form.fields] == [strength, *ratings]
    begun = await ana.submit(form, {strength: "I kept **calm**", ratings[0]: "Mostly", ratings[1]: "A little"})
    assert "That's kept, for you alone" in begun.text
    assert "How you rated it" not in begun.text, "there is nothing next to it yet"
    last = (await ana.click(begun.message, GO_ON)).modal
    (question,) = asked(last, Asks.LESSON) + asked(last, Asks.GAP)
    done = await ana.submit(last, {question: "The team seemed kind", "lesson": "Ask who decides", "gap": "cv"})
    for said in ("You looked back", r"I kept \*\*calm\*\*", "Ask who decides", "If you'd like a small step"):
        assert said in done.text
    assert done.buttons == [TO_GOAL, ANOTHER, LESSON_TO_GOAL, A_WIN]
    assert "of 2" not in (await ana.click(await earlier(stage), EARLIER)).text, "both forms are one review"


async def test_the_bot_may_restart_between_any_two_steps(stage: Stage) -> None:
    ana = stage.discord.ana
    offered = await ana.slash("review interview")
    await stage.restart()
    form = (await ana.click(offered.message, BEGIN)).modal
    await stage.restart()
    begun = await ana.submit(form, {asked(form, Asks.STRENGTH)[0]: "I kept calm"})
    await stage.restart()
    last = (await ana.click(begun.message, GO_ON)).modal
    await stage.restart()
    done = await ana.submit(last, {"lesson": "Ask who decides", "gap": "energy"})
    assert "I kept calm" in done.text
    await stage.restart()
    another = await ana.click(done.message, ANOTHER)
    await stage.restart()
    goal = await ana.click(another.message, TO_GOAL)
    assert "Kept, and only you see it" in goal.text


async def test_whoever_stops_after_the_first_form_has_kept_it_and_may_go_on_later(stage: Stage) -> None:
    begun = await send_first(stage, "I kept calm")
    assert "I kept calm" in (await stage.discord.ana.click((await earlier(stage)), EARLIER)).text
    stage.discord.clock.advance(timedelta(days=30))
    assert "I kept calm" in (await send_last(stage, begun.message)).text


async def earlier(stage: Stage, kind: str = "interview") -> Message:
    """Return the card to begin from, which leads to earlier reviews."""
    return (await stage.discord.ana.slash(f"review {kind}")).message


@pytest.mark.parametrize("kind", Kind)
async def test_all_of_it_may_stay_empty(stage: Stage, kind: Kind) -> None:
    begun = await send_first(stage, kind=kind)
    assert "Nothing came up, and that's fine" in begun.text
    done = await send_last(stage, begun.message)
    assert "All of it stayed empty, and that's fine" in done.text
    assert done.buttons == []
    shown = await stage.discord.ana.click(await earlier(stage, kind), EARLIER)
    assert "This one stayed empty" in shown.text


@pytest.mark.parametrize("lesson", ["Nothing.", "none", " "])
async def test_nothing_is_a_true_answer_and_no_goal(stage: Stage, lesson: str) -> None:
    begun = await send_first(stage, "I kept calm")
    assert (await send_last(stage, begun.message, lesson, "none")).buttons == [A_WIN]


async def test_a_lesson_becomes_a_goal_in_one_tap_also_later(stage: Stage) -> None:
    ana, lesson = stage.discord.ana, "a" * LESSON_LIMIT
    begun = await send_first(stage, "I kept calm")
    done = await send_last(stage, begun.message, lesson)
    goal = await ana.click(done.message, LESSON_TO_GOAL)
    assert lesson in goal.text
    assert "once" in goal.text
    assert "only you" in goal.text.lower()
    shown = await ana.click(await earlier(stage), EARLIER)
    assert lesson in (await ana.click(shown.message, LESSON_TO_GOAL)).text
    assert (await ana.slash("goal list")).text.count(lesson) == 2


async def test_what_fits_a_gap_becomes_a_goal_in_one_tap(stage: Stage) -> None:
    ana = stage.discord.ana
    begun = await send_first(stage)
    done = await send_last(stage, begun.message, gap="outside")
    assert done.buttons == [TO_GOAL, A_WIN], "there is one step for this gap"
    goal = await ana.click(done.message, TO_GOAL)
    assert "Ask somebody who knows the rules" in goal.text
    assert "Ask somebody who knows the rules" in (await ana.slash("goal list")).text
    assert "Ask somebody who knows the rules" not in (await stage.discord.ben.slash("goal list")).text


async def test_ones_own_ratings_stand_next_to_each_other_without_a_word_about_them(stage: Stage) -> None:
    for rating in ("Hardly, this time", "Fully"):
        await send_first(stage, rating=rating)
        stage.discord.clock.advance(timedelta(days=1))
    card = await send_first(stage, rating="Partly")
    for said in ("How you rated it, each on its day:", "Partly (<t:", " → "):
        assert said in card.text
    assert "How you rated it" not in (await send_last(stage, card.message)).text, "it was there a moment ago"
    offered = await stage.discord.ana.slash("review interview")
    for said in ("Hardly, this time (<t:", "Fully (<t:", "Partly (<t:", " → "):
        assert said in offered.text
    assert "How you rated it" not in (await stage.discord.ana.slash("review application")).text
    assert "How you rated it" not in (await stage.discord.ben.slash("review interview")).text


async def test_earlier_ones_are_read_page_by_page_and_by_their_author_alone(stage: Stage) -> None:
    ana = stage.discord.ana
    for strength in ("the first", "the second", "the third"):
        await send_first(stage, strength)
    first = await ana.click(await earlier(stage), EARLIER)
    assert "the third" in first.text
    assert "1 of 3" in first.text
    older = await ana.click(first.message, "Older")
    assert "the second" in older.text
    assert "the first" in (await ana.click(older.message, "Older")).text
    assert "the third" not in (await stage.discord.ben.slash("review interview")).text
    assert (await stage.discord.ben.slash("review interview")).buttons == [BEGIN]


async def test_one_is_erased_by_itself_after_a_question_and_the_others_stay(stage: Stage) -> None:
    ana = stage.discord.ana
    for strength in ("the first", "the second", "the third"):
        await send_first(stage, strength)
    shown = (await ana.click(await earlier(stage), EARLIER)).message
    await ana.click(shown, "Older")
    asked_first = await ana.click(shown, ERASE)
    assert "It can't be taken back" in asked_first.text
    assert "the second" in (await ana.click(shown, KEEP)).text
    await ana.click(shown, ERASE)
    await stage.restart()
    after = await ana.click(shown, ERASE)
    assert "the first" in after.text
    assert "2 of 2" in after.text
    for _ in range(4):
        await ana.click(shown, ERASE)
    assert "There's nothing to look back at here yet" in shown.text


async def test_the_longest_words_are_kept_exactly(stage: Stage) -> None:
    ana, long = stage.discord.ana, ("*\n<@1> `x` " * ANSWER_LIMIT)[:ANSWER_LIMIT]
    begun = await send_first(stage, long)
    last = (await ana.click(begun.message, GO_ON)).modal
    (question,) = asked(last, Asks.LESSON) + asked(last, Asks.GAP)
    await ana.submit(last, {question: long, "lesson": "*" * LESSON_LIMIT, "gap": "network"})
    store, person = stage.client.store, PersonId(ana.id)
    found = (await reviews.page(store, person, Kind.INTERVIEW, 0)).review
    assert found is not None
    assert list(found.answers.values()) == [long, long]
    assert "**" in found.lesson
    assert (await ana.click(await earlier(stage), EARLIER)).ephemeral


async def test_going_on_again_shows_what_was_written_and_takes_its_place(stage: Stage) -> None:
    ana = stage.discord.ana
    begun = await send_first(stage, "I kept calm")
    again = (await ana.click(begun.message, GO_ON)).modal
    (question,) = asked(again, Asks.LESSON) + asked(again, Asks.GAP)
    await ana.submit(again, {question: "The team", "lesson": "Ask earlier", "gap": "fit"})
    reopened = await press_on(stage, actions.GO_ON_REVIEW.custom_id(review=begun.interaction.id))
    values = {one.custom_id: one.raw.get("value") for one in reopened.modal.fields}
    assert values[question] == "The team"
    assert values["lesson"] == "Ask earlier"
    done = await ana.submit(reopened.modal, {"lesson": "Ask later"})
    assert "Ask later" in done.text
    assert "Ask earlier" not in done.text


async def test_somebody_elses_ids_lead_nowhere_and_what_one_wrote_is_kept_as_ones_own(stage: Stage) -> None:
    ben, review = stage.discord.ben, (await send_first(stage, "only mine")).interaction.id
    for action in (actions.GO_ON_REVIEW, actions.ANOTHER_IDEA, actions.LESSON_TO_GOAL):
        refused = await press_on(stage, action.custom_id(review=review), ben)
        assert "I can't find that review among yours" in refused.text
    no_idea = await press_on(stage, actions.IDEA_TO_GOAL.custom_id(review=review, idea=1))
    assert "from an earlier time" in no_idea.text
    no_kind = await press_on(stage, actions.BEGIN_REVIEW.custom_id(kind=9))
    assert "from an earlier time" in no_kind.text
    no_rejection = await press_on(stage, actions.REVIEW_FROM_ARC.custom_id(rejection=404))
    assert "only mine" not in no_rejection.text
    assert no_rejection.kind != "modal"


@pytest.mark.parametrize(
    ("ended", "title"),
    [
        pytest.param(Ended.FINAL_ROUND, "Looking back at an interview", id="they met"),
        pytest.param(Ended.NO_REPLY, "Looking back at an application", id="on paper"),
        pytest.param(Ended.LAID_OFF, "Looking at the search as a whole", id="a job ended"),
    ],
)
async def test_an_arc_leads_to_what_there_is_to_look_back_at(stage: Stage, ended: Ended, title: str) -> None:
    no = await keep_a_no(stage, ended)
    opened = await press_on(stage, actions.REVIEW_FROM_ARC.custom_id(rejection=no.id))
    assert opened.modal.title == title


async def test_a_finished_review_lets_its_arc_go_on(stage: Stage) -> None:
    ana, no = stage.discord.ana, await keep_a_no(stage)
    form = (await press_on(stage, actions.REVIEW_FROM_ARC.custom_id(rejection=no.id))).modal
    begun = await ana.submit(form)
    assert (await arc_of(stage, no)).step is Step.REVIEW
    await stage.restart()
    done = await send_last(stage, begun.message)
    assert "shows what could come next" in done.text
    assert (await arc_of(stage, no)).step is Step.LESSON
    assert (await arc_of(stage, no)).state is ArcState.OPEN


async def test_a_rejection_that_was_deleted_meanwhile_costs_nobody_their_words(stage: Stage) -> None:
    ana, no = stage.discord.ana, await keep_a_no(stage)
    form = (await press_on(stage, actions.REVIEW_FROM_ARC.custom_id(rejection=no.id))).modal
    begun = await ana.submit(form)
    last = (await ana.click(begun.message, GO_ON)).modal
    async with stage.client.store.write() as tx:
        rejections.delete(tx, no.id)
    assert "Ask earlier" in (await ana.submit(last, {"lesson": "Ask earlier"})).text


async def test_the_strategy_begins_with_ones_own_numbers_kindly(stage: Stage) -> None:
    await keep_a_no(stage)
    offered = await stage.discord.ana.slash("review strategy")
    for said in ("Where the one no ended that you noted", "A no after an interview · 1", "they don't measure you"):
        assert said in offered.text
    assert "A no after" not in (await stage.discord.ben.slash("review strategy")).text


async def test_a_review_works_in_a_direct_message(stage: Stage) -> None:
    ana = stage.discord.ana
    offered = await ana.slash("review application", guild=None)
    form = (await ana.click(offered.message, BEGIN)).modal
    begun = await ana.submit(form, {asked(form, Asks.STRENGTH)[0]: "The first line"})
    done = await send_last(stage, begun.message, "Send it sooner")
    assert "Send it sooner" in (await ana.click(done.message, LESSON_TO_GOAL)).text


async def test_words_that_sound_heavy_are_kept_and_people_are_offered(stage: Stage) -> None:
    begun = await send_first(stage, "Nothing. I want to die")
    assert "That's kept" in begun.text
    await until(lambda: begun.followups)
    assert len(begun.followups) == 1
    assert "I want to die" in (await stage.discord.ana.click(await earlier(stage), EARLIER)).text


async def test_nothing_of_a_review_is_said_in_the_group(stage: Stage) -> None:
    begun = await send_first(stage, "only mine")
    done = await send_last(stage, begun.message, "only mine", "cv")
    assert begun.ephemeral
    assert done.message.reader is stage.discord.ana.user
    assert "only mine" not in "".join(custom_ids(done.message)), "custom ids hold no words"
