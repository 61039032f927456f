"""The machine's own Chromium for the page's tests: found, started, the page opened in it, pictures taken."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, Page, ViewportSize, async_playwright, expect

from bot.sandbox import Sandbox

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NO_CHROMIUM = "no Chromium on this machine: the page cannot be tried in a browser"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

PICTURES = Path(__file__).parents[1] / "screenshots"
PATIENCE = 30_000  # milliseconds for what will happen: other tests run beside these, and none measures seconds
expect.set_options(timeout=PATIENCE)

WIDE: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 390, "height": 844}


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    """Start the browser; elements are found by their `data-test`."""
    async with async_playwright() as playwright:
        playwright.selectors.set_test_id_attribute("data-test")
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def opened(
    browser: Browser, sandbox: Sandbox, *, user: str = "Ana", channel: str = "wins", size: ViewportSize = WIDE
) -> AsyncIterator[Page]:
    """Open the page as somebody; fail if a script failed or anything was asked of another server."""
    wrong: list[str] = []
    context = await browser.new_context(
        viewport=size, locale="en-GB", timezone_id="Europe/Berlin", has_touch=size is NARROW, reduced_motion="reduce"
    )
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("request", lambda sent: None if sent.url.startswith(sandbox.url) else wrong.append(sent.url))
    await page.goto(f"{sandbox.url}/#user={user}&channel={channel}")
    await expect(page.locator("#messages[aria-busy=false]")).to_be_attached()
    try:
        yield page
    finally:
        await context.close()
    assert [one for one in wrong if "ERR_CONNECTION_REFUSED" not in one] == []  # a restart is a test of its own


async def picture(page: Page, name: str) -> None:
    """Leave a picture of the page."""
    PICTURES.mkdir(exist_ok=True)
    await page.screenshot(path=PICTURES / f"{name}.png")
