"""Few-shot tasks drawn from a set of images by index, without a loop over items."""

from __future__ import annotations

import torch
from torch import Tensor

from workbench.data.image_set import ImageSet
from workbench.tasks.distortion import distorted
from workbench.tasks.labelled import LabelledTask, Support, TaskError


class EpisodeSampler:
    """Draws batches of tasks. All randomness comes from ``generator``, so its state is the sampler's.

    Classes with fewer than shots + queries images are never drawn.

    Args:
        images: where tasks are drawn from; tasks lie on its device, and so must the generator.
        ways, shots, queries: classes per task, support and query images per class.
        generator: on the device of ``images``.
        within_fraction: the chance that all classes of a task come from one group, such as an alphabet.
        distort: turn, scale, shear and shift every image a little.

    Raises:
        TaskError: there are too few classes, images per class or groups for such tasks.
    """

    def __init__(
        self,
        images: ImageSet,
        ways: int,
        shots: int,
        queries: int,
        generator: torch.Generator,
        within_fraction: float = 0.0,
        distort: bool = False,
    ) -> None:
        self.images, self.generator = images, generator
        self.ways, self.shots, self.queries = ways, shots, queries
        self.within_fraction, self.distort = within_fraction, distort
        self._classes = _eligible_classes(images, ways, shots, queries)
        self._start = images.class_start[self._classes]
        self._counts = images.counts[self._classes]
        self._membership = self._group_membership() if within_fraction > 0 else None

    def sample(self, tasks: int) -> LabelledTask:
        """A batch of ``tasks`` tasks; slot k of a task holds a class drawn at random."""
        chosen = self._draw_classes(tasks)
        rows = self._draw_rows(chosen)
        device = self.images.images.device
        labels = torch.arange(self.ways, device=device)
        support = Support(
            x=self._pictures(rows[:, :, : self.shots]),
            y=labels.repeat_interleave(self.shots).expand(tasks, -1),
            way=self.ways,
        )
        query_y = labels.repeat_interleave(self.queries).expand(tasks, -1)
        return LabelledTask(support, self._pictures(rows[:, :, self.shots :]), query_y)

    def _rand(self, *shape: int) -> Tensor:
        return torch.rand(shape, generator=self.generator, device=self.images.images.device)

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
        counts = self._counts[chosen]
        scores = self._rand(*chosen.shape, int(self._counts.max()))
        beyond = torch.arange(scores.shape[-1], device=scores.device) >= counts[..., None]
        positions = scores.masked_fill(beyond, -1.0).topk(self.shots + self.queries, sorted=True).indices
        return self._start[chosen][..., None] + positions

    def _pictures(self, rows: Tensor) -> Tensor:
        """(T, way, n) rows → (T, way · n, C, H, W)."""
        tasks = len(rows)
        x = self.images.images.index_select(0, rows.flatten())
        if self.distort:
            x = distorted(x, self.generator)
        return x.reshape(tasks, -1, *x.shape[1:])

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
