"""Almost no inner loop (Raghu, Raghu, Bengio & Vinyals 2020, 1909.09157).

MAML's success is in the features that it learns, not in how they change with the task: so let the inner loop move the
head alone. The body is the same for all tasks, and learns from the outer gradient, back through the head's steps.
"""

from __future__ import annotations

from torch import Tensor

from workbench.algorithms.base import GRADIENT, Card, Paper
from workbench.algorithms.gradient_based import GradientBased
from workbench.algorithms.inner_config import InnerConfig
from workbench.algorithms.inner_loop import for_tasks, head_rows


class ANIL(GradientBased):
    """MAML whose inner loop moves the linear head only; features are computed once per task."""

    Config = InnerConfig
    card = Card(
        name="anil",
        title="ANIL",
        family=GRADIENT,
        summary="Learns features that all tasks share, and a starting point for the part that tells classes apart. "
        "A new task changes only that last part, by a few small steps.",
        advice="Nearly as good as MAML, and several times faster where MAML takes many steps.",
        paper=Paper(
            "Raghu, Raghu, Bengio & Vinyals",
            2020,
            "Rapid Learning or Feature Reuse? Towards Understanding the Effectiveness of MAML",
            "1909.09157",
        ),
        paper_note="These are MAML's settings for Omniglot with twenty classes, on which the paper reports.",
        presets={
            "fast": {
                "inner_lr": 0.4,
                "inner_steps": 5,
                "train_queries": 5,
                "meta_batch": 4,
                "episodes": 6000,
                "outer_lr": 2e-3,
                "schedule": "cosine",
                "validate_every": 1000,
            },
            "paper": {
                "ways": 20,
                "inner_lr": 0.1,
                "inner_steps": 5,
                "train_queries": 1,
                "meta_batch": 16,
                "episodes": 960000,
                "outer_lr": 1e-3,
                "clip": 0.0,
                "rotations": True,
                "batch_norm": "transductive",
                "downsample": "stride",
                "validate_every": 16000,
            },
        },
    )

    def start(self, tasks: int, way: int) -> dict[str, Tensor]:
        """See `GradientBased.start`: the head alone."""
        return for_tasks(head_rows(self.head, way, self.rows).items(), tasks, "head.")
