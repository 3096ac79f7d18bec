"""Kuzushiji-MNIST: ten Hiragana of old Japanese books, 70,000 pictures in all.

Clanuwat, Bober-Irizar, Kitamoto, Lamb, Yamamoto & Ha, "Deep learning for classical Japanese literature", 2018,
arXiv:1812.01718. Classes are named by their sound. The pictures are turned into dark ink on light paper, as Omniglot's
are. Ten classes are few to be parted into training, validation and test.
"""

from __future__ import annotations

from workbench.data.given_split import open_given
from workbench.data.idx_files import IdxSet, torchvision_files
from workbench.data.image_set import ImageSet
from workbench.data.published import Published
from workbench.data.sources import Request, Source

SOUNDS = ("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo")
FILES = IdxSet("kmnist", "Kuzushiji-MNIST", ("train", "t10k"), SOUNDS)
PUBLISHED = Published("Kuzushiji-MNIST", "kmnist", tuple(FILES.files()), lambda: torchvision_files("KMNIST"))


def open_kmnist(request: Request) -> ImageSet:
    """Open Kuzushiji-MNIST from the user's copy, or from its download. Raises DataError, see `open_given`."""
    return open_given(request, FILES.layouts(PUBLISHED))


SOURCE = Source(
    name="kmnist",
    title="Kuzushiji-MNIST",
    summary="Old Japanese handwriting: ten classes, for the test of models that learned other characters.",
    licence="CC BY-SA 4.0",
    citation="Clanuwat et al. 2018",
    needs="download",
    groups=False,
    open=open_kmnist,
)
