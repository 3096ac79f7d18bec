"""The glyphs: the same everywhere, written differently each time, and neither trivial nor hopeless."""

from __future__ import annotations

import pytest
import torch

from workbench.data.glyphs import ALPHABETS, COPIES, class_counts, draw_glyphs
from workbench.data.image_set import ImageSet
from workbench.data.sources import fingerprint

# Drawn on x86-64; another machine must draw the same bytes.
DRAWN = "0d41a07aaccaad8a1f097c732effbd060ec1562caa471723595fc384a1983d24"


@pytest.fixture(scope="module")
def few() -> ImageSet:
    return draw_glyphs(alphabets=4, copies=6)


def test_there_are_enough_classes_in_alphabets_of_distinct_names() -> None:
    assert sum(class_counts()) >= 1200 and COPIES == 20
    assert len(set(ALPHABETS)) == len(ALPHABETS) == 40


def test_the_set_is_sorted_by_class_and_grouped_by_alphabet(few: ImageSet) -> None:
    classes = sum(class_counts(4))
    assert few.images.shape == (classes * 6, 1, 28, 28) and few.images.dtype == torch.uint8
    assert few.counts.tolist() == [6] * classes
    assert few.group_names == ALPHABETS[:4]
    assert few.class_group is not None
    for name, group in zip(few.class_names, few.class_group.tolist(), strict=True):
        assert name.startswith(few.group_names[group] + "/character")
    assert len(set(few.class_names)) == classes


def test_pictures_are_dark_ink_on_light_paper_and_none_is_empty_or_a_blot(few: ImageSet) -> None:
    ink = (255 - few.images.float()).flatten(1).mean(1) / 255
    assert few.images.flatten(1).amin(1).max() < 40, "every picture has full ink somewhere"
    assert few.images.flatten(1).median(1).values.min() == 255, "most of every picture is paper"
    assert ink.min() > 0.01 and ink.max() < 0.4
    assert ((few.images > 0) & (few.images < 255)).any(), "edges are anti-aliased"


def test_the_seed_decides_every_byte(few: ImageSet) -> None:
    assert fingerprint(draw_glyphs(alphabets=4, copies=6)) == fingerprint(few) == DRAWN
    assert fingerprint(draw_glyphs(1, alphabets=4, copies=6)) != fingerprint(few)


def test_fewer_alphabets_are_the_first_of_more(few: ImageSet) -> None:
    first = draw_glyphs(alphabets=1, copies=6)
    assert torch.equal(first.images, few.images[: len(first.images)])


def test_no_two_copies_are_alike(few: ImageSet) -> None:
    assert len(few.images.flatten(1).unique(dim=0)) == len(few.images)


def test_a_larger_size_draws_the_same_characters(few: ImageSet) -> None:
    large = draw_glyphs(alphabets=1, copies=6, size=56, channels=3)
    assert large.images.shape[1:] == (3, 56, 56)
    assert torch.equal(large.images[:, 0], large.images[:, 2])
    halved = torch.nn.functional.avg_pool2d(large.images[:, :1].float(), 2)
    assert (halved - few.images[: len(halved)].float()).abs().mean() < 5


def test_pixels_tell_classes_apart_a_little_but_not_well(few: ImageSet) -> None:
    generator = torch.Generator().manual_seed(0)
    pixels = few.images.float().reshape(few.n_classes, 6, -1)
    right = []
    for _ in range(300):
        chosen = pixels[torch.randperm(few.n_classes, generator=generator)[:5]]
        nearest = torch.cdist(chosen[:, 1:].flatten(0, 1), chosen[:, 0]).argmin(1)
        right.append((nearest == torch.arange(5).repeat_interleave(5)).float().mean())
    assert 0.35 < torch.stack(right).mean() < 0.68


def test_progress_is_told_and_can_cancel() -> None:
    told: list[float] = []
    draw_glyphs(alphabets=3, copies=1, progress=lambda sentence, fraction: told.append(fraction))
    assert told == sorted(told) and len(told) == 3 and 0 <= told[0] <= told[-1] <= 1

    def cancel(sentence: str, fraction: float) -> None:
        raise InterruptedError(sentence)

    with pytest.raises(InterruptedError):
        draw_glyphs(alphabets=1, copies=1, progress=cancel)
