"""Which classes of Try it were there before the last ones came."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.gui.models.try_it import FEWEST_CLASSES


class EarlierClasses:
    """Learns by `note` which classes there are, each time that they are measured."""

    def __init__(self) -> None:
        self._known: tuple[int, ...] = ()
        self._earlier: tuple[int, ...] = ()

    def note(self, now: Sequence[int]) -> tuple[int, ...]:
        """Take in the ids of the classes that there are. Returns those of before the last ones came, as far as they
        are still there; nothing where none came later, or too few were there to tell them apart."""
        if tuple(now) != self._known:
            came = set(self._known) < set(now)
            self._earlier = self._known if came else self._earlier
            self._known = tuple(now)
        earlier = tuple(each for each in self._earlier if each in self._known)
        return earlier if FEWEST_CLASSES <= len(earlier) < len(self._known) else ()
