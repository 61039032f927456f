"""`/progress me`: what somebody has gathered, for them alone; zeros are kind, and nothing in it falls."""

from datetime import timedelta

from tests.cogs.week import pass_by
from tests.stage import Stage


async def test_where_nothing_is_yet_there_is_room(stage: Stage) -> None:
    shown = await stage.discord.ana.slash("progress me")
    assert shown.ephemeral
    assert "this is where they will gather" in shown.text
    assert "0" not in shown.text


async def test_weeks_goals_and_wins_gather_and_a_quiet_week_takes_nothing_away(stage: Stage) -> None:
    ana = stage.discord.ana
    await ana.slash("win share", category="rested", who="me")
    await ana.slash("goal set", what="Walk", number=2)
    await ana.slash("goal done")
    await pass_by(stage, timedelta(days=7))
    for _ in range(3):
        shown = (await ana.slash("progress me")).text
        for said in ("One week you showed up", "One goal you got done", "One win."):
            assert said in shown
        await pass_by(stage, timedelta(days=7))
    assert "this is where they will gather" in (await stage.discord.ben.slash("progress me")).text


async def test_letting_a_goal_go_takes_nothing_away(stage: Stage) -> None:
    ana = stage.discord.ana
    await ana.slash("goal set", what="Walk", number=2)
    await ana.slash("goal log")
    sure = (await ana.slash("goal adjust", how="drop")).message
    await ana.click(sure, "Let it go")
    assert "One week you showed up" in (await ana.slash("progress me")).text
