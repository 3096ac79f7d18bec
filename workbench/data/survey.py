"""Look at pictures of one's own before they are read: what classes there are, and what can be done with them.

Names are read, and a sample of the pictures; nothing is written. Free of torch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from workbench.data.baseline_plan import baseline_plan
from workbench.data.decoding import PictureError, Pixels, open_picture
from workbench.data.errors import DataError
from workbench.data.own_files import shown
from workbench.data.own_layouts import Arranged, arrange
from workbench.data.photos import decode_photo
from workbench.data.proposed_split import PARTS, proposed_split
from workbench.data.shelf import Shelf, open_archive

SAMPLE = 48  # pictures that are looked at
SIZES = (84, 64, 32, 28)  # sides in pixels at which the field uses its pictures
SMALLEST = 8
COLOURFUL = (16, 0.01)  # how far a pixel's channels lie apart, and in how many of a picture's: more is no noise
FEW = 20  # classes below which tasks in practice are too much alike
SHOTS = (1, 5)
QUERIES = (15, 5, 1)
FIRST = 8  # pictures of a class that are named, to be shown


@dataclass(frozen=True)
class Survey:
    """What was found, as far as names and a sample of the pictures tell.

    Attributes:
        title, path: the place.
        layout: how the pictures lie, in words.
        classes: [{name, group, part (or None), count, first (names of some pictures)}].
        groups: names of the groups.
        images: how many pictures there are.
        skipped: [{file, reason}], of what is left out so far; others: suffix → files that are no pictures.
        told: what else is to be said, in sentences.
        split: part → names of classes, as a run would part them; given: whether the folders part them so.
        tasks: [{shots, queries, classes {part: with enough pictures}, ways (the most that go in every part)}].
        sides: shortest, median and longest side in pixels, of the sample.
        colour: whether any picture of the sample is coloured.
        size: the side in pixels that is proposed for training.
        few: where there are too few classes for meta-training, {sentence, instead [{what, sentence}]}, or None.
    """

    title: str
    path: str
    layout: str
    classes: tuple[dict[str, Any], ...]
    groups: tuple[str, ...]
    images: int
    skipped: tuple[dict[str, str], ...]
    others: dict[str, int]
    told: tuple[str, ...]
    split: dict[str, list[str]]
    given: bool
    tasks: tuple[dict[str, Any], ...]
    sides: tuple[int, ...]
    colour: bool
    size: int
    few: dict[str, Any] | None

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Looked:
    """What a sample of pictures shows: (width, height) of each, whether any is coloured, and why some were refused."""

    sizes: tuple[tuple[int, int], ...]
    colour: bool
    refused: tuple[dict[str, str], ...]


def survey(place: Path) -> Survey:
    """Survey a folder or zip archive.

    Raises:
        DataError: it cannot be read, or there are no classes in it.
    """
    return surveyed(place, arrange(place))


def surveyed(place: Path, found: Arranged) -> Survey:
    """Survey a place of which it is known already how its pictures are arranged. Raises DataError."""
    looked = look_at(place, found)
    parts = proposed_split([each.part for each in found.classes])
    counts = [len(each.files) for each in found.classes]
    skipped = [asdict(each) for each in found.left_out.skipped]
    return Survey(
        title=found.left_out.title,
        path=str(place),
        layout=found.layout,
        classes=tuple(_class(each.name, each.group, each.part, each.files) for each in found.classes),
        groups=found.groups,
        images=sum(counts),
        skipped=(*skipped, *looked.refused),
        others=dict(found.left_out.others),
        told=found.told,
        split={part: [found.classes[c].name for c in its] for part, its in parts.items()},
        given=all(each.part is not None for each in found.classes),
        tasks=possible_tasks({part: [counts[c] for c in its] for part, its in parts.items()}),
        sides=_sides(looked.sizes),
        colour=looked.colour,
        size=proposed_size(looked.sizes),
        few=few_classes({each.name: len(each.files) for each in found.classes}, len(parts["train"])),
    )


def _class(name: str, group: str, part: int | None, files: Sequence[str]) -> dict[str, Any]:
    first = [shown(each) for each in files[:FIRST]]
    return {"name": name, "group": group, "part": part, "count": len(files), "first": first}


def look_at(place: Path, found: Arranged) -> Looked:
    """Look at some pictures of every part of an arrangement. Raises DataError when an archive cannot be read."""
    files = found.files
    chosen = [files[at] for at in sorted({round(at) for at in np.linspace(0, len(files) - 1, SAMPLE)})]
    sizes, refused, colour = list[tuple[int, int]](), list[dict[str, str]](), False
    with ExitStack() as stack:
        shelf = Shelf(place, ()) if place.is_dir() else open_archive(place, stack)
        for name in chosen:
            try:
                content = shelf.read(name)
                small = decode_photo(content, shelf.place(shown(name)), 32, 3)
            except (DataError, PictureError) as error:
                refused.append({"file": shown(name), "reason": str(error)})
                continue
            sizes.append(open_picture(content, name).size)
            colour = colour or _colourful(small)
    return Looked(tuple(sizes), colour or not sizes, tuple(refused))


def _colourful(pixels: Pixels) -> bool:
    """Whether a picture (3, H, W) is more than shades of grey."""
    apart, share = COLOURFUL
    return bool((np.ptp(pixels, axis=0) > apart).mean() > share)


def _sides(sizes: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    if not sizes:
        return ()
    return min(map(min, sizes)), round(median(map(min, sizes))), max(map(max, sizes))


def proposed_size(sizes: Sequence[tuple[int, int]]) -> int:
    """The side in pixels at which to train, of the field's usual ones: not more than most pictures have."""
    usual = median(map(min, sizes)) if sizes else SIZES[0]
    return next((each for each in SIZES if each <= usual), max(SMALLEST, int(usual)))


def possible_tasks(counts: dict[str, list[int]]) -> tuple[dict[str, Any], ...]:
    """How many classes can be in a task, by shots and queries, for parts with these numbers of pictures per class."""
    made = []
    for shots, queries in ((shots, queries) for shots in SHOTS for queries in QUERIES):
        classes = {part: sum(each >= shots + queries for each in its) for part, its in counts.items()}
        ways = min((classes[part] for part in PARTS if counts[part]), default=0)
        made.append({"shots": shots, "queries": queries, "classes": classes, "ways": ways})
    return tuple(made)


def few_classes(counts: Mapping[str, int], for_training: int) -> dict[str, Any] | None:
    """What is to be said where there are too few classes for meta-training, or None.

    ``counts`` maps classes to their numbers of pictures; ``for_training`` of the classes would be practised on.
    """
    if len(counts) >= FEW:
        return None
    many = "One class is" if len(counts) == 1 else f"{len(counts)} classes are"
    return {
        "sentence": f"{many} too few for meta-training: only {for_training} would be practised on, again and again, "
        "and the learner would remember them instead of learning how to learn. The field's datasets have 64 or more.",
        "instead": [
            {
                "what": "try_it",
                "sentence": "Go straight to Try it: the shipped model or a pretrained network learns these classes "
                "from a few pictures each, without training.",
            },
            *_baseline(counts),
        ],
    }


def _baseline(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """The offer of a baseline, where there are pictures enough for it."""
    try:
        plan = baseline_plan(counts)
    except DataError:
        return []  # whoever asks for one all the same is told why
    words = f"Train a baseline ({plan.flags}): {plan.sentence} of the same classes."
    return [{"what": "baseline", "sentence": words, "settings": {**plan.split, **plan.task}}]
