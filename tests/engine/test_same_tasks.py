"""Several models on the same tasks: the same pictures in the same slots, and differences as a plain loop has them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from compared_runs import blocks, compared, serve, trained

from workbench.algorithms.adaptation import adapt_with
from workbench.config import ConfigError
from workbench.data.selection import select
from workbench.engine import same_tasks
from workbench.engine.checkpoint import Checkpoint, load_checkpoint, save_checkpoint
from workbench.engine.examine import ask
from workbench.engine.model import Model, load_model
from workbench.engine.paired_bootstrap import CALIBRATION
from workbench.engine.question import Question
from workbench.engine.run_requests import CompareRuns, Difference, RunsCompared
from workbench.engine.same_reply import CHOSEN_BY, ONE_TRAINING
from workbench.engine.same_tasks import SeenTasks, compare
from workbench.engine.streams import generator_on
from workbench.tasks.labelled import LabelledTask, TaskError
from workbench.tasks.sampler import EpisodeSampler

METRICS = {"accuracy", "loss", "macro_f1", "auc_ovr", "auc_hand_till", CALIBRATION}


@pytest.fixture(autouse=True)
def data(monkeypatch: pytest.MonkeyPatch) -> None:
    serve(monkeypatch, lambda _name, _size: blocks())


@pytest.fixture
def run(tmp_path: Path) -> str:
    return trained(tmp_path / "run")


def with_other_weights(run: str, folder: Path) -> str:
    """A copy of a run that errs in another way."""
    found = load_checkpoint(Path(run) / "checkpoints" / "best.safetensors")
    generator = torch.Generator().manual_seed(1)
    tensors = {
        name: each + 0.3 * torch.randn(each.shape, generator=generator) if each.is_floating_point() else each
        for name, each in found.tensors.items()
    }
    save_checkpoint(folder / "checkpoints" / "best.safetensors", Checkpoint(tensors, found.info))
    return str(folder)


def difference(found: RunsCompared, metric: str = "accuracy", first: int = 0, second: int = 1) -> Difference:
    (it,) = [each for each in found.differences if (each.first, each.second, each.metric) == (first, second, metric)]
    return it


def by_plain_loop(run: str, episodes: int, seed: int = 0) -> list[float]:
    """The accuracy on each task, with nothing but what training and Try it use as well."""
    model = load_model(run)
    names = model.info["split"]["named"]["test"]
    images = select(blocks(), [blocks().class_names.index(name) for name in names])
    sampler = EpisodeSampler(images, 5, 1, 3, torch.Generator().manual_seed(seed))
    found: list[float] = []
    for _ in range(episodes // 4):
        task = sampler.sample(4)
        for number in range(4):
            (one,) = task.support.split(1)[number : number + 1]
            logits = adapt_with(model.algorithm, one, model.config.adapt)(task.query_x[number : number + 1])
            found.append(float((logits.argmax(-1)[0] == task.query_y[number]).float().mean()))
    return found


def test_a_model_differs_from_itself_by_exactly_nothing(run: str) -> None:
    found = compared(run, run)
    assert {each.metric for each in found.differences} == METRICS
    for each in found.differences:
        assert (each.mean, each.low, each.high, each.decided, each.more_episodes) == (0, 0, 0, False, None)
        assert each.better_in == each.worse_in == 0
    assert found.models[0].metrics == found.models[1].metrics


def test_differences_are_those_of_a_plain_loop(run: str, tmp_path: Path) -> None:
    other = with_other_weights(run, tmp_path / "other")
    found = compared(run, other, episodes=40)
    first, second = (np.array(by_plain_loop(each, 40)) for each in (run, other))
    its = difference(found)
    assert its.mean == pytest.approx((second - first).mean(), abs=1e-6) and its.mean != 0
    assert (its.better_in, its.worse_in) == (int((second > first).sum()), int((second < first).sum()))
    assert [each.metrics["accuracy"].value for each in found.models] == pytest.approx([first.mean(), second.mean()])
    hardest = np.argsort((first + second) / 2, kind="stable")[:8]
    assert [each.number for each in found.hardest] == hardest.tolist()
    assert found.hardest[3].accuracy == pytest.approx((first[hardest[3]], second[hardest[3]]))


def test_each_model_gets_what_evaluate_tells_of_it(run: str, tmp_path: Path) -> None:
    """The same seed gives the tasks of ``workbench evaluate``, also to a learner that leaves something to chance."""
    by_chance = trained(tmp_path / "reptile", "reptile", inner_batch=2, inner_steps=2, test_steps=2)
    found = compared(run, by_chance, episodes=12, seed=5)
    for ref, its in zip((run, by_chance), found.models, strict=True):
        alone = ask(ref, Question(episodes=12, seed=5))
        for name in METRICS | {"entropy"}:
            assert its.metrics[name].value == pytest.approx(alone[name], abs=1e-9), name
        assert its.metrics["accuracy"].ci95 == pytest.approx(alone["ci95"])
        shares = {name: each["accuracy"] for name, each in alone["per_class"].items()}
        assert {name: each.value for name, each in its.per_class.items()} == pytest.approx(shares)
        assert its.class_tasks.keys() == shares.keys() and sum(its.class_tasks.values()) == 12 * 5
        assert list(its.badges) == alone["badges"]
    assert found.task == "5-way 1-shot, 3 queries, 12 tasks of 8 classes that no model practised on"


def test_the_order_of_models_turns_signs_alone(run: str, tmp_path: Path) -> None:
    other = with_other_weights(run, tmp_path / "other")
    there, back = compared(run, other, episodes=40), compared(other, run, episodes=40)
    assert [each.metrics for each in there.models] == [each.metrics for each in reversed(back.models)]
    for metric in METRICS:
        a, b = difference(there, metric), difference(back, metric)
        assert a.mean == pytest.approx(-b.mean) and (a.better_in, a.worse_in) == (b.worse_in, b.better_in)
        assert [a.low, a.high] == pytest.approx([-b.high, -b.low], abs=0.06 * (a.high - a.low))


def test_models_that_see_pictures_differently_are_given_the_same_ones(
    run: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = trained(tmp_path / "large", image_size=56, colour="colour")
    shown: list[list[LabelledTask]] = [[], []]
    draw = SeenTasks.sample

    def watched(self: SeenTasks, tasks: int) -> LabelledTask:
        task = draw(self, tasks)
        shown[task.query_x.shape[2] == 3].append(task)
        return task

    monkeypatch.setattr(SeenTasks, "sample", watched)
    found = compared(run, large, episodes=8, shots=2)
    assert len(shown[0]) == len(shown[1]) == 2
    for small, coloured in zip(*shown, strict=True):
        assert small.query_x.shape[2:] == (1, 28, 28) and coloured.query_x.shape[2:] == (3, 56, 56)
        assert torch.equal(small.query_y, coloured.query_y) and torch.equal(small.support.y, coloured.support.y)
        for here, there in ((small.support.x, coloured.support.x), (small.query_x, coloured.query_x)):
            as_small = torch.nn.functional.avg_pool2d(there[:, :, 0].float(), 2)
            assert (as_small - here[:, :, 0].float()).abs().mean() < 12, "the noise alone would be more"
    assert found.hardest[0].query.shape == (15, 48, 48, 3), "shown as the one that sees most does"


def test_more_tasks_begin_with_the_same_ones(run: str, tmp_path: Path) -> None:
    other = with_other_weights(run, tmp_path / "other")
    few, many = compared(run, other, episodes=6, hardest=6), compared(run, other, episodes=11, hardest=11)
    again = {each.number: each for each in many.hardest}
    assert sorted(again) == list(range(11))
    for each in few.hardest:
        assert each.accuracy == again[each.number].accuracy and each.answers == again[each.number].answers
        assert np.array_equal(each.query, again[each.number].query)


def test_the_hardest_tasks_show_what_each_model_saw_and_said(run: str, tmp_path: Path) -> None:
    other = with_other_weights(run, tmp_path / "other")
    found = compared(run, other, episodes=12, hardest=3, ways=3)
    means = [sum(each.accuracy) / 2 for each in found.hardest]
    assert len(found.hardest) == 3 and means == sorted(means)
    images = blocks()
    for each in found.hardest:
        assert len(each.class_names) == 3 and each.support.dtype == np.uint8 and each.support.shape == (3, 28, 28, 1)
        for answers, accuracy in zip(each.answers, each.accuracy, strict=True):
            right = [a == b for a, b in zip(answers, each.query_labels, strict=True)]
            assert accuracy == pytest.approx(sum(right) / len(right))
        for picture, slot in zip(each.query, each.query_labels, strict=True):
            place = images.class_names.index(each.class_names[slot])
            own = images.images[place * 12 : place * 12 + 12].permute(0, 2, 3, 1).numpy()
            assert any(np.array_equal(picture, one) for one in own), "a picture of that class"
    model = load_model(run)
    hard = found.hardest[0]
    x, y = (torch.from_numpy(each).permute(0, 3, 1, 2)[None] for each in (hard.support, hard.query))
    from workbench.tasks.labelled import Support

    predictor = model.algorithm.adapt(Support(x, torch.tensor([hard.support_labels]), 3))
    assert tuple(predictor(y)[0].argmax(-1).tolist()) == hard.answers[0]


def test_nothing_is_drawn_from_the_global_generator(run: str) -> None:
    """A run that goes on in another thread draws from it."""
    before = torch.get_rng_state()
    compared(run, run)
    assert torch.equal(torch.get_rng_state(), before)


def test_what_must_be_said_is_said(run: str, tmp_path: Path) -> None:
    other = trained(tmp_path / "other", "maml", batch_norm="transductive", shots=2, inner_steps=1)
    found = compared(run, other, run, episodes=12, ways=3)
    assert found.models[0].badges == ("practised with 5 ways, tested with 3",)
    assert {"practised with 2 shots, tested with 1", "transductive: queries share their batch statistics"} <= set(
        found.models[1].badges
    )
    told = ("3 pairs: expect one in 20 intervals to miss", "12 tasks: intervals are rough below 50")
    assert found.badges == (ONE_TRAINING, *told)
    few = {"episodes": 60, "ways": 2, "queries": 1}
    assert compared(run, run, **few).badges == ()
    assert compared(run, run, **few, split="validation").badges == (CHOSEN_BY,)


def test_progress_is_of_all_models_and_ends_the_work(run: str) -> None:
    told: list[tuple[str, float]] = []
    done: list[tuple[str, int]] = []

    class GivenUp(Exception):
        pass

    def measured(model: Model, tasks: int) -> None:
        done.append((model.ref, tasks))

    def give_up(_sentence: str, fraction: float) -> None:
        if fraction > 0.5:
            raise GivenUp

    compare(CompareRuns(1, (run, run), episodes=8), lambda *each: told.append(each), measured)
    assert [fraction for _, fraction in told if fraction >= 0] == [0.25, 0.5, 0.75, 1.0]
    assert told[2][0] == "Model 2 of 2: 4 of 8 tasks" and done == [(run, 4), (run, 8), (run, 4), (run, 8)]
    done.clear()
    with pytest.raises(GivenUp):
        compare(CompareRuns(1, (run, run), episodes=8), give_up, measured)
    assert len(done) == 3


@pytest.mark.parametrize(
    ("asked", "error", "words"),
    [
        ({"episodes": 1}, ConfigError, "--episodes is 1, but must be from 2 to 100,000"),
        ({"seed": -1}, ConfigError, "--seed is -1"),
        ({"split": "train"}, ConfigError, "test or validation classes, not on --split train"),
        ({"ways": 9}, TaskError, "A task needs 9 classes, but there are 8"),
        ({"shots": 20}, TaskError, "23 images each"),
        ({"ways": 1}, ConfigError, "--ways is 1"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_in_one_sentence(
    run: str, asked: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error) as refused:
        compared(run, run, **asked)
    assert words in str(refused.value) and "\n" not in str(refused.value)


def test_one_model_is_too_few(run: str) -> None:
    with pytest.raises(ConfigError, match="1 model was chosen, but at least 2"):
        compared(run)


def test_the_tasks_do_not_depend_on_where_a_model_computes(run: str) -> None:
    """They are drawn on the processor; what a learner draws, it draws where it computes."""
    drawn = same_tasks.Drawn(blocks(), load_model(run).config.task, 3)
    rows = [drawn.sampler().sample(4).query_x for _ in range(2)]
    assert torch.equal(*rows) and rows[0].device.type == "cpu"
    seen = SeenTasks(drawn.sampler(), blocks().take, torch.device("cpu"), 3)
    assert torch.equal(seen.sample(4).query_x.flatten(0, 1), blocks().take(rows[0].flatten()))
    assert seen.generator.initial_seed() == generator_on(torch.device("cpu"), 3).initial_seed()
