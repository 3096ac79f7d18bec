"""Reports and curves from the window: asked for where the runs are, written beside it, and told of there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from gui.runs_stage import Runs
from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QVBoxLayout, QWidget

from workbench.gui.dialogs.report_export import CURVES, PAGE, ExportCurvesDialog
from workbench.gui.last_folder import last_folder, note_folder
from workbench.gui.widgets.written_notice import WrittenNotice
from workbench.runs.about import About

A, B = "glyphs-maml-01", "glyphs-maml-02"


class Asked:
    """What file dialogs were asked, and what they answer."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, answer: Path) -> None:
        self.start, self.answer, self.opened = "", answer, list[str]()
        monkeypatch.setattr(QFileDialog, "getSaveFileName", self._file)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(self.answer))
        monkeypatch.setattr(QDesktopServices, "openUrl", self._open)

    def _file(self, _parent: Any, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        self.start = start
        return str(self.answer), ""

    def _open(self, url: QUrl) -> bool:
        self.opened.append(url.toLocalFile())
        return True


@pytest.fixture
def runs(qtbot: Any, home: Path) -> Runs:
    stage = Runs(qtbot, home)
    stage.add(A, About("Best / so far?", "for the talk", ("talk",)))
    stage.add(B)
    stage.open()
    return stage


def notice_in(window: Any) -> WrittenNotice:
    return window.findChild(WrittenNotice)


def test_a_report_is_written_and_told_of_in_the_window_of_runs(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked(monkeypatch, tmp_path / "page")
    runs.choose(A)
    runs.do("report")
    notice = notice_in(runs.window)
    runs.wait(lambda: notice.sentence == "The report was written to page.html.")
    assert Path(asked.start).name == "Best-so-far-report.html"
    assert "Best / so far?" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert [each.text() for each in notice.offers] == ["Open", "Show in folder"]
    for each in notice.offers:
        each.click()
    assert asked.opened == [str(tmp_path / "page.html"), str(tmp_path)]
    notice.clear()
    assert notice.offers == []


def test_a_report_of_several_runs_is_one_page(runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked(monkeypatch, tmp_path / "page")
    runs.choose(A, B)
    runs.do("report")
    runs.wait(lambda: notice_in(runs.window).sentence == "The report was written to page.html.")
    assert Path(asked.start).name == "2-runs-report.html"
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "Best / so far?" in page and B in page


@pytest.mark.parametrize("kind", [each for each in CURVES if each.suffix], ids=lambda each: each.key)
def test_curves_are_written_as_what_was_chosen(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: Any
) -> None:
    asked = Asked(monkeypatch, tmp_path / f"out{kind.suffix}")
    runs.choose(A, B)
    runs.do("export")
    dialog = runs.window.findChild(ExportCurvesDialog)
    dialog.kinds[kind.key].setChecked(True)
    dialog.save.click()
    runs.wait(lambda: notice_in(runs.window).sentence == f"The curves were written to out{kind.suffix}.")
    assert Path(asked.start).name == f"2-runs-curves{kind.suffix}"
    starts = {"csv": b"\xef\xbb\xbfrun,curve", "svg": b"<?xml", "png": b"\x89PNG"}
    written = (tmp_path / f"out{kind.suffix}").read_bytes()
    assert written.startswith(starts[kind.key])
    assert kind.key != "svg" or (b"Best / so far?" in written and A.encode() not in written)


def test_several_runs_may_be_written_into_one_page_and_event_files(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("tensorboard", reason="TensorBoard is an extra: pip install tensorboard")
    Asked(monkeypatch, tmp_path / "all.html")
    paths = [runs.folder / A, runs.folder / B]
    controller, notice = runs.main.wiring.reporting, WrittenNotice(runs.window)
    controller._ask(paths, runs.window, notice, PAGE)
    runs.wait(lambda: "all.html" in notice.sentence)
    assert "Side by side" in (tmp_path / "all.html").read_text(encoding="utf-8")
    (tmp_path / "logs").mkdir()
    asked = Asked(monkeypatch, tmp_path / "logs")
    controller._ask(paths, runs.window, notice, CURVES[-1])
    runs.wait(lambda: notice.sentence == "Event files were written into logs.")
    assert sorted(each.name for each in (tmp_path / "logs").iterdir()) == [A, B]
    assert [each.text() for each in notice.offers] == ["Open"]  # of a folder there is nothing else to show
    controller._ask(paths, runs.window, notice, CURVES[-1])
    runs.wait(lambda: "holds event files already" in notice.sentence)
    assert notice.is_error and not asked.opened


def test_reports_go_to_a_folder_of_their_own_and_not_where_pictures_were_chosen(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("documents", "cats", "reports"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path / "documents"))
    asked = Asked(monkeypatch, tmp_path / "reports" / "page.html")
    starts = []
    for _ in range(2):
        note_folder(tmp_path / "cats")
        runs.library.reportRequested.emit([runs.folder / B])
        starts.append(Path(asked.start).parent)
    assert starts == [tmp_path / "documents", tmp_path / "reports"]
    assert last_folder() == tmp_path / "cats"
    runs.wait(lambda: notice_in(runs.window).sentence == "The report was written to page.html.")


def test_only_several_runs_are_offered_a_page_about_all(runs: Runs) -> None:
    dialogs = []
    for paths in ([runs.folder / A], [runs.folder / A, runs.folder / B]):
        runs.library.exportRequested.emit(paths)
        dialogs.append(runs.window.findChildren(ExportCurvesDialog)[-1])
    assert [PAGE.key in each.kinds for each in dialogs] == [False, True]
    for dialog in dialogs:
        assert all(each.accessibleDescription() for each in dialog.kinds.values())
        dialog.reject()


@pytest.mark.parametrize("width", [900, 600, 360])
def test_nothing_of_a_notice_is_cut_however_narrow_it_is(qtbot: Any, tmp_path: Path, width: int) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    notice, column = WrittenNotice(), QVBoxLayout(around)
    column.addWidget(notice)
    column.addStretch()
    around.resize(width, 300)
    around.show()
    notice.show_written("The report was written to a-run-with-a-rather-long-name-report.html.", tmp_path / "a.html")
    qtbot.waitUntil(lambda: notice.offers[0].x() > 0)
    parts = [*notice.offers, notice._sentence, notice._close]
    for part in parts:
        assert notice.rect().contains(part.geometry()) and part.width() >= part.minimumSizeHint().width()
        assert not any(part.geometry().intersects(other.geometry()) for other in parts if other is not part)
    assert (notice.offers[0].y() > notice._sentence.geometry().bottom()) == (width < 500)


def test_each_control_of_the_dialog_says_what_it_does(runs: Runs) -> None:
    runs.choose(A, B)
    runs.do("export")
    dialog = runs.window.findChild(ExportCurvesDialog)
    for each in dialog.findChildren(QAbstractButton):
        assert each.text() and each.toolTip()
    dialog.reject()


def test_a_place_that_cannot_be_written_is_named_and_the_window_lives(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("mine")
    Asked(monkeypatch, tmp_path / "file" / "page.html")
    runs.library.reportRequested.emit([runs.folder / B])
    notice = notice_in(runs.window)
    runs.wait(lambda: "page.html cannot be written" in notice.sentence)
    assert notice.is_error and notice.offers == [] and (tmp_path / "file").read_text() == "mine"


def test_a_run_that_has_gone_meanwhile_is_named(runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Asked(monkeypatch, tmp_path / "page.html")
    (runs.folder / B / "config.json").unlink()
    runs.library.reportRequested.emit([runs.folder / B])
    runs.wait(lambda: f"{B} is not a run" in notice_in(runs.window).sentence)
    assert not (tmp_path / "page.html").exists()


def test_nothing_is_written_where_no_file_is_chosen(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    runs.library.reportRequested.emit([runs.folder / A])
    assert notice_in(runs.window).sentence == ""


def test_the_table_in_training_offers_both_and_training_tells(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Asked(monkeypatch, tmp_path / "page.html")
    panel = runs.main.training
    run = next(each for each in runs.library._runs.runs if each.name == B)
    actions = {each.text(): each for each in panel.runs.menu_for(run).actions()}
    actions["Report…"].trigger()
    runs.wait(lambda: notice_in(panel).sentence == "The report was written to page.html.")
    actions["Export curves…"].trigger()
    dialog = panel.findChild(ExportCurvesDialog)
    assert f"Export curves of {B}" in [each.text() for each in dialog.findChildren(QLabel)]
    dialog.reject()
