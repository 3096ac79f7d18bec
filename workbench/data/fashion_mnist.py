"""Fashion-MNIST: ten kinds of clothes and shoes, 70,000 small grey photographs on black.

Xiao, Rasul & Vollgraf, "Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms", 2017,
arXiv:1708.07747. Ten classes are few to be parted into training, validation and test.
"""

from __future__ import annotations

from workbench.data.given_split import open_given
from workbench.data.idx_files import IdxSet, torchvision_files
from workbench.data.image_set import ImageSet
from workbench.data.published import Published
from workbench.data.sources import Request, Source

CLOTHES = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")
FILES = IdxSet("fashion_mnist", "Fashion-MNIST", ("train", "t10k"), CLOTHES, ink=False)
PUBLISHED = Published("Fashion-MNIST", "fashion_mnist", tuple(FILES.files()), lambda: torchvision_files("FashionMNIST"))


def open_fashion_mnist(request: Request) -> ImageSet:
    """Open Fashion-MNIST from the user's copy, or from its download. Raises DataError, see `open_given`."""
    return open_given(request, FILES.layouts(PUBLISHED))


SOURCE = Source(
    name="fashion_mnist",
    title="Fashion-MNIST",
    summary="Small grey photographs of clothes: ten classes, for the test of models that learned others.",
    licence="MIT",
    citation="Xiao, Rasul & Vollgraf 2017",
    needs="download",
    groups=False,
    open=open_fashion_mnist,
    drawings=False,
    size=28,
)
