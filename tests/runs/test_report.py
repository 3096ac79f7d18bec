"""The report of a run: whole in itself, safe whatever a run is called, and written of damaged runs as well."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from recorded_runs import config_of, interrupted, started, step, whole, write_run
from safetensors.numpy import save_file

from workbench.engine.events import RunFinished
from workbench.runs.about import About, write_about
from workbench.runs.answers import keep_answer
from workbench.runs.lock import hold
from workbench.runs.report import MOST_ROWS, page, write_report
from workbench.runs.report_facts import read_facts
from workbench.runs.store import RunError

CONFIG = config_of()
ANSWER = {
    "accuracy": 0.9312, "ci95": 0.0041, "macro_f1": 0.93, "macro_f1_ci95": 0.004, "auc_ovr": 0.9912,
    "auc_ovr_ci95": 0.0011, "calibration_error": 0.031, "dataset": "glyphs", "trained_on": ["glyphs"], "split": "test",
    "episodes": 600, "ways": 5, "shots": 1, "queries": 15, "seed": 7, "least_shots": 0,
    "badges": ["pretrained network"],
}  # fmt: skip
VOID = {"meta", "link", "br", "img", "hr", "input"}


class Page(HTMLParser):
    """Every tag with its attributes, the words, and whether all that was opened was closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words, self._open, self.broken = "", list[str](), list[str]()
        self.feed(text)
        self.close()

    @property
    def is_whole(self) -> bool:
        return not self._open and not self.broken

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.broken.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


def report(*run_dirs: Path) -> str:
    return page([read_facts(each) for each in run_dirs])


def words_of(text: str) -> str:
    return re.sub(r"\s+", " ", Page(text).words)


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return write_run(tmp_path / "glyphs-protonet-01", CONFIG, whole(CONFIG))


def test_it_is_one_well_formed_page_that_loads_nothing_and_runs_nothing(run: Path) -> None:
    found = Page(report(run))
    assert found.is_whole
    names = {tag for tag, _ in found.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
    for tag, attributes in found.tags:
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "srcset", "style")]
        assert tag == "a" or not {"href", "xlink:href"} & set(attributes)
    (policy,) = [a["content"] for tag, a in found.tags if tag == "meta" and "http-equiv" in a]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    assert "@import" not in report(run) and "url(" not in report(run)


def test_it_is_small(run: Path) -> None:
    assert len(report(run).encode()) < 100_000


def test_a_name_a_note_and_a_tag_that_look_like_markup_stay_text(run: Path) -> None:
    evil = '<script>alert("1")</script>'
    write_about(run, About(evil, f"{evil}\n<b>bold</b> & </section>", ("<i>tag</i>",)))
    found = Page(report(run))
    assert found.is_whole and not {"script", "i"} & {tag for tag, _ in found.tags}
    assert found.words.count(evil) >= 3 and "<b>bold</b> & </section>" in found.words and "<i>tag</i>" in found.words


def test_events_answers_and_records_that_look_like_markup_stay_text(run: Path) -> None:
    evil = "<script>1</script>"
    broken = [started(CONFIG, 9, (evil,)), step(1), RunFinished(1, 1, "failed", evil, 1.0)]
    (run / "events.jsonl").write_text("".join(json.dumps(each.to_json()) + "\n" for each in broken))
    keep_answer(run, {**ANSWER, "dataset": evil, "badges": [evil]}, by=evil)
    (run / "environment.json").write_text(json.dumps({evil: evil}))
    (run / "split.json").write_text(
        json.dumps(
            {"datasets": {evil: {"train": [1], "validation": [2], "test": [], "kind": evil, "fingerprint": evil}}}
        )
    )
    found = Page(report(run))
    assert found.is_whole and "script" not in {tag for tag, _ in found.tags} and evil in found.words


def test_it_says_what_was_trained_in_plain_words_with_the_figures(run: Path) -> None:
    said = words_of(report(run))
    assert "practised on Glyphs (drawn characters of invented alphabets)" in said
    assert "shown 1 example of each of 20 classes, and had to recognise 5 more pictures of each" in said
    assert "The run went to its end after 400 practice tasks. It took 1 min 40 s on CPU, 2 cores." in said
    assert re.search(r"classes that it had never practised on, .* got 86\.3 ± 1\.9 % .* where guessing gets 20 %", said)
    assert "workbench train --dataset glyphs --algorithm protonet --preset fast" in said
    assert "Snell, Swersky & Zemel (2017). Prototypical Networks for Few-shot Learning. arXiv:1703.05175" in said


def test_every_question_to_the_test_classes_is_told_with_how_often_there_was_one(run: Path) -> None:
    assert "have not been looked at" in words_of(report(run))
    keep_answer(run, ANSWER)
    assert "were looked at once" in words_of(report(run))
    keep_answer(run, {**ANSWER, "accuracy": 0.5})
    said = words_of(report(run))
    assert "were looked at twice" in said
    assert "93.1 ± 0.4 %" in said and "50.0 ± 0.4 %" in said
    assert "5-way 1-shot, 15 pictures per class to recognise, 600 tasks, seed 7" in said
    assert "macro-F1 93.0 ± 0.4 %" in said and "0.9912 ± 0.0011" in said and "calibration error 3.1 %" in said


def test_a_comparison_is_told_with_the_other_models_and_its_tasks(run: Path) -> None:
    task = "5-way 1-shot, 15 queries, 200 episodes of 12 classes that no model practised on"
    kept = {name: ANSWER[name] for name in ("accuracy", "ci95", "dataset", "trained_on", "split", "badges")}
    others = {"compared_with": ["/runs/maml-02", "builtin:omniglot", 3], "task": task, "episodes": 200, "seed": 5}
    keep_answer(run, {**kept, **others}, by="compare")
    said = words_of(report(run))
    assert f"{task}, seed 5" in said
    assert "compared with maml-02, builtin:omniglot and 3, on the same tasks" in said


def test_settings_that_differ_stand_before_those_that_do_not(run: Path) -> None:
    text = report(run)
    differing, _, default = text.partition("as by default")
    assert "Classes in practice" in differing and "Gradient limit" in default
    assert "Gradient limit" not in differing
    count = differing.count('<th scope="row">', differing.index("unlike the defaults"))
    said = f"those of the preset “Fast on this computer”; {count} of them differ from the program's defaults."
    assert count > 1 and said in html.unescape(differing)


def test_what_happened_on_the_way_is_told(tmp_path: Path) -> None:
    said = words_of(report(write_run(tmp_path / "run", CONFIG, interrupted(CONFIG))))
    assert "After 200 practice tasks: Went on with meta batch 2. The newest checkpoint was damaged." in said
    assert "The run was interrupted after 400 of 600 practice tasks" in said


def test_a_table_holds_the_curves_for_those_who_cannot_see_them(run: Path) -> None:
    table = report(run).partition("The curves as a table")[2].partition("</details>")[0]
    assert table.count("<tr>") == 1 + 8
    assert "Accuracy, validation" in table and "Loss, training" in table and "86.3 ± 1.9 %" in table


def test_a_table_of_a_thousand_validations_is_thinned_and_says_so(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", CONFIG, whole(CONFIG, 1000, 1))
    table = report(run).partition("The curves as a table")[2].partition("</details>")[0]
    assert table.count("<tr>") == 1 + MOST_ROWS and f"{MOST_ROWS} of 1,000 validations" in table


def test_checkpoints_are_told_with_the_hash_that_sha256sum_prints(run: Path) -> None:
    (run / "checkpoints").mkdir()
    split = {
        "train": [0, 1, 2],
        "validation": [3],
        "test": [4, 5],
        "kind": "random",
        "seed": 3,
        "fingerprint": "abc123",
    }
    info = {"format": 1, "split": split, "device": "cpu", "versions": {"torch": "2.6.0"}}
    path = run / "checkpoints" / "best.safetensors"
    save_file({"x": np.zeros(3)}, path, {"workbench": json.dumps(info)})
    printed = subprocess.run(["sha256sum", str(path)], capture_output=True, text=True, check=True).stdout.split()[0]
    said = words_of(report(run))
    assert printed in said
    # a run from before there were split.json and environment.json has these in its checkpoint
    assert "3 classes for training, 1 for validation, 2 for the test (random, seed 3)" in said
    assert "abc123" in said and "2.6.0" in said


def test_what_is_not_there_is_said(run: Path) -> None:
    said = words_of(report(run)).partition("What is not known")[2]
    assert "How its classes were parted was not recorded." in said
    assert "versions of the programs" in said and "There is no checkpoint" in said


def test_a_damaged_run_is_told_as_far_as_it_can_be_read(run: Path) -> None:
    lines = (run / "events.jsonl").read_bytes().splitlines(keepends=True)
    (run / "events.jsonl").write_bytes(b"".join([*lines[:120], b"{torn\n", *lines[120:]]))
    (run / "checkpoints").mkdir()
    (run / "checkpoints" / "best.safetensors").write_bytes(b"no such thing")
    (run / "environment.json").write_text("[1, 2]")
    (run / "split.json").write_text('{"train": ')
    (run / "about.json").write_text("{}}")
    (run / "evaluations.jsonl").write_text('{"when": "yesterday"}\n')
    found = Page(report(run))
    said = re.sub(r"\s+", " ", found.words).partition("What is not known")[2]
    assert found.is_whole
    for name in ("events.jsonl, line 121", "best.safetensors is damaged", "environment.json cannot be read"):
        assert name in said
    for name in ("split.json cannot be read", "about.json", "evaluations.jsonl, line 1"):
        assert name in said


@pytest.mark.parametrize("content", ["null", "3", '"text"', "[]", '{"a": {"b": [1]}}', "[" * 100_000])
def test_no_content_of_a_record_keeps_a_report_from_being_written(run: Path, content: str) -> None:
    for name in ("environment.json", "split.json", "about.json"):
        (run / name).write_text(content)
    assert Page(report(run)).is_whole


def test_a_run_that_has_only_begun_is_told(tmp_path: Path) -> None:
    config = config_of("siamese")
    empty = write_run(tmp_path / "empty", config, [])
    assert "No event of its training is on record." in words_of(report(empty))
    begun = write_run(tmp_path / "begun", config, [started(config, 100)])
    said = words_of(report(begun))
    assert "There was no validation." in said and "say whether they show the same class" in said
    with hold(begun):
        assert "The run is still in training after 0 of 100 practice tasks" in words_of(report(begun))


@pytest.mark.parametrize(
    ("algorithm", "practice"),
    [
        ("baseline", "it learned to tell all classes of practice apart at once"),
        ("nearest_pixel", "needs no practice"),
        ("siamese", "whether they show the same class"),
        ("maml", "by many small tasks"),
    ],
)
def test_methods_of_every_kind_are_told_by_what_they_practise_on(tmp_path: Path, algorithm: str, practice: str) -> None:
    config = config_of(algorithm)
    text = report(write_run(tmp_path / "run", config, whole(config, 50, 25)))
    assert Page(text).is_whole and practice in words_of(text)


def test_several_runs_share_a_page_with_one_drawing_and_a_table(run: Path, tmp_path: Path) -> None:
    other = write_run(tmp_path / "other", config_of("maml"), interrupted(config_of("maml")))
    found = Page(report(run, other))
    ids = [attributes["id"] for _, attributes in found.tags if "id" in attributes]
    assert found.is_whole and len(ids) == len(set(ids))
    assert [a["href"] for tag, a in found.tags if tag == "a"][:2] == ["#run-1", "#run-2"]
    assert {"run-1", "run-2"} <= set(ids)
    assert "Side by side" in found.words and "MAML" in found.words


def test_a_folder_that_is_no_run_and_a_page_of_nothing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="is not a run"):
        write_report([tmp_path], tmp_path / "report.html")
    with pytest.raises(RunError, match="no run"):
        write_report([], tmp_path / "report.html")
    assert not (tmp_path / "report.html").exists()


def test_reports_are_written_without_torch_and_without_qt(run: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from workbench.runs.report import write_report; "
        f"write_report([Path({str(run)!r})], Path({str(tmp_path / 'out.html')!r})); "
        "print([name for name in ('torch', 'PySide6') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]" and (tmp_path / "out.html").is_file()
