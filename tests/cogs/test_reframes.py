"""`/reframe` through the real client, tree and database: nothing is kept but what somebody asks to keep."""

import pytest

from bot.content.rejections import load_reframes
from bot.content.words import FALLBACK, words_in
from bot.demo import until
from bot.domain.ids import PersonId
from bot.domain.reframes import OWN_LIMIT
from bot.sandbox import Answer, Message, Person
from bot.sandbox.interactions import InteractionType
from bot.store import holdings
from bot.ui import actions
from bot.ui.reframes import ALSO_FIELD, HURTS_FIELD, THOUGHT_FIELD
from tests.cogs.erasing import erase, kept_rows
from tests.cogs.story import offered, parts
from tests.stage import Stage

ANOTHER, OWN, KEEP, LIST, TYPE = (
    "Say it another way",
    "Write my own answer",
    "Keep it for me",
    "What I kept",
    "Write the thought",
)
DELETE, OLDER, NEWER = "Erase it", "Older", "Newer"
WORDS = words_in(FALLBACK)
THOUGHT, FITS = WORDS("both-true-always-fail.thought"), WORDS("both-true-always-fail")
NEAR, MORE = WORDS("reframe-placeholder"), WORDS("reframe-more-placeholder")
AGREED = ["person", "member"]
"""What is kept of somebody who agreed and did nothing else."""


def wording(answer: Answer) -> str:
    """Return the key of what an answer says may be true as well."""
    (key,) = (key for key in load_reframes() if WORDS(f"both-true-{key}") in answer.text)
    return key


async def write(person: Person, message: Message, hurts: str = "", also: str = "") -> Answer:
    """Put a reframe in one's own words."""
    form = (await person.click(message, OWN)).modal
    return await person.submit(form, {HURTS_FIELD: hurts, ALSO_FIELD: also})


async def kept(stage: Stage, person: Person) -> list[str]:
    """Return the words that are kept of somebody's, opened."""
    async with stage.client.store.read() as view:
        rows = await holdings.read_out(view, PersonId(person.id), stage.client.store.vault)
    return [str(row["words"]) for row in rows.get("keepsake", ())]


async def test_a_thought_is_chosen_in_two_taps_and_only_its_owner_sees_it(stage: Stage) -> None:
    ana = stage.discord.ana
    asked = await ana.slash("reframe")
    assert asked.ephemeral
    assert offered(asked.message) == list(load_reframes())
    assert "help-now" in asked.text, "and a person is nearby"
    shown = await ana.select(asked.message, MORE, offered(asked.message)[-1])
    assert shown.ephemeral
    assert wording(shown) == list(load_reframes())[-1]
    assert await kept_rows(stage, ana) == AGREED


async def test_a_thought_that_is_typed_finds_what_is_near(stage: Stage) -> None:
    ana = stage.discord.ana
    near = await ana.slash("reframe", thought="I failed again, of course")
    assert offered(near.message) == ["always-fail"]
    assert FITS not in near.text, "what was not chosen is not said"
    await stage.restart()
    assert wording(await ana.select(near.message, NEAR, THOUGHT)) == "always-fail"
    assert await kept_rows(stage, ana) == AGREED


async def test_a_thought_of_the_library_is_answered_at_once(stage: Stage) -> None:
    ana = stage.discord.ana
    choices = await ana.autocomplete("reframe", focused="thought", thought="always f")
    assert [choice.value for choice in choices] == [THOUGHT]
    assert len(await ana.autocomplete("reframe", focused="thought", thought="")) == 25
    assert FITS in (await ana.slash("reframe", thought=THOUGHT)).text


async def test_where_nothing_is_near_there_is_room_for_words_of_ones_own(stage: Stage) -> None:
    ana = stage.discord.ana
    card = (await ana.slash("reframe")).message
    form = (await ana.click(card, TYPE)).modal
    answer = await ana.submit(form, {THOUGHT_FIELD: "Zugzwang"})
    assert "nothing ready for this one" in answer.text
    assert answer.buttons == [OWN]
    assert "nothing ready" in (await ana.submit(form, {THOUGHT_FIELD: ""})).text, "no step demands a word"


async def test_another_way_says_each_wording_once_before_it_begins_anew(stage: Stage) -> None:
    ana = stage.discord.ana
    answer = await ana.slash("reframe", thought=THOUGHT)
    said = [wording(answer)]
    while (nxt := wording(await ana.click(answer.message, ANOTHER))) != said[0]:
        said.append(nxt)
        assert THOUGHT in answer.message.text
        if len(said) == 3:
            await stage.restart()
    assert len(said) > 5
    assert len(set(said)) == len(said)
    assert all(load_reframes()[key].unasked for key in said[1:])
    assert await kept_rows(stage, ana) == AGREED


async def test_a_reframe_is_kept_only_when_asked_and_can_be_deleted(stage: Stage) -> None:
    ana = stage.discord.ana
    card = (await ana.slash("reframe", thought=THOUGHT)).message
    second = wording(await ana.click(card, ANOTHER))
    done = await ana.click(card, KEEP)
    assert "Kept, for you alone" in done.text
    assert KEEP not in done.buttons
    assert await kept(stage, ana) == [f"{THOUGHT}\n{WORDS(f'both-true-{second}')}"]
    assert wording(await ana.click(card, ANOTHER)) not in {"always-fail", second}, "and it goes on from there"

    await ana.click(card, KEEP)
    listed = (await ana.click(card, LIST)).message
    await stage.restart()
    older = await ana.click(listed, OLDER)
    assert WORDS(f"both-true-{second}") in older.text
    assert "2 of 2" in older.text
    for half in (f"**The thought**\n{THOUGHT}\n", f"**What may be true as well**\n{WORDS(f'both-true-{second}')}\n"):
        assert half in f"{older.text}\n"
    left = await ana.click(listed, DELETE)
    assert WORDS(f"both-true-{second}") not in left.text
    assert THOUGHT in left.text
    assert "Nothing is kept here" in (await ana.click(listed, DELETE)).text
    assert await kept(stage, ana) == []


async def test_own_words_are_kept_exactly_and_can_be_changed_before(stage: Stage) -> None:
    ana = stage.discord.ana
    card = (await ana.slash("reframe", thought="Zugzwang")).message
    hurts, also = "I *wanted* it…\n1. so much", "תודה [and] I prepared \\o/ `well`"
    shown = await write(ana, card, hurts, also)
    assert "\\*wanted\\*" in shown.text
    assert await kept_rows(stage, ana) == AGREED
    await stage.restart()
    again = (await ana.click(card, OWN)).modal
    assert [field.raw["value"] for field in again.fields] == [hurts, also]
    await ana.submit(again, {ALSO_FIELD: f"{also}!"})
    assert "Kept, for you alone" in (await ana.click(card, KEEP)).text
    assert await kept(stage, ana) == [f"It hurts, because … {hurts}\n… and this is true as well {also}!"]
    listed = (await ana.click(card, LIST)).text
    assert "**It hurts, because …**\nI \\*wanted\\* it…" in listed
    assert "**… and this is true as well**\nתודה" in listed.replace("\u2068", "")


async def test_own_words_may_stay_empty_or_half_empty_and_the_longest_fit(stage: Stage) -> None:
    ana = stage.discord.ana
    card = (await ana.slash("reframe", thought="Zugzwang")).message
    empty = await write(ana, card, " ", "")
    assert "Both stayed empty" in empty.text
    assert empty.buttons == [OWN]
    await write(ana, card, "", "I prepared")
    await ana.click(card, KEEP)
    await write(ana, card, "*" * OWN_LIMIT, "#" * OWN_LIMIT)
    await ana.click(card, KEEP)
    longest, short = sorted(await kept(stage, ana), key=len, reverse=True)
    assert short == "… and this is true as well I prepared"
    assert longest.count("*") == longest.count("#") == OWN_LIMIT
    assert DELETE in (await ana.click(card, LIST)).buttons


async def test_what_is_kept_is_in_the_export_and_goes_when_everything_does(stage: Stage) -> None:
    ana = stage.discord.ana
    card = (await ana.slash("reframe", thought=THOUGHT)).message
    await ana.click(card, KEEP)
    assert "One reframe that you asked me to keep" in (await ana.slash("privacy view")).text
    await erase(stage, ana)
    assert await kept_rows(stage, ana) == []


async def test_nobody_reaches_what_somebody_else_kept(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    card = (await ana.slash("reframe", thought=THOUGHT)).message
    keepsake = (await ana.click(card, KEEP)).interaction.id
    custom_id = actions.DELETE_KEEPSAKE.custom_id(keepsake=keepsake, page=0)
    answer = await press(stage, ben, custom_id)
    assert "Nothing is kept here" in answer.text
    assert len(await kept(stage, ana)) == 1


async def press(stage: Stage, person: Person, custom_id: str, values: tuple[str, ...] = ()) -> Answer:
    """Press something that is not there, as a manipulated client can, under an answer of one's own."""
    under = (await person.slash("help")).message
    data = {"custom_id": custom_id, "component_type": 3 if values else 2, "id": 1, "values": list(values)}
    pressed = stage.discord.open_interaction(
        InteractionType.COMPONENT, person.user, under.channel, data, source=under
    )
    await pressed.settled.wait()
    return Answer(pressed)


@pytest.mark.parametrize(
    ("custom_id", "values"),
    [
        pytest.param(actions.CHOOSE_THOUGHT.custom_id(part=0), ("no-such-thought",), id="a thought that is none"),
        pytest.param(actions.SAY_ANOTHER_WAY.custom_id(thought=36, seen=1), (), id="one past the end"),
        pytest.param(actions.KEEP_REFRAME.custom_id(thought=0, wording=36, seen=1), (), id="a wording past the end"),
        pytest.param(actions.KEEP_OWN_REFRAME.custom_id(), (), id="own words that are not there"),
    ],
)
async def test_what_comes_from_another_version_is_told_kindly(
    stage: Stage, custom_id: str, values: tuple[str, ...]
) -> None:
    assert "from an earlier time" in (await press(stage, stage.discord.ana, custom_id, values)).text
    assert await kept_rows(stage, stage.discord.ana) == AGREED


async def test_no_word_of_somebody_rides_in_a_button(stage: Stage) -> None:
    ana, secret = stage.discord.ana, "marmalade"
    card = (await ana.slash("reframe", thought=secret)).message
    shown = await write(ana, card, secret, secret)
    assert not any(secret in part.get("custom_id", "") for part in parts(shown.message.components))


@pytest.mark.parametrize("through", ["the command", "the form", "own words"])
async def test_people_are_offered_with_a_thought_that_frightens(stage: Stage, through: str) -> None:
    ana, thought = stage.discord.ana, "I want to kill myself"
    if through == "the command":
        answer = await ana.slash("reframe", thought=thought)
    elif through == "the form":
        card = (await ana.slash("reframe")).message
        answer = await ana.submit((await ana.click(card, TYPE)).modal, {THOUGHT_FIELD: thought})
    else:
        card = (await ana.slash("reframe", thought="Zugzwang")).message
        answer = await write(ana, card, thought)
    await until(lambda: answer.followups)
    assert answer.followups[0].reader is ana.user
    assert await kept_rows(stage, ana) == AGREED


async def test_it_works_in_a_direct_message(stage: Stage) -> None:
    ana = stage.discord.ana
    card = (await ana.slash("reframe", channel=ana.dm, thought=THOUGHT)).message
    assert "Kept, for you alone" in (await ana.click(card, KEEP)).text
