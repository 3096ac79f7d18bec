"""Writes runs down where somebody asks for it: a report as a page, and curves as files for other programs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.gui.background import Background
from workbench.gui.controllers.run_library import RunLibrary
from workbench.gui.controllers.runs import RunsController
from workbench.gui.dialogs.report_export import CURVES, PAGE, REPORT, ExportCurvesDialog, Kind
from workbench.gui.dialogs.writing import ask_file
from workbench.gui.language import ENGLISH, language, mark, plural, say
from workbench.gui.last_folder import last_folder, note_folder
from workbench.gui.panels.training import TrainingPanel
from workbench.gui.svg_picture import png_of
from workbench.gui.told import told
from workbench.gui.widgets.written_notice import WrittenNotice
from workbench.runs import report_wording
from workbench.runs.errors import RunError
from workbench.runs.report_wording import Wording, worded

LONGEST_NAME = 80
# Reports have a folder of their own: where pictures were chosen last is no place for them.
FOLDER = "reports"
WRITING = {"report": mark("Writing the report…"), "": mark("Writing the curves…")}
WRITTEN = {
    "report": mark("The report was written to {file}."),
    "tensorboard": mark("Event files were written into {file}."),
}
CURVES_WRITTEN = mark("The curves were written to {file}.")


@dataclass(frozen=True)
class Job:
    """What is to be written where and in which language, and the notice that tells of it."""

    kind: Kind
    runs: tuple[Path, ...]
    path: Path
    wording: Wording
    notice: WrittenNotice


class ReportingController(QObject):
    """Tells of what it wrote in the window in which it was asked."""

    def __init__(
        self, library: RunLibrary, runs: RunsController, panel: TrainingPanel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library, self._runs, self._panel = library, runs, panel
        self._in_panel = WrittenNotice()
        self._writer = Background((RunError, OSError), self)
        panel.hold_offer(self._in_panel)
        panel.runs.reportRequested.connect(lambda path: self.report([path], panel, self._in_panel))
        panel.runs.exportRequested.connect(lambda path: self.export([path], panel, self._in_panel))
        library.reportRequested.connect(lambda paths: self.report(paths, *self._runs_window()))
        library.exportRequested.connect(lambda paths: self.export(paths, *self._runs_window()))
        self._writer.done.connect(self._on_written)
        self._writer.failed.connect(lambda job, error: job.notice.show_error(str(error)))

    def close(self) -> None:
        """Before the main window goes."""
        self._writer.close()

    def report(self, runs: Sequence[Path], around: QWidget, notice: WrittenNotice) -> None:
        """Ask where to, and write the report of ``runs``."""
        self._ask(runs, around, notice, REPORT)

    def export(self, runs: Sequence[Path], around: QWidget, notice: WrittenNotice) -> None:
        """Ask as what and where to, and write the curves of ``runs``."""
        what = self._name_of(runs[0]) if len(runs) == 1 else plural(len(runs), "run")
        dialog = ExportCurvesDialog(what, CURVES if len(runs) == 1 else (*CURVES, PAGE), around)
        dialog.chosen.connect(partial(self._ask, runs, around, notice))
        dialog.open()

    def _ask(self, runs: Sequence[Path], around: QWidget, notice: WrittenNotice, kind: Kind) -> None:
        title = say("Write a report") if kind.key == REPORT.key else say("Export curves")
        if kind.suffix:
            name = f"{self._file_name(runs)}-{'report' if kind.key == REPORT.key else 'curves'}{kind.suffix}"
            path = ask_file(around, title, name, f"{say(kind.words)} (*{kind.suffix})", kind.suffix, FOLDER)
        else:
            path = _ask_folder(around, title)
        if path is not None:
            notice.show_hint(say(WRITING.get(kind.key, WRITING[""])))
            job = Job(kind, tuple(runs), path, wording(), notice)
            self._writer.submit(job, lambda: _write(job))

    def _on_written(self, job: Job, _result: object) -> None:
        words = WRITTEN.get(job.kind.key, CURVES_WRITTEN)
        job.notice.show_written(say(words, file=job.path.name), job.path)

    def _runs_window(self) -> tuple[QWidget, WrittenNotice]:
        """The window "Runs", with the notice in it."""
        window = self._library.window
        return window, window.notice

    def _name_of(self, run: Path) -> str:
        return next((each.shown_name for each in self._runs.runs if each.path == run), run.name)

    def _file_name(self, runs: Sequence[Path]) -> str:
        """What a file about these runs is called, without what no file system takes."""
        name = self._name_of(runs[0]) if len(runs) == 1 else f"{len(runs)}-runs"
        return re.sub(r"[^\w\-+.()]+", "-", name).strip("-.")[:LONGEST_NAME] or runs[0].name


def _ask_folder(around: QWidget, title: str) -> Path | None:
    name = QFileDialog.getExistingDirectory(
        around, say("{title}: a folder for TensorBoard", title=title), str(last_folder(FOLDER))
    )
    if name:
        note_folder(Path(name), FOLDER)
    return Path(name) if name else None


def wording() -> Wording:
    """How the window words what it writes for people."""
    code = language().code
    return report_wording.ENGLISH if code == ENGLISH else Wording(code.replace("_", "-"), say, told, _date)


def _date(day: datetime, _english: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def _write(job: Job) -> None:
    """Read the runs, and write the file. Raises RunError."""
    with worded(job.wording):
        _write_as_worded(job)


def _write_as_worded(job: Job) -> None:
    # loaded when they are needed: the window opens sooner
    from workbench.runs.curve_files import curves_csv, curves_svg, read_runs, titled, write_file

    match job.kind.key:
        case "report":
            from workbench.runs.report import write_report

            write_report(job.runs, job.path)
        case "tensorboard":
            from workbench.runs.begun import begun
            from workbench.runs.tensorboard import write_tensorboard

            write_tensorboard(read_runs(job.runs), [begun(each) for each in job.runs], job.path)
        case "csv":
            write_file(job.path, curves_csv(read_runs(job.runs)))
        case "svg":
            write_file(job.path, curves_svg(titled(job.runs, read_runs(job.runs))))
        case "png":
            write_file(job.path, png_of(curves_svg(titled(job.runs, read_runs(job.runs)))))
