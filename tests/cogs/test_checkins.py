"""`/checkin`: two taps, for oneself alone; a heavy day is offered people, something of one's own, something to do."""

import json
import re
from itertools import pairwise

import pytest

from bot.content.affirmations import load_affirmations
from bot.content.words import FALLBACK, words_in
from bot.demo import until
from bot.domain.checkins import NOTE_LIMIT, PAGE_SIZE, Mood
from bot.sandbox import Answer, Message, Person
from bot.sandbox.interactions import InteractionType
from bot.ui import actions
from bot.ui.checkins import FEELINGS_FIELD, MOOD_FIELD, NOTE_FIELD
from tests.cogs.erasing import erase, kept_rows
from tests.cogs.story import offered
from tests.stage import Stage

PEOPLE, MINE, GENTLE = "People to talk to", "Something of mine", "Something gentle"
MORE, WEEK, ANOTHER, LINE = "Say more", "My week", "Another one", "A line for now"
MOODS = ["Very heavy", "Heavy", "In between", "A little lighter", "Light"]
SECRET = "the letter came on a Tuesday"


async def exported(stage: Stage, person: Person) -> list[dict[str, str]]:
    """Return the check-ins that the exported file tells of."""
    message = await (await person.slash("privacy export")).filled()
    (file,) = message.attachments
    kept: list[dict[str, str]] = json.loads(stage.discord.file(file))["kept"].get("checkin", [])
    return kept


async def felt(stage: Stage, person: Person) -> list[tuple[int | None, list[str], str]]:
    """Return mood, feelings and note of a person's check-ins, as they are exported."""
    rows = await exported(stage, person)
    opened = [(json.loads(row["felt"]), row["note"]) for row in rows]
    return [(each["mood"], each["feelings"], note) for each, note in opened]


def buttons(answer: Answer | Message) -> list[str]:
    """Return the labels of the buttons, without the weather before a mood."""
    return [label.split("️ ")[-1].removeprefix("⛅ ") for label in answer.buttons]


async def tap(person: Person, message: Message, mood: Mood) -> Answer:
    """Press the button of a mood."""
    (custom_id,) = [
        part["custom_id"]
        for row in message.components[0]["components"]
        for part in row.get("components", [])
        if re.fullmatch(rf"checkin-mood:[0-9a-f]+:{mood}", part.get("custom_id", ""))
    ]
    return await person.click(message, custom_id=custom_id)


async def test_two_taps_are_a_check_in_that_nobody_else_sees(stage: Stage) -> None:
    ana = stage.discord.ana
    asked = await ana.slash("checkin")
    assert asked.ephemeral
    assert "How does today feel?" in asked.text
    assert await kept_rows(stage, ana) == await kept_rows(stage, stage.discord.ben), "nothing is kept for asking"
    answer = await tap(ana, asked.message, Mood.IN_BETWEEN)
    assert "a place, too" in answer.text
    assert "only you can see it" in answer.text
    assert asked.message.text == answer.text, "the card itself becomes the answer"
    assert await felt(stage, ana) == [(3, [], "")]
    assert all(message.ephemeral for message in stage.discord.messages(stage.discord.channel("general"), ana))


@pytest.mark.parametrize("mood", Mood)
async def test_the_ways_to_people_are_there_on_every_heavy_day(stage: Stage, mood: Mood) -> None:
    ana = stage.discord.ana
    answer = await ana.slash("checkin", mood=mood.value)
    low = mood <= Mood.HEAVY
    assert buttons(answer) == ([MINE, GENTLE, PEOPLE] if low else [LINE]) + [MORE, WEEK]
    if low:
        assert words_in(FALLBACK)("help-now-any-words") in (await ana.click(answer.message, PEOPLE)).text
        for label in (MINE, GENTLE):
            shown = await ana.click(answer.message, label)
            assert shown.ephemeral
            assert PEOPLE in shown.buttons
        assert answer.message.buttons, "what is offered comes below, and the card with the way to people stays"


async def test_something_of_ones_own_comes_back_and_nothing_twice_before_all_did(stage: Stage) -> None:
    ana = stage.discord.ana
    for words in ("I asked", "I **rested**"):
        await ana.slash("win share", category="rested", who="me", words=words)
    await ana.slash("win share", category="rested", who="me")
    heavy = await ana.slash("checkin", mood=1)
    shown = [await ana.click(heavy.message, MINE)]
    for _ in range(5):
        shown.append(await ana.click(shown[-1].message, ANOTHER))
    texts = [re.sub(r"<t:\d+:R>", "", answer.text) for answer in shown]
    assert len(set(texts[:3])) == len(set(texts[3:])) == 3
    assert all(text != following for text, following in pairwise(texts))
    assert all("something of yours" in text and "Rested on purpose" in text for text in texts)
    assert any(r"I \*\*rested\*\*" in text for text in texts)


async def test_where_nothing_of_ones_own_is_yet_there_is_a_line_and_later_the_win(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    await ben.slash("win share", category="rested", words="of Ben's", who="me")
    heavy = await ana.slash("checkin", mood=2)
    first = await ana.click(heavy.message, MINE)
    assert "Something of your own can join it one day" in first.text
    second = await ana.click(first.message, ANOTHER)
    assert second.text != first.text
    await ana.slash("win share", category="rested", words="I did rest", who="me")
    assert "I did rest" in (await ana.click(second.message, ANOTHER)).text


async def test_a_lighter_day_has_one_line_if_one_asks_for_it(stage: Stage) -> None:
    ana = stage.discord.ana
    lines = {words_in(FALLBACK)(f"affirmation-{key}") for key in load_affirmations()}
    light = await ana.slash("checkin", mood=4)
    assert not any(line in light.text for line in lines)
    line = await ana.click(light.message, LINE)
    assert line.text in lines
    assert line.ephemeral
    assert line.buttons == []
    assert light.message.buttons, "the card stays"


async def test_something_gentle_can_be_shorter_in_place_or_another(stage: Stage) -> None:
    ana = stage.discord.ana
    heavy = await ana.slash("checkin", mood=2)
    offer = await ana.click(heavy.message, GENTLE)
    assert "fine if it doesn't help" in offer.text
    seen = [offer.text]
    for label in ("2 min", "Right here", ANOTHER, "Anywhere", "30 min"):
        offer = await ana.click(offer.message, label)
        seen.append(offer.text)
    assert len(set(seen)) == len(seen)
    assert len(stage.discord.messages(stage.discord.channel("general"), ana)) == 2, "one card changes"


async def test_the_form_adds_to_what_was_tapped_and_takes_everything_exactly(stage: Stage) -> None:
    ana = stage.discord.ana
    note = "é\n  **x** " * (NOTE_LIMIT // 10)
    asked = await ana.slash("checkin")
    answer = await tap(ana, asked.message, Mood.HEAVY)
    form = (await ana.click(answer.message, MORE)).modal
    assert form is not None
    everything = [option["value"] for option in form.field(FEELINGS_FIELD).options]
    kept = await ana.submit(form, {FEELINGS_FIELD: everything, NOTE_FIELD: note})
    assert await felt(stage, ana) == [(2, everything, note)], "the mood was filled in"
    assert PEOPLE in kept.buttons
    again = (await ana.click(answer.message, MORE)).modal
    assert again is not None
    await ana.submit(again, {MOOD_FIELD: "5", FEELINGS_FIELD: ["glad"], NOTE_FIELD: ""})
    assert await felt(stage, ana) == [(5, ["glad"], "")]
    assert "Being glad needs no excuse" in answer.message.text


async def test_no_part_is_needed_but_for_one(stage: Stage) -> None:
    ana = stage.discord.ana
    form = (await ana.click((await ana.slash("checkin")).message, MORE)).modal
    assert form is not None
    assert "Everything stayed empty" in (await ana.submit(form)).text
    assert await felt(stage, ana) == []
    worded = await ana.slash("checkin", note=SECRET)
    assert PEOPLE in worded.buttons
    assert set(MOODS) < set(buttons(worded)), "who wrote without a mood may add one"
    await tap(ana, worded.message, Mood.LIGHTER)
    assert await felt(stage, ana) == [(4, [], SECRET)]


async def test_words_that_frighten_are_kept_and_people_are_offered(stage: Stage) -> None:
    ana = stage.discord.ana
    answer = await ana.slash("checkin", mood=4, note="I want to die")
    await until(lambda: answer.followups)
    assert "only you can see it" in answer.text
    assert len(answer.followups) == 1
    assert await felt(stage, ana) == [(4, [], "I want to die")]


async def test_five_check_ins_a_day_are_five_days_of_nobodys_business_and_one_week_shown_up(stage: Stage) -> None:
    ana = stage.discord.ana
    answers = [await ana.slash("checkin", mood=2, note=SECRET) for _ in range(PAGE_SIZE + 1)]
    lines = [answer.text for answer in answers]
    assert all(line != following for line, following in pairwise(lines))
    assert "One week you showed up" in (await ana.slash("progress me")).text
    week = await ana.click(answers[-1].message, WEEK)
    assert week.text.count("Heavy") == week.text.count(SECRET) == PAGE_SIZE
    older = await ana.click(week.message, "Older")
    assert older.text.count(SECRET) == 1
    assert "0" not in re.sub(r"<t:\d+:f>", "", older.text), "nothing is counted or missed"


async def test_the_longest_list_fits_a_message(stage: Stage) -> None:
    ana = stage.discord.ana
    for _ in range(PAGE_SIZE):
        asked = await ana.slash("checkin")
        form = (await ana.click(asked.message, MORE)).modal
        assert form is not None
        everything = [option["value"] for option in form.field(FEELINGS_FIELD).options]
        await ana.submit(form, {MOOD_FIELD: "4", FEELINGS_FIELD: everything, NOTE_FIELD: "*" * NOTE_LIMIT})
    week = await ana.click((await ana.slash("checkin")).message, WEEK)
    assert week.text.count("…") == PAGE_SIZE
    opened = await ana.select(week.message, "checkin-open", [offered(week.message)[0]])
    assert opened.text.count("*") >= NOTE_LIMIT


async def test_one_is_looked_at_changed_and_deleted_and_the_others_stay(stage: Stage) -> None:
    ana = stage.discord.ana
    await ana.slash("checkin", mood=5, note="a good one")
    last = await ana.slash("checkin", mood=1, note=SECRET)
    week = await ana.click(last.message, WEEK)
    opened = await ana.select(week.message, "checkin-open", [offered(week.message)[0]])
    assert SECRET in opened.text
    form = (await ana.click(opened.message, "Change it")).modal
    assert form is not None
    await ana.submit(form, {NOTE_FIELD: "less"})
    assert await felt(stage, ana) == [(5, [], "a good one"), (1, [], "less")]
    week = await ana.click(opened.message, WEEK)
    opened = await ana.select(week.message, "checkin-open", [offered(week.message)[0]])
    gone = await ana.click(opened.message, "Erase it")
    assert "It's gone" in gone.text
    assert await felt(stage, ana) == [(5, [], "a good one")]
    assert "a good one" in (await ana.click(gone.message, WEEK)).text


async def test_where_there_is_no_check_in_none_is_missing(stage: Stage) -> None:
    ana = stage.discord.ana
    empty = await ana.click((await ana.slash("checkin")).message, WEEK)
    assert "none is missing" in empty.text


async def test_everything_works_after_a_restart(stage: Stage) -> None:
    ana = stage.discord.ana
    asked = await ana.slash("checkin")
    form = (await ana.click(asked.message, MORE)).modal
    assert form is not None
    await stage.restart()
    answer = await tap(ana, asked.message, Mood.VERY_HEAVY)
    await stage.restart()
    offer = await ana.click(answer.message, GENTLE)
    mine = await ana.click(answer.message, MINE)
    await stage.restart()
    assert (await ana.click(offer.message, ANOTHER)).text
    assert (await ana.click(mine.message, ANOTHER)).text
    await ana.submit(form, {MOOD_FIELD: "2", NOTE_FIELD: SECRET})
    assert await felt(stage, ana) == [(2, [], SECRET)], "the form that was open is of the same check-in"
    await stage.restart()
    assert SECRET in (await ana.click(answer.message, WEEK)).text


async def test_a_direct_message_will_do(stage: Stage) -> None:
    ana = stage.discord.ana
    answer = await ana.slash("checkin", channel=ana.dm, mood=1, note=SECRET)
    assert PEOPLE in answer.buttons
    assert await felt(stage, ana) == [(1, [], SECRET)]
    assert "One week you showed up" in (await ana.slash("progress me")).text
    assert SECRET in (await ana.click(answer.message, WEEK)).text


async def test_erasing_takes_all_of_it_and_an_old_card_begins_nothing_by_itself(stage: Stage) -> None:
    ana = stage.discord.ana
    asked = await ana.slash("checkin")
    await tap(ana, asked.message, Mood.HEAVY)
    await ana.click(asked.message, GENTLE)
    assert "One check-in" in (await ana.slash("privacy view")).text
    await erase(stage, ana)
    assert await kept_rows(stage, ana) == []
    for label in (GENTLE, MINE, MORE):
        assert "Before I keep anything" in (await ana.click(asked.message, label)).text
    assert await kept_rows(stage, ana) == []


@pytest.mark.parametrize(
    "custom_id",
    [
        pytest.param("checkin-mood:{checkin}:9", id="a mood that is none"),
        pytest.param("checkin-mood:{checkin}:0", id="no mood"),
        pytest.param("coping:7", id="minutes that are none"),
        pytest.param("coping-choose:2:2", id="a place that is none"),
        pytest.param("checkin-delete:7fffffffffffffff", id="a check-in that is none"),
    ],
)
async def test_ids_that_we_never_wrote_change_nothing(stage: Stage, custom_id: str) -> None:
    ana = stage.discord.ana
    kept = await ana.slash("checkin", mood=2, note=SECRET)
    data = {"custom_id": custom_id.format(checkin=f"{kept.interaction.id:x}"), "component_type": 2, "id": 1}
    pressed = stage.discord.open_interaction(
        InteractionType.COMPONENT, ana.user, stage.discord.channel("general"), data, source=kept.message
    )
    await pressed.settled.wait()
    said = Answer(pressed).text
    assert "button" in said or "can't find that check-in" in said
    assert await felt(stage, ana) == [(2, [], SECRET)]


async def test_the_week_of_somebody_else_opens_for_nobody(stage: Stage) -> None:
    discord = stage.discord
    kept = await discord.ana.slash("checkin", mood=2, note=SECRET)
    under = (await discord.ben.slash("checkin", mood=3)).message
    data = {
        "custom_id": actions.PAGE_CHECKINS.custom_id(page=0, owner=discord.ana.id),
        "component_type": 2,
        "id": 1,
    }
    pressed = discord.open_interaction(
        InteractionType.COMPONENT, discord.ben.user, discord.channel("general"), data, source=under
    )
    await pressed.settled.wait()
    assert SECRET not in Answer(pressed).text
    assert kept.message.buttons
