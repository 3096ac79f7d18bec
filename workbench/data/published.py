"""The files of a dataset as its authors publish them: fetched when the user allows it, or put there by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.data.download import download
from workbench.data.errors import DataError
from workbench.data.sources import Request
from workbench.folders import data_folder


@dataclass(frozen=True)
class PublishedFile:
    """A file at an address, with its MD5 where that is known."""

    name: str
    url: str
    md5: str = ""


@dataclass(frozen=True)
class Published:
    """What is published of a dataset.

    Attributes:
        title: of the dataset.
        folder: the name of its folder in the user's data folder.
        names: of its files.
        files: finds out where they are; only a download calls it, as asking torchvision takes seconds.
    """

    title: str
    folder: str
    names: tuple[str, ...]
    files: Callable[[], Sequence[PublishedFile]]

    @property
    def place(self) -> Path:
        """The folder that the files are fetched to, and that they may be put into by hand."""
        return data_folder() / self.folder

    def fetch(self, request: Request) -> Path:
        """The folder with all files; those that are missing are downloaded if that is allowed.

        Raises:
            DataError: a file is missing, and the sentence says where to find it and where to put it.
        """
        if request.download:
            for file in self.files():
                download(file.url, self.place / file.name, request.progress, md5=file.md5)
        missing = [name for name in self.names if not (self.place / name).is_file()]
        if missing:
            wanted = _addresses([file for file in self.files() if file.name in missing])
            raise DataError(
                f"{self.title} is not on this computer: allow its download (--download), name your own copy (--data), "
                f"or fetch {wanted} by hand into {self.place}."
            )
        return self.place


def _addresses(files: Sequence[PublishedFile]) -> str:
    """Where files are, in words; those from one folder share its address."""
    folders = {file.url.removesuffix(file.name) for file in files}
    if len(files) == 1 or len(folders) > 1:
        return " and ".join(file.url for file in files)
    names = [file.name for file in files]
    return f"{', '.join(names[:-1])} and {names[-1]} from {folders.pop()}"
