"""Session files for tests, and ways to tamper with them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from drawings import CHARACTERS, ink, on_page, on_paper, picture

from workbench.algorithms import algorithm_class
from workbench.config import AdaptConfig, RunConfig, knobs_of
from workbench.data.splits import Split
from workbench.engine.checkpoint import Checkpoint, save_checkpoint
from workbench.engine.commands import SupportClass
from workbench.engine.model import build
from workbench.fewshot.session_file import Session
from workbench.nets.preprocessing import Preprocessing

Entries = dict[str, bytes]


def write_run(folder: Path, data: str = "/home/someone/secret/data") -> Path:
    """A run whose network is as it began, with what a continued run needs beside it."""
    torch.manual_seed(0)
    own = knobs_of(algorithm_class("protonet").Config)
    config = RunConfig.from_values("glyphs", "protonet", {"filters": 8}, own, data)
    tensors = {f"model/{name}": each for name, each in build(config, Preprocessing()).state_dict().items()}
    split = Split((), (), (), "random", 0).to_json()
    info = {"config": config.to_json(), "preprocessing": asdict(Preprocessing()), "split": split}
    more = {"optimizer/0/step": torch.ones(100_000)}
    save_checkpoint(folder / "checkpoints" / "best.safetensors", Checkpoint(tensors | more, info))
    return folder


def session(model: str = "builtin:omniglot") -> Session:
    """Two classes, one without pictures, and three queries, one of which has a closer view."""
    each = {name: picture(on_paper(ink(name))) for name in CHARACTERS}
    far = picture(on_paper(on_page("zed", 90, (900, 1200), (500, 700))))
    assert far.closeup is not None
    classes = (
        SupportClass("arrow 箭", (each["arrow"], each["house"])),
        SupportClass("=zed", (each["zed"],)),
        SupportClass("empty", ()),
    )
    return Session(model, classes, (each["fork"], far, each["arrow"]), AdaptConfig(final_head="logistic"), 0.25)


def entries(path: Path) -> Entries:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def pack(path: Path, content: Mapping[str, bytes], compression: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as file:
        for name, each in content.items():
            file.writestr(name, each)
    return path


def with_json(content: Entries, change: Callable[[dict[str, Any]], object]) -> Entries:
    """The same with session.json as ``change`` leaves it."""
    data = json.loads(content["session.json"])
    change(data)
    return {**content, "session.json": json.dumps(data).encode()}


def png(size: tuple[int, int], mode: str = "RGBA", kind: str = "PNG") -> bytes:
    from PIL import Image

    file = io.BytesIO()
    Image.new(mode, size).save(file, kind)
    return file.getvalue()
