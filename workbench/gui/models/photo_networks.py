"""The pretrained networks that recognise photographs in Try it: how they are called, and whether they are here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.catalogue import catalogue
from workbench.gui.language import mark, say
from workbench.gui.models.comparing import MISSING
from workbench.gui.numbers import written
from workbench.gui.told import paragraph

PRETRAINED = "pretrained:"
# The first is the better one, the second the smaller one.
NAMES = ("resnet18", "mobilenet_v3_small")
TITLE, OWN_TITLE = mark("Photographs ({network})"), mark("Photographs ({network}, {file})")
READY, OWN_NOTE = mark("ready"), mark("own weights")
DOWNLOAD = mark("{network}: download {size} and use it")


@dataclass(frozen=True)
class PhotoRef:
    """What ``pretrained:NAME`` or ``pretrained:NAME=FILE`` stands for; ``file`` is empty for ImageNet's weights."""

    name: str
    file: str = ""

    @classmethod
    def parse(cls, ref: str) -> PhotoRef | None:
        """None where ``ref`` is another kind of model."""
        if not ref.startswith(PRETRAINED):
            return None
        name, _, file = ref.removeprefix(PRETRAINED).partition("=")
        return cls(name, file)

    @property
    def ref(self) -> str:
        return f"{PRETRAINED}{self.name}" + (f"={self.file}" if self.file else "")

    @property
    def title(self) -> str:
        """As the chooser has it."""
        network = say(str(_network(self.name).get("title", self.name)))
        return say(OWN_TITLE, network=network, file=Path(self.file).name) if self.file else say(TITLE, network=network)

    def note(self, is_here: bool) -> str:
        """As the chooser has it, at the right: whether it must be downloaded first."""
        if self.file:
            return say(OWN_NOTE)
        return say(READY) if is_here else say("{download}, {size}", download=say(MISSING), size=megabytes(self.name))


@dataclass(frozen=True)
class NetworkOffer:
    """A network for photographs: its name, and what choosing it means; ``from_file`` takes a file of the user's."""

    name: str
    words: str
    tip: str = ""
    from_file: bool = False


def offers(here: dict[str, bool]) -> list[NetworkOffer]:
    """What the banner offers: each network, downloaded if need be, or from a file."""
    found: list[NetworkOffer] = []
    for name in NAMES:
        network = _network(name)
        title, tip = say(network["title"]), paragraph(say(network["summary"]), say(network["advice"]))
        words = title if here.get(name) else say(DOWNLOAD, network=title, size=megabytes(name))
        found.append(NetworkOffer(name, words, tip))
        if not here.get(name):
            found.append(NetworkOffer(name, say("{network}: from a file…", network=title), tip, from_file=True))
    return found


def megabytes(name: str) -> str:
    """How large the download is, such as "47 MB"."""
    return f"{written(_network(name).get('download_mb', 0), 'g')} MB"


def _network(name: str) -> dict[str, Any]:
    return next((each for each in catalogue().networks if each["name"] == name), {})
