"""A whole visit to the page in a real browser, with the real client behind it: command, card, form, menus."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.sandbox import Sandbox
from tests.sandbox.page_bot import connected
from tests.sandbox.page_browser import CHROMIUM, NO_CHROMIUM, launched, opened, picture

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(CHROMIUM is None, reason=NO_CHROMIUM),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with launched() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox() as sandbox:
        yield sandbox


async def test_a_whole_visit_with_the_real_client(browser: Browser, sandbox: Sandbox) -> None:
    async with connected(sandbox), opened(browser, sandbox) as page:
        await share_a_win(page)
        await celebrate_as_ben(page)
        await fill_in_the_form(page)
        await use_the_menus(page)
        sandbox.allow_violation("unanswered")
        await page.get_by_test_id("composer").fill("/silent")
        await page.keyboard.press("Enter")
        await page.keyboard.press("Enter")
        await expect(page.get_by_text("Sending command…")).to_be_visible()
        sandbox.age(4)
        await expect(page.get_by_test_id("failed")).to_have_text("The application did not respond")
        await sandbox.settle()
    assert sandbox.violations == []


async def share_a_win(page: Page) -> None:
    """`/win share` by keyboard alone: a missing option is refused, autocomplete offers, a number is checked."""
    await page.get_by_test_id("composer").click()
    await page.keyboard.type("/win")
    await expect(page.get_by_test_id("command-list")).to_contain_text("Share a win")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("command-error")).to_contain_text("what: This option is required")
    await page.keyboard.type("I asked a friend")
    await page.keyboard.press("Tab")
    await page.keyboard.type("rest")
    await expect(page.get_by_test_id("choice")).to_have_text("Rested on purpose")
    await picture(page, "autocomplete")
    await page.keyboard.press("Enter")
    await page.keyboard.type("size")
    await page.keyboard.press("Tab")
    await page.keyboard.type("9")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("command-error")).to_contain_text("at most 5")
    await page.keyboard.press("Backspace")
    await page.keyboard.type("4")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Saved.")).to_be_visible()
    await expect(page.get_by_test_id("container")).to_contain_text("RESTED ON PURPOSE, 4")


async def celebrate_as_ben(page: Page) -> None:
    """A button that edits its card, and a select of which two are chosen."""
    await page.get_by_test_id("person-Ben").click()
    await expect(page.get_by_text("Saved.")).to_have_count(0)
    await page.get_by_role("button", name="Celebrate").click()
    await expect(page.get_by_test_id("container")).to_contain_text("1 celebrate")
    await page.get_by_test_id("select").click()
    await page.keyboard.press("Enter")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    await expect(page.get_by_text("Chosen: a, b")).to_be_visible()
    await picture(page, "visit")


async def fill_in_the_form(page: Page) -> None:
    """A modal is refused while a required field is empty, then sent."""
    await page.get_by_test_id("composer").fill("/log")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    form = page.get_by_test_id("modal")
    await form.get_by_test_id("modal-submit").click()
    await expect(form.get_by_text("This field is required.")).to_have_count(2)
    await form.get_by_role("checkbox", name="Sad").check()
    await form.get_by_role("radio", name="Rest a while").check()
    await form.get_by_label("A few words").fill("It hurt, and I prepared")
    await expect(form.get_by_text("23/50")).to_be_visible()
    await form.get_by_test_id("select").click()
    await page.get_by_test_id("choice").filter(has_text="Phone").click()
    await picture(page, "form")
    await form.get_by_test_id("modal-submit").click()
    await expect(form).to_have_count(0)
    await expect(
        page.get_by_text("Kept: ['Sad', 'Rest a while', 'It hurt, and I prepared', 'Phone', False]")
    ).to_be_visible()


async def use_the_menus(page: Page) -> None:
    """Apps of a message through the ⋯ button, apps of a person through the member list."""
    await page.get_by_test_id("channel-general").click()
    await page.get_by_test_id("composer").fill("I called them back")
    await page.keyboard.press("Enter")
    message = page.get_by_test_id("message").filter(has_text="I called them back")
    await message.hover()
    await message.get_by_test_id("message-more").click()
    await page.get_by_test_id("app-Celebrate").click()
    await expect(page.get_by_text("Celebrated: I called them back")).to_be_visible()
    await page.get_by_test_id("member").filter(has_text="Chi").click()
    await page.get_by_test_id("app-Encourage").click()
    await expect(page.get_by_text("Encouraged Chi.")).to_be_visible()


async def test_the_menu_of_a_message_opens_by_the_keyboard_alone(browser: Browser, sandbox: Sandbox) -> None:
    sandbox.ben.send(sandbox.channel("general"), "I called them back")
    async with connected(sandbox), opened(browser, sandbox, channel="general") as page:
        await page.get_by_test_id("message").filter(has_text="I called them back").focus()
        await page.keyboard.press("Shift+F10")
        await expect(page.get_by_test_id("app-Celebrate")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.get_by_test_id("app-Celebrate")).to_have_count(0)
