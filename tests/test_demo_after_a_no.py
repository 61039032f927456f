"""After a "no", from the first tap to a low day, told on a phone in a real browser; a restart before every step."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from bot.sandbox import Sandbox
from tests.sandbox.page_browser import CHROMIUM, NARROW, NO_CHROMIUM, launched, opened, picture
from tests.stage import PATIENCE, Stage

LESSON = "Ask who makes the decision"
STRENGTH = "I kept calm when they went quiet"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=NO_CHROMIUM)


class Phone:
    """Ana's phone; before each thing she does, the bot restarts."""

    def __init__(self, stage: Stage, page: Page) -> None:
        self._stage = stage
        self.page = page

    async def send(self, command: str, **options: str) -> None:
        """Send a command: its name, taken from the list, and for each option what is typed and what is chosen."""
        await self.page.get_by_test_id("composer").fill(f"/{command}")
        await self.page.get_by_test_id("command-list").locator(f"[data-command='{command}']").tap()
        for name, choice in options.items():
            await self.page.get_by_test_id("trail").press_sequentially(name)
            await self.page.keyboard.press("Tab")
            await self.page.keyboard.type(choice)
            await self.page.get_by_test_id("choice").filter(has_text=choice).tap()
        await self._stage.restart()  # not before: the page draws its empty line anew when the bot comes and goes
        await self.page.get_by_test_id("trail").press("Enter")

    async def tap(self, label: str) -> None:
        """Tap the newest button of that name, which may have a picture before it."""
        await self._stage.restart()
        button = self.page.get_by_role("button", name=re.compile(rf"^(\W+ )?{label}$"))
        await self.page.get_by_test_id("container").locator(button).last.tap()

    async def submit(self) -> None:
        """Send the form that is open, and wait until it was taken."""
        await self._stage.restart()
        await self.form.get_by_test_id("modal-submit").tap()
        await expect(self.form).to_have_count(0)

    async def choose(self, where: Locator, choice: str) -> None:
        """Choose one thing in the menu that is there, and close its list."""
        await self._stage.restart()
        await where.get_by_test_id("select").tap()
        await self.page.get_by_test_id("choice").filter(has_text=choice).tap()
        if await self.page.get_by_test_id("choice").count():  # a list of which several may be chosen stays open
            await self.page.keyboard.press("Tab")
        await expect(self.page.get_by_test_id("choice")).to_have_count(0)

    async def sees(self, *said: str) -> None:
        """Wait until the newest card says all of this."""
        for each in said:
            await expect(self.card).to_contain_text(each)

    async def shows(self, said: str) -> None:
        """Wait until a card further up, the one that was tapped, says something."""
        await expect(self.page.get_by_test_id("container").filter(has_text=said)).to_have_count(1)

    @property
    def form(self) -> Locator:
        """Return the form that is open."""
        return self.page.get_by_test_id("modal")

    @property
    def card(self) -> Locator:
        """Return the newest card."""
        return self.page.get_by_test_id("container").last

    async def picture(self, name: str) -> None:
        """Leave a picture of the newest card, or of the form before it."""
        if not await self.form.count():
            await self.card.scroll_into_view_if_needed()
        await picture(self.page, f"after-a-no-{name}-phone")


@pytest_asyncio.fixture
async def phone(tmp_path: Path) -> AsyncIterator[Phone]:
    """Open the page as Ana, who has joined; nothing the bot sends may displease Discord."""
    async with Sandbox(answer_within=PATIENCE) as discord, launched() as browser:
        stage = await Stage(discord, tmp_path).start()
        try:
            await stage.join(discord.ana)
            async with opened(browser, discord, channel="general", size=NARROW) as page:
                yield Phone(stage, page)
        finally:
            await stage.stop()
        assert discord.violations == []


async def test_a_no_is_answered_kindly_and_leads_to_a_goal_that_outlasts_it(phone: Phone) -> None:
    await tell_of_a_no(phone)
    await read_words_for_a_reply(phone)
    await look_back(phone)
    await make_the_small_step_a_goal(phone)
    await check_in_on_a_low_day(phone)
    await erase_the_no(phone)


async def test_after_a_layoff_it_rests_at_once_and_help_and_a_kept_reframe_fit_a_phone(phone: Phone) -> None:
    await phone.send("rejection log", stage="I was laid off")
    await expect(phone.form).to_contain_text("After a layoff")
    await phone.form.get_by_role("radio", name="Rest a while").check()
    await phone.submit()
    await phone.sees("Being laid off", "It rests until", "Another length")
    await phone.picture("rests")
    await phone.choose(phone.card, "Two days")
    await phone.sees("It rests until")
    await phone.send("reframe", thought="I always fail")
    await phone.tap("Keep it for me")
    await phone.sees("Kept, for you alone")
    await phone.tap("What I kept")
    await phone.sees("What you kept", "The thought", "What may be true as well")
    await phone.picture("kept-reframe")
    await phone.send("help")
    await phone.sees("After a no or a layoff:", "On a heavy day:")
    await phone.picture("help")
    await phone.tap("More")
    await phone.sees("More of what there is")
    await phone.picture("help-more")


async def tell_of_a_no(phone: Phone) -> None:
    """`/rejection log` with the stage, and its form with a feeling: the answer is kind."""
    await phone.send("rejection log", stage="A no at the very end")
    await expect(phone.form).to_contain_text("How does it feel?")
    await phone.choose(phone.form.locator("[data-custom=feelings]"), "Sad")
    await phone.form.get_by_role("radio", name="Look at a first step").check()
    await phone.picture("form")
    await phone.submit()
    await phone.sees("All that way, and then a no", "What may be true as well", "◐ Reply", "only you can see it")
    await phone.picture("answer")


async def read_words_for_a_reply(phone: Phone) -> None:
    """*First step*, its letter and back, *Done*; the step after it is left out."""
    await phone.tap("First step")
    await phone.sees("A short reply, if you like")
    await phone.tap("Show me some words")
    await phone.sees("Answer a no kindly", "Thank you for letting me know", "Add names")
    await phone.picture("letter")
    await phone.tap("Back to my next step")
    await phone.sees("A short reply, if you like")
    await phone.tap("Done")
    await phone.sees("Ask what they saw", "That's enough for today")
    await phone.picture("step-done")
    await phone.tap("Skip this one")
    await phone.shows("Look back, kindly")


async def look_back(phone: Phone) -> None:
    """Both forms of the review: a strength, then a lesson."""
    await phone.tap("Look back")
    await phone.form.locator("textarea").first.fill(STRENGTH)
    await phone.submit()
    await phone.shows("there's one more short form")
    await phone.tap("Go on")
    await phone.form.get_by_label("One thing to take along").fill(LESSON)
    await phone.picture("review")
    await phone.submit()
    await phone.shows("You looked back, and that takes something")
    await phone.shows(LESSON)


async def make_the_small_step_a_goal(phone: Phone) -> None:
    """`/rejection next` holds the lesson; one tap makes it a goal, which `/goal list` shows."""
    await phone.send("rejection next")
    await phone.sees("One small step", LESSON)
    await phone.picture("small-step")
    await phone.tap("Make it a goal")
    await phone.sees("You've been through all of it", LESSON)
    await phone.send("goal list")
    await phone.sees("Your goals", LESSON)
    await phone.picture("goals")


async def check_in_on_a_low_day(phone: Phone) -> None:
    """`/checkin`, a heavy mood, and something of her own: the strength she wrote down."""
    await phone.send("checkin")
    await phone.sees("How does today feel?")
    await phone.tap("Very heavy")
    await phone.sees("Kept, and only you can see it", "People to talk to")
    await phone.tap("Something of mine")
    await phone.sees("something of yours", STRENGTH)
    await phone.picture("low-day")


async def erase_the_no(phone: Phone) -> None:
    """Erase it from `/rejection list`: it is gone, and the goal is not."""
    await phone.send("rejection list")
    await phone.sees("What you kept after a no")
    await phone.choose(phone.card, "A no at the very end")
    await phone.sees("It felt: Sad")
    await phone.tap("Erase it")
    await phone.sees("Goals that came from it stay")
    await phone.picture("erasing")
    await phone.tap("Erase it")
    await phone.sees("It's erased")
    await phone.send("rejection list")
    await phone.sees("Nothing here")
    await phone.send("goal list")
    await phone.sees("Your goals", LESSON)
    await phone.picture("goal-stays")
