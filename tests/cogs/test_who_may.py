"""Who may use which command, menu, button, select and form, and whose data it can touch.

Each is used by others first, with custom ids that carry Ana's own ids, as a manipulated client would send them, and
by Ana last. Nobody but Ana ever sees what she keeps to herself or changes what is kept of her, whatever they press,
and nobody but the host changes a setting of the group.
"""

from functools import partial

import pytest
from discord import AppCommandType

from bot.domain.refusals import Reason
from bot.ui.actions import ACTIONS, Action
from tests.cogs.walk import Walk
from tests.cogs.who_may import (
    ANA,
    BEN,
    COMMANDS,
    DIRECT,
    FEATURES,
    HOST,
    MENUS,
    MOD,
    MOVES_WEEKS,
    PERSONAS,
    SERVED,
    USER_MENUS,
    is_alone,
    use_of,
)
from tests.stage import Stage

A_DOZEN = 12
"""Actions on one stage, so that no test takes much longer than others."""


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_command_serves_whom_it_is_for_and_touches_nothing_else(walk: Walk, command: str) -> None:
    values, expected = COMMANDS[command]
    for who in PERSONAS:
        person, place = walk.people[who], walk.place(who)
        filled = walk.filled(values)
        await walk.check(who, partial(person.slash, command, filled, channel=place), expected[who], what=command)


@pytest.mark.parametrize("menu", MENUS)
async def test_a_menu_serves_whom_it_is_for_and_touches_nothing_else(walk: Walk, menu: str) -> None:
    message = walk.people[ANA].send(walk.stage.discord.channel("general"), "Another ordinary message")
    for who in PERSONAS:
        person = walk.people[who]
        target = message
        if who == DIRECT:
            target = (await person.slash("help", channel=person.dm)).message
        await walk.check(who, partial(person.menu, menu, target), MENUS[menu][who], what=menu)


@pytest.mark.parametrize("menu", USER_MENUS)
async def test_a_persons_menu_serves_whom_it_is_for_and_touches_nothing_else(walk: Walk, menu: str) -> None:
    for who in PERSONAS:
        act = partial(walk.people[who].user_menu, menu, walk.people[ANA], channel=walk.place(who))
        await walk.check(who, act, USER_MENUS[menu][who], what=menu)


def _stages() -> dict[str, list[Action]]:
    """Return the actions that are walked on one stage: a dozen of a feature, and alone what others would miss."""
    stages: dict[str, list[Action]] = {}
    for feature, of_feature in FEATURES.items():
        together = [action for action in of_feature if not is_alone(action)]
        stages |= {action.name: [action] for action in of_feature if is_alone(action)}
        for start in range(0, len(together), A_DOZEN):
            stages[f"{feature}-{start // A_DOZEN}"] = together[start : start + A_DOZEN]
    return stages


@pytest.mark.parametrize("pressed", [pytest.param(pressed, id=name) for name, pressed in _stages().items()])
async def test_a_press_serves_whom_it_is_for_and_touches_nothing_else(walk: Walk, pressed: list[Action]) -> None:
    secrets = await walk.secrets()
    for action in pressed:
        use = use_of(action)
        moderates = use.expected.get(MOD) == SERVED and use.expected.get(BEN) == Reason.MODERATOR_ONLY
        assert not secrets - await walk.secrets(), f"{action.name} comes after one that leaves less to be found"
        for who in PERSONAS:
            may_change = moderates and who in (MOD, HOST)  # they decide on the line that she offered
            may_change |= action in MOVES_WEEKS and who == HOST
            act = partial(walk.press, who, action, use)
            await walk.check(who, act, use.expected[who], what=action.name, may_change_ana=may_change)


async def test_every_command_menu_and_action_is_walked(stage: Stage) -> None:
    tree = stage.client.tree
    commands = {
        command.qualified_name
        for command in tree.walk_commands()
        if not hasattr(command, "commands")  # groups of commands cannot be sent
    }
    menus = {
        command.name
        for kind in (AppCommandType.user, AppCommandType.message)
        for command in tree.get_commands(type=kind)
    }
    assert commands == set(COMMANDS)
    assert menus == {*MENUS, *USER_MENUS}
    assert set(stage.client._routes) == set(ACTIONS.values()), "each action has one handler"
    assert len({action.name for action in ACTIONS.values()}) == len(ACTIONS)
