"""A small dataset in Omniglot's layout, for tests that need a real source but no real data."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np


def write_small_omniglot(folder: Path, alphabets: int = 8, characters: int = 10) -> Path:
    """Write ``images_background.npz`` and ``alphabets.json``: a pattern of bars for each character, with noise."""
    rng = np.random.default_rng(0)
    n = alphabets * characters
    bars = np.kron(rng.random((n, 1, 7, 7)) > 0.4, np.ones((1, 1, 4, 4))) > 0
    noise = rng.random((n, 20, 28, 28)) < 0.05
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / "images_background.npz", images=bars ^ noise)
    spans = {f"Alphabet {i}": [i * characters, (i + 1) * characters] for i in range(alphabets)}
    (folder / "alphabets.json").write_text(json.dumps(spans))
    return folder
