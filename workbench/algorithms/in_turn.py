"""What learners share that read the support set as a sequence, and answer every query from what they remember.

The order of the examples is drawn anew for each batch of tasks. A class is told to the learner by one of its *label
slots*, a position that is 1 among zeros. In practice the classes of a batch take slots at random, so that all slots
are learned; in use they take the first ones.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.algorithms.inner_loop import cross_entropy
from workbench.algorithms.insight import Attention, Insight, Stage, Trace
from workbench.algorithms.on_features import OnFeatures
from workbench.algorithms.watching import accuracy
from workbench.config import knob
from workbench.nets.backbone import Backbone
from workbench.tasks.labelled import Support, TaskError

EXAMPLE_READ = "example read"


@dataclass(frozen=True)
class InTurnConfig:
    """The knobs of a learner that reads its examples in turn."""

    label_slots: int = knob(
        10,
        low=2,
        high=500,
        advanced=True,
        label="Classes at most",
        term="label slots",
        help="How many classes the learner will be able to tell apart, if that is more than in practice. The fewer "
        "there are, the sooner it learns.",
    )


class Sequence(NamedTuple):
    """The support sets of T tasks as they are read.

    Attributes:
        features: (T, S, D).
        labels: (T, S, M), 1 in the slot of an example's class and 0 elsewhere.
        classes: (T, S), the classes as the task numbers them.
        slots: (way,), the slot of each class.
    """

    features: Tensor
    labels: Tensor
    classes: Tensor
    slots: Tensor

    def first(self, count: int) -> Sequence:
        """The first ``count`` examples."""
        return self._replace(features=self.features[:, :count], labels=self.labels[:, :count])


class InTurn(OnFeatures):
    """One pass through the network, then `read` goes over the examples one by one.

    Attributes:
        slots: M, how many classes can be told apart.
    """

    def __init__(self, net: Backbone, config: Any, ways: int) -> None:
        super().__init__(net, config, ways)
        self.slots: int = max(ways, config.label_slots)

    @abstractmethod
    def read(self, sequence: Sequence, trace: Trace | None = None) -> nn.Module:
        """A head, (T, Q, D) → (T, Q, way), that holds what is remembered of the sequence."""

    def badges(self, way: int) -> tuple[str, ...]:
        """See `Algorithm.badges`."""
        return (*self.ways_badge(way), *super().badges(way))

    def check_way(self, way: int) -> None:
        """See `Algorithm.check_way`; there are as many as label slots."""
        if way > self.slots:
            raise TaskError(
                f"The task has {way} classes, but this learner was made to tell at most {self.slots} apart."
            )

    def fit(
        self, features: Tensor, support: Support, generator: torch.Generator | None = None, trace: Trace | None = None
    ) -> nn.Module:
        """See `OnFeatures.fit`; the generator draws the order in which the examples are read.

        Raises:
            TaskError: the tasks have more classes than there are slots.
        """
        self.check_way(support.way)
        order = _drawn(features.shape[1], generator, features.device)
        slots = torch.arange(support.way, device=features.device)
        if self.training:
            slots = _drawn(self.slots, generator, features.device)[: support.way]
        classes = support.y[:, order]
        labels = F.one_hot(slots[classes], self.slots).to(features.dtype)
        return self.read(Sequence(features[:, order], labels, classes, slots), _as_given(trace, order))


def read_stage(number: int, sequence: Sequence, head: nn.Module) -> Stage:
    """What a learner knows after it has read ``number`` examples; how well it answers is measured on all of them."""
    with torch.no_grad():
        logits: Tensor = head(sequence.features)
        values = {"loss": cross_entropy(logits, sequence.classes), "accuracy": accuracy(logits, sequence.classes)}
    return Stage(EXAMPLE_READ, number, sequence.features.shape[1], values, head=lambda: head)


def _drawn(count: int, generator: torch.Generator | None, device: torch.device) -> Tensor:
    return torch.randperm(count, generator=generator, device=device)


def _as_given(trace: Trace | None, order: Tensor) -> Trace | None:
    """A trace that is told of examples in the order of the support set, not in that of reading, and of the one read."""
    if trace is None:
        return None
    places = order.argsort()

    def told(insight: Insight) -> None:
        if isinstance(insight, Attention):
            weights = insight.weights
            weights = weights[:, places] if insight.of == "examples" else weights
            weights = weights[..., places] if insight.over == "examples" else weights
            insight = replace(insight, weights=weights)
        elif insight.axis == EXAMPLE_READ:
            insight = replace(insight, example=int(order[insight.number - 1]))
        trace(insight)

    return told
