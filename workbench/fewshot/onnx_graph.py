"""A classifier as an ONNX graph, made and run in a process of its own.

Making it takes seconds of Python, and changes for so long how modules of the whole process are called: neither is for a
process that trains and answers meanwhile.
"""

from __future__ import annotations

import io
import json
import logging
import multiprocessing
import pickle
import warnings
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from workbench.data.decode_worker import leave_with_parent
from workbench.fewshot.plain import PlainClassifier

Floats = npt.NDArray[np.float32]
IMAGES, SCORES, KNOWN = "images", "scores", "known"
LOOK = 0.1  # seconds between two looks at whether it was cancelled
AT_ONCE = 64  # pictures that are recognised together


class ExportError(ValueError):
    """A classifier cannot be exported; the message is one sentence."""


@dataclass(frozen=True)
class Job:
    """What to make a graph of: ``facts`` go into it as text; ``images`` (N, C, H, W) uint8 are run through it."""

    classifier: PlainClassifier
    facts: Mapping[str, Any]
    images: Tensor


@dataclass(frozen=True)
class Graph:
    """The content of an .onnx file, and what onnxruntime makes of the images: scores (N, way), known (N,) or None."""

    content: bytes
    scores: Floats
    known: Floats | None


def made(job: Job) -> Graph:
    """Make the graph, and run it. Raises ExportError where it has no ONNX form."""
    content = _exported(job)
    return Graph(content, *run(content, job.images.numpy()))


def made_apart(job: Job, look: Callable[[], None]) -> Graph:
    """The same in another process, which is ended if ``look``, called again and again, raises."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), name="workbench-export", daemon=True)
    process.start()
    theirs.close()
    try:
        # by ourselves: the way of torch shares memory by files, which may be few
        _or_ended(lambda: ours.send_bytes(pickle.dumps((torch.get_num_threads(), job))))
        while not ours.poll(LOOK):
            look()
        found = _or_ended(ours.recv)
    finally:
        ours.close()
        process.terminate()
        process.join()
    if isinstance(found, str):
        raise ExportError(found)
    return found  # type: ignore[no-any-return]


def _or_ended(talk: Callable[[], Any]) -> Any:
    """Raises ExportError where the other process does not listen any more."""
    try:
        return talk()
    except (EOFError, OSError) as error:
        raise ExportError("The process that exports has ended before it was done; is there enough memory?") from error


def _serve(connection: Connection) -> None:
    leave_with_parent()
    threads, job = pickle.loads(connection.recv_bytes())  # noqa: S301 (from our own process)
    torch.set_num_threads(threads)
    try:
        connection.send(made(job))
    except Exception as error:  # noqa: BLE001 (the edge of the process: the reason goes to whoever asked)
        connection.send(str(error) if isinstance(error, ExportError) else f"Exporting failed: {_first_line(error)}")


def run(content: bytes, images: npt.NDArray[np.uint8]) -> tuple[Floats, Floats | None]:
    """What onnxruntime makes of images (N, C, H, W): scores (N, way), and known (N,) where the graph has it."""
    import onnxruntime

    session = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])
    parts = [session.run(None, {IMAGES: images[at : at + AT_ONCE]}) for at in range(0, len(images), AT_ONCE)]
    scores, *known = (np.concatenate(each) for each in zip(*parts, strict=True))
    return scores, known[0] if known else None


def _exported(job: Job) -> bytes:
    names = [SCORES] if job.classifier.rejector is None else [SCORES, KNOWN]
    example = job.images[:1].repeat(2, 1, 1, 1)
    try:
        with torch.no_grad(), warnings.catch_warnings(), redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            warnings.simplefilter("ignore")  # of what the exporter does within itself
            logging.getLogger("onnxscript").setLevel(logging.ERROR)
            program = torch.onnx.export(
                job.classifier.eval(),
                (example,),
                dynamo=True,
                verbose=False,
                input_names=[IMAGES],
                output_names=names,
                dynamic_shapes=({0: torch.export.Dim("n")},),
                custom_translation_table=_translations(),
            )
    except Exception as error:
        raise ExportError(f"This method has no form in ONNX: {_first_line(_cause(error))}") from error
    if program is None:
        raise ExportError("The exporter of torch gave no graph.")
    program.model.metadata_props.update({name: json.dumps(each) for name, each in job.facts.items()})
    content: bytes = program.model_proto.SerializeToString()
    return content


def _translations() -> dict[Callable[..., Any], Callable[..., Any]]:
    """Operations that the exporter does not know."""
    from onnxscript import opset18

    op: Any = opset18  # its types ask for more than they need

    def sort_stable(values: Any, stable: bool | None = None, dim: int = -1, descending: bool = False) -> Any:  # noqa: ARG001
        # of equal values, TopK takes the first ones first, as a stable sort does
        count = op.Gather(op.Shape(values), op.Constant(value_ints=[dim]))
        return op.TopK(values, count, axis=dim, largest=int(descending), sorted=1)

    return {torch.ops.aten.sort.stable: sort_stable}


def _cause(error: BaseException) -> BaseException:
    return _cause(error.__cause__) if error.__cause__ is not None else error


def _first_line(error: BaseException) -> str:
    line = next(iter(str(error).splitlines()), "") or type(error).__name__
    return line if line.endswith(".") else f"{line}."
