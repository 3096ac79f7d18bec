"""An exported classifier answers, without this program, as the session does."""

from __future__ import annotations

import ast
import json
import os
import runpy
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
from drawings import CHARACTERS, ink, on_paper, picture
from PIL import Image
from torch import Tensor, nn

from workbench.algorithms import algorithm_class, algorithm_names
from workbench.algorithms.base import Predictor
from workbench.algorithms.heads import class_means
from workbench.algorithms.protonet import ProtoNet
from workbench.algorithms.rejection import Rejector
from workbench.config import AdaptConfig, RunConfig, Value, knobs_of
from workbench.data.pictures import Picture
from workbench.engine.commands import SupportClass
from workbench.engine.model import Model, build
from workbench.fewshot.export import TOLERANCE, ExportError, export_classifier
from workbench.fewshot.prepare import move_edges
from workbench.fewshot.session import FewShotSession
from workbench.nets.preprocessing import Preprocessing
from workbench.resources import resources
from workbench.tasks.labelled import Support

Values = dict[str, Value]
VARIANTS: list[tuple[str, Values]] = [
    ("protonet", {"distance": "cosine"}),
    ("siamese", {"loss": "weighted-l1"}),
    ("relation", {"class_map": "sum", "image_size": 64}),
    ("matching", {"full_context": True, "distance": "cosine"}),
    ("mann", {"direct": False, "sharp_reads": False}),
    ("protonet", {"backbone": "mlp", "hidden": 16}),
    ("maml", {"downsample": "stride"}),
    ("protonet", {"backbone": "resnet12", "image_size": 32}),
    ("siamese", {"backbone": "koch", "image_size": 65, "loss": "weighted-l1"}),
    ("protonet", {"backbone": "mobilenet_v3_small", "image_size": 64}),
    ("protonet", {"backbone": "resnet18", "image_size": 64, "freeze": True}),
]
OPTIONS = [AdaptConfig(final_head=each) for each in ("logistic", "svm", "tree", "forest")]
OPTIONS += [AdaptConfig(tune_steps=3, tune_what=each) for each in ("head", "all")]
SHIFT = 10.0  # of features, which lie about 1 apart
Classes = tuple[SupportClass, ...]


def session_of(name: str, values: Values | None = None, photo: bool = False) -> FewShotSession:
    torch.manual_seed(0)
    small: Values = {"filters": 8} if "backbone" not in (values or {}) else {}
    config = RunConfig.from_values("glyphs", name, small | (values or {}), knobs_of(algorithm_class(name).Config))
    size = int(config.net.image_size) or 28
    preprocessing = Preprocessing(size, channels=3 if photo else 1, photo=photo, invert=not photo)
    algorithm = build(config, preprocessing, 5).eval().requires_grad_(False)
    return FewShotSession(Model("made-up", algorithm, config, preprocessing, {}))


@pytest.fixture(scope="module")
def classes() -> Classes:
    sizes = {"arrow": (105, 140), "house": (105,), "zed": (90, 105, 120)}
    return tuple(SupportClass(f"{name} 字", tuple(drawn(name, each) for each in sizes[name])) for name in sizes)


@pytest.fixture(scope="module")
def queries() -> Sequence[Picture]:
    return [drawn(name, 200) for name in CHARACTERS]


def drawn(name: str, size: int) -> Picture:
    return picture(on_paper(ink(name, size)))


def scores_by_hand(path: Path, images: Tensor) -> np.ndarray:
    """One picture at a time: the graph takes any number of them."""
    graph = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return np.concatenate([graph.run(["scores"], {"images": each[None].numpy()})[0] for each in images])


def check(session: FewShotSession, classes: Classes, queries: Sequence[Picture], path: Path, options=None) -> None:
    exported = export_classifier(session, classes, queries, path, options)
    assert exported.checked == len(queries) + 6 and exported.difference <= TOLERANCE
    predictions = session.adapt(classes, queries, options).predictions
    scores = scores_by_hand(path, session.images(queries)[0])
    wanted = np.array([list(each.scores.values()) for each in predictions])
    assert scores == pytest.approx(wanted, abs=TOLERANCE)
    labels = path.with_name("c.labels.txt").read_text(encoding="utf-8").splitlines()
    sure = [each for each in range(len(wanted)) if np.diff(np.sort(wanted[each]))[-1] > TOLERANCE]
    assert [labels[scores[each].argmax()] for each in sure] == [predictions[each].label for each in sure]


@pytest.mark.parametrize("name", algorithm_names())
def test_every_learner_is_exported(name: str, classes: Classes, queries: Sequence[Picture], tmp_path: Path) -> None:
    check(session_of(name), classes, queries, tmp_path / "c.onnx")


@pytest.mark.parametrize(("name", "values"), VARIANTS, ids=str)
def test_so_are_their_settings_and_networks(
    name: str, values: Values, classes: Classes, queries: Sequence[Picture], tmp_path: Path
) -> None:
    check(session_of(name, values), classes, queries, tmp_path / "c.onnx")


@pytest.mark.parametrize("options", OPTIONS, ids=lambda each: f"{each.final_head} {each.tune_steps} {each.tune_what}")
def test_so_is_what_follows_adapting(
    options: AdaptConfig, classes: Classes, queries: Sequence[Picture], tmp_path: Path
) -> None:
    check(session_of("protonet"), classes, queries, tmp_path / "c.onnx", options)


def test_it_is_made_in_a_process_of_its_own_as_well(
    classes: Classes, queries: Sequence[Picture], tmp_path: Path
) -> None:
    session, said = session_of("protonet"), []
    export_classifier(session, classes, queries, tmp_path / "here.onnx")
    export_classifier(
        session, classes, queries, tmp_path / "apart.onnx", apart=True, progress=lambda *each: said.append(each)
    )
    here, apart = (scores_by_hand(tmp_path / f"{each}.onnx", session.images(queries)[0]) for each in ("here", "apart"))
    assert np.array_equal(here, apart)
    assert said[0] == ("Learning the classes", 0.0) and said[-1] == ("Checking it", 0.9)


def test_it_is_cancelled_while_it_is_made(classes: Classes, queries: Sequence[Picture], tmp_path: Path) -> None:
    def progress(sentence: str, fraction: float) -> None:
        if sentence.startswith("Making") and calls.append(fraction) is None and len(calls) == 3:
            raise InterruptedError("Cancelled.")

    calls: list[float] = []
    with pytest.raises(InterruptedError):
        export_classifier(session_of("protonet"), classes, queries, tmp_path / "c.onnx", apart=True, progress=progress)
    assert list(tmp_path.iterdir()) == []


def test_the_graph_says_what_it_expects(classes: Classes, queries: Sequence[Picture], tmp_path: Path) -> None:
    export_classifier(session_of("protonet"), classes, queries, tmp_path / "c")
    facts = onnxruntime.InferenceSession(str(tmp_path / "c.onnx")).get_modelmeta().custom_metadata_map
    found = {name: json.loads(text) for name, text in facts.items()}
    assert found["classes"] == ["arrow 字", "house 字", "zed 字"] and found["method"] == "Prototypical networks"
    assert found["preprocessing"] == {"size": 28, "channels": 1, "photo": False}


@pytest.mark.parametrize("of_features", [False, True])
def test_so_is_how_likely_a_picture_is_of_any_class(
    classes: Classes, queries: Sequence[Picture], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, of_features: bool
) -> None:
    def rejecting(session: FewShotSession, support: Support, options: AdaptConfig, _trace: object = None) -> Predictor:
        plain = session.model.algorithm.adapt(support)
        centres = class_means(plain.embed(support.x), support.y, support.way) if of_features else None
        slope, offset = (2.0, 3.0) if of_features else (0.05, 2.0)
        return Predictor(plain.body, plain.head, plain.meta, Rejector(slope, offset, 0.4, centres)).eval()

    monkeypatch.setattr(FewShotSession, "adapt_to", rejecting)
    session = session_of("nearest_pixel")
    queries = [*queries, picture(Image.new("L", (30, 30), 200))]
    assert export_classifier(session, classes, queries, tmp_path / "c.onnx").difference <= TOLERANCE
    *wanted, of_empty_page = [each.known for each in session.adapt(classes, queries).predictions]
    assert of_empty_page == 0
    assert max(wanted) - min(wanted) > 0.01  # else there would be little to compare
    graph = onnxruntime.InferenceSession(str(tmp_path / "c.onnx"))
    (known,) = graph.run(["known"], {"images": session.images(queries)[0].numpy()})
    assert known == pytest.approx([*wanted, 0.0], abs=TOLERANCE)
    assert json.loads(graph.get_modelmeta().custom_metadata_map["reject_below"]) == 0.4


@pytest.mark.parametrize("name", ["simpleshot", "protonet", "siamese"])
def test_so_are_features_that_hardly_differ_when_a_low_temperature_makes_up_for_it(
    name: str, classes: Classes, queries: Sequence[Picture], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after little practice: lengths are much larger than distances."""
    session = session_of(name)
    session.model.algorithm.net.get_parameter("blocks.3.shift").data += SHIFT

    def adapted(session: FewShotSession, support: Support, _options: AdaptConfig, _trace: object = None) -> Predictor:
        found = session.model.algorithm.adapt(support).eval()
        logits = found(session.images(queries)).double()
        found.meta = replace(found.meta, temperature=float(logits.std(-1).mean()) / 2)
        return found

    monkeypatch.setattr(FewShotSession, "adapt_to", adapted)
    assert export_classifier(session, classes, queries, tmp_path / "c.onnx").difference < TOLERANCE / 10


class Different(nn.Module):
    """Gives other answers wherever it is traced."""

    def forward(self, features: Tensor) -> Tensor:
        return (features if torch.compiler.is_exporting() else -features)[..., :3]


class NotInONNX(nn.Module):
    def forward(self, features: Tensor) -> Tensor:
        return (
            torch.linalg.eigvals(features.transpose(1, 2) @ features)
            .real[:, None, :3]
            .expand(-1, features.shape[1], -1)
        )


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (Different, "was not kept, as it answers differently"),
        (NotInONNX, "has no form in ONNX"),
    ],
)
def test_what_would_answer_differently_is_not_handed_out(
    head: type[nn.Module],
    words: str,
    classes: Classes,
    queries: Sequence[Picture],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ProtoNet, "fit", lambda *_: head())
    with pytest.raises(ExportError, match=words) as told:
        export_classifier(session_of("protonet"), classes, queries, tmp_path / "c.onnx")
    assert str(told.value).endswith(".") and "\n" not in str(told.value)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_leaves_nothing(
    classes: Classes, queries: Sequence[Picture], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match=r"c\.onnx cannot be written: No space left"):
        export_classifier(session_of("protonet"), classes, queries, tmp_path / "c.onnx")
    assert list(tmp_path.iterdir()) == []


def test_names_stay_one_line_each_among_the_labels(queries: Sequence[Picture], tmp_path: Path) -> None:
    named = tuple(SupportClass(name, (drawn(each, 105),)) for name, each in (("a\nb", "zed"), ("猫", "fork")))
    export_classifier(session_of("protonet"), named, queries, tmp_path / "c.onnx")
    assert (tmp_path / "c.labels.txt").read_text(encoding="utf-8") == "a b\n猫\n"


def steps(source: str) -> dict[str, str]:
    """Name → what a function does, without its types and words, or the value of a constant."""
    found = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            names = [each.arg for each in node.args.args]
            found[node.name] = ast.dump(ast.Module([*body], [])) + str(names)
        elif isinstance(node, ast.Assign):
            found[ast.unparse(node.targets[0])] = ast.dump(node.value)
    return found


def test_the_example_prepares_pictures_by_the_very_steps_of_the_program() -> None:
    package = resources().parent / "workbench"
    own: dict[str, str] = {}
    for name in ("data/decoding.py", "data/drawing.py", "fewshot/prepare.py"):
        own |= steps((package / name).read_text(encoding="utf-8"))
    written_for_it = {"main", "classifier", "read", "prepare", "decode", "CLASSIFIER", "move_edges"}
    written_for_it.add("os.environ['ORT_DISABLE_TELEMETRY']")
    copied = steps((resources() / "export" / "example.py").read_text(encoding="utf-8"))
    shared = set(copied) - written_for_it
    assert len(shared) > 25
    assert {name for name in shared if copied[name] != own[name]} == set()


@pytest.mark.parametrize("pixels", [-9, -1, 1, 2, 7])
def test_it_moves_edges_alike_without_scipy(pixels: int) -> None:
    example = runpy.run_path(str(resources() / "export" / "example.py"), run_name="example")
    page = Image.fromarray(np.random.default_rng(0).integers(0, 256, (252, 252), np.uint8))
    assert np.array_equal(np.asarray(example["move_edges"](page, pixels)), np.asarray(move_edges(page, pixels)))
