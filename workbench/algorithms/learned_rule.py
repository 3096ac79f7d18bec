"""What learned optimisers share: an inner loop whose rule is a network that is practised along with the start."""

from __future__ import annotations

from abc import abstractmethod

from workbench.algorithms.flat import Layout
from workbench.algorithms.gradient_based import GradientBased

ROOM = 3 * 2**30  # bytes that practice may keep of the rule's own values, all its steps together


class LearnedRule(GradientBased):
    """An inner loop by a rule that is learned. Gradients count as constants, as in the papers: the way back goes
    through the rule, and not through the network at its earlier weights."""

    @property
    def second_order(self) -> bool:
        """See `GradientBased.second_order`."""
        return False

    @abstractmethod
    def kept(self) -> int:
        """How many numbers practice keeps for each weight and inner step."""

    def layout(self, way: int) -> Layout:
        """How the weights that the inner loop moves lie in one vector."""
        return Layout.of(self.start(1, way))

    def tasks_at_once(self) -> int:
        """See `Algorithm.tasks_at_once`; in practice, so few that what the rule keeps of its steps finds room."""
        most = super().tasks_at_once()
        if not self.training:
            return most
        each = self.layout(self.ways).size * self.steps() * self.kept() * self.head.weight.element_size()
        fitting = max(ROOM // each, 1)
        return min(most, fitting) if most else fitting
