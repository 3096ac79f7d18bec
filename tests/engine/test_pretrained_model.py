"""Models on pretrained networks: found by their reference, filled from a file, and used as they are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from torchvision.models import mobilenet_v3_small

from workbench.cli import main
from workbench.data.pictures import Picture
from workbench.engine.checkpoint import CheckpointError
from workbench.engine.commands import SupportClass
from workbench.engine.model import fetch_pretrained, load_model, model_mark
from workbench.fewshot.session import NOT_CALIBRATED, FewShotSession
from workbench.folders import weights_folder
from workbench.host.sessions import Sessions

REF = "pretrained:mobilenet_v3_small"


@pytest.fixture(scope="module")
def state() -> dict[str, torch.Tensor]:
    torch.manual_seed(3)
    return {name: each.contiguous() for name, each in mobilenet_v3_small().state_dict().items()}


@pytest.fixture
def file(state: dict[str, torch.Tensor], tmp_path: Path) -> Path:
    save_file(state, tmp_path / "own weights.safetensors")
    return tmp_path / "own weights.safetensors"


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    return tmp_path


def photographs(colour: tuple[int, int, int], n: int = 3) -> tuple[Picture, ...]:
    """Noise of one colour, which also a random network tells from another."""
    rng = np.random.default_rng(sum(colour))
    made = []
    for number in range(n):
        pixels = np.full((64, 80, 4), 255, np.uint8)
        pixels[..., :3] = np.clip(np.array(colour) + rng.normal(0, 20, (64, 80, 3)), 0, 255)
        made.append(Picture(f"{colour} {number}", "noise", pixels))
    return tuple(made)


def test_a_file_of_weights_makes_a_model(file: Path, state: dict[str, torch.Tensor]) -> None:
    torch.manual_seed(7)
    drawn = torch.get_rng_state()
    model = load_model(f"{REF}={file}")
    assert torch.equal(torch.get_rng_state(), drawn), "a run that begins elsewhere draws from the same generator"
    weights = model.algorithm.net.body.state_dict()
    assert all(torch.equal(state[name], each) for name, each in weights.items() if not name.endswith("tracked"))
    assert model.preprocessing.photo and model.preprocessing.size == 224 and model.preprocessing.channels == 3
    assert not any(each.requires_grad for each in model.algorithm.parameters())
    assert model.calibration is None


def test_photographs_are_learned_and_recognised(file: Path) -> None:
    session = FewShotSession(load_model(f"{REF}={file}"))
    red, blue = photographs((200, 40, 40)), photographs((40, 40, 200))
    shown = (SupportClass("red", red[:2]), SupportClass("blue", blue[:2]))
    found = session.adapt(shown, (red[2], blue[2]))
    assert [each.label for each in found.predictions] == ["red", "blue"]
    assert found.badges[-1] == NOT_CALIBRATED and found.reject_below == 0 and found.unlike == ""


def test_downloaded_weights_are_found_by_the_networks_name(
    home: Path, file: Path, state: dict[str, torch.Tensor]
) -> None:
    with pytest.raises(CheckpointError, match=r"mobilenet_v3_small are not on .*: download them \(--download, 10 MB\)"):
        load_model(REF)
    with pytest.raises(CheckpointError, match="are not on this computer"):
        model_mark(REF)
    weights_folder().mkdir(parents=True)
    torch.save(state, weights_folder() / "mobilenet_v3_small-01234567.pth")
    sessions = Sessions()
    assert sessions(REF) is sessions(REF)
    assert sessions(REF).model.ref == REF
    before = sessions(f"{REF}={file}")
    save_file({name: each + 0 for name, each in state.items()}, file.with_name("new.safetensors"))
    file.with_name("new.safetensors").replace(file)
    assert sessions(f"{REF}={file}") is not before, "another file is another model"


def test_what_is_no_network_or_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(
        CheckpointError, match="There is no model pretrained:resnet99; pretrained are pretrained:resnet"
    ):
        load_model("pretrained:resnet99")
    with pytest.raises(CheckpointError, match=r"There is no file of weights .*gone\.pth"):
        load_model(f"{REF}={tmp_path}/gone.pth")
    (tmp_path / "noise.pth").write_bytes(b"no weights at all")
    with pytest.raises(CheckpointError, match=r"noise\.pth is damaged, or is not a file of weights"):
        load_model(f"{REF}={tmp_path}/noise.pth")
    save_file({"a": torch.zeros(2)}, tmp_path / "other.safetensors")
    with pytest.raises(CheckpointError, match=r"other\.safetensors does not fit mobilenet_v3_small"):
        load_model(f"{REF}={tmp_path}/other.safetensors")


def test_only_pretrained_networks_without_a_file_are_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("workbench.engine.model.fetch_weights", lambda name, progress: asked.append(name))
    for ref in ("builtin:omniglot", "a run", f"{REF}=file.pth", REF):
        fetch_pretrained(ref)
    assert asked == ["mobilenet_v3_small"]


def test_a_pretrained_network_cannot_be_tested_without_a_dataset(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", f"{REF}={file}"]) == 2
    assert "--dataset" in capsys.readouterr().err
