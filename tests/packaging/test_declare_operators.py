"""The frozen program imports a torchvision whose compiled operators cannot be loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HOOK = Path(__file__).resolve().parents[2] / "packaging" / "hooks" / "declare_operators.py"
EXTENSION = "def _has_ops():\n    return {has}\n"
# as torchvision does it
DESCRIBES = """\
import torch

@torch.library.register_fake("torchvision::nms")
def nms(dets, scores, iou_threshold):
    return dets

@torch.library.register_fake("torchvision::qnms")
def qnms(dets, scores, iou_threshold):
    return dets
"""
HOOKED = f"import runpy, sys; runpy.run_path({str(HOOK)!r}); assert 'torch' not in sys.modules; import torchvision"


@pytest.fixture
def stand_in(tmp_path: Path) -> Path:
    """A folder with a torchvision that has no compiled operators."""
    package = tmp_path / "torchvision"
    package.mkdir()
    (package / "__init__.py").write_text("from . import extension\nfrom torchvision import _meta_registrations\n")
    (package / "extension.py").write_text(EXTENSION.format(has=False))
    (package / "_meta_registrations.py").write_text(DESCRIBES)
    return tmp_path


def run(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)


def test_without_the_hook_it_cannot_be_imported(stand_in: Path) -> None:
    assert "operator torchvision::nms does not exist" in run(stand_in, "import torchvision").stderr


def test_with_the_hook_it_can_and_torch_is_not_imported_before(stand_in: Path) -> None:
    done = run(stand_in, f"{HOOKED}; import torch; print(torch.ops.torchvision.qnms.default)")
    assert done.stdout == "torchvision.qnms.default\n", done.stderr


def test_operators_that_are_there_are_left_alone(stand_in: Path) -> None:
    extension = stand_in / "torchvision" / "extension.py"
    real = "import torch\nreal = torch.library.Library('torchvision', 'DEF')\n"
    real += "real.define('nms(Tensor d, Tensor s, float t) -> Tensor')\n"
    real += "real.define('qnms(Tensor d, Tensor s, float t) -> Tensor')\n"
    extension.write_text(real + EXTENSION.format(has=True))
    done = run(stand_in, f"{HOOKED}; print(hasattr(torchvision.extension, 'declared'))")
    assert done.stdout == "False\n", done.stderr
