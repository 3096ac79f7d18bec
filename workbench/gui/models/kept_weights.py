"""The downloaded weights of pretrained networks, as files: how large they are, and how to be rid of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from workbench.catalogue import catalogue
from workbench.folders import weights_folder


@dataclass(frozen=True)
class Weights:
    """The weights of one network.

    Attributes:
        title: what the network is called.
        paths: its files, of which one may be a download that was broken off.
        bytes: what they take on the disk.
        changed: when the newest came, in seconds since 1970.
        is_whole: whether the network can be used.
    """

    title: str
    paths: tuple[Path, ...]
    bytes: int
    changed: float
    is_whole: bool

    def remove(self) -> None:
        """Delete them; they must be fetched again when they are needed. Raises OSError."""
        for each in self.paths:
            each.unlink(missing_ok=True)


def kept_weights() -> list[Weights]:
    """The networks whose weights are here, the largest first; also those that are not here as a whole."""
    networks = [each for each in catalogue().networks if each["pretrained"]]
    found = [_weights(str(each["title"]), weights_folder().glob(f"{each['name']}-*")) for each in networks]
    return sorted((each for each in found if each), key=lambda each: -each.bytes)


def _weights(title: str, paths: Iterable[Path]) -> Weights | None:
    files = tuple(sorted(each for each in paths if each.is_file()))
    if not files:
        return None
    stats = [each.stat() for each in files]
    whole = any(each.suffix == ".pth" for each in files)
    return Weights(title, files, sum(each.st_size for each in stats), max(each.st_mtime for each in stats), whole)
