"""What is wanted of a folder of pictures, and why it cannot be done. Free of torch, so that it is said at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.data.errors import DataError
from workbench.engine.few_shot import COPY, MOVE
from workbench.fewshot.places import check_file, misplaced


@dataclass(frozen=True)
class Wish:
    """What is wanted, as in `ClassifyFolder`; without ``reject`` the model's own level holds."""

    folder: Path
    out: Path
    reject: float | None = None
    sort: str = ""
    into: Path | None = None


def check_wish(wish: Wish) -> None:
    """Raises DataError: a wish that cannot be met."""
    if wish.reject is not None and not 0 <= wish.reject <= 1:
        raise DataError(f"The level of rejecting is {wish.reject:g}, but must be from 0 to 1.")
    if wish.sort and (wish.sort not in (COPY, MOVE) or wish.into is None):
        raise DataError(f"Sorted files need a folder and {COPY} or {MOVE}, but it is {wish.sort} into {wish.into}.")
    if wish.into and (reason := misplaced(wish.folder, wish.into, wish.sort)):
        raise DataError(reason)
    check_file(wish.out)
    if not wish.folder.is_dir():
        raise DataError(f"{wish.folder} {'is a file, not a folder' if wish.folder.exists() else 'does not exist'}.")
