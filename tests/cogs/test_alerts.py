"""Alerts: if the host wants them and the author was told, moderators get a link to a post that reads like danger."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.demo import until
from bot.domain.safety import Tier
from bot.sandbox import Channel, Fault, Permission, Person
from bot.services import deliveries
from tests.cogs.story import SHARE
from tests.cogs.test_safety import HARMLESS, MARKER, SOFT, URGENT, open_to_moderators
from tests.stage import Stage

TOLD = "moderators get a link"


async def test_alerts_are_off_at_first_and_then_nobody_hears_of_a_post(stage: Stage) -> None:
    await open_to_moderators(stage)
    ana = stage.discord.ana
    preview = await ana.slash("win share", category="rested", words=URGENT)
    assert TOLD not in preview.message.text
    await ana.click(preview.message, SHARE)
    await stage.posted(stage.wins)
    await stage.client.drain()
    assert stage.discord.messages(stage.discord.channel("moderators")) == []


async def test_with_alerts_on_the_preview_says_so_and_moderators_get_a_link_and_no_words(stage: Stage) -> None:
    await open_to_moderators(stage, alerts=True)
    discord = stage.discord
    preview = await discord.ana.slash("win share", category="rested", words=URGENT)
    assert TOLD in preview.message.text
    assert discord.messages(discord.channel("moderators")) == []
    await discord.ana.click(preview.message, SHARE)
    (post,) = await stage.posted(stage.wins)
    (alert,) = await stage.posted(discord.channel("moderators"))
    assert f"/{stage.wins.id}/{post.id}" in alert.text
    assert MARKER not in alert.text
    assert str(discord.ana.id) not in alert.text
    assert alert.pinged == {discord.mod.id}


@pytest.mark.parametrize("words", [SOFT, HARMLESS], ids=["soft", "harmless"])
async def test_words_that_are_not_plain_alert_nobody(stage: Stage, words: str) -> None:
    await open_to_moderators(stage, alerts=True)
    ana = stage.discord.ana
    preview = await ana.slash("win share", category="rested", words=words)
    await ana.click(preview.message, SHARE)
    await stage.posted(stage.wins)
    await stage.client.drain()
    assert stage.discord.messages(stage.discord.channel("moderators")) == []


async def test_whoever_was_not_told_of_alerts_sees_the_preview_before_anything_is_shared(stage: Stage) -> None:
    discord = stage.discord
    ana = discord.ana
    preview = await ana.slash("win share", category="rested", words=URGENT)
    await open_to_moderators(stage, alerts=True)
    told = await ana.click(preview.message, SHARE)
    assert TOLD in told.message.text
    assert discord.messages(stage.wins) == []
    await ana.click(told.message, SHARE)
    await stage.posted(stage.wins)
    await stage.posted(discord.channel("moderators"))


async def share_in_danger(person: Person) -> None:
    """Share a win whose words are plain, and wait for the answer."""
    preview = await person.slash("win share", category="rested", words=URGENT)
    await person.click(preview.message, SHARE)
    await until(lambda: "Shared in" in preview.message.text)


async def lock_out(stage: Stage, channel: Channel) -> None:
    """Take the bot's right to see a channel."""
    await stage.discord.set_overwrite(channel, stage.discord.bot_user, deny=Permission.VIEW_CHANNEL)


async def delete(stage: Stage, channel: Channel) -> None:
    """Delete a channel."""
    await stage.discord.delete_channel(channel)


@pytest.mark.parametrize(
    ("spoil", "code", "said"),
    [
        pytest.param(delete, "10003", "The moderators' channel is gone", id="channel-deleted"),
        pytest.param(lock_out, "50001", "I can't see the moderators' channel", id="permission-missing"),
    ],
)
async def test_an_alert_that_cannot_be_posted_leaves_the_post_as_it_is_and_the_host_is_told_once(
    stage: Stage, spoil: Callable[[Stage, Channel], Awaitable[None]], code: str, said: str
) -> None:
    await open_to_moderators(stage, alerts=True)
    discord = stage.discord
    with discord.expect_violation(code):
        await spoil(stage, discord.channel("moderators"))
        for person in (discord.ana, discord.ben):
            await share_in_danger(person)
        await until(lambda: discord.host.dms)
        await stage.client.drain()
    assert len(await stage.posted(stage.wins, 2)) == 2
    (notice,) = discord.host.dms
    assert said in notice.text
    assert MARKER not in notice.text
    for named in (discord.ana, discord.ben):
        assert str(named.id) not in notice.text


async def owed_after_all(stage: Stage) -> None:
    """Let the heartbeat post what is owed."""
    await stage.discord.advance(timedelta(minutes=1))
    await until(stage.client.is_ready)
    await stage.beats.tick()
    await stage.beats.finish()


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(Fault(method="POST", path=r"/channels/\d+/messages", status=408), id="discord-does-not-post"),
        pytest.param(Fault(method="POST", path=r"/callback$", status=400), id="discord-does-not-take-the-answer"),
    ],
)
async def test_a_post_that_the_heartbeat_has_to_make_alerts_moderators_too(stage: Stage, fault: Fault) -> None:
    await open_to_moderators(stage, alerts=True)
    discord = stage.discord
    preview = await discord.ana.slash("win share", category="rested", words=URGENT)
    discord.faults.add(fault)
    await discord.ana.click(preview.message, SHARE)
    await until(lambda: len(discord.faults) == 0)
    assert discord.messages(stage.wins) == []
    await stage.restart()
    await owed_after_all(stage)
    (post,) = await stage.posted(stage.wins)
    (alert,) = await stage.posted(discord.channel("moderators"))
    assert f"/{stage.wins.id}/{post.id}" in alert.text
    assert alert.pinged == {discord.mod.id}
    await owed_after_all(stage)
    assert len(await stage.posted(discord.channel("moderators"))) == 1


async def test_an_alert_whose_reading_fails_leaves_the_post_and_its_answer_as_they_are(
    stage: Stage, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    await open_to_moderators(stage, alerts=True)
    ana = stage.discord.ana
    preview = await ana.slash("win share", category="rested", words=URGENT)

    def fail(text: str) -> Tier:
        raise ValueError(f"cannot read {text}")

    monkeypatch.setattr(deliveries, "read", fail)
    await ana.click(preview.message, SHARE)
    await stage.posted(stage.wins)
    await until(lambda: "Shared in" in preview.message.text)
    await stage.client.drain()
    assert stage.discord.messages(stage.discord.channel("moderators")) == []
    logged = capsys.readouterr().out
    assert "ValueError" in logged
    assert MARKER not in logged
