"""The wins round when something is in its way: the host hears once, in words, and it goes on by itself."""

from datetime import timedelta

from bot.domain.groups import Feature
from bot.sandbox import Fault, Permission
from tests.cogs.panel import open_section
from tests.cogs.story import SHARE
from tests.cogs.week import A_WEEK, beat, pass_by, pass_until
from tests.cogs.wins_week import (
    A_DAY,
    A_MOMENT,
    A_WIN,
    NOBODY,
    OVER,
    friday,
    naming,
    rounds,
    shared_by,
    wants_to_know,
)
from tests.stage import Stage

AN_HOUR = timedelta(hours=1)


async def sweep(stage: Stage, step: timedelta) -> None:
    """Let time pass, and the hourly sweep with it."""
    stage.discord.clock.advance(step)
    await stage.beats.sweep()
    await beat(stage)


async def switch_it(stage: Stage, *, on: bool) -> None:
    """Switch the wins round on or off, as the host does."""
    section = await open_section(stage, "features")
    wanted = [feature for feature in Feature if on or feature is not Feature.WINS_ROUND]
    await stage.discord.host.select(section.message, "setup-features", wanted)


async def test_switched_off_it_does_not_come_and_on_again_it_does(stage: Stage) -> None:
    comes = await friday(stage)
    await switch_it(stage, on=False)
    await pass_until(stage, comes + A_DAY)
    assert rounds(stage) == []
    await switch_it(stage, on=True)
    await beat(stage)
    assert rounds(stage) == []
    await pass_until(stage, comes + A_WEEK)
    assert len(rounds(stage)) == 1


async def test_switched_off_while_it_stands_its_pages_and_its_end_are_as_ever(stage: Stage) -> None:
    comes = await friday(stage)
    await shared_by(stage, stage.discord.ana, "cv", "Two pages now")
    await pass_until(stage, comes)
    (card,) = rounds(stage)
    await switch_it(stage, on=False)
    await pass_until(stage, comes + A_WEEK + AN_HOUR)
    assert "Two pages" not in card.text
    assert OVER in card.text


async def test_without_a_channel_nothing_comes_and_nobody_is_told(stage: Stage) -> None:
    comes = await friday(stage)
    section = await open_section(stage, "channels")
    await stage.discord.host.click(section.message, "Post nowhere")
    await pass_until(stage, comes + A_DAY)
    assert rounds(stage) == []
    assert stage.discord.host.dms == []


async def test_a_permission_that_is_lost_is_told_once_and_the_round_comes_when_it_is_back(stage: Stage) -> None:
    discord = stage.discord
    comes = await friday(stage)
    await shared_by(stage, discord.ana, "cv", "Two pages now")
    await discord.set_overwrite(stage.wins, discord.bot_user, deny=Permission.SEND_MESSAGES)
    with discord.expect_violation("50013"):
        await pass_until(stage, comes)
        for _ in range(3):
            await sweep(stage, AN_HOUR)
    (notice,) = discord.host.dms
    assert "not allowed to post in the wins channel" in notice.text
    await discord.set_overwrite(stage.wins, discord.bot_user)
    await sweep(stage, AN_HOUR)
    (card,) = rounds(stage)
    assert "Two pages now" in card.text
    assert len(discord.host.dms) == 1


async def test_one_that_could_not_be_posted_until_shortly_before_the_next_gives_way_to_it(stage: Stage) -> None:
    discord = stage.discord
    comes = await friday(stage)
    await pass_until(stage, comes)
    await shared_by(stage, discord.ana, "cv", "Two pages now")
    await discord.set_overwrite(stage.wins, discord.bot_user, deny=Permission.SEND_MESSAGES)
    with discord.expect_violation("50013"):
        await pass_until(stage, comes + A_WEEK)
    await discord.set_overwrite(stage.wins, discord.bot_user)
    await sweep(stage, 6 * A_DAY)
    assert len(rounds(stage)) == 1
    await pass_until(stage, comes + 2 * A_WEEK)
    (_, card) = rounds(stage)
    assert "Two pages now" in card.text


async def test_a_round_that_could_not_be_posted_has_said_no_round_number(stage: Stage) -> None:
    discord = stage.discord
    comes = await friday(stage)
    for _ in range(10):
        await shared_by(stage, discord.ana, "rested")
    await discord.set_overwrite(stage.wins, discord.bot_user, deny=Permission.SEND_MESSAGES)
    with discord.expect_violation("50013"):
        await pass_until(stage, comes)
    assert rounds(stage) == []
    await pass_until(stage, comes + 5 * A_DAY)
    await discord.set_overwrite(stage.wins, discord.bot_user)
    await pass_until(stage, comes + A_WEEK)
    (card,) = rounds(stage)
    assert "this group's win number 10." in card.text


async def test_a_bot_that_is_down_for_days_posts_one_late_round(stage: Stage) -> None:
    comes = await friday(stage)
    await shared_by(stage, stage.discord.ana, "cv")
    await stage.stop()
    stage.discord.clock.move_to(comes + 3 * A_DAY)
    await stage.start()
    await beat(stage)
    assert len(rounds(stage)) == 1
    await pass_until(stage, comes + A_WEEK)
    assert len(rounds(stage)) == 2


async def test_a_bot_that_is_down_for_weeks_posts_the_latest_with_all_of_their_wins(stage: Stage) -> None:
    comes = await friday(stage)
    await pass_until(stage, comes)
    await shared_by(stage, stage.discord.ana, "cv", "Two pages now")
    await stage.stop()
    stage.discord.clock.move_to(comes + 2 * A_WEEK + A_DAY)
    await stage.start()
    await beat(stage)
    (_, card) = rounds(stage)
    assert "Two pages now" in card.text


async def test_answers_that_are_lost_and_a_bad_day_of_discord_leave_one_card_and_one_mention(stage: Stage) -> None:
    discord, ana = stage.discord, stage.discord.ana
    await wants_to_know(ana)
    comes = await friday(stage)
    await shared_by(stage, ana, "cv")
    path = rf"/channels/{stage.wins.id}/messages$"
    discord.faults.add(Fault(method="POST", path=path, status=500, times=5))
    discord.faults.add(Fault(method="POST", path=path, when="after", drop=True))
    await pass_until(stage, comes)
    discord.faults.add(Fault(method="POST", path=path, when="after", drop=True))
    for _ in range(4):
        await pass_by(stage, timedelta(minutes=5))
    assert len(rounds(stage)) == 1
    (named,) = naming(stage)
    assert named.pinged == {ana.id}
    assert len(stage.discord.messages(stage.wins)) == 3


async def test_a_win_whose_card_came_late_is_in_the_round_that_was_posted_without_it(stage: Stage) -> None:
    discord, ana = stage.discord, stage.discord.ana
    comes = await friday(stage)
    await pass_until(stage, comes - timedelta(seconds=30))
    discord.faults.add(Fault(method="POST", path=rf"/channels/{stage.wins.id}/messages$", status=500, times=5))
    kept = await ana.slash("win share", category="cv", words="Two pages now")
    await ana.click(kept.message, SHARE)
    await pass_until(stage, comes)
    for _ in range(4):
        await pass_by(stage, timedelta(minutes=5))
    (card,) = rounds(stage)
    assert "Two pages now" in card.text
    await pass_until(stage, comes + A_WEEK)
    assert NOBODY in rounds(stage)[1].text


async def test_a_round_that_a_moderator_deletes_stays_away_and_the_next_one_comes(stage: Stage) -> None:
    discord = stage.discord
    comes = await friday(stage)
    await shared_by(stage, discord.ana, "cv", "Two pages now")
    await pass_until(stage, comes)
    (card,) = rounds(stage)
    await discord.delete_message(card)
    with discord.expect_violation("10008"):
        await pass_by(stage, A_MOMENT)
    assert discord.host.dms == []
    await pass_by(stage, 6 * A_DAY)
    await pass_by(stage, A_DAY)
    (later,) = rounds(stage)
    assert "Two pages" not in later.text


async def test_what_is_shared_right_after_a_round_is_in_the_next_and_each_win_in_one(stage: Stage) -> None:
    ana = stage.discord.ana
    comes = await friday(stage)
    await shared_by(stage, ana, "rested", "Before it")
    await pass_until(stage, comes)
    await shared_by(stage, ana, "rested", "After it")
    await pass_by(stage, A_MOMENT)
    await pass_until(stage, comes + A_WEEK - AN_HOUR)
    (card,) = rounds(stage)
    assert ("Before it" in card.text, "After it" in card.text) == (True, False)
    await pass_until(stage, comes + A_WEEK)
    later = rounds(stage)[1]
    assert ("Before it" in later.text, "After it" in later.text) == (False, True)
    assert later.buttons == [A_WIN]


async def test_a_restart_between_any_two_steps_loses_and_doubles_nothing(stage: Stage) -> None:
    ana = stage.discord.ana
    await wants_to_know(ana)
    comes = await friday(stage)
    await shared_by(stage, ana, "rested", "A nap")
    await stage.restart()
    stage.discord.clock.move_to(comes)
    await stage.beats.tick()
    await stage.beats.finish()
    await stage.restart()
    await beat(stage)
    assert (len(rounds(stage)), len(naming(stage))) == (1, 1)
    await stage.restart()
    await pass_until(stage, comes + A_WEEK - AN_HOUR)
    await stage.restart()
    await pass_by(stage, 2 * AN_HOUR)
    assert OVER in rounds(stage)[0].text
    assert len(rounds(stage)) == 2
