"""Flowers-102: 102 kinds of flowers of the United Kingdom, with 40 to 258 photographs each.

Nilsback & Zisserman, "Automated flower classification over a large number of classes", ICVGIP 2008. The split (71, 15
and 16 classes) is that of Meta-Dataset: Triantafillou et al., "Meta-Dataset: a dataset of datasets for learning to
learn from few examples", ICLR 2020, arXiv:1903.03096. The authors' own split is one of pictures, not of classes.
"""

from __future__ import annotations

import io
import re
import struct
import zlib

import numpy as np

from workbench.data.archives import TarShelf
from workbench.data.arrays import Labels
from workbench.data.errors import DataError
from workbench.data.given_split import GivenClass, Layouts, open_given
from workbench.data.image_set import ImageSet
from workbench.data.pictures import PictureError, read_file
from workbench.data.published import Published, PublishedFile
from workbench.data.shelf import Shelf
from workbench.data.sources import Request, Source

ARCHIVE, LABELS = "102flowers.tgz", "imagelabels.mat"
PICTURE = re.compile(r"(?P<root>(?:.*/)?)jpg/image_(?P<number>\d{5})\.jpg")
BROKEN = (ValueError, TypeError, LookupError, OSError, ArithmeticError, NotImplementedError, zlib.error, struct.error)
# By label from 1 on.
NAMES = """
    pink primrose, hard-leaved pocket orchid, canterbury bells, sweet pea, english marigold, tiger lily, moon
    orchid, bird of paradise, monkshood, globe thistle, snapdragon, colt's foot, king protea, spear thistle, yellow
    iris, globe-flower, purple coneflower, peruvian lily, balloon flower, giant white arum lily, fire lily,
    pincushion flower, fritillary, red ginger, grape hyacinth, corn poppy, prince of wales feathers, stemless
    gentian, artichoke, sweet william, carnation, garden phlox, love in the mist, mexican aster, alpine sea holly,
    ruby-lipped cattleya, cape flower, great masterwort, siam tulip, lenten rose, barbeton daisy, daffodil, sword
    lily, poinsettia, bolero deep blue, wallflower, marigold, buttercup, oxeye daisy, common dandelion, petunia,
    wild pansy, primula, sunflower, pelargonium, bishop of llandaff, gaura, geranium, orange dahlia, pink-yellow
    dahlia?, cautleya spicata, japanese anemone, black-eyed susan, silverbush, californian poppy, osteospermum,
    spring crocus, bearded iris, windflower, tree poppy, gazania, azalea, water lily, rose, thorn apple, morning
    glory, passion flower, lotus, toad lily, anthurium, frangipani, clematis, hibiscus, columbine, desert-rose, tree
    mallow, magnolia, cyclamen, watercress, canna lily, hippeastrum, bee balm, ball moss, foxglove, bougainvillea,
    camellia, mallow, mexican petunia, bromelia, blanket flower, trumpet creeper, blackberry lily
"""
FLOWERS = tuple(" ".join(name.split()) for name in NAMES.split(","))
# Meta-Dataset's labels; all others are for training.
VALIDATION = (10, 16, 17, 23, 26, 47, 53, 56, 57, 62, 82, 83, 86, 97, 102)
TEST = (5, 9, 15, 19, 35, 40, 41, 42, 45, 46, 65, 85, 89, 94, 96, 98)
PART_OF = {**dict.fromkeys(VALIDATION, 1), **dict.fromkeys(TEST, 2)}


def numbered_pictures(shelf: Shelf) -> list[GivenClass]:
    """The classes of ``jpg/image_00001.jpg``, …, by the labels in ``imagelabels.mat``.

    Raises:
        DataError: the labels are absent or damaged, or do not fit the pictures.
    """
    found = [picture for name in shelf.names if (picture := PICTURE.fullmatch(name))]
    if not found:
        return []
    outermost = min((picture["root"] for picture in found), key=len)
    labels, classes = _labels(shelf), dict[int, list[str]]()
    for picture in found:
        number = int(picture["number"])
        if not 1 <= number <= len(labels):
            raise DataError(f"{shelf.place(picture.string)} has no label: {LABELS} holds {len(labels):,}.")
        if picture["root"] == outermost:
            classes.setdefault(int(labels[number - 1]), []).append(picture.string)
    return [
        GivenClass(FLOWERS[label - 1], PART_OF.get(label, 0), tuple(sorted(files))) for label, files in classes.items()
    ]


def _labels(shelf: Shelf) -> Labels:
    """The label of each picture, (N,), from 1 on."""
    from scipy.io import loadmat
    from scipy.io.matlab import MatReadError

    try:
        held = loadmat(io.BytesIO(_content(shelf)), variable_names=("labels",)).get("labels")
        labels = np.asarray(held, np.int64).reshape(-1)
    except (MatReadError, *BROKEN) as error:
        raise DataError(f"{LABELS} of {shelf.title} is damaged: {error or type(error).__name__}.") from error
    if not len(labels) or not 1 <= labels.min() <= labels.max() <= len(FLOWERS):
        raise DataError(f"{LABELS} of {shelf.title} holds labels that are not from 1 to {len(FLOWERS)}.")
    return labels


def _content(shelf: Shelf) -> bytes:
    """The file of labels: on the shelf, or beside the archive."""
    names = [name for name in shelf.names if name.rpartition("/")[2] == LABELS]
    if names:
        return shelf.read(min(names, key=len))
    if shelf.archive is None and not isinstance(shelf, TarShelf):
        raise DataError(f"There are pictures in {shelf.title}, but no {LABELS}.")
    try:
        return read_file(shelf.path.parent / LABELS, f"{LABELS} beside {shelf.title}")
    except PictureError as error:
        raise DataError(str(error)) from error


def published() -> list[PublishedFile]:
    """Where torchvision finds Flowers-102."""
    from torchvision.datasets import Flowers102  # takes seconds

    base = Flowers102._download_url_prefix
    files = dict(Flowers102._file_dict.values())
    return [PublishedFile(name, f"{base}{name}", files[name]) for name in (ARCHIVE, LABELS)]


LAYOUTS = Layouts(
    name="flowers",
    title="Flowers-102",
    found_by=(numbered_pictures,),
    expected=f"{ARCHIVE} with {LABELS} beside it, or {LABELS} beside pictures at jpg/image_00001.jpg and so on",
    published=Published("Flowers-102", "flowers", (ARCHIVE, LABELS), lambda: published()),
    beside=(LABELS,),
)


def open_flowers(request: Request) -> ImageSet:
    """Open Flowers-102 from the user's folder or archive, or its download. Raises DataError, see `open_given`."""
    return open_given(request, LAYOUTS)


SOURCE = Source(
    name="flowers",
    title="Flowers-102",
    summary="Photographs of 102 kinds of flowers.",
    licence="none stated by the authors",
    citation="Nilsback & Zisserman 2008; split by Triantafillou et al. 2020 (Meta-Dataset)",
    needs="download",
    groups=False,
    open=open_flowers,
    drawings=False,
    size=84,
    colour=True,
    split_by="Triantafillou et al. 2020",
)
