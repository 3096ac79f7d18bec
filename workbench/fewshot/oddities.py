"""Examples that deserve a look: pictures that are there twice, and those that do not fit their class."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from workbench.config import AdaptConfig
from workbench.data.near_duplicates import near_duplicates
from workbench.data.pictures import Picture
from workbench.data.sources import Progress
from workbench.engine.commands import SupportClass
from workbench.engine.few_shot import HeldOut, Oddity
from workbench.fewshot.photographs import is_photograph
from workbench.fewshot.prepare import is_blank, prepare
from workbench.fewshot.session import EMPTY_PAGE, FewShotSession
from workbench.fewshot.space import places
from workbench.nets.preprocessing import Preprocessing

DUPLICATE, ODD = "duplicate", "odd"
# Of 255, the mean difference of the pixels of drawings and of photographs, as a network for them sees them. The same
# drawing saved otherwise differs by less than 2.2; different ones whose hashes come close (5 pairs in 300 tasks of
# Omniglot, all of one class) by 8 or more. The same photograph, made smaller and compressed, differs by up to 7.3; of
# 300 different ones no hashes come close.
SAME_DRAWING, SAME_PHOTOGRAPH = 4.0, 8.0
AS_DROPPED = Preprocessing(84, 3, photo=True, invert=False)
# How far from its class a picture lies, of the median of all pictures. See `odd_ones` for what comes of it.
FAR = 1.8


@dataclass(frozen=True)
class Example:
    """A support picture, the name and the number of its class."""

    picture: Picture
    class_name: str
    label: int


def examples(classes: Sequence[SupportClass]) -> list[Example]:
    """All support pictures in their order."""
    return [Example(picture, each.name, label) for label, each in enumerate(classes) for picture in each.pictures]


def oddities(
    session: FewShotSession,
    classes: Sequence[SupportClass],
    answers: Sequence[HeldOut],
    options: AdaptConfig | None,
    progress: Progress,
) -> tuple[Oddity, ...]:
    """Duplicates first, then what is blank, then odd ones; ``answers`` are those of leave-one-out.

    Raises FewShotError as `FewShotSession.adapt`.
    """
    twice = duplicates(session, classes, progress)
    blank = blank_ones(session, classes)
    # what is in two classes at once is odd in both
    told = {key for each in twice if len(set(each.class_names)) > 1 for key in each.keys}
    told |= {key for each in blank for key in each.keys}
    odd = [each for each in odd_ones(session, classes, answers, options) if told.isdisjoint(each.keys)]
    return (*twice, *blank, *odd)


def duplicates(session: FewShotSession, classes: Sequence[SupportClass], progress: Progress) -> list[Oddity]:
    """Pairs of pictures that look the same, though their files may differ.

    Drawings are judged as the network sees them, on whatever page they are; photographs, and what a network for
    drawings sees nothing in, as they were dropped.
    """
    shown = examples(classes)
    pictures = [each.picture for each in shown]
    images = session.images(pictures)[0].cpu()
    blank = is_blank(images).tolist()
    seen, dropped = images.numpy(), torch.stack([prepare(each, AS_DROPPED) for each in pictures]).numpy()

    @functools.cache
    def is_as_dropped(place: int) -> bool:
        return session.model.preprocessing.photo or blank[place] or is_photograph(pictures[place])

    def is_same(one: int, other: int) -> bool:
        if is_as_dropped(one) and is_as_dropped(other):
            return _difference(dropped[one], dropped[other]) <= SAME_PHOTOGRAPH
        return _difference(seen[one], seen[other]) <= SAME_DRAWING

    near = {(each.first, each.second) for pixels in (seen, dropped) for each in near_duplicates(pixels, progress)}
    return [_duplicate(shown[one], shown[other]) for one, other in sorted(near) if is_same(one, other)]


def blank_ones(session: FewShotSession, classes: Sequence[SupportClass]) -> list[Oddity]:
    """Pictures of which nothing is left for the network."""
    shown = examples(classes)
    blank = is_blank(session.images([each.picture for each in shown])[0]).tolist()
    words = f"in {{}} teaches nothing: this model sees {EMPTY_PAGE} there."
    return [_odd(each, words.format(each.class_name)) for each, nothing in zip(shown, blank, strict=True) if nothing]


def odd_ones(
    session: FewShotSession,
    classes: Sequence[SupportClass],
    answers: Sequence[HeldOut],
    options: AdaptConfig | None = None,
) -> list[Oddity]:
    """Pictures that are nearer to another class, and taken for another when left out, or far from their own.

    How far a picture lies from a class is the distance to its middle picture, and of an even number to the nearer one
    of the two: a stranger in a class of three does not make the others look strange. *Far* is more than FAR times the
    median over all pictures, and can be told in classes of three and more.

    In tasks of Omniglot's held-out alphabets (5 ways and 3 or 5 shots, 3 ways and 4 shots, 10 ways and 5 shots, 100
    tasks each, shipped model) where one example was replaced, this finds it in 99 to 100 % of tasks if it is of
    another of the classes, and in 92 to 97 % if it is of none; besides, it names 0.1 to 1.0 % of the rightly placed
    pictures.
    """
    shown = examples(classes)
    where = places(session, session.learn(classes, options).predictor, [each.picture for each in shown])
    labels = np.array([each.label for each in shown])
    away = _from_classes(where, labels)
    own = away[np.arange(len(shown)), labels]
    alone = np.bincount(labels)[labels] < 3
    limit = FAR * float(np.median(own[np.isfinite(own)])) if np.isfinite(own).any() else np.inf
    said = {(each.key, each.class_name): each.prediction.label for each in answers}
    found = []
    for place, each in enumerate(shown):
        label = said.get((each.picture.key, each.class_name), each.class_name)
        if label != each.class_name and own[place] > away[place].min():
            found.append(_odd(each, f"looks more like {label} than like the others in {each.class_name}."))
        elif not alone[place] and own[place] > limit:
            found.append(_odd(each, f"looks unlike the others in {each.class_name}."))
    return found


def _from_classes(where: Tensor, labels: np.ndarray) -> np.ndarray:
    """How far each of N pictures (N, D) lies from each class, (N, way); infinitely, if there is no other picture."""
    far = torch.cdist(where, where, compute_mode="donot_use_mm_for_euclid_dist").numpy()
    np.fill_diagonal(far, np.inf)  # sorted last: a picture is not compared with itself
    columns = []
    for label in range(labels.max() + 1):
        ordered = np.sort(far[:, labels == label], axis=1)
        others = ordered.shape[1] - (labels == label)
        middle = np.maximum(others - 1, 0) // 2
        columns.append(ordered[np.arange(len(labels)), middle])
    return np.stack(columns, 1)


def _difference(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.abs(one.astype(np.int16) - other).mean())


def _duplicate(one: Example, other: Example) -> Oddity:
    names = (one.class_name, other.class_name)
    if one.label == other.label:
        words = f"{one.picture.name} and {other.picture.name} in {names[0]} look the same: one of them adds nothing."
    else:
        words = f"{one.picture.name} in {names[0]} and {other.picture.name} in {names[1]} look the same."
    return Oddity(DUPLICATE, (one.picture.key, other.picture.key), names, words)


def _odd(each: Example, words: str) -> Oddity:
    return Oddity(ODD, (each.picture.key,), (each.class_name,), f"{each.picture.name} {words}")
