"""Made-up answers of the engine to Explain: stages with values and layers, and attention where it is wanted."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.engine.commands import Explain
from workbench.engine.replies import AttentionShown, Explained, Prediction, StageShown

LAYERS = ("blocks.0", "blocks.1", "head")


def answer(key: str, names: Sequence[str], place: int) -> Prediction:
    """The class whose turn it is is recognised: another one at every stage."""
    best = names[place % len(names)]
    others = {name: 0.3 / (len(names) - 1) for name in names if name != best}
    return Prediction(key, best, 0.7, {best: 0.7, **others}, 0.31)


def stages(asked: Explain, axis: str, last: int, first: int = 0) -> tuple[StageShown, ...]:
    """Loss falls, accuracy rises, and layer n moves by (n + 1) / (step + 1)."""
    names = [each.name for each in asked.classes]
    return tuple(
        StageShown(
            axis,
            number,
            last,
            {"loss": 1 / (number + 1), "accuracy": number / max(last, 1)},
            {"moved in this step": _moved(number)} if number else {},
            tuple(answer(each.key, names, number) for each in asked.queries),
        )
        for number in range(first, last + 1)
    )


def explained(
    asked: Explain,
    shown: Sequence[StageShown] | None = None,
    attention: Sequence[AttentionShown] = (),
    algorithm: str = "maml",
) -> Explained:
    examples = tuple(picture.key for each in asked.classes for picture in each.pictures)
    questions = tuple(each.key for each in asked.queries)
    told = tuple(stages(asked, "inner step", 4) if shown is None else shown)
    return Explained(
        asked.request_id, asked.model, algorithm, examples, questions, told, tuple(attention), ("a badge",)
    )


def over_examples(asked: Explain, name: str = "similarity") -> AttentionShown:
    """The first question looks most at the last example, the second at the first, and so on."""
    count = sum(len(each.pictures) for each in asked.classes)
    total = count * (count + 1) / 2
    rising = [(place + 1) / total for place in range(count)]
    rows = [rising if number % 2 == 0 else rising[::-1] for number in range(len(asked.queries))]
    return AttentionShown(name, "questions", "examples", tuple(map(tuple, rows)))


def over_slots(asked: Explain, of: str = "questions", slots: int = 6) -> AttentionShown:
    count = len(asked.queries) if of == "questions" else sum(len(each.pictures) for each in asked.classes)
    rows = [[1.0 if slot == row % slots else 0.0 for slot in range(slots)] for row in range(count)]
    return AttentionShown("read head 1", of, "memory slots", tuple(map(tuple, rows)))


def _moved(number: int) -> dict[str, float]:
    return {layer: (place + 1) / (number + 1) for place, layer in enumerate(LAYERS)}
