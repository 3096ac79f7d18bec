"""What learned optimisers share: an inner loop whose rule is a network that is practised along with the start."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from workbench.algorithms.flat import Layout
from workbench.algorithms.gradient_based import GradientBased
from workbench.config import ConfigError
from workbench.nets.backbone import Backbone

ROOM, MOST = 3e9, 12e9  # bytes that practice may keep of the rule's values: of all tasks together, and of one task


class LearnedRule(GradientBased):
    """An inner loop by a rule that is learned. Gradients count as constants, as in the papers: the way back goes
    through the rule, and not through the network at its earlier weights.

    Raises:
        ConfigError: the network has too many weights to practise a rule for each of them.
    """

    def __init__(self, net: Backbone, config: Any, ways: int) -> None:
        super().__init__(net, config, ways)
        weights, needed = self.layout(ways).size, self._kept_of_a_task()
        if needed > MOST:
            raise ConfigError(
                f"{self.card.title} would need {needed / 1e9:.0f} GB of memory to practise with this network's "
                f"{weights:,} weights, more than {MOST / 1e9:.0f} GB; choose a smaller network, keep the network "
                "fixed, or take fewer inner steps."
            )

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
        fitting = max(int(ROOM / self._kept_of_a_task()), 1)
        return min(most, fitting) if most else fitting

    def _kept_of_a_task(self) -> int:
        """Bytes that practice keeps of the rule's values."""
        steps: int = self.config.inner_steps
        return self.layout(self.ways).size * steps * self.kept() * self.head.weight.element_size()
