"""The page of the sandbox in a real browser: what is shown to whom, and everything a person can do there.

Needs Debian's Chromium; skipped where there is none. Pictures for looking at are left under tests/screenshots.
"""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.sandbox import Sandbox
from bot.sandbox.journal import SentFile
from bot.sandbox.posting import Origin, create
from bot.sandbox.wire import JSON
from tests.sandbox.page_browser import CHROMIUM, NARROW, NO_CHROMIUM, launched, opened, picture
from tests.sandbox.wire_bot import WireBot, command

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(CHROMIUM is None, reason=NO_CHROMIUM),
]
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763606060000000040001f61738550000000049454e44ae426082"
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with launched() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox() as sandbox:
        yield sandbox


def says(sandbox: Sandbox, channel: str, payload: JSON, *, reader: str | None = None) -> None:
    """Let the bot say something, as if it had sent it."""
    readers = {person.name: person.user for person in sandbox.people}
    origin = Origin(reader=readers[reader]) if reader else None
    files = {0: SentFile("dot.png", "image/png", PIXEL)} if "attachment://" in str(payload) else {}
    create(sandbox.world, sandbox.channel(channel), sandbox.bot_user, payload, files, origin=origin)


async def test_hostile_text_is_shown_as_typed_and_runs_nothing(browser: Browser, sandbox: Sandbox) -> None:
    words = (
        "<img src=x onerror=\"document.title='owned'\"> <b>bold</b> [a](javascript:alert(1)) \u202eabc " + "x" * 1500
    )
    sandbox.ana.send(sandbox.channel("wins"), words)
    async with opened(browser, sandbox) as page:
        shown = page.get_by_test_id("message-content")
        await expect(shown).to_contain_text("<img src=x onerror=")
        await expect(shown.locator("img, b, a")).to_have_count(0)
        assert "owned" not in await page.title()
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_a_name_made_of_markup_is_only_a_name(browser: Browser, sandbox: Sandbox) -> None:
    person = sandbox.add_person("<i>Eve</i>" + "\u0301" * 40, guild=sandbox.guild)
    person.send(sandbox.channel("wins"), "hello")
    async with opened(browser, sandbox) as page:
        await expect(page.get_by_test_id("message")).to_contain_text("<i>Eve</i>")
        await expect(page.locator("i", has_text="Eve")).to_have_count(0)


async def test_an_ephemeral_message_is_shown_to_its_reader_alone_and_can_be_dismissed(
    browser: Browser, sandbox: Sandbox
) -> None:
    says(sandbox, "wins", {"content": "Just between us."}, reader="Ana")
    async with opened(browser, sandbox, user="Ben") as page:
        await expect(page.locator(".welcome h1")).to_be_visible()
        await expect(page.get_by_text("Just between us.")).to_have_count(0)
        await page.get_by_test_id("person-Ana").click()
        await expect(page.get_by_text("Only you can see this")).to_be_visible()
        await page.get_by_test_id("dismiss").click()
        await expect(page.get_by_text("Just between us.")).to_have_count(0)


async def test_a_hidden_channel_is_listed_for_those_who_may_see_it(browser: Browser, sandbox: Sandbox) -> None:
    async with opened(browser, sandbox, user="Ana") as page:
        await expect(page.get_by_test_id("channel-wins")).to_be_visible()
        await expect(page.get_by_test_id("channel-moderators")).to_have_count(0)
        await page.get_by_test_id("person-Mika").click()
        await expect(page.get_by_test_id("channel-moderators")).to_be_visible()
        assert "user=Mika" in page.url


async def test_components_of_both_generations_are_drawn(browser: Browser, sandbox: Sandbox) -> None:
    text = {"type": 10, "content": "### A win\nIt is **kept**."}
    media = {"url": "attachment://dot.png"}
    box = {
        "type": 17,
        "accent_color": 0x2F9E83,
        "components": [
            {"type": 9, "components": [text], "accessory": {"type": 11, "media": media, "description": "a dot"}},
            {"type": 14},
            {"type": 12, "items": [{"media": media, "description": "gallery"}]},
            {"type": 13, "file": media},
            {"type": 1, "components": [{"type": 2, "style": 5, "label": "Read", "url": "https://example.org/"}]},
        ],
    }
    says(sandbox, "wins", {"flags": 1 << 15, "components": [box]})
    disabled = {"type": 2, "style": 4, "label": "Off", "custom_id": "off", "disabled": True}
    menus = [{"type": 1, "components": [{"type": kind, "custom_id": f"menu{kind}"}]} for kind in (5, 6, 7, 8)]
    embed = {"title": "Your week", "description": "*Three* steps", "fields": [{"name": "Sent", "value": "5"}]}
    row = {"type": 1, "components": [disabled]}
    says(sandbox, "wins", {"content": "old", "embeds": [embed], "components": [row, *menus]})
    async with opened(browser, sandbox) as page:
        card = page.get_by_test_id("container")
        await expect(card.get_by_role("heading", name="A win")).to_be_visible()
        await expect(card.locator("img")).to_have_count(2)
        await expect(card.get_by_test_id("file")).to_contain_text("dot.png")
        await expect(card.get_by_role("link", name="Read")).to_have_attribute("href", "https://example.org/")
        await expect(page.get_by_role("button", name="Off")).to_be_disabled()
        await expect(page.get_by_test_id("embed")).to_contain_text("Your week")
        await expect(page.get_by_test_id("select")).to_have_count(4)
        await picture(page, "components")


async def test_an_ordinary_message_reply_and_mention_reach_the_world(browser: Browser, sandbox: Sandbox) -> None:
    sandbox.ben.send(sandbox.channel("general"), "I wrote to them")
    async with opened(browser, sandbox, channel="general") as page:
        await page.get_by_test_id("message").first.click(button="right")
        await page.get_by_test_id("menu-Reply").click()
        await page.keyboard.type("Well done @be")
        await page.keyboard.press("Enter")
        await page.keyboard.press("Enter")
        await expect(page.get_by_test_id("message")).to_have_count(2)
        await expect(page.locator(".reference")).to_contain_text("I wrote to them")
    sent = sandbox.messages(sandbox.channel("general"))[-1]
    assert (sent.content, sent.author) == (f"Well done <@{sandbox.ben.id}>", sandbox.ana.user)
    assert sent.reference is sandbox.messages(sandbox.channel("general"))[0]


async def test_a_list_that_somebody_chooses_from_stays_open_when_there_is_news_elsewhere(
    browser: Browser, sandbox: Sandbox
) -> None:
    async with opened(browser, sandbox, channel="wins") as page:
        await page.get_by_test_id("composer").fill("Thank you @be")
        await expect(page.get_by_test_id("command-list")).to_contain_text("Ben")
        sandbox.chi.send(sandbox.channel("general"), "Good morning.")
        await expect(page.locator(".channel-unread", has_text="general")).to_be_visible()
        await expect(page.get_by_test_id("command-list")).to_contain_text("Ben")


async def test_a_command_that_comes_after_it_was_looked_for_is_offered(browser: Browser, sandbox: Sandbox) -> None:
    async with opened(browser, sandbox) as page, WireBot(sandbox) as bot:
        await page.get_by_test_id("composer").fill("/chec")
        await expect(page.get_by_test_id("command-list")).to_contain_text("No such command here")
        await bot.put_commands(command("checkin"))
        await page.get_by_test_id("command-list").locator("[data-command=checkin]").click()
        await expect(page.get_by_test_id("trail")).to_be_visible()


async def test_whoever_one_becomes_begins_at_the_newest_message(browser: Browser, sandbox: Sandbox) -> None:
    for number in range(40):
        sandbox.ana.send(sandbox.channel("wins"), f"Line {number}.")
    async with opened(browser, sandbox) as page:
        await expect(page.get_by_text("Line 39.")).to_be_in_viewport()
        await page.get_by_text("Line 0.").hover()
        await expect(page.get_by_text("Line 39.")).not_to_be_in_viewport()
        sandbox.ana.send(sandbox.channel("wins"), "One more.")
        await expect(page.get_by_role("button", name="New messages")).to_be_visible()
        await page.get_by_test_id("person-Ben").click()
        await expect(page.get_by_text("One more.")).to_be_in_viewport()
        await expect(page.get_by_role("button", name="New messages")).to_have_count(0)
        sandbox.ana.send(sandbox.channel("wins"), "The last one.")
        await expect(page.get_by_text("The last one.")).to_be_in_viewport()


async def test_whoever_reads_further_up_stays_there_and_is_told_of_news(browser: Browser, sandbox: Sandbox) -> None:
    for number in range(40):
        sandbox.ana.send(sandbox.channel("wins"), f"Line {number}.")
    async with opened(browser, sandbox) as page:
        await page.get_by_text("Line 0.").hover()
        await expect(page.get_by_text("Line 39.")).not_to_be_in_viewport()
        sandbox.ana.send(sandbox.channel("wins"), "And one more.")
        await expect(page.get_by_role("button", name="New messages")).to_be_visible()
        await expect(page.get_by_text("Line 0.")).to_be_in_viewport()
        await page.get_by_role("button", name="New messages").click()
        await expect(page.get_by_text("And one more.")).to_be_in_viewport()
        sandbox.ana.send(sandbox.channel("wins"), "The last one.")
        await expect(page.get_by_text("The last one.")).to_be_in_viewport()


async def test_the_time_machine_moves_the_clock_forward_only(browser: Browser, sandbox: Sandbox) -> None:
    sandbox.ana.send(sandbox.channel("wins"), "Before the journey")
    async with opened(browser, sandbox) as page:
        await page.get_by_test_id("clock").click()
        await page.get_by_test_id("next-day").click()
        await expect(page.get_by_test_id("message")).to_contain_text("Yesterday at")
        await page.get_by_test_id("clock").click()
        await page.get_by_test_id("next-monday").click()
        await expect(page.get_by_test_id("clock")).to_contain_text("Mon")
        now = sandbox.clock.now()
        assert now.isoweekday() == 1
        assert timedelta(0) < now - datetime.now(UTC) <= timedelta(days=8)
        await page.get_by_test_id("clock").click()
        await page.get_by_test_id("next-day").click()
        await expect(page.get_by_test_id("clock")).to_contain_text("Tue")
        await page.get_by_test_id("clock").click()
        await page.get_by_test_id("clock-pick").fill("2020-01-01T09:00")
        await page.get_by_test_id("clock-go").click()
        await expect(page.get_by_test_id("clock")).to_contain_text("Tue")


async def test_what_a_page_may_not_do_is_refused_with_a_sentence(sandbox: Sandbox) -> None:
    hidden = str(sandbox.channel("moderators").id)
    asked: list[JSON] = [
        {"op": "clock", "to": "2020-01-01T00:00:00Z"},
        {"op": "clock", "to": "2999-01-01T00:00:00Z"},
        {"op": "send", "channel": hidden, "text": "hello"},
        {"op": "click", "channel": hidden, "message": "1", "custom_id": "x"},
        {"op": "nothing like it"},
    ]
    told = []
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{sandbox.url}/page/socket?user=Ana") as line:
        for number, question in enumerate(asked):
            await line.send_json(question | {"n": number})
            while (news := await line.receive_json())["t"] != "answer":
                pass
            told.append((news["n"], news["ok"], bool(news["error"])))
    assert told == [(number, False, True) for number in range(len(asked))]
    assert sandbox.clock.now() - datetime.now(UTC) < timedelta(minutes=1)


async def test_direct_messages_can_be_closed_to_the_bot(browser: Browser, sandbox: Sandbox) -> None:
    async with opened(browser, sandbox) as page:
        await page.get_by_test_id("dms-switch").click()
        await expect(page.get_by_text("DMs closed")).to_be_visible()
        assert not sandbox.ana.user.takes_dms
        await page.get_by_test_id("home").click()
        await expect(page.get_by_text("This is the beginning of your direct messages")).to_be_visible()
        await expect(page).to_have_url(re.compile("channel=%40bot"))


async def test_the_page_finds_the_server_again_after_a_restart(browser: Browser) -> None:
    async with Sandbox() as first:
        port = first.port
        async with opened(browser, first, user="Ben") as page:
            await first.__aexit__(None, None, None)
            await expect(page.get_by_text("Reconnecting…")).to_be_visible()
            async with Sandbox(port=port) as second:
                second.ana.send(second.channel("wins"), "After the restart")
                await expect(page.get_by_text("After the restart")).to_be_visible()
                await expect(page.get_by_role("radio", checked=True)).to_have_attribute("aria-label", "Ben, Member")


async def test_another_site_cannot_use_the_socket_and_no_file_outside_is_served(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        refused = await session.get(f"{sandbox.url}/page/socket", headers={"Origin": "https://evil.example"})
        outside = await session.get(f"{sandbox.url}/page/..%2Fpage.py")
        front = await session.get(sandbox.url)
    assert (refused.status, outside.status, front.status) == (403, 404, 200)
    assert "default-src 'none'" in front.headers["Content-Security-Policy"]


async def test_on_a_phone_the_channel_list_is_a_drawer_and_a_long_press_opens_the_menu(
    browser: Browser, sandbox: Sandbox
) -> None:
    sandbox.ben.send(sandbox.channel("general"), "Hold me")
    async with opened(browser, sandbox, size=NARROW) as page:
        await expect(page.get_by_test_id("channel-general")).to_be_hidden()
        await page.get_by_test_id("drawer").tap()
        await page.get_by_test_id("channel-general").tap()
        await expect(page.get_by_test_id("channel-general")).to_be_hidden()
        await page.get_by_text("Hold me").dispatch_event(
            "pointerdown", {"pointerType": "touch", "clientX": 150, "clientY": 600, "bubbles": True}
        )
        await expect(page.get_by_test_id("menu-Reply")).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await picture(page, "phone")
