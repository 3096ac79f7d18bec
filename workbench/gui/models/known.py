"""What was recognised, remembered by the classes it was recognised for: undoing brings the answers back as well."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence

from workbench.engine.commands import SupportClass
from workbench.engine.replies import Prediction

SUPPORTS_KEPT = 32

# Names of classes, and the keys of their pictures.
Shown = tuple[tuple[str, tuple[str, ...]], ...]


class KnownPredictions:
    """Predictions by picture key. Those for other classes than the present are pale: shown until there are others."""

    def __init__(self) -> None:
        self._support: Shown = ()
        self._kept: OrderedDict[Shown, dict[str, Prediction]] = OrderedDict()
        self._seen: dict[str, Prediction] = {}

    def turn_to(self, classes: Sequence[SupportClass]) -> None:
        """From now on answers are for ``classes``; without any, nothing is known."""
        self._support = tuple((each.name, tuple(picture.key for picture in each.pictures)) for each in classes)
        if not self._support:
            self._seen.clear()
        elif self._support in self._kept:
            self._kept.move_to_end(self._support)
            self._seen.update(self._kept[self._support])

    def note(self, predictions: Iterable[Prediction]) -> None:
        """Take in answers for the present classes."""
        new = {each.key: each for each in predictions}
        self._kept.setdefault(self._support, {}).update(new)
        self._seen.update(new)
        while len(self._kept) > SUPPORTS_KEPT:
            self._kept.popitem(last=False)

    def outdate(self) -> None:
        """The model has changed: answers are shown until there are others, but none holds."""
        self._kept.clear()

    def forget(self) -> None:
        """Another model is used: nothing is known."""
        self._kept.clear()
        self._seen.clear()

    def is_fresh(self, key: str) -> bool:
        """Whether the answer for a picture holds for the present classes and model."""
        return key in self._kept.get(self._support, ())

    def of(self, keys: Iterable[str]) -> Mapping[str, Prediction]:
        """What is known of these pictures, be it pale."""
        return {key: self._seen[key] for key in keys if key in self._seen}
