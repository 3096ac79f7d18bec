"""A model is measured on a dataset that is fetched for it, when that is asked for."""

from __future__ import annotations

import gzip
import json
import struct
from pathlib import Path

import numpy as np
import pytest
from local_server import listed, serving

from workbench.cli import main
from workbench.data import mnist

ASKED = ["evaluate", "builtin:omniglot", "--dataset", "mnist", "--split", "all", "--ways", "3", "--episodes", "2"]
ASKED += ["--queries", "2", "--device", "cpu", "--json"]


def packed(values: np.ndarray) -> bytes:
    return gzip.compress(struct.pack(f">HBB{values.ndim}I", 0, 8, values.ndim, *values.shape) + values.tobytes())


def test_a_dataset_is_fetched_only_when_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    labels = np.repeat(np.arange(10, dtype=np.uint8), 4)
    images = np.random.default_rng(0).integers(0, 256, (10, 28, 28), dtype=np.uint8)[labels]
    contents = [packed(images), packed(labels), packed(images), packed(labels)]
    files = dict(zip(mnist.PUBLISHED.names, contents, strict=True))
    with serving(files) as address:
        monkeypatch.setattr(mnist, "torchvision_files", lambda _: listed(files, address))
        assert main(ASKED) != 0
        assert "MNIST is not on this computer: allow its download (--download)" in capsys.readouterr().err
        assert main([*ASKED, "--download"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert "download" not in json.dumps(result)
    assert main(ASKED) == 0, "it is here now"
