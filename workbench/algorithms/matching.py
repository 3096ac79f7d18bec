"""Matching networks (Vinyals, Blundell, Lillicrap, Kavukcuoglu & Wierstra 2016, 1606.04080).

A query pays attention to the support images: a softmax over how alike their features are. The probability of a class
is the attention that its images receive together. With full context embeddings, an LSTM reads the support set in both
directions before, and another one reads it again and again for each query.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.algorithms.base import METRIC, Card, Paper
from workbench.algorithms.exemplars import NearestHead, class_logsumexp
from workbench.algorithms.insight import Attention, Trace
from workbench.algorithms.on_features import OnFeatures
from workbench.config import knob
from workbench.nets.backbone import Backbone
from workbench.tasks.labelled import Support


@dataclass(frozen=True)
class MatchingConfig:
    """The knobs of matching networks."""

    distance: str = knob(
        "l2",
        choices=("cosine", "l2"),
        advanced=True,
        label="Distance",
        help="How two pictures are compared: by angle (cosine), as in the paper, or by squared distance (l2), which "
        "does better.",
    )
    full_context: bool = knob(
        False,
        advanced=True,
        label="See examples in context",
        term="full context embeddings",
        help="Let what is seen in a picture depend on all the examples. Slower, and large with wide networks.",
    )
    reads: int = knob(
        5,
        low=1,
        high=50,
        advanced=True,
        needs="full_context=True",
        label="Reads per query",
        term="processing steps K",
        help="How often a picture is compared with the examples before it is recognised.",
    )


class Matching(OnFeatures):
    """Matching networks. Adapting is one pass through the network; there is no inner loop."""

    Config = MatchingConfig
    card = Card(
        name="matching",
        title="Matching networks",
        family=METRIC,
        summary="Compares a new picture with every example, and lets the examples vote. "
        "The more alike an example is, the more its vote counts.",
        advice="Like prototypes with one example per class; every example is kept, which suits classes of several "
        "looks. As fast as prototypes, unless it sees examples in context.",
        paper=Paper(
            "Vinyals, Blundell, Lillicrap, Kavukcuoglu & Wierstra",
            2016,
            "Matching Networks for One Shot Learning",
            "1606.04080",
        ),
        paper_note="The paper prints no learning rate: this one is that of Ravi & Larochelle 2017 on miniImageNet. "
        "It does not tell the number of reads either, and on Omniglot it does without context, with turned "
        "classes.",
        presets={
            "fast": {
                "distance": "l2",
                "train_ways": 20,
                "train_queries": 5,
                "meta_batch": 1,
                "episodes": 2000,
                "outer_lr": 2e-3,
                "schedule": "cosine",
                "validate_every": 250,
            },
            "paper": {
                "distance": "cosine",
                "full_context": True,
                "train_queries": 15,
                "meta_batch": 1,
                "episodes": 75000,
                "outer_lr": 1e-4,
                "clip": 0.0,
            },
        },
    )

    def __init__(self, net: Backbone, config: Any, ways: int) -> None:
        super().__init__(net, config, ways)
        in_context = config.full_context
        self.support_reader = SupportReader(net.feature_dim) if in_context else None
        self.query_reader = QueryReader(net.feature_dim, config.reads) if in_context else None

    def fit(
        self, features: Tensor, support: Support, generator: torch.Generator | None = None, trace: Trace | None = None
    ) -> AttentionHead:
        """See `OnFeatures.fit`: the support images, seen in context if so wished."""
        examples = features if self.support_reader is None else self.support_reader(features)
        return AttentionHead(examples, support.y, support.way, self.config.distance, self.query_reader, trace)


class AttentionHead(NearestHead):
    """The logit of a class is the log of the attention that its examples receive: softmax gives it back.

    Args:
        examples, labels, way: as in `NearestHead`.
        distance: "cosine" or "l2".
        reader: how queries see the examples first; shared by all tasks.
        trace: told of the attention at every answer; in context, of that after the last read, which decides.
    """

    def __init__(
        self,
        examples: Tensor,
        labels: Tensor,
        way: int,
        distance: str,
        reader: QueryReader | None,
        trace: Trace | None = None,
    ) -> None:
        super().__init__(examples, labels, way)
        self.distance, self.reader, self.trace = distance, reader, trace

    def forward(self, features: Tensor) -> Tensor:
        """(T, Q, D) → (T, Q, way)."""
        seen = features if self.reader is None else self.reader(features, self.examples)
        shares = self.scores(seen).log_softmax(-1)
        if self.trace is not None:
            self.trace(Attention("similarity", "questions", "examples", shares.detach().exp()))
        return class_logsumexp(shares, self.labels, self.way)

    def scores(self, features: Tensor) -> Tensor:
        """See `NearestHead.scores`; the attention is their softmax."""
        if self.distance == "cosine":
            return F.normalize(features, dim=-1) @ F.normalize(self.examples, dim=-1).transpose(1, 2)
        return super().scores(features)


class SupportReader(nn.Module):
    """g of the paper: what an LSTM sees in both directions, added to the features. It depends on the order."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.lstm = nn.LSTM(width, width, batch_first=True, bidirectional=True)

    def forward(self, features: Tensor) -> Tensor:
        """(T, S, D) → (T, S, D)."""
        both: Tensor = self.lstm(features)[0]
        ahead, back = both.chunk(2, -1)
        return features + ahead + back


class QueryReader(nn.Module):
    """f of the paper: an LSTM that looks at the support set ``reads`` times, each query on its own."""

    def __init__(self, width: int, reads: int) -> None:
        super().__init__()
        self.reads = reads
        # of the paper's state [h, r], what was read enters as an input: the sum of the products is the same
        self.cell = nn.LSTMCell(2 * width, width)

    def forward(self, features: Tensor, examples: Tensor) -> Tensor:
        """Queries (T, Q, D), examples (T, S, D) → (T, Q, D)."""
        state, cell = features, torch.zeros_like(features).flatten(0, 1)
        for _ in range(self.reads):
            read = (state @ examples.transpose(1, 2)).softmax(-1) @ examples
            inputs = torch.cat([features, read], -1).flatten(0, 1)
            hidden, cell = self.cell(inputs, (state.flatten(0, 1), cell))
            state = hidden.reshape(features.shape) + features
        return state
