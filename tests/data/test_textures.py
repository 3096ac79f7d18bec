"""The textures: the same everywhere, different each time, in colour, and neither trivial nor hopeless."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from workbench.data import textures
from workbench.data.image_set import ImageSet
from workbench.data.sources import Progress, fingerprint, open_dataset
from workbench.data.splits import PARTS, split_classes
from workbench.data.texture_families import NAMES
from workbench.data.texture_fields import angle, direction, wave
from workbench.data.texture_palettes import CONTRAST, LIGHTNESS, PALETTES, choose
from workbench.data.texture_pictures import TextureJitter
from workbench.data.textures import COPIES, VARIANTS, draw_textures
from workbench.sections import SplitConfig

# Drawn on x86-64; another machine must draw the same bytes.
DRAWN = "40536581fb06f354264232d6b09252c04b941ca8775bbc049fd9dbdaf34ecb45"
STILL = TextureJitter(turn=0, scale=0, shift=0, light=0, slope=0, tint=0, dye=0, noise=0, blob=0)


@pytest.fixture(scope="module")
def few() -> ImageSet:
    """Every family in two palettes."""
    return draw_textures(palettes=2, copies=4)


def test_there_are_hundreds_of_classes_in_families_of_distinct_names() -> None:
    assert len(NAMES) * len(PALETTES) * VARIANTS >= 500 and COPIES == 20
    assert len(set(NAMES)) == len(NAMES) >= 20


def test_the_set_is_sorted_by_class_and_grouped_by_family(few: ImageSet) -> None:
    classes = len(NAMES) * 2 * VARIANTS
    assert few.images.shape == (classes * 4, 3, 32, 32) and few.images.dtype == torch.uint8
    assert few.counts.tolist() == [4] * classes
    assert few.group_names == NAMES and few.class_group is not None
    for name, group in zip(few.class_names, few.class_group.tolist(), strict=True):
        assert name.startswith(NAMES[group] + "/")
    assert len(set(few.class_names)) == classes


def test_whole_families_can_be_held_out(few: ImageSet) -> None:
    split = split_classes(few, SplitConfig(split="group"))
    families = [{few.class_names[index].partition("/")[0] for index in getattr(split, part)} for part in PARTS]
    assert all(families) and not families[0] & (families[1] | families[2])


def test_the_seed_decides_every_byte(few: ImageSet) -> None:
    assert fingerprint(draw_textures(palettes=2, copies=4)) == fingerprint(few) == DRAWN
    assert fingerprint(draw_textures(1, palettes=2, copies=4)) != fingerprint(few)


def test_fewer_families_are_the_first_of_more(few: ImageSet) -> None:
    first = draw_textures(families=2, palettes=2, copies=4)
    assert torch.equal(first.images, few.images[: len(first.images)])


def test_no_two_classes_are_alike_even_where_nothing_is_varied(few: ImageSet) -> None:
    """Not in their first picture, nor in how often each brightness of a colour occurs, which no shift changes."""
    plain = draw_textures(palettes=2, copies=1, jitter=STILL).images
    spread = torch.stack([torch.histc(each.float(), 32, 0, 255) for each in plain.flatten(0, 1)])
    for seen in (plain.flatten(1).float(), spread.reshape(len(plain), -1)):
        apart = torch.cdist(seen, seen) + 1e6 * torch.eye(len(seen))
        assert apart.min() > 10


def test_no_two_pictures_are_alike(few: ImageSet) -> None:
    assert len(few.images.flatten(1).unique(dim=0)) == len(few.images)


@pytest.mark.parametrize("what", ["turn", "scale", "light", "slope", "tint", "dye", "noise", "blob"])
def test_each_way_in_which_pictures_differ_is_real(what: str) -> None:
    # blossoms are figures, so that nothing moves which is not asked to
    index = NAMES.index("Blossoms")
    amount = {"blob": 1.0, "turn": 0.05}.get(what, 0.1)
    varied = TextureJitter(**{**vars(STILL), what: amount})
    still, moved = (
        draw_textures(families=index + 1, palettes=1, copies=2, size=8, jitter=jitter).images[-2:].float()
        for jitter in (STILL, varied)
    )
    assert torch.equal(still[0], still[1])
    assert (moved[0] - moved[1]).abs().max() > 4


def test_pictures_are_colourful_neither_dark_nor_blank(few: ImageSet) -> None:
    seen = few.images.float()
    assert 90 < seen.mean() < 165
    assert (seen.amax(1) - seen.amin(1)).mean() > 40, "red, green and blue differ"
    assert seen.mean(1).flatten(1).std(1).quantile(0.05) > 12, "hardly a picture is of one colour alone"


@pytest.mark.parametrize("size", [8, 48, 84, 100])
def test_any_size_is_drawn(size: int) -> None:
    assert draw_textures(families=1, palettes=1, copies=2, size=size).images.shape == (4, 3, size, size)


def test_a_larger_size_draws_the_same_pictures() -> None:
    small, large = (
        draw_textures(families=2, palettes=2, copies=4, size=size, jitter=TextureJitter(noise=0)).images.float()
        for size in (32, 96)
    )
    assert (torch.nn.functional.avg_pool2d(large, 3) - small).abs().mean() < 5


def test_in_grey_there_is_one_channel_of_the_same_lightness(few: ImageSet) -> None:
    grey = draw_textures(families=1, palettes=2, copies=4, channels=1).images
    weights = torch.tensor(LIGHTNESS)[:, None, None]
    assert grey.shape[1] == 1
    assert ((few.images[: len(grey)] * weights).sum(1, keepdim=True) - grey).abs().max() < 1


def test_pixels_tell_classes_apart_a_little_but_not_well(few: ImageSet) -> None:
    generator = torch.Generator().manual_seed(0)
    pixels = few.images.float().reshape(few.n_classes, 4, -1)
    right = []
    for _ in range(300):
        chosen = pixels[torch.randperm(few.n_classes, generator=generator)[:5]]
        nearest = torch.cdist(chosen[:, 1:].flatten(0, 1), chosen[:, 0]).argmin(1)
        right.append((nearest == torch.arange(5).repeat_interleave(3)).float().mean())
    assert 0.40 < torch.stack(right).mean() < 0.70


def test_progress_is_told_and_can_cancel() -> None:
    told: list[float] = []
    draw_textures(families=1, palettes=2, copies=1, progress=lambda sentence, fraction: told.append(fraction))
    assert told == sorted(told) and len(told) == 2 * VARIANTS and 0 <= told[0] <= told[-1] <= 1

    def cancel(sentence: str, fraction: float) -> None:
        raise InterruptedError(sentence)

    with pytest.raises(InterruptedError):
        draw_textures(families=1, palettes=1, copies=1, progress=cancel)


@pytest.mark.parametrize(("size", "channels"), [(12, 3), (12, 1), (16, 3)])
def test_they_are_opened_by_name_and_drawn_once_for_each_size(
    size: int, channels: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []

    def drawn(*, size: int, channels: int, progress: Progress) -> ImageSet:
        asked.append((size, channels))
        return draw_textures(families=1, palettes=1, copies=2, size=size, channels=channels, progress=progress)

    monkeypatch.setattr(textures, "draw_textures", drawn)
    first, again = (open_dataset("textures", size=size, channels=channels) for _ in range(2))
    assert asked == [(size, channels)]
    assert first.images.shape[1:] == (channels, size, size) and fingerprint(first) == fingerprint(again)


def test_waves_and_angles_are_close_to_the_true_ones() -> None:
    turns = np.linspace(-1, 2, 301, dtype=np.float32)
    assert np.abs(wave(turns) - (1 + np.cos(2 * np.pi * turns)) / 2).max() < 0.011
    around = np.arange(0.002, 1, 0.01)
    x, y = np.cos(2 * np.pi * around).astype(np.float32), np.sin(2 * np.pi * around).astype(np.float32)
    assert np.abs(angle(x, y) - around).max() < 0.001
    for each in around.tolist():
        one, other = direction(each)
        off = abs(one * np.sin(2 * np.pi * each) - other * np.cos(2 * np.pi * each))
        assert off < np.sin(np.deg2rad(0.7)) and abs(one * one + other * other - 1) < 1e-6


def test_colours_that_touch_differ_in_lightness() -> None:
    rng = np.random.default_rng(0)
    for name in PALETTES:
        light = choose(rng, name) @ np.array(LIGHTNESS)
        assert np.abs(np.diff(light)).min() >= CONTRAST - 1e-6
