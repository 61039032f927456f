"""*Celebrate* on ordinary messages: one card each, taken away by whom it is about, mended when it is lost.

And under a win, when everybody presses it at once.
"""

import asyncio
from itertools import pairwise

from bot.demo import until
from bot.pacing import EDIT_EVERY
from bot.sandbox import Message
from bot.sandbox.world import Change
from tests.cogs.story import custom_ids, share
from tests.stage import Stage

CROWD = 200
WAKES = 0.1
"""Seconds by which an edit may come early beside the next: they are timed where they arrive, not where they leave."""


def cheers(stage: Stage) -> list[Message]:
    """Return Rebound's public cards in #general."""
    bot = stage.discord.bot_user.id
    messages = stage.discord.messages(stage.discord.channel("general"))
    return [message for message in messages if message.author.id == bot and not message.ephemeral]


async def test_people_who_celebrate_at_the_same_time_share_one_card(stage: Stage) -> None:
    discord = stage.discord
    message = discord.ben.send(discord.channel("general"), "Sent one application")
    await asyncio.gather(*(person.menu("Celebrate", message) for person in (discord.ana, discord.chi, discord.mod)))
    (card,) = cheers(stage)
    await until(lambda: "Celebrate · 3" in card.buttons)


async def test_a_card_that_a_moderator_deleted_is_put_up_again(stage: Stage) -> None:
    discord = stage.discord
    message = discord.ben.send(discord.channel("general"), "Sent one application")
    card = (await discord.ana.menu("Celebrate", message)).message
    assert card is not None
    await discord.delete_message(card)
    with discord.expect_violation("10008"):
        answer = await discord.chi.menu("Celebrate", message)
        assert "counted in" in answer.text
        await until(lambda: cheers(stage))
    (anew,) = cheers(stage)
    assert "Celebrate · 2" in anew.buttons


async def test_whom_a_card_is_about_can_take_it_away_and_nobody_else(stage: Stage) -> None:
    discord = stage.discord
    message = discord.ben.send(discord.channel("general"), "Sent one application")
    card = (await discord.ana.menu("Celebrate", message)).message
    assert card is not None
    own = await discord.ben.click(card, "Celebrate · 1")
    assert own.ephemeral
    gone = await discord.ben.click(own.message, "Take this card away")
    assert "It's gone" in gone.text
    await until(lambda: not cheers(stage))
    again = (await discord.chi.menu("Celebrate", message)).message
    assert again is not None
    assert "Celebrate · 1" in again.buttons


async def test_a_message_of_ours_that_is_no_card_is_told(stage: Stage) -> None:
    help_card = (await stage.discord.ana.slash("help")).message
    assert help_card is not None
    answer = await stage.discord.ana.menu("Celebrate", help_card)
    assert "can't find a win on that message" in answer.text


async def test_set_up_and_celebrate_are_not_offered_in_direct_messages(stage: Stage) -> None:
    registered = next(
        request.json for request in stage.discord.requests if request.method == "PUT" and "commands" in request.path
    )
    offered = {command["name"]: command["contexts"] for command in registered}
    assert offered["setup"] == [0]
    assert offered["Celebrate"] == [0]
    assert 1 in offered["win"]


async def test_a_crowd_that_celebrates_within_a_second_is_counted_and_answered_with_few_edits(stage: Stage) -> None:
    discord, loop = stage.discord, asyncio.get_running_loop()
    crowd = [discord.add_person(f"Peer {number}", guild=discord.guild) for number in range(CROWD)]
    await stage.join(*crowd)
    card = await share(stage, discord.ana, words="My old teacher said yes")
    celebrate, edits = custom_ids(card)[0], []

    def note(change: Change) -> None:
        if change.kind == "message.edited" and change.message is card:
            edits.append(loop.time())

    discord.observe(note)
    began = loop.time()
    answers = await asyncio.gather(*(peer.click(card, custom_id=celebrate) for peer in crowd))
    took = loop.time() - began
    await until(lambda: f"Celebrate · {CROWD}" in card.buttons)

    assert [answer.kind for answer in answers].count("none") == 0
    assert len(edits) <= took / EDIT_EVERY + 3  # the first at once, one that was on its way, and the last one
    assert all(later - earlier > EDIT_EVERY - WAKES for earlier, later in pairwise(edits))
    assert all(request.status != 429 for request in discord.requests)
    assert sum(f"<@{peer.id}>" in card.text for peer in crowd) == 5
    assert f"{CROWD - 5} more people celebrate this" in card.text
    assert card.pinged == set()
    again = await crowd[0].click(card, f"Celebrate · {CROWD}")
    await until(lambda: again.followups)
    assert "already" in again.followups[0].text
    assert f"Celebrate · {CROWD}" in card.buttons
