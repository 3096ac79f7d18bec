"""Answers that an engine could give about how well it works, for windows that show them."""

from __future__ import annotations

from gui.try_it_stage import pictures

from workbench.data.pictures import Picture
from workbench.engine.commands import SupportClass
from workbench.engine.few_shot import AdaptedTo, AskHowGood, HeldOut, HowGood, Oddity, Rate
from workbench.engine.replies import Prediction

MODEL = "builtin:omniglot"


def support(shown: list[Picture], *sizes: int) -> tuple[SupportClass, ...]:
    """Classes named a, b, …, with as many of the pictures each as ``sizes`` say."""
    rest = iter(shown)
    return tuple(
        SupportClass(chr(ord("a") + place), tuple(next(rest) for _ in range(size))) for place, size in enumerate(sizes)
    )


def asked_about(*sizes: int, number: int = 1, before: int = 0) -> AskHowGood:
    classes = support(pictures(sum(sizes)), *sizes)
    return AskHowGood(number, AdaptedTo(MODEL, classes), classes[:before])


def judged(asked: AskHowGood, wrong: int = 1, advice: str = "", odd: bool = False) -> HowGood:
    """The first ``wrong`` pictures of the first class are taken for the second; all others are right."""
    classes = asked.adapted.classes
    names = tuple(each.name for each in classes)
    answers = []
    for row, each in enumerate(classes):
        for place, picture in enumerate(each.pictures if len(each.pictures) > 1 else ()):
            label = names[1] if row == 0 and place < wrong else each.name
            scores = {name: 0.8 if name == label else 0.2 / (len(names) - 1) for name in names}
            answers.append(HeldOut(picture.key, each.name, Prediction(picture.key, label, 0.8, scores)))
    confusion = tuple(
        tuple(sum((h.class_name, h.prediction.label) == (true, taken) for h in answers) for taken in names)
        for true in names
    )
    right = sum(line[row] for row, line in enumerate(confusion))
    rate = Rate(right / len(answers), 0.61, 0.98, len(answers)) if answers else None
    single = tuple(each.name for each in classes if len(each.pictures) == 1)
    earlier = (Rate(0.92, 0.8, 0.98, 10), Rate(0.9, 0.75, 0.97, 10)) if asked.before else None
    return HowGood(
        asked.request_id, asked.adapted.model, rate, single, tuple(answers), names, confusion,
        _oddities(asked) if odd else (), advice, earlier,
    )  # fmt: skip


def _oddities(asked: AskHowGood) -> tuple[Oddity, ...]:
    first, second = asked.adapted.classes[:2]
    alike = tuple(each.key for each in second.pictures[:2])
    return (
        Oddity("duplicate", alike, (second.name, second.name), "These two pictures are nearly the same."),
        Oddity("odd", (first.pictures[0].key,), (first.name,), "This picture looks more like b than like a."),
    )
