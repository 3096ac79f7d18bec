"""Checkpoints are written whole or not at all, and damage is named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import save as to_bytes

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
    with pytest.raises(CheckpointError, match=r"last.safetensors is damaged: it is cut off, or no safetensors file\.$"):
        load_checkpoint(path)


@pytest.mark.parametrize("place", [-1, -2000, 40])
def test_one_bit_is_enough_to_be_found_out(tmp_path: Path, place: int) -> None:
    """Of a tensor, and of the record beside them, where it still reads as JSON."""
    path = tmp_path / "last.safetensors"
    save_checkpoint(path, Checkpoint({"model/w": torch.randn(30, 40)}, {"step": 3}))
    data = bytearray(path.read_bytes())
    if place == 40:
        data = data.replace(b'\\"step\\": 3', b'\\"step\\": 4')
    else:
        data[place] ^= 1
    assert data != path.read_bytes()
    path.write_bytes(data)
    with pytest.raises(CheckpointError, match=r"last.safetensors is damaged: it is not what was written, by its SHA"):
        load_checkpoint(path)


def test_a_file_of_an_earlier_version_has_no_hash_and_opens(tmp_path: Path) -> None:
    path = tmp_path / "last.safetensors"
    path.write_bytes(to_bytes({"model/w": torch.ones(2)}, {"workbench": '{"format": 1, "step": 3}'}))
    assert load_checkpoint(path).info["step"] == 3


@pytest.mark.parametrize("kind", [torch.bool, torch.bfloat16, torch.float64, torch.int64])
def test_tensors_of_every_kind_and_shape_are_kept(tmp_path: Path, kind: torch.dtype) -> None:
    tensors = {"a": torch.ones(2, 3).to(kind), "b": torch.tensor(1).to(kind), "c": torch.empty(0, 4).to(kind)}
    save_checkpoint(tmp_path / "c", Checkpoint(tensors, {}))
    again = load_checkpoint(tmp_path / "c").tensors
    assert all(torch.equal(again[name], each) and again[name].dtype is kind for name, each in tensors.items())


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(CheckpointError, match=r"folder is damaged: it is no file\.$"):
        load_checkpoint(tmp_path / "folder")


def test_a_file_that_may_not_grow_is_a_sentence_and_the_old_one_stays(tmp_path: Path) -> None:
    """A real refusal by the system, in a process that may write no more than so many bytes."""
    path = tmp_path / "last.safetensors"
    code = (
        "import resource, signal, sys, torch\n"
        "from pathlib import Path\n"
        "from workbench.engine.checkpoint import Checkpoint, CheckpointError, save_checkpoint\n"
        "path = Path(sys.argv[1])\n"
        "save_checkpoint(path, Checkpoint({'model/w': torch.ones(2)}, {'step': 3}))\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
        "try:\n"
        "    save_checkpoint(path, Checkpoint({'model/w': torch.ones(9000)}, {}))\n"
        "except CheckpointError as error:\n"
        "    print(error)\n"
    )
    told = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True).stdout
    assert told == f"The checkpoint {path} cannot be written: File too large.\n"
    assert load_checkpoint(path).info["step"] == 3
    assert [each.name for each in tmp_path.iterdir()] == ["last.safetensors"]


def test_the_state_of_another_optimiser_is_refused() -> None:
    optimizer = torch.optim.Adam(torch.nn.Linear(3, 2).parameters())
    with pytest.raises(ValueError, match="parameter 7, but there are 2"):
        restore_optimizer(optimizer, {"7/step": torch.tensor(1.0)})
    with pytest.raises(ValueError, match=r"exp_avg has the shape \(5,\)"):
        restore_optimizer(optimizer, {"0/exp_avg": torch.zeros(5)})


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
