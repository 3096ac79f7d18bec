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
        f"The {count:,} pictures of {title} at {size} × {size} pixels would take {_words(need)} on the disk, "
        f"where {_words(free)} are free; {what}."
    )


def _words(count: int) -> str:
    """Bytes in the unit in which something of them is left to see."""
    units = (("GB", 1e9), ("MB", 1e6), ("kB", 1e3))
    name, unit = next(((name, unit) for name, unit in units if count >= unit), units[-1])
    return f"{count / unit:.1f} {name}"
