"""Which dataset is in use, and what the window knows of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from workbench.catalogue import catalogue
from workbench.config import Knob, RunConfig, SplitConfig, TaskConfig, Value, knobs_of
from workbench.dataset_records import record_cards
from workbench.gui.language import mark, say

# The settings that belong to the choice of a dataset, in the order in which its dialog shows them.
KNOBS = (
    *("split", "split_file", "rotations", "within_group"),
    *("held_out", "validation_fraction", "test_fraction", "split_seed"),
)
PLAIN = 4
# These change which tasks are drawn, but not what the panel shows of the dataset.
UNSEEN = ("rotations", "within_group")
# How a split is told of, by its kind; of some kinds only where it is known who drew the usual one.
SPLIT_WORDS = {
    "group": mark("split by whole groups"),
    "all": mark("trained on every class"),
    "file": mark("split by you"),
    "pictures": mark("split by picture: every class is in all parts, each with pictures of its own"),
}
BY_AUTHORS = {
    **dict.fromkeys(("auto", "given"), mark("split by {authors}")),
    "random": mark("split at random, not by {authors}"),
}
_KNOWN = {knob.name: knob for section in (SplitConfig, TaskConfig) for knob in knobs_of(section)}
DEFAULTS: dict[str, Value] = {name: _KNOWN[name].default for name in KNOBS}


@dataclass(frozen=True)
class DatasetChoice:
    """A dataset by name, the path of the user's copy or "", and the settings that go with it."""

    name: str = "glyphs"
    data: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)

    def config(self) -> RunConfig:
        """A config that names the data and the split, for looking at it. Raises ConfigError."""
        return RunConfig.from_values(self.name, "", self.values, (), self.data)

    def value(self, name: str) -> Value:
        """The value of one of `KNOBS`, be it chosen or the default."""
        return self.values.get(name, DEFAULTS[name])

    def looks_like(self, other: DatasetChoice) -> bool:
        """Whether both show the same pictures and the same split."""
        seen = [name for name in KNOBS if name not in UNSEEN]
        same = all(self.value(name) == other.value(name) for name in seen)
        return same and (self.name, self.data) == (other.name, other.data)

    def note(self) -> str:
        """What is not as usual, in words; empty where everything is."""
        notes = [self._split_words()]
        notes += [say("with rotations as new classes")] if self.value("rotations") else []
        notes += [say("tasks within one group")] if self.value("within_group") else []
        sentence = say(", ").join(each for each in notes if each)
        return sentence[:1].upper() + sentence[1:]

    def _split_words(self) -> str:
        authors = catalogue().dataset(self.name)["split_by"]
        words = SPLIT_WORDS | (BY_AUTHORS if authors else {})
        return say(words.get(str(self.value("split")), ""), authors=say(authors))

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name, "data": self.data, "values": dict(self.values)}

    @classmethod
    def from_json(cls, data: Any) -> DatasetChoice:
        """Read what was remembered. Raises ValueError when it does not fit."""
        known = {each.name for each in fields(cls)}
        if not isinstance(data, dict) or set(data) != known or not isinstance(data["values"], dict):
            raise ValueError("the remembered dataset does not fit")
        return cls(str(data["name"]), str(data["data"]), data["values"])


def dataset_knobs() -> tuple[Knob, ...]:
    """The knobs of the dataset dialog: the first few are plain, the rest is folded away."""
    return tuple(_shown(_KNOWN[name], advanced=place >= PLAIN) for place, name in enumerate(KNOBS))


def changes_for(name: str, split: str) -> dict[str, Value]:
    """What is set anew when the dataset ``name`` is chosen in place of another, which was split by ``split``.

    A split that its authors drew is the one to begin with, a file names the classes of one dataset alone, and pictures
    are parted where classes are few; photographs are not turned, and without groups there are no tasks within one.
    """
    card = catalogue().dataset(name)
    changes: dict[str, Value] = {"split_file": ""}
    changes |= {"split": "auto"} if card["split_by"] or split in ("given", "file", "pictures") else {}
    changes |= {} if card["drawings"] else {"rotations": False}
    return changes if card["groups"] else {**changes, "within_group": False, "held_out": ""}


def with_pictures_of(name: str, values: Mapping[str, Value]) -> dict[str, Value]:
    """The settings of a run with what they leave to the dataset ``name``: how large its pictures are, and coloured."""
    known = next((card for card in catalogue().datasets if card["name"] == name), None)
    known = known or next((card for card in record_cards() if card["name"] == name), {})
    size, colour = known.get("size", 0), "colour" if known.get("colour") else "auto"
    left = {"image_size": (0, size), "colour": ("auto", colour)}
    return {each: left[each][1] if each in left and value == left[each][0] else value for each, value in values.items()}


def _shown(knob: Knob, advanced: bool) -> Knob:
    return Knob.from_json({**knob.to_json(), "advanced": advanced})
