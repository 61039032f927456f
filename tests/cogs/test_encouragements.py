"""`/encourage me`, `/encourage add` and `/moderate prompts`, through the real client, tree and database."""

from datetime import timedelta

import pytest

from bot.content.library import load
from bot.content.words import FALLBACK, words_in
from bot.demo import until
from bot.domain.encouragements import LINE_LIMIT, PAGE_SIZE, PENDING_LIMIT, Theme, Wish
from bot.domain.encouragements import Stage as SearchStage
from bot.sandbox import Answer, Message, Permission, Person, SandboxRefusal
from bot.ui.actions import APPROVE_OFFERED_LINE, DECLINE_OFFERED_LINE, EDIT_OFFERED_LINE, Action, read_custom_id
from bot.ui.lines import REASON_FIELD, WORDS_FIELD
from tests.cogs.story import custom_ids
from tests.stage import Stage

ANOTHER, OFFER, RATHER_NOT = "Another one", "Offer it", "Rather not"
WORDS = words_in(FALLBACK)
FAIRNESS = {
    WORDS(f"encouragement-{line.key}")
    for line in load().encouragements.values()
    if Wish(Theme.FAIRNESS).takes(line.stage, line.themes)
}
KIND = "It hurt, and you are still here"
FROM_THE_GROUP = "From somebody in this group"


async def preview(person: Person, words: str = KIND, theme: str = "fairness") -> Answer:
    """Type a line of one's own."""
    return await person.slash("encourage add", text=words, theme=theme)


async def offer(person: Person, words: str = KIND) -> Answer:
    """Offer a line to the group."""
    return await person.click((await preview(person, words)).message, OFFER)


async def queue(person: Person) -> Message:
    """Open the moderators' queue."""
    return (await person.slash("moderate prompts")).message


async def press(person: Person, listed: Message, action: Action, nth: int = 0) -> Answer:
    """Press the n-th button of a kind in the queue."""
    found = [one for one in custom_ids(listed) if (read := read_custom_id(one)) and read.action is action]
    return await person.click(listed, custom_id=found[nth])


def line_in(answer: Answer) -> str:
    """Return the line that an answer shows."""
    return answer.text.split("\n")[0]


async def test_a_line_is_for_whoever_asks_alone_and_another_one_is_another(stage: Stage) -> None:
    ben = stage.discord.ben
    answer = await ben.slash("encourage me", theme="fairness")
    assert answer.ephemeral
    seen = [line_in(answer)]
    for _ in range(len(FAIRNESS) - 1):
        again = await ben.click(answer.message, ANOTHER)
        seen.append(line_in(again))
    assert len(seen) == len(FAIRNESS)
    assert set(seen) == FAIRNESS
    assert line_in(await ben.click(answer.message, ANOTHER)) != seen[-1]


async def test_a_stage_brings_its_own_lines_first_also_after_a_restart(stage: Stage) -> None:
    ana = stage.discord.ana
    own = {
        WORDS(f"encouragement-{line.key}")
        for line in load().encouragements.values()
        if line.stage is SearchStage.LAID_OFF
    }
    answer = await ana.slash("encourage me", stage="laid-off")
    seen = {line_in(answer)}
    await stage.restart()
    for _ in range(len(own) - 1):
        seen.add(line_in(await ana.click(answer.message, ANOTHER)))
    assert seen == own


async def test_there_is_a_line_in_a_direct_message_too_but_no_group_to_offer_one_to(stage: Stage) -> None:
    ana = stage.discord.ana
    assert line_in(await ana.slash("encourage me", channel=ana.dm, theme="fairness")) in FAIRNESS
    assert "needs a group" in (await ana.slash("encourage add", channel=ana.dm, text=KIND)).text


async def test_a_line_reaches_nobody_before_it_is_offered_and_nobody_learns_whose_it_is(stage: Stage) -> None:
    discord = stage.discord
    shown = await preview(discord.ana)
    assert shown.ephemeral
    assert KIND in shown.text
    assert FROM_THE_GROUP in shown.text
    assert "No line is waiting" in (await queue(discord.mod)).text

    offered = await discord.ana.click(shown.message, OFFER)
    assert "Moderators find it" in offered.text
    assert offered.buttons == []
    listed = await queue(discord.mod)
    assert listed.ephemeral
    assert KIND in listed.text
    assert str(discord.ana.id) not in str(listed.raw)
    assert discord.ana.name not in listed.text


async def test_rather_not_leaves_nothing_of_it(stage: Stage) -> None:
    discord = stage.discord
    shown = await preview(discord.ana)
    gone = await discord.ana.click(shown.message, RATHER_NOT)
    assert "nobody saw it" in gone.text
    async with stage.client.store.read() as view:
        assert await view.all("SELECT 1 FROM offered_line") == []


async def test_a_preview_that_is_days_old_offers_nothing_any_more(stage: Stage) -> None:
    discord = stage.discord
    shown = await preview(discord.ana)
    await discord.advance(timedelta(days=2))
    assert "I can't find that line" in (await discord.ana.click(shown.message, OFFER)).text
    assert "No line is waiting" in (await queue(discord.mod)).text


async def test_an_approved_line_comes_to_others_in_the_group_and_its_author_hears_of_it_once(stage: Stage) -> None:
    discord = stage.discord
    await offer(discord.ana)
    left = await press(discord.mod, await queue(discord.mod), APPROVE_OFFERED_LINE)
    assert "No line is waiting" in left.text

    answer = await discord.ben.slash("encourage me", theme="fairness")
    texts = [answer.text]
    texts += [(await discord.ben.click(answer.message, ANOTHER)).text for _ in FAIRNESS]
    (ours,) = (text for text in texts if KIND in text)
    assert FROM_THE_GROUP in ours
    assert not any("Your line" in text for text in texts)

    told = await discord.ana.slash("encourage me")
    assert f"Your line “{KIND}” is in the group's library" in told.text
    assert "Your line" not in (await discord.ana.slash("encourage me")).text


async def test_a_moderator_may_change_words_and_the_author_hears_that_too(stage: Stage) -> None:
    discord = stage.discord
    await offer(discord.ana, "it hurt and your still here")
    form = (await press(discord.mod, await queue(discord.mod), EDIT_OFFERED_LINE)).modal
    assert form.field(WORDS_FIELD).raw["value"] == "it hurt and your still here"
    refused = await discord.mod.submit(form, {WORDS_FIELD: "It hurt: https://example.invalid"})
    assert "leads nowhere" in refused.text
    assert "No line is waiting" in (await discord.mod.submit(form, {WORDS_FIELD: KIND})).text
    told = await preview(discord.ana, "Another line")
    assert f"moderators changed its wording: “{KIND}”" in told.text
    assert "changed" not in (await preview(discord.ana, "And another")).text


async def test_a_declined_line_comes_to_nobody_and_its_author_hears_why(stage: Stage) -> None:
    discord = stage.discord
    await offer(discord.ana)
    form = (await press(discord.mod, await queue(discord.mod), DECLINE_OFFERED_LINE)).modal
    assert "No line is waiting" in (await discord.mod.submit(form, {REASON_FIELD: "similar"})).text
    answer = await discord.ben.slash("encourage me", theme="fairness")
    texts = [(await discord.ben.click(answer.message, ANOTHER)).text for _ in range(2 * len(FAIRNESS))]
    assert not any(KIND in text for text in texts)
    assert "there's one like it already" in (await discord.ana.slash("encourage me")).text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param("Read https://example.invalid", "can't hold a link", id="a link"),
        pytest.param("Ask @ben, he is kind", "with an @", id="a mention"),
        pytest.param("\u200b", "can't see any words", id="nothing to see"),
    ],
)
async def test_a_line_that_will_not_do_is_declined_kindly_and_not_kept(stage: Stage, words: str, says: str) -> None:
    answer = await stage.discord.ana.slash("encourage add", text=words)
    assert says in answer.text
    async with stage.client.store.read() as view:
        assert await view.all("SELECT 1 FROM offered_line") == []


async def test_discord_itself_takes_no_line_that_is_too_long(stage: Stage) -> None:
    with pytest.raises(SandboxRefusal):
        await stage.discord.ana.slash("encourage add", text="x" * (LINE_LIMIT + 1))


async def test_no_more_lines_wait_than_volunteers_can_read(stage: Stage) -> None:
    ana = stage.discord.ana
    for number in range(PENDING_LIMIT):
        await offer(ana, f"Line {number}")
    assert f"{PENDING_LIMIT} lines of yours wait" in (await preview(ana)).text


async def test_what_a_member_wrote_does_nothing_where_it_is_shown(stage: Stage) -> None:
    discord = stage.discord
    shown = await offer(discord.ana, "**rest** <3 ||now||")
    assert "Moderators find it" in shown.text
    assert "\\*\\*rest\\*\\* \\<3 \\|\\|now\\|\\|" in (await queue(discord.mod)).text


async def test_a_page_of_the_longest_lines_fits_and_the_next_page_follows(stage: Stage) -> None:
    discord = stage.discord
    for person in (discord.ana, discord.ben):
        for _ in range(PENDING_LIMIT - 1):
            await offer(person, "*" * LINE_LIMIT)
    listed = await queue(discord.mod)
    assert f"{2 * (PENDING_LIMIT - 1)} lines wait" in listed.text
    assert listed.buttons.count("Approve") == PAGE_SIZE
    following = await discord.mod.click(listed, "Newer")
    assert following.buttons.count("Approve") == 2 * (PENDING_LIMIT - 1) - PAGE_SIZE
    for _ in range(2 * (PENDING_LIMIT - 1) - PAGE_SIZE):
        await press(discord.mod, following.message, APPROVE_OFFERED_LINE)
    assert following.message.text.count("**5** ·") == 1, "the last page is gone, so the one before it is shown"
    assert "page 1" not in following.message.text, "it is the only one"


async def test_two_moderators_decide_once(stage: Stage) -> None:
    discord = stage.discord
    await offer(discord.ana)
    first, second = await queue(discord.mod), await queue(discord.host)
    form = (await press(discord.host, second, DECLINE_OFFERED_LINE)).modal
    await press(discord.mod, first, APPROVE_OFFERED_LINE)
    assert "decided about that line" in (await discord.host.submit(form, {REASON_FIELD: "other"})).text
    assert "decided about that line" in (await press(discord.host, second, EDIT_OFFERED_LINE)).text
    assert "is in the group's library" in (await discord.ana.slash("encourage me")).text


async def test_only_moderators_decide_asked_at_every_press(stage: Stage) -> None:
    discord = stage.discord
    with pytest.raises(SandboxRefusal):
        await discord.ana.slash("moderate prompts")
    await offer(discord.ana)
    helpers = discord.add_role(discord.guild, "Helpers", int(Permission.MANAGE_MESSAGES))
    kim = discord.add_person("Kim", guild=discord.guild, roles=(helpers,))
    listed = await queue(kim)
    assert KIND in listed.text, "who never joined moderates all the same"
    edit = (await press(kim, listed, EDIT_OFFERED_LINE)).modal
    decline = (await press(kim, listed, DECLINE_OFFERED_LINE)).modal
    discord.guild.members[kim.id].role_ids.discard(helpers.id)
    decisions = (APPROVE_OFFERED_LINE, EDIT_OFFERED_LINE, DECLINE_OFFERED_LINE)
    answers = [await press(kim, listed, decision) for decision in decisions]
    answers += [await kim.submit(edit), await kim.submit(decline, {REASON_FIELD: "other"})]
    assert all("group's moderators" in answer.text for answer in answers)
    assert KIND in (await queue(discord.mod)).text


async def test_an_offer_and_a_decision_work_after_a_restart(stage: Stage) -> None:
    discord = stage.discord
    shown = await preview(discord.ana)
    await stage.restart()
    await discord.ana.click(shown.message, OFFER)
    listed = await queue(discord.mod)
    form = (await press(discord.mod, listed, EDIT_OFFERED_LINE)).modal
    await stage.restart()
    assert "No line is waiting" in (await discord.mod.submit(form)).text


async def test_nothing_is_kept_of_the_moderator_who_decides(stage: Stage) -> None:
    discord = stage.discord
    await offer(discord.ana)
    helpers = discord.add_role(discord.guild, "Helpers", int(Permission.MANAGE_MESSAGES))
    kim = discord.add_person("Kim", guild=discord.guild, roles=(helpers,))
    await press(kim, await queue(kim), APPROVE_OFFERED_LINE)
    async with stage.client.store.read() as view:
        rows = await view.all("SELECT * FROM offered_line")
    assert len(rows) == 1
    assert kim.id not in tuple(rows[0])


async def test_heavy_words_are_offered_people_and_kept_all_the_same(stage: Stage) -> None:
    ana = stage.discord.ana
    shown = await preview(ana, "I want to die, and I am still here")
    assert shown.buttons == [OFFER, RATHER_NOT]
    await until(lambda: shown.followups)
    assert shown.followups[0].ephemeral
    assert "Moderators find it" in (await ana.click(shown.message, OFFER)).text
