"""DTD, the Describable Textures Dataset: 47 kinds of textures with 120 photographs each.

Cimpoi, Maji, Kokkinos, Mohamed & Vedaldi, "Describing textures in the wild", CVPR 2014, arXiv:1311.3618. The split
(33, 7 and 7 classes) is that of Meta-Dataset: Triantafillou et al., "Meta-Dataset: a dataset of datasets for learning
to learn from few examples", ICLR 2020, arXiv:1903.03096.
"""

from __future__ import annotations

from workbench.data.errors import DataError
from workbench.data.given_split import GivenClass, Layouts, open_given
from workbench.data.image_folders import images_by_class
from workbench.data.image_set import ImageSet
from workbench.data.published import Published, PublishedFile
from workbench.data.shelf import Shelf
from workbench.data.sources import Request, Source

ARCHIVE = "dtd-r1.0.1.tar.gz"
PARTS = (
    """blotchy braided bubbly chequered cobwebbed cracked crystalline dotted fibrous flecked freckled frilly grooved
    honeycombed interlaced lacelike marbled matted meshed perforated pitted pleated polka-dotted potholed smeared
    stained striped studded swirly veined waffled wrinkled zigzagged""",
    "gauzy grid lined paisley porous scaly spiralled",
    "banded bumpy crosshatched knitted sprinkled stratified woven",
)
PART_OF = {name: part for part, names in enumerate(PARTS) for name in names.split()}


def texture_folders(shelf: Shelf) -> list[GivenClass]:
    """The classes of ``images/banded/``, … Raises DataError for a folder that is none of theirs."""
    found = images_by_class(shelf)
    for name in found:
        if name not in PART_OF:
            raise DataError(f"{shelf.title} has a class {name}, which is none of DTD's {len(PART_OF)}.")
    return [GivenClass(name, PART_OF[name], files) for name, files in found.items()]


def published() -> list[PublishedFile]:
    """Where torchvision finds DTD."""
    from torchvision.datasets import DTD  # takes seconds

    return [PublishedFile(ARCHIVE, DTD._URL, DTD._MD5)]


LAYOUTS = Layouts(
    name="dtd",
    title="DTD",
    found_by=(texture_folders,),
    expected=f"{ARCHIVE}, or pictures at images/banded/ and so on",
    published=Published("DTD", "dtd", (ARCHIVE,), lambda: published()),
)


def open_dtd(request: Request) -> ImageSet:
    """Open DTD from the user's folder or archive, or from its download. Raises DataError, see `open_given`."""
    return open_given(request, LAYOUTS)


SOURCE = Source(
    name="dtd",
    title="Describable Textures",
    summary="Photographs of 47 kinds of textures, from banded to zigzagged.",
    licence="for research",
    citation="Cimpoi et al. 2014; split by Triantafillou et al. 2020 (Meta-Dataset)",
    needs="download",
    groups=False,
    open=open_dtd,
    drawings=False,
    size=84,
    colour=True,
    split_by="Triantafillou et al. 2020",
)
