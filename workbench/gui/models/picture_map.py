"""A map of pictures: examples, pictures to recognise and class means on a plane, and what is said of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from string import ascii_uppercase

from workbench.data.pictures import Picture
from workbench.engine.few_shot import PROTOTYPE, QUERY, SUPPORT, MapPictures, MapPoint, PicturesMapped
from workbench.gui.language import mark, say
from workbench.gui.models.queries import percent
from workbench.gui.told import paragraph, told

# What lies on top of what.
ORDER = (QUERY, SUPPORT, PROTOTYPE)
PLANE = mark("This plane shows {share} of the differences between the pictures; the rest lies beyond it.")
ONE_LEFT_OUT = mark("1 more picture to recognise is left out.")
LEFT_OUT = mark("{count:,} more pictures to recognise are left out.")
# In place of a letter, at what is taken for none of the classes.
NONE = "–"
NEIGHBOURS = mark("Pictures that are alike lie together. How far groups lie apart means little here.")


@dataclass(frozen=True)
class Spot:
    """A picture on the map, or the mean of a class, which has none; ``letter`` stands for the class."""

    kind: str
    key: str
    class_name: str
    letter: str
    x: float
    y: float
    picture: Picture | None

    @property
    def identity(self) -> tuple[str, str, str]:
        """By which it is found again on another map. A picture to recognise may change its class."""
        return self.kind, self.key, "" if self.kind == QUERY else self.class_name

    @property
    def is_none(self) -> bool:
        """Whether the picture is taken for none of the classes."""
        return self.kind == QUERY and self.letter == NONE

    @property
    def name(self) -> str:
        return self.picture.name if self.picture else say("mean of {class_name}", class_name=self.class_name)

    @property
    def words(self) -> str:
        """What a tool tip or a screen reader says."""
        if self.is_none:
            return say("{name}: none of these; the closest is {class_name}", name=self.name, class_name=self.class_name)
        if self.kind == QUERY:
            return say("{name}: recognised as {class_name}", name=self.name, class_name=self.class_name)
        if self.kind == SUPPORT:
            return say("{name}: example of {class_name}", name=self.name, class_name=self.class_name)
        return say("Mean of {class_name}", class_name=self.class_name)


@dataclass(frozen=True)
class PictureMap:
    """Spots in the order in which they are drawn. ``letters``: class name → the letter that stands for it."""

    spots: tuple[Spot, ...]
    letters: Mapping[str, str]
    words: str

    @property
    def has_none(self) -> bool:
        """Whether a picture is taken for none of the classes."""
        return any(each.is_none for each in self.spots)

    def find(self, identity: tuple[str, str, str] | None) -> int:
        """The place of a spot; -1 where it is not on the map."""
        return next((at for at, each in enumerate(self.spots) if each.identity == identity), -1)


NOTHING = PictureMap((), {}, "")


def map_of(
    asked: MapPictures, mapped: PicturesMapped, left_out: int = 0, none: Collection[str] = frozenset()
) -> PictureMap:
    """The engine's answer with the pictures of the question, which it names by their keys.

    ``left_out``: how many pictures to recognise were too many to be asked about. ``none``: the keys of those that are
    taken for none of the classes.
    """
    letters = dict(zip((each.name for each in asked.adapted.classes), labels(len(asked.adapted.classes)), strict=True))
    examples = {(each.name, one.key): one for each in asked.adapted.classes for one in each.pictures}
    questions = {each.key: each for each in asked.queries}

    def spot(point: MapPoint) -> Spot:
        picture = {SUPPORT: examples.get((point.class_name, point.key)), QUERY: questions.get(point.key)}
        is_none = point.kind == QUERY and point.key in none
        letter = NONE if is_none else letters.get(point.class_name, "?")
        return Spot(point.kind, point.key, point.class_name, letter, point.x, point.y, picture.get(point.kind))

    spots = sorted(map(spot, mapped.points), key=lambda each: ORDER.index(each.kind))
    return PictureMap(tuple(spots), letters, _words(mapped, left_out))


def labels(count: int) -> list[str]:
    """A … Z, then AA, AB and so on."""
    pairs = ["".join(each) for each in product(ascii_uppercase, repeat=2)]
    return [*ascii_uppercase, *pairs, *(str(number) for number in range(count))][:count]


def next_in_direction(points: Sequence[tuple[float, float]], at: int, step: tuple[int, int]) -> int:
    """The place of the nearest point that lies to the side ``step`` says, or ``at`` where there is none.

    ``points`` in pixels, y downwards; ``step`` is (±1, 0) or (0, ±1). What lies straight ahead counts as nearer.
    """
    x, y = points[at]

    def cost(place: int) -> float:
        along = (points[place][0] - x) * step[0] + (points[place][1] - y) * step[1]
        aside = abs((points[place][0] - x) * step[1]) + abs((points[place][1] - y) * step[0])
        return along + 2 * aside if along > 0 and aside <= 2 * along else float("inf")

    best = min(range(len(points)), key=cost)
    return best if cost(best) < float("inf") else at


def _words(mapped: PicturesMapped, left_out: int) -> str:
    share = [say(PLANE, share=percent(mapped.shown))] if mapped.shown >= 0 else []
    said = share + ([told(mapped.note)] if mapped.note else [] if share else [say(NEIGHBOURS)])
    if left_out:
        said.append(say(ONE_LEFT_OUT) if left_out == 1 else say(LEFT_OUT, count=left_out))
    return paragraph(*said)
