"""The nearest neighbour by pixels, against scikit-learn's; float64."""

from __future__ import annotations

import pytest
import torch
from sklearn.neighbors import KNeighborsClassifier

from workbench.algorithms import build_algorithm
from workbench.algorithms.base import Algorithm
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.labelled import LabelledTask, Support

TASKS, WAY, SIZE = 4, 3, 16
LABELS = torch.tensor([[2, 0, 1, 1, 0, 1], [0, 1, 2, 0, 1, 2], [1, 1, 1, 1, 2, 0], [0, 0, 2, 2, 2, 1]])


def nearest_pixel(preprocessing: Preprocessing | None = None) -> Algorithm:
    return build_algorithm("nearest_pixel", Conv4(preprocessing or Preprocessing(size=SIZE), 4), WAY, {})


def drawn(*shape: int, seed: int = 0) -> torch.Tensor:
    pixels = torch.randint(256, shape, generator=torch.Generator().manual_seed(seed))
    return pixels.to(torch.uint8)


@pytest.mark.parametrize("channels", [1, 3])
def test_answers_are_those_of_scikit_learn(channels: int) -> None:
    shown, asked = drawn(TASKS, 6, channels, SIZE, SIZE), drawn(TASKS, 20, channels, SIZE, SIZE, seed=1)
    algorithm = nearest_pixel(Preprocessing(size=SIZE, channels=channels, mean=0.3, std=0.2))
    logits = algorithm.adapt(Support(shown.double(), LABELS, WAY))(asked.double())
    for t in range(TASKS):
        reference = KNeighborsClassifier(1).fit(shown[t].flatten(1).numpy() / 255, LABELS[t].numpy())
        assert logits[t].argmax(-1).tolist() == reference.predict(asked[t].flatten(1).numpy() / 255).tolist()
        distances, _ = reference.kneighbors(asked[t].flatten(1).numpy() / 255)
        found = logits[t].amax(-1, keepdim=True)
        torch.testing.assert_close(found, -torch.from_numpy(distances).square(), rtol=0, atol=1e-10)


def test_whole_numbers_and_floating_values_are_alike() -> None:
    shown, asked = drawn(TASKS, 6, 1, SIZE, SIZE), drawn(TASKS, 5, 1, SIZE, SIZE, seed=1)
    whole = nearest_pixel().adapt(Support(shown, LABELS, WAY))(asked)
    floating = nearest_pixel().adapt(Support(shown.float(), LABELS, WAY))(asked.float())
    assert torch.equal(whole, floating)


def test_there_is_nothing_to_learn_and_nothing_to_keep() -> None:
    algorithm = nearest_pixel().train()
    assert not algorithm.state_dict() and not list(algorithm.parameters())
    task = LabelledTask(
        Support(drawn(1, 3, 1, SIZE, SIZE), torch.arange(3)[None], 3), drawn(1, 3, 1, SIZE, SIZE), LABELS[:1, :3]
    )
    loss, metrics = algorithm.meta_gradient(task)
    assert loss.isfinite() and metrics["accuracy"].shape == (1,)


def test_the_network_gives_pixels_in_use_and_in_exports() -> None:
    net, x = nearest_pixel().net, drawn(2, 3, 1, SIZE, SIZE)
    expected = (x / 255).flatten(2)
    assert net.map_shape == (1, SIZE, SIZE) and not net.adaptable()
    assert torch.equal(net.features(x)[0], expected)
    assert torch.equal(net.frozen(0, None, ())(x[0]), expected[0])


def test_pictures_of_another_size_are_refused_with_both_numbers() -> None:
    with pytest.raises(ValueError, match="compared at 1×16×16, but they are 3×12×12"):
        nearest_pixel().net.features(drawn(1, 2, 3, 12, 12))
