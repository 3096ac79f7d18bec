"""The adapted classifier as files that do without this program: an ONNX graph, its labels, and an example of use."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from workbench.config import AdaptConfig
from workbench.data.pictures import Picture
from workbench.data.sources import Progress, ignore
from workbench.engine.commands import SupportClass
from workbench.engine.few_shot import Exported
from workbench.engine.replies import Prediction
from workbench.fewshot.onnx_graph import ExportError, Graph, Job, made, made_apart
from workbench.fewshot.places import check_file, exported_files
from workbench.fewshot.plain import PlainClassifier
from workbench.fewshot.session import FewShotSession
from workbench.resources import resources, version

__all__ = ["ExportError", "export_classifier"]

TOLERANCE = 1e-4  # of scores and of `Prediction.known`, both in 0..1
Make = Callable[[Job, Callable[[], None]], Graph]


def export_classifier(
    session: FewShotSession,
    classes: Sequence[SupportClass],
    queries: Sequence[Picture],
    path: str | Path,
    options: AdaptConfig | None = None,
    *,
    request_id: int = 0,
    progress: Progress = ignore,
    apart: bool = False,
) -> Exported:
    """Write ``path`` (.onnx), with NAME.labels.txt and NAME_example.py beside it, after the graph was checked.

    Checked means: onnxruntime gives all support pictures and ``queries`` the labels that the session gives, with
    scores that differ by at most `TOLERANCE`. All files are written, or none.

    Args:
        session: adapts, or has adapted, to ``classes``.
        classes, queries, options: as in `FewShotSession.adapt`.
        path: a name that does not end in .onnx gets that ending.
        request_id, progress: as for any request; what ``progress`` raises ends the export.
        apart: whether to make the graph in a process of its own: wherever something else goes on in this one.

    Raises:
        FewShotError: the classes are not fit to learn from.
        DataError: ``path`` cannot be a file.
        ExportError: the method has no ONNX form, its graph answers differently, or a file cannot be written.
    """
    path = _onnx(Path(path))
    progress("Learning the classes", 0.0)
    predictor = session.learn(classes, options).predictor
    names = [each.name for each in classes]
    pictures = [*(picture for each in classes for picture in each.pictures), *queries]
    expected = session.recognise(predictor, pictures, names)
    title = session.model.algorithm.card.title
    try:
        job = Job(PlainClassifier(predictor), _facts(session, names, predictor), session.images(pictures)[0].cpu())
    except ValueError as error:
        raise ExportError(f"{title} cannot be exported: {error}.") from error
    progress("Making the ONNX graph", 0.2)
    graph = made_apart(job, lambda: progress("Making the ONNX graph", 0.2)) if apart else made(job)
    progress("Checking it", 0.9)
    difference = _checked(graph, expected, names, title)
    files = _written(path, graph.content, names)
    return Exported(request_id, tuple(map(str, files)), len(pictures), difference)


def _facts(session: FewShotSession, names: Sequence[str], predictor: Any) -> Mapping[str, Any]:
    """What whoever runs the graph has to know."""
    kept = asdict(session.model.preprocessing)
    return {
        "classes": names,
        "preprocessing": {name: kept[name] for name in ("size", "channels", "photo")},
        "reject_below": 0.0 if predictor.rejector is None else predictor.rejector.below,
        "method": session.model.algorithm.card.title,
        "made_by": f"metalearning-workbench {version()}",
    }


def _checked(graph: Graph, expected: Sequence[Prediction], names: Sequence[str], title: str) -> float:
    """By how much scores differ at most. Raises ExportError: too much, or another label comes out.

    Two classes whose scores are alike to within the tolerance count as the same label.
    """
    scores = np.array([[each.scores[name] for name in names] for each in expected])
    differences = [np.abs(graph.scores - scores).max()]
    if graph.known is not None:
        differences.append(np.abs(graph.known - np.array([each.known for each in expected])).max())
    difference = float(max(differences))
    best = graph.scores.argmax(1)
    wrong = int((scores[np.arange(len(scores)), best] < scores.max(1) - TOLERANCE).sum())
    if wrong or not difference <= TOLERANCE:
        raise ExportError(
            f"The ONNX graph of {title} was not kept, as it answers differently: {wrong} of {len(scores)} labels "
            f"differ, and scores by up to {difference:.2g}, where {TOLERANCE:g} is allowed."
        )
    return difference


def _onnx(path: Path) -> Path:
    """With the ending. Raises DataError: it cannot be a file, which is said before what takes long."""
    named = path if path.suffix.lower() == ".onnx" else path.with_name(f"{path.name}.onnx")
    check_file(named)
    return named


def _written(path: Path, graph: bytes, names: Sequence[str]) -> list[Path]:
    """Write all files, or none. Raises ExportError."""
    labels = "".join(f"{' '.join(name.split())}\n" for name in names)  # a line for each, whatever the names hold
    example = (resources() / "export" / "example.py").read_bytes()
    contents = dict(zip(exported_files(path), (graph, labels.encode(), example), strict=True))
    try:
        with _temporary(contents) as temporary:
            for target, source in temporary.items():
                source.replace(target)
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror or error}.") from error
    return list(contents)


@contextlib.contextmanager
def _temporary(contents: Mapping[Path, bytes]) -> Iterator[dict[Path, Path]]:
    """The contents in files beside those that they are for, by these; what is left of them is removed."""
    places = {path: path.with_name(f".{path.name}.{os.getpid()}.tmp") for path in contents}
    try:
        for path, place in places.items():
            with place.open("wb") as file:
                file.write(contents[path])
                file.flush()
                os.fsync(file.fileno())
        yield places
    finally:
        for place in places.values():
            place.unlink(missing_ok=True)
