"""A report that is asked for in the Chinese window is Chinese, but for names, citations and what is typed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from gui.chinese import english, faults, is_chinese
from gui.runs_stage import Runs
from PySide6.QtWidgets import QFileDialog
from recorded_runs import config_of, interrupted, started, whole, write_run

from workbench.catalogue import catalogue
from workbench.gui.controllers.reporting import wording
from workbench.gui.dialogs.report_export import CURVES
from workbench.gui.language import ENGLISH, language
from workbench.gui.widgets.written_notice import WrittenNotice
from workbench.runs.about import About, write_about
from workbench.runs.answers import keep_answer
from workbench.runs.curve_files import curves_csv, curves_svg, read_runs
from workbench.runs.report import page
from workbench.runs.report_facts import read_facts
from workbench.runs.report_wording import worded

ANSWER = {
    "accuracy": 0.93, "ci95": 0.004, "macro_f1": 0.93, "auc_ovr": 0.99, "auc_hand_till": 0.99, "loss": 0.3,
    "calibration_error": 0.03, "dataset": "glyphs", "trained_on": ["glyphs"], "split": "test", "episodes": 600,
    "ways": 5, "shots": 1, "queries": 15, "seed": 7, "badges": ["pretrained network"],
}  # fmt: skip
TASK = "5-way 1-shot, 15 queries, 200 tasks of 12 classes that no model practised on"
SPLIT = {"train": [1, 2], "validation": [3], "test": [4], "kind": "random", "seed": 3, "fingerprint": "abc"}
MADE_WITH = {"python": "3.11", "system": "Linux", "metalearning-workbench": "1", "torch": "2", "device": "CPU, 2 cores"}
# What is typed, and what somebody named or wrote; citations stand in the last list but one.
NOT_READ = {"style", "code", "pre"}
MUST_BE_CHINESE = {"h2", "h3", "caption", "summary", "figcaption", "th", "dt", "dd", "p", "desc", "text", "li", "small"}
NAMES = (
    "Meta-Learning Workbench", "Workbench", "Python", "PyTorch", "Linux", "FOMAML", "MAML", "best.safetensors", "Snell",
    *(str(each["title"]) for each in (*catalogue().algorithms, *catalogue().datasets, *catalogue().networks)),
)  # fmt: skip


class Read(HTMLParser):
    """What people read of a page, each with the tag that it stands in; references are left out."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.texts, self._open, self.language = list[tuple[str, str]](), list[str](), ""
        self.feed(re.sub(r"<li><b>.*?</li>", "", text))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.language = given.get("lang") or self.language
        self._open += [tag] if tag not in ("meta", "br") else []
        self.texts += [(tag, label)] if (label := given.get("aria-label")) else []

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and not NOT_READ & set(self._open):
            self.texts.append((self._open[-1], re.sub(r"\s+", " ", data).strip()))


def left_english(text: str, *names: str) -> list[str]:
    """What of a page is not Chinese, or is not written as Chinese is."""
    return [said for tag, said in Read(text).texts if _is_wrong(tag, said, (*NAMES, *names))]


def _is_wrong(tag: str, said: str, names: tuple[str, ...]) -> bool:
    for name in sorted(names, key=len, reverse=True):
        said = said.replace(name, "X")
    words = re.search(r"[A-Za-z]{3,}", said) is not None and not re.fullmatch(r"\d+-way \d+-shot", said)
    alone = words and not is_chinese(said) and tag in MUST_BE_CHINESE
    return alone or bool(english(said)) or (is_chinese(said) and bool(faults(said)))


@pytest.fixture
def chinese() -> Iterator[None]:
    language().choose("zh_CN")
    yield
    language().choose(ENGLISH)


def chinese_page(*run_dirs: Path) -> str:
    with worded(wording()):
        return page([read_facts(each) for each in run_dirs])


def a_run(folder: Path, algorithm: str = "protonet", **values: Any) -> Path:
    config = config_of(algorithm, **values)
    return write_run(folder / algorithm, config, whole(config, 100, 25))


@pytest.fixture
def run(tmp_path: Path) -> Path:
    made = a_run(tmp_path, train_shots=2)
    (made / "environment.json").write_text(json.dumps(MADE_WITH))
    (made / "split.json").write_text(json.dumps(SPLIT))
    (made / "checkpoints").mkdir()
    (made / "checkpoints" / "best.safetensors").write_bytes(b"no such thing")
    keep_answer(made, ANSWER)
    keep_answer(made, {**ANSWER, "parted_by": "picture", "stopped": True})
    keep_answer(made, {**ANSWER, "task": TASK, "compared_with": ["/runs/maml-02", "maml-03"]}, by="compare")
    return made


def test_nothing_of_it_is_english(run: Path, chinese: None) -> None:
    text = chinese_page(run)
    assert Read(text).language == "zh-CN"
    assert left_english(text, "protonet", "maml-02", "maml-03") == []
    words = " ".join(said for _, said in Read(text).texts)
    for expected in ("Prototypical networks（原型网络）：", "93.0 ± 0.4 %", "查看测试类别 3 次", "5 张其他图片"):
        assert expected in words
    assert "workbench train --dataset glyphs --algorithm protonet" in text
    assert "Prototypical Networks for Few-shot Learning" in text


def test_an_english_report_is_seen(run: Path, chinese: None) -> None:
    left = left_english(page([read_facts(run)]))
    assert "What was trained" in left and "The curves as a table" in left and len(left) > 60


@pytest.mark.parametrize("algorithm", ["baseline", "siamese", "nearest_pixel", "lstm", "maml"])
def test_methods_of_every_kind_are_told_in_chinese(tmp_path: Path, chinese: None, algorithm: str) -> None:
    assert left_english(chinese_page(a_run(tmp_path, algorithm)), algorithm) == []


@pytest.mark.parametrize(
    "values",
    [{"split": "pictures"}, {"mixture": "textures:0.5"}, {"rotations": True}, {"backbone": "resnet18"}],
    ids=lambda values: next(iter(values)),
)
def test_runs_of_every_kind_are_told_in_chinese(tmp_path: Path, chinese: None, values: Any) -> None:
    run = a_run(tmp_path, **values)
    assert left_english(chinese_page(run), "protonet", "glyphs", "textures:0.5", "adamw", "conv4", "resnet18") == []


def test_a_run_that_went_on_or_is_damaged_is_told_in_chinese(tmp_path: Path, chinese: None) -> None:
    config = config_of()
    went_on = write_run(tmp_path / "one", config, interrupted(config))
    said = left_english(chinese_page(went_on), "one")
    assert said == [each for each in said if "The newest checkpoint was damaged." in each or "meta batch 2" in each]
    for damaged, content in (
        ("split.json", "{"),
        ("environment.json", "[1]"),
        ("about.json", "{}}"),
        ("evaluations.jsonl", "{}\n"),
    ):
        (went_on / damaged).write_text(content)
    assert left_english(chinese_page(went_on), "one", str(tmp_path)) == said
    begun = write_run(tmp_path / "two", config, [started(config, 100)])
    empty = write_run(tmp_path / "three", config, [])
    assert left_english(chinese_page(begun, empty), "two", "three") == []


def test_what_somebody_wrote_stays_and_several_runs_are_told_in_chinese(
    run: Path, tmp_path: Path, chinese: None
) -> None:
    write_about(run, About("Accuracy of the best", "No validation was lost.", ("Training",)))
    text = chinese_page(run, a_run(tmp_path, "maml"))
    for written in ("Accuracy of the best", "No validation was lost.", "Training"):
        assert written in [said for _, said in Read(text).texts]
    names = ("Accuracy of the best", "No validation was lost.", "Training", "protonet", "maml", "maml-02", "maml-03")
    assert left_english(text, *names) == [] and "并排比较" in text


def test_drawings_are_chinese_and_tables_for_programs_stay(run: Path, chinese: None) -> None:
    with worded(wording()):
        drawing, table = curves_svg(read_runs([run])), curves_csv(read_runs([run]))
    texts = [
        "".join(each.itertext()) for each in ElementTree.fromstring(drawing).iter("{http://www.w3.org/2000/svg}text")
    ]
    assert "已练习的任务数" in texts and "准确率" in texts and "随机猜测：20 %" in texts
    assert [each for each in texts if re.search("[A-Za-z]{3,}", each)] == []
    assert table == curves_csv(read_runs([run])) and b"training loss" in table


def test_the_window_passes_its_language_on(
    qtbot: Any, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chinese: None
) -> None:
    stage = Runs(qtbot, home)
    made = stage.add("glyphs-maml-01")
    answers = iter(("out", "out", "english"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / next(answers)), ""))
    controller, notice = stage.main.wiring.reporting, WrittenNotice(stage.main)
    controller.report([made], stage.main, notice)
    stage.wait(lambda: "out.html" in notice.sentence)
    text = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert '<html lang="zh-CN">' in text and "训练了什么" in text
    controller._ask([made], stage.main, notice, next(each for each in CURVES if each.key == "svg"))
    stage.wait(lambda: "out.svg" in notice.sentence)
    assert "准确率" in (tmp_path / "out.svg").read_text(encoding="utf-8")
    language().choose(ENGLISH)
    controller.report([made], stage.main, notice)
    stage.wait(lambda: notice.sentence == "The report was written to english.html.")
    assert '<html lang="en-GB">' in (tmp_path / "english.html").read_text(encoding="utf-8")
