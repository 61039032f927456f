"""The safety net by itself: what of an interaction it reads, and that whatever breaks, a way to people is left."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.client import Client
from bot.content.operator import OperatorNotes
from bot.content.words import words_in
from bot.domain.ids import ChannelId
from bot.domain.refusals import Reason, Refusal
from bot.safety_net import HUSHED_FOR, Asker, SafetyNet
from bot.services import groups
from bot.store.store import Store
from bot.ui.cards import View
from tests.builders import ANA, BEN, CHANNEL, GROUP, NOW

URGENT, SOFT = "I want to die", "what's the point"
ANA_HERE = Asker(ANA, GROUP, None, words_in("en-US"))


class Time:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now


@pytest.fixture
def time() -> Time:
    """Return the clock that the net goes by."""
    return Time()


@pytest.fixture
def net(store: Store, time: Time) -> SafetyNet:
    """Return the net of a client that is not connected."""
    return Client(store, time, OperatorNotes()).net


def command(*options: dict[str, Any]) -> dict[str, Any]:
    """Return the data of a command in a group, as Discord sends it."""
    inner = {"name": "share", "type": 1, "options": list(options)}
    return {"id": "1", "name": "win", "type": 1, "options": [{"name": "deep", "type": 2, "options": [inner]}]}


def form(*components: dict[str, Any]) -> dict[str, Any]:
    """Return the data of a form."""
    return {"custom_id": "any:1", "components": list(components)}


def text(view: View | None) -> str:
    """Return what can be read on a card; nothing if there is none."""
    return "" if view is None else "\n".join(getattr(part, "content", "") for part in view.walk_children())


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(command({"name": "words", "type": 3, "value": URGENT}), id="option-of-a-subcommand"),
        pytest.param({"type": 1, "options": [{"name": "words", "type": 3, "value": URGENT}]}, id="option-at-the-top"),
        pytest.param(
            form({"type": 18, "component": {"type": 4, "custom_id": "w", "value": URGENT}}), id="in-a-label"
        ),
        pytest.param(form({"type": 1, "components": [{"type": 4, "value": URGENT}]}), id="in-a-row"),
        pytest.param(
            command({"name": "a", "type": 3, "value": SOFT}, {"name": "b", "type": 3, "value": URGENT}),
            id="the-gravest-of-several",
        ),
    ],
)
async def test_what_was_typed_is_read_wherever_it_stands(net: SafetyNet, data: dict[str, Any]) -> None:
    assert "That sounds heavy" in text(await net.catch(data, ANA_HERE))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({"custom_id": "celebrate:1", "component_type": 2}, id="button"),
        pytest.param({"custom_id": "list", "component_type": 3, "values": [URGENT]}, id="choice-from-a-list"),
        pytest.param(form({"type": 18, "component": {"type": 3, "values": [URGENT]}}), id="choice-in-a-form"),
        pytest.param(form({"type": 18, "component": {"type": 21, "value": URGENT}}), id="radio-in-a-form"),
        pytest.param(
            command({"name": "who", "type": 6, "value": "1"}, {"name": "n", "type": 4, "value": 3}), id="no-text"
        ),
        pytest.param(
            {"type": 3, "target_id": "1", "resolved": {"messages": {"1": {"content": URGENT}}}},
            id="a-message-from-the-menu",
        ),
        pytest.param(form({"type": 18, "component": {"type": 4, "custom_id": "w", "value": None}}), id="left-empty"),
        pytest.param(command({"name": "words", "type": 3, "value": "ok"}), id="too-short"),
    ],
)
async def test_what_was_not_typed_is_not_read(net: SafetyNet, data: dict[str, Any]) -> None:
    assert await net.catch(data, ANA_HERE) is None


async def test_data_that_cannot_be_read_leaves_the_international_card(
    net: SafetyNet, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = text(await net.catch({"options": [{"value": URGENT}]}, ANA_HERE))
    assert "local emergency number" in shown
    logged = capsys.readouterr().out
    assert "KeyError" in logged
    assert URGENT not in logged


async def test_a_store_that_fails_leaves_the_members_own_country(
    net: SafetyNet, store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr(store, "read", fail)
    data = command({"name": "words", "type": 3, "value": URGENT})
    assert "116 123" in text(await net.catch(data, replace(ANA_HERE, country="GB")))
    assert "OSError" in capsys.readouterr().out


async def test_the_soft_line_stays_away_for_a_week_from_who_said_so(net: SafetyNet, time: Time) -> None:
    data = command({"name": "words", "type": 3, "value": SOFT})
    net.hush(ANA)
    assert await net.catch(data, ANA_HERE) is None
    assert await net.catch(data, replace(ANA_HERE, person=BEN)) is not None
    time.now += HUSHED_FOR - timedelta(seconds=1)
    assert await net.catch(data, ANA_HERE) is None
    time.now += timedelta(seconds=2)
    assert await net.catch(data, ANA_HERE) is not None


@pytest.mark.parametrize("asker", [ANA_HERE, replace(ANA_HERE, group=None)], ids=["no-channel", "direct-message"])
async def test_where_there_are_no_moderators_nobody_is_asked(net: SafetyNet, asker: Asker) -> None:
    with pytest.raises(Refusal) as refused:
        await net.ask_moderators(asker, CHANNEL, "a1")
    assert refused.value.reason is Reason.NO_MODERATORS


async def test_a_fault_while_asking_does_not_count_as_asked(
    net: SafetyNet, store: Store, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = ChannelId(7)
    await groups.change(store, GROUP, BEN, time, lambda group: replace(group, moderator_channel=channel))

    async def fail(*_: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(net._announcer, "ask_moderators", fail)
    for _ in range(2):
        with pytest.raises(RuntimeError):
            await net.ask_moderators(ANA_HERE, CHANNEL, "a1")
