"""`/letter` through the real client and tree: words to copy and send, of which nothing is kept."""

import pytest

from bot.content.words import FALLBACK, words_in
from bot.demo import until
from bot.domain.ids import GroupId, PersonId, RejectionId
from bot.domain.letters import BLANK_LIMIT, BODY_LIMIT, SUBJECT_LIMIT, Kind, Register
from bot.domain.rejections import Rejection, Then
from bot.domain.rejections import Stage as RejectionStage
from bot.sandbox import Answer, Message, Person
from bot.sandbox.interactions import InteractionType
from bot.services import rejections
from bot.store import holdings
from bot.ui import actions
from bot.ui.letters import FILE
from tests.cogs.erasing import kept_rows
from tests.cogs.story import offered, parts
from tests.stage import Stage

FILL, CHANGE, ANOTHER, AS_FILE = "Add names", "Change the words", "Another tone", "As a text file"
BACK = "Back to my next step"
WORDS = words_in(FALLBACK)
BLANKS = {"name": "Kim *of* Ryde", "role": "Baker", "company": "Bread & Co_", "mine": "Ana"}
CRISIS = "I want to kill myself"


def blocks(message: Message) -> list[str]:
    """Return what can be copied from a letter's card."""
    texts = [part.get("content", "") for part in parts(message.components)]
    return [text.removeprefix("```\n").removesuffix("\n```") for text in texts if text.startswith("```")]


async def fill(person: Person, message: Message, **blanks: str) -> Answer:
    """Fill in a letter."""
    return await person.submit((await person.click(message, FILL)).modal, blanks)


async def in_file(stage: Stage, person: Person, message: Message) -> str:
    """Take a letter along as a file, and return what is in it."""
    handed = await person.click(message, AS_FILE)
    assert handed.ephemeral
    (attachment,) = handed.message.attachments
    assert attachment["filename"] == FILE
    return stage.discord.world.files[int(attachment["id"])].content.decode()


async def test_a_letter_is_there_in_two_taps_and_for_whoever_asks_alone(stage: Stage) -> None:
    ana = stage.discord.ana
    asked = await ana.slash("letter")
    assert asked.ephemeral
    assert offered(asked.message) == list(Kind)
    shown = await ana.select(asked.message, WORDS("letter-placeholder"), "thank-you")
    subject, body = blocks(shown.message)
    assert subject == "Thank you for your time"
    assert body.startswith("Hello there,\n\nThank you for talking with me about the role.")
    brief = await ana.slash("letter", kind="thank-you", register="brief")
    assert blocks(brief.message)[0] == "Thank you"


async def test_it_is_filled_in_exactly_as_it_was_typed_and_keeps_that_in_every_tone(stage: Stage) -> None:
    ana = stage.discord.ana
    card = (await ana.slash("letter", kind="thanks-for-feedback")).message
    filled = await fill(ana, card, **BLANKS)
    assert filled.message.id == card.id
    _, plain = blocks(filled.message)
    assert "Hello Kim *of* Ryde,\n" in plain
    assert "the Baker role" in plain
    assert plain.endswith("Bread & Co_.\n\nKind regards,\nAna")
    assert "Kim \\*of\\* Ryde" in filled.text, "outside the block, markup does nothing"

    tones = {}
    for tone in ("Brief", "Warm", "Plain"):
        again = await ana.click(card, ANOTHER)
        await stage.restart()
        assert f"· {tone}" in again.text
        tones[tone] = blocks(again.message)[1]
    assert "Bread" not in tones["Brief"], "a brief one speaks of no company"
    assert "Bread & Co_" in tones["Warm"], "and nothing is forgotten by it"
    assert tones["Plain"] == plain
    form = (await ana.click(card, FILL)).modal
    assert {field.custom_id: field.raw.get("value") for field in form.fields} == BLANKS


async def test_it_can_be_changed_and_taken_along_as_it_is(stage: Stage) -> None:
    ana = stage.discord.ana
    card = (await ana.slash("letter", kind="gracious-reply")).message
    form = (await ana.click(card, CHANGE)).modal
    subject, body = blocks(card)
    assert form.field("Subject").raw["value"] == subject
    assert form.field("Letter").raw["value"] == body

    await stage.restart()
    words = "Hello Kim,\n\n*thank you* — 谢谢, תודה\n```\nand `this`\n\nAna"
    changed = await ana.submit(form, {"Subject": "About us", "Letter": words})
    assert blocks(changed.message)[0] == "About us"
    assert changed.buttons == [CHANGE, AS_FILE]
    assert await in_file(stage, ana, card) == f"About us\n\n{words}\n"
    again = (await ana.click(card, CHANGE)).modal
    assert again.field("Letter").raw["value"] == words


async def test_a_name_cannot_break_out_of_the_block_and_is_exact_in_the_file(stage: Stage) -> None:
    ana = stage.discord.ana
    card = (await ana.slash("letter", kind="thank-you", register="brief")).message
    name = "Kim```` @everyone **x**"
    filled = await fill(ana, card, name=name)
    _, body = blocks(filled.message)
    assert "```" not in body
    assert body.replace("\u200b", "").startswith(f"Hello {name}, thank you")
    assert (await in_file(stage, ana, card)).startswith(f"Thank you\n\nHello {name}, thank you")
    assert (await ana.click(card, FILL)).modal.field("name").raw["value"] == name


async def test_the_longest_words_fit(stage: Stage) -> None:
    ana = stage.discord.ana
    card = (await ana.slash("letter", kind="referral-ask", register="warm")).message
    filled = await fill(ana, card, **dict.fromkeys(BLANKS, "`" * BLANK_LIMIT))
    assert filled.message.id == card.id
    form = (await ana.click(card, CHANGE)).modal
    changed = await ana.submit(form, {"Subject": "`" * SUBJECT_LIMIT, "Letter": "`" * BODY_LIMIT})
    assert changed.message.id == card.id
    assert (await in_file(stage, ana, card)).count("`") == SUBJECT_LIMIT + BODY_LIMIT


async def test_nothing_is_demanded_and_an_empty_letter_is_no_file(stage: Stage) -> None:
    ana = stage.discord.ana
    card = (await ana.slash("letter", kind="stay-in-touch")).message
    before = blocks(card)
    assert blocks((await fill(ana, card)).message) == before
    form = (await ana.click(card, CHANGE)).modal
    emptied = await ana.submit(form, {"Subject": "", "Letter": " "})
    assert blocks(emptied.message) == []
    assert emptied.buttons == [CHANGE]


async def test_nothing_of_a_letter_is_kept_or_rides_in_a_button(stage: Stage) -> None:
    ana, secret = stage.discord.ana, "marmalade"
    card = (await ana.slash("letter", kind="direct-pitch")).message
    await fill(ana, card, **dict.fromkeys(BLANKS, secret))
    assert not any(secret in part.get("custom_id", "") for part in parts(card.components))
    assert await kept_rows(stage, ana) == ["person", "member"]
    async with stage.client.store.read() as view:
        kept = await holdings.read_out(view, PersonId(ana.id), stage.client.store.vault)
    assert secret not in str(kept)


async def test_people_are_offered_when_a_letter_reads_like_danger(stage: Stage) -> None:
    ana = stage.discord.ana
    card = (await ana.slash("letter", kind="stay-in-touch")).message
    form = (await ana.click(card, CHANGE)).modal
    changed = await ana.submit(form, {"Letter": CRISIS})
    assert blocks(changed.message)[-1] == CRISIS
    await until(lambda: changed.followups)
    (people,) = changed.followups
    assert people.reader is ana.user


async def keep_a_no(stage: Stage, person: Person, ended: RejectionStage = RejectionStage.INTERVIEW) -> RejectionId:
    """Let somebody keep a "no"."""
    store, now = stage.client.store, stage.client.now()
    draft = Rejection(
        RejectionId(3_000_000),
        PersonId(person.id),
        GroupId(stage.discord.guild.id),
        now,
        company="Bread & *Co*",
        role="the baker role",
        stage=ended,
    )
    return (await rejections.log(store, draft, Then.STEP, now, seed=1)).rejection.id


async def press(person: Person, message: Message, custom_id: str, *, form: bool = False) -> Answer:
    """Press or send what is not there, as a manipulated client can."""
    data = {"custom_id": custom_id, "component_type": 2, "id": 1, "components": []}
    kind = InteractionType.MODAL_SUBMIT if form else InteractionType.COMPONENT
    pressed = person.sandbox.open_interaction(kind, person.user, message.channel, data, source=message)
    await pressed.settled.wait()
    return Answer(pressed)


async def test_a_letter_from_the_arc_knows_what_it_is_about_also_after_a_restart(stage: Stage) -> None:
    ana, ben = stage.discord.ana, stage.discord.ben
    kept = await keep_a_no(stage, ana)
    from_arc = actions.LETTER_FROM_ARC.custom_id(rejection=kept, kind=list(Kind).index(Kind.FEEDBACK_REQUEST))
    await stage.restart()
    under = (await ana.slash("help")).message
    shown = await press(ana, under, from_arc)
    assert shown.ephemeral
    assert shown.message.id != under.id, "the arc stays where it is"
    assert "for the baker role." in blocks(shown.message)[1]
    assert "At: **Bread & \\*Co\\***" in shown.text
    again = await ana.click(shown.message, ANOTHER)
    assert "for the baker role" in (await ana.click(shown.message, ANOTHER)).text
    assert again.message.id == shown.message.id

    somebody = await press(ben, (await ben.slash("help")).message, from_arc)
    assert "Bread" not in somebody.text


async def test_a_letter_from_the_arc_leads_back_to_it_and_stays_as_it_was_changed(stage: Stage) -> None:
    ana, kept = stage.discord.ana, await keep_a_no(stage, stage.discord.ana)
    from_arc = actions.LETTER_FROM_ARC.custom_id(rejection=kept, kind=list(Kind).index(Kind.GRACIOUS_REPLY))
    card = (await press(ana, (await ana.slash("help")).message, from_arc)).message
    assert card.buttons == [FILL, CHANGE, ANOTHER, AS_FILE, BACK]
    await ana.click(card, ANOTHER)
    await fill(ana, card, **BLANKS)
    assert BACK in card.buttons
    changed = await ana.submit((await ana.click(card, CHANGE)).modal, {"Subject": "Thanks", "Letter": "In my words"})
    assert changed.buttons == [CHANGE, AS_FILE, BACK]
    await stage.restart()
    arc = await ana.click(card, BACK)
    assert "A short reply, if you like" in arc.text
    assert arc.message.id != card.id
    assert blocks(card) == ["Thanks", "In my words"], "going back takes no words away"
    assert BACK not in (await ana.slash("letter", kind="gracious-reply")).buttons


@pytest.mark.parametrize(
    ("ended", "title", "says"),
    [
        pytest.param(
            RejectionStage.NO_REPLY, "A few words, after no answer", "I applied for the baker role", id="silence"
        ),
        pytest.param(
            RejectionStage.OFFER_WITHDRAWN, "Answer in a few calm words", "offer for the baker role", id="an offer"
        ),
        pytest.param(RejectionStage.LAID_OFF, "Tell somebody you liked", "my job has come to an end", id="a layoff"),
    ],
)
async def test_a_letter_from_the_arc_is_about_what_happened_in_every_tone_and_filled_in_anew(
    stage: Stage, ended: RejectionStage, title: str, says: str
) -> None:
    ana, _ = stage.discord.ana, await keep_a_no(stage, stage.discord.ana, ended)
    arc = (await ana.slash("rejection next")).message
    card = (await ana.click(arc, "Show me some words")).message
    assert title in card.text
    assert says in blocks(card)[1]
    await stage.restart()
    for _ in Register:
        assert says in blocks((await ana.click(card, ANOTHER)).message)[1]
    filled = await fill(ana, card, role="baker", name="Kim")
    assert title in filled.text
    assert says in blocks(filled.message)[1]
    assert "letting me know" not in filled.text


async def test_a_letter_opened_from_before_a_change_fits_what_is_known_by_now(stage: Stage) -> None:
    ana, kept = stage.discord.ana, await keep_a_no(stage, stage.discord.ana, RejectionStage.LAID_OFF)
    from_arc = actions.LETTER_FROM_ARC.custom_id(rejection=kept, kind=list(Kind).index(Kind.GRACIOUS_REPLY))
    shown = await press(ana, (await ana.slash("help")).message, from_arc)
    assert "my job has come to an end" in blocks(shown.message)[1]


@pytest.mark.parametrize("action", [actions.LETTER_TONE, actions.LETTER_FORM], ids=["a tone", "a form"])
async def test_a_letter_of_another_version_is_told_kindly(stage: Stage, action: actions.Action) -> None:
    ana = stage.discord.ana
    card = (await ana.slash("letter", kind="thank-you")).message
    ids = {"kind": len(Kind), "stage": len(RejectionStage), "register": len(Register), "filled": 15}
    answer = await press(ana, card, action.custom_id(**ids), form=action is actions.LETTER_FORM)
    assert "from an earlier time" in answer.text
