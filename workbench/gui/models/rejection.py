"""From which level on a picture counts as one of the classes, and who says so: the model, or whoever uses it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Rejection(QObject):
    """A picture whose `Prediction.known` is below ``level`` (0..1) is none of the classes; at 0 every picture is one.

    ``changed``: the level is another one, or can or cannot be chosen now.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._suggested = 0.0
        self._chosen: float | None = None

    @property
    def suggested(self) -> float:
        """What the model in use suggests; 0 when it has not learned to tell."""
        return self._suggested

    @property
    def chosen(self) -> float | None:
        """What was chosen in place of that; None where nothing was."""
        return self._chosen

    @property
    def can_tell(self) -> bool:
        """Whether the model in use has learned to tell that a picture is none of the classes."""
        return self._suggested > 0

    @property
    def level(self) -> float:
        if not self.can_tell:
            return 0.0
        return self._suggested if self._chosen is None else self._chosen

    def take_over(self, other: Rejection) -> None:
        """Hold what ``other`` holds."""
        self._suggested, self._chosen = other._suggested, other._chosen
        self.changed.emit()

    def suggest(self, level: float) -> None:
        """The model says at which level; what was chosen before stays chosen."""
        if level != self._suggested:
            self._suggested = level
            self.changed.emit()

    def choose(self, level: float | None) -> None:
        """Use this level from now on; None leaves it to the model."""
        before, self._chosen = self.level, level
        if self.level != before:
            self.changed.emit()

    def forget(self) -> None:
        """Another model is used, and has not said anything yet."""
        before = (self._suggested, self._chosen)
        self._suggested, self._chosen = 0.0, None
        if before != (0.0, None):
            self.changed.emit()
