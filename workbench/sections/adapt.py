"""What happens when a trained model meets a task: which classifier ends it, and whether it is tuned further."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from workbench.knobs import knob

HEADS = ("own", "logistic", "svm", "tree", "forest")


@dataclass(frozen=True)
class AdaptConfig:
    """Choices that take effect when the model learns a task in use or in a test; practice is as without them."""

    HEADING: ClassVar[str] = "When adapting"

    final_head: str = knob(
        "own",
        choices=HEADS,
        advanced=True,
        label="Final classifier",
        term="head",
        help="What tells the classes apart in the end: the method's own rule, or logistic regression, a support vector "
        "machine, a decision tree or a random forest on the features.",
    )
    tune_steps: int = knob(
        0,
        low=0,
        high=10000,
        advanced=True,
        needs="final_head=own",
        label="Further tuning",
        term="fine-tuning steps",
        unit="steps",
        help="Steps of gradient descent on the examples, after the model has adapted in its own way.",
    )
    tune_rate: float = knob(
        0.01,
        low=1e-6,
        high=10.0,
        log=True,
        advanced=True,
        needs="final_head=own",
        label="Tuning rate",
        help="The step size of further tuning.",
    )
    tune_what: str = knob(
        "head",
        choices=("head", "all"),
        advanced=True,
        needs="final_head=own",
        label="What is tuned",
        help="Only what tells the classes apart (head), or the network as well (all).",
    )
