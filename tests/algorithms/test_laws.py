"""The laws that every algorithm keeps, whatever it does inside; float64 where equality is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.nn import functional as F

from workbench.algorithms import algorithm_class, algorithm_names, build_algorithm
from workbench.algorithms.base import Algorithm, Predictor
from workbench.algorithms.insight import INNER_STEP, Attention, Insight, Stage
from workbench.config import Value
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.class_batches import ClassBatch
from workbench.tasks.labelled import LabelledTask, Support
from workbench.tasks.pairs import PairBatch

Case = tuple[str, dict[str, Value]]
SIZE, WAYS = 16, 5
EXACT = {"rtol": 0.0, "atol": 1e-9}


# Every algorithm as it comes, and with the switches that change how it computes.
VARIANTS: list[tuple[str, dict[str, Value]]] = [
    ("protonet", {"distance": "cosine"}),
    ("matching", {"distance": "cosine"}),
    ("matching", {"full_context": True, "reads": 2}),
    ("siamese", {"loss": "weighted-l1"}),
    ("relation", {"class_map": "sum"}),
    ("simpleshot", {"transform": "l2"}),
    ("simpleshot", {"transform": "none"}),
    ("baseline", {"head_batch": 2, "head_epochs": 20}),
    ("baseline_pp", {"head_batch": 2, "head_epochs": 20}),
    ("maml", {"first_order": True, "inner_steps": 3}),
    ("maml", {"inner_optimizer": "momentum", "inner_steps": 3, "inner_lr": 0.1}),
    ("maml", {"inner_optimizer": "adam", "inner_steps": 2, "inner_lr": 0.01}),
    ("reptile", {"inner_optimizer": "descent", "inner_lr": 0.1, "inner_batch": 2}),
    ("mann", {"sharp_reads": False, "heads": 1, "memory_slots": 8}),
    ("maml_pp", {"norm_statistics": "running"}),
    ("mann", {"direct": False}),
    ("gradient_predictor", {"predicted_steps": 2, "history": 1}),
    ("gradient_predictor", {"prediction_form": "network", "history": 3}),
    ("learned_sgd", {"every_step": False}),
    ("learned_sgd", {"learn_start": False}),
    ("versa", {"samples": 3, "train_samples": 2, "feature_width": 0}),
]
# Parameters beside a head's whose rows, along that dimension, belong to the classes in their order.
CLASS_SLOTS: dict[str, dict[str, int]] = {
    "mann": {
        **{"controller.cell.weight_ih": 1, "controller.direct.written.weight": 1},
        **{"controller.output.weight": 0, "controller.output.bias": 0},
    },
    "snail": {
        **{f"layers.blocks.{i}.{each}.weight": 1 for i in (0, 6, 12) for each in ("query", "key", "value")},
        **{f"layers.blocks.{i}.conv.weight": 1 for i in (*range(1, 6), *range(7, 12))},
        **{"layers.output.weight": 0, "layers.output.bias": 0},
    },
}
# Steps of practice until a learner beats guessing, where 40 are not enough, or a few are.
STEPS: dict[str, int] = {"snail": 200, "mann": 200, "lstm": 10, "learned_sgd": 15}
# Learners that take far longer, and the test that shows what they learn instead.
BINDING = "test_mann.test_it_learns_to_bind_pictures_to_labels_that_come_late"
SLOW = {"mann-direct=False": BINDING, "mann-sharp_reads=False-heads=1-memory_slots=8": BINDING}
CLASSES = 8  # that a classifier practises on all at once


def _called(case: tuple[str, dict[str, Value]]) -> str:
    return "-".join([case[0], *(f"{key}={value}" for key, value in case[1].items())])


@pytest.fixture(params=[*((each, {}) for each in algorithm_names()), *VARIANTS], ids=_called)
def name(request: pytest.FixtureRequest) -> Case:
    return request.param  # type: ignore[no-any-return]


def build(name: Case, seed: int = 0, filters: int = 4) -> Algorithm:
    """A small algorithm in float64, whose running statistics fit the pictures of `tasks`."""
    torch.manual_seed(seed)
    ways = CLASSES if algorithm_class(name[0]).stream == "class_batches" else WAYS
    algorithm = build_algorithm(name[0], Conv4(Preprocessing(size=SIZE), filters), ways, name[1]).double()
    _, statistics = algorithm.net.features(tasks(1, WAYS, [4] * WAYS).support.x)
    for _ in range(50):
        algorithm.net.update_running(statistics)
    return algorithm


def practice(algorithm: Algorithm, count: int, seed: int) -> LabelledTask | ClassBatch | PairBatch:
    """``count`` tasks of the stream that the algorithm practises on."""
    if algorithm.stream in ("episodes", "nothing"):
        return tasks(count, WAYS, [1] * WAYS, seed=seed)
    drawn = tasks(1, CLASSES, [count * 4] * CLASSES, seed=7).support  # always the same classes
    order = torch.randperm(len(drawn.y[0]), generator=torch.Generator().manual_seed(seed))
    x, y = drawn.x[0, order], drawn.y[0, order]
    if algorithm.stream == "class_batches":
        return ClassBatch(x, y, CLASSES, count)
    other = torch.where(torch.arange(len(y)) % 2 == 0, partner(y), partner(y, of_another=True))
    return PairBatch(x, x[other], y == y[other], count)


def partner(y: Tensor, of_another: bool = False) -> Tensor:
    """For each label (B,) the place of another image, of the same class or of another one."""
    fits = (y[:, None] == y) ^ of_another
    fits.fill_diagonal_(False)
    return fits.int().argmax(1)


def tasks(count: int, way: int, shots: list[int], queries: int = 2, seed: int = 1) -> LabelledTask:
    """``count`` tasks; a class is a coarse random pattern, and its images are that pattern with noise."""
    generator = torch.Generator().manual_seed(seed)
    coarse = torch.rand(count, way, 1, 4, 4, generator=generator, dtype=torch.float64)
    patterns = coarse.repeat_interleave(SIZE // 4, -1).repeat_interleave(SIZE // 4, -2)

    def draw(each: list[int]) -> tuple[Tensor, Tensor]:
        y = torch.arange(way).repeat_interleave(torch.tensor(each)).expand(count, -1)
        x = patterns[:, y[0]]
        noise = torch.rand(x.shape, generator=generator, dtype=x.dtype)
        return 255 * (0.6 * x + 0.4 * noise), y

    support_x, support_y = draw(shots)
    return LabelledTask(Support(support_x, support_y, way), *draw([queries] * way))


def adapt(algorithm: Algorithm, support: Support) -> Predictor:
    return algorithm.adapt(support, generator=torch.Generator().manual_seed(3))


def answer(algorithm: Algorithm, task: LabelledTask) -> Tensor:
    with torch.no_grad():
        return adapt(algorithm, task.support)(task.query_x)


def weights_of(algorithm: Algorithm) -> dict[str, Tensor]:
    return {name: value.clone() for name, value in algorithm.state_dict().items()}


@pytest.mark.parametrize("shots", [[1, 1], [1] * 5, [2] * 7, [1, 3], [3, 1, 2, 1, 5]], ids=str)
def test_logits_fit_any_way_and_unequal_shots(name: Case, shots: list[int]) -> None:
    algorithm, task = build(name).eval(), tasks(3, len(shots), shots)
    predictor = adapt(algorithm, task.support)
    assert predictor(task.query_x).shape == (3, 2 * len(shots), len(shots))
    assert predictor.embed(task.query_x).shape[:2] == (3, 2 * len(shots))
    assert predictor.meta.way == len(shots)
    assert predictor(task.query_x).isfinite().all()


def test_practice_changes_what_is_trainable_and_nothing_else(name: Case) -> None:
    algorithm = build(name).train()
    dict(algorithm.named_parameters()).get("net.blocks.0.kernel", torch.zeros(1)).requires_grad_(False)
    before = {key: value.detach().clone() for key, value in algorithm.named_parameters()}
    optimizer = torch.optim.Adam([*(p for p in algorithm.parameters() if p.requires_grad), torch.zeros(1)], 1e-2)
    for seed in range(3):
        optimizer.zero_grad()
        algorithm.meta_gradient(practice(algorithm, 2, seed), torch.Generator().manual_seed(seed))
        optimizer.step()
    for key, value in algorithm.named_parameters():
        assert torch.equal(value, before[key]) == (not value.requires_grad), key


@pytest.mark.parametrize("training", [True, False])
def test_adapting_leaves_the_weights(name: Case, training: bool) -> None:
    algorithm, task = build(name).train(training), tasks(2, 3, [2, 1, 2])
    before = weights_of(algorithm)
    adapt(algorithm, task.support)(task.query_x)
    assert all(torch.equal(value, before[key]) for key, value in algorithm.state_dict().items())
    assert all(p.grad is None for p in algorithm.parameters())


def test_permuting_classes_permutes_logits(name: Case) -> None:
    algorithm, task = build(name).eval(), tasks(2, WAYS, [1, 2, 1, 3, 1])
    order = torch.tensor([3, 0, 4, 1, 2])
    expected = answer(algorithm, task)[..., order.argsort()]
    permuted = Support(task.support.x, order[task.support.y], WAYS)
    of_head = {f"head.{key}": 0 for key, _ in algorithm.head.named_parameters()} if hasattr(algorithm, "head") else {}
    with torch.no_grad():
        known = dict(algorithm.named_parameters())  # a variant may lack some
        slots = {key: dim for key, dim in CLASS_SLOTS.get(name[0], {}).items() if key in known}
        for key, dim in (of_head | slots).items():
            rows = algorithm.get_parameter(key).transpose(0, dim)
            rows[:WAYS] = rows[:WAYS][order.argsort()].clone()
        torch.testing.assert_close(adapt(algorithm, permuted)(task.query_x), expected, **EXACT)


def test_looking_makes_no_difference(name: Case) -> None:
    algorithm, task, told = build(name).eval(), tasks(2, 3, [2, 1, 2]), []
    expected = answer(algorithm, task)
    with torch.no_grad():
        predictor = algorithm.adapt(task.support, generator=torch.Generator().manual_seed(3), trace=told.append)
        torch.testing.assert_close(predictor(task.query_x), expected, **EXACT)
    for each in told:
        check_stage(each, 2) if isinstance(each, Stage) else check_attention(each, task)
    numbers = [(each.axis, each.number) for each in told if isinstance(each, Stage)]
    assert numbers == sorted(set(numbers), key=numbers.index) and all(n <= told[0].last for _, n in numbers)


def check_stage(stage: Stage, tasks: int) -> None:
    of_layers = [each for layers in stage.layers.values() for each in layers.values()]
    for each in (*stage.values.values(), *of_layers):
        assert each.shape == (tasks,) and each.isfinite().all() and not each.requires_grad


def check_attention(attention: Attention, task: LabelledTask) -> None:
    shown, asked = task.support.y.shape[1], task.query_y.shape[1]
    assert attention.weights.shape[:2] == (2, {"questions": asked, "examples": shown}[attention.of])
    assert attention.over == "memory slots" or attention.weights.shape[2] == shown
    assert (attention.weights >= 0).all() and (attention.weights.sum(-1) <= 1 + 1e-9).all()


def test_every_stage_has_a_predictor_that_leads_to_the_last(name: Case) -> None:
    """What a person sees at the last inner step is what the predictor answers, and its loss on the examples."""
    algorithm, task, shown = build(name).eval(), tasks(2, 3, [2, 1, 2]), []

    def look(insight: Insight) -> None:
        if isinstance(insight, Stage) and insight.predictor is not None:
            made = insight.predictor()
            shown.append((insight, made(task.query_x)))
            loss = F.cross_entropy(made(task.support.x).transpose(1, 2), task.support.y, reduction="none").mean(1)
            torch.testing.assert_close(insight.values["loss"], loss, **EXACT)

    with torch.no_grad():
        predictor = algorithm.adapt(task.support, generator=torch.Generator().manual_seed(3), trace=look)
        expected = predictor(task.query_x)
    assert all(logits.shape == expected.shape for _, logits in shown)
    if shown and shown[-1][0].axis == INNER_STEP:
        torch.testing.assert_close(shown[-1][1], expected, **EXACT)
    if hasattr(algorithm, "steps"):
        assert [each.number for each, _ in shown] == list(range(algorithm.steps() + 1))


def test_a_query_does_not_feel_its_neighbours(name: Case) -> None:
    algorithm, task = build(name).eval(), tasks(2, WAYS, [1] * WAYS)
    together = answer(algorithm, task)
    with torch.no_grad():
        alone = adapt(algorithm, task.support)(task.query_x[:, 3:4])
    torch.testing.assert_close(alone, together[:, 3:4], **EXACT)


def test_saved_and_loaded_it_answers_alike(name: Case, tmp_path: Path) -> None:
    algorithm, task = build(name).eval(), tasks(1, WAYS, [1] * WAYS)
    save_file(algorithm.state_dict(), tmp_path / "weights.safetensors")
    other = build(name, seed=5).eval()
    learns = any(True for _ in algorithm.parameters())
    assert not learns or not torch.equal(answer(other, task), answer(algorithm, task))
    other.load_state_dict(load_file(tmp_path / "weights.safetensors"))
    assert torch.equal(answer(other, task), answer(algorithm, task))


def test_an_adapted_predictor_is_its_tensors(name: Case, tmp_path: Path) -> None:
    algorithm, task, other = build(name).eval(), tasks(1, 3, [1, 2, 1]), tasks(1, 3, [1, 2, 1], seed=9)
    with torch.no_grad():
        first, second = adapt(algorithm, task.support), adapt(algorithm, other.support)
        expected = first(task.query_x)
        assert not torch.equal(second(task.query_x), expected)
        save_file(dict(first.named_buffers()), tmp_path / "predictor.safetensors")
        second.load_state_dict(load_file(tmp_path / "predictor.safetensors"), strict=False)
        assert torch.equal(second(task.query_x), expected)


def test_the_same_seed_gives_the_same_loss(name: Case) -> None:
    task = practice(build(name), 2, seed=1)
    losses = [build(name, seed=2).train().meta_gradient(task, torch.Generator().manual_seed(4))[0] for _ in range(2)]
    assert torch.equal(losses[0], losses[1])


@pytest.mark.parametrize("batch_norm", ["inductive", "transductive"])
def test_a_batch_gives_what_single_tasks_give(name: Case, batch_norm: str) -> None:
    algorithm, task = build(name).eval(), tasks(6, 3, [2, 1, 2])
    algorithm.batch_norm = batch_norm
    singly = torch.cat([answer(algorithm, each) for each in task.split(1)])
    torch.testing.assert_close(answer(algorithm, task), singly, **EXACT)


def test_practice_on_a_batch_is_the_mean_of_single_tasks(name: Case) -> None:
    if build(name).stream in ("class_batches", "pairs"):
        pytest.skip("its practice consists of pictures, which are normalised together, not of tasks")
    task, losses = tasks(3, WAYS, [1] * WAYS), []
    whole, _ = build(name).train().meta_gradient(task, torch.Generator().manual_seed(4))
    for each in task.split(1):
        losses.append(build(name).train().meta_gradient(each, torch.Generator().manual_seed(4))[0])
    torch.testing.assert_close(whole, torch.stack(losses).mean(), **EXACT)


def test_it_learns_to_beat_guessing(name: Case) -> None:
    """Practised on noisy patterns for seconds, it recognises new ones far better than one in five."""
    if _called(name) in SLOW:
        pytest.skip(f"takes tens of thousands of tasks; see {SLOW[_called(name)]}")
    algorithm = build(name, filters=16).float().train()
    optimizer = torch.optim.Adam([*algorithm.parameters(), torch.zeros(1)], 3e-3)
    for seed in range(STEPS.get(name[0], 40)):
        optimizer.zero_grad()
        algorithm.meta_gradient(practice(algorithm, 4, seed), torch.Generator().manual_seed(seed))
        optimizer.step()
    algorithm.eval()
    task = tasks(40, WAYS, [1] * WAYS, queries=5, seed=10_000)
    assert task.metrics(answer(algorithm, task))["accuracy"].mean() > 0.6
