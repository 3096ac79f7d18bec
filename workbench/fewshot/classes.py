"""What classes must be like to be learned from; free of torch."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.engine.commands import SupportClass


class FewShotError(ValueError):
    """The classes cannot be learned as they are; the message is one plain sentence."""


def check_classes(classes: Sequence[SupportClass]) -> None:
    """Raises FewShotError: there are fewer than 2 classes, two of one name, or one without pictures."""
    if len(classes) < 2:
        raise FewShotError(f"At least 2 classes are needed, but there {'is 1' if classes else 'are 0'}.")
    seen: set[str] = set()
    for each in classes:
        if each.name in seen:
            raise FewShotError(f"Two classes are called {each.name}; each needs a name of its own.")
        if not each.pictures:
            raise FewShotError(f"The class {each.name} has 0 pictures, but needs at least 1.")
        seen.add(each.name)
