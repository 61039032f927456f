"""Goals from `/goal set` to their end, through the real client, tree and database; what is private stays so."""

from datetime import timedelta

from tests.cogs.goals import (
    A_WEEK,
    ADJUST,
    DONE,
    HIDE,
    KEEP,
    LET_GO,
    MINE,
    MORE,
    NEXT_WEEK,
    PREVIEW,
    REST,
    SHOW,
    SMALLER,
    UNDO,
    list_of,
    send_five,
)
from tests.cogs.story import offered, parts
from tests.cogs.week import choose, on_a_thursday, pass_by, pass_until, posts
from tests.stage import Stage


async def test_a_goal_is_kept_for_its_owner_alone_until_they_show_it(stage: Stage) -> None:
    ana = stage.discord.ana
    plan = "If it is nine, then I open one"
    kept = await ana.slash("goal set", what="Send applications", number=5, unit="applications", plan=plan)
    assert kept.ephemeral
    for said in ("Kept, and only you see it", "0 of 5 applications", plan, "every week"):
        assert said in kept.text
    assert kept.buttons == [MORE, DONE, ADJUST]  # this group has no goals round to show it in
    assert "Send applications" in await list_of(stage)
    assert "Send applications" not in await list_of(stage, stage.discord.ben)


async def test_a_goal_goes_its_whole_way_without_a_word_about_what_was_missed(stage: Stage) -> None:
    ana, card = stage.discord.ana, await send_five(stage)
    await on_a_thursday(stage)
    logged = await ana.click(card, MORE)
    assert "That counts" in logged.text
    assert "▰▱▱▱▱ 1 of 5 applications" in logged.text
    undone = await ana.click(card, UNDO)
    assert "▱▱▱▱▱ 0 of 5" in undone.text

    yesterday = (await ana.autocomplete("goal log", focused="day", day="Yest"))[0]
    backdated = await ana.slash("goal log", amount=2, day=yesterday.value)
    assert "▰▰▱▱▱ 2 of 5" in backdated.text

    ways = await ana.click(card, ADJUST)
    assert ways.buttons == [SMALLER, NEXT_WEEK, REST, LET_GO, KEEP]
    form = (await ana.click(card, SMALLER)).modal
    smaller = await ana.submit(form, {"what": "Send one or two"})
    assert "2 of 2 applications" in smaller.text
    assert "Send one or two" in smaller.text

    await ana.click(card, ADJUST)
    moved = await ana.click(card, NEXT_WEEK)
    assert "It waits for you until" in moved.text
    await pass_by(stage, A_WEEK)
    assert "0 of 2 applications" in await list_of(stage)

    rests = await ana.slash("goal adjust", how="pause")
    assert "resting" in rests.text
    assert "It's under way again" in (await ana.slash("goal adjust", how="resume")).text
    finished = await ana.slash("goal done")
    assert "▰▰ 2 of 2" in finished.text
    assert "all of it for this week" in finished.text

    asked = await ana.slash("goal adjust", how="drop")
    assert "stays counted" in asked.text
    assert "It stays as it is" in (await ana.click(asked.message, KEEP)).text
    again = (await ana.slash("goal adjust", how="drop")).message
    assert "It's gone, and that's a fine choice" in (await ana.click(again, LET_GO)).text
    assert "No goal here yet" in await list_of(stage)
    assert "2 weeks you showed up" in (await ana.slash("progress me")).text


async def test_a_goal_for_once_is_done_for_good_unless_that_is_taken_back(stage: Stage) -> None:
    ana = stage.discord.ana
    card = (await ana.slash("goal set", what="Ask for a reference", by="10")).message
    assert "once, by <t:" in card.text
    assert card.buttons == [DONE, ADJUST]
    done = await ana.click(card, DONE)
    assert "● Ask for a reference" in done.text
    assert done.buttons == [UNDO, "That's a small win"]
    assert "No goal here yet" in await list_of(stage)
    assert "One goal you got done" in (await ana.slash("progress me")).text
    await ana.click(card, UNDO)
    assert "○ Ask for a reference" in await list_of(stage)


async def test_a_goal_for_once_that_becomes_small_enough_is_done(stage: Stage) -> None:
    ana = stage.discord.ana
    await ana.slash("goal set", what="Ask for references", number=3, rhythm="once")
    await ana.slash("goal log", amount=2)
    smaller = await ana.slash("goal adjust", number=2)
    assert "● Ask for references · ▰▰ 2 of 2" in smaller.text
    assert smaller.buttons == []
    assert "One goal you got done" in (await ana.slash("progress me")).text


async def test_an_idea_is_a_goal_at_once_and_all_of_it_can_be_changed(stage: Stage) -> None:
    ana = stage.discord.ana
    whole = await ana.slash("goal set", idea="moving")
    assert "Move in a way that suits my body · ▱▱▱ 0 of 3 times" in whole.text
    changed = await ana.slash("goal set", idea="moving", what="Walk", number=1, unit="walk", rhythm="once")
    assert "○ Walk · ▱ 0 of 1 walk" in changed.text
    assert "once" in changed.text


async def test_without_words_the_form_opens_with_what_is_known_and_survives_a_restart(stage: Stage) -> None:
    ana = stage.discord.ana
    for by, said in (("367", "further ahead than 366 days"), ("2026-01-01", "over already"), ("soon", "as a date")):
        assert said in (await ana.slash("goal set", number=3, by=by)).text, "told before anything is written"
    form = (await ana.slash("goal set", number=3, unit="looks", plan="If rain, then tea", by="7")).modal
    assert "It's for once, by <t:" in form.text
    await stage.restart()
    kept = await ana.submit(form, {"what": "Look at openings"})
    for said in ("○ Look at openings", "0 of 3 looks", "If rain, then tea", "once, by <t:"):
        assert said in kept.text


async def test_the_list_offers_the_form_and_is_there_for_whoever_has_no_goal(stage: Stage) -> None:
    ana = stage.discord.ana
    listed = await ana.slash("goal list")
    assert listed.buttons == ["Set a goal", "Look back"]
    form = (await ana.click(listed.message, "Set a goal")).modal
    await ana.submit(form, {"what": "Rest", "amount": "2 evenings"})
    assert "○ Rest · ▱▱ 0 of 2 evenings" in await list_of(stage)


async def test_with_several_goals_the_one_that_is_meant_is_chosen(stage: Stage) -> None:
    ana = stage.discord.ana
    await send_five(stage)
    await ana.slash("goal set", what="Walk", number=3)
    suggested = await ana.autocomplete("goal log", focused="goal", goal="wal")
    assert [each.name for each in suggested] == ["Walk"]
    assert "▰▰▱ 2 of 3" in (await ana.slash("goal log", goal=suggested[0].value, amount=2)).text

    for command, options, expected in (
        ("goal log", {"amount": 4}, "4 of 5 applications"),
        ("goal adjust", {"number": 4}, "4 of 4 applications"),
        ("goal adjust", {"how": "pause"}, "resting"),
        ("goal adjust", {}, "A goal may change"),
        ("goal done", {"goal": ""}, "already"),
    ):
        asked = await ana.slash(command, {key: value for key, value in options.items() if value})
        assert "Which one is it?" in asked.text
        (menu,) = [part["custom_id"] for part in parts(asked.message.components) if "options" in part]
        answered = await ana.select(asked.message, menu, [offered(asked.message)[0]])
        assert expected in answered.text


async def test_everything_works_in_a_direct_message(stage: Stage) -> None:
    ana, dm = stage.discord.ana, stage.discord.ana.dm
    kept = await ana.slash("goal set", channel=dm, what="Read", number=2, unit="chapters")
    assert kept.buttons == [MORE, DONE, ADJUST]
    assert "1 of 2 chapters" in (await ana.slash("goal log", channel=dm)).text
    assert (await ana.autocomplete("goal log", channel=dm, focused="day", day=""))[0].name == "Today"
    listed = await ana.slash("goal list", channel=dm)
    assert "Read" in listed.text
    assert "you showed up" in listed.text
    form = (await ana.click(listed.message, "Look back")).modal
    assert "Kept, for you alone" in (await ana.submit(form, {"strength": "I read on the bus"})).text
    await ana.click(listed.message, "Pass this week")
    assert "Read" in await list_of(stage), "one's own goals are one's own everywhere"
    progress = await ana.slash("progress me", channel=dm)
    assert "One week you showed up" in progress.text
    assert "I read on the bus" in progress.text


async def test_in_a_direct_message_the_week_is_that_of_the_group_somebody_has_goals_in(stage: Stage) -> None:
    ana = stage.discord.ana
    await send_five(stage)
    listed = await ana.slash("goal list", channel=ana.dm)
    await ana.click(listed.message, "Pass this week")
    assert "This week is off, and it counts" in await list_of(stage)


async def test_a_goal_is_shown_in_the_round_only_after_a_preview_and_leaves_it_again(stage: Stage) -> None:
    ana = stage.discord.ana
    monday = await on_a_thursday(stage)
    card = await send_five(stage)
    preview = await ana.click(card, PREVIEW)
    assert f"<@{ana.id}> ○ Send applications" in preview.text
    assert "never what was missed" in preview.text
    assert "only you see it" in (await ana.click(card, MINE)).text
    await pass_until(stage, monday)
    (posted,) = posts(stage)
    assert "Send applications" not in posted.text

    await ana.click(card, PREVIEW)
    shown = await ana.click(card, SHOW)
    assert "in the goals round" in shown.text
    await pass_by(stage, timedelta(seconds=5))
    assert "Send applications" in posted.text
    await ana.click(card, HIDE)
    await pass_by(stage, timedelta(seconds=5))
    assert "Send applications" not in posted.text


async def test_a_card_in_the_group_belongs_to_the_goals_own_group_wherever_it_is_pressed(stage: Stage) -> None:
    ana, discord = stage.discord.ana, stage.discord
    await choose(stage, discord.channel("general"))
    await send_five(stage)
    listed = (await ana.slash("goal list", channel=ana.dm)).message
    opened = await ana.select(listed, "goal-open", [offered(listed)[0]])
    assert PREVIEW in opened.buttons
    await ana.click(opened.message, PREVIEW)
    assert "in the goals round" in (await ana.click(opened.message, SHOW)).text


async def test_a_look_back_keeps_what_was_written_and_nothing_is_fine_too(stage: Stage) -> None:
    ana = stage.discord.ana
    listed = (await ana.slash("goal list")).message
    form = (await ana.click(listed, "Look back")).modal
    assert "All three stayed empty" in (await ana.submit(form, {"strength": " "})).text
    kept = await ana.submit(form, {"strength": "I asked for help", "obstacle": "**Rain**"})
    assert "</progress me:" in kept.text
    progress = (await ana.slash("progress me")).text
    assert "I asked for help" in progress
    assert r"\*\*Rain\*\*" in progress
    assert "What would you like next?" not in progress


async def test_a_pass_counts_and_what_is_logged_all_the_same_counts_too(stage: Stage) -> None:
    ana = stage.discord.ana
    await send_five(stage)
    listed = (await ana.slash("goal list")).message
    assert "yours to rest" in (await ana.click(listed, "Pass this week")).text
    assert "yours to rest" in (await ana.click(listed, "Pass this week")).text
    again = await ana.slash("goal list")
    assert "This week is off, and it counts" in again.text
    assert "Pass this week" not in again.buttons
    await ana.slash("goal log")
    assert "This week: you showed up" in await list_of(stage)
    assert "One week you showed up" in (await ana.slash("progress me")).text


async def test_after_two_quiet_weeks_the_list_asks_once_whether_less_would_fit(stage: Stage) -> None:
    await send_five(stage)
    for _ in range(2):
        assert "Would less fit better" not in await list_of(stage)
        await pass_by(stage, A_WEEK)
    quiet = await list_of(stage)
    assert "Would less fit better" in quiet
    assert "you showed up" not in quiet
    await stage.discord.settle()
    assert "Would less fit better" not in await list_of(stage)
