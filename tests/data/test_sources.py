"""The registry of sources, and what it refuses."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.data.sources import fingerprint, open_dataset, source_cards, sources


def test_every_source_has_a_complete_card() -> None:
    cards = source_cards()
    assert {"glyphs", "textures", "omniglot", "mini_imagenet", "cifar_fs"} <= {card["name"] for card in cards}
    for card in cards:
        assert set(card) == {"name", "title", "summary", "licence", "citation", "needs", "groups"} | {
            *("drawings", "size", "colour", "split_by")
        }
        assert card["needs"] in ("nothing", "download", "path")
        assert card["title"] and card["summary"].endswith(".") and card["licence"]


def test_the_glyphs_open_by_name_and_come_from_the_cache_afterwards() -> None:
    told: list[str] = []
    first = open_dataset("glyphs", progress=lambda sentence, fraction: told.append(sentence))
    assert first.n_classes >= 1200 and first.images.shape[1:] == (1, 28, 28)
    heard = len(told)
    again = open_dataset("glyphs", progress=lambda sentence, fraction: told.append(sentence))
    assert len(told) == heard, "nothing was drawn again"
    assert fingerprint(first) == fingerprint(again)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"name": "omniglut"}, ["omniglut", "glyphs", "mini_imagenet", "omniglot"]),
        ({"name": "glyphs", "size": 4}, ["4", "8 and 512"]),
        ({"name": "glyphs", "size": 513}, ["513", "8 and 512"]),
        ({"name": "glyphs", "channels": 2}, ["2", "1 or 3"]),
        ({"name": "omniglot", "path": "no/such/place"}, ["no/such/place"]),
    ],
)
def test_what_cannot_be_opened_is_refused_in_a_sentence(arguments: dict, words: list[str]) -> None:
    with pytest.raises(DataError) as caught:
        open_dataset(**arguments)
    assert all(word in str(caught.value) for word in words)


def test_the_fingerprint_sees_pixels_names_and_groups() -> None:
    images = torch.arange(48, dtype=torch.uint8).reshape(3, 1, 4, 4)
    base = ImageSet(images, torch.tensor([0, 1, 3]), ("a", "b"), torch.tensor([0, 1]), ("g", "h"))
    other = [
        replace(base, images=images.flip(0)),
        replace(base, class_names=("a", "c")),
        replace(base, class_start=torch.tensor([0, 2, 3])),
        replace(base, class_group=torch.tensor([0, 0])),
        replace(base, group_names=("g", "i")),
        replace(base, class_part=torch.tensor([0, 2])),
        replace(base, class_part=torch.tensor([2, 0])),
        replace(base, images=images.reshape(3, 1, 2, 8)),
    ]
    marks = {fingerprint(each) for each in [base, *other]}
    assert len(marks) == 9
    assert fingerprint(replace(base, images=images.clone())) == fingerprint(base)


def test_sources_are_found_by_looking() -> None:
    assert list(sources()) == sorted(sources())
    assert all(source.name == name for name, source in sources().items())
