"""How long training took so far, how fast it goes now, and how long it may still take."""

from __future__ import annotations

import time
from collections import deque

WINDOW = 50  # reports; long enough to be steady, short enough to follow a change


class Stopwatch:
    """Counts running time in seconds, pauses excluded. ``seconds`` may start from an earlier session."""

    def __init__(self, seconds: float = 0.0) -> None:
        self._before = seconds
        self._since: float | None = None
        self._marks: deque[tuple[float, int]] = deque(maxlen=WINDOW)

    def start(self, episodes: int) -> None:
        self._since = time.monotonic()
        self._marks.clear()
        self._marks.append((self._since, episodes))

    def stop(self) -> None:
        self._before, self._since = self.seconds, None

    @property
    def seconds(self) -> float:
        return self._before + (time.monotonic() - self._since if self._since is not None else 0.0)

    def rate(self, episodes: int) -> float:
        """Episodes per second over the last reports; call once for each report."""
        self._marks.append((time.monotonic(), episodes))
        (first, before), (last, now) = self._marks[0], self._marks[-1]
        return (now - before) / max(last - first, 1e-9)

    def left(self, episodes: int, planned: int) -> float:
        """Seconds until ``planned``, from the mean speed of the last reports."""
        (first, before), (last, now) = self._marks[0], self._marks[-1]
        return (planned - episodes) * (last - first) / max(now - before, 1)
