"""On which pictures models are compared: those that none of them practised on, and the same for all."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import torch
from compared_runs import blocks, compared, serve, trained
from safetensors.torch import save_file
from torchvision.models import mobilenet_v3_small

from workbench.data.errors import DataError
from workbench.data.glyphs import draw_glyphs
from workbench.data.image_set import ImageSet
from workbench.data.picture_draw import KNOWN_CLASSES
from workbench.data.picture_split import picture_keys
from workbench.data.selection import select
from workbench.data.textures import draw_textures
from workbench.engine import same_tasks
from workbench.engine.checkpoint import CheckpointError, load_checkpoint
from workbench.engine.model import load_model
from workbench.engine.same_pictures import _alike, shared_pictures
from workbench.tasks.labelled import TaskError

FEW = "every task has 5 of the same 8 classes: intervals speak of these alone"


@pytest.fixture(autouse=True)
def data(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[int], ImageSet]]:
    """What the engine opens by the name of a dataset, at a size."""
    opened: dict[str, Callable[[int], ImageSet]] = {}
    serve(monkeypatch, lambda name, size: opened[name](size) if name in opened else blocks())
    return opened


def named(run: str, *parts: str) -> set[str]:
    """The classes of parts, as the run recorded them."""
    info = load_checkpoint(Path(run) / "checkpoints" / "best.safetensors").info
    return {name for part in parts for name in info["split"]["named"][part]}


def drawn_from(monkeypatch: pytest.MonkeyPatch, *runs: str, **asked: Any) -> ImageSet:
    """The pictures that the tasks of a comparison come from."""
    seen: list[ImageSet] = []
    whole = same_tasks.shared_pictures

    def watched(*args: Any) -> Any:
        shared = whole(*args)
        seen.append(next(iter(shared.sets.values())))
        return shared

    with monkeypatch.context() as patch:
        patch.setattr(same_tasks, "shared_pictures", watched)
        compared(*runs, **{"episodes": 2, "ways": 2, "queries": 2, **asked})
    return seen[0]


def test_no_model_practised_on_the_classes_nor_was_chosen_by_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = [trained(tmp_path / f"{seed}", split_seed=seed, test_fraction=0.5) for seed in range(3)]
    found = drawn_from(monkeypatch, *runs)
    wanted = set.intersection(*(named(each, "test") for each in runs))
    assert set(found.class_names) == wanted and 2 <= len(wanted) < 20
    assert not any(wanted & named(each, "train", "validation") for each in runs)


def test_the_validation_classes_can_be_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = trained(tmp_path / "run")
    assert set(drawn_from(monkeypatch, run, run, split="validation").class_names) == named(run, "validation")


def test_too_few_classes_are_told_with_both_numbers(tmp_path: Path) -> None:
    runs = [trained(tmp_path / f"{seed}", split_seed=seed) for seed in (1, 2)]
    left = len(named(runs[0], "test") & named(runs[1], "test"))
    with pytest.raises(TaskError) as refused:
        compared(*runs)
    assert f"{left} classes that no model practised on" in str(refused.value)
    assert f"A task needs 5 classes, but there are {left}." in str(refused.value)


def test_no_class_that_is_left_is_told_as_such(tmp_path: Path) -> None:
    runs = []
    for test in (["class 0", "class 1"], ["class 2", "class 3"]):
        named_parts = {"test": test, "validation": ["class 38", "class 39"], "train": ["class 20", "class 21"]}
        split = tmp_path / f"{test[0]}.json"
        split.write_text(json.dumps(named_parts))
        runs.append(trained(tmp_path / test[0], split="file", split_file=str(split), ways=2))
    with pytest.raises(DataError) as refused:
        compared(*runs)
    assert "No picture of glyphs is kept for test by all 2 models (24 of 480 for " in str(refused.value)


def test_a_model_of_another_dataset_may_be_given_any_classes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: dict[str, Callable[[int], ImageSet]]
) -> None:
    data["textures"] = lambda _size: replace(blocks(), images=255 - blocks().images)
    run = trained(tmp_path / "run")
    other = trained(tmp_path / "other", dataset="textures", image_size=28, colour="grey")
    assert set(drawn_from(monkeypatch, run, other).class_names) == named(run, "test")
    found = compared(run, other)
    assert found.models[1].badges == ("other dataset than it was trained on", FEW)
    first = compared(other, run)
    assert first.dataset == "textures" and first.models[1].badges == ("other dataset than it was trained on", FEW)


def test_data_that_no_model_practised_on_are_parted_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: dict[str, Callable[[int], ImageSet]]
) -> None:
    data["dtd"] = lambda _size: replace(blocks(), images=255 - blocks().images)
    run = trained(tmp_path / "run")
    assert drawn_from(monkeypatch, run, run, dataset="dtd").n_classes == 8
    assert "8 classes kept for test" in compared(run, run, dataset="dtd").task


def test_a_pretrained_network_may_be_given_any_classes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    torch.manual_seed(3)
    weights = {name: each.contiguous() for name, each in mobilenet_v3_small().state_dict().items()}
    save_file(weights, tmp_path / "weights.safetensors")
    pretrained, run = f"pretrained:mobilenet_v3_small={tmp_path / 'weights.safetensors'}", trained(tmp_path / "run")
    found = compared(run, pretrained, episodes=2, ways=3, queries=2)
    assert found.models[1].title == pretrained
    assert {"other dataset than it was trained on", "pretrained network"} <= set(found.models[1].badges)
    assert set(drawn_from(monkeypatch, run, pretrained).class_names) == named(run, "test")
    with pytest.raises(CheckpointError, match="practised on no dataset here; say with --dataset"):
        compared(pretrained, run)


def test_the_same_pictures_under_another_name_are_known_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else classes that it practised on would be in its test."""
    run = trained(tmp_path / "run")
    same = trained(tmp_path / "same", dataset="omniglot", split_seed=4, test_fraction=0.5)
    assert set(drawn_from(monkeypatch, run, same).class_names) == named(run, "test") & named(same, "test")


def test_runs_by_picture_are_compared_on_pictures_that_none_practised_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = {"split": "pictures", "queries": 1, "test_fraction": 0.5}
    runs = [trained(tmp_path / f"{seed}", "baseline", split_seed=seed, **small) for seed in (1, 2)]
    parts = [
        load_checkpoint(Path(each) / "checkpoints" / "last.safetensors").info["split"]["pictures"] for each in runs
    ]
    found = drawn_from(monkeypatch, *runs, queries=1)
    assert set(picture_keys(found)) == set(parts[0][2]) & set(parts[1][2])
    assert not set(picture_keys(found)) & {*parts[0][0], *parts[0][1], *parts[1][0], *parts[1][1]}
    told = compared(*runs, queries=1)
    assert all(KNOWN_CLASSES in each.badges for each in told.models)
    assert f"pictures that no model practised on, of 40 classes ({KNOWN_CLASSES})" in told.task
    by_class = trained(tmp_path / "by class", test_fraction=0.5)
    mixed = drawn_from(monkeypatch, runs[0], by_class, queries=1)
    assert set(mixed.class_names) == named(by_class, "test")
    assert set(picture_keys(mixed)) <= set(parts[0][2])


def test_pictures_that_a_model_of_another_name_practised_on_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: dict[str, Callable[[int], ImageSet]]
) -> None:
    by_picture = trained(
        tmp_path / "by picture", "baseline", split="pictures", queries=1, dataset="textures", colour="grey"
    )
    fewer = select(blocks(), range(36))
    data["glyphs"] = lambda _size: fewer
    run = trained(tmp_path / "run", image_size=32)
    found = drawn_from(monkeypatch, run, by_picture, queries=1)
    trained_on = load_checkpoint(Path(by_picture) / "checkpoints" / "last.safetensors").info["split"]["pictures"][0]
    assert not set(picture_keys(found)) & set(trained_on)
    said = compared(run, by_picture, queries=1).models[1].badges
    assert said[0] == "other dataset than it was trained on" and "pictures that it practised on are left out" in said[1]


def test_turned_classes_count_as_the_first_run_counts_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    upright, turned = trained(tmp_path / "upright"), trained(tmp_path / "turned", rotations=True)
    found = compared(turned, upright)
    assert "8 classes that no model practised on, each turned four ways" in found.task
    assert "practised without turned classes" in found.models[1].badges
    assert found.models[0].badges == (FEW.replace(" classes:", " classes, turned:"),)
    assert any(name.endswith("90°") for each in found.hardest for name in each.class_names)
    assert "practised with turned classes" in compared(upright, turned).models[1].badges
    assert drawn_from(monkeypatch, upright, turned).n_classes == 8


def test_tasks_are_shaped_as_those_of_the_first_run(tmp_path: Path) -> None:
    first = trained(tmp_path / "first", shots=3, least_shots=1, queries=2, within_group=True, split="group", ways=3)
    other = trained(tmp_path / "other", split="group")
    found = compared(first, other)
    assert found.task.startswith("3-way 1 to 3-shot within one group, 2 queries, 10 tasks of ")
    groups = {name: int(group) for name, group in zip(blocks().class_names, blocks().class_group, strict=True)}
    for each in found.hardest:
        assert len({groups[name] for name in each.class_names}) == 1
        counts = [each.support_labels.count(slot) for slot in range(3)]
        assert all(1 <= count <= 3 for count in counts)
    assert "unequal shots: 1 to 3 per class" in found.models[1].badges
    assert compared(first, other, shots=2).task.startswith("3-way 2-shot within one group")


def test_of_a_mixture_the_runs_own_dataset_is_taken_unless_another_is_asked_for(
    tmp_path: Path, data: dict[str, Callable[[int], ImageSet]]
) -> None:
    data["textures"] = lambda _size: replace(blocks(), images=255 - blocks().images)
    both = trained(tmp_path / "both", mixture="textures", image_size=28, colour="grey")
    run = trained(tmp_path / "run", image_size=28)
    found = compared(both, run)
    assert found.dataset == "glyphs" and found.models[1].badges == (FEW,)
    assert found.models[0].badges == (FEW, "practised on 2 datasets: glyphs 50%, textures 50%")
    other = compared(both, run, dataset="textures")
    assert other.dataset == "textures" and "other dataset than it was trained on" in other.models[1].badges


def test_a_run_without_test_classes_says_so(tmp_path: Path) -> None:
    run = trained(tmp_path / "run", split="all")
    with pytest.raises(CheckpointError, match="run was trained without test classes"):
        compared(run, run)


def test_changed_data_are_told(tmp_path: Path, data: dict[str, Callable[[int], ImageSet]]) -> None:
    run = trained(tmp_path / "run")
    more = blocks()
    more.images[0] = 9
    data["glyphs"] = lambda _size: more
    assert compared(run, run).models[0].badges == ("the data has changed since training", FEW)


def test_sets_that_do_not_agree_are_refused(tmp_path: Path, data: dict[str, Callable[[int], ImageSet]]) -> None:
    run, large = trained(tmp_path / "run"), trained(tmp_path / "large", image_size=56)
    whole = blocks()
    fewer = select(whole, range(39))
    shorter = replace(whole, images=whole.images[1:], class_start=whole.class_start - (whole.class_start > 0).long())
    shuffled = replace(whole, images=whole.images[torch.randperm(480, generator=torch.Generator().manual_seed(0))])
    for other, words in (
        (fewer, "class class 39 is in one alone"),
        (shorter, "class class 0 has 12 and 11 pictures"),
        (shuffled, "picture after picture looks another"),
    ):
        data["glyphs"] = lambda size, other=other: other if size == 56 else whole
        with pytest.raises(DataError) as refused:
            compared(run, large)
        assert "at 28 pixels in grey as at 56 pixels in grey" in str(refused.value) and words in str(refused.value)


@pytest.mark.parametrize(
    "draw",
    [partial(draw_glyphs, alphabets=2), partial(draw_textures, families=8, palettes=1)],
    ids=["glyphs", "textures"],
)
def test_what_is_drawn_here_is_the_same_at_every_size(draw: Callable[..., ImageSet]) -> None:
    """Else no two models that see it differently could be compared."""
    small, large, grey = (draw(size=size, channels=channels) for size, channels in ((28, 3), (48, 3), (32, 1)))
    assert _alike(small, large) > 0.9 and _alike(small, grey) > 0.9
    assert _alike(small, replace(large, rows=torch.arange(large.n_images).roll(23))) < 0.5


def test_all_see_the_same_set_where_they_see_alike(tmp_path: Path) -> None:
    run, large = trained(tmp_path / "run"), trained(tmp_path / "large", image_size=56)
    models = [load_model(each) for each in (run, large, run)]
    shared = shared_pictures(models, "glyphs", "", "test", lambda _sentence, _fraction: None)
    assert set(shared.sets) == {(28, 1), (56, 1)} and shared.of(models[0]) is shared.of(models[2])
