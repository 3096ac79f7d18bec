"""How the classes of a run were parted, in words, from what its folder says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workbench.gui.language import mark, say
from workbench.gui.numbers import written

PARTS = ("train", "validation", "test")
CLASSES = mark("{train} classes to practise, {validation} for validation, {test} for tests")
PICTURES = mark("{train} pictures to practise, {validation} for validation, {test} for tests")
KINDS = {
    "given": mark("as the authors of the data drew it"),
    "file": mark("from a file"),
    "group": mark("by whole groups"),
    "random": mark("at random"),
    "all": mark("trained on every class"),
    "pictures": mark("by picture"),
}


def parted_facts(found: Mapping[str, Any], dataset: str) -> Iterator[tuple[str, str, str]]:
    """(label, value, more) of every dataset in what was read from split.json; none where nothing is said of it."""
    datasets = found.get("datasets")
    for name, split in (datasets if isinstance(datasets, Mapping) else {}).items():
        if isinstance(split, Mapping) and (sizes := _sizes(split)):
            label = say("Split") if name == dataset or not name else say("Split of {dataset}", dataset=name)
            kind = say(KINDS.get(str(split.get("kind", "")), ""))
            print_words = (
                say("Fingerprint {fingerprint}", fingerprint=split["fingerprint"]) if split.get("fingerprint") else ""
            )
            yield label, say("{sizes}, {kind}", sizes=sizes, kind=kind) if kind else sizes, print_words


def _sizes(split: Mapping[str, Any]) -> str:
    pictures = split.get("pictures")
    by_picture = isinstance(pictures, list) and len(pictures) == len(PARTS)
    parts = pictures if by_picture and pictures else [split.get(part) for part in PARTS]
    sizes = [written(len(each)) for each in parts if isinstance(each, list)]
    if len(sizes) != len(PARTS):
        return ""
    train, validation, test = sizes
    return say(PICTURES if by_picture else CLASSES, train=train, validation=validation, test=test)
