"""After a "no": kept before anything else, answered kindly, and gone on from at one's own pace."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from discord import ButtonStyle

from bot.content.rejections import REJECTION, load_rejections
from bot.content.words import FALLBACK, words_in
from bot.demo import until
from bot.domain.goals import WORDS_LIMIT
from bot.domain.ids import PersonId
from bot.domain.people import Nudge
from bot.domain.rejections import ArcState, Rejection, Stage, Step
from bot.sandbox import Answer, Message, Person
from bot.sandbox.interactions import InteractionType
from bot.services import people, privacy, rejections
from bot.store import holdings
from tests.cogs.story import SHARE, offered
from tests.stage import Stage as OnStage

REST, FIRST, NEXT, LIST = "Rest a while", "First step", "Next step", "My list"
ENOUGH, ANOTHER_LENGTH = "That's enough for today", "Another length"
DONE, LATER, SKIP, CLOSE, BACK, REOPEN = "Done", "Later", "Skip this one", "Close it", "Back", "Take it up again"
SOMETHING, SHOW_WORDS, LOOK_BACK, WRITE, GOAL = (
    "Something gentle",
    "Show me some words",
    "Look back",
    "Write it down",
    "Make it a goal",
)
ANOTHER, CHANGE, ERASE, KEEP = "Another one", "Change it", "Erase it", "Keep it"
LONGEST = "**long** @everyone <@1> é👩‍👩‍👧 שלום\n" * 200
COMPANY, ROLE = "W" * 100, "#" * 100
PRIMARY, SECONDARY = ButtonStyle.primary.value, ButtonStyle.secondary.value


async def log(person: Person, values: dict[str, Any] | None = None, **options: str) -> Answer:
    """Log a "no": the command, then its form."""
    form = (await person.slash("rejection log", options)).modal
    return await person.submit(form, values or {})


async def kept(stage: OnStage) -> list[Rejection]:
    """Return what is kept of Ana's, newest first."""
    return list((await rejections.list_own(stage.client.store, PersonId(stage.discord.ana.id), 0)).rejections)


async def on_its_card(on: OnStage, **options: str) -> Message:
    """Let Ana log a "no" that goes on with a first step, and open that."""
    answer = await log(on.discord.ana, {"then": "step"}, **options)
    await on.discord.ana.click(answer.message, FIRST)
    return answer.message


async def test_two_taps_lead_from_a_no_to_a_kind_answer_and_no_word_is_needed(stage: OnStage) -> None:
    answer = await log(stage.discord.ana)
    assert answer.ephemeral
    assert "What may be true as well" in answer.text
    assert "◐\N{NO-BREAK SPACE}**Feel**  ○\N{NO-BREAK SPACE}Rest" in answer.text
    assert "You don't need to do anything else" in answer.text
    assert "</help-now:" in answer.text, "people first, always in sight"
    assert "</rejection list:" in answer.text
    assert answer.buttons == [REST, FIRST, SHARE]
    (only,) = await kept(stage)
    assert (only.stage, only.words, only.feelings) == (Stage.OTHER, "", ())


async def test_everything_that_is_told_is_kept_as_it_was_and_answered_to(stage: OnStage) -> None:
    ana, written = stage.discord.ana, LONGEST[:4000]
    told = {"feelings": ["angry", "sad"], "outside": ["budget"], "words": written, "then": "rest"}
    answer = await log(ana, told, company="Ames & Sons", role="Baker", stage="final-round")
    assert "A budget is about money" in answer.text
    assert "only you can see it" in answer.text
    assert "◐\N{NO-BREAK SPACE}**Rest**" in answer.text
    (only,) = await kept(stage)
    assert (only.company, only.role, only.stage) == ("Ames & Sons", "Baker", Stage.FINAL_ROUND)
    assert set(only.feelings) == {"angry", "sad"}
    assert only.outside == ("budget",)
    assert only.words == written, "4,000 characters, exactly"
    await stage.restart()
    assert (await kept(stage))[0] == only


async def test_a_form_that_was_open_during_a_restart_is_kept_all_the_same(stage: OnStage) -> None:
    ana = stage.discord.ana
    form = (await ana.slash("rejection log", company="Ames", role="Baker", stage="interview")).modal
    await stage.restart()
    await ana.submit(form, {"words": "It was short."})
    (only,) = await kept(stage)
    assert (only.company, only.role, only.stage, only.words) == ("Ames", "Baker", Stage.INTERVIEW, "It was short.")


@pytest.mark.parametrize(
    ("options", "typed", "expected"),
    [
        pytest.param({"company": "Ames"}, None, ("Ames", ""), id="a company"),
        pytest.param({"role": "Baker"}, None, ("", "Baker"), id="a role"),
        pytest.param({"role": "Baker"}, "Ames\nBaker", ("Ames", "Baker"), id="a role, the company typed"),
        pytest.param({"company": "Ames", "role": "Baker"}, "", ("", ""), id="both, taken out again"),
        pytest.param({"company": "A·B", "role": "C - D"}, None, ("A·B", "C - D"), id="signs in them"),
    ],
)
async def test_company_and_role_come_with_the_command_and_can_be_changed_in_the_form(
    stage: OnStage, options: dict[str, str], typed: str | None, expected: tuple[str, str]
) -> None:
    await log(stage.discord.ana, {} if typed is None else {"names": typed}, **options)
    (only,) = await kept(stage)
    assert (only.company, only.role) == expected


@pytest.mark.parametrize("blank", ["   \n ", "\u202e", "\u200b\u3164"], ids=["white", "bidi", "drawn as nothing"])
async def test_blank_words_are_none_and_it_can_still_be_opened_and_erased(stage: OnStage, blank: str) -> None:
    ana = stage.discord.ana
    await log(ana, {"words": blank, "names": f"{blank.strip()}\nBaker"}, company="Ames")
    listed = (await ana.slash("rejection list")).message
    await ana.select(listed, "Open one", [offered(listed)[0]])
    assert "Baker" in listed.text
    await ana.click(listed, ERASE)
    await ana.click(listed, ERASE)
    assert await kept(stage) == []


async def test_the_form_asks_where_it_ended_unless_that_is_told(stage: OnStage) -> None:
    ana = stage.discord.ana
    assert "Where did it end?" in (await ana.slash("rejection log")).modal.text
    assert "Where did it end?" not in (await ana.slash("rejection log", stage="interview")).modal.text
    await log(ana, {"stage": "laid-off"})
    assert (await kept(stage))[0].stage is Stage.LAID_OFF


async def test_the_longest_names_fit_and_longer_ones_are_refused_and_not_cut(stage: OnStage) -> None:
    ana = stage.discord.ana
    form = (await ana.slash("rejection log", company=COMPANY, role=ROLE)).modal
    refused = await ana.submit(form, {"names": f"{COMPANY}x\n{ROLE[1:]}"})
    assert "That's 101 characters" in refused.text
    assert await kept(stage) == []
    await ana.submit(form)
    (only,) = await kept(stage)
    assert (only.company, only.role) == (COMPANY, ROLE)


async def test_the_answer_speaks_of_where_it_ended_and_of_what_is_felt(stage: OnStage) -> None:
    ana, words = stage.discord.ana, words_in(FALLBACK)
    answer = await log(ana, {"feelings": ["relieved"]}, stage="no-reply")
    assert answer.text.startswith(words("stage-line-no-reply-three"))
    assert "Relief" in answer.text or "relieved is allowed" in answer.text


async def test_what_is_felt_is_said_once(stage: OnStage) -> None:
    ana, words = stage.discord.ana, words_in(FALLBACK)
    answer = await log(ana, {"feelings": ["sad"]}, stage="final-round")
    assert answer.text.startswith(f"{words('stage-line-final-round-one')}\n### {words('rejection-also-true')}")


@pytest.mark.parametrize(
    ("options", "title"),
    [
        pytest.param({}, "After a no or a layoff", id="it is not told yet"),
        pytest.param({"stage": "interview"}, "After a no", id="a no"),
        pytest.param({"stage": "no-reply"}, "When no answer came", id="silence"),
        pytest.param({"stage": "offer-withdrawn"}, "When an offer was taken back", id="an offer"),
        pytest.param({"stage": "laid-off"}, "After a layoff", id="a layoff"),
    ],
)
async def test_the_form_is_called_what_it_is_about(stage: OnStage, options: dict[str, str], title: str) -> None:
    assert (await stage.discord.ana.slash("rejection log", options)).modal.title == title


@pytest.mark.parametrize(
    ("ended", "letters"),
    [
        pytest.param("no-reply", ("A few words, after no answer", "Ask, after no answer"), id="silence"),
        pytest.param("offer-withdrawn", ("Answer in a few calm words", "Ask what changed"), id="an offer"),
        pytest.param("laid-off", ("Tell somebody you liked working with",) * 2, id="a layoff"),
    ],
)
async def test_the_words_around_a_letter_fit_where_it_ended(
    stage: OnStage, ended: str, letters: tuple[str, str]
) -> None:
    ana, words = stage.discord.ana, words_in(FALLBACK)
    card = await on_its_card(stage, stage=ended)
    for step, letter in zip((Step.REPLY, Step.ASK_FEEDBACK), letters, strict=True):
        message = f"arc-step-{step}-{ended}"
        assert f"### {words(f'{message}.title')}\n{words(message)}" in card.text
        assert f"◐ **{words(f'{message}.short')}**" in card.text.replace("\N{NO-BREAK SPACE}", " ")
        assert letter in (await ana.click(card, SHOW_WORDS)).text
        await ana.click(card, SKIP)


# the arc


async def test_the_arc_goes_its_whole_way_to_a_goal_with_a_restart_before_every_step(stage: OnStage) -> None:
    ana = stage.discord.ana
    card = await on_its_card(stage, stage="interview", company="Ames", role="Baker")
    for title, buttons, press in (
        ("A short reply", [SHOW_WORDS, DONE, LATER, SKIP, CLOSE], DONE),
        ("Ask what they saw", ["That's a small win", SHOW_WORDS, ENOUGH, DONE, SKIP, CLOSE], SKIP),
        ("Look back, kindly", [LOOK_BACK, ENOUGH, SKIP, CLOSE], SKIP),
    ):
        assert title in card.text
        assert "Ames · Baker" in card.text
        assert card.buttons == buttons
        await stage.restart()
        await ana.click(card, press)
    assert card.buttons == [WRITE, ENOUGH, SKIP, CLOSE]
    await stage.restart()
    form = (await ana.click(card, WRITE)).modal
    await stage.restart()
    await ana.submit(form, {"lesson": "Ask about the team"})
    assert card.buttons == [GOAL, ENOUGH, ANOTHER, SKIP, CLOSE]
    assert "> Ask about the team" in card.text
    await stage.restart()
    done = await ana.click(card, GOAL)
    assert "Ask about the team" in done.text
    assert "through all of it" in done.text
    assert "Ask about the team" in (await ana.slash("goal list")).text
    assert (await kept(stage))[0].arc.state is ArcState.OVER
    assert "Nothing is open just now" in (await ana.slash("rejection next")).text


async def test_a_lesson_that_comes_after_its_no_was_erased_is_given_back(stage: OnStage) -> None:
    ana = stage.discord.ana
    await log(ana)
    card = (await ana.slash("rejection next")).message
    while WRITE not in card.buttons:
        await ana.click(card, SKIP)
    form = (await ana.click(card, WRITE)).modal
    await rejections.delete(stage.client.store, (await kept(stage))[0].id, PersonId(ana.id), stage.client.now())
    said = await ana.submit(form, {"lesson": "Ask about the ```team```"})
    assert said.ephemeral
    assert "Ask about the" in said.text
    assert said.text.count("```") == 2
    assert "team" in said.text
    assert "erased" in said.text


async def test_a_lesson_of_nothing_leads_to_an_idea_and_another_one(stage: OnStage) -> None:
    ana, card = stage.discord.ana, await on_its_card(stage)
    for _ in range(3):
        await ana.click(card, SKIP)
    form = (await ana.click(card, WRITE)).modal
    await ana.submit(form, {"lesson": "Nothing."})
    first = card.text
    assert "> Nothing" not in first
    await ana.click(card, ANOTHER)
    assert card.text != first
    idea = card.text.split("> ")[1].split("\n")[0]
    assert idea.replace("\\", "") in (await ana.click(card, GOAL)).text.replace("\\", "")


async def test_what_was_pressed_on_an_older_card_is_not_done_twice(stage: OnStage) -> None:
    ana, older = stage.discord.ana, await on_its_card(stage)
    newer = (await ana.slash("rejection next")).message
    await ana.click(newer, SKIP)
    await ana.click(older, SKIP)
    (only,) = await kept(stage)
    assert only.arc.step is Step.ASK_FEEDBACK
    await ana.click(newer, CLOSE)
    await ana.click(older, SKIP)
    assert older.text == "Closed"
    assert older.buttons == [REOPEN]
    assert (await kept(stage))[0].arc.state is ArcState.CLOSED


async def test_feeling_comes_first_for_whoever_just_keeps_it(stage: OnStage) -> None:
    ana = stage.discord.ana
    answer = await log(ana)
    await ana.click(answer.message, FIRST)
    assert "First, how it feels" in answer.message.text
    assert answer.message.buttons == [SOMETHING, DONE, LATER, SKIP, CLOSE]
    await ana.click(answer.message, DONE)
    assert answer.message.buttons == ["Let it rest", SKIP, CLOSE]


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        pytest.param("day", "It rests until <t:", id="a day"),
        pytest.param("two-days", "It rests until <t:", id="two days"),
        pytest.param("until-i-say", "until you say so", id="until she says so"),
    ],
)
async def test_an_arc_rests_for_as_long_as_she_likes_and_goes_on_whenever_she_likes(
    stage: OnStage, choice: str, said: str
) -> None:
    ana = stage.discord.ana
    card = (await log(ana)).message
    await ana.click(card, REST)
    assert "How long would you like it to rest?" in card.text
    await stage.restart()
    await ana.select(card, "How long?", [choice])
    assert said in card.text
    assert "</rejection next:" in card.text, "nobody told her that it comes by itself"
    assert ana.dms == []
    assert choice not in offered(card), "what was chosen is not another length"
    found = await ana.slash("rejection next")
    assert "It can go on before that, too" in found.text
    await ana.click(found.message, DONE)
    assert (await kept(stage))[0].arc.state is ArcState.OPEN


async def test_a_rest_chosen_in_the_form_begins_at_once_and_another_length_is_one_choice_away(stage: OnStage) -> None:
    ana = stage.discord.ana
    answer = await log(ana, {"then": "rest"})
    assert "How long" not in answer.text
    assert "It rests until <t:" in answer.text
    assert "◐\N{NO-BREAK SPACE}**Rest**" in answer.text
    assert answer.buttons == [FIRST, SHARE]
    (day,) = await kept(stage)
    assert day.arc.state is ArcState.RESTING
    assert day.arc.until is not None
    assert "day" not in offered(answer.message)
    await stage.restart()
    await ana.select(answer.message, ANOTHER_LENGTH, ["two-days"])
    (longer,) = await kept(stage)
    assert longer.arc.until == day.arc.until + timedelta(days=1)
    assert f"<t:{int(longer.arc.until.timestamp())}:" in answer.message.text
    found = await ana.slash("rejection next")
    assert "A short reply" in found.text, "resting is what that step was"


async def test_a_rest_that_is_told_of_says_no_more_than_until_when(stage: OnStage) -> None:
    ana = stage.discord.ana
    chosen = frozenset({Nudge.NEXT_STEP})
    now = stage.client.now()
    await people.prefer(stage.client.store, PersonId(ana.id), now, lambda known: replace(known, nudges=chosen))
    answer = await log(ana, {"then": "rest"})
    assert "Nothing is asked of you until then" in answer.text
    assert "</settings:" not in answer.text


async def test_after_a_step_nothing_pushes_and_enough_for_today_is_one_tap(stage: OnStage) -> None:
    ana, card = stage.discord.ana, await on_its_card(stage, stage="interview")
    assert card.button(SHOW_WORDS).raw["style"] == PRIMARY
    await ana.click(card, DONE)
    assert "It can be the last thing for today" in card.text
    assert {card.button(label).raw["style"] for label in card.buttons} == {SECONDARY}
    await stage.restart()
    await ana.click(card, ENOUGH)
    assert "It rests until <t:" in card.text
    (only,) = await kept(stage)
    assert (only.arc.step, only.arc.state) == (Step.ASK_FEEDBACK, ArcState.RESTING)
    assert only.arc.until is not None
    assert timedelta(0) < only.arc.until - stage.client.now() <= timedelta(days=2)
    opened = await ana.slash("rejection next")
    assert opened.message.button(SHOW_WORDS).raw["style"] == PRIMARY, "whoever asks for it is shown what to tap"


async def test_of_several_the_one_that_is_meant_is_chosen_and_the_others_stay(stage: OnStage) -> None:
    ana = stage.discord.ana
    for company in ("Ames", "Bell", "Coe"):
        await log(ana, {"then": "step"}, company=company)
    asked = (await ana.slash("rejection next")).message
    assert "Several of these are open" in asked.text
    await ana.select(asked, "Choose one", [offered(asked)[1]])
    assert "Bell" in asked.text
    await ana.click(asked, SKIP)
    assert [each.arc.step for each in await kept(stage)] == [Step.REPLY, Step.ASK_FEEDBACK, Step.REPLY]


@pytest.mark.parametrize("stage_name", list(Stage))
async def test_each_stage_goes_all_the_way_with_words_of_its_own(stage: OnStage, stage_name: Stage) -> None:
    ana, words = stage.discord.ana, words_in(FALLBACK)
    card = (await log(ana, stage=stage_name)).message
    await ana.click(card, FIRST)
    for step, known in load_rejections().steps.items():
        message = f"arc-step-{step}-{stage_name}" if stage_name in known.stages else f"arc-step-{step}"
        assert f"### {words(f'{message}.title')}\n{words(message)}" in card.text
        await ana.click(card, SKIP)
    assert "through all of it" in card.text


# the list


async def test_the_list_shows_opens_changes_closes_and_reopens(stage: OnStage) -> None:
    ana = stage.discord.ana
    assert "Nothing here" in (await ana.slash("rejection list")).text
    for number in range(7):
        await log(ana, {"words": "It *hurt*", "feelings": ["sad"], "outside": ["budget"]}, company=f"Firm {number}")
    listed = (await ana.slash("rejection list")).message
    assert "Firm 6" in listed.text
    assert "7 in all · page 1 of 2" in listed.text
    await ana.click(listed, "Older")
    assert "Firm 0" in listed.text
    await ana.select(listed, "Open one", [offered(listed)[-1]])
    assert r"It \*hurt\*" in listed.text
    assert "It felt: Sad" in listed.text
    assert listed.buttons == [FIRST, CLOSE, CHANGE, ERASE, LIST, SHARE]
    form = (await ana.click(listed, CHANGE)).modal
    await stage.restart()
    await ana.submit(form, {"names": "-\nCook", "words": "", "stage": "laid-off", "feelings": []})
    changed = (await rejections.list_own(stage.client.store, PersonId(ana.id), 1)).rejections[-1]
    assert (changed.company, changed.role, changed.words, changed.stage) == ("", "Cook", "", Stage.LAID_OFF)
    assert changed.outside == ("budget",)
    await ana.click(listed, CLOSE)
    assert "you hear no more about it" in listed.text
    await ana.click(listed, REOPEN)
    assert "First, how it feels" in listed.text


async def test_erasing_one_takes_what_came_from_it_and_nothing_else(stage: OnStage) -> None:
    ana, store = stage.discord.ana, stage.client.store
    await log(ana, {"words": "another one"})
    card = await on_its_card(stage, company="Ames")
    for _ in range(3):
        await ana.click(card, SKIP)
    await ana.submit((await ana.click(card, WRITE)).modal, {"lesson": "Ask about the team"})
    await ana.click(card, GOAL)
    listed = (await ana.slash("rejection list")).message
    await ana.select(listed, "Open one", [offered(listed)[0]])
    await ana.click(listed, ERASE)
    assert "Goals that came from it stay" in listed.text
    await ana.click(listed, KEEP)
    await ana.click(listed, ERASE)
    await ana.click(listed, ERASE)
    assert "It's erased" in listed.text
    async with store.read() as view:
        left = await holdings.read_out(view, PersonId(ana.id), store.vault)
    assert [row["words"] for row in left["rejection"]] == ["another one"]
    assert not left.get("review")
    assert [row["words"] for row in left["goal"]] == ["Ask about the team"]


async def test_all_of_it_is_exported_opened_and_erased_with_her(stage: OnStage) -> None:
    ana, store = stage.discord.ana, stage.client.store
    await log(ana, {"words": "It hurt", "feelings": ["sad"]}, company="Ames", role="Baker")
    async with store.read() as view:
        (row,) = (await holdings.read_out(view, PersonId(ana.id), store.vault))["rejection"]
    assert (row["words"], row["company"], row["role"]) == ("It hurt", "Ames", "Baker")
    assert "sad" in str(row["felt"])
    await privacy.erase(store, PersonId(ana.id), stage.client.now())
    async with store.read() as view:
        assert not (await holdings.read_out(view, PersonId(ana.id), store.vault)).get("rejection")


# others, other places, long ones


async def test_nobody_else_can_read_or_move_it_with_its_ids(stage: OnStage) -> None:
    ben = stage.discord.ben
    await on_its_card(stage, company="Ames", role="Baker")
    (before,) = await kept(stage)
    theirs = (await log(ben)).message
    for name in ("arc-do", "arc-skip", "arc-later", "arc-close", "arc-show", "arc-lesson", "rejection-show"):
        custom_id = f"{name}:{before.id:x}" + (":2" if name in ("arc-do", "arc-skip") else "")
        data = {"custom_id": custom_id, "component_type": 2, "id": 1}
        interaction = stage.discord.open_interaction(
            InteractionType.COMPONENT, ben.user, stage.discord.channel("general"), data, source=theirs
        )
        await interaction.settled.wait()
        said = Answer(interaction).text
        assert "can't find that one among yours" in said
        assert "Ames" not in said
    assert await kept(stage) == [before]


async def test_it_all_works_in_a_direct_message(stage: OnStage) -> None:
    ana = stage.discord.ana
    form = (await ana.slash("rejection log", channel=ana.dm, stage="no-reply")).modal
    card = (await ana.submit(form, {"then": "step"})).message
    await ana.click(card, FIRST)
    assert "Nobody wrote" in card.text
    found = (await ana.slash("rejection next", channel=ana.dm)).message
    for _ in range(4):
        await ana.click(found, SKIP)
    assert "through all of it" not in found.text
    await ana.click(found, GOAL)
    assert (await kept(stage))[0].arc.state is ArcState.OVER


async def test_the_longest_there_is_fits_every_card(stage: OnStage) -> None:
    ana, everything = stage.discord.ana, load_rejections()
    told = {
        "feelings": everything.feelings_for(REJECTION),
        "outside": list(everything.outside),
        "words": "#" * 4000,
        "then": "step",
    }
    for _ in range(6):
        await log(ana, told, company="*" * 100, role="_" * 100, stage="internship")
    listed = (await ana.slash("rejection list")).message
    await ana.select(listed, "Open one", [offered(listed)[0]])
    assert "…" in listed.text
    form = (await ana.click(listed, CHANGE)).modal
    await ana.submit(form)
    assert (await kept(stage))[0].words == "#" * 4000, "opened and sent unchanged, it is unchanged"
    await ana.slash("rejection next")


async def test_after_the_third_within_a_month_the_whole_strategy_is_offered_once(stage: OnStage) -> None:
    ana, offers = stage.discord.ana, []
    for days in (0, 0, 31, 0, 0, 0):
        await stage.discord.advance(timedelta(days=days))
        answer = await log(ana)
        offers.append("search as a whole" in answer.text)
    assert offers == [False, False, False, False, True, False]


async def test_a_lesson_holds_as_much_as_a_goal(stage: OnStage) -> None:
    ana, card = stage.discord.ana, await on_its_card(stage)
    for _ in range(3):
        await ana.click(card, SKIP)
    await ana.submit((await ana.click(card, WRITE)).modal, {"lesson": "*" * WORDS_LIMIT})
    await ana.click(card, GOAL)
    assert (await kept(stage))[0].arc.state is ArcState.OVER


async def test_frightening_words_are_kept_first_and_people_are_offered(stage: OnStage) -> None:
    answer = await log(stage.discord.ana, {"words": "I want to die"})
    assert "What may be true as well" in answer.text
    assert (await kept(stage))[0].words == "I want to die"
    await until(lambda: bool(answer.followups))
    assert "a person" in answer.followups[0].text
