"""The prompt of the week, from a host who chooses a channel to what stands in its threads, as its group sees it."""

from datetime import timedelta

import pytest

from bot.domain.groups import OFF_AT_FIRST, Feature, PromptKind
from tests.cogs.panel import open_section
from tests.cogs.prompted import (
    FOR_ME,
    LINES,
    WORDS,
    choose_prompts,
    in_thread,
    kind_of,
    line_of,
    prompts,
    set_up_prompts,
)
from tests.cogs.week import A_WEEK, beat, pass_by, pass_until
from tests.stage import Stage

FROM_LIBRARY = LINES[PromptKind.ENCOURAGEMENT]
MANY = 4
"""Weeks in which one channel gets no more posts than the sandbox, like Discord, takes at once."""


async def test_a_channel_gets_a_prompt_on_wednesday_with_a_thread_for_answers_and_pings_nobody(stage: Stage) -> None:
    wednesday = await choose_prompts(stage)
    await pass_until(stage, wednesday - timedelta(minutes=1))
    assert prompts(stage) == []
    await pass_until(stage, wednesday)
    (card,) = prompts(stage)
    kind = kind_of(card)
    assert line_of(card) in LINES[kind]
    assert WORDS(f"prompt-note-{kind}") in card.text
    assert card.buttons == [FOR_ME]
    thread = stage.discord.world.channels[card.id]
    assert thread.name == WORDS(f"prompt-thread-{kind}")
    (first,) = in_thread(stage, card)
    assert WORDS(f"prompt-answers-{kind}") in first.text
    assert card.pinged == first.pinged == set()
    stage.discord.ana.send(thread, "A long walk, and soup")
    for _ in range(3):
        await pass_by(stage, timedelta(days=2))
    assert len(prompts(stage)) == 1
    assert len(in_thread(stage, card)) == 2
    await pass_until(stage, wednesday + A_WEEK)
    assert len(prompts(stage)) == 2


async def test_without_threads_a_prompt_says_nothing_of_one(stage: Stage) -> None:
    wednesday = await choose_prompts(stage)
    await set_up_prompts(stage, stage.discord.guild, thread=False)
    await pass_until(stage, wednesday)
    (card,) = prompts(stage)
    assert "thread" not in card.text
    assert in_thread(stage, card) == []


@pytest.mark.parametrize("kind", PromptKind)
async def test_a_mix_of_one_kind_is_that_kind_and_nothing_comes_again_for_weeks(
    stage: Stage, kind: PromptKind
) -> None:
    wednesday = await choose_prompts(stage)
    await set_up_prompts(stage, stage.discord.guild, mix=[kind], thread=False)
    for week in range(MANY):
        await pass_until(stage, wednesday + week * A_WEEK)
    cards = prompts(stage)
    assert {kind_of(card) for card in cards} == {kind}
    assert len({line_of(card) for card in cards}) == len(cards) == MANY


async def test_kinds_of_a_mix_take_turns(stage: Stage) -> None:
    wednesday = await choose_prompts(stage)
    mix = {PromptKind.QUESTION, PromptKind.RITUAL}
    await set_up_prompts(stage, stage.discord.guild, mix=mix, thread=False)
    for week in range(MANY):
        await pass_until(stage, wednesday + week * A_WEEK)
    kinds = [kind_of(card) for card in prompts(stage)]
    assert set(kinds[:2]) == set(kinds[2:]) == mix


async def test_a_line_just_for_me_is_seen_by_whoever_presses_alone_and_another_is_another(stage: Stage) -> None:
    discord = stage.discord
    await pass_until(stage, await choose_prompts(stage))
    (card,) = prompts(stage)
    before = card.text
    mine = await discord.ben.click(card, FOR_ME)
    assert mine.ephemeral
    seen = [mine.text.split("\n")[0]]
    (first,) = in_thread(stage, card)
    seen.append((await discord.ben.click(first, FOR_ME)).text.split("\n")[0])
    seen.append((await discord.ben.click(mine.message, "Another one")).text.split("\n")[0])
    assert len(set(seen)) == 3
    assert set(seen) <= FROM_LIBRARY
    assert card.text == before, "the prompt stays as it is for the others"


async def test_the_button_works_months_later_and_after_a_restart(stage: Stage) -> None:
    await pass_until(stage, await choose_prompts(stage))
    (card,) = prompts(stage)
    await stage.restart()
    await pass_by(stage, timedelta(days=120))
    assert (await stage.discord.chi.click(card, FOR_ME)).ephemeral


async def test_somebody_who_has_not_joined_is_asked_first(stage: Stage) -> None:
    await pass_until(stage, await choose_prompts(stage))
    (card,) = prompts(stage)
    kim = stage.discord.add_person("Kim", guild=stage.discord.guild)
    assert "Before I keep anything of yours" in (await kim.click(card, FOR_ME)).text


async def test_two_groups_have_their_own_prompts_and_threads(stage: Stage) -> None:
    discord = stage.discord
    other = discord.add_guild("Elsewhere")
    await discord.settle()
    wednesday = await choose_prompts(stage)
    await set_up_prompts(stage, other, mix=[PromptKind.QUESTION])
    for week in range(3):
        await pass_until(stage, wednesday + week * A_WEEK)
    here, there = prompts(stage), prompts(stage, other.channel("general"))
    assert len(here) == len(there) == 3
    assert {kind_of(card) for card in here} == set(PromptKind)
    assert {kind_of(card) for card in there} == {PromptKind.QUESTION}
    assert len({line_of(card) for card in there}) == 3
    for card in (*here, *there):
        (first,) = in_thread(stage, card)
        assert WORDS(f"prompt-answers-{kind_of(card)}") in first.text


async def test_one_that_was_posted_does_not_come_again_after_a_restart(stage: Stage) -> None:
    wednesday = await choose_prompts(stage)
    await pass_until(stage, wednesday)
    await stage.restart()
    await pass_until(stage, wednesday + timedelta(days=1))
    (card,) = prompts(stage)
    assert len(in_thread(stage, card)) == 1


async def test_every_other_week_is_every_other_week(stage: Stage) -> None:
    wednesday = await choose_prompts(stage)
    await set_up_prompts(stage, stage.discord.guild, weeks=2, thread=False)
    counts = []
    for week in range(4):
        await pass_until(stage, wednesday + week * A_WEEK)
        counts.append(len(prompts(stage)))
    assert counts == [1, 1, 2, 2]


async def test_a_switched_off_prompt_does_not_come(stage: Stage) -> None:
    wednesday = await choose_prompts(stage)
    section = await open_section(stage, "features")
    on = [feature for feature in Feature if feature not in OFF_AT_FIRST | {Feature.PROMPT}]
    await stage.discord.host.select(section.message, "setup-features", on)
    await pass_until(stage, wednesday)
    assert prompts(stage) == []


async def test_four_days_away_means_one_late_prompt_in_its_thread(stage: Stage) -> None:
    wednesday = await choose_prompts(stage)
    await stage.stop()
    stage.discord.clock.move_to(wednesday + timedelta(days=3))
    await stage.start()
    await beat(stage)
    (card,) = prompts(stage)
    assert len(in_thread(stage, card)) == 1
    await pass_until(stage, wednesday + A_WEEK)
    assert len(prompts(stage)) == 2
