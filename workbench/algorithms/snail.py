"""SNAIL, a simple neural attentive meta-learner (Mishra, Rohaninejad, Chen & Abbeel 2018, 1707.03141).

A task is a sequence: examples with their labels, then a picture without. Layers of two kinds take turns. Attention
picks single examples out of all that came before, and convolutions over time gather what lies close together. How to
learn from the sequence is itself learned; nothing but these layers' outputs is remembered of a task.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import torch
from torch import Tensor, nn

from workbench.algorithms.base import MEMORY, Card, Paper
from workbench.algorithms.in_turn import InTurn, InTurnConfig, Sequence, read_stage
from workbench.algorithms.insight import Attention, Trace
from workbench.algorithms.temporal import AttentionBlock, Block, Kept, temporal_blocks
from workbench.config import knob
from workbench.nets.backbone import Backbone


@dataclass(frozen=True)
class SnailConfig(InTurnConfig):
    """The knobs of SNAIL."""

    horizon: int = knob(
        32,
        low=2,
        high=1024,
        advanced=True,
        label="Convolutions see",
        unit="examples",
        term="sequence length T",
        help="The longest sequence that the convolutions over time span: the examples of a task and one question. "
        "Attention spans any length.",
    )
    time_filters: int = knob(
        32,
        low=1,
        high=1024,
        advanced=True,
        label="Filters over time",
        help="How many numbers each convolution over time adds. The paper has 128, which takes longer and, in a short "
        "practice, learns less.",
    )
    embedding: int = knob(
        64,
        low=2,
        high=4096,
        advanced=True,
        label="Numbers per picture",
        term="embedding size",
        help="How many numbers of a picture enter the sequence.",
    )


class Snail(InTurn):
    """SNAIL. Adapting is one pass over the support set; the head holds what each layer keeps of it."""

    Config = SnailConfig
    card = Card(
        name="snail",
        title="SNAIL",
        family=MEMORY,
        summary="Reads the examples and their labels one after the other, and remembers them. "
        "Asked about a new picture, it looks back at the examples that help.",
        advice="To study how learning itself can be learned, with next to nothing built in. Prototypes get further in "
        "less practice. Use it with no more examples per class than in practice: more of them make it worse.",
        paper=Paper(
            "Mishra, Rohaninejad, Chen & Abbeel",
            2018,
            "A Simple Neural Attentive Meta-Learner",
            "1707.03141",
        ),
        paper_note="The number of practice tasks was not checked against the paper. On miniImageNet the paper takes "
        "a residual network of 14 layers, to which ResNet-12 is the nearest here.",
        presets={
            # With one to five examples: practised with one alone, it is of less use the more it is shown.
            "fast": {
                "train_shots": 5,
                "train_least_shots": 1,
                "train_queries": 3,
                "meta_batch": 8,
                "episodes": 12000,
                "outer_lr": 1e-3,
                "schedule": "cosine",
                "validate_every": 2000,
            },
            # Omniglot with five classes, of which up to five examples: T = 5 · 5 + 1.
            "paper": {
                "label_slots": 5,
                "horizon": 26,
                "time_filters": 128,
                "train_queries": 1,
                "meta_batch": 32,
                "episodes": 2560000,
                "outer_lr": 1e-4,
                "clip": 0.0,
                "rotations": True,
                "validate_every": 32000,
            },
        },
    )

    def __init__(self, net: Backbone, config: Any, ways: int) -> None:
        super().__init__(net, config, ways)
        self.layers = Layers(net.feature_dim, self.slots, config)

    def read(self, sequence: Sequence, trace: Trace | None = None) -> SnailHead:
        """See `InTurn.read`."""
        if trace is not None:
            self._tell(sequence, trace)
        return SnailHead(self.layers, self.layers.read(sequence.features, sequence.labels), sequence.slots, trace)

    @torch.no_grad()
    def _tell(self, sequence: Sequence, trace: Trace) -> None:
        """Tell of the learner after every example."""
        for number in range(1, sequence.features.shape[1] + 1):
            trace(read_stage(number, sequence, self.read(sequence.first(number))))


class Layers(nn.Module):
    """All layers over time, and the final one.

    Args:
        width: D.
        slots: M.
        config: how wide they are, and how far they see.
    """

    def __init__(self, width: int, slots: int, config: SnailConfig) -> None:
        super().__init__()
        self.embed = nn.Linear(width, config.embedding)
        blocks: list[Block] = [AttentionBlock(slots + config.embedding, 64, 32)]
        for keys, values in ((256, 128), (512, 256)):
            blocks += temporal_blocks(blocks[-1].width, config.time_filters, config.horizon)
            blocks.append(AttentionBlock(blocks[-1].width, keys, values))
        self.blocks = nn.ModuleList(blocks)
        self.output = nn.Linear(blocks[-1].width, slots)

    def read(self, features: Tensor, labels: Tensor) -> list[Kept]:
        """What every block keeps: features (T, S, D), labels (T, S, M)."""
        inputs, kept = torch.cat([labels, self.embed(features)], -1), []
        for block in cast("list[Block]", self.blocks):
            inputs, each = block.read(inputs)
            kept.append(each)
        return kept

    def answer(self, features: Tensor, kept: list[Kept]) -> tuple[Tensor, list[Tensor]]:
        """The logits of all slots, (T, Q, M), of features (T, Q, D); and each attention block's shares (T, Q, S)."""
        unknown = features.new_zeros(*features.shape[:2], self.output.out_features)
        inputs, attention = torch.cat([unknown, self.embed(features)], -1), []
        for block, each in zip(cast("list[Block]", self.blocks), kept, strict=True):
            inputs, shares = block.answer(inputs, each)
            attention += [] if shares is None else [shares]
        return self.output(inputs), attention


class SnailHead(nn.Module):
    """Answers every query as the next position of the sequence that was read.

    Args:
        layers: shared by all tasks.
        kept: what each block of them keeps, with a leading task dimension.
        slots: (way,), the slot of each class.
        trace: told of the attention at every answer.
    """

    def __init__(self, layers: Layers, kept: list[Kept], slots: Tensor, trace: Trace | None = None) -> None:
        super().__init__()
        self.layers, self.slots, self.trace = layers, slots, trace
        self._sizes = tuple(len(each) for each in kept)
        for number, each in enumerate(tensor for block in kept for tensor in block):
            self.register_buffer(f"kept_{number}", each)

    def forward(self, features: Tensor) -> Tensor:
        """(T, Q, D) → (T, Q, way)."""
        logits, attention = self.layers.answer(features, self._kept())
        if self.trace is not None:
            for number, shares in enumerate(attention, 1):
                self.trace(Attention(f"layer {number}", "questions", "examples", shares.detach()))
        return logits[..., self.slots]

    def _kept(self) -> list[Kept]:
        names = (f"kept_{number}" for number in range(sum(self._sizes)))
        return [tuple(self.get_buffer(next(names)) for _ in range(size)) for size in self._sizes]
