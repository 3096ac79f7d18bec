"""What of a curve is drawn: each pixel's lowest and highest value, and a moving average. Pure numpy."""

from __future__ import annotations

import numpy as np

from workbench.runs.log import Floats


def smoothed(y: Floats) -> Floats:
    """(n,) → (n,): the centred moving average, with the window that the plots of a run have: 1 % of the points to
    either side, and 25 at most. What is not a number is left out of it."""
    half = min(max(len(y) // 100, 1), 25)
    known = np.isfinite(y)
    total = np.concatenate([[0.0], np.cumsum(np.where(known, y, 0.0))])
    number = np.concatenate([[0], np.cumsum(known)])
    at = np.arange(len(y))
    first, last = np.maximum(at - half, 0), np.minimum(at + half + 1, len(y))
    counted = number[last] - number[first]
    with np.errstate(invalid="ignore"):
        return np.asarray(np.where(counted > 0, (total[last] - total[first]) / counted, np.nan), dtype=np.float64)


def thinned(x: Floats, y: Floats, pixels: int) -> tuple[Floats, Floats]:
    """At most four points for each of ``pixels`` columns: its first, lowest, highest and last, in order, so that no
    peak is lost. ``x`` (n,) ascends; returns both, shorter."""
    if len(x) <= 4 * pixels:
        return x, y
    column = np.minimum((x - x[0]) / ((x[-1] - x[0]) or 1.0) * pixels, pixels - 1).astype(np.intp)
    begins = np.flatnonzero(np.diff(column, prepend=-1))
    keep = []
    for begin, end in zip(begins, [*begins[1:], len(x)], strict=True):
        within = np.nan_to_num(y[begin:end], nan=0.0, posinf=0.0, neginf=0.0)
        keep += [begin, begin + int(within.argmin()), begin + int(within.argmax()), end - 1]
    chosen = np.unique(np.array(keep))
    return x[chosen], y[chosen]
