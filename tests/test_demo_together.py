"""A week in which people are there for one another, on a wide screen and on a phone, in a real browser."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from bot.domain.groups import Round
from bot.sandbox import Sandbox
from tests.cogs.panel import open_section
from tests.cogs.story import CELEBRATE, share
from tests.cogs.week import beat
from tests.sandbox.page_browser import CHROMIUM, NARROW, NO_CHROMIUM, WIDE, launched, opened, picture
from tests.stage import PATIENCE, Stage

SIZES = {"": WIDE, "-phone": NARROW}
"""How a picture's name ends, and how wide it is."""

WORDS = "You were on my mind after Tuesday. It was a good try."

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=NO_CHROMIUM)


class Screens:
    """The page as whoever looks at it sees it, at every size."""

    def __init__(self, stage: Stage, browser: Browser) -> None:
        self.stage = stage
        self._browser = browser

    @asynccontextmanager
    async def of(self, who: str, channel: str, ending: str) -> AsyncIterator[Page]:
        """Open the page as somebody, at one size."""
        async with opened(self._browser, self.stage.discord, user=who, channel=channel, size=SIZES[ending]) as page:
            yield page

    async def shown(self, who: str, channel: str, name: str, *said: str) -> None:
        """Look at the newest card in a channel at every size."""
        for ending in SIZES:
            async with self.of(who, channel, ending) as page:
                await sees(page, name + ending, *said)

    async def answered(self, who: str, command: str, name: str, *said: str) -> None:
        """Send a command, and look at its answer, at every size."""
        for ending in SIZES:
            async with self.of(who, "general", ending) as page:
                await send(page, command)
                await sees(page, name + ending, *said)


def card(page: Page) -> Locator:
    """Return the newest card."""
    return page.get_by_test_id("container").last


async def sees(page: Page, name: str, *said: str) -> None:
    """Wait until the newest card says all of this, and take a picture of it."""
    for each in said:
        await expect(card(page)).to_contain_text(each)
    await card(page).scroll_into_view_if_needed()
    await picture(page, f"together-{name}")
    overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, "nothing reaches beyond the screen"


async def send(page: Page, command: str) -> None:
    """Send a command that asks for nothing."""
    await page.get_by_test_id("composer").fill(f"/{command}")
    await page.get_by_test_id("command-list").locator(f"[data-command='{command}']").click()
    await page.get_by_test_id("trail").press("Enter")


@pytest_asyncio.fixture
async def screens(tmp_path: Path) -> AsyncIterator[Screens]:
    """Let five people be there, and the prompt have a channel; nothing the bot sends may displease Discord."""
    async with Sandbox(answer_within=PATIENCE) as discord, launched() as browser:
        stage = await Stage(discord, tmp_path).start()
        try:
            await stage.set_up()
            section = await open_section(stage, "channels")
            await discord.host.select(section.message, "setup-channel:2", [discord.channel("general")])
            yield Screens(stage, browser)
        finally:
            await stage.stop()
        assert discord.violations == []


async def test_a_week_together_is_kind_on_a_wide_screen_and_on_a_phone(screens: Screens) -> None:
    await write_to_somebody(screens)
    await read_it(screens)
    await look_at_a_prompt(screens)
    await look_at_the_weeks_wins(screens)
    await look_at_what_has_gathered(screens)


async def write_to_somebody(screens: Screens) -> None:
    """The menu **Encourage** on Ben: a line, then words of one's own, sent after a preview."""
    async with screens.of("Chi", "general", "") as page:
        await page.get_by_test_id("member").filter(has_text="Ben").click()
        await page.get_by_test_id("app-Encourage").click()
        await expect(page.get_by_text("This is how it would look")).to_be_visible()
        await picture(page, "together-encourage")
        await page.get_by_role("button", name="In my own words").click()
        form = page.get_by_test_id("modal")
        await form.locator("textarea").fill(WORDS)
        await picture(page, "together-own-words")
        await form.get_by_test_id("modal-submit").click()
        await expect(form).to_have_count(0)
        await expect(page.get_by_text(WORDS)).to_be_visible()
        await page.get_by_role("button", name="Send this").click()
        await expect(page.get_by_text("It's on its way")).to_be_visible()
    await beat(screens.stage)


async def read_it(screens: Screens) -> None:
    """Ben's direct message, and thanks for it; on a heavy day it comes back."""
    await screens.shown("Ben", "@bot", "letter", "was thinking of you", WORDS, "Please stop")
    async with screens.of("Ben", "@bot", "-phone") as page:
        await page.get_by_role("button", name="Thank", exact=True).tap()
        await sees(page, "thanked-phone", "That's kind")
    async with screens.of("Ben", "general", "-phone") as page:
        await send(page, "checkin")
        await page.get_by_role("button", name="Very heavy").tap()
        await page.get_by_role("button", name="Something of mine").tap()
        await sees(page, "heavy-day-phone", "isn't to talk you out of it", "wrote this to you", WORDS)


async def look_at_a_prompt(screens: Screens) -> None:
    """The middle of the week."""
    await screens.stage.wait_for_the_round(Round.PROMPT)
    await beat(screens.stage)
    await screens.shown("Ana", "general", "prompt", "thread", "A line just for me")


async def look_at_the_weeks_wins(screens: Screens) -> None:
    """Wins of several kinds, an offer among them; and everybody's small part in what is private."""
    stage = screens.stage
    discord = stage.discord
    everybody = (discord.ana, discord.ben, discord.chi, discord.mod, discord.host)
    first = await share(stage, discord.ana, "asked-for-help", "My old teacher read my CV with me")
    await share(stage, discord.ben, "rested", "A whole afternoon without the laptop")
    await share(stage, discord.chi, "offer", "The bakery said yes")
    await share(stage, discord.mod, "rested")
    for person in (discord.ben, discord.chi):
        await person.click(first, next(label for label in first.buttons if label.startswith(CELEBRATE)))
    for sender, whom in pairwise((*everybody, everybody[0])):
        await sender.click((await sender.slash("encourage member", who=whom)).message, "Send this")
        form = await sender.slash("rejection log", company="Harbour Bakery")
        await sender.submit(form.modal, {})
    await stage.wait_for_the_round(Round.WINS)
    await beat(stage)
    await screens.shown("Ana", "wins", "wins-round", "Wins round", "Asked for help", "A whole afternoon")


async def look_at_what_has_gathered(screens: Screens) -> None:
    """One's own, with the ways to it, and the group's."""
    await screens.answered("Ben", "progress me", "progress-me", "What you've gathered", "2 kind words", "One win.")
    async with screens.of("Ben", "general", "-phone") as page:
        await send(page, "progress me")
        await page.get_by_role("button", name="What people wrote to me").last.tap()
        await sees(page, "received-phone", "What people wrote to you", WORDS)
        await page.get_by_role("button", name="Something good").last.tap()
        await expect(page.locator("[data-custom=progress-good]").filter(has_text="Another one")).to_be_visible()
        await sees(page, "something-good-phone")
    screens.stage.discord.clock.advance(timedelta(days=1))
    await beat(screens.stage)
    numbers = ("4 wins shared", "5 noes, collected together", "kind words from one to another")
    await screens.answered("Ana", "progress group", "progress-group", *numbers)
