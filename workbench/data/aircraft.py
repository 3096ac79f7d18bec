"""FGVC-Aircraft: 100 variants of aircraft by 30 manufacturers, with 100 photographs each.

Maji, Rahtu, Kannala, Blaschko & Vedaldi, "Fine-grained visual classification of aircraft", 2013, arXiv:1306.5151. The
split (70, 15 and 15 variants) is that of Meta-Dataset: Triantafillou et al., "Meta-Dataset: a dataset of datasets for
learning to learn from few examples", ICLR 2020, arXiv:1903.03096. As there, pictures are cropped to the aircraft, which
also takes away the banner that names the photographer. Groups are the manufacturers.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.data.errors import DataError
from workbench.data.given_split import GivenClass, Layouts, open_given
from workbench.data.image_set import ImageSet
from workbench.data.photos import Box
from workbench.data.published import Published, PublishedFile
from workbench.data.shelf import Shelf
from workbench.data.sources import Request, Source

ARCHIVE = "fgvc-aircraft-2013b.tar.gz"
MD5 = "d4acdd33327262359767eeaa97a4f732"  # torchvision has none; this is what mlverse's torchvision for R checks
BOXES = "images_box.txt"
LISTS = ("trainval", "test")  # of images, both of which have all variants
PARTS = (
    """707-320; 727-200; 737-200; 737-300; 737-500; 737-600; 737-700; 747-100; 747-200; 747-300; 747-400; 767-300;
    777-200; 777-300; A300B4; A318; A319; A321; A330-200; A330-300; A340-200; A340-300; A340-500; A340-600; A380;
    ATR-72; An-12; BAE 146-200; C-130; C-47; Cessna 172; Cessna 208; Cessna 525; Cessna 560; Challenger 600; DC-3;
    DC-6; DH-82; DHC-1; DHC-6; DHC-8-100; DR-400; Dornier 328; E-190; E-195; EMB-120; ERJ 135; ERJ 145;
    Embraer Legacy 600; Eurofighter Typhoon; F-16A/B; F/A-18; Falcon 2000; Falcon 900; Fokker 100; Fokker 50;
    Fokker 70; Global Express; Gulfstream IV; Hawk T1; Il-76; MD-11; MD-80; MD-87; Metroliner; Model B200; PA-28;
    Saab 340; Tu-134; Tu-154""",
    """737-900; 757-300; 767-200; A310; A320; BAE 146-300; CRJ-900; DC-10; DC-8; DC-9-30; DHC-8-300; Gulfstream V;
    SR-20; Tornado; Yak-42""",
    """737-400; 737-800; 757-200; 767-400; ATR-42; BAE-125; Beechcraft 1900; Boeing 717; CRJ-200; CRJ-700; E-170;
    L-1011; MD-90; Saab 2000; Spitfire""",
)
PART_OF = {" ".join(name.split()): part for part, names in enumerate(PARTS) for name in names.split(";")}


def listed_variants(shelf: Shelf) -> list[GivenClass]:
    """The variants that ``images_variant_trainval.txt`` and ``images_variant_test.txt`` name, beside ``images/``.

    Raises:
        DataError: a list cannot be read, or names a picture that is absent, or a variant that is unknown.
    """
    folder, here = _folder(shelf), set(shelf.names)
    if folder is None:
        return []
    makers = dict(_rows(shelf, folder, "manufacturer"))
    classes = dict[str, list[str]]()
    for image, variant in _rows(shelf, folder, "variant"):
        file = f"{folder}images/{image}.jpg"
        if file not in here:
            raise DataError(f"The lists of {shelf.title} name {image}, but there is no {file}.")
        if variant not in PART_OF:
            raise DataError(f"{shelf.title} has a variant {variant}, which is none of the {len(PART_OF)}.")
        classes.setdefault(variant, []).append(file)
    maker_of = {variant: makers.get(image, "") for image, variant in _rows(shelf, folder, "variant")}
    return [GivenClass(name, PART_OF[name], tuple(sorted(files)), maker_of[name]) for name, files in classes.items()]


def _rows(shelf: Shelf, folder: str, level: str) -> Iterator[tuple[str, str]]:
    """The number of each image and its label on a level."""
    for part in LISTS:
        for line in _lines(shelf, f"{folder}images_{level}_{part}.txt"):
            image, _, label = line.strip().partition(" ")
            yield image, label.strip()


def _folder(shelf: Shelf) -> str | None:
    """The outermost folder with the lists, with a slash at its end."""
    ends = f"images_variant_{LISTS[0]}.txt"
    return min(
        (name.removesuffix(ends) for name in shelf.names if name.rpartition("/")[2] == ends), key=len, default=None
    )


def _lines(shelf: Shelf, name: str) -> list[str]:
    try:
        return shelf.read(name).decode("utf-8-sig").splitlines()
    except (KeyError, UnicodeDecodeError) as error:
        raise DataError(f"{shelf.place(name)} cannot be read: {error}.") from error


def aircraft_boxes(shelf: Shelf) -> dict[str, Box]:
    """Where the aircraft is in each picture, by the picture's file, from ``images_box.txt``. Raises DataError."""
    folder, boxes = _folder(shelf) or "", dict[str, Box]()
    for line in _lines(shelf, f"{folder}{BOXES}"):
        words = line.split()
        if len(words) != 5 or not all(word.isdecimal() for word in words):
            raise DataError(f"{shelf.place(folder + BOXES)} has the line {line[:40]!r} in the place of five numbers.")
        left, top, right, bottom = map(int, words[1:])
        boxes[f"{folder}images/{words[0]}.jpg"] = (left - 1, top - 1, right, bottom)  # they count from 1, inclusive
    return boxes


def published() -> list[PublishedFile]:
    """Where torchvision finds FGVC-Aircraft."""
    from torchvision.datasets import FGVCAircraft  # takes seconds

    return [PublishedFile(ARCHIVE, FGVCAircraft._URL, MD5)]


LAYOUTS = Layouts(
    name="aircraft",
    title="FGVC-Aircraft",
    found_by=(listed_variants,),
    expected=f"{ARCHIVE}, or images_variant_trainval.txt and images_variant_test.txt beside the folder images",
    boxes=aircraft_boxes,
    published=Published("FGVC-Aircraft", "aircraft", (ARCHIVE,), lambda: published()),
)


def open_aircraft(request: Request) -> ImageSet:
    """Open FGVC-Aircraft from the user's folder or archive, or its download. Raises DataError, see `open_given`."""
    return open_given(request, LAYOUTS)


SOURCE = Source(
    name="aircraft",
    title="FGVC-Aircraft",
    summary="Photographs of a hundred variants of aircraft, from airliners to fighters.",
    licence="non-commercial research",
    citation="Maji et al. 2013; split by Triantafillou et al. 2020 (Meta-Dataset)",
    needs="download",
    groups=True,
    open=open_aircraft,
    drawings=False,
    size=84,
    colour=True,
    split_by="Triantafillou et al. 2020",
)
