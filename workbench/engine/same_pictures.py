"""The pictures that models are compared on: those that none of them practised on, each model seeing them as it does.

One model may see them small and grey, and another large and in colour. Picture i of one is picture i of all, so that
tasks that are drawn once by index are the same tasks for each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.data.picture_draw import KNOWN_CLASSES
from workbench.data.picture_split import kept_pictures
from workbench.data.selection import rotate, select
from workbench.data.sources import Progress, fingerprint, open_dataset
from workbench.engine.examine import OTHER_DATA, OTHER_DATASET, counts_turned, drawn_classes, practised, record_of
from workbench.engine.model import Model
from workbench.engine.recorded import Recorded, of_classes, practised_where, recorded_in, records_of

Seen = tuple[int, int]
"""As what a model sees pictures: the side in pixels, and the number of channels."""

SIDE = 8  # of the small copies by which pictures of different size are told to be the same
CHECKED = 256  # pictures
ALIKE = 0.5  # the correlation of two copies of one picture is near 1, that of two pictures of one dataset lower


@dataclass(frozen=True)
class Shared:
    """What tasks are drawn from.

    Attributes:
        sets: as what a model sees them → the same pictures of the same classes, turned ones included.
        badges: of each model.
        words: such as "12 classes that no model practised on".
        turned: whether turned classes are classes of their own.
        own_test: of each model, whether this is all that it kept for its test, and nothing else.
    """

    sets: Mapping[Seen, ImageSet]
    badges: tuple[tuple[str, ...], ...]
    words: str
    turned: bool
    own_test: tuple[bool, ...]

    @property
    def of_known(self) -> bool:
        """Whether a model practised on other pictures of these classes: that is badged, and they are all that is
        meant."""
        return any(KNOWN_CLASSES in each for each in self.badges)

    def of(self, model: Model) -> ImageSet:
        """As a model sees them."""
        return self.sets[seen_by(model)]


@dataclass(frozen=True)
class Standing:
    """How a model stands to the pictures: on which it may be tested, (N,) bool, what must be said of that, and whether
    it practised on others of them."""

    kept: Tensor
    badges: tuple[str, ...]
    known: Recorded | None

    def is_own(self, kept: Tensor) -> bool:
        """Whether ``kept`` is all that the model's own split has in the part, and nothing else."""
        return self.known is not None and torch.equal(self.kept, kept)


def seen_by(model: Model) -> Seen:
    return model.preprocessing.size, model.preprocessing.channels


def shared_pictures(models: Sequence[Model], dataset: str, data: str, part: str, progress: Progress) -> Shared:
    """The pictures of a part ("test" or "validation") that all models may be tested on. The first model says whether
    turned classes count.

    Raises:
        DataError, CheckpointError: there are no such pictures, or they are not the same for all; the message says why.
    """
    opened: dict[Seen, ImageSet] = {}
    for seen in map(seen_by, models):
        if seen not in opened:
            opened[seen] = open_dataset(dataset, data, size=seen[0], channels=seen[1], progress=progress)
    _check_same(opened, dataset)
    standings = [_standing(each, opened[seen_by(each)], dataset, part) for each in models]
    if not any(each.known for each in standings):
        standings = [_part_of_strange(each, opened, models[0], part) for each in standings]
    kept = torch.stack([each.kept for each in standings]).all(0)
    chosen = {seen: _chosen(images, kept) for seen, images in opened.items()}
    _check_left(chosen, standings, models, dataset, part)
    turned = counts_turned(models[0], dataset)
    badges = tuple(
        (*its.badges, *_turned_badge(model, dataset, turned)) for its, model in zip(standings, models, strict=True)
    )
    words = _words(next(iter(chosen.values())), standings, part)
    own_test = tuple(
        part == "test" and its.is_own(kept) and counts_turned(model, dataset) == turned
        for its, model in zip(standings, models, strict=True)
    )
    sets = {seen: rotate(each) if turned else each for seen, each in chosen.items()}
    return Shared(sets, badges, words, turned, own_test)


def _standing(model: Model, images: ImageSet, dataset: str, part: str) -> Standing:
    found = _recorded(model, images, dataset)
    if found:
        kept, said = found.standing(images, part, model.ref)
        return Standing(kept, tuple(said), found)
    trained = practised_where(model.info, images)
    left_out = [f"{int(trained.sum()):,} pictures that it practised on are left out"] if trained.any() else []
    return Standing(~trained, (OTHER_DATA if dataset in practised(model) else OTHER_DATASET, *left_out), None)


def _recorded(model: Model, images: ImageSet, dataset: str) -> Recorded | None:
    """How the run parted these pictures: by the dataset's name, or, where they go by another one, by their content."""
    if dataset in practised(model):
        return recorded_in(images, record_of(model, dataset))
    same = [each for each in records_of(model.info) if each["fingerprint"] == fingerprint(images)]
    return recorded_in(images, same[0]) if same else None


def _part_of_strange(standing: Standing, opened: Mapping[Seen, ImageSet], first: Model, part: str) -> Standing:
    """Of data that no model practised on, any classes will do: they are drawn as for a run."""
    images = opened[seen_by(first)]
    kept = standing.kept & of_classes(images, drawn_classes(images, part, first.ref))
    return Standing(kept, standing.badges, None)


def _chosen(images: ImageSet, kept: Tensor) -> ImageSet:
    """The pictures for which ``kept`` (N,) bool is true, and the classes that have any."""
    counts = torch.zeros(images.n_classes, dtype=torch.int64)
    class_of = torch.arange(images.n_classes).repeat_interleave(images.counts)
    counts.scatter_add_(0, class_of, kept.long())
    classes = counts.nonzero().squeeze(1).tolist()
    chosen, rest = select(images, classes), kept[of_classes(images, classes)]
    return chosen if rest.all() else kept_pictures(chosen, rest)


def _turned_badge(model: Model, dataset: str, turned: bool) -> list[str]:
    own = dataset in practised(model)
    if not own or counts_turned(model, dataset) == turned:
        return []
    return ["practised without turned classes"] if turned else ["practised with turned classes"]


def _words(chosen: ImageSet, standings: Sequence[Standing], part: str) -> str:
    known = [each.known for each in standings if each.known]
    many = f"{chosen.n_classes:,} classes"
    if not known:
        return f"{many} kept for {part}"
    if any(each.by_picture for each in known):
        return f"{chosen.n_images:,} pictures that no model practised on, of {many} ({KNOWN_CLASSES})"
    return f"{many} that no model practised on"


def _check_left(
    chosen: Mapping[Seen, ImageSet], standings: Sequence[Standing], models: Sequence[Model], dataset: str, part: str
) -> None:
    """Raises DataError where no picture is left that all models may be tested on."""
    if next(iter(chosen.values())).n_images:
        return
    shares = ", ".join(
        f"{int(each.kept.sum()):,} of {len(each.kept):,} for {model.ref}"
        for each, model in zip(standings, models, strict=True)
    )
    raise DataError(
        f"No picture of {dataset} is kept for {part} by all {len(models)} models ({shares}): one practised on what "
        "another is tested on. Train them with the same split to compare them."
    )


def _check_same(opened: Mapping[Seen, ImageSet], dataset: str) -> None:
    """Raises DataError where the sets do not hold the same pictures of the same classes in the same order."""
    (first_seen, first), *others = opened.items()
    for seen, images in others:
        what = _unlike(first, images)
        if what:
            raise DataError(
                f"{dataset} does not hold the same pictures at {_said(first_seen)} as at {_said(seen)}: {what}. "
                "Models that see it so differently cannot be given the same tasks."
            )


def _said(seen: Seen) -> str:
    return f"{seen[0]} pixels in {'grey' if seen[1] == 1 else 'colour'}"


def _unlike(a: ImageSet, b: ImageSet) -> str:
    """In what two sets are unlike; empty where they hold the same pictures."""
    if a.class_names != b.class_names:
        absent = sorted(set(a.class_names) ^ set(b.class_names))
        return f"class {absent[0]} is in one alone" if absent else "classes come in another order"
    if not torch.equal(a.counts, b.counts):
        where = int((a.counts != b.counts).nonzero()[0])
        return f"class {a.class_names[where]} has {int(a.counts[where])} and {int(b.counts[where])} pictures"
    groups = [None if each.class_group is None else each.class_group.tolist() for each in (a, b)]
    if groups[0] != groups[1] or a.group_names != b.group_names:
        return "groups differ"
    return "" if _alike(a, b) >= ALIKE else "picture after picture looks another"


def _alike(a: ImageSet, b: ImageSet) -> float:
    """The median correlation of pictures of the same place, made small and grey."""
    which = torch.linspace(0, a.n_images - 1, min(CHECKED, a.n_images)).long()
    one, other = (_small(each.take(which)) for each in (a, b))
    return float(F.cosine_similarity(one, other, dim=1).median())


def _small(pictures: Tensor) -> Tensor:
    """(n, C, H, W) uint8 → (n, SIDE²), about their mean. A blank picture is like any other blank one."""
    grey = F.adaptive_avg_pool2d(pictures.float().mean(1, keepdim=True), SIDE).flatten(1)
    return torch.cat([grey - grey.mean(1, keepdim=True), torch.ones(len(grey), 1)], 1)
