"""Whether a dataset has what the tasks of a run need; told before a run begins, with both numbers and a remedy."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from workbench.config import RunConfig
from workbench.gui.language import mark, plural, say
from workbench.gui.models.classes import ClassFacts

PARTS = (mark("training"), mark("validation"), mark("test"))
TRAINING, VALIDATION, TEST = range(3)
TURNS = 4  # classes that one class becomes where rotations count as classes
BATCHES = {"class_batches": 1, "pairs": 2}  # pictures that a class needs in streams that are no tasks
LEAST_CLASSES = 2
MOVE = mark("move classes to {part} with “Classes…” below")
# How many classes have enough pictures, where these are too few: none, one, or more.
HAVE_AS_MANY = (
    mark("none of the {classes} have as many"),
    mark("only {count} of the {classes} has as many"),
    mark("only {count} of the {classes} have as many"),
)
UNEVEN = mark(
    "Classes cannot have from {least} to {shots} examples: lower “Fewest examples per class” to at most {shots}."
)
PRACTICE_NEEDS = mark("Practice needs at least {least} classes with {pictures} each, but {few}; {remedy}.")
FEW_CLASSES = mark("{task} needs {ways} classes, but {there}. Lower “{label}” to at most {most}.")
FEW_CLASSES_FOR = mark(
    "{task} needs {ways} classes, but {there} for {part}. Lower “{label}” to at most {most}, or {remedy}."
)
FEW_PICTURES = mark(
    "{task} needs {ways} classes with {each} pictures each ({examples} and {questions}), but {few}; the largest has "
    "{largest}. {remedy}"
)
LOWER_BOTH = mark("Lower “{label}” and “{other}” to at most {most} together.")
SMALL_GROUPS = mark(
    "{task} needs {ways} classes of one group, but the largest {part} group, {name}, has {largest} with enough "
    "pictures. Lower “{label}” to at most {largest}, or switch off “Within one group”."
)


@dataclass(frozen=True)
class Need:
    """What tasks ask of a part. ``labels`` are those of the settings of classes, examples and questions."""

    part: int
    ways: int
    shots: int
    queries: int
    within: bool
    labels: tuple[str, str, str]

    @property
    def what(self) -> str:
        return say("A practice task") if self.part == TRAINING else say("A task")

    @property
    def each(self) -> int:
        """Pictures that a class must have."""
        return self.shots + self.queries


TESTED = (mark("Classes per task"), mark("Examples per class"), mark("Questions per class"))
PRACTISED = (mark("Classes in practice"), mark("Examples in practice"), mark("Questions in practice"))


def obstacles(facts: ClassFacts, config: RunConfig, stream: str) -> list[str]:
    """Why a run on these classes could not begin: a sentence for each part that does not suffice.

    ``stream`` is what the algorithm practises on. Classes kept for the test do not keep a run from beginning.
    """
    found = [_lack(facts, need, config.split.rotations) for need in needs(config, stream) if need.part != TEST]
    return [each for each in [_uneven(config), _few(facts, config, stream), *found] if each]


def remarks(facts: ClassFacts, config: RunConfig, stream: str, *, coloured: bool) -> list[str]:
    """What would not keep a run from beginning, but is to be known before; ``coloured`` tells of the pictures."""
    words = []
    test = next(need for need in needs(config, stream) if need.part == TEST)
    if facts.classes_in(TEST) and (lack := _lack(facts, test, config.split.rotations)):
        words.append(say("The final measurement would not go. {lack}", lack=lack))
    if config.net.colour == "colour" and not coloured:
        words.append(
            say("The pictures are grey, but “Colour” is set to colour: the network sees one grey three times.")
        )
    if config.net.colour == "grey" and coloured:
        words.append(say("The pictures are in colour, but “Colour” is set to grey: the network sees none of it."))
    return words


def needs(config: RunConfig, stream: str) -> list[Need]:
    """What practice, validation and test ask for. Without validation classes there is no validation."""
    task = config.task
    measured = [Need(part, task.ways, task.shots, task.queries, task.within_group, TESTED) for part in (1, 2)]
    if stream != "episodes":
        return measured
    labels = [
        own if set_ else shared
        for own, shared, set_ in zip(
            PRACTISED, TESTED, (task.train_ways, task.train_shots, task.train_queries), strict=True
        )
    ]
    practice = Need(
        TRAINING,
        task.train_ways or task.ways,
        task.train_shots or task.shots,
        task.train_queries or task.queries,
        task.within_group or task.train_within > 0,
        (labels[0], labels[1], labels[2]),
    )
    return [practice, *measured]


def _uneven(config: RunConfig) -> str:
    """Raising the fewest examples above the most leaves none."""
    task = config.task
    if task.least_shots > task.shots:
        return say(UNEVEN, least=task.least_shots, shots=task.shots)
    return ""


def _few(facts: ClassFacts, config: RunConfig, stream: str) -> str:
    """What practice needs that is no tasks."""
    if stream not in BATCHES:
        return ""
    least = BATCHES[stream]
    counts = [facts.pictures_in(TRAINING, index) for index in facts.classes_in(TRAINING)]
    enough = sum(count >= least for count in counts) * (TURNS if config.split.rotations else 1)
    if enough >= LEAST_CLASSES:
        return ""
    pictures, few = plural(least, "picture"), _have_as_many(enough, _classes_of(TRAINING))
    return say(PRACTICE_NEEDS, least=LEAST_CLASSES, pictures=pictures, few=few, remedy=_move_to(TRAINING))


def _have_as_many(enough: int, classes: str) -> str:
    return say(HAVE_AS_MANY[min(enough, 2)], count=enough, classes=classes)


def _classes_of(part: int) -> str:
    return say("{part} classes", part=say(PARTS[part]))


def _move_to(part: int) -> str:
    return say(MOVE, part=say(PARTS[part]))


def _lack(facts: ClassFacts, need: Need, rotations: bool) -> str:
    """Why tasks cannot be drawn from a part; empty where they can, or where no classes are kept for it."""
    classes = facts.classes_in(need.part)
    if not classes:
        return ""
    turns = TURNS if rotations else 1
    if len(classes) * turns < need.ways:
        return _too_few_classes(facts, need, len(classes) * turns)
    enough = [index for index in classes if facts.pictures_in(need.part, index) >= need.each]
    if len(enough) * turns < need.ways:
        return _too_few_pictures(facts, need, classes, len(enough) * turns, turns)
    return _groups_too_small(facts, need, enough) if need.within else ""


def _too_few_classes(facts: ClassFacts, need: Need, there: int) -> str:
    few = say("there is only {count}", count=there) if there == 1 else say("there are only {count}", count=there)
    holes = {"task": need.what, "ways": need.ways, "there": few, "label": say(need.labels[0]), "most": there}
    if facts.by_picture:
        return say(FEW_CLASSES, **holes)
    return say(FEW_CLASSES_FOR, **holes, part=say(PARTS[need.part]), remedy=_move_to(need.part))


def _too_few_pictures(facts: ClassFacts, need: Need, classes: list[int], enough: int, turns: int) -> str:
    counts = sorted((facts.pictures_in(need.part, index) for index in classes), reverse=True)
    possible = counts[-(-need.ways // turns) - 1]  # so many pictures have as many classes as a task needs
    few = _have_as_many(enough, say("classes") if facts.by_picture else _classes_of(need.part))
    if facts.by_picture:
        few = say("{few} for {part}", few=few, part=say(PARTS[need.part]))
    return say(
        FEW_PICTURES,
        task=need.what,
        ways=need.ways,
        each=need.each,
        examples=plural(need.shots, "example"),
        questions=plural(need.queries, "question"),
        few=few,
        largest=counts[0],
        remedy=_fewer(need, possible),
    )


def _fewer(need: Need, possible: int) -> str:
    """Which setting to lower where classes have ``possible`` pictures."""
    if possible > need.shots:
        return say("Lower “{label}” to at most {most}.", label=say(need.labels[2]), most=possible - need.shots)
    if possible > 1:
        return say(LOWER_BOTH, label=say(need.labels[1]), other=say(need.labels[2]), most=possible)
    return say("Add pictures to these classes.")


def _groups_too_small(facts: ClassFacts, need: Need, enough: list[int]) -> str:
    if not facts.groups:
        return say(
            "Tasks within one group are asked for, but these classes have no groups. Switch off “Within one group”."
        )
    sizes: dict[str, int] = defaultdict(int)
    for index in enough:
        sizes[facts.groups[index]] += 1
    largest, name = max((size, group) for group, size in sizes.items())
    if largest >= need.ways:
        return ""
    return say(
        SMALL_GROUPS,
        task=need.what,
        ways=need.ways,
        part=say(PARTS[need.part]),
        name=name,
        largest=largest,
        label=say(need.labels[0]),
    )
