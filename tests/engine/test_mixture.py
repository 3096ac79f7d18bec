"""Runs on several datasets: opened alike, each split by itself, practised on by weight, measured in turns."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from workbench.config import ConfigError, RunConfig, Value, knobs_of
from workbench.data.image_set import ImageSet
from workbench.data.splits import Split
from workbench.engine.checkpoint import CheckpointError, load_checkpoint
from workbench.engine.commands import CheckRun
from workbench.engine.control import Control
from workbench.engine.events import Event, RunStarted, StepDone, Validated
from workbench.engine.examine import ask
from workbench.engine.mixture import shared_preprocessing
from workbench.engine.model import load_model
from workbench.engine.question import Question
from workbench.engine.replies import RunChecked
from workbench.engine.setup import set_up
from workbench.engine.train import train
from workbench.host.check import check_run
from workbench.sections import MixtureConfig
from workbench.tasks.labelled import TaskError
from workbench.tasks.mixture import MixedEpisodes

MakeConfig = Callable[..., RunConfig]
MIXED = "glyphs:0.3, textures:0.7"


def images_of(name: str, *_: Any, size: int = 28, channels: int = 1, **__: Any) -> ImageSet:
    """30 classes of glyphs, 40 of textures, 50 of others, of 10 images; a pattern of its own for each class."""
    place = {"glyphs": 0, "textures": 1}.get(name, 2)
    classes = 30 + 10 * place
    generator = torch.Generator().manual_seed(place)
    patterns = torch.randint(0, 256, (classes, channels, size, size), generator=generator).repeat_interleave(10, 0)
    images = (patterns + torch.randint(-60, 61, patterns.shape, generator=generator)).clamp(0, 255).to(torch.uint8)
    names = tuple(f"{name} {number}" for number in range(classes))
    groups = tuple(f"group {number}" for number in range(classes // 10))
    return ImageSet(images, torch.arange(classes + 1) * 10, names, torch.arange(classes) // 10, groups)


@pytest.fixture
def mixed(monkeypatch: pytest.MonkeyPatch) -> MakeConfig:
    """Configs on both: ``mixed(algorithm, episodes=…, …)``."""
    from workbench.algorithms import algorithm_class

    for module in ("setup", "examine"):
        monkeypatch.setattr(f"workbench.engine.{module}.open_dataset", images_of)

    def make(algorithm: str = "protonet", **values: Value) -> RunConfig:
        small = {"filters": 4, "ways": 3, "queries": 2, "meta_batch": 4, "validation_episodes": 8, "validate_every": 16}
        given = {**small, "episodes": 32, "image_size": 16, "device": "cpu", "mixture": MIXED, **values}
        return RunConfig.from_values("glyphs", algorithm, given, knobs_of(algorithm_class(algorithm).Config))

    return make


def run(config: RunConfig, folder: Path, resume: bool = False) -> list[Event]:
    return list(train(config, folder, Control(), resume=resume))


def losses(events: list[Event]) -> list[float]:
    return [each.loss for each in events if isinstance(each, StepDone)]


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("", {"glyphs": 1.0}),
        ("glyphs:3", {"glyphs": 1.0}),
        ("textures", {"glyphs": 0.5, "textures": 0.5}),
        (" textures : 3 ,", {"glyphs": 0.25, "textures": 0.75}),
        ("textures:7, glyphs:3", {"glyphs": 0.3, "textures": 0.7}),
    ],
)
def test_weights_are_shares_of_one_and_the_run_s_own_dataset_comes_first(text: str, weights: dict[str, float]) -> None:
    found = MixtureConfig(text).weights("glyphs")
    assert list(found) == list(weights) and found == pytest.approx(weights)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("textures:much", ("'textures:much'", "glyphs:0.3")),
        (":2", ("':2'", "names of datasets")),
        ("textures:0", ("textures", "0", "above 0")),
        ("textures:inf", ("textures", "inf", "finite")),
        ("textures:-1", ("textures", "-1")),
        ("textures:nan", ("'textures:nan'",)),
        ("textures, textures:2", ("textures twice",)),
    ],
)
def test_a_text_that_does_not_read_is_refused(text: str, words: tuple[str, ...]) -> None:
    with pytest.raises(ConfigError) as refused:
        MixtureConfig(text).weights("glyphs")
    assert "--mixture" in str(refused.value) and all(word in str(refused.value) for word in words), refused.value


def test_pictures_of_all_datasets_are_seen_alike() -> None:
    made = shared_preprocessing(RunConfig(mixture=MixtureConfig("textures")))
    assert (made.size, made.channels, made.photo, made.invert) == (32, 3, True, False)
    alone = shared_preprocessing(RunConfig())
    assert (alone.size, alone.channels, alone.photo) == (28, 1, False)
    letters = shared_preprocessing(RunConfig(mixture=MixtureConfig("omniglot")))
    assert letters == alone


@pytest.mark.parametrize("algorithm", ["protonet", "maml"])
def test_a_run_reports_each_dataset_and_their_mean(mixed: MakeConfig, tmp_path: Path, algorithm: str) -> None:
    events = run(mixed(algorithm), tmp_path)
    assert isinstance(events[0], RunStarted)
    assert "practised on 2 datasets: glyphs 30%, textures 70%" in events[0].badges
    validated = [each for each in events if isinstance(each, Validated)]
    assert len(validated) == 2
    for each in validated:
        whole, *parts = each.metrics.values()
        assert list(each.metrics) == ["accuracy", "accuracy on glyphs", "accuracy on textures"]
        assert whole.value == pytest.approx(sum(part.value for part in parts) / 2)
        assert whole.ci95 == pytest.approx(sum(part.ci95**2 for part in parts) ** 0.5 / 2)


def test_practice_draws_by_weight_and_validation_in_turns(mixed: MakeConfig) -> None:
    setup = set_up(mixed())
    assert isinstance(setup.training, MixedEpisodes) and setup.validation is not None
    checked = setup.validation()
    assert isinstance(checked, MixedEpisodes)
    practised = torch.bincount(torch.cat([setup.training.origins(setup.training.sample(50)) for _ in range(20)]))
    assert abs(int(practised[0]) - 300) < 90 and int(practised.sum()) == 1000  # six standard deviations
    assert torch.bincount(checked.origins(checked.sample(40))).tolist() == [20, 20]


def test_every_dataset_is_split_by_itself_and_the_run_records_it(mixed: MakeConfig, tmp_path: Path) -> None:
    run(mixed(), tmp_path)
    info = load_checkpoint(tmp_path / "checkpoints" / "last.safetensors").info
    assert set(info["splits"]) == {"glyphs", "textures"} and info["splits"]["glyphs"] == info["split"]
    for name, count in (("glyphs", 30), ("textures", 40)):
        split = Split.from_json(info["splits"][name], images_of(name))
        assert len({*split.train, *split.validation, *split.test}) == count


def test_stop_and_continue_equals_one_run(mixed: MakeConfig, tmp_path: Path) -> None:
    config, control, first = mixed(validate_every=8), Control(), []
    for event in train(config, tmp_path / "broken", control):
        first.append(event)
        if isinstance(event, StepDone) and event.step == 3:
            control.stop()
    rest = run(config, tmp_path / "broken", resume=True)
    assert len(losses(first)) == 3
    assert losses(first) + losses(rest) == losses(run(config, tmp_path / "straight"))


def test_changed_data_of_any_dataset_is_refused(
    mixed: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(mixed(), tmp_path)

    def changed(name: str, *args: Any, **kwargs: Any) -> ImageSet:
        images = images_of(name, *args, **kwargs)
        images.images[0] += name == "textures"
        return images

    monkeypatch.setattr("workbench.engine.setup.open_dataset", changed)
    with pytest.raises(CheckpointError, match="data of textures has changed"):
        run(mixed(), tmp_path, resume=True)


@pytest.mark.parametrize(
    ("algorithm", "values", "words"),
    [
        ("baseline", {}, ("baseline", "batches of all its classes", "glyphs, textures")),
        ("siamese", {"image_size": 0}, ("siamese", "pairs of pictures", "2 of them (glyphs, textures)")),
        ("protonet", {"mixture": "photos"}, ("no dataset named photos", "textures")),
        ("protonet", {"split": "group", "held_out": "group 1"}, ("group 1", "2 datasets", "--held-out")),
    ],
)
def test_what_cannot_be_mixed_is_refused_in_a_sentence(
    mixed: MakeConfig, algorithm: str, values: dict[str, Value], words: tuple[str, ...]
) -> None:
    with pytest.raises(ConfigError) as refused:
        set_up(mixed(algorithm, **values))
    assert all(word in str(refused.value) for word in words), refused.value


def test_a_method_without_practice_is_measured_on_all_datasets(mixed: MakeConfig, tmp_path: Path) -> None:
    (validated,) = [each for each in run(mixed("nearest_pixel"), tmp_path) if isinstance(each, Validated)]
    assert len(validated.metrics) == 3


def test_the_dataset_that_does_not_suffice_is_named(mixed: MakeConfig) -> None:
    with pytest.raises(TaskError, match=r"glyphs: .* needs 25 classes, but there are 20"):
        set_up(mixed(train_ways=25))


def test_only_drawings_are_turned(mixed: MakeConfig, tmp_path: Path) -> None:
    setup = set_up(mixed(rotations=True))
    assert isinstance(setup.training, MixedEpisodes)
    turned = [name for name in setup.training.class_names if name.endswith("°")]
    assert turned and all(name.startswith("glyphs: ") for name in turned)
    run(mixed(rotations=True), tmp_path)
    answer = ask(str(tmp_path), Question(episodes=8))
    asked = [name for name in answer["per_class"] if name.endswith("°")]
    assert answer["rotations"] is True and asked and all(name.startswith("glyphs: ") for name in asked)


@pytest.fixture
def model(mixed: MakeConfig, tmp_path: Path) -> str:
    run(mixed(), tmp_path)
    return str(tmp_path)


def kept_for_test(model: str, name: str) -> set[str]:
    return set(load_model(model).info["splits"][name]["named"]["test"])


def test_a_model_of_several_datasets_is_measured_on_each(model: str) -> None:
    answer = ask(model, Question(episodes=40))
    assert answer["dataset"] == "glyphs, textures" and answer["trained_on"] == ["glyphs", "textures"]
    each = answer["by_dataset"]
    assert list(each) == ["glyphs", "textures"]
    assert answer["accuracy"] == pytest.approx((each["glyphs"]["accuracy"] + each["textures"]["accuracy"]) / 2)
    assert 0 < answer["ci95"] < each["glyphs"]["ci95"] + each["textures"]["ci95"]
    names = {f"{name}: {kept}" for name in each for kept in kept_for_test(model, name)}
    assert set(answer["per_class"]) <= names
    assert answer["badges"] == ["practised on 2 datasets: glyphs 30%, textures 70%"]


def test_a_model_of_several_datasets_is_measured_on_one_of_them(model: str) -> None:
    answer = ask(model, Question(dataset="textures", episodes=20))
    assert answer["dataset"] == "textures" and "by_dataset" not in answer
    assert set(answer["per_class"]) <= kept_for_test(model, "textures")
    assert answer["badges"] == ["practised on 2 datasets: glyphs 30%, textures 70%"]


def test_a_dataset_that_was_never_practised_on_is_said(model: str) -> None:
    answer = ask(model, Question(dataset="omniglot", episodes=4))
    assert answer["dataset"] == "omniglot" and answer["trained_on"] == ["glyphs", "textures"]
    assert "other dataset than it was trained on" in answer["badges"]


def test_data_of_one_dataset_that_has_changed_is_said_of_that_one(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(name: str, *args: Any, **kwargs: Any) -> ImageSet:
        images = images_of(name, *args, **kwargs)
        images.images[0] += name == "textures"
        return images

    monkeypatch.setattr("workbench.engine.examine.open_dataset", changed)
    assert "textures: the data has changed since training" in ask(model, Question(episodes=4))["badges"]


def test_what_a_dataset_lacks_is_told_before_the_run_with_its_name(mixed: MakeConfig) -> None:
    assert check_run(CheckRun(1, mixed())) == RunChecked(1)
    assert check_run(CheckRun(1, mixed(algorithm="nearest_pixel"))) == RunChecked(1)
    with pytest.raises(TaskError, match=r"^glyphs: .*6 classes"):
        check_run(CheckRun(1, mixed(ways=6, train_ways=3)))


def test_what_is_looked_at_before_a_run_can_be_given_up(mixed: MakeConfig) -> None:
    def give_up(_sentence: str, _fraction: float) -> None:
        raise InterruptedError

    def slow(*_: Any, progress: Callable[[str, float], None], **__: Any) -> ImageSet:
        progress("Reading", 0.5)
        raise AssertionError("it went on")

    with pytest.MonkeyPatch.context() as patch, pytest.raises(InterruptedError):
        patch.setattr("workbench.engine.setup.open_dataset", slow)
        check_run(CheckRun(1, mixed()), give_up)
