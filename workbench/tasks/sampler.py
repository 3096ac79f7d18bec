"""Few-shot tasks drawn from a set of images by index, without a loop over items."""

from __future__ import annotations

import torch
from torch import Tensor

from workbench.data.image_set import ImageSet
from workbench.tasks.augmentation import Augmentation
from workbench.tasks.labelled import LabelledTask, Support, TaskError
from workbench.tasks.view import View, chosen_view


class EpisodeSampler:
    """Draws batches of tasks. All randomness comes from ``generator``, so its state is the sampler's.

    Classes with fewer than shots + queries images are never drawn.

    Args:
        images: where tasks are drawn from; tasks lie on its device, and so must the generator.
        ways, shots, queries: classes per task, support and query images per class.
        generator: on the device of ``images``.
        within_fraction: the chance that all classes of a task come from one group, such as an alphabet.
        augmentation: how pictures are varied; every picture of a task, shown or asked for, in its own way.
        least_shots: where above 0, the classes of a task have unequally many support images: for each slot a number
            from ``least_shots`` to ``shots``, drawn anew for each batch and the same for all tasks of a batch.
        view: what the learner is given for rows of the images; by default the pictures.

    Raises:
        TaskError: there are too few classes, images per class or groups for such tasks, or ``least_shots`` is more
            than ``shots``.
    """

    def __init__(
        self,
        images: ImageSet,
        ways: int,
        shots: int,
        queries: int,
        generator: torch.Generator,
        within_fraction: float = 0.0,
        augmentation: Augmentation | None = None,
        *,
        least_shots: int = 0,
        view: View | None = None,
    ) -> None:
        if least_shots > shots:
            raise TaskError(f"Classes cannot have from {least_shots} to {shots} examples: the first number is larger.")
        self.images, self.generator = images, generator
        self.ways, self.shots, self.queries = ways, shots, queries
        self.within_fraction, self.least_shots = within_fraction, least_shots
        self._view = chosen_view(images, augmentation, generator, view)
        self._classes = _eligible_classes(images, ways, shots, queries)
        self._start = images.class_start[self._classes]
        self._counts = images.counts[self._classes]
        self._most, self._even = int(self._counts.max()), bool((self._counts == self._counts[0]).all())
        self._slots = torch.arange(ways, device=self._counts.device)[:, None].expand(-1, shots + queries)
        self._membership = self._group_membership() if within_fraction > 0 else None

    def reshaped(self, ways: int, shots: int, queries: int, generator: torch.Generator) -> EpisodeSampler:
        """A sampler of tasks of another shape, from any classes of the same pictures. Raises TaskError as the first."""
        return EpisodeSampler(self.images, ways, shots, queries, generator, view=self._view)

    @property
    def class_names(self) -> tuple[str, ...]:
        """The classes that `LabelledTask.classes` counts."""
        return self.images.class_names

    @property
    def n_drawn(self) -> int:
        """How many classes tasks are drawn from: those with enough images, and where all tasks come from one group, in
        groups with enough of them."""
        if self._membership is None or self.within_fraction < 1:
            return len(self._classes)
        return int(self._membership.any(0).sum())

    def sample(self, tasks: int) -> LabelledTask:
        """A batch of ``tasks`` tasks; slot k of a task holds a class drawn at random."""
        chosen = self._draw_classes(tasks)
        rows, asked = self._draw_rows(chosen), slice(self.shots, None)
        shown, shown_y = self._shown(rows)
        # one look for all, which is faster than one for what is shown and one for what is asked
        seen = self._view(torch.cat([shown, rows[:, :, asked].flatten(1)], 1).flatten())
        seen = seen.reshape(tasks, -1, *seen.shape[1:])
        support = Support(seen[:, : len(shown_y)], shown_y.expand(tasks, -1), self.ways)
        query_y = self._slots[:, asked].flatten().expand(tasks, -1)
        return LabelledTask(support, seen[:, len(shown_y) :], query_y, self._classes[chosen])

    def _shown(self, rows: Tensor) -> tuple[Tensor, Tensor]:
        """The rows (T, S) of the support images among (T, way, shots + queries), and their labels (S,)."""
        rows, slots = rows[:, :, : self.shots], self._slots[:, : self.shots]
        if not self.least_shots:
            return rows.flatten(1), slots.flatten()
        span, device = (self.least_shots, self.shots + 1), rows.device
        count = torch.randint(*span, (self.ways, 1), generator=self.generator, device=device)
        kept = torch.arange(self.shots, device=device) < count
        return rows[:, kept], slots[kept]

    def _rand(self, *shape: int) -> Tensor:
        return torch.rand(shape, generator=self.generator, device=self.images.device)

    def _draw_classes(self, tasks: int) -> Tensor:
        """(T, way) positions in the eligible classes, in random order."""
        scores = self._rand(tasks, len(self._classes))
        if self._membership is not None:
            scores = self._keep_one_group(scores, self._membership)
        # topk(sorted=False) favours some positions; sorted by a random score, the slots are uniform.
        return scores.topk(self.ways, sorted=True).indices

    def _keep_one_group(self, scores: Tensor, membership: Tensor) -> Tensor:
        """In a fraction of the tasks, put every class outside one random group below all others."""
        tasks = len(scores)
        within = self._rand(tasks, 1) < self.within_fraction
        group = (self._rand(tasks) * len(membership)).long().clamp(max=len(membership) - 1)
        return scores.masked_fill(within & ~membership[group], -1.0)

    def _draw_rows(self, chosen: Tensor) -> Tensor:
        """(T, way) classes → (T, way, shots + queries) rows of the images, all different."""
        scores = self._rand(*chosen.shape, self._most)
        if not self._even:
            beyond = torch.arange(self._most, device=scores.device) >= self._counts[chosen][..., None]
            scores = scores.masked_fill(beyond, -1.0)
        positions = scores.topk(self.shots + self.queries, sorted=True).indices
        return self._start[chosen][..., None] + positions

    def _group_membership(self) -> Tensor:
        """(groups, eligible classes) bool, of the groups with enough classes for a task."""
        if self.images.class_group is None:
            raise TaskError("Tasks within one group were asked for, but these images have no groups.")
        group = self.images.class_group[self._classes]
        membership = group == torch.arange(len(self.images.group_names), device=group.device)[:, None]
        sizes = membership.sum(1)
        if int(sizes.max()) < self.ways:
            raise TaskError(
                f"A task needs {self.ways} classes of one group, "
                f"but the largest group has {int(sizes.max())} with enough images."
            )
        return membership[sizes >= self.ways]


def _eligible_classes(images: ImageSet, ways: int, shots: int, queries: int) -> Tensor:
    """Indices of the classes with enough images. Raises TaskError when they are fewer than ``ways``."""
    if images.n_classes < ways:
        raise TaskError(f"A task needs {ways} classes, but there are {images.n_classes}.")
    enough = (images.counts >= shots + queries).nonzero().squeeze(1)
    if len(enough) < ways:
        raise TaskError(
            f"A task needs {ways} classes with at least {shots + queries} images each "
            f"({shots} to learn from, {queries} to recognise), but only {len(enough)} have as many; "
            f"the largest class has {int(images.counts.max())}."
        )
    return enough
