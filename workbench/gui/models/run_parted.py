"""How the classes of a run were parted, in words, from what its folder says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

PARTS = ("train", "validation", "test")
KINDS = {
    "given": "as the authors of the data drew it",
    "file": "from a file",
    "group": "by whole groups",
    "random": "at random",
    "all": "trained on every class",
    "pictures": "by picture",
}


def parted_facts(found: Mapping[str, Any], dataset: str) -> Iterator[tuple[str, str, str]]:
    """(label, value, more) of every dataset in what was read from split.json; none where nothing is said of it."""
    datasets = found.get("datasets")
    for name, split in (datasets if isinstance(datasets, Mapping) else {}).items():
        if isinstance(split, Mapping) and (sizes := _sizes(split)):
            label = "Split" if name == dataset or not name else f"Split of {name}"
            kind = KINDS.get(str(split.get("kind", "")), "")
            print_words = f"Fingerprint {split['fingerprint']}" if split.get("fingerprint") else ""
            yield label, f"{sizes}{f', {kind}' if kind else ''}", print_words


def _sizes(split: Mapping[str, Any]) -> str:
    pictures = split.get("pictures")
    by_picture = isinstance(pictures, list) and len(pictures) == len(PARTS)
    parts = pictures if by_picture and pictures else [split.get(part) for part in PARTS]
    sizes = [f"{len(each):,}" for each in parts if isinstance(each, list)]
    if len(sizes) != len(PARTS):
        return ""
    train, validation, test = sizes
    what = "pictures" if by_picture else "classes"
    return f"{train} {what} to practise, {validation} for validation, {test} for tests"
