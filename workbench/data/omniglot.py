"""Omniglot: 1,623 handwritten characters of 50 alphabets, each by 20 people.

Lake, Salakhutdinov & Tenenbaum, "Human-level concept learning through probabilistic program induction",
Science 350 (2015). Read from the published archives or folders, from one array, or downloaded on request.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from workbench.data.cache import cached, stat_fingerprint
from workbench.data.download import download
from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.data.omniglot_array import alphabets_beside, read_array
from workbench.data.omniglot_files import picture_files, read_files
from workbench.data.sources import Progress, Request, Source
from workbench.folders import data_folder

HOME = "https://github.com/brendenlake/omniglot"
ARCHIVES = ("images_background.zip", "images_evaluation.zip")
VERSION = 1  # raise it when pictures are read differently, so that cached ones are read again


def open_omniglot(request: Request) -> ImageSet:
    """Open Omniglot from the user's path, from an earlier download, or by downloading it now if that is allowed.

    The groups are the alphabets; class names read "Greek/character05".

    Raises:
        DataError: there is no data, or it is malformed.
    """
    place = request.path or _downloaded(request)
    array = _array_at(place)
    places = [array, alphabets_beside(array)] if array else _places_at(place)
    files = [file for each in places for file in ([each] if each.is_file() else picture_files(each))]
    identity: dict[str, str | int] = {
        "name": "omniglot",
        "path": str(place.resolve()),
        "size": request.size,
        "channels": request.channels,
    }
    made_from = f"{stat_fingerprint(files)}, version {VERSION}"
    return cached(identity, made_from, lambda: _read(array, places, request))


def _read(array: Path | None, places: list[Path], request: Request) -> ImageSet:
    if array:
        return read_array(array, request.size, request.channels, request.progress)
    return read_files(places, request.size, request.channels, request.progress)


def _array_at(place: Path) -> Path | None:
    """The ``.npz`` that a path names, or that lies in it with its alphabets."""
    if place.is_file():
        return place if place.suffix.lower() == ".npz" else None
    return min((path for path in place.glob("*.npz") if alphabets_beside(path).is_file()), default=None)


def _places_at(place: Path) -> list[Path]:
    """The archives and folders with pictures at a path."""
    if place.is_file():
        if place.suffix.lower() != ".zip":
            raise DataError(f"{place.name} is neither a .zip nor an .npz file, so it is not Omniglot.")
        return [place]
    archives = sorted(path for path in place.glob("*.zip") if not path.name.startswith("strokes"))
    return [*archives, place]


def _downloaded(request: Request) -> Path:
    folder = data_folder() / "omniglot"
    if request.download:
        base, sums = published()
        fetch(folder, request.progress, base, sums)
    elif not any(folder.glob("*.zip")):
        raise DataError(
            "Omniglot is not on this computer: name its folder, archive or .npz file (--data), allow its download "
            f"(--download), or put {' and '.join(ARCHIVES)} of {HOME} into {folder}."
        )
    return folder


def published() -> tuple[str, Mapping[str, str]]:
    """Where torchvision finds Omniglot: the address of its folder, and the MD5 of each archive by name."""
    # Here, because importing torchvision takes seconds and only a download needs it.
    from torchvision.datasets import Omniglot

    return Omniglot.download_url_prefix, Omniglot.zips_md5


def fetch(folder: Path, progress: Progress, base: str, sums: Mapping[str, str]) -> None:
    """Download the archives that are not yet in ``folder``. Raises DataError, see `download`."""
    for name, md5 in sums.items():
        download(f"{base.rstrip('/')}/{name}.zip", folder / f"{name}.zip", progress, md5=md5)


SOURCE = Source(
    name="omniglot",
    title="Omniglot",
    summary="Handwritten characters from the world's alphabets.",
    licence="MIT",
    citation="Lake, Salakhutdinov & Tenenbaum 2015",
    needs="download",
    groups=True,
    open=open_omniglot,
)
