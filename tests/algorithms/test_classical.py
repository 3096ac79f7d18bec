"""Classical classifiers on features: what scikit-learn answers, as tensors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC
from sklearn.tree import DecisionTreeClassifier
from torch import Tensor
from torch.nn import functional as F
from torch.utils._python_dispatch import TorchDispatchMode

from workbench.algorithms.classical import classical_head, crammer_singer_weights
from workbench.algorithms.closed_form import crammer_singer
from workbench.algorithms.trees import trees_head
from workbench.config import AdaptConfig, ConfigError, knobs_of
from workbench.tasks.labelled import TaskError

KINDS = ["logistic", "svm", "tree", "forest"]
SHOTS = [[1, 1], [3, 1], [1] * 5, [5] * 5, [3, 1, 2, 1, 5], [2] * 7, [1, 4, 2, 1, 1, 3, 2]]
EXACT = {"rtol": 0.0, "atol": 1e-10}


def samples(shots: list[int], spread: float = 1.0, tasks: int = 2, width: int = 12) -> tuple[Tensor, Tensor, Tensor]:
    """Features (T, S, D) around a centre for each class, their labels, and features of queries (T, 9, D)."""
    generator = torch.Generator().manual_seed(sum(shots))
    labels = torch.arange(len(shots)).repeat_interleave(torch.tensor(shots))
    labels = torch.stack([labels[torch.randperm(len(labels), generator=generator)] for _ in range(tasks)])
    centres = torch.randn(tasks, len(shots), width, generator=generator, dtype=torch.float64)
    noise = torch.randn(tasks, labels.shape[1] + 9, width, generator=generator, dtype=torch.float64)
    own = centres.gather(1, labels[..., None].expand(-1, -1, width))
    return own + spread * noise[:, 9:], labels, centres[:, [0] * 9] + noise[:, :9]


def unit(features: Tensor) -> Any:
    return F.normalize(features, dim=-1).numpy()


def test_every_choice_of_the_settings_is_here() -> None:
    choices = next(each for each in knobs_of(AdaptConfig) if each.name == "final_head").choices
    assert list(choices) == ["own", *KINDS]
    features, labels, _ = samples([1, 1])
    with pytest.raises(ConfigError, match="no final classifier named magic; there are logistic, svm, tree, forest"):
        classical_head("magic", features, labels, 2)


@pytest.mark.parametrize("shots", SHOTS, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_it_knows_the_examples_it_was_fitted_to(kind: str, shots: list[int]) -> None:
    features, labels, queries = samples(shots, spread=0.05)
    head = classical_head(kind, features, labels, len(shots))
    assert head(queries).shape == (2, 9, len(shots))
    if kind == "forest":  # a tree of it has not seen every example
        assert (head(features).argmax(-1) == labels).double().mean() >= 0.5
    else:
        assert torch.equal(head(features).argmax(-1), labels)


@pytest.mark.parametrize("shots", SHOTS, ids=str)
def test_logistic_regression_gives_the_probabilities_of_scikit_learn(shots: list[int]) -> None:
    features, labels, queries = samples(shots)
    answers = classical_head("logistic", features, labels, len(shots))(queries).softmax(-1)
    for i in range(2):
        reference = LogisticRegression(C=10, class_weight="balanced", max_iter=1000).fit(
            unit(features[i]), labels[i].numpy()
        )
        expected = torch.from_numpy(reference.predict_proba(unit(queries[i])))
        torch.testing.assert_close(answers[i], expected, **EXACT)


@pytest.mark.parametrize("shots", SHOTS, ids=str)
def test_the_machine_gives_the_margins_of_scikit_learn(shots: list[int]) -> None:
    features, labels, queries = samples(shots)
    answers = classical_head("svm", features, labels, len(shots))(queries)
    for i in range(2):
        reference = LinearSVC(class_weight="balanced", dual=False).fit(unit(features[i]), labels[i].numpy())
        margins = torch.from_numpy(reference.decision_function(unit(queries[i])))
        own = answers[i, :, 1] - answers[i, :, 0] if len(shots) == 2 else answers[i]
        torch.testing.assert_close(own, margins, **EXACT)
        assert answers[i].argmax(-1).tolist() == reference.predict(unit(queries[i])).tolist()


@pytest.mark.parametrize("shots", [*SHOTS, [25] * 5], ids=str)
@pytest.mark.parametrize("kind", ["tree", "forest"])
def test_trees_give_the_probabilities_of_scikit_learn(kind: str, shots: list[int]) -> None:
    features, labels, queries = samples(shots)
    answers = classical_head(kind, features, labels, len(shots))(queries).exp()
    for i in range(2):
        reference = {"tree": DecisionTreeClassifier, "forest": RandomForestClassifier}[kind]
        fitted = reference(class_weight="balanced", random_state=0).fit(features[i].numpy(), labels[i].numpy())
        expected = torch.from_numpy(fitted.predict_proba(queries[i].numpy()))
        torch.testing.assert_close(answers[i], expected.clamp(min=1e-6), **EXACT)


@pytest.mark.parametrize("kind", ["logistic", "svm"])
def test_a_class_is_not_likelier_for_having_more_examples(kind: str) -> None:
    """Every example of the first class six times over: the classifier is the same."""
    features, labels, queries = samples([2] * 3)
    first = labels == 0
    more = torch.cat([features, *[features[first].view(2, 2, -1)] * 5], 1)
    of_more = torch.cat([labels, labels.new_zeros(2, 10)], 1)
    once, often = (classical_head(kind, x, y, 3)(queries).argsort(-1) for x, y in [(features, labels), (more, of_more)])
    assert (once == often).double().mean() > 0.9


def test_trees_draw_the_line_where_scikit_learn_draws_it() -> None:
    """Thresholds lie halfway between samples; so do these queries, and a hair to either side of them."""
    features = torch.arange(1, 13, dtype=torch.float64)[None, :, None] / 10
    labels = torch.arange(12)[None] % 3
    reference = DecisionTreeClassifier(random_state=0).fit(features[0].numpy(), labels[0].numpy())
    lines = torch.from_numpy(reference.tree_.threshold[reference.tree_.children_left > 0])
    queries = torch.cat([lines, lines - 1e-7, lines + 1e-7, lines.float().double()])[None, :, None]
    answers = classical_head("tree", features, labels, 3)(queries)[0].argmax(-1)
    assert answers.tolist() == reference.predict(queries[0].numpy()).tolist()


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_examples_give_the_same_classifier(kind: str) -> None:
    features, labels, queries = samples([3] * 5)
    torch.manual_seed(1)
    first = classical_head(kind, features, labels, 5)(queries)
    torch.manual_seed(2)
    assert torch.equal(classical_head(kind, features, labels, 5)(queries), first)


@pytest.mark.parametrize("kind", KINDS)
def test_tasks_do_not_feel_each_other_and_keep_their_type(kind: str) -> None:
    features, labels, queries = (each[:, :] for each in samples([2] * 4, tasks=3))
    together = classical_head(kind, features, labels, 4)(queries)
    alone = classical_head(kind, features[1:2], labels[1:2], 4)(queries[1:2])
    torch.testing.assert_close(together[1:2], alone, **EXACT)
    single = classical_head(kind, features.float(), labels, 4)
    assert single(queries.float()).dtype == torch.float32
    assert all(each.dtype in (torch.float32, torch.int64) for each in single.buffers())


@pytest.mark.parametrize("kind", KINDS)
def test_a_classifier_is_its_tensors(kind: str, tmp_path: Path) -> None:
    features, labels, queries = samples([2] * 4)
    first = classical_head(kind, features, labels, 4)
    save_file(dict(first.named_buffers()), tmp_path / "head.safetensors")
    other = classical_head(kind, features.flip(0), labels.flip(0), 4)
    for name, each in load_file(tmp_path / "head.safetensors").items():
        other.register_buffer(name, each)
    assert torch.equal(other(queries), first(queries))


class WithoutFloat64(TorchDispatchMode):
    """The meta device, as if it were one that has no float64: Apple's GPUs."""

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):  # type: ignore[no-untyped-def]
        out = func(*args, **(kwargs or {}))
        assert not (isinstance(out, Tensor) and out.is_meta and out.dtype == torch.float64)
        return out


def test_trees_go_to_a_device_without_float64() -> None:
    features, labels, _ = samples([2] * 3)
    fitted = [[DecisionTreeClassifier().fit(x.numpy(), y.numpy())] for x, y in zip(features, labels, strict=True)]
    with WithoutFloat64():
        head = trees_head(fitted, torch.zeros((), device="meta"))
    assert all(each.is_meta for each in head.buffers()) and head.value.dtype == torch.float32


def test_every_class_needs_an_example() -> None:
    features, _, _ = samples([2, 2])
    with pytest.raises(TaskError, match="A task of 3 classes has examples of 2"):
        classical_head("tree", features, torch.tensor([[0, 1, 2, 0], [0, 1, 1, 0]]), 3)


@pytest.mark.parametrize("shots", [[2, 3], [5] * 5, [1, 2, 3, 1, 1, 2, 4]], ids=str)
@pytest.mark.parametrize("penalty", [0.1, 2.0])
def test_liblinear_finds_the_machine_that_the_interior_point_method_finds(shots: list[int], penalty: float) -> None:
    features, labels, _ = samples(shots)
    dual = crammer_singer(features @ features.mT, labels, len(shots), penalty)
    found = crammer_singer_weights(features, labels, penalty)
    torch.testing.assert_close(found, dual.mT @ features, rtol=0, atol=1e-5)
