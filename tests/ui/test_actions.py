"""Custom ids: written and read by the same action, within Discord's limit, and nobody else's taken for ours."""

import pkgutil
from collections.abc import Callable
from importlib import import_module
from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest

from bot.domain.groups import Purpose
from bot.domain.refusals import Reason, Refusal
from bot.ui import actions
from bot.ui.actions import ACTIONS, CUSTOM_ID_LIMIT, Action, chosen, numbered, read_press, whole

LARGEST = 2**63 - 1


def interaction(custom_id: str, **data: object) -> discord.Interaction:
    """Return what `read_press` looks at of an interaction."""
    return cast("discord.Interaction", SimpleNamespace(data={"custom_id": custom_id, **data}))


def ids(action: Action) -> dict[str, int]:
    """Return the largest ids an action can be about."""
    return dict.fromkeys(action.names, LARGEST)


@pytest.mark.parametrize("action", ACTIONS.values(), ids=list(ACTIONS))
def test_what_an_action_writes_it_reads_back(action: Action) -> None:
    custom_id = action.custom_id(**ids(action))
    assert len(custom_id) <= CUSTOM_ID_LIMIT
    press = read_press(interaction(custom_id))
    assert press is not None
    assert press.action is action
    assert press.ids == ids(action)
    assert press.owner == (LARGEST if action.owned else None)


def test_no_feature_gives_an_action_a_name_that_another_one_has() -> None:
    modules = [
        import_module(f"{actions.__name__}.{module.name}") for module in pkgutil.iter_modules(actions.__path__)
    ]
    names = [name for module in modules for name, found in vars(module).items() if isinstance(found, Action)]
    assert len(names) == len(set(names)) == len(ACTIONS)


@pytest.mark.parametrize(
    "custom_id",
    [
        pytest.param("", id="empty"),
        pytest.param("an-older-version:1", id="an action there is not"),
        pytest.param("celebrate", id="an id too few"),
        pytest.param("celebrate:1:2", id="an id too many"),
        pytest.param("celebrate:xyz", id="not a number"),
        pytest.param("celebrate:-1", id="a sign"),
        pytest.param("celebrate:" + "f" * 17, id="a number no snowflake is"),
        pytest.param("celebrate:1 ", id="a space"),
        pytest.param("celebrate:1\n", id="a line's end"),
        pytest.param("celebrate:٣", id="digits of another script"),
    ],
)
def test_what_no_action_wrote_is_not_read(custom_id: str) -> None:
    assert read_press(interaction(custom_id)) is None


@pytest.mark.parametrize(
    ("components", "form"),
    [
        pytest.param(
            [{"type": 18, "component": {"type": 4, "custom_id": "words", "value": "hi"}}], {"words": "hi"}, id="text"
        ),
        pytest.param(
            [{"type": 18, "component": {"type": 3, "custom_id": "c", "values": ["a"]}}], {"c": "a"}, id="a select"
        ),
        pytest.param(
            [{"type": 18, "component": {"type": 22, "custom_id": "c", "values": ["a", "b"]}}],
            {"c": "a\nb"},
            id="several",
        ),
        pytest.param(
            [{"type": 1, "components": [{"type": 4, "custom_id": "w", "value": "x"}]}], {"w": "x"}, id="an action row"
        ),
        pytest.param(
            [{"type": 18, "component": {"type": 21, "custom_id": "r", "value": None}}], {"r": ""}, id="nothing chosen"
        ),
        pytest.param([{"type": 10, "id": 1}], {}, id="a text in the form"),
    ],
)
def test_a_form_is_read_by_custom_id(components: list[dict[str, Any]], form: dict[str, str]) -> None:
    press = read_press(interaction("win-form:1", components=components))
    assert press is not None
    assert press.form == form


def test_what_a_menu_of_ours_offers_is_understood() -> None:
    assert [chosen(Purpose, each.value) for each in Purpose] == list(Purpose)
    assert [numbered(Purpose, place) for place in range(len(Purpose))] == list(Purpose)
    assert [whole(str(number), range(3)) for number in range(3)] == [0, 1, 2]
    assert whole(str(LARGEST)) == LARGEST


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(lambda: chosen(Purpose, "trombone"), id="a value there is not"),
        pytest.param(lambda: chosen(Purpose, ""), id="no value"),
        pytest.param(lambda: numbered(Purpose, len(Purpose)), id="a place past the end"),
        pytest.param(lambda: whole("seven"), id="no number"),
        pytest.param(lambda: whole("-1", range(7)), id="a sign"),
        pytest.param(lambda: whole("²"), id="a digit that is none"),
        pytest.param(lambda: whole("7", range(7)), id="a number too large"),
        pytest.param(lambda: whole("0"), id="no id"),
        pytest.param(lambda: whole(str(LARGEST + 1)), id="a number no id is"),
        pytest.param(lambda: whole("9" * 5000), id="more digits than Python reads"),
    ],
)
def test_what_only_another_version_offers_is_answered_kindly(read: Callable[[], object]) -> None:
    with pytest.raises(Refusal) as refusal:
        read()
    assert refusal.value.reason is Reason.STALE_BUTTON
