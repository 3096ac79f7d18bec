"""What ``workbench --self-test`` says where everything works."""

from __future__ import annotations

from typing import Any

from workbench.algorithms import algorithm_names
from workbench.data.sources import built_in_sources


def check_summary(summary: dict[str, Any]) -> None:
    steps = {each["name"]: each for each in summary["steps"]}
    assert summary["passed"] and not summary["frozen"]
    assert list(steps) == ["window", "engine", "lists", "train", "adapt", "folder", "map", "export", "end"]
    assert set(steps["lists"]["algorithms"]) == set(algorithm_names())
    assert set(steps["lists"]["datasets"]) == set(built_in_sources())
    assert (steps["train"]["dataset"], steps["train"]["episodes"]) == ("glyphs", 20)
    assert len(steps["adapt"]["answers"]) == steps["adapt"]["pictures"] == 6
    assert steps["export"]["bytes"]["classifier.onnx"] > 1_000_000
