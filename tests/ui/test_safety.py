"""Cards with people to talk to fit what Discord takes, whatever country, and however much a host wrote."""

import pytest
from discord.ui import ActionRow

from bot.content.helplines import INTERNATIONAL, Country, countries
from bot.content.words import words_in
from bot.domain.groups import HOURS_LIMIT, LINES_LIMIT, NAME_LIMIT, WAY_LIMIT, GroupLine
from bot.domain.ids import LineId
from bot.ui import safety as cards
from bot.ui.safety import Near
from tests.builders import GROUP

WORDS = words_in("en-US")
LONGEST = tuple(
    GroupLine(LineId(number), GROUP, "*" * NAME_LIMIT, "_" * WAY_LIMIT, "~" * HOURS_LIMIT)
    for number in range(LINES_LIMIT)
)


@pytest.mark.parametrize("country", [INTERNATIONAL, *countries()], ids=lambda country: country.code or "anywhere")
def test_a_card_fits(country: Country) -> None:
    near = Near(country, LONGEST, moderators=True, choices=countries())
    for view in (cards.urgent(WORDS, near), cards.people(WORDS, near, "</settings:1573926024679260162>")):
        assert view.content_length() <= 4_000
        assert view.total_children_count <= 40
        assert all(len(row.children) <= 5 for row in view.walk_children() if isinstance(row, ActionRow))


def test_every_country_can_be_chosen_and_each_list_has_at_most_25() -> None:
    view = cards.other_countries(WORDS, Near(choices=countries()))
    offered = [getattr(part, "options", []) for part in view.walk_children()]
    assert all(len(options) <= 25 for options in offered)
    assert [option.value for options in offered for option in options] == [country.code for country in countries()]
