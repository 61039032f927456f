"""The scenes of the tour in which people are there for one another."""

from bot.demo import Stage, until
from bot.domain.groups import Round
from bot.narrator import ONLY_YOU, Narrator


async def chi_thinks_of_ben(tell: Narrator, stage: Stage) -> None:
    """A kind line by direct message, thanks for it, and the same line on the next heavy day."""
    ben, chi = stage.discord.ben, stage.discord.chi
    tell.scene("Chi thinks of Ben")
    tell.does(chi, "types /encourage member: Ben")
    preview = await chi.slash("encourage member", who=ben)
    tell.sees(preview.message, ONLY_YOU, expected="as a direct message from me with your name on it")
    tell.does(chi, "taps Send this")
    await chi.click(preview.message, "Send this")
    await stage.beats.catch_up()
    await until(lambda: ben.dms)
    letter = ben.dms[-1]
    tell.sees(letter, "to Ben", expected="was thinking of you")
    tell.does(ben, "taps Thank")
    thanked = await ben.click(letter, "Thank")
    tell.sees(thanked.message, ONLY_YOU, expected="That's kind")
    tell.does(ben, "has another heavy day: /checkin, Very heavy, Something of mine")
    asked = await ben.slash("checkin")
    felt = await ben.click(asked.message, "Very heavy")
    own = await ben.click(felt.message, "Something of mine")
    tell.sees(own.message, ONLY_YOU, expected="wrote this to you")


async def the_middle_of_the_week(tell: Narrator, stage: Stage) -> None:
    """A prompt with its thread."""
    discord = stage.discord
    place = discord.channel("general")
    tell.scene("The middle of the week")
    tell.does(discord.host, "chooses #general for the prompt, in /setup")
    panel = await discord.host.slash("setup")
    channels = await discord.host.select(panel.message, "setup-section", ["channels"])
    await discord.host.select(channels.message, "setup-channel:2", [place])
    await stage.wait_for_the_round(Round.PROMPT)
    prompt = discord.messages(place)[-1]
    tell.sees(prompt, "#general, on Wednesday", expected="thread")
    tell.does(discord.host, "sends Chi a kind line, too, and agrees first")
    asked = await discord.host.slash("encourage member", who=discord.chi)
    preview = await discord.host.click(asked.message, "I agree")
    await discord.host.click(preview.message, "Send this")
    await stage.beats.catch_up()


async def what_a_week_came_to(tell: Narrator, stage: Stage) -> None:
    """A win out of what somebody just did, and the round that shows the week's."""
    chi, wins = stage.discord.chi, stage.discord.channel("wins")
    tell.scene("What a week came to")
    tell.does(chi, "types /goal done, and taps That's a small win")
    done = await chi.slash("goal done")
    preview = await chi.click(done.message, "That's a small win")
    tell.sees(preview.message, ONLY_YOU, expected="only if you tap")
    before = len(stage.discord.messages(wins))
    await chi.click(preview.message, "Share with the group")
    await until(lambda: len(stage.discord.messages(wins)) > before)
    await stage.wait_for_the_round(Round.WINS)
    tell.sees(stage.discord.messages(wins)[-1], "#wins, on Friday", expected="Wins round")


async def what_has_gathered(tell: Narrator, stage: Stage) -> None:
    """One's own, and the group's without a name."""
    chi = stage.discord.chi
    tell.scene("What has gathered")
    tell.does(chi, "types /progress me")
    own = await chi.slash("progress me")
    tell.sees(own.message, ONLY_YOU, expected="One thank-you")
    tell.does(chi, "taps What people wrote to me")
    read = await chi.click(own.message, "What people wrote to me")
    tell.sees(read.message, ONLY_YOU, expected="was thinking of you")
    tell.does(chi, "types /progress group")
    group = await chi.slash("progress group")
    tell.sees(group.message, ONLY_YOU, expected="no number speaks of one person")
