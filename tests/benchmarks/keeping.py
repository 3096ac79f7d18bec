"""What it takes to keep what Try it holds: an export to ONNX, and a session saved and opened again.

    python tests/benchmarks/keeping.py --data FOLDER [--model builtin:omniglot] [--pictures 600] [--threads 1]

FOLDER holds omniglot/images_background.npz. Exported are five classes of five examples, in a process of its own and
checked, as the window does it; saved are --pictures drawings to recognise. Of ROUNDS, the first and the best are told.
"""

from __future__ import annotations

import argparse
import io
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image

from workbench.data.pictures import Picture, read_picture
from workbench.engine.commands import SupportClass
from workbench.engine.model import load_model
from workbench.fewshot.export import export_classifier
from workbench.fewshot.session import FewShotSession
from workbench.fewshot.session_file import Session, open_session, save_session

WAYS, SHOTS, ROUNDS = 5, 5, 3


def drawings(data: Path, number: int) -> list[Picture]:
    """Of one class after the other, so that the first of each class are SHOTS apart from those of the next."""
    with np.load(data / "omniglot" / "images_background.npz", allow_pickle=False) as arrays:
        images = np.where(arrays["images"].reshape(-1, 105, 105)[:number], 255, 0).astype(np.uint8)
    return [read_picture(_png(each), f"{n}.png") for n, each in enumerate(images)]


def _png(image: np.ndarray) -> bytes:
    file = io.BytesIO()
    Image.fromarray(image).save(file, "PNG")
    return file.getvalue()


def timed(work: Callable[[], Any]) -> str:
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return f"{took[0]:.2f} s at first, {min(took):.2f} s at best"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", default="builtin:omniglot")
    parser.add_argument("--pictures", type=int, default=600)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    shown = drawings(args.data, args.pictures)
    classes = [SupportClass(f"{way}", tuple(shown[20 * way : 20 * way + SHOTS])) for way in range(WAYS)]
    with tempfile.TemporaryDirectory() as home:
        _exported(FewShotSession(load_model(args.model)), classes, Path(home) / "classifier.onnx")
        _saved(Session(args.model, tuple(classes), tuple(shown)), Path(home) / "session.fewshot")


def _exported(session: FewShotSession, classes: list[SupportClass], path: Path) -> None:
    took = timed(lambda: export_classifier(session, classes, (), path, apart=True))
    done = export_classifier(session, classes, (), path, apart=True)
    size = path.stat().st_size / 1e6
    print(f"export: {took}; {size:.1f} MB, scores of {done.checked} pictures differ by {done.difference:.1g}")


def _saved(session: Session, path: Path) -> None:
    print(f"session of {len(session.queries)} drawings: saved in {timed(lambda: save_session(path, session))}")
    print(f"opened in {timed(lambda: open_session(path))}; {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
