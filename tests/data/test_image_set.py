"""ImageSet: a choice of images is what copies of them would be, wherever they lie."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from workbench.data import image_set as module
from workbench.data.image_set import ImageSet
from workbench.data.sources import fingerprint
from workbench.data.splits import rotate, select


def pictures() -> ImageSet:
    generator = torch.Generator().manual_seed(0)
    images = torch.randint(256, (9, 2, 5, 5), dtype=torch.uint8, generator=generator)
    return ImageSet(images, torch.tensor([0, 2, 5, 9]), ("a", "b", "c"), torch.tensor([0, 1, 0]), ("x", "y"))


@pytest.fixture(params=["copied", "chosen"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Small choices are copied, large ones stay where they are: both must be the same set."""
    if request.param == "chosen":
        monkeypatch.setattr(module.ImageSet.compact, "__defaults__", (0,))
    return str(request.param)


def everything(images: ImageSet) -> torch.Tensor:
    return images.take(torch.arange(images.n_images))


def test_chosen_classes_have_their_images_in_the_order_asked_for(way: str) -> None:
    whole = pictures()
    chosen = select(whole, [2, 0])
    assert (chosen.rows is None) is (way == "copied")
    assert torch.equal(everything(chosen), torch.cat([whole.images[5:], whole.images[:2]]))
    assert chosen.class_start.tolist() == [0, 4, 6] and chosen.counts.tolist() == [4, 2]


def test_a_choice_of_a_choice_is_the_choice(way: str) -> None:
    whole = pictures()
    twice = select(select(whole, [2, 0, 1]), [1, 2])
    assert torch.equal(everything(twice), whole.images[:5]) and twice.class_names == ("a", "b")


def test_rotated_images_are_those_that_torch_turns(way: str) -> None:
    whole = pictures()
    turned = rotate(select(whole, [2, 0]))
    upright = torch.cat([whole.images[5:], whole.images[:2]])
    wanted = torch.cat([torch.rot90(upright, turn, (2, 3)) for turn in range(4)])
    assert torch.equal(everything(turned), wanted)
    assert (turned.turns is None) is (way == "copied")
    assert torch.equal(everything(rotate(turned))[:48], torch.cat([wanted, torch.rot90(wanted, 1, (2, 3))]))


def test_a_set_has_one_fingerprint_however_it_lies(way: str) -> None:
    whole = pictures()
    chosen = select(whole, [2, 0])
    copied = replace(chosen, images=everything(chosen), rows=None)
    assert fingerprint(chosen) == fingerprint(copied) != fingerprint(whole)
    assert fingerprint(rotate(replace(whole, fingerprint="known"))) != "known"
    assert select(replace(whole, fingerprint="known"), [0, 1]).fingerprint == ""


def test_neighbours_are_not_copied_and_many_are_not_either() -> None:
    whole = pictures()
    assert select(whole, [1, 2]).images.data_ptr() == whole.images[2:].data_ptr()
    assert select(whole, [0, 2]).compact(0).images.data_ptr() != whole.images.data_ptr()


def test_taking_leaves_the_images_alone(way: str) -> None:
    whole = pictures()
    before = whole.images.clone()
    rotate(whole).take(torch.arange(36)).fill_(0)
    assert torch.equal(whole.images, before)


def test_counts_of_images_and_bytes_are_those_of_the_choice(way: str) -> None:
    chosen = select(pictures(), [2, 0])
    assert (chosen.n_images, chosen.n_bytes) == (6, 6 * 50)
    assert (rotate(chosen).n_images, rotate(chosen).n_bytes) == (24, 24 * 50)


def test_images_that_would_fill_a_device_stay_where_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "UNIFIED", 9 * 50 - 1)
    there = pictures().to("meta")
    assert there.images.device.type == "cpu" and there.device.type == "meta"
    monkeypatch.setattr(module, "UNIFIED", 9 * 50)
    assert pictures().to("meta").images.device.type == "meta"


def test_some_images_are_taken_from_where_they_lie_each_with_its_own_turn(way: str) -> None:
    turned = rotate(select(pictures(), [2, 0]))
    which = torch.tensor([23, 1, 8, 8, 15])
    assert torch.equal(turned.take(which), everything(turned)[which])
