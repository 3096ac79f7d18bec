"""Checkpoints are written whole or not at all, and damage is named."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from workbench.engine.checkpoint import (
    Checkpoint,
    CheckpointError,
    load_checkpoint,
    optimizer_tensors,
    restore_optimizer,
    save_checkpoint,
    write_atomically,
)


def test_a_checkpoint_reads_back(tmp_path: Path) -> None:
    tensors = {"model/w": torch.randn(3, 4), "model/n": torch.tensor(7), "generator/g": torch.get_rng_state()}
    save_checkpoint(tmp_path / "last.safetensors", Checkpoint(tensors, {"step": 3, "name": "ψ"}))
    again = load_checkpoint(tmp_path / "last.safetensors")
    assert all(torch.equal(again.tensors[name], tensors[name]) for name in tensors)
    assert again.info["step"] == 3 and again.info["name"] == "ψ"
    assert set(again.part("model")) == {"w", "n"}


def test_shared_and_strided_tensors_are_kept(tmp_path: Path) -> None:
    w = torch.randn(4, 4)
    save_checkpoint(tmp_path / "c", Checkpoint({"model/a": w, "model/b": w.T}, {}))
    again = load_checkpoint(tmp_path / "c").part("model")
    assert torch.equal(again["b"], w.T)


@pytest.mark.parametrize("size", [0, 5, 100, -1])
def test_a_damaged_file_is_named(tmp_path: Path, size: int) -> None:
    path = tmp_path / "last.safetensors"
    save_checkpoint(path, Checkpoint({"model/w": torch.randn(30, 40)}, {}))
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(CheckpointError, match=r"last.safetensors is damaged"):
        load_checkpoint(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match=r"no checkpoint at .*none.safetensors"):
        load_checkpoint(tmp_path / "none.safetensors")


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    write_atomically(path, b"old")

    def full(fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("kind", ["adam", "sgd"])
def test_an_optimiser_goes_on_as_if_nothing_had_happened(tmp_path: Path, kind: str) -> None:
    def fresh() -> tuple[torch.nn.Linear, torch.optim.Optimizer]:
        torch.manual_seed(0)
        net = torch.nn.Linear(3, 2)
        adam = torch.optim.Adam(net.parameters(), 0.1)
        return net, adam if kind == "adam" else torch.optim.SGD(net.parameters(), 0.1, momentum=0.9)

    def go(net: torch.nn.Linear, optimizer: torch.optim.Optimizer, steps: int) -> None:
        for _ in range(steps):
            optimizer.zero_grad()
            net(torch.ones(4, 3)).square().sum().backward()
            optimizer.step()

    straight, optimizer = fresh()
    go(straight, optimizer, 6)
    net, optimizer = fresh()
    go(net, optimizer, 3)
    save_checkpoint(tmp_path / "c", Checkpoint(optimizer_tensors(optimizer), {}))
    weights = net.state_dict()
    net, optimizer = fresh()
    net.load_state_dict(weights)
    restore_optimizer(optimizer, load_checkpoint(tmp_path / "c").tensors)
    go(net, optimizer, 3)
    assert torch.equal(net.weight, straight.weight)
