"""What somebody just did, kept as a small win with one tap: never by itself, once each, and shared only when said."""

import asyncio

import pytest

from bot.demo import until
from bot.domain.ids import PersonId
from bot.sandbox import Answer, Message, Person
from bot.services import wins
from tests.cogs.story import KEEP, SHARE, custom_ids
from tests.stage import Stage

A_WIN = "That's a small win"


async def kept(stage: Stage, person: Person) -> list[tuple[str, str]]:
    """Return the wins that somebody keeps: what kind, and in what words."""
    page = await wins.list_own(stage.client.store, PersonId(person.id), 0)
    return [(one.win.category, one.win.words) for one in page.wins]


async def reach_a_goal(ana: Person, **wanted: str | int) -> Answer:
    """Reach a goal."""
    await ana.slash("goal set", {"what": "Ten quiet minutes", **wanted})
    return await ana.slash("goal done")


async def look_back(ana: Person) -> Answer:
    """Look back at an interview."""
    begun = await ana.click((await ana.slash("review interview")).message, "Begin")
    first = await ana.submit(begun.modal, {begun.modal.fields[0].custom_id: "I asked good questions"})
    last = await ana.click(first.message, "Go on")
    return await ana.submit(last.modal, {"lesson": "Sleep before it"})


async def reply(ana: Person, *, steps: int) -> Answer:
    """Take the first steps after a "no" as done, from the reply on."""
    logged = await ana.submit((await ana.slash("rejection log", company="Ames")).modal, {"then": "step"})
    shown = await ana.click(logged.message, "First step")
    for _ in range(steps):
        shown = await ana.click(shown.message, custom_id=done_id(shown.message))
    return shown


def done_id(message: Message) -> str:
    """Return the custom id of the button that takes a step as done."""
    return next(custom_id for custom_id in custom_ids(message) if custom_id.startswith("arc-do"))


async def test_a_goal_that_is_reached_can_be_kept_and_then_shared(stage: Stage) -> None:
    ana = stage.discord.ana
    done = await reach_a_goal(ana)
    assert await kept(stage, ana) == []
    preview = await ana.click(done.message, A_WIN)
    assert preview.ephemeral
    assert preview.buttons == [SHARE, KEEP]
    assert await kept(stage, ana) == [("showed-up", "Ten quiet minutes")]
    assert stage.discord.messages(stage.wins) == []
    assert A_WIN in done.message.buttons
    await ana.click(preview.message, SHARE)
    (card,) = await stage.posted(stage.wins)
    assert "Ten quiet minutes" in card.text


async def test_a_goal_that_is_not_reached_is_not_offered_as_one(stage: Stage) -> None:
    ana = stage.discord.ana
    await ana.slash("goal set", {"what": "Apply", "number": 3})
    assert A_WIN not in (await ana.slash("goal log")).buttons
    await ana.slash("goal log")
    assert A_WIN in (await ana.slash("goal log")).buttons


async def test_the_kind_of_win_is_the_goals_own(stage: Stage) -> None:
    ana = stage.discord.ana
    await ana.slash("goal set", {"idea": "applications", "number": 1})
    done = await ana.slash("goal done")
    await ana.click(done.message, A_WIN)
    assert [kind for kind, _ in await kept(stage, ana)] == ["applied"]


async def test_a_reply_and_a_question_after_a_no_are_wins_without_a_word_of_it(stage: Stage) -> None:
    ana = stage.discord.ana
    after_reply = await reply(ana, steps=1)
    await ana.click(after_reply.message, A_WIN)
    after_question = await ana.click(after_reply.message, custom_id=done_id(after_reply.message))
    preview = await ana.click(after_question.message, A_WIN)
    assert "Ames" not in preview.text
    assert await kept(stage, ana) == [("feedback", ""), ("got-back-up", "")]


async def test_a_step_that_is_left_out_is_offered_as_none(stage: Stage) -> None:
    ana = stage.discord.ana
    shown = await reply(ana, steps=0)
    assert A_WIN not in shown.buttons
    assert A_WIN not in (await ana.click(shown.message, "Skip this one")).buttons


async def test_a_review_is_a_win_without_a_word_of_it(stage: Stage) -> None:
    ana = stage.discord.ana
    done = await look_back(ana)
    preview = await ana.click(done.message, A_WIN)
    assert "Sleep" not in preview.text
    assert await kept(stage, ana) == [("learned", "")]


async def test_a_heavy_day_is_not_called_a_win(stage: Stage) -> None:
    answer = await stage.discord.ana.slash("checkin", mood=1, note="a grey day")
    assert A_WIN not in answer.buttons


async def test_tapped_twice_it_is_one_and_later_it_says_how_it_stands(stage: Stage) -> None:
    ana = stage.discord.ana
    done = await reach_a_goal(ana)
    first, second = await asyncio.gather(*(ana.click(done.message, A_WIN) for _ in range(2)))
    assert SHARE in first.buttons
    assert SHARE in second.buttons
    assert len(await kept(stage, ana)) == 1
    await ana.click(first.message, SHARE)
    await until(lambda: "Shared in" in first.message.text)
    third = await ana.click(done.message, A_WIN)
    assert "shared" in third.text
    assert SHARE not in third.buttons
    assert len(await stage.posted(stage.wins)) == 1


async def test_a_goal_of_each_week_is_one_win_a_week_however_often_it_is_logged(stage: Stage) -> None:
    ana = stage.discord.ana
    await ana.slash("goal set", {"what": "Apply", "number": 2})
    await ana.slash("goal log")
    for _ in range(2):
        more = await ana.slash("goal log")
        await ana.click(more.message, A_WIN)
    assert len(await kept(stage, ana)) == 1


async def test_what_was_taken_back_is_answered_kindly(stage: Stage) -> None:
    ana = stage.discord.ana
    done = await reach_a_goal(ana)
    undone = next(custom_id for custom_id in custom_ids(done.message) if custom_id.startswith("goal-undo"))
    win = next(custom_id for custom_id in custom_ids(done.message) if custom_id.startswith("win-of"))
    again = await ana.slash("goal list")
    await ana.click(done.message, custom_id=undone)
    button = next(part for part in [again.message.button_list[0].raw])
    button["custom_id"] = win
    assert "can't find that goal" in (await ana.click(again.message, custom_id=win)).text
    assert await kept(stage, ana) == []


async def test_a_win_that_was_removed_is_not_kept_anew_while_its_card_is_still_there(stage: Stage) -> None:
    discord = stage.discord
    done = await reach_a_goal(discord.ana)
    preview = await discord.ana.click(done.message, A_WIN)
    await discord.ana.click(preview.message, SHARE)
    await stage.posted(stage.wins)
    person = PersonId(discord.ana.id)
    (listed,) = (await wins.list_own(stage.client.store, person, 0)).wins
    await wins.remove(stage.client.store, listed.win.id, person, stage.client.now())
    assert "can't find that win" in (await discord.ana.click(done.message, A_WIN)).text
    await until(stage.client.is_ready)
    await stage.beats.take_down()
    assert SHARE in (await discord.ana.click(done.message, A_WIN)).buttons


async def test_in_a_direct_message_it_is_kept_and_can_be_shared_from_the_group_later(stage: Stage) -> None:
    ana = stage.discord.ana
    await ana.slash("goal set", {"what": "Ten quiet minutes"})
    done = await ana.slash("goal done", channel=ana.dm)
    answer = await ana.click(done.message, A_WIN)
    assert "only you" in answer.text
    assert SHARE not in answer.buttons
    listed = await ana.slash("win list")
    opened = await ana.select(listed.message, "win-open", [listed.message.selects[0]["options"][0]["value"]])
    assert SHARE in opened.buttons


@pytest.mark.parametrize("deed", [0, 1, 2, 3])
async def test_what_somebody_else_did_is_nobodys_win(stage: Stage, deed: int) -> None:
    discord = stage.discord
    done = await reach_a_goal(discord.ana)
    entry = next(custom_id for custom_id in custom_ids(done.message) if custom_id.startswith("win-of")).split(":")[2]
    theirs = (await reach_a_goal(discord.ben)).message
    part = next(part for part in theirs.button_list if part.custom_id and part.custom_id.startswith("win-of"))
    part.raw["custom_id"] = f"win-of:{deed}:{entry}"
    answer = await discord.ben.click(theirs, custom_id=f"win-of:{deed}:{entry}")
    assert "can't find" in answer.text
    assert await kept(stage, discord.ben) == []
