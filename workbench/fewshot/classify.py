"""Recognise all pictures in a folder: a table of what they are, and if wished the files in folders by class."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from torch import Tensor

from workbench.config import AdaptConfig
from workbench.data.errors import DataError
from workbench.data.pictures import SUFFIXES, Picture, PictureError, natural_key, read_picture
from workbench.data.sources import Progress, ignore
from workbench.data.walk import walk
from workbench.engine.checkpoint import write_atomically
from workbench.engine.commands import SupportClass
from workbench.engine.few_shot import FolderClassified
from workbench.fewshot.folder_names import folder_names
from workbench.fewshot.labels_table import NONE, Row, table
from workbench.fewshot.prepare import prepare
from workbench.fewshot.session import FewShotSession
from workbench.fewshot.sorting import Plan, sort_files
from workbench.fewshot.wish import Wish as Wish
from workbench.fewshot.wish import check_wish
from workbench.nets.preprocessing import Preprocessing

AT_ONCE = 64  # pictures that are recognised together, while the next are read


@dataclass
class _Found:
    """What came of the files so far."""

    rows: list[Row] = field(default_factory=list)
    refused: list[dict[str, str]] = field(default_factory=list)


def classify_folder(
    session: FewShotSession,
    classes: Sequence[SupportClass],
    wish: Wish,
    options: AdaptConfig | None = None,
    *,
    request_id: int = 0,
    progress: Progress = ignore,
) -> FolderClassified:
    """Recognise the pictures in a folder and the folders in it, and write the table.

    Files are copied or moved after the table is on the disk, so that it tells of each where it came from and went to.
    What ``progress`` raises ends it: before the table is written, nothing is changed.

    Raises:
        FewShotError: the classes are not fit to learn from.
        DataError: the folder cannot be read or holds no pictures, or the table cannot be written.
    """
    check_wish(wish)
    found = _Found()
    files = _files(wish, found)
    names = [each.name for each in classes]
    predictor = session.learn(classes, options).predictor
    own = 0.0 if predictor.rejector is None else predictor.rejector.below
    below = own if wish.reject is None else wish.reject
    for pictures, done in _read(wish.folder, files, session.model.preprocessing, found):
        progress(f"Recognising {done:,} of {len(files):,} pictures", 0.9 * done / len(files))
        for _, picture, image in pictures:
            session.put(picture, image)
        predictions = session.recognise(predictor, [picture for _, picture, _ in pictures], names)
        for (file, *_), prediction in zip(pictures, predictions, strict=True):
            found.rows.append(Row(file, prediction, prediction.known < below))
    progress("Writing the table", 0.9)
    rows = _planned(found.rows, names, wish)
    _write(wish.out, table(rows, names, bool(wish.sort), tells_strangers=predictor.rejector is not None))
    if wish.sort:
        _sort(rows, wish, found, progress)
    counts = Counter(row.label for row in rows if not row.rejected)
    rejected = sum(row.rejected for row in rows)
    every = {name: counts[name] for name in names}
    return FolderClassified(request_id, str(wish.out), len(rows), rejected, tuple(found.refused), every)


def _files(wish: Wish, found: _Found) -> list[str]:
    """The pictures by their names in the folder, in natural order, but for what was sorted before.

    Raises:
        DataError: the folder cannot be opened, or holds no picture.
    """
    sorted_before = wish.into.resolve() if wish.into else None
    inside = sorted_before and sorted_before != wish.folder.resolve()

    def tell(name: str, reason: str) -> None:
        found.refused.append({"file": name, "reason": reason})

    names = [name for name, _ in walk(wish.folder, tell=tell) if Path(name).suffix.lower() in SUFFIXES]
    if inside and sorted_before:
        names = [each for each in names if sorted_before not in (wish.folder / each).resolve().parents]
    if not names:
        raise DataError(f"{wish.folder} holds no pictures.")
    return sorted(names, key=natural_key)


def _read(
    folder: Path, files: Sequence[str], preprocessing: Preprocessing, found: _Found
) -> Iterator[tuple[list[tuple[str, Picture, Tensor]], int]]:
    """Some pictures after others with their names, as they are and as the network gets them, and how many files came
    before; refused ones are noted. The next ones are read meanwhile."""
    parts = [files[at : at + AT_ONCE] for at in range(0, len(files), AT_ONCE)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        ahead = [pool.submit(_one, folder / file, preprocessing) for file in parts[0]]
        for number, part in enumerate(parts):
            reading, ahead = ahead, []
            if number + 1 < len(parts):
                ahead = [pool.submit(_one, folder / file, preprocessing) for file in parts[number + 1]]
            results = [(file, each.result()) for file, each in zip(part, reading, strict=True)]
            found.refused += [{"file": file, "reason": each} for file, each in results if isinstance(each, str)]
            yield [(file, *each) for file, each in results if not isinstance(each, str)], number * AT_ONCE


def _one(path: Path, preprocessing: Preprocessing) -> tuple[Picture, Tensor] | str:
    """A picture, as it is and as the network gets it, or why it was refused."""
    try:
        picture = read_picture(path, name="The file")
    except PictureError as error:
        return str(error)
    return picture, prepare(picture, preprocessing)


def _planned(rows: Sequence[Row], names: Sequence[str], wish: Wish) -> list[Row]:
    """The rows with the places to which their files go."""
    if not wish.sort or wish.into is None:
        return list(rows)
    folders, plan = folder_names([*names, *({NONE} - set(names))]), Plan(wish.into)
    places = [plan.place(wish.folder / row.file, folders[row.label]).as_posix() for row in rows]
    return [Row(row.file, row.prediction, row.rejected, place) for row, place in zip(rows, places, strict=True)]


def _write(path: Path, data: bytes) -> None:
    try:
        write_atomically(path, data)
    except OSError as error:
        raise DataError(f"The table {path} cannot be written: {error.strerror or error}.") from error


def _sort(rows: Sequence[Row], wish: Wish, found: _Found, progress: Progress) -> None:
    """Copy or move the files as planned."""
    into = wish.into or wish.folder
    pairs = {wish.folder / row.file: into / row.sorted_to for row in rows}
    names = {wish.folder / row.file: row.file for row in rows}
    for source, reason in sort_files(pairs.items(), wish.sort, progress, len(pairs)):
        found.refused.append({"file": names[source], "reason": reason})
