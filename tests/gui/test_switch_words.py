"""What is said when the language changes is said as if it had been said in the other language from the start."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from gui.answering_engine import AnsweringEngine
from gui.carried_notices import finished_sentences
from gui.fitting_windows import RUNS, choose_runs, write_runs
from gui.same_stage import compared, summary
from gui.sayings import SAYINGS
from gui.switch_stage import CHINESE, ENGLISH, Stage, has_chinese, stage  # noqa: F401
from gui.translating import ROOT
from gui.try_it_stage import pictures
from gui.visible_words import visible_words

from workbench.engine.run_requests import CompareRuns
from workbench.fewshot.session_file import Session
from workbench.gui.controllers import runs as runs_controller
from workbench.gui.controllers.run_models import GONE
from workbench.gui.language import LANGUAGES, language, say
from workbench.gui.told import told
from workbench.gui.widgets.notice import Notice
from workbench.runs.errors import NoFolderError
from workbench.runs.index import RunList

DIRECTIONS = [(ENGLISH, CHINESE), (CHINESE, ENGLISH)]
BOTH = pytest.mark.parametrize(("code", "other"), DIRECTIONS)
# The sentences of panels are said in both directions with it; without it, in the first.
WHOLE = os.environ.get("WORKBENCH_TEST_WHOLE") == "1"
CONTROLLERS = ROOT / "workbench" / "gui"
Said = tuple[str, str, str, bool]


def said(notice: Notice) -> Said:
    return notice.sentence, notice.details, notice._more.text(), notice.is_error


@pytest.mark.parametrize(("code", "other"), DIRECTIONS if WHOLE else DIRECTIONS[:1])
def test_what_a_panel_said_is_said_anew(
    stage: Stage,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: str,
    other: str,
) -> None:
    def no_folder() -> Path:
        raise NoFolderError(f"The folder of runs, {tmp_path / 'disk'}, is not there.")

    for name in ("one", "two", "three"):
        (tmp_path / name).mkdir()
    (tmp_path / "a.odt").write_text("no picture")
    for round_ in zip_longest(*(sayings for _, sayings in SAYINGS)):
        if language().code != code:
            stage.switch(code)
        now = [(notice, saying) for (notice, _), saying in zip(SAYINGS, round_, strict=True) if saying]
        monkeypatch.setattr(runs_controller, "runs_place", no_folder)
        for _, saying in now:
            saying(stage, tmp_path)
        before = [said(notice(stage)) for notice, _ in now]
        stage.switch(other)
        after = [said(notice(stage)) for notice, _ in now]
        for _, saying in now:
            saying(stage, tmp_path)
        assert after == [said(notice(stage)) for notice, _ in now]
        assert all(sentence for sentence, *_ in before)
        assert {has_chinese(sentence) for sentence, *_ in after} == {other == CHINESE}


def test_a_notice_that_stays_is_given_what_can_be_said_anew() -> None:
    """A sentence that is finished when it is handed over would stay in its language."""
    files = [*(CONTROLLERS / "controllers").glob("*.py"), CONTROLLERS / "showing.py", CONTROLLERS / "app.py"]
    assert [each for file in files for each in finished_sentences(file)] == []


@pytest.mark.parametrize(
    ("call", "is_found"),
    [
        ("self._panel.banner.show_hint(say(READY))", True),
        ("self._panel.banner.show_hint(lambda: say(READY))", False),
        ("self._panel.show_error(target, str(error))", False),
        ("self._panel.show_error(target, self._why(choice))", True),
        ("self.window.notice.show_hint(say(READY))", False),
        ("words = say(READY)\n    banner.show_error(words)", True),
        ("banner.show_error(reply.reason, reply.details)", False),
    ],
)
def test_the_look_for_finished_sentences_finds_them(tmp_path: Path, call: str, is_found: bool) -> None:
    (tmp_path / "some.py").write_text(f"def tell(self):\n    {call}\n")
    assert bool(list(finished_sentences(tmp_path / "some.py"))) == is_found


def test_where_a_model_came_from_is_said_anew(stage: Stage) -> None:  # noqa: F811
    stage.wiring.keeping.bring_back(Session("/runs/elsewhere", (), model_name="kite"), None, str)
    notes = [each.note for each in stage.wiring.try_it.entries if each.title == "kite"]
    assert notes == ["from last time"]
    stage.switch()
    assert [each.note for each in stage.wiring.try_it.entries if each.title == "kite"] == [say("from last time")]
    assert has_chinese(say("from last time"))


def test_a_model_that_is_gone_is_still_missed_and_used_once_it_is_back(stage: Stage) -> None:  # noqa: F811
    kite = summary("kite")
    stage.wiring.runs._on_listed(RunList([kite], {}))
    stage.wiring.try_it.use_model(str(kite.path))
    stage.wiring.runs._on_listed(RunList([], {}))
    assert "kite" in stage.wiring.run_models.notice.sentence
    wiring = stage.switch()
    instead = wiring.try_it.entries[0].title
    assert wiring.run_models.notice.sentence == say(GONE, gone="kite", instead=instead)
    wiring.runs._on_listed(RunList([kite], {}))
    assert wiring.try_it.model_ref == str(kite.path) and not wiring.run_models.notice.sentence


def test_models_that_were_compared_are_called_as_the_other_language_does(stage: Stage) -> None:  # noqa: F811
    stage.wiring.runs._on_listed(RunList([summary("proto")], {}))
    builtin = stage.wiring.try_it.entries[0]
    stage.wiring.run_windows.compare(["/runs/proto", builtin.ref])
    stage.wiring.run_windows.same.compare()
    stage.reply(compared(stage.engine.sent_of(CompareRuns)[-1]))
    assert [each.title for each in stage.wiring.run_windows.same.result.models] == ["proto", builtin.title]
    wiring = stage.switch()
    named = wiring.try_it.entries[0].title
    assert has_chinese(named) and [each.title for each in wiring.run_windows.same.result.models] == ["proto", named]


@pytest.fixture
def answering(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """A window with runs, classes and pictures; the engine answers."""
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    write_runs(tmp_path)
    made = Stage(qtbot, AnsweringEngine())
    made.engine.get_ready()
    qtbot.waitUntil(lambda: made.wiring.runs.listed, timeout=10_000)
    yield made
    made.close()


def open_all(stage: Stage) -> None:  # noqa: F811
    """Every window that may stand open beside the main one, and every pane filled."""
    model, shown, windows = stage.wiring.try_it.model, pictures(8), stage.wiring.try_it_windows
    model.add_groups([("phi", shown[:3]), ("psi", shown[3:6])])
    model.add_queries(shown[6:])
    for show in (stage.wiring.show_learning, stage.wiring.show_papers, stage.wiring.show_runs, stage.wiring.help.open):
        show()
    for show in (windows.show_map, windows.show_how_good, windows.show_why, windows.show_compare):
        show()
    for show in (windows.show_classify, stage.wiring.welcome.starters.open):
        show()
    choose_runs(stage.window, RUNS)
    stage.wiring.run_windows.compare([each.path for each in stage.wiring.runs.runs if each.name in RUNS])


@BOTH
def test_nothing_of_the_former_language_is_to_be_seen(answering: Stage, qtbot: Any, code: str, other: str) -> None:
    if code != ENGLISH:
        answering.switch(code)
    open_all(answering)
    qtbot.wait(1500)
    before = visible_words()
    answering.switch(other)
    qtbot.wait(1500)
    assert len(before) > 300 and [each for each in sorted(visible_words()) if is_of_the_other(each, before)] == []


def is_of_the_other(words: str, before: set[str]) -> bool:
    """Whether a text is not in the language of now, as far as that can be told; English ones that stay have been there
    before, and are known."""
    names = (*LANGUAGES.values(), "语言")
    if language().code == ENGLISH:
        return has_chinese(words) and not any(each in words for each in names)
    return words in before and told(words) != words and words != "interrupted"  # a run of that name
