"""Growth actions: small steps, each ready to become a goal; read and checked once, when the first is wanted."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.content.library import LibraryFault, entries_of, read_file, sources_of
from bot.domain.goals import Practice, Rhythm
from bot.domain.ids import derived
from bot.domain.reviews import Gap

GROWTH_ACTIONS = 50
"""Growth actions (PRODUCT.md, "Content library")."""


class GrowthKind(StrEnum):
    """What sort of step it is."""

    SKILL = "skill"
    COURSE = "course"
    PORTFOLIO = "portfolio"
    VOLUNTEERING = "volunteering"
    ALTERNATIVE = "alternative"
    NETWORK = "network"
    BRAND = "brand"


@dataclass(frozen=True, slots=True)
class GrowthAction:
    """A small step. Its words are the Fluent message `growth-<key>`; `gaps` are what it may do something about."""

    key: str
    kind: GrowthKind
    practice: Practice
    rhythm: Rhythm
    gaps: frozenset[Gap]
    sources: tuple[str, ...]

    @property
    def number(self) -> int:
        """Return the number that stands for it in custom ids, wherever its place in the file is."""
        return derived(f"growth {self.key}")


@cache
def load_growth() -> dict[str, GrowthAction]:
    """Read and check the growth actions, by their keys.

    Raises:
        LibraryFault: the file is wrong.
    """
    return _actions(read_file("growth.toml"))


def growth_numbered(number: int) -> GrowthAction | None:
    """Return the growth action that a custom id means; None if it comes from another version."""
    return next((action for action in load_growth().values() if action.number == number), None)


def growth_for(gap: Gap | None) -> list[str]:
    """Return the growth actions that fit a gap, by their keys; all of them where nothing fits or none was named."""
    actions = load_growth().values()
    return [action.key for action in actions if gap in action.gaps] or [action.key for action in actions]


def _actions(data: dict[str, object]) -> dict[str, GrowthAction]:
    actions = {}
    for key, entry in entries_of("growth.toml", data, "action", GROWTH_ACTIONS).items():
        kind, practice, rhythm, gaps = (entry.get(name) for name in ("kind", "practice", "rhythm", "gaps"))
        if not isinstance(kind, str) or kind not in set(GrowthKind):
            raise LibraryFault(f"growth.toml: {key} is of no kind that there is")
        if not isinstance(practice, str) or practice not in set(Practice):
            raise LibraryFault(f"growth.toml: {key} belongs to no practice that there is")
        if not isinstance(rhythm, str) or rhythm not in set(Rhythm):
            raise LibraryFault(f"growth.toml: {key} comes in no rhythm that there is")
        if not isinstance(gaps, list) or not gaps or not all(gap in set(Gap) for gap in gaps):
            raise LibraryFault(f"growth.toml: {key} is for no gap that there is")
        actions[key] = GrowthAction(
            key,
            GrowthKind(kind),
            Practice(practice),
            Rhythm(rhythm),
            frozenset(Gap(gap) for gap in gaps),
            sources_of("growth.toml", key, entry),
        )
    return actions
