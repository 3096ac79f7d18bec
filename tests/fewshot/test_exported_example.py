"""The example beside an exported classifier gives files the labels that the session gives them, without torch."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
import torch
from drawings import CHARACTERS, content, ink, on_page, on_paper, photographed, transparent
from PIL import Image

from workbench.algorithms import algorithm_class
from workbench.config import RunConfig, knobs_of
from workbench.data.pictures import read_picture
from workbench.engine.commands import SupportClass
from workbench.engine.model import Model, build, load_model
from workbench.engine.replies import Prediction
from workbench.fewshot.export import export_classifier
from workbench.fewshot.session import FewShotSession
from workbench.nets.preprocessing import Preprocessing

ALONE = """
import runpy, sys
sys.modules['torch'] = sys.modules['workbench'] = None  # neither can be imported
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name='__main__')
"""
STYLES: dict[str, Callable[[str], bytes]] = {
    "plain.png": lambda name: content(on_paper(ink(name))),
    "inverse.jpg": lambda name: content(on_paper(ink(name, 400), "black", "gold"), "JPEG"),
    "transparent.png": lambda name: content(transparent(ink(name, 200), "white")),
    "page.png": lambda name: content(on_paper(on_page(name, 200, (1800, 2400), (900, 1500)))),
    "photographed.jpg": lambda name: content(photographed(ink(name, 1500)), "JPEG"),
    "16 bit.png": lambda name: content(Image.fromarray(255 - np.asarray(ink(name)).astype(np.uint16) * 257)),
    "turned.jpg": lambda name: content(on_paper(ink(name, 300)).rotate(90), "JPEG", exif=turned()),
}
Rows = list[tuple[str, str, str]]


def turned() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif


def ran(graph: Path, files: Sequence[Path]) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", ALONE, str(graph.with_name(f"{graph.stem}_example.py")), *map(str, files)]
    surroundings = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, capture_output=True, check=False, timeout=120, env=surroundings)


def printed(told: subprocess.CompletedProcess[bytes]) -> Rows:
    return [tuple(line.split("\t")) for line in told.stdout.decode().splitlines()]  # type: ignore[misc]


def by_example(graph: Path, files: Sequence[Path]) -> Rows:
    """What the example prints."""
    told = ran(graph, files)
    assert told.returncode == 0, told.stderr.decode()
    return printed(told)


def by_session(session: FewShotSession, classes: Sequence[SupportClass], files: Sequence[Path]) -> Rows:
    answered = session.adapt(classes, [read_picture(file) for file in files])

    def row(file: Path, each: Prediction) -> tuple[str, str, str]:
        if each.known < answered.reject_below:
            return str(file), "none of these", f"{1 - each.known:.1%}"
        return str(file), each.label, f"{each.confidence:.1%}"

    return list(map(row, files, answered.predictions))


def written(folder: Path, pictures: dict[str, bytes]) -> list[Path]:
    for name, each in pictures.items():
        (folder / name).write_bytes(each)
    return [folder / name for name in pictures]


def test_drawings_however_they_come_and_what_cannot_be_read(tmp_path: Path) -> None:
    session = FewShotSession(load_model("builtin:omniglot"))
    classes = [SupportClass(f"{name} 字", (read_picture(content(on_paper(ink(name)))),)) for name in CHARACTERS]
    export_classifier(session, classes, (), tmp_path / "drawn.onnx")
    files = written(tmp_path, {f"{name} {style}": make(name) for style, make in STYLES.items() for name in CHARACTERS})
    found = by_example(tmp_path / "drawn.onnx", files)
    assert found == by_session(session, classes, files)
    assert {label for _, label, _ in found} >= {each.name for each in classes}
    told = ran(tmp_path / "drawn.onnx", ())
    assert told.returncode == 2 and told.stderr.decode().strip() == "Usage: python drawn_example.py PICTURE…"
    (tmp_path / "broken.png").write_bytes(files[0].read_bytes()[:100])
    told = ran(tmp_path / "drawn.onnx", [tmp_path / "broken.png", tmp_path / "gone.png", files[0]])
    assert told.returncode == 2 and printed(told) == found[:1]
    assert told.stderr.decode().splitlines() == [
        f"{tmp_path / 'broken.png'} cannot be read: it is not a picture, or damaged.",
        f"{tmp_path / 'gone.png'} cannot be read: No such file or directory.",
    ]


def test_real_drawings(shared_data: Path, tmp_path: Path) -> None:
    with np.load(shared_data / "omniglot" / "images_background.npz", allow_pickle=False) as arrays:
        drawn = np.where(arrays["images"][::90, :6], 255, 0).astype(np.uint8)
    session = FewShotSession(load_model("builtin:omniglot"))
    contents = [[content(Image.fromarray(each)) for each in character] for character in drawn]
    classes = [
        SupportClass(str(number), tuple(map(read_picture, each[:3]))) for number, each in enumerate(contents[:8])
    ]
    files = written(tmp_path, {f"{n}-{k}.png": each[k] for n, each in enumerate(contents) for k in (3, 4, 5)})
    exported = export_classifier(session, classes, [read_picture(each) for each in files], tmp_path / "real.onnx")
    assert exported.checked == 24 + len(files)
    assert by_example(tmp_path / "real.onnx", files) == by_session(session, classes, files)


def test_real_photographs(shared_data: Path, tmp_path: Path) -> None:
    folders = sorted(each for each in (shared_data / "clothing").rglob("*") if list(each.glob("*.jpg")))[:4]
    if not folders:
        pytest.skip("there are no photographs of clothing beside the real data")
    files = [sorted(each.glob("*.jpg"))[:5] for each in folders]
    session = for_photographs()
    classes = [SupportClass(each[0].parent.name, tuple(map(read_picture, each[:2]))) for each in files]
    export_classifier(session, classes, (), tmp_path / "photos.onnx")
    asked = [file for each in files for file in each[2:]]
    assert by_example(tmp_path / "photos.onnx", asked) == by_session(session, classes, asked)


def for_photographs() -> FewShotSession:
    """A network that sees colours; that it has learned nothing makes no difference to whether two answers agree."""
    torch.manual_seed(0)
    config = RunConfig.from_values("textures", "protonet", {"filters": 8}, knobs_of(algorithm_class("protonet").Config))
    preprocessing = Preprocessing(84, 3, photo=True, invert=False)
    algorithm = build(config, preprocessing).eval().requires_grad_(False)
    return FewShotSession(Model("made-up", algorithm, config, preprocessing, {}))
