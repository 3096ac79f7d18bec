"""Exporting and classifying as the window asks for them: answered, told of meanwhile, given up when asked."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from drawings import CHARACTERS, content, ink, on_paper, picture
from session_files import write_run

from workbench.engine.commands import CancelRequest, SupportClass
from workbench.engine.few_shot import (
    MOVE,
    AdaptedTo,
    ClassifyFolder,
    ExportClassifier,
    Exported,
    FolderClassified,
)
from workbench.engine.replies import DatasetProgress, RequestFailed
from workbench.host.requests import Requests

PATIENCE_S = 120


class Answers:
    """What was sent back, to be waited for."""

    def __init__(self) -> None:
        self._queue: queue.Queue[Any] = queue.Queue()
        self.requests = Requests(self._queue.put)

    def next(self) -> Any:
        return self._queue.get(timeout=PATIENCE_S)

    def last(self) -> tuple[Any, list[DatasetProgress]]:
        """The answer, and what was told before it."""
        told: list[DatasetProgress] = []
        while isinstance(found := self.next(), DatasetProgress):
            told.append(found)
        return found, told


@pytest.fixture
def answers() -> Iterator[Answers]:
    made = Answers()
    yield made
    made.requests.end()


@pytest.fixture
def adapted(tmp_path: Path) -> AdaptedTo:
    classes = tuple(SupportClass(name, (picture(on_paper(ink(name))),)) for name in CHARACTERS)
    return AdaptedTo(str(write_run(tmp_path / "run")), classes)


def test_a_classifier_is_exported_while_others_are_answered(
    answers: Answers, adapted: AdaptedTo, tmp_path: Path
) -> None:
    asked = (picture(on_paper(ink("zed", 200))),)
    answers.requests.put(ExportClassifier(3, adapted, asked, str(tmp_path / "c.onnx")))
    done, told = answers.last()
    assert isinstance(done, Exported) and done.request_id == 3 and done.checked == 5
    assert all(Path(each).is_file() for each in done.files) and len(done.files) == 3
    assert {each.sentence for each in told} >= {"Learning the classes", "Making the ONNX graph", "Checking it"}


def test_an_export_is_given_up(answers: Answers, adapted: AdaptedTo, tmp_path: Path) -> None:
    answers.requests.put(ExportClassifier(4, adapted, (), str(tmp_path / "c.onnx")))
    while answers.next().sentence != "Making the ONNX graph":
        pass
    answers.requests.put(CancelRequest(4))
    failed, _ = answers.last()
    assert isinstance(failed, RequestFailed) and failed.reason == "Cancelled."
    assert not list(tmp_path.glob("*c.onnx*"))


def test_a_folder_is_classified_and_sorted(answers: Answers, adapted: AdaptedTo, tmp_path: Path) -> None:
    folder, out, into = tmp_path / "asked", tmp_path / "labels.csv", tmp_path / "sorted"
    folder.mkdir()
    for name in CHARACTERS:
        (folder / f"{name}.png").write_bytes(content(on_paper(ink(name, 150))))
    answers.requests.put(ClassifyFolder(5, adapted, str(folder), str(out), 0.0, MOVE, str(into)))
    done, told = answers.last()
    assert isinstance(done, FolderClassified) and (done.files, done.rejected, done.refused) == (4, 0, ())
    assert out.is_file() and not list(folder.iterdir()) and len(list(into.rglob("*.png"))) == 4
    assert [each.sentence for each in told][-1] == "Moving 3 of 4 pictures"


def test_what_cannot_be_done_is_answered_in_a_sentence(answers: Answers, adapted: AdaptedTo, tmp_path: Path) -> None:
    answers.requests.put(ClassifyFolder(6, adapted, str(tmp_path / "gone"), str(tmp_path / "l.csv"), 0.0))
    failed, _ = answers.last()
    assert isinstance(failed, RequestFailed) and failed.reason == f"{tmp_path / 'gone'} does not exist."
