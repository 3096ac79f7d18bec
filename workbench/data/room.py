"""See that decoded pictures will fit on the disk, before minutes are spent on them."""

from __future__ import annotations

from workbench.data.cache_entries import free_bytes
from workbench.data.errors import DataError

SMALLEST = 8  # pixels a side


def check_room(count: int, size: int, channels: int, title: str) -> None:
    """See that ``count`` pictures of ``channels`` × ``size`` × ``size`` bytes fit on the disk of the cache.

    Raises:
        DataError: they do not; the sentence opens with ``title``, and says what would fit.
    """
    need, free = count * channels * size**2, free_bytes()
    if need <= free:
        return
    side = int((free / count / channels) ** 0.5)
    what = f"choose a picture size of at most {side}" if side >= SMALLEST else "free some of it first"
    raise DataError(
        f"The {count:,} pictures of {title} at {size} × {size} pixels would take {need / 1e9:.1f} GB on the disk, "
        f"where {free / 1e9:.1f} GB are free; {what}."
    )
