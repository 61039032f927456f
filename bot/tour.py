"""`rebound demo --tour`: a short story in the terminal, played by the real bot before the sandbox.

Shows what each person sees, as the bot sent it; a step whose answer is not what the story says ends the tour with an
error, so that a broken story is noticed.
"""

from rich.console import Console

from bot import tour_together
from bot.demo import Stage, on_stage, until
from bot.logs import set_up_logs
from bot.narrator import ONLY_YOU, Narrator, agree, press_celebrate
from bot.sandbox import Message


async def tour() -> None:
    """Play the story.

    Raises:
        StoryBroke: the bot did something else than the story says.
    """
    set_up_logs("text", "ERROR")
    async with on_stage() as stage:
        tell = Narrator(Console(), stage)
        await _the_host_sets_it_up(tell, stage)
        card = await _ana_shares_a_small_win(tell, stage)
        await _the_others_celebrate(tell, stage, card)
        await _everything_outlives_a_restart(tell, stage, card)
        await _ben_gets_a_no(tell, stage)
        await tour_together.chi_thinks_of_ben(tell, stage)
        await _a_week_of_goals(tell, stage)
        await tour_together.the_middle_of_the_week(tell, stage)
        await tour_together.what_a_week_came_to(tell, stage)
        await tour_together.what_has_gathered(tell, stage)
        await _a_heavy_evening(tell, stage)
        await _a_channel_is_lost(tell, stage)
        await _ana_takes_it_all_along(tell, stage)
        tell.scene("That is Rebound so far. `make demo` lets you click through it yourself.")


async def _the_host_sets_it_up(tell: Narrator, stage: Stage) -> None:
    host = stage.discord.host
    tell.scene("A host sets up the group")
    tell.does(host, "types /setup and chooses #wins")
    panel = await host.slash("setup")
    chosen = await host.select(panel.message, "setup-wins", [stage.discord.channel("wins")])
    tell.sees(chosen.message, ONLY_YOU, expected="and I can post there")


async def _ana_shares_a_small_win(tell: Narrator, stage: Stage) -> Message:
    ana = stage.discord.ana
    tell.scene("Ana had a hard week, and one small thing went well")
    tell.does(ana, "types /win share: asked for help")
    asked = await ana.slash("win share", category="asked-for-help", words="My old teacher read my CV with me")
    tell.sees(asked.message, ONLY_YOU, expected="Before I keep anything of yours")
    tell.does(ana, "taps I agree, and her command goes on")
    preview = await ana.click(asked.message, "I agree")
    tell.sees(preview.message, ONLY_YOU, expected="only if you tap")
    tell.does(ana, "taps Share with the group")
    await ana.click(preview.message, "Share with the group")
    card = await stage.card()
    tell.sees(card, "#wins", expected="asked for help")
    return card


async def _the_others_celebrate(tell: Narrator, stage: Stage, card: Message) -> None:
    tell.scene("The others are glad with her")
    for person in (stage.discord.ben, stage.discord.chi):
        tell.does(person, "taps Celebrate, and agrees before anything is kept")
        await agree(person, card)
        await press_celebrate(person, card)
    await until(lambda: stage.discord.chi.mention in card.text)  # taps of the same second share one redrawing
    tell.sees(card, "#wins", expected="celebrate this")
    tell.does(stage.discord.ben, "taps it again")
    again = await press_celebrate(stage.discord.ben, card)
    await until(lambda: again.followups)
    tell.sees(again.followups[0], ONLY_YOU, expected="already")


async def _everything_outlives_a_restart(tell: Narrator, stage: Stage, card: Message) -> None:
    tell.scene("The machine restarts; the buttons still work")
    await stage.restart()
    tell.does(stage.discord.mod, "taps Celebrate on the same card, and agrees")
    await agree(stage.discord.mod, card)
    await press_celebrate(stage.discord.mod, card)
    await until(lambda: stage.discord.mod.mention in card.text)
    tell.sees(card, "#wins", expected="celebrate this")
    tell.does(stage.discord.ana, "looks at /win list on a day when she needs it")
    listed = await stage.discord.ana.slash("win list")
    tell.sees(listed.message, ONLY_YOU, expected="celebrated by 3 people")


async def _ben_gets_a_no(tell: Narrator, stage: Stage) -> None:
    ben = stage.discord.ben
    tell.scene("Ben gets a no after the last round")
    tell.does(ben, "types /rejection log: Harbour Bakery, a no at the very end")
    options = {"company": "Harbour Bakery", "role": "Baker", "stage": "final-round"}
    form = await ben.slash("rejection log", options)
    tell.does(ben, "marks that he's disappointed, leaves the rest of the form empty, and sends it")
    kept = await ben.submit(form.modal, {"feelings": ["disappointed"], "then": "step"})
    tell.sees(kept.message, ONLY_YOU, expected="What may be true as well")
    tell.does(ben, "taps First step")
    card = (await ben.click(kept.message, "First step")).message
    tell.sees(card, ONLY_YOU, expected="A short reply, if you like")
    tell.does(ben, "taps Show me some words, sends them himself, and taps Done")
    letter = await ben.click(card, "Show me some words")
    tell.sees(letter.message, ONLY_YOU, expected="Thank you for letting me know")
    await ben.click(card, "Done")
    tell.sees(card, ONLY_YOU, expected="It can be the last thing for today")
    tell.does(ben, "looks in with /checkin the same evening, and taps Heavy")
    asked = await ben.slash("checkin")
    felt = await ben.click(asked.message, "Heavy")
    tell.sees(felt.message, ONLY_YOU, expected="only you can see it")


async def _a_week_of_goals(tell: Narrator, stage: Stage) -> None:
    discord = stage.discord
    chi, place = discord.chi, discord.channel("accountability")
    tell.scene("A week of goals")
    tell.does(discord.host, "chooses #accountability for the goals round, in /setup")
    panel = await discord.host.slash("setup")
    channels = await discord.host.select(panel.message, "setup-section", ["channels"])
    await discord.host.select(channels.message, "setup-channel:1", [place])
    tell.does(chi, "types /goal set: write to people I know, 3 messages")
    kept = await chi.slash("goal set", what="Write to people I know", number=3, unit="messages")
    tell.sees(kept.message, ONLY_YOU, expected="only you see it")
    tell.does(chi, "taps Show it in the round, and after a preview Show it")
    preview = await chi.click(kept.message, "Show it in the round")
    await chi.click(preview.message, "Show it")
    await stage.wait_for_the_round()
    card = discord.messages(place)[-1]
    tell.sees(card, "#accountability, when the week begins", expected="Write to people I know")
    tell.does(chi, "sends a message to a friend, and taps Log progress, then +1")
    own = await chi.click(card, "Log progress")
    logged = await chi.click(own.message, "+1")
    tell.sees(logged.message, ONLY_YOU, expected="That counts")
    await until(lambda: "1 of 3" in card.text)
    tell.sees(card, "#accountability, a moment later", expected="1 of 3")


async def _a_heavy_evening(tell: Narrator, stage: Stage) -> None:
    ben = stage.discord.ben
    tell.scene("Ben writes on a heavy evening")
    tell.does(ben, "types /win share: got back up, just for himself, with words")
    kept = await ben.slash("win share", category="got-back-up", words="I can't go on like this", who="me")
    tell.sees(kept.message, ONLY_YOU, expected="Only you can see it")
    await until(lambda: kept.followups)
    tell.sees(kept.followups[0], f"{ONLY_YOU}, and nothing of it is kept", expected="That sounds")
    tell.does(ben, "taps People to talk to")
    people = await ben.click(kept.followups[0], "People to talk to")
    tell.sees(people.message, ONLY_YOU, expected="findahelpline.com")


async def _ana_takes_it_all_along(tell: Narrator, stage: Stage) -> None:
    ana = stage.discord.ana
    tell.scene("Ana found something, and leaves")
    tell.does(ana, "types /privacy delete")
    asked = await ana.slash("privacy delete")
    tell.sees(asked.message, ONLY_YOU, expected="")
    tell.does(ana, "taps Erase everything")
    gone = await ana.click(asked.message, "Erase everything")
    await gone.filled()
    tell.sees(gone.message, ONLY_YOU, expected="")


async def _a_channel_is_lost(tell: Narrator, stage: Stage) -> None:
    discord = stage.discord
    tell.scene("Somebody deletes the wins channel")
    await discord.delete_channel(discord.channel("wins"))
    tell.does(discord.chi, "shares a win")
    preview = await discord.chi.slash("win share", category="rested")
    await discord.chi.click(preview.message, "Share with the group")
    await until(lambda: "Try again" in preview.buttons)
    tell.sees(preview.message, ONLY_YOU, expected="Your win is kept")
    await until(lambda: discord.host.dms)
    tell.sees(discord.host.dms[-1], "to Hana, once", expected="The wins channel is gone")
