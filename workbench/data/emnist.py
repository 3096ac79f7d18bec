"""EMNIST: handwritten digits and letters; 47 classes with 2,800 pictures each.

Cohen, Afshar, Tapson & van Schaik, "EMNIST: an extension of MNIST to handwritten letters", IJCNN 2017,
arXiv:1702.05373. Of its six selections this is *balanced*: the one with the most classes in which every class has
equally many pictures, and small letters that look like their capitals are not classes of their own. *byclass* has 62,
of which some have fifty times as many pictures as others, and an o could not be told from an O; *letters* has only 26.

The pictures, published lying on their side, are set upright and turned into dark ink on light paper, as Omniglot's are.
The authors drew no split of the classes, so it is ours.
"""

from __future__ import annotations

from workbench.data.given_split import open_given
from workbench.data.idx_files import IdxSet
from workbench.data.image_set import ImageSet
from workbench.data.published import Published, PublishedFile
from workbench.data.sources import Request, Source

CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt"
ARCHIVE = "gzip.zip"
FILES = IdxSet("emnist", "EMNIST", ("emnist-balanced-train", "emnist-balanced-test"), tuple(CHARACTERS), sideways=True)


def published() -> list[PublishedFile]:
    """Where torchvision finds EMNIST."""
    from torchvision.datasets import EMNIST  # takes seconds

    return [PublishedFile(ARCHIVE, EMNIST.url, EMNIST.md5)]


PUBLISHED = Published("EMNIST", "emnist", (ARCHIVE,), lambda: published())


def open_emnist(request: Request) -> ImageSet:
    """Open EMNIST from the user's copy, or from its download. Raises DataError, see `open_given`."""
    return open_given(request, FILES.layouts(PUBLISHED))


SOURCE = Source(
    name="emnist",
    title="EMNIST",
    summary="Handwritten digits and letters: 47 classes with 2,800 pictures each.",
    licence="none stated; from NIST's public Special Database 19",
    citation="Cohen, Afshar, Tapson & van Schaik 2017",
    needs="download",
    groups=False,
    open=open_emnist,
)
