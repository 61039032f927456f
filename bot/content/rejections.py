"""What the check-in after a "no" is made of, and the reframes: data files, read and checked when first needed.

Their words are Fluent messages: see the head of each file in `data/`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from bot.content.library import LibraryFault, entries_of, read_file, sources_of
from bot.domain import encouragements
from bot.domain.encouragements import Theme
from bot.domain.rejections import Stage, Step

FEELINGS, OUTSIDE = 18, 14
"""Feelings, and things outside one's control, that can be chosen. Discord offers at most 25 options."""

REFRAMES = 36
"""Reframes (PRODUCT.md, "Content library")."""

FEW = 3
"""Of fewer reframes than that, somebody would soon see the same ones: general ones join them."""

LINES = ("one", "two", "three")
"""The names of a stage's lines; the last one fits anybody."""

FEELING_LINES = ("one", "two")
"""The names of a feeling's lines."""

REJECTION, CHECKIN = "rejection", "checkin"
"""Where a feeling can be chosen."""


@dataclass(frozen=True, slots=True)
class Feeling:
    """How it can feel: `choice-feeling-<key>`, with two lines, `feeling-line-<key>-one` and `-two`."""

    key: str
    places: frozenset[str]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outside:
    """What may not have been in one's hands: `choice-outside-<key>`, with a `.line` for whoever marked it."""

    key: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StageLines:
    """Where it ended: `choice-rejection-stage-<key>`, with lines `stage-line-<key>-one`, `-two` and `-three`.

    `feelings` says of each line whom it fits, nothing being anybody.
    """

    stage: Stage
    encouragements: encouragements.Stage
    feelings: tuple[frozenset[str], ...]
    sources: tuple[str, ...]

    def fitting(self, feelings: Collection[str]) -> tuple[list[str], list[str]]:
        """Return the lines that fit somebody, `<stage>-<name>`, and those of them that speak of what they feel."""
        keys = [f"{self.stage}-{name}" for name in LINES]
        spoken = [key for key, about in zip(keys, self.feelings, strict=True) if not about.isdisjoint(feelings)]
        anybody = [key for key, about in zip(keys, self.feelings, strict=True) if not about]
        return [*spoken, *anybody], spoken


@dataclass(frozen=True, slots=True)
class ArcStep:
    """A step of the arc: `arc-step-<key>` with `.title`, `.short` and `.do`; for `stages` it says something else."""

    step: Step
    stages: frozenset[Stage]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reframe:
    """A hard thought and what may be true next to it: `both-true-<key>`, with the thought as `.thought`.

    `unasked`: it may be shown to whoever did not name the thought. Without stages, it fits any.
    """

    key: str
    themes: frozenset[Theme]
    feelings: frozenset[str]
    stages: frozenset[Stage]
    outside: frozenset[str]
    unasked: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Everything that the check-in after a "no" is made of."""

    feelings: dict[str, Feeling]
    outside: dict[str, Outside]
    stages: dict[Stage, StageLines]
    steps: dict[Step, ArcStep]

    def feelings_for(self, place: str) -> list[str]:
        """Return the feelings that can be chosen in a place, in their order."""
        return [feeling.key for feeling in self.feelings.values() if place in feeling.places]


@cache
def load_rejections() -> CheckIn:
    """Read and check what the check-in after a "no" is made of.

    Raises:
        LibraryFault: the file is wrong.
    """
    return _check_in(read_file("rejections.toml"))


@cache
def load_reframes() -> dict[str, Reframe]:
    """Read and check the reframes.

    Raises:
        LibraryFault: the file is wrong.
    """
    return _reframes(read_file("reframes.toml"))


def fitting_reframes(
    stage: Stage, feelings: Collection[str], outside: Collection[str]
) -> tuple[list[str], list[str]]:
    """Return the reframes that may be shown after a "no", and those of them that fit best.

    What was marked as outside one's control comes first, then what is felt. General ones, which are about more than
    one feeling, are for whoever named none, and beside a few that fit.
    """
    here = [one for one in load_reframes().values() if not one.stages or stage in one.stages]
    marked = [one.key for one in here if not one.outside.isdisjoint(outside)]
    unasked = [one for one in here if one.unasked]
    felt = [one.key for one in unasked if not one.feelings.isdisjoint(feelings)]
    fitting = list(dict.fromkeys([*marked, *felt]))
    general = [one.key for one in unasked if len(one.feelings) > 1]
    if len(fitting) < FEW:
        return list(dict.fromkeys([*fitting, *general])), marked or fitting
    return fitting, marked or fitting


def _check_in(data: dict[str, object]) -> CheckIn:
    file = "rejections.toml"
    feelings = {}
    for key, entry in entries_of(file, data, "feeling", FEELINGS).items():
        places = _known(file, key, entry, "places", {REJECTION, CHECKIN})
        if not places:
            raise LibraryFault(f"{file}: {key} can be chosen nowhere")
        feelings[key] = Feeling(key, places, sources_of(file, key, entry))
    outside = {
        key: Outside(key, sources_of(file, key, entry))
        for key, entry in entries_of(file, data, "outside", OUTSIDE).items()
    }
    stages = {}
    for key, entry in entries_of(file, data, "stage", len(Stage)).items():
        if key not in set(Stage):
            raise LibraryFault(f"{file}: {key} is no stage that there is")
        stages[Stage(key)] = _stage(file, Stage(key), entry, set(feelings))
    steps = {}
    for key, entry in entries_of(file, data, "step", len(Step)).items():
        if key not in set(Step):
            raise LibraryFault(f"{file}: {key} is no step that there is")
        some = frozenset(Stage(each) for each in _known(file, key, entry, "stages", set(Stage)))
        steps[Step(key)] = ArcStep(Step(key), some, sources_of(file, key, entry))
    return CheckIn(feelings, outside, stages, steps)


def _stage(file: str, stage: Stage, entry: dict[str, object], feelings: set[str]) -> StageLines:
    cheer = entry.get("encouragements")
    if not isinstance(cheer, str) or cheer not in set(encouragements.Stage):
        raise LibraryFault(f"{file}: {stage} goes with no encouragements that there are")
    lists = entry.get("feelings")
    if not isinstance(lists, list) or len(lists) != len(LINES) or lists[-1] != []:
        raise LibraryFault(f"{file}: {stage} is to say of {len(LINES)} lines whom they fit, of the last one: anybody")
    if not all(isinstance(each, list) and set(each) <= feelings for each in lists):
        raise LibraryFault(f"{file}: {stage} has a line for a feeling that there is not")
    about = tuple(frozenset(map(str, each)) for each in lists)
    return StageLines(stage, encouragements.Stage(cheer), about, sources_of(file, stage, entry))


def _reframes(data: dict[str, object]) -> dict[str, Reframe]:
    file, choices = "reframes.toml", load_rejections()
    found = {}
    for key, entry in entries_of(file, data, "reframe", REFRAMES).items():
        unasked = entry.get("unasked")
        if not isinstance(unasked, bool):
            raise LibraryFault(f"{file}: {key} does not say whether it may be shown unasked")
        themes = _known(file, key, entry, "themes", set(Theme))
        if not 1 <= len(themes) <= 2:
            raise LibraryFault(f"{file}: {key} is to be about one or two themes")
        found[key] = Reframe(
            key,
            frozenset(map(Theme, themes)),
            _known(file, key, entry, "feelings", set(choices.feelings)),
            frozenset(map(Stage, _known(file, key, entry, "stages", set(Stage)))),
            _known(file, key, entry, "outside", set(choices.outside)),
            unasked,
            sources_of(file, key, entry),
        )
    return found


def _known(file: str, key: str, entry: dict[str, object], name: str, known: Collection[str]) -> frozenset[str]:
    """Return a list of an entry, all of which there is."""
    values = entry.get(name)
    if not isinstance(values, list) or not all(value in known for value in values):
        raise LibraryFault(f"{file}: {key} has {name} that there are not")
    return frozenset(map(str, values))
