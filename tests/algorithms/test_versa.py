"""VERSA: the mean of sampled probabilities, against loops, quadrature and stock operations; float64."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.algorithms import build_algorithm
from workbench.algorithms.insight import Stage
from workbench.algorithms.sampled_head import (
    SampledHead,
    drawn_around,
    log_mean_probability,
    noise_of_classes,
)
from workbench.algorithms.versa import Versa
from workbench.catalogue import catalogue
from workbench.gui.models.cards import algorithm_card
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.labelled import LabelledTask, Support

EXACT = {"rtol": 0.0, "atol": 1e-10}
TASKS, SAMPLES, WAY, WIDTH, QUERIES = 2, 3, 4, 5, 6
LABELS = torch.tensor([[0, 1, 2, 3, 3, 1], [2, 2, 1, 0, 3, 0]])


def drawn(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def seeded(seed: int = 3) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def versa(**settings: Any) -> Versa:
    torch.manual_seed(0)
    made = build_algorithm("versa", Conv4(Preprocessing(size=16), WIDTH), WAY, {"feature_width": 0, **settings})
    assert isinstance(made, Versa)
    return made.double().eval()


def support(x: Tensor | None = None) -> Support:
    return Support(255 * torch.rand(TASKS, 6, 1, 16, 16).double() if x is None else x, LABELS, WAY)


def test_the_loss_is_minus_the_log_of_the_mean_probability() -> None:
    """Not the mean of the logs: of one query of one task after the other, by the paper's formula."""
    weight, bias = drawn(TASKS, SAMPLES, WAY, WIDTH), drawn(TASKS, SAMPLES, WAY, seed=1)
    z, y = drawn(TASKS, QUERIES, WIDTH, seed=2), torch.randint(WAY, (TASKS, QUERIES), generator=seeded())
    head = SampledHead(weight, bias, nn.Identity())
    found = versa().query_losses(LabelledTask(support(), torch.empty(0), y), head(z))
    for t in range(TASKS):
        losses = []
        for q in range(QUERIES):
            chances = [(weight[t, s] @ z[t, q] + bias[t, s]).softmax(0)[y[t, q]] for s in range(SAMPLES)]
            losses.append(-(sum(chances) / SAMPLES).log())
        torch.testing.assert_close(found[t], torch.stack(losses).mean(), **EXACT)
    logs = torch.stack([(weight @ z[:, q, None, :, None])[..., 0].add(bias).log_softmax(-1) for q in range(QUERIES)])
    assert not torch.allclose(head(z), logs.mean(2).transpose(0, 1))


def test_without_variance_it_is_a_linear_classifier() -> None:
    algorithm, z, queries = versa(), drawn(TASKS, 6, WIDTH), drawn(TASKS, QUERIES, WIDTH, seed=1)
    for layers in (algorithm.amortiser.weight_log_variance, algorithm.amortiser.bias_log_variance):
        nn.init.zeros_(layers[-1].weight)
        nn.init.constant_(layers[-1].bias, -1e5)
    head = algorithm.fit(z, support(), seeded())
    assert head.weight.shape == (TASKS, 10, WAY, WIDTH)
    assert torch.equal(head.weight, head.weight[:, :1].expand_as(head.weight))
    for t in range(TASKS):
        means = torch.stack([z[t, LABELS[t] == k].mean(0) for k in range(WAY)])
        weight, bias = (
            stock(layers, means) for layers in (algorithm.amortiser.weight_mean, algorithm.amortiser.bias_mean)
        )
        expected = F.linear(queries[t], weight, bias[:, 0]).log_softmax(-1)
        torch.testing.assert_close(head(queries)[t], expected, **EXACT)


def stock(layers: nn.Sequential, x: Tensor) -> Tensor:
    """Three linear layers with ELU between."""
    x = F.elu(F.linear(x, layers[0].weight, layers[0].bias))
    x = F.elu(F.linear(x, layers[2].weight, layers[2].bias))
    return F.linear(x, layers[4].weight, layers[4].bias)


def test_many_samples_come_near_the_integral() -> None:
    """Of two classes in one dimension the difference of the logits is normal: Gauss and Hermite know its integral."""
    mean, log_variance = drawn(1, 2, 2), drawn(1, 2, 2, seed=1)
    x, samples = 1.7, 200_000
    noise = noise_of_classes(mean, samples, 2, seeded())
    classifiers = drawn_around(mean, log_variance, noise)
    found = log_mean_probability(torch.full((1, 1, 1), x).double(), classifiers[..., :1], classifiers[..., 1]).exp()
    centre = ((mean[0, 0] - mean[0, 1]) @ torch.tensor([x, 1.0]).double()).item()
    spread = (log_variance[0].exp().sum(0) @ torch.tensor([x**2, 1.0]).double()).sqrt().item()
    nodes, weights = np.polynomial.hermite_e.hermegauss(100)
    expected = (weights / (1 + np.exp(-(centre + spread * nodes)))).sum() / weights.sum()
    assert 0.05 < expected < 0.95 and spread > 0.5
    assert abs(found[0, 0, 0].item() - expected) < 4 * 0.5 / samples**0.5


def test_the_order_of_a_classs_pictures_makes_no_difference() -> None:
    algorithm, shown = versa(), support()
    order = torch.tensor([[0, 5, 2, 4, 3, 1], [1, 0, 2, 5, 4, 3]])
    assert torch.equal(LABELS.gather(1, order), LABELS) and not torch.equal(order[0], order[1])
    moved = torch.stack([x[o] for x, o in zip(shown.x, order, strict=True)])
    queries = 255 * torch.rand(TASKS, QUERIES, 1, 16, 16).double()
    with torch.no_grad():
        first, second = (algorithm.adapt(each, generator=seeded())(queries) for each in (shown, support(moved)))
    torch.testing.assert_close(second, first, **EXACT)


def test_noise_belongs_to_the_class_and_not_to_its_place() -> None:
    classes, order = drawn(TASKS, WAY, WIDTH), torch.tensor([2, 0, 3, 1])
    noise = noise_of_classes(classes, SAMPLES, 7, seeded())
    assert noise.shape == (TASKS, SAMPLES, WAY, 7)
    assert torch.equal(noise_of_classes(classes[:, order], SAMPLES, 7, seeded()), noise[:, :, order])
    plain = torch.randn(WAY, SAMPLES, 7, generator=seeded(), dtype=torch.float64)
    for t in range(TASKS):  # every task has the same noise, handed out by the rank of its classes
        assert torch.equal(noise[t][:, classes[t].sum(-1).argsort()], plain.transpose(0, 1))


def test_noise_is_scaled_by_the_standard_deviation() -> None:
    mean, log_variance, noise = (
        drawn(TASKS, WAY, 2),
        drawn(TASKS, WAY, 2, seed=1),
        drawn(TASKS, SAMPLES, WAY, 2, seed=2),
    )
    found = drawn_around(mean, log_variance, noise)
    for s in range(SAMPLES):
        torch.testing.assert_close(found[:, s], mean + log_variance.exp().sqrt() * noise[:, s], **EXACT)


@pytest.mark.parametrize(("width", "learned"), [(0, False), (WIDTH, False), (9, True)])
def test_features_are_brought_to_the_width_by_a_learned_layer(width: int, learned: bool) -> None:
    algorithm = versa(feature_width=width)
    head = algorithm.fit(drawn(TASKS, 6, WIDTH), support(), seeded())
    assert any(name.startswith("reader.") for name, _ in algorithm.named_parameters()) == learned
    assert head.weight.shape == (TASKS, 10, WAY, width or WIDTH)
    queries = drawn(TASKS, QUERIES, WIDTH, seed=1)
    read = F.linear(queries, algorithm.reader.weight, algorithm.reader.bias) if learned else queries
    torch.testing.assert_close(head(queries), log_mean_probability(read, head.weight, head.bias), **EXACT)


def test_practice_may_draw_another_number_of_classifiers() -> None:
    for algorithm, practised in ((versa(samples=6), 6), (versa(samples=6, train_samples=2), 2)):
        for training, count in ((True, practised), (False, 6)):
            head = algorithm.train(training).fit(drawn(TASKS, 6, WIDTH), support(), seeded())
            assert head.weight.shape[1] == count


def test_what_is_shown_are_the_classifiers_whose_mean_is_the_answer() -> None:
    algorithm, shown, stages = versa(samples=SAMPLES), support(), []
    queries = 255 * torch.rand(TASKS, QUERIES, 1, 16, 16).double()

    def look(stage: Any) -> None:
        assert isinstance(stage, Stage) and stage.predictor is not None
        stages.append((stage, stage.predictor()(queries).softmax(-1)))

    with torch.no_grad():
        predictor = algorithm.adapt(shown, generator=seeded(), trace=look)
        answers = predictor(queries).softmax(-1)
        torch.testing.assert_close(torch.stack([each for _, each in stages]).mean(0), answers, **EXACT)
        means = torch.stack([predictor.embed(shown.x)[0, LABELS[0] == k].mean(0) for k in range(WAY)])
        spread = (stock(algorithm.amortiser.weight_log_variance, means) / 2).exp().mean()
    assert [(each.axis, each.number, each.last) for each, _ in stages] == [
        ("sampled classifier", number + 1, SAMPLES) for number in range(SAMPLES)
    ]
    for stage, _ in stages:
        torch.testing.assert_close(stage.values["spread of the weights"][0], spread, **EXACT)


def test_whoever_types_verml_finds_it() -> None:
    assert algorithm_card(catalogue().algorithm("versa"), "").matches("VERML")
