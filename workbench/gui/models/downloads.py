"""What the downloads of datasets take, and where they come to lie."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.folders import data_folder
from workbench.gui.language import say

UNFINISHED = ".part"


@dataclass(frozen=True)
class Download:
    """``megabytes`` of what is fetched, 0 where that is not known; ``folder`` in the data folder, which has so many
    ``files`` when all are there."""

    megabytes: int
    folder: str
    files: int = 1


# CIFAR-FS and FC100 are made from the same archive.
KNOWN = {
    "omniglot": Download(15, "omniglot", 2),
    "mnist": Download(12, "mnist", 4),
    "fashion_mnist": Download(31, "fashion_mnist", 4),
    "kmnist": Download(21, "kmnist", 4),
    "emnist": Download(562, "emnist"),
    "cifar_fs": Download(169, "cifar100"),
    "fc100": Download(169, "cifar100"),
    "cub": Download(1150, "cub"),
    "aircraft": Download(2750, "aircraft"),
    "flowers": Download(345, "flowers", 2),
    "dtd": Download(625, "dtd"),
}


def download_of(name: str) -> Download:
    """What is fetched of a dataset, by its name."""
    return KNOWN.get(name, Download(0, name))


def size_words(name: str) -> str:
    """How large a download is, such as "about 15 MB"; empty where that is not known."""
    megabytes = download_of(name).megabytes
    if megabytes >= 1000:
        return say("about {gigabytes:.1f} GB", gigabytes=megabytes / 1000)
    return say("about {megabytes} MB", megabytes=megabytes) if megabytes else ""


def is_downloaded(name: str) -> bool:
    """Whether all files of a dataset have been fetched to this computer, or put there by hand."""
    wanted = download_of(name)
    folder = data_folder() / wanted.folder
    whole = [each for each in folder.glob("*") if each.is_file() and each.suffix != UNFINISHED]
    return len(whole) >= wanted.files
