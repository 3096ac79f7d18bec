"""FC100, few-shot CIFAR-100: the classes of CIFAR-100, parted by their superclasses, so that the parts are less alike.

Oreshkin, Rodríguez López & Lacoste, "TADAM: task dependent adaptive metric for improved few-shot learning",
NeurIPS 2018, arXiv:1805.10123, from Krizhevsky, "Learning multiple layers of features from tiny images", 2009. Of the
twenty superclasses, which are the groups, 12 are for training, 4 for validation and 4 for the test: 60, 20 and 20
classes of 600 photographs of 32 × 32 pixels.
"""

from __future__ import annotations

from workbench.data.cifar100 import PUBLISHED, FromCifar100
from workbench.data.class_folders import part_folders
from workbench.data.given_split import Layouts, open_given
from workbench.data.image_set import ImageSet
from workbench.data.sources import Request, Source

# The authors' superclasses, in CIFAR-100's order: 1-6, 9, 10, 15 and 17-19 for training, and so on.
SUPERCLASSES = (
    """fish flowers food_containers fruit_and_vegetables household_electrical_devices household_furniture
    large_man-made_outdoor_things large_natural_outdoor_scenes reptiles trees vehicles_1 vehicles_2""",
    "large_carnivores large_omnivores_and_herbivores non-insect_invertebrates small_mammals",
    "aquatic_mammals insects medium_mammals people",
)
PART_OF = {name: part for part, names in enumerate(SUPERCLASSES) for name in names.split()}

LAYOUTS = Layouts(
    name="fc100",
    title="FC100",
    found_by=(part_folders,),
    expected="CIFAR-100's pickles train, test and meta, or pictures at train/CLASS/, val/CLASS/ and test/CLASS/",
    read_by=(FromCifar100("FC100", lambda _, group: PART_OF.get(group), grouped=True),),
    published=PUBLISHED,
)


def open_fc100(request: Request) -> ImageSet:
    """Open FC100 from the user's copy, or from CIFAR-100's download. Raises DataError, see `open_given`."""
    return open_given(request, LAYOUTS)


SOURCE = Source(
    name="fc100",
    title="FC100",
    summary="CIFAR-FS's tiny photographs, but trained and tested on unlike kinds of things.",
    licence="none stated by the authors",
    citation="Oreshkin et al. 2018, from CIFAR-100 (Krizhevsky 2009)",
    needs="download",
    groups=True,
    open=open_fc100,
    drawings=False,
    size=32,
    colour=True,
    split_by="Oreshkin et al. 2018",
)
