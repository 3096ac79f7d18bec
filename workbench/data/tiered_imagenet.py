"""tieredImageNet: 608 of ImageNet's classes in 34 superclasses, 779,165 photographs, usually of 84 × 84 pixels.

Ren, Triantafillou, Ravi, Snell, Swersky, Tenenbaum, Larochelle & Zemel, "Meta-learning for semi-supervised few-shot
classification", ICLR 2018, arXiv:1803.00676. The authors part the superclasses into 20, 6 and 8, which are 351, 97 and
160 classes. Class names are those of the folders, such as n01530575, or in the authors' pickles ImageNet's words, where
the superclasses are the groups as well.
"""

from __future__ import annotations

from dataclasses import replace

from workbench.data.class_folders import part_folders
from workbench.data.given_split import Layouts, open_given
from workbench.data.image_set import ImageSet
from workbench.data.sources import Request, Source
from workbench.data.tiered_imagenet_pickles import png_pickles

LAYOUTS = Layouts(
    name="tiered_imagenet",
    title="tieredImageNet",
    found_by=(part_folders,),
    expected="pictures at train/CLASS/, val/CLASS/ and test/CLASS/, or the pickles train_images_png.pkl, "
    "train_labels.pkl and so on for val and test",
    read_by=(png_pickles,),
)


def open_tiered_imagenet(request: Request) -> ImageSet:
    """Open tieredImageNet from the user's folder or archive, or from one of its pickles' names.

    Raises:
        DataError: see `open_given`.
    """
    named = request.path
    beside = replace(request, path=named.parent) if named and named.suffix == ".pkl" else request
    return open_given(beside, LAYOUTS)


SOURCE = Source(
    name="tiered_imagenet",
    title="tieredImageNet",
    summary="Photographs of 608 kinds of things and animals; tested on unlike kinds of things.",
    licence="ImageNet's terms: non-commercial research",
    citation="Ren et al. 2018",
    needs="path",
    groups=False,
    open=open_tiered_imagenet,
    drawings=False,
    size=84,
    colour=True,
    split_by="Ren et al. 2018",
)
