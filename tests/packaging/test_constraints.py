"""Every version in the frozen program is chosen, and none of them is one that the workbench cannot use."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BUNDLED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["package"]]
PINNED = re.compile(r"([\w.-]+)==([\w.]+)")


def pins(flavour: str) -> dict[str, str]:
    """Name → version."""
    lines = (ROOT / "packaging" / f"constraints-{flavour}.txt").read_text(encoding="utf-8").splitlines()
    found = [PINNED.fullmatch(line) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(each[1]): each[2] for each in found if each}


@pytest.mark.parametrize("flavour", ["cpu", "cuda"])
def test_every_line_pins_one_version_and_names_no_place(flavour: str) -> None:
    text = (ROOT / "packaging" / f"constraints-{flavour}.txt").read_text(encoding="utf-8")
    assert not [line for line in text.splitlines() if line and not line.startswith("#") and not PINNED.fullmatch(line)]
    assert "://" not in text


@pytest.mark.parametrize("flavour", ["cpu", "cuda"])
@pytest.mark.parametrize("text", BUNDLED)
def test_every_dependency_has_a_version_that_the_project_allows(flavour: str, text: str) -> None:
    wanted, chosen = Requirement(text), pins(flavour)
    assert canonicalize_name(wanted.name) in chosen
    assert wanted.specifier.contains(chosen[canonicalize_name(wanted.name)])


def test_both_flavours_have_the_same_window() -> None:
    cpu, cuda = pins("cpu"), pins("cuda")
    for name in ("pyside6-essentials", "shiboken6", "pyqtgraph", "pillow", "onnxruntime", "pyinstaller"):
        assert cpu[name] == cuda[name]
