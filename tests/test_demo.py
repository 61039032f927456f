"""`rebound demo` as a newcomer meets it: the tour in the terminal, and the page in a real browser."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.demo import on_stage
from tests.sandbox.page_browser import CHROMIUM, NARROW, NO_CHROMIUM, launched, opened, picture

PANELS = {
    "/settings": "How you'd like things",
    "/privacy view": "What I keep of you",
    "/encourage me": "Another one",
    "/help-now": "People to talk to now",
}
"""Panels that are looked at on a phone, and what each shows."""

ROOT = Path(__file__).parents[1]


def test_the_tour_tells_its_story_and_ends_well() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "bot", "demo", "--tour"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert told.stderr == ""
    assert "[info" not in told.stdout
    for line in (
        "Ana taps Share with the group",
        "@Ben, @Chi, @Mika celebrate this",
        "@Chi was thinking of you",
        "Wins round",
        "What this group has gathered",
        "to Hana, once",
    ):
        assert line in told.stdout


def test_a_taken_port_is_told_in_a_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "bot", "demo", "--no-browser", "--port", str(port)]
        told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert told.returncode == 2
    assert told.stderr.strip() == f"Port {port} is taken on this machine: try `rebound demo --port 0`."


@pytest.mark.skipif(CHROMIUM is None, reason=NO_CHROMIUM)
async def test_the_page_takes_a_newcomer_from_setup_to_a_celebrated_win() -> None:
    async with on_stage() as stage, launched() as browser:
        async with opened(browser, stage.discord, user="Hana") as page:
            await choose_the_wins_channel(page)
            await share_as_ana(page)
            await celebrate_as_the_others(page)
            await picture(page, "wins")
        async with opened(browser, stage.discord, size=NARROW) as phone:
            await expect(phone.get_by_text("asked for help").first).to_be_visible()
            await choose_command(phone, "/win list")
            await phone.keyboard.press("Enter")
            await expect(phone.get_by_text("Your wins")).to_be_visible()
            await picture(phone, "wins-phone")
            for command, shown in PANELS.items():
                await choose_command(phone, command)
                await phone.keyboard.press("Enter")
                await expect(phone.get_by_text(shown).last).to_be_visible()
                await picture(phone, f"{command.strip('/').replace(' ', '-')}-phone")
        assert stage.discord.violations == []


async def choose_command(page: Page, name: str) -> None:
    """Type a command's name and take it from the list, as soon as it is offered there."""
    await page.get_by_test_id("composer").fill(name)
    await expect(page.get_by_test_id("command-list")).to_contain_text(name.removeprefix("/"))
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("command-list")).to_have_count(0)


async def choose_the_wins_channel(page: Page) -> None:
    """`/setup`, as the host."""
    await choose_command(page, "/setup")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Set up Rebound here")).to_be_visible()
    await page.get_by_test_id("select").first.click()
    await page.get_by_test_id("choice").filter(has_text="wins").click()
    await expect(page.get_by_text("and I can post there")).to_be_visible()
    await picture(page, "setup")


async def share_as_ana(page: Page) -> None:
    """`/win share` with words, its preview, and *Share with the group*."""
    await page.get_by_test_id("person-Ana").click()
    await expect(page.get_by_text("Set up Rebound here")).to_have_count(0)  # Hana's alone
    await choose_command(page, "/win share")
    await page.keyboard.type("asked for")
    await page.get_by_test_id("choice").filter(has_text="Asked for help").click()
    await page.keyboard.type("words")
    await page.keyboard.press("Tab")
    await page.keyboard.type("My old teacher read my CV with me")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="I agree")).to_be_in_viewport()
    await picture(page, "joining")
    await page.get_by_role("button", name="I agree").click()
    await expect(page.get_by_text("How the group would see it")).to_be_visible()
    await picture(page, "preview")
    await page.get_by_role("button", name="Share with the group").click()
    await expect(page.get_by_text("Thank you for letting people be glad with you")).to_be_visible()


async def celebrate_as_the_others(page: Page) -> None:
    """*Celebrate*, as Ben and as Chi."""
    for name, count in (("Ben", 1), ("Chi", 2)):
        await page.get_by_test_id(f"person-{name}").click()
        await expect(page.get_by_text("Thank you for letting people")).to_have_count(0)  # Ana's alone
        await page.get_by_role("button", name="Celebrate").click()
        await page.get_by_role("button", name="I agree").click()
        await expect(page.get_by_text("You're in")).to_be_visible()
        await page.get_by_role("button", name="Celebrate").click()
        await expect(page.get_by_role("button", name=f"Celebrate · {count}")).to_be_visible()
