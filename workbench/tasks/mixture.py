"""Tasks from several datasets: each comes from one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import torch
from torch import Tensor

from workbench.tasks.labelled import LabelledTask, Support
from workbench.tasks.sampler import EpisodeSampler


class MixedEpisodes:
    """Draws batches of tasks, each task from one of several datasets.

    The classes of a task count on through the datasets: class c of the second one is number n + c, where the first
    has n. Where classes have unequally many examples, all tasks of a batch come from one dataset, since the numbers
    are drawn anew for each batch of it.

    Args:
        samplers: by the names of the datasets; all draw tasks of the same shape on the same device.
        generator: on that device. Practice hands the same one to the samplers: its state is then all that there is.
        weights: how often each dataset has its turn, by chance; without them they take turns, in their order.
    """

    def __init__(
        self,
        samplers: Mapping[str, EpisodeSampler],
        generator: torch.Generator,
        weights: Mapping[str, float] | None = None,
    ) -> None:
        self.names, self.generator = tuple(samplers), generator
        self.samplers = tuple(samplers.values())
        shares = None if weights is None else [weights[name] for name in self.names]
        self._shares = None if shares is None else torch.tensor(shares, dtype=torch.float32, device=generator.device)
        self._turn = 0
        self._alone = any(each.least_shots for each in self.samplers)
        counts = torch.tensor([each.images.n_classes for each in self.samplers])
        self._ends = counts.cumsum(0).to(generator.device)

    @property
    def class_names(self) -> tuple[str, ...]:
        """The classes of all datasets, each after the name of its own."""
        pairs = zip(self.names, self.samplers, strict=True)
        return tuple(f"{name}: {each}" for name, sampler in pairs for each in sampler.images.class_names)

    def sample(self, tasks: int) -> LabelledTask:
        """A batch of ``tasks`` tasks, those of one dataset side by side."""
        turns = self._turns(1 if self._alone else tasks)
        counts = torch.bincount(turns, minlength=len(self.samplers)).tolist()
        if self._alone:
            counts = [tasks * count for count in counts]
        return _joined([self._from(place, count) for place, count in enumerate(counts) if count])

    def origins(self, task: LabelledTask) -> Tensor:
        """Which dataset each of the T tasks comes from: (T,) int64, places in ``names``."""
        if task.classes is None:
            raise ValueError("Which dataset a task comes from is told by its classes, and this one's are not known.")
        return torch.bucketize(task.classes[:, 0].contiguous(), self._ends, right=True)

    def _turns(self, many: int) -> Tensor:
        """Whose turn it is, (many,) int64."""
        if self._shares is not None:
            return torch.multinomial(self._shares, many, replacement=True, generator=self.generator)
        turns = (self._turn + torch.arange(many)) % len(self.samplers)
        self._turn = (self._turn + many) % len(self.samplers)
        return turns

    def _from(self, place: int, tasks: int) -> LabelledTask:
        task = self.samplers[place].sample(tasks)
        if task.classes is None or place == 0:
            return task
        return replace(task, classes=task.classes + self._ends[place - 1])


def _joined(tasks: list[LabelledTask]) -> LabelledTask:
    """Several batches of tasks of one shape as one."""
    supports = [task.support for task in tasks]
    support = Support(torch.cat([s.x for s in supports]), torch.cat([s.y for s in supports]), supports[0].way)
    known = [task.classes for task in tasks if task.classes is not None]
    classes = torch.cat(known) if len(known) == len(tasks) else None
    queries = torch.cat([task.query_x for task in tasks]), torch.cat([task.query_y for task in tasks])
    return LabelledTask(support, *queries, classes)
