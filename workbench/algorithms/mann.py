"""Memory-augmented neural networks (Santoro, Bartunov, Botvinick, Wierstra & Lillicrap 2016, 1605.06065).

An LSTM, the controller, sees the examples one after the other, each with the label of the one *before*. So it cannot
just repeat a label: it has to write what it saw to an external memory, keep it until the label comes, and find it
again when something alike is shown. New things are written where the memory was used least, or over what was read last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from torch import Tensor, nn

from workbench.algorithms.base import MEMORY, Card, Paper
from workbench.algorithms.controller import Controller, State
from workbench.algorithms.external_memory import Access, Memory
from workbench.algorithms.in_turn import InTurn, InTurnConfig, Sequence, read_stage
from workbench.algorithms.insight import Trace
from workbench.algorithms.memory_watch import MemoryWatch
from workbench.config import knob
from workbench.nets.backbone import Backbone


@dataclass(frozen=True)
class MannConfig(InTurnConfig):
    """The knobs of memory-augmented networks."""

    memory_slots: int = knob(
        128,
        low=8,
        high=4096,
        advanced=True,
        label="Memory slots",
        term="N",
        help="How many things the memory holds. Each example takes as many as there are heads; once all are taken, the "
        "least used are written over.",
    )
    memory_width: int = knob(
        40, low=2, high=1024, advanced=True, label="Numbers per slot", term="M", help="How many numbers a slot holds."
    )
    controller_units: int = knob(
        200, low=4, high=4096, advanced=True, label="Units of the controller", help="The size of the LSTM."
    )
    heads: int = knob(
        4, low=1, high=8, advanced=True, label="Heads", help="How many slots are looked for, and written to, at once."
    )
    usage_decay: float = knob(
        0.99,
        low=0.0,
        high=1.0,
        advanced=True,
        label="Memory of use",
        term="γ",
        help="What remains, after each example, of the record of how much a slot was used. The least used slots are "
        "written over first.",
    )
    sharp_reads: bool = knob(
        True,
        advanced=True,
        label="Learn how sharply to look",
        term="key strength",
        help="Let each head decide how much the most alike slot counts more than the others, as in neural Turing "
        "machines. By the paper's formulas, which do without, the slot that is looked for is hardly more than a "
        "twentieth of what is read from 128 slots.",
    )
    direct: bool = knob(
        True,
        advanced=True,
        label="Show pictures to the memory directly",
        term="shortcuts past the controller",
        help="Let pictures and labels reach the memory also past the controller, and be written apart from what is "
        "looked for. The paper does without, and takes tens of thousands of tasks to begin to learn.",
    )


class Mann(InTurn):
    """Memory-augmented networks. Adapting is reading the support set; the head holds the memory then.

    Practised with the loss of the queries alone, each of which follows the support set as if there were no other. In
    trials without `Direct`, on the features of a trained network, 12,800 tasks brought 48 % right answers of five; with
    the guesses at every position of a longer sequence, as in the paper, 22 %: that loss also falls by counting which
    classes are due.
    """

    Config = MannConfig
    card = Card(
        name="mann",
        title="Memory-augmented network",
        family=MEMORY,
        summary="Reads the examples one after the other and writes what it sees to a memory. "
        "Asked about a new picture, it looks for something alike in there.",
        advice="To see a memory at work, written and read. Prototypes do better for less practice. Without its "
        "direct way to the memory, as in the paper, it takes tens of thousands of tasks to beat guessing by much.",
        paper=Paper(
            "Santoro, Bartunov, Botvinick, Wierstra & Lillicrap",
            2016,
            "One-shot Learning with Memory-Augmented Neural Networks",
            "1605.06065",
        ),
        paper_note="The paper shows pictures of 20 × 20 pixels to the controller as they are, without a network "
        "before it, and learns from its guesses at all pictures of an episode. Its optimiser is not among those "
        "here.",
        presets={
            # With one to five examples: practised with one alone, it is of less use the more it is shown.
            "fast": {
                "train_shots": 5,
                "train_least_shots": 1,
                "train_queries": 3,
                "meta_batch": 8,
                "episodes": 10000,
                "outer_lr": 1e-3,
                "schedule": "cosine",
                "validate_every": 2000,
            },
            "paper": {
                "label_slots": 5,
                "sharp_reads": False,
                "direct": False,
                "train_queries": 9,
                "meta_batch": 16,
                "episodes": 100000,
                "outer_lr": 1e-4,
                "clip": 0.0,
                "rotations": True,
            },
        },
    )

    def __init__(self, net: Backbone, config: Any, ways: int) -> None:
        super().__init__(net, config, ways)
        self.controller = Controller(
            net.feature_dim,
            self.slots,
            config.controller_units,
            config.memory_slots,
            config.memory_width,
            config.heads,
            config.usage_decay,
            sharp=config.sharp_reads,
            direct=config.direct,
        )

    def read(self, sequence: Sequence, trace: Trace | None = None) -> MemoryHead:
        """See `InTurn.read`."""
        done: list[Access] = []
        for number, (state, each) in enumerate(self.controller.read(sequence.features, sequence.labels), 1):
            if trace is not None:
                trace(read_stage(number, sequence, MemoryHead(self.controller, state, sequence.slots)))
                done.append(each)
        return MemoryHead(self.controller, state, sequence.slots, trace and MemoryWatch(trace, done))


class MemoryHead(nn.Module):
    """Answers every query as the next position of the sequence that was read: it writes to a memory of its own.

    Args:
        controller: shared by all tasks.
        state: after the support set; its tensors become buffers.
        classes: (way,), the label slot of each class.
        watch: told of every answer.
    """

    def __init__(self, controller: Controller, state: State, classes: Tensor, watch: MemoryWatch | None = None) -> None:
        super().__init__()
        self.controller, self.classes, self.watch = controller, classes, watch
        for name, each in (state._asdict() | state.memory._asdict()).items():
            if name != "memory":
                self.register_buffer(name, each)

    def forward(self, features: Tensor) -> Tensor:
        """(T, Q, D) → (T, Q, way)."""
        state, done = self.controller.step(self.state().for_queries(features.shape[1]), features)
        if self.watch is not None:
            self.watch.answered(state.memory, done)
        return self.controller.guess(state)[..., self.classes]

    def state(self) -> State:
        """The state after the support set."""
        buffers = {name: self.get_buffer(name) for name in (*State._fields[:-1], *Memory._fields)}
        memory = Memory(*(buffers.pop(name) for name in Memory._fields))
        return State(**buffers, memory=memory)
