"""``workbench FILE.fewshot`` opens the window with that session; one that is not there is said at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.cli import main


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """What the window was asked to open."""
    asked: list[Path | None] = []

    def run(_argv: object, session: Path | None = None) -> int:
        asked.append(session)
        return 0

    monkeypatch.setattr("workbench.gui.app.run", run)
    return asked


def test_a_session_is_opened_in_the_window_wherever_one_stands(
    opened: list[Path | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letters.fewshot").write_bytes(b"whatever it holds is judged in the window")
    monkeypatch.chdir(tmp_path)
    assert main(["letters.fewshot"]) == 0
    assert opened == [tmp_path / "letters.fewshot"]


def test_without_a_file_the_window_opens_as_it_is(opened: list[Path | None]) -> None:
    assert main([]) == 0
    assert opened == [None]


def test_a_session_that_is_not_there_is_refused(
    opened: list[Path | None], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main([str(tmp_path / "gone.fewshot")]) == 2
    assert capsys.readouterr().err == f"workbench: There is no session at {tmp_path / 'gone.fewshot'}.\n"
    assert opened == []
