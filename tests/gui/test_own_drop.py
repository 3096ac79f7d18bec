"""What of all that is dropped is a dataset of one's own, and what is said where nothing is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from gui.dropping import drop, write_classes, write_picture
from gui.stand_in_engine import StandInEngine
from PySide6.QtGui import QImage

from workbench.data.archives import SUFFIXES
from workbench.engine.own_pictures import SurveyFolder
from workbench.gui.main_window import MainWindow
from workbench.gui.models.own_drop import ARCHIVES, NoDatasetError, dataset_in


def test_a_folder_an_archive_and_a_table_of_labels_are_looked_at(tmp_path: Path) -> None:
    for name in ("animals.zip", "animals.tar.gz"):
        assert dataset_in([tmp_path / name]) == tmp_path / name
    assert dataset_in([tmp_path]) == tmp_path
    assert dataset_in([tmp_path / "labels.csv"]) == tmp_path
    assert dataset_in([tmp_path / "readme.txt", tmp_path]) == tmp_path


def test_every_archive_that_can_be_read_can_be_dropped() -> None:
    assert set(ARCHIVES) == {".zip", *SUFFIXES}


def test_all_folders_of_one_place_are_that_place_but_some_of_them_are_none(tmp_path: Path) -> None:
    names = ("arrow", "house", "zed")
    folders = list(write_classes(tmp_path / "mine", names=names).iterdir())
    assert dataset_in(folders) == tmp_path / "mine"
    with pytest.raises(NoDatasetError, match="2 folders were dropped, but a dataset is one folder"):
        dataset_in(folders[:2])
    with pytest.raises(NoDatasetError, match="2 archives were dropped"):
        dataset_in([tmp_path / "a.zip", tmp_path / "b.zip"])


def test_pictures_without_classes_belong_on_try_it(tmp_path: Path) -> None:
    photos = [write_picture(tmp_path / f"{number}.png") for number in range(5)]
    with pytest.raises(NoDatasetError, match=r"5 pictures without classes cannot be trained on.*drop them on “Try it”"):
        dataset_in(photos)
    with pytest.raises(NoDatasetError, match="1 picture without classes"):
        dataset_in([QImage(8, 8, QImage.Format.Format_RGB32)])


@pytest.mark.parametrize(
    ("name", "said"),
    [("notes.txt", "notes.txt is neither a folder nor an archive"), ("cache-train.pkl", "choose that under “Change…”")],
)
def test_of_other_files_it_is_said_what_to_drop_instead(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / name).write_text("milk")
    with pytest.raises(NoDatasetError, match=said):
        dataset_in([tmp_path / name])


def test_the_window_says_it_on_the_dataset_panel_and_opens_nothing(
    qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    window = MainWindow(StandInEngine())
    qtbot.addWidget(window)
    window.show()
    drop(window.dataset, [write_picture(tmp_path / "photo.png")])
    notice = window.dataset.notice
    assert notice.is_error and "drop them on “Try it” at the right" in notice.sentence
    drop(window.training, [write_classes(tmp_path / name) for name in ("one", "two")])
    assert "2 folders were dropped" in notice.sentence
    assert window.wiring.own.dialog is None and not window._engine.sent_of(SurveyFolder)
    drop(window.dataset, [tmp_path / "one"])
    assert notice.sentence == "" and window._engine.sent_of(SurveyFolder)[-1].path == str(tmp_path / "one")
    window.wiring.own.dialog.reject()
