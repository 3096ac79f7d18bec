"""MNIST: ten digits, 70,000 handwritten by many people.

LeCun, Bottou, Bengio & Haffner, "Gradient-based learning applied to document recognition", Proceedings of the IEEE 86
(1998). The pictures are turned into dark ink on light paper, as Omniglot's are, so that a model which was trained on
characters can be tested on digits. Ten classes are few to be parted into training, validation and test.
"""

from __future__ import annotations

from workbench.data.given_split import open_given
from workbench.data.idx_files import IdxSet, torchvision_files
from workbench.data.image_set import ImageSet
from workbench.data.published import Published
from workbench.data.sources import Request, Source

FILES = IdxSet("mnist", "MNIST", ("train", "t10k"), tuple("0123456789"))
PUBLISHED = Published("MNIST", "mnist", tuple(FILES.files()), lambda: torchvision_files("MNIST"))


def open_mnist(request: Request) -> ImageSet:
    """Open MNIST from the user's copy, or from its download. Raises DataError, see `open_given`."""
    return open_given(request, FILES.layouts(PUBLISHED))


SOURCE = Source(
    name="mnist",
    title="MNIST",
    summary="Handwritten digits: ten classes, for the test of models that learned other characters.",
    licence="CC BY-SA 3.0",
    citation="LeCun, Bottou, Bengio & Haffner 1998",
    needs="download",
    groups=False,
    open=open_mnist,
)
