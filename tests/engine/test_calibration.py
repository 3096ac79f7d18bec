"""Calibration: facts about temperatures, chances and what a checkpoint keeps of them."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from workbench.algorithms.base import Predictor, PredictorMeta
from workbench.algorithms.heads import CentreHead
from workbench.algorithms.rejection import FEATURES, LOGITS, Rejector, feature_score, logit_score
from workbench.config import AdaptConfig, RunConfig
from workbench.engine import calibrate as module
from workbench.engine.calibrate import calibrate
from workbench.engine.calibration import Likeness, ModelCalibration, Rejection
from workbench.engine.calibration_fits import LEAST_LIMIT, fit_likeness, fit_rejection
from workbench.engine.calibration_tasks import shapes
from workbench.engine.checkpoint import Checkpoint, CheckpointError, load_checkpoint, save_checkpoint
from workbench.engine.control import Control
from workbench.engine.examine import Question, ask
from workbench.engine.model import load_model
from workbench.engine.setup import Setup, set_up
from workbench.engine.temperature import Temperature, cross_entropy, fit_temperature, fit_temperatures
from workbench.engine.train import train
from workbench.tasks.labelled import Support, TaskError

MakeConfig = Callable[..., RunConfig]
REJECTION = Rejection(LOGITS, 1.5, -0.5, 0.2, -0.3, 0.4, 0.9, 0.8)
KEPT = ModelCalibration(
    Temperature(1.7, 0.1, -0.2),
    REJECTION,
    Likeness((0.0, 1.0), (1.0, 2.0), 1.9),
    AdaptConfig(),
    tasks=7,
    error=(0.2, 0.1),
)


def answers(seed: int = 0, n: int = 400) -> tuple[list[Tensor], list[Tensor]]:
    """Answers whose logits are the logarithms of the chances that the labels were drawn with, of 3 and 6 ways."""
    generator = torch.Generator().manual_seed(seed)
    logits = [2 * torch.randn(n, way, generator=generator, dtype=torch.float64) for way in (3, 6)]
    labels = [torch.multinomial(each.softmax(-1), 1, generator=generator)[:, 0] for each in logits]
    return logits, labels


def test_answers_that_are_as_sure_as_right_need_no_temperature() -> None:
    assert fit_temperature(*answers(n=4000)) == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize("factor", [0.01, 0.5, 3.0, 1000.0])
def test_logits_k_times_as_large_need_a_temperature_k_times_as_large(factor: float) -> None:
    logits, labels = answers()
    plain = fit_temperature(logits, labels)
    assert fit_temperature([factor * each for each in logits], labels) == pytest.approx(factor * plain, rel=1e-4)


@pytest.mark.parametrize("factor", [0.3, 1.0, 5.0])
def test_the_loss_is_never_worse_and_the_labels_stay(factor: float) -> None:
    logits, labels = answers()
    logits = [factor * each for each in logits]
    found = fit_temperature(logits, labels)
    assert cross_entropy(logits, labels, found) <= cross_entropy(logits, labels, 1.0) + 1e-4
    assert all(torch.equal((each / found).argmax(-1), each.argmax(-1)) for each in logits)


def test_tasks_of_another_size_get_a_temperature_of_their_own() -> None:
    truth, sizes = Temperature(1.5, 0.3, -0.6), [(math.log(w), math.log(s)) for w in (3, 6) for s in (1, 5)]
    batches = [answers(seed, n=4000) for seed in (0, 1)]
    pairs = [(logits[place], labels[place]) for place in (0, 1) for logits, labels in batches]
    logits = [truth.of(*size) * each for size, (each, _) in zip(sizes, pairs, strict=True)]
    labels = [each for _, each in pairs]
    found = fit_temperatures(logits, labels, sizes)
    assert [found.of(*size) for size in sizes] == pytest.approx([truth.of(*size) for size in sizes], rel=0.06)
    one = fit_temperature(logits, labels)

    def loss(temperatures: list[float]) -> float:
        return cross_entropy([each / t for each, t in zip(logits, temperatures, strict=True)], labels, 1.0)

    assert loss([found.of(*size) for size in sizes]) < loss([one] * 4) <= loss([1.0] * 4)


def test_a_temperature_is_found_where_all_answers_are_right() -> None:
    right = torch.eye(5, dtype=torch.float64)
    found = fit_temperature([right], [torch.arange(5)])
    assert 0 < found < 1
    confidence = float((right / found).softmax(-1).max())
    assert 0.5 < confidence < 1  # five right answers do not prove that all will be


def test_a_temperature_where_nothing_is_told_apart() -> None:
    assert fit_temperature([torch.zeros(4, 3, dtype=torch.float64)], [torch.tensor([0, 1, 2, 0])]) == 1.0


def test_a_temperature_needs_finite_answers() -> None:
    with pytest.raises(ValueError, match="not all of them are finite"):
        fit_temperature([torch.tensor([[math.nan, 1.0]])], [torch.tensor([0])])
    with pytest.raises(ValueError, match="there are no answers"):
        fit_temperature([], [])


def rows(apart: float, n: int = 500, of_features: float = 0.0) -> np.ndarray:
    """Pictures of known and unknown classes whose scores lie ``apart`` standard deviations from each other."""
    rng = np.random.default_rng(0)
    known = np.arange(n) % 2
    scores = rng.normal(size=(n, 2)) + known[:, None] * [apart, of_features]
    return np.column_stack([known, scores, np.log(rng.choice([2, 5, 10], n)), np.log(rng.choice([1, 5], n))])


def test_scores_that_lie_apart_are_told_without_fault() -> None:
    found = fit_rejection(rows(50.0))
    assert found is not None and found.auroc == 1.0 and found.rejected == 1.0


def test_the_area_is_that_of_two_normal_distributions() -> None:
    found = fit_rejection(rows(2.0, n=20000))
    assert found is not None
    expected = 0.5 * (1 + math.erf(2.0 / 2))  # Φ(d / √2)
    assert found.auroc == pytest.approx(expected, abs=0.01)


def test_95_of_100_known_pictures_are_kept() -> None:
    made = rows(1.5, n=2000)
    found = fit_rejection(made)
    assert found is not None
    chance = 1 / (1 + np.exp(-(made[:, [1, 3, 4]] @ [found.slope, found.of_way, found.of_shots] + found.offset)))
    assert (chance[made[:, 0] > 0] >= found.below).mean() == pytest.approx(0.95, abs=0.002)


def test_scores_that_tell_nothing_reject_nothing() -> None:
    assert fit_rejection(rows(0.0)) is None
    assert fit_rejection(rows(-3.0, of_features=-3.0)) is None  # the wrong way round: what is unlike must not be known
    assert fit_rejection(rows(2.0)[::2]) is None  # none of the pictures is of another class


def test_the_score_that_tells_better_is_taken() -> None:
    better, as_good = fit_rejection(rows(1.0, of_features=3.0)), fit_rejection(rows(3.0, of_features=1.0))
    assert better is not None and as_good is not None
    assert (better.score, as_good.score) == (FEATURES, LOGITS)


def predictor(centres: Tensor) -> Predictor:
    """Two-dimensional features are the pictures themselves."""
    return Predictor(torch.nn.Flatten(2), CentreHead(centres), PredictorMeta(way=centres.shape[1]))


@pytest.mark.parametrize("score", [LOGITS, FEATURES])
def test_the_nearer_a_picture_is_to_a_class_the_more_likely_it_is_known(score: str) -> None:
    x = torch.tensor([[[0.0, 0.0], [0.0, 1.0], [10.0, 0.0], [10.0, 1.0]]])[..., None, None]
    made = predictor(torch.tensor([[[0.0, 0.5], [10.0, 0.5]]]))
    support = Support(x, torch.tensor([[0, 0, 1, 1]]), 2)
    applied = replace(KEPT, rejection=replace(REJECTION, score=score)).applied(made, support)
    away = torch.tensor([[[0.0, 0.5 + distance] for distance in (0.1, 0.5, 1.0, 3.0)]])[..., None, None]
    logits, known = applied.judged(away)
    assert torch.equal(logits, made(away))
    assert applied.meta.temperature == pytest.approx(1.7 * 2**0.1 * 2**-0.2)
    assert known is not None and bool((known.diff(dim=-1) < 0).all()) and bool(((known > 0) & (known < 1)).all())
    assert made.rejector is None and made.judged(away)[1] is None


def test_ways_and_shots_beyond_those_measured_count_as_the_nearest() -> None:
    def offset(way: int, shots: int) -> float:
        labels = torch.arange(way).repeat_interleave(shots)[None]
        support = Support(torch.zeros(1, way * shots, 2, 1, 1), labels, way)
        return REJECTION.rejector(predictor(torch.zeros(1, way, 2)), support).offset

    assert offset(10, 10) == offset(20, 30) != offset(5, 10)
    assert offset(2, 1) == pytest.approx(-0.5 + 0.2 * math.log(2))


def test_a_picture_that_was_an_example_is_known_without_an_infinity() -> None:
    centres = torch.tensor([[[1.0, 2.0], [3.0, 4.0]]])
    score = feature_score(centres, centres)
    assert bool(score.isfinite().all())
    known = Rejector(2.0, 0.0, 0.5, centres)(centres, torch.zeros(1, 2, 2))
    assert bool((known > 0.999).all())
    assert torch.equal(logit_score(torch.tensor([[[1.0, 3.0]]])), torch.tensor([[3.0]]))


def test_features_like_those_of_practice_are_within_the_limit_and_others_beyond() -> None:
    generator = torch.Generator().manual_seed(0)

    def group(*shape: int, wider: float = 1.0) -> Tensor:
        return 3 + wider * 2 * torch.randn(*shape, 20, generator=generator)

    practised, others = [group(40) for _ in range(50)], [group(2, 8, wider=1.5) for _ in range(50)]
    found = fit_likeness(practised, others)
    assert found is not None and found.limit > LEAST_LIMIT
    groups = [group(8, wider=1.5) for _ in range(500)]
    assert not any(float(found.distance(each).median()) > found.limit for each in groups)
    assert float(found.distance(groups[0] + 9).median()) > found.limit
    assert fit_likeness([], others) is None and fit_likeness(practised, []) is None


def test_what_is_written_is_read_again() -> None:
    plain = json.loads(json.dumps(KEPT.to_json()))
    assert ModelCalibration.from_json(plain) == KEPT
    bare = replace(KEPT, rejection=None, likeness=None)
    assert ModelCalibration.from_json(json.loads(json.dumps(bare.to_json()))) == bare


WRONG: list[tuple[tuple[str, ...], Any, str]] = [
    ((), 3, "the calibration is no object"),
    (("version",), 2, "of version 2, but this program reads 1"),
    (("temperature",), 2.0, "the temperature is no object"),
    (("temperature", "value"), 0.0, "the temperature is 0, which is out of range"),
    (("temperature", "value"), "hot", "the temperature is 'hot', which is no number"),
    (("temperature", "value"), math.nan, "the temperature is nan, which is no number"),
    (("temperature", "of_way"), 99, "of_way is 99, which is out of range"),
    (("tasks",), None, "does not say how the model adapted, or on how many tasks"),
    (("options", "final_head"), "magic", "way of adapting is unknown"),
    (("options", "secret"), 1, "way of adapting is unknown"),
    (("error",), [0.1], "no list of 2 values"),
    (("error",), [0.1, 7], "the calibration error is 7, which is out of range"),
    (("rejection",), [], "the rejection is no object"),
    (("rejection", "slope"), -1.0, "slope is -1, which is out of range"),
    (("rejection", "below"), 1.5, "below is 1.5, which is out of range"),
    (("rejection", "score"), "entrails", "score is 'entrails', but there are logits, features"),
    (("rejection", "more"), 1, "the rejection lacks or does not know more"),
    (("likeness", "mean"), [], "no mean features"),
    (("likeness", "spread"), [1.0], "no list of 2 values"),
    (("likeness", "spread"), [1.0, 0.0], "a spread is 0, which is out of range"),
    (("likeness", "limit"), True, "the limit is True, which is no number"),
]


@pytest.mark.parametrize(("where", "value", "words"), WRONG, ids=[str(number) for number in range(len(WRONG))])
def test_a_calibration_that_was_tampered_with_is_refused(where: tuple[str, ...], value: Any, words: str) -> None:
    data: Any = json.loads(json.dumps(KEPT.to_json()))
    place = data
    for name in where[:-1]:
        place = place[name]
    if where:
        place[where[-1]] = value
    else:
        data = value
    with pytest.raises(ValueError, match=words):
        ModelCalibration.from_json(data)


def finished(config: RunConfig, folder: Path) -> Path:
    list(train(config, folder, Control()))
    return folder / "checkpoints" / "best.safetensors"


def made_anew(config: RunConfig, setup: Setup) -> ModelCalibration:
    assert setup.validation is not None
    found = calibrate(setup.algorithm, setup.validation(), config.adapt, setup.practised, tasks=8, seed=3)
    assert found is not None
    return found


@pytest.mark.parametrize("algorithm", ["protonet", "maml"])
def test_a_run_ends_with_a_calibrated_model(tiny: MakeConfig, tmp_path: Path, algorithm: str) -> None:
    path = finished(tiny(algorithm), tmp_path)
    model = load_model(str(tmp_path))
    found = model.calibration
    assert found is not None and found.tasks >= 4 and found.temperature.value > 0
    assert model.calibrated_for(AdaptConfig()) is found
    assert model.calibrated_for(AdaptConfig(final_head="logistic")) is None
    assert "calibration" not in load_checkpoint(path.with_name("last.safetensors")).info
    assert not any(name.startswith("optimizer/") for name in load_checkpoint(path).tensors)


def test_a_stopped_run_is_calibrated_too_and_goes_on_as_if_it_were_not(
    tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOMENT_S", 600)  # however slow this computer is
    config, control = tiny(episodes=16), Control()
    for event in train(config, tmp_path / "broken", control):
        if getattr(event, "episodes", 0) >= 4:
            control.stop()  # before the first validation: there is no best model yet
    assert load_model(str(tmp_path / "broken")).calibration is not None
    list(train(config, tmp_path / "broken", Control(), resume=True))
    straight = finished(config, tmp_path / "straight")
    broken = tmp_path / "broken" / "checkpoints" / "best.safetensors"
    assert load_checkpoint(broken).info["calibration"] == load_checkpoint(straight).info["calibration"]


def test_a_stopped_run_is_calibrated_on_few_tasks_and_a_completed_one_anew(
    tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FEWEST", 1)
    monkeypatch.setattr(module, "MOMENT_S", 0)
    config, control = tiny(validation_episodes=30), Control()
    for event in train(config, tmp_path, control):
        if getattr(event, "episodes", 0) >= 16:
            control.stop()  # all is done, but nobody has looked yet
    few = load_model(str(tmp_path)).calibration
    list(train(config, tmp_path, Control(), resume=True))
    many = load_model(str(tmp_path)).calibration
    assert few is not None and many is not None
    assert 1 <= few.tasks <= 4 and many.tasks >= 30
    monkeypatch.setattr(module, "calibrate", lambda *_, **__: pytest.fail("it was calibrated already"))
    list(train(config, tmp_path, Control(), resume=True))


def test_whoever_stops_a_slow_run_does_not_wait_for_its_calibration(
    tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOMENT_S", 0)
    control = Control()
    for event in train(tiny(validation_episodes=30), tmp_path, control):
        if getattr(event, "episodes", 0) >= 4:
            control.stop()
    assert load_model(str(tmp_path)).calibration is None


def test_a_kill_while_calibrating_leaves_a_whole_model(
    tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*args: Any, **kwargs: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(module, "save_checkpoint", killed)
        with pytest.raises(KeyboardInterrupt):
            finished(tiny(), tmp_path)
    assert load_model(str(tmp_path)).calibration is None
    list(train(tiny(), tmp_path, Control(), resume=True))
    assert load_model(str(tmp_path)).calibration is not None


def test_a_run_without_validation_is_not_calibrated(tiny: MakeConfig, tmp_path: Path) -> None:
    list(train(tiny(split="all"), tmp_path, Control()))
    assert load_model(str(tmp_path)).calibration is None


def test_a_foreign_calibration_makes_a_checkpoint_unusable_in_words(tiny: MakeConfig, tmp_path: Path) -> None:
    path = finished(tiny(), tmp_path)
    whole = load_checkpoint(path)
    save_checkpoint(path, Checkpoint(whole.tensors, {**whole.info, "calibration": {"temperature": 2}}))
    with pytest.raises(CheckpointError, match=r"best\.safetensors cannot be used: the calibration lacks or does not"):
        load_model(str(tmp_path))


def test_calibrating_changes_no_weight_and_repeats_itself(tiny: MakeConfig) -> None:
    config = tiny("maml", batch_norm="transductive")
    setup = set_up(config)
    before = {name: each.clone() for name, each in setup.algorithm.state_dict().items()}
    setup.algorithm.train()
    assert made_anew(config, setup) == made_anew(config, setup)
    assert setup.algorithm.training and setup.algorithm.batch_norm == "transductive"
    assert all(torch.equal(before[name], each) for name, each in setup.algorithm.state_dict().items())


def test_an_overconfident_model_gets_a_higher_temperature(tiny: MakeConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tiny()
    setup = set_up(config)
    plain = made_anew(config, setup)
    adapt = setup.algorithm.adapt

    def surer(*args: Any, **kwargs: Any) -> Predictor:
        made = adapt(*args, **kwargs)
        return Predictor(made.body, torch.nn.Sequential(made.head, Times(10.0)), made.meta)

    monkeypatch.setattr(setup.algorithm, "adapt", surer)
    found = made_anew(config, setup)
    assert found.temperature.value == pytest.approx(10 * plain.temperature.value, rel=1e-3)
    assert found.temperature.of_shots == pytest.approx(plain.temperature.of_shots, abs=1e-3)
    assert found.error[1] == pytest.approx(plain.error[1], abs=1e-3)
    assert found.rejection is not None and plain.rejection is not None
    assert found.rejection.auroc == pytest.approx(plain.rejection.auroc, abs=1e-3)


class Times(torch.nn.Module):
    """Logits times a factor."""

    def __init__(self, factor: float) -> None:
        super().__init__()
        self.factor = factor

    def forward(self, x: Tensor) -> Tensor:
        return self.factor * x


def test_tasks_are_as_large_as_the_classes_and_the_learner_allow(
    tiny: MakeConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup = set_up(tiny())
    assert setup.validation is not None
    sampler: Any = setup.validation()
    found = shapes(setup.algorithm, sampler)
    assert {each.ways for each in found} == {2, 3, 5, 7}  # of 9 classes
    assert all(each.ways + each.others <= 9 and each.others <= each.ways for each in found)
    assert {each.shots for each in found} == {1, 2, 5, 10}

    def at_most_three(way: int) -> None:
        if way > 3:
            raise TaskError("too many")

    monkeypatch.setattr(setup.algorithm, "check_way", at_most_three)
    assert {each.ways for each in shapes(setup.algorithm, sampler)} == {2, 3}


def test_an_answer_that_is_no_number_is_not_calibrated(tiny: MakeConfig) -> None:
    config = tiny()
    setup = set_up(config)
    with torch.no_grad():
        next(setup.algorithm.parameters()).fill_(math.nan)
    assert setup.validation is not None
    assert calibrate(setup.algorithm, setup.validation(), config.adapt, setup.practised, tasks=4) is None


def test_an_evaluation_says_the_error_before_and_after(tiny: MakeConfig, tmp_path: Path) -> None:
    path = finished(tiny(), tmp_path)
    whole = load_checkpoint(path)
    found = ModelCalibration.from_json(whole.info["calibration"])
    hot = {**whole.info, "calibration": replace(found, temperature=Temperature(100.0)).to_json()}
    save_checkpoint(path, Checkpoint(whole.tensors, hot))
    answer = ask(str(tmp_path), Question(episodes=8))
    assert answer["temperature"] == 100.0  # whatever the size of the tasks
    assert answer["calibration_error"] != answer["calibration_error_uncalibrated"]
    other = ask(str(tmp_path), Question(episodes=8, final_head="logistic"))
    assert other["temperature"] == 1.0
    assert other["calibration_error"] == other["calibration_error_uncalibrated"]
