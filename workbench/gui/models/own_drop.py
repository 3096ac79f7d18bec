"""Which of the files and folders that were dropped is a dataset of one's own; and where none is, what to do instead."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from workbench.data.label_table import SUFFIXES as TABLES
from workbench.data.pictures import SUFFIXES as PICTURES
from workbench.gui.drops import Source
from workbench.gui.language import Words, mark, plural, say

ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
SHIPPED_AS = (".npz",)  # Omniglot as an array
FORMS = mark(
    "Drop a folder with a folder for each class, a folder of pictures with a .csv of labels, or a .zip of either."
)
TO_RECOGNISE = mark("To have pictures recognised, drop them on “Try it” at the right.")
NO_CLASSES = mark("{pictures} without classes cannot be trained on. {forms} {to_recognise}")
SEVERAL_FOLDERS = mark(
    "{folders} were dropped, but a dataset is one folder. Put them into a folder of their own, where each becomes a "
    "class, and drop that."
)
SEVERAL = mark("{sets} were dropped, but one dataset is looked at after the other; drop one of them.")
COPY = mark(
    "{file} holds no pictures of your own. If it is a copy of a published dataset, choose that under “Change…”."
)
NEITHER = mark("{file} is neither a folder nor an archive of pictures. {forms}")


class NoDatasetError(ValueError):
    """What was dropped is no dataset; ``words`` are a sentence or two that say what to do instead."""

    def __init__(self, words: Words) -> None:
        super().__init__(words())
        self.words = words


def is_set(path: Path) -> bool:
    """Whether a path may hold a dataset: a folder or an archive."""
    return path.name.lower().endswith(ARCHIVES + SHIPPED_AS) or path.is_dir()


def dataset_in(sources: Sequence[Source]) -> Path:
    """The folder or archive to look at.

    A table of labels stands for its folder, and all folders of one place for that place.

    Raises:
        NoDatasetError: there is none, or more than one.
    """
    paths = [each for each in sources if isinstance(each, Path)]
    sets = [each for each in paths if is_set(each)]
    if len(sets) == 1:
        return sets[0]
    if sets:
        return _one_of(sets)
    if len(paths) == 1 and paths[0].suffix.lower() in TABLES:
        return paths[0].parent
    raise NoDatasetError(partial(_instead, sources, paths))


def _one_of(sets: Sequence[Path]) -> Path:
    """What several folders make up together. Raises NoDatasetError."""
    folders = [each for each in sets if each.is_dir()]
    if len(folders) < len(sets):
        raise NoDatasetError(lambda: say(SEVERAL, sets=_sets_words(sets, folders)))
    place = sets[0].parent
    if {each.parent for each in sets} == {place} and len(folders) == _folders_in(place):
        return place
    raise NoDatasetError(lambda: say(SEVERAL_FOLDERS, folders=plural(len(folders), "folder")))


def _sets_words(sets: Sequence[Path], folders: Sequence[Path]) -> str:
    return say("{count:,} folders and archives", count=len(sets)) if folders else plural(len(sets), "archive")


def _folders_in(place: Path) -> int:
    """How many folders are to be seen in a place; 0 where it cannot be looked into."""
    try:
        with os.scandir(place) as found:
            return sum(each.is_dir() and not each.name.startswith(".") for each in found)
    except OSError:
        return 0


def _instead(sources: Sequence[Source], paths: Sequence[Path]) -> str:
    others = [each for each in paths if each.suffix.lower() not in PICTURES]
    if not others:
        pictures = plural(len(sources), "picture")
        return say(NO_CLASSES, pictures=pictures, forms=say(FORMS), to_recognise=say(TO_RECOGNISE))
    first = others[0]
    if first.suffix.lower() in (".pkl", ".pickle"):
        return say(COPY, file=first.name)
    return say(NEITHER, file=first.name, forms=say(FORMS))
