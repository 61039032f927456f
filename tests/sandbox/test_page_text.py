"""Discord's markdown as the page reads it, case by case, in a real browser."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Page

from bot.sandbox import Sandbox
from tests.sandbox.page_browser import CHROMIUM, NO_CHROMIUM, launched

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(CHROMIUM is None, reason=NO_CHROMIUM),
]
READ = """async text => {
  const { parse } = await import("/page/markdown.js");
  const short = node => typeof node !== "object" ? node
    : node.type === "text-run" ? node.children.map(short)
    : [node.type, ...(node.children ?? node.items ?? [node.text ?? node.id ?? node.path ?? node.name ?? node.seconds])
        .map(each => Array.isArray(each) ? each.map(short) : short(each))];
  return JSON.stringify(parse(text).map(short));
}"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def page() -> AsyncIterator[Page]:
    async with Sandbox() as sandbox, launched() as browser:
        page = await browser.new_page()
        await page.goto(sandbox.url)
        yield page


CASES: dict[str, tuple[str, list[Any]]] = {
    "bold": ("a **b** c", [["a ", ["bold", "b"], " c"]]),
    "italic with a star": ("*a*", [[["italic", "a"]]]),
    "a star between spaces is a star": ("2 * 3 * 4", [["2 * 3 * 4"]]),
    "an underscore within a word is one": ("snake_case_word", [["snake_case_word"]]),
    "bold and italic": ("***a***", [[["bold", ["italic", "a"]]]]),
    "underline": ("__a__", [[["underline", "a"]]]),
    "struck through": ("~~a~~", [[["strike", "a"]]]),
    "a spoiler with style in it": ("||a **b**||", [[["spoiler", "a ", ["bold", "b"]]]]),
    "code keeps its stars": ("`**a**`", [[["code", "**a**"]]]),
    "an escaped star": (r"\*a\*", [["*a*"]]),
    "a code block with a language": ("x\n```py\n*a*\n```\ny", [["x"], ["code-block", "*a*"], ["y"]]),
    "an open fence is text": ("``` a", [["``` a"]]),
    "headings and subtext": ("# A\n### B\n-# c", [["heading", "A"], ["heading", "B"], ["subtext", "c"]]),
    "four hashes are text": ("#### A", [["#### A"]]),
    "quotes of one line join": ("> a\n> b\nc", [["quote", ["a\nb"]], ["c"]]),
    "a quote to the end": (">>> a\nb", [["quote", ["a\nb"]]]),
    "a list in a list": ("- a\n  - b\n- c", [["list", ["a", ["list", ["b"]]], ["c"]]]),
    "bullets and numbers are two lists": ("- a\n1. b", [["list", ["a"]], ["list", ["b"]]]),
    "mentions": (
        "<@1> <@!2> <@&3> <#4>",
        [[["user", "1"], " ", ["user", "2"], " ", ["role", "3"], " ", ["channel", "4"]]],
    ),
    "everyone": ("@everyone", [[["everyone", "@everyone"]]]),
    "a command": ("</win share:12>", [[["command", "12"]]]),
    "stamps": ("<t:5:R> <t:6>", [[["stamp", 5], " ", ["stamp", 6]]]),
    "a stamp of no known style is text": ("<t:5:x>", [["<t:5:x>"]]),
    "a custom emoji": ("<:yay:12345>", [[["emoji", "yay"]]]),
    "a masked link": ("[a](https://x.org/(b))", [[["link", "a"]]]),
    "a link to a script is text": ("[a](javascript:alert)", [["[a](javascript:alert)"]]),
    "a bare link ends before its full stop": (
        "see https://x.org/a_b.",
        [["see ", ["link", "https://x.org/a_b"], "."]],
    ),
    "tags are text": ("<b>a</b>", [["<b>a</b>"]]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
async def test_text_is_read_as_discord_reads_it(page: Page, text: str, expected: list[Any]) -> None:
    assert json.loads(await page.evaluate(READ, text)) == expected


@pytest.mark.parametrize("mark", ["*", "**", "_", "||", "`", "~~", "> ", ">>> ", "- ", "[", "<@", "```", "*a _b "])
async def test_a_message_full_of_marks_is_read_whole(page: Page, mark: str) -> None:
    await page.evaluate(READ, mark * (4000 // len(mark)))
