"""The contract of every algorithm: adapt to a support set, and return a predictor.

Training, evaluation and the drop pane all go through `Algorithm.adapt`. Adapted state lives in the
Predictor's buffers, never on the algorithm, so two panes can use one model at once.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

import torch
from torch import Tensor, nn

from workbench.algorithms.body import Body
from workbench.algorithms.insight import Trace
from workbench.algorithms.rejection import Rejector
from workbench.config import Value
from workbench.nets.backbone import Backbone
from workbench.tasks.labelled import LabelledTask, Support

METRIC = "Comparing pictures"
GRADIENT = "Learning by gradient descent"
OPTIMISER = "Learning by a learned rule"
CLOSED_FORM = "Solving for a classifier"
AMORTISED = "Writing the classifier at once"
MEMORY = "Reading the examples in turn"
BASELINE = "Baselines"
FAMILIES = (METRIC, GRADIENT, OPTIMISER, CLOSED_FORM, AMORTISED, MEMORY, BASELINE)


@dataclass(frozen=True)
class Paper:
    """Where a method comes from; ``url`` where the paper is not on arXiv."""

    authors: str
    year: int
    title: str
    arxiv: str = ""
    url: str = ""


@dataclass(frozen=True)
class Card:
    """What the window says of an algorithm.

    ``family`` is one of FAMILIES; ``summary`` says in two plain sentences what the method does, ``advice`` in one or
    two when to use it and what it costs. ``presets`` maps "fast" and "paper" to flat knob values; ``paper_note`` says
    in sentences where "paper" is not as in the paper, or was not checked against it. As papers tell of no limit on the
    outer gradient unless they state one, "paper" has none then (``clip`` 0).
    """

    name: str
    title: str
    family: str
    summary: str
    advice: str
    paper: Paper
    presets: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    paper_note: str = ""


@dataclass(frozen=True)
class PredictorMeta:
    """What travels with an adapted predictor beside its tensors.

    ``badges`` qualify its answers, and ``notes`` say how the method came to them, both in words. Logits are divided by
    ``temperature`` before they become probabilities.
    """

    way: int
    class_names: tuple[str, ...] = ()
    badges: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    temperature: float = 1.0


class Predictor(nn.Module):
    """An adapted model of T tasks: a body that gives features, and a head that tells the classes apart.

    Its buffers are the adapted tensors, with a leading task dimension.

    Args:
        body: (T, Q, C, H, W) in 0..255 → (T, Q, D).
        head: (T, Q, D) → (T, Q, way).
        meta: what travels with the answers.
        rejector: tells pictures of none of the classes; None where that was not learned.
    """

    def __init__(self, body: Body, head: nn.Module, meta: PredictorMeta, rejector: Rejector | None = None) -> None:
        super().__init__()
        self.body, self.head, self.meta, self.rejector = body, head, meta, rejector

    def embed(self, x: Tensor) -> Tensor:
        """Features of images: (T, Q, C, H, W) in 0..255 → (T, Q, D)."""
        features: Tensor = self.body(x)
        return features

    def forward(self, x: Tensor) -> Tensor:
        """Logits of queries: (T, Q, C, H, W) in 0..255 → (T, Q, way)."""
        logits: Tensor = self.head(self.body(x))
        return logits

    def judged(self, x: Tensor) -> tuple[Tensor, Tensor | None]:
        """In one pass, the logits, and how likely each picture is of any of the classes: (T, Q) in 0..1, or None."""
        features = self.body(x)
        logits: Tensor = self.head(features)
        return logits, None if self.rejector is None else self.rejector(features, logits)


class Algorithm(nn.Module, ABC):
    """A meta-learner around a network.

    ``self.training`` (nn.Module.train / eval) says whether adaptation must be differentiable.
    Subclasses are discovered in this package; each sets ``card`` and ``Config`` and implements `adapt`.
    A learned head that tasks start from, where there is one, is an ``nn.Linear`` named ``head`` with a row per class.

    Args:
        net: the network; its weights are trained unless their ``requires_grad`` says otherwise.
        config: an instance of ``Config``, the method's own knobs.
        ways: classes per training task; for the stream "class_batches", all classes trained on.

    Attributes:
        stream: what practice consists of: "episodes", "class_batches", "pairs", or "nothing" where nothing is learned.
        batch_norm: "inductive" (a query's answer does not depend on the other queries) or "transductive"
            (queries are normalised with their own batch statistics, as in several papers).
        label_smoothing: the share of a query's label that is spread over all classes, in practice only.
        progress: the fraction of the planned practice that is done, for methods that change on the way.
        asked_at_once: how many tasks to compute together in practice; 0 leaves that to `tasks_at_once`.
    """

    card: ClassVar[Card]
    Config: ClassVar[type]
    stream: ClassVar[str] = "episodes"

    def __init__(self, net: Backbone, config: Any, ways: int) -> None:
        super().__init__()
        self.net = net
        self.config = config
        self.ways = ways
        self.batch_norm = "inductive"
        self.label_smoothing = 0.0
        self.progress = 0.0
        self.asked_at_once = 0

    @abstractmethod
    def adapt(
        self,
        support: Support,
        *,
        steps: int | None = None,
        generator: torch.Generator | None = None,
        trace: Trace | None = None,
    ) -> Predictor:
        """Learn T tasks from their support sets; see `Support` for the shapes.

        Leaves the algorithm unchanged. ``steps`` overrides the number of inner steps where the method has any.
        ``trace`` is called with what there is to look at, see `insight`; it makes no difference to the predictor, but
        then all tasks are computed together.
        """

    def meta_loss(self, task: Any, generator: torch.Generator | None = None) -> tuple[Tensor, dict[str, Tensor]]:
        """The loss to minimise over a batch of the stream, a scalar, and metrics per task (T,)."""
        logits = self.adapt(task.support, generator=generator)(task.query_x)
        return self.query_losses(task, logits).mean(), task.metrics(logits.detach())

    def query_losses(self, task: LabelledTask, logits: Tensor) -> Tensor:
        """The loss of every task, (T,), from the logits of its queries (T, Q, way)."""
        return task.loss(logits, self.label_smoothing if self.training else 0.0)

    def meta_gradient(self, task: Any, generator: torch.Generator | None = None) -> tuple[Tensor, dict[str, Tensor]]:
        """Add the gradient of `meta_loss` to the parameters' ``grad``: one meta-step, short of the optimiser.

        The tasks go through in `parts`, so that memory does not grow with their number.
        Methods whose step is not a gradient override this. Returns what `meta_loss` returns, detached.
        """
        losses: list[Tensor] = []
        metrics: list[dict[str, Tensor]] = []
        for part in self.parts(task):
            loss, measured = self.meta_loss(part, generator)
            share = loss * (part.tasks / task.tasks)
            if share.requires_grad:  # not so where nothing is to be trained
                share.backward()
            losses.append(share.detach())
            metrics.append(measured)
        return torch.stack(losses).sum(), {name: torch.cat([m[name] for m in metrics]) for name in metrics[0]}

    def parts(self, task: Any) -> list[Any]:
        """A batch of the stream in those parts that a meta-step computes together."""
        parts: list[Any] = task.split(self.asked_at_once or self.tasks_at_once() or task.tasks)
        return parts

    def tasks_at_once(self) -> int:
        """How many tasks the method would compute together; 0 means all of a batch."""
        return 0

    def check_way(self, way: int) -> None:
        """Raises TaskError where ``way`` classes are more than it was made to tell apart."""

    def badges(self, way: int) -> tuple[str, ...]:
        """What qualifies the answers of a predictor for ``way`` classes, in words."""
        return ("transductive batch-norm",) if self.batch_norm == "transductive" else ()

    def ways_badge(self, way: int) -> tuple[str, ...]:
        """For methods to which it matters with how many classes they practised."""
        return () if way == self.ways else (f"trained for {self.ways} classes, used with {way}",)
