"""Words what the engine says of a dataset for the panel that shows it."""

from __future__ import annotations

from workbench.catalogue import catalogue
from workbench.engine.replies import DatasetDescribed
from workbench.gui.models.classes import ClassFacts
from workbench.gui.models.mixing import title_of
from workbench.gui.panels.dataset import DatasetView
from workbench.gui.told import told


def dataset_view(name: str, reply: DatasetDescribed) -> DatasetView:
    """What is shown of the dataset ``name``, in the window's language."""
    facts = ClassFacts.of(reply)
    by_picture = dict(zip(reply.classes, facts.kept, strict=True)) if facts.by_picture else None
    return DatasetView(
        title=title_of(name),
        summary=told(catalogue().dataset(name)["summary"]),
        n_classes=reply.n_classes,
        n_images=reply.n_images,
        images_per_class=reply.images_per_class,
        classes=by_picture or reply.classes,
        thumbnails=reply.thumbnails,
        n_groups=len(reply.groups),
        by_picture=facts.by_picture,
    )
