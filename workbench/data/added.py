"""Give a folder of pictures a name, under which it is then used like any other dataset."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import torch

from workbench.data.cache import Kept
from workbench.data.errors import DataError
from workbench.data.folder import keep_folder
from workbench.data.image_set import ImageSet
from workbench.data.near_duplicates import near_duplicates
from workbench.data.own_entries import remove_entries
from workbench.data.own_layouts import arrange
from workbench.data.proposed_split import PARTS, proposed_split
from workbench.data.sources import Progress as Progress
from workbench.data.sources import Request, Source, built_in_sources, ignore
from workbench.data.split_file import Named, class_parts, read_split
from workbench.data.survey import few_classes, look_at
from workbench.dataset_records import Record, check_name, check_size, read_record, records, remove_record, write_record

SIZE = 84  # pixels a side, as the field uses photographs


def add_dataset(
    name: str,
    place: Path,
    *,
    size: int = SIZE,
    colour: bool | None = None,
    split_file: Path | None = None,
    progress: Progress = ignore,
) -> Record:
    """Read a folder or archive, and keep it under a name.

    Args:
        name: what it will be called. One that is taken is given anew only where it stands for the same place.
        place: the folder or archive, which stays where it is.
        size: side in pixels at which the pictures are kept.
        colour: whether they are used in colour; by default where a sample of them is coloured.
        split_file: which classes are for what, see `read_split`; without it, the parts in which the class folders
            lie, or a draw.
        progress: called with a sentence and a fraction; what it raises ends it, and leaves no record.

    Raises:
        ConfigError: the name or the size cannot be, or the record cannot be written.
        DataError: the name is taken, the pictures cannot be read, or the split does not fit.
    """
    place = Path(place).expanduser().absolute()
    _check(name, place, size)
    surveyed = arrange(place)
    if split_file:  # what does not fit is told before minutes of reading
        read_split(split_file, [each.name for each in surveyed.classes])
    colour = look_at(place, surveyed).colour if colour is None else colour
    found = keep_folder(Request(place, size, 3 if colour else 1, progress=progress))
    split = read_split(split_file, found.image_set.class_names) if split_file else None
    record = Record(name, str(place), size, colour, split, _found(found, split))
    write_record(record)
    return record


def _check(name: str, place: Path, size: int) -> None:
    check_name(name)
    if name.casefold() in map(str.casefold, built_in_sources()):
        raise DataError(f"{name} is the name of a dataset that comes with the workbench; choose another.")
    same = {each.casefold(): each for each in records()}.get(name.casefold())
    if same and (same != name or Path(read_record(same).path) != place):
        raise DataError(f"There is a dataset named {same} already, from {read_record(same).path}; remove it first.")
    check_size(size)
    if not place.exists():
        raise DataError(f"There is no file or folder {place}.")


def _found(kept: Kept, split: Named | None) -> dict[str, Any]:
    """What is told of a dataset, as plain data."""
    images, notes = kept.image_set, kept.notes
    given = None if images.class_part is None else images.class_part.tolist()
    parts = proposed_split(given or [None] * images.n_classes)
    counts = dict(zip(images.class_names, images.counts.tolist(), strict=True))
    return {
        "classes": images.n_classes,
        "images": images.n_images,
        "groups": len(images.group_names),
        "split": {part: len(split[part]) if split else len(parts[part]) for part in PARTS},
        "given": given is not None,
        "few": few_classes(counts, len(split["train"] if split else parts["train"])),
        **{key: notes[key] for key in ("layout", "skipped", "others", "told")},
        "per_class": counts,
    }


def added_sources() -> dict[str, Source]:
    """The datasets of one's own as sources, by name."""
    return {name: Source(**record.card(), open=partial(open_added, record)) for name, record in records().items()}


def open_added(record: Record, request: Request) -> ImageSet:
    """The pictures of a record, from where they lie, or from ``request.path`` where they lie elsewhere now.

    Raises:
        DataError: they are not there any more, cannot be read, or no longer have the classes of the split.
    """
    place = request.path or Path(record.path)
    if not place.exists():
        raise DataError(f"The pictures of {record.name} are not at {place} any more; add them anew (datasets add).")
    found = keep_folder(replace(request, path=place)).image_set
    return found if record.split is None else _parted(found, record.split, record.name)


def _parted(images: ImageSet, split: Mapping[str, list[str]], name: str) -> ImageSet:
    parts = class_parts(split, images.class_names, f"The split of {name}")
    mark = hashlib.sha256(f"{images.fingerprint} {parts}".encode()).hexdigest() if images.fingerprint else ""
    return replace(images, class_part=torch.tensor(parts), fingerprint=mark)


def alike(record: Record, progress: Progress = ignore) -> list[dict[str, Any]]:
    """Near-duplicates among the pictures of a record: [{first, second, bits}], by the names of files.

    Raises:
        DataError: they cannot be read.
    """
    place, channels = Path(record.path), 3 if record.colour else 1
    kept = keep_folder(Request(place, record.size, channels, progress=progress))
    pairs, files = near_duplicates(kept.image_set.images.numpy(), progress), kept.notes["files"]
    return [{"first": files[each.first], "second": files[each.second], "bits": each.bits} for each in pairs]


def remove_dataset(name: str) -> int:
    """Forget a dataset and what was decoded of it; the pictures stay. → bytes that were freed.

    Raises:
        ConfigError: there is no such dataset, or its record cannot be removed.
        OSError: what was decoded of it cannot be removed.
    """
    path = next((each.path for each in records().values() if each.name == name), None)
    remove_record(name)
    return remove_entries(path) if path else 0
